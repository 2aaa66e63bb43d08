// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/alterlocks.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

const QStringList &modeNames()
{
    static const QStringList names { QString(), u"ACCESS SHARE"_s, u"ROW SHARE"_s,
        u"ROW EXCLUSIVE"_s, u"SHARE UPDATE EXCLUSIVE"_s, u"SHARE"_s, u"SHARE ROW EXCLUSIVE"_s,
        u"EXCLUSIVE"_s, u"ACCESS EXCLUSIVE"_s };
    return names;
}

} // namespace

QString lockModeName(LockMode mode)
{
    return modeNames().value(int(mode));
}

LockMode lockModeFromName(const QString &name)
{
    return LockMode(qMax<qsizetype>(0, modeNames().indexOf(name)));
}

LockMode LockForecast::strongest() const
{
    LockMode mode = LockMode::None;
    for (const auto &lock : locks) {
        mode = lock.onNewObject ? mode : qMax(mode, lock.mode);
    }
    return mode;
}

LockMode LockForecast::modeOn(const ObjectName &object) const
{
    const auto found = std::ranges::find(locks, object, &PredictedLock::object);
    return found == locks.end() ? LockMode::None : found->mode;
}

LockBook::LockBook(const LockContext &context)
    : m_context(context)
{
}

bool LockBook::isNew(const ObjectName &object) const
{
    const auto *table = m_context.catalog.table(object);
    return table && (table->temporary || m_context.catalog.isNew(table->createdBy));
}

void LockBook::take(const ObjectName &object, LockMode mode)
{
    if (object.isEmpty() || mode == LockMode::None) {
        return;
    }
    for (auto &lock : m_forecast.locks) {
        if (m_context.catalog.same(lock.object, object)) {
            lock.mode = qMax(lock.mode, mode);
            return;
        }
    }
    m_forecast.locks.append({ .object = object,
        .key = m_context.catalog.key(object),
        .mode = mode,
        .onNewObject = isNew(object) });
}

void LockBook::takeByKey(const QString &key, LockMode mode)
{
    if (const auto *table = m_context.catalog.tableByKey(key)) {
        take(table->name, mode);
    }
}

void LockBook::takeWithPartitions(const ObjectName &object, LockMode mode)
{
    take(object, mode);
    if (const auto *table = m_context.catalog.table(object)) {
        for (const auto &partition : table->partitions) {
            takeByKey(partition, mode);
        }
    }
}

void LockBook::scan(const ObjectName &object)
{
    if (!isNew(object) && !m_forecast.scanned.contains(object.name)) {
        m_forecast.scanned.append(object.name);
    }
}

void LockBook::empty(const ObjectName &object)
{
    if (!isNew(object) && !m_forecast.rewritten.contains(object.name)) {
        m_forecast.rewritten.append(object.name);
    }
}

void LockBook::rewrite(const ObjectName &object)
{
    empty(object);
    scan(object);
}

void LockBook::takeReferenced(const KnownTable &table, LockMode mode)
{
    for (const auto &constraint : table.constraints) {
        if (constraint.kind == ConstraintKind::ForeignKey) {
            take(constraint.referenced, mode);
        }
    }
}

} // namespace Switchback
