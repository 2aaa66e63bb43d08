// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is known to exist, learned by replaying statements: earlier migrations, then the one under
// test, statement by statement. What was never seen is unknown, not absent.

#include "rules/layered.h"
#include "sql/ddl.h"

namespace Switchback {

struct KnownColumn : ColumnDefinition {
    int addedBy = 0; // number of the migration
    bool addedWithTable = false;
};

struct KnownConstraint : ConstraintDefinition {
    int addedBy = 0;
    int transaction = 0; // in which it was added
    bool valid = true;
};

struct KnownIndex : IndexDefinition {
    int addedBy = 0;
    QString constraint; // the constraint it backs
    bool valid = true;
};

struct KnownTable {
    ObjectName name;
    ObjectKind kind = ObjectKind::Table; // also View, MaterializedView, ForeignTable
    QList<KnownColumn> columns;
    QList<KnownConstraint> constraints;
    QList<KnownIndex> indexes;
    bool columnsKnown = false; // every column is in the list
    int createdBy = 0; // number of the migration
    bool temporary = false;
    bool unlogged = false;
    bool rowSecurity = false;
    QString partitionMethod; // partitioned when not empty
    QStringList partitionKey;
    QString parent; // key of the table it is a partition of
    QStringList partitions; // keys
    QString defaultPartition; // key
    QStringList triggers;
    QStringList policies;
    QStringList readsFrom; // keys of a view's tables
    QStringList referencedBy; // keys of tables with foreign keys to it
    QString engine; // MySQL
    QString charset; // MySQL
    QString rowFormat; // MySQL
    QString accessMethod;
    bool compatibilityView = false; // stands in for a renamed table
    bool withoutRowid = false;
    bool strict = false;
    int instantChanges = 0; // MySQL: ADD and DROP COLUMN since it was made

    const KnownColumn *column(const QString &column) const;
    const KnownConstraint *constraint(const QString &constraint) const;
    const KnownIndex *index(const QString &index) const;
    QStringList primaryKey() const;
    bool isView() const { return kind == ObjectKind::View; }
};

struct KnownType {
    enum class Kind { Enum, Domain, Composite, Other };
    Kind kind = Kind::Other;
    QStringList labels;
    SqlType base; // of a domain
    bool constrained = false; // domain: CHECK or NOT NULL
    int createdBy = 0;
    int transaction = 0;
};

struct KnownRoutine {
    QString volatility;
    QList<QStringList> signatures;
    int createdBy = 0;
};

struct KnownObject { // schemas, sequences, roles …
    int createdBy = 0;
    ObjectName owner; // the table of an index
};

/// The name of an unnamed primary key outside PostgreSQL.
inline constexpr QLatin1StringView PrimaryKeyName { "PRIMARY" };

/// A table that nobody knows is taken for one that is not.
bool isPartitioned(const KnownTable *table);
/// Do its first keys hold these columns, in whatever order, for every row?
bool leadsWith(const IndexDefinition &index, const QStringList &columns);
/// Under which an object that is neither table, type nor routine is kept.
QString objectKey(ObjectKind kind, const QString &name);

class Catalog
{
public:
    explicit Catalog(Dialect dialect, const Catalog *below = nullptr);

    Dialect dialect() const { return m_dialect; }
    /// The search path that names without a schema are looked up in; PostgreSQL's default otherwise.
    void setSearchPath(const QString &schema) { m_schema = schema; }
    QString key(const ObjectName &name) const;
    bool same(const ObjectName &a, const ObjectName &b) const { return key(a) == key(b); }
    bool sameName(const QString &a, const QString &b) const;

    /// Numbers what follows: one migration, one transaction in it.
    void beginMigration() { ++m_migration; }
    int migration() const { return m_migration; }
    /// Migrations that run as one plan: what any of them makes is new to all of them.
    void beginPlan() { m_plan = m_plan > 0 ? m_plan : m_migration + 1; }
    /// Was it made by the current migration or plan, by the number it carries?
    bool isNew(int createdBy) const
    {
        return createdBy > 0 && createdBy >= (m_plan > 0 ? m_plan : m_migration);
    }
    void setTransaction(int transaction) { m_transaction = transaction; }

    const KnownTable *table(const ObjectName &name) const { return m_tables.find(key(name)); }
    const KnownTable *tableByKey(const QString &key) const { return m_tables.find(key); }
    const KnownType *type(const SqlType &type) const;
    const KnownType *type(const ObjectName &name) const { return m_types.find(key(name)); }
    const KnownRoutine *routine(const QString &name) const { return m_routines.find(name); }
    const KnownObject *object(ObjectKind kind, const ObjectName &name) const;
    /// The table of an index, by the index's name.
    const KnownTable *tableOfIndex(const ObjectName &index) const;
    const KnownIndex *index(const ObjectName &index) const;
    /// A domain with CHECK or NOT NULL, itself or below.
    bool isConstrainedDomain(const SqlType &type) const;

    template<class Visit>
    void forEachTable(Visit visit) const
    {
        m_tables.forEach([&visit](const QString &, const KnownTable &table) { visit(table); });
    }

    void apply(const DdlOperation &operation);

private:
    void createTable(const DdlOperation &operation);
    void createView(const DdlOperation &operation);
    void createIndex(const DdlOperation &operation);
    void createType(const DdlOperation &operation);
    void drop(const DdlOperation &operation);
    void dropTable(const QString &key);
    void dropIndex(const ObjectName &name, const ObjectName &table);
    void rename(const DdlOperation &operation);
    void renameColumnType(const ObjectName &from, const QString &to);
    void renameTable(const ObjectName &from, const ObjectName &to);
    void renameColumn(KnownTable &table, const QString &from, const QString &to);
    void alterTable(const DdlOperation &operation);
    void alterColumn(KnownTable &table, const TableAction &action);
    void alterProperty(KnownTable &table, const TableAction &action);
    void alterDomain(const DdlOperation &operation);
    void addColumn(KnownTable &table, const ColumnDefinition &column, bool withTable);
    void modifyColumn(KnownTable &table, const TableAction &action);
    void dropColumn(KnownTable &table, const QString &name);
    void addConstraint(KnownTable &table, ConstraintDefinition constraint);
    void dropConstraint(KnownTable &table, const QString &name);
    void addIndex(KnownTable &table, const IndexDefinition &index, const QString &constraint);
    void attach(KnownTable &parent, const ObjectName &partition, bool isDefault);
    KnownTable &ensure(const ObjectName &name);
    QString defaultName(const KnownTable &table, const ConstraintDefinition &constraint) const;

    Dialect m_dialect;
    QString m_schema;
    int m_migration = 0;
    int m_plan = 0; // its first migration; 0 = each on its own
    int m_transaction = 0;
    Layered<KnownTable> m_tables;
    Layered<KnownType> m_types;
    Layered<KnownRoutine> m_routines;
    Layered<KnownObject> m_objects; // key: kind and name
    Layered<QString> m_indexes; // index key → table key
};

} // namespace Switchback
