// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemawords.h"

#include "engines/postgresql/schemaforeign.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

bool PgPart::isForeign() const
{
    return object->kind == "foreign table"_L1 || (parent && parent->kind == "foreign table"_L1);
}

bool PgPart::isTable() const
{
    return object->kind == "table"_L1 || object->kind == "foreign table"_L1;
}

bool PgPart::isCallable() const
{
    return object->kind == "function"_L1 || object->kind == "procedure"_L1
        || object->kind == "aggregate"_L1;
}

bool PgPart::isBaseType() const
{
    const auto form = object->kind == "type"_L1 ? object->property(u"form") : QString();
    return form == "base"_L1 || form == "shell"_L1;
}

QString PgPart::columnsOf() const
{
    return parent && object->kind == "column"_L1 ? parent->property(u"of") : QString();
}

bool PgPart::isForeignKey() const
{
    return object->kind == "constraint"_L1 && object->property(u"#type") == "f"_L1;
}

QString pgLiteral(const QString &text)
{
    auto inner = text;
    inner.replace(u'\'', u"''"_s);
    return inner.contains(u'\\') ? u" E'"_s + inner.replace(u'\\', u"\\\\"_s) + u'\''
                                 : u'\'' + inner + u'\'';
}

QString pgOptionList(const QString &options)
{
    QStringList list;
    for (const auto &option : options.split(u", "_s)) {
        const auto equals = option.indexOf(u'=');
        list += equals < 0 ? option
                           : option.left(equals) + u'=' + pgLiteral(option.mid(equals + 1));
    }
    return list.join(u", "_s);
}

QString pgColumnText(const PgPart &column, bool withDefault, bool withType)
{
    auto text = column.name();
    if (withType) {
        text += u' ' + column.property(u"type");
    }
    if (column.has(u"options")) {
        text += u" OPTIONS (%1)"_s.arg(column.property(u"options"));
    }
    if (column.has(u"collation")) {
        text += u" COLLATE "_s + column.property(u"collation");
    }
    if (column.has(u"generated")) {
        text += u" GENERATED ALWAYS AS (%1)%2"_s.arg(column.property(u"generated"),
            column.property(u"generated as") == "virtual"_L1 ? u" VIRTUAL"_s : u" STORED"_s);
    }
    if (withDefault && column.has(u"default")) {
        text += u" DEFAULT "_s + column.property(u"default");
    }
    if (column.has(u"identity")) {
        QStringList options;
        if (column.has(u"identity sequence")) {
            options += u"SEQUENCE NAME "_s + column.property(u"identity sequence");
        }
        if (column.has(u"identity options")) {
            options += column.property(u"identity options");
        }
        text += u" GENERATED %1 AS IDENTITY"_s.arg(column.property(u"identity"));
        text += options.isEmpty() ? QString() : u" (%1)"_s.arg(options.join(u' '));
    }
    const auto notNull = column.property(u"not null");
    if (!notNull.isEmpty() && !notNull.startsWith("not valid"_L1)) {
        text += column.has(u"#not null constraint")
            ? u" CONSTRAINT "_s + column.property(u"#not null constraint")
            : QString();
        text += notNull == "no inherit"_L1 ? u" NOT NULL NO INHERIT"_s : u" NOT NULL"_s;
    }
    return text;
}

QString pgConstraintText(const PgPart &constraint)
{
    auto text = u"CONSTRAINT %1 %2"_s.arg(constraint.name(), constraint.property(u"definition"));
    // Of an exclusion the server's own text says them already.
    const auto options = constraint.property(u"#type") == "x"_L1
        ? QString()
        : constraint.property(u"storage parameters");
    const auto tablespace = constraint.property(u"tablespace");
    if (options.isEmpty() && tablespace.isEmpty()) {
        return text;
    }
    // WITH and USING INDEX TABLESPACE stand before WHERE and DEFERRABLE.
    qsizetype at = text.size();
    for (const auto &word : { u" WHERE ("_s, u" DEFERRABLE"_s, u" INITIALLY"_s }) {
        const auto found = text.lastIndexOf(word);
        at = found > 0 ? std::min(at, found) : at;
    }
    const auto with = options.isEmpty() ? QString() : u" WITH (%1)"_s.arg(pgOptionList(options));
    const auto where = tablespace.isEmpty() ? QString()
                                            : u" USING INDEX TABLESPACE "_s + tablespace;
    return text.insert(at, with + where);
}

QString pgCreateTable(const PgPart &table, const QStringList &items, bool inheritsNow)
{
    const auto word = table.isForeign() ? u"FOREIGN TABLE "_s
        : table.has(u"unlogged")        ? u"UNLOGGED TABLE "_s
                                        : u"TABLE "_s;
    auto text = u"CREATE "_s + word + table.name();
    if (table.has(u"of")) {
        text += u" OF "_s + table.property(u"of");
        text += items.isEmpty() ? QString() : u" (\n    %1\n)"_s.arg(items.join(u",\n    "_s));
    } else {
        text += items.isEmpty() ? u" ()"_s : u" (\n    %1\n)"_s.arg(items.join(u",\n    "_s));
    }
    if (inheritsNow && table.has(u"inherits")) {
        text += u" INHERITS (%1)"_s.arg(table.property(u"inherits"));
    }
    if (table.has(u"partitioned by")) {
        text += u" PARTITION BY "_s + table.property(u"partitioned by");
    }
    if (table.has(u"server")) {
        text += u" SERVER "_s + table.property(u"server");
    }
    if (table.has(u"options")) {
        text += u" OPTIONS (%1)"_s.arg(table.property(u"options"));
    }
    if (table.has(u"access method")) {
        text += u" USING "_s + table.property(u"access method");
    }
    QStringList with;
    if (table.has(u"storage parameters")) {
        with += pgOptionList(table.property(u"storage parameters"));
    }
    if (table.has(u"toast parameters")) {
        for (const auto &option : table.property(u"toast parameters").split(u", "_s)) {
            with += u"toast."_s + pgOptionList(option);
        }
    }
    text += with.isEmpty() ? QString() : u" WITH (%1)"_s.arg(with.join(u", "_s));
    if (table.has(u"tablespace")) {
        text += u" TABLESPACE "_s + table.property(u"tablespace");
    }
    return text;
}

namespace {

QString createType(const PgPart &type)
{
    const auto form = type.property(u"form");
    if (form == "enum"_L1) {
        return u"CREATE TYPE %1 AS ENUM (%2)"_s.arg(type.name(), type.property(u"labels"));
    }
    if (type.isBaseType()) {
        return u"CREATE TYPE "_s + type.name(); // the shell
    }
    QStringList items;
    if (form == "composite"_L1) {
        for (const auto &attribute : type.object->children) {
            const auto collation = attribute.property(u"collation");
            items += attribute.name + u' ' + attribute.property(u"type")
                + (collation.isEmpty() ? QString() : u" COLLATE "_s + collation);
        }
        return u"CREATE TYPE %1 AS (\n    %2\n)"_s.arg(type.name(), items.join(u",\n    "_s));
    }
    for (const auto *word :
        { u"subtype", u"subtype_opclass", u"collation", u"canonical", u"subtype_diff" }) {
        const QStringView name(word);
        if (type.has(name)) {
            items += name.toString() + u" = "_s + type.property(name);
        }
    }
    if (type.has(u"multirange_type_name")) {
        const auto schema = type.name().left(type.name().lastIndexOf(u'.'));
        items += u"multirange_type_name = %1.\"%2\""_s.arg(
            schema, type.property(u"multirange_type_name"));
    }
    return u"CREATE TYPE %1 AS RANGE (%2)"_s.arg(type.name(), items.join(u", "_s));
}

QString createDomain(const PgPart &domain)
{
    auto text = u"CREATE DOMAIN %1 AS %2"_s.arg(domain.name(), domain.property(u"type"));
    if (domain.has(u"collation")) {
        text += u" COLLATE "_s + domain.property(u"collation");
    }
    if (domain.has(u"default")) {
        text += u" DEFAULT "_s + domain.property(u"default");
    }
    if (domain.has(u"not null name")) {
        text += u" CONSTRAINT "_s + domain.property(u"not null name");
    }
    return text + (domain.has(u"not null") ? u" NOT NULL"_s : QString());
}

QString createSequence(const PgPart &sequence)
{
    auto text = (sequence.has(u"unlogged") ? u"CREATE UNLOGGED SEQUENCE "_s : u"CREATE SEQUENCE "_s)
        + sequence.name();
    const std::pair<QStringView, QStringView> clauses[] { { u"type", u" AS " },
        { u"increment", u" INCREMENT BY " }, { u"minimum", u" MINVALUE " },
        { u"maximum", u" MAXVALUE " }, { u"start", u" START WITH " }, { u"cache", u" CACHE " } };
    for (const auto &[name, word] : clauses) {
        if (sequence.has(name)) {
            text += word.toString() + sequence.property(name);
        }
    }
    return text + (sequence.has(u"cycle") ? u" CYCLE"_s : QString());
}

QString createView(const PgPart &view)
{
    const bool materialized = view.kind() == "materialized view"_L1;
    auto text = (materialized ? u"CREATE MATERIALIZED VIEW "_s : u"CREATE VIEW "_s) + view.name();
    if (materialized && view.has(u"access method")) {
        text += u" USING "_s + view.property(u"access method");
    }
    if (view.has(u"options")) {
        text += u" WITH (%1)"_s.arg(pgOptionList(view.property(u"options")));
    }
    if (materialized && view.has(u"tablespace")) {
        text += u" TABLESPACE "_s + view.property(u"tablespace");
    }
    return text + u" AS\n"_s + view.property(u"definition");
}

QString createPolicy(const PgPart &policy)
{
    auto text = u"CREATE POLICY %1 ON %2"_s.arg(policy.name(), policy.table());
    text += policy.has(u"restrictive") ? u" AS RESTRICTIVE"_s : QString();
    text += policy.has(u"command") ? u" FOR "_s + policy.property(u"command") : QString();
    text += policy.has(u"roles") ? u" TO "_s + policy.property(u"roles") : QString();
    text += policy.has(u"using") ? u" USING (%1)"_s.arg(policy.property(u"using")) : QString();
    text += policy.has(u"with check") ? u" WITH CHECK (%1)"_s.arg(policy.property(u"with check"))
                                      : QString();
    return text;
}

QStringList createIndex(const PgPart &index)
{
    auto text = index.property(u"definition");
    if (index.has(u"#unfinished")) {
        text.replace(text.indexOf(u" ON "_s), 4, u" ON ONLY "_s);
    }
    if (index.has(u"tablespace")) {
        const auto where = text.lastIndexOf(u" WHERE "_s);
        text.insert(
            where > 0 ? where : text.size(), u" TABLESPACE "_s + index.property(u"tablespace"));
    }
    QStringList statements { text };
    const auto targets = index.property(u"statistics target");
    for (const auto &target : targets.split(u", "_s, Qt::SkipEmptyParts)) {
        statements += u"ALTER INDEX %1 ALTER COLUMN %2 SET STATISTICS %3"_s.arg(
            index.name(), target.section(u' ', 0, 0), target.section(u' ', 1));
    }
    return statements;
}

// "TABLE public.t" + state: triggers, rules
QStringList withState(const PgPart &part, const QString &word, const QString &created)
{
    QStringList statements { created };
    if (part.has(u"enabled")) {
        statements += u"ALTER TABLE %1 %2 %3 %4"_s.arg(
            part.table(), part.property(u"enabled"), word, part.name());
    }
    return statements;
}

} // namespace

QStringList pgCreate(const PgPart &part)
{
    const auto &kind = part.kind();
    const auto definition = part.property(u"definition");
    if (kind == "schema"_L1) {
        return { u"CREATE SCHEMA "_s + part.name() };
    }
    if (kind == "extension"_L1) {
        return { u"CREATE EXTENSION %1 WITH SCHEMA %2"_s.arg(
            part.name(), part.property(u"schema")) };
    }
    if (kind == "type"_L1) {
        return { createType(part) };
    }
    if (kind == "domain"_L1) {
        return { createDomain(part) };
    }
    if (kind == "sequence"_L1) {
        return { createSequence(part) };
    }
    if (kind == "view"_L1 || kind == "materialized view"_L1) {
        return { createView(part) };
    }
    if (kind == "policy"_L1) {
        return { createPolicy(part) };
    }
    if (kind == "index"_L1) {
        return createIndex(part);
    }
    if (kind == "constraint"_L1) {
        const bool ofDomain = part.parent->kind == "domain"_L1;
        const auto holder = ofDomain   ? u"DOMAIN"_s
            : part.has(u"#unfinished") ? u"TABLE ONLY"_s
                                       : u"TABLE"_s;
        return { u"ALTER %1 %2 ADD %3"_s.arg(holder, part.table(), pgConstraintText(part)) };
    }
    if (kind == "trigger"_L1) {
        return withState(part, u"TRIGGER"_s, definition);
    }
    if (kind == "rule"_L1) {
        return withState(part, u"RULE"_s, definition);
    }
    QStringList statements { definition };
    if (kind == "user mapping"_L1) {
        return { pgCreateMapping(part) };
    }
    if (kind == "operator family"_L1 && part.has(u"members")) {
        // Those that belong to none of its classes.
        statements += pgAlterWord(part) + u" ADD\n    "_s
            + part.property(u"members").replace(u'\n', u",\n    "_s);
    } else if (kind == "text search configuration"_L1) {
        statements = definition.split(u";\n"_s);
    } else if (kind == "event trigger"_L1 && part.has(u"enabled")) {
        statements += u"ALTER EVENT TRIGGER %1 %2"_s.arg(part.name(), part.property(u"enabled"));
    } else if (kind == "statistics"_L1 && part.has(u"statistics target")) {
        statements += u"ALTER STATISTICS %1 SET STATISTICS %2"_s.arg(
            part.name(), part.property(u"statistics target"));
    }
    return statements;
}

QString pgHollowView(const PgPart &view, bool again)
{
    // A name, quoted or not, and the type: one on each line.
    static const QRegularExpression column(uR"re(^("(?:[^"]|"")*"|\S+) (.*?)( COLLATE \S.*)?$)re"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QStringList items;
    const auto lines = view.property(u"columns").split(u",\n"_s, Qt::SkipEmptyParts);
    for (const auto &line : lines) {
        const auto match = column.match(line);
        items += u"NULL::%1%2 AS %3"_s.arg(match.captured(2), match.captured(3), match.captured(1));
    }
    return (again ? u"CREATE OR REPLACE VIEW %1 AS SELECT %2"_s : u"CREATE VIEW %1 AS SELECT %2"_s)
        .arg(view.name(), items.join(u", "_s));
}

QString pgFillView(const PgPart &view)
{
    const auto options = view.has(u"options")
        ? u" WITH (%1)"_s.arg(pgOptionList(view.property(u"options")))
        : QString();
    return u"CREATE OR REPLACE VIEW %1%2 AS\n%3"_s.arg(
        view.name(), options, view.property(u"definition"));
}

QString pgDrop(const PgPart &part)
{
    const auto &kind = part.kind();
    if (kind == "column"_L1) {
        return u"ALTER %1TABLE %2 DROP COLUMN %3"_s.arg(
            part.isForeign() ? u"FOREIGN "_s : QString(), part.table(), part.name());
    }
    if (kind == "constraint"_L1) {
        return u"ALTER %1 %2 DROP CONSTRAINT %3"_s.arg(
            part.parent->kind == "domain"_L1 ? u"DOMAIN"_s : u"TABLE"_s, part.table(), part.name());
    }
    if (kind == "trigger"_L1 || kind == "rule"_L1 || kind == "policy"_L1) {
        return u"DROP %1 %2 ON %3"_s.arg(kind.toUpper(), part.name(), part.table());
    }
    if (kind == "user mapping"_L1) {
        return u"DROP USER MAPPING FOR "_s + part.name();
    }
    return u"DROP %1 %2"_s.arg(kind.toUpper(), part.name());
}

QString pgCommentTarget(const PgPart &part)
{
    const auto &kind = part.kind();
    if (kind == "column"_L1 || kind == "attribute"_L1) {
        return u"COLUMN %1.%2"_s.arg(part.table(), part.name());
    }
    if (kind == "constraint"_L1) {
        return u"CONSTRAINT %1 ON %2%3"_s.arg(
            part.name(), part.parent->kind == "domain"_L1 ? u"DOMAIN "_s : QString(), part.table());
    }
    if (kind == "trigger"_L1 || kind == "rule"_L1 || kind == "policy"_L1) {
        return u"%1 %2 ON %3"_s.arg(kind.toUpper(), part.name(), part.table());
    }
    return kind.toUpper() + u' ' + part.name();
}

QString pgAlterWord(const PgPart &part)
{
    return u"ALTER %1 %2"_s.arg(part.kind().toUpper(), part.name());
}

QString pgIndexComment(const PgPart &key)
{
    const auto comment = key.property(u"index comment");
    return u"COMMENT ON INDEX %1.%2 IS %3"_s.arg(key.table().section(u'.', 0, 0), key.name(),
        comment.isEmpty() ? u"NULL"_s : pgLiteral(comment));
}

QStringList pgComments(const PgPart &part)
{
    QStringList statements;
    if (part.has(u"comment")) {
        statements += u"COMMENT ON %1 IS %2"_s.arg(
            pgCommentTarget(part), pgLiteral(part.property(u"comment")));
    }
    if (part.has(u"index comment")) {
        statements += pgIndexComment(part);
    }
    return statements;
}

bool pgIsUnseen(const PgPart &from, const PgPart &to, const QString &property)
{
    return from.property(u"#unseen").split(u", "_s).contains(property)
        || to.property(u"#unseen").split(u", "_s).contains(property);
}

namespace {

// Of a quoted name, the last part without its schema.
QString bareName(const QString &name)
{
    static const QRegularExpression last(uR"re((?:"(?:[^"]|"")*"|[^."]+)$)re"_s);
    return last.match(name).captured();
}

} // namespace

QString pgNotNullName(const PgPart &domain)
{
    if (domain.has(u"not null name")) {
        return domain.property(u"not null name");
    }
    const auto bare = bareName(domain.name());
    return bare.endsWith(u'"') ? bare.chopped(1) + u"_not_null\""_s : bare + u"_not_null"_s;
}

QString pgOwnNotNullName(const PgPart &column)
{
    auto name = bareName(column.table()) + u'_' + column.name() + u"_not_null"_s;
    if (!name.contains(u'"')) {
        return name;
    }
    const auto plain = [](const QString &part) {
        return part.startsWith(u'"') ? part.mid(1).chopped(1) : part;
    };
    return u"\"%1_%2_not_null\""_s.arg(plain(bareName(column.table())), plain(column.name()));
}

QString pgColumnNotNullName(const PgPart &column)
{
    const auto name = column.property(u"#not null constraint");
    return name.isEmpty() ? pgOwnNotNullName(column) : name;
}

QString pgAddNotNull(const PgPart &column)
{
    const auto how = column.property(u"not null");
    return u"ALTER TABLE %1 ADD CONSTRAINT %2 NOT NULL %3%4%5"_s.arg(column.table(),
        pgColumnNotNullName(column), column.name(),
        how.contains("no inherit"_L1) ? u" NO INHERIT"_s : QString(),
        how.contains("not valid"_L1) ? u" NOT VALID"_s : QString());
}

} // namespace Switchback
