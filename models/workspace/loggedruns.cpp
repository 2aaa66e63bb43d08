// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/loggedruns.h"

#include "core/savefile.h"
#include "report/json.h"
#include "report/text.h"
#include "run/runrecord.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <qtconcurrentrun.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QByteArray logAs(const QString &ending, const QList<AuditEntry> &entries)
{
    return ending == "json"_L1 ? QJsonDocument(auditJson(entries)).toJson()
        : ending == "csv"_L1   ? auditCsv(entries).toUtf8()
                               : auditText(entries).toUtf8();
}

} // namespace

QFuture<Result<RunRecord>> runRecord(const QString &run)
{
    return QtConcurrent::run([run] { return readRunRecord(run); });
}

QFuture<Result<void>> exportLog(const QList<AuditEntry> &entries, const QString &file)
{
    return QtConcurrent::run([entries, file] {
        return saveFile(file, logAs(QFileInfo(file).suffix().toLower(), entries));
    });
}

} // namespace Switchback
