// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where code stands while it is evaluated: variables, aliases, imports, attributes. All are lists
// that only grow at the front, so keeping a scope (for a closure) is copying it.

#include "formats/ecto/syntax/syntax.h"

#include <unordered_map>

namespace Switchback::Ecto {

struct Module;

struct Binding {
    Atom name;
    Value value;
    const Binding *next = nullptr;
};

struct AliasLink {
    Atom name; // as written: Foo
    Atom full; // Elixir.My.Foo
    const AliasLink *next = nullptr;
};

struct ImportLink {
    Atom module;
    Value only; // keyword list name: arity, or nil
    Value except;
    const ImportLink *next = nullptr;
};

struct Lexical {
    const AliasLink *aliases = nullptr;
    const ImportLink *imports = nullptr;
    const Binding *attributes = nullptr;
};

struct Scope {
    const Binding *variables = nullptr;
    Lexical lexical;
    Module *module = nullptr;
    const Source *source = nullptr;
    const Scope *macro = nullptr; // where unquote() in this code is evaluated
    std::span<const Value> captures; // &1, &2 …
    bool insideFunction = false; // where nothing can be defined
};

/// Code as a value: arguments of macros, and what quote returns.
struct Quoted {
    const Node *node = nullptr;
    Scope scope;
    bool binds = false; // bind_quoted: variables of the scope are those of the code, too
};

using BuiltinId = const struct BuiltinEntry *;

/// A function value: fn … end, a capture, or a named function.
struct Closure {
    enum class Type : uint8_t { Clauses, Capture, Local, Builtin, Constant };
    Type type = Type::Clauses;
    int arity = 0;
    std::span<const Clause> clauses; // Clauses
    const Node *body = nullptr; // Capture
    Scope scope;
    Module *module = nullptr; // Local
    Atom name; // Local
    Atom captureModule; // Local, of &Module.name/1; else nil
    BuiltinId builtin = nullptr;
};

struct FunctionClause {
    std::span<Node *const> parameters;
    const Node *guard = nullptr;
    const Node *body = nullptr; // null: a head with defaults only
    std::span<const Section> sections; // rescue, after … of the whole function
    Scope scope; // without variables
};

struct Function {
    Atom name;
    int arity = 0;
    bool exported = true;
    bool macro = false;
    std::vector<FunctionClause> clauses;
    std::vector<const Node *> defaults; // by parameter; null where there is none
};

struct Module {
    Atom name;
    const Source *source = nullptr;
    Scope scope; // at the end of its body
    std::unordered_map<uint64_t, Function> functions; // by functionKey()
    bool migration = false; // use Ecto.Migration
    bool repository = false; // use Ecto.Repo
    Value structFields; // map of defaults, or nil
    std::vector<std::pair<Atom, Value>> uses; // use Module, options

    const Function *find(Atom function, int arity) const
    {
        const auto it = functions.find(functionKey(function, arity));
        return it == functions.end() ? nullptr : &it->second;
    }
    static uint64_t functionKey(Atom function, int arity)
    {
        return uint64_t(function.id) << 8 | uint64_t(arity & 0xff);
    }
    /// The function that a call with this many arguments reaches, default arguments counted in.
    const Function *reached(Atom function, int arity) const;
    bool exports(Atom function, int arity) const
    {
        const auto *const found = reached(function, arity);
        return found && found->exported && !found->macro;
    }
};

} // namespace Switchback::Ecto
