// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemagrants.h"

#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Lists = QMap<QString, QSet<QString>>;

Lists lists(const QString &text)
{
    Lists result;
    for (const auto &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const auto colon = line.lastIndexOf(u": "_s);
        if (colon > 0) {
            const auto words = line.mid(colon + 2).split(u", "_s);
            result[line.left(colon)].unite(QSet<QString>(words.begin(), words.end()));
        }
    }
    return result;
}

QString text(const Lists &all)
{
    QStringList lines;
    for (const auto &[who, words] : all.asKeyValueRange()) {
        auto sorted = words.values();
        sorted.sort();
        lines += u"%1: %2"_s.arg(who, sorted.join(u", "_s));
    }
    return lines.join(u'\n');
}

QChar objectType(const QString &kind)
{
    if (kind == "function"_L1 || kind == "procedure"_L1 || kind == "aggregate"_L1) {
        return u'f';
    }
    if (kind == "type"_L1 || kind == "domain"_L1) {
        return u'T';
    }
    if (kind == "table"_L1 || kind == "view"_L1 || kind == "materialized view"_L1
        || kind == "foreign table"_L1) {
        return u'r';
    }
    return kind == "sequence"_L1 ? u'S' : kind == "schema"_L1 ? u'n' : QChar();
}

QString standard(QChar type)
{
    return type == u'f' ? u"PUBLIC: EXECUTE"_s : type == u'T' ? u"PUBLIC: USAGE"_s : QString();
}

QStringList say(const PgPart &part, const QString &who, const QSet<QString> &words, bool grant)
{
    QStringList plain;
    QStringList withOption;
    for (auto word : words.values()) {
        const bool passesOn = word.endsWith(u'*') && grant;
        word.remove(u'*');
        (passesOn ? withOption : plain) += word;
    }
    const auto on = part.name().lastIndexOf(u" ON "_s);
    const auto head = u"ALTER DEFAULT PRIVILEGES "_s + part.name().left(on);
    const auto objects = part.name().mid(on + 4);
    plain.sort();
    withOption.sort();
    QStringList statements;
    if (!plain.isEmpty()) {
        statements += grant
            ? u"%1 GRANT %2 ON %3 TO %4"_s.arg(head, plain.join(u", "_s), objects, who)
            : u"%1 REVOKE %2 ON %3 FROM %4"_s.arg(head, plain.join(u", "_s), objects, who);
    }
    if (!withOption.isEmpty()) {
        statements += u"%1 GRANT %2 ON %3 TO %4 WITH GRANT OPTION"_s.arg(
            head, withOption.join(u", "_s), objects, who);
    }
    return statements;
}

} // namespace

QString pgInitialPrivileges(const PgSide &side, const PgPart &part)
{
    const auto type = objectType(part.kind());
    Lists found;
    bool any = false;
    for (const int number : side.defaultPrivileges) {
        const auto &other = side.part(number);
        if (type.isNull() || other.property(u"#type") != type
            || other.property(u"#role") != part.property(u"owner")) {
            continue;
        }
        const bool everywhere = other.has(u"#everywhere");
        const auto schema = u" IN SCHEMA %1 ON "_s.arg(part.name().section(u'.', 0, 0));
        if (everywhere || other.name().contains(schema)) {
            if (!everywhere && !any) {
                found = lists(u"OWNER: ALL\n"_s + standard(type));
            }
            const auto here = lists(other.property(u"definition"));
            for (const auto &[who, words] : here.asKeyValueRange()) {
                const bool owner = who == other.property(u"#role");
                found[owner ? u"OWNER"_s : who].unite(owner ? QSet<QString> { u"ALL"_s } : words);
            }
            any = true;
        }
    }
    return any ? text(found) : QString();
}

QStringList pgDefaultPrivileges(const PgPart &part, const QString &from, const QString &to)
{
    const auto role = part.property(u"#role");
    auto before = lists(from);
    auto after = lists(to);
    if (part.has(u"#everywhere")) {
        const auto base = lists(standard(part.property(u"#type").at(0)));
        auto &emptySide = from.isEmpty() ? before : after;
        const auto &otherSide = from.isEmpty() ? after : before;
        if (from.isEmpty() || to.isEmpty()) {
            emptySide = base;
            emptySide[role] = otherSide.value(role);
        }
    }
    QStringList statements;
    auto names = QSet<QString>(before.keyBegin(), before.keyEnd());
    names.unite(QSet<QString>(after.keyBegin(), after.keyEnd()));
    auto sorted = names.values();
    sorted.sort();
    for (const auto &who : sorted) {
        const auto had = before.value(who);
        const auto wanted = after.value(who);
        statements += say(part, who, had - wanted, false);
        statements += say(part, who, wanted - had, true);
    }
    return statements;
}

QString pgPlainSignature(const QString &aggregate)
{
    if (aggregate.endsWith("(*)"_L1)) {
        return aggregate.chopped(2) + u')';
    }
    const auto order = aggregate.indexOf(u"ORDER BY "_s);
    if (order < 0) {
        return aggregate;
    }
    const auto direct = aggregate.left(order).trimmed();
    const auto sorted = aggregate.mid(order + 9);
    const bool both = sorted.startsWith("VARIADIC "_L1) && direct.endsWith(sorted.chopped(1));
    return both ? direct + u')' : direct + (direct.endsWith(u'(') ? u""_s : u", "_s) + sorted;
}

namespace {

using PrivilegeSet = QHash<QString, QSet<QString>>; // grantee to privileges

PrivilegeSet privilegeSet(const QString &text)
{
    PrivilegeSet set;
    for (const auto &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const auto colon = line.lastIndexOf(u": "_s);
        if (colon > 0) {
            const auto names = line.mid(colon + 2).split(u", "_s);
            set[line.left(colon)] = QSet<QString>(names.begin(), names.end());
        }
    }
    return set;
}

QString standardPrivileges(const QString &kind)
{
    const bool forAll = kind == "function"_L1 || kind == "procedure"_L1 || kind == "aggregate"_L1;
    const bool usage = kind == "type"_L1 || kind == "domain"_L1 || kind == "language"_L1;
    const auto everybody = forAll ? u"\nPUBLIC: EXECUTE"_s
        : usage                   ? u"\nPUBLIC: USAGE"_s
                                  : QString();
    return kind == "column"_L1 ? QString() : u"OWNER: ALL"_s + everybody;
}

QString grantTarget(const PgPart &part)
{
    const auto &kind = part.kind();
    if (kind == "column"_L1) {
        return u"TABLE "_s + part.table();
    }
    if (kind == "member privileges"_L1) {
        return part.name();
    }
    if (kind == "aggregate"_L1) {
        return u"FUNCTION "_s + pgPlainSignature(part.name());
    }
    if (kind == "server"_L1) {
        return u"FOREIGN SERVER "_s + part.name();
    }
    const bool relation = kind == "view"_L1 || kind == "materialized view"_L1
        || kind == "foreign table"_L1;
    return (relation ? u"TABLE"_s : kind.toUpper()) + u' ' + part.name();
}

QStringList sortedList(const QSet<QString> &set)
{
    QStringList list(set.begin(), set.end());
    list.sort();
    return list;
}

QString privilegeWords(const PgPart &part, const QSet<QString> &set)
{
    auto list = sortedList(set);
    for (auto &word : list) {
        word.remove(u'*');
        if (part.kind() == "column"_L1) {
            word += u" (%1)"_s.arg(part.name());
        }
    }
    return list.join(u", "_s);
}

QSet<QString> grantable(const QSet<QString> &set)
{
    QSet<QString> found;
    for (const auto &word : set) {
        if (word.endsWith(u'*')) {
            found += word;
        }
    }
    return found;
}

} // namespace

QStringList pgGrants(
    const PgPart &part, const QString &owner, const QString &from, const QString &to)
{
    const auto standard = standardPrivileges(part.kind());
    const auto before = privilegeSet(from.isEmpty() ? standard : from);
    const auto after = privilegeSet(to.isEmpty() ? standard : to);
    if (before == after) {
        return {};
    }
    auto names = QSet<QString>(before.keyBegin(), before.keyEnd());
    names.unite(QSet<QString>(after.keyBegin(), after.keyEnd()));
    const auto target = grantTarget(part);
    QStringList statements;
    for (const auto &name : sortedList(names)) {
        const auto had = before.value(name);
        const auto wanted = after.value(name);
        const auto who = name == "OWNER"_L1 ? owner : name;
        auto lost = had - wanted;
        if (had.contains(u"ALL"_s) && !wanted.isEmpty() && had != wanted) {
            lost = { u"ALL"_s };
        }
        const auto gained = lost.contains(u"ALL"_s) ? wanted : wanted - had;
        if (!lost.isEmpty()) {
            statements += u"REVOKE %1 ON %2 FROM %3"_s.arg(privilegeWords(part, lost), target, who);
        }
        const auto withOption = grantable(gained);
        const auto plain = gained - withOption;
        if (!plain.isEmpty()) {
            statements += u"GRANT %1 ON %2 TO %3"_s.arg(privilegeWords(part, plain), target, who);
        }
        if (!withOption.isEmpty()) {
            statements += u"GRANT %1 ON %2 TO %3 WITH GRANT OPTION"_s.arg(
                privilegeWords(part, withOption), target, who);
        }
    }
    return statements;
}

QStringList pgColumnGrants(
    const PgPart &view, const QString &owner, const QString &from, const QString &to)
{
    QMap<QString, std::pair<QStringList, QStringList>> columns;
    for (const auto &line : from.split(u'\n', Qt::SkipEmptyParts)) {
        columns[line.section(u'\t', 0, 0)].first += line.section(u'\t', 1);
    }
    for (const auto &line : to.split(u'\n', Qt::SkipEmptyParts)) {
        columns[line.section(u'\t', 0, 0)].second += line.section(u'\t', 1);
    }
    QStringList statements;
    for (const auto &[name, lists] : columns.asKeyValueRange()) {
        SchemaObject column;
        column.kind = u"column"_s;
        column.name = name;
        statements += pgGrants(
            { &column, view.object }, owner, lists.first.join(u'\n'), lists.second.join(u'\n'));
    }
    return statements;
}

} // namespace Switchback
