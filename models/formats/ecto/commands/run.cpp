// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/commands/run.h"

#include "formats/ecto/terms/text.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

const Cause *unknownInCommand(const Command &command)
{
    for (const auto &value :
        { command.object, command.other, command.column, command.up, command.down }) {
        if (const auto *const cause = unknownIn(value)) {
            return cause;
        }
    }
    for (const auto &change : command.changes) {
        for (const auto &value : { change.column, change.columnType, change.options }) {
            if (const auto *const cause = unknownIn(value)) {
                return cause;
            }
        }
    }
    return nullptr;
}

// What Ecto refuses whatever the adapter is.
std::string objectionTo(const Command &command)
{
    using Type = Command::Type;
    if (command.type == Type::CreateConstraint) {
        const bool check = fieldOf(command.object, A::Check).isBinary();
        const bool exclude = fieldOf(command.object, A::Exclude).isBinary();
        if (check && exclude) {
            return "a constraint must not have both check and exclude options";
        }
        if (!check && !exclude) {
            return "a constraint must have either a check or exclude option";
        }
    }
    const bool drops = command.type == Type::DropTable || command.type == Type::DropTableIfExists
        || command.type == Type::DropIndex || command.type == Type::DropIndexIfExists
        || command.type == Type::DropConstraint || command.type == Type::DropConstraintIfExists;
    const bool constraint = command.type == Type::DropConstraint
        || command.type == Type::DropConstraintIfExists;
    if (drops && !constraint && !command.other.isAtom(A::Restrict)
        && !command.other.isAtom(A::Cascade)) {
        return "unknown mode: " + inspect(command.other);
    }
    const bool creates = command.type == Type::CreateTable
        || command.type == Type::CreateTableIfNotExists;
    if (creates && std::ranges::any_of(command.changes, [](const Change &change) {
            return change.type != Change::Type::Add;
        })) {
        return "only add can stand inside of create table";
    }
    return {};
}

constexpr size_t OutputLimit = 16 << 20; // bytes of SQL of one direction

} // namespace

Eval MigrationRun::queue(Command command)
{
    if (m_current) {
        m_current.reset();
        return m_interpreter.raise(A::MigrationError, "cannot execute nested commands");
    }
    m_queue.push_back(std::move(command));
    return Value(A::Ok);
}

Eval MigrationRun::start(Command command)
{
    if (m_current) {
        return m_interpreter.raise(A::MigrationError, "cannot execute nested commands");
    }
    m_current = std::move(command);
    return Value(A::Ok);
}

Eval MigrationRun::finish()
{
    if (m_current) {
        m_queue.push_back(std::move(*m_current));
        m_current.reset();
    }
    return Value(A::Ok);
}

Eval MigrationRun::change(Change change)
{
    if (!m_current) {
        return m_interpreter.raise(A::MigrationError, "cannot execute command outside of block");
    }
    m_current->changes.push_back(change);
    return Value(A::Ok);
}

Eval MigrationRun::flush()
{
    auto commands = std::move(m_queue);
    m_queue.clear();
    if (m_settings.backward) {
        std::ranges::reverse(commands);
    }
    for (const auto &command : commands) {
        const auto done = executeInDirection(command);
        if (!done) {
            return done;
        }
    }
    return Value(A::Ok);
}

Eval MigrationRun::executeInDirection(const Command &command)
{
    if (!m_settings.backward) {
        return execute(command);
    }
    const auto back = reversed(m_interpreter.arena(), command);
    if (!back) {
        if (const auto *const cause = unknownInCommand(command)) {
            m_interpreter.noteOpaque(*cause);
        }
        m_irreversible = "cannot reverse migration command: " + describe(command)
            + ". You will need to explicitly define up/0 and down/0 in your migration";
        return m_interpreter.raise(A::MigrationError, m_irreversible);
    }
    return execute(*back);
}

Eval MigrationRun::execute(const Command &command)
{
    if (command.type == Command::Type::Execute) {
        return executeText(command.up, command.line);
    }
    if (m_interpreter.sawUnknown()) {
        if (const auto *const cause = unknownInCommand(command)) {
            m_interpreter.noteOpaque(*cause);
            return Value(A::Ok);
        }
    }
    if (const auto objection = objectionTo(command); !objection.empty()) {
        return m_interpreter.raise(A::ArgumentError, objection);
    }
    auto sql = m_settings.writer->write(command);
    if (!sql) {
        if (sql.error().undefined) {
            Cause cause;
            const auto what = describe(command);
            cause.line = command.line;
            cause.text = what;
            cause.reason = sql.error().reason;
            m_interpreter.noteOpaque(cause);
            return Value(A::Ok);
        }
        return m_interpreter.raise(A::ArgumentError, sql.error().reason);
    }
    for (auto &text : *sql) {
        if (!m_interpreter.spend(1 + int64_t(text.size() / 256))) {
            return m_interpreter.outOf("It makes too much SQL.");
        }
        m_statements.push_back({ std::move(text), command.line, false });
    }
    return Value(A::Ok);
}

Eval MigrationRun::executeText(const Value &what, int line)
{
    if (what.isFunction()) {
        return m_interpreter.call(what, {});
    }
    if (const auto *const cause = unknownIn(what)) {
        m_interpreter.noteOpaque(*cause);
        return Value(A::Ok);
    }
    Command command;
    command.up = what;
    auto sql = m_settings.writer->write(command);
    if (!sql) {
        return m_interpreter.raise(A::ArgumentError, sql.error().reason);
    }
    for (auto &text : *sql) {
        if (!m_interpreter.spend(1 + int64_t(text.size() / 256)) || text.size() > OutputLimit) {
            return m_interpreter.outOf("It makes too much SQL.");
        }
        m_statements.push_back({ std::move(text), line, false });
    }
    return Value(A::Ok);
}

void MigrationRun::direct(std::string_view sql, int line)
{
    m_statements.push_back({ std::string(sql), line, true });
}

Eval MigrationRun::prefixed(const Value &object)
{
    auto &arena = m_interpreter.arena();
    const auto *const own = object.find(A::Prefix);
    if (!own) {
        return object;
    }
    if (own->isNil()) {
        const auto fallback = config(A::MigrationDefaultPrefix, Value());
        const auto prefix = m_settings.prefix.truthy() ? m_settings.prefix : fallback;
        return prefix.isNil() ? object : mapPut(arena, object, A::Prefix, prefix);
    }
    if (m_settings.prefix.isNil() || own->isUnknown()
        || toText(*own) == toText(m_settings.prefix)) {
        return object;
    }
    return m_interpreter.raise(A::MigrationError,
        "the :prefix option `" + toText(*own).value_or(inspect(*own))
            + "` does not match the migrator prefix `" + toText(m_settings.prefix).value_or("")
            + "`");
}

Eval MigrationRun::primaryKey(const Value &table)
{
    auto &arena = m_interpreter.arena();
    auto options = fieldOf(table, A::PrimaryKey);
    if (options.isAtom(A::True)) {
        options = config(A::MigrationPrimaryKey, Value::list({}));
    }
    if (options.isAtom(A::False)) {
        return Value(A::False);
    }
    if (options.isUnknown()) {
        return options;
    }
    if (!options.isList()) {
        return m_interpreter.raise(A::ArgumentError,
            ":primary_key option must be either a boolean or a keyword list of options");
    }
    options = keywordPut(arena, options, A::PrimaryKey, A::True);
    const auto name = keywordGet(options, A::Name, A::Id);
    const auto type = keywordGet(options, A::Type, A::Bigserial);
    options = keywordDelete(arena, keywordDelete(arena, options, A::Name), A::Type);
    return makeTuple(arena, { name, type, options });
}

} // namespace Switchback::Ecto
