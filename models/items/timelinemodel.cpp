// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/timelinemodel.h"

#include "core/text.h"
#include "core/tr.h"

#include <QLocale>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// A version that is a moment (20240131120000, 202401311200) says when the migration was written;
/// a plain number does not.
QDate dateOf(const TimelineEntry &entry)
{
    const auto &text = entry.version.text;
    if (text.size() == 14 || text.size() == 12 || text.size() == 17) {
        // Read by hand: a parser of dates takes longer for ten thousand than the window to open.
        int number = 0;
        for (const QChar c : QStringView(text).first(8)) {
            const int digit = c.unicode() - u'0';
            if (digit < 0 || digit > 9) {
                return {};
            }
            number = number * 10 + digit;
        }
        const QDate date(number / 10000, number / 100 % 100, number % 100);
        if (date.isValid() && date.year() >= 1990 && date.year() < 2200) {
            return date;
        }
    }
    return {};
}

QString monthText(QDate date)
{
    return QLocale().toString(date, u"MMMM yyyy"_s);
}

/// `judged`: the way back has a column of its own.
QStringList tags(const TimelineEntry &entry, bool opaque, bool judged)
{
    QStringList tags;
    if (opaque) {
        //: of a migration: a part of it is known to the running application alone
        tags += tr("opaque");
    }
    if (entry.broken) {
        tags += tr("unreadable");
    }
    if (entry.repeatable) {
        tags += tr("repeatable");
    }
    if (!entry.transactional) {
        tags += tr("no transaction");
    }
    if (!entry.reversible && entry.migration >= 0 && !entry.repeatable && !judged) {
        tags += tr("no way back");
    }
    if (entry.outOfOrder && isApplied(entry.state)) {
        tags += tr("out of order");
    }
    return tags;
}

} // namespace

TimelineModel::TimelineModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void TimelineModel::setTimeline(const Timeline &timeline, const HistoryRules &rules, bool known)
{
    const auto sameEntry = [](const TimelineEntry &a, const TimelineEntry &b) {
        return a.version == b.version && a.repeatable == b.repeatable;
    };
    const auto sameRow = [](const Row &a, const Row &b) {
        return a.kind == b.kind && a.entry == b.entry;
    };
    auto rows = makeRows(timeline, known, m_appliedOrder);
    const bool sameRows = std::ranges::equal(m_rows, rows, sameRow)
        && std::ranges::equal(m_timeline.entries, timeline.entries, sameEntry);
    if (!sameRows) {
        beginResetModel();
    }
    m_timeline = timeline;
    m_rules = rules;
    m_known = known;
    m_rows = rows;
    const auto bar = std::ranges::find(m_rows, Kind::Here, &Row::kind);
    m_here = bar == m_rows.end() ? -1 : int(bar - m_rows.begin());
    markMatches();
    if (!sameRows) {
        endResetModel();
    } else if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    }
}

void TimelineModel::setAppliedOrder(bool applied)
{
    if (std::exchange(m_appliedOrder, applied) != applied) {
        beginResetModel();
        m_rows.clear(); // the rows are others: nothing of the old ones is kept
        endResetModel();
        setTimeline(Timeline(m_timeline), m_rules, m_known);
    }
}

/// The entries from top to bottom, repeatable ones left out.
QList<int> TimelineModel::order(const Timeline &timeline, bool applied)
{
    QList<int> rows;
    for (int i = int(timeline.entries.size()) - 1; i >= 0; --i) {
        if (!timeline.entries.at(i).repeatable) {
            rows += i;
        }
    }
    if (applied) {
        std::ranges::stable_sort(rows, [&timeline](int a, int b) {
            const auto &one = timeline.entries.at(a);
            const auto &two = timeline.entries.at(b);
            const bool pending = !isApplied(one.state);
            return pending != !isApplied(two.state) ? pending : one.appliedOrder > two.appliedOrder;
        });
    }
    return rows;
}

QList<TimelineModel::Row> TimelineModel::makeRows(
    const Timeline &timeline, bool known, bool applied)
{
    QList<Row> rows;
    const auto &entries = timeline.entries;
    rows.reserve(entries.size() + 64);
    const Row bar { .kind = Kind::Here };
    bool barPlaced = !known;
    std::pair<int, int> month;
    const auto add = [&](int i) {
        const auto &entry = entries.at(i);
        const auto when = applied ? entry.appliedAt.toLocalTime().date() : QDate();
        if (const auto date = when.isValid() ? when : dateOf(entry); date.isValid()) {
            if (const std::pair its(date.year(), date.month()); its != month) {
                month = its;
                rows.push_back({ .kind = Kind::Month, .heading = monthText(date) });
            }
        }
        rows.push_back({ .entry = i });
    };
    const auto sequence = order(timeline, applied);
    for (const int i : sequence) {
        const auto &entry = entries.at(i);
        const bool here = applied ? isApplied(entry.state) : entry.version.text == timeline.current;
        if (!barPlaced && !timeline.current.isEmpty() && here) {
            rows.push_back(bar);
            barPlaced = true;
        }
        add(i);
    }
    if (!barPlaced) {
        rows.push_back(bar);
    }
    bool headed = false;
    for (int i = 0; i < entries.size(); ++i) {
        if (!entries.at(i).repeatable) {
            continue;
        }
        if (!std::exchange(headed, true)) {
            rows.push_back({ .kind = Kind::Month, .heading = tr("Repeatable") });
        }
        rows.push_back({ .entry = i });
    }
    return rows;
}

void TimelineModel::setOpaque(const QSet<QString> &versions)
{
    if (versions == m_opaque) {
        return;
    }
    m_opaque = versions;
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    }
}

void TimelineModel::setFilter(const QString &words)
{
    if (words == m_filter) {
        return;
    }
    m_filter = words;
    markMatches();
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(
            index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1), { MatchRole });
    }
}

void TimelineModel::markMatches()
{
    const auto words = m_filter.split(u' ', Qt::SkipEmptyParts);
    for (auto &row : m_rows) {
        if (row.entry < 0) {
            row.match = words.isEmpty();
            continue;
        }
        const auto &e = m_timeline.entries.at(row.entry);
        const auto state = words.isEmpty() ? QString() : stateText(e.state);
        const auto safety = words.isEmpty()
            ? QString()
            : QStringList { safetyText(e, RiskColumn), safetyText(e, LockColumn),
                  safetyText(e, WayBackColumn) }
                  .join(u'\n');
        row.match = std::ranges::all_of(words, [&](const QString &word) {
            return std::ranges::any_of(std::initializer_list<QStringView> { e.version.text, e.name,
                                           e.path, state, safety },
                [&](QStringView text) { return text.contains(word, Qt::CaseInsensitive); });
        });
    }
}

int TimelineModel::matches() const
{
    return int(
        std::ranges::count_if(m_rows, [](const Row &row) { return row.entry >= 0 && row.match; }));
}

int TimelineModel::nextMatch(int row, int step) const
{
    for (int i = row + step; i >= 0 && i < m_rows.size(); i += step) {
        if (m_rows.at(i).entry >= 0 && m_rows.at(i).match) {
            return i;
        }
    }
    return -1;
}

std::optional<Target> TimelineModel::targetFor(int row) const
{
    const auto *wanted = entry(row);
    const int here = m_here;
    if (!wanted || here < 0 || m_appliedOrder || wanted->repeatable || wanted->migration < 0) {
        return {};
    }
    if (row < here) {
        return Target {
            .direction = Direction::Up, .kind = Target::Kind::To, .to = wanted->version
        };
    }
    if (wanted->version.text == m_timeline.current || !isApplied(wanted->state)) {
        return {};
    }
    return Target { .direction = Direction::Down, .kind = Target::Kind::To, .to = wanted->version };
}

void TimelineModel::setPreview(const std::optional<Target> &target)
{
    const int wanted = target && target->kind == Target::Kind::To ? rowOf(target->to) : -1;
    const int here = m_here;
    for (int i = 0; i < m_rows.size(); ++i) {
        auto &row = m_rows[i];
        row.fate = Fate::None;
        if (!target || row.entry < 0) {
            continue;
        }
        const auto &e = m_timeline.entries.at(row.entry);
        const bool chosen = target->chosen.contains(e.version);
        const bool up = target->direction == Direction::Up;
        // Late ones below the bar are applied too by whatever goes up to a newer version.
        const bool within = target->kind == Target::Kind::All
            || (target->kind == Target::Kind::To && wanted >= 0
                && (up ? i >= wanted && !e.repeatable : i > here && i < wanted))
            || chosen;
        if (within && up && (isPending(e, m_rules) || (chosen && !isApplied(e.state)))) {
            row.fate = Fate::WillApply;
        } else if (within && !up && isApplied(e.state) && !e.repeatable) {
            row.fate = Fate::WillRevert;
        }
    }
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(
            index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1), { FateRole });
    }
}

const TimelineEntry *TimelineModel::entry(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows.at(row).entry < 0) {
        return nullptr;
    }
    return &m_timeline.entries.at(m_rows.at(row).entry);
}

int TimelineModel::rowOf(const Version &version) const
{
    const auto it = std::ranges::find_if(m_rows, [&](const Row &row) {
        return row.entry >= 0 && m_timeline.entries.at(row.entry).version == version;
    });
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &row = m_rows.at(index.row());
    switch (role) {
    case KindRole:
        return int(row.kind);
    case MatchRole:
        return row.match;
    case FateRole:
        return int(row.fate);
    default:
        return row.entry < 0 ? headingData(row, index.column(), role)
                             : entryData(row, index.column(), role);
    }
}

QVariant TimelineModel::headingData(const Row &row, int column, int role) const
{
    const bool bar = row.kind == Kind::Here;
    const auto words = bar ? tr("The database is here") : row.heading;
    switch (role) {
    case Qt::DisplayRole:
        return column == 0 ? words : QVariant();
    case Qt::AccessibleTextRole:
        return bar ? tr("The database is here: %1 applied, %2 pending")
                         .arg(m_timeline.applied)
                         .arg(m_timeline.pending)
                   : words;
    case HeadingRole:
        return words;
    case AppliedCountRole:
        return m_timeline.applied;
    case PendingCountRole:
        return m_timeline.pending;
    default:
        return {};
    }
}

QVariant TimelineModel::columnText(const TimelineEntry &e, int column) const
{
    switch (column) {
    case StateColumn:
        return stateText(e.state);
    case VersionColumn:
        return visible(versionBeside(e.version, e.name));
    case NameColumn:
        return visible(e.name);
    case NotesColumn:
        return tags(e, m_opaque.contains(e.version.text), brief(e) != nullptr).join(", "_L1);
    case AppliedAtColumn:
        return e.appliedAt.isValid()
            ? QLocale().toString(e.appliedAt.toLocalTime(), QLocale::ShortFormat)
            : QString();
    case OrderColumn:
        return e.appliedOrder < 0 ? QVariant() : QVariant(e.appliedOrder + 1);
    default:
        return safetyText(e, column);
    }
}

QVariant TimelineModel::sortValue(const TimelineEntry &e, int column) const
{
    switch (column) {
    case StateColumn:
        return int(e.state);
    case VersionColumn:
        return qlonglong(
            &e - m_timeline.entries.constData()); // the order of the list, not of texts
    case AppliedAtColumn:
        return e.appliedAt;
    case OrderColumn:
        return e.appliedOrder;
    case RiskColumn:
        return safetyData(e, SeverityRole);
    case LockColumn:
        return safetyData(e, LockClassRole);
    case WayBackColumn:
        return safetyData(e, WayBackRole);
    default:
        return columnText(e, column);
    }
}

QVariant TimelineModel::entryData(const Row &row, int column, int role) const
{
    const auto &e = m_timeline.entries.at(row.entry);
    switch (role) {
    case Qt::DisplayRole:
        return columnText(e, column);
    case Qt::AccessibleTextRole:
        return accessibleText(e);
    case Qt::ToolTipRole:
        if (column == AppliedAtColumn && e.appliedAt.isValid()) {
            return e.appliedAt.toString(Qt::ISODate);
        }
        return e.note.isEmpty() || column == NameColumn ? columnText(e, column) : visible(e.note);
    case Qt::TextAlignmentRole:
        return column == OrderColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case SortRole:
        return sortValue(e, column);
    case VersionRole:
        return visible(versionBeside(e.version, e.name));
    case NameRole:
        return visible(e.name);
    case PathRole:
        return visible(e.path);
    case StateRole:
        return int(e.state);
    case StateTextRole:
        return stateText(e.state);
    case NoteRole:
        return visible(e.note);
    case TagsRole:
        return tags(e, m_opaque.contains(e.version.text), brief(e) != nullptr);
    case AppliedAtRole:
        return e.appliedAt;
    case AppliedOrderRole:
        return e.appliedOrder;
    case OutOfOrderRole:
        return e.outOfOrder;
    case ReversibleRole:
        return e.reversible;
    case TransactionalRole:
        return e.transactional;
    case RepeatableRole:
        return e.repeatable;
    case BrokenRole:
        return e.broken;
    case OpaqueRole:
        return m_opaque.contains(e.version.text);
    case PendingRole:
        return isPending(e, m_rules);
    case LandingRole:
        return e.state == State::Late && !m_appliedOrder ? m_here : -1;
    default:
        return safetyData(e, role);
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole) {
        return columnTip(section);
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case StateColumn:
        return tr("State");
    case VersionColumn:
        return tr("Version");
    case NameColumn:
        return tr("Name");
    case NotesColumn:
        return tr("Notes");
    case AppliedAtColumn:
        return tr("Applied");
    case OrderColumn:
        //: the place of a migration in the order in which they were applied
        return tr("Order");
    case RiskColumn:
        return tr("Findings");
    case LockColumn:
        return tr("Lock");
    case WayBackColumn:
        return tr("Way back");
    default:
        return {};
    }
}

Qt::ItemFlags TimelineModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const auto kind = m_rows.at(index.row()).kind;
    if (kind == Kind::Migration) {
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    }
    return Qt::ItemNeverHasChildren; // keys walk past headings and the bar
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return { { Qt::DisplayRole, "display" }, { SortRole, "sort" }, { KindRole, "kind" },
        { VersionRole, "version" }, { NameRole, "name" }, { PathRole, "path" },
        { StateRole, "state" }, { StateTextRole, "stateText" }, { NoteRole, "note" },
        { TagsRole, "tags" }, { AppliedAtRole, "appliedAt" }, { AppliedOrderRole, "appliedOrder" },
        { OutOfOrderRole, "outOfOrder" }, { ReversibleRole, "reversible" },
        { TransactionalRole, "transactional" }, { RepeatableRole, "repeatable" },
        { BrokenRole, "broken" }, { OpaqueRole, "opaque" }, { PendingRole, "pending" },
        { MatchRole, "match" }, { FateRole, "fate" }, { LandingRole, "landing" },
        { HeadingRole, "heading" }, { AppliedCountRole, "appliedCount" },
        { PendingCountRole, "pendingCount" }, { JudgedRole, "judged" },
        { SeverityRole, "severity" }, { LockClassRole, "lockClass" }, { WaitsRole, "waits" },
        { WayBackRole, "wayBack" }, { CascadeRole, "cascade" }, { SafetyRole, "safety" } };
}

QString stateText(State state)
{
    switch (state) {
    case State::Applied:
        return tr("Applied");
    case State::Pending:
        return tr("Pending");
    case State::Late:
        return tr("Late");
    case State::SkippedForever:
        return tr("Skipped for ever");
    case State::Missing:
        return tr("File missing");
    case State::Modified:
        return tr("Edited");
    case State::LineEndsModified:
        return tr("Line ends changed");
    case State::Failed:
        return tr("Failed");
    case State::Outdated:
        return tr("Outdated");
    case State::Baseline:
        return tr("Baseline");
    }
    return {};
}

} // namespace Switchback

#include "moc_timelinemodel.cpp"
