// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemaretype.h"

#include "core/tr.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString bare(QString type)
{
    static const QRegularExpression length(u"\\([^)]*\\)"_s);
    return type.remove(length);
}

// Types between which the server has a cast of its own.
int family(const QString &type)
{
    static const QList<QStringList> families {
        { u"smallint"_s, u"integer"_s, u"bigint"_s, u"numeric"_s, u"real"_s, u"double precision"_s,
            u"money"_s },
        { u"text"_s, u"character varying"_s, u"character"_s, u"name"_s, u"\"char\""_s,
            u"bpchar"_s },
        { u"date"_s, u"timestamp without time zone"_s, u"timestamp with time zone"_s },
        { u"time without time zone"_s, u"time with time zone"_s, u"interval"_s },
        { u"bit"_s, u"bit varying"_s },
        { u"inet"_s, u"cidr"_s },
        { u"json"_s, u"jsonb"_s },
    };
    for (int i = 0; i < families.size(); ++i) {
        if (families.at(i).contains(bare(type))) {
            return i;
        }
    }
    return -1;
}

QString conversion(const QString &name, const QString &from, const QString &to)
{
    const bool fromList = from.endsWith(u"[]"_s);
    const bool toList = to.endsWith(u"[]"_s);
    if (toList && !fromList) {
        return u"CASE WHEN %1 IS NOT NULL THEN ARRAY[%1::text]::%2 END"_s.arg(name, to);
    }
    const auto one = fromList ? from.chopped(2) : from;
    const auto other = toList ? to.chopped(2) : to;
    const bool direct = bare(one) == bare(other)
        || (family(one) >= 0 && family(one) == family(other))
        || (one == "boolean"_L1 && other == "integer"_L1)
        || (one == "integer"_L1 && other == "boolean"_L1) || family(other) == 1;
    return direct && fromList == toList ? u"%1::%2"_s.arg(name, to)
                                        : u"%1::text::%2"_s.arg(name, to);
}

int length(const QString &type)
{
    static const QRegularExpression number(u"\\((\\d+)"_s);
    const auto match = number.match(type);
    return match.hasMatch() ? match.captured(1).toInt() : -1;
}

QString columnHead(const PgPart &column)
{
    return u"ALTER %1TABLE %2 ALTER COLUMN %3"_s.arg(
        column.isForeign() ? u"FOREIGN "_s : QString(), column.table(), column.name());
}

void retype(const PgPart &from, const PgPart &to, PgAlteration &altered)
{
    auto text = u"%1 TYPE %2"_s.arg(columnHead(to), to.property(u"type"));
    text += to.has(u"collation") ? u" COLLATE "_s + to.property(u"collation") : QString();
    const auto before = from.property(u"type");
    if (before != to.property(u"type") && !to.isForeign() && !to.has(u"generated")) {
        text += u" USING "_s + conversion(to.name(), before, to.property(u"type"));
    }
    altered.disturbs = true;
    altered.statements += text;
    if (pgNarrows(before, to.property(u"type"))) {
        altered.destructive = true;
        altered.note = tr("Values that do not fit %1 are cut, rounded or refused.")
                           .arg(to.property(u"type"));
    }
}

PgBounds boundsOf(const QString &options)
{
    static const QRegularExpression least(u"\\bMINVALUE (-?\\d+)"_s);
    static const QRegularExpression most(u"\\bMAXVALUE (-?\\d+)"_s);
    return { least.match(options).captured(1), most.match(options).captured(1) };
}

QStringList identity(const PgPart &from, const PgPart &to)
{
    const auto head = columnHead(to);
    const auto before = from.property(u"identity");
    const auto after = to.property(u"identity");
    QStringList statements;
    if (after.isEmpty()) {
        return before.isEmpty() ? statements : QStringList(head + u" DROP IDENTITY"_s);
    }
    if (before.isEmpty()) {
        QString options = u"SEQUENCE NAME "_s + to.property(u"identity sequence");
        const auto list = to.property(u"identity options");
        options += list.isEmpty() ? QString() : u' ' + list;
        statements += head + u" ADD GENERATED %1 AS IDENTITY (%2)"_s.arg(after, options);
        return statements + pgIdentityPersistence(to);
    }
    if (from.property(u"identity sequence") != to.property(u"identity sequence")) {
        statements += u"ALTER SEQUENCE %1 RENAME TO %2"_s.arg(from.property(u"identity sequence"),
            to.property(u"identity sequence").section(u'.', -1));
    }
    if (before != after) {
        statements += head + u" SET GENERATED "_s + after;
    }
    if (from.property(u"identity options") != to.property(u"identity options")) {
        QString text;
        const auto list = u' ' + to.property(u"identity options");
        const bool down = list.contains(" INCREMENT BY -"_L1);
        const auto wanted = boundsOf(list);
        const auto first = down ? (wanted.maximum.isEmpty() ? u"-1"_s : wanted.maximum)
                                : (wanted.minimum.isEmpty() ? u"1"_s : wanted.minimum);
        const std::pair<QString, QString> words[] { { u"INCREMENT BY"_s, u"SET INCREMENT BY 1"_s },
            { u"MINVALUE"_s, u"SET NO MINVALUE"_s }, { u"MAXVALUE"_s, u"SET NO MAXVALUE"_s },
            { u"START WITH"_s, u"SET START WITH "_s + first }, { u"CACHE"_s, u"SET CACHE 1"_s } };
        for (const auto &[word, none] : words) {
            const QRegularExpression clause(u" %1 (-?\\d+)"_s.arg(word));
            const auto match = clause.match(list);
            text += match.hasMatch() ? u" SET %1 %2"_s.arg(word, match.captured(1)) : u' ' + none;
        }
        text += list.contains(" CYCLE"_L1) ? u" SET CYCLE"_s : u" SET NO CYCLE"_s;
        const auto had = boundsOf(from.property(u"identity options"));
        statements += pgIntoBounds(to.property(u"identity sequence"), had, wanted);
        statements += head + text + (pgApart(had, wanted) ? u" RESTART"_s : QString());
    }
    if (from.property(u"identity persistence") != to.property(u"identity persistence")
        && !pgIsUnseen(from, to, u"identity persistence"_s)) {
        statements += pgIdentityPersistence(to, true);
    }
    return statements;
}

// SET NOT NULL also looks at the rows of one that is not valid yet.
QStringList notNullChange(const PgPart &from, const PgPart &to)
{
    const auto before = from.property(u"not null");
    const auto after = to.property(u"not null");
    const bool plain = after == "yes"_L1 && (before.isEmpty() || before == "not valid"_L1);
    QStringList statements;
    if (!before.isEmpty() && !plain) {
        statements += columnHead(to) + u" DROP NOT NULL"_s;
    }
    if (after == "yes"_L1) {
        statements += columnHead(to) + u" SET NOT NULL"_s;
    } else if (!after.isEmpty()) {
        statements += pgAddNotNull(to);
    }
    return statements;
}

QStringList columnChange(const PgPart &from, const PgPart &to, const PropertyChange &change)
{
    const auto head = columnHead(to);
    const bool on = !change.after.isEmpty();
    if (change.name == "not null"_L1) {
        return notNullChange(from, to);
    }
    if (change.name == "not null constraint"_L1) {
        const auto after = to.property(u"not null");
        const bool made = from.property(u"not null") != after;
        if (after.isEmpty() || (made && after != "yes"_L1)) {
            return {}; // goes, or is made under its name
        }
        const auto had = made && from.property(u"not null") != "not valid"_L1
            ? pgOwnNotNullName(to)
            : pgColumnNotNullName(from);
        return { u"ALTER TABLE %1 RENAME CONSTRAINT %2 TO %3"_s.arg(
            to.table(), had, pgColumnNotNullName(to)) };
    }
    if (change.name == "storage"_L1) {
        const bool brought = from.property(u"type") != to.property(u"type");
        const auto own = from.property(u"#own storage"); // before 16 there is no DEFAULT
        return !on && brought && !own.isEmpty() ? QStringList()
                                                : QStringList(head + u" SET STORAGE "_s
                                                      + (on                   ? change.after
                                                              : own.isEmpty() ? u"DEFAULT"_s
                                                                              : own));
    }
    if (change.name == "compression"_L1) {
        return { head + u" SET COMPRESSION "_s + (on ? change.after : u"default"_s) };
    }
    if (change.name == "statistics target"_L1) {
        return { head + u" SET STATISTICS "_s + (on ? change.after : u"-1"_s) };
    }
    if (change.name == "storage parameters"_L1) {
        QStringList statements;
        if (!change.before.isEmpty()) {
            QStringList names;
            for (const auto &option : change.before.split(u", "_s)) {
                names += option.section(u'=', 0, 0);
            }
            statements += head + u" RESET (%1)"_s.arg(names.join(u", "_s));
        }
        return on ? statements + QStringList(head + u" SET (%1)"_s.arg(change.after)) : statements;
    }
    return {};
}

} // namespace

QStringList pgStorageAgain(const PgPart &from, const PgPart &to)
{
    QStringList statements;
    for (const auto &name : { u"storage"_s, u"compression"_s }) {
        if (to.has(name) && from.property(name) == to.property(name)) {
            statements += columnHead(to) + u" SET %1 %2"_s.arg(name.toUpper(), to.property(name));
        }
    }
    return statements;
}

QStringList pgIdentityPersistence(const PgPart &column, bool always)
{
    const auto own = column.property(u"identity persistence");
    const auto table = column.parent->property(u"unlogged").isEmpty() ? u"LOGGED"_s : u"UNLOGGED"_s;
    if (own.isEmpty() && !always) {
        return {};
    }
    return { u"ALTER SEQUENCE %1 SET %2"_s.arg(
        column.property(u"identity sequence"), own.isEmpty() ? table : own) };
}

bool pgNarrows(const QString &from, const QString &to)
{
    static const QStringList widening { u"smallint"_s, u"integer"_s, u"bigint"_s, u"numeric"_s };
    if (bare(from) == bare(to)) {
        return length(to) >= 0 && (length(from) < 0 || length(from) > length(to));
    }
    if (family(to) == 1) {
        return length(to) >= 0;
    }
    const auto a = widening.indexOf(from);
    const auto b = widening.indexOf(to);
    return !(a >= 0 && b > a) && !(from == "date"_L1 && family(to) == 2)
        && !(from == "real"_L1 && to == "double precision"_L1);
}

QString pgRetype(const PgPart &column, const QString &oldType)
{
    Q_UNUSED(oldType)
    const auto type = column.property(u"type");
    const auto collation = column.property(u"collation");
    const auto words = collation.isEmpty() ? QString() : u" COLLATE "_s + collation;
    return u"%1 TYPE %2%4 USING %3::text::%2"_s.arg(columnHead(column), type, column.name(), words);
}

std::optional<PgAlteration> pgAlterColumn(
    const PgPart &from, const PgPart &to, const QList<PropertyChange> &changes)
{
    PgAlteration altered;
    const bool generatedBefore = from.has(u"generated");
    const bool generatedAfter = to.has(u"generated");
    // What the parent does, or the table's type.
    const bool followed = (from.object->inherited && to.object->inherited)
        || (!to.columnsOf().isEmpty() && from.columnsOf() == to.columnsOf());
    if (!followed
        && (generatedAfter != generatedBefore
            || from.property(u"generated as") != to.property(u"generated as")
            || from.property(u"generated") != to.property(u"generated"))) {
        if (generatedAfter || from.property(u"generated as") == "virtual"_L1) {
            return {};
        }
        altered.statements += columnHead(to) + u" DROP EXPRESSION"_s;
    }
    QStringList last;
    for (const auto &change : changes) {
        const bool becomesParents = change.name == "inherited"_L1 && !change.after.isEmpty();
        if (change.name == "options"_L1 || becomesParents) {
            return {};
        }
        (change.name == "not null"_L1 && change.after.isEmpty() && from.has(u"identity")
                ? last
                : altered.statements) += columnChange(from, to, change);
    }
    const bool retyped = !followed
        && (from.property(u"type") != to.property(u"type")
            || from.property(u"collation") != to.property(u"collation"));
    if (retyped) {
        if (generatedBefore && generatedAfter) {
            return {};
        }
        QStringList rest;
        std::swap(rest, altered.statements);
        const auto ofIdentity = identity(from, to);
        // Bounds that the smaller type cannot hold go before it comes.
        const bool identityFirst = from.has(u"identity")
            && (!to.has(u"identity") || pgNarrows(from.property(u"type"), to.property(u"type")));
        altered.statements += identityFirst ? ofIdentity : QStringList();
        retype(from, to, altered);
        altered.statements += pgStorageAgain(from, to);
        altered.statements += rest + (identityFirst ? QStringList() : ofIdentity);
    } else {
        altered.statements += identity(from, to);
    }
    altered.statements += last;
    return altered;
}

bool pgApart(const PgBounds &before, const PgBounds &after)
{
    const auto over = [](const QString &least, const QString &most) {
        return !least.isEmpty() && !most.isEmpty() && least.toLongLong() > most.toLongLong();
    };
    return over(after.minimum, before.maximum) || over(before.minimum, after.maximum);
}

QStringList pgIntoBounds(const QString &sequence, const PgBounds &before, const PgBounds &after)
{
    QStringList statements;
    const auto move = [&](const QString &bound, const QString &choice, const QString &order) {
        statements += u"SELECT pg_catalog.setval(%1, %2(last_value, %3), is_called"
                      " AND last_value %4 %3) FROM %5"_s.arg(
                          pgLiteral(sequence), choice, bound, order, sequence);
    };
    if (pgApart(before, after)) {
        return {};
    }
    if (before.minimum != after.minimum && !after.minimum.isEmpty()) {
        move(after.minimum, u"greatest"_s, u">="_s);
    }
    if (before.maximum != after.maximum && !after.maximum.isEmpty()) {
        move(after.maximum, u"least"_s, u"<="_s);
    }
    return statements;
}

} // namespace Switchback
