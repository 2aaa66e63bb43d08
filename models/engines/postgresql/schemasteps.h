// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The steps that a plan takes, in the order in which the server accepts them. Each is one object's
// drop, change or creation with all that goes along in the same statement.

#include "engines/postgresql/schemaplan.h"

namespace Switchback {

struct PgStep {
    // Fill gives a view, created with its columns alone, its text; Empty takes a view's text away.
    enum class Kind { Drop, Alter, Create, SetAside, DropAside, Finish, Fill, Empty };
    Kind kind = Kind::Create;
    int number = -1; // in `to` for Create, Fill and Finish, else in `from`
    bool hollow = false; // a view: its columns alone
    QList<int> along; // numbers that this step takes along
};

class PgSteps
{
public:
    explicit PgSteps(const PgPlan &plan);
    QList<PgStep> sorted();

private:
    void make();
    void add(PgStep::Kind kind, int number);
    int dropHost(int number) const;
    int typeOf(int function) const;
    int attributeOf(const PgSide &side, int column) const;
    bool goesAlone(int number) const;
    bool leaves(int number) const;
    bool arrives(int number) const;
    bool isDouble(int number) const;
    bool joins(int number) const;
    int createHost(int number) const;
    int copyHost(const PgSide &side, int number) const;
    void settle(QHash<int, int> &steps, PgStep::Kind kind);
    void link(class SchemaOrder &order) const;
    void linkDrops(class SchemaOrder &order) const;
    void linkCreations(class SchemaOrder &order) const;
    void linkNames(class SchemaOrder &order) const;
    void linkCopies(class SchemaOrder &order) const;
    void wishBodies(class SchemaOrder &order) const;
    void wishNamesakes(class SchemaOrder &order) const;
    QHash<QString, QList<int>> madeNames() const;
    int stepOf(int number) const; // what makes or alters it, by its number in `to`
    void linkPlaces(class SchemaOrder &order) const;
    void linkDetached(class SchemaOrder &order) const;
    void linkParents(class SchemaOrder &order) const;
    qint64 rank(const PgStep &step) const;
    int guardPlace(const PgStep &step) const;
    bool release(const QSet<int> &stuck);
    bool hollow(const QSet<int> &stuck, const class SchemaOrder &order);

    const PgPlan &m_plan;
    QList<PgStep> m_steps;
    QHash<int, int> m_drops; // number in `from` to step; -1 = nothing to say
    QHash<int, int> m_alters;
    QHash<int, int> m_creates; // number in `to` to step
    QHash<int, int> m_last; // types set aside: number in `from` to the step that drops them
    QHash<int, int> m_finishes; // tables in `to`
    QHash<int, int> m_fills; // views in `to` that need what needs them
    QHash<int, int> m_empties; // such views in `from`
    QSet<int> m_hollow; // both, by number on their side
    QSet<int> m_emptied;
    QSet<int> m_apartDrops; // taken out of their table's DROP or CREATE
    QSet<int> m_apartCreates;
};

} // namespace Switchback
