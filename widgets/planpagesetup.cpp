// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The plan page's parts and where they stand.

#include "widgets/planpage.h"

#include "items/planmodel.h"
#include "widgets/batchchoice.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/findingsview.h"
#include "widgets/icons.h"
#include "widgets/lossledger.h"
#include "widgets/owntoolcard.h"
#include "widgets/plandelegate.h"
#include "widgets/sqlview.h"
#include "widgets/strip.h"
#include "widgets/style.h"
#include "widgets/verdicttiles.h"
#include "workspace/workspace.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr Brake UsualBrake { .sessions = 3, .after = std::chrono::seconds(5), .tries = 5 };

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
    , m_rehearse(new QPushButton)
    , m_runbook(new QPushButton)
    , m_signoff(new QToolButton)
    , m_backup(new QPushButton(tr("Back up…")))
    , m_batches(new BatchChoice)
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
    , m_brake(new QCheckBox(tr("Brake")))
    , m_putBack(new QCheckBox(tr("Put rescue copies back")))
    , m_reason(new QLabel)
    , m_confirm(new QLineEdit)
    , m_overrideRow(new QWidget)
    , m_overrideWhy(new QLabel)
    , m_override(new QLineEdit)
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
    column->addWidget(makeOverride());
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
    m_compare->setToolTip(
        tr("Compares the schema as it is with what the plan makes of it, on a scratch copy"));
    m_rehearse->setObjectName(u"planRehearse"_s);
    m_rehearse->setIcon(icon(u"shield"_s));
    m_rehearse->setText(tr("Rehearse…"));
    m_rehearse->setToolTip(tr("Tries each step there, back and there again on a scratch copy"));
    m_runbook->setObjectName(u"planRunbook"_s);
    m_runbook->setIcon(icon(u"file"_s));
    m_runbook->setText(tr("Save runbook…"));
    m_runbook->setToolTip(
        tr("The deployment and its way back as one document: HTML, Markdown or PDF"));
    m_signoff->setObjectName(u"planSignoff"_s);
    m_signoff->setIcon(icon(u"key"_s));
    m_signoff->setAccessibleName(tr("Sign-off"));
    m_signoff->setToolTip(tr("The plan in a file, for a second person to review and sign"));
    m_signoff->setPopupMode(QToolButton::InstantPopup);
    m_signoff->setMenu(new QMenu(m_signoff));
    m_notes->setObjectName(u"planNotes"_s);
    m_notes->setInset(24);
    auto *heading = new QWidget;
    auto *grid = new QGridLayout(heading);
    m_headingLayout = grid;
    grid->setContentsMargins(24, 16, 12, 12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_subtitle, 1, 0);
    grid->setHorizontalSpacing(8);
    grid->addWidget(m_rehearse, 0, 1, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_compare, 0, 2, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_runbook, 0, 3, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_signoff, 0, 4, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_copy, 0, 5, 2, 1, Qt::AlignVCenter);
    return heading;
}

/// The SQL, and below it what the rules say of the statement that is chosen.
QWidget *PlanPage::makeReader()
{
    m_findings->setObjectName(u"planFindings"_s);
    m_reader->setObjectName(u"planReader"_s);
    m_batches->setObjectName(u"planBatches"_s);
    m_batches->hide();
    auto *statement = new QWidget;
    auto *column = new QVBoxLayout(statement);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_batches);
    column->addWidget(m_sql, 1);
    m_reader->addWidget(statement);
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
    m_brake->setObjectName(u"brake"_s);
    m_rescue->hide();
    m_putBack->hide();
    auto *options = new QWidget;
    auto *row = new QHBoxLayout(options);
    row->setContentsMargins(24, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(lockIcon);
    row->addWidget(m_lock, 1);
    row->addWidget(m_brake);
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

/// Where nobody else can wait there is nothing to brake for; what switchback.toml says stands.
void PlanPage::offerBrake()
{
    const auto &project = m_workspace->project();
    const auto &own = project.environments.value(project.environment).brake;
    const auto brake = own.value_or(UsualBrake);
    m_brake->setVisible(!project.embedded);
    m_brake->setEnabled(!own);
    if (own) {
        m_brake->setChecked(true);
    }
    m_brake->setToolTip(tr("When more than %n session(s) wait for the run", nullptr, brake.sessions)
        + u' '
        + tr("for longer than %1 s, its statement is cancelled and tried"
             " again later, %2 times at most.")
            .arg(double(brake.after.count()) / 1000)
            .arg(brake.tries));
}

std::optional<Brake> PlanPage::chosenBrake() const
{
    const auto &project = m_workspace->project();
    const bool own = project.environments.value(project.environment).brake.has_value();
    return m_brake->isChecked() && !own && !project.embedded ? std::optional(UsualBrake)
                                                             : std::nullopt;
}

/// Why a plan with a red verdict is to run on a protected environment.
QWidget *PlanPage::makeOverride()
{
    auto *sign = new QLabel;
    sign->setPixmap(icon(u"error"_s, Tone::Danger).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_overrideWhy->setTextFormat(Qt::PlainText);
    m_override->setObjectName(u"planOverride"_s);
    m_override->setAccessibleName(tr("Why it is to run all the same"));
    m_override->setPlaceholderText(tr("Why it is to run all the same; goes to the log"));
    auto *row = new QHBoxLayout(m_overrideRow);
    row->setContentsMargins(24, 0, 12, 8);
    row->setSpacing(8);
    row->addWidget(sign);
    row->addWidget(m_overrideWhy);
    row->addWidget(m_override, 1);
    m_overrideRow->hide();
    return m_overrideRow;
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
    m_backup->setObjectName(u"planBackup"_s);
    m_backup->setIcon(icon(u"package"_s));
    row->addWidget(m_reason, 1);
    row->addWidget(m_backup);
    row->addWidget(m_confirm);
    row->addWidget(m_back);
    row->addWidget(m_start);
    return footer;
}

} // namespace Switchback
