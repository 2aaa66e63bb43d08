// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What C functions, or others, teach the server: base types, access methods, transforms.

#include "engines/postgresql/schemaparts.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// A type is a shell until its functions are there, and they name it: so its definition is
// attached to the shell, as a default is to its column.
PgSchemaQuery baseTypes(int version)
{
    const auto subscript = version >= 140000
        ? u" 'SUBSCRIPT = ' || NULLIF(t.typsubscript::oid, 0)::regproc,"_s
        : QString();
    const auto name = u"quote_ident(n.nspname) || '.' || quote_ident(t.typname)"_s;
    const auto parts =
        u"'INPUT = ' || t.typinput::regproc, 'OUTPUT = ' || t.typoutput::regproc,"
        " 'RECEIVE = ' || NULLIF(t.typreceive::oid, 0)::regproc,"
        " 'SEND = ' || NULLIF(t.typsend::oid, 0)::regproc,"
        " 'TYPMOD_IN = ' || NULLIF(t.typmodin::oid, 0)::regproc,"
        " 'TYPMOD_OUT = ' || NULLIF(t.typmodout::oid, 0)::regproc,"
        " 'ANALYZE = ' || NULLIF(t.typanalyze::oid, 0)::regproc,%1"
        " 'INTERNALLENGTH = ' || CASE t.typlen WHEN -1 THEN 'VARIABLE' ELSE t.typlen::text END,"
        " CASE WHEN t.typbyval THEN 'PASSEDBYVALUE' END,"
        " 'ALIGNMENT = ' || CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2'"
        " WHEN 'd' THEN 'double' ELSE 'int4' END,"
        " 'STORAGE = ' || CASE t.typstorage WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended'"
        " WHEN 'm' THEN 'main' ELSE 'plain' END,"
        " 'CATEGORY = ' || quote_literal(NULLIF(t.typcategory::text, 'U')),"
        " CASE WHEN t.typispreferred THEN 'PREFERRED = true' END,"
        " 'DEFAULT = ' || quote_literal(t.typdefault),"
        " 'ELEMENT = ' || CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END,"
        " 'DELIMITER = ' || quote_literal(NULLIF(t.typdelim::text, ',')),"
        " CASE WHEN t.typcollation <> 0 THEN 'COLLATABLE = true' END"_s.arg(subscript);
    return { u"type"_s,
        u"SELECT 'pg_type'::regclass::oid, t.oid, 0, 0, 0, %1, false, true,"
        " CASE WHEN t.typisdefined THEN 'base' ELSE 'shell' END AS form,"
        " CASE WHEN t.typisdefined THEN 'CREATE TYPE ' || %1 || E' (\\n    ' ||"
        " concat_ws(E',\\n    ', %2) || E'\\n)' ELSE '' END AS definition,"
        " %3 AS privileges, %4 AS owner, ds.description AS comment"
        " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace%5"
        " WHERE (NOT t.typisdefined OR (t.typtype = 'b' AND NOT EXISTS"
        " (SELECT FROM pg_type e WHERE e.typarray = t.oid))) AND %6 AND %7 ORDER BY 6"_s.arg(name,
            parts, pgAcl(u"t.typacl"_s, u"t.typowner"_s, u'T'), pgOwner(u"t.typowner"_s),
            pgComment(u"pg_type"_s, u"t.oid"_s), pgUserSchema,
            pgNotOfExtension(u"pg_type"_s, u"t.oid"_s)) };
}

PgSchemaQuery accessMethods()
{
    return { u"access method"_s,
        u"SELECT 'pg_am'::regclass::oid, m.oid, 0, 0, 0, quote_ident(m.amname), false, true,"
        " 'CREATE ACCESS METHOD ' || quote_ident(m.amname) || ' TYPE ' || CASE m.amtype"
        " WHEN 't' THEN 'TABLE' ELSE 'INDEX' END || ' HANDLER ' || m.amhandler::regproc"
        " AS definition, ds.description AS comment FROM pg_am m%1"
        " WHERE m.oid >= 16384 AND %2 ORDER BY 6"_s.arg(
            pgComment(u"pg_am"_s, u"m.oid"_s), pgNotOfExtension(u"pg_am"_s, u"m.oid"_s)) };
}

PgSchemaQuery transforms()
{
    const auto name =
        u"'FOR ' || format_type(f.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname)"_s;
    return { u"transform"_s,
        u"SELECT 'pg_transform'::regclass::oid, f.oid, 0, 0, 0, %1, false, true,"
        " 'CREATE TRANSFORM ' || %1 || ' (' || concat_ws(', ', 'FROM SQL WITH FUNCTION ' ||"
        " NULLIF(f.trffromsql::oid, 0)::regprocedure, 'TO SQL WITH FUNCTION ' ||"
        " NULLIF(f.trftosql::oid, 0)::regprocedure) || ')' AS definition,"
        " ds.description AS comment FROM pg_transform f"
        " JOIN pg_language l ON l.oid = f.trflang%2 WHERE %3 ORDER BY 6"_s.arg(name,
            pgComment(u"pg_transform"_s, u"f.oid"_s),
            pgNotOfExtension(u"pg_transform"_s, u"f.oid"_s)) };
}

} // namespace

QList<PgSchemaQuery> pgBaseQueries(int version)
{
    return { baseTypes(version), accessMethods(), transforms() };
}

} // namespace Switchback
