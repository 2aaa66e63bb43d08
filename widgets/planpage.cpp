// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/planpage.h"

#include "core/text.h"
#include "items/planmodel.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/findingsview.h"
#include "widgets/icons.h"
#include "widgets/lossledger.h"
#include "widgets/owntoolcard.h"
#include "widgets/plandelegate.h"
#include "widgets/sections.h"
#include "widgets/strip.h"
#include "widgets/style.h"
#include "widgets/verdicttiles.h"
#include "workspace/backups.h"
#include "workspace/rehearsals.h"
#include "workspace/signoff.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString titleOf(const Plan &plan)
{
    const auto count = int(plan.steps.size());
    return plan.target.direction == Direction::Up
        ? PlanPage::tr("Apply %n migration(s)", nullptr, count)
        : PlanPage::tr("Roll back %n migration(s)", nullptr, count);
}

/// Something of a migration is sent, not only what keeps the history.
bool changesAnything(const Plan &plan)
{
    return std::ranges::any_of(plan.steps, [](const Step &step) {
        return std::ranges::contains(
            step.statements, StatementRole::Migration, &PlannedStatement::role);
    });
}

QString asScript(const QList<PlannedStatement> &statements)
{
    QString text;
    for (const auto &statement : statements) {
        const bool own = statement.role == StatementRole::Migration;
        text += own ? QString() : u"-- "_s + roleText(statement.role) + u'\n';
        if (statement.batches) { // another client has none
            text += u"-- "_s
                + PlanPage::tr("Switchback runs this %1.").arg(paceWords(*statement.batches))
                + u'\n';
        }
        const auto &sql = wholeSql(statement);
        // A comment at the end would swallow a semicolon on its line.
        text += sql + (sql.contains("--"_L1) ? u"\n;\n\n"_s : u";\n\n"_s);
    }
    return text;
}

} // namespace

void PlanPage::setupActions()
{
    auto *run = new QAction(icon(u"run"_s), tr("Run the Plan"), this);
    run->setShortcut(Qt::CTRL | Qt::Key_Return);
    run->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    auto *copy = new QAction(icon(u"copy"_s), tr("Copy the Plan as a Script"), this);
    copy->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    auto *save = new QAction(icon(u"key"_s), tr("Save the Plan for Review…"), this);
    auto *review = new QAction(icon(u"file"_s), tr("Open a Plan File…"), this);
    m_signoff->menu()->addActions({ save, review });
    connect(save, &QAction::triggered, this, &PlanPage::askPlanFile);
    connect(review, &QAction::triggered, this, &PlanPage::reviewWanted);
    addActions({ run, copy, save });
    m_copy->setToolTip(tr("Everything that would be sent, as one script (%1)")
            .arg(copy->shortcut().toString(QKeySequence::NativeText)));
    const auto home = [this] { Q_EMIT goTo({ .page = Location::Page::Timeline }); };
    connect(run, &QAction::triggered, m_start, &QPushButton::click);
    connect(copy, &QAction::triggered, this, &PlanPage::copyScript);
    connect(m_copy, &QPushButton::clicked, this, &PlanPage::copyScript);
    connect(m_compare, &QPushButton::clicked, this, [this] {
        using Kind = DifferenceSource::Kind;
        auto target = plan().target;
        target.handsOver = false; // what only the project's own tool can run has to be said there
        target.batched.clear(); // a copy takes each statement whole
        Q_EMIT goTo({ .page = Location::Page::Differences,
            .target = target,
            .sources = { { .kind = Kind::Live }, { .kind = Kind::AfterPlan } } });
    });
    connect(m_runbook, &QPushButton::clicked, this, &PlanPage::askRunbook);
    connect(m_notes, &Strip::pressed, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_saved)); });
    connect(m_backup, &QPushButton::clicked, this,
        [this] { Q_EMIT goTo({ .page = Location::Page::Backups }); });
    setupBatches();
    connect(m_rehearse, &QPushButton::clicked, this, [this] {
        auto target = plan().target;
        target.handsOver = false;
        target.rescue = false;
        target.batched.clear();
        target.steps = int(plan().steps.size());
        Q_EMIT goTo({ .page = Location::Page::Rehearsal, .target = target });
    });
    connect(m_start, &QPushButton::clicked, this, &PlanPage::start);
    connect(m_back, &QPushButton::clicked, this, home);
    connect(m_empty, &EmptyState::pressed, this, home);
    connect(m_ownTool, &OwnToolCard::backWanted, this, home);
    connect(m_ownTool, &OwnToolCard::goOnWanted, this, [this] {
        if (m_target) {
            setTarget(*m_target);
        }
    });
    connect(m_rescue, &QCheckBox::toggled, this, &PlanPage::wantRescue);
    connect(m_ledger, &LossLedger::keptChanged, this, &PlanPage::chooseKept);
    connect(m_ledger, &LossLedger::sampleWanted, this, &PlanPage::sampleLosses);
    connect(m_confirm, &QLineEdit::textChanged, this, &PlanPage::updateButton);
    connect(m_override, &QLineEdit::textChanged, this, &PlanPage::updateButton);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &PlanPage::showSelected);
    connect(m_splitter, &QSplitter::splitterMoved, this,
        [this] { QSettings().setValue("plan/splitter", m_splitter->saveState()); });
    connect(m_reader, &QSplitter::splitterMoved, this,
        [this] { QSettings().setValue("plan/reader", m_reader->saveState()); });
    connect(m_findings, &FindingsView::lineWanted, this, [this](int line) {
        const int step = m_model->stepOf(m_tree->currentIndex());
        if (step >= 0) {
            const auto &statements = plan().steps.at(step).statements;
            const auto found = std::ranges::find(statements, line, &PlannedStatement::line);
            m_tree->setCurrentIndex(m_model->indexOf(
                step, found == statements.end() ? -1 : int(found - statements.begin())));
        }
    });
    connect(m_findings, &FindingsView::ruleWanted, this, [this](const QString &rule) {
        Q_EMIT goTo({ .page = Location::Page::Rules, .subject = rule });
    });
    connect(m_findings, &FindingsView::lockWanted, this, [this](const QString &mode) {
        Q_EMIT goTo({ .page = Location::Page::Locks, .subject = mode });
    });
    connect(m_findings, &FindingsView::safeWanted, this, &PlanPage::safeWanted);
    connect(m_tiles, &VerdictTiles::evidenceWanted, this, [this](int step, int statement) {
        m_tree->setCurrentIndex(m_model->indexOfOwn(step, statement));
        m_tree->setFocus(Qt::OtherFocusReason);
    });
}

void PlanPage::connectWorkspace()
{
    connect(m_workspace, &Workspace::standingChanged, this, [this] {
        // Files or history changed: what is shown must be what would run.
        if (m_target && !m_workspace->isRunActive() && !plan().steps.isEmpty()) {
            ask();
        }
    });
    connect(m_workspace, &Workspace::projectChanged, this, [this](const ProjectView &project) {
        if (project.root.isEmpty()) {
            m_target.reset();
            setPlan({});
        }
    });
    connect(&m_workspace->rehearsals(), &Rehearsals::proofsChanged, this, [this] {
        if (!plan().steps.isEmpty() && !m_workspace->isRunActive()) {
            examine();
        }
    });
    connect(m_workspace, &Workspace::guardChanged, this, &PlanPage::updateButton);
    connect(m_workspace, &Workspace::changingChanged, this, &PlanPage::updateButton);
    connect(&m_workspace->backups(), &Backups::keptChanged, this, &PlanPage::updateButton);
    connect(m_workspace, &Workspace::runStarted, this, &PlanPage::updateButton);
    connect(m_workspace, &Workspace::runEnded, this, [this] {
        m_target.reset(); // it ran: the next look starts from the timeline
        setPlan({});
    });
}

void PlanPage::setTarget(const Target &target)
{
    if (m_ownTool->isRunning()) {
        m_pages->setCurrentWidget(m_ownTool);
        return;
    }
    m_target = target;
    m_planFile.clear();
    m_rescue->setChecked(target.rescue);
    m_target->handsOver = true; // to the card for what only the project's own tool can run
    m_confirm->clear();
    m_override->clear();
    m_model->setPlan({});
    m_empty->say(u"plan"_s, tr("Making the plan …"));
    m_pages->setCurrentIndex(0);
    ask();
}

void PlanPage::setPlanFile(const QString &file)
{
    m_planFile = file;
    updateButton();
}

void PlanPage::ask()
{
    const int asked = ++m_asked;
    m_workspace->plan(*m_target).then(this, [this, asked](const Result<Plan> &answer) {
        if (asked == m_asked) {
            answered(answer);
        }
    });
}

void PlanPage::answered(const Result<Plan> &answer)
{
    if (!answer && refusesBatches(answer.error())) {
        return;
    }
    if (!answer) {
        refuse(answer.error());
        return;
    }
    // With or without rescue copies it is another plan because somebody wants it so.
    m_remade = !plan().fingerprint.isEmpty() && plan().fingerprint != answer->fingerprint
        && plan().target == answer->target;
    if (plan() == *answer && !plan().steps.isEmpty()) {
        examine(); // flags, other environments and the database may have moved on
        return;
    }
    setPlan(*answer);
    showBatched();
    showNotes();
    judge();
}

void PlanPage::refuse(const Error &error)
{
    m_model->setPlan({});
    const QStringList parts { error.what, error.server, error.untouched, error.next };
    m_empty->say(error.kind == ErrorKind::Cancelled ? u"plan"_s : u"warning"_s,
        visibleLines(scrubbed(parts.filter(QRegularExpression(u"."_s)).join(u'\n'))),
        tr("Back to the timeline"));
    m_pages->setCurrentIndex(0);
}

void PlanPage::setPlan(const Plan &plan)
{
    m_model->setPlan(plan);
    m_shownStep = -2;
    m_unjudged.clear();
    m_facts = {};
    m_flags.clear();
    m_proofs.clear();
    offerBrake();
    m_rescue->setVisible(plan.target.rescue);
    m_putBack->setVisible(!plan.rescued.isEmpty());
    m_putBack->setToolTip(visible(plan.rescued.join(u'\n')));
    m_ledger->setLedger({}, false);
    showTiles();
    if (plan.steps.isEmpty() && plan.stop && !plan.otherServer.isEmpty()) {
        refuse({ .kind = ErrorKind::Refused,
            .what = plan.otherServer,
            .untouched = tr("Nothing was run."),
            .next = tr("The project's own tool is not started on a server that nobody confirmed: "
                       "check the address, or use the command line with --confirm.") });
        return;
    }
    if (plan.steps.isEmpty() && plan.stop) {
        m_ownTool->offer(*plan.stop, plan.target.direction);
        m_pages->setCurrentWidget(m_ownTool);
        return;
    }
    if (plan.steps.isEmpty()) {
        m_empty->say(u"check"_s,
            !m_target                                  ? tr("Choose on the timeline how far to go.")
                : m_target->direction == Direction::Up ? tr("There is nothing to apply.")
                                                       : tr("There is nothing to roll back."),
            tr("Back to the timeline"));
        m_pages->setCurrentIndex(0);
        return;
    }
    showPlan();
    showNotes();
    m_pages->setCurrentIndex(1);
    if (isVisible() && !m_confirm->hasFocus()) {
        m_tree->setFocus(Qt::OtherFocusReason);
    }
}

const Plan &PlanPage::plan() const
{
    return m_model->plan();
}

void PlanPage::showPlan()
{
    const auto &shown = plan();
    m_title->setText(titleOf(shown));
    const auto &project = m_workspace->project();
    const auto environment = project.environments.value(project.environment).name;
    QStringList where { environment, m_workspace->standing().server.product, database() };
    where.removeAll(QString());
    m_subtitle->setText(visible(where.join(u" · "_s)));
    m_lock->setText(visible(shown.lock));
    // Few steps are shown whole; of many, the list itself is what matters first.
    if (shown.steps.size() <= 8) {
        m_tree->expandAll();
    }
    m_tree->setCurrentIndex(m_model->indexOf(0));
    updateButton();
}

void PlanPage::showNotes()
{
    QStringList notes = plan().notes;
    if (m_remade) {
        notes.prepend(tr("The plan was made again, because files or history changed."));
    }
    const bool down = plan().target.direction == Direction::Down;
    const bool empty = down && !changesAnything(plan());
    if (empty) {
        notes.prepend(tr(
            "The way back is empty: only the history changes, what these migrations made stays."));
    } else if (down && m_model->verdicts().isEmpty()) {
        // Once the rules have answered the ledger says it, and what exactly.
        notes.prepend(tr("Rolling back removes what these migrations made, and the data in it."));
    }
    const bool calm = notes.isEmpty() && std::ranges::all_of(m_flags, &FlagState::isOpen);
    for (const auto &flag : std::as_const(m_flags)) {
        notes += flagSentence(flag);
    }
    m_notes->say(down && !empty && m_model->verdicts().isEmpty() ? Tone::Danger
            : calm                                               ? Tone::Info
                                                                 : Tone::Attention,
        visibleLines(notes.join(u'\n')));
    m_notes->setVisible(!notes.isEmpty());
}

void PlanPage::showSelected()
{
    const auto index = m_tree->currentIndex();
    if (!index.isValid()) {
        return;
    }
    const int step = m_model->stepOf(index);
    const auto &statements = step < 0 ? plan().preparation : plan().steps.at(step).statements;
    if (step != m_shownStep) {
        m_sql->setWrapped(!m_workspace->project().language.isEmpty());
        m_sql->setSections(sectionsOf(statements, linesOf(m_workspace->project().language)),
            m_workspace->project().highlighting);
        m_shownStep = step;
    }
    m_sql->showSection(std::max(0, m_model->statementOf(index)));
    showBatches();
    showFindings();
}

QString PlanPage::database() const
{
    const auto name = m_workspace->standing().server.database;
    return name.contains(u'/') ? QFileInfo(name).fileName() : name;
}

bool PlanPage::needsConfirmation() const
{
    const bool loses = plan().target.direction == Direction::Down || !m_ledger->ledger().isEmpty();
    return (m_workspace->guard().isProtected && loses) || !plan().otherServer.isEmpty();
}

QString PlanPage::whyNot() const
{
    const auto &guard = m_workspace->guard();
    if (m_workspace->isRunActive()) {
        return tr("A run is in progress.");
    }
    if (m_workspace->isChanging()) {
        return tr("A restore, a backfill or a release is going on.");
    }
    if (!m_workspace->project().formatRuns) {
        return tr("This format is shown, not run.");
    }
    if (guard.isProtected && guard.secondsLeft <= 0) {
        return tr("This environment is protected and open read-only. Arm it first.");
    }
    if (const auto old = backupObjection(); !old.isEmpty()) {
        return old;
    }
    const auto &project = m_workspace->project();
    if (m_planFile.isEmpty()
        && !project.environments.value(project.environment).allowedSigners.isEmpty()) {
        return tr("This environment runs only signed plans: save the plan for review, then open "
                  "the signed file.");
    }
    if (needsOverride() && m_override->text().trimmed().isEmpty()) {
        return m_workspace->guard().isProtected
            ? tr("A protected environment does not run a red verdict without a reason.")
            : tr("The plan may not run here yet, unless there is a reason.");
    }
    if (needsConfirmation() && m_confirm->text().trimmed() != database()) {
        return tr("Type the database's name, %1, to confirm.").arg(visible(database()));
    }
    return {};
}

/// Why the environment asks for a backup first; only for a plan up, as the runner does.
QString PlanPage::backupObjection() const
{
    return plan().target.direction == Direction::Up ? m_workspace->backups().objection()
                                                    : QString();
}

void PlanPage::updateButton()
{
    m_backup->setVisible(!backupObjection().isEmpty());
    const auto reason = whyNot();
    m_start->setText(titleOf(plan()));
    m_start->setEnabled(reason.isEmpty());
    m_start->setToolTip(reason.isEmpty()
            ? tr("Runs exactly what is shown (%1)")
                  .arg(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText))
            : reason);
    m_start->setAccessibleDescription(reason);
    makeDangerous(
        m_start, plan().target.direction == Direction::Down || !m_ledger->ledger().isEmpty());
    m_confirm->setVisible(needsConfirmation());
    m_overrideRow->setVisible(needsOverride());
    m_confirm->setPlaceholderText(database());
    m_confirm->setAccessibleName(tr("The database's name, to confirm"));
    m_reason->setText(reason.isEmpty() && !m_planFile.isEmpty()
            ? tr("Runs only as it was signed in %1.").arg(visible(QFileInfo(m_planFile).fileName()))
            : reason);
}

void PlanPage::start()
{
    const RunSettings settings { .lockWait = std::chrono::seconds(m_lockWait->value()),
        .tries = m_tries->value(),
        .reason = needsOverride() ? m_override->text() : QString(),
        .planFile = m_planFile,
        .putBack = !m_putBack->isHidden() && m_putBack->isChecked(),
        .otherServer = !plan().otherServer.isEmpty(),
        .brake = chosenBrake() };
    setFocus(Qt::OtherFocusReason); // a button that is switched off hands it to the next, a chip
    const auto started = m_workspace->startRun(plan(), settings);
    if (!started) {
        m_notes->say(Tone::Danger, oneLine(started.error()));
        m_notes->show();
        return;
    }
    Q_EMIT goTo({ .page = Location::Page::Run });
}

void PlanPage::askRunbook()
{
    auto *dialog = new QFileDialog(this, tr("Save the Runbook"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"runbookDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ tr("Web page (*.html)"), tr("Markdown (*.md)"), tr("PDF (*.pdf)") });
    dialog->setDirectory(QSettings().value("runbook/folder", QDir::homePath()).toString());
    dialog->selectFile(u"runbook"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog](const QString &chosen) {
        static const QRegularExpression ending(u"\\*(\\.\\w+)"_s);
        const QFileInfo info(chosen);
        const bool named = QStringList { u"html"_s, u"htm"_s, u"md"_s, u"pdf"_s }.contains(
            info.suffix().toLower());
        QSettings().setValue("runbook/folder", info.absolutePath());
        saveRunbook(
            named ? chosen : chosen + ending.match(dialog->selectedNameFilter()).captured(1));
    });
    dialog->open();
}

void PlanPage::saveRunbook(const QString &file)
{
    m_runbook->setEnabled(false);
    m_notes->say(Tone::Info, tr("Trying the plan and its way back out, for the runbook …"));
    m_notes->show();
    m_workspace->saveRunbook(plan().target, file)
        .then(this, [this, file](const Result<void> &written) {
            m_runbook->setEnabled(true);
            if (written) {
                m_saved = file;
                m_notes->say(Tone::Applied,
                    tr("The runbook is written: %1").arg(visible(QDir::toNativeSeparators(file))),
                    tr("Open"));
            } else {
                m_notes->say(Tone::Danger, visibleLines(oneLine(written.error())));
            }
            m_notes->show();
        });
}

void PlanPage::askPlanFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the Plan for Review"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"planFileDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ tr("Plan files (*.plan)") });
    dialog->setDefaultSuffix(u"plan"_s);
    dialog->setDirectory(QSettings().value("runbook/folder", QDir::homePath()).toString());
    dialog->selectFile(u"release.plan"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        savePlanForReview(*m_workspace, plan(), file)
            .then(this, [this, file](const Result<void> &written) {
                m_notes->say(written ? Tone::Applied : Tone::Danger,
                    written ? tr("The plan is saved for review: %1")
                                  .arg(visible(QDir::toNativeSeparators(file)))
                            : visibleLines(oneLine(written.error())));
                m_notes->show();
            });
    });
    dialog->open();
}

QString PlanPage::currentRule() const
{
    return m_pages->currentIndex() == 1 ? m_findings->currentRule() : QString();
}

QString PlanPage::script() const
{
    QString text = asScript(plan().preparation);
    for (const auto &step : plan().steps) {
        text += u"-- %1\n"_s.arg(visible(titleOf(step.version, step.name)))
            + asScript(step.statements);
    }
    return text;
}

void PlanPage::copyScript()
{
    QGuiApplication::clipboard()->setText(script());
}

} // namespace Switchback
