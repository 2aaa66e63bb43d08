// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/fingerprint.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QByteArray historyDigest(const History &history)
{
    QByteArray text = history.tableExists ? "table\n" : "no table\n";
    for (const auto &entry : history.entries) {
        text += entry.version.text.toUtf8() + ' ' + entry.checksum.toUtf8()
            + (entry.success ? " ok\n" : " failed\n");
    }
    return text + (history.highWaterMark ? history.highWaterMark->text.toUtf8() : QByteArray());
}

} // namespace

QString sourceHash(const Migration &migration)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(migration.text);
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(migration.downText);
    return QString::fromLatin1(hash.result().toHex());
}

SourceChange changeSince(const Migration &migration, const QString &hash)
{
    if (sourceHash(migration) == hash) {
        return SourceChange::None;
    }
    constexpr QByteArrayView Mark("\xef\xbb\xbf");
    for (const QByteArrayView mark : { QByteArrayView(""), Mark }) {
        for (const char *end : { "\n", "\r\n" }) {
            auto other = migration;
            for (auto *text : { &other.text, &other.downText }) {
                *text = text->startsWith(Mark) ? text->sliced(Mark.size()) : *text;
                text->replace("\r\n", "\n").replace("\n", end);
                if (!text->isEmpty()) {
                    text->prepend(mark);
                }
            }
            if (sourceHash(other) == hash) {
                return SourceChange::LineEnds;
            }
        }
    }
    return SourceChange::Text;
}

QString serverSource(const Session &session, const Connection &connection)
{
    // A file's identity changes when the first run makes it; its path is the target already.
    return session.engine->info().embedded ? QString() : connection.server().identity;
}

QString planFingerprint(
    const Plan &plan, const MigrationSet &files, const History &history, const QStringList &sources)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &migration : files.migrations) {
        hash.addData(migration.version.text.toUtf8() + ' ' + migration.path.toUtf8() + '\n');
    }
    hash.addData(historyDigest(history));
    hash.addData(sources.join(u'\n').toUtf8());
    const auto &target = plan.target;
    hash.addData(u"%1 %2 %3 %4 %5"_s.arg(int(target.direction))
            .arg(int(target.kind))
            .arg(target.steps)
            .arg(int(target.exclusive))
            .arg(target.to.text)
            .toUtf8());
    if (target.mend != Mend::None) {
        hash.addData(u"mend %1 %2 %3"_s.arg(int(target.mend))
                .arg(target.landed)
                .arg(int(target.mendedWay))
                .toUtf8());
    }
    const auto add = [&hash](const QList<PlannedStatement> &statements) {
        for (const auto &statement : statements) {
            hash.addData(statement.sql.toUtf8());
            hash.addData(QByteArrayView("\0", 1));
            if (statement.batches) {
                hash.addData(QJsonDocument(toJson(*statement.batches)).toJson());
            }
        }
    };
    add(plan.preparation);
    for (const auto &step : plan.steps) {
        hash.addData(step.version.text.toUtf8() + '\n');
        add(step.statements);
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<QString> currentFingerprint(const Session &session, Connection &connection, const Plan &plan)
{
    const auto files = readFiles(session);
    if (!files) {
        return fail(files.error());
    }
    const auto history = session.format->history(connection, session.context);
    if (!history) {
        return fail(history.error());
    }
    QHash<QString, const Migration *> byPath;
    for (const auto &migration : files->migrations) {
        byPath.insert(migration.path, &migration);
        byPath.insert(
            migration.downPath.isEmpty() ? migration.path : migration.downPath, &migration);
    }
    QStringList sources { serverSource(session, connection) };
    for (const auto &step : plan.steps) {
        const auto *migration = byPath.value(step.path);
        const auto text = migration ? session.format->loaded(*migration, session.context)
                                    : Result<Migration>(Migration {});
        if (!text) {
            return fail(text.error());
        }
        sources += sourceHash(*text);
    }
    return planFingerprint(plan, *files, *history, sources);
}

} // namespace Switchback
