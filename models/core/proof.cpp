// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/proof.h"

#include "core/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Proven:
        return u"proven"_s;
    case Verdict::ShapeOnly:
        return u"shape-only"_s;
    case Verdict::Lossy:
        return u"lossy"_s;
    case Verdict::Impossible:
        return u"impossible"_s;
    case Verdict::Broken:
        return u"broken"_s;
    case Verdict::Fails:
        return u"fails"_s;
    case Verdict::NotRehearsed:
        break;
    }
    return u"not-rehearsed"_s;
}

Verdict verdictFromWord(const QString &word)
{
    constexpr Verdict all[] = { Verdict::Proven, Verdict::ShapeOnly, Verdict::Lossy,
        Verdict::Impossible, Verdict::Broken, Verdict::Fails };
    const auto *known = std::ranges::find(all, word, verdictWord);
    return known == std::end(all) ? Verdict::NotRehearsed : *known;
}

QString verdictTitle(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Proven:
        return tr("Proven");
    case Verdict::ShapeOnly:
        return tr("Shape only");
    case Verdict::Lossy:
        return tr("Lossy");
    case Verdict::Impossible:
        return tr("No way back");
    case Verdict::Broken:
        return tr("Does not return");
    case Verdict::Fails:
        return tr("Fails");
    case Verdict::NotRehearsed:
        break;
    }
    return tr("Not rehearsed");
}

QString verdictSentence(const Proof &proof)
{
    switch (proof.verdict) {
    case Verdict::Proven:
        return tr("Rehearsed: schema and rows return.");
    case Verdict::ShapeOnly:
        return tr("Rehearsed: the schema returns; there were no rows that could have been lost.");
    case Verdict::Lossy:
        return tr("Rehearsed: the schema returns, but not all data: %1")
            .arg(proof.reasons.join(u"; "_s));
    case Verdict::Impossible:
        return tr("There is no way back: %1").arg(proof.reasons.join(u"; "_s));
    case Verdict::Broken:
        return tr("The way back does not lead back: %1").arg(proof.reasons.join(u"; "_s));
    case Verdict::Fails:
        return tr("Rehearsed: it fails before there is anything to take back: %1")
            .arg(proof.reasons.join(u"; "_s));
    case Verdict::NotRehearsed:
        break;
    }
    return tr("Not rehearsed with this file and this server.");
}

} // namespace Switchback
