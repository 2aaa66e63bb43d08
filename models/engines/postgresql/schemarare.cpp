// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The kinds of which most schemas have none or few: each is read as the statement that makes it.

#include "engines/postgresql/schemaparts.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

struct RareQuery {
    QString kind;
    QString catalog;
    QString oid; // expression
    QString name; // expression, quoted
    QString columns; // properties
    QString from; // with WHERE when there is a condition
    QString condition;
};

PgSchemaQuery made(const RareQuery &q)
{
    return { q.kind,
        u"SELECT '%1'::regclass::oid, %2, 0, 0, 0, %3, false, true, %4, ds.description AS comment"
        " FROM %5%6 WHERE %7 AND %8 ORDER BY 6"_s.arg(q.catalog, q.oid, q.name, q.columns, q.from,
            pgComment(q.catalog, q.oid), q.condition, pgNotOfExtension(q.catalog, q.oid)) };
}

QString qualified(const QString &name)
{
    return u"quote_ident(n.nspname) || '.' || quote_ident(%1)"_s.arg(name);
}

QString inSchemas(const QString &table, const QString &column)
{
    return u"%1 JOIN pg_namespace n ON n.oid = %2"_s.arg(table, column);
}

RareQuery aggregates()
{
    const auto name =
        u"quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '(' ||"
        " coalesce(NULLIF(pg_get_function_identity_arguments(p.oid), ''), '*') || ')'"_s;
    const auto parts =
        u"'SFUNC = ' || g.aggtransfn::regproc, 'STYPE = ' || format_type(g.aggtranstype, NULL),"
        " 'SSPACE = ' || NULLIF(g.aggtransspace, 0),"
        " 'FINALFUNC = ' || NULLIF(g.aggfinalfn::oid, 0)::regproc,"
        " CASE WHEN g.aggfinalextra THEN 'FINALFUNC_EXTRA' END,"
        " CASE WHEN g.aggfinalmodify <> CASE WHEN g.aggkind = 'n' THEN 'r' ELSE 'w' END THEN"
        " 'FINALFUNC_MODIFY = ' || CASE g.aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN"
        " 'SHAREABLE' ELSE 'READ_WRITE' END END,"
        " 'COMBINEFUNC = ' || NULLIF(g.aggcombinefn::oid, 0)::regproc,"
        " 'SERIALFUNC = ' || NULLIF(g.aggserialfn::oid, 0)::regproc,"
        " 'DESERIALFUNC = ' || NULLIF(g.aggdeserialfn::oid, 0)::regproc,"
        " 'INITCOND = ' || quote_literal(g.agginitval),"
        " 'MSFUNC = ' || NULLIF(g.aggmtransfn::oid, 0)::regproc,"
        " 'MINVFUNC = ' || NULLIF(g.aggminvtransfn::oid, 0)::regproc,"
        " 'MSTYPE = ' || CASE WHEN g.aggmtranstype <> 0"
        " THEN format_type(g.aggmtranstype, NULL) END,"
        " 'MSSPACE = ' || NULLIF(g.aggmtransspace, 0),"
        " 'MFINALFUNC = ' || NULLIF(g.aggmfinalfn::oid, 0)::regproc,"
        " CASE WHEN g.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,"
        " 'MINITCOND = ' || quote_literal(g.aggminitval),"
        " 'SORTOP = OPERATOR(' || NULLIF(g.aggsortop, 0)::regoper::text || ')',"
        " CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r'"
        " THEN 'PARALLEL = RESTRICTED' END,"
        " CASE WHEN g.aggkind = 'h' THEN 'HYPOTHETICAL' END"_s;
    return { u"aggregate"_s, u"pg_proc"_s, u"p.oid"_s, name,
        u"'CREATE AGGREGATE ' || quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '(' ||"
        " coalesce(NULLIF(pg_get_function_arguments(p.oid), ''), '*') || E') (\\n    ' ||"
        " concat_ws(E',\\n    ', %1) || E'\\n)' AS definition, %2 AS privileges, %3 AS owner"_s.arg(
            parts, pgAcl(u"p.proacl"_s, u"p.proowner"_s, u'f'), pgOwner(u"p.proowner"_s)),
        inSchemas(u"pg_proc p JOIN pg_aggregate g ON g.aggfnoid = p.oid"_s, u"p.pronamespace"_s),
        pgUserSchema };
}

RareQuery eventTriggers()
{
    return { u"event trigger"_s, u"pg_event_trigger"_s, u"v.oid"_s, u"quote_ident(v.evtname)"_s,
        u"'CREATE EVENT TRIGGER ' || quote_ident(v.evtname) || ' ON ' || v.evtevent || coalesce("
        "E'\\n    WHEN TAG IN (' || (SELECT string_agg(quote_literal(x), ', ' ORDER BY i) FROM"
        " unnest(v.evttags) WITH ORDINALITY AS tag(x, i)) || ')', '') || E'\\n    EXECUTE FUNCTION "
        "' || v.evtfoid::regproc || '()'"
        " AS definition, CASE v.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'"
        " WHEN 'A' THEN 'ENABLE ALWAYS' END AS enabled, %1 AS owner"_s.arg(
            pgOwner(u"v.evtowner"_s)),
        u"pg_event_trigger v"_s, u"true"_s };
}

RareQuery collations(int version)
{
    const auto locale = version >= 170000 ? u"l.colllocale"_s
        : version >= 150000               ? u"l.colliculocale"_s
                                          : u"NULL::text"_s;
    const auto rules = version >= 160000 ? u"l.collicurules"_s : u"NULL::text"_s;
    return { u"collation"_s, u"pg_collation"_s, u"l.oid"_s, qualified(u"l.collname"_s),
        u"'CREATE COLLATION ' || %1 || ' (' || concat_ws(', ', 'provider = ' || CASE "
        "l.collprovider WHEN"
        " 'i' THEN 'icu' WHEN 'b' THEN 'builtin' WHEN 'd' THEN 'default' ELSE 'libc' END,"
        " CASE WHEN NOT l.collisdeterministic THEN 'deterministic = false' END,"
        " 'locale = ' || quote_literal(coalesce(%2, CASE WHEN l.collcollate = l.collctype OR"
        " l.collprovider = 'i' THEN l.collcollate END)), CASE WHEN %2 IS NULL AND l.collcollate <>"
        " l.collctype THEN 'lc_collate = ' || quote_literal(l.collcollate) || ', lc_ctype = ' ||"
        " quote_literal(l.collctype) END, 'rules = ' || quote_literal(%3))"
        " || ')' AS definition, %4 AS owner"_s.arg(
            qualified(u"l.collname"_s), locale, rules, pgOwner(u"l.collowner"_s)),
        inSchemas(u"pg_collation l"_s, u"l.collnamespace"_s), pgUserSchema };
}

RareQuery casts()
{
    const auto pair =
        u"format_type(k.castsource, NULL) || ' AS ' || format_type(k.casttarget, NULL)"_s;
    return { u"cast"_s, u"pg_cast"_s, u"k.oid"_s, u"'(' || %1 || ')'"_s.arg(pair),
        u"'CREATE CAST (' || %1 || ') ' || CASE k.castmethod WHEN 'i'"
        " THEN 'WITH INOUT' WHEN 'b' THEN"
        " 'WITHOUT FUNCTION' ELSE 'WITH FUNCTION ' || k.castfunc::regprocedure END || CASE"
        " k.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END"
        " AS definition"_s.arg(pair),
        u"pg_cast k"_s,
        u"k.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend di WHERE di.classid = "
        u"'pg_cast'::regclass"
        " AND di.objid = k.oid AND di.deptype = 'i')"_s };
}

RareQuery operators()
{
    const auto sides =
        u"' (' || CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL)"
        " END || ', ' || format_type(o.oprright, NULL) || ')'"_s;
    const auto name = u"quote_ident(n.nspname) || '.' || o.oprname"_s;
    return { u"operator"_s, u"pg_operator"_s, u"o.oid"_s, name + u" || "_s + sides,
        u"'CREATE OPERATOR ' || %1 || ' (' || concat_ws(', ', 'FUNCTION = ' || o.oprcode::regproc,"
        " 'LEFTARG = ' || CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) END,"
        " 'RIGHTARG = ' || format_type(o.oprright, NULL),"
        " 'COMMUTATOR = OPERATOR(' || (SELECT cn.nspname || '.'"
        " || co.oprname FROM pg_operator co JOIN"
        " pg_namespace cn ON cn.oid = co.oprnamespace WHERE co.oid = o.oprcom) || ')',"
        " 'NEGATOR = OPERATOR(' || (SELECT cn.nspname || '.' || co.oprname FROM pg_operator co JOIN"
        " pg_namespace cn ON cn.oid = co.oprnamespace WHERE co.oid = o.oprnegate) || ')',"
        " 'RESTRICT = ' || NULLIF(o.oprrest::oid, 0)::regproc,"
        " 'JOIN = ' || NULLIF(o.oprjoin::oid, 0)::regproc,"
        " CASE WHEN o.oprcanhash THEN 'HASHES' END, CASE WHEN o.oprcanmerge"
        " THEN 'MERGES' END) || ')'"
        " AS definition, %2 AS owner"_s.arg(name, pgOwner(u"o.oprowner"_s)),
        inSchemas(u"pg_operator o"_s, u"o.oprnamespace"_s),
        u"o.oprcode::oid <> 0 AND "_s + pgUserSchema };
}

// "OPERATOR 1 …", "FUNCTION 1 …" of `owner`, a class or a family, joined with `glue`.
QString members(const QString &catalog, const QString &owner, const QString &glue)
{
    return u"concat_ws(%3, (SELECT string_agg('OPERATOR ' || ao.amopstrategy || ' ' ||"
           " ao.amopopr::regoperator || CASE WHEN ao.amopsortfamily <> 0 THEN ' FOR ORDER BY ' ||"
           " (SELECT quote_ident(fn.nspname) || '.' || quote_ident(sf.opfname) FROM pg_opfamily sf"
           " JOIN pg_namespace fn ON fn.oid = sf.opfnamespace WHERE sf.oid = ao.amopsortfamily)"
           " ELSE '' END, %3 ORDER BY ao.amopstrategy, ao.amopopr::regoperator::text)"
           " FROM pg_amop ao JOIN pg_depend d ON d.classid = 'pg_amop'::regclass"
           " AND d.objid = ao.oid AND d.refclassid = '%1'::regclass AND d.refobjid = %2),"
           " (SELECT string_agg('FUNCTION ' ||"
           " ap.amprocnum || ' (' || format_type(ap.amproclefttype, NULL) || ', ' ||"
           " format_type(ap.amprocrighttype, NULL) || ') ' || ap.amproc::regprocedure, %3 ORDER BY"
           " ap.amprocnum, ap.amproc::regprocedure::text) FROM pg_amproc ap JOIN pg_depend d ON"
           " d.classid = 'pg_amproc'::regclass AND d.objid = ap.oid AND d.refclassid ="
           " '%1'::regclass AND d.refobjid = %2))"_s.arg(catalog, owner, glue);
}

RareQuery operatorClasses()
{
    const auto items = u"concat_ws(', ', NULLIF(%1, ''), 'STORAGE ' || CASE WHEN o.opckeytype <> 0"
                       " THEN format_type(o.opckeytype, NULL) END)"_s.arg(
                           members(u"pg_opclass"_s, u"o.oid"_s, u"', '"_s));
    return { u"operator class"_s, u"pg_opclass"_s, u"o.oid"_s,
        qualified(u"o.opcname"_s) + u" || ' USING ' || am.amname"_s,
        u"'CREATE OPERATOR CLASS ' || %1 || CASE WHEN o.opcdefault THEN ' DEFAULT' ELSE '' END ||"
        " ' FOR TYPE ' || format_type(o.opcintype, NULL) || ' USING ' || am.amname || ' FAMILY ' ||"
        " quote_ident(ofn.nspname) || '.' || quote_ident(of.opfname) || ' AS ' || "
        "coalesce(NULLIF(%2,"
        " ''), 'STORAGE ' || format_type(o.opcintype, NULL)) AS definition, %3 AS owner"_s.arg(
            qualified(u"o.opcname"_s), items, pgOwner(u"o.opcowner"_s)),
        inSchemas(
            u"pg_opclass o JOIN pg_am am ON am.oid = o.opcmethod JOIN pg_opfamily of ON of.oid ="
            " o.opcfamily JOIN pg_namespace ofn ON ofn.oid = of.opfnamespace"_s,
            u"o.opcnamespace"_s),
        pgUserSchema };
}

RareQuery operatorFamilies()
{
    return { u"operator family"_s, u"pg_opfamily"_s, u"f.oid"_s,
        qualified(u"f.opfname"_s) + u" || ' USING ' || am.amname"_s,
        u"'CREATE OPERATOR FAMILY ' || %1 || ' USING ' || am.amname AS definition,"
        " %3 AS members, %2 AS owner"_s.arg(qualified(u"f.opfname"_s), pgOwner(u"f.opfowner"_s),
            members(u"pg_opfamily"_s, u"f.oid"_s, u"E'\\n'"_s)),
        inSchemas(u"pg_opfamily f JOIN pg_am am ON am.oid = f.opfmethod"_s, u"f.opfnamespace"_s),
        pgUserSchema };
}

RareQuery parsers()
{
    return { u"text search parser"_s, u"pg_ts_parser"_s, u"p.oid"_s, qualified(u"p.prsname"_s),
        u"'CREATE TEXT SEARCH PARSER ' || %1 || ' (' || concat_ws(', ', 'START = ' ||"
        " p.prsstart::regproc, 'GETTOKEN = ' || p.prstoken::regproc, 'END = ' || p.prsend::regproc,"
        " 'LEXTYPES = ' || p.prslextype::regproc, 'HEADLINE = ' ||"
        " NULLIF(p.prsheadline::oid, 0)::regproc) || ')' AS definition"_s.arg(
            qualified(u"p.prsname"_s)),
        inSchemas(u"pg_ts_parser p"_s, u"p.prsnamespace"_s), pgUserSchema };
}

RareQuery templates()
{
    return { u"text search template"_s, u"pg_ts_template"_s, u"t.oid"_s, qualified(u"t.tmplname"_s),
        u"'CREATE TEXT SEARCH TEMPLATE ' || %1 || ' (' || concat_ws(', ', 'INIT = ' ||"
        " NULLIF(t.tmplinit::oid, 0)::regproc, 'LEXIZE = ' || t.tmpllexize::regproc) || ')'"
        " AS definition"_s.arg(qualified(u"t.tmplname"_s)),
        inSchemas(u"pg_ts_template t"_s, u"t.tmplnamespace"_s), pgUserSchema };
}

RareQuery dictionaries()
{
    return { u"text search dictionary"_s, u"pg_ts_dict"_s, u"d.oid"_s, qualified(u"d.dictname"_s),
        u"'CREATE TEXT SEARCH DICTIONARY ' || %1 || ' (TEMPLATE = ' || (SELECT "
        "quote_ident(tn.nspname) ||"
        " '.' || quote_ident(t.tmplname) FROM pg_ts_template t JOIN pg_namespace tn ON tn.oid ="
        " t.tmplnamespace WHERE t.oid = d.dicttemplate) || coalesce(', '"
        " || d.dictinitoption, '') ||"
        " ')' AS definition, %2 AS owner"_s.arg(
            qualified(u"d.dictname"_s), pgOwner(u"d.dictowner"_s)),
        inSchemas(u"pg_ts_dict d"_s, u"d.dictnamespace"_s), pgUserSchema };
}

RareQuery configurations()
{
    return { u"text search configuration"_s, u"pg_ts_config"_s, u"g.oid"_s,
        qualified(u"g.cfgname"_s),
        u"'CREATE TEXT SEARCH CONFIGURATION ' || %1 || ' (PARSER = ' || (SELECT"
        " quote_ident(pn.nspname) || '.' || quote_ident(p.prsname)"
        " FROM pg_ts_parser p JOIN pg_namespace"
        " pn ON pn.oid = p.prsnamespace WHERE p.oid = g.cfgparser) || ')' || coalesce((SELECT"
        " string_agg(E';\\nALTER TEXT SEARCH CONFIGURATION ' || %1"
        " || ' ADD MAPPING FOR ' || m.alias ||"
        " ' WITH ' || m.dicts, '' ORDER BY m.alias) FROM (SELECT tt.alias, string_agg("
        "mm.mapdict::regdictionary::text, ', ' ORDER BY mm.mapseqno) AS dicts FROM "
        "pg_ts_config_map mm"
        " JOIN ts_token_type(g.cfgparser) tt ON tt.tokid = mm.maptokentype WHERE mm.mapcfg = g.oid"
        " GROUP BY tt.alias) m), '') AS definition, %2 AS owner"_s.arg(
            qualified(u"g.cfgname"_s), pgOwner(u"g.cfgowner"_s)),
        inSchemas(u"pg_ts_config g"_s, u"g.cfgnamespace"_s), pgUserSchema };
}

RareQuery wrappers()
{
    return { u"foreign data wrapper"_s, u"pg_foreign_data_wrapper"_s, u"w.oid"_s,
        u"quote_ident(w.fdwname)"_s,
        u"'CREATE FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname) ||"
        " CASE WHEN w.fdwhandler <> 0 THEN"
        " ' HANDLER ' || w.fdwhandler::regproc ELSE '' END || CASE WHEN w.fdwvalidator <> 0 THEN"
        " ' VALIDATOR ' || w.fdwvalidator::regproc ELSE '' END"
        " || coalesce(' OPTIONS (' || %1 || ')', '')"
        " AS definition, %2 AS privileges, %3 AS owner"_s.arg(pgForeignOptions(u"w.fdwoptions"_s),
            pgAcl(u"w.fdwacl"_s, u"w.fdwowner"_s, u'F'), pgOwner(u"w.fdwowner"_s)),
        u"pg_foreign_data_wrapper w"_s, u"true"_s };
}

RareQuery servers()
{
    return { u"server"_s, u"pg_foreign_server"_s, u"s.oid"_s, u"quote_ident(s.srvname)"_s,
        u"'CREATE SERVER ' || quote_ident(s.srvname) || coalesce(' TYPE ' || "
        "quote_literal(s.srvtype), '')"
        " || coalesce(' VERSION ' || quote_literal(s.srvversion), '')"
        " || ' FOREIGN DATA WRAPPER ' ||"
        " quote_ident(w.fdwname) || coalesce(' OPTIONS (' || %1 || ')', '') AS definition,"
        " %2 AS privileges, %3 AS owner"_s.arg(pgForeignOptions(u"s.srvoptions"_s),
            pgAcl(u"s.srvacl"_s, u"s.srvowner"_s, u'S'), pgOwner(u"s.srvowner"_s)),
        u"pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw"_s, u"true"_s };
}

// Only what is known to be none counts as no secret: every wrapper has options of its own.
const QString secretOption =
    u"lower(o.option_name) <> ALL ('{user,username,user_name,host,hostaddr,port,dbname,database,"
    "service,application_name,client_encoding,connect_timeout,sslmode,sslcert,sslkey,sslrootcert,"
    "sslcrl,password_required,use_scram_passthrough,gssdelegation}'::text[])"_s;

QString mappingOptions(const QString &text, bool secret)
{
    return u"(SELECT string_agg(%1, ', ' ORDER BY o.option_name) FROM"
           " pg_options_to_table(u.umoptions) o WHERE %2 (%3))"_s.arg(
               text, secret ? QString() : u"NOT"_s, secretOption);
}

// What a login sees of a mapping, as pg_user_mappings decides it.
const QString mappingSeen =
    u"((SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = current_user)"
    " OR (u.umuser = 0 AND pg_has_role(s.srvowner, 'USAGE'))"
    " OR (u.umuser <> 0 AND u.usename = current_user AND (pg_has_role(s.srvowner, 'USAGE')"
    " OR has_server_privilege(s.oid, 'USAGE'))))"_s;

// A snapshot has … in the place of a secret; not every encoding has that letter.
const QString mappingBlanked =
    u"EXISTS (SELECT FROM pg_options_to_table(u.umoptions) o WHERE (%1) AND"
    " convert_to(o.option_value, 'UTF8') = decode('e280a6', 'hex'))"_s.arg(secretOption);

const QString mappingsAndServers =
    u"pg_user_mappings u JOIN pg_foreign_server s ON s.oid = u.srvid"_s;

// Secrets are compared by a digest that means nothing outside this process.
RareQuery mappings()
{
    static const auto salt = QUuid::createUuid().toString(QUuid::Id128);
    const auto name = u"CASE WHEN u.umuser = 0 THEN 'PUBLIC' ELSE quote_ident(u.usename) END ||"
                      " ' SERVER ' || quote_ident(u.srvname)"_s;
    const auto pair = u"quote_ident(o.option_name) || ' ' || quote_literal(o.option_value)"_s;
    const auto hidden =
        u"quote_ident(o.option_name) || ' (hidden, ' || left(encode(sha256(convert_to('%1' ||"
        " o.option_value, 'UTF8')), 'hex'), 8) || ')'"_s.arg(salt);
    return { u"user mapping"_s, u"pg_user_mapping"_s, u"u.umid"_s, name,
        u"'CREATE USER MAPPING FOR ' || %1 || coalesce(' OPTIONS (' || %2 || ')', '')"
        " AS definition, %3 AS \"secret options\", %4 AS \"#secrets\","
        " CASE WHEN NOT %5 THEN 'definition, secret options' WHEN %6"
        " THEN 'secret options' END AS \"#unseen\""_s.arg(name, mappingOptions(pair, false),
            mappingOptions(hidden, true), mappingOptions(pair, true), mappingSeen, mappingBlanked),
        mappingsAndServers, u"true"_s };
}

QString publishedTables(int version)
{
    const auto columns = version >= 150000
        ? u"coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', '"
          " ORDER BY a.attnum) FROM"
          " pg_attribute a WHERE a.attrelid = r.prrelid"
          " AND a.attnum = ANY (r.prattrs::int2[])) || ')', '')"
          " || coalesce(' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')', '')"_s
        : u"''"_s;
    const auto schemas = version >= 150000 ? u", (SELECT string_agg('TABLES IN SCHEMA ' || "
                                             "quote_ident(sn.nspname), ', ' ORDER BY sn.nspname)"
                                             " FROM pg_publication_namespace pn JOIN pg_namespace "
                                             "sn ON sn.oid = pn.pnnspid WHERE pn.pnpubid = p.oid)"_s
                                           : QString();
    return u"concat_ws(', ', (SELECT string_agg('TABLE ONLY '"
           " || r.prrelid::regclass::text || %1, ', '"
           " ORDER BY r.prrelid::regclass::text) FROM pg_publication_rel r WHERE r.prpubid = p.oid)%2)"_s
               .arg(columns, schemas);
}

RareQuery publications(int version)
{
    const auto generated = version >= 180000
        ? u" || CASE WHEN p.pubgencols = 's' THEN ', publish_generated_columns = stored' ELSE '' END"_s
        : QString();
    return { u"publication"_s, u"pg_publication"_s, u"p.oid"_s, u"quote_ident(p.pubname)"_s,
        u"'CREATE PUBLICATION ' || quote_ident(p.pubname) || CASE WHEN p.puballtables THEN"
        " ' FOR ALL TABLES' ELSE coalesce(' FOR ' || NULLIF(%1, ''), '')"
        " END || ' WITH (publish = ''' ||"
        " concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE"
        " WHEN p.pubupdate THEN 'update'"
        " END, CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate"
        " THEN 'truncate' END) ||"
        " '''' || CASE WHEN p.pubviaroot THEN ', publish_via_partition_root = true'"
        " ELSE '' END%3 || ')'"
        " AS definition, %2 AS owner"_s.arg(
            publishedTables(version), pgOwner(u"p.pubowner"_s), generated),
        u"pg_publication p"_s, u"true"_s };
}

RareQuery languages()
{
    return { u"language"_s, u"pg_language"_s, u"l.oid"_s, u"quote_ident(l.lanname)"_s,
        u"'CREATE ' || CASE WHEN l.lanpltrusted THEN 'TRUSTED ' ELSE '' END || 'LANGUAGE ' ||"
        " quote_ident(l.lanname) || ' HANDLER ' || l.lanplcallfoid::regproc || CASE WHEN "
        "l.laninline <> 0"
        " THEN ' INLINE ' || l.laninline::regproc ELSE '' END || CASE WHEN l.lanvalidator <> 0 THEN"
        " ' VALIDATOR ' || l.lanvalidator::regproc ELSE ''"
        " END AS definition, %1 AS privileges, %2 AS owner"_s.arg(
            pgAcl(u"l.lanacl"_s, u"l.lanowner"_s, u'l'), pgOwner(u"l.lanowner"_s)),
        u"pg_language l"_s, u"l.lanispl AND l.oid >= 16384"_s };
}

RareQuery conversions()
{
    return { u"conversion"_s, u"pg_conversion"_s, u"v.oid"_s, qualified(u"v.conname"_s),
        u"'CREATE ' || CASE WHEN v.condefault THEN 'DEFAULT ' ELSE '' END || 'CONVERSION ' || %1 ||"
        " ' FOR ' || quote_literal(pg_encoding_to_char(v.conforencoding)) || ' TO ' ||"
        " quote_literal(pg_encoding_to_char(v.contoencoding)) || ' FROM ' || v.conproc::regproc"
        " AS definition, %2 AS owner"_s.arg(qualified(u"v.conname"_s), pgOwner(u"v.conowner"_s)),
        inSchemas(u"pg_conversion v"_s, u"v.connamespace"_s), pgUserSchema };
}

// What the members of extensions may be used for, where that is not what the extension gave.
PgSchemaQuery memberPrivileges()
{
    const auto one = [](const QString &catalog, int number, const QString &target,
                         const QString &columns, const QString &from) {
        return u"SELECT '%1'::regclass::oid AS class, x.oid AS oid, %2 AS"
               " number, %3 AS target, %4 FROM %5"_s.arg(catalog)
                   .arg(number)
                   .arg(target, columns, from);
    };
    const auto named = [](const QString &word, const QString &column) {
        return u"'%1 ' || quote_ident(n.nspname) || '.' || quote_ident(%2)"_s.arg(word, column);
    };
    const QStringList members {
        one(u"pg_class"_s, 1,
            u"CASE x.relkind WHEN 'S' THEN %1 ELSE %2 END"_s.arg(
                named(u"SEQUENCE"_s, u"x.relname"_s), named(u"TABLE"_s, u"x.relname"_s)),
            u"x.relacl AS acl, x.relowner AS owner, (CASE x.relkind WHEN 'S' THEN 's' ELSE 'r' END)"
            "::\"char\" AS type"_s,
            u"pg_class x JOIN pg_namespace n ON n.oid = x.relnamespace"
            " WHERE x.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')"_s),
        one(u"pg_proc"_s, 2,
            u"CASE x.prokind WHEN 'p' THEN %1 ELSE %2 END || '('"
            " || oidvectortypes(x.proargtypes) || ')'"_s.arg(
                named(u"PROCEDURE"_s, u"x.proname"_s), named(u"FUNCTION"_s, u"x.proname"_s)),
            u"x.proacl, x.proowner, 'f'::\"char\""_s,
            u"pg_proc x JOIN pg_namespace n ON n.oid = x.pronamespace"_s),
        one(u"pg_type"_s, 3, named(u"TYPE"_s, u"x.typname"_s),
            u"x.typacl, x.typowner, 'T'::\"char\""_s,
            u"pg_type x JOIN pg_namespace n ON n.oid = x.typnamespace"_s),
        one(u"pg_namespace"_s, 4, u"'SCHEMA ' || quote_ident(x.nspname)"_s,
            u"x.nspacl, x.nspowner, 'n'::\"char\""_s, u"pg_namespace x"_s),
        one(u"pg_language"_s, 5, u"'LANGUAGE ' || quote_ident(x.lanname)"_s,
            u"x.lanacl, x.lanowner, 'l'::\"char\""_s, u"pg_language x"_s),
        one(u"pg_foreign_data_wrapper"_s, 6, u"'FOREIGN DATA WRAPPER ' || quote_ident(x.fdwname)"_s,
            u"x.fdwacl, x.fdwowner, 'F'::\"char\""_s, u"pg_foreign_data_wrapper x"_s),
    };
    return { u"member privileges"_s,
        u"SELECT 'pg_init_privs'::regclass::oid, q.oid, q.number, 'pg_extension'::regclass::oid,"
        " q.extension, q.target, false, true, q.now AS privileges, q.given AS \"#given\","
        " q.who AS \"#owner\" FROM (SELECT m.oid, m.number, m.target, d.refobjid AS extension,"
        " %1 AS now, %2 AS given, %3 AS who FROM (%4) m JOIN pg_depend d ON d.classid = m.class"
        " AND d.objid = m.oid AND d.deptype = 'e' LEFT JOIN pg_init_privs i ON i.objoid = m.oid"
        " AND i.classoid = m.class AND i.objsubid = 0"
        " WHERE m.acl IS NOT NULL OR i.initprivs IS NOT NULL) q"
        " WHERE q.now <> q.given ORDER BY 6"_s.arg(pgWholeAcl(u"m.acl"_s),
            pgWholeAcl(u"i.initprivs"_s), pgOwner(u"m.owner"_s), members.join(u" UNION ALL "_s)) };
}

PgSchemaQuery defaultPrivileges()
{
    const auto text = pgAcl(u"d.defaclacl"_s, u"d.defaclrole"_s, u'r');
    return {
        u"default privileges"_s,
        u"SELECT 'pg_default_acl'::regclass::oid, d.oid, 0, 0, 0, 'FOR ROLE ' ||"
        " quote_ident(pg_get_userbyid(d.defaclrole)) || coalesce(' IN SCHEMA ' || "
        "quote_ident(n.nspname),"
        " '') || ' ON ' || CASE d.defaclobjtype WHEN 'r' THEN 'TABLES'"
        " WHEN 'S' THEN 'SEQUENCES' WHEN 'f'"
        " THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS'"
        " ELSE 'LARGE OBJECTS' END, false,"
        " true, coalesce((SELECT string_agg(x.who || ': ' || x.what, E'\\n' ORDER BY x.who) FROM"
        " (SELECT CASE WHEN e.grantee = 0 THEN 'PUBLIC' ELSE "
        "quote_ident(pg_get_userbyid(e.grantee)) END"
        " AS who, string_agg(e.privilege_type || CASE WHEN e.is_grantable"
        " AND e.grantee <> d.defaclrole"
        " THEN '*' ELSE '' END, ', ' ORDER BY e.privilege_type) AS what FROM "
        "aclexplode(d.defaclacl) e"
        " GROUP BY 1) x), 'none') AS definition,"
        " quote_ident(pg_get_userbyid(d.defaclrole)) AS \"#role\","
        " d.defaclobjtype::text AS \"#type\", CASE WHEN n.oid IS NULL THEN 'yes' END AS "
        "\"#everywhere\""
        " FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace ORDER BY 6"_s
    };
}

} // namespace

QList<PgSchemaQuery> pgRareQueries(int version)
{
    return { made(aggregates()), made(eventTriggers()), made(collations(version)), made(casts()),
        made(operators()), made(operatorFamilies()), made(operatorClasses()), made(parsers()),
        made(templates()), made(dictionaries()), made(configurations()), made(wrappers()),
        made(servers()), made(mappings()), made(publications(version)), made(languages()),
        made(conversions()), memberPrivileges(), defaultPrivileges() };
}

QString pgUnreadQuery(int version)
{
    // What everybody may read of it; where it goes to is a secret.
    const auto more = version >= 150000
        ? u", 'commits ' || s.subsynccommit, CASE WHEN s.subbinary THEN 'binary' END,"
          " 'streaming ' || s.substream::text,"
          " quote_literal(obj_description(s.oid, 'pg_subscription'))"_s
        : QString();
    const auto comments = version >= 170000
        ? u" UNION ALL SELECT 'comment on ' || pg_describe_object(di.classoid, di.objoid, 0) FROM"
          " pg_description di JOIN pg_constraint k ON k.oid = di.objoid AND k.contype = 'n'"
          " WHERE di.classoid = 'pg_constraint'::regclass"_s
        : QString();
    return u"SELECT 'subscription ' || quote_ident(s.subname) || ' (' || concat_ws(', ', 'to ' ||"
           " array_to_string(s.subpublications, ' and '), 'slot ' || s.subslotname,"
           " CASE WHEN NOT s.subenabled THEN 'off' END%3) || ')'"
           " FROM pg_subscription s WHERE s.subdbid = (SELECT d.oid"
           " FROM pg_database d WHERE d.datname = current_database())"
           " UNION ALL SELECT 'options of the user mapping of ' || u.usename || ' on ' || u.srvname"
           " FROM %1 WHERE NOT %2"
           " UNION ALL SELECT 'security label of ' || l.provider || ' on ' ||"
           " pg_describe_object(l.classoid, l.objoid, l.objsubid) FROM pg_seclabel l%4"_s.arg(
               mappingsAndServers, mappingSeen, more, comments);
}

} // namespace Switchback
