// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/logpage.h"

#include "core/text.h"
#include "items/logmodel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/logdetail.h"
#include "widgets/logproxy.h"
#include "widgets/messagebar.h"
#include "widgets/rank.h"
#include "widgets/strip.h"
#include "widgets/tabledelegate.h"
#include "workspace/loggedruns.h"
#include "workspace/workspace.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Switchback {

LogPage::LogPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new LogModel(this))
    , m_proxy(new LogProxy(this))
    , m_message(new MessageBar(this))
    , m_chain(new Strip(Tone::Info, {}, {}))
    , m_environment(new QComboBox)
    , m_outcome(new QComboBox)
    , m_export(new QPushButton(tr("Export…")))
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_detail(new LogDetail)
    , m_filter(new QLineEdit(this))
    , m_verify(new QPushButton(tr("Check the chain"), this))
    , m_view(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout)
    , m_count(makeLabel(Rank::Muted, {}, this))
{
    setObjectName(u"logPage"_s);
    setupView();
    connectWorkspace();
}

void LogPage::setupView()
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(LogModel::SortRole);
    m_filter->setObjectName(u"logFilter"_s);
    m_filter->setAccessibleName(tr("Search the log"));
    m_filter->setPlaceholderText(tr("Search"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(280);
    m_verify->setObjectName(u"verifyLogButton"_s);
    m_verify->setToolTip(
        tr("Each entry carries the hash of the one before: an entry that was changed is found"));
    m_view->setObjectName(u"logView"_s);
    m_view->setAccessibleName(tr("Log"));
    m_view->setModel(m_proxy);
    setupTable(m_view,
        new TableDelegate(
            [](const QModelIndex &index) -> Badge {
                if (index.column() != LogModel::OutcomeColumn) {
                    return {};
                }
                const bool ok = index.data(LogModel::OkRole).toBool();
                return { ok ? u"applied"_s : u"failed"_s, index.data().toString(),
                    ok ? Tone::Applied : Tone::Danger, ok };
            },
            m_view));
    m_view->sortByColumn(LogModel::AtColumn, Qt::DescendingOrder);
    m_chain->setObjectName(u"logChain"_s);
    m_chain->setInset(12);
    m_chain->hide();
    setupFilters();
    m_splitter->setObjectName(u"logSplitter"_s);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_detail->hide();
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_message);
    page->addLayout(makeBar());
    page->addWidget(m_chain);
    page->addLayout(m_stack, 1);
    connect(m_verify, &QPushButton::clicked, this, [this] { verify(true); });
    connect(m_export, &QPushButton::clicked, this, &LogPage::askExport);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &LogPage::showSelected);
}

QLayout *LogPage::makeBar()
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 12, 12, 8);
    bar->setSpacing(8);
    bar->addWidget(makeLabel(Rank::Title, tr("Log"), this));
    bar->addWidget(m_count);
    bar->addStretch();
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_environment);
    bar->addWidget(m_outcome);
    bar->addWidget(m_export);
    bar->addWidget(m_verify);
    return bar;
}

void LogPage::setupFilters()
{
    using Outcomes = LogProxy::Outcomes;
    m_environment->setObjectName(u"logEnvironment"_s);
    m_environment->setAccessibleName(tr("Environment"));
    for (auto *box : { m_environment, m_outcome }) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMinimumContentsLength(18); // the arrow takes room from the words
    }
    m_outcome->setObjectName(u"logOutcome"_s);
    m_outcome->setAccessibleName(tr("Outcome"));
    m_outcome->addItem(tr("Every outcome"), int(Outcomes::All));
    m_outcome->addItem(tr("Done"), int(Outcomes::Done));
    m_outcome->addItem(tr("Failed"), int(Outcomes::Failed));
    m_outcome->addItem(tr("Overridden"), int(Outcomes::Overridden));
    m_export->setObjectName(u"logExport"_s);
    m_export->setToolTip(tr("What is shown, as JSON, CSV or text"));
    connect(m_filter, &QLineEdit::textChanged, m_proxy, &LogProxy::setWords);
    connect(m_environment, &QComboBox::currentIndexChanged, this, [this] {
        m_proxy->setEnvironment(m_environment->currentData().toString());
        updateState();
    });
    connect(m_outcome, &QComboBox::currentIndexChanged, this, [this] {
        m_proxy->setOutcomes(Outcomes(m_outcome->currentData().toInt()));
        updateState();
    });
    connect(m_filter, &QLineEdit::textChanged, this, &LogPage::updateState);
}

void LogPage::fillEnvironments()
{
    QStringList names;
    for (const auto &entry : m_model->entries()) {
        names += entry.environment;
    }
    names.removeAll(QString());
    names.sort();
    names.removeDuplicates();
    const auto chosen = m_environment->currentData();
    const QSignalBlocker quiet(m_environment);
    m_environment->clear();
    m_environment->addItem(tr("Every environment"), QString());
    for (const auto &name : std::as_const(names)) {
        m_environment->addItem(elided(visible(name), 32), name);
    }
    m_environment->setCurrentIndex(std::max(0, m_environment->findData(chosen)));
    m_proxy->setEnvironment(m_environment->currentData().toString());
}

void LogPage::connectWorkspace()
{
    connect(m_workspace, &Workspace::runEnded, this, [this] {
        if (isVisible()) {
            refresh();
        }
    });
}

void LogPage::refresh()
{
    m_workspace->auditLog().then(this, [this](const Result<QList<AuditEntry>> &entries) {
        if (!entries) {
            return m_message->showMessage(messageFor(entries.error()));
        }
        m_model->setEntries(*entries);
        fillEnvironments();
        updateState();
        fitColumns(m_view);
        verify(false);
    });
}

void LogPage::openFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void LogPage::updateState()
{
    const int all = m_model->rowCount();
    const int shown = m_proxy->rowCount();
    m_empty->say(u"log"_s,
        all > 0 ? tr("No entry fits what is searched for.")
                : tr("Nothing was run from this machine yet. Every run leaves its entries here."));
    m_stack->setCurrentWidget(shown > 0 ? static_cast<QWidget *>(m_splitter) : m_empty);
    m_count->setText(
        all == shown ? tr("%n entries", nullptr, all) : tr("%1 of %2 entries").arg(shown).arg(all));
    m_count->setVisible(all > 0);
    m_verify->setEnabled(all > 0);
    m_filter->setEnabled(all > 0);
    m_environment->setEnabled(all > 0);
    m_outcome->setEnabled(all > 0);
    m_export->setEnabled(shown > 0);
}

/// What the chain says stands on top; the button says what that is worth, too.
void LogPage::verify(bool aloud)
{
    m_workspace->verifyAuditLog().then(this, [this, aloud](const Result<int> &count) {
        m_chain->setVisible(!count || *count > 0);
        if (!count) {
            const auto &error = count.error();
            QStringList lines { error.what, error.untouched, error.next };
            lines.removeAll(QString());
            m_chain->say(Tone::Danger, visibleLines(lines.join(u'\n')));
            if (aloud) {
                m_message->showMessage(messageFor(count.error()));
            }
            return;
        }
        m_chain->say(Tone::Applied,
            tr("The chain holds: %n entries follow from one another.", nullptr, *count));
        if (aloud) {
            m_message->showMessage({ .tone = Tone::Applied,
                .happened = tr(
                    "The chain holds: %n entries follow from one another.", nullptr, *count),
                .next = tr("A log cut off at its end is only found by comparing its last hash with "
                           "one noted elsewhere.") });
        }
    });
}

void LogPage::showSelected()
{
    const auto *entry = m_model->entry(m_proxy->mapToSource(m_view->currentIndex()).row());
    m_detail->setVisible(entry);
    if (!entry) {
        return;
    }
    m_detail->setEntry(*entry);
    if (entry->run.isEmpty()) {
        m_detail->say(tr("This was no run of migrations."));
        return;
    }
    m_detail->say(tr("Reading the run's journal …"));
    runRecord(entry->run).then(this, [this, hash = entry->hash](const Result<RunRecord> &record) {
        const auto *now = m_model->entry(m_proxy->mapToSource(m_view->currentIndex()).row());
        if (!now || now->hash != hash) {
            return;
        }
        record ? m_detail->setRecord(*record, m_workspace->project().highlighting)
               : m_detail->say(record.error().what);
    });
}

void LogPage::askExport()
{
    auto *dialog = new QFileDialog(this, tr("Export the Log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ tr("JSON (*.json)"), tr("Spreadsheets (*.csv)"), tr("Text (*.txt)") });
    dialog->setDefaultSuffix(u"json"_s);
    dialog->setDirectory(QSettings().value("log/folder", QDir::homePath()).toString());
    dialog->selectFile(u"switchback-log"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        static const QRegularExpression ending(u"\\*\\.(\\w+)"_s);
        dialog->setDefaultSuffix(ending.match(filter).captured(1));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        QSettings().setValue("log/folder", QFileInfo(file).absolutePath());
        QList<AuditEntry> shown;
        for (int row = m_proxy->rowCount() - 1; row >= 0; --row) {
            shown += *m_model->entry(m_proxy->mapToSource(m_proxy->index(row, 0)).row());
        }
        exportLog(shown, file).then(this, [this, file](const Result<void> &written) {
            m_message->showMessage(written ? Message { .tone = Tone::Applied,
                                                 .happened = tr("The log is written: %1")
                                                     .arg(visible(QDir::toNativeSeparators(file))) }
                                           : messageFor(written.error()));
        });
    });
    dialog->open();
}

void LogPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace Switchback
