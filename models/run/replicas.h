// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How far the server's replicas are behind, as far as the server itself knows.

#include "engines/engine.h"

namespace Switchback {

/// Milliseconds of the one that is furthest behind; empty where there is none, or it is not for us
/// to see. Only looks.
std::optional<qint64> replicaLag(const Engine &engine, Connection &connection);

} // namespace Switchback
