// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Two or three schemas side by side, as a window shows them: what should be there, what is there,
// what will be there. One row for each object that differs anywhere.

#include "core/diffrules.h"
#include "core/plan.h"

namespace Switchback {

struct DifferenceSource {
    enum class Kind {
        Given, // a URL, a file, a folder
        Environment, // another database of the project, by its name in `text`
        Expected, // the project's migrations that are applied, replayed on scratch
        Live, // the project's database
        AfterPlan, // the database after the pending migrations
    };
    Kind kind = Kind::Given;
    QString text; // Given: as typed; Environment: its name
    QString version; // of a folder: up to and including it
    bool operator==(const DifferenceSource &) const = default;
};

struct DifferenceRequest {
    QList<DifferenceSource> sources; // two or three, from left to right
    Target target; // of AfterPlan
    std::optional<DiffOptions> options; // else the project's
    std::optional<QList<DiffIgnore>> rules; // else the project's
    QString dialect; // where nothing else says it
};

/// From one side to the next.
struct DifferenceStep {
    Schema from; // with its new names, where something was renamed
    std::optional<Schema> asRead; // `from` with the names it had, where something was renamed
    QList<SchemaRename> renames; // in order, with what follows from them
    Schema to; // what the rules hide is as in `from`
    QList<SchemaChange> changes;
    QList<RuleCount> hidden; // one for each rule
    QStringList notCompared;
};

struct DifferenceRow {
    QString kind;
    QString object; // as shown
    QString root; // the table or other top object that it belongs to; may be itself
    QList<int> changes; // for each step the index into its changes; -1 = the same
    ChangeEffect effect = ChangeEffect::Altering; // the worst of all steps
    QString hint;
    SchemaRename asked; // what the hint asks; without a kind where it asks nothing
    SchemaRename renamed; // what was answered, or follows from an answer
};

struct Differences {
    QString engine; // Engine::info().id
    QString highlighting; // KSyntaxHighlighting's name of its SQL
    DiffOptions options; // that it was compared with
    bool ruled = true; // false: the project's rules were left aside
    QStringList titles; // of the sides
    QList<DifferenceStep> steps; // one fewer than titles
    QList<SchemaRename> answers; // to questions of names
    QList<DifferenceRow> rows; // by effect, then by root and name
    int hidden() const; // differences that rules hide, all steps together
};

/// What reaching the other side does to a row, for grouping.
enum class DifferenceGroup { Question, Dropped, Changed, Created, Order, Comments, Privileges };
DifferenceGroup differenceGroup(const Differences &all, const DifferenceRow &row);
/// Nothing but another name, which was answered: there is nothing to leave out.
bool isAnswer(const Differences &all, const DifferenceRow &row);
/// Null where the step does not touch it.
const SchemaChange *differenceChange(const Differences &all, const DifferenceRow &row, int step);

/// What a row that loses rows or values holds now, counted in the live database.
struct DataImpact {
    QString kind;
    QString object; // as shown
    std::optional<qint64> rows;
    std::optional<qint64> values; // of a column, NULLs left out
    std::optional<qint64> bytes;
    bool estimated = false; // the rows
    QString trouble; // why it was not counted
    bool operator==(const DataImpact &) const = default;
};

/// A row's properties, those that differ first; one value for each side.
struct DifferenceProperty {
    QString name;
    QStringList values;
    bool differs = false;
};
QList<DifferenceProperty> differenceProperties(const Differences &all, const DifferenceRow &row);
/// The top object that a row belongs to, on one side; null where it is not there.
const SchemaObject *differenceRoot(const Differences &all, const DifferenceRow &row, int side);
const Schema &differenceSide(const Differences &all, int side);

/// A side as its database has it: with the names from before any answer.
struct DifferenceOriginal {
    const Schema *schema = nullptr;
    const SchemaObject *root = nullptr; // null where the row's is not there
};
DifferenceOriginal differenceOriginal(const Differences &all, const DifferenceRow &row, int side);
/// What an object was called before these renames; as shown.
QString nameBefore(const QList<SchemaRename> &renames, const QString &shown);

/// One row for each object that differs in any of the steps.
QList<DifferenceRow> differenceRows(const QList<DifferenceStep> &steps);

} // namespace Switchback
