// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/format/lockkey.h"

#include <string>

namespace Switchback::Ecto {

namespace {

constexpr uint32_t Gold = 0x9e3779b9;

// Bob Jenkins' mix of 1996.
struct Mix {
    uint32_t a = 0;
    uint32_t b = 0;
    uint32_t c = 0;

    void turn(unsigned x, unsigned y, unsigned z)
    {
        a = (a - b - c) ^ (c >> x);
        b = (b - c - a) ^ (a << y);
        c = (c - a - b) ^ (b >> z);
    }
    uint32_t done()
    {
        turn(13, 8, 13);
        turn(12, 16, 5);
        turn(3, 10, 15);
        return c;
    }
};

uint32_t step(uint32_t hash, uint32_t value, uint32_t constant)
{
    return Mix { Gold * constant + value, Gold * constant, hash }.done();
}

uint32_t atomHash(std::string_view name)
{
    uint32_t hash = 0;
    for (const char c : name) {
        hash = (hash << 4) + static_cast<unsigned char>(c);
        if (const auto high = hash & 0xf0000000) {
            hash ^= high >> 24;
            hash ^= high;
        }
    }
    return hash;
}

uint32_t binaryHash(std::string_view bytes, uint32_t start)
{
    if (bytes.empty()) {
        return start;
    }
    Mix mix { Gold, Gold, start };
    const auto word = [&](size_t at) {
        uint32_t value = 0;
        for (size_t i = 0; i < 4; ++i) {
            value |= at + i < bytes.size()
                ? uint32_t(static_cast<unsigned char>(bytes[at + i])) << (8 * i)
                : 0;
        }
        return value;
    };
    size_t at = 0;
    for (; at + 12 <= bytes.size(); at += 12) {
        mix.a += word(at);
        mix.b += word(at + 4);
        mix.c += word(at + 8);
        mix.done();
    }
    mix.a += word(at);
    mix.b += word(at + 4);
    mix.c += uint32_t(bytes.size()) + (word(at + 8) << 8); // the lowest byte holds the length
    return mix.done();
}

} // namespace

uint32_t advisoryLockKey(std::string_view repository, std::string_view prefix)
{
    auto hash = step(0, 3, 9); // a tuple of three
    hash = step(hash, atomHash("ecto"), 3);
    hash = prefix.empty() ? step(hash, atomHash("nil"), 3) : binaryHash(prefix, Gold * 13 + hash);
    hash = step(hash, atomHash("Elixir." + std::string(repository)), 3);
    return hash & 0x7ffffff;
}

} // namespace Switchback::Ecto
