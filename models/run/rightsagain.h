// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PostgreSQL: a view or function that is made again by somebody else than its owner, and what gives
// owner and privileges back.

#include "engines/engine.h"
#include "engines/schemareader.h"

namespace Switchback {

struct MadeAgain {
    QString make; // with its comments; belongs to whoever sends it
    QStringList rights; // what this user may send afterwards
    QString note; // what stays otherwise than it was, a sentence; mostly empty
};

class RightsAgain
{
public:
    /// `live` is only read.
    static Result<RightsAgain> look(const Engine &engine, Connection &live);
    Result<MadeAgain> of(const Schema &schema, const SchemaObject &object);

private:
    RightsAgain(const Engine &engine, Connection &live)
        : m_engine(&engine)
        , m_live(&live)
    {
    }
    Result<QStringList> columnGrants(const SchemaObject &object);
    Result<bool> mayGiveTo(const QString &owner, const QString &schema);
    Result<bool> mayBe(const QString &role);
    Result<void> addGrantors(
        const SchemaObject &object, const QString &target, const QString &owner, MadeAgain &again);

    const Engine *m_engine;
    Connection *m_live;
    QString m_user; // as an identifier
    bool m_superuser = false;
    QList<std::pair<QString, QString>> m_given; // by default privileges: kind 'r' or 'f', to whom
};

} // namespace Switchback
