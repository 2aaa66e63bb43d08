// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Standard output and error. A full disk behind standard output is an exit status, not a silence.

#include "core/error.h"

#include <QJsonDocument>

namespace Switchback {

/// Writes and flushes; false when the text did not arrive.
bool printOut(const QString &text);
/// One line on standard error; returns the exit status for the error.
int printError(const Error &error);
/// Of what only looks: whatever kept it from its answer, there is none. Status 2.
int printNoAnswer(const Error &error);
/// A message that is no error.
void printMessage(const QString &line);

/// The document or the text, whichever was asked for; returns the exit status.
int finish(bool json, const QJsonDocument &document, const QString &text, int status = 0);
/// A JSON document that is text already, piece by piece.
int finishPieces(const QList<QByteArray> &pieces, int status = 0);

} // namespace Switchback
