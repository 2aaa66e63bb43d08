// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The statements of one migration, some of them replaced by recipes, as stages that follow one another.
// A view that the migration drops and makes again stays there meanwhile: it goes and comes back within
// each of the stages that need it gone.

#include "rules/recipes.h"
#include "run/stagedfiles.h"

#include <QHash>

namespace Switchback {

struct StagerInput {
    Rendering rendering;
    QStringList earlier; // statements of the migrations before
    ServerVersion version;
    Dialect dialect = Dialect::PostgreSql;
    QHash<int, QString> rules; // by the number of the statement that has a recipe for it
    int asked = -1; // the statement whose recipe must succeed
};

struct Staged {
    QList<Stage> stages;
    QStringList notes;
    QStringList kept; // rules that speak of what the migration is for
    QStringList different;
    bool mends = false;
};

Result<Staged> stagesOf(const StagerInput &input);

} // namespace Switchback
