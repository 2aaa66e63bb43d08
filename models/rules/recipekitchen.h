// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What recipes are made of: how a statement is read, refused and split, and the steps that several
// of them share.

#include "rules/altertext.h"
#include "rules/catalog.h"
#include "rules/recipes.h"

namespace Switchback {

/// Everything that a recipe may look at.
struct Kitchen {
    QString sql;
    const Catalog &catalog;
    ServerVersion version;
    QStringList wayBack; // the original's
    QStringList earlier; // statements of the migrations before
};

using Cook = Result<Recipe> (*)(const Kitchen &kitchen);

Error tooInvolved(const QString &why);
QString undoneName(const char *kind, const QString &name);
/// A name of at most as many characters as the server keeps.
QString shortName(const QStringList &parts);
/// As it has to be written: "public.users".
QString written(const ObjectName &name);
/// "public." of "public.users", as written; empty without one.
QString schemaOf(const QString &table);
/// One action alone, else the recipe's steps would have to be shuffled among others.
Result<AlterText> oneAction(const Kitchen &kitchen, std::initializer_list<TableAction::Kind> kinds);
/// What PostgreSQL calls a constraint that was given no name.
QString constraintName(const AlterText &alter, const ConstraintDefinition &constraint);

struct Filling {
    ObjectName object;
    QString table; // as written
    QString column; // without a value in the rows to be filled
    QString value;
    QString from; // only rows where this, as written, has a value; empty: all
    QString open = {}; // what is true of the rows to be filled; empty: they are without a value
};
/// Rows in batches, each committed by itself; it can be run again and goes on where it stopped.
QString backfill(const Kitchen &kitchen, const Filling &filling);
/// R1: a proof that is checked under a weak lock, so that SET NOT NULL has nothing left to look at.
QList<RecipeStep> notNullSteps(
    const Kitchen &kitchen, const AlterText &alter, const QString &column);

/// Plain columns alone: the server's words for it can be put together again.
bool isPlainIndex(const IndexDefinition &index);
/// CREATE INDEX of a plain one on another table or under another name.
QString indexSql(const IndexDefinition &index, const QString &name, const QString &table,
    bool concurrently = true);

bool isName(const Phrase &phrase, qsizetype i, const QString &name);
/// What a number of its own is stored as: "bigint" of "bigserial".
QString numberType(const SqlType &type);
/// An expression with another column in the place of one.
QString withColumn(const QString &text, const QString &from, const QString &to);
/// An expression over the table's columns, as a trigger says it: "NEW.total".
QString ofNewRow(const QString &text, const KnownTable &table);

Result<Recipe> apartRecipe(const Kitchen &kitchen);
Result<Recipe> batchRecipe(const Kitchen &kitchen);
Result<Recipe> columnRecipe(const Kitchen &kitchen);
Result<Recipe> serialRecipe(const Kitchen &kitchen);
Result<Recipe> typeRecipe(const Kitchen &kitchen);
Result<Recipe> renameColumnRecipe(const Kitchen &kitchen);
Result<Recipe> dropColumnRecipe(const Kitchen &kitchen);
Result<Recipe> renameTableRecipe(const Kitchen &kitchen);
Result<Recipe> dropTableRecipe(const Kitchen &kitchen);
Result<Recipe> exclusionRecipe(const Kitchen &kitchen);
Result<Recipe> attachRecipe(const Kitchen &kitchen);
Result<Recipe> committedLabelRecipe(const Kitchen &kitchen);
Result<Recipe> detachRecipe(const Kitchen &kitchen);
Result<Recipe> enumRecipe(const Kitchen &kitchen);
Result<Recipe> mysqlLaxNotNullRecipe(const Kitchen &kitchen);
Result<Recipe> mysqlNotNullRecipe(const Kitchen &kitchen);
Result<Recipe> mysqlTypeRecipe(const Kitchen &kitchen);
Result<Recipe> generatedRecipe(const Kitchen &kitchen);
Result<Recipe> onlineRecipe(const Kitchen &kitchen);
Result<Recipe> sqliteRebuildRecipe(const Kitchen &kitchen);
Result<Recipe> timeoutRecipe(const Kitchen &kitchen);
Result<Recipe> uncheckedKeyRecipe(const Kitchen &kitchen);
Result<Recipe> unwrappedRecipe(const Kitchen &kitchen);
Result<Recipe> partitionedIndexRecipe(const Kitchen &kitchen);

} // namespace Switchback
