// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Projects that were read, kept while their configuration stays as it is. Formats are stateless;
// this is a memory of what lies on disk, safe to use from any thread.

#include "formats/ecto/project/project.h"
#include "formats/format.h"

namespace Switchback::Ecto {

struct ProjectPlace {
    std::shared_ptr<const Project> project; // may be null: no mix.exs above the folder
    const Repository *repository = nullptr;
};

/// The project that the context's folder belongs to.
ProjectPlace placeOf(const FormatContext &context);
/// The same, looked up at most a moment ago: for rendering many files one after the other.
ProjectPlace recentPlaceOf(const FormatContext &context);

/// The environment whose configuration counts: the option, MIX_ENV, or dev.
std::string configEnvironment(const FormatContext &context);

/// The project's own settings say this database, or would with DATABASE_URL set.
enum class AddressFrom { Configuration, DatabaseUrl, Elsewhere };
AddressFrom whereFrom(const QString &url, const FormatContext &context);

/// migration_repo: the repository that keeps this one's history; mostly itself.
QString historyKeeper(const FormatContext &context);
/// Refused when that one has another database: a migration and its history row would not be one
/// transaction.
Result<void> historyIsHere(const FormatContext &context);

QList<Environment> databaseAddresses(const Project &project, const Repository &repository);

} // namespace Switchback::Ecto
