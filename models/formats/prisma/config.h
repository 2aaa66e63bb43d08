// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a Prisma project says of its database: schema.prisma, prisma.config.ts, .env and
// migration_lock.toml. Read as text; the configuration's program is never run.

#include "formats/format.h"

namespace Switchback::Prisma {

/// The address that `migrate` would use: `directUrl` before `url`.
QList<Environment> readEnvironments(const QString &projectRoot, const QString &directory);

/// The provider in migration_lock.toml: "postgresql", "sqlite" …; empty where nothing says it.
QString lockedProvider(const FormatContext &context);

/// The product's own word for what Prisma calls a provider; empty where it is none of ours.
QString engineOfProvider(const QString &provider);

} // namespace Switchback::Prisma
