// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/environmentbar.h"

#include "core/facts.h"
#include "core/text.h"
#include "core/tr.h"
#include "items/duration.h"
#include "widgets/elidedlabel.h"
#include "widgets/environmentchip.h"
#include "widgets/icons.h"
#include "widgets/style.h"
#include "workspace/backups.h"
#include "workspace/driftwatch.h"
#include "workspace/workspace.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int LeastServer = 72; // pixels
constexpr int NarrowBar = 170; // characters
constexpr int Edge = 3; // of a protected environment

/// What stands beside the server: how far behind the database is.
Badge stateOf(const Standing &standing)
{
    const auto &timeline = standing.timeline;
    if (!standing.fromDatabase) {
        return { u"opaque"_s, tr("not connected"), Tone::Neutral };
    }
    if (timeline.dirty) {
        return { u"failed"_s, tr("needs repair"), Tone::Danger };
    }
    if (timeline.pending > 0) {
        return { u"pending"_s, tr("%n pending", nullptr, timeline.pending), Tone::Pending };
    }
    return { u"applied"_s, tr("up to date"), Tone::Applied };
}

Badge driftLook(const Drift &drift)
{
    switch (drift.state) {
    case Drift::State::Checking:
        return { u"wait"_s, EnvironmentBar::tr("checking for drift …"), Tone::Neutral };
    case Drift::State::None:
        return { u"check"_s, EnvironmentBar::tr("no drift"), Tone::Applied };
    case Drift::State::Drifted:
        return { u"compare"_s, EnvironmentBar::tr("%n drifted", nullptr, drift.differences),
            Tone::Attention };
    case Drift::State::NotChecked:
    case Drift::State::Unknown:
        break;
    }
    return { u"help"_s, EnvironmentBar::tr("drift not checked"), Tone::Neutral };
}

/// State, version, what is expected, what is left aside.
QStringList driftFacts(const Drift &drift)
{
    const auto at = QLocale().toString(drift.at.toLocalTime(), QLocale::ShortFormat);
    QStringList facts;
    switch (drift.state) {
    case Drift::State::None:
        facts += EnvironmentBar::tr("State: what the migrations made, checked %1").arg(at);
        break;
    case Drift::State::Drifted:
        facts += EnvironmentBar::tr(
            "State: %n difference(s), checked %1", nullptr, drift.differences)
                     .arg(at);
        break;
    case Drift::State::Checking:
        facts += EnvironmentBar::tr("State: being checked on a scratch database");
        break;
    case Drift::State::NotChecked:
    case Drift::State::Unknown:
        facts += EnvironmentBar::tr("State: not checked. %1").arg(drift.why);
    }
    facts += EnvironmentBar::tr("Version: %1")
                 .arg(drift.version.isEmpty() ? u"—"_s : visible(drift.version));
    facts += EnvironmentBar::tr(
        "Expected: %n applied migration(s), replayed", nullptr, drift.applied);
    facts += EnvironmentBar::tr("Left aside: %1 pending migrations, %2 differences hidden by rules")
                 .arg(drift.pending)
                 .arg(drift.hidden);
    return facts;
}

} // namespace

QString serverInWords(const ServerInfo &server)
{
    if (server.product.isEmpty()) {
        return {};
    }
    QStringList parts { server.product + u' ' + server.version };
    const bool isFile = server.database.contains(u'/');
    const auto database = isFile ? QFileInfo(server.database).fileName() : server.database;
    parts += server.user.isEmpty() || isFile ? database : server.user + u'@' + database;
    if (server.replica) {
        parts += tr("replica");
    }
    if (server.readOnly && server.replica) {
        parts += tr("read-only server");
    }
    return visible(parts.join(u" · "_s));
}

EnvironmentBar::EnvironmentBar(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_project(new QToolButton(this))
    , m_projectMenu(new QMenu(this))
    , m_chips(new QHBoxLayout)
    , m_more(new QToolButton(this))
    , m_server(new ElidedLabel(this))
    , m_drift(new QToolButton(this))
    , m_backup(new QToolButton(this))
    , m_state(new BadgeLabel(this))
    , m_protected(new BadgeLabel(this))
    , m_arm(new QPushButton(this))
    , m_palette(new QToolButton(this))
{
    setObjectName(u"environmentBar"_s);
    setAccessibleName(tr("Environment"));
    setupView();
    connect(workspace, &Workspace::projectChanged, this, &EnvironmentBar::setProject);
    connect(workspace, &Workspace::standingChanged, this, &EnvironmentBar::setStanding);
    connect(workspace, &Workspace::guardChanged, this, &EnvironmentBar::setGuard);
    setProject(workspace->project());
    setStanding(workspace->standing());
    setGuard(workspace->guard());
    connect(workspace->driftWatch(), &DriftWatch::changed, this, &EnvironmentBar::setDrift);
    setDrift(workspace->driftWatch()->drift());
    connect(&workspace->backups(), &Backups::keptChanged, this, &EnvironmentBar::showBackup);
    showBackup();
}

void EnvironmentBar::setupView()
{
    auto bold = font();
    bold.setWeight(QFont::DemiBold);
    m_project->setObjectName(u"projectButton"_s);
    m_project->setFont(bold);
    m_project->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_project->setLayoutDirection(
        isRightToLeft() ? Qt::LeftToRight : Qt::RightToLeft); // the arrow behind the name
    m_project->setIcon(icon(u"chevron-down"_s));
    m_project->setIconSize({ 14, 14 });
    m_project->setAutoRaise(true);
    connect(m_project, &QToolButton::clicked, this,
        [this] { m_projectMenu->popup(m_project->mapToGlobal(QPoint(0, m_project->height()))); });
    m_more->setObjectName(u"moreEnvironments"_s);
    m_more->setAccessibleName(tr("More environments"));
    m_more->setToolTip(tr("More environments"));
    m_more->setIcon(icon(u"more"_s));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->setAutoRaise(true);
    m_server->setObjectName(u"serverLabel"_s);
    m_drift->setObjectName(u"driftButton"_s);
    m_drift->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_drift->setPopupMode(QToolButton::MenuButtonPopup);
    m_drift->setAutoRaise(true);
    m_drift->setMenu(new QMenu(m_drift));
    connect(m_drift->menu(), &QMenu::aboutToShow, this, &EnvironmentBar::fillDriftMenu);
    connect(m_drift, &QToolButton::clicked, this, &EnvironmentBar::driftClicked);
    m_backup->setObjectName(u"backupButton"_s);
    m_backup->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_backup->setAutoRaise(true);
    connect(m_backup, &QToolButton::clicked, this, &EnvironmentBar::backupClicked);
    m_protected->setBadge({ u"lock"_s, tr("PROTECTED"), Tone::Danger });
    m_arm->setObjectName(u"armButton"_s);
    m_palette->setObjectName(u"paletteButton"_s);
    m_palette->setAccessibleName(tr("Find a command"));
    m_palette->setToolTip(tr("Find a command (Ctrl+K)"));
    m_palette->setIcon(icon(u"search"_s));
    m_palette->setText(u"Ctrl+K"_s);
    m_palette->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_palette->setAutoRaise(true);
    connect(m_arm, &QPushButton::clicked, this,
        [this] { Q_EMIT armingWanted(m_workspace->guard().secondsLeft <= 0); });
    connect(m_palette, &QToolButton::clicked, this, &EnvironmentBar::paletteWanted);

    m_chips->setSpacing(8);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8 + Edge);
    row->setSpacing(12);
    row->addWidget(m_project);
    row->addLayout(m_chips);
    row->addWidget(m_more);
    row->addWidget(m_protected);
    row->addWidget(m_server, 1);
    row->addWidget(m_backup);
    row->addWidget(m_drift);
    row->addWidget(m_state);
    row->addWidget(m_arm);
    row->addWidget(m_palette);
}

void EnvironmentBar::setProject(const ProjectView &project)
{
    const bool isOpen = !project.root.isEmpty();
    m_project->setText(isOpen ? elided(visible(project.name), 32) : tr("No project"));
    m_project->setToolTip(isOpen ? visible(project.root) : tr("Open a project"));
    makeChips(project);
}

void EnvironmentBar::makeChips(const ProjectView &project)
{
    qDeleteAll(std::exchange(m_all, {}));
    m_more->menu()->clear();
    for (int i = 0; i < project.environments.size(); ++i) {
        const auto &environment = project.environments.at(i);
        auto *action = m_more->menu()->addAction(visible(environment.name));
        connect(action, &QAction::triggered, this, [this, i] { Q_EMIT environmentChosen(i); });
        auto *chip = new EnvironmentChip(environment, i + 1, this);
        chip->setChecked(i == project.environment);
        connect(chip, &QAbstractButton::clicked, this, [this, i] { Q_EMIT environmentChosen(i); });
        m_chips->addWidget(chip);
        m_all += chip;
    }
    fitChips();
}

/// Chips without room are found in the menu behind them; the chosen one always has its place.
void EnvironmentBar::fitChips()
{
    const int gap = layout()->spacing();
    const auto margins = layout()->contentsMargins();
    int room = width() - margins.left() - margins.right() - LeastServer - gap;
    for (const QWidget *other : std::initializer_list<const QWidget *> {
             m_project, m_more, m_backup, m_drift, m_state, m_protected, m_arm, m_palette }) {
        room -= other->isHidden() && other != m_more ? 0 : other->sizeHint().width() + gap;
    }
    const auto widthOf = [this](const QWidget *chip) {
        return chip->sizeHint().width() + m_chips->spacing();
    };
    for (const auto *chip : std::as_const(m_all)) {
        room -= chip->isChecked() ? widthOf(chip) : 0;
    }
    bool full = false; // the order is the user's: none overtakes another
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        auto *chip = m_all.at(i);
        full = full || (!chip->isChecked() && room < widthOf(chip));
        room -= chip->isChecked() || full ? 0 : widthOf(chip);
        chip->setVisible(chip->isChecked() || !full);
        m_more->menu()->actions().at(i)->setVisible(full && !chip->isChecked());
    }
    m_more->setVisible(full);
}

void EnvironmentBar::setStanding(const Standing &standing)
{
    const bool isOpen = !m_workspace->project().root.isEmpty();
    m_server->setText(serverInWords(standing.server));
    m_server->setVisible(isOpen);
    m_state->setBadge(stateOf(standing));
    m_state->setVisible(isOpen && standing.readAt.isValid());
    m_protected->setToolTip(standing.guarded
            ? guardInWords(*standing.guarded)
            : tr("The project's own file says that it is protected."));
    showBackup(); // its age grows
}

void EnvironmentBar::setDrift(const Drift &drift)
{
    const auto look = driftLook(drift);
    m_drift->setVisible(drift.state != Drift::State::Unknown);
    m_drift->setIcon(icon(look.icon, look.tone));
    m_drift->setText(look.text);
    m_drift->setAccessibleName(look.text);
    m_drift->setToolTip(driftFacts(drift).join(u'\n'));
    fitChips();
}

/// The newest that was tried out; one that was not is no backup yet.
void EnvironmentBar::showBackup()
{
    const auto &kept = m_workspace->backups().kept();
    const auto newest = std::ranges::find(kept, true, &KeptBackup::tested);
    const bool none = newest == kept.end();
    const auto objection = m_workspace->backups().objection();
    const bool wanted = !objection.isEmpty();
    const auto text = none
        ? (kept.isEmpty() ? tr("no backup") : tr("backup not tested"))
        : (newest->tables.isEmpty()
                  ? tr("backup %1")
                  : tr("backup of %n table(s) %1", nullptr, int(newest->tables.size())))
              .arg(agoText(newest->at, QDateTime::currentDateTimeUtc()));
    m_backup->setVisible(m_workspace->standing().fromDatabase);
    m_backup->setText(text);
    m_backup->setAccessibleName(text);
    m_backup->setIcon(icon(u"package"_s,
        wanted     ? Tone::Danger
            : none ? Tone::Neutral
                   : Tone::Applied));
    QStringList facts;
    if (!none) {
        facts += tr("Newest tested backup: %1, %2")
                     .arg(QLocale().toString(newest->at.toLocalTime(), QLocale::ShortFormat),
                         sizeText(newest->bytes));
        facts += newest->tables.isEmpty()
            ? QString()
            : tr("These tables alone: %1").arg(visible(newest->tables.mid(0, 20).join(u", "_s)));
        facts += visible(newest->file);
    } else {
        facts += kept.isEmpty() ? tr("No backup of this database was made here.")
                                : tr("The newest backup was not tried out.");
    }
    facts += objection;
    facts.removeAll(QString());
    m_backup->setToolTip(facts.join(u'\n'));
    fitChips();
}

void EnvironmentBar::fillDriftMenu()
{
    auto *menu = m_drift->menu();
    auto *watch = m_workspace->driftWatch();
    menu->clear();
    for (const auto &fact : driftFacts(watch->drift())) {
        menu->addAction(elided(fact, 120))->setEnabled(false);
    }
    menu->addSeparator();
    connect(menu->addAction(icon(u"compare"_s), tr("Compare Expected with Live")),
        &QAction::triggered, this, &EnvironmentBar::driftClicked);
    if (watch->drift().state == Drift::State::Checking) {
        connect(menu->addAction(icon(u"stop"_s), tr("Stop Checking")), &QAction::triggered, watch,
            &DriftWatch::stop);
    } else {
        connect(menu->addAction(icon(u"refresh"_s), tr("Check Again")), &QAction::triggered, watch,
            &DriftWatch::check);
    }
}

void EnvironmentBar::setGuard(const Guard &guard)
{
    const bool armed = guard.secondsLeft > 0;
    m_isProtected = guard.isProtected;
    m_protected->setVisible(guard.isProtected);
    m_arm->setVisible(guard.isProtected);
    if (armed) {
        const auto seconds = QString::number(guard.secondsLeft % 60).rightJustified(2, u'0');
        m_arm->setText(tr("Armed %1:%2").arg(guard.secondsLeft / 60).arg(seconds));
        m_arm->setIcon({}); // the filled button is sign enough, and drawings are dark
        m_arm->setToolTip(tr("Changes are allowed. Press to go back to read-only."));
    } else {
        m_arm->setText(tr("Read-only"));
        m_arm->setIcon(icon(u"lock"_s));
        m_arm->setToolTip(tr("Press to allow changes for ten minutes."));
    }
    m_arm->setAccessibleName(m_arm->text());
    makeDangerous(m_arm, armed);
    fitChips();
    update();
}

/// In a narrow window glyphs stand for what has a tool tip; where one is matters more.
void EnvironmentBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < fontMetrics().averageCharWidth() * NarrowBar;
    for (auto *button : { m_drift, m_backup }) {
        button->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    }
    fitChips();
}

void EnvironmentBar::paintEvent(QPaintEvent *)
{
    const auto &t = tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.raised);
    painter.fillRect(0, height() - 1, width(), 1, t.line);
    if (m_isProtected) {
        painter.fillRect(0, height() - Edge, width(), Edge, t.danger);
    }
}

} // namespace Switchback
