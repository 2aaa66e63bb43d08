// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/schemascript.h"

#include "core/text.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString comment(const QString &text)
{
    return u"-- "_s + visible(text) + u'\n';
}

// A body with semicolons needs another delimiter for MariaDB's and MySQL's client.
QString sqlText(const SchemaStatement &statement, const SchemaScript &script)
{
    return statement.sql.contains(u';') && script.clientDelimiters
        ? u"DELIMITER ;;\n%1;;\nDELIMITER ;\n"_s.arg(statement.sql)
        : statement.sql + u";\n"_s;
}

} // namespace

bool hideSecrets(SchemaScript &script)
{
    bool any = false;
    for (auto &statement : script.statements) {
        any = any || !statement.shown.isEmpty();
        statement.sql = statement.shown.isEmpty() ? statement.sql : statement.shown;
        statement.shown.clear();
    }
    return any;
}

QString scriptText(const TriedScript &tried)
{
    QString text;
    if (tried.verified) {
        text += comment(tr("Verified: run on a scratch copy, it reaches the wanted schema."));
    } else if (tried.failure) {
        text += comment(tr("Not runnable: %1").arg(oneLine(*tried.failure)));
    } else if (!tried.notVerified.isEmpty()) {
        text += comment(tr("Not verified: %1").arg(tried.notVerified));
    }
    for (const auto &statement : tried.script.statements) {
        if (statement.destructive) {
            text += comment(tr("Destructive: %1").arg(statement.note));
        } else if (!statement.note.isEmpty()) {
            text += comment(statement.note);
        }
        text += sqlText(statement, tried.script);
    }
    return text;
}

QString statementsText(const SchemaScript &script)
{
    QString text;
    for (const auto &statement : script.statements) {
        text += sqlText(statement, script);
    }
    return text;
}

} // namespace Switchback
