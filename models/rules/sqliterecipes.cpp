// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// SQLite builds a table anew for what its ALTER TABLE cannot do: in one transaction of its own, with
// foreign keys off around it, and every index, trigger and view made again.

#include "rules/sqlitetables.h"

#include "core/tr.h"
#include "rules/recipekitchen.h"
#include "sql/sqlite.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Action = TableAction::Kind;

/// Everything that goes with a table: what is made on it, and what speaks of it.
QList<SqliteDependant> dependantsOf(const SqliteTables &known, const QString &table)
{
    QStringList names { table };
    QList<SqliteDependant> result;
    for (const auto &each : known.dependants) {
        const bool own = each.table == table.toLower();
        const bool speaks = each.kind != ObjectKind::Index
            && std::ranges::any_of(
                names, [&each](const QString &name) { return mentions(each.sql, name); });
        if (own || speaks) {
            result += each;
            names += each.kind == ObjectKind::View ? QStringList { each.name } : QStringList();
        }
    }
    return result;
}

/// The value for rows that have none, where there is one.
QString copied(const WrittenTable &from, const WrittenTable &to, const QString &column)
{
    const auto name = quotedName(column);
    const auto before = from.elements.at(from.column(column));
    const auto after = to.elements.at(to.column(column));
    const Phrase was(before, sqliteTokens(before));
    const Phrase is(after, sqliteTokens(after));
    const auto required = [](const Phrase &phrase) {
        for (qsizetype i = 0; i < phrase.size(); ++i) {
            if (phrase.follows(i, { "NOT"_L1, "NULL"_L1 })) {
                return true;
            }
        }
        return false;
    };
    const auto value = clauseOf(after, "DEFAULT"_L1);
    return required(is) && !required(was) && !value.isEmpty()
        ? u"coalesce(%1, %2)"_s.arg(name, value)
        : name;
}

QStringList rebuild(
    const WrittenTable &from, const WrittenTable &to, const QList<SqliteDependant> &dependants)
{
    const auto table = quotedName(from.name);
    const auto replacement = u"new_"_s + from.name;
    const auto news = quotedName(replacement);
    QStringList into;
    QStringList values;
    const auto kept = to.columns(true);
    for (const auto &column : from.columns(true)) {
        if (kept.contains(column, Qt::CaseInsensitive)) {
            into += quotedName(column);
            values += copied(from, to, column);
        }
    }
    QStringList sql;
    for (auto each = dependants.crbegin(); each != dependants.crend(); ++each) {
        if (each->kind == ObjectKind::View) {
            sql += u"DROP VIEW %1"_s.arg(quotedName(each->name));
        } else if (each->kind == ObjectKind::Trigger && each->table != from.name.toLower()) {
            sql += u"DROP TRIGGER %1"_s.arg(quotedName(each->name));
        }
    }
    sql += { to.sql(replacement),
        u"INSERT INTO %1 (%2) SELECT %3 FROM %4"_s.arg(
            news, into.join(u", "_s), values.join(u", "_s), table) };
    if (from.counts() && to.counts()) {
        sql += { u"DELETE FROM sqlite_sequence WHERE name = '%1'"_s.arg(replacement),
            u"INSERT INTO sqlite_sequence (name, seq) SELECT '%1', seq FROM sqlite_sequence "
            "WHERE name = '%2'"_s.arg(replacement, from.name) };
    }
    sql += { u"-- switchback:ignore drop-table every row stands in %1\nDROP TABLE %2"_s.arg(
                 replacement, table),
        u"ALTER TABLE %1 RENAME TO %2"_s.arg(news, table) };
    for (const auto &each : dependants) {
        sql += each.sql;
    }
    return sql;
}

/// What takes the change back, in the words of undoneBy().
QStringList undoneOf(const AlterText &alter)
{
    QStringList words;
    for (const auto &action : alter.operation.actions) {
        const auto column = alter.operation.object.name + u'.' + action.name;
        switch (action.kind) {
        case Action::ChangeType:
            words += undoneName("type", column);
            break;
        case Action::SetNotNull:
            words += undoneName("not null", column);
            break;
        case Action::DropNotNull:
            words += undoneName("null", column);
            break;
        case Action::SetDefault:
        case Action::DropDefault:
            words += undoneName("default", column);
            break;
        case Action::AddColumn:
            words += undoneName("column", column);
            break;
        case Action::AddConstraint:
            words += undoneName("constraint", action.constraint.name);
            break;
        default:
            break;
        }
    }
    return words;
}

} // namespace

QStringList sqliteRebuildScript(const QStringList &statements)
{
    // A row is only wrong where there is one: the table refuses it, and all of it is rolled back.
    return QStringList { u"PRAGMA foreign_keys = OFF"_s, u"BEGIN IMMEDIATE"_s } + statements
        + QStringList { u"PRAGMA foreign_key_check"_s,
              u"CREATE TEMP TABLE switchback_check (orphans integer "
              "CONSTRAINT every_row_has_its_counterpart CHECK (orphans = 0))"_s,
              u"INSERT INTO switchback_check SELECT count(*) FROM pragma_foreign_key_check"_s,
              u"DROP TABLE switchback_check"_s, u"COMMIT"_s, u"PRAGMA foreign_keys = ON"_s };
}

Result<Recipe> sqliteRebuildRecipe(const Kitchen &kitchen)
{
    const auto alter = readAlter(kitchen.sql, Dialect::Sqlite);
    if (!alter) {
        return fail(tooInvolved(tr("it is no plain ALTER TABLE.")));
    }
    const auto known = sqliteTables(kitchen.earlier);
    const auto table = known.tables.constFind(alter->operation.object.name.toLower());
    if (table == known.tables.cend()) {
        return fail(tooInvolved(tr("how the table is written today is not known from the "
                                   "migrations before.")));
    }
    auto wanted = *table;
    auto dependants = dependantsOf(known, table->name);
    const auto before = dependants;
    bool drops = false;
    for (qsizetype i = 0; i < alter->actions.size(); ++i) {
        const auto &action = alter->operation.actions.at(i);
        const auto changed = withAction(wanted, action, alter->actions.at(i));
        if (!changed) {
            return fail(changed.error());
        }
        wanted = *changed;
        if (action.kind != Action::DropColumn) {
            continue;
        }
        drops = true;
        dependants.removeIf([&](const SqliteDependant &each) {
            return each.kind == ObjectKind::Index && mentions(each.sql, action.name);
        });
        for (const auto &each : std::as_const(dependants)) {
            if (each.kind != ObjectKind::Index && mentions(each.sql, action.name)) {
                return fail(tooInvolved(tr("%1 speaks of the column.").arg(each.name)));
            }
        }
    }
    RecipeStep step { .name = u"rebuild"_s,
        .transactional = false,
        .up = sqliteRebuildScript(rebuild(*table, wanted, dependants)),
        .note = tr("The table is built anew in one transaction; others can read meanwhile in WAL "
                   "mode, and nobody can write."),
        .takesBack = true };
    if (!drops) { // else the original's own way back knows what the column was
        step.down = sqliteRebuildScript(rebuild(wanted, *table, before));
    }
    return Recipe { .steps = { step },
        .undone = drops ? QStringList() : undoneOf(*alter),
        .keeps = { u"drop-column"_s },
        .mends = true };
}

} // namespace Switchback
