// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/backfillpage.h"

#include "core/text.h"
#include "items/duration.h"
#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/rank.h"
#include "widgets/runchart.h"
#include "widgets/sqlview.h"
#include "widgets/strip.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QCheckBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int Steps = 1000; // of the bar: rows may be more than an int holds

QString count(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

BackfillPage::BackfillPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_subtitle(new ElidedLabel)
    , m_bar(new QProgressBar)
    , m_chart(new RunChart)
    , m_unfinished(new Strip(Tone::Attention, {}, {}))
    , m_message(new Strip(Tone::Info, {}, {}))
    , m_sql(new QPlainTextEdit)
    , m_about(makeLabel(Rank::Muted, {}, this))
    , m_preview(new SqlView)
    , m_batch(new QSpinBox)
    , m_adapts(new QCheckBox(tr("Adapt to the time a batch takes")))
    , m_wanted(new QSpinBox)
    , m_pause(new QSpinBox)
    , m_without(new QCheckBox(tr("Leave user triggers out")))
    , m_triggers(makeLabel(Rank::Muted, {}, this))
    , m_warning(new Strip(Tone::Attention, {}, {}))
    , m_line(new QLabel)
    , m_confirm(new QLineEdit)
    , m_look(new QPushButton(tr("Show the batches")))
    , m_halt(new QPushButton)
    , m_stop(new QPushButton(tr("Stop")))
    , m_start(new QPushButton)
{
    setObjectName(u"backfillPage"_s);
    setupView();
    setupActions();
    connectWorkspace();
    showUnfinished();
    updateState();
}

void BackfillPage::setupActions()
{
    auto *run = new QAction(icon(u"run"_s), tr("Run in Batches"), this);
    run->setShortcut(Qt::CTRL | Qt::Key_Return);
    auto *stop = new QAction(icon(u"stop"_s), tr("Stop the Batches"), this);
    stop->setShortcut(Qt::CTRL | Qt::Key_Period);
    for (auto *action : { run, stop }) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    m_stop->setToolTip(tr("How far it came is kept (%1)")
            .arg(stop->shortcut().toString(QKeySequence::NativeText)));
    m_look->setToolTip(tr("Looks at the table and changes nothing"));
    connect(run, &QAction::triggered, this,
        [this] { (m_state == State::Writing ? m_look : m_start)->click(); });
    connect(stop, &QAction::triggered, m_stop, &QPushButton::click);
    connect(m_look, &QPushButton::clicked, this, &BackfillPage::look);
    connect(m_start, &QPushButton::clicked, this, &BackfillPage::start);
    connect(m_stop, &QPushButton::clicked, this, [this] { halt(false); });
    connect(m_halt, &QPushButton::clicked, this,
        [this] { m_state == State::Paused ? goOn() : halt(true); });
    connect(m_unfinished, &Strip::pressed, this, &BackfillPage::continueUnfinished);
    connect(m_confirm, &QLineEdit::textChanged, this, &BackfillPage::updateState);
    connect(m_adapts, &QCheckBox::toggled, this, &BackfillPage::updateState);
    const auto changed = [this] {
        if (m_state != State::Running) {
            m_state = State::Writing; // what was shown is no longer what would run
            m_preview->setSections({}, {});
            m_about->setText(tr("What a batch looks like stands here before anything runs."));
            updateState();
        }
    };
    connect(m_sql, &QPlainTextEdit::textChanged, this, changed);
    for (auto *box : { m_batch, m_wanted, m_pause }) {
        connect(box, &QSpinBox::valueChanged, this, changed);
    }
    connect(m_adapts, &QCheckBox::toggled, this, changed);
    connect(m_without, &QCheckBox::toggled, this, changed);
}

void BackfillPage::connectWorkspace()
{
    auto *backfills = &m_workspace->backfills();
    connect(backfills, &Backfills::prepared, this, &BackfillPage::showPlan);
    connect(backfills, &Backfills::progressed, this, &BackfillPage::showProgress);
    connect(backfills, &Backfills::ended, this, &BackfillPage::end);
    connect(backfills, &Backfills::failed, this, &BackfillPage::failed);
    connect(backfills, &Backfills::unfinishedChanged, this, &BackfillPage::showUnfinished);
    connect(backfills, &Backfills::workChanged, this, &BackfillPage::updateState);
    for (const auto signal : { &Workspace::guardChanged }) {
        connect(m_workspace, signal, this, &BackfillPage::updateState);
    }
    connect(m_workspace, &Workspace::runStarted, this, &BackfillPage::updateState);
    connect(m_workspace, &Workspace::runEnded, this, &BackfillPage::updateState);
    connect(m_workspace, &Workspace::standingChanged, this, &BackfillPage::updateState);
    connect(m_workspace, &Workspace::projectChanged, this, [this] {
        if (!m_workspace->backfills().isRunning()) {
            m_state = State::Writing; // of another database
            m_message->hide();
            m_preview->setSections({}, {});
            m_about->setText(tr("What a batch looks like stands here before anything runs."));
            updateState();
        }
    });
}

void BackfillPage::setStatement(const QString &sql)
{
    if (m_state == State::Running || m_state == State::Paused) {
        return;
    }
    m_sql->setPlainText(sql);
    m_message->say(Tone::Info,
        tr("This runs the statement now. The migration it is from stays"
           " as it is; when it is applied, "
           "its statement finds what is left."));
    m_message->show();
    {
        const QSignalBlocker still(m_without); // nobody chose it for this one
        m_without->setChecked(false);
    }
    look();
}

QString BackfillPage::statement() const
{
    return m_sql->toPlainText();
}

BackfillRequest BackfillPage::request() const
{
    BackfillRequest request;
    request.sql = statement().trimmed();
    if (request.sql.endsWith(u';')) {
        request.sql.chop(1);
    }
    request.batch = m_batch->value();
    request.adapts = m_adapts->isChecked();
    request.wanted = std::chrono::milliseconds(m_wanted->value());
    request.pause = std::chrono::milliseconds(m_pause->value());
    request.withoutTriggers = m_without->isChecked();
    return request;
}

void BackfillPage::look()
{
    if (statement().trimmed().isEmpty()) {
        return;
    }
    m_state = State::Looking;
    m_workspace->backfills().prepare(request());
    updateState();
}

void BackfillPage::showPlan(const BackfillPlan &plan)
{
    m_plan = plan;
    {
        const QSignalBlocker still(m_without); // it is what was shown, or what an earlier run chose
        m_without->setChecked(plan.withoutTriggers);
    }
    m_state = State::Ready;
    m_progress = {};
    auto about = tr(
        "Along the key (%1) of %2, about %3 rows. Each batch in a transaction of its own. "
        "How far it came is kept in the table %4, which goes at the end.")
                     .arg(plan.key.join(u", "_s), elided(visible(plan.table), 120),
                         count(plan.keys), QString(BackfillTable));
    if (!plan.resumed.isEmpty()) {
        about += u'\n'
            + tr("An earlier run came to %1; this one goes on there.")
                  .arg(elided(visible(plan.resumed), 120));
    }
    for (const auto &advice : plan.notes.advice) {
        about += u'\n' + advice;
    }
    m_about->setText(about);
    QString part;
    for (const auto &sql : plan.locals) {
        part += sql + u";\n"_s;
    }
    m_preview->setSections(
        { { .text = part + plan.part, .label = tr("each batch"), .tone = Tone::Accent } },
        m_workspace->project().highlighting);
    if (std::exchange(m_startsAfterLook, false)) {
        start();
    }
    updateState();
}

void BackfillPage::start()
{
    if (const auto started = m_workspace->backfills().start(); !started) {
        m_message->say(Tone::Attention, oneLine(started.error()));
        m_message->show();
        return;
    }
    if (m_state != State::Paused && m_plan.resumed.isEmpty()) {
        m_chart->clear();
    }
    m_chartMs = m_chart->course().points().isEmpty() ? 0 : m_chart->course().points().last().ms;
    m_clock.start();
    m_state = State::Running;
    m_pausing = false;
    m_message->hide();
    updateState();
    Q_EMIT progressed();
}

void BackfillPage::halt(bool pause)
{
    if (m_state == State::Paused) {
        m_state = State::Writing; // what it came to stays in the database, and in the strip above
        showUnfinished();
    } else {
        m_pausing = pause;
        m_workspace->backfills().stop();
    }
    updateState();
}

void BackfillPage::goOn()
{
    m_startsAfterLook = true;
    look();
}

void BackfillPage::showProgress(const BackfillProgress &progress)
{
    const auto ms = m_chartMs + m_clock.elapsed();
    const bool goesOn = m_measured > 0 && ms > m_measured && progress.keys >= m_progress.keys
        && m_progress.parts > 0;
    m_chart->add({ .ms = ms,
        .waiting = progress.waiters,
        .perSecond = goesOn
            ? double(progress.keys - m_progress.keys) * 1000 / double(ms - m_measured)
            : progress.perSecond,
        .lagMs = progress.lagMs });
    m_measured = ms;
    m_progress = progress;
    updateState();
    Q_EMIT progressed();
}

void BackfillPage::end(const BackfillResult &result)
{
    m_progress.keys = result.keys;
    m_progress.rows = result.rows;
    m_state = result.done ? State::Over : m_pausing ? State::Paused : State::Writing;
    const auto rows = tr("%1 rows gone through, %2 changed, %3 batches")
                          .arg(count(result.keys), count(result.rows), count(result.parts));
    const auto took = durationText(result.ms);
    if (m_state != State::Paused) {
        m_message->say(result.done ? Tone::Applied : Tone::Attention,
            result.done ? tr("Done in %1: %2.").arg(took, rows)
                        : tr("Stopped after %1: %2. The same statement goes on from there.")
                              .arg(took, rows));
        m_message->show();
    }
    showUnfinished();
    updateState();
    Q_EMIT progressed();
}

void BackfillPage::failed(const Error &error)
{
    m_startsAfterLook = false;
    m_state = State::Writing;
    m_message->say(error.kind == ErrorKind::Refused ? Tone::Attention : Tone::Danger,
        visibleLines(oneLine(error)));
    m_message->show();
    updateState();
    Q_EMIT progressed();
}

void BackfillPage::showUnfinished()
{
    const auto &unfinished = m_workspace->backfills().unfinished();
    const bool busy = m_state == State::Running || m_state == State::Paused;
    m_unfinished->setVisible(!unfinished.isEmpty() && !busy);
    if (unfinished.isEmpty()) {
        return;
    }
    const auto &first = unfinished.first();
    auto text = tr("Not finished: %1 rows gone through, %2 changed. %3")
                    .arg(count(first.keys), count(first.rows), elided(visible(first.sql), 160));
    if (unfinished.size() > 1) {
        text += u' ' + tr("And %n more.", nullptr, int(unfinished.size()) - 1);
    }
    m_unfinished->say(Tone::Attention, text, first.whole ? tr("Take it up") : QString());
}

void BackfillPage::continueUnfinished()
{
    const auto &unfinished = m_workspace->backfills().unfinished();
    if (!unfinished.isEmpty()) {
        m_sql->setPlainText(unfinished.first().sql);
        m_without->setChecked(unfinished.first().withoutTriggers);
        m_message->hide();
        look();
    }
}

QString BackfillPage::database() const
{
    const auto name = m_workspace->standing().server.database;
    return name.contains(u'/') ? QFileInfo(name).fileName() : name;
}

QString BackfillPage::whyNot() const
{
    if (!m_workspace->standing().fromDatabase) {
        return tr("Connect to a database first.");
    }
    if (m_state == State::Ready || m_state == State::Paused) {
        if (const auto may = m_workspace->mayRun(); !may) {
            return may.error().what + u' ' + may.error().next;
        }
        if (m_workspace->guard().isProtected && m_confirm->text().trimmed() != database()) {
            return tr("Type the database's name, %1, to confirm.").arg(visible(database()));
        }
    }
    return {};
}

QString BackfillPage::progressWords() const
{
    return m_state == State::Running && m_progress.all > 0
        ? tr("%1 %").arg(std::min<qint64>(100, m_progress.keys * 100 / m_progress.all))
        : m_state == State::Running ? u"…"_s
        : m_state == State::Paused  ? tr("paused")
                                    : QString();
}

/// What fires, or why that is not to be chosen; what it costs to leave it out.
void BackfillPage::showTriggers()
{
    const bool known = m_state != State::Writing && m_state != State::Looking;
    const auto never = m_workspace->backfills().triggersStay();
    const auto stays = never.isEmpty() && known ? m_plan.notes.triggersStay : never;
    const bool edits = m_state != State::Running && m_state != State::Paused;
    m_without->setEnabled(edits && (stays.isEmpty() || m_without->isChecked()));
    QStringList words { known ? triggerWords(m_plan.notes)
            : stays.isEmpty() ? tr("Which ones fire is said with the batches.")
                              : QString(),
        stays };
    words.removeAll(QString());
    m_triggers->setText(words.join(u' '));
    const bool left = known && m_plan.withoutTriggers;
    if (left) {
        m_warning->say(Tone::Attention, withoutTriggersWarning(m_plan.notes));
    }
    m_warning->setVisible(left);
}

void BackfillPage::updateState()
{
    const bool running = m_state == State::Running;
    const bool paused = m_state == State::Paused;
    const bool shown = running || paused || m_state == State::Over;
    const auto reason = whyNot();
    const auto &server = m_workspace->standing().server;
    m_subtitle->setText(visible(m_workspace->standing().fromDatabase
            ? u"%1 %2 · %3"_s.arg(server.product, server.version, m_workspace->project().address)
            : QString()));
    const auto all = std::max({ m_progress.all, m_progress.keys, qint64(1) });
    const bool counted = m_progress.all > m_progress.keys;
    m_bar->setVisible(shown);
    m_bar->setRange(0, running && m_progress.all == 0 ? 0 : Steps);
    m_bar->setValue(m_state == State::Over ? Steps : int(m_progress.keys * Steps / all));
    QStringList parts;
    if (running || paused) {
        parts += paused ? tr("Paused") : m_pausing ? tr("Pausing …") : QString();
        parts += counted ? tr("%1 of about %2 rows").arg(count(m_progress.keys), count(all))
                         : tr("%1 rows").arg(count(m_progress.keys));
        parts += tr("%1 a second").arg(count(qint64(m_progress.perSecond)));
        parts += tr("batches of %1").arg(count(m_progress.batch));
        if (!m_progress.waiting.isEmpty() && !paused) {
            parts = { parts.value(0), parts.value(1),
                tr("waits: %1").arg(visible(m_progress.waiting)) };
        } else if (m_progress.perSecond > 0 && all > m_progress.keys && !paused) {
            parts += tr("%1 left").arg(
                durationText(qint64(double(all - m_progress.keys) / m_progress.perSecond) * 1000));
        }
        parts.removeAll(QString());
        if (m_progress.parts == 0 && !paused) {
            parts = { tr("The first batch …") };
        }
    } else {
        parts += m_state == State::Looking ? tr("Looking at the table …") : reason;
    }
    m_line->setText(parts.join(u" · "_s));
    const bool written = !statement().trimmed().isEmpty();
    const bool edits = !running && !paused;
    m_sql->setReadOnly(!edits);
    for (auto *field : std::initializer_list<QWidget *> { m_batch, m_adapts, m_pause }) {
        field->setEnabled(edits);
    }
    showTriggers();
    m_wanted->setEnabled(edits && m_adapts->isChecked());
    m_look->setVisible(edits && m_state != State::Ready);
    m_look->setEnabled(
        written && m_state != State::Looking && m_workspace->standing().fromDatabase);
    m_confirm->setVisible(m_workspace->guard().isProtected && !running);
    m_confirm->setPlaceholderText(visible(database()));
    m_halt->setVisible(running || paused);
    m_halt->setText(paused ? tr("Go on") : tr("Pause"));
    m_halt->setEnabled(paused ? reason.isEmpty() : !m_pausing);
    m_stop->setVisible(running || paused);
    m_start->setVisible(edits);
    m_start->setText(m_plan.resumed.isEmpty() || m_state != State::Ready ? tr("Run in batches")
                                                                         : tr("Go on in batches"));
    m_start->setEnabled(m_state == State::Ready && reason.isEmpty());
    m_start->setToolTip(m_state == State::Ready ? reason : tr("Show the batches first"));
}

} // namespace Switchback
