// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/rightsagain.h"

#include "core/text.h"
#include "core/tr.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// "public" of "public.names", "\"A.b\"" of "\"A.b\".names".
QString schemaOf(const QString &name)
{
    bool quoted = false;
    for (qsizetype i = 0; i < name.size(); ++i) {
        quoted = name.at(i) == u'"' ? !quoted : quoted;
        if (!quoted && name.at(i) == u'.') {
            return name.left(i);
        }
    }
    return {};
}

bool isCallable(const SchemaObject &object)
{
    return object.kind == "function"_L1 || object.kind == "procedure"_L1
        || object.kind == "aggregate"_L1;
}

// How GRANT names it: of a routine with its word, of an aggregate not at all.
QString grantTarget(const SchemaObject &object)
{
    return object.kind == "aggregate"_L1 ? QString()
        : object.kind == "function"_L1   ? u"FUNCTION "_s + object.name
        : object.kind == "procedure"_L1  ? u"PROCEDURE "_s + object.name
                                         : object.name;
}

} // namespace

Result<RightsAgain> RightsAgain::look(const Engine &engine, Connection &live)
{
    RightsAgain rights(engine, live);
    const auto self = live.query(u"SELECT quote_ident(rolname), rolsuper FROM pg_roles WHERE "
                                 "rolname = current_user"_s);
    const auto given = self
        ? live.query(
              u"SELECT DISTINCT d.defaclobjtype::text, CASE WHEN e.grantee = 0 THEN 'PUBLIC' ELSE "
              "quote_ident(pg_get_userbyid(e.grantee)) END FROM pg_default_acl d CROSS JOIN LATERAL "
              "aclexplode(d.defaclacl) e JOIN pg_roles r ON r.oid = d.defaclrole WHERE r.rolname = "
              "current_user AND e.grantee <> d.defaclrole"
              " AND d.defaclobjtype IN ('r', 'f') ORDER BY 1, 2"_s)
        : fail(self.error());
    if (!given) {
        return fail(given.error());
    }
    rights.m_user = self->rows.value(0).value(0).toString();
    rights.m_superuser = self->rows.value(0).value(1).toBool();
    for (const auto &row : given->rows) {
        rights.m_given += { row.at(0).toString(), row.at(1).toString() };
    }
    return rights;
}

Result<bool> RightsAgain::mayGiveTo(const QString &owner, const QString &schema)
{
    if (m_superuser) {
        return true;
    }
    const auto way = m_live->server().number >= 160000 ? u"SET"_s : u"MEMBER"_s;
    const auto rows = m_live->query(
        u"SELECT pg_has_role(r.oid, '%1') AND has_schema_privilege(r.oid, n.oid, 'CREATE') FROM "
        "pg_roles r, pg_namespace n WHERE quote_ident(r.rolname) = %2"
        " AND quote_ident(n.nspname) = %3"_s.arg(
            way, m_engine->literal(owner), m_engine->literal(schema)));
    return rows ? Result<bool>(rows->rows.value(0).value(0).toBool()) : fail(rows.error());
}

/// On single columns of a view, which its definition does not tell.
Result<QStringList> RightsAgain::columnGrants(const SchemaObject &object)
{
    if (isCallable(object)) {
        return QStringList();
    }
    const auto rows = m_live->query(
        u"SELECT e.privilege_type, quote_ident(a.attname), CASE WHEN e.grantee = 0 THEN 'PUBLIC' "
        "ELSE quote_ident(pg_get_userbyid(e.grantee)) END, e.is_grantable FROM pg_attribute a "
        "CROSS JOIN LATERAL aclexplode(a.attacl) e WHERE a.attrelid = to_regclass(%1) AND NOT "
        "a.attisdropped ORDER BY a.attnum, 3, 1"_s.arg(m_engine->literal(object.name)));
    if (!rows) {
        return fail(rows.error());
    }
    QStringList grants;
    for (const auto &row : rows->rows) {
        grants += u"GRANT %1 (%2) ON %3 TO %4%5"_s.arg(row.at(0).toString(), row.at(1).toString(),
            object.name, row.at(2).toString(),
            row.at(3).toBool() ? u" WITH GRANT OPTION"_s : QString());
    }
    return grants;
}

Result<MadeAgain> RightsAgain::of(const Schema &schema, const SchemaObject &object)
{
    static const QRegularExpression owning(
        u"^ALTER [^']* OWNER TO "_s, QRegularExpression::DotMatchesEverythingOption);
    MadeAgain again;
    QStringList owner;
    QStringList grants;
    for (const auto &statement : m_engine->split(objectDdl(schema, object))) {
        const auto sql = statement.sql.trimmed();
        if (sql.contains(owning)) {
            owner += sql;
        } else if (sql.startsWith("GRANT "_L1) || sql.startsWith("REVOKE "_L1)) {
            grants += sql;
        } else {
            again.make += sql + u";\n"_s;
        }
    }
    const auto onColumns = columnGrants(object);
    if (!onColumns) {
        return fail(onColumns.error());
    }
    grants += *onColumns;
    const auto target = grantTarget(object);
    for (const auto &[kind, who] : std::as_const(m_given)) {
        const bool fits = (kind == "f"_L1) == isCallable(object);
        if (fits && !target.isEmpty() && !(kind == "f"_L1 && who == "PUBLIC"_L1)) {
            again.rights += u"REVOKE ALL ON %1 FROM %2"_s.arg(target, who);
        }
    }
    const auto former = object.property(u"owner");
    if (former.isEmpty() || former == m_user) {
        again.rights += grants;
        return again;
    }
    const auto may = mayGiveTo(former, schemaOf(object.name));
    if (!may) {
        return fail(may.error());
    }
    if (*may) {
        // Whoever may become its owner grants as that one, whatever it inherits.
        const bool changes = !m_superuser && !grants.isEmpty();
        again.rights += owner;
        again.rights += changes ? QStringList { u"SET LOCAL ROLE "_s + former } : QStringList();
        again.rights += grants;
        again.rights += changes ? QStringList { u"RESET ROLE"_s } : QStringList();
        return again;
    }
    if (!target.isEmpty()) {
        again.rights += u"GRANT ALL ON %1 TO %2"_s.arg(target, former);
    }
    again.rights += grants;
    again.note = tr("The %1 %2 belongs to %3 and will belong to %4, who may not give it back. %3 "
                    "keeps the use of it.")
                     .arg(object.kind, visible(object.name), visible(former), visible(m_user));
    return again;
}

} // namespace Switchback
