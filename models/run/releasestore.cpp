// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/releasestore.h"

#include "core/tr.h"
#include "run/journal.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error notKept(const QString &path, const QString &why)
{
    return { .kind = ErrorKind::Input,
        .what = tr("How far the release has come cannot be kept in '%1': %2").arg(path, why),
        .untouched = tr("Nothing was run."),
        .place = { path } };
}

/// Without the ending.
Result<QString> pathOf(const Session &session)
{
    const auto folder = stateFolder();
    if (!folder) {
        return fail(folder.error());
    }
    const auto releases = *folder + "/releases"_L1;
    if (!QDir().mkpath(releases)) {
        return fail(notKept(releases, tr("the folder cannot be made")));
    }
    QFile::setPermissions(releases, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto key = session.project.root + u'\n' + session.connection.display;
    const auto hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256);
    return releases + u'/' + QString::fromLatin1(hash.toHex().first(32));
}

} // namespace

Result<Release> storedRelease(const Session &session)
{
    const auto path = pathOf(session);
    if (!path) {
        return fail(path.error());
    }
    QFile file(*path + ".json"_L1);
    if (!file.exists()) {
        return Release {};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(notKept(file.fileName(), file.errorString()));
    }
    auto release = releaseFromJson(QJsonDocument::fromJson(file.readAll()).object());
    if (!release) {
        auto error = release.error();
        error.what = tr("The state of the release in '%1' cannot be read.").arg(file.fileName());
        error.untouched = tr("Nothing was run.");
        error.next = tr("Look what became of the release, then remove the file.");
        return fail(error);
    }
    return release;
}

Result<void> keepRelease(const Session &session, const Release &release)
{
    const auto path = pathOf(session);
    if (!path) {
        return fail(path.error());
    }
    QSaveFile file(*path + ".json"_L1);
    if (!file.open(QIODevice::WriteOnly)) {
        return fail(notKept(file.fileName(), file.errorString()));
    }
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(toJson(release)).toJson(QJsonDocument::Indented));
    return file.commit() ? Result<void>() : fail(notKept(file.fileName(), file.errorString()));
}

std::unique_ptr<QLockFile> lockRelease(const Session &session)
{
    const auto path = pathOf(session);
    if (!path) {
        return nullptr;
    }
    auto lock = std::make_unique<QLockFile>(*path + ".lock"_L1);
    lock->setStaleLockTime(0); // only a process that is gone leaves a stale one
    return lock->tryLock(0) ? std::move(lock) : nullptr;
}

bool isUnlocked(const Release &release)
{
    return release.stage == ReleaseStage::Contract && release.unlockedAt.isValid()
        && release.unlockedAt.addDuration(UnlockedFor) > QDateTime::currentDateTimeUtc();
}

} // namespace Switchback
