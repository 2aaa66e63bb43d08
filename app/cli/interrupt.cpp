// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/interrupt.h"

#include <csignal>
#include <ctime>
#include <unistd.h>

namespace Switchback {

namespace {

sigset_t stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGUSR1);
    return set;
}

} // namespace

Interrupt::Interrupt(Second second)
{
    const auto stopping = stopSignals();
    pthread_sigmask(SIG_BLOCK, &stopping, nullptr);
    m_thread = std::jthread([this, second](const std::stop_token &ended) {
        const auto set = stopSignals();
        constexpr timespec interval { 0, 100'000'000 };
        while (!ended.stop_requested()) {
            const int signal = sigtimedwait(&set, nullptr, &interval);
            if (signal > 0 && m_source.stop_requested() && second == Second::EndsAtOnce) {
                ::_exit(128 + signal);
            }
            if (signal > 0) {
                (signal == SIGUSR1 ? m_after : m_source).request_stop();
            }
        }
    });
}

Interrupt::~Interrupt() = default;

} // namespace Switchback
