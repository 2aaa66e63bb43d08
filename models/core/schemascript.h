// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// DDL that brings one schema to another, and whether it was seen to do so.

#include "core/error.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace Switchback {

enum class ScriptForm {
    Plain,
    ZeroDowntime, // in steps that keep nobody away for long, where the engine has them
};

/// One statement of a script, without its semicolon.
struct SchemaStatement {
    QString sql;
    bool destructive = false; // rows or values are lost, not merely at risk of an error
    QString note; // why, one line; or what to know before it runs
    QString shown; // in its place where people read it, for it holds a secret; mostly empty
    bool operator==(const SchemaStatement &) const = default;
};

struct SchemaScript {
    QList<SchemaStatement> statements;
    bool ownTransaction = false; // the statements say BEGIN and COMMIT themselves
    bool clientDelimiters = false; // texts for the client need DELIMITER round compound bodies
};

/// A script and what trying it out on a scratch copy told.
struct TriedScript {
    SchemaScript script;
    bool verified = false;
    QDateTime triedAt; // UTC; invalid: it was not
    int failedStatement = -1; // 0-based
    int leftOut = 0; // differences that it does not touch, because that was asked for
    QString notVerified; // why it could not be tried; empty when it was
    /// Tried, and not good: the statement and the server's message, or what still differs.
    std::optional<Error> failure;
};

/// Puts what is shown in the place of what holds secrets; whether there was any.
bool hideSecrets(SchemaScript &script);
/// As a client runs it, with the verdict and the notes as comments.
QString scriptText(const TriedScript &tried);
/// The statements alone.
QString statementsText(const SchemaScript &script);

} // namespace Switchback
