// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/sqlreader.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;

DdlOperation SqlReader::create()
{
    DdlOperation result { .kind = Kind::CreateOther };
    result.orReplace = takeAll({ "OR"_L1, "REPLACE"_L1 });
    const bool temporary = take("TEMPORARY"_L1) || take("TEMP"_L1);
    if (take("TABLE"_L1)) {
        auto table = createTable(temporary);
        table.orReplace = result.orReplace;
        return table;
    }
    // DEFINER = …, ALGORITHM = …, SQL SECURITY … before the word that matters
    const auto word = findAny({ "INDEX"_L1, "VIEW"_L1, "TRIGGER"_L1, "PROCEDURE"_L1, "FUNCTION"_L1,
                                  "EVENT"_L1, "DATABASE"_L1, "SCHEMA"_L1, "USER"_L1, "ROLE"_L1,
                                  "VIRTUAL"_L1, "SEQUENCE"_L1, "SERVER"_L1 },
        m_at, qMin(m_at + 14, m_end));
    if (word < 0) {
        return result;
    }
    const bool unique = is("UNIQUE"_L1);
    const auto method = is("FULLTEXT"_L1) ? u"fulltext"_s
        : is("SPATIAL"_L1)                ? u"spatial"_s
                                          : QString();
    m_at = word + 1;
    if (m_phrase.is(word, "INDEX"_L1)) {
        return createIndex(unique, method);
    }
    if (m_phrase.is(word, "VIEW"_L1)) {
        auto view = createView();
        view.orReplace = result.orReplace;
        return view;
    }
    if (m_phrase.is(word, "USER"_L1) || m_phrase.is(word, "ROLE"_L1)) {
        return createRole();
    }
    result.ifNotExists = takeIfNotExists();
    if (m_phrase.is(word, "VIRTUAL"_L1)) {
        take("TABLE"_L1);
        result.ifNotExists = takeIfNotExists();
        result.kind = Kind::CreateTable;
        result.objectKind = ObjectKind::ForeignTable; // its rows live in a module
        result.object = objectName();
        return result;
    }
    result.object = objectName();
    if (m_phrase.is(word, "TRIGGER"_L1)) {
        result.kind = Kind::CreateTrigger;
        result.objectKind = ObjectKind::Trigger;
        result.name = result.object.name;
        const auto on = find("ON"_L1, m_at, m_end);
        m_at = on < 0 ? m_end : on + 1;
        result.table = objectName();
        return result;
    }
    if (m_phrase.is(word, "DATABASE"_L1) || m_phrase.is(word, "SCHEMA"_L1)) {
        result.kind = Kind::CreateDatabase;
        result.objectKind = ObjectKind::Database;
    } else if (m_phrase.is(word, "PROCEDURE"_L1) || m_phrase.is(word, "FUNCTION"_L1)) {
        result.kind = Kind::CreateRoutine;
        result.objectKind = m_phrase.is(word, "FUNCTION"_L1) ? ObjectKind::Function
                                                             : ObjectKind::Procedure;
    } else if (m_phrase.is(word, "SEQUENCE"_L1)) {
        result.kind = Kind::CreateSequence;
        result.objectKind = ObjectKind::Sequence;
    }
    return result;
}

DdlOperation SqlReader::createIndex(bool unique, const QString &method)
{
    DdlOperation result { .kind = Kind::CreateIndex, .objectKind = ObjectKind::Index };
    result.concurrently = take("CONCURRENTLY"_L1);
    result.ifNotExists = takeIfNotExists();
    result.index.unique = unique;
    result.index.method = method;
    if (!is("ON"_L1)) {
        result.object = objectName();
    }
    if (take("USING"_L1)) {
        name();
    }
    take("ON"_L1);
    result.index.name = result.object.name;
    result.index.table = objectName();
    result.index.keys = indexKeys();
    if (take("WHERE"_L1)) {
        result.index.where = expression(m_at, m_end);
        m_at = m_end;
    }
    for (; m_at < m_end; ++m_at) { // ALGORITHM = …, LOCK = … of MySQL
        if (is("ALGORITHM"_L1) || is("LOCK"_L1)) {
            const auto kind = is("LOCK"_L1) ? TableAction::Kind::Lock
                                            : TableAction::Kind::Algorithm;
            ++m_at;
            result.actions.append({ .kind = kind, .value = value().toLower() });
        }
    }
    result.table = result.index.table;
    return result;
}

DdlOperation SqlReader::createView()
{
    DdlOperation result { .kind = Kind::CreateView, .objectKind = ObjectKind::View };
    result.ifNotExists = takeIfNotExists();
    result.object = objectName();
    result.outputColumns = nameList();
    result.reads = tablesIn(m_at, m_end);
    const auto from = find("SELECT"_L1, m_at, m_end);
    const auto to = find("FROM"_L1, m_at, m_end);
    for (auto i = from + 1; from >= 0 && i < to; ++i) {
        if (m_phrase.isSymbol(i + 1, ","_L1) || i + 1 == to) {
            result.names.append(plain(i));
        }
    }
    return result;
}

DdlOperation SqlReader::createRole()
{
    DdlOperation result { .kind = Kind::CreateRole, .objectKind = ObjectKind::Role };
    result.ifNotExists = takeIfNotExists() || takeIfExists();
    result.object = { {}, name() };
    for (auto i = m_at; i < m_end; ++i) {
        const bool by = (m_phrase.is(i, "BY"_L1) || m_phrase.is(i, "AS"_L1)) && isText(i + 1);
        const bool password = m_phrase.is(i, "PASSWORD"_L1)
            && (m_phrase.isSymbol(i + 1, "("_L1) || m_phrase.isSymbol(i + 1, "="_L1));
        const bool hash = m_phrase.is(i, "AS"_L1) && isText(i + 1);
        result.password = result.password || (by && !hash) || password;
    }
    return result;
}

DdlOperation SqlReader::drop()
{
    DdlOperation result { .kind = Kind::Drop };
    result.temporary = take("TEMPORARY"_L1);
    static const QList<std::pair<QLatin1StringView, ObjectKind>> kinds {
        { "TABLE"_L1, ObjectKind::Table }, { "TABLES"_L1, ObjectKind::Table },
        { "VIEW"_L1, ObjectKind::View }, { "INDEX"_L1, ObjectKind::Index },
        { "TRIGGER"_L1, ObjectKind::Trigger }, { "DATABASE"_L1, ObjectKind::Database },
        { "SCHEMA"_L1, ObjectKind::Database }, { "PROCEDURE"_L1, ObjectKind::Procedure },
        { "FUNCTION"_L1, ObjectKind::Function }, { "USER"_L1, ObjectKind::Role },
        { "ROLE"_L1, ObjectKind::Role }, { "SEQUENCE"_L1, ObjectKind::Sequence }
    };
    for (const auto &[word, kind] : kinds) {
        if (take(word)) {
            result.objectKind = kind;
            break;
        }
    }
    result.concurrently = take("CONCURRENTLY"_L1);
    result.ifExists = takeIfExists();
    do {
        result.objects.append(objectName());
        if (symbol("@"_L1)) {
            m_at += 2;
        }
    } while (takeSymbol(","_L1));
    result.object = result.objects.value(0);
    if (take("ON"_L1)) { // MySQL: DROP INDEX … ON table
        result.table = objectName();
    }
    result.cascade = take("CASCADE"_L1);
    return result;
}

DdlOperation SqlReader::renameTables()
{
    DdlOperation result { .kind = Kind::Rename, .objectKind = ObjectKind::Table };
    if (!take("TABLE"_L1) && !take("TABLES"_L1)) {
        return { .kind = Kind::AlterOther };
    }
    result.ifExists = takeIfExists();
    do {
        result.objects.append(objectName());
        take("TO"_L1);
        result.objects.append(objectName());
    } while (takeSymbol(","_L1));
    result.object = result.objects.value(0);
    result.newName = result.objects.value(1).name;
    return result;
}

DdlOperation SqlReader::lockTables()
{
    DdlOperation result { .kind = Kind::LockTable, .objectKind = ObjectKind::Table };
    result.value = u"READ"_s;
    take("TABLES"_L1);
    take("TABLE"_L1);
    while (!atEnd()) {
        const auto table = objectName();
        auto next = findAny({ ","_L1 }, m_at, m_end);
        next = next < 0 ? m_end : next;
        if (find("WRITE"_L1, m_at, next) >= 0) {
            result.value = u"WRITE"_s;
            result.objects.append(table);
        }
        m_at = next + 1;
    }
    result.object = result.objects.value(0);
    return result;
}

DdlOperation SqlReader::set()
{
    DdlOperation result { .kind = Kind::Set };
    if (take("PASSWORD"_L1)) {
        result.name = u"password"_s;
        result.password = find("="_L1, m_at, m_end) >= 0;
        return result;
    }
    takeSymbol("@"_L1);
    takeSymbol("@"_L1);
    result.global = take("GLOBAL"_L1) || take("PERSIST"_L1) || take("PERSIST_ONLY"_L1);
    result.local = take("LOCAL"_L1);
    take("SESSION"_L1);
    if (take("STATEMENT"_L1)) {
        result.text = u"statement"_s;
    }
    takeSymbol("."_L1);
    auto setting = m_at < m_end ? m_phrase.text(m_at++).toString() : QString();
    while (setting.startsWith(u'@')) {
        setting.removeFirst();
    }
    const auto parts = setting.split(u'.');
    result.global = result.global
        || (parts.size() > 1 && parts.first().compare("global"_L1, Qt::CaseInsensitive) == 0);
    result.name = parts.last().toLower();
    if (takeSymbol("."_L1)) {
        result.global = result.global || result.name == "global"_L1;
        result.name = name().toLower();
    }
    takeSymbol(":"_L1);
    takeSymbol("="_L1);
    result.isDefault = is("DEFAULT"_L1);
    result.value = isText(m_at) ? plain(m_at).toLower() : expression(m_at, m_end).text.toLower();
    return result;
}

DdlOperation SqlReader::pragma()
{
    DdlOperation result { .kind = Kind::Pragma };
    result.object = objectName();
    result.name = result.object.name.toLower();
    const bool call = symbol("("_L1);
    if (takeSymbol("="_L1) || takeSymbol("("_L1)) {
        result.value = plain(m_at).toLower();
        const bool on = result.value == "1"_L1 || result.value == "true"_L1
            || result.value == "yes"_L1;
        const bool off = result.value == "0"_L1 || result.value == "false"_L1
            || result.value == "no"_L1;
        result.value = on ? u"on"_s : off ? u"off"_s : result.value;
        result.local = call;
    }
    return result;
}

DdlOperation SqlReader::grant(bool revoke)
{
    DdlOperation result { .kind = revoke ? Kind::Revoke : Kind::Grant,
        .objectKind = ObjectKind::Table };
    const auto on = find("ON"_L1, m_at, m_end);
    for (auto i = m_at; i < (on < 0 ? m_end : on); ++i) {
        if (m_phrase.token(i).kind == Token::Kind::Word
            && (i == m_at || m_phrase.isSymbol(i - 1, ","_L1))) {
            result.names.append(plain(i).toLower());
        }
    }
    if (on >= 0) {
        const bool everything = m_phrase.isSymbol(on + 1, "*"_L1)
            && m_phrase.isSymbol(on + 2, "."_L1);
        result.value = everything ? u"*.*"_s : QString();
        m_at = on + 1;
        result.object = objectName();
        result.objects = { result.object };
    } else {
        result.objectKind = ObjectKind::Role;
    }
    const auto to = find(revoke ? "FROM"_L1 : "TO"_L1, m_at, m_end);
    if (to >= 0) {
        result.roles = { plain(to + 1) };
    }
    for (auto i = qMax<qsizetype>(to, 0); i < m_end; ++i) {
        result.grantOption = result.grantOption || m_phrase.follows(i, { "GRANT"_L1, "OPTION"_L1 });
        result.password = result.password || (m_phrase.is(i, "BY"_L1) && isText(i + 1));
    }
    return result;
}

DdlOperation SqlReader::tableMaintenance(DdlOperation::Kind kind)
{
    DdlOperation result { .kind = kind, .objectKind = ObjectKind::Table };
    take("NO_WRITE_TO_BINLOG"_L1);
    take("LOCAL"_L1);
    take("TABLE"_L1);
    take("TABLES"_L1);
    while (!atEnd()) {
        result.objects.append(objectName());
        if (!takeSymbol(","_L1)) {
            break;
        }
    }
    result.object = result.objects.value(0);
    return result;
}

} // namespace Switchback
