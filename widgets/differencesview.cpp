// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// How the page of differences is put together, and its commands.

#include "widgets/differencedetail.h"
#include "widgets/differencemap.h"
#include "widgets/differencescript.h"
#include "widgets/differencesources.h"
#include "widgets/differencespage.h"
#include "widgets/differencetree.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/rank.h"
#include "widgets/strip.h"
#include "workspace/differencereader.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Switchback {

void DifferencesPage::setupView()
{
    m_tabs->setObjectName(u"differenceTabs"_s);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("What to see of the comparison"));
    m_tabs->addTab(tr("Differences"));
    m_tabs->addTab(tr("Map"));
    m_tabs->addTab(tr("Script"));
    m_note->setObjectName(u"differenceNote"_s);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(makeProgress());
    m_pages->addWidget(makeObjects());
    m_pages->addWidget(m_map);
    m_pages->addWidget(m_script);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHeading());
    column->addWidget(makeFilterRow());
    column->addWidget(m_note);
    column->addWidget(m_tabs);
    column->addWidget(makeLine());
    column->addWidget(m_pages, 1);
    setFocusProxy(m_tree);
}

QWidget *DifferencesPage::makeHeading()
{
    m_again->setObjectName(u"compareAgain"_s);
    m_again->setIcon(icon(u"refresh"_s));
    m_export->setObjectName(u"differenceExport"_s);
    m_export->setIcon(icon(u"external"_s));
    m_export->setToolTip(tr("The comparison as one web page"));
    auto *heading = new QWidget;
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(12, 12, 12, 4);
    row->setSpacing(12);
    row->addWidget(makeLabel(Rank::Title, tr("Compare"), this));
    row->addWidget(m_sources, 1);
    row->addWidget(m_again);
    row->addWidget(m_export);
    return heading;
}

QWidget *DifferencesPage::makeFilterRow()
{
    m_filter->setObjectName(u"differenceFilter"_s);
    m_filter->setPlaceholderText(tr("Find objects"));
    m_filter->setAccessibleName(tr("Find objects"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s, Tone::Neutral), QLineEdit::LeadingPosition);
    m_matches->setTextFormat(Qt::PlainText);
    m_matches->setForegroundRole(QPalette::PlaceholderText);
    m_matches->setObjectName(u"differenceMatches"_s);
    m_narrow->setObjectName(u"differenceNarrow"_s);
    m_narrow->setText(tr("Only matches"));
    m_narrow->setToolTip(tr("Leaves out what does not match instead of dimming it"));
    m_narrow->setCheckable(true);
    m_narrow->setAutoRaise(true);
    m_layersButton->setObjectName(u"differenceLayers"_s);
    m_layersButton->setText(tr("Layers"));
    m_layersButton->setIcon(icon(u"settings"_s));
    m_layersButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_layersButton->setToolTip(tr("Which sides of a schema are compared"));
    m_layersButton->setPopupMode(QToolButton::InstantPopup);
    m_layersButton->setAutoRaise(true);
    m_layersMenu = new QMenu(m_layersButton);
    m_layersButton->setMenu(m_layersMenu);
    m_hidden->setObjectName(u"differenceHidden"_s);
    m_hidden->setIcon(icon(u"filter"_s));
    m_hidden->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_hidden->setAutoRaise(true);
    m_hidden->setToolTip(tr("Shows the rules and what each of them hides"));
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 4, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_filter, 1);
    row->addWidget(m_matches);
    row->addWidget(m_narrow);
    row->addWidget(m_layersButton);
    row->addWidget(m_hidden);
    return bar;
}

QWidget *DifferencesPage::makeProgress()
{
    m_progress->setObjectName(u"differenceProgress"_s);
    m_progress->setAccessibleName(tr("How far the reading is"));
    m_progress->setTextVisible(false);
    m_cancel->setObjectName(u"differenceCancel"_s);
    m_phase->setObjectName(u"differencePhase"_s);
    auto *page = new QWidget;
    auto *middle = new QVBoxLayout;
    middle->setSpacing(12);
    middle->addStretch(2);
    middle->addWidget(m_phase);
    middle->addWidget(m_progress);
    middle->addWidget(m_cancel, 0, Qt::AlignHCenter);
    middle->addStretch(3);
    auto *row = new QHBoxLayout(page);
    row->addStretch(1);
    row->addLayout(middle, 1);
    row->addStretch(1);
    return page;
}

QWidget *DifferencesPage::makeObjects()
{
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setObjectName(u"differenceSplitter"_s);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 5);
    m_splitter->setStretchFactor(1, 6);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({ 560, 540 });
    m_splitter->restoreState(QSettings().value("differences/splitter").toByteArray());
    connect(m_splitter, &QSplitter::splitterMoved, this,
        [this] { QSettings().setValue("differences/splitter", m_splitter->saveState()); });
    return m_splitter;
}

QAction *DifferencesPage::addCommand(const QString &name, const QString &picture,
    const QString &text, const QKeySequence &keys, const std::function<void()> &run)
{
    auto *action = new QAction(icon(picture), text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [run] { run(); });
    addAction(action);
    return action;
}

void DifferencesPage::setupActions()
{
    addCommand(u"nextDifference"_s, u"arrow-down"_s, tr("Next Difference"), Qt::Key_F7,
        [this] { m_tree->step(1); });
    addCommand(u"previousDifference"_s, u"arrow-up"_s, tr("Previous Difference"),
        Qt::SHIFT | Qt::Key_F7, [this] { m_tree->step(-1); });
    auto *hide = addCommand(u"hideDifference"_s, u"filter"_s, tr("Hide Differences Like This…"),
        Qt::Key_H, [this] { hideLikeThis(); });
    hide->setShortcutContext(Qt::WidgetShortcut); // a plain letter belongs to the list alone
    m_tree->addAction(hide);
    auto *answer = addCommand(u"answerRename"_s, u"help"_s, tr("Answer 'Yes, Renamed'"), Qt::Key_Y,
        [this] { m_detail->answer(); });
    answer->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(answer);
    addCommand(u"compareAgainAction"_s, u"refresh"_s, tr("Compare Again"), Qt::CTRL | Qt::Key_R,
        [this] { m_again->click(); });
    addCommand(u"copyScriptAction"_s, u"copy"_s, tr("Copy the Script"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] { m_script->copy(); });
    addCommand(u"saveScriptAction"_s, u"file"_s, tr("Save the Script…"), QKeySequence::Save,
        [this] { m_script->save(); });
    addCommand(u"exportAction"_s, u"external"_s, tr("Export as a Web Page…"), {},
        [this] { m_export->click(); });
    connect(m_again, &QPushButton::clicked, this, &DifferencesPage::read);
    connect(m_export, &QPushButton::clicked, this, &DifferencesPage::exportHtml);
    connect(m_hidden, &QToolButton::clicked, this, &DifferencesPage::openRules);
    connect(m_filter, &QLineEdit::textChanged, this, &DifferencesPage::filterChanged);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_tree->step(1); });
    connect(m_narrow, &QToolButton::toggled, this, &DifferencesPage::filterChanged);
    connect(m_tabs, &QTabBar::currentChanged, this, &DifferencesPage::showTab);
}

void DifferencesPage::setupLayers()
{
    m_layersMenu->clear();
    const auto add = [this](const QString &name, const QString &text, bool DiffOptions::*layer) {
        auto *action = m_layersMenu->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(layers().*layer);
        connect(action, &QAction::toggled, this, [this, layer](bool on) {
            auto chosen = layers();
            chosen.*layer = on;
            m_layers = chosen;
            compareAgain();
        });
    };
    add(u"layerOrder"_s, tr("Order of Columns"), &DiffOptions::order);
    add(u"layerOwners"_s, tr("Owners"), &DiffOptions::owners);
    add(u"layerPrivileges"_s, tr("Privileges"), &DiffOptions::privileges);
    add(u"layerComments"_s, tr("Comments"), &DiffOptions::comments);
    add(u"layerStorage"_s, tr("Storage"), &DiffOptions::storage);
    m_layersMenu->addSeparator();
    auto *rules = m_layersMenu->addAction(tr("Hide What the Rules Hide"));
    rules->setObjectName(u"layerRules"_s);
    rules->setCheckable(true);
    rules->setChecked(m_ruled);
    connect(rules, &QAction::toggled, this, [this](bool on) {
        m_ruled = on;
        compareAgain();
    });
}

} // namespace Switchback
