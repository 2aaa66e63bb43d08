// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/unfinished.h"

#include "core/savefile.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/auditlog.h"
#include "run/keptplan.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cerrno>
#include <csignal>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype FileShown = 200; // characters

QString whenShown(const QDateTime &at)
{
    return at.toUTC().toString(u"yyyy-MM-dd HH:mm"_s);
}

/// One a database: restoring it again replaces what was said of the last time.
Result<QString> markPath(const QString &database)
{
    const auto folder = stateFolder();
    const auto name = QCryptographicHash::hash(database.toUtf8(), QCryptographicHash::Sha256);
    return folder ? Result<QString>(*folder
                        + u"/restore-%1.json"_s.arg(QString::fromLatin1(name.toHex().left(32))))
                  : fail(folder.error());
}

/// Earlier versions wrote only file, time and process.
std::optional<UnfinishedRun> markedRestore(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const auto mark = QJsonDocument::fromJson(file.readAll()).object();
    return UnfinishedRun { .head = { .project = mark["project"_L1].toString(),
                               .environment = mark["environment"_L1].toString(),
                               .database = mark["database"_L1].toString(),
                               .user = mark["user"_L1].toString(),
                               .startedAt = QDateTime::fromString(
                                   mark["at"_L1].toString(), Qt::ISODate),
                               .process = mark["process"_L1].toInteger() },
        .path = path,
        .restored = mark["file"_L1].toString() };
}

bool goesOn(const UnfinishedRun &run)
{
    return isRunning(run.head.process, run.head.startedAt);
}

/// The step that was running.
std::optional<Step> stepOf(const UnfinishedRun &run)
{
    const auto plan = run.lastStep >= 0 ? keptPlan(run.path) : Result<Plan>(fail({}));
    return plan && run.lastStep < plan->steps.size() ? std::optional(plan->steps.at(run.lastStep))
                                                     : std::nullopt;
}

/// As far as the history says it, there and back alike.
bool isSettled(const Timeline &timeline, const Step &step, Direction direction)
{
    const auto entry = std::ranges::find(timeline.entries, step.version, &TimelineEntry::version);
    return entry == timeline.entries.end()
        || isApplied(entry->state) == (direction == Direction::Up);
}

QString sentenceOf(const UnfinishedRun &run, const Step &step, bool partly)
{
    const auto since = whenShown(run.head.startedAt);
    const auto version = elided(visible(step.version.text), 60);
    if (!partly) {
        return tr("The run of %1 UTC ended with its program in %2, of which nothing was kept.")
            .arg(since, version);
    }
    const auto migration = [](const PlannedStatement &statement) {
        return statement.role == StatementRole::Migration;
    };
    const auto before = step.statements.first(
        std::clamp<qsizetype>(run.lastStatement + 1, 0, step.statements.size()));
    return tr("The run of %1 UTC ended with its program at statement %2 of %3 of %4. What is in is "
              "told by 'landed --only %4'.")
        .arg(since)
        .arg(std::ranges::count_if(before, migration))
        .arg(std::ranges::count_if(step.statements, migration))
        .arg(version);
}

} // namespace

bool isRunning(qint64 process, const QDateTime &startedAt)
{
    if (process <= 0 || (::kill(pid_t(process), 0) != 0 && errno != EPERM)) {
        return false;
    }
    // The number may belong to something else by now: that began after the run.
    QFile stat(u"/proc/%1/stat"_s.arg(process));
    QFile uptime(u"/proc/uptime"_s);
    if (!stat.open(QIODevice::ReadOnly) || !uptime.open(QIODevice::ReadOnly)) {
        return true;
    }
    const auto text = stat.readAll();
    const auto fields = text.sliced(text.lastIndexOf(')') + 1).trimmed().split(' ');
    const auto began = fields.value(19).toLongLong()
        / ::sysconf(_SC_CLK_TCK); // field 22, after boot
    const auto age = qint64(uptime.readAll().split(' ').value(0).toDouble()) - began;
    constexpr qint64 Tolerance = 5; // seconds: both clocks are rounded
    return age + Tolerance >= startedAt.secsTo(QDateTime::currentDateTimeUtc());
}

QList<UnfinishedRun> unfinishedRuns()
{
    auto runs = openJournals();
    if (const auto folder = stateFolder()) {
        const QDir directory(*folder);
        for (const auto &name :
            directory.entryList({ u"restore-*.json"_s }, QDir::Files, QDir::Name)) {
            if (const auto restore = markedRestore(directory.filePath(name))) {
                runs += *restore;
            }
        }
    }
    runs.removeIf(goesOn);
    return runs;
}

QList<UnfinishedRun> activeRuns()
{
    auto runs = openJournals();
    runs.removeIf(std::not_fn(goesOn));
    return runs;
}

Result<void> noteRestore(const Session &session, const QString &file)
{
    const auto path = markPath(session.connection.display);
    if (!path) {
        return fail(path.error());
    }
    const QJsonObject mark { { u"file"_s, file }, { u"database"_s, session.connection.display },
        { u"project"_s, session.project.root }, { u"environment"_s, session.environment.name },
        { u"user"_s, loginName() },
        { u"at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate) },
        { u"process"_s, qint64(::getpid()) } };
    return saveFile(*path, QJsonDocument(mark).toJson(QJsonDocument::Compact));
}

void restoreIsThrough(const Session &session)
{
    if (const auto path = markPath(session.connection.display)) {
        QFile::remove(*path);
    }
}

QString restoreSentence(const UnfinishedRun &restore)
{
    return tr(
        "The restore of %1 that began %2 UTC did not come to its end: the database holds only "
        "a part of it. Restore it again before anything else.")
        .arg(elided(visible(QDir::toNativeSeparators(restore.restored)), FileShown),
            whenShown(restore.head.startedAt));
}

std::optional<QString> openRestore(const Session &session)
{
    const auto path = markPath(session.connection.display);
    const auto restore = path ? markedRestore(*path) : std::nullopt;
    return restore && !goesOn(*restore) ? std::optional(restoreSentence(*restore)) : std::nullopt;
}

QList<Unfinished> unfinishedIn(const Session &session, const Timeline &timeline)
{
    QList<Unfinished> list;
    for (const auto &run : unfinishedRuns()) {
        const auto step = run.head.database == session.connection.display ? stepOf(run)
                                                                          : std::nullopt;
        if (!step || isSettled(timeline, *step, run.head.direction)) {
            continue;
        }
        const bool partly = !step->transactional || !session.engine->info().transactionalDdl;
        list.removeIf([&](const Unfinished &earlier) { return earlier.version == step->version; });
        list += Unfinished { step->version, sentenceOf(run, *step, partly), partly };
    }
    if (const auto restore = openRestore(session)) {
        list.prepend({ .sentence = *restore });
    }
    return list;
}

QStringList halfDoneOf(const Plan &plan, const QList<Unfinished> &unfinished)
{
    QStringList sentences;
    for (const auto &left : unfinished) {
        if (left.partly && std::ranges::contains(plan.steps, left.version, &Step::version)) {
            sentences += left.sentence;
        }
    }
    return sentences;
}

void settleUnfinished(const QString &database, const QList<Version> &versions)
{
    for (const auto &run : unfinishedRuns()) {
        const auto step = run.head.database == database ? stepOf(run) : std::nullopt;
        if (step && versions.contains(step->version)) {
            std::ignore = forgetUnfinished(run);
        }
    }
}

} // namespace Switchback
