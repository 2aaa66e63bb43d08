// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engines/sessionwatch.h"

namespace Switchback {

class MysqlWatch : public SessionWatch
{
public:
    Result<Watched> look(Connection &watch, qint64 backend) const override;
    Result<bool> interrupt(Connection &watch, const WatchedSession &session) const override;
};

} // namespace Switchback
