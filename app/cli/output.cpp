// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/output.h"

#include "core/text.h"
#include "core/tr.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Switchback {

bool printOut(const QString &text)
{
    const auto bytes = scrubbed(text).toUtf8();
    const bool written = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout)
        == size_t(bytes.size());
    return std::fflush(stdout) == 0 && written;
}

int printError(const Error &error)
{
    printMessage(oneLine(error));
    return exitStatus(error);
}

int printNoAnswer(const Error &error)
{
    printError(error);
    return 2;
}

void printMessage(const QString &line)
{
    const auto bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
}

namespace {

Error notWritten()
{
    return { .kind = ErrorKind::Input,
        .what = tr("Standard output cannot be written; is the disk full?"),
        .next = tr("Write to another place.") };
}

} // namespace

int finishPieces(const QList<QByteArray> &pieces, int status)
{
    bool written = true;
    for (const auto &piece : pieces) {
        written = written
            && std::fwrite(piece.constData(), 1, size_t(piece.size()), stdout)
                == size_t(piece.size());
    }
    return std::fflush(stdout) == 0 && written ? status : printError(notWritten());
}

int finish(bool json, const QJsonDocument &document, const QString &text, int status)
{
    if (printOut(
            json ? QString::fromUtf8(document.toJson(QJsonDocument::Compact)) + u'\n' : text)) {
        return status;
    }
    return printError(notWritten());
}

} // namespace Switchback
