// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Whatever a file holds, reading and rendering it ends, in bounded time and memory.

#include "fuzz.h"

#include "formats/ecto/ecto.h"

#include <array>

using namespace Switchback::Ecto;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr std::array adapters { Adapter::Postgres, Adapter::MyXQL, Adapter::SQLite3 };
    RenderRequest request;
    request.text = { reinterpret_cast<const char *>(data), size };
    request.file = "1_fuzz.exs";
    request.adapter = adapters[size % adapters.size()];
    request.commentsBefore = [](std::string_view, std::string_view) {
        return std::optional<std::string>("3");
    };
    (void)render(request);
    return 0;
}
