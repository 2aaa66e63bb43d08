// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Types of new columns.

#include "rules/context.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

bool isAny(const QString &name, std::initializer_list<QLatin1StringView> names)
{
    return std::ranges::any_of(names, [&name](QLatin1StringView each) { return name == each; });
}

template<class Test>
void reportColumns(RuleContext &context, Test test)
{
    for (const auto &each : context.newColumns()) {
        if (test(*each.column)) {
            context.report(shownColumn(each.table, each.column->name));
        }
    }
}

bool isShortInteger(const QString &type)
{
    return isAny(type,
        { "integer"_L1, "int"_L1, "mediumint"_L1, "smallint"_L1, "tinyint"_L1, "serial"_L1,
            "smallserial"_L1 });
}

bool isKeyColumn(const RuleContext &context, const NewColumn &each)
{
    const auto inKey = [&each](const ConstraintDefinition &constraint) {
        return constraint.kind == ConstraintKind::PrimaryKey
            && constraint.columns.contains(each.column->name);
    };
    return each.column->primaryKey
        || std::ranges::any_of(context.newConstraints(),
            [&inKey](const NewConstraint &constraint) { return inKey(constraint.constraint); });
}

void intPrimaryKey(RuleContext &context)
{
    for (const auto &each : context.newColumns()) {
        if (isShortInteger(each.column->type.name) && isKeyColumn(context, each)
            && !context.operation().temporary
            && !context.options.lookupTables.contains(each.table.name)) {
            context.report(shownColumn(each.table, each.column->name));
        }
    }
}

void preferBigint(RuleContext &context)
{
    reportColumns(
        context, [](const ColumnDefinition &column) { return isShortInteger(column.type.name); });
}

void preferIdentity(RuleContext &context)
{
    reportColumns(context, [](const ColumnDefinition &column) { return column.serial; });
}

void preferJsonb(RuleContext &context)
{
    reportColumns(
        context, [](const ColumnDefinition &column) { return column.type.name == "json"_L1; });
}

void charType(RuleContext &context)
{
    reportColumns(
        context, [](const ColumnDefinition &column) { return column.type.name == "char"_L1; });
}

void preferText(RuleContext &context)
{
    reportColumns(context, [](const ColumnDefinition &column) {
        return column.type.name == "varchar"_L1 && !column.type.modifiers.isEmpty();
    });
}

bool checksLength(const ConstraintDefinition &constraint, const QString &column)
{
    static const QStringList functions { u"char_length"_s, u"character_length"_s, u"length"_s,
        u"octet_length"_s };
    return constraint.check.columns.contains(column)
        && std::ranges::any_of(constraint.check.functions,
            [](const QString &name) { return functions.contains(name); });
}

void textWithoutLimit(RuleContext &context)
{
    reportColumns(context, [&context](const ColumnDefinition &column) {
        return column.type.name == "text"_L1 && !column.type.array
            && std::ranges::none_of(context.newConstraints(), [&column](const NewConstraint &each) {
                   return checksLength(each.constraint, column.name);
               });
    });
}

void preferTimestamptz(RuleContext &context)
{
    reportColumns(
        context, [](const ColumnDefinition &column) { return column.type.name == "timestamp"_L1; });
    for (const auto &action : context.actions()) {
        if (action.kind == Action::ChangeType && action.column.type.name == "timestamp"_L1) {
            context.report(shownColumn(context.operation().object, action.name));
        }
    }
}

void lowPrecision(RuleContext &context)
{
    reportColumns(context, [](const ColumnDefinition &column) {
        return isAny(column.type.name, { "timestamp"_L1, "timestamptz"_L1 })
            && column.type.modifier(0) == 0;
    });
}

void moneyType(RuleContext &context)
{
    reportColumns(
        context, [](const ColumnDefinition &column) { return column.type.name == "money"_L1; });
}

void floatType(RuleContext &context)
{
    reportColumns(context, [](const ColumnDefinition &column) {
        return isAny(
            column.type.name, { "real"_L1, "double precision"_L1, "double"_L1, "float"_L1 });
    });
}

void timetzType(RuleContext &context)
{
    reportColumns(
        context, [](const ColumnDefinition &column) { return column.type.name == "timetz"_L1; });
}

void createEnum(RuleContext &context)
{
    if (context.isOperation(Kind::CreateEnum)) {
        context.report(shownName(context.operation().object));
    }
}

void enumWithoutPosition(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::AlterEnum && !op.renamesValue && !op.after) {
        context.report(op.newName);
    }
}

void domainWithConstraint(RuleContext &context)
{
    if (context.isOperation(Kind::CreateDomain) && !context.operation().constraints.isEmpty()) {
        context.report(shownName(context.operation().object));
    }
}

void threeStateBoolean(RuleContext &context)
{
    reportColumns(context, [](const ColumnDefinition &column) {
        const bool boolean = column.type.name == "boolean"_L1
            || (column.type.name == "tinyint"_L1 && column.type.modifiers == QList<int> { 1 });
        return boolean && (!column.notNull || !column.defaultValue.present);
    });
}

} // namespace

QList<Rule> typeRules()
{
    return {
        { "int-primary-key", Severity::Warning, true, OnPostgreSql | OnMySql,
            "A key of at most four bytes runs out at 2 147 483 647 or sooner; changing it later is "
            "hard.",
            "bigint, as identity or auto-increment, or uuid.", intPrimaryKey },
        { "prefer-bigint", Severity::Info, false, OnPostgreSql, "A short integer may overflow.",
            "bigint.", preferBigint },
        { "prefer-identity", Severity::Info, false, OnPostgreSql,
            "A serial column owns its sequence loosely and needs a grant for it.",
            "GENERATED BY DEFAULT AS IDENTITY.", preferIdentity },
        { "prefer-jsonb", Severity::Warning, true, OnPostgreSql,
            "json has no equality: SELECT DISTINCT, UNION and GROUP BY over the row fail.",
            "jsonb.", preferJsonb },
        { "char-type", Severity::Warning, true, OnPostgreSql,
            "char pads with blanks and gains nothing.", "text or varchar.", charType },
        { "prefer-text", Severity::Info, false, OnPostgreSql,
            "A shorter limit later writes the table anew.",
            "text with a CHECK that can be added NOT VALID.", preferText },
        { "text-without-limit", Severity::Info, false, OnPostgreSql,
            "Nothing bounds what can be stored here.", "CHECK (char_length(column) <= n).",
            textWithoutLimit },
        { "prefer-timestamptz", Severity::Info, false, OnPostgreSql,
            "A timestamp without time zone means another instant in another session.",
            "timestamptz.", preferTimestamptz },
        { "low-timestamp-precision", Severity::Info, false, OnPostgreSql,
            "Whole seconds are rounded: a value can lie in the future.", "The default precision.",
            lowPrecision },
        { "money-type", Severity::Warning, true, OnPostgreSql,
            "money rounds and prints as the server's locale says.",
            "numeric and a column for the currency.", moneyType },
        { "float-type", Severity::Info, false, OnAll, "Not exact.", "numeric for amounts.",
            floatType },
        { "timetz-type", Severity::Info, true, OnPostgreSql,
            "A time zone without a date knows no daylight saving: comparisons mislead.",
            "timestamptz.", timetzType },
        { "create-enum", Severity::Info, false, OnPostgreSql,
            "Labels of an enum can never be removed.", "A lookup table, or text with a CHECK.",
            createEnum },
        { "enum-value-without-position", Severity::Info, false, OnPostgreSql,
            "The new label sorts last.", "Name its place: BEFORE or AFTER.", enumWithoutPosition },
        { "create-domain-with-constraint", Severity::Info, false, OnPostgreSql,
            "A column of this domain makes ADD COLUMN write the table anew; each change of it "
            "reads every user.",
            "CHECK on the columns.", domainWithConstraint },
        { "three-state-boolean", Severity::Info, false, OnAll,
            "Neither true nor false is a third state.", "NOT NULL DEFAULT false.",
            threeStateBoolean },
    };
}

} // namespace Switchback
