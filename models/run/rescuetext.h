// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Private to rescue copies: their SQL on each engine.

#include "core/facts.h"
#include "core/rescue.h"
#include "engines/engine.h"

namespace Switchback {

/// Number of a row in its copy.
inline constexpr QLatin1StringView RescueRow { "switchback_row" };

class RescueText
{
public:
    explicit RescueText(const Engine &engine);

    bool isPostgres() const { return m_postgres; }
    QString quoted(const QString &name) const; // "schema.table", part by part
    QStringList quotedAll(const QStringList &names, const QString &prefix = {}) const;
    QString copyName(int id) const;
    QString catalogue() const;

    /// The schema and the list of copies, made when they are not there.
    QStringList ground() const;
    QStringList removeGround() const;
    /// 1 when there is a list.
    QString isThere() const;
    QString list() const;
    static RescueCopy copyFrom(const QVariantList &row);
    /// `atomic`: inside a transaction that also drops, so that nobody writes in between.
    QStringList keep(const RescueCopy &copy, const TableFacts &table, bool atomic) const;
    QString markRestored(const RescueCopy &copy) const;
    QStringList purge(const RescueCopy &copy) const;

private:
    QString source(const RescueCopy &copy, const TableFacts &table) const;

    const Engine &m_engine;
    const bool m_postgres;
};

} // namespace Switchback
