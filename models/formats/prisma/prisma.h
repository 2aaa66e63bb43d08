// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace Switchback {

class Format;

/// Prisma Migrate, up to 7: a folder for each migration with migration.sql in it, and the table
/// _prisma_migrations. A version is the folder's whole name, as in the table and in Prisma's own
/// `migrate resolve`. Prisma has no way back; where a folder holds down.sql, as its guide to failed
/// migrations has it, that is taken for one.
const Format *prismaFormat();

} // namespace Switchback
