// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// information_schema leaves out what a user has no right to, without a word.

#include <QStringList>

namespace Switchback {

/// The kinds of which `database` may hold more than this user is shown; `grants` is what SHOW GRANTS
/// prints. Nothing where it is not understood.
QStringList mysqlHiddenKinds(const QStringList &grants, const QString &database);

} // namespace Switchback
