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

QString preconditionName(Precondition::Kind kind)
{
    switch (kind) {
    case Precondition::Kind::NoRows:
        return u"no_rows"_s;
    case Precondition::Kind::NotNull:
        return u"not_null"_s;
    case Precondition::Kind::Unique:
        return u"unique"_s;
    case Precondition::Kind::References:
        return u"references"_s;
    case Precondition::Kind::Check:
        return u"check"_s;
    case Precondition::Kind::Fits:
        return u"fits"_s;
    case Precondition::Kind::Converts:
        break;
    }
    return u"converts"_s;
}

QString preconditionSubject(const Precondition &condition)
{
    auto subject = condition.table;
    if (condition.columns.size() == 1) {
        subject += u'.' + condition.columns.first();
    } else if (!condition.columns.isEmpty()) {
        subject += u" ("_s + condition.columns.join(u", "_s) + u')';
    }
    if (condition.kind == Precondition::Kind::References) {
        subject += u" → "_s + condition.other;
    }
    if (condition.kind == Precondition::Kind::Check && !condition.name.isEmpty()) {
        subject += u' ' + condition.name;
    }
    return subject;
}

namespace {

QString violationWords(const Precondition &condition, const QString &subject, int count)
{
    switch (condition.kind) {
    case Precondition::Kind::NoRows:
        return tr("%1 is asked for in each of %n row(s), but has no value there.", nullptr, count)
            .arg(subject);
    case Precondition::Kind::NotNull:
        return tr("%n row(s) have no value in %1.", nullptr, count).arg(subject);
    case Precondition::Kind::Unique:
        return tr("%n row(s) are duplicates in %1.", nullptr, count).arg(subject);
    case Precondition::Kind::References:
        return tr("%n row(s) point to nothing: %1.", nullptr, count).arg(subject);
    case Precondition::Kind::Check:
        return tr("%n row(s) break the check on %1.", nullptr, count).arg(subject);
    case Precondition::Kind::Fits:
        return tr("%n value(s) of %1 do not fit into %2.", nullptr, count)
            .arg(subject, condition.type);
    case Precondition::Kind::Converts:
        break;
    }
    return tr("%n value(s) of %1 cannot become %2.", nullptr, count).arg(subject, condition.type);
}

} // namespace

QString preconditionWords(const Precondition &condition)
{
    const auto subject = preconditionSubject(condition);
    if (!condition.violations) {
        return condition.trouble.isEmpty()
            ? tr("The rows of %1 are not looked at yet.").arg(subject)
            : tr("Whether the rows of %1 allow it is not known: %2")
                  .arg(subject, condition.trouble);
    }
    if (*condition.violations == 0) {
        return condition.estimated
            ? tr("By the server's estimate every row of %1 fits.").arg(subject)
            : tr("Every row of %1 fits.").arg(subject);
    }
    auto words = violationWords(
        condition, subject, int(qMin<qint64>(*condition.violations, INT_MAX)));
    if (condition.estimated) {
        words += u' ' + tr("This is the server's estimate.");
    }
    if (condition.changedBefore) {
        words += u' ' + tr("The plan changes these rows before.");
    }
    return words;
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
