// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Numbered SQL files of no tool in particular. Recognised, with N any number of digits:
//
//   N_x.sql                      the way up; the way back is beside it, if anywhere, as one of
//   N_x.down.sql  N_x_down.sql  N_x.rollback.sql  N_x.undo.sql  (also .revert.sql, and with _ or -)
//   N_x.up.sql  N_x_up.sql  N-x.up.sql   with the same names for the way back
//   up/N_x.sql and down/N_x.sql          two folders
//
// Pairs named N_x.up.sql are golang-migrate's unless this format is asked for. A file's statements
// and its history row are one transaction; a statement that cannot be in one (VACUUM) stands alone
// in its file, or the file's first line is the comment `-- no-transaction`.
//
// History: switchback_migrations (version text primary key, name text not null, applied_at
// timestamp not null), one row for each applied version, created by the first run.

#include <QByteArray>
#include <QString>

namespace Switchback {

class Format;

const Format *plainFormat();

namespace Plain {

struct FileName {
    QByteArray version; // digits as they stand; empty = no migration
    QByteArray title;
    bool up = true;
    bool operator==(const FileName &) const = default;
};

/// `name` may begin with `up/` or `down/`.
FileName parseName(const QByteArray &name);

} // namespace Plain
} // namespace Switchback
