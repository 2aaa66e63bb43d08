// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/differencemodel.h"

#include "core/text.h"
#include "core/tr.h"
#include "items/differencepropertymodel.h"

#include <QLocale>
#include <QStringMatcher>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// Groups have no parent, so their id is 0; a row's id is its group's place plus one.
constexpr quintptr TopLevel = 0;

bool isGroup(const QModelIndex &index)
{
    return index.internalId() == TopLevel;
}

bool losesData(const DifferenceRow &row)
{
    return row.effect == ChangeEffect::Destructive;
}

QString changeText(SchemaChange::Change change)
{
    switch (change) {
    case SchemaChange::Change::Added:
        return tr("added");
    case SchemaChange::Change::Removed:
        return tr("removed");
    case SchemaChange::Change::Changed:
        break;
    }
    return tr("changed");
}

} // namespace

QString groupText(DifferenceGroup group)
{
    switch (group) {
    case DifferenceGroup::Question:
        return tr("Renamed?");
    case DifferenceGroup::Dropped:
        return tr("Dropped");
    case DifferenceGroup::Changed:
        return tr("Changed");
    case DifferenceGroup::Created:
        return tr("Created");
    case DifferenceGroup::Order:
        return tr("Only in another order");
    case DifferenceGroup::Comments:
        return tr("Comments");
    case DifferenceGroup::Privileges:
        return tr("Privileges and owners");
    }
    return {};
}

QString effectText(ChangeEffect effect)
{
    switch (effect) {
    case ChangeEffect::Destructive:
        return tr("loses data");
    case ChangeEffect::Rewriting:
        return tr("rewrites rows");
    case ChangeEffect::Checking:
        return tr("checks rows");
    case ChangeEffect::Altering:
    case ChangeEffect::Removing:
    case ChangeEffect::Additive:
    case ChangeEffect::Annotation:
        break;
    }
    return {};
}

QString impactText(const DataImpact &impact)
{
    if (!impact.trouble.isEmpty()) {
        return impact.trouble;
    }
    const QLocale locale;
    QStringList parts;
    if (impact.rows == 0 && !impact.estimated) {
        parts += tr("no rows");
    } else if (impact.values) {
        parts += tr("%1 of %2 values")
                     .arg(
                         locale.toString(*impact.values), locale.toString(impact.rows.value_or(0)));
    } else if (impact.rows) {
        const auto rows = locale.toString(*impact.rows);
        parts += impact.estimated ? tr("about %1 rows").arg(rows) : tr("%1 rows").arg(rows);
    }
    if (impact.bytes) {
        parts += locale.formattedDataSize(*impact.bytes, 1);
    }
    return parts.join(u" · "_s);
}

void DifferenceModel::setDifferences(const Differences &differences)
{
    beginResetModel();
    m_all = differences;
    m_groups.clear();
    m_impacts.clear();
    m_ticked.clear();
    m_matching.clear();
    for (qsizetype i = 0; i < m_all.rows.size(); ++i) {
        const auto kind = differenceGroup(m_all, m_all.rows.at(i));
        auto group = std::ranges::find(m_groups, kind, &Group::kind);
        if (group == m_groups.end()) {
            group = m_groups.insert(m_groups.end(), { .kind = kind, .rows = {} });
        }
        group->rows += int(i);
        m_ticked += !losesData(m_all.rows.at(i));
    }
    std::ranges::sort(m_groups, {}, &Group::kind);
    match();
    endResetModel();
}

// With each letter, over thousands of rows: the words are prepared once, a kind is looked at once.
void DifferenceModel::match(bool amongMatches)
{
    const QStringMatcher words(m_words, Qt::CaseInsensitive);
    QHash<QString, bool> kinds;
    m_matching.resize(m_all.rows.size(), true);
    m_matches = 0;
    for (qsizetype i = 0; i < m_all.rows.size(); ++i) {
        if (!amongMatches || m_matching.at(i)) {
            const auto &row = m_all.rows.at(i);
            auto kind = kinds.constFind(row.kind);
            if (kind == kinds.cend()) {
                kind = kinds.insert(row.kind, words.indexIn(row.kind) >= 0);
            }
            m_matching[i] = *kind || words.indexIn(row.object) >= 0;
        }
        m_matches += m_matching.at(i) ? 1 : 0;
    }
    for (auto &group : m_groups) {
        group.matches = int(
            std::ranges::count_if(group.rows, [this](int row) { return m_matching.at(row); }));
    }
}

void DifferenceModel::setWords(const QString &words)
{
    const auto trimmed = words.trimmed();
    if (trimmed == m_words) {
        return;
    }
    const bool longer = trimmed.contains(m_words, Qt::CaseInsensitive);
    m_words = trimmed;
    match(longer);
    for (int i = 0; i < m_groups.size(); ++i) {
        const auto group = index(i, 0);
        Q_EMIT dataChanged(group, index(i, columnCount() - 1), { DimmedRole, CountRole });
        Q_EMIT dataChanged(index(0, 0, group), index(rowCount(group) - 1, columnCount() - 1, group),
            { DimmedRole });
    }
    Q_EMIT matchesChanged();
}

QModelIndex DifferenceModel::nextMatch(const QModelIndex &from, int by) const
{
    if (m_matches == 0) {
        return {};
    }
    const int last = int(m_groups.size()) - 1;
    int group = by > 0 ? 0 : last;
    int row = by > 0 ? -1 : int(m_groups.last().rows.size());
    if (from.isValid()) {
        group = isGroup(from) ? from.row() : int(from.internalId()) - 1;
        row = !isGroup(from) ? from.row() : by > 0 ? -1 : 0;
    }
    while (true) {
        row += by;
        if (row < 0 || row >= m_groups.at(group).rows.size()) {
            group = group + by < 0 ? last : group + by > last ? 0 : group + by;
            row = by > 0 ? 0 : int(m_groups.at(group).rows.size()) - 1;
        }
        if (m_matching.at(m_groups.at(group).rows.at(row))) {
            return index(row, 0, index(group, 0));
        }
    }
}

void DifferenceModel::addImpacts(const QList<DataImpact> &impacts)
{
    for (const auto &impact : impacts) {
        m_impacts.insert({ impact.kind, impact.object }, impact);
    }
    for (int i = 0; i < m_groups.size(); ++i) {
        const auto group = index(i, 0);
        Q_EMIT dataChanged(
            index(0, effectColumn(), group), index(rowCount(group) - 1, effectColumn(), group));
    }
}

const DataImpact *DifferenceModel::impact(const DifferenceRow &row) const
{
    const auto found = m_impacts.constFind({ row.kind, row.object });
    return found == m_impacts.constEnd() ? nullptr : &*found;
}

QList<DifferenceKey> DifferenceModel::unticked() const
{
    QList<DifferenceKey> keys;
    for (qsizetype i = 0; i < m_ticked.size(); ++i) {
        if (!m_ticked.at(i) && !isAnswer(m_all, m_all.rows.at(i))) {
            keys.emplace_back(m_all.rows.at(i).kind, m_all.rows.at(i).object);
        }
    }
    return keys;
}

const DifferenceRow *DifferenceModel::row(const QModelIndex &index) const
{
    return !index.isValid() || isGroup(index)
        ? nullptr
        : &m_all.rows.at(m_groups.at(qsizetype(index.internalId()) - 1).rows.at(index.row()));
}

QModelIndex DifferenceModel::indexOf(int row) const
{
    for (int i = 0; i < m_groups.size(); ++i) {
        const auto place = m_groups.at(i).rows.indexOf(row);
        if (place >= 0) {
            return index(int(place), 0, index(i, 0));
        }
    }
    return {};
}

QModelIndex DifferenceModel::indexOf(const QString &kind, const QString &object) const
{
    const auto found = std::ranges::find_if(m_all.rows,
        [&](const DifferenceRow &row) { return row.kind == kind && row.object == object; });
    return found == m_all.rows.end() ? QModelIndex() : indexOf(int(found - m_all.rows.begin()));
}

QModelIndex DifferenceModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : TopLevel);
}

QModelIndex DifferenceModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || isGroup(index)) {
        return {};
    }
    return createIndex(int(index.internalId()) - 1, 0, TopLevel);
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return int(m_groups.size());
    }
    return isGroup(parent) && parent.column() == 0 ? int(m_groups.at(parent.row()).rows.size()) : 0;
}

int DifferenceModel::columnCount(const QModelIndex &) const
{
    return effectColumn() + 1;
}

Qt::CheckState DifferenceModel::ticks(const Group &group) const
{
    const auto ticked = std::ranges::count_if(
        group.rows, [this](int row) { return m_ticked.at(row); });
    return ticked == 0                ? Qt::Unchecked
        : ticked == group.rows.size() ? Qt::Checked
                                      : Qt::PartiallyChecked;
}

QVariant DifferenceModel::groupData(const Group &group, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == ObjectColumn ? groupText(group.kind) : QVariant();
    case Qt::CheckStateRole:
        return column == ObjectColumn ? QVariant(ticks(group)) : QVariant();
    case SortRole:
    case GroupRole:
        return int(group.kind);
    case CountRole:
        return group.matches;
    case DimmedRole:
        return group.matches == 0;
    case Qt::AccessibleTextRole:
        return column == ObjectColumn
            ? QVariant(tr("%1, %2").arg(groupText(group.kind)).arg(group.matches))
            : QVariant();
    default:
        return {};
    }
}

QString DifferenceModel::cell(const DifferenceRow &row, int column) const
{
    if (column == ObjectColumn) {
        return visible(row.object);
    }
    if (column == KindColumn) {
        return row.kind;
    }
    if (column == effectColumn()) {
        const auto *known = impact(row);
        const auto words = known ? impactText(*known) : QString();
        return words.isEmpty() ? effectText(row.effect) : words;
    }
    const auto *change = differenceChange(m_all, row, column - FirstStepColumn);
    return !change ? QString() : isRename(*change) ? tr("renamed") : changeText(change->change);
}

QVariant DifferenceModel::rowData(int number, int column, int role) const
{
    const auto &row = m_all.rows.at(number);
    const bool isStep = column >= FirstStepColumn && column < effectColumn();
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, column);
    case Qt::ToolTipRole:
        return column == ObjectColumn && !row.hint.isEmpty()
            ? visible(row.object) + u'\n' + row.hint
            : cell(row, column);
    case Qt::CheckStateRole:
        return column == ObjectColumn
            ? QVariant(m_ticked.at(number) || isAnswer(m_all, row) ? Qt::Checked : Qt::Unchecked)
            : QVariant();
    case SortRole:
        return row.object;
    case GroupRole:
        return int(differenceGroup(m_all, row));
    case ChangeRole:
        if (const auto *change = isStep ? differenceChange(m_all, row, column - FirstStepColumn)
                                        : nullptr) {
            return int(change->change);
        }
        return -1;
    case EffectRole:
        return int(row.effect);
    case HintRole:
        return row.hint;
    case DimmedRole:
        return !m_matching.at(number);
    default:
        return {};
    }
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    if (isGroup(index)) {
        return groupData(m_groups.at(index.row()), index.column(), role);
    }
    const auto &group = m_groups.at(qsizetype(index.internalId()) - 1);
    return rowData(group.rows.at(index.row()), index.column(), role);
}

bool DifferenceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != ObjectColumn) {
        return false;
    }
    const bool on = value.toInt() != Qt::Unchecked;
    const auto group = isGroup(index) ? index : parent(index);
    for (int i = 0; i < rowCount(group); ++i) {
        const int row = m_groups.at(group.row()).rows.at(i);
        // A whole group never ticks what loses data.
        const bool meant = isGroup(index) ? !on || !losesData(m_all.rows.at(row))
                                          : i == index.row();
        m_ticked[row] = meant ? on : m_ticked.at(row);
    }
    Q_EMIT dataChanged(group, group, { Qt::CheckStateRole });
    Q_EMIT dataChanged(this->index(0, 0, group), this->index(rowCount(group) - 1, 0, group),
        { Qt::CheckStateRole });
    Q_EMIT tickedChanged();
    return true;
}

Qt::ItemFlags DifferenceModel::flags(const QModelIndex &index) const
{
    const auto usual = QAbstractItemModel::flags(index);
    return index.isValid() && index.column() == ObjectColumn ? usual | Qt::ItemIsUserCheckable
                                                             : usual;
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isSide = section >= FirstStepColumn && section < effectColumn();
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && isSide) {
        return visible(m_all.titles.value(section - FirstStepColumn + 1));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    if (section == ObjectColumn) {
        return tr("Object");
    }
    if (section == KindColumn) {
        return tr("Kind");
    }
    if (section == effectColumn()) {
        return tr("What it costs");
    }
    return isSide ? QVariant(briefTitles(m_all.titles).value(section - FirstStepColumn + 1))
                  : QVariant();
}

QHash<int, QByteArray> DifferenceModel::roleNames() const
{
    auto names = QAbstractItemModel::roleNames();
    names.insert({ { SortRole, "sort" }, { GroupRole, "group" }, { ChangeRole, "change" },
        { EffectRole, "effect" }, { HintRole, "hint" }, { DimmedRole, "dimmed" },
        { CountRole, "count" } });
    return names;
}

// Rows that come and go one by one take seconds where there are thousands: all are mapped anew.
DifferenceFilter::DifferenceFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(false);
}

void DifferenceFilter::setSourceModel(QAbstractItemModel *model)
{
    QSortFilterProxyModel::setSourceModel(model);
    connect(static_cast<DifferenceModel *>(model), &DifferenceModel::matchesChanged, this, [this] {
        if (m_narrow) {
            invalidate();
        }
    });
}

void DifferenceFilter::setNarrow(bool narrow)
{
    if (narrow != m_narrow) {
        m_narrow = narrow;
        invalidate();
    }
}

bool DifferenceFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return !m_narrow
        || !sourceModel()->index(row, 0, parent).data(DifferenceModel::DimmedRole).toBool();
}

} // namespace Switchback

#include "moc_differencemodel.cpp"
