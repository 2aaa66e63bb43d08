// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/differencemap.h"

#include "items/differencepropertymodel.h"
#include "widgets/badge.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/palette.h"
#include "widgets/schemamapview.h"
#include "widgets/strip.h"
#include "workspace/differencereader.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QStackedLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr double ZoomStep = 1.25;

BadgeLabel *legend(const QString &icon, const QString &word, Tone tone)
{
    auto *label = new BadgeLabel;
    label->setBadge({ .icon = icon, .text = word, .tone = tone });
    return label;
}

} // namespace

DifferenceMap::DifferenceMap(DifferenceReader *reader, QWidget *parent)
    : QWidget(parent)
    , m_reader(reader)
    , m_step(new QComboBox)
    , m_counts(new ElidedLabel)
    , m_stack(new QStackedLayout)
    , m_empty(new EmptyState)
    , m_view(new SchemaMapView)
{
    setObjectName(u"differenceMap"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHeading());
    column->addWidget(makeLine());
    column->addLayout(m_stack, 1);
    connect(m_step, &QComboBox::activated, this, &DifferenceMap::changed);
    connect(m_view, &SchemaMapView::rowChosen, this, &DifferenceMap::rowChosen);
}

QWidget *DifferenceMap::makeHeading()
{
    m_step->setObjectName(u"mapStep"_s);
    m_step->setAccessibleName(tr("From which side to which"));
    m_step->view()->setAccessibleName(m_step->accessibleName());
    m_step->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_step->setMinimumContentsLength(24);
    m_counts->setObjectName(u"mapCounts"_s);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    auto *heading = new QWidget;
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_step);
    row->addWidget(legend(u"plus"_s, tr("new"), Tone::Applied));
    row->addWidget(legend(u"edited"_s, tr("changed"), Tone::Accent));
    row->addWidget(legend(u"minus"_s, tr("dropped"), Tone::Danger));
    row->addWidget(m_counts, 1);
    const auto add = [this, row](
                         const QString &name, const QString &icon, const QString &tip, auto press) {
        auto *button = new QToolButton;
        button->setObjectName(name);
        button->setIcon(Switchback::icon(icon));
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, m_view, press);
        row->addWidget(button);
        return button;
    };
    add(u"mapSmaller"_s, u"minus"_s, tr("Smaller (−)"), [this] { m_view->zoom(1 / ZoomStep); });
    add(u"mapLarger"_s, u"plus"_s, tr("Larger (+)"), [this] { m_view->zoom(ZoomStep); });
    add(u"mapFit"_s, {}, tr("All of it (0)"), [this] { m_view->fit(); })->setText(tr("Fit"));
    return heading;
}

void DifferenceMap::setDifferences(const Differences &all)
{
    if (m_titles != all.titles) {
        m_titles = all.titles;
        m_step->clear();
        const auto brief = briefTitles(all.titles);
        for (int step = 0; step < all.steps.size(); ++step) {
            m_step->addItem(tr("%1 → %2").arg(brief.at(step), brief.at(step + 1)));
        }
        m_step->setCurrentIndex(m_step->count() - 1);
    }
    m_step->setVisible(all.steps.size() > 1);
    changed();
}

void DifferenceMap::changed()
{
    m_stale = true;
    ++m_asked;
    m_counts->setText({});
    m_empty->say(u"wait"_s, tr("Drawing the map …"));
    m_stack->setCurrentWidget(m_empty);
    if (isVisible()) {
        ask();
    }
}

void DifferenceMap::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale) {
        ask();
    }
}

void DifferenceMap::ask()
{
    m_stale = false;
    m_reader->map(m_step->currentIndex()).then(this, [this, asked = m_asked](const SchemaMap &map) {
        if (asked == m_asked) {
            layOut(map);
        }
    });
}

void DifferenceMap::layOut(const SchemaMap &map)
{
    if (map.tables.isEmpty()) {
        m_empty->say(u"check"_s, tr("No table changes from here to there."));
        return;
    }
    m_reader->layOut(map, m_view->boxes(map))
        .then(this, [this, map, asked = m_asked](const Result<MapLayout> &layout) {
            if (asked != m_asked) {
                return;
            }
            if (layout) {
                show(map, *layout);
            } else {
                m_empty->say(u"warning"_s, oneLine(layout.error()));
            }
        });
}

void DifferenceMap::show(const SchemaMap &map, const MapLayout &layout)
{
    m_view->setMap(map, layout);
    const auto changed = std::ranges::count_if(
        map.tables, [](const MapTable &each) { return each.state != MapTable::State::Same; });
    auto words = tr("%n changed table(s)", nullptr, int(changed));
    if (const auto neighbours = map.tables.size() - changed; neighbours > 0) {
        words += u" · "_s + tr("%n neighbour(s)", nullptr, int(neighbours));
    }
    if (map.leftOut > 0) {
        words += u" · "_s
            + tr("%n more without room here: the list has them", nullptr, map.leftOut);
    }
    m_counts->setText(words);
    m_stack->setCurrentWidget(m_view);
}

} // namespace Switchback
