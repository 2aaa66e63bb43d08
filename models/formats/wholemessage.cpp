// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/wholemessage.h"

#include "core/tr.h"
#include "formats/steps.h"
#include "sql/postgresql.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Words of a statement without comments, upper case: enough to know a plain BEGIN.
QString words(const QString &sql)
{
    QString result;
    for (qsizetype i = 0; i < sql.size() && result.size() < 40; ++i) {
        if (sql.mid(i, 2) == "--"_L1) {
            const auto end = sql.indexOf(u'\n', i);
            i = end < 0 ? sql.size() : end;
        } else if (sql.mid(i, 2) == "/*"_L1) {
            const auto end = sql.indexOf("*/"_L1, i);
            i = end < 0 ? sql.size() : end + 1;
        } else {
            result += sql.at(i);
            continue;
        }
        result += u' ';
    }
    return result.simplified().toUpper();
}

bool opens(const QString &sql)
{
    static const QStringList known { u"BEGIN"_s, u"BEGIN WORK"_s, u"BEGIN TRANSACTION"_s,
        u"START TRANSACTION"_s };
    return known.contains(words(sql));
}

bool closes(const QString &sql)
{
    static const QStringList known { u"COMMIT"_s, u"COMMIT WORK"_s, u"COMMIT TRANSACTION"_s,
        u"END"_s, u"END WORK"_s, u"END TRANSACTION"_s };
    return known.contains(words(sql));
}

/// A block that commits on its way, which it may when it stands alone in the message.
bool commitsInside(const QString &sql)
{
    const Phrase phrase(sql, postgresqlTokens(sql));
    return phrase.is(0, "DO"_L1) && sql.contains(QRegularExpression(u"\\bCOMMIT\\s*;"_s));
}

} // namespace

Script wholeMessage(const FormatContext &context, const QString &text)
{
    Script script { .statements = splitSql(context, text) };
    auto &list = script.statements;
    if (list.size() > 1 && opens(list.first().sql) && closes(list.last().sql)) {
        list.removeFirst();
        list.removeLast();
    } else if (list.size() == 1) {
        const auto &sql = list.first().sql;
        script.transactional = !context.engine->traits(sql).needsNoTransaction
            && !commitsInside(sql);
        return script;
    }
    const bool own = std::ranges::any_of(list, [&](const Statement &statement) {
        return context.engine->traits(statement.sql).transactionControl;
    });
    if (own) {
        // Where a file opens and closes transactions in its middle only the whole message means what it means.
        script = { .statements = splitSql(context, text),
            .transactional = false,
            .oneMessage = true,
            .whole = text,
            .ownTransaction = true };
    }
    return script;
}

std::optional<Error> noWholeMessage(
    const FormatContext &context, const MigrationDraft &draft, const QString &tool)
{
    const bool one = draft.up.size() <= 1 && draft.down.size() <= 1;
    if (draft.transactional || one || !context.engine
        || context.engine->info().id != "postgresql"_L1) {
        return {};
    }
    return Error { .kind = ErrorKind::Refused,
        .what = tr("%1 sends a file as one transaction, and these statements cannot run in one.")
            .arg(tool),
        .untouched = tr("Nothing was written."),
        .next = tr("Take the plain form, or one statement at a time.") };
}

} // namespace Switchback
