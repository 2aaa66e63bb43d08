// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/releasewalk.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/auditlog.h"
#include "run/backup.h"
#include "run/fingerprint.h"
#include "run/probe.h"
#include "run/releasehealth.h"
#include "run/releaseparts.h"
#include "run/releasestore.h"

#include <QElapsedTimer>
#include <QLockFile>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using enum ReleaseStage;

Error refusal(const QString &what, const QString &next = {})
{
    return {
        .kind = ErrorKind::Refused, .what = what, .untouched = tr("Nothing was run."), .next = next
    };
}

/// Versions of the release's parts that the database holds.
Result<QStringList> appliedParts(const Session &session, const Release &release)
{
    const auto status = readStatus(session);
    if (!status) {
        return fail(status.error());
    }
    QStringList applied;
    for (const auto &part : release.parts) {
        const auto &entries = status->timeline.entries;
        const auto entry = std::ranges::find(entries, part.version, &TimelineEntry::version);
        if (entry != entries.end() && isApplied(entry->state)) {
            applied += part.version.text;
        }
    }
    return applied;
}

QStringList texts(const QList<Version> &versions)
{
    QStringList result;
    for (const auto &version : versions) {
        result += version.text;
    }
    return result;
}

bool holdsAll(const QStringList &applied, const QStringList &wanted)
{
    return std::ranges::all_of(
        wanted, [&applied](const QString &version) { return applied.contains(version); });
}

/// The stages of migrations that the database has done meanwhile.
void settle(Release &release, const QStringList &applied)
{
    for (auto phase = phaseOf(release.stage); phase && !release.isOver();
        phase = phaseOf(release.stage)) {
        const auto wanted = texts(versionsOf(release, *phase));
        if (!holdsAll(applied, wanted)) {
            return;
        }
        advance(release, tr("Applied: %1.").arg(visible(wanted.join(u", "_s))));
    }
}

/// What an earlier stage applied and somebody took back meanwhile; empty = nothing.
QString takenBack(const Release &release, const QStringList &applied)
{
    for (const auto stage : stagesOf(release)) {
        if (stage == release.stage) {
            break;
        }
        const auto phase = phaseOf(stage);
        const auto wanted = phase ? texts(versionsOf(release, *phase)) : QStringList();
        for (const auto &version : wanted) {
            if (!applied.contains(version)) {
                return version;
            }
        }
    }
    return {};
}

QStringList commandOf(const Release &release, const ReleaseSettings &settings)
{
    return release.stage == Deploy ? settings.deploy
        : release.stage == Switch  ? settings.switchTraffic
                                   : QStringList();
}

/// A switch that failed or was cut short may have happened all the same.
bool isSwitched(const Release &release)
{
    const bool half = release.stage == Switch
        && (release.working || release.hold == ReleaseHold::Failed
            || release.hold == ReleaseHold::Interrupted);
    return !release.isOver() && (release.switched || half);
}

ReleaseView viewOf(const Release &release, const ReleaseSettings &settings, QStringList applied)
{
    ReleaseView view { .release = release,
        .settings = settings,
        .command = release.isOver() ? QStringList() : commandOf(release, settings),
        .back = {},
        .needsBack = isSwitched(release),
        .elsewhere = false,
        .unlocked = !release.isOver() && isUnlocked(release),
        .applied = std::move(applied) };
    if (view.needsBack || release.stage == Switch || release.stage == Watch) {
        view.back = settings.switchBack;
    }
    return view;
}

/// The release that goes on, held by this program alone.
class Walk
{
public:
    static Result<Walk> open(const Session &session)
    {
        auto lock = lockRelease(session);
        if (!lock) {
            return fail({ .kind = ErrorKind::Locked,
                .what = tr("Another program goes on with this release."),
                .untouched = tr("Nothing was run."),
                .next = tr("Wait for it, or stop it there.") });
        }
        const auto stored = storedRelease(session);
        const auto settings = stored
            ? readReleaseSettings(session.project.root, session.environment.name)
            : fail(stored.error());
        if (!settings) {
            return fail(settings.error());
        }
        Walk walk(session, std::move(lock), *stored, *settings);
        return walk.isNone() ? Result<Walk>(std::move(walk)) : walk.findOut();
    }

    bool isNone() const { return m_release.id.isEmpty(); }
    Release &release() { return m_release; }
    const ReleaseSettings &settings() const { return m_settings; }
    const QStringList &applied() const { return m_applied; }
    Result<void> keep() const { return keepRelease(*m_session, m_release); }
    ReleaseView view() const { return viewOf(m_release, m_settings, m_applied); }

    Result<ReleaseView> kept() const
    {
        const auto done = keep();
        return done ? Result<ReleaseView>(view()) : fail(done.error());
    }

private:
    Walk(const Session &session, std::unique_ptr<QLockFile> lock, const Release &release,
        const ReleaseSettings &settings)
        : m_session(&session)
        , m_lock(std::move(lock))
        , m_release(release)
        , m_settings(settings)
    {
    }

    /// What became of a program that ended in the middle, and of runs since.
    Result<Walk> findOut()
    {
        const auto before = m_release;
        const auto applied = appliedParts(*m_session, m_release);
        if (!applied) {
            return fail(applied.error());
        }
        m_applied = *applied;
        if (m_release.isOver()) {
            return std::move(*this);
        }
        if (m_release.working) {
            const bool harmless = m_release.stage == Check || m_release.stage == Watch;
            hold(m_release, ReleaseHold::Interrupted,
                harmless ? tr("The program ended before this stage did; it begins anew.")
                         : tr("The program ended while the command ran: whether it came to its "
                              "end is not known. Look, then go on or abort."));
        }
        settle(m_release, m_applied);
        if (m_release != before) {
            if (const auto done = keep(); !done) {
                return fail(done.error());
            }
        }
        return std::move(*this);
    }

    const Session *m_session;
    std::unique_ptr<QLockFile> m_lock;
    Release m_release;
    ReleaseSettings m_settings;
    QStringList m_applied;
};

Result<ReleaseView> proposal(const Session &session, const QHash<QString, Phase> &byHand)
{
    const auto settings = readReleaseSettings(session.project.root, session.environment.name);
    const auto parts = settings ? cutPending(session, byHand) : fail(settings.error());
    if (!parts) {
        return fail(parts.error());
    }
    Release release { .environment = session.environment.name,
        .database = session.connection.display,
        .user = loginName(),
        .parts = *parts,
        .backfillAfter = settings->backfillAfter };
    release.stage = stagesOf(release).first();
    return ReleaseView { .release = release, .settings = *settings };
}

Error noRelease()
{
    return refusal(tr("No release goes on here."), tr("Begin one: release begin."));
}

/// Something that a command does, or somebody by hand.
Result<bool> act(const Session &session, Walk &walk, const QStringList &command,
    const ReleaseOrders &orders, const std::stop_token &stop)
{
    auto &release = walk.release();
    if (command.isEmpty()) {
        if (!orders.said) {
            hold(release, ReleaseHold::Asks,
                tr("No command is named for this: do it, then say that it is done."));
        }
        return orders.said;
    }
    if (!orders.command || *orders.command != command) {
        return fail(refusal(orders.command
                ? tr("The command is no longer the one that was shown.")
                : tr("Nobody has said that this command may run: %1").arg(shownCommand(command)),
            tr("Look at it again.")));
    }
    release.working = true;
    release.hold = ReleaseHold::None;
    if (const auto kept = walk.keep(); !kept) {
        return fail(kept.error());
    }
    QElapsedTimer timer;
    timer.start();
    const auto said = runOwnCommand(session, command, walk.settings().commandTime, stop);
    const auto action = release.isOver() ? u"release"_s : u"release "_s + stageWord(release.stage);
    auditBackup(session, action, said.has_value(), timer.elapsed(),
        said ? QString() : oneLine(said.error()));
    if (!said) {
        hold(release, ReleaseHold::Failed, said.error().what);
        return false;
    }
    return true;
}

/// Which code the schema fits now.
QString compatibility(const Release &release, const QStringList &applied)
{
    QStringList names;
    QString neither;
    for (const auto &part : release.parts) {
        if (applied.contains(part.version.text)) {
            names += visible(part.version.text);
            neither = part.fitsNeither && neither.isEmpty() ? names.last() : neither;
        }
    }
    if (names.isEmpty()) {
        return tr("No migration of the release is applied: the schema is the one that the old "
                  "version knows.");
    }
    const auto list = names.join(u", "_s);
    return neither.isEmpty()
        ? tr("Applied and kept: %1. The schema fits the old version as before, and the new one "
             "when it comes again; rolling back is not needed.")
              .arg(list)
        : tr("Applied and kept: %1. The old version may break on %2: roll that"
             " one back, or look at it first.")
              .arg(list, neither);
}

Result<void> mayAbort(const Release &release, const QStringList &applied)
{
    for (const auto &version : texts(versionsOf(release, Phase::Contract))) {
        if (applied.contains(version)) {
            return fail(refusal(
                tr("The contract has begun: %1 is applied, and the old version does not fit the "
                   "schema any more.")
                    .arg(visible(version)),
                tr("Roll it back first (rollback --only %1), if what it"
                   " removed can come back; else go on.")
                    .arg(visible(version))));
        }
    }
    return {};
}

/// The abort itself; the walk is kept by the caller.
Result<void> goBack(
    const Session &session, Walk &walk, const ReleaseOrders &orders, const std::stop_token &stop)
{
    auto &release = walk.release();
    if (const auto may = mayAbort(release, walk.applied()); !may) {
        return may;
    }
    const bool comesBack = isSwitched(release);
    if (comesBack) {
        const auto back = walk.settings().switchBack;
        const auto acted = act(session, walk, back, orders, stop);
        if (!acted || !*acted) {
            if (acted && release.hold == ReleaseHold::Failed) {
                release.switched = true; // nobody knows; the way back stays open
            }
            return acted ? Result<void>() : fail(acted.error());
        }
    }
    release.working = false;
    release.hold = ReleaseHold::None;
    release.compatible = compatibility(release, walk.applied());
    noteIn(release, true,
        comesBack ? tr("Aborted: the traffic is back at blue.")
                  : tr("Aborted: the traffic never left blue."));
    release.words = release.notes.constLast().text + u' ' + release.compatible;
    release.switched = false;
    release.aborted = true;
    return {};
}

Result<void> stageNow(const Session &session, Walk &walk, const ReleaseOrders &orders,
    const ReleaseSink &sink, const std::stop_token &stop)
{
    auto &release = walk.release();
    const ReleaseRound round { session, release, walk.settings(), orders, sink, stop };
    const bool probes = release.stage == Check || release.stage == Watch;
    if (release.stage == Contract) {
        unlockContract(round);
        return {};
    }
    if (probes && !walk.settings().checks.isEmpty()) {
        release.working = true;
        release.hold = ReleaseHold::None;
        if (const auto kept = walk.keep(); !kept) {
            return kept;
        }
        if (release.stage == Check) {
            checkGreen(round);
            return {};
        }
        watchGreen(round);
        if (release.hold == ReleaseHold::Unhealthy && orders.returns) {
            auto back = orders;
            back.command = orders.back;
            return goBack(session, walk, back, stop);
        }
        return {};
    }
    const auto acted = act(session, walk, commandOf(release, walk.settings()), orders, stop);
    if (!acted || !*acted) {
        return acted ? Result<void>() : fail(acted.error());
    }
    release.deployed = release.deployed || release.stage == Deploy;
    release.switched = release.switched || release.stage == Switch;
    const bool byHand = commandOf(release, walk.settings()).isEmpty();
    advance(release,
        byHand ? tr("Somebody says that it is done.")
               : tr("Done: %1").arg(shownCommand(commandOf(release, walk.settings()))));
    return {};
}

} // namespace

Result<ReleaseView> viewRelease(
    const Session &session, const QHash<QString, Phase> &byHand, bool fresh)
{
    auto walk = Walk::open(session);
    if (!walk && walk.error().kind == ErrorKind::Locked) { // only looked at
        const auto stored = storedRelease(session);
        const auto settings = readReleaseSettings(session.project.root, session.environment.name);
        if (!stored || !settings) {
            return fail(!stored ? stored.error() : settings.error());
        }
        auto view = viewOf(*stored, *settings, {});
        view.elsewhere = true;
        return view;
    }
    if (!walk) {
        return fail(walk.error());
    }
    const bool isNew = walk->isNone() || (fresh && walk->release().isOver());
    return isNew ? proposal(session, byHand) : walk->view();
}

Result<ReleaseView> beginRelease(const Session &session, const QHash<QString, Phase> &byHand)
{
    auto walk = Walk::open(session);
    if (!walk) {
        return fail(walk.error());
    }
    if (!walk->isNone() && !walk->release().isOver()) {
        return fail(refusal(tr("A release goes on here since %1; it stands at '%2'.")
                                .arg(walk->release().begun.toLocalTime().toString(Qt::ISODate),
                                    stageTitle(walk->release().stage)),
            tr("Go on with it, or abort it.")));
    }
    auto view = proposal(session, byHand);
    if (!view) {
        return view;
    }
    view->release.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    view->release.begun = QDateTime::currentDateTimeUtc();
    walk->release() = view->release;
    return walk->kept();
}

Result<std::optional<Target>> releaseTarget(const Session &session, const ReleaseView &view)
{
    const auto phase = phaseOf(view.release.stage);
    if (!phase || view.release.isOver()) {
        return std::nullopt;
    }
    const auto files = readFiles(session);
    if (!files) {
        return fail(files.error());
    }
    Target target { .kind = Target::Kind::Chosen, .allowLate = true };
    for (const auto &part : view.release.parts) {
        if (part.phase != *phase || view.applied.contains(part.version.text)) {
            continue;
        }
        const auto file = std::ranges::find(files->migrations, part.version, &Migration::version);
        const auto loaded = file == files->migrations.end()
            ? Result<Migration>(fail(Error {}))
            : session.format->loaded(*file, session.context);
        if (!loaded || sourceHash(*loaded) != part.hash) {
            return fail({ .kind = ErrorKind::Stale,
                .what = tr("The file of migration %1 is not the one that the release began with.")
                    .arg(visible(part.version.text)),
                .untouched = tr("Nothing was run."),
                .next = tr("Abort the release and begin it anew.") });
        }
        target.chosen += part.version;
    }
    return target;
}

Result<ReleaseView> goOn(const Session &session, const ReleaseOrders &orders,
    const ReleaseSink &sink, const std::stop_token &stop)
{
    auto walk = Walk::open(session);
    if (!walk) {
        return fail(walk.error());
    }
    auto &release = walk->release();
    if (walk->isNone() || release.isOver()) {
        return fail(noRelease());
    }
    if (const auto version = takenBack(release, walk->applied()); !version.isEmpty()) {
        return fail(refusal(
            tr("Migration %1 of this release is not applied any more.").arg(visible(version)),
            tr("Apply it again (up --only %1), or abort the release.").arg(visible(version))));
    }
    const auto phase = phaseOf(release.stage);
    if (phase && *phase != Phase::Contract) {
        return fail(refusal(tr("'%1' is an ordinary run.").arg(stageTitle(release.stage))));
    }
    const auto before = release;
    const auto done = stageNow(session, *walk, orders, sink, stop);
    if (!done) {
        if (release != before) {
            std::ignore = walk->keep();
        }
        return fail(done.error());
    }
    return walk->kept();
}

Result<ReleaseView> abortRelease(
    const Session &session, const ReleaseOrders &orders, const std::stop_token &stop)
{
    auto walk = Walk::open(session);
    if (!walk) {
        return fail(walk.error());
    }
    if (walk->isNone() || walk->release().isOver()) {
        return fail(noRelease());
    }
    const auto back = goBack(session, *walk, orders, stop);
    return back ? walk->kept() : fail(back.error());
}

} // namespace Switchback
