// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/terms/arena.h"

#include <algorithm>

namespace Switchback::Ecto {

void Arena::grow(size_t bytes)
{
    const size_t size = std::max(
        bytes, m_blocks.empty() ? size_t(16384) : std::min<size_t>(m_used, 1 << 20));
    m_blocks.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    if (m_blocks.size() == 1) {
        m_firstSize = size;
    }
    m_next = m_blocks.back().get();
    m_end = m_next + size;
    m_used += size;
}

void Arena::reset()
{
    if (m_blocks.empty()) {
        return;
    }
    m_blocks.resize(1);
    m_next = m_blocks.front().get();
    m_end = m_next + m_firstSize;
    m_used = m_firstSize;
}

} // namespace Switchback::Ecto
