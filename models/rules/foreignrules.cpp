// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/foreignrules.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Switchback {

QStringList rulesOfSquawk(const QString &name)
{
    static const QHash<QString, QStringList> table {
        { u"adding-field-with-default"_s,
            { u"add-column-volatile-default"_s, u"add-column-generated-stored"_s } },
        { u"adding-foreign-key-constraint"_s,
            { u"add-foreign-key-without-not-valid"_s, u"add-column-references"_s } },
        { u"adding-not-nullable-field"_s, { u"set-not-null-scan"_s } },
        { u"adding-required-field"_s, { u"add-required-column"_s } },
        { u"adding-serial-primary-key-field"_s,
            { u"add-column-serial"_s, u"add-primary-key-without-index"_s } },
        { u"ban-alter-domain-with-add-constraint"_s, { u"alter-domain-constraint"_s } },
        { u"ban-char-field"_s, { u"char-type"_s } },
        { u"ban-concurrent-index-creation-in-transaction"_s,
            { u"concurrently-in-transaction"_s, u"concurrent-not-alone"_s } },
        { u"ban-create-domain-with-constraint"_s,
            { u"add-column-constrained-domain"_s, u"create-domain-with-constraint"_s } },
        { u"ban-drop-column"_s, { u"drop-column"_s } },
        { u"ban-drop-database"_s, { u"drop-database"_s } },
        { u"ban-drop-not-null"_s, { u"drop-not-null"_s } },
        { u"ban-drop-table"_s, { u"drop-table"_s } },
        { u"ban-duplicate-column-assignments"_s, { u"duplicate-column"_s } },
        { u"ban-truncate-cascade"_s, { u"truncate-cascade"_s } },
        { u"ban-uncommitted-transaction"_s, { u"uncommitted-transaction"_s } },
        { u"changing-column-type"_s, { u"alter-column-type-rewrite"_s } },
        { u"constraint-missing-not-valid"_s,
            { u"validate-in-same-transaction"_s, u"set-not-null-scan"_s,
                u"add-foreign-key-without-not-valid"_s, u"add-check-without-not-valid"_s,
                u"add-unique-without-index"_s, u"add-primary-key-without-index"_s } },
        { u"disallowed-unique-constraint"_s, { u"add-unique-without-index"_s } },
        { u"identifier-too-long"_s, { u"identifier-too-long"_s } },
        { u"prefer-bigint-over-int"_s, { u"int-primary-key"_s, u"prefer-bigint"_s } },
        { u"prefer-bigint-over-smallint"_s, { u"int-primary-key"_s, u"prefer-bigint"_s } },
        { u"prefer-identity"_s, { u"prefer-identity"_s } },
        { u"prefer-repack"_s, { u"vacuum-full-or-cluster"_s } },
        { u"prefer-robust-stmts"_s,
            { u"unnamed-concurrent-index"_s, u"concurrent-index-if-not-exists"_s,
                u"not-rerunnable"_s } },
        { u"prefer-text-field"_s, { u"prefer-text"_s } },
        { u"prefer-timestamp-tz"_s, { u"prefer-timestamptz"_s } },
        { u"renaming-column"_s, { u"rename-column"_s } },
        { u"renaming-table"_s, { u"rename-table"_s } },
        { u"require-concurrent-index-creation"_s, { u"index-not-concurrent"_s } },
        { u"require-concurrent-index-deletion"_s, { u"drop-index-not-concurrent"_s } },
        { u"require-concurrent-partition-detach"_s, { u"detach-partition-not-concurrent"_s } },
        { u"require-concurrent-reindex"_s, { u"reindex-not-concurrent"_s } },
        { u"require-enum-value-ordering"_s, { u"enum-value-without-position"_s } },
        { u"require-lock-timeout"_s, { u"lock-timeout-missing"_s } },
        { u"require-statement-timeout"_s, { u"statement-timeout-missing"_s } },
        { u"require-table-schema"_s, { u"unqualified-name"_s } },
        { u"require-timeout-settings"_s,
            { u"lock-timeout-missing"_s, u"statement-timeout-missing"_s } },
        { u"syntax-error"_s, { u"syntax-error"_s } },
        { u"transaction-nesting"_s, { u"nested-transaction"_s } },
        { u"unused-ignore"_s, { u"unused-suppression"_s } },
    };
    return table.value(name);
}

QStringList rulesOfExcellentMigrations(const QString &name)
{
    static const QHash<QString, QStringList> table {
        { u"check_constraint_added"_s, { u"add-check-without-not-valid"_s } },
        { u"column_added_with_default"_s, { u"add-column-volatile-default"_s } },
        { u"column_reference_added"_s,
            { u"add-foreign-key-without-not-valid"_s, u"add-column-references"_s,
                u"ecto-references-validates"_s } },
        { u"column_removed"_s, { u"drop-column"_s } },
        { u"column_renamed"_s, { u"rename-column"_s } },
        { u"column_type_changed"_s,
            { u"alter-column-type-rewrite"_s, u"ecto-modify-restates-type"_s } },
        { u"column_volatile_default"_s, { u"add-column-volatile-default"_s } },
        { u"index_concurrently_without_disable_ddl_transaction"_s,
            { u"concurrently-in-transaction"_s, u"ecto-concurrently-in-ddl-transaction"_s } },
        { u"index_concurrently_without_disable_migration_lock"_s,
            { u"ecto-concurrently-under-table-lock"_s } },
        { u"index_not_concurrently"_s,
            { u"index-not-concurrent"_s, u"drop-index-not-concurrent"_s } },
        { u"json_column_added"_s, { u"prefer-jsonb"_s } },
        { u"many_columns_index"_s, { u"wide-index"_s } },
        { u"not_null_added"_s, { u"set-not-null-scan"_s, u"ecto-modify-restates-type"_s } },
        { u"operation_delete"_s,
            { u"delete-without-where"_s, u"unbatched-backfill"_s,
                u"data-change-in-schema-migration"_s, u"ecto-repo-write-in-schema-migration"_s } },
        { u"operation_insert"_s,
            { u"unbatched-backfill"_s, u"data-change-in-schema-migration"_s,
                u"ecto-repo-write-in-schema-migration"_s } },
        { u"operation_update"_s,
            { u"update-without-where"_s, u"unbatched-backfill"_s, u"backfill-with-ddl"_s,
                u"data-change-in-schema-migration"_s, u"ecto-repo-write-in-schema-migration"_s } },
        { u"raw_sql_executed"_s, { u"opaque-statement"_s } },
        { u"table_dropped"_s, { u"drop-table"_s } },
        { u"table_renamed"_s, { u"rename-table"_s } },
    };
    return table.value(name);
}

} // namespace Switchback
