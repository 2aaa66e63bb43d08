// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/watchpanel.h"

#include "core/text.h"
#include "items/duration.h"
#include "items/sessionmodel.h"
#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/tabledelegate.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int TableHeight = 28 * 5; // the headings and four sessions

Badge sideBadge(const QModelIndex &index)
{
    if (index.column() != SessionModel::SideColumn) {
        return {};
    }
    const bool blocks = index.data(SessionModel::SideRole).toInt()
        == int(WatchedSession::Side::BlocksUs);
    return { .icon = blocks ? u"lock"_s : u"wait"_s,
        .text = index.data().toString(),
        .tone = blocks ? Tone::Attention : Tone::Info };
}

QString stateWords(const Watching &event)
{
    if (!event.ended.isEmpty()) {
        return WatchPanel::tr("Nobody watches any more; the run goes on. %1").arg(event.ended);
    }
    const auto time = durationText(std::max(event.ms / 1000, 1LL) * 1000);
    if (!event.seen.waiting) {
        return WatchPanel::tr("The statement is running · %1").arg(time);
    }
    const bool known = std::ranges::contains(
        event.seen.sessions, WatchedSession::Side::BlocksUs, &WatchedSession::side);
    return known ? WatchPanel::tr("The statement waits for a lock · %1").arg(time)
                 : WatchPanel::tr("The statement waits for a lock · %1 · who holds it is not for "
                                  "this role to see")
                       .arg(time);
}

} // namespace

WatchPanel::WatchPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new SessionModel(this))
    , m_state(new ElidedLabel)
    , m_phase(new QLabel)
    , m_bar(new QProgressBar)
    , m_table(new QTableView)
    , m_said(new ElidedLabel)
    , m_copy(new QPushButton(tr("Copy")))
    , m_interrupt(new QPushButton(tr("Cancel their query…")))
{
    setObjectName(u"watchPanel"_s);
    setupView();
    setupActions();
    clear();
}

void WatchPanel::setupView()
{
    m_state->setObjectName(u"watchState"_s);
    m_phase->setTextFormat(Qt::PlainText);
    m_phase->setForegroundRole(QPalette::PlaceholderText);
    m_phase->setObjectName(u"watchPhase"_s);
    m_bar->setObjectName(u"watchProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the statement, as the server tells it"));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(200, 10);
    m_table->setObjectName(u"watchSessions"_s);
    m_table->setAccessibleName(tr("Sessions that block the run or wait for it"));
    m_table->setModel(m_model);
    setupTable(m_table, new TableDelegate(sideBadge, m_table));
    m_table->setSortingEnabled(false);
    m_table->setFixedHeight(TableHeight);
    m_said->setObjectName(u"watchSaid"_s);
    m_said->setForegroundRole(QPalette::PlaceholderText);
    m_copy->setObjectName(u"watchCopy"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setToolTip(tr("Copies the sessions as text"));
    m_interrupt->setObjectName(u"watchInterrupt"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_state, 1);
    head->addWidget(m_phase);
    head->addWidget(m_bar);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_said, 1);
    foot->addWidget(m_copy);
    foot->addWidget(m_interrupt);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 8, 12, 8);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_table);
    column->addLayout(foot);
}

void WatchPanel::setupActions()
{
    connect(m_copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_model->text()); });
    connect(m_interrupt, &QPushButton::clicked, this, &WatchPanel::askInterrupt);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &WatchPanel::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        fitColumns(m_table);
        if (m_model->rowCount() > 0) {
            m_table->selectRow(0);
        }
        updateButtons();
    });
}

void WatchPanel::clear()
{
    m_model->setSessions({});
    m_said->setText({});
    m_ended = false;
    showProgress({});
    updateButtons();
    hide();
}

void WatchPanel::show(const Watching &event)
{
    m_backend = event.backend;
    m_ended = !event.ended.isEmpty();
    m_state->setText(stateWords(event));
    m_model->setSessions(event.seen.sessions);
    m_table->setVisible(m_model->rowCount() > 0);
    m_copy->setVisible(m_model->rowCount() > 0);
    m_interrupt->setVisible(m_model->rowCount() > 0);
    showProgress(event.seen.progress);
    updateButtons();
    setVisible(true);
}

void WatchPanel::forget(const QString &why)
{
    m_model->setSessions({});
    m_table->hide();
    m_copy->hide();
    m_interrupt->hide();
    showProgress({});
    updateButtons();
    if (!m_ended) {
        m_state->setText(visible(scrubbed(why)));
        setVisible(!why.isEmpty() || (isVisible() && !m_said->text().isEmpty()));
    }
}

void WatchPanel::say(const QString &sentence)
{
    m_said->setText(visible(scrubbed(sentence)));
}

void WatchPanel::showProgress(const std::optional<ServerProgress> &progress)
{
    m_phase->setVisible(progress.has_value());
    m_bar->setVisible(progress.has_value());
    if (!progress) {
        return;
    }
    const bool counted = progress->total > 0;
    m_bar->setRange(0, counted ? 1000 : 0);
    const auto share = counted ? double(progress->done) / double(progress->total) : 0;
    m_bar->setValue(int(std::clamp(share, 0.0, 1.0) * 1000));
    m_phase->setText(counted ? tr("%1 · %2 %").arg(visible(progress->phase)).arg(int(share * 100))
                             : visible(progress->phase));
}

const WatchedSession *WatchPanel::chosen() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model->sessions().at(rows.first().row());
}

void WatchPanel::updateButtons()
{
    const auto *session = chosen();
    m_interrupt->setEnabled(session && session->id > 0);
    m_interrupt->setText(
        session && session->idle ? tr("End their session…") : tr("Cancel their query…"));
}

void WatchPanel::askInterrupt()
{
    const auto *session = chosen();
    if (!session) {
        return;
    }
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"interruptQuestion"_s);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(session->idle ? tr("End a Session") : tr("Cancel a Query"));
    box->setText(session->idle ? tr("End the session of %1?").arg(session->name)
                               : tr("Cancel the query of %1?").arg(session->name));
    const auto what = session->idle
        ? tr("It runs nothing at the moment. The server takes back what its transaction changed, "
             "and its application loses the connection.")
        : tr("The server takes back what the query changed, and its application gets an error.");
    box->setInformativeText(
        inWords(*session) + u"\n\n"_s + what + u' ' + tr("It goes to the log."));
    auto *yes = box->addButton(session->idle ? tr("End the Session") : tr("Cancel the Query"),
        QMessageBox::DestructiveRole);
    yes->setObjectName(u"interruptYes"_s);
    box->setDefaultButton(box->addButton(tr("Leave It"), QMessageBox::RejectRole));
    connect(yes, &QAbstractButton::clicked, this,
        [this, backend = m_backend, meant = *session] { Q_EMIT interruptWanted(backend, meant); });
    box->open();
}

} // namespace Switchback

#include "moc_watchpanel.cpp"
