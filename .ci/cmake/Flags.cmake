# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
# One target carries every compile flag of our own code; fetched grammars do not link it.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_AUTOMOC ON)

option(SWITCHBACK_WERROR "Treat warnings as errors" ON)

add_library(switchback-flags INTERFACE)
target_compile_options(switchback-flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wno-missing-field-initializers
    $<$<BOOL:${SWITCHBACK_WERROR}>:-Werror>)
target_compile_definitions(switchback-flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CONTEXTLESS_CONNECT
    QT_NO_FOREACH QT_STRICT_QLIST_ITERATORS QT_DISABLE_DEPRECATED_UP_TO=0x060800)

# The presets for work and tests share their libraries: a hundred test programs would each hold a copy of
# them, gigabytes in all. What is shipped is one file each.
if(BUILD_SHARED_LIBS)
    add_compile_options(-fno-semantic-interposition)
endif()

find_program(MOLD mold)
if(MOLD AND NOT CMAKE_EXE_LINKER_FLAGS MATCHES "fuse-ld")
    add_link_options(-fuse-ld=mold)
endif()
find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()
