// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/sqlreader.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString canonicalType(const QString &written)
{
    static const QHash<QString, QString> names { { u"integer"_s, u"int"_s },
        { u"int4"_s, u"int"_s }, { u"int8"_s, u"bigint"_s }, { u"int1"_s, u"tinyint"_s },
        { u"int2"_s, u"smallint"_s }, { u"int3"_s, u"mediumint"_s }, { u"dec"_s, u"decimal"_s },
        { u"numeric"_s, u"decimal"_s }, { u"fixed"_s, u"decimal"_s }, { u"character"_s, u"char"_s },
        { u"nchar"_s, u"char"_s }, { u"nvarchar"_s, u"varchar"_s },
        { u"character varying"_s, u"varchar"_s }, { u"char varying"_s, u"varchar"_s },
        { u"double precision"_s, u"double"_s }, { u"float8"_s, u"double"_s },
        { u"float4"_s, u"float"_s }, { u"bool"_s, u"tinyint"_s }, { u"boolean"_s, u"tinyint"_s } };
    return names.value(written, written);
}

bool endsType(const Phrase &phrase, qsizetype at)
{
    static const QStringList words { u"NOT"_s, u"NULL"_s, u"DEFAULT"_s, u"PRIMARY"_s, u"UNIQUE"_s,
        u"KEY"_s, u"CHECK"_s, u"REFERENCES"_s, u"COLLATE"_s, u"GENERATED"_s, u"AS"_s,
        u"CONSTRAINT"_s, u"AUTO_INCREMENT"_s, u"AUTOINCREMENT"_s, u"COMMENT"_s, u"ON"_s, u"FIRST"_s,
        u"AFTER"_s, u"UNSIGNED"_s, u"SIGNED"_s, u"ZEROFILL"_s, u"CHARACTER"_s, u"CHARSET"_s,
        u"INVISIBLE"_s, u"VISIBLE"_s, u"USING"_s, u"BINARY"_s, u"ASCII"_s, u"UNICODE"_s, u"WITH"_s,
        u"WITHOUT"_s };
    return phrase.token(at).kind != Token::Kind::Word
        || words.contains(phrase.text(at).toString().toUpper());
}

} // namespace

SqlType SqlReader::type()
{
    SqlType result;
    if (atEnd() || m_phrase.token(m_at).kind == Token::Kind::Symbol || endsType(m_phrase, m_at)) {
        if (!is("BINARY"_L1)) {
            return result;
        }
    }
    QStringList words { name().toLower() };
    const bool several = m_dialect == Dialect::Sqlite || words.first() == "double"_L1
        || words.first() == "character"_L1 || words.first() == "char"_L1
        || words.first() == "national"_L1 || words.first() == "long"_L1;
    while (several && !atEnd() && !endsType(m_phrase, m_at)) {
        words.append(name().toLower());
    }
    const auto written = words.join(u' ');
    result.name = m_dialect == Dialect::MySql ? canonicalType(written) : written;
    if (symbol("("_L1)) {
        const auto end = m_phrase.afterParentheses(m_at);
        for (auto i = m_at + 1; i < end - 1; ++i) {
            if (isText(i)) {
                result.labels.append(plain(i));
            } else if (m_phrase.token(i).kind == Token::Kind::Number) {
                result.modifiers.append(m_phrase.text(i).toInt());
            }
        }
        m_at = end;
    }
    if (m_dialect == Dialect::MySql && written.startsWith("bool"_L1)) {
        result.modifiers = { 1 };
    }
    typeAttributes(result);
    return result;
}

void SqlReader::typeAttributes(SqlType &type)
{
    while (!atEnd()) {
        if (take("UNSIGNED"_L1)) {
            type.isUnsigned = true;
        } else if (take("ZEROFILL"_L1)) {
            type.zerofill = true;
        } else if (takeAll({ "CHARACTER"_L1, "SET"_L1 }) || take("CHARSET"_L1)) {
            type.charset = value().toLower();
        } else if (take("COLLATE"_L1)) {
            type.collation = name().toLower();
        } else if (!take("SIGNED"_L1) && !take("ASCII"_L1) && !take("UNICODE"_L1)
            && !take("BINARY"_L1)) {
            break;
        }
    }
}

Expression SqlReader::defaultValue()
{
    const auto start = m_at;
    if (symbol("("_L1)) {
        m_at = m_phrase.afterParentheses(m_at);
    } else {
        while (symbol("-"_L1) || symbol("+"_L1)) {
            ++m_at;
        }
        ++m_at;
        m_at = m_phrase.afterParentheses(m_at);
    }
    m_at = qMin(m_at, m_end);
    return expression(start, m_at);
}

void SqlReader::references(ConstraintDefinition &constraint)
{
    constraint.kind = ConstraintKind::ForeignKey;
    constraint.referenced = objectName();
    constraint.referencedColumns = nameList();
    while (!atEnd()) {
        if (is("ON"_L1) && (is("DELETE"_L1, 1) || is("UPDATE"_L1, 1))) {
            auto &action = is("DELETE"_L1, 1) ? constraint.onDelete : constraint.onUpdate;
            m_at += 2;
            const bool two = is("SET"_L1) || is("NO"_L1);
            action = name().toLower();
            if (two) {
                action += u' ' + name().toLower();
            }
        } else if (take("MATCH"_L1)) {
            name();
        } else if (is("DEFERRABLE"_L1) || is("INITIALLY"_L1)
            || (is("NOT"_L1) && is("DEFERRABLE"_L1, 1))) {
            constraint.deferrable = constraint.deferrable || is("DEFERRABLE"_L1);
            constraint.initiallyDeferred = constraint.initiallyDeferred || is("DEFERRED"_L1, 1);
            m_at += is("DEFERRABLE"_L1) ? 1 : 2;
        } else {
            break;
        }
    }
}

bool SqlReader::columnConstraint(ColumnDefinition &column, const QString &constraintName)
{
    ConstraintDefinition constraint {
        .name = constraintName, .columns = { column.name }, .onColumn = true
    };
    if (takeAll({ "PRIMARY"_L1, "KEY"_L1 }) || (!is("PRIMARY"_L1) && take("KEY"_L1))) {
        column.primaryKey = true;
        constraint.kind = ConstraintKind::PrimaryKey;
        take("ASC"_L1);
        take("DESC"_L1);
    } else if (take("UNIQUE"_L1)) {
        take("KEY"_L1);
        column.unique = true;
        constraint.kind = ConstraintKind::Unique;
    } else if (take("REFERENCES"_L1)) {
        references(constraint);
    } else if (take("CHECK"_L1)) {
        constraint.columns.clear();
        constraint.check = parenthesised();
        constraint.notEnforced = takeAll({ "NOT"_L1, "ENFORCED"_L1 });
        take("ENFORCED"_L1);
    } else {
        return false;
    }
    if (takeAll({ "ON"_L1, "CONFLICT"_L1 })) {
        name();
    }
    column.constraints.append(constraint);
    return true;
}

bool SqlReader::columnAttribute(ColumnDefinition &column)
{
    if (takeAll({ "NOT"_L1, "NULL"_L1 })) {
        column.notNull = true;
        if (takeAll({ "ON"_L1, "CONFLICT"_L1 })) {
            name();
        }
    } else if (take("NULL"_L1)) {
        return true;
    } else if (take("DEFAULT"_L1)) {
        column.defaultValue = defaultValue();
    } else if (take("AUTO_INCREMENT"_L1) || take("AUTOINCREMENT"_L1)) {
        column.autoIncrement = true;
    } else if (take("COMMENT"_L1)) {
        column.comment = name();
    } else if (takeAll({ "ON"_L1, "UPDATE"_L1 })) {
        column.onUpdate = defaultValue();
    } else if (takeAll({ "GENERATED"_L1, "ALWAYS"_L1, "AS"_L1 })
        || (is("AS"_L1) && symbol("("_L1, 1) && take("AS"_L1))) {
        column.generation = parenthesised();
        const bool stored = take("STORED"_L1) || take("PERSISTENT"_L1);
        take("VIRTUAL"_L1);
        column.generated = stored ? ColumnDefinition::Generated::Stored
                                  : ColumnDefinition::Generated::Virtual;
    } else if (take("FIRST"_L1)) {
        column.positioned = true;
    } else if (take("AFTER"_L1)) {
        column.positioned = true;
        name();
    } else {
        return false;
    }
    return true;
}

ColumnDefinition SqlReader::column(const QString &columnName)
{
    ColumnDefinition result { .name = columnName };
    result.type = type();
    if (m_dialect == Dialect::MySql && result.type.name == "serial"_L1) {
        result.type.name = u"bigint"_s;
        result.type.isUnsigned = result.notNull = result.autoIncrement = result.unique = true;
    }
    while (!atEnd() && !symbol(","_L1) && !symbol(")"_L1)) {
        QString constraintName;
        if (take("CONSTRAINT"_L1)) {
            constraintName = name();
        }
        if (columnConstraint(result, constraintName) || columnAttribute(result)) {
            continue;
        }
        const auto before = m_at;
        typeAttributes(result.type);
        if (m_at == before) {
            m_at = qMax(m_at + 1, m_phrase.afterParentheses(m_at));
        }
    }
    result.notNull = result.notNull || (result.primaryKey && m_dialect == Dialect::MySql);
    return result;
}

QList<IndexKey> SqlReader::indexKeys()
{
    QList<IndexKey> result;
    if (!symbol("("_L1)) {
        return result;
    }
    const auto end = m_phrase.afterParentheses(m_at);
    auto from = m_at + 1;
    while (from < end - 1) {
        auto to = findAny({ ","_L1 }, from, end - 1);
        to = to < 0 ? end - 1 : to;
        IndexKey key { .descending = find("DESC"_L1, from, to) >= 0 };
        auto last = findAny({ "ASC"_L1, "DESC"_L1, "COLLATE"_L1 }, from, to);
        last = last < 0 ? to : last;
        const bool prefix = m_phrase.isSymbol(from + 1, "("_L1) && last - from == 4
            && m_phrase.token(from + 2).kind == Token::Kind::Number;
        if (last - from == 1 || prefix) {
            key.column = plain(from);
            key.length = prefix ? m_phrase.text(from + 2).toInt() : 0;
        } else {
            key.expression = expression(from, last);
        }
        result.append(key);
        from = to + 1;
    }
    m_at = end;
    return result;
}

std::optional<ConstraintDefinition> SqlReader::tableConstraint()
{
    const auto start = m_at;
    ConstraintDefinition result;
    if (take("CONSTRAINT"_L1) && !is("PRIMARY"_L1) && !is("UNIQUE"_L1) && !is("FOREIGN"_L1)
        && !is("CHECK"_L1)) {
        takeIfNotExists();
        result.name = name();
    }
    if (takeAll({ "PRIMARY"_L1, "KEY"_L1 })) {
        result.kind = ConstraintKind::PrimaryKey;
    } else if (take("UNIQUE"_L1)) {
        result.kind = ConstraintKind::Unique;
        if (!take("KEY"_L1)) {
            take("INDEX"_L1);
        }
    } else if (takeAll({ "FOREIGN"_L1, "KEY"_L1 })) {
        result.kind = ConstraintKind::ForeignKey;
        takeIfNotExists();
    } else if (take("CHECK"_L1)) {
        result.check = parenthesised();
        result.notEnforced = takeAll({ "NOT"_L1, "ENFORCED"_L1 });
        take("ENFORCED"_L1);
        return result;
    } else {
        m_at = start;
        return std::nullopt;
    }
    while (!atEnd() && !symbol("("_L1)) {
        if (take("USING"_L1)) {
            name();
        } else {
            const auto own = name();
            result.name = result.name.isEmpty() ? own : result.name;
        }
    }
    result.columns = nameList();
    if (take("REFERENCES"_L1)) {
        references(result);
    }
    return result;
}

/// [FULLTEXT|SPATIAL] INDEX|KEY [name] (keys): MySQL.
std::optional<IndexDefinition> SqlReader::indexElement()
{
    const auto start = m_at;
    IndexDefinition result;
    if (take("FULLTEXT"_L1)) {
        result.method = u"fulltext"_s;
    } else if (take("SPATIAL"_L1)) {
        result.method = u"spatial"_s;
    }
    const bool keyword = take("INDEX"_L1) || take("KEY"_L1);
    if (result.method.isEmpty() && !keyword) {
        m_at = start;
        return std::nullopt;
    }
    takeIfNotExists();
    while (!atEnd() && !symbol("("_L1)) {
        if (take("USING"_L1)) {
            name();
        } else {
            result.name = name();
        }
    }
    result.keys = indexKeys();
    return result;
}

void SqlReader::tableElement(DdlOperation &table)
{
    if (auto constraint = tableConstraint()) {
        table.constraints.append(*constraint);
    } else if (m_dialect == Dialect::MySql
        && (is("INDEX"_L1) || is("KEY"_L1) || is("FULLTEXT"_L1) || is("SPATIAL"_L1))) {
        if (auto index = indexElement()) {
            index->table = table.object;
            table.actions.append(
                { .kind = TableAction::Kind::AddIndex, .name = index->name, .index = *index });
        }
    } else if (take("LIKE"_L1)) {
        table.like = true;
        table.table = objectName();
    } else {
        table.columns.append(column(name()));
    }
    const auto next = findAny({ ","_L1, ")"_L1 }, m_at, m_end);
    m_at = next < 0 ? m_end : next;
}

bool SqlReader::tableOption(DdlOperation &table)
{
    take("DEFAULT"_L1);
    if (take("ENGINE"_L1) || (is("TYPE"_L1) && symbol("="_L1, 1) && take("TYPE"_L1))) {
        table.engine = value().toLower();
    } else if (takeAll({ "CHARACTER"_L1, "SET"_L1 }) || take("CHARSET"_L1)) {
        table.charset = value().toLower();
    } else if (take("ROW_FORMAT"_L1)) {
        table.rowFormat = value().toLower();
    } else if (takeAll({ "PARTITION"_L1, "BY"_L1 })) {
        table.method = name().toLower();
    } else if (takeAll({ "WITHOUT"_L1, "ROWID"_L1 })) {
        table.withoutRowid = true;
    } else if (take("STRICT"_L1)) {
        table.strict = true;
    } else if (is("AS"_L1) || is("SELECT"_L1) || is("WITH"_L1)) {
        table.kind = DdlOperation::Kind::CreateTableAs;
        table.reads = tablesIn(m_at, m_end);
        m_at = m_end;
    } else {
        return false;
    }
    return true;
}

void SqlReader::tableOptions(DdlOperation &table)
{
    while (!atEnd()) {
        const auto before = m_at;
        if (!tableOption(table)) {
            m_at = qMax(before + 1, m_phrase.afterParentheses(before));
        }
    }
}

DdlOperation SqlReader::createTable(bool temporary)
{
    DdlOperation result { .kind = DdlOperation::Kind::CreateTable,
        .objectKind = ObjectKind::Table };
    result.temporary = temporary;
    result.ifNotExists = takeIfNotExists();
    result.object = objectName();
    if (take("LIKE"_L1)) {
        result.like = true;
        result.table = objectName();
    }
    if (symbol("("_L1) && !is("SELECT"_L1, 1)) {
        const auto end = m_phrase.afterParentheses(m_at);
        const auto whole = std::exchange(m_end, qMax(m_at + 1, end - 1));
        do {
            ++m_at;
            tableElement(result);
        } while (symbol(","_L1) && !atEnd());
        m_end = whole;
        m_at = end;
    }
    tableOptions(result);
    return result;
}

} // namespace Switchback
