// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/differencescript.h"

#include "core/savefile.h"
#include "core/text.h"
#include "items/differencepropertymodel.h"
#include "widgets/badge.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/segments.h"
#include "widgets/sqlview.h"
#include "widgets/strip.h"
#include "widgets/style.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLocale>
#include <QPushButton>
#include <QStackedLayout>
#include <qtconcurrentrun.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QList<SqlSection> sectionsOf(const SchemaScript &script)
{
    QList<SqlSection> sections;
    for (qsizetype i = 0; i < script.statements.size(); ++i) {
        const auto &statement = script.statements.at(i);
        sections += SqlSection { .text = statement.sql,
            .number = QString::number(i + 1),
            .label = statement.note.isEmpty() && statement.destructive
                ? DifferenceScript::tr("loses data")
                : statement.note,
            .tone = statement.destructive ? Tone::Danger : Tone::Neutral };
    }
    return sections;
}

} // namespace

DifferenceScript::DifferenceScript(DifferenceReader *reader, QWidget *parent)
    : QWidget(parent)
    , m_reader(reader)
    , m_way(new QComboBox)
    , m_form(new Segments(tr("Form of the script"), { tr("Plain"), tr("Zero-downtime") }))
    , m_verdict(new BadgeLabel)
    , m_progress(new ElidedLabel)
    , m_trouble(new Strip(Tone::Danger, {}, {}))
    , m_stack(new QStackedLayout)
    , m_empty(new EmptyState)
    , m_sql(new SqlView)
    , m_copy(new QPushButton(tr("Copy")))
    , m_save(new QPushButton(tr("Save…")))
    , m_capture(new QPushButton(tr("Write as a migration…")))
{
    setupView();
    connect(m_way, &QComboBox::activated, this, &DifferenceScript::changed);
    connect(m_form, &Segments::changed, this, &DifferenceScript::changed);
    connect(m_copy, &QPushButton::clicked, this, &DifferenceScript::copy);
    connect(m_save, &QPushButton::clicked, this, &DifferenceScript::save);
    connect(m_capture, &QPushButton::clicked, this, &DifferenceScript::captureWanted);
    connect(m_reader, &DifferenceReader::progressed, m_progress,
        [this](const QString &phase) { m_progress->setText(visible(phase)); });
    connect(m_empty, &EmptyState::pressed, m_reader, &DifferenceReader::stop);
}

QWidget *DifferenceScript::makeHeading()
{
    m_way->setObjectName(u"scriptWay"_s);
    m_way->setAccessibleName(tr("From which side to which"));
    m_way->view()->setAccessibleName(m_way->accessibleName());
    m_way->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_way->setMinimumContentsLength(24);
    m_form->setObjectName(u"scriptForm"_s);
    m_verdict->setObjectName(u"scriptVerdict"_s);
    m_progress->setForegroundRole(QPalette::PlaceholderText);
    auto *heading = new QWidget;
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_way);
    row->addWidget(m_form);
    row->addWidget(m_verdict);
    row->addWidget(m_progress, 1);
    return heading;
}

void DifferenceScript::setupView()
{
    m_sql->setObjectName(u"scriptSql"_s);
    m_trouble->setObjectName(u"scriptTrouble"_s);
    m_trouble->hide();
    m_copy->setObjectName(u"scriptCopy"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_save->setObjectName(u"scriptSave"_s);
    m_capture->setObjectName(u"scriptCapture"_s);
    makePrimary(m_capture);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(12, 8, 12, 8);
    footer->setSpacing(8);
    footer->addStretch(1);
    footer->addWidget(m_copy);
    footer->addWidget(m_save);
    footer->addWidget(m_capture);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_sql);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHeading());
    column->addWidget(m_trouble);
    column->addWidget(makeLine());
    column->addLayout(m_stack, 1);
    column->addWidget(makeLine());
    column->addLayout(footer);
}

void DifferenceScript::setDifferences(const Differences &all)
{
    const bool same = all.titles == m_all.titles;
    m_all = all;
    if (!same) {
        m_way->clear();
        const auto brief = briefTitles(all.titles);
        for (int step = 0; step < all.steps.size(); ++step) {
            for (const bool backwards : { false, true }) {
                const auto from = brief.at(backwards ? step + 1 : step);
                const auto to = brief.at(backwards ? step : step + 1);
                m_way->addItem(tr("%1 → %2").arg(from, to));
            }
        }
        const auto differs = std::ranges::find_if(
            all.steps, [](const auto &step) { return !step.changes.isEmpty(); });
        m_way->setCurrentIndex(
            differs == all.steps.end() ? 0 : 2 * int(differs - all.steps.begin()));
    }
    m_form->setVisible(all.engine == "postgresql"_L1);
    m_tried.reset();
    changed();
}

void DifferenceScript::setCapturable(const QString &whyNot)
{
    m_notCapturable = whyNot;
    m_capture->setToolTip(whyNot.isEmpty() ? tr("Shows the files first") : whyNot);
}

void DifferenceScript::setLeftOut(const QList<DifferenceKey> &leftOut)
{
    m_leftOut = leftOut;
    changed();
}

ScriptWish DifferenceScript::wish() const
{
    const int way = std::max(0, m_way->currentIndex());
    return { .step = way / 2,
        .backwards = way % 2 == 1,
        .form = m_form->isVisibleTo(this) && m_form->current() == 1 ? ScriptForm::ZeroDowntime
                                                                    : ScriptForm::Plain,
        .leftOut = m_leftOut };
}

void DifferenceScript::changed()
{
    m_stale = true;
    if (isVisible()) {
        ask();
    }
}

void DifferenceScript::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale) {
        ask();
    }
}

void DifferenceScript::ask()
{
    m_stale = false;
    m_tried.reset();
    m_trouble->hide();
    m_verdict->hide();
    m_progress->setText({});
    m_empty->say(
        u"sql"_s, tr("Writing the script and trying it on a scratch copy …"), tr("Cancel"));
    m_stack->setCurrentWidget(m_empty);
    for (auto *button : { m_copy, m_save, m_capture }) {
        button->setEnabled(false);
    }
    if (m_all.steps.isEmpty()) {
        return;
    }
    const int asked = ++m_asked;
    m_reader->script(wish()).then(this, [this, asked](const Result<TriedScript> &answer) {
        if (asked == m_asked) {
            answered(answer);
        }
    });
}

void DifferenceScript::answered(const Result<TriedScript> &answer)
{
    m_progress->setText({});
    if (!answer) {
        const bool stopped = answer.error().kind == ErrorKind::Cancelled;
        m_stale = stopped;
        m_empty->say(stopped ? u"sql"_s : u"warning"_s,
            visibleLines(
                scrubbed(stopped ? tr("The script was not written.") : oneLine(answer.error()))));
        return;
    }
    m_tried = *answer;
    const bool nothing = m_tried->script.statements.isEmpty();
    for (auto *button : { m_copy, m_save }) {
        button->setEnabled(!nothing);
    }
    m_capture->setEnabled(!nothing && !m_tried->failure && m_notCapturable.isEmpty());
    if (nothing) {
        m_empty->say(u"check"_s,
            m_leftOut.isEmpty() ? tr("There is nothing to do.")
                                : tr("Nothing is ticked that a script could do."));
        return;
    }
    m_sql->setSections(sectionsOf(m_tried->script), m_all.highlighting);
    m_stack->setCurrentWidget(m_sql);
    showVerdict();
}

void DifferenceScript::showVerdict()
{
    const auto at = QLocale().toString(m_tried->triedAt.toLocalTime().time(), QLocale::ShortFormat);
    if (m_tried->verified) {
        m_verdict->setBadge({ u"check"_s,
            m_tried->leftOut > 0
                ? tr("Verified on scratch %1 · result equals target but for %n left out", nullptr,
                      m_tried->leftOut)
                      .arg(at)
                : tr("Verified on scratch %1 · result equals target").arg(at),
            Tone::Applied });
    } else if (m_tried->failure) {
        m_verdict->setBadge({ u"error"_s,
            m_tried->failedStatement >= 0
                ? tr("Not runnable: statement %1").arg(m_tried->failedStatement + 1)
                : tr("Does not reach the target"),
            Tone::Danger });
        m_trouble->say(Tone::Danger, visibleLines(scrubbed(oneLine(*m_tried->failure))));
        m_sql->showSection(std::max(0, m_tried->failedStatement));
    } else {
        m_verdict->setBadge({ u"warning"_s, tr("Not verified"), Tone::Attention });
        m_trouble->say(Tone::Attention, visibleLines(scrubbed(m_tried->notVerified)));
    }
    m_trouble->setVisible(!m_tried->verified);
    m_verdict->show();
}

QString DifferenceScript::script() const
{
    return m_tried ? scriptText(*m_tried) : QString();
}

void DifferenceScript::copy()
{
    QGuiApplication::clipboard()->setText(script());
}

void DifferenceScript::save()
{
    auto *dialog = new QFileDialog(this, tr("Save the Script"));
    dialog->setObjectName(u"saveScriptDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"sql"_s);
    dialog->setNameFilter(tr("SQL files (*.sql)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QtConcurrent::run([path, bytes = script().toUtf8()] {
            return saveFile(path, bytes);
        }).then(this, [this](const Result<void> &saved) {
            if (!saved) {
                m_trouble->say(Tone::Danger, visibleLines(oneLine(saved.error())));
                m_trouble->show();
            }
        });
    });
    dialog->open();
}

} // namespace Switchback
