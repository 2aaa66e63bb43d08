// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/backupspage.h"

#include "core/facts.h"
#include "core/text.h"
#include "items/backupmodel.h"
#include "items/duration.h"
#include "widgets/backupdialog.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/pageparts.h"
#include "widgets/restoreview.h"
#include "widgets/strip.h"
#include "widgets/style.h"
#include "widgets/tabledelegate.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QBoxLayout>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int TickMs = 250;
using Work = Backups::Work;

Badge testedBadge(const QModelIndex &index)
{
    if (index.column() != BackupModel::TestedColumn) {
        return {};
    }
    const bool tested = index.data(BackupModel::TestedRole).toBool();
    return { tested ? u"check"_s : u"warning"_s, index.data().toString(),
        tested ? Tone::Applied : Tone::Attention, tested };
}

QString workWords(Work work)
{
    switch (work) {
    case Work::Making:
        return BackupsPage::tr("Backing up");
    case Work::Preparing:
        return BackupsPage::tr("Trying the backup out");
    case Work::Restoring:
        return BackupsPage::tr("Restoring");
    case Work::None:
        break;
    }
    return {};
}

QString madeWords(const MadeBackup &backup)
{
    QStringList lines { QStringList { visible(QFileInfo(backup.file).fileName()),
        sizeText(backup.bytes), BackupsPage::tr("%n table(s)", nullptr, backup.tables),
        BackupsPage::tr("%n row(s)", nullptr, int(backup.rows)), durationText(backup.ms) }
            .join(u" · "_s) };
    if (!backup.only.isEmpty()) {
        lines += BackupsPage::tr("These tables alone: %1")
                     .arg(elided(backup.only.join(u", "_s), 300));
    }
    lines += backup.tested ? BackupsPage::tr("Tested: restored to a scratch database, the schema "
                                             "is the same and so are the counts.")
                           : BackupsPage::tr("Not tested: %1").arg(backup.notTested);
    if (!backup.changed.isEmpty()) {
        lines += BackupsPage::tr("Written to meanwhile, so their rows were not compared: %1")
                     .arg(backup.changed.join(u", "_s));
    }
    return lines.join(u'\n');
}

} // namespace

BackupsPage::BackupsPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new BackupModel(this))
    , m_ticker(new QTimer(this))
    , m_pages(new QStackedWidget)
    , m_restoreView(new RestoreView(workspace))
    , m_subtitle(new ElidedLabel)
    , m_bar(new QProgressBar)
    , m_message(new Strip(Tone::Info, {}, {}))
    , m_lists(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_view(new QTableView)
    , m_line(new ElidedLabel)
    , m_stop(new QPushButton)
    , m_restore(new QPushButton(tr("Restore…")))
    , m_make(new QPushButton(tr("Back up…")))
{
    setObjectName(u"backupsPage"_s);
    setupView();
    setupActions();
    connectWorkspace();
    showKept();
}

void BackupsPage::setupView()
{
    m_pages->addWidget(makeList());
    m_pages->addWidget(m_restoreView);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);
    setFocusProxy(m_view);
}

QWidget *BackupsPage::makeList()
{
    m_view->setObjectName(u"backupTable"_s);
    m_view->setAccessibleName(tr("Backups"));
    m_view->setModel(m_model);
    setupTable(m_view, new TableDelegate(testedBadge, m_view));
    m_view->setSortingEnabled(false); // the newest is on top
    m_lists->addWidget(m_empty);
    m_lists->addWidget(m_view);
    m_message->setObjectName(u"backupMessage"_s);
    m_message->setInset(12);
    m_message->hide();
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHeading());
    column->addWidget(m_message);
    column->addWidget(makeLine());
    column->addWidget(m_lists, 1);
    column->addWidget(makeLine());
    column->addWidget(makeFooter());
    return list;
}

QWidget *BackupsPage::makeHeading()
{
    m_bar->setObjectName(u"backupProgress"_s);
    m_bar->setAccessibleName(tr("A backup is made or restored"));
    m_bar->setRange(0, 0); // the engines' tools do not say how far they are
    return pageHeading(new QLabel(tr("Backups")), m_subtitle, m_bar);
}

QWidget *BackupsPage::makeFooter()
{
    m_line->setObjectName(u"backupLine"_s);
    m_line->setForegroundRole(QPalette::PlaceholderText);
    m_stop->setObjectName(u"backupStop"_s);
    m_stop->setIcon(icon(u"stop"_s));
    m_restore->setObjectName(u"backupRestore"_s);
    m_restore->setToolTip(tr("Tries the backup out and shows what it changes first"));
    m_make->setObjectName(u"backupNew"_s);
    m_make->setToolTip(tr("By the engine's own tool; the database is only read"));
    makePrimary(m_make);
    return pageFooter({ m_line, m_stop, m_restore, m_make });
}

void BackupsPage::setupActions()
{
    auto *stop = new QAction(icon(u"stop"_s), tr("Stop the Backup"), this);
    stop->setShortcut(Qt::CTRL | Qt::Key_Period);
    stop->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(stop);
    connect(stop, &QAction::triggered, m_stop, &QPushButton::click);
    m_ticker->setInterval(TickMs);
    connect(m_ticker, &QTimer::timeout, this, &BackupsPage::updateState);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stopping = true;
        m_workspace->backups().stop();
        updateState();
    });
    connect(m_make, &QPushButton::clicked, this, &BackupsPage::openBackupDialog);
    connect(m_restore, &QPushButton::clicked, this, &BackupsPage::askRestore);
    connect(m_empty, &EmptyState::pressed, this, &BackupsPage::openBackupDialog);
    connect(m_view, &QAbstractItemView::doubleClicked, this, &BackupsPage::askRestore);
    connect(m_restoreView, &RestoreView::backWanted, this, [this] { m_pages->setCurrentIndex(0); });
    connect(m_restoreView, &RestoreView::restoreWanted, this, [this] {
        const auto started = m_workspace->backups().restore();
        started ? m_pages->setCurrentIndex(0) : m_restoreView->say(started.error());
    });
}

void BackupsPage::connectWorkspace()
{
    auto *backups = &m_workspace->backups();
    connect(backups, &Backups::keptChanged, this, &BackupsPage::showKept);
    connect(backups, &Backups::workChanged, this, &BackupsPage::workChanged);
    connect(backups, &Backups::said, this, [this](const QString &words) {
        m_words = words;
        updateState();
    });
    connect(backups, &Backups::made, this, &BackupsPage::made);
    connect(backups, &Backups::prepared, this, &BackupsPage::showPreview);
    connect(backups, &Backups::restored, this, [this] {
        m_message->say(Tone::Applied, tr("Restored, and compared with the backup."));
        m_message->show();
    });
    connect(backups, &Backups::failed, this, &BackupsPage::failed);
    connect(m_workspace, &Workspace::standingChanged, this, &BackupsPage::updateState);
    connect(m_workspace, &Workspace::projectChanged, this, [this] {
        m_pages->setCurrentIndex(0);
        if (m_workspace->backups().work() == Work::None) {
            m_message->hide();
        }
    });
}

void BackupsPage::say(const Result<void> &started)
{
    if (!started) {
        m_message->say(Tone::Attention, oneLine(started.error()));
        m_message->show();
    }
}

void BackupsPage::openBackupDialog()
{
    auto &backups = m_workspace->backups();
    if (backups.work() != Work::None || !m_workspace->standing().fromDatabase) {
        return;
    }
    auto *dialog = new BackupDialog(backups.suggestion(), m_workspace->project().address, this);
    const auto tell = [dialog, from = &backups] {
        if (const auto &known = from->affected()) {
            dialog->setAffected(known->tables, known->unknown);
        }
    };
    connect(&backups, &Backups::affectedKnown, dialog, tell);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        say(m_workspace->backups().make(dialog->file(), dialog->test(), dialog->affected()));
    });
    tell();
    backups.lookForAffected();
    dialog->open();
}

void BackupsPage::askRestore()
{
    if (m_workspace->backups().work() != Work::None || !m_workspace->standing().fromDatabase) {
        return;
    }
    const auto row = m_view->currentIndex().row();
    if (row >= 0 && row < m_model->backups().size()) {
        prepare(m_model->backups().at(row).file);
        return;
    }
    auto *dialog = new QFileDialog(this, tr("Restore a Backup"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BackupsPage::prepare);
    dialog->open();
}

void BackupsPage::prepare(const QString &file)
{
    say(m_workspace->backups().prepare(file));
}

void BackupsPage::made(const MadeBackup &backup)
{
    m_message->say(
        backup.tested ? Tone::Applied : Tone::Attention, visibleLines(madeWords(backup)));
    m_message->show();
    showKept();
    m_view->selectRow(0);
}

void BackupsPage::showPreview(const RestorePreview &preview)
{
    m_restoreView->setPreview(preview);
    m_pages->setCurrentWidget(m_restoreView);
}

void BackupsPage::failed(const Error &error)
{
    m_message->say(error.kind == ErrorKind::Cancelled ? Tone::Attention : Tone::Danger,
        visibleLines(oneLine(error)));
    m_message->show();
}

void BackupsPage::showKept()
{
    m_model->setBackups(m_workspace->backups().kept());
    fitColumns(m_view);
    if (!m_model->backups().isEmpty()) {
        m_view->selectRow(0);
    }
    updateState();
}

void BackupsPage::workChanged()
{
    const bool works = m_workspace->backups().work() != Work::None;
    if (works) {
        m_stopping = false;
        m_words.clear();
        m_clock.start();
        m_ticker->start();
        m_message->hide();
        m_pages->setCurrentIndex(0);
    } else {
        m_ticker->stop();
    }
    updateState();
    Q_EMIT progressed();
}

QString BackupsPage::progressWords() const
{
    return m_workspace->backups().work() == Work::None ? QString() : u"…"_s;
}

void BackupsPage::updateState()
{
    const auto work = m_workspace->backups().work();
    const bool works = work != Work::None;
    const bool known = m_workspace->standing().fromDatabase;
    m_subtitle->setText(
        known ? visible(m_workspace->project().address) : tr("Connect to a database first."));
    m_bar->setVisible(works);
    QStringList parts;
    if (works) {
        parts = { m_stopping ? tr("Stopping …") : workWords(work), visible(m_words),
            durationText(m_clock.elapsed() / 1000 * 1000) };
        parts.removeAll(QString());
    } else if (known) {
        parts += visible(m_workspace->backups().objection());
    }
    m_line->setText(parts.join(u" · "_s));
    m_stop->setVisible(works);
    m_stop->setEnabled(!m_stopping);
    m_stop->setText(m_stopping ? tr("Stopping …") : tr("Stop"));
    const bool empty = m_model->backups().isEmpty();
    m_make->setVisible(!works && !empty); // the empty page has the button itself
    m_make->setEnabled(known);
    m_restore->setVisible(!works);
    m_restore->setEnabled(known);
    m_lists->setCurrentIndex(empty ? 0 : 1);
    if (empty) {
        works
            ? m_empty->say(u"package"_s, workWords(work) + u" …"_s)
            : m_empty->say(u"package"_s,
                  tr("No backup of this database was made here yet. Every backup is restored to a "
                     "scratch database and compared before it counts."),
                  known ? tr("Back up…") : QString());
    }
}

} // namespace Switchback
