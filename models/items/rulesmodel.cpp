// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/rulesmodel.h"

#include "core/safetybrief.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

void RulesModel::setRules(const QList<RuleEntry> &rules)
{
    beginResetModel();
    m_rules = rules;
    endResetModel();
}

const RuleEntry *RulesModel::rule(int row) const
{
    return row >= 0 && row < m_rules.size() ? &m_rules.at(row) : nullptr;
}

int RulesModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_rules, id, &RuleEntry::id);
    return found == m_rules.end() ? -1 : int(found - m_rules.begin());
}

int RulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rules.size());
}

int RulesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RulesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &rule = m_rules.at(index.row());
    const bool severity = index.column() == SeverityColumn;
    switch (role) {
    case Qt::DisplayRole:
        return severity ? severityText(rule.severity) : rule.id;
    case Qt::ToolTipRole:
        return rule.group;
    case Qt::AccessibleTextRole:
        return u"%1 %2"_s.arg(severityText(rule.severity), rule.id);
    case SortRole:
        return severity ? QVariant(-int(rule.severity)) : QVariant(index.row());
    case SeverityRole:
        return int(rule.severity);
    case IdRole:
        return rule.id;
    case WordsRole:
        return QStringList { rule.id, rule.group, rule.databases, rule.explanation, rule.help,
            severityText(rule.severity) }
            .join(u'\n');
    default:
        return {};
    }
}

QVariant RulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == SeverityColumn ? tr("Severity") : tr("Rule");
}

} // namespace Switchback

#include "moc_rulesmodel.cpp"
