// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the rules need to know of an Elixir migration beyond the SQL it renders to: which functions
// it defines, which calls they make and in which order. Read with tree-sitter, never run.

#include "sql/ddl.h"

#include <QHash>

namespace Switchback {

struct ElixirCall {
    QString name; // "create", "repo().query!", "MyApp.Repo.update_all"
    QString function; // the one it stands in: "change", "up", "down"
    QString within; // the nearest call around it: "create", "drop", "alter"
    QStringList arguments; // as written; keywords as one: "null: false, from: :text"
    QHash<QString, QString> keywords; // of the call: "from" → ":text"
    QString text; // the first string given, without quotes
    int line = 0;

    QString last() const { return name.section(u'.', -1); }
    bool isRepo() const;
};

struct ElixirSource {
    QStringList functions; // "change/0"
    QList<ElixirCall> calls; // in the order of the text
    QStringList modules; // defined in the file
    QStringList aliases; // last part → given by alias
    QHash<QString, QString> attributes; // "disable_ddl_transaction" → "true"
    bool isOn(const QString &attribute) const { return attributes.value(attribute) == u"true"; }
};

ElixirSource readElixir(const QByteArray &text);

/// Where `add`, `modify` and `remove` stand in the block that begins and ends with these lines:
/// the column's name → its line.
QHash<QString, int> columnLines(const ElixirSource &source, int first, int last);

/// Rows that Repo calls of the way up change, as operations at their lines.
QList<DdlOperation> repoChanges(const ElixirSource &source, Dialect dialect);

} // namespace Switchback
