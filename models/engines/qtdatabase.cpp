// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/qtdatabase.h"

#include <atomic>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString uniqueName()
{
    static std::atomic<quint64> counter = 0;
    return u"switchback-%1"_s.arg(++counter);
}

} // namespace

QtDatabase::QtDatabase(const QString &driver)
    : m_name(uniqueName())
    , m_database(QSqlDatabase::addDatabase(driver, m_name))
{
}

QtDatabase::~QtDatabase()
{
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

} // namespace Switchback
