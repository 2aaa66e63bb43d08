// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/safeset.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

bool isMeant(const SafeSet &set, const QString &object)
{
    return std::ranges::any_of(set.different,
        [&object](const QString &name) { return object == name || object.endsWith(u'.' + name); });
}

QString proofText(const SafeProof &proof)
{
    switch (proof.outcome) {
    case SafeProof::Outcome::Proven:
        break;
    case SafeProof::Outcome::Failed:
        return proof.reason;
    case SafeProof::Outcome::NotTried:
        return tr("It was not tried on a scratch copy: %1").arg(proof.reason);
    }
    QStringList words { tr("Proven on a scratch copy: it comes to what the original comes to, and "
                           "its way back leads to the start.") };
    return (words + proof.notes).join(u' ');
}

} // namespace Switchback
