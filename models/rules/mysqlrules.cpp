// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Online DDL of MySQL and MariaDB, and their own traps.

#include "rules/context.h"
#include "rules/mysqlonline.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;
using Algorithm = OnlineCost::Algorithm;
using Cause = OnlineCost::Cause;

namespace {

struct Costly {
    QString subject;
    OnlineCost cost;
};

/// The actions of the statement on a table in use, each with what it costs.
QList<Costly> costs(const RuleContext &context)
{
    QList<Costly> result;
    const auto &op = context.operation();
    const LockContext lockContext { context.catalog, context.version, false,
        context.state.foreignKeyChecks, context.state.strict };
    if (op.kind == Kind::AlterTable && context.isExisting(op.object)) {
        for (const auto &action : op.actions) {
            const auto subject = action.name.isEmpty() ? shownName(op.object)
                                                       : shownColumn(op.object, action.name);
            result.append({ subject, onlineCost(op, action, lockContext) });
        }
    } else if (op.kind == Kind::CreateIndex && context.isExisting(op.table)) {
        result.append({ op.index.name, onlineIndexCost(op.index, lockContext) });
    } else if (op.kind == Kind::Optimize && context.isExisting(op.object)) {
        result.append({ shownName(op.object), { .algorithm = Algorithm::InplaceRebuild } });
    }
    return result;
}

void reportCause(RuleContext &context, Cause cause)
{
    for (const auto &each : costs(context)) {
        if (each.cost.cause == cause) {
            context.report(each.subject);
        }
    }
}

void tableCopy(RuleContext &context)
{
    for (const auto &each : costs(context)) {
        if (each.cost.algorithm == Algorithm::Copy && each.cost.cause == Cause::General) {
            const bool milder = !each.cost.writesBlocked || each.cost.guessed;
            context.report(each.subject, milder ? Severity::Warning : Severity::Error);
        }
    }
}

void tableRebuild(RuleContext &context)
{
    const auto all = costs(context);
    if (std::ranges::any_of(
            all, [](const Costly &each) { return each.cost.algorithm == Algorithm::Copy; })) {
        return; // the whole statement copies
    }
    for (const auto &each : all) {
        if (each.cost.algorithm == Algorithm::InplaceRebuild && !each.cost.writesBlocked
            && each.cost.cause == Cause::General) {
            context.report(each.subject);
        }
    }
}

void writesBlocked(RuleContext &context)
{
    for (const auto &each : costs(context)) {
        if (each.cost.writesBlocked && each.cost.algorithm != Algorithm::Copy) {
            context.report(each.subject);
        }
    }
}

void addForeignKey(RuleContext &context)
{
    reportCause(context, Cause::ForeignKey);
}

void enumChange(RuleContext &context)
{
    reportCause(context, Cause::EnumChange);
}

void columnPosition(RuleContext &context)
{
    reportCause(context, Cause::Position);
}

void expressionDefault(RuleContext &context)
{
    reportCause(context, Cause::ExpressionDefault);
}

void notNullWithoutStrict(RuleContext &context)
{
    reportCause(context, Cause::NotNullWithoutStrict);
}

void implicitDefault(RuleContext &context)
{
    for (const auto &each : context.newColumns()) {
        const auto &column = *each.column;
        const bool filled = (column.defaultValue.present && !column.defaultValue.isNull)
            || column.autoIncrement || column.generated != ColumnDefinition::Generated::No;
        if (column.notNull && !column.primaryKey && !filled && !each.newTable
            && context.isExisting(each.table)) {
            context.report(shownColumn(each.table, column.name));
        }
    }
}

bool dropsAttribute(const KnownColumn &old, const ColumnDefinition &column, bool isKey)
{
    const bool required = old.notNull && !column.notNull && !isKey;
    const bool value = old.defaultValue.present && !old.defaultValue.isNull
        && !column.defaultValue.present;
    const bool words = (!old.comment.isEmpty() && column.comment.isEmpty())
        || (!old.type.collation.isEmpty() && column.type.collation.isEmpty()
            && column.type.charset.isEmpty());
    const bool counting = old.autoIncrement && !column.autoIncrement;
    const bool touched = old.onUpdate.present && !column.onUpdate.present;
    const bool computed = old.generated != ColumnDefinition::Generated::No
        && column.generated == ColumnDefinition::Generated::No;
    return required || value || words || counting || touched || computed;
}

void modifyDropsAttributes(RuleContext &context)
{
    const auto &op = context.operation();
    for (const auto &action : context.actions()) {
        const auto *old = action.kind == Action::ModifyColumn
            ? context.column(op.object, action.name)
            : nullptr;
        const auto *table = context.table(op.object);
        if (old && dropsAttribute(*old, action.column, table->primaryKey().contains(action.name))) {
            context.report(shownColumn(op.object, action.name));
        }
    }
}

void inlineReferences(RuleContext &context)
{
    for (const auto &each : context.newConstraints()) {
        if (each.constraint.kind == ConstraintKind::ForeignKey && each.column
            && !honoursInlineReferences(context.version)) {
            context.report(shownColumn(each.table, each.column->name));
        }
    }
}

void algorithmRequested(RuleContext &context)
{
    const auto &op = context.operation();
    const auto table = op.kind == Kind::CreateIndex ? op.table : op.object;
    for (const auto &action : context.actions()) {
        const bool copy = action.kind == Action::Algorithm && action.value == "copy"_L1;
        const bool lock = action.kind == Action::Lock
            && (action.value == "shared"_L1 || action.value == "exclusive"_L1);
        if ((copy || lock) && context.isExisting(table)) {
            context.report(shownName(table));
        }
    }
}

void noAlgorithm(RuleContext &context)
{
    const auto &op = context.operation();
    const bool stated = std::ranges::any_of(
        op.actions, [](const TableAction &action) { return action.kind == Action::Algorithm; });
    if (op.kind == Kind::AlterTable && !stated && context.isExisting(op.object)) {
        context.report(shownName(op.object));
    }
}

bool commitsImplicitly(const DdlOperation &op)
{
    return isSchemaChange(op) || op.kind == Kind::Optimize;
}

void implicitCommit(RuleContext &context)
{
    int ddl = 0;
    bool data = false;
    bool begun = false;
    for (qsizetype i = 0; i < context.script.statements.size(); ++i) {
        const auto &op = context.script.at(i);
        const bool commits = commitsImplicitly(op);
        ddl += commits ? 1 : 0;
        begun = begun || op.kind == Kind::Begin;
        data = data || op.kind == Kind::DataChange;
        if (ddl > 1 || (ddl > 0 && (data || (commits && begun)))) {
            context.reportAt(i, shownName(op.object));
            return;
        }
    }
}

void instantRowVersions(RuleContext &context)
{
    const auto &op = context.operation();
    const auto *table = context.table(op.object);
    const int limit = context.version.atLeast(9, 1) ? 255 : 64;
    const bool changes = std::ranges::any_of(op.actions, [](const TableAction &action) {
        return action.kind == Action::AddColumn || action.kind == Action::DropColumn;
    });
    if (table && changes && table->instantChanges + 1 > limit && !context.version.mariaDb) {
        context.report(shownName(op.object));
    }
}

bool isShortUnicode(const QString &charset)
{
    return charset == "utf8"_L1 || charset == "utf8mb3"_L1;
}

void utf8mb3(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::CreateTable && isShortUnicode(op.charset)) {
        context.report(shownName(op.object));
    }
    for (const auto &each : context.newColumns()) {
        if (isShortUnicode(each.column->type.charset)) {
            context.report(shownColumn(each.table, each.column->name));
        }
    }
}

void engine(RuleContext &context)
{
    static const QStringList names { u"myisam"_s, u"aria"_s, u"memory"_s, u"heap"_s, u"csv"_s,
        u"archive"_s, u"merge"_s, u"mrg_myisam"_s };
    const auto &op = context.operation();
    if (op.kind == Kind::CreateTable && names.contains(op.engine)) {
        context.report(shownName(op.object));
    }
}

void deprecatedType(RuleContext &context)
{
    for (const auto &each : context.newColumns()) {
        const auto &type = each.column->type;
        const bool floating = (type.name == "float"_L1 || type.name == "double"_L1)
            && type.modifiers.size() == 2;
        const bool width = type.name.endsWith("int"_L1) && !type.modifiers.isEmpty()
            && type.modifiers != QList<int> { 1 };
        const bool year = type.name == "year"_L1 && type.modifier(0) == 2;
        if (floating || width || year || type.zerofill || type.name == "timestamp"_L1) {
            context.report(shownColumn(each.table, each.column->name));
        }
    }
}

} // namespace

QList<Rule> mysqlRules()
{
    return {
        { "mysql-table-copy", Severity::Error, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "The whole table is copied; except on MariaDB 11.2 and later nobody can write "
                "meanwhile, and replicas lag."),
            QT_TRANSLATE_NOOP("Switchback",
                "An online schema-change tool, a second column kept"
                " in step by triggers, or a quiet hour."),
            tableCopy },
        { "mysql-table-rebuild", Severity::Warning, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "All rows are written again in place: writes go on,"
                " but it costs I/O and space, and "
                "replicas lag."),
            QT_TRANSLATE_NOOP("Switchback", "A quiet hour; split off what is instant."),
            tableRebuild },
        { "mysql-writes-blocked", Severity::Error, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback", "Writes wait until it is done."),
            QT_TRANSLATE_NOOP("Switchback", "A quiet hour, or a shadow table."), writesBlocked },
        { "mysql-add-foreign-key", Severity::Error, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "The table is copied while nobody can write it, and the referenced one is locked."),
            QT_TRANSLATE_NOOP("Switchback",
                "Look for orphans by a query, add it with foreign_key_checks=0"
                " in the same session, "
                "and look again."),
            addForeignKey },
        { "mysql-enum-change", Severity::Error, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "Values are removed, moved or outgrow their storage: the table is copied, and rows "
                "with removed values fail or turn empty."),
            QT_TRANSLATE_NOOP("Switchback", "Only append values; else VARCHAR or a lookup table."),
            enumChange },
        { "mysql-column-position", Severity::Warning, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback", "FIRST and AFTER make this version rebuild the table."),
            QT_TRANSLATE_NOOP("Switchback", "Add the column at the end."), columnPosition },
        { "mysql-expression-default", Severity::Error, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "A default that is an expression copies the table; one that varies may be refused."),
            QT_TRANSLATE_NOOP(
                "Switchback", "Add the column nullable, fill it, then set the default."),
            expressionDefault },
        { "mysql-implicit-default", Severity::Warning, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "Old rows silently get 0, an empty string, a zero date"
                " or the first ENUM value; the "
                "running version cannot insert."),
            QT_TRANSLATE_NOOP("Switchback", "Give it a default, or make it nullable first."),
            implicitDefault },
        { "mysql-not-null-without-strict", Severity::Error, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "Without strict mode NULL silently becomes 0 or an empty"
                " string, and the table may be copied."),
            QT_TRANSLATE_NOOP("Switchback", "Strict mode."), notNullWithoutStrict },
        { "mysql-modify-drops-attributes", Severity::Error, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "MODIFY and CHANGE replace the whole definition: what is not repeated is gone."),
            QT_TRANSLATE_NOOP("Switchback",
                "Repeat the full definition, or use ALTER COLUMN … SET DEFAULT, RENAME COLUMN."),
            modifyDropsAttributes },
        { "mysql-inline-references", Severity::Error, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "This version ignores REFERENCES written with a column: there is no foreign key."),
            QT_TRANSLATE_NOOP("Switchback", "FOREIGN KEY (…) REFERENCES … of the table."),
            inlineReferences },
        { "mysql-algorithm-or-lock-requested", Severity::Warning, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback", "The clause asks for the way that blocks."),
            QT_TRANSLATE_NOOP("Switchback", "ALGORITHM=INSTANT, or ALGORITHM=INPLACE, LOCK=NONE."),
            algorithmRequested },
        { "mysql-no-algorithm", Severity::Info, false, OnMySql,
            QT_TRANSLATE_NOOP(
                "Switchback", "Without ALGORITHM the server may fall back to a copy unasked."),
            QT_TRANSLATE_NOOP(
                "Switchback", "State the algorithm: the server then refuses instead."),
            noAlgorithm },
        { "mysql-ddl-implicit-commit", Severity::Warning, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "Each schema change commits by itself: after a failure the first part stays, and "
                "ROLLBACK does nothing."),
            QT_TRANSLATE_NOOP("Switchback", "One schema change in each migration."), nullptr,
            implicitCommit },
        { "mysql-instant-row-versions", Severity::Info, false, OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "The table has had as many instant changes as it can: the next one rebuilds it."),
            QT_TRANSLATE_NOOP("Switchback", "Plan an OPTIMIZE TABLE."), instantRowVersions },
        { "mysql-utf8mb3", Severity::Warning, true, OnMySql,
            QT_TRANSLATE_NOOP(
                "Switchback", "utf8 means utf8mb3: no characters of four bytes, and deprecated."),
            QT_TRANSLATE_NOOP("Switchback", "utf8mb4."), utf8mb3 },
        { "mysql-engine", Severity::Error, true, OnMySql,
            QT_TRANSLATE_NOOP("Switchback",
                "This engine has no transactions, no foreign keys and locks whole tables."),
            QT_TRANSLATE_NOOP("Switchback", "InnoDB."), engine },
        { "mysql-deprecated-type", Severity::Info, false, OnMySql,
            QT_TRANSLATE_NOOP("Switchback", "The type is deprecated or limited."),
            QT_TRANSLATE_NOOP("Switchback", "Plain types, DATETIME."), deprecatedType },
    };
}

} // namespace Switchback
