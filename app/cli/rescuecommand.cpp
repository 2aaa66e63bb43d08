// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// rescue list, restore and purge: what runs copied aside before a migration dropped it.

#include "app/cli/asking.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/auditlog.h"
#include "run/guardmarker.h"
#include "run/rescue.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error usage(const QString &what, const QString &next = {})
{
    return { .kind = ErrorKind::Usage,
        .what = what,
        .untouched = tr("Nothing was changed."),
        .next = next.isEmpty() ? tr("'rescue list' shows the copies and their numbers.") : next };
}

QJsonObject copyJson(const RescueCopy &copy)
{
    const auto time = [](const QDateTime &at) {
        return at.isValid() ? QJsonValue(at.toUTC().toString(Qt::ISODate)) : QJsonValue();
    };
    return { { u"id"_s, copy.id }, { u"at"_s, time(copy.at) }, { u"version"_s, copy.version },
        { u"name"_s, copy.name }, { u"kind"_s, lossKindName(copy.loss.kind) },
        { u"object"_s, copy.loss.object }, { u"table"_s, copy.copy },
        { u"key"_s, QJsonArray::fromStringList(copy.key) },
        { u"rows"_s, copy.rows ? QJsonValue(*copy.rows) : QJsonValue() },
        { u"restored_at"_s, time(copy.restoredAt) } };
}

QJsonObject putBackJson(const PutBack &result)
{
    return { { u"id"_s, result.copy.id }, { u"object"_s, result.copy.loss.object },
        { u"rows"_s, result.rows }, { u"there_again"_s, result.there }, { u"gone"_s, result.gone },
        { u"refused"_s, result.refused }, { u"untried"_s, result.untried },
        { u"reasons"_s, QJsonArray::fromStringList(result.reasons) },
        { u"trouble"_s, result.trouble.isEmpty() ? QJsonValue() : QJsonValue(result.trouble) } };
}

/// Those whose numbers are given, or all of them with --all.
Result<QList<RescueCopy>> chosen(const Arguments &arguments, const QList<RescueCopy> &copies)
{
    if (arguments.has(u"all"_s)) {
        return copies;
    }
    QList<RescueCopy> list;
    for (const auto &word : arguments.operands.sliced(1)) {
        const auto it = std::ranges::find(copies, word.toInt(), &RescueCopy::id);
        if (it == copies.end()) {
            return fail(usage(tr("There is no rescue copy '%1'.").arg(elided(word, 40))));
        }
        list += *it;
    }
    if (list.isEmpty()) {
        return fail(usage(tr("Which copies? Give their numbers, or --all.")));
    }
    return list;
}

int list(const Arguments &arguments, const QList<RescueCopy> &copies)
{
    QJsonArray array;
    QString text;
    for (const auto &copy : copies) {
        array += copyJson(copy);
        text += u"%1  %2  %3%4\n"_s.arg(copy.at.toUTC().toString(Qt::ISODate),
            visible(rescueWords(copy)), visible(copy.copy),
            copy.restoredAt.isValid() ? u"  "_s + tr("put back") : QString());
    }
    return finish(arguments.has(u"json"_s), QJsonDocument(array),
        text.isEmpty() ? tr("There are no rescue copies.") + u'\n' : text);
}

void note(
    const Session &session, const QString &action, const RescueCopy &copy, const QString &error)
{
    const AuditEntry entry { .at = QDateTime::currentDateTimeUtc(),
        .user = qEnvironmentVariable("USER"),
        .environment = session.environment.name,
        .database = session.connection.display,
        .action = action,
        .version = copy.version,
        .ok = error.isEmpty(),
        .error = error };
    if (const auto kept = appendAudit({ entry }); !kept) {
        printMessage(oneLine(kept.error()));
    }
}

int restore(const Arguments &arguments, const Session &session, Connection &connection,
    const QList<RescueCopy> &copies)
{
    QJsonArray array;
    QString text;
    int status = 0;
    for (const auto &copy : copies) {
        const auto result = putBack(session, connection, copy);
        note(session, u"rescue restore"_s, copy, result.trouble);
        array += putBackJson(result);
        for (const auto &line : putBackWords(result)) {
            text += visible(line) + u'\n';
        }
        const bool whole = result.trouble.isEmpty() && result.refused + result.untried == 0;
        status = whole ? status : 1;
    }
    return finish(arguments.has(u"json"_s), QJsonDocument(array), text, status);
}

int purge(const Arguments &arguments, const Session &session, Connection &connection,
    const QList<RescueCopy> &copies)
{
    if (!arguments.has(u"yes"_s)) {
        return printError(
            usage(tr("Purged copies are gone for good."), tr("Repeat the command with --yes.")));
    }
    const auto done = purgeRescue(*session.engine, connection, copies);
    QString text;
    for (const auto &copy : copies) {
        note(session, u"rescue purge"_s, copy, done ? QString() : oneLine(done.error()));
        text += tr("purged: %1").arg(visible(rescueWords(copy))) + u'\n';
    }
    return done ? finish(arguments.has(u"json"_s),
                      QJsonDocument(QJsonObject { { u"purged"_s, copies.size() } }), text)
                : printError(done.error());
}

} // namespace

int rescueCommand(const Arguments &arguments)
{
    const auto word = arguments.operands.value(0, u"list"_s);
    if (word != "list"_L1 && word != "restore"_L1 && word != "purge"_L1) {
        return printError(
            usage(tr("'rescue' knows list, restore and purge, not '%1'.").arg(elided(word, 40))));
    }
    const auto session = openForChange(sessionRequest(arguments));
    if (!session) {
        return printError(session.error());
    }
    if (word != "list"_L1) {
        if (const auto confirmed = checkConfirmed(*session, arguments); !confirmed) {
            return printError(confirmed.error());
        }
    }
    const auto access = word == "list"_L1 ? Access::ReadOnly : Access::ReadWrite;
    const auto connection = session->engine->connect(session->connection, access);
    if (!connection) {
        return printError(connection.error());
    }
    const auto copies = rescueCopies(*session->engine, **connection);
    if (!copies) {
        return printError(copies.error());
    }
    if (word == "list"_L1) {
        return list(arguments, *copies);
    }
    const auto wanted = chosen(arguments, *copies);
    if (!wanted) {
        return printError(wanted.error());
    }
    return word == "restore"_L1 ? restore(arguments, *session, **connection, *wanted)
                                : purge(arguments, *session, **connection, *wanted);
}

} // namespace Switchback
