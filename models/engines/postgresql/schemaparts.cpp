// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemaparts.h"

using namespace Qt::StringLiterals;

namespace Switchback {

// Rescue copies and the guard's mark are no part of anybody's schema.
const QString pgUserSchema = u"n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', "
                             "'switchback_rescue', 'switchback_guard')"_s;

const QString pgRelation = u"quote_ident(n.nspname) || '.' || quote_ident(c.relname)"_s;

const QString pgParents =
    u"(SELECT h.inhrelid, string_agg(quote_ident(pn.nspname) || '.' || quote_ident(pc.relname),"
    " ', ' ORDER BY h.inhseqno) AS parents FROM pg_inherits h JOIN pg_class pc ON pc.oid ="
    " h.inhparent JOIN pg_namespace pn ON pn.oid = pc.relnamespace GROUP BY h.inhrelid)"_s;

namespace {

QString aclRows(const QString &acl, const QString &owner)
{
    return u"(SELECT CASE WHEN e.grantee = 0 THEN 'PUBLIC' WHEN e.grantee = %2 THEN 'OWNER' ELSE"
           " quote_ident(pg_get_userbyid(e.grantee)) END AS who, string_agg(DISTINCT "
           "e.privilege_type ||"
           " CASE WHEN e.is_grantable THEN '*' ELSE '' END, ', ') AS what"
           " FROM aclexplode(%1) e GROUP BY 1) x"_s.arg(acl, owner);
}

QString aclText(const QString &acl, const QString &owner)
{
    return u"(SELECT string_agg(x.who || ': ' || x.what, E'\\n' ORDER BY x.who) FROM %1)"_s.arg(
        aclRows(acl, owner));
}

QString allOf(const QString &standard, const QString &owner)
{
    return u"(SELECT string_agg(DISTINCT e.privilege_type, ', ') FROM aclexplode(%1) e"
           " WHERE e.grantee = %2)"_s.arg(standard, owner);
}

} // namespace

const QString pgColumnAcl = u"CASE WHEN a.attacl IS NOT NULL THEN %1 END"_s.arg(
    aclText(u"a.attacl"_s, u"c.relowner"_s));

QString pgAcl(const QString &acl, const QString &owner, QChar type)
{
    const auto standard = u"acldefault('%1', %2)"_s.arg(type).arg(owner);
    const auto all = allOf(standard, owner);
    return u"CASE WHEN %1 IS NOT NULL THEN NULLIF(replace(coalesce(%2, 'none'), 'OWNER: ' || %3,"
           " 'OWNER: ALL'), replace(%4, 'OWNER: ' || %3, 'OWNER: ALL')) END"_s.arg(
               acl, aclText(acl, owner), all, aclText(standard, owner));
}

QString pgWholeAcl(const QString &acl)
{
    const auto owner = u"m.owner"_s;
    const auto standard = u"acldefault(m.type, m.owner)"_s;
    return u"replace(coalesce(%1, 'none'), 'OWNER: ' || %2, 'OWNER: ALL')"_s.arg(
        aclText(u"coalesce(%1, %2)"_s.arg(acl, standard), owner), allOf(standard, owner));
}

const QString pgColumnAclLines =
    u"(SELECT string_agg(quote_ident(a.attname) || E'\\t' || x.who || ': ' || x.what, E'\\n'"
    " ORDER BY a.attnum, x.who) FROM pg_attribute a, LATERAL %1 WHERE a.attrelid = c.oid"
    " AND a.attacl IS NOT NULL)"_s.arg(aclRows(u"a.attacl"_s, u"c.relowner"_s));

QString pgOwner(const QString &owner)
{
    return u"quote_ident(pg_get_userbyid(%1))"_s.arg(owner);
}

QString pgComment(const QString &catalog, const QString &oid, const QString &sub)
{
    return u" LEFT JOIN pg_description ds ON ds.objoid = %2 AND ds.classoid = '%1'::regclass"
           " AND ds.objsubid = %3"_s.arg(catalog, oid, sub);
}

QString pgNotOfExtension(const QString &catalog, const QString &oid)
{
    return u"NOT EXISTS (SELECT FROM pg_depend de WHERE de.classid = '%1'::regclass"
           " AND de.objid = %2 AND de.deptype = 'e')"_s.arg(catalog, oid);
}

QString pgOptions(const QString &array)
{
    // Newer minor releases keep a counter of their own among a column's options; nobody sets it.
    // Mostly it is all there is, of every column: putting a list of none in order takes its time.
    return u"CASE WHEN %1[2] IS NOT NULL OR %1[1] NOT LIKE 'pg\\_attver=%' THEN (SELECT"
           " string_agg(x.o, ', ' ORDER BY x.i) FROM unnest(%1) WITH ORDINALITY AS x(o, i)"
           " WHERE x.o NOT LIKE 'pg\\_attver=%') END"_s.arg(array);
}

QString pgOneLineLiteral(const QString &text)
{
    return u"CASE WHEN strpos(%1, E'\\n') = 0 THEN quote_literal(%1) ELSE 'E''' || replace(replace("
           "replace(%1, E'\\\\', E'\\\\\\\\'), '''', ''''''), E'\\n', E'\\\\n') || '''' END"_s.arg(
               text);
}

namespace {

QString storageWord(const QString &letter)
{
    return u"CASE %1 WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'x'"
           " THEN 'EXTENDED' ELSE 'MAIN' END"_s.arg(letter);
}

} // namespace

QString pgOwnStorage(int version)
{
    return version >= 160000
        ? u"NULL::text AS \"#own storage\""_s
        : u"CASE WHEN a.attstorage <> ty.typstorage THEN %1 END AS \"#own storage\""_s.arg(
              storageWord(u"ty.typstorage"_s));
}

QString pgColumnStorageLines(int version)
{
    const auto compression = version >= 140000
        ? u" WHEN 3 THEN CASE a.attcompression WHEN 'p' THEN 'SET COMPRESSION pglz'"
          " WHEN 'l' THEN 'SET COMPRESSION lz4' END"_s
        : QString();
    const auto own = version >= 160000
        ? QString()
        : u", CASE WHEN c.relkind = 'm' THEN (SELECT string_agg(quote_ident(a.attname) || E'\\t' ||"
          " %1, E'\\n') FROM pg_attribute a JOIN pg_type ty ON ty.oid = a.atttypid WHERE"
          " a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage <>"
          " ty.typstorage) END AS \"#own storage\""_s.arg(storageWord(u"ty.typstorage"_s));
    return u"CASE WHEN c.relkind = 'm' THEN (SELECT string_agg(quote_ident(w.attname) || E'\\t' ||"
           " w.words, E'\\n' ORDER BY w.attnum, w.n) FROM (SELECT a.attname, a.attnum, n, CASE n"
           " WHEN 1 THEN CASE WHEN a.attstorage <> ty.typstorage THEN 'SET STORAGE ' || %3 END "
           "WHEN 2 THEN CASE WHEN a.attstattarget >= 0 THEN"
           " 'SET STATISTICS ' || a.attstattarget END%1 WHEN 4 THEN 'SET (' || %2 || ')' END"
           " AS words FROM pg_attribute a JOIN pg_type ty ON ty.oid = a.atttypid,"
           " generate_series(1, 4) n WHERE a.attrelid = c.oid AND a.attnum > 0"
           " AND NOT a.attisdropped) w) END AS \"column storage\"%4"_s.arg(
               compression, pgOptions(u"a.attoptions"_s), storageWord(u"a.attstorage"_s), own);
}

QString pgForeignOptions(const QString &array)
{
    return u"CASE WHEN %1 IS NOT NULL THEN (SELECT string_agg(quote_ident(o.option_name) || ' ' ||"
           " quote_literal(o.option_value), ', ' ORDER BY o.option_name)"
           " FROM pg_options_to_table(%1) o) END"_s.arg(array);
}

namespace {

QString typeMaximum(const QString &s)
{
    return u"CASE %1.seqtypid WHEN 21 THEN 32767 WHEN 23 THEN 2147483647 ELSE 9223372036854775807 END"_s
        .arg(s);
}

QString typeMinimum(const QString &s)
{
    return u"CASE %1.seqtypid WHEN 21 THEN -32768 WHEN 23 THEN -2147483648 ELSE"
           " -9223372036854775808 END"_s.arg(s);
}

QString maximum(const QString &s)
{
    return u"NULLIF(%1.seqmax, CASE WHEN %1.seqincrement > 0 THEN %2 ELSE -1 END)"_s.arg(
        s, typeMaximum(s));
}

QString minimum(const QString &s)
{
    return u"NULLIF(%1.seqmin, CASE WHEN %1.seqincrement > 0 THEN 1 ELSE %2 END)"_s.arg(
        s, typeMinimum(s));
}

QString start(const QString &s)
{
    return u"NULLIF(%1.seqstart, CASE WHEN %1.seqincrement > 0 THEN %1.seqmin ELSE %1.seqmax END)"_s
        .arg(s);
}

} // namespace

QString pgSequenceOptions(const QString &s)
{
    return u"CASE WHEN %1.seqtypid <> 20 THEN format_type(%1.seqtypid, NULL) END AS type,"
           " NULLIF(%1.seqincrement, 1)::text AS increment, %2::text"
           " AS minimum, %3::text AS maximum,"
           " %4::text AS start, NULLIF(%1.seqcache, 1)::text AS cache,"
           " CASE WHEN %1.seqcycle THEN 'yes' END AS cycle"_s.arg(
               s, minimum(s), maximum(s), start(s));
}

QString pgSequenceClauses(const QString &s)
{
    return u"'INCREMENT BY ' || NULLIF(%1.seqincrement, 1), 'MINVALUE ' || %2, 'MAXVALUE ' || %3,"
           " 'START WITH ' || %4, 'CACHE ' || NULLIF(%1.seqcache, 1),"
           " CASE WHEN %1.seqcycle THEN 'CYCLE' END"_s.arg(s, minimum(s), maximum(s), start(s));
}

} // namespace Switchback
