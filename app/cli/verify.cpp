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
#include "run/lateorder.h"
#include "run/sample.h"
#include "run/seed.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error usage(const QString &what)
{
    return { .kind = ErrorKind::Usage, .what = what, .untouched = tr("Nothing was run.") };
}

/// "--only V", as often as one likes, or "--only V,V".
QList<Version> chosenOf(const Arguments &arguments)
{
    QList<Version> chosen;
    for (const auto &words : arguments.all.value(u"only"_s)) {
        for (const auto &version : words.split(u',', Qt::SkipEmptyParts)) {
            chosen += Version { version.trimmed() };
        }
    }
    return chosen;
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
    const bool sampled = arguments.has(u"sampled"_s);
    if (sampled && *rows > MostSampled) {
        return fail(usage(tr("--sampled takes at most %1 rows a table.").arg(MostSampled)));
    }
    return VerifyRequest { .target = *target,
        .rows = *rows,
        .sampled = sampled,
        .applied = { arguments.value(u"applied"_s) },
        .last = int(*last),
        .chosen = chosenOf(arguments),
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

QJsonArray rowsJson(const QList<RowChange> &rows)
{
    QJsonArray words;
    for (const auto &change : rows) {
        words += rowChangeWords(change);
    }
    return words;
}

QJsonArray ordersJson(const QList<LateOrder> &orders)
{
    QJsonArray list;
    for (const auto &order : orders) {
        QJsonArray newer;
        for (const auto &version : order.newer) {
            newer += version.text;
        }
        list += QJsonObject { { u"version"_s, order.version.text }, { u"newer"_s, newer },
            { u"independent"_s, order.independent }, { u"rows_made"_s, order.made },
            { u"difference"_s, changesJson(order.difference) }, { u"rows"_s, rowsJson(order.rows) },
            { u"error"_s, order.error.isEmpty() ? QJsonValue() : QJsonValue(order.error) } };
    }
    return list;
}

QString ordersText(const QList<LateOrder> &orders)
{
    QString text;
    for (const auto &order : orders) {
        text += visible(lateOrderSentence(order)) + u'\n';
        for (const auto &line : lateOrderDetails(order)) {
            text += u"    "_s + visible(line) + u'\n';
        }
    }
    return text;
}

QJsonObject verificationJson(const Verification &result, const QList<LateOrder> &orders)
{
    QJsonArray migrations;
    for (const auto &trip : result.trips) {
        migrations += tripJson(trip);
    }
    return { { u"ok"_s, result.ok }, { u"migrations"_s, migrations },
        { u"late"_s, ordersJson(orders) }, { u"rows_made"_s, result.rows },
        { u"rows_sampled"_s, result.sampled },
        { u"masked"_s, QJsonArray::fromStringList(result.masked) },
        { u"notes"_s, QJsonArray::fromStringList(result.notes) } };
}

QString verificationText(const Verification &result)
{
    QString text;
    for (const auto &trip : result.trips) {
        const bool named = versionBeside(trip.version, trip.name) != trip.version.text;
        text += u"%1  %2  %3"_s
                    .arg(trip.version.text, verdictTitle(trip.proof.verdict),
                        named ? QString() : visible(trip.name))
                    .trimmed()
            + u'\n';
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
        return printNoAnswer(request.error());
    }
    Interrupt interrupt(Interrupt::Second::EndsAtOnce);
    const auto session = openSession(sessionRequest(arguments));
    if (!session) {
        return printNoAnswer(session.error());
    }
    const ReadOptions reading { .stop = interrupt.source().get_token() };
    const auto result = verifyPlan(*session, *request, reading);
    if (!result) {
        return printNoAnswer(result.error());
    }
    const bool pending = request->applied.text.isEmpty() && request->last == 0;
    const auto orders = pending ? lateOrders(*session, request->rows, reading) : QList<LateOrder>();
    if (!orders) {
        return printNoAnswer(orders.error());
    }
    for (const auto &note : result->notes) {
        printMessage(visible(note));
    }
    if (request->sampled) {
        printMessage(tr("%n live row(s) were tried on.", nullptr, int(result->sampled)) + u' '
            + tr("%n column(s) are masked.", nullptr, int(result->masked.size())));
    }
    return finish(arguments.has(u"json"_s), QJsonDocument(verificationJson(*result, *orders)),
        verificationText(*result) + ordersText(*orders), result->ok ? 0 : 1);
}

} // namespace Switchback
