// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One GET that ends in time, for feature flags and health checks: no redirects, no cookies, no
// proxy, and at most 256 KiB of an answer. Blocks the thread it is called in, whose events are
// handled meanwhile. https is verified.

#include "core/error.h"

#include <QByteArray>

#include <chrono>
#include <stop_token>

namespace Switchback {

struct HttpAnswer {
    int status = 0;
    QByteArray body;
};

/// An Error when nobody answers, or not in HTTP, or not in time.
Result<HttpAnswer> httpGet(
    const QString &url, std::chrono::milliseconds timeout, const std::stop_token &stop = {});

} // namespace Switchback
