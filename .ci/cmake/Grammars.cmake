# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
# Static libraries tree-sitter-elixir and tree-sitter-sql, made from the sources of two npm packages
# (.ci/npm.list) that lie outside the tree. ./dev fetches them; the variables may name other folders.
find_package(PkgConfig REQUIRED)
pkg_check_modules(TREE_SITTER REQUIRED IMPORTED_TARGET tree-sitter)

set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/.ci/npm.list")

# Where ./dev puts the package of this name, with the version that npm.list asks for.
function(switchback_npm_folder package result)
    if(DEFINED ENV{XDG_CACHE_HOME} AND NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
        set(cache "$ENV{XDG_CACHE_HOME}")
    else()
        set(cache "$ENV{HOME}/.cache")
    endif()
    file(STRINGS "${PROJECT_SOURCE_DIR}/.ci/npm.list" lines REGEX "^${package} ")
    string(REGEX MATCH "^[^ ]+ ([^ ]+)" unused "${lines}")
    set(${result} "${cache}/switchback/npm/${package}@${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()

# The folder changes with the version, so it is not cached: only what the caller sets is kept.
function(switchback_add_grammar target package variable)
    if(${variable})
        set(folder "${${variable}}")
    else()
        switchback_npm_folder("${package}" folder)
    endif()
    if(NOT EXISTS "${folder}/src/parser.c")
        message(FATAL_ERROR "${package} is not in ${folder}. Run .ci/fetch-npm, or set ${variable}.")
    endif()
    add_library(${target} STATIC EXCLUDE_FROM_ALL "${folder}/src/parser.c" "${folder}/src/scanner.c")
    target_include_directories(${target} PRIVATE "${folder}/src")
    target_link_libraries(${target} PUBLIC PkgConfig::TREE_SITTER)
    # Foreign tables of several megabytes: no warnings of ours, and sanitizers would only slow them.
    target_compile_options(${target} PRIVATE -w -O2 -g0 -fno-sanitize=all)
    set_target_properties(${target} PROPERTIES AUTOMOC OFF C_STANDARD 11
        POSITION_INDEPENDENT_CODE ON CXX_CLANG_TIDY "" C_CLANG_TIDY "")
endfunction()

switchback_add_grammar(tree-sitter-elixir tree-sitter-elixir TREE_SITTER_ELIXIR_DIR)
switchback_add_grammar(tree-sitter-sql @derekstride/tree-sitter-sql TREE_SITTER_SQL_DIR)
