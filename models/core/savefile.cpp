// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/savefile.h"

#include "core/text.h"
#include "core/tr.h"

#include <QDir>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Switchback {

Result<void> saveFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) {
        return {};
    }
    return fail({ .kind = ErrorKind::Input,
        .what = tr("'%1' cannot be written.")
            .arg(elided(visible(QDir::toNativeSeparators(path)), 200)),
        .untouched = tr("Nothing was written."),
        .next = tr("Write to another place."),
        .server = file.errorString() });
}

} // namespace Switchback
