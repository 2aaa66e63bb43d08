// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/planfile.h"

#include "core/planjson.h"
#include "core/savefile.h"
#include "core/text.h"
#include "core/tr.h"
#include "engines/engine.h"
#include "run/auditlog.h"
#include "run/prooflog.h"
#include "run/runjob.h"
#include "run/signature.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int FormatNumber = 1;
constexpr qint64 SizeLimit = 64 << 20;

QJsonArray proofsJson(const QList<Proof> &proofs)
{
    QJsonArray array;
    for (const auto &proof : proofs) {
        array += QJsonObject { { u"version"_s, proof.version.text },
            { u"verdict"_s, verdictWord(proof.verdict) },
            { u"reasons"_s, QJsonArray::fromStringList(proof.reasons) }, { u"rows"_s, proof.rows },
            { u"engine"_s, proof.engine }, { u"server"_s, proof.server },
            { u"source"_s, proof.source }, { u"at"_s, proof.at.toString(Qt::ISODate) } };
    }
    return array;
}

QList<Proof> proofsFrom(const QJsonValue &value)
{
    QList<Proof> proofs;
    for (const auto &o : value.toArray()) {
        Proof proof { .source = o["source"_L1].toString(),
            .engine = o["engine"_L1].toString(),
            .server = o["server"_L1].toString(),
            .version = { o["version"_L1].toString() },
            .verdict = verdictFromWord(o["verdict"_L1].toString()),
            .reasons = {},
            .rows = o["rows"_L1].toInteger(),
            .at = QDateTime::fromString(o["at"_L1].toString(), Qt::ISODate) };
        for (const auto &reason : o["reasons"_L1].toArray()) {
            proof.reasons += reason.toString();
        }
        proofs += proof;
    }
    return proofs;
}

QJsonObject aboutJson(const PlanFile &file)
{
    const auto &plan = file.plan;
    return { { u"project"_s, file.project }, { u"environment"_s, file.environment },
        { u"database"_s, file.database }, { u"made_by"_s, file.madeBy },
        { u"made_at"_s, file.madeAt.toString(Qt::ISODate) }, { u"format"_s, plan.format },
        { u"engine"_s, plan.engine }, { u"server_version"_s, plan.serverVersion },
        { u"lock"_s, plan.lock }, { u"notes"_s, QJsonArray::fromStringList(plan.notes) } };
}

QString digest(const QJsonValue &part)
{
    const auto text = QJsonDocument(QJsonArray { part }).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

/// The parts whose hash is kept, each by the name that a refusal gives it.
QJsonObject digestsOf(const QJsonObject &document)
{
    QJsonObject digests;
    for (const auto *part : { "about", "target", "preparation", "rehearsal", "fingerprint" }) {
        digests.insert(QLatin1StringView(part), digest(document[QLatin1StringView(part)]));
    }
    const auto steps = document["steps"_L1].toArray();
    for (qsizetype i = 0; i < steps.size(); ++i) {
        digests.insert(u"steps/%1"_s.arg(i + 1), digest(steps.at(i)));
    }
    return digests;
}

Error changed(const QString &what, const QString &path)
{
    return { .kind = ErrorKind::Refused,
        .what = what,
        .untouched = tr("Nothing was run."),
        .next = tr("Ask for the file as it was saved, or make the plan again."),
        .place = { path } };
}

QString partInWords(const QString &part, const QJsonObject &document)
{
    if (part.startsWith("steps/"_L1)) {
        const auto number = part.section(u'/', 1).toInt();
        const auto version = document["steps"_L1][number - 1]["version"_L1].toString();
        return tr("step %1 (%2)").arg(number).arg(elided(visible(version), 60));
    }
    return u'\'' + part + u'\'';
}

Result<void> checkParts(const QJsonObject &document, const QString &path)
{
    static const QStringList known { u"switchback_plan_file"_s, u"about"_s, u"target"_s,
        u"preparation"_s, u"steps"_s, u"rehearsal"_s, u"fingerprint"_s, u"digests"_s };
    for (const auto &key : document.keys()) {
        if (!known.contains(key)) {
            return fail(changed(tr("The plan file was changed: it has an unknown part '%1'.")
                                    .arg(elided(visible(key), 60)),
                path));
        }
    }
    const auto kept = document["digests"_L1].toObject();
    const auto now = digestsOf(document);
    auto parts = now.keys() + kept.keys();
    parts.sort();
    for (const auto &part : std::as_const(parts)) {
        if (kept[part] != now[part]) {
            return fail(changed(tr("The plan file was changed: %1 is not as it was saved.")
                                    .arg(partInWords(part, document)),
                path));
        }
    }
    return {};
}

bool sameStatements(const Step &a, const Step &b, int &differs)
{
    const auto count = std::max(a.statements.size(), b.statements.size());
    for (differs = 0; differs < count; ++differs) {
        if (a.statements.value(differs) != b.statements.value(differs)) {
            return false;
        }
    }
    return true;
}

} // namespace

PlanFile planFileOf(const Session &session, const Plan &plan)
{
    PlanFile file { .project = session.project.name,
        .environment = session.environment.name,
        .database = session.connection.display,
        .madeBy = loginName(),
        .madeAt = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), QTimeZone::UTC),
        .plan = plan,
        .proofs = {} };
    const auto proofs = Proofs::read();
    for (const auto &step : plan.steps) {
        file.proofs += proofs.of(step.sourceHash, plan.engine, plan.serverVersion);
        file.proofs.last().version = step.version;
    }
    return file;
}

QByteArray planFileBytes(const PlanFile &file)
{
    QJsonObject document { { u"switchback_plan_file"_s, FormatNumber },
        { u"about"_s, aboutJson(file) }, { u"target"_s, toJson(file.plan.target) },
        { u"preparation"_s, toJson(file.plan.preparation) },
        { u"steps"_s, toJson(file.plan.steps) }, { u"rehearsal"_s, proofsJson(file.proofs) },
        { u"fingerprint"_s, file.plan.fingerprint } };
    document.insert(u"digests"_s, digestsOf(document));
    return QJsonDocument(document).toJson();
}

Result<PlanFile> planFileFrom(const QByteArray &bytes, const QString &path)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(bytes, &error).object();
    if (document["switchback_plan_file"_L1].toInt() != FormatNumber) {
        return fail(Error { .kind = ErrorKind::Input,
            .what = tr("This is no plan file, or one of a newer version."),
            .untouched = tr("Nothing was run."),
            .next = tr("Save one from a plan."),
            .server = error.error == QJsonParseError::NoError ? QString() : error.errorString(),
            .place = { path } });
    }
    if (const auto whole = checkParts(document, path); !whole) {
        return fail(whole.error());
    }
    const auto about = document["about"_L1].toObject();
    PlanFile file { .project = about["project"_L1].toString(),
        .environment = about["environment"_L1].toString(),
        .database = about["database"_L1].toString(),
        .madeBy = about["made_by"_L1].toString(),
        .madeAt = QDateTime::fromString(about["made_at"_L1].toString(), Qt::ISODate),
        .plan = { .target = targetFromJson(document["target"_L1].toObject()),
            .format = about["format"_L1].toString(),
            .engine = about["engine"_L1].toString(),
            .transactionalDdl = undoesDdl(about["engine"_L1].toString()),
            .serverVersion = about["server_version"_L1].toString(),
            .preparation = statementsFromJson(document["preparation"_L1]),
            .lock = about["lock"_L1].toString(),
            .steps = stepsFromJson(document["steps"_L1]),
            .fingerprint = document["fingerprint"_L1].toString() },
        .proofs = proofsFrom(document["rehearsal"_L1]) };
    for (const auto &note : about["notes"_L1].toArray()) {
        file.plan.notes += note.toString();
    }
    return file;
}

Result<void> savePlanFile(const PlanFile &file, const QString &path)
{
    return saveFile(path, planFileBytes(file));
}

Result<QByteArray> planFileContent(const QString &path)
{
    QFile in(path);
    if (!in.open(QIODevice::ReadOnly) || in.isSequential() || in.size() > SizeLimit) {
        return fail(Error { .kind = ErrorKind::Input,
            .what = tr("The plan file '%1' cannot be read.").arg(QDir::toNativeSeparators(path)),
            .untouched = tr("Nothing was run."),
            .server = in.errorString(),
            .place = { path } });
    }
    return in.readAll();
}

Result<PlanFile> readPlanFile(const QString &path)
{
    const auto bytes = planFileContent(path);
    return bytes ? planFileFrom(*bytes, path) : fail(bytes.error());
}

QString otherThanReviewed(const PlanFile &file, const Plan &plan)
{
    const auto &reviewed = file.plan;
    for (qsizetype i = 0; i < std::max(reviewed.steps.size(), plan.steps.size()); ++i) {
        const auto was = reviewed.steps.value(i);
        const auto now = plan.steps.value(i);
        int statement = 0;
        if (was.version != now.version) {
            return tr("Step %1 is %2 now, and was %3.")
                .arg(i + 1)
                .arg(now.version.text.isEmpty() ? u"—"_s : now.version.text,
                    was.version.text.isEmpty() ? u"—"_s : was.version.text);
        }
        if (!sameStatements(was, now, statement)) {
            return tr("Step %1 (%2): statement %3 is another now.")
                .arg(i + 1)
                .arg(now.version.text)
                .arg(statement + 1);
        }
    }
    if (reviewed.preparation != plan.preparation) {
        return tr("The preparation is another now.");
    }
    return reviewed.fingerprint == plan.fingerprint
        ? QString()
        : tr("The statements are the same, but files, history or server are not.");
}

QString allowedSigners(const Session &session)
{
    const auto &named = session.environment.allowedSigners;
    return named.isEmpty() ? QString() : QDir(session.project.root).absoluteFilePath(named);
}

Result<QString> signerOf(const Session &session, const Plan &plan, const QString &planFile)
{
    const auto allowed = allowedSigners(session);
    if (planFile.isEmpty()) {
        return allowed.isEmpty()
            ? Result<QString>(QString())
            : fail(Error { .kind = ErrorKind::Refused,
                  .what = tr("'%1' runs only plans that somebody else has signed.")
                      .arg(session.environment.name),
                  .untouched = tr("Nothing was run."),
                  .next = tr("Save the plan to a file, let it be signed, then run that file.") });
    }
    const auto bytes = planFileContent(planFile);
    const auto file = bytes ? planFileFrom(*bytes, planFile) : fail(bytes.error());
    if (!file) {
        return fail(file.error());
    }
    const auto signer = allowed.isEmpty() ? Result<QString>(QString())
                                          : signerOf(*bytes, signatureBeside(planFile), allowed);
    if (!signer) {
        return signer;
    }
    if (file->environment != session.environment.name
        || file->database != session.connection.display) {
        return fail(Error { .kind = ErrorKind::Refused,
            .what = tr("The plan in the file is for '%1' (%2), and this is '%3' (%4).")
                .arg(file->environment, file->database, session.environment.name,
                    session.connection.display),
            .untouched = tr("Nothing was run."),
            .next = tr("Save a plan for this database and have it reviewed."),
            .place = { planFile } });
    }
    if (const auto other = otherThanReviewed(*file, plan); !other.isEmpty()) {
        return fail(Error { .kind = ErrorKind::Stale,
            .what = tr("The plan is not the one in the file. %1").arg(other),
            .untouched = tr("Nothing was run."),
            .next = tr("Save the plan again and have it reviewed again.") });
    }
    return signer;
}

Result<PlanReview> reviewPlanFile(const Session &session, const QString &path)
{
    const auto bytes = planFileContent(path);
    const auto file = bytes ? planFileFrom(*bytes, path) : fail(bytes.error());
    if (!file) {
        return fail(file.error());
    }
    const auto allowed = allowedSigners(session);
    PlanReview review { .path = path,
        .file = *file,
        .signature = signatureBeside(path),
        .signer = {},
        .asked = !allowed.isEmpty(),
        .objection = {} };
    if (review.asked && !review.signature.isEmpty()) {
        const auto signer = signerOf(*bytes, review.signature, allowed);
        signer ? void(review.signer = *signer) : void(review.objection = signer.error());
    }
    return review;
}

QString planFileText(const PlanFile &file)
{
    const auto &plan = file.plan;
    auto text = tr("Plan for %1 (%2), made by %3 at %4\n")
                    .arg(visible(file.environment), visible(file.database), visible(file.madeBy),
                        file.madeAt.toString(Qt::ISODate));
    text += tr("Fingerprint %1\n").arg(visible(plan.fingerprint));
    for (const auto &note : plan.notes) {
        text += visible(note) + u'\n';
    }
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const auto &step = plan.steps.at(i);
        const auto proof = file.proofs.value(i);
        text += u"\n%1 %2 · %3\n"_s.arg(
            step.direction == Direction::Up ? tr("Apply") : tr("Roll back"),
            visible(titleOf(step.version, step.name)), verdictTitle(proof.verdict));
        for (const auto &reason : proof.reasons) {
            text += u"    "_s + visible(reason) + u'\n';
        }
        for (const auto &statement : step.statements) {
            const bool own = statement.role == StatementRole::Migration;
            text += (own ? QString() : u"-- "_s + wordOf(statement.role) + u'\n')
                + visibleLines(shownSql(statement)) + u";\n"_s;
        }
    }
    return text;
}

} // namespace Switchback
