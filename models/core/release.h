// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A release: the pending migrations cut into what comes before the new code, the rows, and what has
// to wait until nobody runs the old code; and how far it has come. Plain values, kept as JSON.

#include "core/plan.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>

namespace Switchback {

enum class Phase { Expand, Migrate, Contract };

struct ReleasePart {
    Version version;
    QString name;
    QString path;
    QString hash; // Step::sourceHash
    Phase phase = Phase::Expand;
    QString why; // one sentence
    bool byHand = false;
    bool fitsNeither = false; // the old code needs what was, the new code what will be
    QStringList drops; // "users", "users.phone": nobody may read these any more
    bool operator==(const ReleasePart &) const = default;
};

enum class ReleaseStage { Expand, Migrate, Deploy, Check, Switch, Watch, Contract, Done };
/// Why it does not go on by itself.
enum class ReleaseHold { None, Asks, Failed, Unhealthy, Locked, Interrupted, Stopped };

struct ReleaseNote {
    QDateTime at; // UTC
    ReleaseStage stage = ReleaseStage::Expand;
    bool ok = true;
    QString text;
    bool operator==(const ReleaseNote &) const = default;
};

/// What one of the questions of [release] was answered with.
struct ProbeAnswer {
    QString name;
    bool yes = false;
    QString words; // what was answered, or why nothing was
    qint64 ms = 0;
    bool operator==(const ProbeAnswer &) const = default;
};

/// A look at the checks while a stage waits for them.
struct ReleaseLook {
    ReleaseStage stage = ReleaseStage::Check;
    QList<ProbeAnswer> answers;
    qint64 goodMs = 0; // all yes without a break
    qint64 wantedMs = 0;
    qint64 leftMs = 0; // of the patience
    bool operator==(const ReleaseLook &) const = default;
};

struct Release {
    QString id; // empty: there is none
    QString environment;
    QString database; // without secrets
    QString user; // who began it
    QDateTime begun; // UTC
    QList<ReleasePart> parts; // in the order of the files
    bool backfillAfter = false; // rows after the switch instead of before the deployment
    ReleaseStage stage = ReleaseStage::Expand; // to be done next, or going on
    ReleaseHold hold = ReleaseHold::None;
    QString words; // what is known at this moment
    bool working = false; // a stage was begun and its end is not written
    bool deployed = false; // green runs
    bool switched = false; // green has the traffic
    bool aborted = false;
    bool oldGone = false; // somebody said so, where nothing can be asked
    QString compatible; // after an abort: which code the schema fits
    QDateTime unlockedAt; // the contract's lock was open at this moment
    QDateTime quietSince; // nobody has read what is dropped since
    QString reader; // the statement that was seen to read it last
    QHash<QString, qint64> uses; // calls of statements that name it, when last seen
    QList<ReleaseNote> notes; // oldest first
    bool isOver() const { return aborted || stage == ReleaseStage::Done; }
    bool operator==(const Release &) const = default;
};

/// The words of JSON and command line: "expand", "locked" … Never translated.
QString phaseWord(Phase phase);
std::optional<Phase> phaseFromWord(QStringView word);
QString stageWord(ReleaseStage stage);
QString holdWord(ReleaseHold hold);
/// The words for people.
QString phaseTitle(Phase phase);
QString stageTitle(ReleaseStage stage);
/// One sentence: what happens in it.
QString stageMeaning(ReleaseStage stage);

/// In order, without those that have nothing to do.
QList<ReleaseStage> stagesOf(const Release &release);
ReleaseStage stageAfter(const Release &release, ReleaseStage stage);
/// Whose migrations a stage applies; empty for the others.
std::optional<Phase> phaseOf(ReleaseStage stage);
QList<Version> versionsOf(const Release &release, Phase phase);

/// Adds to its notes, of the stage where it stands; secrets are left out.
void noteIn(Release &release, bool ok, const QString &text);
/// It does not go on by itself; what went wrong is noted too.
void hold(Release &release, ReleaseHold why, const QString &words);
/// Its stage is over.
void advance(Release &release, const QString &words);

/// A command for people: each word as it is given to the program, quoted where it has blanks.
QString shownCommand(const QStringList &command);

QJsonObject toJson(const Release &release);
Result<Release> releaseFromJson(const QJsonObject &object);

} // namespace Switchback
