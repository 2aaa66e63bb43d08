// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/mysql/mysqlfate.h"

#include "engines/mysql/mysqllock.h"
#include "sql/ddl.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// A question that counts what is there, and whether it is there once the statement is in.
struct Sign {
    QString question;
    bool thereWhenDone = true;
};

QString inSchema(const QString &column, const ObjectName &name)
{
    return column + " = "_L1
        + (name.schema.isEmpty() ? u"DATABASE()"_s : mysqlLiteral(name.schema));
}

QString relation(const ObjectName &name)
{
    return u"SELECT COUNT(*) FROM information_schema.TABLES WHERE %1 AND TABLE_NAME = %2"_s.arg(
        inSchema(u"TABLE_SCHEMA"_s, name), mysqlLiteral(name.name));
}

QString partOf(const ObjectName &table, QLatin1StringView view, const QString &name)
{
    return u"SELECT COUNT(*) FROM information_schema.%1S WHERE %2 AND TABLE_NAME = %3 AND %4 = %5"_s
        .arg(view == "INDEX"_L1 ? u"STATISTIC"_s : QString(view),
            inSchema(u"TABLE_SCHEMA"_s, table), mysqlLiteral(table.name), view + "_NAME"_L1,
            mysqlLiteral(name));
}

/// Nothing when the table's new look does not tell.
std::optional<QList<Sign>> signsOf(const DdlOperation &alter)
{
    using Kind = TableAction::Kind;
    QList<Sign> signs;
    for (const auto &action : alter.actions) {
        const auto name = action.kind == Kind::AddColumn ? action.column.name
            : action.kind == Kind::AddIndex              ? action.index.name
                                                         : action.name;
        const bool column = action.kind == Kind::AddColumn || action.kind == Kind::DropColumn;
        const bool index = action.kind == Kind::AddIndex || action.kind == Kind::DropIndex;
        if (action.kind == Kind::Algorithm || action.kind == Kind::Lock) {
            continue;
        }
        if (name.isEmpty() || (!column && !index)) {
            return std::nullopt;
        }
        signs += { partOf(alter.object, column ? "COLUMN"_L1 : "INDEX"_L1, name),
            action.kind == Kind::AddColumn || action.kind == Kind::AddIndex };
    }
    return signs;
}

std::optional<QList<Sign>> signs(const DdlOperation &operation)
{
    using Kind = DdlOperation::Kind;
    QList<Sign> list;
    if (operation.temporary || operation.orReplace) {
        return std::nullopt;
    }
    switch (operation.kind) {
    case Kind::CreateTable:
    case Kind::CreateView:
        return QList { Sign { relation(operation.object) } };
    case Kind::CreateIndex:
        return QList { Sign { partOf(operation.index.table, "INDEX"_L1, operation.index.name) } };
    case Kind::AlterTable:
        return signsOf(operation);
    case Kind::Drop:
        for (const auto &object : operation.objects) {
            if (operation.objectKind == ObjectKind::Index) {
                list += { partOf(operation.table, "INDEX"_L1, object.name), false };
            } else if (operation.objectKind == ObjectKind::Table
                || operation.objectKind == ObjectKind::View) {
                list += { relation(object), false };
            } else {
                return std::nullopt;
            }
        }
        return list;
    default:
        return std::nullopt;
    }
}

} // namespace

Result<StatementFate> mysqlFate(Connection &connection, const QString &sql)
{
    const auto operations = parseSql(sql.toUtf8(), Dialect::MySql);
    const auto wanted = operations.size() == 1 ? signs(operations.first()) : std::nullopt;
    if (!wanted || wanted->isEmpty()) {
        return StatementFate::Unknown;
    }
    qsizetype done = 0;
    for (const auto &[question, thereWhenDone] : *wanted) {
        const auto rows = connection.query(question);
        if (!rows) {
            return fail(rows.error());
        }
        const bool there = rows->rows.value(0).value(0).toInt() > 0;
        done += there == thereWhenDone ? 1 : 0;
    }
    return done == wanted->size() ? StatementFate::Done
        : done == 0               ? StatementFate::NotDone
                                  : StatementFate::Unknown;
}

} // namespace Switchback
