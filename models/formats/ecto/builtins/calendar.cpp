// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Date, Time, NaiveDateTime and DateTime (UTC only). What the clock says is unknown.

#include "formats/ecto/builtins/builtins.h"

#include <QDate>
#include <QRegularExpression>

namespace Switchback::Ecto {

namespace {

Value number(int64_t n)
{
    return Value(n);
}

Value dateStruct(Interpreter &in, QDate date)
{
    return structOf(in, A::DateModule,
        { { A::Calendar, A::CalendarIso }, { A::Year, number(date.year()) },
            { A::Month, number(date.month()) }, { A::Day, number(date.day()) } });
}

QDate dateOf(const Value &value)
{
    const auto part = [&](Atom key) {
        const auto *const found = value.isMap() ? value.find(key) : nullptr;
        return found && found->isInteger() ? int(found->integer()) : 0;
    };
    return QDate(part(A::Year), part(A::Month), part(A::Day));
}

Eval today(Interpreter &in, Arguments)
{
    return in.unknown("the time when it runs", false, true);
}

Eval newDate(Interpreter &in, Arguments a)
{
    const bool whole = a[0].isInteger() && a[1].isInteger() && a[2].isInteger();
    const auto date = whole ? QDate(int(a[0].integer()), int(a[1].integer()), int(a[2].integer()))
                            : QDate();
    return date.isValid() ? Eval(dateStruct(in, date))
                          : badArgument(in, "cannot build a date, reason: :invalid_date");
}

Eval dateFromText(Interpreter &in, Arguments a)
{
    const auto date = a[0].isBinary()
        ? QDate::fromString(
              QString::fromUtf8(a[0].text().data(), qsizetype(a[0].text().size())), Qt::ISODate)
        : QDate();
    return date.isValid() ? Eval(dateStruct(in, date))
                          : badArgument(in, "cannot parse " + inspect(a[0]) + " as a date");
}

Eval addDays(Interpreter &in, Arguments a)
{
    const auto date = dateOf(a[0]);
    if (!date.isValid() || !a[1].isInteger()) {
        return badArgument(in, "a date and a number of days were expected");
    }
    return dateStruct(in, date.addDays(a[1].integer()));
}

Eval diffDays(Interpreter &in, Arguments a)
{
    const auto first = dateOf(a[0]);
    const auto second = dateOf(a[1]);
    return first.isValid() && second.isValid() ? Eval(number(second.daysTo(first)))
                                               : badArgument(in, "two dates were expected");
}

Eval comparison(Interpreter &in, Arguments a)
{
    const auto first = toText(a[0]);
    const auto second = toText(a[1]);
    if (!first || !second) {
        return badArgument(in, "two dates or times were expected");
    }
    return Value(*first < *second ? A::Lt : *first > *second ? A::Gt : A::Eq);
}

Eval asText(Interpreter &in, Arguments a)
{
    return in.textOf(a[0]);
}

Eval isoText(Interpreter &in, Arguments a)
{
    auto text = toText(a[0]);
    if (!text || a.size() > 1) {
        return in.unknown("this way to write a time is not understood");
    }
    if (const auto blank = text->find(' '); blank != std::string::npos) {
        (*text)[blank] = 'T';
    }
    return in.text(*text);
}

Eval monthEdge(Interpreter &in, Arguments a, bool end)
{
    const auto date = dateOf(a[0]);
    if (!date.isValid()) {
        return badArgument(in, "a date was expected");
    }
    return dateStruct(in, QDate(date.year(), date.month(), end ? date.daysInMonth() : 1));
}

Eval beginningOfMonth(Interpreter &in, Arguments a)
{
    return monthEdge(in, a, false);
}
Eval endOfMonth(Interpreter &in, Arguments a)
{
    return monthEdge(in, a, true);
}

Eval dayOfWeek(Interpreter &in, Arguments a)
{
    const auto date = dateOf(a[0]);
    return date.isValid() && a.size() == 1 ? Eval(number(date.dayOfWeek()))
                                           : badArgument(in, "a date was expected");
}

Eval parseTime(Interpreter &in, const Value &text, Atom type)
{
    static const QRegularExpression shape(
        QStringLiteral("^(?:(\\d{4})-(\\d\\d)-(\\d\\d)[T "
                       "])?(\\d\\d):(\\d\\d):(\\d\\d)(?:[.,](\\d{1,6}))?(Z|[+-]00:00)?$"));
    const auto match = shape.match(text.isBinary()
            ? QString::fromUtf8(text.text().data(), qsizetype(text.text().size()))
            : QString());
    const bool dated = match.hasMatch() && !match.captured(1).isEmpty();
    if (!match.hasMatch() || dated == (type == A::TimeModule)) {
        return in.unknown("this time is not understood");
    }
    const auto part = [&](int index) { return number(match.captured(index).toInt()); };
    const auto fraction = match.captured(7);
    std::vector<Pair> fields { { A::Calendar, A::CalendarIso }, { A::Hour, part(4) },
        { A::Minute, part(5) }, { A::Second, part(6) },
        { A::Microsecond,
            makeTuple(in.arena(),
                { number(fraction.leftJustified(6, u'0').toInt()), number(fraction.size()) }) } };
    if (dated) {
        fields.insert(
            fields.end(), { { A::Year, part(1) }, { A::Month, part(2) }, { A::Day, part(3) } });
    }
    return structOf(in, type, fields);
}

Eval naiveFromText(Interpreter &in, Arguments a)
{
    return parseTime(in, a[0], A::NaiveDateTimeModule);
}
Eval zonedFromText(Interpreter &in, Arguments a)
{
    const auto time = parseTime(in, a[0], A::DateTimeModule);
    return time && a.size() == 1 ? time : time;
}
Eval timeFromText(Interpreter &in, Arguments a)
{
    return parseTime(in, a[0], A::TimeModule);
}

template<int64_t factor>
Eval milliseconds(Interpreter &in, Arguments a)
{
    return a[0].isInteger() && std::abs(a[0].integer()) < 1'000'000'000
        ? Eval(number(a[0].integer() * factor))
        : badArgument(in, "an integer was expected");
}

constexpr std::string_view D = "Date";
constexpr std::string_view N = "NaiveDateTime";
constexpr std::string_view Z = "DateTime";
constexpr BuiltinEntry Entries[] = {
    { D, "utc_today", 0, 1, today },
    { N, "utc_now", 0, 1, today },
    { N, "local_now", 0, 1, today },
    { Z, "utc_now", 0, 2, today },
    { Z, "now!", 1, 2, today },
    { Z, "now", 1, 2, today },
    { "Time", "utc_now", 0, 1, today },
    { "System", "system_time", 0, 1, today },
    { "System", "os_time", 0, 1, today },
    { "System", "monotonic_time", 0, 1, today },
    { "System", "unique_integer", 0, 1, today },
    { ":os", "system_time", 0, 1, today },
    { ":timer", "seconds", 1, 1, milliseconds<1000> },
    { ":timer", "minutes", 1, 1, milliseconds<60000> },
    { ":timer", "hours", 1, 1, milliseconds<3600000> },
    { D, "new!", 3, 4, newDate },
    { D, "from_iso8601!", 1, 2, dateFromText },
    { D, "add", 2, 2, addDays },
    { D, "diff", 2, 2, diffDays },
    { D, "compare", 2, 2, comparison },
    { N, "compare", 2, 2, comparison },
    { Z, "compare", 2, 2, comparison },
    { D, "to_string", 1, 1, asText },
    { N, "to_string", 1, 1, asText },
    { Z, "to_string", 1, 1, asText },
    { "Time", "to_string", 1, 1, asText },
    { D, "to_iso8601", 1, 2, isoText },
    { N, "to_iso8601", 1, 2, isoText },
    { Z, "to_iso8601", 1, 3, isoText },
    { "Time", "to_iso8601", 1, 2, isoText },
    { D, "beginning_of_month", 1, 1, beginningOfMonth },
    { D, "end_of_month", 1, 1, endOfMonth },
    { D, "day_of_week", 1, 2, dayOfWeek },
    { N, "from_iso8601!", 1, 2, naiveFromText },
    { "Time", "from_iso8601!", 1, 2, timeFromText },
    { Z, "from_iso8601!", 1, 1, zonedFromText },
};

} // namespace

Builtins calendarBuiltins()
{
    return Entries;
}

} // namespace Switchback::Ecto
