// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Memory of one rendering or one module: handed out, never given back one by one, gone together.
// What lies in it is trivially destructible. Knows how much it may use.

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace Switchback::Ecto {

class Arena
{
public:
    Arena() = default;
    Arena(Arena &&) = default;
    Arena &operator=(Arena &&) = default;

    void *allocate(size_t bytes)
    {
        bytes = (bytes + 7) & ~size_t(7);
        if (bytes > size_t(m_end - m_next)) {
            grow(bytes);
        }
        auto *const result = m_next;
        m_next += bytes;
        return result;
    }

    template<class T, class... Args>
    T *make(Args &&...args)
    {
        static_assert(std::is_trivially_destructible_v<T>);
        return new (allocate(sizeof(T))) T { std::forward<Args>(args)... };
    }

    template<class T>
    T *array(size_t count)
    {
        static_assert(std::is_trivially_destructible_v<T>);
        auto *const items = static_cast<T *>(allocate(sizeof(T) * count));
        for (size_t i = 0; i < count; ++i) {
            new (items + i) T {};
        }
        return items;
    }

    template<class T>
    std::span<T> copy(std::span<const T> source)
    {
        auto *const items = static_cast<T *>(allocate(sizeof(T) * source.size()));
        for (size_t i = 0; i < source.size(); ++i) {
            new (items + i) T(source[i]);
        }
        return { items, source.size() };
    }
    template<class T>
    std::span<T> copy(const std::vector<T> &source)
    {
        return copy(std::span<const T>(source));
    }

    std::string_view text(std::string_view source)
    {
        auto *const bytes = static_cast<char *>(allocate(source.size()));
        if (!source.empty()) {
            std::memcpy(bytes, source.data(), source.size());
        }
        return { bytes, source.size() };
    }

    size_t used() const { return m_used; }
    /// Empty again; keeps one block for the next user.
    void reset();

private:
    void grow(size_t bytes);

    std::vector<std::unique_ptr<std::byte[]>> m_blocks;
    size_t m_firstSize = 0;
    std::byte *m_next = nullptr;
    std::byte *m_end = nullptr;
    size_t m_used = 0; // bytes of all blocks
};

} // namespace Switchback::Ecto
