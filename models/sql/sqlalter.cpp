// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/sqlreader.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Action = TableAction::Kind;

DdlOperation SqlReader::alterTable()
{
    DdlOperation result { .kind = DdlOperation::Kind::AlterTable, .objectKind = ObjectKind::Table };
    result.ifExists = takeIfExists();
    result.object = objectName();
    if (take("WAIT"_L1)) {
        result.value = u"wait "_s + name();
    } else if (take("NOWAIT"_L1)) {
        result.noWait = true;
    }
    const auto whole = m_end;
    while (m_at < whole) {
        auto next = findAny({ ","_L1 }, m_at, whole);
        m_end = next < 0 ? whole : next;
        // PARTITION BY … and ORDER BY a, b go to the end.
        if (is("PARTITION"_L1) || is("ORDER"_L1)) {
            m_end = next = whole;
        }
        result.actions += alterActions();
        m_at = m_end + 1;
        m_end = whole;
    }
    for (auto &action : result.actions) {
        action.index.table = result.object;
    }
    return result;
}

/// Mostly one; ADD [COLUMN] (a int, b int) makes several.
QList<TableAction> SqlReader::alterActions()
{
    TableAction action;
    if (is("ADD"_L1)) {
        const qsizetype ahead = is("COLUMN"_L1, 1) ? 2 : 1;
        if (symbol("("_L1, ahead)) {
            m_at += ahead;
            DdlOperation table;
            const auto end = m_phrase.afterParentheses(m_at);
            const auto whole = std::exchange(m_end, end - 1);
            do {
                ++m_at;
                tableElement(table);
            } while (symbol(","_L1) && !atEnd());
            m_end = whole;
            QList<TableAction> result;
            for (const auto &column : table.columns) {
                result.append({ .kind = Action::AddColumn, .name = column.name, .column = column });
            }
            for (const auto &constraint : table.constraints) {
                result.append({ .kind = Action::AddConstraint,
                    .name = constraint.name,
                    .constraint = constraint });
            }
            return result + table.actions;
        }
        return { addAction() };
    }
    if (is("DROP"_L1)) {
        return { dropAction() };
    }
    if (is("ALTER"_L1)) {
        return { alterColumnAction() };
    }
    if (is("RENAME"_L1)) {
        return { renameAction() };
    }
    if (take("MODIFY"_L1)) {
        take("COLUMN"_L1);
        action.kind = Action::ModifyColumn;
        action.ifExists = takeIfExists();
        action.name = name();
        action.column = column(action.name);
    } else if (take("CHANGE"_L1)) {
        take("COLUMN"_L1);
        action.kind = Action::ModifyColumn;
        action.ifExists = takeIfExists();
        action.name = name();
        action.newName = name();
        action.column = column(action.newName);
    } else if (!partitionAction(action) && !optionAction(action)) {
        action.kind = Action::Other;
    }
    return { action };
}

TableAction SqlReader::addAction()
{
    take("ADD"_L1);
    TableAction action;
    if (partitionAction(action)) {
        return action;
    }
    if (takeAll({ "SYSTEM"_L1, "VERSIONING"_L1 })) {
        action.kind = Action::SystemVersioning;
        return action;
    }
    if (auto constraint = tableConstraint()) {
        action.kind = Action::AddConstraint;
        action.constraint = *constraint;
        action.name = constraint->name;
        return action;
    }
    if (m_dialect == Dialect::MySql
        && (is("INDEX"_L1) || is("KEY"_L1) || is("FULLTEXT"_L1) || is("SPATIAL"_L1))) {
        action.kind = Action::AddIndex;
        action.index = indexElement().value_or(IndexDefinition {});
        action.name = action.index.name;
        return action;
    }
    take("COLUMN"_L1);
    action.kind = Action::AddColumn;
    action.ifNotExists = takeIfNotExists();
    action.name = name();
    action.column = column(action.name);
    return action;
}

TableAction SqlReader::dropAction()
{
    take("DROP"_L1);
    TableAction action;
    if (partitionAction(action)) {
        action.kind = Action::DropPartition;
        return action;
    }
    if (takeAll({ "PRIMARY"_L1, "KEY"_L1 })) {
        action.kind = Action::DropPrimaryKey;
        return action;
    }
    if (takeAll({ "FOREIGN"_L1, "KEY"_L1 })) {
        action.kind = Action::DropForeignKey;
    } else if (take("CONSTRAINT"_L1) || take("CHECK"_L1)) {
        action.kind = Action::DropConstraint;
    } else if (m_dialect == Dialect::MySql && (take("INDEX"_L1) || take("KEY"_L1))) {
        action.kind = Action::DropIndex;
    } else if (takeAll({ "SYSTEM"_L1, "VERSIONING"_L1 })) {
        action.kind = Action::SystemVersioning;
        return action;
    } else {
        take("COLUMN"_L1);
        action.kind = Action::DropColumn;
    }
    action.ifExists = takeIfExists();
    action.name = name();
    action.cascade = take("CASCADE"_L1);
    return action;
}

TableAction SqlReader::alterColumnAction()
{
    take("ALTER"_L1);
    TableAction action;
    if (take("INDEX"_L1)) {
        action.kind = Action::IndexVisibility;
        action.name = name();
        return action;
    }
    if (take("CONSTRAINT"_L1) || take("CHECK"_L1)) {
        action.kind = Action::AlterConstraint;
        action.name = name();
        action.enforced = is("ENFORCED"_L1);
        return action;
    }
    take("COLUMN"_L1);
    action.name = name();
    action.column.name = action.name;
    takeAll({ "SET"_L1, "DATA"_L1 });
    if (take("TYPE"_L1)) {
        action.kind = Action::ChangeType;
        action.column.type = type();
    } else if (takeAll({ "SET"_L1, "DEFAULT"_L1 })) {
        action.kind = Action::SetDefault;
        action.expression = defaultValue();
    } else if (takeAll({ "DROP"_L1, "DEFAULT"_L1 })) {
        action.kind = Action::DropDefault;
    } else if (takeAll({ "SET"_L1, "NOT"_L1, "NULL"_L1 })) {
        action.kind = Action::SetNotNull;
    } else if (takeAll({ "DROP"_L1, "NOT"_L1, "NULL"_L1 })) {
        action.kind = Action::DropNotNull;
    }
    return action;
}

TableAction SqlReader::renameAction()
{
    take("RENAME"_L1);
    TableAction action { .kind = Action::RenameTable };
    if (take("INDEX"_L1) || take("KEY"_L1)) {
        action.kind = Action::RenameIndex;
    } else if (take("COLUMN"_L1)) {
        action.kind = Action::RenameColumn;
    } else if (is("TO"_L1, 1) && m_dialect == Dialect::Sqlite) {
        action.kind = Action::RenameColumn; // RENAME a TO b
    }
    if (action.kind == Action::RenameTable) {
        if (!take("TO"_L1) && !take("AS"_L1)) {
            takeSymbol("="_L1);
        }
        action.other = objectName();
        action.newName = action.other.name;
        return action;
    }
    action.ifExists = takeIfExists();
    action.name = name();
    take("TO"_L1);
    action.newName = name();
    return action;
}

bool SqlReader::partitionAction(TableAction &action)
{
    if (takeAll({ "PARTITION"_L1, "BY"_L1 })) {
        action.kind = Action::PartitionBy;
    } else if (takeAll({ "REMOVE"_L1, "PARTITIONING"_L1 })) {
        action.kind = Action::RemovePartitioning;
    } else if (take("PARTITION"_L1)) {
        action.kind = Action::AddPartition;
        takeIfNotExists();
        takeIfExists();
        action.value = is("PARTITIONS"_L1) ? u"hash"_s : QString();
        action.name = symbol("("_L1) ? QString() : name();
    } else if (takeAll({ "REORGANIZE"_L1, "PARTITION"_L1 })
        || takeAll({ "REBUILD"_L1, "PARTITION"_L1 })
        || takeAll({ "OPTIMIZE"_L1, "PARTITION"_L1 })) {
        action.kind = Action::ReorganizePartition;
    } else if (takeAll({ "COALESCE"_L1, "PARTITION"_L1 })) {
        action.kind = Action::CoalescePartition;
    } else if (takeAll({ "TRUNCATE"_L1, "PARTITION"_L1 })) {
        action.kind = Action::TruncatePartition;
        action.name = name();
    } else {
        return false;
    }
    return true;
}

bool SqlReader::optionAction(TableAction &action)
{
    if (takeAll({ "CONVERT"_L1, "TO"_L1 })) {
        action.kind = Action::ConvertCharset;
        if (takeAll({ "CHARACTER"_L1, "SET"_L1 }) || take("CHARSET"_L1)) {
            action.value = value().toLower();
        }
        return true;
    }
    take("DEFAULT"_L1);
    if (takeAll({ "CHARACTER"_L1, "SET"_L1 }) || take("CHARSET"_L1) || take("COLLATE"_L1)) {
        action.kind = Action::DefaultCharset;
    } else if (take("ENGINE"_L1)) {
        action.kind = Action::Engine;
    } else if (take("ROW_FORMAT"_L1) || take("KEY_BLOCK_SIZE"_L1)) {
        action.kind = Action::RowFormat;
    } else if (take("ALGORITHM"_L1)) {
        action.kind = Action::Algorithm;
    } else if (take("LOCK"_L1)) {
        action.kind = Action::Lock;
    } else if (take("COMMENT"_L1)) {
        action.kind = Action::TableComment;
    } else if (take("AUTO_INCREMENT"_L1)) {
        action.kind = Action::AutoIncrement;
    } else if (take("FORCE"_L1)) {
        action.kind = Action::Force;
        return true;
    } else if (take("ORDER"_L1)) {
        action.kind = Action::Force;
        return true;
    } else {
        return false;
    }
    action.value = value().toLower();
    return true;
}

} // namespace Switchback
