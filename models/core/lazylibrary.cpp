// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/lazylibrary.h"

#include <dlfcn.h>

namespace Switchback {

void *LazyLibrary::function(const char *name) const
{
    // Opened anew for each function, which only counts: it stays until the program ends.
    void *library = ::dlopen(m_soname, RTLD_LAZY | RTLD_LOCAL);
    return library ? ::dlsym(library, name) : nullptr;
}

} // namespace Switchback
