// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Evaluates Elixir as far as its meaning is known without running the application. Never hangs:
// steps, memory and depth are bounded. What cannot be known becomes an Unknown term; what would
// happen in the real runtime but is not known here is noted as opaque.

#include "formats/ecto/eval/scope.h"

#include <expected>
#include <functional>
#include <memory>
#include <string>

namespace Switchback::Ecto {

class Configuration;
class Interpreter;
class MigrationRun;

/// Why evaluation ended early.
struct Stop {
    enum class Kind { Raise, Throw, Budget };
    Kind kind = Kind::Raise;
    Value value; // the exception, or what was thrown
    std::string_view message;
    int line = 0;
};

using Eval = std::expected<Value, const Stop *>;
using Arguments = std::span<const Value>;
using Builtin = Eval (*)(Interpreter &, Arguments);

struct BuiltinEntry {
    std::string_view module; // without Elixir., or the Erlang module
    std::string_view name;
    int least = 0; // number of arguments
    int most = 0;
    Builtin run = nullptr;
    bool takesUnknown = false; // else an Unknown argument is the result
};

BuiltinId findBuiltin(Atom module, Atom name, int arity);
bool isBuiltinModule(Atom module);

struct OpaqueNote {
    int line = 0;
    std::string text;
    std::string reason;
    bool known = false; // its SQL stands among the statements all the same
    bool up = true; // concerns the way up
    bool down = true;
    bool operator==(const OpaqueNote &) const = default;
};

/// What the application's own files say, as far as the evaluator asks.
class Surroundings
{
public:
    virtual ~Surroundings() = default;
    /// A module of the application or of a library, or null.
    virtual Module *module(Atom name) const = 0;
    /// Application.get_env: the keyword list of an application, if its configuration was read.
    virtual const Value *application(Atom name) const = 0;
    virtual Atom environment() const = 0; // :dev
    virtual std::string root() const = 0; // of the application, for relative paths
    virtual bool mayRead(const std::string &path) const = 0;
};

struct Budget {
    int64_t steps = 2'000'000;
    size_t memory = 64 << 20; // bytes of the arena
    size_t stack = 768 << 10; // bytes
};

class Interpreter
{
public:
    Interpreter(const Surroundings &surroundings, Arena &arena, Budget budget = {});

    // Code
    Eval eval(const Node &node, Scope &scope);
    Eval evalIn(const Node &node, const Scope &scope) // bindings made inside are dropped
    {
        Scope inner = scope;
        return eval(node, inner);
    }
    /// Evaluates the file's body; modules it defines are kept in modules().
    Eval load(const Source &source, Atom importedFirst = A::Nil);
    Eval call(const Value &function, Arguments arguments);
    Eval callFunction(Module &module, const Function &function, Arguments arguments);
    Eval callModule(Atom module, Atom name, Arguments arguments);
    const std::vector<std::unique_ptr<Module>> &modules() const { return m_modules; }
    std::vector<std::unique_ptr<Module>> takeModules() { return std::move(m_modules); }
    Module *moduleNamed(Atom name);

    // Patterns
    enum class Matched { Yes, No, Unsure };
    Matched match(const Node &pattern, const Value &value, Scope &scope);

    // Endings
    std::unexpected<const Stop *> raise(Atom exception, std::string_view message);
    std::unexpected<const Stop *> raiseValue(const Value &exception, std::string_view message);
    std::unexpected<const Stop *> outOf(std::string_view what);
    /// Counts work; false when there is no budget left.
    bool spend(int64_t steps) { return (m_steps -= steps) >= 0; }

    // What cannot be known
    Value unknown(std::string_view reason, bool effect = false, bool clock = false);
    void noteOpaque(const Cause &cause);
    /// Something the repository sends itself, whose SQL is known.
    void noteKnown(std::string_view reason);
    std::vector<OpaqueNote> takeOpaque() { return std::move(m_opaque); }
    bool hasOpaque() const { return !m_opaque.empty(); }
    bool sawUnknown() const { return m_sawUnknown; }

    // For builtins
    Arena &arena() { return m_arena; }
    const Surroundings &surroundings() const { return m_surroundings; }
    MigrationRun *run() const { return m_run; }
    void setRun(MigrationRun *run) { m_run = run; }
    /// Set while a configuration file is read.
    Configuration *configuration() const { return m_configuration; }
    void setConfiguration(Configuration *configuration) { m_configuration = configuration; }
    /// A fresh budget and no notes: another direction of the same file.
    void restart(Budget budget = {});
    int line() const { return m_line; }
    std::string file() const { return m_mainSource ? m_mainSource->file : std::string(); }
    void setMainSource(const Source *source) { m_mainSource = source; }
    Value text(std::string_view text) { return makeText(m_arena, text); }
    /// to_string, or Unknown, or Protocol.UndefinedError.
    Eval textOf(const Value &value);
    /// The items of a list, map, range or set.
    std::expected<std::span<const Value>, Eval> itemsOf(const Value &enumerable);
    /// A binary operator as a function.
    Eval applyOperator(Op op, Atom name, const Value &left, const Value &right);
    /// Ecto.Adapters.SQL.query(repo, sql, …)
    Eval repositoryQuery(Arguments arguments);

private:
    friend class ModuleReader;
    using Form = Eval (Interpreter::*)(const Node &, Scope &);
    static const std::unordered_map<uint32_t, Form> &forms();

    Eval evalKind(const Node &node, Scope &scope);
    Eval evalBlock(const Node &node, Scope &scope);
    Eval evalVariable(const Node &node, Scope &scope);
    Eval evalText(const Node &node, Scope &scope);
    Eval evalSigil(const Node &node, Scope &scope);
    Eval callSigil(const Node &node, Scope &scope, const Value &body);
    Eval evalSequence(const Node &node, Scope &scope);
    Eval evalMap(const Node &node, Scope &scope);
    Eval evalStruct(const Node &node, Scope &scope, const Value &fields);
    Eval evalBitstring(const Node &node, Scope &scope);
    Eval evalUnary(const Node &node, Scope &scope);
    Eval evalBinary(const Node &node, Scope &scope);
    Eval evalLogic(const Node &node, Scope &scope);
    Eval arithmetic(const Node &node, const Value &left, const Value &right);
    Eval operate(const Node &node, const Value &left, const Value &right);
    Eval callOperator(const Node &node, Scope &scope, Arguments arguments);
    Eval concatenate(const Value &left, const Value &right);
    Eval membership(const Node &node, const Value &left, const Value &right);
    Eval evalRange(const Node &node, Scope &scope);
    Eval evalMatch(const Node &node, Scope &scope);
    Eval evalAccess(const Node &node, Scope &scope);
    Eval evalAttribute(const Node &node, Scope &scope);
    Eval evalCapture(const Node &node, Scope &scope);
    Eval captureNamed(const Node &node, Scope &scope, int arity);
    Eval evalFn(const Node &node, Scope &scope);
    Eval evalAlias(const Node &node, Scope &scope);

    // Calls
    Eval evalCall(const Node &node, Scope &scope);
    Eval evalRemote(const Node &node, Scope &scope);
    Eval evalField(const Node &node, const Value &target);
    Eval evalApply(const Node &node, Scope &scope);
    Eval evalArguments(const Node &node, Scope &scope, std::vector<Value> &out);
    Eval callBuiltin(BuiltinId builtin, const Node &node, Scope &scope, Arguments arguments);
    std::optional<Eval> callInElixir(
        Atom module, const Node &node, Scope &scope, Arguments arguments);
    const Value *unknownAmong(Arguments arguments);
    Eval callLocal(const Node &node, Scope &scope, Arguments arguments);
    Eval callImported(const Node &node, Scope &scope, Arguments arguments, bool &found);
    const Function *importedMacro(Atom name, int arity, const Scope &scope, Module *&owner);
    bool seesAllNames(Atom name, const Scope &scope);
    Eval callNamedIn(Atom module, const Node &node, Scope &scope, Arguments arguments);
    Eval expandMacro(Module &module, const Function &function, const Node &node, Scope &scope);
    Eval unknownCall(const Node &node, Scope &scope, std::string_view reason);
    Eval runClauses(const Function &function, Arguments arguments, Module &module);
    Eval unsure(Arguments values, bool acts);
    Eval callRepository(Atom name, const Node &node, Arguments arguments);
    bool isRepository(Atom name) const;
    Eval runSections(const FunctionClause &clause, Scope &scope);
    const Function *localFunction(Atom name, int arity, const Scope &scope) const;

    // Special forms
    Eval formIf(const Node &node, Scope &scope);
    Eval formUnless(const Node &node, Scope &scope);
    Eval formCase(const Node &node, Scope &scope);
    Eval formCond(const Node &node, Scope &scope);
    Eval formWith(const Node &node, Scope &scope);
    Eval formFor(const Node &node, Scope &scope);
    Eval formTry(const Node &node, Scope &scope);
    Eval formQuote(const Node &node, Scope &scope);
    void enterQuoted(const Quoted &quoted, Scope &scope) const;
    Eval formUnquote(const Node &node, Scope &scope);
    Eval formAlias(const Node &node, Scope &scope);
    Eval formImport(const Node &node, Scope &scope);
    Eval formUse(const Node &node, Scope &scope);
    Eval formNothing(const Node &node, Scope &scope);
    Eval formMatches(const Node &node, Scope &scope);
    Eval formSchema(const Node &node, Scope &scope);
    Eval formRequire(const Node &node, Scope &scope);
    Eval formFrom(const Node &node, Scope &scope);
    const Node &aliasIn(const Node &head, const Scope &scope);
    Eval formDefmodule(const Node &node, Scope &scope);
    Eval formDef(const Node &node, Scope &scope);
    Eval formDefdelegate(const Node &node, Scope &scope);
    Eval formDefstruct(const Node &node, Scope &scope);
    Eval formUnsupported(const Node &node, Scope &scope);
    Eval formRaise(const Node &node, Scope &scope);
    Eval formCreate(const Node &node, Scope &scope);
    Eval formAlter(const Node &node, Scope &scope);
    Eval formFlush(const Node &node, Scope &scope);
    std::optional<Value> plainQuery(const Node &node, Scope &scope);
    std::optional<std::string> changeOfAll(Atom function, Arguments arguments);
    Eval formQuery(const Node &node, Scope &scope);
    Eval plainCall(const Node &node, Scope &scope);
    Eval commandBlock(
        struct Command &command, const Value &table, const Node &body, int line, Scope &scope);
    std::optional<Value> commentAsked(std::string_view sql);
    Eval sectionValue(const Section &section, Scope &scope);
    Eval runCase(
        const Value &value, std::span<const Clause> clauses, const Scope &scope, bool &matched);
    Eval tryRescue(const Stop &stop, const Section &rescue, const Scope &scope, bool &handled);
    struct Loop;
    Eval loop(Loop &state, size_t generator, const Scope &scope);
    Eval useModule(Atom module, const Value &options, const Node &node, Scope &scope);
    std::span<Node *> parametersOf(const Node &head);
    Eval defineFrom(const Node &head, const Node &node, Scope &scope);
    bool guardHolds(const Node *guard, Scope &scope, Matched &outcome);

    // Patterns
    Matched matchSequence(
        std::span<Node *const> patterns, std::span<const Value> values, Scope &scope);
    Matched matchList(const Node &pattern, const Value &value, Scope &scope);
    Matched matchMap(const Node &pattern, const Value &value, Scope &scope);
    Matched matchConcat(const Node &pattern, const Value &value, Scope &scope);
    Matched matchUnknown(const Node &pattern, const Value &value, Scope &scope);
    void bind(Scope &scope, Atom name, const Value &value) const;

    Atom expandAlias(Atom dotted, const Scope &scope) const;
    Eval moduleOf(const Node &node, Scope &scope);
    bool stackIsLow() const;

    const Surroundings &m_surroundings;
    Arena &m_arena;
    int64_t m_steps;
    size_t m_memory;
    size_t m_stack;
    uintptr_t m_stackBase = 0;
    std::vector<std::unique_ptr<Module>> m_modules;
    std::vector<OpaqueNote> m_opaque;
    MigrationRun *m_run = nullptr;
    Configuration *m_configuration = nullptr;
    const Source *m_mainSource = nullptr;
    const Node *m_call = nullptr; // being made, for messages
    const Source *m_callSource = nullptr; // where it stands
    int m_line = 0; // of the innermost call in the main source
    bool m_sawUnknown = false;
};

} // namespace Switchback::Ecto
