// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/columnbonds.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString shadowName(const QString &name)
{
    return shortName({ name, u"new"_s });
}

QString columnList(QStringList columns, const QString &from, const QString &to)
{
    for (auto &column : columns) {
        column = quotedName(column == from ? to : column);
    }
    return columns.join(u", "_s);
}

/// Does an action that begins like this one and ends with the text say the same?
template<class Pick>
QString writtenAs(
    const QStringList &texts, const QString &action, const Expression &wanted, Pick pick)
{
    for (const auto &text : texts) {
        const auto operations = parseSql((action + text).toUtf8(), Dialect::PostgreSql);
        if (operations.size() == 1 && operations.first().actions.size() == 1
            && pick(operations.first().actions.first()).text == wanted.text) {
            return text;
        }
    }
    return {};
}

/// What stands in parentheses behind each CHECK of the migrations before.
QStringList checksOf(const QStringList &statements)
{
    QStringList texts;
    for (const auto &sql : statements) {
        const Phrase phrase(sql, postgresqlTokens(sql));
        for (qsizetype i = 0; i + 1 < phrase.size(); ++i) {
            const auto end = phrase.afterParentheses(i + 1);
            if (phrase.is(i, "CHECK"_L1) && end > i + 1) {
                const auto from = phrase.token(i + 1).start;
                texts += sql.sliced(from, phrase.token(end - 1).end - from);
            }
        }
    }
    return texts;
}

QStringList defaultsOf(const QStringList &statements)
{
    QStringList texts;
    for (const auto &sql : statements) {
        const Phrase phrase(sql, postgresqlTokens(sql));
        for (qsizetype i = 0; i + 1 < phrase.size(); ++i) {
            if (!phrase.is(i, "DEFAULT"_L1)) {
                continue;
            }
            qsizetype end = i + 1;
            const auto ends = [&] {
                return phrase.isSymbol(end, ","_L1) || phrase.isSymbol(end, ")"_L1)
                    || phrase.isSymbol(end, ";"_L1);
            };
            while (end < phrase.size() && !ends()) {
                end = std::max(end + 1, phrase.afterParentheses(end));
            }
            const auto from = phrase.token(i).start;
            texts += clauseOf(sql.sliced(from, phrase.token(end - 1).end - from), "DEFAULT"_L1);
        }
    }
    return texts;
}

/// "ALWAYS" or "BY DEFAULT"; empty: not for sure.
QString identityKind(const Kitchen &kitchen, const ColumnSwap &swap)
{
    QString kind;
    for (const auto &sql : kitchen.earlier) {
        const auto operations = parseSql(sql.toUtf8(), Dialect::PostgreSql);
        if (operations.size() != 1
            || !kitchen.catalog.same(operations.first().object, swap.known->name)) {
            continue;
        }
        const Phrase phrase(sql, postgresqlTokens(sql));
        bool own = false;
        for (qsizetype i = 0; i < phrase.size(); ++i) {
            own = (own && !phrase.isSymbol(i, ","_L1)) || isName(phrase, i, swap.column);
            const bool always = phrase.follows(
                i, { "GENERATED"_L1, "ALWAYS"_L1, "AS"_L1, "IDENTITY"_L1 });
            const bool byDefault = phrase.follows(
                i, { "GENERATED"_L1, "BY"_L1, "DEFAULT"_L1, "AS"_L1, "IDENTITY"_L1 });
            if (own && (always || byDefault)) {
                const bool optioned = phrase.isSymbol(i + (always ? 4 : 5), "("_L1);
                kind = optioned ? QString() : always ? u"ALWAYS"_s : u"BY DEFAULT"_s;
            }
        }
    }
    return kind;
}

class Binder
{
public:
    Binder(const Kitchen &kitchen, const ColumnSwap &swap)
        : m_kitchen(kitchen)
        , m_swap(swap)
        , m_shadow(quotedName(swap.shadow))
        , m_old(quotedName(swap.old))
    {
    }

    Result<ColumnBonds> bonds();

private:
    std::optional<Error> referenced() const;
    std::optional<Error> take(const KnownConstraint &constraint);
    void takeKey(const KnownConstraint &constraint);
    void takeForeignKey(const KnownConstraint &constraint);
    std::optional<Error> takeCheck(const KnownConstraint &constraint);
    void takeRenamed(const QString &name);
    void addUnchecked(const QString &name, const QString &definition);
    std::optional<Error> takeValue(const KnownColumn &column);
    void takeSequence();
    std::optional<Error> takeIdentity();

    const Kitchen &m_kitchen;
    const ColumnSwap &m_swap;
    QString m_shadow;
    QString m_old;
    ColumnBonds m_bonds;
};

std::optional<Error> Binder::referenced() const
{
    const auto own = m_kitchen.catalog.key(m_swap.known->name);
    bool found = false;
    m_kitchen.catalog.forEachTable([&](const KnownTable &other) {
        for (const auto &key : other.constraints) {
            const auto columns = key.referencedColumns.isEmpty() ? m_swap.known->primaryKey()
                                                                 : key.referencedColumns;
            found = found
                || (key.kind == ConstraintKind::ForeignKey
                    && m_kitchen.catalog.key(key.referenced) == own
                    && columns.contains(m_swap.column));
        }
    });
    return found ? std::optional(tooInvolved(
                       tr("foreign keys of other tables lead to the column: their columns have to "
                          "change first, and the keys would have to be made anew.")))
                 : std::nullopt;
}

/// The old column's own goes with it, and the new one gets its name.
void Binder::takeRenamed(const QString &name)
{
    const auto rename = u"%1 RENAME CONSTRAINT %2 TO %3"_s;
    const auto shadow = quotedName(shadowName(name));
    m_bonds.last += rename.arg(m_swap.head, shadow, quotedName(name));
    m_bonds.lastBack += rename.arg(m_swap.head, quotedName(name), shadow);
}

void Binder::addUnchecked(const QString &name, const QString &definition)
{
    const auto shadow = quotedName(shadowName(name));
    m_bonds.ready += RecipeStep { .name = u"unchecked_"_s + name,
        .up = { u"%1 ADD CONSTRAINT %2 %3 NOT VALID"_s.arg(m_swap.head, shadow, definition) },
        .down = { u"%1 DROP CONSTRAINT IF EXISTS %2"_s.arg(m_swap.head, shadow) } };
    m_bonds.ready += RecipeStep { .name = u"validate_"_s + name,
        .up = { u"%1 VALIDATE CONSTRAINT %2"_s.arg(m_swap.head, shadow) } };
}

void Binder::takeForeignKey(const KnownConstraint &constraint)
{
    const auto action = [](const QString &event, const QString &what) {
        return what.isEmpty() || what == "no action"_L1 ? QString()
                                                        : u" ON %1 %2"_s.arg(event, what.toUpper());
    };
    const auto referenced = constraint.referencedColumns.isEmpty()
        ? QString()
        : u" (%1)"_s.arg(columnList(constraint.referencedColumns, {}, {}));
    const auto definition = [&](const QString &to) {
        return u"FOREIGN KEY (%1) REFERENCES %2%3%4%5"_s.arg(
            columnList(constraint.columns, m_swap.column, to), written(constraint.referenced),
            referenced, action(u"DELETE"_s, constraint.onDelete),
            action(u"UPDATE"_s, constraint.onUpdate));
    };
    addUnchecked(constraint.name, definition(m_swap.shadow));
    m_bonds.swapBack += u"%1 ADD CONSTRAINT %2 %3"_s.arg(
        m_swap.head, quotedName(constraint.name), definition(m_swap.old));
    takeRenamed(constraint.name);
}

std::optional<Error> Binder::takeCheck(const KnownConstraint &constraint)
{
    const auto text = writtenAs(checksOf(m_kitchen.earlier),
        u"ALTER TABLE %1 ADD CHECK "_s.arg(m_swap.table), constraint.check,
        [](const TableAction &action) { return action.constraint.check; });
    if (text.isEmpty()) {
        return tooInvolved(tr("how the constraint %1 is written is not"
                              " known from the migrations before.")
                .arg(constraint.name));
    }
    const auto definition = [&](const QString &to) {
        return u"CHECK "_s + withColumn(text, m_swap.column, to);
    };
    addUnchecked(constraint.name, definition(m_swap.shadow));
    m_bonds.swapBack += u"%1 ADD CONSTRAINT %2 %3"_s.arg(
        m_swap.head, quotedName(constraint.name), definition(m_swap.old));
    takeRenamed(constraint.name);
    return {};
}

void Binder::takeKey(const KnownConstraint &constraint)
{
    const bool primary = constraint.kind == ConstraintKind::PrimaryKey;
    const auto kind = primary ? u"PRIMARY KEY"_s : u"UNIQUE"_s;
    const auto name = quotedName(constraint.name);
    const auto shadow = quotedName(shadowName(constraint.name));
    const auto build = u"CREATE UNIQUE INDEX %1%2 ON %3 (%4)"_s;
    const auto columns = columnList(constraint.columns, m_swap.column, m_swap.shadow);
    m_bonds.ready += RecipeStep { .name = u"index_"_s + constraint.name,
        .transactional = false,
        .up = { build.arg(u"CONCURRENTLY "_s, shadow, m_swap.table, columns) },
        .down = {
            u"DROP INDEX CONCURRENTLY IF EXISTS %1%2"_s.arg(schemaOf(m_swap.table), shadow) } };
    const auto add = u"%1 ADD CONSTRAINT %2 %3 USING INDEX %4"_s;
    const auto drop = u"%1 DROP CONSTRAINT %2"_s;
    if (primary) {
        m_bonds.swap += drop.arg(m_swap.head, name);
        m_bonds.afterNotNull += add.arg(m_swap.head, name, kind, shadow);
    } else {
        m_bonds.swap += add.arg(m_swap.head, shadow, kind, shadow);
        takeRenamed(constraint.name);
    }
    // The index stays for the next time; the constraint took it along.
    m_bonds.swapBack += { drop.arg(m_swap.head, primary ? name : shadow),
        build.arg(QString(), shadow, m_swap.table,
            columnList(constraint.columns, m_swap.column, m_swap.column)),
        u"%1 ADD CONSTRAINT %2 %3 (%4)"_s.arg(
            m_swap.head, name, kind, columnList(constraint.columns, m_swap.column, m_swap.old)) };
}

std::optional<Error> Binder::take(const KnownConstraint &constraint)
{
    if (!constraint.valid || constraint.deferrable) {
        return tooInvolved(
            tr("the constraint %1 is deferrable or not validated.").arg(constraint.name));
    }
    switch (constraint.kind) {
    case ConstraintKind::PrimaryKey:
    case ConstraintKind::Unique:
        takeKey(constraint);
        return {};
    case ConstraintKind::ForeignKey:
        takeForeignKey(constraint);
        return {};
    case ConstraintKind::Check:
        return takeCheck(constraint);
    default:
        return tooInvolved(tr("the exclusion constraint %1 hangs on it.").arg(constraint.name));
    }
}

/// The sequence belongs to the column that has the name.
void Binder::takeSequence()
{
    const auto sequence = schemaOf(m_swap.table)
        + quotedName(shortName({ m_swap.known->name.name, m_swap.column, u"seq"_s }));
    const auto value = u"%1 ALTER COLUMN %2 SET DEFAULT nextval('%3')"_s;
    const auto none = u"%1 ALTER COLUMN %2 DROP DEFAULT"_s;
    const auto owned = u"ALTER SEQUENCE %1 OWNED BY %2.%3"_s;
    const auto column = quotedName(m_swap.column);
    m_bonds.swap += { value.arg(m_swap.head, m_shadow, sequence), none.arg(m_swap.head, column),
        owned.arg(sequence, m_swap.table, m_shadow) };
    m_bonds.swapBack += { value.arg(m_swap.head, m_old, sequence), none.arg(m_swap.head, column),
        owned.arg(sequence, m_swap.table, m_old) };
}

/// The new column's sequence goes on behind the highest number; the key's index knows it.
std::optional<Error> Binder::takeIdentity()
{
    const auto kind = identityKind(m_kitchen, m_swap);
    if (kind.isEmpty() || m_swap.known->primaryKey() != QStringList { m_swap.column }) {
        return tooInvolved(tr("it numbers itself in a way that is not known from the migrations "
                              "before, or is not the primary key."));
    }
    const auto sequence = schemaOf(m_swap.table)
        + quotedName(shortName({ m_swap.known->name.name, m_swap.column, u"seq"_s }));
    const auto moved = [&](const QString &from, const QString &to) {
        return QStringList { u"%1 ALTER COLUMN %2 DROP IDENTITY"_s.arg(m_swap.head, from),
            u"%1 ALTER COLUMN %2 ADD GENERATED %3 AS IDENTITY (SEQUENCE NAME %4)"_s.arg(
                m_swap.head, to, kind, sequence),
            u"-- switchback:ignore long-statement-under-lock the key's index knows the highest "
            u"number\n"
            "SELECT setval('%1', coalesce(max(%2), 0) + 1, false) FROM %3"_s.arg(
                sequence, from, m_swap.table) };
    };
    const auto column = quotedName(m_swap.column);
    // Before the key is taken away: its index knows the highest number.
    m_bonds.afterNotNull += moved(column, m_shadow);
    m_bonds.swapBack += u"%1 ALTER COLUMN %2 SET NOT NULL"_s.arg(m_swap.head, m_old);
    m_bonds.swapBack += moved(column, m_old);
    return {};
}

std::optional<Error> Binder::takeValue(const KnownColumn &column)
{
    if (column.identity) {
        return takeIdentity();
    }
    if (column.serial) {
        takeSequence();
        return {};
    }
    if (!column.defaultValue.present) {
        return {};
    }
    m_bonds.value = writtenAs(defaultsOf(m_kitchen.earlier),
        u"ALTER TABLE %1 ALTER COLUMN %2 SET DEFAULT "_s.arg(
            m_swap.table, quotedName(m_swap.column)),
        column.defaultValue, [](const TableAction &action) { return action.expression; });
    return m_bonds.value.isEmpty()
        ? std::optional(tooInvolved(
              tr("how the column's default is written is not known from the migrations before.")))
        : std::nullopt;
}

Result<ColumnBonds> Binder::bonds()
{
    if (const auto no = referenced()) {
        return fail(*no);
    }
    const auto *column = m_swap.known->column(m_swap.column);
    if (const auto no = takeValue(*column)) {
        return fail(*no);
    }
    for (const auto &constraint : m_swap.known->constraints) {
        const bool own = constraint.columns.contains(m_swap.column)
            || constraint.check.columns.contains(m_swap.column);
        if (!own || constraint.kind == ConstraintKind::NotNull) {
            continue;
        }
        if (const auto no = take(constraint)) {
            return fail(*no);
        }
    }
    return m_bonds;
}

} // namespace

Result<ColumnBonds> columnBonds(const Kitchen &kitchen, const ColumnSwap &swap)
{
    return Binder(kitchen, swap).bonds();
}

} // namespace Switchback
