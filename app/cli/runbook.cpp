// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// runbook: the document for a deployment and its way back.

#include "run/runbook.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/numbers.h"
#include "app/cli/output.h"
#include "core/savefile.h"
#include "core/text.h"
#include "core/tr.h"
#include "report/document.h"
#include "run/seed.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Result<QByteArray> written(const Document &document, const QString &file)
{
    const auto ending = QFileInfo(file).suffix().toLower();
    if (file.isEmpty() || ending == "md"_L1) {
        return documentMarkdown(document).toUtf8();
    }
    if (ending == "html"_L1 || ending == "htm"_L1) {
        return documentHtml(document).toUtf8();
    }
    return documentPdf(document);
}

Result<void> checkName(const QString &file)
{
    static const QStringList endings { u"md"_s, u"html"_s, u"htm"_s, u"pdf"_s };
    if (file.isEmpty() || endings.contains(QFileInfo(file).suffix().toLower())) {
        return {};
    }
    return fail({ .kind = ErrorKind::Usage,
        .what = tr("--out takes a file that ends in .md, .html or .pdf, not '%1'.")
            .arg(elided(visible(file), 80)),
        .untouched = tr("Nothing was written.") });
}

} // namespace

int runbookCommand(const Arguments &arguments)
{
    const auto file = arguments.value(u"out"_s);
    const auto target = targetOf(arguments, Direction::Up);
    const auto rows = wholeNumber(arguments, u"rows"_s, MostRows);
    const auto name = checkName(file);
    if (!target || !rows || !name) {
        return printError(!target ? target.error() : !rows ? rows.error() : name.error());
    }
    Interrupt interrupt;
    const auto session = openSession(sessionRequest(arguments));
    const auto document = session ? makeRunbook(*session,
                                        { .target = *target,
                                            .rows = *rows,
                                            .reading = { .stop = interrupt.source().get_token() } })
                                  : fail(session.error());
    if (!document) {
        return printError(document.error());
    }
    const auto bytes = written(*document, file);
    if (file.isEmpty()) {
        return finish(false, {}, scrubbed(QString::fromUtf8(*bytes)));
    }
    const auto saved = saveFile(file, *bytes);
    return saved
        ? finish(arguments.has(u"json"_s),
              QJsonDocument(QJsonObject { { u"file"_s, QFileInfo(file).absoluteFilePath() } }),
              tr("Written: %1").arg(visible(QDir::toNativeSeparators(file))) + u'\n')
        : printError(saved.error());
}

} // namespace Switchback
