// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/knownserver.h"

#include "core/tr.h"
#include "run/journal.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Empty where nothing is remembered.
QString keyOf(const Session &session)
{
    const auto &environment = session.environment;
    const bool declared = std::ranges::contains(session.project.file.environments, environment.name,
                              &Environment::name)
        && environment.urlOrigin != "--url"_L1;
    if (!declared || session.engine->info().embedded) {
        return {};
    }
    const auto text = session.project.root + u'\n' + environment.name;
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

/// The server alone: a database that was dropped and made again on it is no other server.
QString identityOf(const Connection &connection)
{
    return connection.server().identity.section(u'/', 0, 0);
}

std::unique_ptr<QSettings> servers()
{
    const auto folder = stateFolder();
    return folder ? std::make_unique<QSettings>(*folder + "/servers.ini"_L1, QSettings::IniFormat)
                  : nullptr;
}

} // namespace

QString otherServer(const Session &session, const Connection &connection)
{
    const auto key = keyOf(session);
    const auto now = identityOf(connection);
    const auto known = key.isEmpty() || now.isEmpty() ? nullptr : servers();
    const auto before = known ? known->value(key + "/identity"_L1).toString() : QString();
    if (before.isEmpty() || before == now) {
        return {};
    }
    const auto since = QLocale().toString(
        known->value(key + "/at"_L1).toDateTime().toLocalTime(), QLocale::ShortFormat);
    return tr("The address of '%1' leads to another server than at the last run (%2): it is %3 "
              "now and was %4.")
        .arg(session.environment.name, since, now, before);
}

void rememberServer(const Session &session, const Connection &connection)
{
    const auto key = keyOf(session);
    const auto now = identityOf(connection);
    if (const auto known = key.isEmpty() || now.isEmpty() ? nullptr : servers()) {
        known->setValue(key + "/identity"_L1, now);
        known->setValue(key + "/at"_L1, QDateTime::currentDateTimeUtc());
    }
}

} // namespace Switchback
