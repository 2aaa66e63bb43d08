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
#include "workspace/workspace.h"

#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
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
        return std::ranges::contains(step.statements, StatementRole::Migration, &PlannedStatement::role);
    });
}

QString asScript(const QList<PlannedStatement> &statements)
{
    QString text;
    for (const auto &statement : statements) {
        const bool own = statement.role == StatementRole::Migration;
        text += own ? QString() : u"-- "_s + roleText(statement.role) + u'\n';
        // A comment at the end would swallow a semicolon on its line.
        text += statement.sql + (statement.sql.contains("--"_L1) ? u"\n;\n\n"_s : u";\n\n"_s);
    }
    return text;
}

} // namespace

PlanPage::PlanPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new PlanModel(this))
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_ownTool(new OwnToolCard(workspace))
    , m_title(new QLabel)
    , m_subtitle(new ElidedLabel)
    , m_copy(new QPushButton)
    , m_compare(new QPushButton)
    , m_notes(new Strip(Tone::Attention, {}, {}))
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_reader(new QSplitter(Qt::Vertical))
    , m_tree(makePlanView(PlanDelegate::Shows::Plan, m_model))
    , m_sql(new SqlView)
    , m_findings(new FindingsView)
    , m_ledger(new LossLedger)
    , m_tiles(new VerdictTiles)
    , m_lock(new ElidedLabel)
    , m_lockWait(new QSpinBox)
    , m_tries(new QSpinBox)
    , m_rescue(new QCheckBox(tr("Keep a rescue copy")))
    , m_putBack(new QCheckBox(tr("Put rescue copies back")))
    , m_reason(new QLabel)
    , m_confirm(new QLineEdit)
    , m_back(new QPushButton(tr("Back")))
    , m_start(new QPushButton)
{
    setupView();
    setupActions();
    connectWorkspace();
}

void PlanPage::setupView()
{
    m_tree->setObjectName(u"planSteps"_s);
    m_tree->setAccessibleName(tr("Steps and statements of the plan"));
    m_sql->setObjectName(u"planSql"_s);
    m_splitter->setObjectName(u"planSplitter"_s);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(makeReader());
    m_splitter->setStretchFactor(0, 5);
    m_splitter->setStretchFactor(1, 6);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->restoreState(QSettings().value("plan/splitter").toByteArray());
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHeading());
    column->addWidget(m_notes);
    column->addWidget(makeLine());
    column->addWidget(m_splitter, 1);
    column->addWidget(makeLine());
    column->addWidget(m_ledger);
    column->addWidget(m_tiles);
    column->addWidget(makeLine());
    column->addWidget(makeOptions());
    column->addWidget(makeLine());
    column->addWidget(makeFooter());
    m_pages->addWidget(m_empty);
    m_pages->addWidget(content);
    m_pages->addWidget(m_ownTool);
    m_empty->say(
        u"plan"_s, tr("Choose on the timeline how far to go."), tr("Back to the timeline"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);
    setFocusProxy(m_tree);
    setTabOrder(m_tree, m_copy);
}

QWidget *PlanPage::makeHeading()
{
    auto font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setObjectName(u"planTitle"_s);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_copy->setObjectName(u"copyScript"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setText(tr("Copy as script"));
    m_compare->setObjectName(u"planCompare"_s);
    m_compare->setIcon(icon(u"compare"_s));
    m_compare->setText(tr("After the plan"));
    m_compare->setToolTip(tr("Compares the schema as it is with what the plan makes of it, on a scratch copy"));
    m_notes->setObjectName(u"planNotes"_s);
    m_notes->setInset(24);
    auto *heading = new QWidget;
    auto *grid = new QGridLayout(heading);
    grid->setContentsMargins(24, 16, 12, 12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_subtitle, 1, 0);
    grid->addWidget(m_compare, 0, 1, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_copy, 0, 2, 2, 1, Qt::AlignVCenter);
    return heading;
}

/// The SQL, and below it what the rules say of the statement that is chosen.
QWidget *PlanPage::makeReader()
{
    m_findings->setObjectName(u"planFindings"_s);
    m_reader->setObjectName(u"planReader"_s);
    m_reader->addWidget(m_sql);
    m_reader->addWidget(m_findings);
    m_reader->setStretchFactor(0, 3);
    m_reader->setStretchFactor(1, 2);
    m_reader->setCollapsible(0, false);
    m_reader->restoreState(QSettings().value("plan/reader").toByteArray());
    return m_reader;
}

QWidget *PlanPage::makeOptions()
{
    const auto spin = [](QSpinBox *box, const QString &name, int least, int most, int value) {
        box->setRange(least, most);
        box->setValue(value);
        box->setAccessibleName(name);
        auto *label = new QLabel(name);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(box);
        return label;
    };
    auto *wait = spin(m_lockWait, tr("Wait for the migration lock"), 0, 3600, 10);
    m_lockWait->setObjectName(u"lockWait"_s);
    m_lockWait->setSuffix(tr(" s"));
    auto *tries = spin(m_tries, tr("Tries when a lock is not free"), 1, 20, 3);
    m_tries->setObjectName(u"tries"_s);
    auto *lockIcon = new QLabel;
    lockIcon->setPixmap(icon(u"lock"_s, Tone::Neutral).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_lock->setForegroundRole(QPalette::PlaceholderText);
    m_lock->setObjectName(u"planLock"_s);
    m_rescue->setObjectName(u"rescueCopy"_s);
    m_rescue->setToolTip(tr("What the plan drops is copied aside before; the plan shows how"));
    m_putBack->setObjectName(u"putBack"_s);
    m_rescue->hide();
    m_putBack->hide();
    auto *options = new QWidget;
    auto *row = new QHBoxLayout(options);
    row->setContentsMargins(24, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(lockIcon);
    row->addWidget(m_lock, 1);
    row->addWidget(m_rescue);
    row->addWidget(m_putBack);
    row->addSpacing(8);
    row->addWidget(wait);
    row->addWidget(m_lockWait);
    row->addSpacing(8);
    row->addWidget(tries);
    row->addWidget(m_tries);
    return options;
}

QWidget *PlanPage::makeFooter()
{
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setObjectName(u"planReason"_s);
    m_confirm->setObjectName(u"planConfirm"_s);
    m_confirm->setMinimumWidth(200);
    m_start->setObjectName(u"planStart"_s);
    makePrimary(m_start);
    auto *footer = new QWidget;
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(24, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_reason, 1);
    row->addWidget(m_confirm);
    row->addWidget(m_back);
    row->addWidget(m_start);
    return footer;
}

void PlanPage::setupActions()
{
    auto *run = new QAction(icon(u"run"_s), tr("Run the Plan"), this);
    run->setShortcut(Qt::CTRL | Qt::Key_Return);
    run->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    auto *copy = new QAction(icon(u"copy"_s), tr("Copy the Plan as a Script"), this);
    copy->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addActions({ run, copy });
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
        Q_EMIT goTo({ .page = Location::Page::Differences,
            .target = target,
            .sources = { { .kind = Kind::Live }, { .kind = Kind::AfterPlan } } });
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
    connect(m_confirm, &QLineEdit::textChanged, this, &PlanPage::updateButton);
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
            m_tree->setCurrentIndex(m_model->indexOf(step,
                found == statements.end() ? -1 : int(found - statements.begin())));
        }
    });
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
    connect(m_workspace, &Workspace::guardChanged, this, &PlanPage::updateButton);
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
    m_rescue->setChecked(target.rescue);
    m_target->handsOver = true; // to the card for what only the project's own tool can run
    m_confirm->clear();
    m_model->setPlan({});
    m_empty->say(u"plan"_s, tr("Making the plan …"));
    m_pages->setCurrentIndex(0);
    ask();
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
    if (!answer) {
        refuse(answer.error());
        return;
    }
    const bool remade = !plan().fingerprint.isEmpty() && plan().fingerprint != answer->fingerprint;
    if (plan() == *answer && !plan().steps.isEmpty()) {
        return;
    }
    setPlan(*answer);
    showNotes(remade);
    judge();
}

void PlanPage::judge()
{
    if (plan().steps.isEmpty()) {
        return;
    }
    m_workspace->judge(plan()).then(
        this, [this, shown = plan().fingerprint](const Result<QList<ScriptVerdict>> &answer) {
            if (shown != plan().fingerprint) {
                return;
            }
            if (answer) {
                setVerdicts(*answer);
                examine();
            } else {
                m_unjudged = oneLine(answer.error());
                showTiles();
                showFindings();
            }
        });
}

/// The live database's part: it takes longer, and what the rules say is there meanwhile.
void PlanPage::examine()
{
    m_workspace->examine(plan()).then(this,
        [this, shown = plan().fingerprint](const Result<ExaminedPlan> &answer) {
            if (shown != plan().fingerprint) {
                return;
            }
            if (answer) {
                m_facts = answer->evidence.facts;
                setVerdicts(answer->verdicts);
                setLedger(answer->evidence.ledger);
                return;
            }
            QList<LedgerRow> rows;
            for (const auto &loss : planLosses(m_model->verdicts())) {
                rows += LedgerRow { .loss = loss, .trouble = oneLine(answer.error()) };
            }
            m_facts.missing = QStringList { oneLine(answer.error()) };
            setLedger(rows);
        });
}

void PlanPage::wantRescue(bool wanted)
{
    if (m_target && m_target->rescue != wanted) {
        m_target->rescue = wanted;
        ask();
    }
}

void PlanPage::setVerdicts(const QList<ScriptVerdict> &verdicts)
{
    m_model->setVerdicts(verdicts);
    QList<LedgerRow> uncounted;
    for (const auto &loss : planLosses(verdicts)) {
        uncounted += LedgerRow { .loss = loss };
    }
    m_ledger->setLedger(uncounted, false);
    m_rescue->setVisible(!uncounted.isEmpty() || plan().target.rescue);
    showTiles();
    showFindings();
    updateButton();
}

void PlanPage::setLedger(const QList<LedgerRow> &ledger)
{
    m_ledger->setLedger(ledger, true);
    m_tiles->setTiles(planTiles(
        plan(), m_workspace->standing().timeline, m_model->verdicts(), ledger, m_facts));
}

void PlanPage::showTiles()
{
    auto tiles = planTiles(
        plan(), m_workspace->standing().timeline, m_model->verdicts(), {}, m_facts);
    for (auto &tile : tiles) {
        if (tile.light == PlanTile::Light::Unknown) {
            tile.sentence = m_unjudged;
        }
    }
    m_tiles->setTiles(tiles);
}

void PlanPage::showFindings()
{
    const auto index = m_tree->currentIndex();
    const int step = m_model->stepOf(index);
    const auto &verdicts = m_model->verdicts();
    if (verdicts.isEmpty()) {
        m_findings->say(m_unjudged.isEmpty() ? tr("Looking for what could go wrong …") : m_unjudged);
    } else if (step < 0 || step >= verdicts.size()) {
        m_findings->say(tr("The preparation is the tool's own; the rules are for migrations."));
    } else if (const int number = m_model->ownNumber(index); number >= 0) {
        m_findings->setVerdict(verdicts.at(step), number);
    } else if (m_model->statementOf(index) >= 0) {
        m_findings->say(tr("This statement is the tool's own; the rules are for the migration's."));
    } else {
        m_findings->setVerdict(verdicts.at(step));
    }
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
    m_rescue->setVisible(plan.target.rescue);
    m_putBack->setVisible(!plan.rescued.isEmpty());
    m_putBack->setToolTip(visible(plan.rescued.join(u'\n')));
    m_ledger->setLedger({}, false);
    showTiles();
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
    showNotes(false);
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

void PlanPage::showNotes(bool remade)
{
    QStringList notes = plan().notes;
    if (remade) {
        notes.prepend(tr("The plan was made again, because files or history changed."));
    }
    const bool down = plan().target.direction == Direction::Down;
    const bool empty = down && !changesAnything(plan());
    if (down) {
        notes.prepend(empty
                ? tr("The way back is empty: only the history changes, what these migrations made stays.")
                : tr("Rolling back removes what these migrations made, and the data in it."));
    }
    m_notes->say(down && !empty ? Tone::Danger : Tone::Attention,
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
    showFindings();
}

QString PlanPage::database() const
{
    const auto name = m_workspace->standing().server.database;
    return name.contains(u'/') ? QFileInfo(name).fileName() : name;
}

bool PlanPage::needsConfirmation() const
{
    return m_workspace->guard().isProtected
        && (plan().target.direction == Direction::Down || !m_ledger->ledger().isEmpty());
}

QString PlanPage::whyNot() const
{
    const auto &guard = m_workspace->guard();
    if (m_workspace->isRunActive()) {
        return tr("A run is in progress.");
    }
    if (!m_workspace->project().formatRuns) {
        return tr("This format is shown, not run.");
    }
    if (guard.isProtected && guard.secondsLeft <= 0) {
        return tr("This environment is protected and open read-only. Arm it first.");
    }
    if (needsConfirmation() && m_confirm->text().trimmed() != database()) {
        return tr("Type the database's name, %1, to confirm.").arg(visible(database()));
    }
    return {};
}

void PlanPage::updateButton()
{
    const auto reason = whyNot();
    m_start->setText(titleOf(plan()));
    m_start->setEnabled(reason.isEmpty());
    m_start->setToolTip(reason.isEmpty()
            ? tr("Runs exactly what is shown (%1)")
                  .arg(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText))
            : reason);
    m_start->setAccessibleDescription(reason);
    makeDangerous(m_start, plan().target.direction == Direction::Down || !m_ledger->ledger().isEmpty());
    m_confirm->setVisible(needsConfirmation());
    m_confirm->setPlaceholderText(database());
    m_confirm->setAccessibleName(tr("The database's name, to confirm"));
    m_reason->setText(reason);
}

void PlanPage::start()
{
    const RunSettings settings { .lockWait = std::chrono::seconds(m_lockWait->value()),
        .tries = m_tries->value(),
        .putBack = !m_putBack->isHidden() && m_putBack->isChecked() };
    const auto started = m_workspace->startRun(plan(), settings);
    if (!started) {
        m_notes->say(Tone::Danger, oneLine(started.error()));
        m_notes->show();
        return;
    }
    Q_EMIT goTo({ .page = Location::Page::Run });
}

QString PlanPage::script() const
{
    QString text = asScript(plan().preparation);
    for (const auto &step : plan().steps) {
        text += u"-- %1 %2\n"_s.arg(visible(step.version.text), visible(step.name))
            + asScript(step.statements);
    }
    return text;
}

void PlanPage::copyScript()
{
    QGuiApplication::clipboard()->setText(script());
}

} // namespace Switchback
