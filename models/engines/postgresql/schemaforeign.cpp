// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemaforeign.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// name 'value'
const QRegularExpression &option()
{
    static const QRegularExpression pattern(uR"(("(?:[^"]|"")+"|\S+) (E?'(?:[^']|'')*'))"_s);
    return pattern;
}

using Options = QMap<QString, QString>;

Options optionsOf(const QString &text)
{
    Options options;
    for (auto matches = option().globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        options.insert(match.captured(1), match.captured(2));
    }
    return options;
}

QString optionChanges(const Options &had, const Options &wanted)
{
    QStringList list;
    for (const auto &name : had.keys()) {
        list += wanted.contains(name) ? QStringList() : QStringList(u"DROP "_s + name);
    }
    for (const auto &[name, value] : wanted.asKeyValueRange()) {
        if (had.value(name) != value) {
            list += (had.contains(name) ? u"SET "_s : u"ADD "_s) + name + u' ' + value;
        }
    }
    return list.join(u", "_s);
}

} // namespace

QString pgForeignOptionChanges(const QString &before, const QString &after)
{
    return optionChanges(optionsOf(before), optionsOf(after));
}

// Options change in place; another version, wrapper or handler makes it anew.
std::optional<PgAlteration> pgAlterForeign(
    const PgPart &from, const PgPart &to, const QList<PropertyChange> &changes)
{
    static const auto options = u" OPTIONS ("_s;
    const auto before = from.property(u"definition");
    const auto after = to.property(u"definition");
    const auto isText = [](const PropertyChange &change) { return change.name == "definition"_L1; };
    if (!std::ranges::all_of(changes, isText)
        || before.section(options, 0, 0) != after.section(options, 0, 0)) {
        return {};
    }
    return PgAlteration {
        .statements = { u"ALTER %1 %2 OPTIONS (%3)"_s.arg(to.kind().toUpper(), to.name(),
            pgForeignOptionChanges(before.section(options, 1).chopped(before.contains(options)),
                after.section(options, 1).chopped(after.contains(options)))) }
    };
}

std::optional<PgAlteration> pgAlterMapping(const PgPart &from, const PgPart &to)
{
    static const auto options = u" OPTIONS ("_s;
    const auto all = [](const PgPart &part) {
        const auto text = part.property(u"definition");
        const auto plain = text.section(options, 1).chopped(text.contains(options));
        return optionsOf(plain + u", "_s + part.property(u"#secrets"));
    };
    auto had = all(from);
    auto wanted = all(to);
    for (const auto &name : had.keys() + wanted.keys()) { // what a snapshot does not tell stays
        if (had.value(name) == u"'…'" || wanted.value(name) == u"'…'") {
            had.remove(name);
            wanted.remove(name);
        }
    }
    const auto changes = optionChanges(had, wanted);
    return changes.isEmpty()
        ? PgAlteration()
        : PgAlteration { .statements = { u"ALTER USER MAPPING FOR %1 OPTIONS (%2)"_s.arg(
                             to.name(), changes) } };
}

QString pgCreateMapping(const PgPart &mapping)
{
    auto text = mapping.property(u"definition");
    if (!mapping.has(u"#secrets")) {
        return text;
    }
    return text.contains(u" OPTIONS ("_s)
        ? text.chopped(1) + u", "_s + mapping.property(u"#secrets") + u')'
        : text + u" OPTIONS (%1)"_s.arg(mapping.property(u"#secrets"));
}

QString pgWithoutSecrets(QString statement, const PgPart &mapping)
{
    const auto secrets = mapping.property(u"#secrets");
    for (auto matches = option().globalMatch(secrets); matches.hasNext();) {
        const auto match = matches.next();
        statement.replace(match.captured(), match.captured(1) + u" '…'"_s);
    }
    return statement;
}

} // namespace Switchback
