// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/rehearsalpage.h"

#include "core/text.h"
#include "items/duration.h"
#include "items/rehearsalmodel.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/rehearsalevidence.h"
#include "widgets/safetybadges.h"
#include "widgets/strip.h"
#include "widgets/tabledelegate.h"
#include "workspace/rehearsals.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int TickMs = 250;
constexpr int SomeNewest = 5;
constexpr qsizetype MostNotes = 3;

/// The worst comes first, so that it is read first.
QString verdictCounts(const QList<RehearsedTrip> &trips)
{
    QStringList parts;
    for (const auto verdict : { Verdict::Fails, Verdict::Broken, Verdict::Impossible,
             Verdict::Lossy, Verdict::ShapeOnly, Verdict::Proven, Verdict::NotRehearsed }) {
        const auto count = std::ranges::count_if(trips, [verdict](const RehearsedTrip &trip) {
            return trip.over && trip.proof.verdict == verdict;
        });
        if (count > 0) {
            parts += u"%1: %2"_s.arg(verdictTitle(verdict), QLocale().toString(count));
        }
    }
    return parts.join(u" · "_s);
}

} // namespace

RehearsalPage::RehearsalPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new RehearsalModel(this))
    , m_ticker(new QTimer(this))
    , m_title(new QLabel(tr("Rehearse the way back")))
    , m_subtitle(new ElidedLabel)
    , m_bar(new QProgressBar)
    , m_which(new QComboBox)
    , m_source(new QComboBox)
    , m_rows(new QComboBox)
    , m_summary(new Strip(Tone::Info, {}, {}))
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_view(new QTableView)
    , m_evidence(new RehearsalEvidence)
    , m_line(new ElidedLabel)
    , m_stop(new QPushButton)
    , m_start(new QPushButton)
{
    setObjectName(u"rehearsalPage"_s);
    setupView();
    setupActions();
    connectWorkspace();
    fillChoices();
    updateState();
}

void RehearsalPage::setupActions()
{
    auto *run = new QAction(icon(u"shield"_s), tr("Start the Rehearsal"), this);
    run->setShortcut(Qt::CTRL | Qt::Key_Return);
    auto *stop = new QAction(icon(u"stop"_s), tr("Stop the Rehearsal"), this);
    stop->setShortcut(Qt::CTRL | Qt::Key_Period);
    for (auto *action : { run, stop }) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    m_start->setToolTip(tr("Reads the database and changes nothing in it (%1)")
            .arg(run->shortcut().toString(QKeySequence::NativeText)));
    m_stop->setToolTip(tr("Stops and removes the scratch copy (%1)")
            .arg(stop->shortcut().toString(QKeySequence::NativeText)));
    connect(run, &QAction::triggered, m_start, &QPushButton::click);
    connect(stop, &QAction::triggered, m_stop, &QPushButton::click);
    connect(m_start, &QPushButton::clicked, this, &RehearsalPage::start);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stopping = true;
        m_workspace->rehearsals().stop();
        updateState();
    });
    m_ticker->setInterval(TickMs);
    connect(m_ticker, &QTimer::timeout, this, &RehearsalPage::updateState);
    connect(m_source, &QComboBox::activated, this,
        [this] { QSettings().setValue("rehearsal/sampled", m_source->currentData()); });
    connect(m_source, &QComboBox::currentIndexChanged, this, &RehearsalPage::fillRows);
    connect(m_rows, &QComboBox::activated, this,
        [this] { QSettings().setValue("rehearsal/rows", m_rows->currentData()); });
    connect(m_which, &QComboBox::currentIndexChanged, this, &RehearsalPage::updateState);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &RehearsalPage::showSelected);
    connect(m_view, &QAbstractItemView::pressed, this, [this] { m_following = false; });
    connect(m_view, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        Q_EMIT goTo({ .page = Location::Page::Timeline,
            .version = m_model->trips().at(index.row()).version });
    });
    connect(m_splitter, &QSplitter::splitterMoved, this,
        [this] { QSettings().setValue("rehearsal/splitter", m_splitter->saveState()); });
    connect(m_empty, &EmptyState::pressed, this,
        [this] { Q_EMIT goTo({ .page = Location::Page::Timeline }); });
}

void RehearsalPage::connectWorkspace()
{
    auto *rehearsals = &m_workspace->rehearsals();
    connect(rehearsals, &Rehearsals::started, this, &RehearsalPage::begun);
    connect(rehearsals, &Rehearsals::listed, this, &RehearsalPage::showTrips);
    connect(rehearsals, &Rehearsals::said, this, [this](const QString &words) {
        m_words = words;
        updateState();
    });
    connect(rehearsals, &Rehearsals::legBegun, this,
        [this](const Version &version, int leg) { follow(m_model->begin(version, leg)); });
    connect(rehearsals, &Rehearsals::tripEnded, this, [this](const RehearsedTrip &trip) {
        follow(m_model->end(trip));
        Q_EMIT progressed();
    });
    connect(rehearsals, &Rehearsals::ended, this, &RehearsalPage::end);
    connect(m_workspace, &Workspace::standingChanged, this, &RehearsalPage::fillChoices);
    connect(m_workspace, &Workspace::projectChanged, this, [this] {
        if (!m_workspace->rehearsals().isActive()) {
            m_model->setTrips({}); // of another database
            m_summary->hide();
            m_target.reset();
            m_version = {};
        }
        fillChoices();
    });
}

void RehearsalPage::offer(const std::optional<Target> &target, const Version &version)
{
    if (m_workspace->rehearsals().isActive()) {
        return;
    }
    m_target = target;
    m_version = version;
    fillChoices();
    m_which->setCurrentIndex(0);
    m_which->setFocus(Qt::OtherFocusReason);
}

void RehearsalPage::addChoice(const QString &text, const RehearsalWish &wish)
{
    if (!m_choices.contains(wish)) {
        m_choices += wish;
        m_which->addItem(text);
    }
}

/// What was asked for comes first; then what is mostly wanted.
void RehearsalPage::fillChoices()
{
    const auto &timeline = m_workspace->standing().timeline;
    const auto before = m_choices.value(m_which->currentIndex());
    const QSignalBlocker quiet(m_which);
    m_which->clear();
    m_choices.clear();
    const bool several = m_target && m_target->kind == Target::Kind::Chosen
        && !m_version.text.isEmpty();
    if (several) {
        addChoice(tr("the %n selected", nullptr, int(m_target->chosen.size())),
            { .target = {}, .chosen = m_target->chosen });
    } else if (m_target && m_target->direction == Direction::Up
        && m_target->kind != Target::Kind::All) {
        addChoice(tr("the steps of the plan"), { .target = *m_target });
    } else if (m_target && m_target->direction == Direction::Down) {
        const auto back = std::max(1, m_target->steps);
        addChoice(tr("the %n newest applied", nullptr, back), { .target = {}, .last = back });
    }
    const auto entry = std::ranges::find(timeline.entries, m_version, &TimelineEntry::version);
    if (!m_version.text.isEmpty() && entry != timeline.entries.end() && entry->migration >= 0) {
        const auto shown = elided(visible(m_version.text), 40);
        isApplied(entry->state) ? addChoice(tr("applied ones, back to %1").arg(shown),
                                      { .target = {}, .applied = m_version })
                                : addChoice(tr("pending ones, up to %1").arg(shown),
                                      { .target = { .kind = Target::Kind::To, .to = m_version } });
    }
    if (timeline.pending > 0) {
        addChoice(tr("all %n pending", nullptr, timeline.pending), {});
    }
    for (const int count : { 1, SomeNewest, timeline.applied }) {
        if (count > 0 && count <= timeline.applied) {
            addChoice(count == timeline.applied && count > 1
                    ? tr("all %n applied", nullptr, count)
                    : tr("the %n newest applied", nullptr, count),
                { .target = {}, .last = count });
        }
    }
    const auto same = m_choices.indexOf(before);
    m_which->setCurrentIndex(same >= 0 ? int(same) : m_choices.isEmpty() ? -1 : 0);
    updateState();
}

RehearsalWish RehearsalPage::wish() const
{
    auto wish = m_choices.value(m_which->currentIndex());
    wish.rows = m_rows->currentData().toLongLong();
    wish.sampled = m_source->currentData().toBool();
    return wish;
}

void RehearsalPage::start()
{
    if (const auto started = m_workspace->rehearsals().start(wish()); !started) {
        m_summary->say(Tone::Attention, oneLine(started.error()));
        m_summary->show();
    }
}

void RehearsalPage::begun()
{
    m_model->setTrips({});
    m_evidence->say({});
    m_summary->hide();
    m_stopping = false;
    m_following = true;
    m_words = tr("Making the scratch copy …");
    m_clock.start();
    m_ticker->start();
    updateState();
    Q_EMIT progressed();
}

void RehearsalPage::showTrips(const QList<RehearsedTrip> &trips)
{
    m_model->setTrips(trips);
    fitColumns(m_view);
    m_view->horizontalHeader()->setSectionResizeMode(
        RehearsalModel::NameColumn, QHeaderView::Stretch);
    if (!trips.isEmpty()) {
        m_view->selectRow(0);
    }
    updateState();
    Q_EMIT progressed();
}

void RehearsalPage::follow(int row)
{
    if (row >= 0 && m_following) {
        m_view->selectRow(row);
        m_view->scrollTo(m_model->index(row, 0));
    }
    showSelected();
    updateState();
}

void RehearsalPage::end(const RehearsalEnd &end, const QList<RehearsedTrip> &trips)
{
    m_ticker->stop();
    m_words.clear();
    const auto row = m_view->currentIndex().row();
    if (!end.error) {
        showTrips(trips);
        m_view->selectRow(row < 0 ? 0 : row);
    } else {
        auto left = m_model->trips();
        for (auto &trip : left) {
            trip.leg = -1;
        }
        m_model->setTrips(left);
        m_view->selectRow(row);
    }
    showSummary(end);
    showSelected();
    updateState();
    Q_EMIT progressed();
}

void RehearsalPage::showSummary(const RehearsalEnd &end)
{
    QStringList lines;
    auto tone = Tone::Applied;
    if (end.error) {
        const bool stopped = end.error->kind == ErrorKind::Cancelled;
        tone = stopped ? Tone::Attention : Tone::Danger;
        lines += stopped ? tr("Stopped. Verdicts that were reached are"
                              " kept; the database was only read.")
                         : oneLine(*end.error);
    } else if (m_model->trips().isEmpty()) {
        tone = Tone::Info;
        lines += tr("There is nothing to rehearse.");
    } else {
        const bool all = std::ranges::all_of(m_model->trips(),
            [](const RehearsedTrip &trip) { return trip.proof.verdict == Verdict::Proven; });
        tone = !end.ok ? Tone::Danger : all ? Tone::Applied : Tone::Attention;
        lines += verdictCounts(m_model->trips());
    }
    if (end.sampled > 0) {
        lines += tr("%n live row(s) were tried on.", nullptr, int(end.sampled)) + u' '
            + tr("%n column(s) are masked.", nullptr, end.masked);
    }
    lines += end.late;
    if (end.orderCounts && tone != Tone::Danger) {
        tone = Tone::Attention;
    }
    for (const auto &note : end.notes.first(std::min<qsizetype>(MostNotes, end.notes.size()))) {
        lines += elided(note, 120);
    }
    m_summary->say(tone, visibleLines(lines.join(u'\n')));
    m_summary->show();
}

void RehearsalPage::showSelected()
{
    const auto row = m_view->currentIndex().row();
    if (row >= 0 && row < m_model->trips().size()) {
        m_evidence->setTrip(m_model->trips().at(row));
    } else {
        m_evidence->say({});
    }
}

QString RehearsalPage::progressWords() const
{
    const auto all = m_model->rowCount();
    return !m_workspace->rehearsals().isActive() ? QString()
        : all == 0                               ? u"…"_s
                                                 : u"%1/%2"_s.arg(m_model->done()).arg(all);
}

void RehearsalPage::updateState()
{
    const bool active = m_workspace->rehearsals().isActive();
    const bool known = m_workspace->standing().fromDatabase;
    const auto &project = m_workspace->project();
    const auto &server = m_workspace->standing().server;
    m_subtitle->setText(known
            ? tr("On a scratch copy beside %1 · %2 %3. The database itself is only read.")
                  .arg(visible(project.environments.value(project.environment).name),
                      server.product, server.version)
            : tr("On a scratch copy; the database itself is only read."));
    const int all = m_model->rowCount();
    m_bar->setVisible(active);
    m_bar->setRange(0, all); // of nothing yet: it only shows that something goes on
    m_bar->setValue(m_model->done());
    QStringList parts;
    if (active) {
        parts += m_stopping ? tr("Stopping …") : visible(m_words);
        parts += all > 0 ? tr("%1 of %2").arg(m_model->done()).arg(all) : QString();
        parts += durationText(m_clock.elapsed() / 1000 * 1000);
        parts.removeAll(QString());
    } else {
        parts += known ? QString() : tr("Connect to a database first.");
    }
    m_line->setText(parts.join(u" · "_s));
    m_stop->setVisible(active);
    m_stop->setEnabled(!m_stopping);
    m_stop->setText(m_stopping ? tr("Stopping …") : tr("Stop"));
    m_start->setText(tr("Rehearse"));
    m_start->setVisible(!active);
    m_start->setEnabled(known && !m_choices.isEmpty());
    m_which->setEnabled(!active && !m_choices.isEmpty());
    m_source->setEnabled(!active);
    m_rows->setEnabled(!active);
    m_pages->setCurrentIndex(all > 0 ? 1 : 0);
    if (all == 0) {
        active ? m_empty->say(u"shield"_s, tr("Making the scratch copy …"))
            : known &&m_choices.isEmpty()
            ? m_empty->say(
                  u"shield"_s, tr("There is nothing to rehearse."), tr("Back to the timeline"))
            : m_empty->say(u"shield"_s,
                  tr("Each migration goes there, back and there again on a scratch copy. What does "
                     "not return is named, and the verdict stays with the file."));
    }
}

} // namespace Switchback
