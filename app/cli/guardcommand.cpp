// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// guard: whether the database itself says that it is protected.

#include "app/cli/asking.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "report/json.h"
#include "run/guardmarker.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString guardText(const std::optional<GuardMarker> &marker)
{
    return (marker ? guardInWords(*marker) : tr("The database bears no mark of protection."))
        + u'\n';
}

int show(const Arguments &arguments, const std::optional<GuardMarker> &marker)
{
    return finish(arguments.has(u"json"_s),
        QJsonDocument(QJsonObject { { u"guarded"_s, guardJson(marker) } }), guardText(marker));
}

Result<std::optional<GuardMarker>> look(const Session &session)
{
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    return connection ? readGuardMarker(*session.engine, **connection)
                      : Result<std::optional<GuardMarker>>(fail(connection.error()));
}

/// To take a protection away is as much as to lose something: the name is typed.
Result<void> mayClear(const Session &session, const Arguments &arguments)
{
    if (namesDatabase(session, arguments)) {
        return {};
    }
    return fail({ .kind = ErrorKind::Refused,
        .what = tr("Taking the protection away takes the database's name."),
        .untouched = tr("Nothing was changed."),
        .next = tr("Repeat the command with --confirm and the database's name.") });
}

} // namespace

int guardCommand(const Arguments &arguments)
{
    const auto word = arguments.operands.value(0, u"show"_s);
    if (word != "show"_L1 && word != "set"_L1 && word != "clear"_L1) {
        return printError({ .kind = ErrorKind::Usage,
            .what = tr("'guard' knows show, set and clear, not '%1'.").arg(elided(word, 40)),
            .untouched = tr("Nothing was changed.") });
    }
    const auto session = openSession(sessionRequest(arguments));
    if (!session) {
        return printError(session.error());
    }
    if (word == "set"_L1) {
        const auto marker = writeGuardMarker(*session, arguments.value(u"note"_s));
        return marker ? show(arguments, *marker) : printError(marker.error());
    }
    const auto marker = look(*session);
    if (!marker) {
        return printError(marker.error());
    }
    if (word == "show"_L1 || !*marker) {
        return show(arguments, *marker);
    }
    if (const auto may = mayClear(*session, arguments); !may) {
        return printError(may.error());
    }
    const auto cleared = removeGuardMarker(*session);
    return cleared ? show(arguments, {}) : printError(cleared.error());
}

} // namespace Switchback
