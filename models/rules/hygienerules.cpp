// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Names, repeatability and the files themselves.

#include "rules/context.h"
#include "rules/newcolumn.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

bool isGuardable(const DdlOperation &op)
{
    switch (op.kind) {
    case Kind::CreateTable:
    case Kind::CreateTableAs:
    case Kind::CreateIndex:
    case Kind::CreateSequence:
    case Kind::CreateSchema:
    case Kind::CreateExtension:
    case Kind::CreateMaterializedView:
    case Kind::CreateStatistics:
    case Kind::CreateType:
    case Kind::CreateEnum:
    case Kind::CreateDomain:
    case Kind::CreatePolicy:
    case Kind::CreateRole:
    case Kind::CreatePublication:
        return !op.ifNotExists;
    case Kind::CreateView:
    case Kind::CreateRoutine:
    case Kind::CreateTrigger:
    case Kind::CreateRule:
        return !op.orReplace;
    case Kind::Drop:
        return !op.ifExists;
    default:
        return false;
    }
}

bool failsAgain(const TableAction &action)
{
    switch (action.kind) {
    case Action::AddColumn:
        return !action.ifNotExists;
    case Action::DropColumn:
    case Action::DropConstraint:
        return !action.ifExists;
    case Action::AddConstraint:
        return true;
    default:
        return false;
    }
}

QString createdName(const DdlOperation &op)
{
    return op.kind == Kind::CreateTrigger || op.kind == Kind::CreatePolicy ? op.name
                                                                           : op.object.name;
}

/// Would a second run fail here, with nothing before it that clears the way?
bool failsOnSecondRun(const RuleContext &context)
{
    const auto &op = context.operation();
    const auto &cleared = context.state.droppedIfExists;
    if (isGuardable(op)) {
        return op.kind == Kind::Drop || !cleared.contains(createdName(op));
    }
    if (op.kind != Kind::AlterTable) {
        return false;
    }
    return std::ranges::any_of(op.actions, [&](const TableAction &action) {
        const auto dropped = std::ranges::any_of(op.actions, [&action](const TableAction &other) {
            return other.kind == Action::DropConstraint && other.ifExists
                && other.name == action.name;
        });
        return failsAgain(action) && !cleared.contains(action.name) && !dropped;
    });
}

bool isOutside(const RuleContext &context, qsizetype at)
{
    return isSchemaChange(context.script.at(at)) && context.script.statements[at].transaction == 0;
}

void notRerunnable(RuleContext &context)
{
    if (context.script.wrapped || !isOutside(context, context.position)
        || !failsOnSecondRun(context)) {
        return;
    }
    // The last statement is never run again after a success of all before it.
    for (qsizetype i = context.position + 1; i < context.script.statements.size(); ++i) {
        if (isOutside(context, i)) {
            context.report(createdName(context.operation()));
            return;
        }
    }
}

void hidesDrift(RuleContext &context)
{
    const auto &op = context.operation();
    const bool guarded = op.ifExists || op.ifNotExists
        || std::ranges::any_of(op.actions,
            [](const TableAction &action) { return action.ifExists || action.ifNotExists; });
    if (guarded && context.script.wrapped && isSchemaChange(op)) {
        context.report(shownName(op.object));
    }
}

void identifierTooLong(RuleContext &context)
{
    for (const auto &name : context.operation().longNames) {
        context.report(name.left(40) + u'…');
    }
}

void namingConvention(RuleContext &context)
{
    static const auto isSnake = [](const QString &name) {
        return std::ranges::all_of(
            name, [](QChar c) { return c.isLower() || c.isDigit() || c == u'_'; });
    };
    for (const auto &each : context.newColumns()) {
        if (!isSnake(each.column->name)) {
            context.report(shownColumn(each.table, each.column->name));
        }
    }
    const auto &op = context.operation();
    const bool table = op.kind == Kind::CreateTable || op.kind == Kind::CreateView
        || op.kind == Kind::CreateIndex;
    if (table && !isSnake(op.object.name)) {
        context.report(shownName(op.object));
    }
}

bool isReserved(const QString &name)
{
    static const QSet<QString> words { u"all"_s, u"analyse"_s, u"analyze"_s, u"and"_s, u"any"_s,
        u"array"_s, u"as"_s, u"asc"_s, u"both"_s, u"case"_s, u"cast"_s, u"check"_s, u"collate"_s,
        u"column"_s, u"constraint"_s, u"create"_s, u"default"_s, u"desc"_s, u"distinct"_s, u"do"_s,
        u"else"_s, u"end"_s, u"except"_s, u"false"_s, u"fetch"_s, u"for"_s, u"foreign"_s, u"from"_s,
        u"grant"_s, u"group"_s, u"having"_s, u"in"_s, u"index"_s, u"into"_s, u"key"_s, u"leading"_s,
        u"limit"_s, u"not"_s, u"null"_s, u"offset"_s, u"on"_s, u"only"_s, u"or"_s, u"order"_s,
        u"primary"_s, u"references"_s, u"returning"_s, u"select"_s, u"some"_s, u"table"_s,
        u"then"_s, u"to"_s, u"trailing"_s, u"true"_s, u"union"_s, u"unique"_s, u"user"_s,
        u"using"_s, u"values"_s, u"when"_s, u"where"_s, u"window"_s, u"with"_s };
    return words.contains(name.toLower());
}

void reservedName(RuleContext &context)
{
    const auto bad = [](const QString &name) { return isReserved(name) || name != name.toLower(); };
    for (const auto &each : context.newColumns()) {
        if (bad(each.column->name)) {
            context.report(shownColumn(each.table, each.column->name));
        }
    }
    const auto &op = context.operation();
    if (op.kind >= Kind::CreateTable && op.kind <= Kind::CreateRoutine && bad(op.object.name)) {
        context.report(shownName(op.object));
    }
}

void unqualifiedName(RuleContext &context)
{
    const auto &op = context.operation();
    const bool relation = op.kind == Kind::CreateTable || op.kind == Kind::CreateTableAs
        || op.kind == Kind::CreateView || op.kind == Kind::CreateMaterializedView
        || op.kind == Kind::AlterTable || op.kind == Kind::Truncate
        || (op.kind == Kind::Drop
            && (op.objectKind == ObjectKind::Table || op.objectKind == ObjectKind::View));
    const auto name = op.kind == Kind::CreateIndex ? op.table : op.object;
    if ((relation || op.kind == Kind::CreateIndex) && name.schema.isEmpty() && !op.temporary
        && !name.isEmpty()) {
        context.report(name.name);
    }
}

QString firstDuplicate(const QStringList &names, const RuleContext &context)
{
    for (qsizetype i = 0; i < names.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            if (!names[i].isEmpty() && context.catalog.sameName(names[i], names[j])) {
                return names[i];
            }
        }
    }
    return {};
}

void duplicateColumn(RuleContext &context)
{
    const auto &op = context.operation();
    const auto check = [&context](const QStringList &names) {
        if (const auto found = firstDuplicate(names, context); !found.isEmpty()) {
            context.report(found);
        }
    };
    QStringList made;
    for (const auto &each : context.newColumns()) {
        made.append(each.column->name);
    }
    check(made);
    check(op.outputColumns);
    for (const auto &change : op.changes) {
        QStringList set;
        for (const auto &assignment : change.sets) {
            set.append(assignment.column);
        }
        check(change.columns);
        check(set);
    }
}

bool isCostly(const RuleContext &context, const DdlOperation &op)
{
    const auto locks = predictLocks(op, { context.catalog, context.version });
    return op.kind == Kind::AlterTable && (locks.scans() || locks.rewrites());
}

void combineAlterTable(RuleContext &context)
{
    const auto &op = context.operation();
    if (context.position == 0 || !context.isExisting(op.object)) {
        return;
    }
    const auto &previous = context.script.at(context.position - 1);
    if (context.catalog.same(previous.object, op.object) && isCostly(context, previous)
        && isCostly(context, op)) {
        context.report(shownName(op.object));
    }
}

void unknownObject(RuleContext &context)
{
    const auto &op = context.operation();
    if (!context.options.authoritative || op.ifExists) {
        return;
    }
    const auto isTable = [&op] {
        return op.objectKind == ObjectKind::Table || op.objectKind == ObjectKind::View;
    };
    if (op.kind == Kind::AlterTable || (op.kind == Kind::Drop && isTable())
        || op.kind == Kind::Truncate) {
        const auto *table = context.table(op.object);
        if (!table || (table->createdBy == 0 && !table->columnsKnown)) {
            context.report(shownName(op.object));
            return;
        }
        for (const auto &action : op.actions) {
            const bool column = action.kind == Action::DropColumn
                || action.kind == Action::ChangeType || action.kind == Action::SetNotNull;
            if (column && !action.ifExists && table->columnsKnown && !table->column(action.name)) {
                context.report(shownColumn(op.object, action.name));
            }
        }
    } else if (op.kind == Kind::CreateIndex && !context.table(op.table)) {
        context.report(shownName(op.table));
    } else if (context.isDropOf(ObjectKind::Index) && !context.catalog.index(op.object)) {
        context.report(shownName(op.object));
    }
}

void syntaxError(RuleContext &context)
{
    if (context.isOperation(Kind::SyntaxError)) {
        context.report(context.operation().text);
    }
}

} // namespace

QList<Rule> hygieneRules()
{
    return {
        { "not-rerunnable", Severity::Warning, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "After a failure further down this statement fails on the second run."),
            QT_TRANSLATE_NOOP("Switchback",
                "One statement in each migration, or IF [NOT] EXISTS and a guarded drop before it."),
            notRerunnable },
        { "if-exists-hides-drift", Severity::Info, false, OnAll,
            QT_TRANSLATE_NOOP(
                "Switchback", "IF [NOT] EXISTS passes over a schema that is not what was meant."),
            QT_TRANSLATE_NOOP("Switchback", "The plain form: the transaction protects."),
            hidesDrift },
        { "identifier-too-long", Severity::Warning, true, OnPostgreSql | OnMySql,
            QT_TRANSLATE_NOOP(
                "Switchback", "The name is longer than the server keeps: it is cut, or refused."),
            QT_TRANSLATE_NOOP("Switchback", "A shorter name."), identifierTooLong },
        { "naming-convention", Severity::Info, false, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "The name does not follow the convention."),
            QT_TRANSLATE_NOOP("Switchback", "Lower case, digits and _."), namingConvention },
        { "reserved-or-mixed-case-name", Severity::Info, false, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "The name must be quoted for ever."),
            QT_TRANSLATE_NOOP("Switchback", "A plain name in lower case."), reservedName },
        { "unqualified-name", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "Which table is meant depends on the search path."),
            QT_TRANSLATE_NOOP("Switchback", "Name the schema."), unqualifiedName },
        { "duplicate-column", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "The same column twice: the statement fails."),
            QT_TRANSLATE_NOOP("Switchback", "Remove one."), duplicateColumn },
        { "combine-alter-table", Severity::Info, false, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback", "Two ALTER TABLE in a row each read the table."),
            QT_TRANSLATE_NOOP("Switchback", "One ALTER TABLE with both actions."),
            combineAlterTable },
        { "unknown-object", Severity::Error, false, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "It does not exist at this point."),
            QT_TRANSLATE_NOOP("Switchback", "Put the name or the order right."), unknownObject },
        { "syntax-error", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "The statement does not parse."),
            QT_TRANSLATE_NOOP("Switchback", "Put it right; what follows was checked."),
            syntaxError },
        { "empty-migration", Severity::Info, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "The migration does nothing."),
            QT_TRANSLATE_NOOP("Switchback", "Fill it or delete it.") },
        { "out-of-order-version", Severity::Warning, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "It is older than the newest applied one: elsewhere it runs in another order."),
            QT_TRANSLATE_NOOP("Switchback", "Give it a new number.") },
        { "duplicate-version", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP(
                "Switchback", "Two files have this version: one of them does not run."),
            QT_TRANSLATE_NOOP("Switchback", "Give one of them a new number.") },
        { "edited-after-apply", Severity::Error, true, OnAll,
            QT_TRANSLATE_NOOP(
                "Switchback", "It was changed after it had been applied: databases differ."),
            QT_TRANSLATE_NOOP("Switchback", "Write a new migration.") },
        { "unused-suppression", Severity::Info, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback", "This comment silences nothing, or names no rule."),
            QT_TRANSLATE_NOOP("Switchback", "Remove it.") },
    };
}

} // namespace Switchback
