// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The system's key ring, asked without waiting. Passwords are kept there or nowhere: there is no
// fall-back to a file.

#include "core/error.h"
#include "core/secret.h"

#include <QObject>

#include <functional>

namespace Switchback {

/// `key` is an address without its secret. Answers on the caller's thread, unless `context` is gone.
void readSecret(const QString &key, QObject *context,
    const std::function<void(const Result<Secret> &)> &answer);
void writeSecret(const QString &key, const Secret &secret, QObject *context,
    const std::function<void(const Result<void> &)> &answer);

/// Addresses whose password was put there from this program: asking for others would only open the
/// key ring's own dialog for nothing.
bool isSecretKept(const QString &key);

} // namespace Switchback
