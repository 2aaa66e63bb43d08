// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A foreign C library that is loaded when the first of its functions is called. A command needs one
// server's client at most; the three of them with all that they link take longer to load than the
// status of ten thousand migrations to read.

#include <atomic>

namespace Switchback {

/// Of static storage, named by its soname, which is its promise of a stable interface.
class LazyLibrary
{
public:
    constexpr explicit LazyLibrary(const char *soname)
        : m_soname(soname)
    {
    }

    /// Null where it, or the function in it, is not installed. From any thread.
    void *function(const char *name) const;

private:
    const char *m_soname;
};

template<class Pointer>
class LazyFunction;

/// Stands for a library's function under its own name. Where that is missing, a call does nothing
/// and answers with nothing: null, zero.
template<class Answer, class... Arguments>
class LazyFunction<Answer (*)(Arguments...)>
{
public:
    constexpr LazyFunction(const LazyLibrary &library, const char *name)
        : m_library(library)
        , m_name(name)
    {
    }

    Answer operator()(Arguments... arguments) const
    {
        auto *found = m_found.load(std::memory_order_acquire);
        if (!found) {
            found = m_library.function(m_name);
            m_found.store(found, std::memory_order_release);
        }
        using Pointer = Answer (*)(Arguments...);
        return found ? reinterpret_cast<Pointer>(found)(arguments...) : Answer();
    }

private:
    const LazyLibrary &m_library;
    const char *m_name;
    mutable std::atomic<void *> m_found = nullptr;
};

} // namespace Switchback
