// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemaqueries.h"

#include "engines/postgresql/schemaparts.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString schemaQuery()
{
    return u"SELECT 'pg_namespace'::regclass::oid, n.oid, 0, 0, 0,"
           " quote_ident(n.nspname), false, true,"
           "%1 AS privileges, %2 AS owner, ds.description AS comment FROM pg_namespace n"
           "%3 WHERE %4 AND %5 ORDER BY n.nspname"_s.arg(
               pgAcl(u"n.nspacl"_s, u"n.nspowner"_s, u'n'), pgOwner(u"n.nspowner"_s),
               pgComment(u"pg_namespace"_s, u"n.oid"_s), pgUserSchema,
               pgNotOfExtension(u"pg_namespace"_s, u"n.oid"_s));
}

QString extensionQuery()
{
    return u"SELECT 'pg_extension'::regclass::oid, e.oid, 0, 0, 0, quote_ident(e.extname), false,"
           " true, quote_ident(n.nspname) AS schema, e.extversion AS \"#version\","
           " CASE WHEN NOT e.extrelocatable THEN 'fixed' END AS \"#place\","
           " NULLIF(ds.description, usual.comment) AS comment, usual.comment AS \"#usual comment\""
           " FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace%1"
           " LEFT JOIN (SELECT a.name, a.comment FROM pg_available_extensions a) usual"
           " ON usual.name = e.extname ORDER BY e.extname"_s.arg(
               pgComment(u"pg_extension"_s, u"e.oid"_s));
}

QString typeQuery(int version)
{
    const auto multirange = version >= 140000
        ? u"(SELECT m.typname::text FROM pg_type m WHERE m.oid = r.rngmultitypid) AS"
          " multirange_type_name"_s
        : u"CASE t.typtype WHEN 'r' THEN 'multirange_type_name' END AS \"#unseen\""_s;
    return u"SELECT 'pg_type'::regclass::oid, t.oid, 0, 0, 0,"
           " quote_ident(n.nspname) || '.' || quote_ident(t.typname), false, true,"
           " CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'c' THEN 'composite'"
           " ELSE 'range' END AS form,"
           " CASE WHEN t.typtype = 'e' THEN coalesce((SELECT "
           "string_agg(quote_literal(l.enumlabel), ', '"
           " ORDER BY l.enumsortorder) FROM pg_enum l"
           " WHERE l.enumtypid = t.oid), '') END AS labels,"
           " format_type(r.rngsubtype, NULL) AS subtype,"
           " CASE WHEN NOT o.opcdefault THEN quote_ident(no.nspname) || '.' || "
           "quote_ident(o.opcname)"
           " END AS subtype_opclass,"
           " CASE WHEN r.rngcollation <> 0 AND r.rngcollation <> st.typcollation"
           " THEN r.rngcollation::regcollation::text END AS collation,"
           " NULLIF(r.rngcanonical::oid, 0)::regproc::text AS canonical,"
           " NULLIF(r.rngsubdiff::oid, 0)::regproc::text AS subtype_diff, %1,"
           " %2 AS privileges, %3 AS owner, ds.description AS comment"
           " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace"
           " LEFT JOIN pg_range r ON r.rngtypid = t.oid"
           " LEFT JOIN pg_opclass o ON o.oid = r.rngsubopc"
           " LEFT JOIN pg_namespace no ON no.oid = o.opcnamespace"
           " LEFT JOIN pg_type st ON st.oid = r.rngsubtype"
           " LEFT JOIN pg_class c ON c.oid = t.typrelid%4"
           " WHERE (t.typtype IN ('e', 'r') OR (t.typtype = 'c' AND c.relkind = 'c'))"
           " AND %5 AND %6 ORDER BY 6"_s.arg(multirange,
               pgAcl(u"t.typacl"_s, u"t.typowner"_s, u'T'), pgOwner(u"t.typowner"_s),
               pgComment(u"pg_type"_s, u"t.oid"_s), pgUserSchema,
               pgNotOfExtension(u"pg_type"_s, u"t.oid"_s));
}

QString attributeQuery()
{
    return u"SELECT 'pg_class'::regclass::oid, c.oid, a.attnum,"
           " 'pg_type'::regclass::oid, c.reltype,"
           " quote_ident(a.attname), false, false, format_type(a.atttypid, a.atttypmod) AS type,"
           " CASE WHEN a.attcollation <> ty.typcollation"
           " THEN a.attcollation::regcollation::text END"
           " AS collation, ds.description AS comment"
           " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
           " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
           " JOIN pg_type ty ON ty.oid = a.atttypid%1"
           " WHERE c.relkind = 'c' AND %2 ORDER BY c.oid, a.attnum"_s.arg(
               pgComment(u"pg_class"_s, u"c.oid"_s, u"a.attnum"_s), pgUserSchema);
}

QString domainQuery(int version)
{
    // Only what is not the name that the server gives by itself.
    const auto name = version >= 170000
        ? u"(SELECT quote_ident(k.conname) FROM pg_constraint k WHERE k.contypid = t.oid AND"
          " k.contype = 'n' AND k.conname <> t.typname || '_not_null') AS \"not null name\""_s
        : u"'not null name' AS \"#unseen\""_s;
    return u"SELECT 'pg_type'::regclass::oid, t.oid, 0, 0, 0,"
           " quote_ident(n.nspname) || '.' || quote_ident(t.typname), false, true,"
           " format_type(t.typbasetype, t.typtypmod) AS type,"
           " CASE WHEN t.typcollation <> bt.typcollation"
           " THEN t.typcollation::regcollation::text END"
           " AS collation, CASE WHEN t.typnotnull THEN 'yes' END AS \"not null\", %6,"
           " pg_get_expr(t.typdefaultbin, 0) AS default,"
           " %1 AS privileges, %2 AS owner, ds.description AS comment"
           " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace"
           " JOIN pg_type bt ON bt.oid = t.typbasetype%3"
           " WHERE t.typtype = 'd' AND %4 AND %5 ORDER BY 6"_s.arg(
               pgAcl(u"t.typacl"_s, u"t.typowner"_s, u'T'), pgOwner(u"t.typowner"_s),
               pgComment(u"pg_type"_s, u"t.oid"_s), pgUserSchema,
               pgNotOfExtension(u"pg_type"_s, u"t.oid"_s), name);
}

QString sequenceQuery()
{
    return u"SELECT 'pg_class'::regclass::oid, c.oid, 0, 0, 0, %1, false, true, %2,"
           " CASE c.relpersistence WHEN 'u' THEN 'yes' END AS unlogged,"
           " (SELECT quote_ident(tn.nspname) || '.' || quote_ident(tc.relname) || '.' ||"
           " quote_ident(ta.attname) FROM pg_depend d JOIN pg_class tc ON tc.oid = d.refobjid"
           " JOIN pg_namespace tn ON tn.oid = tc.relnamespace"
           " JOIN pg_attribute ta ON ta.attrelid = tc.oid AND ta.attnum = d.refobjsubid"
           " WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'a'"
           " AND d.refclassid = 'pg_class'::regclass LIMIT 1) AS \"owned by\","
           " %3 AS privileges, %4 AS owner, ds.description AS comment"
           " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
           " JOIN pg_sequence s ON s.seqrelid = c.oid%5"
           " WHERE %6 AND %7 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid ="
           " 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')"
           " AND c.relpersistence <> 't' ORDER BY 6"_s.arg(pgRelation, pgSequenceOptions(u"s"_s),
               pgAcl(u"c.relacl"_s, u"c.relowner"_s, u's'), pgOwner(u"c.relowner"_s),
               pgComment(u"pg_class"_s, u"c.oid"_s), pgUserSchema,
               pgNotOfExtension(u"pg_class"_s, u"c.oid"_s));
}

QString tableQuery()
{
    return u"SELECT CASE c.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind,"
           "'pg_class'::regclass::oid, c.oid, 0, 0, 0, %1, false, true,"
           " CASE c.relpersistence WHEN 'u' THEN 'yes' END AS unlogged,"
           " CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS \"partitioned by\","
           " CASE WHEN c.relispartition THEN up.parents END AS \"partition of\","
           " CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS bound,"
           " CASE WHEN NOT c.relispartition THEN up.parents END AS inherits,"
           " CASE WHEN c.reloftype <> 0 THEN c.reloftype::regtype::text END AS of,"
           " NULLIF(am.amname, 'heap')::text AS \"access method\","
           " quote_ident(ts.spcname) AS tablespace, %3 AS \"storage parameters\","
           " %4 AS \"toast parameters\","
           " CASE WHEN c.relrowsecurity THEN 'yes' END AS \"row security\","
           " CASE WHEN c.relforcerowsecurity THEN 'yes' END AS \"force row security\","
           " CASE CASE WHEN c.relkind <> 'f' THEN c.relreplident END WHEN 'f' THEN 'FULL' WHEN 'n' "
           "THEN 'NOTHING' WHEN 'i' THEN"
           " coalesce((SELECT 'USING INDEX ' || quote_ident(ic.relname)"
           " FROM pg_index i JOIN pg_class ic"
           " ON ic.oid = i.indexrelid WHERE i.indrelid = c.oid AND i.indisreplident), 'NOTHING')"
           " END AS \"replica identity\","
           " ci.name AS \"clustered on\","
           " quote_ident(fs.srvname) AS server, %5 AS options,"
           " %6 AS privileges, %7 AS owner, ds.description AS comment"
           " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
           " LEFT JOIN %2 up ON up.inhrelid = c.oid"
           " LEFT JOIN (SELECT i.indrelid, quote_ident(ic.relname) AS name FROM pg_index i"
           " JOIN pg_class ic ON ic.oid = i.indexrelid WHERE i.indisclustered) ci"
           " ON ci.indrelid = c.oid"
           " LEFT JOIN pg_class tc ON tc.oid = c.reltoastrelid"
           " LEFT JOIN pg_am am ON am.oid = c.relam"
           " LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace"
           " LEFT JOIN pg_foreign_table ft ON ft.ftrelid = c.oid"
           " LEFT JOIN pg_foreign_server fs ON fs.oid = ft.ftserver%8"
           " WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND %9 AND %10 ORDER BY 7"_s
               .arg(pgRelation, pgParents, pgOptions(u"c.reloptions"_s),
                   pgOptions(u"tc.reloptions"_s), pgForeignOptions(u"ft.ftoptions"_s),
                   pgAcl(u"c.relacl"_s, u"c.relowner"_s, u'r'), pgOwner(u"c.relowner"_s),
                   pgComment(u"pg_class"_s, u"c.oid"_s), pgUserSchema)
               .arg(pgNotOfExtension(u"pg_class"_s, u"c.oid"_s));
}

struct NotNull {
    QString columns;
    QString from;
};

// A constraint with a name from 18 on. A name that ends as the server's own do counts as one of
// those, also of a table that was called otherwise; what is inherited has its parent's.
NotNull notNullOf(int version)
{
    if (version < 180000) {
        // What older servers do not tell is no difference.
        const auto identity = version < 150000
            ? u"CASE WHEN a.attidentity <> '' THEN 'identity persistence' END"_s
            : u"NULL"_s;
        return { u"CASE WHEN a.attnotnull THEN 'yes' END AS \"not null\", concat_ws(', ', %1,"
                 " CASE WHEN a.attnotnull THEN 'not null constraint' END) AS \"#unseen\""_s.arg(
                     identity),
            QString() };
    }
    return { u"CASE WHEN a.attnotnull THEN coalesce(NULLIF(concat_ws(', ', CASE WHEN NOT"
             " nn.convalidated THEN 'not valid' END, CASE WHEN nn.connoinherit THEN 'no inherit'"
             " END), ''), 'yes') END AS \"not null\","
             " CASE WHEN nn.coninhcount = 0 AND nn.conname !~ '_not_null[0-9]*$' THEN"
             " quote_ident(nn.conname) END AS \"not null constraint\","
             " CASE WHEN nn.conname <> c.relname || '_' || a.attname || '_not_null' THEN"
             " quote_ident(nn.conname) END AS \"#not null constraint\""_s,
        u" LEFT JOIN pg_constraint nn ON nn.conrelid = c.oid AND nn.contype = 'n' AND"
        " nn.conkey[1] = a.attnum"_s };
}

QString columnQuery(int version)
{
    const auto compression = version >= 140000
        ? u"CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END"_s
        : u"NULL::text"_s;
    const auto virtualWord = version >= 180000
        ? u"CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END"_s
        : u"CASE a.attgenerated WHEN 's' THEN 'stored' END"_s;
    // Of an identity's sequence, where it is not its table's; before 15 none follows its table.
    const auto persistence = version >= 150000
        ? u"CASE WHEN q.persistence <> c.relpersistence THEN CASE q.persistence WHEN 'u' THEN"
          " 'UNLOGGED' ELSE 'LOGGED' END END AS \"identity persistence\""_s
        : u"NULL::text AS \"identity persistence\""_s;
    // A partition's column counts as its parent's does.
    const auto ofParent = version >= 170000 ? u"c.relispartition"_s : u"false"_s;
    const auto notNull = notNullOf(version);
    // Sequences are known by pg_sequence and not by relkind: of that a server that has not looked at
    // its catalogs since they were filled expects none, and compares each column with each of them.
    return u"SELECT 'pg_class'::regclass::oid, c.oid, a.attnum, 'pg_class'::regclass::oid, c.oid,"
           " quote_ident(a.attname), NOT a.attislocal, false,"
           " format_type(a.atttypid, a.atttypmod) AS type,"
           " CASE WHEN a.attcollation <> 0 AND a.attcollation <> ty.typcollation"
           " THEN a.attcollation::regcollation::text END AS collation, %12,"
           // Told of its table, the server would open each one; a default names no column of it.
           " CASE WHEN a.attgenerated = '' THEN pg_get_expr(ad.adbin, 0) END AS default,"
           " CASE WHEN a.attgenerated <> '' THEN pg_get_expr(ad.adbin, ad.adrelid)"
           " END AS generated,"
           " %1 AS \"generated as\","
           " CASE WHEN %10 THEN NULL WHEN a.attidentity = 'a'"
           " THEN 'ALWAYS' WHEN a.attidentity = 'd'"
           " THEN 'BY DEFAULT' END AS identity,"
           " q.options AS \"identity options\", q.name AS \"identity sequence\", %11,"
           " CASE WHEN a.attstorage <> ty.typstorage THEN CASE a.attstorage WHEN 'p' THEN 'PLAIN'"
           " WHEN 'e' THEN 'EXTERNAL' WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END END AS storage, %13,"
           " %3 AS compression, CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text END"
           " AS \"statistics target\", %4 AS \"storage parameters\", %5 AS options,"
           " CASE WHEN NOT a.attislocal AND NOT c.relispartition THEN 'yes' END AS inherited,"
           " %6 AS privileges, ds.description AS comment"
           " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
           " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
           " JOIN pg_type ty ON ty.oid = a.atttypid"
           " LEFT JOIN pg_attrdef ad ON ad.adrelid = c.oid AND ad.adnum = a.attnum"
           " LEFT JOIN (SELECT d.refobjid, d.refobjsubid, NULLIF(concat_ws('"
           " ', %2), '') AS options,"
           " sc.relpersistence AS persistence,"
           " quote_ident(sn.nspname) || '.' || quote_ident(sc.relname) AS name FROM pg_depend d"
           " JOIN pg_class sc ON sc.oid = d.objid"
           " JOIN pg_namespace sn ON sn.oid = sc.relnamespace"
           " JOIN pg_sequence s ON s.seqrelid = sc.oid WHERE d.classid = 'pg_class'::regclass"
           " AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i') q"
           " ON a.attidentity <> '' AND q.refobjid = c.oid AND q.refobjsubid = a.attnum%14%7"
           " WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND %8 AND %9"
           " ORDER BY c.oid, a.attnum"_s.arg(virtualWord, pgSequenceClauses(u"s"_s), compression,
               pgOptions(u"a.attoptions"_s), pgForeignOptions(u"a.attfdwoptions"_s), pgColumnAcl,
               pgComment(u"pg_class"_s, u"c.oid"_s, u"a.attnum"_s), pgUserSchema,
               pgNotOfExtension(u"pg_class"_s, u"c.oid"_s), ofParent, persistence, notNull.columns,
               pgOwnStorage(version), notNull.from);
}

// NOT NULL, a constraint with a name from 17 and 18 on, is compared through its domain or column.
QString constraintQuery()
{
    return u"SELECT 'pg_constraint'::regclass::oid, k.oid, 0,"
           " CASE WHEN k.conrelid <> 0 THEN 'pg_class'::regclass::oid ELSE "
           "'pg_type'::regclass::oid END,"
           " CASE WHEN k.conrelid <> 0 THEN k.conrelid ELSE k.contypid END, quote_ident(k.conname),"
           " (k.contype = 'c' AND NOT k.conislocal)"
           " OR (k.contype = 'f' AND k.conparentid <> 0), false,"
           " pg_get_constraintdef(k.oid) AS definition, k.contype::text AS \"#type\","
           " CASE WHEN k.contype IN ('p', 'u', 'x') THEN %1 END AS \"storage parameters\","
           " CASE WHEN k.contype IN ('p', 'u', 'x') THEN quote_ident(ts.spcname) END AS tablespace,"
           " CASE WHEN ic.relispartition AND k.contype <> 'f' THEN (SELECT coalesce((SELECT"
           " quote_ident(pn.nspname) || '.' || quote_ident(pc.relname) || '.' || "
           "quote_ident(p.conname)"
           " FROM pg_index pi JOIN pg_constraint p ON p.conrelid = pi.indrelid AND p.conindid ="
           " pi.indexrelid JOIN pg_class pc ON pc.oid = p.conrelid JOIN pg_namespace pn ON pn.oid ="
           " pc.relnamespace WHERE pi.indexrelid = h.inhparent"
           " AND p.contype IN ('p', 'u', 'x') LIMIT 1),"
           " h.inhparent::regclass::text) FROM pg_inherits h WHERE h.inhrelid = k.conindid) END"
           " AS \"index of\","
           " CASE WHEN ic.relkind = 'I' AND k.contype <> 'f' THEN (SELECT 'yes' FROM pg_index vi"
           " WHERE vi.indexrelid = k.conindid AND NOT vi.indisvalid) END AS \"#unfinished\","
           " CASE WHEN k.contype IN ('p', 'u', 'x') THEN (SELECT di.description FROM "
           "pg_description di"
           " WHERE di.objoid = k.conindid AND di.classoid = 'pg_class'::regclass"
           " AND di.objsubid = 0) END"
           " AS \"index comment\", ds.description AS comment"
           " FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace"
           " LEFT JOIN pg_class tc ON tc.oid = k.conrelid"
           " LEFT JOIN pg_class ic ON ic.oid = k.conindid"
           " LEFT JOIN pg_tablespace ts ON ts.oid = ic.reltablespace%2"
           " WHERE k.contype IN ('c', 'p', 'u', 'x', 'f') AND %3"
           " ORDER BY n.nspname, tc.relname, k.conname"_s.arg(pgOptions(u"ic.reloptions"_s),
               pgComment(u"pg_constraint"_s, u"k.oid"_s), pgUserSchema);
}

QString indexQuery()
{
    return u"SELECT 'pg_class'::regclass::oid, c.oid, 0, 'pg_class'::regclass::oid, i.indrelid, %1,"
           " false, true, replace(pg_get_indexdef(c.oid), ' ON ONLY ', ' ON ') AS definition,"
           " CASE WHEN NOT i.indisvalid AND c.relkind = 'i' THEN 'yes' END AS invalid,"
           " CASE WHEN NOT i.indisvalid AND c.relkind = 'I' THEN 'yes' END AS \"#unfinished\","
           " quote_ident(ts.spcname) AS tablespace, CASE WHEN c.relispartition THEN (SELECT"
           " p.inhparent::regclass::text FROM pg_inherits p WHERE p.inhrelid = c.oid) END AS "
           "\"index of\","
           " CASE WHEN i.indexprs IS NOT NULL THEN (SELECT string_agg(a.attnum || ' ' ||"
           " a.attstattarget, ', ' ORDER BY a.attnum) FROM pg_attribute a"
           " WHERE a.attrelid = c.oid AND a.attstattarget >= 0) END AS \"statistics target\", "
           "ds.description AS comment"
           " FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
           " JOIN pg_namespace n ON n.oid = c.relnamespace"
           " LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace%2"
           " WHERE %3 AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid"
           " AND k.contype IN ('p', 'u', 'x')) ORDER BY 6"_s.arg(
               pgRelation, pgComment(u"pg_class"_s, u"c.oid"_s), pgUserSchema);
}

QString viewQuery(int version)
{
    return u"SELECT CASE c.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END AS kind,"
           "'pg_class'::regclass::oid, c.oid, 0, 0, 0, %1, false, true,"
           " regexp_replace(pg_get_viewdef(c.oid), ';\\s*$', '') AS definition,"
           " (SELECT string_agg(quote_ident(a.attname) || ' '"
           " || format_type(a.atttypid, a.atttypmod)"
           " || CASE WHEN a.attcollation <> ty.typcollation THEN ' COLLATE ' ||"
           " a.attcollation::regcollation::text ELSE '' END, E',\\n' ORDER BY a.attnum)"
           " FROM pg_attribute a JOIN pg_type ty ON ty.oid = a.atttypid WHERE a.attrelid = c.oid"
           " AND a.attnum > 0 AND NOT a.attisdropped) AS columns,"
           " (SELECT string_agg(quote_ident(a.attname) || E'\\t'"
           " || pg_get_expr(ad.adbin, ad.adrelid),"
           " E'\\n' ORDER BY a.attnum) FROM pg_attrdef ad JOIN pg_attribute a ON a.attrelid ="
           " ad.adrelid AND a.attnum = ad.adnum WHERE ad.adrelid = c.oid) AS \"column defaults\","
           " (SELECT string_agg(quote_ident(a.attname) || E'\\t' || %8,"
           " E'\\n' ORDER BY a.attnum) FROM pg_description cd JOIN pg_attribute a"
           " ON a.attrelid = cd.objoid"
           " AND a.attnum = cd.objsubid WHERE cd.classoid = 'pg_class'::regclass"
           " AND cd.objoid = c.oid"
           " AND cd.objsubid > 0) AS \"column comments\","
           " %9, %2 AS options, NULLIF(am.amname, 'heap')::text AS \"access method\","
           " quote_ident(ts.spcname) AS tablespace,"
           " %10 AS \"column privileges\","
           " %3 AS privileges, %4 AS owner, ds.description AS comment"
           " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
           " LEFT JOIN pg_am am ON am.oid = c.relam"
           " LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace%5"
           " WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't' AND %6 AND %7 ORDER BY 7"_s
               .arg(pgRelation, pgOptions(u"c.reloptions"_s),
                   pgAcl(u"c.relacl"_s, u"c.relowner"_s, u'r'), pgOwner(u"c.relowner"_s),
                   pgComment(u"pg_class"_s, u"c.oid"_s), pgUserSchema,
                   pgNotOfExtension(u"pg_class"_s, u"c.oid"_s),
                   pgOneLineLiteral(u"cd.description"_s), pgColumnStorageLines(version))
               .arg(pgColumnAclLines);
}

QString functionQuery()
{
    return u"SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END AS kind,"
           "'pg_proc'::regclass::oid, p.oid, 0, 0, 0,"
           " quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '(' ||"
           " oidvectortypes(p.proargtypes) || ')', false, true,"
           " regexp_replace(pg_get_functiondef(p.oid), '\\n$', '') AS definition,"
           " pg_get_function_result(p.oid) AS returns,"
           " pg_get_function_arguments(p.oid) AS arguments,"
           " p.prokind::text AS \"#kind\","
           " %1 AS privileges, %2 AS owner, ds.description AS comment"
           " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace%3"
           " WHERE p.prokind IN ('f', 'p', 'w') AND %4 AND %5"
           " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND"
           " d.objid = p.oid AND d.deptype = 'i') ORDER BY 7"_s.arg(
               pgAcl(u"p.proacl"_s, u"p.proowner"_s, u'f'), pgOwner(u"p.proowner"_s),
               pgComment(u"pg_proc"_s, u"p.oid"_s), pgUserSchema,
               pgNotOfExtension(u"pg_proc"_s, u"p.oid"_s));
}

QString triggerQuery(int version)
{
    const auto clone = version >= 130000 ? u"g.tgparentid = 0"_s : u"true"_s;
    return u"SELECT 'pg_trigger'::regclass::oid, g.oid, 0, 'pg_class'::regclass::oid, g.tgrelid,"
           " quote_ident(g.tgname), false, false, pg_get_triggerdef(g.oid) AS definition,"
           " CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' WHEN 'A' THEN"
           " 'ENABLE ALWAYS' END AS enabled, CASE WHEN g.tgconstraint <> 0 THEN 'yes' END"
           " AS \"#constraint\", ds.description AS comment"
           " FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid"
           " JOIN pg_namespace n ON n.oid = c.relnamespace%1"
           " WHERE NOT g.tgisinternal AND %2 AND %3 ORDER BY n.nspname, c.relname, g.tgname"_s.arg(
               pgComment(u"pg_trigger"_s, u"g.oid"_s), clone, pgUserSchema);
}

QString ruleQuery()
{
    return u"SELECT 'pg_rewrite'::regclass::oid, w.oid, 0, 'pg_class'::regclass::oid, w.ev_class,"
           " quote_ident(w.rulename), false, false, regexp_replace(pg_get_ruledef(w.oid), ';$', '')"
           " AS definition, CASE w.ev_enabled WHEN 'D' THEN 'DISABLE'"
           " WHEN 'R' THEN 'ENABLE REPLICA'"
           " WHEN 'A' THEN 'ENABLE ALWAYS' END AS enabled, ds.description AS comment"
           " FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class"
           " JOIN pg_namespace n ON n.oid = c.relnamespace%1"
           " WHERE w.rulename <> '_RETURN' AND %2 AND %3 ORDER BY n.nspname, c.relname, w.rulename"_s
               .arg(pgComment(u"pg_rewrite"_s, u"w.oid"_s), pgUserSchema,
                   pgNotOfExtension(u"pg_class"_s, u"c.oid"_s));
}

QString policyQuery()
{
    return u"SELECT 'pg_policy'::regclass::oid, p.oid, 0, 'pg_class'::regclass::oid, p.polrelid,"
           " quote_ident(p.polname), false, false,"
           " CASE WHEN NOT p.polpermissive THEN 'yes' END AS restrictive,"
           " CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'"
           " WHEN 'd' THEN 'DELETE' END AS command,"
           " CASE WHEN p.polroles <> '{0}' THEN (SELECT"
           " string_agg(quote_ident(r.rolname), ', ' ORDER BY"
           " r.rolname) FROM pg_roles r WHERE r.oid = ANY (p.polroles)) END AS roles,"
           " pg_get_expr(p.polqual, p.polrelid) AS using,"
           " pg_get_expr(p.polwithcheck, p.polrelid) AS \"with check\", ds.description AS comment"
           " FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid"
           " JOIN pg_namespace n ON n.oid = c.relnamespace%1 WHERE %2 ORDER BY n.nspname, c.relname, p.polname"_s
               .arg(pgComment(u"pg_policy"_s, u"p.oid"_s), pgUserSchema);
}

QString statisticsQuery(int version)
{
    const auto target = version >= 130000
        ? u"CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget::text END"_s
        : u"NULL::text"_s;
    return u"SELECT 'pg_statistic_ext'::regclass::oid, s.oid, 0, 0, 0,"
           " quote_ident(n.nspname) || '.' || quote_ident(s.stxname), false, true,"
           " pg_get_statisticsobjdef(s.oid) AS definition, %1 AS \"statistics target\","
           " %2 AS owner, ds.description AS comment"
           " FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace%3"
           " WHERE %4 AND %5 ORDER BY 6"_s.arg(target, pgOwner(u"s.stxowner"_s),
               pgComment(u"pg_statistic_ext"_s, u"s.oid"_s), pgUserSchema,
               pgNotOfExtension(u"pg_statistic_ext"_s, u"s.oid"_s));
}

} // namespace

QList<PgSchemaQuery> pgSchemaQueries(int version)
{
    QList<PgSchemaQuery> queries {
        { u"schema"_s, schemaQuery() },
        { u"extension"_s, extensionQuery() },
        { u"type"_s, typeQuery(version) },
        { u"attribute"_s, attributeQuery() },
        { u"domain"_s, domainQuery(version) },
        { u"sequence"_s, sequenceQuery() },
        { {}, tableQuery() },
        { u"column"_s, columnQuery(version) },
        { u"constraint"_s, constraintQuery() },
        { {}, viewQuery(version) },
        { u"index"_s, indexQuery() },
        { {}, functionQuery() },
        { u"trigger"_s, triggerQuery(version) },
        { u"rule"_s, ruleQuery() },
        { u"policy"_s, policyQuery() },
        { u"statistics"_s, statisticsQuery(version) },
    };
    return queries + pgBaseQueries(version) + pgRareQueries(version);
}

QString pgAliasQuery()
{
    return u"SELECT 'pg_type'::regclass::oid, t.oid, 'pg_class'::regclass::oid, t.typrelid, 0"
           " FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind <> 'c'"
           " WHERE t.oid >= 16384"
           " UNION ALL SELECT 'pg_class'::regclass::oid, t.typrelid,"
           " 'pg_type'::regclass::oid, t.oid, 0"
           " FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'"
           " WHERE t.oid >= 16384"
           " UNION ALL SELECT 'pg_type'::regclass::oid, t.oid, 'pg_type'::regclass::oid, e.oid, 0"
           " FROM pg_type t JOIN pg_type e ON e.typarray = t.oid WHERE t.oid >= 16384"
           " UNION ALL SELECT d.classid, d.objid, d.refclassid, d.refobjid, 0 FROM pg_depend d"
           " JOIN pg_type m ON m.oid = d.objid AND m.typtype = 'm' AND m.oid >= 16384"
           " WHERE d.classid = 'pg_type'::regclass AND d.refclassid = 'pg_type'::regclass"
           " AND d.deptype = 'i'"
           " UNION ALL SELECT 'pg_rewrite'::regclass::oid, w.oid, 'pg_class'::regclass::oid,"
           " w.ev_class, 0 FROM pg_rewrite w WHERE w.oid >= 16384 AND w.rulename = '_RETURN'"
           " UNION ALL SELECT 'pg_class'::regclass::oid, k.conindid, "
           "'pg_constraint'::regclass::oid,"
           " k.oid, 0 FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'x')"
           " UNION ALL SELECT 'pg_attrdef'::regclass::oid, d.oid,"
           " 'pg_class'::regclass::oid, d.adrelid,"
           " d.adnum FROM pg_attrdef d"
           " UNION ALL SELECT classid, objid, refclassid, refobjid, 0 FROM pg_depend"
           " WHERE deptype = 'e' AND objid >= 16384"_s;
}

QString pgDependencyQuery()
{
    return u"SELECT classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype::text"
           " FROM pg_depend WHERE objid >= 16384 AND refobjid >= 16384 AND deptype <> 'e'"
           " AND refclassid <> 'pg_namespace'::regclass"_s;
}

} // namespace Switchback
