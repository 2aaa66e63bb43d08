// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemaalter.h"

#include "core/enumlabels.h"
#include "core/tr.h"
#include "engines/postgresql/schemaforeign.h"
#include "engines/postgresql/schemainherit.h"
#include "engines/postgresql/schemaretype.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Changes = QList<PropertyChange>;
using Altered = std::optional<PgAlteration>;

bool only(const Changes &changes, const QStringList &names)
{
    return std::ranges::all_of(
        changes, [&](const PropertyChange &change) { return names.contains(change.name); });
}

// New labels anywhere are added in place; a label gone or moved is not.
Altered alterEnum(const PgPart &from, const PgPart &to)
{
    const auto before = enumLabels(from.property(u"labels"));
    const auto after = enumLabels(to.property(u"labels"));
    qsizetype kept = 0;
    for (const auto &label : after) {
        kept += kept < before.size() && before.at(kept) == label ? 1 : 0;
    }
    if (kept != before.size()) {
        return {};
    }
    PgAlteration altered;
    kept = 0;
    for (qsizetype i = 0; i < after.size(); ++i) {
        if (kept < before.size() && before.at(kept) == after.at(i)) {
            ++kept;
            continue;
        }
        auto place = kept < before.size() ? u" BEFORE "_s + before.at(kept) : QString();
        altered.statements += u"ALTER TYPE %1 ADD VALUE %2%3"_s.arg(to.name(), after.at(i), place);
    }
    altered.note = tr("A new label can be used only after the transaction that adds it.");
    return altered;
}

Altered alterDomain(const PgPart &from, const PgPart &to, const Changes &changes)
{
    const bool named = !pgIsUnseen(from, to, u"not null name"_s); // by both servers
    if (!only(changes, { u"default"_s, u"not null"_s, u"not null name"_s })) {
        return {};
    }
    PgAlteration altered;
    const auto head = pgAlterWord(to);
    if (from.property(u"default") != to.property(u"default")) {
        altered.statements += to.has(u"default")
            ? head + u" SET DEFAULT "_s + to.property(u"default")
            : head + u" DROP DEFAULT"_s;
    }
    const auto name = named ? to.property(u"not null name") : QString();
    if (from.has(u"not null") != to.has(u"not null")) {
        altered.statements += head
            + (!to.has(u"not null")  ? u" DROP NOT NULL"_s
                    : name.isEmpty() ? u" SET NOT NULL"_s
                                     : u" ADD CONSTRAINT %1 NOT NULL"_s.arg(name));
    } else if (named && from.property(u"not null name") != name) {
        altered.statements += u"%1 RENAME CONSTRAINT %2 TO %3"_s.arg(
            head, pgNotNullName(from), pgNotNullName(to));
    }
    return altered;
}

Altered alterSequence(const PgPart &from, const PgPart &to)
{
    PgAlteration altered;
    QString text;
    const auto differs = [&](QStringView name) { return from.property(name) != to.property(name); };
    const auto value = [&](QStringView name) { return to.property(name); };
    if (differs(u"type")) {
        text += u" AS "_s + (to.has(u"type") ? value(u"type") : u"bigint"_s);
    }
    if (differs(u"increment")) {
        text += u" INCREMENT BY "_s + (to.has(u"increment") ? value(u"increment") : u"1"_s);
    }
    if (differs(u"minimum") || differs(u"type")) {
        text += to.has(u"minimum") ? u" MINVALUE "_s + value(u"minimum") : u" NO MINVALUE"_s;
    }
    if (differs(u"maximum") || differs(u"type")) {
        text += to.has(u"maximum") ? u" MAXVALUE "_s + value(u"maximum") : u" NO MAXVALUE"_s;
    }
    if (differs(u"start") || differs(u"minimum")) {
        const auto standard = to.has(u"minimum") ? value(u"minimum") : u"1"_s;
        const bool down = value(u"increment").startsWith(u'-');
        const auto top = to.has(u"maximum") ? value(u"maximum") : u"-1"_s;
        text += u" START WITH "_s + (to.has(u"start") ? value(u"start") : down ? top : standard);
    }
    if (differs(u"cache")) {
        text += u" CACHE "_s + (to.has(u"cache") ? value(u"cache") : u"1"_s);
    }
    if (differs(u"cycle")) {
        text += to.has(u"cycle") ? u" CYCLE"_s : u" NO CYCLE"_s;
    }
    if (!text.isEmpty()) {
        const PgBounds before { from.property(u"minimum"), from.property(u"maximum") };
        const PgBounds after { to.property(u"minimum"), to.property(u"maximum") };
        altered.statements += pgIntoBounds(to.name(), before, after);
        altered.statements += pgAlterWord(to) + text
            + (pgApart(before, after) ? u" RESTART"_s : QString());
    }
    if (differs(u"unlogged")) {
        altered.statements += pgAlterWord(to)
            + (to.has(u"unlogged") ? u" SET UNLOGGED"_s : u" SET LOGGED"_s);
    }
    return altered;
}

QSet<QString> optionNames(const QString &options)
{
    QSet<QString> names;
    for (const auto &option : options.split(u", "_s, Qt::SkipEmptyParts)) {
        names += option.section(u'=', 0, 0);
    }
    return names;
}

QStringList optionChanges(
    const QString &head, const QString &before, const QString &after, const QString &prefix = {})
{
    QStringList statements;
    auto gone = (optionNames(before) - optionNames(after)).values();
    gone.sort();
    for (auto &name : gone) {
        name.prepend(prefix);
    }
    if (!gone.isEmpty()) {
        statements += head + u" RESET (%1)"_s.arg(gone.join(u", "_s));
    }
    QStringList set;
    const auto had = before.split(u", "_s);
    for (const auto &option : after.split(u", "_s, Qt::SkipEmptyParts)) {
        set += had.contains(option) ? QStringList() : QStringList(prefix + pgOptionList(option));
    }
    if (!set.isEmpty()) {
        statements += head + u" SET (%1)"_s.arg(set.join(u", "_s));
    }
    return statements;
}

QString orElse(const QString &value, const QString &standard)
{
    return value.isEmpty() ? standard : value;
}

QStringList tableChange(const PgPart &from, const PgPart &to, const PropertyChange &change)
{
    const auto head = pgAlterWord(to);
    const bool on = !change.after.isEmpty();
    if (change.name == "unlogged"_L1) {
        return { head + (on ? u" SET UNLOGGED"_s : u" SET LOGGED"_s) };
    }
    if (change.name == "inherits"_L1) {
        return pgInheritance(from, to);
    }
    if (change.name == "of"_L1) {
        return { on ? head + u" OF "_s + change.after : head + u" NOT OF"_s };
    }
    if (change.name == "access method"_L1) {
        return { head + u" SET ACCESS METHOD "_s + orElse(change.after, u"heap"_s) };
    }
    if (change.name == "tablespace"_L1) {
        return { head + u" SET TABLESPACE "_s + orElse(change.after, u"pg_default"_s) };
    }
    if (change.name == "storage parameters"_L1 || change.name == "toast parameters"_L1) {
        return optionChanges(head, change.before, change.after,
            change.name.startsWith(u't') ? u"toast."_s : QString());
    }
    if (change.name == "row security"_L1) {
        return { head + (on ? u" ENABLE ROW LEVEL SECURITY"_s : u" DISABLE ROW LEVEL SECURITY"_s) };
    }
    if (change.name == "force row security"_L1) {
        return { head + (on ? u" FORCE ROW LEVEL SECURITY"_s : u" NO FORCE ROW LEVEL SECURITY"_s) };
    }
    if (change.name == "options"_L1) {
        const auto options = pgForeignOptionChanges(change.before, change.after);
        return { u"%1 OPTIONS (%2)"_s.arg(head, options) };
    }
    return {}; // replica identity and clustering come last, with the indexes they name
}

Altered alterTable(const PgPart &from, const PgPart &to, const Changes &changes)
{
    PgAlteration altered;
    for (const auto &change : changes) {
        if (change.name == "partitioned by"_L1 || change.name == "server"_L1) {
            return {};
        }
        altered.statements += tableChange(from, to, change);
    }
    return altered;
}

Altered alterView(const PgPart &from, const PgPart &to, const Changes &changes)
{
    PgAlteration altered;
    const auto head = pgAlterWord(to);
    for (const auto &change : changes) {
        if (change.name == "options"_L1) {
            altered.statements += optionChanges(head, change.before, change.after);
        } else if (change.name == "tablespace"_L1 || change.name == "access method"_L1) {
            altered.statements += tableChange(from, to, change);
        } else if (change.name == "column storage"_L1) {
            altered.statements += pgColumnStorage(
                to, change.before, change.after, from.property(u"#own storage"));
        } else if (change.name == "column defaults"_L1 || change.name == "column comments"_L1) {
            return {};
        }
    }
    if (from.property(u"definition") == to.property(u"definition")
        && from.property(u"columns") == to.property(u"columns")) {
        return altered;
    }
    const auto before = from.property(u"columns");
    const auto after = to.property(u"columns");
    if (to.kind() == "materialized view"_L1
        || (after != before && !after.startsWith(before + u",\n"_s))) {
        return {};
    }
    altered.rebinds = true;
    altered.statements += pgFillView(to);
    return altered;
}

Altered alterFunction(const PgPart &from, const PgPart &to)
{
    if (from.property(u"returns") != to.property(u"returns")
        || from.property(u"arguments") != to.property(u"arguments")
        || from.property(u"#kind") != to.property(u"#kind")) {
        return {};
    }
    return PgAlteration { .statements = { to.property(u"definition") }, .rebinds = true };
}

Altered alterPolicy(const PgPart &from, const PgPart &to, const Changes &changes)
{
    if (!only(changes, { u"roles"_s, u"using"_s, u"with check"_s })
        || (from.has(u"using") && !to.has(u"using"))
        || (from.has(u"with check") && !to.has(u"with check"))) {
        return {};
    }
    auto text = u"ALTER POLICY %1 ON %2"_s.arg(to.name(), to.table());
    for (const auto &change : changes) {
        if (change.name == "roles"_L1) {
            text += u" TO "_s + orElse(change.after, u"PUBLIC"_s);
        }
    }
    text += to.has(u"using") ? u" USING (%1)"_s.arg(to.property(u"using")) : QString();
    text += to.has(u"with check") ? u" WITH CHECK (%1)"_s.arg(to.property(u"with check"))
                                  : QString();
    return PgAlteration { .statements = { text }, .rebinds = true };
}

QString withoutDeferral(QString definition)
{
    static const QRegularExpression words(u" (NOT DEFERRABLE|DEFERRABLE|INITIALLY DEFERRED)"_s);
    return definition.remove(words);
}

// Becomes part of the parent table's index; never the other way.
Altered attachIndex(const PgPart &to, const Changes &changes)
{
    if (!only(changes, { u"index of"_s }) || !to.has(u"index of")
        || !changes.first().before.isEmpty()) {
        return {};
    }
    return PgAlteration { .statements = { pgAttachIndex(to) } };
}

Altered alterConstraint(const PgPart &from, const PgPart &to, const Changes &changes)
{
    if (only(changes, { u"index of"_s })) {
        return attachIndex(to, changes);
    }
    if (!only(changes, { u"definition"_s })) {
        return {};
    }
    const auto before = from.property(u"definition");
    const auto after = to.property(u"definition");
    const bool ofDomain = to.parent->kind == "domain"_L1;
    const auto head = (ofDomain ? u"ALTER DOMAIN "_s : u"ALTER TABLE "_s) + to.table();
    if (before == after + u" NOT VALID"_s) {
        return PgAlteration { .statements = { head + u" VALIDATE CONSTRAINT "_s + to.name() } };
    }
    if (to.property(u"#type") == "f"_L1 && withoutDeferral(before) == withoutDeferral(after)) {
        const auto deferral = after.contains(" INITIALLY DEFERRED"_L1)
            ? u" DEFERRABLE INITIALLY DEFERRED"_s
            : after.contains(" DEFERRABLE"_L1) ? u" DEFERRABLE INITIALLY IMMEDIATE"_s
                                               : u" NOT DEFERRABLE"_s;
        return PgAlteration { .statements = {
                                  head + u" ALTER CONSTRAINT "_s + to.name() + deferral } };
    }
    return {};
}

Altered alterState(const PgPart &to, const Changes &changes)
{
    if (!only(changes, { u"enabled"_s })) {
        return {};
    }
    const auto state = orElse(to.property(u"enabled"), u"ENABLE"_s);
    if (to.kind() == "event trigger"_L1) {
        return PgAlteration { .statements = { pgAlterWord(to) + u' ' + state } };
    }
    return PgAlteration { .statements = { u"ALTER TABLE %1 %2 %3 %4"_s.arg(
                              to.table(), state, to.kind().toUpper(), to.name()) } };
}

Altered alterFamily(const PgPart &from, const PgPart &to)
{
    const auto had = from.property(u"members").split(u'\n', Qt::SkipEmptyParts);
    const auto has = to.property(u"members").split(u'\n', Qt::SkipEmptyParts);
    static const QRegularExpression place(u"^(\\w+ \\d+) [^(]*(\\([^)]*\\))"_s);
    QStringList gone;
    QStringList fresh;
    for (const auto &member : had) {
        const auto match = place.match(member);
        gone += has.contains(member) ? QStringList()
                                     : QStringList(match.captured(1) + u' ' + match.captured(2));
    }
    for (const auto &member : has) {
        fresh += had.contains(member) ? QStringList() : QStringList(member);
    }
    PgAlteration altered;
    if (!gone.isEmpty()) {
        altered.statements += pgAlterWord(to) + u" DROP "_s + gone.join(u", "_s);
    }
    if (!fresh.isEmpty()) {
        altered.statements += pgAlterWord(to) + u" ADD "_s + fresh.join(u", "_s);
    }
    return altered;
}

Altered alterAttribute(const PgPart &to, const Changes &changes)
{
    Q_UNUSED(changes)
    auto text = u"ALTER TYPE %1 ALTER ATTRIBUTE %2 TYPE %3"_s.arg(
        to.table(), to.name(), to.property(u"type"));
    text += to.has(u"collation") ? u" COLLATE "_s + to.property(u"collation") : QString();
    return PgAlteration { .statements = { text }, .disturbs = true };
}

} // namespace

std::optional<PgAlteration> pgAlter(
    const PgPart &from, const PgPart &to, const QList<PropertyChange> &changes)
{
    const auto &kind = to.kind();
    if (kind == "table"_L1 || kind == "foreign table"_L1) {
        return alterTable(from, to, changes);
    }
    if (kind == "column"_L1) {
        return pgAlterColumn(from, to, changes);
    }
    if (kind == "constraint"_L1) {
        return alterConstraint(from, to, changes);
    }
    if (kind == "index"_L1) {
        return attachIndex(to, changes);
    }
    if (kind == "view"_L1 || kind == "materialized view"_L1) {
        return alterView(from, to, changes);
    }
    if (kind == "function"_L1 || kind == "procedure"_L1) {
        return alterFunction(from, to);
    }
    if (kind == "sequence"_L1) {
        return alterSequence(from, to);
    }
    if (kind == "type"_L1 && from.property(u"form") == "enum"_L1
        && only(changes, { u"labels"_s })) {
        return alterEnum(from, to);
    }
    if (kind == "type"_L1 && from.property(u"form") == "shell"_L1
        && to.property(u"form") == "base"_L1) {
        return PgAlteration(); // what it is comes as its attachment
    }
    if (kind == "domain"_L1) {
        return alterDomain(from, to, changes);
    }
    if (kind == "policy"_L1) {
        return alterPolicy(from, to, changes);
    }
    if (kind == "trigger"_L1 || kind == "rule"_L1 || kind == "event trigger"_L1) {
        return alterState(to, changes);
    }
    if (kind == "operator family"_L1 && only(changes, { u"members"_s })) {
        return alterFamily(from, to);
    }
    if (kind == "attribute"_L1) {
        return alterAttribute(to, changes);
    }
    if (kind == "schema"_L1) {
        return PgAlteration();
    }
    if (kind == "extension"_L1 && only(changes, { u"schema"_s }) && !from.has(u"#place")) {
        return PgAlteration { .statements = {
                                  pgAlterWord(to) + u" SET SCHEMA "_s + to.property(u"schema") } };
    }
    if (kind == "user mapping"_L1) {
        return pgAlterMapping(from, to);
    }
    if (kind == "server"_L1 || kind == "foreign data wrapper"_L1) {
        return pgAlterForeign(from, to, changes);
    }
    if (kind == "statistics"_L1 && only(changes, { u"statistics target"_s })) {
        return PgAlteration { .statements = { pgAlterWord(to) + u" SET STATISTICS "_s
                                  + orElse(to.property(u"statistics target"), u"-1"_s) } };
    }
    return {};
}

QStringList pgColumnStorage(
    const PgPart &view, const QString &before, const QString &after, const QString &own)
{
    // Before 16 there is no DEFAULT to go back to.
    const auto back = [lines = own.split(u'\n')](const QString &column) {
        const auto line = lines
                              .filter(QRegularExpression(
                                  u'^' + QRegularExpression::escape(column) + u'\t'))
                              .value(0);
        return line.isEmpty() ? u"DEFAULT"_s : line.section(u'\t', 1);
    };
    const auto head = u"ALTER MATERIALIZED VIEW %1 ALTER COLUMN "_s.arg(view.name());
    const auto had = before.split(u'\n', Qt::SkipEmptyParts);
    const auto has = after.split(u'\n', Qt::SkipEmptyParts);
    QStringList statements;
    for (const auto &line : had) {
        if (has.contains(line)) {
            continue;
        }
        const auto setting = line.section(u'\t', 1);
        const auto names = optionNames(setting.mid(5).chopped(1));
        statements += head + line.section(u'\t', 0, 0)
            + (setting.startsWith("SET ("_L1)
                    ? u" RESET (%1)"_s.arg(QStringList(names.values()).join(u", "_s))
                    : setting.startsWith("SET STATISTICS"_L1)
                    ? u" SET STATISTICS -1"_s
                    : u' ' + setting.section(u' ', 0, 1) + u' '
                        + (setting.startsWith("SET STORAGE"_L1) ? back(line.section(u'\t', 0, 0))
                                                                : u"DEFAULT"_s));
    }
    for (const auto &line : has) {
        if (!had.contains(line)) {
            statements += head + line.section(u'\t', 0, 0) + u' ' + line.section(u'\t', 1);
        }
    }
    return statements;
}

QString pgAttachIndex(const PgPart &copy)
{
    const auto of = copy.property(u"index of");
    const bool key = copy.kind() == "constraint"_L1;
    const auto own = key ? copy.table().section(u'.', 0, 0) + u'.' + copy.name() : copy.name();
    const auto parent = of.count(u'.') > 1 ? of.section(u'.', 0, 0) + u'.' + of.section(u'.', 2)
                                           : of;
    return u"ALTER INDEX %1 ATTACH PARTITION %2"_s.arg(parent, own);
}

} // namespace Switchback
