// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/mysqlonline.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Action = TableAction::Kind;
using Algorithm = OnlineCost::Algorithm;
using Cause = OnlineCost::Cause;

bool honoursInlineReferences(const ServerVersion &version)
{
    return version.mariaDb || version.atLeast(9);
}

namespace {

bool hasAction(const DdlOperation &operation, Action kind)
{
    return std::ranges::any_of(
        operation.actions, [kind](const TableAction &each) { return each.kind == kind; });
}

bool addsPrimaryKey(const DdlOperation &operation)
{
    return std::ranges::any_of(operation.actions, [](const TableAction &each) {
        return each.kind == Action::AddConstraint
            && each.constraint.kind == ConstraintKind::PrimaryKey;
    });
}

bool hasFulltext(const KnownTable *table)
{
    return table && std::ranges::any_of(table->indexes, [](const KnownIndex &each) {
        return each.method == "fulltext"_L1;
    });
}

bool isIndexed(const KnownTable *table, const QString &column)
{
    return table && std::ranges::any_of(table->indexes, [&column](const KnownIndex &index) {
        return std::ranges::any_of(index.keys, [&column](const IndexKey &key) {
            return key.column.compare(column, Qt::CaseInsensitive) == 0;
        });
    });
}

bool instantColumns(const ServerVersion &version)
{
    return version.mariaDb ? version.atLeast(10, 3) : version.atLeast(8, 0, 12);
}

bool instantAnywhere(const ServerVersion &version)
{
    return version.mariaDb ? version.atLeast(10, 4) : version.atLeast(8, 0, 29);
}

OnlineCost copy(Cause cause = Cause::General, const ServerVersion &version = {})
{
    // MariaDB copies online from 11.2.
    return { .algorithm = Algorithm::Copy,
        .writesBlocked = !(version.mariaDb && version.atLeast(11, 2)),
        .cause = cause };
}

OnlineCost rebuild(Cause cause = Cause::General)
{
    return { .algorithm = Algorithm::InplaceRebuild, .cause = cause };
}

OnlineCost inplace(const ServerVersion &version)
{
    return { .algorithm = version.mariaDb ? Algorithm::Instant : Algorithm::Inplace };
}

bool isExpressionDefault(const ColumnDefinition &column, const ServerVersion &version)
{
    if (!column.defaultValue.parenthesised) {
        // MariaDB takes a function without parentheses; the current time is one for all rows.
        static const QSet<QString> varying { u"uuid"_s, u"uuid_short"_s, u"uuid_v4"_s, u"uuid_v7"_s,
            u"sys_guid"_s, u"rand"_s, u"random_bytes"_s, u"nextval"_s };
        return version.mariaDb
            && std::ranges::any_of(column.defaultValue.functions,
                [](const QString &function) { return varying.contains(function); });
    }
    return !version.mariaDb || !column.defaultValue.functions.isEmpty();
}

OnlineCost newColumn(
    const DdlOperation &operation, const TableAction &action, const LockContext &context)
{
    const auto &column = action.column;
    const auto &version = context.version;
    const auto *table = context.catalog.table(operation.object);
    if (column.autoIncrement) {
        return { .algorithm = Algorithm::InplaceRebuild, .writesBlocked = true };
    }
    if (column.generated == ColumnDefinition::Generated::Stored) {
        return copy(Cause::General, version);
    }
    for (const auto &constraint : column.constraints) {
        if (constraint.kind == ConstraintKind::ForeignKey && honoursInlineReferences(version)
            && context.foreignKeyChecks) {
            return copy(Cause::ForeignKey, version);
        }
        if (constraint.kind == ConstraintKind::Check && !constraint.notEnforced
            && !version.mariaDb) {
            return copy(Cause::General, version);
        }
    }
    if (isExpressionDefault(column, version)) {
        return copy(Cause::ExpressionDefault, version);
    }
    if (hasFulltext(table)) {
        return version.mariaDb
            ? OnlineCost { .algorithm = Algorithm::InplaceRebuild, .writesBlocked = true }
            : copy();
    }
    const bool compressed = table && table->rowFormat == "compressed"_L1;
    if (column.unique || column.primaryKey || compressed
        || hasAction(operation, Action::AddIndex)) {
        return rebuild();
    }
    if (column.positioned && !instantAnywhere(version)) {
        return rebuild(Cause::Position);
    }
    // Before MySQL 8.0.12 and MariaDB 10.3 no column is added instantly.
    return instantColumns(version) ? OnlineCost {} : rebuild();
}

OnlineCost droppedColumn(
    const DdlOperation &operation, const TableAction &action, const LockContext &context)
{
    const auto *table = context.catalog.table(operation.object);
    if (isIndexed(table, action.name)) {
        return context.version.mariaDb ? OnlineCost { .algorithm = Algorithm::Inplace } : rebuild();
    }
    return table && table->rowFormat == "compressed"_L1 ? rebuild() : OnlineCost {};
}

int bytesPerCharacter(const QString &charset)
{
    if (charset.startsWith("utf8mb3"_L1) || charset == "utf8"_L1) {
        return 3;
    }
    const bool one = charset.startsWith("latin"_L1) || charset == "ascii"_L1
        || charset == "binary"_L1 || charset.startsWith("cp125"_L1)
        || charset.startsWith("koi8"_L1);
    return one ? 1 : charset == "ucs2"_L1 ? 2 : 4;
}

int maximumBytes(const SqlType &type)
{
    return qMax(0, type.modifier(0))
        * (type.name.endsWith("binary"_L1) ? 1 : bytesPerCharacter(type.charset));
}

bool isWideCharset(const SqlType &type)
{
    return type.charset.isEmpty() || type.charset == "utf8mb4"_L1;
}

/// Same type by name: lengths, character sets.
OnlineCost resized(
    const SqlType &from, const SqlType &to, bool indexed, const ServerVersion &version)
{
    const bool variable = from.name == "varchar"_L1 || from.name == "varbinary"_L1;
    const bool sameCharset = from.charset == to.charset || from.charset.isEmpty()
        || to.charset.isEmpty();
    if (!sameCharset) {
        const bool widens = bytesPerCharacter(from.charset) == 3 && isWideCharset(to);
        if (!widens || (indexed && !version.mariaDb)) {
            return copy(Cause::General, version);
        }
    }
    if (!variable) {
        return from.modifiers == to.modifiers ? inplace(version) : copy(Cause::General, version);
    }
    const int before = maximumBytes(from);
    const int after = maximumBytes(to);
    if (to.modifier(0) < from.modifier(0)) {
        return copy(Cause::General, version);
    }
    const bool crosses = before <= 255 && after > 255;
    const bool spared = version.mariaDb && from.name == "varbinary"_L1 && before <= 127;
    if (crosses && !spared) {
        return copy(Cause::General, version);
    }
    if (!from.collation.isEmpty() && !to.collation.isEmpty() && from.collation != to.collation
        && indexed) {
        return version.mariaDb ? OnlineCost { .algorithm = Algorithm::Inplace }
                               : copy(Cause::General, version);
    }
    return from == to ? OnlineCost {} : inplace(version);
}

int setBytes(const SqlType &type)
{
    const auto count = type.labels.size();
    if (type.name == "enum"_L1) {
        return count > 255 ? 2 : 1;
    }
    return count > 32 ? 8 : count > 24 ? 4 : count > 16 ? 3 : count > 8 ? 2 : 1;
}

OnlineCost relabelled(const SqlType &from, const SqlType &to, const ServerVersion &version)
{
    const bool appended = to.labels.size() >= from.labels.size()
        && to.labels.first(from.labels.size()) == from.labels;
    return appended && setBytes(from) == setBytes(to) ? OnlineCost {}
                                                      : copy(Cause::EnumChange, version);
}

bool sameWidth(const SqlType &from, const SqlType &to)
{
    // The display width of an integer is no part of its type.
    const bool integer = to.name.endsWith("int"_L1);
    return from.isUnsigned == to.isUnsigned && (integer || from.modifiers == to.modifiers);
}

OnlineCost changedType(const KnownColumn &old, const ColumnDefinition &column, bool indexed,
    const ServerVersion &version)
{
    const auto &from = old.type;
    auto to = column.type;
    const bool labels = (from.name == "enum"_L1 || from.name == "set"_L1) && from.name == to.name;
    if (labels) {
        return relabelled(from, to, version);
    }
    if (from.name != to.name) {
        return copy(Cause::General, version);
    }
    const bool text = from.name.contains("char"_L1) || from.name.contains("text"_L1)
        || from.name.endsWith("binary"_L1);
    if (text) {
        return resized(from, to, indexed, version);
    }
    return sameWidth(from, to) ? OnlineCost {} : copy(Cause::General, version);
}

bool changesGeneration(
    const KnownColumn &old, const ColumnDefinition &column, const ServerVersion &version)
{
    const bool stored = old.generated == ColumnDefinition::Generated::Stored
        || column.generated == ColumnDefinition::Generated::Stored;
    const bool differs = old.generated != column.generated
        || old.generation.text != column.generation.text;
    return differs && (stored || !version.mariaDb);
}

OnlineCost modifiedColumn(
    const DdlOperation &operation, const TableAction &action, const LockContext &context)
{
    const auto *table = context.catalog.table(operation.object);
    const auto *old = table ? table->column(action.name) : nullptr;
    if (!old) {
        auto cost = copy(Cause::General, context.version);
        cost.guessed = true;
        return cost;
    }
    auto column = action.column;
    if (column.type.charset.isEmpty()) {
        column.type.charset = table->charset;
    }
    const auto typed = changedType(*old, column, isIndexed(table, action.name), context.version);
    if (typed.algorithm == Algorithm::Copy) {
        return typed;
    }
    if (changesGeneration(*old, column, context.version)) {
        return copy(Cause::General, context.version);
    }
    const bool key = addsPrimaryKey(operation) || table->primaryKey().contains(action.name);
    if (old->notNull != column.notNull && !(old->notNull && key)) {
        const bool tightens = column.notNull && !context.strict;
        return tightens ? copy(Cause::NotNullWithoutStrict, context.version) : rebuild();
    }
    return column.positioned && !context.version.mariaDb ? rebuild() : typed;
}

OnlineCost newConstraint(const TableAction &action, const LockContext &context)
{
    switch (action.constraint.kind) {
    case ConstraintKind::ForeignKey:
        return context.foreignKeyChecks ? copy(Cause::ForeignKey, context.version)
                                        : inplace(context.version);
    case ConstraintKind::Check:
        return action.constraint.notEnforced ? OnlineCost {}
                                             : copy(Cause::General, context.version);
    case ConstraintKind::PrimaryKey:
        return rebuild();
    default:
        return { .algorithm = Algorithm::Inplace };
    }
}

/// To the character set that everything has already there is nothing to convert.
OnlineCost convertedCharset(
    const DdlOperation &operation, const TableAction &action, const LockContext &context)
{
    const auto *table = context.catalog.table(operation.object);
    const auto charset = action.value.toLower();
    const bool same = table && table->columnsKnown && !charset.isEmpty()
        && table->charset == charset
        && std::ranges::all_of(table->columns, [&charset](const KnownColumn &column) {
               return column.type.charset.isEmpty() || column.type.charset == charset;
           });
    return same ? inplace(context.version) : copy(Cause::General, context.version);
}

OnlineCost engineChange(
    const DdlOperation &operation, const TableAction &action, const LockContext &context)
{
    const auto *table = context.catalog.table(operation.object);
    const auto current = table && !table->engine.isEmpty() ? table->engine : u"innodb"_s;
    return action.value == "innodb"_L1 && current == "innodb"_L1
        ? rebuild()
        : copy(Cause::General, context.version);
}

} // namespace

OnlineCost onlineIndexCost(const IndexDefinition &index, const LockContext &context)
{
    const bool functional = std::ranges::any_of(
        index.keys, [](const IndexKey &key) { return key.expression.present; });
    const bool blocked = !index.method.isEmpty() || (functional && !context.version.mariaDb);
    return { .algorithm = index.method == "fulltext"_L1 ? Algorithm::InplaceRebuild
                                                        : Algorithm::Inplace,
        .writesBlocked = blocked };
}

OnlineCost onlineCost(
    const DdlOperation &operation, const TableAction &action, const LockContext &context)
{
    switch (action.kind) {
    case Action::AddColumn:
        return newColumn(operation, action, context);
    case Action::DropColumn:
        return droppedColumn(operation, action, context);
    case Action::ModifyColumn:
        return modifiedColumn(operation, action, context);
    case Action::AddConstraint:
        return newConstraint(action, context);
    case Action::AddIndex:
        return onlineIndexCost(action.index, context);
    case Action::DropPrimaryKey:
        return addsPrimaryKey(operation) ? rebuild() : copy(Cause::General, context.version);
    case Action::Engine:
        return engineChange(operation, action, context);
    case Action::AlterConstraint:
        return action.enforced ? copy(Cause::General, context.version) : OnlineCost {};
    case Action::ConvertCharset:
        return convertedCharset(operation, action, context);
    case Action::PartitionBy:
    case Action::RemovePartitioning:
    case Action::SystemVersioning:
        return copy(Cause::General, context.version);
    case Action::RowFormat:
    case Action::Force:
        return rebuild();
    case Action::ReorganizePartition:
    case Action::CoalescePartition:
        return { .algorithm = Algorithm::Inplace, .writesBlocked = true };
    case Action::AddPartition:
        return { .algorithm = Algorithm::Inplace, .writesBlocked = action.value == "hash"_L1 };
    case Action::DefaultCharset:
    case Action::TableComment:
    case Action::AutoIncrement:
    case Action::RenameIndex:
        return inplace(context.version);
    case Action::DropForeignKey:
    case Action::DropIndex:
    case Action::IndexVisibility:
        return { .algorithm = Algorithm::Inplace };
    default:
        return {};
    }
}

namespace {

QString algorithmName(Algorithm algorithm)
{
    switch (algorithm) {
    case Algorithm::Instant:
        return u"INSTANT"_s;
    case Algorithm::Inplace:
        return u"INPLACE"_s;
    case Algorithm::InplaceRebuild:
        return u"INPLACE with rebuild"_s;
    case Algorithm::Copy:
        break;
    }
    return u"COPY"_s;
}

QString lockWords(bool blocked)
{
    return blocked ? u"LOCK=SHARED"_s : u"LOCK=NONE"_s;
}

} // namespace

LockForecast mysqlLocks(const DdlOperation &operation, const LockContext &context)
{
    using Kind = DdlOperation::Kind;
    LockForecast forecast;
    OnlineCost worst;
    const auto add = [&worst](const OnlineCost &cost) {
        worst.algorithm = qMax(worst.algorithm, cost.algorithm);
        worst.writesBlocked = worst.writesBlocked || cost.writesBlocked;
    };
    auto table = operation.object;
    switch (operation.kind) {
    case Kind::AlterTable:
        for (const auto &action : operation.actions) {
            add(onlineCost(operation, action, context));
            forecast.buildsIndex = forecast.buildsIndex || action.kind == Action::AddIndex;
        }
        break;
    case Kind::CreateIndex:
        table = operation.table;
        add(onlineIndexCost(operation.index, context));
        forecast.buildsIndex = true;
        break;
    case Kind::Optimize:
        add({ .algorithm = Algorithm::InplaceRebuild });
        break;
    case Kind::Truncate:
    case Kind::Rename:
        break;
    case Kind::Drop:
        if (operation.objectKind == ObjectKind::Index) {
            table = operation.table;
            add({ .algorithm = Algorithm::Inplace });
        } else if (operation.objectKind != ObjectKind::Table) {
            return forecast;
        }
        break;
    default:
        return forecast;
    }
    const auto *known = context.catalog.table(table);
    const bool isNew = known && context.catalog.isNew(known->createdBy);
    forecast.algorithm = algorithmName(worst.algorithm);
    const bool renames = operation.kind == Kind::Rename
        || hasAction(operation, Action::RenameTable);
    forecast.locks.append({ .object = table,
        .key = context.catalog.key(table),
        .words = renames ? u"LOCK=EXCLUSIVE"_s : lockWords(worst.writesBlocked),
        .onNewObject = isNew });
    if (worst.algorithm >= Algorithm::InplaceRebuild && !isNew) {
        forecast.rewritten.append(table.name);
    }
    return forecast;
}

} // namespace Switchback
