// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/release.h"

#include "core/text.h"
#include "core/tr.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr Phase Phases[] = { Phase::Expand, Phase::Migrate, Phase::Contract };
constexpr ReleaseStage Stages[] = { ReleaseStage::Expand, ReleaseStage::Migrate,
    ReleaseStage::Deploy, ReleaseStage::Check, ReleaseStage::Switch, ReleaseStage::Watch,
    ReleaseStage::Contract, ReleaseStage::Done };
constexpr ReleaseHold Holds[] = { ReleaseHold::None, ReleaseHold::Asks, ReleaseHold::Failed,
    ReleaseHold::Unhealthy, ReleaseHold::Locked, ReleaseHold::Interrupted, ReleaseHold::Stopped };

QJsonValue timeJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toString(Qt::ISODateWithMs)) : QJsonValue();
}

QDateTime timeFrom(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QStringList textsFrom(const QJsonValue &value)
{
    QStringList texts;
    for (const auto &text : value.toArray()) {
        texts += text.toString();
    }
    return texts;
}

QJsonObject partJson(const ReleasePart &part)
{
    return { { u"version"_s, part.version.text }, { u"name"_s, part.name },
        { u"path"_s, part.path }, { u"hash"_s, part.hash }, { u"phase"_s, phaseWord(part.phase) },
        { u"why"_s, part.why }, { u"by_hand"_s, part.byHand },
        { u"fits_neither"_s, part.fitsNeither },
        { u"drops"_s, QJsonArray::fromStringList(part.drops) } };
}

ReleasePart partFrom(const QJsonObject &o)
{
    return { .version = { o["version"_L1].toString() },
        .name = o["name"_L1].toString(),
        .path = o["path"_L1].toString(),
        .hash = o["hash"_L1].toString(),
        .phase = phaseFromWord(o["phase"_L1].toString()).value_or(Phase::Contract),
        .why = o["why"_L1].toString(),
        .byHand = o["by_hand"_L1].toBool(),
        .fitsNeither = o["fits_neither"_L1].toBool(),
        .drops = textsFrom(o["drops"_L1]) };
}

template<class T, size_t N>
std::optional<T> named(const T (&all)[N], QString (*word)(T), QStringView text)
{
    for (const auto one : all) {
        if (word(one) == text) {
            return one;
        }
    }
    return {};
}

QJsonObject noteJson(const ReleaseNote &note)
{
    return { { u"at"_s, timeJson(note.at) }, { u"stage"_s, stageWord(note.stage) },
        { u"ok"_s, note.ok }, { u"text"_s, note.text } };
}

ReleaseNote noteFrom(const QJsonObject &o)
{
    return { timeFrom(o["at"_L1]),
        named(Stages, stageWord, o["stage"_L1].toString()).value_or(ReleaseStage::Expand),
        o["ok"_L1].toBool(), o["text"_L1].toString() };
}

} // namespace

QString phaseWord(Phase phase)
{
    switch (phase) {
    case Phase::Expand:
        return u"expand"_s;
    case Phase::Migrate:
        return u"migrate"_s;
    case Phase::Contract:
        break;
    }
    return u"contract"_s;
}

std::optional<Phase> phaseFromWord(QStringView word)
{
    return named(Phases, phaseWord, word);
}

QString stageWord(ReleaseStage stage)
{
    switch (stage) {
    case ReleaseStage::Expand:
        return u"expand"_s;
    case ReleaseStage::Migrate:
        return u"migrate"_s;
    case ReleaseStage::Deploy:
        return u"deploy"_s;
    case ReleaseStage::Check:
        return u"check"_s;
    case ReleaseStage::Switch:
        return u"switch"_s;
    case ReleaseStage::Watch:
        return u"watch"_s;
    case ReleaseStage::Contract:
        return u"contract"_s;
    case ReleaseStage::Done:
        break;
    }
    return u"done"_s;
}

QString holdWord(ReleaseHold hold)
{
    switch (hold) {
    case ReleaseHold::None:
        return {};
    case ReleaseHold::Asks:
        return u"asks"_s;
    case ReleaseHold::Failed:
        return u"failed"_s;
    case ReleaseHold::Unhealthy:
        return u"unhealthy"_s;
    case ReleaseHold::Locked:
        return u"locked"_s;
    case ReleaseHold::Interrupted:
        return u"interrupted"_s;
    case ReleaseHold::Stopped:
        break;
    }
    return u"stopped"_s;
}

QString phaseTitle(Phase phase)
{
    switch (phase) {
    case Phase::Expand:
        return tr("Expand");
    case Phase::Migrate:
        return tr("Migrate");
    case Phase::Contract:
        break;
    }
    return tr("Contract");
}

QString stageTitle(ReleaseStage stage)
{
    switch (stage) {
    case ReleaseStage::Expand:
        return tr("Expand the schema");
    case ReleaseStage::Migrate:
        return tr("Migrate the rows");
    case ReleaseStage::Deploy:
        return tr("Deploy green");
    case ReleaseStage::Check:
        return tr("Check green");
    case ReleaseStage::Switch:
        return tr("Switch traffic");
    case ReleaseStage::Watch:
        return tr("Watch green");
    case ReleaseStage::Contract:
        return tr("Contract the schema");
    case ReleaseStage::Done:
        break;
    }
    return tr("Done");
}

QString stageMeaning(ReleaseStage stage)
{
    switch (stage) {
    case ReleaseStage::Expand:
        return tr("What is added; the old code does not notice it.");
    case ReleaseStage::Migrate:
        return tr("Rows are brought into the new shape.");
    case ReleaseStage::Deploy:
        return tr("The new version starts beside the old one and gets no traffic yet.");
    case ReleaseStage::Check:
        return tr("Every check says yes, for the wanted time without a break.");
    case ReleaseStage::Switch:
        return tr("The new version gets the traffic.");
    case ReleaseStage::Watch:
        return tr("The same checks go on while it is used.");
    case ReleaseStage::Contract:
        return tr("What only the old code used goes; from here there is no way back to blue.");
    case ReleaseStage::Done:
        break;
    }
    return tr("Everything is in.");
}

std::optional<Phase> phaseOf(ReleaseStage stage)
{
    return stage == ReleaseStage::Expand  ? std::optional(Phase::Expand)
        : stage == ReleaseStage::Migrate  ? std::optional(Phase::Migrate)
        : stage == ReleaseStage::Contract ? std::optional(Phase::Contract)
                                          : std::nullopt;
}

QList<Version> versionsOf(const Release &release, Phase phase)
{
    QList<Version> versions;
    for (const auto &part : release.parts) {
        if (part.phase == phase) {
            versions += part.version;
        }
    }
    return versions;
}

QList<ReleaseStage> stagesOf(const Release &release)
{
    using enum ReleaseStage;
    auto stages = release.backfillAfter
        ? QList { Expand, Deploy, Check, Switch, Watch, Migrate, Contract }
        : QList { Expand, Migrate, Deploy, Check, Switch, Watch, Contract };
    stages.removeIf([&release](ReleaseStage stage) {
        const auto phase = phaseOf(stage);
        return phase && versionsOf(release, *phase).isEmpty();
    });
    return stages + QList { Done };
}

ReleaseStage stageAfter(const Release &release, ReleaseStage stage)
{
    const auto stages = stagesOf(release);
    return stages.value(stages.indexOf(stage) + 1, ReleaseStage::Done);
}

QString shownCommand(const QStringList &command)
{
    QStringList words;
    for (const auto &word : command) {
        const bool plain = !word.isEmpty()
            && std::ranges::none_of(word, [](QChar c) { return c.isSpace() || c == u'\''; });
        words += plain ? visible(word) : u'\'' + visible(word) + u'\'';
    }
    return words.join(u' ');
}

void noteIn(Release &release, bool ok, const QString &text)
{
    release.notes += { QDateTime::currentDateTimeUtc(), release.stage, ok,
        elided(scrubbed(text), 400) };
}

void hold(Release &release, ReleaseHold why, const QString &words)
{
    release.hold = why;
    release.working = false;
    release.words = scrubbed(words);
    if (why != ReleaseHold::None && why != ReleaseHold::Asks && why != ReleaseHold::Stopped) {
        noteIn(release, false, words);
    }
}

void advance(Release &release, const QString &words)
{
    noteIn(release, true, words);
    release.working = false;
    release.hold = ReleaseHold::None;
    release.words = scrubbed(words);
    release.stage = stageAfter(release, release.stage);
}

QJsonObject toJson(const Release &release)
{
    QJsonArray parts;
    for (const auto &part : release.parts) {
        parts += partJson(part);
    }
    QJsonArray notes;
    for (const auto &note : release.notes) {
        notes += noteJson(note);
    }
    QJsonObject uses;
    for (auto it = release.uses.begin(); it != release.uses.end(); ++it) {
        uses.insert(it.key(), it.value());
    }
    return { { u"id"_s, release.id }, { u"environment"_s, release.environment },
        { u"database"_s, release.database }, { u"user"_s, release.user },
        { u"begun"_s, timeJson(release.begun) }, { u"parts"_s, parts },
        { u"backfill_after"_s, release.backfillAfter }, { u"stage"_s, stageWord(release.stage) },
        { u"hold"_s, holdWord(release.hold) }, { u"words"_s, release.words },
        { u"working"_s, release.working }, { u"deployed"_s, release.deployed },
        { u"switched"_s, release.switched }, { u"aborted"_s, release.aborted },
        { u"old_gone"_s, release.oldGone }, { u"compatible"_s, release.compatible },
        { u"unlocked_at"_s, timeJson(release.unlockedAt) },
        { u"quiet_since"_s, timeJson(release.quietSince) }, { u"reader"_s, release.reader },
        { u"uses"_s, uses }, { u"notes"_s, notes } };
}

Result<Release> releaseFromJson(const QJsonObject &o)
{
    const auto stage = named(Stages, stageWord, o["stage"_L1].toString());
    const auto hold = named(Holds, holdWord, o["hold"_L1].toString());
    if (!stage || !hold || o["id"_L1].toString().isEmpty()) {
        return fail({ .kind = ErrorKind::Input, .what = tr("This is no release.") });
    }
    Release release { .id = o["id"_L1].toString(),
        .environment = o["environment"_L1].toString(),
        .database = o["database"_L1].toString(),
        .user = o["user"_L1].toString(),
        .begun = timeFrom(o["begun"_L1]),
        .parts = {},
        .backfillAfter = o["backfill_after"_L1].toBool(),
        .stage = *stage,
        .hold = *hold,
        .words = o["words"_L1].toString(),
        .working = o["working"_L1].toBool(),
        .deployed = o["deployed"_L1].toBool(),
        .switched = o["switched"_L1].toBool(),
        .aborted = o["aborted"_L1].toBool(),
        .oldGone = o["old_gone"_L1].toBool(),
        .compatible = o["compatible"_L1].toString(),
        .unlockedAt = timeFrom(o["unlocked_at"_L1]),
        .quietSince = timeFrom(o["quiet_since"_L1]),
        .reader = o["reader"_L1].toString(),
        .uses = {},
        .notes = {} };
    for (const auto &part : o["parts"_L1].toArray()) {
        release.parts += partFrom(part.toObject());
    }
    const auto uses = o["uses"_L1].toObject();
    for (auto it = uses.begin(); it != uses.end(); ++it) {
        release.uses.insert(it.key(), it.value().toInteger());
    }
    for (const auto &note : o["notes"_L1].toArray()) {
        release.notes += noteFrom(note.toObject());
    }
    return release;
}

} // namespace Switchback
