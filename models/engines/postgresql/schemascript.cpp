// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemascript.h"

#include "core/tr.h"
#include "engines/postgresql/schemaforeign.h"
#include "engines/postgresql/schemalayers.h"
#include "engines/postgresql/schemaretype.h"
#include "engines/postgresql/schemasteps.h"
#include "engines/postgresql/schematies.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

class Writer
{
public:
    Writer(const PgPlan &plan, const DiffOptions &options)
        : m_plan(plan)
        , m_options(options)
    {
    }
    SchemaScript write(const QList<PgStep> &steps);

private:
    void say(const QStringList &statements, bool destructive = false, const QString &note = {});
    void drop(const PgStep &step);
    void dropAttached(const PgPart &part);
    void create(const PgStep &step);
    void validateCopies(const PgPart &constraint);
    void createTable(const PgPart &table, const PgStep &step);
    void createAttached(const PgPart &part);
    void createColumn(const PgPart &column, const PgStep &step);
    void alter(const PgStep &step);
    void setAside(const PgStep &step, bool last);
    void finish(const PgStep &step);
    void layers(const PgPart &part);
    void hideSecrets(const PgPart &mapping);
    void columnSettings(const PgPart &column);
    void inheritedColumn(const PgPart &column);
    bool isOlderThan15() const;
    void typedColumn(int number);

    const PgPlan &m_plan;
    const DiffOptions &m_options;
    SchemaScript m_script;
    bool m_functions = false;
};

QString aside(const QString &name)
{
    static const QRegularExpression last(uR"re((?:"(?:[^"]|"")*"|[^."]+)$)re"_s);
    auto bare = last.match(name).captured();
    bare = bare.endsWith(u'"') ? bare.chopped(1) + u"__old\""_s : bare + u"__old"_s;
    return bare;
}

bool isTable(const PgPart &part)
{
    return part.kind() == "table"_L1 || part.kind() == "foreign table"_L1;
}

bool isRoutine(const PgPart &part)
{
    return part.kind() == "function"_L1 || part.kind() == "procedure"_L1;
}

void Writer::say(const QStringList &statements, bool destructive, const QString &note)
{
    for (const auto &statement : statements) {
        m_script.statements.append(
            { .sql = statement, .destructive = destructive, .note = note, .shown = {} });
    }
}

void Writer::dropAttached(const PgPart &part)
{
    if (part.kind() == "column"_L1) {
        say({ u"ALTER TABLE %1 ALTER COLUMN %2 DROP DEFAULT"_s.arg(part.table(), part.name()) });
    } else if (part.kind() == "sequence"_L1) {
        say({ u"ALTER SEQUENCE %1 OWNED BY NONE"_s.arg(part.name()) });
    } else if (isTable(part)) {
        say({ u"ALTER TABLE %1 DETACH PARTITION %2"_s.arg(
            part.property(u"partition of"), part.name()) });
    }
}

void Writer::drop(const PgStep &step)
{
    const auto &part = m_plan.from.part(step.number);
    if (step.number % 2 == 1) {
        dropAttached(part);
        return;
    }
    if (part.kind().endsWith("privileges"_L1)) {
        say(pgPrivilegeObject(m_plan, m_options, &part, nullptr));
        return;
    }
    if (part.kind() == "attribute"_L1) {
        const auto tables = pgToTables(m_plan, part);
        say({ u"ALTER TYPE %1 DROP ATTRIBUTE %2%3"_s.arg(part.table(), part.name(), tables) }, true,
            tables.isEmpty() ? QString() : tr("What it holds is lost."));
        return;
    }
    const bool again = m_plan.from.fates.at(step.number) == PgFate::Renew;
    static const QStringList holders { u"table"_s, u"sequence"_s, u"schema"_s, u"extension"_s,
        u"materialized view"_s };
    const bool generated = part.kind() == "column"_L1 && part.has(u"generated");
    if (isTable(part) && pgIsHeld(m_plan, part)) {
        dropAttached(part);
    }
    if (holders.contains(part.kind()) || part.kind() == "column"_L1) {
        const auto note = generated
            ? tr("Its values are computed, and computed again when asked for.")
            : again ? tr("It cannot be changed in place and is made anew, empty.")
                    : tr("What it holds is lost.");
        auto words = pgDrop(part);
        if (pgKeepsCopies(m_plan, step.number)) {
            words.replace(u"TABLE "_s, u"TABLE ONLY "_s);
        }
        say({ words }, !generated, note);
    } else if (part.isBaseType() && part.has(u"definition")) {
        // All that needs it is gone but its functions, and those cannot go before it.
        say({ pgDrop(part) + u" CASCADE"_s }, false,
            tr("The functions that read and write it go with it."));
    } else if (part.isForeignKey() && part.object->inherited && isOlderThan15()) {
        // There a partition that is detached may lose a key to a partitioned table.
        say({ pgDrop(part).replace(u"DROP CONSTRAINT "_s, u"DROP CONSTRAINT IF EXISTS "_s) });
    } else {
        say({ pgDrop(part) });
    }
}

bool Writer::isOlderThan15() const
{
    const auto number = m_plan.from.schema.server.number;
    return number > 0 && number < 150000;
}

void Writer::columnSettings(const PgPart &column)
{
    const auto head = u"ALTER TABLE %1 ALTER COLUMN %2"_s.arg(column.table(), column.name());
    say(pgIdentityPersistence(column));
    if (column.property(u"not null").startsWith("not valid"_L1)) {
        say({ pgAddNotNull(column) });
    }
    if (column.has(u"storage")) {
        say({ head + u" SET STORAGE "_s + column.property(u"storage") });
    }
    if (column.has(u"compression")) {
        say({ head + u" SET COMPRESSION "_s + column.property(u"compression") });
    }
    if (column.has(u"statistics target")) {
        say({ head + u" SET STATISTICS "_s + column.property(u"statistics target") });
    }
    if (column.has(u"storage parameters")) {
        say({ head + u" SET (%1)"_s.arg(column.property(u"storage parameters")) });
    }
    layers(column);
}

// Own default or NOT NULL on a column that came from the parent.
void Writer::inheritedColumn(const PgPart &column)
{
    const auto head = u"ALTER TABLE %1 ALTER COLUMN %2"_s.arg(column.table(), column.name());
    auto parents = column.parent->property(u"inherits").split(u", "_s, Qt::SkipEmptyParts);
    parents += column.parent->property(u"partition of");
    for (const auto &parent : std::as_const(parents)) {
        const int number = m_plan.to.number(u"column"_s, parent + u'.' + column.name());
        if (number < 0) {
            continue;
        }
        const auto &original = m_plan.to.part(number);
        if (original.property(u"default") != column.property(u"default")) {
            say({ column.has(u"default") ? head + u" SET DEFAULT "_s + column.property(u"default")
                                         : head + u" DROP DEFAULT"_s });
        }
        if (column.has(u"not null") && !original.has(u"not null")) {
            say({ head + u" SET NOT NULL"_s });
        }
        break;
    }
    columnSettings(column);
}

// Came with its attribute.
void Writer::typedColumn(int number)
{
    const auto &column = m_plan.to.part(number);
    if (number % 2 == 1) {
        createAttached(column);
        return;
    }
    if (column.has(u"not null")) {
        say({ u"ALTER TABLE %1 ALTER COLUMN %2 SET NOT NULL"_s.arg(
            column.table(), column.name()) });
    }
    columnSettings(column);
}

void Writer::createTable(const PgPart &table, const PgStep &step)
{
    const bool inherits = table.has(u"inherits");
    const bool typed = table.has(u"of");
    QStringList items;
    QList<PgPart> columns;
    QList<PgPart> others;
    for (const auto &child : table.object->children) {
        if (!step.along.contains(child.id)) {
            continue;
        }
        const PgPart part { &child, table.object };
        if (child.kind == "column"_L1) {
            columns += part;
            if ((inherits && child.inherited)
                || (typed && !part.has(u"not null") && !part.has(u"default"))) {
                continue;
            }
            items += typed ? child.name + u" WITH OPTIONS"_s
                    + pgColumnText(part, step.along.contains(child.id + 1), false)
                          .mid(child.name.size())
                           : pgColumnText(part, step.along.contains(child.id + 1));
        } else if (!(inherits && child.inherited)) {
            others += part;
            items += pgConstraintText(part);
        }
    }
    say({ pgCreateTable(table, items, true) });
    if (table.has(u"row security")) {
        say({ u"ALTER TABLE %1 ENABLE ROW LEVEL SECURITY"_s.arg(table.name()) });
    }
    if (table.has(u"force row security")) {
        say({ u"ALTER TABLE %1 FORCE ROW LEVEL SECURITY"_s.arg(table.name()) });
    }
    layers(table);
    for (const auto &column : columns) {
        inherits &&column.object->inherited ? inheritedColumn(column) : columnSettings(column);
    }
    for (const auto &constraint : others) {
        layers(constraint);
    }
}

void Writer::createAttached(const PgPart &part)
{
    if (part.kind() == "column"_L1 && part.has(u"default")) {
        say({ u"ALTER TABLE %1 ALTER COLUMN %2 SET DEFAULT %3"_s.arg(
            part.table(), part.name(), part.property(u"default")) });
    } else if (part.kind() == "sequence"_L1 && part.has(u"owned by")) {
        say({ u"ALTER SEQUENCE %1 OWNED BY %2"_s.arg(part.name(), part.property(u"owned by")) });
    } else if (part.isBaseType()) {
        say({ part.property(u"definition") });
        layers(part);
    } else if (isTable(part) && part.has(u"partition of")) {
        say({ u"ALTER TABLE %1 ATTACH PARTITION %2 %3"_s.arg(
            part.property(u"partition of"), part.name(), part.property(u"bound")) });
    }
}

void Writer::createColumn(const PgPart &column, const PgStep &step)
{
    const bool withDefault = step.along.contains(column.object->id + 1);
    say({ u"ALTER %1TABLE %2 ADD COLUMN %3"_s.arg(column.isForeign() ? u"FOREIGN "_s : QString(),
        column.table(), pgColumnText(column, withDefault)) });
    columnSettings(column);
    for (const int number : step.along) {
        if (number % 2 == 0) {
            inheritedColumn(m_plan.to.part(number));
        }
    }
}

// Partitions made after the parent's constraint have looked at their rows; the parent has not.
void Writer::validateCopies(const PgPart &constraint)
{
    if (constraint.kind() != "constraint"_L1
        || !constraint.property(u"definition").endsWith(u" NOT VALID"_s)) {
        return;
    }
    for (const auto &copy : m_plan.to.parts) {
        const bool own = copy.kind() == constraint.kind() && copy.name() == constraint.name()
            && copy.object->inherited
            && PgPart { copy.parent, nullptr }.property(u"partition of") == constraint.table();
        if (own && !copy.property(u"definition").endsWith(u" NOT VALID"_s)) {
            say({ u"ALTER TABLE %1 VALIDATE CONSTRAINT %2"_s.arg(copy.table(), copy.name()) });
        }
    }
}

void Writer::create(const PgStep &step)
{
    const auto &part = m_plan.to.part(step.number);
    if (step.number % 2 == 1) {
        createAttached(part);
        return;
    }
    if (part.kind().endsWith("privileges"_L1)) {
        say(pgPrivilegeObject(m_plan, m_options, nullptr, &part));
    } else if (part.kind() == "attribute"_L1) {
        const auto collation = part.property(u"collation");
        const auto words = collation.isEmpty() ? QString() : u" COLLATE "_s + collation;
        say({ u"ALTER TYPE %1 ADD ATTRIBUTE %2 %3%4%5"_s.arg(
            part.table(), part.name(), part.property(u"type"), words, pgToTables(m_plan, part)) });
        layers(part);
        for (const int number : step.along) {
            typedColumn(number);
        }
    } else if (isTable(part)) {
        createTable(part, step);
    } else if (part.kind() == "column"_L1) {
        createColumn(part, step);
    } else {
        m_functions = m_functions || isRoutine(part);
        auto statements = step.hollow ? QStringList(pgHollowView(part, false)) : pgCreate(part);
        // A domain of which a column is an array takes no constraint any more.
        for (const int number : part.kind() == "domain"_L1 ? step.along : QList<int>()) {
            statements.last() += u' ' + pgConstraintText(m_plan.to.part(number));
        }
        say(statements);
        validateCopies(part);
        if (pgJoinsKept(m_plan, part)) {
            say({ pgAttachIndex(part) });
        }
        for (const auto &line :
            part.property(u"column defaults").split(u'\n', Qt::SkipEmptyParts)) {
            say({ u"ALTER VIEW %1 ALTER COLUMN %2 SET DEFAULT %3"_s.arg(
                part.name(), line.section(u'\t', 0, 0), line.section(u'\t', 1)) });
        }
        for (const auto &line :
            part.property(u"column comments").split(u'\n', Qt::SkipEmptyParts)) {
            say({ u"COMMENT ON COLUMN %1.%2 IS %3"_s.arg(
                part.name(), line.section(u'\t', 0, 0), line.section(u'\t', 1)) });
        }
        say(pgColumnStorage(part, {}, part.property(u"column storage")));
        if (!part.isBaseType() || !part.has(u"definition")) {
            layers(part);
        }
        for (const auto &child : part.object->children) {
            if (child.kind == "attribute"_L1 || step.along.contains(child.id)) {
                layers({ &child, part.object });
            }
        }
    }
}

void Writer::layers(const PgPart &part)
{
    say(pgLayersOfNew(m_plan, m_options, part));
    hideSecrets(part);
}

// Of what was said last.
void Writer::hideSecrets(const PgPart &mapping)
{
    if (mapping.kind() == "user mapping"_L1 && mapping.has(u"#secrets")
        && !m_script.statements.isEmpty()) {
        auto &last = m_script.statements.last();
        const auto shown = pgWithoutSecrets(last.sql, mapping);
        last.shown = shown == last.sql ? QString() : shown;
    }
}

void Writer::alter(const PgStep &step)
{
    const int number = step.number;
    const auto &part = m_plan.from.part(number);
    const int other = m_plan.from.twins.at(number);
    const auto &twin = m_plan.to.part(other);
    if (number % 2 == 1) {
        twin.has(u"owned by") || twin.kind() != "sequence"_L1 ? createAttached(twin)
                                                              : dropAttached(part);
        return;
    }
    if (part.kind().endsWith("privileges"_L1)) {
        say(pgPrivilegeObject(m_plan, m_options, &part, &twin));
        return;
    }
    auto altered = m_plan.alterations.value(number);
    if (part.kind() == "attribute"_L1 && altered.disturbs) {
        altered.statements.last() += pgToTables(m_plan, part);
    }
    m_functions = m_functions || (isRoutine(part) && !altered.statements.isEmpty());
    say(altered.statements, altered.destructive, altered.note);
    hideSecrets(twin);
    if (m_plan.retyped.contains(number)) {
        say({ pgRetype(twin, {}) });
        say(pgStorageAgain(part, twin));
    }
    say(pgLayerChanges(m_plan, m_options, number));
}

// What comes with a range type keeps its name when the type gets another one.
QStringList namesOfRange(const PgPart &type)
{
    if (type.property(u"form") != "range"_L1) {
        return {};
    }
    const auto subtype = type.property(u"subtype");
    const auto old = aside(type.name());
    QStringList statements;
    const auto rename = [&](const QString &name, const QString &arguments) {
        statements += u"ALTER FUNCTION %1(%2) RENAME TO %3"_s.arg(name, arguments, aside(name));
    };
    rename(type.name(), subtype + u", "_s + subtype);
    rename(type.name(), u"%1, %1, text"_s.arg(subtype));
    if (type.has(u"multirange_type_name")) {
        const auto many = type.name().left(type.name().lastIndexOf(u'.'))
            + u".\"%1\""_s.arg(type.property(u"multirange_type_name"));
        rename(many, {});
        rename(many, type.name());
        rename(many, u"VARIADIC %1[]"_s.arg(type.name()));
        statements += u"ALTER TYPE %1 RENAME TO %2"_s.arg(many, aside(many));
    }
    return statements;
}

// Columns move from the old type to the new one: both are there for a while.
void Writer::setAside(const PgStep &step, bool last)
{
    const auto &part = m_plan.from.part(step.number);
    const bool used = pgIsUsedByColumns(m_plan, step.number);
    const auto word = part.kind().toUpper();
    if (!last) {
        say(used ? namesOfRange(part) : QStringList());
        say({ used ? u"ALTER %1 %2 RENAME TO %3"_s.arg(word, part.name(), aside(part.name()))
                   : pgDrop(part) });
    } else if (used) {
        const auto schema = part.name().left(part.name().lastIndexOf(u'.') + 1);
        say({ u"DROP %1 %2%3"_s.arg(word, schema, aside(part.name())) });
    }
}

void Writer::finish(const PgStep &step)
{
    const auto &table = m_plan.to.part(step.number);
    const int before = m_plan.to.twins.at(step.number);
    const bool altered = m_plan.to.fates.at(step.number) == PgFate::Alter;
    const auto had = [&](QStringView name) {
        return altered ? m_plan.from.part(before).property(name) : QString();
    };
    const auto head = u"ALTER TABLE %1 "_s.arg(table.name());
    const auto identity = table.property(u"replica identity");
    if (identity != had(u"replica identity")) {
        say({ head + u"REPLICA IDENTITY "_s + (identity.isEmpty() ? u"DEFAULT"_s : identity) });
    }
    const auto cluster = table.property(u"clustered on");
    if (cluster != had(u"clustered on")) {
        say({ head + (cluster.isEmpty() ? u"SET WITHOUT CLUSTER"_s : u"CLUSTER ON "_s + cluster) });
    }
}

SchemaScript Writer::write(const QList<PgStep> &steps)
{
    for (const auto &step : steps) {
        switch (step.kind) {
        case PgStep::Kind::Drop:
            drop(step);
            break;
        case PgStep::Kind::Alter:
            alter(step);
            break;
        case PgStep::Kind::Create:
            create(step);
            break;
        case PgStep::Kind::SetAside:
            setAside(step, false);
            break;
        case PgStep::Kind::DropAside:
            setAside(step, true);
            break;
        case PgStep::Kind::Finish:
            finish(step);
            break;
        case PgStep::Kind::Fill:
            say({ pgFillView(m_plan.to.part(step.number)) });
            break;
        case PgStep::Kind::Empty:
            say({ pgHollowView(m_plan.from.part(step.number), true) });
            break;
        }
    }
    if (m_functions) {
        m_script.statements.prepend({ .sql = u"SET check_function_bodies = off"_s,
            .destructive = false,
            .note = tr("Functions may name what is made after them.") });
    }
    return m_script;
}

} // namespace

Result<SchemaScript> PgSchemaTools::script(
    const Schema &from, const Schema &to, const DiffOptions &options) const
{
    PgPlan plan(from, to, options);
    plan.decide();
    return Writer(plan, options).write(PgSteps(plan).sorted());
}

} // namespace Switchback
