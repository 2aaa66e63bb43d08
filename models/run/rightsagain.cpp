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

Result<bool> RightsAgain::mayBe(const QString &role)
{
    const auto way = m_live->server().number >= 160000 ? u"SET"_s : u"MEMBER"_s;
    const auto rows = m_live->query(
        u"SELECT pg_has_role(oid, '%1') FROM pg_roles WHERE quote_ident(rolname) = %2"_s.arg(
            way, m_engine->literal(role)));
    return rows ? Result<bool>(rows->rows.value(0).value(0).toBool()) : fail(rows.error());
}

namespace {

/// A right that somebody passed on who is not the owner.
struct PassedOn {
    QString right; // with its column, where it is one of a column alone
    QString to;
    QString by;
    bool further = false; // may be passed on again
    bool ownersToo = false; // the owner gave the same
};

QString passedOnSql(const Engine &engine, const SchemaObject &object)
{
    const auto columns =
        u"(SELECT e.privilege_type || %1, e.grantee, e.grantor, e.is_grantable, EXISTS (SELECT FROM "
        "aclexplode(%2) o WHERE o.grantor = %3 AND o.grantee = e.grantee AND o.privilege_type = "
        "e.privilege_type) FROM %4 CROSS JOIN LATERAL aclexplode(%2) e WHERE e.grantor <> %3 AND %5)"_s;
    const auto name = engine.literal(object.name);
    const auto source = isCallable(object)
        ? columns.arg(u"''"_s, u"p.proacl"_s, u"p.proowner"_s, u"pg_proc p"_s,
              u"p.oid = to_regprocedure(%1)"_s.arg(name))
        : columns.arg(u"''"_s, u"c.relacl"_s, u"c.relowner"_s, u"pg_class c"_s,
              u"c.oid = to_regclass(%1)"_s.arg(name))
            + u" UNION ALL "_s
            + columns.arg(u"' (' || quote_ident(a.attname) || ')'"_s, u"a.attacl"_s,
                u"c.relowner"_s, u"pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"_s,
                u"NOT a.attisdropped AND c.oid = to_regclass(%1)"_s.arg(name));
    return u"SELECT r, CASE WHEN t = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(t)) END, "
           "quote_ident(pg_get_userbyid(b)), f, o FROM (%1) AS x (r, t, b, f, o) ORDER BY 3, 2, 1"_s
               .arg(source);
}

} // namespace

// All rights come back as the owner's at first, so that everybody may pass on what he passed on;
// then what the owner himself never gave goes again.
Result<void> RightsAgain::addGrantors(
    const SchemaObject &object, const QString &target, const QString &owner, MadeAgain &again)
{
    const auto rows = target.isEmpty() ? Result<Rows>(Rows())
                                       : m_live->query(passedOnSql(*m_engine, object));
    if (!rows) {
        return fail(rows.error());
    }
    QStringList revokes;
    for (const auto &row : rows->rows) {
        const PassedOn one { .right = row.at(0).toString(),
            .to = row.at(1).toString(),
            .by = row.at(2).toString(),
            .further = row.at(3).toBool(),
            .ownersToo = row.at(4).toBool() };
        const auto may = m_superuser ? Result<bool>(true) : mayBe(one.by);
        if (!may) {
            return fail(may.error());
        }
        if (!*may) {
            again.note += (again.note.isEmpty() ? u""_s : u" "_s)
                + tr("%1 has %2 on %3 from %4, and will have it from %5.")
                      .arg(visible(one.to), one.right, visible(object.name), visible(one.by),
                          visible(owner));
            continue;
        }
        again.rights += { u"SET LOCAL ROLE "_s + one.by,
            u"GRANT %1 ON %2 TO %3%4"_s.arg(
                one.right, target, one.to, one.further ? u" WITH GRANT OPTION"_s : QString()),
            u"RESET ROLE"_s };
        if (!one.ownersToo) {
            revokes += u"REVOKE %1 ON %2 FROM %3"_s.arg(one.right, target, one.to);
        }
    }
    if (!revokes.isEmpty()) {
        const bool changes = !m_superuser && owner != m_user;
        again.rights += changes ? QStringList { u"SET LOCAL ROLE "_s + owner } : QStringList();
        again.rights += revokes;
        again.rights += changes ? QStringList { u"RESET ROLE"_s } : QStringList();
    }
    return {};
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
        const auto added = addGrantors(object, target, m_user, again);
        return added ? Result<MadeAgain>(again) : fail(added.error());
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
        const auto added = addGrantors(object, target, former, again);
        return added ? Result<MadeAgain>(again) : fail(added.error());
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
