// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/elixirsource.h"

#include <QSet>

#include <tree_sitter/api.h>

#include <memory>

extern "C" const TSLanguage *tree_sitter_elixir();

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int DepthLimit = 500;

class Reader
{
public:
    explicit Reader(const QByteArray &text)
        : m_text(text)
    {
    }

    ElixirSource read()
    {
        const std::unique_ptr<TSParser, decltype(&ts_parser_delete)> parser(
            ts_parser_new(), ts_parser_delete);
        if (!ts_parser_set_language(parser.get(), tree_sitter_elixir())) {
            return {};
        }
        const std::unique_ptr<TSTree, decltype(&ts_tree_delete)> tree(
            ts_parser_parse_string(
                parser.get(), nullptr, m_text.constData(), uint32_t(m_text.size())),
            ts_tree_delete);
        visit(ts_tree_root_node(tree.get()), {}, {}, 0);
        return std::move(m_source);
    }

private:
    QString text(TSNode node) const
    {
        const auto start = ts_node_start_byte(node);
        return QString::fromUtf8(m_text.mid(start, ts_node_end_byte(node) - start));
    }
    static bool is(TSNode node, const char *type)
    {
        return !ts_node_is_null(node) && qstrcmp(ts_node_type(node), type) == 0;
    }
    static TSNode field(TSNode node, const char *name)
    {
        return ts_node_child_by_field_name(node, name, uint32_t(qstrlen(name)));
    }
    static TSNode childOfType(TSNode node, const char *type)
    {
        for (uint32_t i = 0; i < ts_node_named_child_count(node); ++i) {
            if (is(ts_node_named_child(node, i), type)) {
                return ts_node_named_child(node, i);
            }
        }
        return {};
    }

    void visitChildren(TSNode node, const QString &function, const QString &within, int depth)
    {
        for (uint32_t i = 0; i < ts_node_named_child_count(node); ++i) {
            visit(ts_node_named_child(node, i), function, within, depth + 1);
        }
    }

    void visit(TSNode node, const QString &function, const QString &within, int depth)
    {
        if (depth > DepthLimit) {
            return;
        }
        if (is(node, "unary_operator")) {
            readAttribute(node);
        } else if (is(node, "call")) {
            visitCall(node, function, within, depth);
            return;
        }
        visitChildren(node, function, within, depth);
    }

    void readAttribute(TSNode node)
    {
        const auto operand = field(node, "operand");
        if (!text(node).startsWith(u'@') || !is(operand, "call")) {
            return;
        }
        const auto arguments = childOfType(operand, "arguments");
        if (!ts_node_is_null(arguments)) {
            m_source.attributes.insert(text(field(operand, "target")), text(arguments).trimmed());
        }
    }

    void visitCall(TSNode node, const QString &function, const QString &within, int depth)
    {
        const auto name = text(field(node, "target"));
        if (name == "def"_L1 || name == "defp"_L1) {
            const auto head = childOfType(node, "arguments");
            const auto defined =
                text(head).section(u'(', 0, 0).section(u' ', 0, 0).section(u',', 0, 0).trimmed();
            m_source.functions.append(defined);
            visitChildren(node, defined, {}, depth);
            return;
        }
        if (name == "defmodule"_L1 || name == "alias"_L1) {
            const auto given = text(childOfType(node, "arguments"));
            (name == "alias"_L1 ? m_source.aliases : m_source.modules)
                .append(given.section(u',', 0, 0).trimmed());
        }
        ElixirCall call { .name = name,
            .function = function,
            .within = within,
            .line = int(ts_node_start_point(node).row) + 1 };
        readArguments(childOfType(node, "arguments"), call);
        m_source.calls.append(call);
        visitChildren(node, function, name, depth);
    }

    void readArguments(TSNode arguments, ElixirCall &call)
    {
        if (ts_node_is_null(arguments)) {
            return;
        }
        for (uint32_t i = 0; i < ts_node_named_child_count(arguments); ++i) {
            const auto argument = ts_node_named_child(arguments, i);
            call.arguments.append(text(argument));
            if (is(argument, "keywords")) {
                readKeywords(argument, call);
            } else if (is(argument, "string") && call.text.isEmpty()) {
                call.text = stringText(argument);
            }
        }
    }

    QString stringText(TSNode node) const
    {
        auto result = text(node);
        const auto quote = result.startsWith("\"\"\""_L1) ? 3 : 1;
        return result.size() >= 2 * quote ? result.sliced(quote).chopped(quote) : result;
    }

    void readKeywords(TSNode keywords, ElixirCall &call)
    {
        for (uint32_t i = 0; i < ts_node_named_child_count(keywords); ++i) {
            const auto pair = ts_node_named_child(keywords, i);
            auto key = text(field(pair, "key")).trimmed();
            if (key.endsWith(u':')) {
                key.chop(1);
            }
            call.keywords.insert(key, text(field(pair, "value")));
        }
    }

    QByteArray m_text;
    ElixirSource m_source;
};

/// User → users, Accounts.BlogPost → blog_posts: only for what is shown; nothing hangs on it.
QString tableOf(const QString &queryable)
{
    if (queryable.startsWith(u'"')) {
        return queryable.section(u'"', 1, 1);
    }
    const auto module = queryable.section(u'.', -1);
    QString name;
    for (const auto c : module) {
        if (c.isUpper() && !name.isEmpty()) {
            name += u'_';
        }
        name += c.toLower();
    }
    return name + u's';
}

Expression someCondition()
{
    Expression where;
    where.present = true;
    where.conditions = { {} };
    return where;
}

/// from(u in User, where: …) or a bare schema or table name.
void readQueryable(const QString &queryable, DataChange &change)
{
    auto source = queryable;
    if (source.startsWith("from"_L1)) {
        if (source.contains("where:"_L1)) {
            change.where = someCondition();
        }
        change.limited = source.contains("limit:"_L1);
        change.offset = source.contains("offset:"_L1);
        source = source.section(u" in "_s, 1).section(u',', 0, 0).section(u')', 0, 0).trimmed();
    } else if (source.contains(u'|') || source.contains(u'(')) {
        change.where = someCondition();
    }
    change.table = { {}, tableOf(source) };
}

void readSets(const QString &keywords, DataChange &change)
{
    const auto body = keywords.section(u'[', 1).section(u']', 0, 0);
    for (const auto &pair : body.split(u',')) {
        const auto column = pair.section(u':', 0, 0).trimmed();
        if (!column.isEmpty()) {
            change.sets.append({ column, {} });
        }
    }
}

} // namespace

bool ElixirCall::isRepo() const
{
    const auto owner = name.section(u'.', 0, -2);
    return owner == "repo()"_L1 || owner == "Repo"_L1 || owner.endsWith(".Repo"_L1);
}

ElixirSource readElixir(const QByteArray &text)
{
    return Reader(text).read();
}

QHash<QString, int> columnLines(const ElixirSource &source, int first, int last)
{
    static const QSet<QString> verbs { u"add"_s, u"add_if_not_exists"_s, u"modify"_s, u"remove"_s,
        u"remove_if_exists"_s };
    QHash<QString, int> result;
    for (const auto &call : source.calls) {
        if (call.line < first || call.line > last || !verbs.contains(call.name)) {
            continue;
        }
        auto column = call.arguments.value(0);
        const bool isAtom = column.startsWith(u':');
        column.remove(0, 1).remove(u'"');
        if (isAtom && !result.contains(column)) {
            result.insert(column, call.line);
        }
    }
    return result;
}

QList<DdlOperation> repoChanges(const ElixirSource &source, Dialect dialect)
{
    QList<DdlOperation> result;
    for (const auto &call : source.calls) {
        if (!call.isRepo() || call.function == "down"_L1) {
            continue;
        }
        auto verb = call.last();
        verb.remove(u'!');
        if (verb == "query"_L1) {
            for (auto operation : parseSql(call.text.toUtf8(), dialect, call.line)) {
                if (operation.kind == DdlOperation::Kind::DataChange) {
                    operation.line = call.line;
                    result.append(operation);
                }
            }
        } else if (verb == "update_all"_L1 || verb == "delete_all"_L1) {
            DataChange change { .kind = verb == "update_all"_L1 ? DataChange::Kind::Update
                                                                : DataChange::Kind::Delete };
            readQueryable(call.arguments.value(0), change);
            readSets(call.arguments.value(1), change);
            DdlOperation operation { .kind = DdlOperation::Kind::DataChange };
            operation.object = change.table;
            operation.changes = { change };
            operation.line = call.line;
            operation.column = 1;
            result.append(operation);
        }
    }
    return result;
}

} // namespace Switchback
