// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/inspector.h"

#include "core/text.h"
#include "items/timelinemodel.h"
#include "widgets/badge.h"
#include "widgets/detailsview.h"
#include "widgets/elidedlabel.h"
#include "widgets/findingsview.h"
#include "widgets/icons.h"
#include "widgets/linkedview.h"
#include "widgets/migrationschema.h"
#include "widgets/safetybadges.h"
#include "widgets/sections.h"
#include "widgets/segments.h"
#include "widgets/strip.h"
#include "workspace/backfills.h"
#include "workspace/foldersafety.h"
#include "workspace/rehearsals.h"
#include "workspace/workspace.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int PauseMs = 60;
constexpr qsizetype MostNotes = 5; // lines above the SQL; the rest is counted

QStringList notesOf(const Rendering &rendering)
{
    QStringList notes;
    for (const auto &problem : rendering.problems) {
        notes += problem.place.line > 0
            ? Inspector::tr("Line %1: %2").arg(problem.place.line).arg(problem.message)
            : problem.message;
    }
    // Each of them stands at its place, in the source and among the statements.
    if (const auto opaque = std::ranges::count(rendering.opaque, false, &OpaquePart::known)) {
        notes += Inspector::tr(
            "%n part(s) are known to the running application alone.", nullptr, int(opaque));
    }
    if (notes.size() > MostNotes) {
        const auto more = int(notes.size() - MostNotes + 1);
        notes.resize(MostNotes - 1);
        notes += Inspector::tr("and %n more", nullptr, more);
    }
    return notes;
}

/// Those of one way: what stands in the other way's function is not run.
QList<OpaquePart> opaqueOf(const Rendering &rendering, bool down)
{
    auto parts = rendering.opaque;
    parts.removeIf([down](const OpaquePart &part) { return down ? !part.down : !part.up; });
    return parts;
}

} // namespace

void Inspector::setupActions()
{
    m_pause->setSingleShot(true);
    m_pause->setInterval(PauseMs);
    connect(m_pause, &QTimer::timeout, this, &Inspector::load);
    connect(m_tabs, &QTabBar::currentChanged, m_panes, &QStackedWidget::setCurrentIndex);
    setupFindings();
    connect(m_direction, &Segments::changed, this, &Inspector::showSql);
    connect(m_form, &Segments::changed, this, &Inspector::showSql);
    connect(m_sql, &LinkedView::directionWanted, this, [this](Direction wanted) {
        if (wanted != direction()) {
            showDirection(wanted, m_sql->source()->currentLine());
        }
    });
    connect(
        m_sql->sql(), &SqlView::chosen, this, [this](int, int section) { offerBatches(section); });
    connect(m_batches, &Strip::pressed, this,
        [this] { Q_EMIT goTo({ .page = Location::Page::Backfill, .subject = m_batchable }); });
    connect(m_copy, &QToolButton::clicked, this, &Inspector::copy);
    connect(m_rehearse, &QToolButton::clicked, this,
        [this] { Q_EMIT goTo({ .page = Location::Page::Rehearsal, .version = m_version }); });
    connect(m_plan, &QToolButton::clicked, this, [this] {
        if (const auto target = planTarget()) {
            Q_EMIT goTo({ .page = Location::Page::Plan, .target = target });
        }
    });
}

void Inspector::connectWorkspace()
{
    connect(m_workspace, &Workspace::standingChanged, this, &Inspector::standingChanged);
    connect(m_workspace, &Workspace::insightGained, this, &Inspector::updateHeading);
    connect(&m_workspace->safety(), &FolderSafety::changed, this, &Inspector::showVerdict);
    connect(&m_workspace->rehearsals(), &Rehearsals::proofsChanged, this, [this] {
        updateHeading();
        showDetails();
    });
}

const TimelineEntry *Inspector::entry() const
{
    const auto &entries = m_workspace->standing().timeline.entries;
    const auto found = std::ranges::find(entries, m_version, &TimelineEntry::version);
    return found == entries.end() ? nullptr : &*found;
}

Direction Inspector::direction() const
{
    return m_direction->current() == 0 ? Direction::Up : Direction::Down;
}

void Inspector::setVersion(const Version &version)
{
    if (version == m_version) {
        return;
    }
    m_version = version;
    m_loaded.reset();
    m_line = 0;
    standingChanged();
}

void Inspector::standingChanged()
{
    updateHeading();
    m_stale = true;
    if (isVisible()) {
        m_pause->start();
    }
}

void Inspector::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale) {
        load();
    }
}

void Inspector::updateHeading()
{
    const auto *shown = entry();
    m_pages->setCurrentIndex(shown ? 1 : 0);
    if (!shown) {
        return;
    }
    m_name->setText(visible(shown->name.isEmpty() ? shown->version.text : shown->name));
    m_versionLabel->setText(visible(shown->version.text));
    m_state->setBadge(stateBadge(shown->state, stateText(shown->state)));
    const bool up = !isApplied(shown->state); // the button's way
    const auto what = up ? tr("Plan applying this one alone")
                         : tr("Plan rolling back this one alone");
    updateBadges(*shown);
    m_plan->setEnabled(planTarget().has_value());
    m_rehearse->setEnabled(shown->migration >= 0 && m_workspace->standing().fromDatabase
        && m_workspace->project().formatRuns && !shown->repeatable);
    m_plan->setToolTip(what);
    m_plan->setAccessibleName(what);
}

void Inspector::updateBadges(const TimelineEntry &shown)
{
    const bool file = shown.migration >= 0;
    m_opaque->setVisible(file && m_workspace->standing().opaque.contains(shown.version.text));
    const auto proof = m_workspace->rehearsals().proofs().value(shown.version.text);
    m_proof->setBadge(verdictBadge(proof.verdict, verdictTitle(proof.verdict)));
    m_proof->setVisible(file && proof.verdict != Verdict::NotRehearsed);
    m_proof->setToolTip(visible(verdictSentence(proof)));
    m_noWay->setVisible(
        file && !shown.reversible && !shown.repeatable && proof.verdict != Verdict::Impossible);
    m_noTransaction->setVisible(file && !shown.transactional);
    m_badges->setVisible(std::ranges::any_of(
        std::initializer_list<QWidget *> { m_proof, m_opaque, m_noWay, m_noTransaction },
        [](const QWidget *badge) { return !badge->isHidden(); }));
}

QString Inspector::language() const
{
    return m_workspace->project().language;
}

QString Inspector::sqlCaption() const
{
    const auto &title = m_workspace->project().engineTitle;
    return title.isEmpty() ? tr("SQL") : tr("SQL for %1").arg(title);
}

/// The way whose function the chosen line of the source stands in.
void Inspector::showDirection(Direction wanted, int line)
{
    setDirection(wanted);
    m_sql->chooseLine(line);
}

std::optional<Target> Inspector::planTarget() const
{
    const auto *shown = entry();
    const auto &project = m_workspace->project();
    if (!shown || shown->migration < 0 || !m_workspace->standing().fromDatabase
        || !project.formatRuns) {
        return {};
    }
    const bool up = !isApplied(shown->state);
    const bool last = shown->version.text == m_workspace->standing().timeline.current;
    if (!up && !last && !project.rules.rollbackOfOne) {
        return {};
    }
    return Target { .direction = up ? Direction::Up : Direction::Down,
        .kind = Target::Kind::Chosen,
        .chosen = { shown->version },
        .allowLate = true };
}

void Inspector::load()
{
    const auto *wanted = entry();
    m_stale = false;
    if (!wanted) {
        return;
    }
    m_shown = *wanted;
    m_schema->setVersion(m_shown.migration < 0 ? Version() : m_shown.version);
    showDetails();
    const int asked = ++m_asked;
    if (m_shown.migration < 0) {
        m_loaded.reset();
        showSql();
        showFile();
        return;
    }
    m_workspace->migration(m_shown.migration)
        .then(this, [this, asked](const Result<LoadedMigration> &answer) {
            if (asked == m_asked) {
                answered(answer);
            }
        });
}

void Inspector::answered(const Result<LoadedMigration> &answer)
{
    if (!answer) {
        m_loaded.reset();
        m_notes->say(Tone::Danger, oneLine(answer.error()));
        m_notes->show();
        m_sql->setShows(LinkedView::Shows::SqlAlone);
        m_sql->setSql({}, {});
        m_file->setSections({}, {});
        return;
    }
    m_loaded = *answer;
    showDetails();
    showSql();
    showFile();
}

void Inspector::showDetails()
{
    if (m_shown.version.text.isEmpty()) {
        return;
    }
    m_details->setMigration(m_shown, m_workspace->standing(), m_loaded ? &*m_loaded : nullptr,
        m_workspace->rehearsals().proofs().value(m_shown.version.text));
}

void Inspector::showNotes()
{
    if (!m_loaded) {
        m_notes->say(Tone::Attention, m_shown.note);
        m_notes->setVisible(!m_shown.note.isEmpty());
        return;
    }
    const auto &rendering = m_loaded->rendering;
    auto notes = notesOf(rendering);
    auto tone = rendering.problems.isEmpty() ? Tone::Attention : Tone::Danger;
    if (direction() == Direction::Down && !rendering.down) {
        notes.prepend(rendering.irreversible.isEmpty()
                ? tr("There is no way back.")
                : tr("There is no way back.") + u'\n' + rendering.irreversible);
        tone = Tone::Danger;
    }
    m_notes->say(tone, visibleLines(notes.join(u'\n')));
    m_notes->setVisible(!notes.isEmpty());
}

void Inspector::showSql()
{
    ++m_askedWire;
    showNotes();
    showVerdict();
    const bool program = !language().isEmpty();
    const auto form = m_form->current();
    m_sql->setShows(!program || !m_loaded ? LinkedView::Shows::SqlAlone
            : form == SourceForm          ? LinkedView::Shows::SourceAlone
                                          : LinkedView::Shows::Both);
    if (!m_loaded) {
        m_sql->setSql({}, {});
        return;
    }
    const bool down = direction() == Direction::Down;
    const auto &rendering = m_loaded->rendering;
    const auto &migration = m_loaded->migration;
    if (program) {
        m_sql->setSource(QString::fromUtf8(migration.text), language(), rendering);
    }
    if (form == SourceForm && !program) {
        const bool pair = down && !migration.downPath.isEmpty();
        showSections({ { .text = QString::fromUtf8(pair ? migration.downText : migration.text),
            .line = 1 } });
    } else if (down && !rendering.down) {
        showSections(program ? sectionsSaying(tr("There is no way back.")) : QList<SqlSection>());
    } else if (form == WireForm) {
        showWire();
    } else {
        auto sections = sectionsOf(down ? *rendering.down : rendering.up, linesOf(language()));
        insertOpaque(sections, opaqueOf(rendering, down), down);
        showSections(sections.isEmpty() ? sectionsSaying(tr("No statements.")) : sections);
    }
}

void Inspector::showSections(const QList<SqlSection> &sections)
{
    m_statements.clear();
    for (const auto &section : sections) {
        m_statements += section.added || section.remark ? QString() : section.text;
    }
    m_batches->hide();
    m_sql->setSql(sections, m_workspace->project().highlighting, sqlCaption());
    showMarks();
}

void Inspector::offerBatches(int section)
{
    m_batchable = m_statements.value(section);
    const bool can = !m_batchable.isEmpty() && m_workspace->backfills().canBatch(m_batchable);
    m_batches->setVisible(can);
    m_batches->say(
        Tone::Info, tr("This statement can change many rows at once."), tr("Run in batches…"));
}

void Inspector::showWire()
{
    const int asked = ++m_askedWire;
    const Target target { .direction = direction(),
        .kind = Target::Kind::Chosen,
        .chosen = { m_version },
        .allowLate = true };
    m_workspace->plan(target).then(this, [this, asked](const Result<Plan> &answer) {
        if (asked != m_askedWire) {
            return;
        }
        if (!answer || answer->steps.isEmpty()) {
            const auto why = answer ? tr("This migration is not to be run in this direction now.")
                                    : answer.error().what;
            showSections(sectionsSaying(
                tr("What would be sent is known for what can run now.") + u'\n' + why));
            return;
        }
        showSections(sectionsOf(
            answer->preparation + answer->steps.constFirst().statements, linesOf(language())));
    });
}

void Inspector::showFile()
{
    if (!m_loaded) {
        m_path->setText(QDir::toNativeSeparators(visible(m_shown.path)));
        m_file->setSections({}, {});
        return;
    }
    const auto &migration = m_loaded->migration;
    const auto native = [](const QString &path) { return visible(QDir::toNativeSeparators(path)); };
    m_path->setText(native(migration.path));
    QList<SqlSection> sections { { .text = QString::fromUtf8(migration.text), .line = 1 } };
    if (!migration.downPath.isEmpty()) {
        sections.first().label = native(migration.path);
        sections += { .text = QString::fromUtf8(migration.downText),
            .label = native(migration.downPath),
            .line = 1 };
    }
    m_file->setSections(
        sections, language().isEmpty() ? m_workspace->project().highlighting : language());
    if (m_line > 0) {
        m_file->showLine(m_line);
    }
    showMarks();
}

void Inspector::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void Inspector::setDirection(Direction direction)
{
    m_direction->setCurrent(direction == Direction::Up ? 0 : 1);
}

void Inspector::setForm(Form form)
{
    m_form->setCurrent(form);
}

void Inspector::showPlace(const Place &place)
{
    setTab(FileTab);
    m_line = place.line;
    if (m_loaded) {
        m_file->showLine(m_line);
    }
}

void Inspector::copy()
{
    const auto tab = m_tabs->currentIndex();
    QGuiApplication::clipboard()->setText(tab == DetailsTab ? m_details->text()
            : tab == SchemaTab                              ? m_schema->text()
            : tab == FileTab                                ? m_file->text()
            : tab == FindingsTab                            ? m_findings->toPlainText()
            : tab == LocksTab                               ? m_locks->toPlainText()
                                                            : m_sql->text());
}

} // namespace Switchback
