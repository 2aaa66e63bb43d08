// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/trust.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString hashOf(const QByteArray &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

/// Empty when there is no such folder: nothing can be trusted then.
QString keyOf(const QString &folder)
{
    const QFileInfo info(folder);
    const auto path = info.canonicalFilePath();
    return path.isEmpty()
        ? QString()
        : "trust/"_L1 + hashOf(path.toUtf8() + '\n' + QByteArray::number(info.ownerId()));
}

QString codeOf(const QString &folder)
{
    QFile file(folder + "/mix.exs"_L1);
    return file.open(QIODevice::ReadOnly) ? hashOf(file.readAll()) : u"none"_s;
}

} // namespace

TrustRecord trustIn(const QString &folder)
{
    const auto key = keyOf(folder);
    const QSettings settings;
    const auto code = key.isEmpty() ? QString() : settings.value(key + "/code"_L1).toString();
    if (code.isEmpty()) {
        return {};
    }
    return { code == codeOf(folder) ? Trust::Given : Trust::Changed,
        settings.value(key + "/since"_L1).toDateTime() };
}

void setTrust(const QString &folder, bool trusted)
{
    const auto key = keyOf(folder);
    if (key.isEmpty()) {
        return;
    }
    QSettings settings;
    settings.remove(key);
    if (trusted) {
        settings.setValue(key + "/code"_L1, codeOf(folder));
        settings.setValue(key + "/since"_L1, QDateTime::currentDateTimeUtc());
        settings.setValue(key + "/folder"_L1, folder);
    }
}

} // namespace Switchback
