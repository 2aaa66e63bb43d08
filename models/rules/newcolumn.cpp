// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/newcolumn.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QSet<QString> words(const char *text)
{
    const auto list = QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
    return QSet<QString>(list.begin(), list.end());
}

/// pg_proc.provolatile = 'v' among PostgreSQL's own functions and its usual extensions.
const QSet<QString> &volatileFunctions()
{
    static const auto names = words("random random_normal gen_random_uuid uuidv4 uuidv7 "
                                    "clock_timestamp timeofday nextval setval currval lastval "
                                    "pg_sleep pg_sleep_for pg_sleep_until txid_current "
                                    "txid_current_if_assigned pg_current_xact_id set_config "
                                    "setseed uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 "
                                    "gen_random_bytes gen_salt pg_notify "
                                    "pg_backend_pid_file lo_create lo_creat lo_import lo_unlink "
                                    "dblink dblink_exec pg_advisory_lock "
                                    "pg_advisory_xact_lock pg_try_advisory_lock query_to_xml");
    return names;
}

/// Those that are evaluated once for the statement, or depend on their arguments alone.
const QSet<QString> &steadyFunctions()
{
    static const auto names = words(
        "now transaction_timestamp statement_timestamp current_timestamp"
        " current_date current_time localtime "
        "localtimestamp current_user session_user user current_role current_catalog current_schema "
        "current_schemas "
        "current_database current_setting version pg_backend_pid inet_client_addr inet_server_addr "
        "to_char to_date to_timestamp to_number date_trunc date_part extract date_bin age "
        "make_date make_time "
        "make_interval make_timestamp make_timestamptz timezone justify_days justify_hours "
        "justify_interval date "
        "timestamp timestamptz time interval isfinite "
        "lower upper initcap coalesce nullif concat concat_ws format md5 sha224 sha256 sha384 "
        "sha512 digest hmac crypt "
        "encode decode length char_length character_length octet_length bit_length substr "
        "substring replace trim btrim "
        "ltrim rtrim lpad rpad left right repeat reverse position strpos overlay translate "
        "split_part chr ascii "
        "quote_ident quote_literal quote_nullable regexp_replace regexp_match regexp_matches "
        "regexp_split_to_array "
        "regexp_split_to_table starts_with unaccent soundex text varchar bpchar "
        "abs ceil ceiling floor round trunc sign sqrt cbrt power exp ln log mod div pi degrees "
        "radians sin cos tan "
        "greatest least gcd lcm factorial width_bucket int4 int8 int2 numeric float4 float8 bool "
        "json_build_object jsonb_build_object json_build_array jsonb_build_array json_object "
        "jsonb_object to_json to_jsonb "
        "row_to_json array_to_json jsonb_set jsonb_insert jsonb_strip_nulls json_strip_nulls "
        "jsonb_pretty "
        "json_extract_path json_extract_path_text jsonb_extract_path jsonb_extract_path_text "
        "jsonb_array_length "
        "json_array_length json_typeof jsonb_typeof jsonb_path_query_first"
        " jsonb_path_exists hstore "
        "array_append array_prepend array_cat array_length array_fill array_position array_remove "
        "array_replace "
        "array_to_string string_to_array cardinality array_ndims array_dims array_upper "
        "array_lower unnest row "
        "int4range int8range numrange tsrange tstzrange daterange lower_inc upper_inc lower_inf "
        "upper_inf isempty "
        "int4multirange int8multirange nummultirange tsmultirange tstzmultirange datemultirange "
        "to_tsvector to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery setweight "
        "strip tsvector "
        "host hostmask masklen netmask network broadcast abbrev family inet cidr macaddr point box "
        "circle line lseg path "
        "polygon uuid_nil uuid_ns_dns uuid_ns_url uuid_ns_oid uuid_ns_x500 uuid_generate_v3 "
        "uuid_generate_v5 "
        "pg_typeof num_nulls num_nonnulls xmlelement xmlconcat xmlforest xmlparse convert "
        "convert_to convert_from to_hex "
        "get_bit get_byte set_bit set_byte hashtext hashtextextended similar_to_escape like_escape");
    return names;
}

bool isVolatileFunction(const QString &function, const Catalog &catalog)
{
    if (const auto *routine = catalog.routine(function)) {
        return routine->volatility.isEmpty() || routine->volatility == "volatile"_L1;
    }
    if (volatileFunctions().contains(function)) {
        return true;
    }
    return !steadyFunctions().contains(function) && !function.startsWith("st_"_L1);
}

} // namespace

bool isVolatile(const Expression &expression, const Catalog &catalog)
{
    return std::ranges::any_of(expression.functions,
        [&catalog](const QString &function) { return isVolatileFunction(function, catalog); });
}

NewColumnCost newColumnCost(
    const ColumnDefinition &column, const Catalog &catalog, const ServerVersion &version)
{
    NewColumnCost cost;
    const bool hasDefault = column.defaultValue.present && !column.defaultValue.isNull;
    cost.numbered = column.serial || column.identity;
    cost.volatileDefault = hasDefault
        && (isVolatile(column.defaultValue, catalog) || !version.atLeast(11));
    cost.stored = column.generated == ColumnDefinition::Generated::Stored;
    cost.constrainedDomain = catalog.isConstrainedDomain(column.type);
    cost.check = column.generated == ColumnDefinition::Generated::Virtual && column.notNull;
    for (const auto &constraint : column.constraints) {
        switch (constraint.kind) {
        case ConstraintKind::Check:
            cost.check = cost.check || !constraint.notEnforced;
            break;
        case ConstraintKind::ForeignKey:
            cost.references = true;
            cost.referencesWithDefault = hasDefault && !constraint.notEnforced;
            break;
        case ConstraintKind::PrimaryKey:
            cost.primaryKey = true;
            break;
        case ConstraintKind::Unique:
            cost.unique = true;
            break;
        default:
            break;
        }
    }
    return cost;
}

} // namespace Switchback
