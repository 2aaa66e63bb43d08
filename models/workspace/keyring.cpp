// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/keyring.h"

#include "core/tr.h"

#include <qt6keychain/keychain.h>

#include <QSettings>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

const auto Service = u"Switchback"_s;
const auto KeptList = u"keyring/addresses"_s;

Error keyringError(const QKeychain::Job &job, const QString &what)
{
    return { .kind = ErrorKind::Input, .what = what, .server = job.errorString() };
}

} // namespace

void readSecret(
    const QString &key, QObject *context, const std::function<void(const Result<Secret> &)> &answer)
{
    auto *job = new QKeychain::ReadPasswordJob(Service);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, answer] {
        if (job->error() != QKeychain::NoError) {
            return answer(fail(keyringError(*job, tr("The key ring did not give the password."))));
        }
        answer(Secret(job->textData()));
    });
    job->start();
}

void writeSecret(const QString &key, const Secret &secret, QObject *context,
    const std::function<void(const Result<void> &)> &answer)
{
    auto *job = new QKeychain::WritePasswordJob(Service);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    job->setTextData(secret.reveal());
    QObject::connect(job, &QKeychain::Job::finished, context, [job, key, answer] {
        if (job->error() != QKeychain::NoError) {
            return answer(
                fail(keyringError(*job, tr("The password could not be put into the key ring."))));
        }
        QSettings settings;
        auto kept = settings.value(KeptList).toStringList();
        if (!kept.contains(key)) {
            settings.setValue(KeptList, kept << key);
        }
        answer({});
    });
    job->start();
}

bool isSecretKept(const QString &key)
{
    return QSettings().value(KeptList).toStringList().contains(key);
}

} // namespace Switchback
