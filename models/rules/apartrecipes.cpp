// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// R14a, R25, R26 and R27: what is unsafe only in the company that it keeps, and changes of many rows.

#include "rules/recipekitchen.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// "UPDATE users SET nick = name WHERE nick IS NULL", cut into its parts as they are written.
struct UpdateText {
    QString table;
    QString value;
    QString where;
};

std::optional<UpdateText> readUpdate(const QString &sql)
{
    const Phrase phrase(sql, postgresqlTokens(sql));
    qsizetype set = -1;
    qsizetype where = -1;
    for (qsizetype i = 1; i < phrase.size(); ++i) {
        if (const auto end = phrase.afterParentheses(i); end > i) {
            i = end - 1;
        } else if (phrase.is(i, "SET"_L1) && set < 0) {
            set = i;
        } else if (phrase.is(i, "WHERE"_L1) && where < 0) {
            where = i;
        } else if (phrase.is(i, "FROM"_L1) || phrase.is(i, "RETURNING"_L1)
            || (set > 0 && where < 0 && phrase.isSymbol(i, ","_L1))) {
            return {};
        }
    }
    // UPDATE name SET column = …; an alias or ONLY has its place between.
    const bool plain = phrase.is(0, "UPDATE"_L1) && set > 1 && phrase.isSymbol(set + 2, "="_L1);
    if (!plain || (set != 2 && set != 4)) {
        return {};
    }
    const auto end = where < 0 ? sql.size() : phrase.token(where).start;
    const auto from = phrase.token(set + 2).end;
    return UpdateText { sql.sliced(phrase.token(1).start,
                            phrase.token(set - 1).end - phrase.token(1).start),
        sql.sliced(from, end - from).trimmed(),
        where < 0 ? QString() : sql.sliced(phrase.token(where).end).trimmed() };
}

} // namespace

/// Its own migration: nothing else happens under its locks, and it under no others'.
Result<Recipe> apartRecipe(const Kitchen &kitchen)
{
    return Recipe { .steps = { { .name = u"apart"_s,
                        .up = { kitchen.sql },
                        .note = tr("It holds its locks for itself alone.") } } };
}

/// A label that was added can be used once that is committed.
Result<Recipe> committedLabelRecipe(const Kitchen &kitchen)
{
    auto recipe = apartRecipe(kitchen);
    recipe->steps.first().name = u"new_label"_s;
    recipe->steps.first().note = tr("The label can be used once it is committed.");
    recipe->mends = true;
    for (const auto &sql : kitchen.earlier) { // no way back takes a label out again
        for (const auto &operation : parseSql(sql.toUtf8(), Dialect::PostgreSql)) {
            if (operation.kind == DdlOperation::Kind::AlterEnum) {
                recipe->different += operation.object.name;
            }
        }
    }
    return recipe;
}

/// What is refused inside a transaction stands alone in a file that has none.
Result<Recipe> unwrappedRecipe(const Kitchen &kitchen)
{
    auto recipe = apartRecipe(kitchen);
    recipe->steps.first().name = u"concurrently"_s;
    recipe->steps.first().transactional = false;
    recipe->steps.first().note = tr(
        "A build that fails leaves an invalid index behind: drop it before the next try.");
    recipe->mends = true;
    return recipe;
}

/// R25: it gives up instead of making everybody behind it wait.
Result<Recipe> timeoutRecipe(const Kitchen &kitchen)
{
    return Recipe { .steps = { { .name = u"with_timeout"_s,
                        .up = { u"SET LOCAL lock_timeout = '2s'"_s, kitchen.sql },
                        .note = tr("Run it again when it gave up.") } } };
}

/// R26: rows in batches, each committed by itself.
Result<Recipe> batchRecipe(const Kitchen &kitchen)
{
    const auto operations = parseSql(kitchen.sql.toUtf8(), Dialect::PostgreSql);
    const auto text = readUpdate(kitchen.sql);
    const bool plain = text && operations.size() == 1 && operations.first().changes.size() == 1
        && operations.first().changes.first().kind == DataChange::Kind::Update
        && operations.first().changes.first().sets.size() == 1;
    if (!plain) {
        return fail(tooInvolved(tr("it is no plain UPDATE of one column.")));
    }
    const auto &change = operations.first().changes.first();
    const auto &set = change.sets.first();
    const bool seen = std::ranges::any_of(change.where.conditions, [&](const Condition &condition) {
        return condition.kind == Condition::Kind::IsNull && condition.column == set.column;
    });
    const auto *table = kitchen.catalog.table(change.table);
    if (!seen && (set.value.columns.contains(set.column) || !set.value.functions.isEmpty())) {
        return fail(tooInvolved(tr("nothing in a row would tell that it is done: keep the keys of "
                                   "what is left to do in a table of its own.")));
    }
    if (!table || table->primaryKey().size() != 1) {
        return fail(tooInvolved(tr("batches need a primary key of one column.")));
    }
    const auto left = u"%1 IS DISTINCT FROM (%2)"_s.arg(quotedName(set.column), text->value);
    const auto open = text->where.isEmpty() ? left
        : seen                              ? u"(%1)"_s.arg(text->where)
                                            : u"(%1) AND %2"_s.arg(text->where, left);
    return Recipe { .steps = { { .name = u"batches"_s,
                        .transactional = false,
                        .up = { backfill(kitchen,
                            { .object = change.table,
                                .table = text->table,
                                .column = set.column,
                                .value = text->value,
                                .from = {},
                                .open = open }) },
                        .note = tr("The rows change in batches; it can be run again.") } } };
}

} // namespace Switchback
