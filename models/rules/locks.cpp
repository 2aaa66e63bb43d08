// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/locks.h"

#include "rules/alterlocks.h"
#include "rules/mysqlonline.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;

namespace {

void createTableLocks(const DdlOperation &operation, LockBook &book)
{
    const auto reference = [&book](const ConstraintDefinition &constraint) {
        if (constraint.kind == ConstraintKind::ForeignKey) {
            book.take(constraint.referenced, LockMode::ShareRowExclusive);
        }
    };
    for (const auto &column : operation.columns) {
        for (const auto &constraint : column.constraints) {
            reference(constraint);
        }
    }
    for (const auto &constraint : operation.constraints) {
        reference(constraint);
    }
    if (operation.text == "partition"_L1) {
        book.take(operation.table, LockMode::AccessExclusive);
        const auto *parent = book.catalog().table(operation.table);
        if (parent && !parent->defaultPartition.isEmpty() && !operation.isDefault) {
            book.takeByKey(parent->defaultPartition, LockMode::AccessExclusive);
            if (const auto *other = book.catalog().tableByKey(parent->defaultPartition)) {
                book.scan(other->name);
            }
        }
    } else if (operation.inherits) {
        book.take(operation.table, LockMode::ShareUpdateExclusive);
    } else if (operation.like) {
        book.take(operation.table, LockMode::AccessShare);
    }
}

void createIndexLocks(const DdlOperation &operation, LockBook &book)
{
    const ObjectName name { operation.table.schema, operation.index.name };
    if (operation.ifNotExists && !name.isEmpty() && book.catalog().index(name)) {
        book.take(operation.table,
            operation.concurrently ? LockMode::ShareUpdateExclusive : LockMode::Share);
        return; // it is there: the lock is taken all the same
    }
    if (operation.concurrently) {
        book.take(operation.table, LockMode::ShareUpdateExclusive);
    } else if (operation.index.only) {
        book.take(operation.table, LockMode::Share);
        return;
    } else {
        book.takeWithPartitions(operation.table, LockMode::Share);
    }
    book.scan(operation.table);
    book.forecast().buildsIndex = true;
}

void readLocks(const DdlOperation &operation, LockBook &book, bool whole)
{
    for (const auto &table : operation.reads) {
        book.take(
            table, operation.value == "for update"_L1 ? LockMode::RowShare : LockMode::AccessShare);
        if (whole) {
            book.scan(table);
        }
    }
}

void changeLocks(const DdlOperation &operation, LockBook &book)
{
    for (const auto &change : operation.changes) {
        for (const auto &source : change.sources) {
            book.take(source, LockMode::AccessShare);
        }
        book.take(change.table, LockMode::RowExclusive);
        const auto *table = book.catalog().table(change.table);
        if (table && change.kind == DataChange::Kind::Insert) {
            book.takeReferenced(*table, LockMode::RowShare);
        }
    }
}

/// Views that read from it, and views of those.
void takeViews(const QString &key, LockBook &book)
{
    QList<QString> views;
    book.catalog().forEachTable([&](const KnownTable &table) {
        if (table.readsFrom.contains(key)
            && book.forecast().modeOn(table.name) != LockMode::AccessExclusive) {
            book.take(table.name, LockMode::AccessExclusive);
            views.append(book.catalog().key(table.name));
        }
    });
    for (const auto &view : std::as_const(views)) {
        takeViews(view, book);
    }
}

/// CASCADE takes the columns of the type, and with them their tables.
void dropTypeLocks(const DdlOperation &operation, const ObjectName &object, LockBook &book)
{
    book.catalog().forEachTable([&](const KnownTable &table) {
        const bool uses = std::ranges::any_of(table.columns, [&](const KnownColumn &column) {
            return book.catalog().same({ column.type.schema, column.type.name }, object);
        });
        if (operation.cascade && uses && !table.isView()) {
            book.take(table.name, LockMode::AccessExclusive);
        }
    });
}

void dropTableLocks(const ObjectName &object, bool cascade, LockBook &book)
{
    book.takeWithPartitions(object, LockMode::AccessExclusive);
    const auto *table = book.catalog().table(object);
    if (!table) {
        return;
    }
    book.takeReferenced(*table, LockMode::AccessExclusive);
    book.takeByKey(table->parent, LockMode::AccessExclusive);
    if (cascade) {
        takeViews(book.catalog().key(object), book);
    }
    for (const auto &referencing : cascade ? table->referencedBy : QStringList()) {
        book.takeByKey(referencing, LockMode::AccessExclusive);
    }
}

void dropLocks(const DdlOperation &operation, LockBook &book)
{
    for (const auto &object : operation.objects) {
        switch (operation.objectKind) {
        case ObjectKind::Table:
        case ObjectKind::ForeignTable:
            dropTableLocks(object, operation.cascade, book);
            break;
        case ObjectKind::View:
        case ObjectKind::MaterializedView:
        case ObjectKind::Sequence:
            book.take(object, LockMode::AccessExclusive);
            break;
        case ObjectKind::Index: {
            const auto mode = operation.concurrently ? LockMode::ShareUpdateExclusive
                                                     : LockMode::AccessExclusive;
            if (const auto *table = book.catalog().tableOfIndex(object)) {
                book.takeWithPartitions(table->name, mode);
            }
            book.take(object, mode);
            break;
        }
        case ObjectKind::Trigger:
        case ObjectKind::Rule:
        case ObjectKind::Policy:
            book.take(operation.table, LockMode::AccessExclusive);
            break;
        case ObjectKind::Type:
        case ObjectKind::Domain:
            dropTypeLocks(operation, object, book);
            break;
        case ObjectKind::Statistics:
            if (const auto *known = book.catalog().object(ObjectKind::Statistics, object);
                known && book.version().atLeast(12)) {
                book.take(known->owner, LockMode::ShareUpdateExclusive);
            }
            break;
        default:
            break;
        }
    }
}

/// CASCADE empties every table that refers to it, and those that refer to these.
void emptyTable(const ObjectName &object, bool cascade, LockBook &book)
{
    book.takeWithPartitions(object, LockMode::AccessExclusive);
    book.empty(object);
    const auto *table = book.catalog().table(object);
    for (const auto &key : table &&cascade ? table->referencedBy : QStringList()) {
        const auto *other = book.catalog().tableByKey(key);
        if (other && book.forecast().modeOn(other->name) != LockMode::AccessExclusive) {
            emptyTable(other->name, true, book);
        }
    }
}

void truncateLocks(const DdlOperation &operation, LockBook &book)
{
    for (const auto &object : operation.objects) {
        emptyTable(object, operation.cascade, book);
    }
}

void renameLocks(const DdlOperation &operation, LockBook &book)
{
    switch (operation.objectKind) {
    case ObjectKind::Table:
    case ObjectKind::View:
    case ObjectKind::MaterializedView:
    case ObjectKind::ForeignTable:
    case ObjectKind::Sequence:
        book.take(operation.object, LockMode::AccessExclusive);
        break;
    case ObjectKind::Column:
    case ObjectKind::Constraint:
    case ObjectKind::Trigger:
    case ObjectKind::Policy:
    case ObjectKind::Rule:
        book.take(operation.table, LockMode::AccessExclusive);
        break;
    case ObjectKind::Index:
        book.take(operation.object,
            book.version().atLeast(12) ? LockMode::ShareUpdateExclusive
                                       : LockMode::AccessExclusive);
        break;
    default:
        break;
    }
}

void reindexLocks(const DdlOperation &operation, LockBook &book)
{
    auto table = operation.object;
    if (operation.objectKind == ObjectKind::Index) {
        const auto *owner = book.catalog().tableOfIndex(operation.object);
        book.take(operation.object,
            operation.concurrently ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive);
        table = owner ? owner->name : ObjectName {};
    }
    if (operation.objectKind == ObjectKind::Index || operation.objectKind == ObjectKind::Table) {
        book.take(table, operation.concurrently ? LockMode::ShareUpdateExclusive : LockMode::Share);
        book.scan(table);
    }
    if (const auto *known = operation.objectKind == ObjectKind::Table && !operation.concurrently
            ? book.catalog().table(table)
            : nullptr) {
        for (const auto &index : known->indexes) {
            book.take({ table.schema, index.name }, LockMode::AccessExclusive);
        }
    }
    book.forecast().buildsIndex = true;
}

void domainLocks(const DdlOperation &operation, LockBook &book)
{
    if (operation.actions.isEmpty() || !domainActionScans(operation.actions.first())) {
        return;
    }
    book.catalog().forEachTable([&](const KnownTable &table) {
        const bool uses = std::ranges::any_of(table.columns, [&](const KnownColumn &column) {
            return book.catalog().same({ column.type.schema, column.type.name }, operation.object);
        });
        if (uses && !table.isView()) {
            book.take(table.name, LockMode::Share);
            book.scan(table.name);
        }
    });
    book.forecast().validates = true;
}

void viewLocks(const DdlOperation &operation, LockBook &book)
{
    readLocks(operation, book, operation.kind != Kind::CreateView && operation.withData);
    if (operation.orReplace && book.catalog().table(operation.object)) {
        book.take(operation.object, LockMode::AccessExclusive);
    }
}

void refreshLocks(const DdlOperation &operation, LockBook &book)
{
    if (const auto *view = book.catalog().table(operation.object)) {
        for (const auto &source : view->readsFrom) {
            book.takeByKey(source, LockMode::AccessShare);
        }
    }
    book.scan(operation.object);
    if (!operation.concurrently) {
        book.rewrite(operation.object);
    }
}

void grantLocks(const DdlOperation &operation, LockBook &book)
{
    for (const auto &object :
        operation.objectKind == ObjectKind::Table ? operation.objects : QList<ObjectName>()) {
        book.take(object, book.version().atLeast(18) ? LockMode::AccessShare : LockMode::None);
    }
}

void maintenanceLocks(const DdlOperation &operation, LockBook &book)
{
    switch (operation.kind) {
    case Kind::RefreshView:
        book.take(operation.object,
            operation.concurrently ? LockMode::Exclusive : LockMode::AccessExclusive);
        refreshLocks(operation, book);
        break;
    case Kind::Vacuum:
        for (const auto &object : operation.objects) {
            book.take(object,
                operation.full ? LockMode::AccessExclusive : LockMode::ShareUpdateExclusive);
            if (operation.full) {
                book.rewrite(object);
            }
        }
        break;
    case Kind::Analyze:
        for (const auto &object : operation.objects) {
            book.take(object, LockMode::ShareUpdateExclusive);
        }
        break;
    case Kind::Cluster:
        book.take(operation.object,
            operation.concurrently ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive);
        book.rewrite(operation.object);
        break;
    case Kind::LockTable:
        for (const auto &object : operation.objects) {
            book.take(object, lockModeFromName(operation.value));
        }
        break;
    case Kind::Copy:
        book.take(
            operation.object, operation.local ? LockMode::RowExclusive : LockMode::AccessShare);
        readLocks(operation, book, true);
        break;
    default:
        break;
    }
}

void otherLocks(const DdlOperation &operation, LockBook &book)
{
    switch (operation.kind) {
    case Kind::CreateTrigger:
        book.take(operation.table, LockMode::ShareRowExclusive);
        break;
    case Kind::CreateRule:
    case Kind::CreatePolicy:
    case Kind::AlterPolicy:
        book.take(operation.table, LockMode::AccessExclusive);
        break;
    case Kind::CreateStatistics:
        book.take(operation.table, LockMode::ShareUpdateExclusive);
        break;
    case Kind::CreatePublication:
    case Kind::AlterPublication:
        for (const auto &object : operation.objects) {
            book.take(object, LockMode::ShareUpdateExclusive);
        }
        break;
    case Kind::AlterSequence:
        book.take(operation.object, LockMode::ShareRowExclusive);
        book.empty(operation.object);
        break;
    case Kind::Grant:
    case Kind::Revoke:
        grantLocks(operation, book);
        break;
    case Kind::SetSchema:
    case Kind::ChangeOwner:
        if (isRelation(operation.objectKind)) {
            book.take(operation.object, LockMode::AccessExclusive);
        }
        break;
    case Kind::Comment:
        if (operation.objectKind == ObjectKind::Table || operation.objectKind == ObjectKind::Column
            || operation.objectKind == ObjectKind::Index) {
            book.take(operation.object, LockMode::ShareUpdateExclusive);
        } else if (operation.objectKind == ObjectKind::Constraint) {
            book.take(operation.object, LockMode::AccessShare);
        }
        break;
    default:
        maintenanceLocks(operation, book);
    }
}

LockForecast postgresqlLocks(const DdlOperation &operation, const LockContext &context)
{
    LockBook book(context);
    switch (operation.kind) {
    case Kind::CreateTable:
        createTableLocks(operation, book);
        break;
    case Kind::CreateTableAs:
    case Kind::CreateView:
    case Kind::CreateMaterializedView:
        viewLocks(operation, book);
        break;
    case Kind::CreateIndex:
        createIndexLocks(operation, book);
        break;
    case Kind::AlterTable:
        alterTableLocks(operation, book);
        break;
    case Kind::AlterDomain:
        domainLocks(operation, book);
        break;
    case Kind::Drop:
        dropLocks(operation, book);
        break;
    case Kind::Truncate:
        truncateLocks(operation, book);
        break;
    case Kind::Rename:
        renameLocks(operation, book);
        break;
    case Kind::Reindex:
        reindexLocks(operation, book);
        break;
    case Kind::Select:
        readLocks(operation, book, operation.whole);
        break;
    case Kind::DataChange:
        readLocks(operation, book, false);
        changeLocks(operation, book);
        break;
    default:
        otherLocks(operation, book);
    }
    return book.forecast();
}

/// SQLite has one lock, that of the file.
LockForecast sqliteLocks(const DdlOperation &operation)
{
    const bool reads = operation.kind == Kind::Select || operation.kind == Kind::Pragma
        || operation.kind == Kind::Other;
    const bool control = operation.kind >= Kind::Begin
        && operation.kind <= Kind::PrepareTransaction;
    LockForecast forecast;
    if (!reads && !control) {
        forecast.locks.append(
            { .object = { {}, u"main"_s }, .key = u"main"_s, .words = u"RESERVED"_s });
    }
    return forecast;
}

} // namespace

LockForecast predictLocks(const DdlOperation &operation, const LockContext &context)
{
    switch (context.catalog.dialect()) {
    case Dialect::PostgreSql:
        return postgresqlLocks(operation, context);
    case Dialect::MySql:
        return mysqlLocks(operation, context);
    case Dialect::Sqlite:
        break;
    }
    return sqliteLocks(operation);
}

} // namespace Switchback
