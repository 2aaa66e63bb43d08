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
    m_verdicts.clear();
    replacePlan(plan);
    endResetModel();
}

void PlanModel::setVerdicts(const QList<ScriptVerdict> &verdicts)
{
    m_verdicts = verdicts;
    for (int step = 0; step < verdicts.size(); ++step) {
        const auto parent = indexOf(step);
        Q_EMIT dataChanged(parent, parent);
        if (const int rows = rowCount(parent)) {
            Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, 0, parent));
        }
    }
}

int PlanModel::ownNumber(const QModelIndex &index) const
{
    const auto *planned = statement(index);
    const int step = stepOf(index);
    if (!planned || step < 0 || planned->role != StatementRole::Migration) {
        return -1;
    }
    return ownStatements(statementsOf(step).first(statementOf(index)));
}

QModelIndex PlanModel::indexOfOwn(int step, int number) const
{
    const auto parent = indexOf(step);
    for (int row = 0; number >= 0 && row < rowCount(parent); ++row) {
        if (const auto child = index(row, 0, parent); ownNumber(child) == number) {
            return child;
        }
    }
    return parent;
}

QVariant PlanModel::verdictData(const QModelIndex &index, int role) const
{
    const int step = stepOf(index);
    const bool judged = step >= 0 && step < m_verdicts.size();
    const int number = ownNumber(index);
    if (role == FindingsRole) {
        return judged
            ? int(std::ranges::count(m_verdicts.at(step).findings, false, &Finding::suppressed))
            : 0;
    }
    if (judged && kindOf(index) == Kind::Step) {
        const auto &severity = m_verdicts.at(step).severity;
        return role == SeverityRole ? QVariant(severity ? int(*severity) : -1) : QVariant(0);
    }
    if (!judged || number < 0 || number >= m_verdicts.at(step).statements.size()) {
        return role == SeverityRole ? -1 : 0;
    }
    const auto &verdict = m_verdicts.at(step).statements.at(number);
    if (role == SeverityRole) {
        return verdict.severity ? int(*verdict.severity) : -1;
    }
    if (role == RewritesRole) {
        return !verdict.rewrites.isEmpty();
    }
    const auto lock = std::ranges::find(verdict.locks, false, &LockNote::newObject);
    const int strength = lock == verdict.locks.end() ? 0 : lock->strength;
    return int(strength >= EverybodyWaits ? Waits::Everybody
            : strength >= WritersWait     ? Waits::Writers
                                          : Waits::Nobody);
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
        return planned ? visibleLines(elided(shownSql(*planned), 2000)) : title(index);
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
        return itsStep ? visible(versionBeside(itsStep->version, itsStep->name)) : QString();
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
    case SeverityRole:
    case WaitsRole:
    case RewritesRole:
    case FindingsRole:
        return verdictData(index, role);
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
        { StatementCountRole, "statementCount" }, { LineRole, "line" },
        { SeverityRole, "severity" }, { WaitsRole, "waits" }, { RewritesRole, "rewrites" },
        { FindingsRole, "findings" } };
}

} // namespace Switchback

#include "moc_planmodel.cpp"
