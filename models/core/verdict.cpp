// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/verdict.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

QString lossKindName(Loss::Kind kind)
{
    switch (kind) {
    case Loss::Kind::Table:
        return u"table"_s;
    case Loss::Kind::Column:
        return u"column"_s;
    case Loss::Kind::Rows:
        return u"rows"_s;
    case Loss::Kind::Values:
        return u"values"_s;
    case Loss::Kind::Sequence:
        return u"sequence"_s;
    case Loss::Kind::Schema:
        return u"schema"_s;
    case Loss::Kind::Database:
        return u"database"_s;
    case Loss::Kind::Everything:
        break;
    }
    return u"everything"_s;
}

QString lossWords(const Loss &loss)
{
    switch (loss.kind) {
    case Loss::Kind::Table:
        return tr("The table %1 and all its rows are gone.").arg(loss.object);
    case Loss::Kind::Column:
        return tr("The column %1 and all its values are gone.").arg(loss.object);
    case Loss::Kind::Rows:
        return tr("Rows of %1 are deleted.").arg(loss.object);
    case Loss::Kind::Values:
        return tr("Values of %1 are overwritten or cut.").arg(loss.object);
    case Loss::Kind::Sequence:
        return tr("Where the sequence %1 stood is gone.").arg(loss.object);
    case Loss::Kind::Schema:
        return tr("The schema %1 and everything in it are gone.").arg(loss.object);
    case Loss::Kind::Database:
        return tr("The whole database %1 is gone.").arg(loss.object);
    case Loss::Kind::Everything:
        break;
    }
    return tr("Everything that %1 owns is gone.").arg(loss.object);
}

QList<Loss> losses(const ScriptVerdict &verdict)
{
    QList<Loss> all;
    for (const auto &statement : verdict.statements) {
        for (const auto &loss : statement.losses) {
            if (!all.contains(loss)) {
                all += loss;
            }
        }
    }
    return all;
}

} // namespace Switchback
