// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/problemsmodel.h"

#include "core/text.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString severityText(Problem::Severity severity)
{
    switch (severity) {
    case Problem::Severity::Error:
        return tr("Error");
    case Problem::Severity::Warning:
        return tr("Warning");
    case Problem::Severity::Note:
        return tr("Note");
    }
    return {};
}

QString placeText(const Place &place)
{
    const auto file = visible(place.file);
    return place.line > 0 ? u"%1:%2"_s.arg(file).arg(place.line) : file;
}

} // namespace

void ProblemsModel::setProblems(const QList<Problem> &problems)
{
    auto sorted = problems;
    std::ranges::stable_sort(sorted, {}, &Problem::severity);
    if (sorted == m_problems) {
        return;
    }
    beginResetModel();
    m_problems = sorted;
    endResetModel();
}

const Problem *ProblemsModel::problem(int row) const
{
    return row >= 0 && row < m_problems.size() ? &m_problems.at(row) : nullptr;
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_problems.size());
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &problem = m_problems.at(index.row());
    const auto column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return column == SeverityColumn ? severityText(problem.severity)
            : column == PlaceColumn     ? placeText(problem.place)
                                        : visible(problem.message);
    case Qt::ToolTipRole:
        return column == PlaceColumn ? placeText(problem.place) : visible(problem.message);
    case SortRole:
        return column == SeverityColumn ? QVariant(int(problem.severity))
            : column == PlaceColumn     ? QVariant(problem.place.file)
                                        : QVariant(problem.message);
    case SeverityRole:
        return int(problem.severity);
    case SeverityTextRole:
        return severityText(problem.severity);
    case MessageRole:
        return visible(problem.message);
    case FileRole:
        return problem.place.file;
    case LineRole:
        return problem.place.line;
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case PlaceColumn:
        return tr("Where");
    case MessageColumn:
        return tr("What");
    default:
        return {};
    }
}

QHash<int, QByteArray> ProblemsModel::roleNames() const
{
    return { { Qt::DisplayRole, "display" }, { SortRole, "sort" }, { SeverityRole, "severity" },
        { SeverityTextRole, "severityText" }, { MessageRole, "message" }, { FileRole, "file" },
        { LineRole, "line" } };
}

} // namespace Switchback

#include "moc_problemsmodel.cpp"
