// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/sqlfile.h"

#include "core/text.h"
#include "core/tr.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// psql's own commands and rows after COPY … FROM stdin are no statements.
QString withoutClientLines(const QString &text)
{
    QStringList lines;
    bool rows = false;
    static const QRegularExpression copy(
        u"^COPY .* FROM stdin;\\s*$"_s, QRegularExpression::CaseInsensitiveOption);
    for (const auto &line : text.split(u'\n')) {
        if (rows) {
            rows = line != "\\."_L1;
            lines += QString();
        } else if (copy.match(line).hasMatch()) {
            rows = true;
            lines += QString();
        } else {
            lines += line.startsWith(u'\\') ? QString() : line;
        }
    }
    return lines.join(u'\n');
}

} // namespace

Result<void> loadFile(Connection &connection, const Engine &engine, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail({ .kind = ErrorKind::Input,
            .what = tr("The file '%1' cannot be read: %2")
                .arg(QDir::toNativeSeparators(path), file.errorString()),
            .untouched = tr("Nothing was compared.") });
    }
    auto text = QString::fromUtf8(file.readAll());
    if (engine.info().id == "postgresql"_L1) {
        text = withoutClientLines(text);
    }
    for (const auto &statement : engine.split(text)) {
        if (const auto done = connection.execute(statement.sql); !done) {
            auto error = done.error();
            error.kind = ErrorKind::Input;
            error.what = tr("The file does not load; this statement failed: %1")
                             .arg(elided(visible(statement.sql), 200));
            error.untouched = tr("Nothing was compared.");
            error.place.file = path;
            error.place.line = statement.line;
            return fail(error);
        }
    }
    return {};
}

} // namespace Switchback
