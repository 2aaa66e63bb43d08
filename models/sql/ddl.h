// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a statement means, one value for every dialect. Rules, lock prediction and the catalog read
// this and never the text. Which fields count depends on `kind`; the others stay empty.

#include "sql/expression.h"

namespace Switchback {

enum class Dialect { PostgreSql, MySql, Sqlite };

enum class ObjectKind {
    Other,
    Table,
    View,
    MaterializedView,
    ForeignTable,
    Index,
    Sequence,
    Type,
    Domain,
    Function,
    Procedure,
    Aggregate,
    Operator,
    Cast,
    Schema,
    Database,
    Trigger,
    Rule,
    Policy,
    Constraint,
    DomainConstraint,
    Extension,
    Role,
    Statistics,
    Publication,
    Subscription,
    EventTrigger,
    Language,
    Tablespace,
    Column,
    Attribute,
    UserMapping,
    Server,
    Collation,
};

enum class ConstraintKind { PrimaryKey, Unique, Check, ForeignKey, Exclusion, NotNull };

struct ConstraintDefinition {
    ConstraintKind kind = ConstraintKind::Check;
    QString name;
    QStringList columns;
    Expression check;
    ObjectName referenced; // of a foreign key
    QStringList referencedColumns; // empty: its primary key
    QString onDelete; // "cascade", "set null" …
    QString onUpdate;
    QString usingIndex;
    bool notValid = false;
    bool notEnforced = false;
    bool deferrable = false;
    bool initiallyDeferred = false;
    bool onColumn = false; // written with a column
    bool operator==(const ConstraintDefinition &) const = default;
};

struct ColumnDefinition {
    enum class Generated { No, Stored, Virtual };
    QString name;
    SqlType type;
    Expression defaultValue;
    Generated generated = Generated::No;
    Expression generation;
    bool notNull = false;
    bool identity = false;
    bool serial = false;
    bool autoIncrement = false; // MySQL AUTO_INCREMENT, SQLite AUTOINCREMENT
    bool primaryKey = false;
    bool unique = false;
    bool positioned = false; // MySQL FIRST, AFTER
    QString comment;
    Expression onUpdate; // MySQL ON UPDATE CURRENT_TIMESTAMP
    QList<ConstraintDefinition> constraints; // CHECK and REFERENCES written with the column
    bool operator==(const ColumnDefinition &) const = default;
};

struct IndexKey {
    QString column; // empty for an expression
    Expression expression;
    QString collation;
    QString operatorClass;
    bool descending = false;
    int length = 0; // MySQL prefix
    bool operator==(const IndexKey &) const = default;
};

struct IndexDefinition {
    QString name; // empty: the server makes one up
    ObjectName table;
    QList<IndexKey> keys;
    QStringList included;
    Expression where;
    QString method; // "btree", "gin"; MySQL also "fulltext", "spatial"
    bool unique = false;
    bool concurrently = false;
    bool only = false; // PostgreSQL ON ONLY
    bool operator==(const IndexDefinition &) const = default;
};

/// One action of an ALTER TABLE (also of an index, view, sequence, domain or composite type).
struct TableAction {
    enum class Kind {
        Other,
        AddColumn,
        DropColumn,
        RenameColumn,
        RenameTable,
        ModifyColumn,
        ChangeType,
        SetDefault,
        DropDefault,
        SetNotNull,
        DropNotNull,
        SetExpression,
        DropExpression,
        AddIdentity,
        SetIdentity,
        DropIdentity,
        SetStatistics,
        SetColumnOptions,
        SetStorage,
        SetCompression,
        AddConstraint,
        DropConstraint,
        DropPrimaryKey,
        DropForeignKey,
        ValidateConstraint,
        AlterConstraint,
        RenameConstraint,
        AddIndex,
        DropIndex,
        RenameIndex,
        AttachPartition,
        DetachPartition,
        SetLogged,
        SetUnlogged,
        SetTablespace,
        SetAccessMethod,
        SetOptions,
        ResetOptions,
        ClusterOn,
        DropCluster,
        ReplicaIdentity,
        ChangeOwner,
        EnableTrigger,
        DisableTrigger,
        EnableRule,
        DisableRule,
        EnableRowSecurity,
        DisableRowSecurity,
        ForceRowSecurity,
        NoForceRowSecurity,
        Inherit,
        NoInherit,
        OfType,
        NotOfType,
        AddAttribute,
        DropAttribute,
        AlterAttribute,
        // MySQL and MariaDB
        ConvertCharset,
        DefaultCharset,
        Engine,
        RowFormat,
        Force,
        PartitionBy,
        RemovePartitioning,
        AddPartition,
        DropPartition,
        ReorganizePartition,
        CoalescePartition,
        TruncatePartition,
        Algorithm,
        Lock,
        TableComment,
        AutoIncrement,
        SystemVersioning,
        IndexVisibility,
    };
    Kind kind = Kind::Other;
    QString name; // column, constraint, trigger, index, tablespace, engine, setting …
    QString newName;
    ColumnDefinition column; // AddColumn, ModifyColumn, ChangeType (type only), defaults
    Expression expression; // SetDefault, USING of ChangeType, SetExpression
    ConstraintDefinition constraint;
    IndexDefinition index;
    ObjectName other; // partition, parent
    QString value; // bound of a partition, option names, algorithm, charset
    QStringList options;
    bool ifExists = false;
    bool ifNotExists = false;
    bool cascade = false;
    bool concurrently = false;
    bool finalize = false;
    bool isDefault = false; // AttachPartition … DEFAULT
    bool enforced = false; // AlterConstraint … ENFORCED
    QList<Condition> bound; // AttachPartition, as conditions on the key when it is known
    bool operator==(const TableAction &) const = default;
};

struct Assignment {
    QString column;
    Expression value;
    bool operator==(const Assignment &) const = default;
};

/// INSERT, UPDATE, DELETE or MERGE, also inside WITH.
struct DataChange {
    enum class Kind { Insert, Update, Delete, Merge };
    Kind kind = Kind::Insert;
    ObjectName table;
    QList<Assignment> sets;
    QStringList columns; // INSERT's list
    Expression where;
    QList<ObjectName> sources; // tables it reads from
    bool fromValues = false; // INSERT … VALUES of constants
    bool joined = false; // UPDATE … FROM, DELETE … USING, joined tables of MySQL
    bool limited = false; // LIMIT on the statement or on what feeds it
    bool offset = false;
    QList<Expression> copied; // the select list of INSERT … SELECT
    bool operator==(const DataChange &) const = default;
};

struct DdlOperation {
    enum class Kind {
        Other,
        SyntaxError,
        Opaque,
        CreateTable,
        CreateTableAs,
        CreateView,
        CreateMaterializedView,
        CreateIndex,
        CreateSequence,
        CreateType,
        CreateEnum,
        CreateDomain,
        CreateRoutine,
        CreateTrigger,
        CreateRule,
        CreatePolicy,
        CreateSchema,
        CreateDatabase,
        CreateExtension,
        CreateRole,
        CreateStatistics,
        CreatePublication,
        CreateSubscription,
        CreateUserMapping,
        CreateEventTrigger,
        CreateLanguage,
        CreateTablespace,
        CreateOther,
        AlterTable,
        AlterEnum,
        AlterDomain,
        AlterType,
        AlterSequence,
        AlterRole,
        AlterSystem,
        AlterPolicy,
        AlterExtension,
        AlterPublication,
        AlterDefaultPrivileges,
        AlterOther,
        Rename,
        SetSchema,
        ChangeOwner,
        MoveAllInTablespace,
        Drop,
        DropOwned,
        ReassignOwned,
        Truncate,
        LockTable,
        UnlockTables,
        FlushTables,
        Reindex,
        Vacuum,
        Analyze,
        Cluster,
        RefreshView,
        Optimize,
        Comment,
        Grant,
        Revoke,
        Set,
        Reset,
        SetConstraints,
        Pragma,
        Attach,
        Detach,
        Begin,
        Commit,
        Rollback,
        Savepoint,
        PrepareTransaction,
        DataChange,
        Select,
        Copy,
        Do,
        Call,
        Execute,
    };
    Kind kind = Kind::Other;
    ObjectKind objectKind = ObjectKind::Other; // of Drop, Rename, AlterTable, Comment, Grant …
    ObjectName object;
    QList<ObjectName> objects; // every one of Drop, Truncate, LockTable, Grant …
    ObjectName table; // that a trigger, rule, policy or partition belongs to; Rename of a column
    QString name; // column, label, setting, attribute, old name
    QString newName;
    QStringList names; // enum labels, privileges, grantees' roles, argument types
    QStringList roles; // grantees, policy roles
    QString value; // of a setting, lower case; lock mode; argument types of a routine
    QString text; // what to show: words of a syntax error, what is opaque
    QList<ColumnDefinition> columns;
    QList<ConstraintDefinition> constraints;
    QList<TableAction> actions;
    IndexDefinition index;
    QList<DataChange> changes; // DataChange, and what WITH brings
    QList<ObjectName> reads; // tables that are read as a whole or in part
    QStringList functions; // called by a SELECT, CALL or PERFORM
    QStringList arguments; // constants given to them
    QStringList outputColumns; // of a view with a column list
    QStringList longNames; // longer than the server keeps; the other fields hold them cut
    Expression check; // WITH CHECK of a policy, default of a domain
    Expression where; // USING of a policy, WHERE of a SELECT
    SqlType type; // base of a domain
    QList<DdlOperation> inner; // static statements of a DO block, schema elements
    QString engine; // MySQL
    QString charset; // MySQL
    QString rowFormat; // MySQL
    QString volatility; // of a routine: "", "immutable", "stable", "volatile"
    QString method; // partition strategy; RLS command
    QStringList partitionKey;
    QList<Condition> bound; // of CREATE TABLE … PARTITION OF
    int offset = 0; // where the statement starts, in bytes of the text given
    int length = 0;
    int line = 0; // 1-based
    int column = 0; // 1-based, in characters
    bool ifExists = false;
    bool ifNotExists = false;
    bool cascade = false;
    bool concurrently = false;
    bool orReplace = false;
    bool temporary = false;
    bool unlogged = false;
    bool local = false; // SET LOCAL
    bool global = false; // SET GLOBAL, PERSIST
    bool isDefault = false; // SET … TO DEFAULT; a DEFAULT partition
    bool withData = true; // REFRESH, CREATE … AS
    bool whole = false; // SELECT without a condition on a key
    bool full = false; // VACUUM FULL
    bool like = false; // CREATE TABLE (LIKE …)
    bool inherits = false;
    bool withoutRowid = false; // SQLite
    bool strict = false; // SQLite
    bool securityDefiner = false;
    bool setsSearchPath = false;
    bool password = false; // a literal one
    bool superuser = false; // needs special rights by its options
    bool grantOption = false;
    bool after = false; // ADD VALUE … BEFORE/AFTER: a place is given
    bool renamesValue = false;
    bool noWait = false;
    bool replaceViewSafe = false;
    bool forEachRow = false;
    bool limited = false;
    bool fromFile = false; // COPY … FROM/TO a file or a program
    bool fromStdin = false;
    bool restart = false; // of a sequence
    bool createsSlot = false; // subscription
    bool deferred = false; // constraint trigger
    bool operator==(const DdlOperation &) const = default;
};

/// The statements of a text, in order; a statement that does not parse is one of kind SyntaxError.
QList<DdlOperation> parseSql(const QByteArray &text, Dialect dialect, int firstLine = 1);

} // namespace Switchback
