// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/planmodel.h"

#include "core/text.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString joined(const QList<PlannedStatement> &statements)
{
    QString text;
    for (const auto &statement : statements) {
        text += statement.sql + (statement.sql.trimmed().endsWith(u';') ? u"\n\n"_s : u";\n\n"_s);
    }
    return text.trimmed() + u'\n';
}

int ownStatements(const QList<PlannedStatement> &statements)
{
    return int(std::ranges::count(statements, StatementRole::Migration, &PlannedStatement::role));
}

} // namespace

void PlanModel::setPlan(const Plan &plan)
{
    beginResetModel();
    replacePlan(plan);
    endResetModel();
}

int PlanModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant PlanModel::text(const QModelIndex &index) const
{
    const auto *planned = statement(index);
    switch (index.column()) {
    case TextColumn:
        return title(index);
    case PurposeColumn:
        if (planned) {
            return roleText(planned->role);
        }
        //: of one migration in a plan
        return tr("%n statement(s)", nullptr, ownStatements(statementsOf(stepOf(index))));
    case LineColumn:
        return planned && planned->line > 0 ? QVariant(planned->line) : QVariant();
    default:
        return {};
    }
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto *planned = statement(index);
    const auto *itsStep = step(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole:
        return planned ? visibleLines(elided(planned->sql, 2000)) : title(index);
    case Qt::TextAlignmentRole:
        return index.column() == LineColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                            : QVariant();
    case SortRole:
        return stepOf(index) * 100000 + statementOf(index) + 1;
    case KindRole:
        return int(kindOf(index));
    case TitleRole:
        return title(index);
    case SqlRole:
        return planned ? planned->sql : joined(statementsOf(stepOf(index)));
    case StatementRoleRole:
        return planned ? int(planned->role) : -1;
    case BracketRole:
        return int(bracket(index));
    case StepRole:
        return stepOf(index);
    case VersionRole:
        return itsStep ? visible(itsStep->version.text) : QString();
    case NameRole:
        return itsStep ? visible(itsStep->name) : QString();
    case DirectionRole:
        return itsStep ? int(itsStep->direction) : int(plan().target.direction);
    case TransactionalRole:
        return itsStep && itsStep->transactional;
    case LateRole:
        return itsStep && itsStep->late;
    case StatementCountRole:
        return ownStatements(statementsOf(stepOf(index)));
    case LineRole:
        return planned ? planned->line : 0;
    default:
        return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case TextColumn:
        return tr("What runs");
    case PurposeColumn:
        return tr("Why");
    case LineColumn:
        return tr("Line");
    default:
        return {};
    }
}

QHash<int, QByteArray> PlanModel::roleNames() const
{
    return { { Qt::DisplayRole, "display" }, { SortRole, "sort" }, { KindRole, "kind" },
        { TitleRole, "title" }, { SqlRole, "sql" }, { StatementRoleRole, "statementRole" },
        { BracketRole, "bracket" }, { StepRole, "step" }, { VersionRole, "version" },
        { NameRole, "name" }, { DirectionRole, "direction" },
        { TransactionalRole, "transactional" }, { LateRole, "late" },
        { StatementCountRole, "statementCount" }, { LineRole, "line" } };
}

} // namespace Switchback

#include "moc_planmodel.cpp"
