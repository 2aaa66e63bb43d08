// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Private to lock prediction: the locks of one statement as they add up, and those of ALTER TABLE.

#include "rules/locks.h"

namespace Switchback {

class LockBook
{
public:
    explicit LockBook(const LockContext &context);
    const Catalog &catalog() const { return m_context.catalog; }
    const ServerVersion &version() const { return m_context.version; }
    const LockContext &context() const { return m_context; }
    LockForecast &forecast() { return m_forecast; }

    bool isNew(const ObjectName &object) const;
    void take(const ObjectName &object, LockMode mode);
    void takeByKey(const QString &key, LockMode mode);
    void takeWithPartitions(const ObjectName &object, LockMode mode);
    void takeReferenced(const KnownTable &table, LockMode mode);
    void scan(const ObjectName &object);
    void rewrite(const ObjectName &object);
    void empty(const ObjectName &object); // a new file without the old rows: nothing is read

private:
    LockContext m_context;
    LockForecast m_forecast;
};

void alterTableLocks(const DdlOperation &operation, LockBook &book);
bool domainActionScans(const TableAction &action);

inline bool isRelation(ObjectKind kind)
{
    return kind == ObjectKind::Table || kind == ObjectKind::View
        || kind == ObjectKind::MaterializedView || kind == ObjectKind::ForeignTable
        || kind == ObjectKind::Sequence || kind == ObjectKind::Index;
}

/// Is `column` proven to hold no NULL: NOT NULL already, or (12+) by a valid CHECK that is not
/// dropped in the same ALTER TABLE?
bool isProvenNotNull(const KnownTable *table, const QString &column, const ServerVersion &version,
    const DdlOperation *alter = nullptr);

/// Do the valid CHECK constraints of a table imply a partition's bound?
bool impliesBound(const KnownTable &table, const KnownTable &parent, const QList<Condition> &bound);
/// Do those of the DEFAULT partition exclude it?
bool excludesBound(
    const KnownTable &defaultPartition, const KnownTable &parent, const QList<Condition> &bound);

} // namespace Switchback
