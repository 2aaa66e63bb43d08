// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/typechange.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

bool among(const QString &name, std::initializer_list<QLatin1StringView> names)
{
    return std::ranges::any_of(names, [&name](QLatin1StringView each) { return name == each; });
}

int integerRank(const QString &name)
{
    static const QStringList ranks { u"tinyint"_s, u"smallint"_s, u"mediumint"_s, u"integer"_s,
        u"bigint"_s };
    if (name == "int"_L1 || name == "serial"_L1) {
        return 3;
    }
    return name == "smallserial"_L1 ? 1 : name == "bigserial"_L1 ? 4 : int(ranks.indexOf(name));
}

/// Modifier -1 stands for no limit.
bool shrinks(int from, int to)
{
    return to >= 0 && (from < 0 || to < from);
}

bool narrowsText(const SqlType &from, const SqlType &to)
{
    static const QStringList sizes { u"tinytext"_s, u"text"_s, u"mediumtext"_s, u"longtext"_s };
    if (sizes.contains(from.name) && sizes.contains(to.name)) {
        return sizes.indexOf(to.name) < sizes.indexOf(from.name);
    }
    const bool limited = among(
        to.name, { "varchar"_L1, "char"_L1, "varbit"_L1, "bit"_L1, "varbinary"_L1, "binary"_L1 });
    if (!limited) {
        return false;
    }
    const int implied = among(to.name, { "char"_L1, "bit"_L1, "binary"_L1 }) ? 1 : -1;
    const int toLength = to.modifiers.isEmpty() ? implied : to.modifier(0);
    const int fromLength = from.modifiers.isEmpty() && among(from.name, { "char"_L1, "bit"_L1 })
        ? 1
        : from.modifier(0);
    return shrinks(fromLength, toLength);
}

bool narrowsNumeric(const SqlType &from, const SqlType &to)
{
    const int fromPrecision = from.modifier(0);
    const int toPrecision = to.modifier(0);
    if (toPrecision < 0) {
        return false;
    }
    if (fromPrecision < 0) {
        return true;
    }
    const int fromScale = qMax(0, from.modifier(1));
    const int toScale = qMax(0, to.modifier(1));
    return toScale < fromScale || toPrecision - toScale < fromPrecision - fromScale;
}

bool isTextual(const QString &name)
{
    return among(name,
        { "text"_L1, "varchar"_L1, "char"_L1, "citext"_L1, "tinytext"_L1, "mediumtext"_L1,
            "longtext"_L1 });
}

bool isMoment(const QString &name)
{
    return among(name, { "timestamp"_L1, "timestamptz"_L1, "datetime"_L1 });
}

bool narrowsMoment(const SqlType &from, const SqlType &to)
{
    if (isMoment(from.name) && among(to.name, { "date"_L1, "time"_L1, "timetz"_L1, "year"_L1 })) {
        return true;
    }
    if (from.name == "timestamptz"_L1 && to.name == "timestamp"_L1) {
        return true;
    }
    const bool precise = isMoment(to.name)
        || among(to.name, { "time"_L1, "timetz"_L1, "interval"_L1 });
    const bool same = from.name == to.name || (isMoment(from.name) && isMoment(to.name));
    return precise && same && shrinks(from.modifier(0), to.modifier(0));
}

/// bit(4) → bit varying, varchar(n) → varchar(m), …: length given or none, no rewrite when it grows.
bool growsInPlace(const SqlType &from, const SqlType &to)
{
    if (from.name == to.name && among(from.name, { "varchar"_L1, "varbit"_L1 })) {
        return !shrinks(from.modifier(0), to.modifier(0));
    }
    if (from.name == "bit"_L1 && to.name == "varbit"_L1) {
        return to.modifiers.isEmpty() || to.modifier(0) >= qMax(1, from.modifier(0));
    }
    if (from.name == "numeric"_L1 && to.name == "numeric"_L1) {
        return to.modifiers.isEmpty()
            || (!from.modifiers.isEmpty() && qMax(0, from.modifier(1)) == qMax(0, to.modifier(1))
                && to.modifier(0) >= from.modifier(0));
    }
    const bool timed = among(
        from.name, { "timestamp"_L1, "timestamptz"_L1, "time"_L1, "timetz"_L1, "interval"_L1 });
    return timed && from.name == to.name && !shrinks(from.modifier(0), to.modifier(0));
}

bool isRegType(const QString &name)
{
    return name == "oid"_L1 || name.startsWith("reg"_L1);
}

bool sameStorage(const SqlType &from, const SqlType &to, const TypeChangeCase &change)
{
    if (among(from.name, { "varchar"_L1, "text"_L1, "citext"_L1 })
        && among(to.name, { "text"_L1, "varchar"_L1, "citext"_L1 }) && to.modifiers.isEmpty()) {
        return true;
    }
    if (from.name == "xml"_L1 && among(to.name, { "text"_L1, "varchar"_L1 })
        && to.modifiers.isEmpty()) {
        return true;
    }
    if (from.name == "cidr"_L1 && to.name == "inet"_L1) {
        return true;
    }
    if (isRegType(from.name) && (isRegType(to.name) || to.name == "integer"_L1)) {
        return true;
    }
    const bool zones = (from.name == "timestamp"_L1 && to.name == "timestamptz"_L1)
        || (from.name == "timestamptz"_L1 && to.name == "timestamp"_L1);
    return zones && change.version.atLeast(12) && change.sessionIsUtc
        && !shrinks(from.modifier(0), to.modifier(0));
}

bool rewrites(
    const SqlType &from, const SqlType &to, const TypeChangeCase &change, const Catalog &catalog)
{
    if (from.array != to.array) {
        return true;
    }
    if (from.schema == to.schema && from.name == to.name && from.modifiers == to.modifiers) {
        return false;
    }
    const auto *toType = catalog.type(to);
    if (toType && toType->kind == KnownType::Kind::Domain) {
        return catalog.isConstrainedDomain(to) || rewrites(from, toType->base, change, catalog);
    }
    const auto *fromType = catalog.type(from);
    if (fromType && fromType->kind == KnownType::Kind::Domain) {
        return rewrites(fromType->base, to, change, catalog);
    }
    if (from.array) {
        return !(growsInPlace(from, to) && from.name != "numeric"_L1)
            && !sameStorage(from, to, change);
    }
    return !growsInPlace(from, to) && !sameStorage(from, to, change);
}

/// A USING that takes the column as it is: bare, or cast to the new type or along the way of one
/// that needs no work.
bool isPlainUsing(const TypeChangeCase &change)
{
    const auto &expression = change.using_;
    if (!expression.present) {
        return true;
    }
    if (expression.bareColumn != change.column) {
        return false;
    }
    return expression.castTo.isEmpty()
        || (expression.castTo.name == change.to.name
            && expression.castTo.modifiers == change.to.modifiers);
}

SqlType withoutCollation(SqlType type)
{
    type.collation.clear();
    return type;
}

} // namespace

bool narrows(const SqlType &from, const SqlType &to)
{
    const int fromInteger = integerRank(from.name);
    const int toInteger = integerRank(to.name);
    if (fromInteger >= 0 && toInteger >= 0) {
        return toInteger < fromInteger || from.isUnsigned != to.isUnsigned;
    }
    if ((isTextual(from.name) && isTextual(to.name))
        || (from.name.contains("bit"_L1) && to.name.contains("bit"_L1))
        || (from.name.endsWith("binary"_L1) && to.name.endsWith("binary"_L1))) {
        return narrowsText(from, to);
    }
    if (among(from.name, { "numeric"_L1, "decimal"_L1 })) {
        return among(to.name, { "numeric"_L1, "decimal"_L1 }) ? narrowsNumeric(from, to)
                                                              : toInteger >= 0;
    }
    if (among(from.name, { "double precision"_L1, "double"_L1 })) {
        return among(to.name, { "real"_L1, "float"_L1 }) || toInteger >= 0;
    }
    if (among(from.name, { "real"_L1, "float"_L1 })) {
        return toInteger >= 0;
    }
    if (among(from.name, { "json"_L1, "jsonb"_L1 })) {
        return !among(to.name, { "json"_L1, "jsonb"_L1, "text"_L1, "longtext"_L1 })
            && !(to.name == "varchar"_L1 && to.modifiers.isEmpty());
    }
    return narrowsMoment(from, to);
}

TypeChange assessTypeChange(const TypeChangeCase &change, const Catalog &catalog)
{
    TypeChange result;
    const auto *column = change.table ? change.table->column(change.column) : nullptr;
    result.oldKnown = column && !column->type.isEmpty();
    result.realUsing = !isPlainUsing(change);
    result.usingIgnoresColumn = change.using_.present
        && !change.using_.columns.contains(change.column);
    if (!result.oldKnown) {
        result.narrows = result.usingIgnoresColumn;
        return result;
    }
    const auto &from = column->type;
    result.same = withoutCollation(from) == withoutCollation(change.to)
        && (change.to.collation.isEmpty() || change.to.collation == from.collation);
    result.collationChanges = !change.to.collation.isEmpty()
        && change.to.collation != from.collation;
    result.rewrites = result.realUsing || rewrites(from, change.to, change, catalog);
    result.narrows = result.usingIgnoresColumn || narrows(from, change.to);
    return result;
}

} // namespace Switchback
