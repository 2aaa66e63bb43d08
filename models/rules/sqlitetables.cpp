// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/sqlitetables.h"

#include "core/tr.h"
#include "rules/recipekitchen.h"
#include "sql/sqlite.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

QString bareName(const Phrase &phrase, qsizetype i)
{
    const auto text = phrase.text(i).toString();
    const bool quoted = phrase.token(i).kind != Token::Kind::Word && text.size() >= 2;
    return quoted ? text.sliced(1, text.size() - 2) : text;
}

bool isConstraint(const Phrase &phrase)
{
    return phrase.is(0, "CONSTRAINT"_L1) || phrase.is(0, "CHECK"_L1)
        || phrase.follows(0, { "PRIMARY"_L1, "KEY"_L1 })
        || phrase.follows(0, { "FOREIGN"_L1, "KEY"_L1 })
        || (phrase.is(0, "UNIQUE"_L1) && phrase.isSymbol(1, "("_L1));
}

/// "a, b(c, d)" cut at the commas between.
QStringList pieces(const QString &text)
{
    const Phrase phrase(text, sqliteTokens(text));
    QStringList result;
    qsizetype from = 0;
    for (qsizetype i = 0; i < phrase.size(); i = std::max(i + 1, phrase.afterParentheses(i))) {
        if (phrase.isSymbol(i, ","_L1)) {
            result += text.sliced(from, phrase.token(i).start - from).trimmed();
            from = phrase.token(i).end;
        }
    }
    return result + QStringList { text.sliced(from).trimmed() };
}

/// Empty for one that holds no list of columns.
std::optional<WrittenTable> readTable(const QString &sql, const QString &name)
{
    const Phrase phrase(sql, sqliteTokens(sql));
    qsizetype open = 0;
    while (open < phrase.size() && !phrase.isSymbol(open, "("_L1)) {
        if (phrase.is(open, "AS"_L1) || phrase.is(open, "VIRTUAL"_L1) || phrase.is(open, "TEMP"_L1)
            || phrase.is(open, "TEMPORARY"_L1)) {
            return {};
        }
        ++open;
    }
    const auto end = open < phrase.size() ? phrase.afterParentheses(open) : 0;
    if (end <= open + 1) {
        return {};
    }
    const auto from = phrase.token(open).end;
    WrittenTable table { .name = name,
        .elements = pieces(sql.sliced(from, phrase.token(end - 1).start - from)),
        .options = sql.sliced(phrase.token(end - 1).end).trimmed() };
    while (table.options.endsWith(u';')) {
        table.options = table.options.chopped(1).trimmed();
    }
    return table;
}

/// Words that begin a part of a column definition behind its type.
bool startsPart(const Phrase &phrase, qsizetype i)
{
    for (const auto word : { "CONSTRAINT"_L1, "PRIMARY"_L1, "NOT"_L1, "NULL"_L1, "UNIQUE"_L1,
             "CHECK"_L1, "DEFAULT"_L1, "COLLATE"_L1, "REFERENCES"_L1, "GENERATED"_L1, "AS"_L1 }) {
        if (phrase.is(i, word)) {
            return true;
        }
    }
    return false;
}

QString withType(const QString &element, const QString &type)
{
    const Phrase phrase(element, sqliteTokens(element));
    qsizetype i = 1;
    while (i < phrase.size() && !startsPart(phrase, i)) {
        ++i;
    }
    const auto rest = i < phrase.size() ? element.sliced(phrase.token(i).start) : QString();
    return (element.first(phrase.token(0).end) + u' ' + type + u' ' + rest).trimmed();
}

/// "bigint" of "ALTER COLUMN age SET DATA TYPE bigint".
QString typeOf(const QString &action)
{
    const Phrase phrase(action, sqliteTokens(action));
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        if (phrase.is(i, "USING"_L1)) {
            return {};
        }
    }
    for (qsizetype i = 2; i < phrase.size(); ++i) {
        if (phrase.is(i, "TYPE"_L1)) {
            return action.sliced(phrase.token(i).end).trimmed();
        }
    }
    return {};
}

/// What stands behind "ADD" or "ADD COLUMN [IF NOT EXISTS]".
QString added(const QString &action)
{
    const auto text = withoutIfNotExists(action);
    const Phrase phrase(text, sqliteTokens(text));
    const qsizetype last = phrase.is(1, "COLUMN"_L1) ? 1 : 0;
    return text.sliced(phrase.token(last).end).trimmed();
}

qsizetype afterColumns(const WrittenTable &table)
{
    qsizetype i = 0;
    while (i < table.elements.size()
        && !isConstraint(Phrase(table.elements.at(i), sqliteTokens(table.elements.at(i))))) {
        ++i;
    }
    return i;
}

class Replay
{
public:
    void apply(const QString &sql)
    {
        for (const auto &operation : parseSql(sql.toUtf8(), Dialect::Sqlite)) {
            apply(operation, sql);
        }
    }
    SqliteTables result;

private:
    void apply(const DdlOperation &operation, const QString &sql)
    {
        const auto key = operation.object.name.toLower();
        switch (operation.kind) {
        case Kind::CreateTable:
            if (operation.ifNotExists && result.tables.contains(key)) {
                return;
            }
            result.tables.remove(key);
            if (const auto table = readTable(sql, operation.object.name)) {
                result.tables.insert(key, *table);
            }
            return;
        case Kind::CreateIndex:
            depend(ObjectKind::Index, operation.index.name, operation.table.name, sql);
            return;
        case Kind::CreateTrigger:
            depend(ObjectKind::Trigger, operation.name, operation.table.name, sql);
            return;
        case Kind::CreateView:
            depend(ObjectKind::View, operation.object.name, {}, sql);
            return;
        case Kind::Drop:
            drop(operation);
            return;
        case Kind::AlterTable:
            alter(operation, sql);
            return;
        default:
            return;
        }
    }

    void depend(ObjectKind kind, const QString &name, const QString &table, const QString &sql)
    {
        result.dependants.removeIf([&](const SqliteDependant &each) {
            return each.kind == kind && each.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        auto bare = sql.trimmed();
        while (bare.endsWith(u';')) {
            bare = bare.chopped(1).trimmed();
        }
        result.dependants += { kind, name, table.toLower(), bare };
    }

    void drop(const DdlOperation &operation)
    {
        const auto name = operation.object.isEmpty() ? operation.name : operation.object.name;
        const auto key = name.toLower();
        const bool table = operation.objectKind == ObjectKind::Table;
        if (table) {
            result.tables.remove(key);
        }
        result.dependants.removeIf([&](const SqliteDependant &each) {
            return table ? each.table == key
                         : each.kind == operation.objectKind
                    && each.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    }

    void alter(const DdlOperation &operation, const QString &sql)
    {
        const auto key = operation.object.name.toLower();
        const auto text = readAlter(sql, Dialect::Sqlite);
        const auto &action = operation.actions.value(0);
        if (action.kind == Action::RenameTable) {
            rename(key, action.newName);
            return;
        }
        const auto table = result.tables.constFind(key);
        const bool plain = text && operation.actions.size() == 1
            && (action.kind == Action::AddColumn || action.kind == Action::DropColumn);
        const auto changed = plain && table != result.tables.cend()
            ? withAction(*table, action, text->actions.first())
            : fail({ .kind = ErrorKind::Refused, .what = {} });
        if (changed) {
            result.tables.insert(key, *changed);
        } else {
            result.tables.remove(key);
        }
    }

    void rename(const QString &from, const QString &to)
    {
        auto table = result.tables.take(from);
        result.tables.removeIf([&from](std::pair<const QString &, WrittenTable &> each) {
            return mentions(each.second.elements.join(u' '), from); // the server rewrites these
        });
        if (!table.name.isEmpty() && !mentions(table.elements.join(u' '), from)) {
            table.name = to;
            result.tables.insert(to.toLower(), table);
        }
        result.dependants.removeIf(
            [&from](const SqliteDependant &each) { return each.table == from; });
    }
};

} // namespace

qsizetype WrittenTable::column(const QString &column) const
{
    for (qsizetype i = 0; i < afterColumns(*this); ++i) {
        const Phrase phrase(elements.at(i), sqliteTokens(elements.at(i)));
        if (bareName(phrase, 0).compare(column, Qt::CaseInsensitive) == 0) {
            return i;
        }
    }
    return -1;
}

QStringList WrittenTable::columns(bool writable) const
{
    QStringList names;
    for (qsizetype i = 0; i < afterColumns(*this); ++i) {
        const Phrase phrase(elements.at(i), sqliteTokens(elements.at(i)));
        bool generated = false;
        for (qsizetype at = 1; at < phrase.size(); ++at) {
            generated = generated || (phrase.is(at, "AS"_L1) && phrase.isSymbol(at + 1, "("_L1));
        }
        names += writable && generated ? QStringList() : QStringList { bareName(phrase, 0) };
    }
    return names;
}

bool WrittenTable::counts() const
{
    return std::ranges::any_of(elements, [](const QString &element) {
        return Phrase(element, sqliteTokens(element)).contains("AUTOINCREMENT"_L1);
    });
}

QString WrittenTable::sql(const QString &as) const
{
    return u"CREATE TABLE %1 (\n  %2\n)%3"_s.arg(
        quotedName(as), elements.join(u",\n  "_s), options.isEmpty() ? QString() : u' ' + options);
}

SqliteTables sqliteTables(const QStringList &statements)
{
    Replay replay;
    for (const auto &sql : statements) {
        replay.apply(sql);
    }
    return replay.result;
}

bool mentions(const QString &sql, const QString &name)
{
    const Phrase phrase(sql, sqliteTokens(sql));
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        const auto kind = phrase.token(i).kind;
        if ((kind == Token::Kind::Word || kind == Token::Kind::QuotedName)
            && bareName(phrase, i).compare(name, Qt::CaseInsensitive) == 0) {
            return true;
        }
    }
    return false;
}

Result<WrittenTable> withAction(
    const WrittenTable &table, const TableAction &action, const QString &text)
{
    auto result = table;
    const auto at = table.column(action.name);
    const bool ofColumn = action.kind != Action::AddColumn && action.kind != Action::AddConstraint
        && action.kind != Action::DropConstraint;
    if (ofColumn && at < 0) {
        return fail(tooInvolved(tr("the column is not known from the migrations before.")));
    }
    switch (action.kind) {
    case Action::AddColumn:
        result.elements.insert(afterColumns(table), added(text));
        return result;
    case Action::AddConstraint:
        result.elements += added(text);
        return result;
    case Action::DropColumn:
        result.elements.removeAt(at);
        for (const auto &element : result.elements) {
            if (mentions(element, action.name)) {
                return fail(tooInvolved(
                    tr("other parts of the table speak of the column: %1").arg(element)));
            }
        }
        return result;
    case Action::DropConstraint:
        for (qsizetype i = afterColumns(table); i < table.elements.size(); ++i) {
            const Phrase phrase(table.elements.at(i), sqliteTokens(table.elements.at(i)));
            if (phrase.is(0, "CONSTRAINT"_L1)
                && bareName(phrase, 1).compare(action.name, Qt::CaseInsensitive) == 0) {
                result.elements.removeAt(i);
                return result;
            }
        }
        return fail(tooInvolved(
            tr("how the constraint %1 is written is not known from the migrations before.")
                .arg(action.name)));
    case Action::ChangeType:
        if (typeOf(text).isEmpty()) {
            return fail(tooInvolved(tr("it computes the values anew.")));
        }
        result.elements[at] = withType(table.elements.at(at), typeOf(text));
        return result;
    case Action::SetNotNull:
        result.elements[at] = withoutClause(table.elements.at(at), "NOT"_L1) + u" NOT NULL"_s;
        return result;
    case Action::DropNotNull:
        result.elements[at] = withoutClause(table.elements.at(at), "NOT"_L1);
        return result;
    case Action::SetDefault:
        result.elements[at] = withoutClause(table.elements.at(at), "DEFAULT"_L1) + u" DEFAULT "_s
            + clauseOf(text, "DEFAULT"_L1);
        return result;
    case Action::DropDefault:
        result.elements[at] = withoutClause(table.elements.at(at), "DEFAULT"_L1);
        return result;
    default:
        return fail(tooInvolved(tr("it is of another kind.")));
    }
}

} // namespace Switchback
