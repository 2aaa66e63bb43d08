// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// sign and review: a second pair of eyes, without a server.

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "report/json.h"
#include "run/planfile.h"
#include "run/signature.h"

#include <QDir>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Result<QString> fileOf(const Arguments &arguments)
{
    const auto file = arguments.operands.value(0);
    return file.isEmpty() ? Result<QString>(fail({ .kind = ErrorKind::Usage,
                                .what = tr("Which plan file?"),
                                .untouched = tr("Nothing was run.") }))
                          : file;
}

/// Named, or the environment's own where a project is at hand.
QString signersOf(const Arguments &arguments)
{
    if (arguments.has(u"signers"_s)) {
        return QDir::current().absoluteFilePath(arguments.value(u"signers"_s));
    }
    auto request = sessionRequest(arguments);
    request.offline = true;
    const auto session = openSession(request);
    return session ? allowedSigners(*session) : QString();
}

QJsonObject reviewJson(const PlanFile &file, const QString &signature, const QString &signer)
{
    const auto orNull = [](const QString &text) {
        return text.isEmpty() ? QJsonValue() : QJsonValue(text);
    };
    QJsonArray proofs;
    for (const auto &proof : file.proofs) {
        proofs += verdictWord(proof.verdict);
    }
    auto document = planJson(file.plan, {});
    document.insert(u"environment"_s, file.environment);
    document.insert(u"database"_s, file.database);
    document.insert(u"made_by"_s, file.madeBy);
    document.insert(u"made_at"_s, file.madeAt.toString(Qt::ISODate));
    document.insert(u"rehearsal"_s, proofs);
    document.insert(u"signature"_s, orNull(signature));
    document.insert(u"signer"_s, orNull(signer));
    return document;
}

} // namespace

int signCommand(const Arguments &arguments)
{
    const auto path = fileOf(arguments);
    const auto file = path ? readPlanFile(*path) : fail(path.error());
    if (!file) {
        return printError(file.error());
    }
    if (!arguments.has(u"key"_s)) {
        return printError({ .kind = ErrorKind::Usage,
            .what = tr("Which key? Give --key."),
            .untouched = tr("Nothing was signed.") });
    }
    const auto signature = signFile(*path, arguments.value(u"key"_s), ::isatty(STDIN_FILENO) == 1);
    return signature ? finish(arguments.has(u"json"_s),
                           QJsonDocument(QJsonObject { { u"signature"_s, *signature } }),
                           tr("Signed: %1").arg(visible(*signature)) + u'\n')
                     : printError(signature.error());
}

int reviewCommand(const Arguments &arguments)
{
    const auto path = fileOf(arguments);
    const auto bytes = path ? planFileContent(*path) : fail(path.error());
    const auto file = bytes ? planFileFrom(*bytes, *path) : fail(bytes.error());
    if (!file) {
        return printError(file.error());
    }
    const auto signature = signatureBeside(*path);
    const auto allowed = signersOf(arguments);
    const auto signer = allowed.isEmpty() || signature.isEmpty()
        ? Result<QString>(QString())
        : signerOf(*bytes, signature, allowed);
    if (!signer) {
        return printError(signer.error());
    }
    const auto words = signature.isEmpty() ? tr("Not signed.")
        : signer->isEmpty() ? tr("Signed, but nobody says here who may: give --signers.")
                            : tr("Signed by %1.").arg(visible(*signer));
    return finish(arguments.has(u"json"_s), QJsonDocument(reviewJson(*file, signature, *signer)),
        planFileText(*file) + u'\n' + words + u'\n');
}

} // namespace Switchback
