// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The way back, judged beside the way forth.

#include "rules/elixirsource.h"
#include "rules/walk.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;
using Action = TableAction::Kind;

namespace {

void enumValueStays(RuleContext &context)
{
    const auto &op = context.operation();
    if (op.kind == Kind::AlterEnum && !op.renamesValue) {
        context.report(op.newName);
    }
}

bool changesSchema(const ScriptView &view)
{
    return std::ranges::any_of(view.statements,
        [](const ScriptStatement &each) { return isSchemaChange(each.operation); });
}

bool hasOpaque(const ScriptView &view)
{
    return std::ranges::any_of(view.statements, [](const ScriptStatement &each) {
        return each.operation.kind == Kind::Opaque || each.operation.kind == Kind::SyntaxError
            || each.operation.kind == Kind::Call;
    });
}

/// Something that one script makes or removes.
struct Change {
    enum class What { Table, Column, Index, Constraint, Type, View } what = What::Table;
    ObjectName table; // or type, view
    QString name;
    QStringList columns; // of an index or constraint
    qsizetype at = 0;
};

struct Changes {
    QList<Change> made;
    QList<Change> removed;
};

class ChangeReader
{
public:
    ChangeReader(const ScriptView &view, const Catalog &catalog)
        : m_catalog(catalog)
    {
        for (qsizetype i = 0; i < view.statements.size(); ++i) {
            m_at = i;
            read(view.at(i));
        }
    }
    Changes take() { return std::move(m_changes); }

private:
    void made(Change::What what, const ObjectName &table, const QString &name = {},
        const QStringList &columns = {})
    {
        m_changes.made.append({ what, table, name, columns, m_at });
    }
    void removed(Change::What what, const ObjectName &table, const QString &name = {})
    {
        m_changes.removed.append({ what, table, name, {}, m_at });
    }

    void read(const DdlOperation &op)
    {
        switch (op.kind) {
        case Kind::CreateTable:
        case Kind::CreateTableAs:
            made(Change::What::Table, op.object);
            break;
        case Kind::CreateView:
        case Kind::CreateMaterializedView:
            if (!op.orReplace) {
                made(Change::What::View, op.object);
            }
            break;
        case Kind::CreateEnum:
        case Kind::CreateDomain:
        case Kind::CreateType:
            made(Change::What::Type, op.object);
            break;
        case Kind::CreateIndex:
            made(Change::What::Index, op.table, op.index.name, keyColumns(op.index));
            break;
        case Kind::AlterTable:
            for (const auto &action : op.actions) {
                readAction(op, action);
            }
            break;
        case Kind::Drop:
            readDrop(op);
            break;
        default:
            break;
        }
    }

    static QStringList keyColumns(const IndexDefinition &index)
    {
        QStringList result;
        for (const auto &key : index.keys) {
            result += key.column.isEmpty() ? key.expression.columns : QStringList { key.column };
        }
        return result;
    }

    void readAction(const DdlOperation &op, const TableAction &action)
    {
        switch (action.kind) {
        case Action::AddColumn:
            made(Change::What::Column, op.object, action.name);
            break;
        case Action::DropColumn:
            removed(Change::What::Column, op.object, action.name);
            break;
        case Action::AddConstraint:
            made(Change::What::Constraint, op.object, action.constraint.name,
                action.constraint.columns + action.constraint.check.columns);
            break;
        case Action::DropConstraint:
        case Action::DropForeignKey:
        case Action::DropPrimaryKey:
            removed(Change::What::Constraint, op.object, action.name);
            break;
        case Action::AddIndex:
            made(Change::What::Index, op.object, action.index.name, keyColumns(action.index));
            break;
        case Action::DropIndex:
            removed(Change::What::Index, op.object, action.name);
            break;
        default:
            break;
        }
    }

    void readDrop(const DdlOperation &op)
    {
        static const QHash<ObjectKind, Change::What> kinds {
            { ObjectKind::Table, Change::What::Table }, { ObjectKind::View, Change::What::View },
            { ObjectKind::MaterializedView, Change::What::View },
            { ObjectKind::Type, Change::What::Type }, { ObjectKind::Domain, Change::What::Type },
            { ObjectKind::Index, Change::What::Index }
        };
        const auto kind = kinds.constFind(op.objectKind);
        if (op.objectKind == ObjectKind::Schema) {
            m_changes.removed.append({ Change::What::Table, {}, u"*"_s, {}, m_at });
        }
        for (const auto &object : kind == kinds.constEnd() ? QList<ObjectName>() : op.objects) {
            if (*kind == Change::What::Index) {
                removed(*kind, op.table, object.name);
            } else {
                removed(*kind, object);
            }
        }
    }

    const Catalog &m_catalog;
    Changes m_changes;
    qsizetype m_at = 0;
};

class MirrorCheck
{
public:
    MirrorCheck(const Catalog &catalog, Changes up, Changes down)
        : m_catalog(catalog)
        , m_up(std::move(up))
        , m_down(std::move(down))
    {
    }

    QList<Change> missing() const
    {
        QList<Change> result;
        for (const auto &change : m_up.made) {
            if (!isRemoved(change, m_up.removed) && !isRemoved(change, m_down.removed)) {
                result.append(change);
            }
        }
        for (const auto &change : m_up.removed) {
            const bool counts = change.what == Change::What::Table
                || change.what == Change::What::Column || change.what == Change::What::View;
            if (counts && change.name != "*"_L1 && !isMade(change, m_up.made)
                && !isMade(change, m_down.made)) {
                result.append(change);
            }
        }
        return result;
    }

private:
    bool same(const ObjectName &a, const ObjectName &b) const { return m_catalog.same(a, b); }

    bool tableGone(const ObjectName &table, const QList<Change> &removed) const
    {
        return std::ranges::any_of(removed, [&](const Change &each) {
            return (each.what == Change::What::Table || each.what == Change::What::View)
                && (each.name == "*"_L1 || same(each.table, table));
        });
    }

    bool columnGone(
        const ObjectName &table, const QStringList &columns, const QList<Change> &removed) const
    {
        return std::ranges::any_of(removed, [&](const Change &each) {
            return each.what == Change::What::Column && same(each.table, table)
                && columns.contains(each.name);
        });
    }

    bool isRemoved(const Change &change, const QList<Change> &removed) const
    {
        switch (change.what) {
        case Change::What::Type:
            return std::ranges::any_of(removed, [&](const Change &each) {
                return each.what == change.what && same(each.table, change.table);
            });
        case Change::What::Column:
            return tableGone(change.table, removed)
                || columnGone(change.table, { change.name }, removed);
        case Change::What::Index:
        case Change::What::Constraint:
            return tableGone(change.table, removed)
                || columnGone(change.table, change.columns, removed)
                || std::ranges::any_of(removed, [&](const Change &each) {
                       const bool kind = each.what == Change::What::Index
                           || each.what == Change::What::Constraint;
                       return kind
                           && (change.name.isEmpty() || m_catalog.sameName(each.name, change.name));
                   });
        default:
            return tableGone(change.table, removed);
        }
    }

    bool isMade(const Change &change, const QList<Change> &made) const
    {
        return std::ranges::any_of(made, [&](const Change &each) {
            return each.what == change.what && same(each.table, change.table)
                && m_catalog.sameName(each.name, change.name);
        });
    }

    const Catalog &m_catalog;
    Changes m_up;
    Changes m_down;
};

QString shownChange(const Change &change)
{
    if (change.what == Change::What::Column) {
        return shownColumn(change.table, change.name);
    }
    return change.name.isEmpty() ? shownName(change.table) : change.name;
}

bool isOn(const RuleContext &context, const char *id)
{
    return context.isEnabled(QString::fromLatin1(id));
}

void checkMirror(const SourceView &source, RuleContext &context)
{
    if (hasOpaque(source.down) || hasOpaque(source.up) || source.down.statements.isEmpty()
        || std::ranges::any_of(source.down.statements, [](const ScriptStatement &each) {
               return each.operation.kind == Kind::Rename
                   && each.operation.objectKind == ObjectKind::Table;
           })) {
        return;
    }
    const MirrorCheck check(source.catalog, ChangeReader(source.up, source.catalog).take(),
        ChangeReader(source.down, source.catalog).take());
    for (const auto &change : check.missing()) {
        context.reportAt(change.at, shownChange(change));
    }
}

void checkDownLoses(const SourceView &source, RuleContext &context)
{
    const auto up = ChangeReader(source.up, source.catalog).take();
    const auto down = ChangeReader(source.down, source.catalog).take();
    for (const auto &change : up.made) {
        const bool holdsData = change.what == Change::What::Table
            || change.what == Change::What::Column;
        const bool dropped = std::ranges::any_of(down.removed, [&](const Change &each) {
            return each.what == change.what && source.catalog.same(each.table, change.table)
                && each.name == change.name;
        });
        if (holdsData && dropped) {
            context.reportAt(change.at, shownChange(change));
        }
    }
}

bool keepsCopy(const SourceView &source, const DataChange &change)
{
    const auto reads = [&](const QList<ObjectName> &tables) {
        return std::ranges::any_of(tables,
            [&](const ObjectName &each) { return source.catalog.same(each, change.table); });
    };
    for (const auto &each : source.up.statements) {
        if (each.operation.kind == Kind::CreateTableAs && reads(each.operation.reads)) {
            return true;
        }
        for (const auto &other : each.operation.changes) {
            if (other.kind == DataChange::Kind::Insert && reads(other.sources)
                && !source.catalog.same(other.table, change.table)) {
                return true;
            }
        }
    }
    // SET old_status = status, status = …
    return std::ranges::any_of(change.sets, [&change](const Assignment &set) {
        return !set.value.bareColumn.isEmpty()
            && std::ranges::any_of(change.sets, [&set](const Assignment &other) {
                   return other.column == set.value.bareColumn && other.column != set.column;
               });
    });
}

bool downTouches(const SourceView &source, const ObjectName &table)
{
    return std::ranges::any_of(source.down.statements, [&](const ScriptStatement &each) {
        return std::ranges::any_of(each.operation.changes,
            [&](const DataChange &change) { return source.catalog.same(change.table, table); });
    });
}

void checkDataChanges(const SourceView &source, RuleContext &context)
{
    for (qsizetype i = 0; i < source.up.statements.size(); ++i) {
        for (const auto &change : source.up.at(i).changes) {
            const bool loss = change.kind == DataChange::Kind::Delete && isAlwaysTrue(change.where)
                && !change.joined && !change.limited;
            if (change.kind == DataChange::Kind::Insert || loss || context.isNew(change.table)
                || onlyFills(context, change) || keepsCopy(source, change)
                || downTouches(source, change.table)) {
                continue;
            }
            context.reportAt(i, shownName(change.table));
        }
    }
}

bool use(RuleContext &context, const char *id)
{
    context.rule = ruleById(QString::fromLatin1(id));
    return context.rule && isOn(context, id);
}

/// execute(…, "") in Ecto's change: a way back was thought of, and there is nothing to do.
bool saysNothingToUndo(const LintMigration &migration)
{
    const auto calls = migration.isElixir ? readElixir(migration.text).calls : QList<ElixirCall>();
    return std::ranges::any_of(calls, [](const ElixirCall &call) {
        return call.name == "execute"_L1 && call.function == "change"_L1
            && call.arguments.size() == 2 && call.keywords.isEmpty();
    });
}

void checkFile(const SourceView &source, RuleContext &context)
{
    const auto &migration = source.migration;
    const bool empty = source.up.statements.isEmpty();
    const bool stated = !migration.irreversible.isEmpty() || !source.irreversible.isEmpty();
    if (migration.down == LintMigration::Down::Missing && !empty && !stated
        && use(context, "no-down-migration")) {
        context.reportLine(1, {});
    }
    const bool noWayBack = migration.down == LintMigration::Down::Present
        && source.down.statements.isEmpty() && !saysNothingToUndo(migration);
    if (noWayBack && !stated && changesSchema(source.up) && use(context, "empty-down-migration")) {
        context.reportLine(1, {});
    }
    if (empty && migration.opaque.isEmpty() && migration.problems.isEmpty()
        && use(context, "empty-migration")) {
        context.reportLine(1, {});
    }
    if (migration.outOfOrder && use(context, "out-of-order-version")) {
        context.reportLine(1, migration.version.text);
    }
    if (migration.editedAfterApply && use(context, "edited-after-apply")) {
        context.reportLine(1, migration.version.text);
    }
}

} // namespace

void checkSource(const SourceView &source, QList<Finding> &findings)
{
    WalkState state;
    RuleContext context(
        source.migration, source.options, source.up, source.catalog, state, findings);
    checkFile(source, context);
    if (use(context, "irreversible-data-change")) {
        checkDataChanges(source, context);
    }
    if (source.migration.down == LintMigration::Down::Present) {
        if (use(context, "down-does-not-mirror-up")) {
            checkMirror(source, context);
        }
        if (use(context, "down-loses-data")) {
            checkDownLoses(source, context);
        }
    }
    if (source.migration.isElixir) {
        checkElixir(source, findings);
    }
}

QList<Rule> reversibilityRules()
{
    return {
        { "no-down-migration", Severity::Warning, true, OnAll,
            QT_TRANSLATE_NOOP(
                "Switchback", "There is no way back: rolling back cannot undo this step."),
            QT_TRANSLATE_NOOP("Switchback",
                "Write the way back, or say why there is none: switchback: irreversible REASON.") },
        { "empty-down-migration", Severity::Info, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "The way back is empty: afterwards the history says"
                " reverted, the schema says otherwise."),
            QT_TRANSLATE_NOOP("Switchback",
                "Write the way back, or say why there is none: switchback: irreversible REASON.") },
        { "down-does-not-mirror-up", Severity::Warning, true, OnAll,
            QT_TRANSLATE_NOOP("Switchback",
                "The way back does not undo this change: afterwards"
                " the schema differs from where it "
                "began, and applying again fails."),
            QT_TRANSLATE_NOOP("Switchback",
                "Add the inverse to the way back; switchback-cli verify proves it.") },
        { "down-loses-data", Severity::Info, false, OnAll,
            QT_TRANSLATE_NOOP(
                "Switchback", "Rolling back discards what was written here since the deployment."),
            QT_TRANSLATE_NOOP("Switchback", "Keep it on the way back, or export it first.") },
        { "irreversible-data-change", Severity::Info, true, OnAll,
            QT_TRANSLATE_NOOP(
                "Switchback", "Old values are overwritten or removed and kept nowhere."),
            QT_TRANSLATE_NOOP("Switchback", "Save key and old value into a side table first.") },
        { "enum-value-cannot-be-removed", Severity::Info, true, OnPostgreSql,
            QT_TRANSLATE_NOOP("Switchback",
                "A label of an enum can never be removed again; a way back can only forbid it."),
            QT_TRANSLATE_NOOP("Switchback",
                "Use text with a CHECK, or a lookup table, where the values change often."),
            enumValueStays },
    };
}

} // namespace Switchback
