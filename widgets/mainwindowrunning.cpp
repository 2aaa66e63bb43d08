// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What goes on beside a run of this window: runs of others, rehearsals, backups and backfills.

#include "widgets/mainwindow.h"

#include "core/text.h"
#include "widgets/activitystrip.h"
#include "widgets/backfillpage.h"
#include "widgets/backupspage.h"
#include "widgets/environmentbar.h"
#include "widgets/guarddialog.h"
#include "widgets/halfdonedialog.h"
#include "widgets/rehearsalpage.h"
#include "widgets/releasepage.h"
#include "widgets/reviewdialog.h"
#include "widgets/sourceslist.h"
#include "workspace/backfills.h"
#include "workspace/backups.h"
#include "workspace/rehearsals.h"

#include <QFileDialog>
#include <QLocale>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Page = Location::Page;

} // namespace

void MainWindow::setupRunningMenu(QMenu *database)
{
    database->addSeparator();
    m_needProject += addCommand(database, u"rehearsalAction"_s, u"shield"_s,
        tr("Rehearse the &Way Back…"), Qt::CTRL | Qt::SHIFT | Qt::Key_T,
        [this] { goTo({ .page = Page::Rehearsal }); });
    m_needProject += addCommand(database, u"backfillAction"_s, u"rows"_s, tr("Run in &Batches…"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_B, [this] { goTo({ .page = Page::Backfill }); });
    m_needProject += addCommand(database, u"releaseAction"_s, u"tag"_s, tr("R&elease…"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_L, [this] { goTo({ .page = Page::Release }); });
    m_needProject += addCommand(
        database, u"backupAction"_s, u"package"_s, tr("Back &Up…"), Qt::CTRL | Qt::Key_B, [this] {
            goTo({ .page = Page::Backups });
            m_backups->openBackupDialog();
        });
    m_needProject += addCommand(database, u"halfDoneAction"_s, u"warning"_s,
        tr("After a &Failure…"), {}, [this] { openHalfDone({}); });
    m_needProject += addCommand(database, u"guardAction"_s, u"lock"_s,
        tr("&Protect This Database…"), {}, [this] { openGuard(); });
    m_needProject += addCommand(database, u"reviewAction"_s, u"key"_s, tr("Review a Plan &File…"),
        {}, [this] { askReview(); });
    m_needProject += addCommand(database, u"backupsAction"_s, {}, tr("Back&ups and Restoring"), {},
        [this] { goTo({ .page = Page::Backups }); });
}

void MainWindow::openGuard()
{
    auto *dialog = new GuardDialog(m_workspace, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::askReview()
{
    auto *dialog = new QFileDialog(this, tr("Open a Plan File"), m_root);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"reviewFileDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Plan files (*.plan)"), tr("All files (*)") });
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openReview);
    dialog->open();
}

void MainWindow::openReview(const QString &file)
{
    auto *dialog = new ReviewDialog(m_workspace, file, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReviewDialog::planWanted, this,
        [this](const Target &target, const QString &signedFile) {
            goTo({ .page = Page::Plan, .target = target, .subject = signedFile });
        });
    dialog->open();
}

/// Empty version: the only one that was left half done.
void MainWindow::openHalfDone(const Version &version, std::optional<Direction> way)
{
    auto *dialog = new HalfDoneDialog(m_workspace, { version, way }, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HalfDoneDialog::planWanted, this,
        [this](const Target &target) { goTo({ .page = Page::Plan, .target = target }); });
    dialog->open();
}

/// Once for each window: a log that somebody changed is worth a word before anything is run.
void MainWindow::checkLog()
{
    m_workspace->verifyAuditLog().then(this, [this](const Result<int> &holds) {
        if (!holds) {
            auto message = messageFor(holds.error(), tr("Show the Log"));
            message.happened = holds.error().what;
            say(message, [this] { goTo({ .page = Page::Log }); });
        }
    });
}

void MainWindow::lookForRuns()
{
    m_workspace->earlierRuns().then(this, [this](const QList<EarlierRun> &runs) {
        QString elsewhere;
        std::optional<EarlierRun> watchable;
        const EarlierRun *cutShort = nullptr;
        for (const auto &run : runs) {
            if (!run.goesOn) {
                cutShort = &run;
            } else if (!m_workspace->isRunActive()) {
                elsewhere = tr("%1 has been running migrations since %2"
                               " (process %3): step %4 of %5, %6")
                                .arg(visible(run.user),
                                    QLocale().toString(
                                        run.startedAt.toLocalTime().time(), QLocale::ShortFormat))
                                .arg(run.process)
                                .arg(run.lastStep + 1)
                                .arg(run.steps)
                                .arg(visible(run.database));
                if (run.project == m_root) {
                    watchable = run;
                }
            }
        }
        if (elsewhere.isEmpty() && !m_running.isEmpty() && !m_workspace->isRunActive()) {
            elsewhere = tr("Migrations are being run on this database: %1.")
                            .arg(visible(m_running));
        }
        const bool wasElsewhere = m_runsElsewhere.isActive();
        m_watchable = watchable;
        m_strip->setElsewhere(elsewhere, watchable.has_value());
        elsewhere.isEmpty() ? m_runsElsewhere.stop() : m_runsElsewhere.start();
        if (wasElsewhere && elsewhere.isEmpty()) {
            m_workspace->refresh(); // it has ended: the timeline is another
        }
        if (cutShort && std::exchange(m_earlierSaid, cutShort->journal) != cutShort->journal) {
            sayEarlierRun(*cutShort);
        }
    });
}

/// Its page is the one that a run of this window has.
void MainWindow::watchRun()
{
    if (!m_watchable) {
        return;
    }
    m_workspace->watchRun(*m_watchable).then(this, [this](const Result<void> &watching) {
        watching ? goTo({ .page = Page::Run }) : say(messageFor(watching.error()));
    });
}

/// Nothing to be forgotten by a click: it is true until the database is restored again.
void MainWindow::sayUnfinishedRestore(const EarlierRun &restore)
{
    Message message { .happened = restore.restore };
    if (!restore.project.isEmpty()) { // earlier versions did not note it
        message.details = visible(restore.project + u'\n' + restore.database);
        message.action = restore.project == m_root ? tr("Show") : tr("Open the Project");
    }
    say(message, [this, project = restore.project] {
        project == m_root ? goTo({ .page = Page::Backups }) : open(project);
    });
}

void MainWindow::sayEarlierRun(const EarlierRun &run)
{
    if (!run.restore.isEmpty()) {
        sayUnfinishedRestore(run);
        return;
    }
    const auto when = QLocale().toString(run.startedAt.toLocalTime(), QLocale::ShortFormat);
    const auto what = run.direction == Direction::Up
        ? tr("A run that applies migrations was cut short.")
        : tr("A run that rolls back was cut short.");
    const auto where = run.lastStep < 0
        ? tr("It began at %1 and had not started its first step.").arg(when)
        : tr("It began at %1 and got to step %2 of %3.")
              .arg(when)
              .arg(run.lastStep + 1)
              .arg(run.steps);
    const auto commit = run.commitSent
        ? u' ' + tr("The database was asked to commit and did not answer.")
        : QString();
    const bool here = run.project == m_root;
    say({ .tone = Tone::Attention,
            .happened = what,
            .truth = where + commit + u' ' + tr("The timeline shows what the database says now."),
            .next = here ? tr("Compare, then go on from there.")
                         : tr("Open the project and compare."),
            .details = visible(run.project + u'\n' + run.database),
            .action = here ? tr("Understood") : tr("Open the Project") },
        [this, run, here] {
            m_workspace->forget(run);
            if (!here) {
                open(run.project);
            }
        });
}

void MainWindow::connectRunning()
{
    connect(m_strip, &ActivityStrip::watchClicked, this, &MainWindow::watchRun);
    const auto progress = [this](Page page, const QString &words) {
        m_sources->setProgress(page, words);
    };
    connect(m_rehearsal, &RehearsalPage::goTo, this, &MainWindow::goTo);
    connect(m_rehearsal, &RehearsalPage::progressed, this,
        [this, progress] { progress(Page::Rehearsal, m_rehearsal->progressWords()); });
    connect(m_backups, &BackupsPage::goTo, this, &MainWindow::goTo);
    connect(m_backups, &BackupsPage::progressed, this,
        [this, progress] { progress(Page::Backups, m_backups->progressWords()); });
    connect(m_backfill, &BackfillPage::goTo, this, &MainWindow::goTo);
    connect(m_backfill, &BackfillPage::progressed, this,
        [this, progress] { progress(Page::Backfill, m_backfill->progressWords()); });
    connect(m_release, &ReleasePage::goTo, this, &MainWindow::goTo);
    connect(m_release, &ReleasePage::progressed, this,
        [this, progress] { progress(Page::Release, m_release->progressWords()); });
    connect(
        m_bar, &EnvironmentBar::backupClicked, this, [this] { goTo({ .page = Page::Backups }); });
    connect(&m_workspace->rehearsals(), &Rehearsals::ended, this, &MainWindow::sayRehearsed);
    auto *backups = &m_workspace->backups();
    connect(backups, &Backups::made, this, [this](const MadeBackup &backup) {
        sayElsewhere(Page::Backups,
            { .tone = backup.tested ? Tone::Applied : Tone::Attention,
                .happened = backup.tested ? tr("The backup is made and tested.")
                                          : tr("The backup is made, but not tested."),
                .truth = visible(backup.notTested),
                .details = visible(backup.file) });
    });
    connect(backups, &Backups::restored, this, [this] {
        sayElsewhere(
            Page::Backups, { .tone = Tone::Applied, .happened = tr("The backup is restored.") });
    });
    connect(backups, &Backups::failed, this,
        [this](const Error &error) { sayElsewhere(Page::Backups, messageFor(error)); });
    auto *backfills = &m_workspace->backfills();
    connect(backfills, &Backfills::ended, this, [this](const BackfillResult &result) {
        sayElsewhere(Page::Backfill,
            { .tone = result.done ? Tone::Applied : Tone::Attention,
                .happened = result.done ? tr("All batches are done.")
                                        : tr("The batches stopped; they can be gone on with.") });
    });
    connect(backfills, &Backfills::failed, this,
        [this](const Error &error) { sayElsewhere(Page::Backfill, messageFor(error)); });
    connect(backfills, &Backfills::unfinishedChanged, this, [this] {
        if (!m_workspace->backfills().unfinished().isEmpty()
            && !m_workspace->backfills().isRunning()) {
            sayElsewhere(Page::Backfill,
                { .tone = Tone::Attention,
                    .happened = tr("An earlier change in batches was not finished."),
                    .truth = tr("What it did stays; the rest is as it was.") });
        }
    });
}

/// The page itself says everything; elsewhere a word leads to it.
void MainWindow::sayElsewhere(Location::Page page, const Message &message)
{
    if (m_page == page) {
        return;
    }
    auto said = message;
    said.action = tr("Show");
    say(said, [this, page] { goTo({ .page = page }); });
}

void MainWindow::sayRehearsed(const RehearsalEnd &end)
{
    if (end.error && end.error->kind == ErrorKind::Cancelled) {
        return;
    }
    sayElsewhere(Page::Rehearsal,
        { .tone = end.ok ? Tone::Applied : Tone::Danger,
            .happened = end.error ? tr("The rehearsal ended early.")
                : end.ok          ? tr("The rehearsal is over: every way back does what it says.")
                                  : tr("The rehearsal is over: not every way back leads back."),
            .truth = tr("The database was only read."),
            .details = end.error ? visible(oneLine(*end.error)) : QString() });
}

} // namespace Switchback
