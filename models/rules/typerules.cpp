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
            QT_TRANSLATE_NOOP("Switchback",
                "A key of at most four bytes runs out at 2 147 483 647"
                " or sooner; changing it later is hard."),
            QT_TRANSLATE_NOOP("Switchback", "bigint, as identity or auto-increment, or uuid."),
            intPrimaryKey },
        { "prefer-bigint", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "A short integer may overflow."),
            QT_TRANSLATE_NOOP("Switchback", "bigint."), preferBigint },
        { "prefer-identity", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A serial column owns its sequence loosely and needs a grant for it."),
            QT_TRANSLATE_NOOP("Switchback", "GENERATED BY DEFAULT AS IDENTITY."), preferIdentity },
        { "prefer-jsonb", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "json has no equality: SELECT DISTINCT, UNION and GROUP BY over the row fail."),
            QT_TRANSLATE_NOOP("Switchback", "jsonb."), preferJsonb },
        { "char-type", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "char pads with blanks and gains nothing."),
            QT_TRANSLATE_NOOP("Switchback", "text or varchar."), charType },
        { "prefer-text", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "A shorter limit later writes the table anew."),
            QT_TRANSLATE_NOOP("Switchback", "text with a CHECK that can be added NOT VALID."),
            preferText },
        { "text-without-limit", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "Nothing bounds what can be stored here."),
            QT_TRANSLATE_NOOP("Switchback", "CHECK (char_length(column) <= n)."),
            textWithoutLimit },
        { "prefer-timestamptz", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A timestamp without time zone means another instant in another session."),
            QT_TRANSLATE_NOOP("Switchback", "timestamptz."), preferTimestamptz },
        { "low-timestamp-precision", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP(
                "Switchback", "Whole seconds are rounded: a value can lie in the future."),
            QT_TRANSLATE_NOOP("Switchback", "The default precision."), lowPrecision },
        { "money-type", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "money rounds and prints as the server's locale says."),
            QT_TRANSLATE_NOOP("Switchback", "numeric and a column for the currency."), moneyType },
        { "float-type", Severity::Info, false, OnAll, QT_TRANSLATE_NOOP("Switchback", "Not exact."),
            QT_TRANSLATE_NOOP("Switchback", "numeric for amounts."), floatType },
        { "timetz-type", Severity::Info, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A time zone without a date knows no daylight saving: comparisons mislead."),
            QT_TRANSLATE_NOOP("Switchback", "timestamptz."), timetzType },
        { "create-enum", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "Labels of an enum can never be removed."),
            QT_TRANSLATE_NOOP("Switchback", "A lookup table, or text with a CHECK."), createEnum },
        { "enum-value-without-position", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "The new label sorts last."),
            QT_TRANSLATE_NOOP("Switchback", "Name its place: BEFORE or AFTER."),
            enumWithoutPosition },
        { "create-domain-with-constraint", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A column of this domain makes ADD COLUMN write the table anew; each change of it "
                "reads every user."),
            QT_TRANSLATE_NOOP("Switchback", "CHECK on the columns."), domainWithConstraint },
        { "three-state-boolean", Severity::Info, false, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "Neither true nor false is a third state."),
            QT_TRANSLATE_NOOP("Switchback", "NOT NULL DEFAULT false."), threeStateBoolean },
    };
}

} // namespace Switchback
