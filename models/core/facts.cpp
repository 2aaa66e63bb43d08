// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/facts.h"

#include "core/tr.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

const TableFacts *LiveFacts::table(const QString &name) const
{
    const auto it = std::ranges::find(tables, name, &TableFacts::table);
    return it == tables.end() ? nullptr : &*it;
}

QString sessionWords(const SessionFacts &session)
{
    QStringList parts;
    switch (session.kind) {
    case SessionFacts::Kind::Dump:
        parts += tr("a dump");
        break;
    case SessionFacts::Kind::Wraparound:
        parts += tr("a vacuum that must not be put off");
        break;
    case SessionFacts::Kind::Vacuum:
        parts += tr("a vacuum");
        break;
    case SessionFacts::Kind::Transaction:
    case SessionFacts::Kind::Migration:
        break;
    }
    if (!session.application.isEmpty()) {
        parts += tr("application %1").arg(session.application);
    }
    if (!session.user.isEmpty()) {
        parts += tr("user %1").arg(session.user);
    }
    if (session.seconds >= 0) {
        parts += tr("for %1").arg(spanText(session.seconds));
    }
    return tr("session %1 (%2)").arg(QString::number(session.backend), parts.join(u", "_s));
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(
        bytes, bytes < 10'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString rateText(double rate)
{
    return QLocale().toString(rate, 'f', rate < 10 ? 1 : 0);
}

QString spanText(qint64 seconds)
{
    return seconds < 120     ? tr("%1 s").arg(seconds)
        : seconds < 2 * 3600 ? tr("%1 min").arg(seconds / 60)
                             : tr("%1 h").arg(seconds / 3600);
}

} // namespace Switchback
