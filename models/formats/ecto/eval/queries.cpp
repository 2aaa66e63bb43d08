// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Queries over tables named by a text, as far as update_all and delete_all of them are certain:
// conditions and values of literals and columns. Whatever else a query holds stays unknown.

#include "formats/ecto/commands/run.h"
#include "formats/ecto/sql/sqltext.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

const Atom QueryModule = moduleAtom("Ecto.Query");
const Atom SourceKey = atom("source");
const Atom WheresKey = atom("wheres");
const Atom SetsKey = atom("sets");

using Text = std::optional<std::string>;

/// Expressions of one query in the adapter's words.
class Writer
{
public:
    Writer(Interpreter &interpreter, Adapter adapter, std::string_view source)
        : m_interpreter(interpreter)
        , m_adapter(adapter)
    {
        const char first = source.empty() ? 't' : source[0];
        m_alias = std::string(1, std::isalpha(static_cast<unsigned char>(first)) ? first : 't')
            + "0";
    }

    const std::string &alias() const { return m_alias; }

    Text name(std::string_view text) const
    {
        const char quote = m_adapter == Adapter::MyXQL ? '`' : '"';
        return text.contains(quote) ? std::nullopt : Text(quote + std::string(text) + quote);
    }

    Text literal(const Value &value) const
    {
        if (value.isNil()) {
            return "NULL";
        }
        if (value.isBoolean()) {
            const bool yes = value.isAtom(A::True);
            return m_adapter == Adapter::SQLite3 ? (yes ? "1" : "0") : (yes ? "TRUE" : "FALSE");
        }
        if (value.isInteger()) {
            return std::to_string(value.integer());
        }
        if (!value.isBinary() || value.text().contains('\0') || !isValidUtf8(value.text())) {
            return std::nullopt;
        }
        auto text = doubled(value.text(), '\'');
        return "'" + (m_adapter == Adapter::MyXQL ? doubled(text, '\\') : text) + "'";
    }

    Text assignment(Atom column, const Text &value) const
    {
        const auto quoted = name(nameOf(column));
        const auto owner = m_adapter == Adapter::MyXQL ? m_alias + "." : std::string();
        return quoted && value ? Text(owner + *quoted + " = " + *value) : std::nullopt;
    }

    Text expression(const Node &node, Scope &scope, Atom binding)
    {
        switch (node.kind) {
        case NodeKind::Literal:
            return node.value.isNil() ? std::nullopt : literal(node.value);
        case NodeKind::Remote:
            if (node.bare && node.target->kind == NodeKind::Variable
                && node.target->name == binding) {
                const auto column = name(nameOf(node.name));
                return column ? Text(m_alias + "." + *column) : std::nullopt;
            }
            return std::nullopt;
        case NodeKind::Unary:
            return unary(node, scope, binding);
        case NodeKind::Binary:
            return binary(node, scope, binding);
        case NodeKind::Call:
            if (node.name == atom("is_nil") && node.items.size() == 1) {
                const auto inner = expression(*node.items[0], scope, binding);
                return inner ? Text(*inner + " IS NULL") : std::nullopt;
            }
            return node.name == A::Fragment ? fragment(node, scope, binding) : std::nullopt;
        default:
            return std::nullopt;
        }
    }

private:
    Text unary(const Node &node, Scope &scope, Atom binding)
    {
        if (node.op == Op::Pin) {
            const auto value = m_interpreter.evalIn(*node.target, scope);
            return value && !value->isNil() ? literal(*value) : std::nullopt;
        }
        const auto inner = node.op == Op::Not ? expression(*node.target, scope, binding)
                                              : std::nullopt;
        return inner ? Text("NOT (" + *inner + ")") : std::nullopt;
    }

    /// Inside of another operator an operator stands in parentheses.
    Text operand(const Node &node, Scope &scope, Atom binding)
    {
        const auto text = expression(node, scope, binding);
        const bool wraps = (node.kind == NodeKind::Binary && node.op != Op::In
                               && node.op != Op::NotIn)
            || (node.kind == NodeKind::Call && node.name != A::Fragment);
        return text && wraps ? Text("(" + *text + ")") : text;
    }

    Text binary(const Node &node, Scope &scope, Atom binding)
    {
        static constexpr std::pair<Op, std::string_view> operators[] = { { Op::Equal, " = " },
            { Op::NotEqual, " != " }, { Op::Less, " < " }, { Op::Greater, " > " },
            { Op::LessEqual, " <= " }, { Op::GreaterEqual, " >= " }, { Op::BooleanAnd, " AND " },
            { Op::BooleanOr, " OR " }, { Op::Plus, " + " }, { Op::Minus, " - " },
            { Op::Times, " * " } };
        if (node.op == Op::In || node.op == Op::NotIn) {
            const auto text = membership(node, scope, binding);
            return text && node.op == Op::NotIn ? Text("NOT (" + *text + ")") : text;
        }
        const auto it = std::ranges::find(
            operators, node.op, &std::pair<Op, std::string_view>::first);
        if (it == std::end(operators)) {
            return std::nullopt;
        }
        const auto left = operand(*node.items[0], scope, binding);
        const auto right = operand(*node.items[1], scope, binding);
        return left && right ? Text(*left + std::string(it->second) + *right) : std::nullopt;
    }

    Text membership(const Node &node, Scope &scope, Atom binding)
    {
        const auto left = expression(*node.items[0], scope, binding);
        const auto &list = *node.items[1];
        // Ecto's adapter for SQLite refuses a list whose type it does not know.
        if (!left || m_adapter == Adapter::SQLite3 || list.kind != NodeKind::Literal
            || list.value.items().empty()) {
            return std::nullopt;
        }
        std::string out;
        for (const auto &item : list.value.items()) {
            const auto text = item.isNil() ? std::nullopt : literal(item);
            if (!text) {
                return std::nullopt;
            }
            out += (out.empty() ? "" : ",") + *text;
        }
        return *left + " IN (" + out + ")";
    }

    /// fragment("lower(?)", row.name)
    Text fragment(const Node &node, Scope &scope, Atom binding)
    {
        if (node.items.empty() || node.items[0]->kind != NodeKind::Literal
            || !node.items[0]->value.isBinary() || node.items[0]->value.text().contains('\\')) {
            return std::nullopt;
        }
        std::string out;
        size_t next = 1;
        for (const char c : node.items[0]->value.text()) {
            if (c != '?') {
                out += c;
                continue;
            }
            const auto part = next < node.items.size()
                ? expression(*node.items[next++], scope, binding)
                : std::nullopt;
            if (!part) {
                return std::nullopt;
            }
            out += *part;
        }
        return next == node.items.size() ? Text(out) : std::nullopt;
    }

    Interpreter &m_interpreter;
    Adapter m_adapter;
    std::string m_alias;
};

/// The pairs of a keyword list, constant or not: with a value or with code.
struct Entry {
    Atom key;
    Value value;
    const Node *code = nullptr;
};

std::optional<std::vector<Entry>> entriesOf(const Node &node)
{
    std::vector<Entry> out;
    if (node.kind == NodeKind::Literal && isKeyword(node.value)) {
        for (const auto &pair : node.value.items()) {
            out.push_back({ pair.items()[0].toAtom(), pair.items()[1] });
        }
        return out;
    }
    if (node.kind != NodeKind::List || node.splat) {
        return std::nullopt;
    }
    for (const auto *item : node.items) {
        const bool constant = item->kind == NodeKind::Literal && item->value.isTuple(2)
            && item->value.items()[0].isAtom();
        if (constant) {
            out.push_back({ item->value.items()[0].toAtom(), item->value.items()[1] });
        } else if (item->kind == NodeKind::Tuple && item->items.size() == 2
            && item->items[0]->kind == NodeKind::Literal && item->items[0]->value.isAtom()) {
            out.push_back({ item->items[0]->value.toAtom(), {}, item->items[1] });
        } else {
            return std::nullopt;
        }
    }
    return out;
}

/// One clause more, if it is understood.
class Clauses
{
public:
    Clauses(Interpreter &interpreter, Adapter adapter, const Value &query)
        : m_interpreter(interpreter)
        , m_writer(interpreter, adapter, fieldOf(query, SourceKey).text())
        , m_query(query)
    {
    }

    bool add(Atom key, const Entry &clause, Scope &scope, Atom binding)
    {
        return key == atom("where") ? addWhere(clause, scope, binding)
            : key == atom("update") ? addUpdate(clause, scope, binding)
                                    : false;
    }
    const Value &query() const { return m_query; }

private:
    bool addWhere(const Entry &clause, Scope &scope, Atom binding)
    {
        Node constant;
        constant.value = clause.value;
        if (const auto pairs = entriesOf(clause.code ? *clause.code : constant)) {
            return pairs->size() == 1 && addEquality(pairs->front(), scope, binding);
        }
        const auto text = clause.code ? m_writer.expression(*clause.code, scope, binding)
                                      : std::nullopt;
        return text && push(WheresKey, *text);
    }

    /// where: [column: value]
    bool addEquality(const Entry &pair, Scope &scope, Atom binding)
    {
        const auto column = m_writer.name(nameOf(pair.key));
        const auto value = pair.code ? m_writer.expression(*pair.code, scope, binding)
            : pair.value.isNil()     ? std::nullopt
                                     : m_writer.literal(pair.value);
        return column && value
            && push(WheresKey, m_writer.alias() + "." + *column + " = " + *value);
    }

    bool addUpdate(const Entry &clause, Scope &scope, Atom binding)
    {
        Node constant;
        constant.value = clause.value;
        const auto operations = entriesOf(clause.code ? *clause.code : constant);
        return operations && std::ranges::all_of(*operations, [&](const Entry &operation) {
            return operation.key == atom("set") && addSet(operation, scope, binding);
        });
    }

    bool addSet(const Entry &operation, Scope &scope, Atom binding)
    {
        Node constant;
        constant.value = operation.value;
        const auto columns = entriesOf(operation.code ? *operation.code : constant);
        return columns && std::ranges::all_of(*columns, [&](const Entry &column) {
            const auto value = column.code ? m_writer.expression(*column.code, scope, binding)
                                           : m_writer.literal(column.value);
            const auto text = m_writer.assignment(column.key, value);
            return text && push(SetsKey, *text);
        });
    }

    bool push(Atom key, const std::string &text)
    {
        const auto before = fieldOf(m_query, key).items();
        std::vector<Value> items(before.begin(), before.end());
        items.push_back(m_interpreter.text(text));
        m_query = mapPut(
            m_interpreter.arena(), m_query, key, makeList(m_interpreter.arena(), items));
        return true;
    }

    Interpreter &m_interpreter;
    Writer m_writer;
    Value m_query;
};

Value queryOver(Interpreter &in, const Value &source)
{
    return makeMap(in.arena(),
        { { A::Struct, QueryModule }, { SetsKey, Value::list({}) }, { SourceKey, source },
            { WheresKey, Value::list({}) } });
}

Value asQuery(Interpreter &in, const Value &value)
{
    return value.isBinary() ? queryOver(in, value) : value.isStruct(QueryModule) ? value : Value();
}

std::string joined(const Value &list, std::string_view separator, bool wrapped)
{
    std::string out;
    for (const auto &item : list.items()) {
        out += out.empty() ? "" : std::string(separator);
        out += wrapped ? "(" + std::string(item.text()) + ")" : std::string(item.text());
    }
    return out;
}

} // namespace

/// from(row in "table", where: …, update: …), and where(query, [row], …).
std::optional<Value> Interpreter::plainQuery(const Node &node, Scope &scope)
{
    if (!m_run || node.items.empty() || !node.sections.empty()) {
        return std::nullopt;
    }
    const auto adapter = m_run->settings().adapter;
    const auto &first = *node.items[0];
    const bool named = node.name == A::From && first.kind == NodeKind::Binary && first.op == Op::In
        && first.items[0]->kind == NodeKind::Variable;
    const auto &over = named ? *first.items[1] : first;
    const bool plain = over.kind == NodeKind::Literal || over.kind == NodeKind::Variable
        || over.kind == NodeKind::Call;
    const auto source = plain ? evalIn(over, scope) : Eval(Value());
    const auto query = source ? asQuery(*this, *source) : Value();
    if (query.isNil()) {
        return std::nullopt;
    }
    Clauses clauses(*this, adapter, query);
    if (node.name == A::From) {
        const auto binding = named ? first.items[0]->name : A::Underscore;
        const auto parts = node.items.size() > 1 ? entriesOf(*node.items[1])
                                                 : std::optional<std::vector<Entry>>(std::in_place);
        const bool fine = parts && std::ranges::all_of(*parts, [&](const Entry &part) {
            return clauses.add(part.key, part, scope, binding);
        });
        return fine ? std::optional(clauses.query()) : std::nullopt;
    }
    const bool bound = node.items.size() == 3 && node.items[1]->kind == NodeKind::List
        && node.items[1]->items.size() == 1 && node.items[1]->items[0]->kind == NodeKind::Variable;
    const Entry clause { {}, {}, node.items.back() };
    const bool fine = (bound || node.items.size() == 2)
        && clauses.add(
            node.name, clause, scope, bound ? node.items[1]->items[0]->name : A::Underscore);
    return fine ? std::optional(clauses.query()) : std::nullopt;
}

/// The SQL of Repo.update_all and Repo.delete_all, their parameters put in.
std::optional<std::string> Interpreter::changeOfAll(Atom function, Arguments arguments)
{
    static const Atom update = atom("update_all");
    if (arguments.empty() || arguments.size() > 2) {
        return std::nullopt;
    }
    const auto query = asQuery(*this, arguments[0]);
    const auto adapter = m_run->settings().adapter;
    const Writer writer(*this, adapter, fieldOf(query, SourceKey).text());
    const auto table = writer.name(fieldOf(query, SourceKey).text());
    if (query.isNil() || !table) {
        return std::nullopt;
    }
    const auto from = *table + " AS " + writer.alias();
    const auto wheres = joined(fieldOf(query, WheresKey), " AND ", true);
    const auto condition = wheres.empty() ? std::string() : " WHERE " + wheres;
    if (function != update) {
        const bool plain = fieldOf(query, SetsKey).items().empty() && arguments.size() == 1;
        const auto head = adapter == Adapter::MyXQL ? "DELETE " + writer.alias() + ".* FROM "
                                                    : std::string("DELETE FROM ");
        return plain ? std::optional(head + from + condition) : std::nullopt;
    }
    auto sets = joined(fieldOf(query, SetsKey), ", ", false);
    for (const auto &operation : arguments.size() > 1 ? arguments[1].items() : Arguments()) {
        if (!operation.isTuple(2) || !operation.items()[0].isAtom(atom("set"))
            || !isKeyword(operation.items()[1])) {
            return std::nullopt;
        }
        for (const auto &pair : operation.items()[1].items()) {
            const auto text = writer.assignment(
                pair.items()[0].toAtom(), writer.literal(pair.items()[1]));
            if (!text) {
                return std::nullopt;
            }
            sets += (sets.empty() ? "" : ", ") + *text;
        }
    }
    return sets.empty() ? std::nullopt
                        : std::optional("UPDATE " + from + " SET " + sets + condition);
}

} // namespace Switchback::Ecto
