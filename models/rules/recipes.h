// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The safer way as SQL: one unsafe statement of PostgreSQL becomes several that follow one another,
// each in a migration of its own, so that nobody waits for long. Nothing is run or written here.

#include "core/error.h"
#include "rules/reference.h"
#include "rules/serverversion.h"

#include <QStringList>

namespace Switchback {

struct RecipeStep {
    QString name; // a word for the file's name: "validate"
    bool transactional = true;
    QStringList up;
    QStringList down; // what takes it back; empty: nothing has to
    QString note; // when it is to run, and what to look at before
    bool afterDeployment = false; // once no running version of the application needs what was
    bool swaps = false; // what reads the table must not hold on to the column meanwhile
    bool takesBack = false; // what the original's own way back does belongs here
    bool operator==(const RecipeStep &) const = default;
};

struct Recipe {
    QList<RecipeStep> steps;
    QStringList
        undone; // what the steps' own ways back undo: "index i", "constraint c", "column t.c"
    QStringList keeps; // rules that speak of what is wanted all the same: drop-column
    QStringList different; // what is not to be as the original makes it: "users.total", "made()"
    QString ending; // … and why, in one sentence
    bool mends = false; // the original fails: there is nothing to compare with
    bool operator==(const Recipe &) const = default;
};

struct RecipeRequest {
    QString rule;
    QString sql;
    QStringList earlier; // statements of the migrations before, to know tables and types
    ServerVersion version;
    QStringList wayBack; // the migration's own: it knows how a value is put back
    Dialect dialect = Dialect::PostgreSql;
};

/// An Error says why the statement is not one that the recipe can take apart.
/// Why a rule's recipe means nothing in a dialect; empty: it does.
QString whyNoRecipe(QStringView rule, Dialect dialect);

Result<Recipe> recipeFor(const RecipeRequest &request);

/// Is it about a table that the migration itself builds anew? Its statements go as they are, within
/// what makes that safe.
bool wrapsScript(QStringView rule);
/// SQLite: foreign keys off, one transaction, and no row without its counterpart at its end.
QStringList sqliteRebuildScript(const QStringList &statements);

/// Does it only move the statement to another place? One that changes it goes before.
bool onlyMoves(QStringView rule);

/// What a statement of a way back takes away, in the words of Recipe::undone; empty: something else.
QString undoneBy(const QString &sql, Dialect dialect = Dialect::PostgreSql);

} // namespace Switchback
