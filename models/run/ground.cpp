// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/ground.h"

#include "core/text.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

Error refused(const QString &what, const QString &next, const QString &path, int line)
{
    return { .kind = ErrorKind::Refused,
        .what = what,
        .untouched = tr("Nothing was run."),
        .next = next,
        .place = { path, line } };
}

Error unknownVersion(const Version &version)
{
    return { .kind = ErrorKind::Usage,
        .what = tr("There is no migration with version '%1'.").arg(elided(version.text, 60)),
        .untouched = tr("Nothing was run."),
        .next = tr("'status' lists the versions.") };
}

Error problemError(const Problem &problem)
{
    return { .kind = ErrorKind::Input,
        .what = problem.message,
        .untouched = tr("Nothing was run."),
        .next = tr("Repair the file, then try again."),
        .place = problem.place };
}

} // namespace Switchback
