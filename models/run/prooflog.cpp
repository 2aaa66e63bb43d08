// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/prooflog.h"

#include "core/tr.h"
#include "run/journal.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString keyOf(const QString &source, const QString &engine, const QString &server)
{
    return source + u'\n' + engine + u'\n' + server;
}

QJsonObject toJson(const Proof &proof)
{
    return { { u"source"_s, proof.source }, { u"engine"_s, proof.engine },
        { u"server"_s, proof.server }, { u"version"_s, proof.version.text },
        { u"verdict"_s, verdictWord(proof.verdict) },
        { u"reasons"_s, QJsonArray::fromStringList(proof.reasons) }, { u"rows"_s, proof.rows },
        { u"at"_s, proof.at.toString(Qt::ISODateWithMs) } };
}

Proof fromJson(const QJsonObject &object)
{
    Proof proof { .source = object["source"_L1].toString(),
        .engine = object["engine"_L1].toString(),
        .server = object["server"_L1].toString(),
        .version = { object["version"_L1].toString() },
        .verdict = verdictFromWord(object["verdict"_L1].toString()),
        .reasons = {},
        .rows = object["rows"_L1].toInteger(),
        .at = QDateTime::fromString(object["at"_L1].toString(), Qt::ISODateWithMs) };
    for (const auto &reason : object["reasons"_L1].toArray()) {
        proof.reasons += reason.toString();
    }
    return proof;
}

QString proofPath()
{
    const auto folder = stateFolder();
    return folder ? *folder + "/rehearsals.jsonl"_L1 : QString();
}

} // namespace

Result<void> keepProofs(const QList<Proof> &proofs)
{
    QByteArray lines;
    for (const auto &proof : proofs) {
        lines += QJsonDocument(toJson(proof)).toJson(QJsonDocument::Compact) + '\n';
    }
    const auto path = proofPath();
    const int file = ::open(QFile::encodeName(path).constData(),
        O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    bool written = file >= 0;
    if (written) {
        ::flock(file, LOCK_EX);
        written = ::write(file, lines.constData(), size_t(lines.size())) == lines.size();
        ::close(file);
    }
    return written ? Result<void>()
                   : fail({ .kind = ErrorKind::Input,
                         .what = tr("The verdicts cannot be kept in '%1'.").arg(path),
                         .untouched = tr("The database was only read."),
                         .place = { path } });
}

Proofs Proofs::read()
{
    Proofs proofs;
    QFile file(proofPath());
    if (!file.open(QIODevice::ReadOnly)) {
        return proofs;
    }
    while (!file.atEnd()) {
        const auto proof = fromJson(QJsonDocument::fromJson(file.readLine()).object());
        if (!proof.source.isEmpty()) {
            proofs.m_proofs.insert(keyOf(proof.source, proof.engine, proof.server), proof);
        }
    }
    return proofs;
}

Proof Proofs::of(const QString &sourceHash, const QString &engine, const QString &server) const
{
    return m_proofs.value(keyOf(sourceHash, engine, server),
        { .source = sourceHash, .engine = engine, .server = server });
}

QSet<QString> Proofs::versions(const QString &engine, const QString &server) const
{
    QSet<QString> versions;
    for (const auto &proof : m_proofs) {
        if (proof.engine == engine && proof.server == server) {
            versions += proof.version.text;
        }
    }
    return versions;
}

} // namespace Switchback
