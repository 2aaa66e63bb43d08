// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// libmariadb's functions by their own names, loaded with the first call: the connection's, by then,
// is there, for Qt's driver brings it.

#include "core/lazylibrary.h"

#include <mysql.h>

namespace Switchback {

inline constexpr LazyLibrary libmariadb("libmariadb.so.3");
inline const LazyFunction<decltype(&::mariadb_connection)> mariadb_connection { libmariadb,
    "mariadb_connection" };
inline const LazyFunction<decltype(&::mariadb_get_info)> mariadb_get_info { libmariadb,
    "mariadb_get_info" };
inline const LazyFunction<decltype(&::mysql_affected_rows)> mysql_affected_rows { libmariadb,
    "mysql_affected_rows" };
inline const LazyFunction<decltype(&::mysql_errno)> mysql_errno { libmariadb, "mysql_errno" };
inline const LazyFunction<decltype(&::mysql_error)> mysql_error { libmariadb, "mysql_error" };
inline const LazyFunction<decltype(&::mysql_fetch_fields)> mysql_fetch_fields { libmariadb,
    "mysql_fetch_fields" };
inline const LazyFunction<decltype(&::mysql_fetch_lengths)> mysql_fetch_lengths { libmariadb,
    "mysql_fetch_lengths" };
inline const LazyFunction<decltype(&::mysql_fetch_row)> mysql_fetch_row { libmariadb,
    "mysql_fetch_row" };
inline const LazyFunction<decltype(&::mysql_field_count)> mysql_field_count { libmariadb,
    "mysql_field_count" };
inline const LazyFunction<decltype(&::mysql_free_result)> mysql_free_result { libmariadb,
    "mysql_free_result" };
inline const LazyFunction<decltype(&::mysql_get_server_version)> mysql_get_server_version {
    libmariadb, "mysql_get_server_version"
};
inline const LazyFunction<decltype(&::mysql_get_ssl_cipher)> mysql_get_ssl_cipher { libmariadb,
    "mysql_get_ssl_cipher" };
inline const LazyFunction<decltype(&::mysql_next_result)> mysql_next_result { libmariadb,
    "mysql_next_result" };
inline const LazyFunction<decltype(&::mysql_num_fields)> mysql_num_fields { libmariadb,
    "mysql_num_fields" };
inline const LazyFunction<decltype(&::mysql_real_query)> mysql_real_query { libmariadb,
    "mysql_real_query" };
inline const LazyFunction<decltype(&::mysql_set_server_option)> mysql_set_server_option {
    libmariadb, "mysql_set_server_option"
};
inline const LazyFunction<decltype(&::mysql_use_result)> mysql_use_result { libmariadb,
    "mysql_use_result" };
inline const LazyFunction<decltype(&::mysql_warning_count)> mysql_warning_count { libmariadb,
    "mysql_warning_count" };

} // namespace Switchback
