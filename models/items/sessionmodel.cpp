// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/sessionmodel.h"

#include "core/text.h"
#include "items/duration.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString sideText(const WatchedSession &session)
{
    if (session.side == WatchedSession::Side::WaitsForUs) {
        return session.surmised ? SessionModel::tr("probably waits for us")
                                : SessionModel::tr("waits for us");
    }
    return session.surmised ? SessionModel::tr("probably blocks us")
                            : SessionModel::tr("blocks us");
}

QString whoText(const WatchedSession &session)
{
    QStringList parts { session.name, session.user, session.origin };
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString textOf(const WatchedSession &session, int column)
{
    switch (column) {
    case SessionModel::SideColumn:
        return sideText(session);
    case SessionModel::SinceColumn:
        return durationText(session.ms / 1000 * 1000);
    case SessionModel::WhoColumn:
        return visible(scrubbed(whoText(session)));
    case SessionModel::StateColumn:
        return visible(session.state);
    default:
        return visible(scrubbed(session.query));
    }
}

} // namespace

void SessionModel::setSessions(const QList<WatchedSession> &sessions)
{
    const bool same = std::ranges::equal(sessions, m_sessions,
        [](const auto &a, const auto &b) { return a.id == b.id && a.side == b.side; });
    if (same) {
        m_sessions = sessions;
        if (!sessions.isEmpty()) {
            Q_EMIT dataChanged(index(0, 0), index(int(sessions.size()) - 1, ColumnCount - 1));
        }
        return;
    }
    beginResetModel();
    m_sessions = sessions;
    endResetModel();
}

QString SessionModel::text() const
{
    QString lines;
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column) {
            cells += row < 0 ? headerData(column, Qt::Horizontal).toString()
                             : textOf(m_sessions.at(row), column);
        }
        lines += cells.join(u'\t') + u'\n';
    }
    return lines;
}

int SessionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sessions.size());
}

int SessionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SessionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &session = m_sessions.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(session, index.column());
    case Qt::ToolTipRole:
        return u"<span>"_s + visible(inWords(session)).toHtmlEscaped() + u"</span>"_s;
    case SortRole:
        return index.column() == SinceColumn ? QVariant(session.ms)
                                             : QVariant(textOf(session, index.column()));
    case SideRole:
        return int(session.side);
    default:
        return {};
    }
}

QVariant SessionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case SideColumn:
        return tr("Session");
    case SinceColumn:
        return tr("Since");
    case WhoColumn:
        return tr("Who");
    case StateColumn:
        return tr("State");
    default:
        return tr("Query");
    }
}

} // namespace Switchback

#include "moc_sessionmodel.cpp"
