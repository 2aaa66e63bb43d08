// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/ledger.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

bool isEmpty(const LedgerRow &row)
{
    const auto &counted = row.loss.kind == Loss::Kind::Column ? row.values : row.rows;
    return counted && *counted == 0 && !row.estimated;
}

QString masked(const QString &text)
{
    auto shape = text.left(60);
    for (auto &c : shape) {
        c = c.isDigit() ? u'9' : c.isUpper() ? u'X' : c.isLetter() ? u'x' : c;
    }
    return shape;
}

QString evidenceWords(const LedgerRow &row)
{
    switch (row.evidence) {
    case Evidence::None:
        break;
    case Evidence::Made:
        return tr("the migration made it");
    case Evidence::CommitTimes:
        return tr("by the server's commit times");
    case Evidence::Column:
        return tr("by %1").arg(row.evidenceColumn);
    case Evidence::Statistics:
        return tr("at most, by the server's counters");
    }
    return {};
}

QString evidenceName(Evidence evidence)
{
    switch (evidence) {
    case Evidence::None:
        break;
    case Evidence::Made:
        return u"made_by_migration"_s;
    case Evidence::CommitTimes:
        return u"commit_times"_s;
    case Evidence::Column:
        return u"column"_s;
    case Evidence::Statistics:
        return u"statistics"_s;
    }
    return {};
}

} // namespace Switchback
