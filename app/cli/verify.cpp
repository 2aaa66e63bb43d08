// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// verify: whether each way back leads back.

#include "run/verify.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/numbers.h"
#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "report/schemareport.h"
#include "run/seed.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error usage(const QString &what)
{
    return { .kind = ErrorKind::Usage, .what = what, .untouched = tr("Nothing was run.") };
}

Result<VerifyRequest> verifyRequest(const Arguments &arguments)
{
    const auto target = targetOf(arguments, Direction::Up);
    const auto rows = wholeNumber(arguments, u"rows"_s, MostRows);
    const auto last = wholeNumber(arguments, u"last"_s, 100000);
    if (!target || !rows || !last) {
        return fail(!target ? target.error() : !rows ? rows.error() : last.error());
    }
    const bool applied = arguments.has(u"applied"_s);
    if ((applied || *last > 0) && (target->kind != Target::Kind::All || (applied && *last > 0))) {
        return fail(
            usage(tr("--applied, --last and a target among the pending ones exclude each other.")));
    }
    return VerifyRequest { .target = *target,
        .rows = *rows,
        .applied = { arguments.value(u"applied"_s) },
        .last = int(*last),
        .strict = arguments.has(u"strict"_s),
        .watch = { .said = [](const QString &words) { printMessage(visible(words)); } } };
}

QJsonObject dataJson(const RowChange &change)
{
    const bool rows = change.column.isEmpty();
    const auto count = [](qint64 number) { return tr("%n row(s)", nullptr, int(number)); };
    return { { u"kind"_s, rows ? u"rows"_s : u"values"_s },
        { u"object"_s, rows ? change.table : change.table + u'.' + change.column },
        { u"change"_s, u"changed"_s },
        { u"before"_s, rows ? count(change.rowsBefore) : tr("the values from before") },
        { u"after"_s, rows ? count(change.rowsAfter) : tr("other values") } };
}

QJsonObject tripJson(const RoundTrip &trip)
{
    auto difference = changesJson(trip.difference);
    for (const auto &change : trip.damage) {
        difference += dataJson(change);
    }
    QJsonArray lost;
    for (const auto &change : trip.lost) {
        lost += dataJson(change);
    }
    QJsonArray ms;
    for (const auto value : trip.ms) {
        ms += value;
    }
    const bool failed = !trip.error.what.isEmpty();
    return { { u"version"_s, trip.version.text }, { u"name"_s, trip.name },
        { u"reversible"_s, trip.reversible }, { u"returns"_s, trip.returns },
        { u"difference"_s, difference }, { u"lost"_s, lost },
        { u"verdict"_s, verdictWord(trip.proof.verdict) },
        { u"reasons"_s, QJsonArray::fromStringList(trip.proof.reasons) },
        { u"rows"_s, trip.proof.rows }, { u"ms"_s, ms },
        { u"fingerprints"_s, QJsonArray::fromStringList(trip.fingerprints) },
        { u"error"_s, failed ? QJsonValue(oneLine(trip.error)) : QJsonValue(QJsonValue::Null) } };
}

QJsonObject verificationJson(const Verification &result)
{
    QJsonArray migrations;
    for (const auto &trip : result.trips) {
        migrations += tripJson(trip);
    }
    return { { u"ok"_s, result.ok }, { u"migrations"_s, migrations },
        { u"rows_made"_s, result.rows }, { u"notes"_s, QJsonArray::fromStringList(result.notes) } };
}

QString verificationText(const Verification &result)
{
    QString text;
    for (const auto &trip : result.trips) {
        text += u"%1  %2  %3\n"_s.arg(
            trip.version.text, verdictTitle(trip.proof.verdict), visible(trip.name));
        auto reasons = trip.proof.reasons;
        if (reasons.isEmpty() && !trip.error.what.isEmpty()) {
            reasons += oneLine(trip.error);
        }
        for (const auto &reason : std::as_const(reasons)) {
            text += u"    "_s + visible(reason) + u'\n';
        }
    }
    if (result.trips.isEmpty()) {
        text += tr("There is nothing to rehearse.") + u'\n';
    }
    return text;
}

} // namespace

int verifyCommand(const Arguments &arguments)
{
    const auto request = verifyRequest(arguments);
    if (!request) {
        return printError(request.error());
    }
    Interrupt interrupt;
    const auto session = openSession(sessionRequest(arguments));
    if (!session) {
        return printError(session.error());
    }
    const auto result = verifyPlan(*session, *request, { .stop = interrupt.source().get_token() });
    if (!result) {
        return printError(result.error());
    }
    for (const auto &note : result->notes) {
        printMessage(visible(note));
    }
    return finish(arguments.has(u"json"_s), QJsonDocument(verificationJson(*result)),
        verificationText(*result), result->ok ? 0 : 1);
}

} // namespace Switchback
