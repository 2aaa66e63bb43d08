// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Elixir's atoms as numbers. Names live as long as the program; the table may be used from any
// thread. The atoms that code names are fixed numbers, in the order of the list below.

#include <cstdint>
#include <string>
#include <string_view>

namespace Switchback::Ecto {

struct Atom {
    uint32_t id = 0;
    bool operator==(const Atom &) const = default;
};

Atom atom(std::string_view name);
std::string_view nameOf(Atom atom);
/// Elixir.Foo.Bar, as the runtime names modules.
Atom moduleAtom(std::string_view dotted);
/// Foo.Bar of Elixir.Foo.Bar; other atoms as they are.
std::string_view shortName(Atom atom);
/// Macro.underscore: foo/bar_baz of Foo.BarBaz, the path that every generator gives a module.
std::string underscored(std::string_view name);

// A line each: clang-format would run them together.
// clang-format off
// identifier in C++, text in Elixir
#define SWITCHBACK_ECTO_ATOMS(X) \
    X(Nil, "nil") \
    X(True, "true") \
    X(False, "false") \
    X(Ok, "ok") \
    X(Error, "error") \
    X(Underscore, "_") \
    X(Do, "do") \
    X(Else, "else") \
    X(Rescue, "rescue") \
    X(Catch, "catch") \
    X(After, "after") \
    X(Struct, "__struct__") \
    X(ModuleVar, "__MODULE__") \
    X(EnvVar, "__ENV__") \
    X(DirVar, "__DIR__") \
    X(Exception, "__exception__") \
    X(Message, "message") \
    X(Name, "name") \
    X(Prefix, "prefix") \
    X(Table, "table") \
    X(Columns, "columns") \
    X(Comment, "comment") \
    X(PrimaryKey, "primary_key") \
    X(Engine, "engine") \
    X(Options, "options") \
    X(Modifiers, "modifiers") \
    X(Unique, "unique") \
    X(Concurrently, "concurrently") \
    X(Using, "using") \
    X(Include, "include") \
    X(Only, "only") \
    X(NullsDistinct, "nulls_distinct") \
    X(Where, "where") \
    X(Column, "column") \
    X(Type, "type") \
    X(OnDelete, "on_delete") \
    X(OnUpdate, "on_update") \
    X(Validate, "validate") \
    X(With, "with") \
    X(Match, "match") \
    X(Check, "check") \
    X(Exclude, "exclude") \
    X(Null, "null") \
    X(Default, "default") \
    X(Size, "size") \
    X(Precision, "precision") \
    X(Scale, "scale") \
    X(Generated, "generated") \
    X(Collation, "collation") \
    X(Collate, "collate") \
    X(Fields, "fields") \
    X(StartValue, "start_value") \
    X(Increment, "increment") \
    X(From, "from") \
    X(To, "to") \
    X(Mode, "mode") \
    X(Restrict, "restrict") \
    X(Cascade, "cascade") \
    X(Fragment, "fragment") \
    X(Id, "id") \
    X(Bigserial, "bigserial") \
    X(Serial, "serial") \
    X(Identity, "identity") \
    X(Array, "array") \
    X(Map, "map") \
    X(String, "string") \
    X(Nothing, "nothing") \
    X(DeleteAll, "delete_all") \
    X(NilifyAll, "nilify_all") \
    X(DefaultAll, "default_all") \
    X(UpdateAll, "update_all") \
    X(Nilify, "nilify") \
    X(Full, "full") \
    X(Simple, "simple") \
    X(Partial, "partial") \
    X(Asc, "asc") \
    X(AscNullsFirst, "asc_nulls_first") \
    X(AscNullsLast, "asc_nulls_last") \
    X(Desc, "desc") \
    X(DescNullsFirst, "desc_nulls_first") \
    X(DescNullsLast, "desc_nulls_last") \
    X(InsertedAt, "inserted_at") \
    X(UpdatedAt, "updated_at") \
    X(NaiveDatetime, "naive_datetime") \
    X(NaiveDatetimeUsec, "naive_datetime_usec") \
    X(UtcDatetime, "utc_datetime") \
    X(UtcDatetimeUsec, "utc_datetime_usec") \
    X(Time, "time") \
    X(TimeUsec, "time_usec") \
    X(Duration, "duration") \
    X(Binary, "binary") \
    X(BinaryId, "binary_id") \
    X(Bitstring, "bitstring") \
    X(Uuid, "uuid") \
    X(Datetime, "datetime") \
    X(Date, "date") \
    X(Integer, "integer") \
    X(Bigint, "bigint") \
    X(Boolean, "boolean") \
    X(Float, "float") \
    X(Decimal, "decimal") \
    X(Timestamp, "timestamp") \
    X(Up, "up") \
    X(Down, "down") \
    X(Change, "change") \
    X(AfterBegin, "after_begin") \
    X(BeforeCommit, "before_commit") \
    X(MigrationPrimaryKey, "migration_primary_key") \
    X(MigrationForeignKey, "migration_foreign_key") \
    X(MigrationTimestamps, "migration_timestamps") \
    X(MigrationDefaultPrefix, "migration_default_prefix") \
    X(DisableDdlTransaction, "disable_ddl_transaction") \
    X(DisableMigrationLock, "disable_migration_lock") \
    X(First, "first") \
    X(Last, "last") \
    X(Step, "step") \
    X(Into, "into") \
    X(Uniq, "uniq") \
    X(Reduce, "reduce") \
    X(In, "in") \
    X(As, "as") \
    X(Except, "except") \
    X(Expr, "expr") \
    X(Calendar, "calendar") \
    X(Year, "year") \
    X(Month, "month") \
    X(Day, "day") \
    X(Hour, "hour") \
    X(Minute, "minute") \
    X(Second, "second") \
    X(Microsecond, "microsecond") \
    X(Source, "source") \
    X(Opts, "opts") \
    X(Using_, "__using__") \
    X(Lt, "lt") \
    X(Gt, "gt") \
    X(Eq, "eq") \
    X(Trim, "trim") \
    X(Parts, "parts") \
    X(Global, "global") \
    X(Cont, "cont") \
    X(Halt, "halt") \
    X(Def, "def") \
    X(Defp, "defp") \
    X(Defmacro, "defmacro") \
    X(Defmacrop, "defmacrop") \
    X(Defmodule, "defmodule") \
    X(Use, "use") \
    X(Import, "import") \
    X(Alias, "alias") \
    X(Require, "require") \
    X(If, "if") \
    X(Unless, "unless") \
    X(Case, "case") \
    X(Cond, "cond") \
    X(For, "for") \
    X(Try, "try") \
    X(Quote, "quote") \
    X(Unquote, "unquote") \
    X(UnquoteSplicing, "unquote_splicing") \
    X(Receive, "receive") \
    X(Raise, "raise") \
    X(Reraise, "reraise") \
    X(Create, "create") \
    X(CreateIfNotExists, "create_if_not_exists") \
    X(Alter, "alter") \
    X(Flush, "flush") \
    X(Super, "super") \
    X(Defstruct, "defstruct") \
    X(Defdelegate, "defdelegate") \
    X(Defguard, "defguard") \
    X(Defguardp, "defguardp") \
    X(Binding, " pattern") \
    X(Sigil_, "sigil") \
    X(Value, "value") \
    X(Key, "key") \
    X(Term, "term") \
    X(Up_, "upcase") \
    X(EctoMigration, "Elixir.Ecto.Migration") \
    X(KernelModule, "Elixir.Kernel") \
    X(MTable, "Elixir.Ecto.Migration.Table") \
    X(MIndex, "Elixir.Ecto.Migration.Index") \
    X(MReference, "Elixir.Ecto.Migration.Reference") \
    X(MConstraint, "Elixir.Ecto.Migration.Constraint") \
    X(RangeModule, "Elixir.Range") \
    X(RegexModule, "Elixir.Regex") \
    X(DateModule, "Elixir.Date") \
    X(TimeModule, "Elixir.Time") \
    X(NaiveDateTimeModule, "Elixir.NaiveDateTime") \
    X(DateTimeModule, "Elixir.DateTime") \
    X(MapSetModule, "Elixir.MapSet") \
    X(EctoQuery, "Elixir.Ecto.Query") \
    X(EctoSchema, "Elixir.Ecto.Schema") \
    X(EctoRepo, "Elixir.Ecto.Repo") \
    X(ArgumentError, "Elixir.ArgumentError") \
    X(RuntimeError, "Elixir.RuntimeError") \
    X(KeyError, "Elixir.KeyError") \
    X(MatchError, "Elixir.MatchError") \
    X(FunctionClauseError, "Elixir.FunctionClauseError") \
    X(CaseClauseError, "Elixir.CaseClauseError") \
    X(CondClauseError, "Elixir.CondClauseError") \
    X(WithClauseError, "Elixir.WithClauseError") \
    X(UndefinedFunctionError, "Elixir.UndefinedFunctionError") \
    X(ArithmeticError, "Elixir.ArithmeticError") \
    X(BadMapError, "Elixir.BadMapError") \
    X(MigrationError, "Elixir.Ecto.MigrationError") \
    X(EnumError, "Elixir.Enum.EmptyError") \
    X(EnumOutOfBounds, "Elixir.Enum.OutOfBoundsError") \
    X(FileError, "Elixir.File.Error") \
    X(BadBooleanError, "Elixir.BadBooleanError") \
    X(Protocol, "Elixir.Protocol.UndefinedError") \
    X(CalendarIso, "Elixir.Calendar.ISO") \
    X(Map_, "map_set")
// clang-format on

enum class KnownAtom : uint32_t {
#define X(id, text) id,
    SWITCHBACK_ECTO_ATOMS(X)
#undef X
};

namespace A {
#define X(id, text) inline constexpr Atom id { static_cast<uint32_t>(KnownAtom::id) };
SWITCHBACK_ECTO_ATOMS(X)
#undef X
} // namespace A

} // namespace Switchback::Ecto
