// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/mysql/mysqlsight.h"

#include "engines/triggersight.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// A grant's database is a pattern: % and _ stand for others unless a backslash is before them.
bool meansDatabase(const QString &pattern, const QString &database)
{
    QString expression;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const auto letter = pattern.at(i);
        if (letter == u'\\' && i + 1 < pattern.size()) {
            expression += QRegularExpression::escape(QString(pattern.at(++i)));
        } else {
            expression += letter == u'%' ? u".*"_s
                : letter == u'_'         ? u"."_s
                                         : QRegularExpression::escape(QString(letter));
        }
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(expression),
        QRegularExpression::DotMatchesEverythingOption)
        .match(database)
        .hasMatch();
}

// The privileges on the database as a whole.
QSet<QString> privilegesOn(const QStringList &grants, const QString &database)
{
    static const QRegularExpression grant(
        u"^GRANT (.+?) ON (?:(\\*)|`((?:[^`]|``)+)`)\\.\\* TO "_s);
    QSet<QString> privileges;
    for (const auto &line : grants) {
        const auto match = grant.match(line);
        const auto pattern = match.captured(3).replace(u"``"_s, u"`"_s);
        if (match.hasMatch() && (match.hasCaptured(2) || meansDatabase(pattern, database))) {
            for (const auto &privilege : match.captured(1).split(u',')) {
                privileges += privilege.trimmed();
            }
        }
    }
    privileges.remove(u"USAGE"_s);
    return privileges;
}

} // namespace

QStringList mysqlHiddenKinds(const QStringList &grants, const QString &database)
{
    const auto has = privilegesOn(grants, database);
    if (grants.isEmpty() || has.contains(u"ALL PRIVILEGES"_s)) {
        return {};
    }
    const auto hasAny = [&has](const QSet<QString> &wanted) { return has.intersects(wanted); };
    QStringList kinds;
    if (has.isEmpty()) {
        kinds += { u"table"_s, u"view"_s, u"sequence"_s };
    }
    if (!has.contains(u"TRIGGER"_s)) {
        kinds += u"trigger"_s;
    }
    if (!hasAny({ u"EXECUTE"_s, u"ALTER ROUTINE"_s, u"CREATE ROUTINE"_s, u"SHOW_ROUTINE"_s,
            u"SHOW CREATE ROUTINE"_s })) {
        kinds += { u"function"_s, u"procedure"_s };
    }
    if (!has.contains(u"EVENT"_s)) {
        kinds += u"event"_s;
    }
    return kinds;
}

Result<bool> seesAllTriggers(const Engine &engine, Connection &connection)
{
    if (engine.info().id != "mysql"_L1) {
        return true;
    }
    const auto rows = connection.query(u"SHOW GRANTS"_s);
    if (!rows) {
        return fail(rows.error());
    }
    QStringList grants;
    for (const auto &row : rows->rows) {
        grants += row.value(0).toString();
    }
    return !mysqlHiddenKinds(grants, connection.server().database).contains("trigger"_L1);
}

} // namespace Switchback
