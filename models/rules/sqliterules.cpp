// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What SQLite refuses, and the traps of rebuilding a table.

#include "rules/context.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

bool isClock(const Expression &value)
{
    return std::ranges::any_of(value.functions,
        [](const QString &function) { return function.startsWith("current_"_L1); });
}

bool setsForeignKeys(const DdlOperation &op, QLatin1StringView value)
{
    return op.kind == Kind::Pragma && op.name == "foreign_keys"_L1 && op.value == value;
}

/// PRAGMA foreign_keys=OFF outside a transaction, before this statement.
bool foreignKeysOff(const RuleContext &context)
{
    for (qsizetype i = context.position - 1; i >= 0; --i) {
        const bool effective = context.script.statements[i].transaction == 0;
        if (effective && setsForeignKeys(context.script.at(i), "off"_L1)) {
            return true;
        }
        if (effective && setsForeignKeys(context.script.at(i), "on"_L1)) {
            return false;
        }
    }
    return false;
}

void addColumnRejected(RuleContext &context)
{
    for (const auto &each : context.newColumns()) {
        if (each.newTable) {
            continue;
        }
        const auto &column = *each.column;
        const bool always = column.primaryKey || column.unique
            || column.generated == ColumnDefinition::Generated::Stored;
        const bool hasDefault = column.defaultValue.present && !column.defaultValue.isNull;
        const bool changing = hasDefault
            && (isClock(column.defaultValue) || column.defaultValue.parenthesised);
        const bool references = std::ranges::any_of(
            column.constraints, [](const ConstraintDefinition &constraint) {
                return constraint.kind == ConstraintKind::ForeignKey;
            });
        const bool refused = changing || (references && hasDefault && !foreignKeysOff(context));
        if (always || (refused && context.isExisting(each.table))) {
            context.report(shownColumn(each.table, column.name));
        }
    }
}

bool isUsedElsewhere(const RuleContext &context, const KnownTable &table, const QString &column)
{
    const auto same = [&](const QString &name) { return context.catalog.sameName(name, column); };
    for (const auto &constraint : table.constraints) {
        const bool key = constraint.kind == ConstraintKind::PrimaryKey
            || constraint.kind == ConstraintKind::Unique
            || (constraint.kind == ConstraintKind::ForeignKey && !constraint.onColumn);
        const bool check = constraint.kind == ConstraintKind::Check && !constraint.onColumn;
        if ((key && std::ranges::any_of(constraint.columns, same))
            || (check && std::ranges::any_of(constraint.check.columns, same))) {
            return true;
        }
    }
    for (const auto &index : table.indexes) {
        const bool inKey = std::ranges::any_of(index.keys, [&](const IndexKey &key) {
            return same(key.column) || std::ranges::any_of(key.expression.columns, same);
        });
        if (inKey || std::ranges::any_of(index.where.columns, same)) {
            return true;
        }
    }
    if (std::ranges::any_of(table.columns, [&](const KnownColumn &other) {
            return !same(other.name) && std::ranges::any_of(other.generation.columns, same);
        })) {
        return true;
    }
    bool inView = false;
    context.catalog.forEachTable([&](const KnownTable &view) {
        inView = inView
            || (view.isView() && view.readsFrom.contains(context.catalog.key(table.name))
                && view.column(column));
    });
    return inView;
}

void dropColumnRejected(RuleContext &context)
{
    const auto &op = context.operation();
    for (const auto &action : context.actions()) {
        const auto *table = action.kind == Action::DropColumn ? context.table(op.object) : nullptr;
        if (action.kind == Action::DropColumn
            && (!context.version.atLeast(3, 35)
                || (table && isUsedElsewhere(context, *table, action.name)))) {
            context.report(shownColumn(op.object, action.name));
        }
    }
}

bool isSupported(const TableAction &action, const ServerVersion &version)
{
    if (action.ifExists || action.ifNotExists) {
        return false;
    }
    switch (action.kind) {
    case Action::AddColumn:
    case Action::DropColumn: // its own rule
    case Action::RenameTable:
        return true;
    case Action::RenameColumn:
        return version.atLeast(3, 25);
    case Action::SetNotNull:
    case Action::DropNotNull:
    case Action::DropConstraint:
        return version.atLeast(3, 53);
    case Action::AddConstraint:
        return action.constraint.kind == ConstraintKind::Check && version.atLeast(3, 53);
    default:
        return false;
    }
}

void alterUnsupported(RuleContext &context)
{
    const auto &op = context.operation();
    const bool concurrent = op.concurrently
        && (op.kind == Kind::CreateIndex || op.kind == Kind::Drop);
    bool refused = concurrent || op.kind == Kind::Truncate || op.kind == Kind::Rename;
    if (op.kind == Kind::AlterTable) {
        refused = op.ifExists || op.actions.size() != 1
            || !isSupported(op.actions.first(), context.version);
    }
    if (refused) {
        context.report(shownName(op.object));
    }
}

const TableRebuild *rebuildDroppedHere(const RuleContext &context)
{
    const auto found = std::ranges::find(
        context.script.rebuilds, context.position, &TableRebuild::drop);
    return found == context.script.rebuilds.end() ? nullptr : &*found;
}

const KnownTable *oldTable(const RuleContext &context, const TableRebuild &rebuild)
{
    return context.table(rebuild.oldRenamedFirst ? context.operation().object : rebuild.table);
}

void rebuildWithKeysOn(RuleContext &context)
{
    const auto *rebuild = rebuildDroppedHere(context);
    const auto *table = rebuild ? oldTable(context, *rebuild) : nullptr;
    if (!table || foreignKeysOff(context)) {
        return;
    }
    const auto own = context.catalog.key(table->name);
    if (std::ranges::any_of(
            table->referencedBy, [&own](const QString &key) { return key != own; })) {
        context.report(shownName(rebuild->table));
    }
}

void pragmaInTransaction(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::Pragma && op.name == "foreign_keys"_L1 && !op.value.isEmpty()
        && context.inTransaction()) {
        context.report(op.name);
    }
}

void rebuildNotAtomic(RuleContext &context)
{
    const auto *rebuild = rebuildDroppedHere(context);
    if (rebuild && !context.script.sameTransaction(rebuild->drop, rebuild->rename)) {
        context.report(shownName(rebuild->table));
    }
}

void rebuildRenamesOld(RuleContext &context)
{
    const auto *rebuild = rebuildDroppedHere(context);
    const bool legacy = context.anyEarlier([](const DdlOperation &op) {
        return op.kind == Kind::Pragma && op.name == "legacy_alter_table"_L1 && op.value == "on"_L1;
    });
    if (rebuild && rebuild->oldRenamedFirst && context.version.atLeast(3, 26) && !legacy) {
        context.reportAt(rebuild->rename, shownName(rebuild->table));
    }
}

QStringList keysOf(const IndexDefinition &index)
{
    QStringList result;
    for (const auto &key : index.keys) {
        result.append(key.column.isEmpty() ? key.expression.text : key.column.toLower());
    }
    return result;
}

void rebuildLosesObjects(RuleContext &context)
{
    const auto *rebuild = rebuildDroppedHere(context);
    const auto *table = rebuild ? oldTable(context, *rebuild) : nullptr;
    if (!table) {
        return;
    }
    const auto again = [&](auto test) {
        return context.anyLater(test) || context.anyEarlier(test);
    };
    for (const auto &index : table->indexes) {
        const auto made = [&](const DdlOperation &op) {
            return op.kind == Kind::CreateIndex
                && (context.catalog.sameName(op.index.name, index.name)
                    || keysOf(op.index) == keysOf(index));
        };
        const auto *replacement = context.table(rebuild->replacement);
        const bool gone = replacement && std::ranges::any_of(index.keys, [&](const IndexKey &key) {
            return !key.column.isEmpty() && !replacement->column(key.column);
        });
        if (index.constraint.isEmpty() && !again(made) && !gone) {
            context.report(index.name);
        }
    }
    for (const auto &trigger : table->triggers) {
        if (!context.anyLater([&](const DdlOperation &op) {
                return op.kind == Kind::CreateTrigger && context.catalog.sameName(op.name, trigger);
            })) {
            context.report(trigger);
        }
    }
}

void rebuildWithoutCheck(RuleContext &context)
{
    const auto *rebuild = rebuildDroppedHere(context);
    const auto checks = [](const DdlOperation &op) {
        return op.kind == Kind::Pragma && op.name == "foreign_key_check"_L1;
    };
    const auto off = [](const DdlOperation &op) { return setsForeignKeys(op, "off"_L1); };
    if (rebuild && context.anyEarlier(off) && !context.anyLater(checks)) {
        context.report(shownName(rebuild->table));
    }
}

/// What the copy puts into a column of the new table.
const Expression *copiedInto(
    const DataChange &change, const KnownTable &table, const QString &column)
{
    qsizetype at = change.columns.indexOf(column);
    if (change.columns.isEmpty()) {
        at = std::ranges::find(table.columns, column, &KnownColumn::name) - table.columns.begin();
    }
    return at >= 0 && at < change.copied.size() ? &change.copied[at] : nullptr;
}

bool fillsNull(const RuleContext &context, const ObjectName &table, const QString &column)
{
    return context.anyEarlier([&](const DdlOperation &op) {
        return std::ranges::any_of(op.changes, [&](const DataChange &change) {
            return change.kind == DataChange::Kind::Update
                && context.catalog.same(change.table, table)
                && std::ranges::any_of(change.sets, [&](const Assignment &set) {
                       return context.catalog.sameName(set.column, column);
                   });
        });
    });
}

void rebuildNotNull(RuleContext &context)
{
    const auto found = std::ranges::find(
        context.script.rebuilds, context.position, &TableRebuild::insert);
    if (found == context.script.rebuilds.end()) {
        return;
    }
    const auto *replacement = context.table(found->replacement);
    for (const auto &change : context.operation().changes) {
        const auto *old = change.sources.isEmpty() ? nullptr
                                                   : context.table(change.sources.first());
        for (const auto &column : old &&replacement ? replacement->columns : QList<KnownColumn>()) {
            const auto *before = old->column(column.name);
            if (!column.notNull || column.defaultValue.present || !before || before->notNull
                || before->primaryKey) {
                continue;
            }
            const auto *copied = copiedInto(change, *replacement, column.name);
            const bool safe = copied
                && (copied->functions.contains(u"coalesce"_s)
                    || copied->functions.contains(u"ifnull"_s));
            if (!safe && !fillsNull(context, change.sources.first(), column.name)) {
                context.report(shownColumn(found->table, column.name));
            }
        }
    }
}

void writableSchema(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::Pragma && op.value == "on"_L1) {
        if (op.name == "writable_schema"_L1) {
            context.report(op.name);
        } else if (op.name == "legacy_alter_table"_L1) {
            context.report(op.name, Severity::Warning);
        }
    }
}

void nullableKey(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind != Kind::CreateTable || op.withoutRowid || op.strict
        || op.objectKind != ObjectKind::Table) {
        return;
    }
    QStringList key;
    for (const auto &each : context.newConstraints()) {
        if (each.constraint.kind == ConstraintKind::PrimaryKey) {
            key = each.constraint.columns;
        }
    }
    for (const auto &column : op.columns) {
        const bool rowid = key.size() == 1 && column.type.name == "integer"_L1;
        if (key.contains(column.name, Qt::CaseInsensitive) && !column.notNull && !rowid) {
            context.report(shownColumn(op.object, column.name));
        }
    }
}

bool surprises(const QString &type)
{
    static const QStringList customary { u"boolean"_s, u"bool"_s, u"date"_s, u"datetime"_s,
        u"decimal"_s, u"numeric"_s };
    if (type.isEmpty() || customary.contains(type)) {
        return false;
    }
    if (type.contains("int"_L1)) {
        return type.contains("point"_L1);
    }
    static const QStringList known { u"char"_s, u"clob"_s, u"text"_s, u"blob"_s, u"real"_s,
        u"floa"_s, u"doub"_s };
    return std::ranges::none_of(
        known, [&type](const QString &part) { return type.contains(part); });
}

void typeAffinity(RuleContext &context)
{
    if (context.operation().strict) {
        return;
    }
    for (const auto &each : context.newColumns()) {
        const auto *table = context.table(each.table);
        if (surprises(each.column->type.name) && !(table && table->strict && !each.newTable)) {
            context.report(shownColumn(each.table, each.column->name));
        }
    }
}

void doubleQuoted(RuleContext &context)
{
    for (const auto &change : context.operation().changes) {
        const auto *table = context.table(change.table);
        if (!table || !table->columnsKnown) {
            continue;
        }
        auto names = change.where.doubleQuoted;
        for (const auto &set : change.sets) {
            names += set.value.doubleQuoted;
        }
        for (const auto &value : change.fromValues ? change.copied : QList<Expression>()) {
            names += value.doubleQuoted;
        }
        for (const auto &name : names) {
            if (!table->column(name)) {
                context.report(name);
            }
        }
    }
    for (const auto &each : context.newColumns()) {
        for (const auto &name : each.column->defaultValue.doubleQuoted) {
            context.report(name);
        }
    }
}

void databaseLock(RuleContext &context)
{
    const auto &op = context.operation();
    const bool whole = std::ranges::any_of(op.changes, [](const DataChange &change) {
        return change.kind != DataChange::Kind::Insert && isAlwaysTrue(change.where);
    });
    if (rebuildDroppedHere(context)
        || (op.kind == Kind::CreateIndex && context.isExisting(op.table)) || whole) {
        context.report(shownName(op.object));
    }
}

} // namespace

QList<Rule> sqliteRules()
{
    return {
        { "sqlite-add-column-rejected", Severity::Error, true, OnSqlite,
            QT_TRANSLATE_NOOP("Switchback",
                "SQLite refuses to add such a column: unique, a key,"
                " stored, or with a default that is no constant."),
            QT_TRANSLATE_NOOP("Switchback",
                "Add it nullable, fill it, then a unique index; or rebuild the table."),
            addColumnRejected },
        { "sqlite-drop-column-rejected", Severity::Error, true, OnSqlite,
            QT_TRANSLATE_NOOP("Switchback",
                "SQLite refuses to drop it: a key, an index, a check,"
                " a view or another column uses "
                "it, or the version is older than 3.35."),
            QT_TRANSLATE_NOOP("Switchback", "Drop what uses it first, or rebuild the table."),
            dropColumnRejected },
        { "sqlite-alter-unsupported", Severity::Error, true, OnSqlite,
            QT_TRANSLATE_NOOP("Switchback", "This version of SQLite knows no such statement."),
            QT_TRANSLATE_NOOP("Switchback", "Rebuild the table: create, copy, drop, rename."),
            alterUnsupported },
        { "sqlite-rebuild-with-foreign-keys-on", Severity::Error, true, OnSqlite,
            QT_TRANSLATE_NOOP("Switchback",
                "Other tables refer to it: dropping it deletes its rows"
                " first, which cascades to them or fails."),
            QT_TRANSLATE_NOOP("Switchback",
                "PRAGMA foreign_keys=OFF before the transaction begins, in"
                " a migration that is not wrapped."),
            rebuildWithKeysOn },
        { "sqlite-pragma-in-transaction", Severity::Error, true, OnSqlite,
            QT_TRANSLATE_NOOP(
                "Switchback", "PRAGMA foreign_keys does nothing inside a transaction."),
            QT_TRANSLATE_NOOP(
                "Switchback", "Put it before BEGIN; let the runner not wrap the migration."),
            pragmaInTransaction },
        { "sqlite-rebuild-not-atomic", Severity::Error, true, OnSqlite,
            QT_TRANSLATE_NOOP("Switchback",
                "The rebuild runs outside a transaction: a crash between"
                " drop and rename loses the table."),
            QT_TRANSLATE_NOOP("Switchback", "BEGIN … COMMIT around it."), rebuildNotAtomic },
        { "sqlite-rebuild-renames-old-first", Severity::Error, true, OnSqlite,
            QT_TRANSLATE_NOOP("Switchback",
                "Foreign keys, triggers and views of other tables follow"
                " the old table to its new name."),
            QT_TRANSLATE_NOOP("Switchback", "Create new_X, copy, drop X, rename new_X to X."),
            rebuildRenamesOld },
        { "sqlite-rebuild-loses-objects", Severity::Warning, true, OnSqlite,
            QT_TRANSLATE_NOOP(
                "Switchback", "It vanishes with the old table and is not made again."),
            QT_TRANSLATE_NOOP("Switchback", "Create it again after the rename."),
            rebuildLosesObjects },
        { "sqlite-rebuild-without-check", Severity::Warning, true, OnSqlite,
            QT_TRANSLATE_NOOP("Switchback", "Broken references stay unseen after the rebuild."),
            QT_TRANSLATE_NOOP("Switchback", "PRAGMA foreign_key_check before COMMIT."),
            rebuildWithoutCheck },
        { "sqlite-rebuild-not-null", Severity::Warning, true, OnSqlite,
            QT_TRANSLATE_NOOP("Switchback",
                "The column may hold NULL and becomes NOT NULL: the copy fails on such rows."),
            QT_TRANSLATE_NOOP("Switchback", "coalesce(…) in the copy."), rebuildNotNull },
        { "sqlite-writable-schema", Severity::Error, true, OnSqlite,
            QT_TRANSLATE_NOOP(
                "Switchback", "Writing the schema table by hand can make the file unreadable."),
            QT_TRANSLATE_NOOP("Switchback", "Rebuild the table."), writableSchema },
        { "sqlite-nullable-primary-key", Severity::Warning, true, OnSqlite,
            QT_TRANSLATE_NOOP("Switchback",
                "A primary key that is not exactly INTEGER accepts NULL, more than once."),
            QT_TRANSLATE_NOOP("Switchback", "NOT NULL, STRICT or WITHOUT ROWID."), nullableKey },
        { "sqlite-type-affinity", Severity::Info, true, OnSqlite,
            QT_TRANSLATE_NOOP(
                "Switchback", "SQLite knows no such type and stores numbers: 007 becomes 7."),
            QT_TRANSLATE_NOOP("Switchback", "TEXT, INTEGER, REAL or BLOB; STRICT from 3.37."),
            typeAffinity },
        { "sqlite-double-quoted-string", Severity::Warning, true, OnSqlite,
            QT_TRANSLATE_NOOP("Switchback",
                "Double quotes mean a name: as a string it is taken by some"
                " builds and refused by others."),
            QT_TRANSLATE_NOOP("Switchback", "Single quotes."), doubleQuoted },
        { "sqlite-database-lock", Severity::Info, false, OnSqlite,
            QT_TRANSLATE_NOOP(
                "Switchback", "The whole file is locked against other writers meanwhile."),
            QT_TRANSLATE_NOOP("Switchback", "A busy timeout, and small batches."), databaseLock },
    };
}

} // namespace Switchback
