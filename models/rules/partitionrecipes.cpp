// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The safer way for partitions: attached, detached, indexed.

#include "rules/recipekitchen.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString inParentheses(const Phrase &phrase, const QString &sql, qsizetype at)
{
    const auto end = phrase.afterParentheses(at);
    return end <= at + 1
        ? QString()
        : sql.sliced(phrase.token(at).end, phrase.token(end - 1).start - phrase.token(at).end)
              .trimmed();
}

/// The bound as a condition on the key; empty where it cannot be said so.
QString boundCondition(const QString &sql, const QString &key)
{
    const Phrase phrase(sql, postgresqlTokens(sql));
    QStringList parts { u"%1 IS NOT NULL"_s.arg(key) };
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        if (!phrase.follows(i, { "FOR"_L1, "VALUES"_L1 })) {
            continue;
        }
        if (phrase.is(i + 2, "IN"_L1)) {
            const auto values = inParentheses(phrase, sql, i + 3);
            return values.contains(u"NULL"_s, Qt::CaseInsensitive)
                ? QString()
                : u"%1 AND %2 IN (%3)"_s.arg(parts.first(), key, values);
        }
        if (!phrase.is(i + 2, "FROM"_L1)) {
            return {};
        }
        const auto to = phrase.afterParentheses(i + 3);
        const auto low = inParentheses(phrase, sql, i + 3);
        const auto high = inParentheses(phrase, sql, to + 1);
        if (low.isEmpty() || high.isEmpty() || low.contains(u',') || high.contains(u',')) {
            return {};
        }
        if (low.compare("MINVALUE"_L1, Qt::CaseInsensitive) != 0) {
            parts += u"%1 >= %2"_s.arg(key, low);
        }
        if (high.compare("MAXVALUE"_L1, Qt::CaseInsensitive) != 0) {
            parts += u"%1 < %2"_s.arg(key, high);
        }
        return parts.join(u" AND "_s);
    }
    return {};
}

/// The proof that the DEFAULT partition holds no row of the range: attaching would look at each.
QList<RecipeStep> withoutTheRange(
    const KnownTable &others, const QString &partition, const QString &condition)
{
    const auto head = u"ALTER TABLE %1"_s.arg(written(others.name));
    const auto name = quotedName(shortName({ others.name.name, u"not"_s, partition }));
    const auto drop = u"%1 DROP CONSTRAINT IF EXISTS %2"_s.arg(head, name);
    const auto proof = u"%1 ADD CONSTRAINT %2 CHECK (NOT (%3)) NOT VALID"_s.arg(
        head, name, condition);
    return { { .name = u"not_in_default"_s,
                 .up = { proof },
                 .down = { drop },
                 .note = tr("The DEFAULT partition takes no new rows of the range: attach soon.") },
        { .name = u"validate_default"_s,
            .up = { u"%1 VALIDATE CONSTRAINT %2"_s.arg(head, name) },
            .note = tr("It fails where the DEFAULT partition holds rows"
                       " of the range: move these first.") },
        { .name = u"drop_default_bound"_s, .up = { drop }, .down = { proof } } };
}

} // namespace

/// R17: a proof that the rows fit, checked under a weak lock, so that attaching looks at none.
Result<Recipe> attachRecipe(const Kitchen &kitchen)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::AttachPartition });
    if (!alter) {
        return fail(alter.error());
    }
    const auto &action = alter->operation.actions.first();
    const auto *parent = kitchen.catalog.table(alter->operation.object);
    if (!parent || parent->partitionKey.size() != 1) {
        return fail(tooInvolved(tr("the partition key is not known, or not one column.")));
    }
    if (action.isDefault) {
        return fail(tooInvolved(tr("it attaches the DEFAULT partition itself.")));
    }
    const auto condition = boundCondition(
        alter->actions.first(), quotedName(parent->partitionKey.first()));
    if (condition.isEmpty()) {
        return fail(tooInvolved(tr("its bound is no plain range or list.")));
    }
    const auto head = u"ALTER TABLE %1"_s.arg(written(action.other));
    const auto name = quotedName(shortName({ action.other.name, u"bound"_s }));
    const auto drop = u"%1 DROP CONSTRAINT IF EXISTS %2"_s.arg(head, name);
    const auto proof = u"%1 ADD CONSTRAINT %2 CHECK (%3) NOT VALID"_s.arg(head, name, condition);
    RecipeStep expand { .name = u"bound"_s,
        .up = { proof },
        .down = { drop },
        .note = tr("New rows of the table must fit the partition from here on.") };
    RecipeStep validate { .name = u"validate"_s,
        .up = { u"%1 VALIDATE CONSTRAINT %2"_s.arg(head, name) },
        .note = tr("It fails where an older row does not fit: put these right first.") };
    RecipeStep attach { .name = u"attach"_s,
        .up = { kitchen.sql },
        .down = { u"%1 DETACH PARTITION %2"_s.arg(alter->head, written(action.other)) } };
    RecipeStep clean { .name = u"drop_bound"_s, .up = { drop }, .down = { proof } };
    Recipe recipe { { expand, validate }, { undoneName("partition", action.other.name) } };
    QList<RecipeStep> last { clean };
    if (const auto *others = kitchen.catalog.tableByKey(parent->defaultPartition)) {
        const auto steps = withoutTheRange(*others, action.other.name, condition);
        recipe.steps += steps.first(2);
        last += steps.last();
        // The rules do not take a range apart that is negated as a whole; the server does.
        attach.up = { u"-- switchback:ignore attach-partition-scan the checks before prove that no "
                      "row has to be looked at\n"_s
            + kitchen.sql };
    }
    recipe.steps += attach;
    recipe.steps += last;
    return recipe;
}

/// R18: the parent can be read and written meanwhile.
Result<Recipe> detachRecipe(const Kitchen &kitchen)
{
    const auto alter = oneAction(kitchen, { TableAction::Kind::DetachPartition });
    if (!alter) {
        return fail(alter.error());
    }
    const auto &other = alter->operation.actions.first().other;
    const auto *parent = kitchen.catalog.table(alter->operation.object);
    if (!kitchen.version.atLeast(14) || (parent && !parent->defaultPartition.isEmpty())) {
        // No concurrent form there; the statement reads no rows, only its waiting does harm.
        return Recipe { { { .name = u"detach"_s,
                            .up = { u"SET LOCAL lock_timeout = '2s'"_s, kitchen.sql },
                            .note = tr("Before PostgreSQL 14 and beside a DEFAULT partition the "
                                       "server has no concurrent form. It gives up after two "
                                       "seconds instead of making others wait: run it again then."),
                            .takesBack = true } },
            {}, { u"detach-partition-not-concurrent"_s } };
    }
    if (!parent || parent->partitionKey.size() != 1) {
        return fail(tooInvolved(tr("the partition key is not known, or not one column.")));
    }
    RecipeStep detach { .name = u"detach"_s,
        .transactional = false,
        .up = { kitchen.sql + u" CONCURRENTLY"_s },
        .note = tr(
            "A detachment that was interrupted is finished with DETACH PARTITION … FINALIZE."),
        .takesBack = true };
    // The server leaves a CHECK with the partition's bound behind.
    RecipeStep clean { .name = u"drop_bound"_s,
        .up = { u"ALTER TABLE %1 DROP CONSTRAINT IF EXISTS %2"_s.arg(written(other),
            quotedName(shortName({ other.name, parent->partitionKey.first(), u"check"_s }))) } };
    return Recipe { { detach, clean }, {} };
}

/// R19: an index that is valid once every partition has its part, each built by itself.
Result<Recipe> partitionedIndexRecipe(const Kitchen &kitchen)
{
    const auto operations = parseSql(kitchen.sql.toUtf8(), Dialect::PostgreSql);
    if (operations.size() != 1 || operations.first().kind != DdlOperation::Kind::CreateIndex
        || !isPlainIndex(operations.first().index)) {
        return fail(tooInvolved(tr("it is no plain CREATE INDEX.")));
    }
    const auto &index = operations.first().index;
    const auto *parent = kitchen.catalog.table(index.table);
    if (!parent || parent->partitions.isEmpty()) {
        return fail(tooInvolved(tr("the partitions are not known from the migrations before.")));
    }
    QStringList columns;
    for (const auto &key : index.keys) {
        columns += key.column;
    }
    const auto name = index.name.isEmpty()
        ? shortName(QStringList { index.table.name } + columns + QStringList { u"idx"_s })
        : index.name;
    const auto table = written(index.table);
    const auto whole = schemaOf(table) + quotedName(name);
    RecipeStep first { .name = u"parent_index"_s,
        .up = { indexSql(index, name, u"ONLY "_s + table, false) },
        .down = { u"DROP INDEX IF EXISTS %1"_s.arg(whole) },
        .note = tr("The index is not valid before the last step.") };
    RecipeStep last { .name = u"attach"_s, .up = {}, .down = { u"DROP INDEX %1"_s.arg(whole) } };
    Recipe recipe { { first }, { undoneName("index", name) } };
    for (const auto &key : parent->partitions) {
        const auto *part = kitchen.catalog.tableByKey(key);
        if (!part || !part->partitions.isEmpty() || isPartitioned(part)) {
            return fail(tooInvolved(tr("a partition is partitioned itself.")));
        }
        const auto partName = shortName(
            QStringList { part->name.name } + columns + QStringList { u"idx"_s });
        const auto schema = schemaOf(written(part->name));
        recipe.steps += RecipeStep { .name = u"index_"_s + part->name.name,
            .transactional = false,
            .up = { indexSql(index, partName, written(part->name)) },
            .down = {
                u"DROP INDEX CONCURRENTLY IF EXISTS %1%2"_s.arg(schema, quotedName(partName)) } };
        last.up += u"ALTER INDEX %1 ATTACH PARTITION %2%3"_s.arg(
            whole, schema, quotedName(partName));
    }
    last.note = tr("The index is valid from here on.");
    // Parts cannot be taken off one by one: without the whole they go together.
    last.down += indexSql(index, name, u"ONLY "_s + table, false);
    recipe.steps += last;
    return recipe;
}

} // namespace Switchback
