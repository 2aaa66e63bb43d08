// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/catalog.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Kind = DdlOperation::Kind;

template<class List>
auto findNamed(const List &list, const QString &name)
{
    const auto found = std::ranges::find_if(list,
        [&name](const auto &each) { return each.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

QString objectKey(ObjectKind kind, const QString &name)
{
    return QString::number(int(kind)) + u':' + name;
}

bool isPartitioned(const KnownTable *table)
{
    return table && !table->partitionMethod.isEmpty();
}

bool leadsWith(const IndexDefinition &index, const QStringList &columns)
{
    return !index.where.present && index.keys.size() >= columns.size()
        && std::ranges::all_of(index.keys.first(columns.size()),
            [&columns](const IndexKey &key) { return columns.contains(key.column); });
}

const KnownColumn *KnownTable::column(const QString &column) const
{
    return findNamed(columns, column);
}

const KnownConstraint *KnownTable::constraint(const QString &constraint) const
{
    return findNamed(constraints, constraint);
}

const KnownIndex *KnownTable::index(const QString &index) const
{
    return findNamed(indexes, index);
}

QStringList KnownTable::primaryKey() const
{
    for (const auto &constraint : constraints) {
        if (constraint.kind == ConstraintKind::PrimaryKey) {
            return constraint.columns;
        }
    }
    return {};
}

Catalog::Catalog(Dialect dialect, const Catalog *below)
    : m_dialect(dialect)
    , m_schema(dialect == Dialect::PostgreSql ? u"public"_s : QString())
{
    if (below) {
        m_schema = below->m_schema;
        m_migration = below->m_migration;
        m_transaction = below->m_transaction;
        m_tables.setBelow(&below->m_tables);
        m_types.setBelow(&below->m_types);
        m_routines.setBelow(&below->m_routines);
        m_objects.setBelow(&below->m_objects);
        m_indexes.setBelow(&below->m_indexes);
    }
}

QString Catalog::key(const ObjectName &name) const
{
    if (name.name.isEmpty()) {
        return {};
    }
    if (m_dialect == Dialect::PostgreSql) {
        return (name.schema.isEmpty() ? m_schema : name.schema) + u'.' + name.name;
    }
    const bool own = name.schema.isEmpty()
        || name.schema.compare("main"_L1, Qt::CaseInsensitive) == 0;
    return (own ? name.name : name.schema + u'.' + name.name).toLower();
}

bool Catalog::sameName(const QString &a, const QString &b) const
{
    return m_dialect == Dialect::PostgreSql ? a == b : a.compare(b, Qt::CaseInsensitive) == 0;
}

const KnownType *Catalog::type(const SqlType &type) const
{
    return m_types.find(key({ type.schema, type.name }));
}

const KnownObject *Catalog::object(ObjectKind kind, const ObjectName &name) const
{
    return m_objects.find(objectKey(kind, key(name)));
}

const KnownTable *Catalog::tableOfIndex(const ObjectName &index) const
{
    const auto *table = m_indexes.find(key(index));
    return table ? m_tables.find(*table) : nullptr;
}

const KnownIndex *Catalog::index(const ObjectName &index) const
{
    const auto *table = tableOfIndex(index);
    return table ? table->index(index.name) : nullptr;
}

bool Catalog::isConstrainedDomain(const SqlType &type) const
{
    const auto *known = this->type(type);
    for (int depth = 0; known && known->kind == KnownType::Kind::Domain && depth < 20; ++depth) {
        if (known->constrained) {
            return true;
        }
        known = this->type(known->base);
    }
    return false;
}

KnownTable &Catalog::ensure(const ObjectName &name)
{
    const auto tableKey = key(name);
    if (auto *found = m_tables.edit(tableKey)) {
        return *found;
    }
    KnownTable table { .name = name };
    return m_tables.insert(tableKey, table);
}

QString Catalog::defaultName(const KnownTable &table, const ConstraintDefinition &constraint) const
{
    if (m_dialect != Dialect::PostgreSql) {
        return constraint.kind == ConstraintKind::PrimaryKey ? QString(PrimaryKeyName)
            : constraint.kind == ConstraintKind::Unique      ? constraint.columns.value(0)
                                                             : QString();
    }
    const auto columns = constraint.kind == ConstraintKind::Check
        ? (constraint.onColumn || constraint.check.columns.size() == 1
                  ? constraint.check.columns.value(0)
                  : QString())
        : constraint.columns.join(u'_');
    const auto middle = columns.isEmpty() ? QString() : u'_' + columns;
    switch (constraint.kind) {
    case ConstraintKind::PrimaryKey:
        return table.name.name + u"_pkey"_s;
    case ConstraintKind::Unique:
        return table.name.name + middle + u"_key"_s;
    case ConstraintKind::ForeignKey:
        return table.name.name + middle + u"_fkey"_s;
    case ConstraintKind::Exclusion:
        return table.name.name + middle + u"_excl"_s;
    case ConstraintKind::NotNull:
        return table.name.name + middle + u"_not_null"_s;
    case ConstraintKind::Check:
        break;
    }
    return table.name.name + middle + u"_check"_s;
}

void Catalog::addIndex(KnownTable &table, const IndexDefinition &index, const QString &constraint)
{
    KnownIndex known;
    static_cast<IndexDefinition &>(known) = index;
    known.addedBy = m_migration;
    known.constraint = constraint;
    if (known.name.isEmpty() && m_dialect == Dialect::PostgreSql) {
        QStringList columns;
        for (const auto &each : known.keys) {
            columns.append(each.column.isEmpty() ? u"expr"_s : each.column);
        }
        known.name = table.name.name + u'_' + columns.join(u'_') + u"_idx"_s;
    } else if (known.name.isEmpty() && !known.keys.isEmpty()) {
        known.name = known.keys.first().column;
    }
    known.table = table.name;
    m_indexes.insert(key({ table.name.schema, known.name }), key(table.name));
    table.indexes.removeIf([&known](const KnownIndex &each) { return each.name == known.name; });
    table.indexes.append(known);
}

void Catalog::addConstraint(KnownTable &table, ConstraintDefinition constraint)
{
    if (constraint.name.isEmpty()) {
        constraint.name = defaultName(table, constraint);
    }
    KnownConstraint known;
    if (!constraint.usingIndex.isEmpty()) {
        if (const auto *index = table.index(constraint.usingIndex)) {
            for (const auto &each : index->keys) {
                constraint.columns.append(each.column);
            }
        }
        table.indexes.removeIf(
            [&constraint](const KnownIndex &each) { return each.name == constraint.usingIndex; });
    }
    static_cast<ConstraintDefinition &>(known) = constraint;
    known.addedBy = m_migration;
    known.transaction = m_transaction;
    known.valid = !constraint.notValid && !constraint.notEnforced;
    table.constraints.append(known);
    if (constraint.kind == ConstraintKind::PrimaryKey
        || constraint.kind == ConstraintKind::Unique) {
        IndexDefinition index { .name = constraint.name, .table = table.name, .unique = true };
        for (const auto &column : constraint.columns) {
            index.keys.append({ .column = column });
        }
        addIndex(table, index, constraint.name);
    }
    const bool primary = constraint.kind == ConstraintKind::PrimaryKey
        && m_dialect != Dialect::Sqlite;
    const bool required = constraint.kind == ConstraintKind::NotNull && known.valid;
    for (auto &column : table.columns) {
        column.notNull = column.notNull
            || ((primary || required) && constraint.columns.contains(column.name));
    }
    if (constraint.kind == ConstraintKind::ForeignKey && !constraint.referenced.isEmpty()) {
        const auto own = key(table.name);
        const auto referencedKey = key(constraint.referenced);
        auto &referenced = referencedKey == own ? table : ensure(constraint.referenced);
        if (!referenced.referencedBy.contains(own)) {
            referenced.referencedBy.append(own);
        }
        if (m_dialect == Dialect::MySql) { // builds an index unless there is one
            IndexDefinition index { .name = constraint.name, .table = table.name };
            for (const auto &column : constraint.columns) {
                index.keys.append({ .column = column });
            }
            auto *again = m_tables.edit(own);
            addIndex(again ? *again : table, index, {});
        }
    }
}

void Catalog::addColumn(KnownTable &table, const ColumnDefinition &column, bool withTable)
{
    if (table.column(column.name)) {
        return;
    }
    KnownColumn known;
    static_cast<ColumnDefinition &>(known) = column;
    known.addedBy = m_migration;
    known.addedWithTable = withTable;
    if (m_dialect == Dialect::MySql && known.type.charset.isEmpty()) {
        known.type.charset = table.charset;
    }
    if (known.serial) { // the type that the server makes of it
        known.type.name = known.type.name == "bigserial"_L1 ? u"bigint"_s
            : known.type.name == "smallserial"_L1           ? u"smallint"_s
                                                            : u"integer"_s;
    }
    table.columns.append(known);
    const auto tableKey = key(table.name);
    for (const auto &constraint : column.constraints) {
        // A reference may move the table inside the hash.
        auto *current = m_tables.edit(tableKey);
        addConstraint(current ? *current : table, constraint);
    }
}

void Catalog::attach(KnownTable &parent, const ObjectName &partition, bool isDefault)
{
    const auto partitionKey = key(partition);
    parent.partitions.append(partitionKey);
    if (isDefault) {
        parent.defaultPartition = partitionKey;
    }
    const auto parentKey = key(parent.name);
    ensure(partition).parent = parentKey;
}

void Catalog::createTable(const DdlOperation &operation)
{
    if (operation.ifNotExists && table(operation.object)) {
        return;
    }
    KnownTable created { .name = operation.object,
        .kind = operation.objectKind,
        .columnsKnown = !operation.inherits,
        .createdBy = m_migration,
        .temporary = operation.temporary,
        .unlogged = operation.unlogged,
        .partitionMethod = operation.method,
        .partitionKey = operation.partitionKey,
        .engine = operation.engine,
        .charset = operation.charset,
        .rowFormat = operation.rowFormat,
        .withoutRowid = operation.withoutRowid,
        .strict = operation.strict };
    if (operation.kind == Kind::CreateTableAs) {
        created.columnsKnown = false;
    }
    const bool partition = operation.text == "partition"_L1;
    if (const auto *source = operation.like || partition ? table(operation.table) : nullptr) {
        created.columns = source->columns;
        created.columnsKnown = source->columnsKnown;
        for (auto &column : created.columns) {
            column.addedBy = m_migration;
            column.addedWithTable = true;
        }
        const bool constraints = partition || operation.names.contains(u"constraints"_s);
        for (const auto &constraint : source->constraints) {
            if (constraint.kind == ConstraintKind::Check && constraints) {
                created.constraints.append(constraint);
            }
        }
        if (partition || operation.names.contains(u"indexes"_s)) {
            created.indexes = source->indexes;
        }
    } else if (operation.like || partition) {
        created.columnsKnown = false;
    }
    const auto tableKey = key(operation.object);
    m_tables.insert(tableKey, created);
    for (const auto &column : operation.columns) {
        addColumn(*m_tables.edit(tableKey), column, true);
    }
    for (const auto &constraint : operation.constraints) {
        addConstraint(*m_tables.edit(tableKey), constraint);
    }
    for (const auto &action : operation.actions) {
        if (action.kind == TableAction::Kind::AddIndex) {
            addIndex(*m_tables.edit(tableKey), action.index, {});
        }
    }
    if (partition) {
        attach(ensure(operation.table), operation.object, operation.isDefault);
    }
}

void Catalog::createView(const DdlOperation &operation)
{
    if (operation.ifNotExists && table(operation.object)) {
        return;
    }
    KnownTable view {
        .name = operation.object, .kind = operation.objectKind, .createdBy = m_migration
    };
    if (const auto *old = operation.orReplace ? table(operation.object) : nullptr) {
        view.createdBy = old->createdBy;
    }
    for (const auto &source : operation.reads) {
        view.readsFrom.append(key(source));
    }
    for (const auto &name :
        operation.outputColumns.isEmpty() ? operation.names : operation.outputColumns) {
        KnownColumn column;
        column.name = name;
        view.columns.append(column);
    }
    m_tables.insert(key(operation.object), view);
}

void Catalog::createIndex(const DdlOperation &operation)
{
    if (operation.ifNotExists && index(operation.object)) {
        return;
    }
    addIndex(ensure(operation.index.table), operation.index, {});
}

void Catalog::createType(const DdlOperation &operation)
{
    KnownType type { .labels = operation.names,
        .base = operation.type,
        .createdBy = m_migration,
        .transaction = m_transaction };
    type.kind = operation.kind == Kind::CreateEnum ? KnownType::Kind::Enum
        : operation.kind == Kind::CreateDomain     ? KnownType::Kind::Domain
                                                   : KnownType::Kind::Composite;
    type.constrained = !operation.constraints.isEmpty();
    m_types.insert(key(operation.object), type);
}

void Catalog::apply(const DdlOperation &operation)
{
    switch (operation.kind) {
    case Kind::CreateTable:
    case Kind::CreateTableAs:
        createTable(operation);
        break;
    case Kind::CreateView:
    case Kind::CreateMaterializedView:
        createView(operation);
        break;
    case Kind::CreateIndex:
        createIndex(operation);
        break;
    case Kind::CreateEnum:
    case Kind::CreateDomain:
    case Kind::CreateType:
        createType(operation);
        break;
    case Kind::CreateRoutine: {
        const auto *known = m_routines.find(operation.object.name);
        auto routine = known ? *known : KnownRoutine { .signatures = {}, .createdBy = m_migration };
        routine.volatility = operation.volatility;
        if (!routine.signatures.contains(operation.names)) {
            routine.signatures.append(operation.names);
        }
        m_routines.insert(operation.object.name, routine);
        break;
    }
    case Kind::CreateTrigger:
        ensure(operation.table).triggers.append(operation.name);
        m_objects.insert(objectKey(ObjectKind::Trigger, key({ {}, operation.name })),
            { m_migration, operation.table });
        break;
    case Kind::CreateStatistics:
        m_objects.insert(objectKey(ObjectKind::Statistics, key(operation.object)),
            { .createdBy = m_migration, .owner = operation.table });
        break;
    case Kind::CreatePolicy:
        ensure(operation.table).policies.append(operation.name);
        break;
    case Kind::CreateSchema:
    case Kind::CreateSequence:
    case Kind::CreateRole:
    case Kind::CreateExtension:
    case Kind::CreateDatabase:
    case Kind::CreateOther:
        m_objects.insert(
            objectKey(operation.objectKind, key(operation.object)), { m_migration, {} });
        break;
    case Kind::AlterTable:
        alterTable(operation);
        break;
    case Kind::AlterDomain:
        alterDomain(operation);
        break;
    case Kind::AlterEnum:
        if (auto *type = m_types.edit(key(operation.object))) {
            type->labels.removeAll(operation.renamesValue ? operation.name : operation.newName);
            type->labels.append(operation.newName);
        }
        break;
    case Kind::Rename:
        rename(operation);
        break;
    case Kind::SetSchema:
        renameTable(operation.object, { operation.newName, operation.object.name });
        break;
    case Kind::Drop:
        drop(operation);
        break;
    case Kind::Set:
        if (operation.name == "search_path"_L1 && m_dialect == Dialect::PostgreSql) {
            const auto schema = operation.value.section(u',', 0, 0).trimmed();
            m_schema = schema.isEmpty() || schema.startsWith(u'$') ? u"public"_s : schema;
        }
        break;
    default:
        break;
    }
}

} // namespace Switchback
