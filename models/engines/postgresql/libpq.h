// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// libpq's functions by their own names, loaded with the first call: the connection's, by then, is
// there, for Qt's driver brings it.

#include "core/lazylibrary.h"

#include <libpq-fe.h>

namespace Switchback {

inline constexpr LazyLibrary libpq("libpq.so.5");
inline const LazyFunction<decltype(&::PQbackendPID)> PQbackendPID { libpq, "PQbackendPID" };
inline const LazyFunction<decltype(&::PQcancel)> PQcancel { libpq, "PQcancel" };
inline const LazyFunction<decltype(&::PQclear)> PQclear { libpq, "PQclear" };
inline const LazyFunction<decltype(&::PQcmdTuples)> PQcmdTuples { libpq, "PQcmdTuples" };
inline const LazyFunction<decltype(&::PQconndefaults)> PQconndefaults { libpq, "PQconndefaults" };
inline const LazyFunction<decltype(&::PQconninfoFree)> PQconninfoFree { libpq, "PQconninfoFree" };
inline const LazyFunction<decltype(&::PQconsumeInput)> PQconsumeInput { libpq, "PQconsumeInput" };
inline const LazyFunction<decltype(&::PQerrorMessage)> PQerrorMessage { libpq, "PQerrorMessage" };
inline const LazyFunction<decltype(&::PQfname)> PQfname { libpq, "PQfname" };
inline const LazyFunction<decltype(&::PQfreeCancel)> PQfreeCancel { libpq, "PQfreeCancel" };
inline const LazyFunction<decltype(&::PQfreemem)> PQfreemem { libpq, "PQfreemem" };
inline const LazyFunction<decltype(&::PQftype)> PQftype { libpq, "PQftype" };
inline const LazyFunction<decltype(&::PQgetCancel)> PQgetCancel { libpq, "PQgetCancel" };
inline const LazyFunction<decltype(&::PQgetCopyData)> PQgetCopyData { libpq, "PQgetCopyData" };
inline const LazyFunction<decltype(&::PQgetResult)> PQgetResult { libpq, "PQgetResult" };
inline const LazyFunction<decltype(&::PQgetisnull)> PQgetisnull { libpq, "PQgetisnull" };
inline const LazyFunction<decltype(&::PQgetlength)> PQgetlength { libpq, "PQgetlength" };
inline const LazyFunction<decltype(&::PQgetvalue)> PQgetvalue { libpq, "PQgetvalue" };
inline const LazyFunction<decltype(&::PQisBusy)> PQisBusy { libpq, "PQisBusy" };
inline const LazyFunction<decltype(&::PQnfields)> PQnfields { libpq, "PQnfields" };
inline const LazyFunction<decltype(&::PQntuples)> PQntuples { libpq, "PQntuples" };
inline const LazyFunction<decltype(&::PQputCopyData)> PQputCopyData { libpq, "PQputCopyData" };
inline const LazyFunction<decltype(&::PQputCopyEnd)> PQputCopyEnd { libpq, "PQputCopyEnd" };
inline const LazyFunction<decltype(&::PQresultErrorField)> PQresultErrorField { libpq,
    "PQresultErrorField" };
inline const LazyFunction<decltype(&::PQresultErrorMessage)> PQresultErrorMessage { libpq,
    "PQresultErrorMessage" };
inline const LazyFunction<decltype(&::PQresultStatus)> PQresultStatus { libpq, "PQresultStatus" };
inline const LazyFunction<decltype(&::PQsendQuery)> PQsendQuery { libpq, "PQsendQuery" };
inline const LazyFunction<decltype(&::PQsetNoticeReceiver)> PQsetNoticeReceiver { libpq,
    "PQsetNoticeReceiver" };
inline const LazyFunction<decltype(&::PQsocket)> PQsocket { libpq, "PQsocket" };
inline const LazyFunction<decltype(&::PQstatus)> PQstatus { libpq, "PQstatus" };
inline const LazyFunction<decltype(&::PQtransactionStatus)> PQtransactionStatus { libpq,
    "PQtransactionStatus" };
inline const LazyFunction<decltype(&::PQunescapeBytea)> PQunescapeBytea { libpq,
    "PQunescapeBytea" };
#ifdef LIBPQ_HAS_CHUNK_MODE
inline const LazyFunction<decltype(&::PQsetChunkedRowsMode)> PQsetChunkedRowsMode { libpq,
    "PQsetChunkedRowsMode" };
#else
inline const LazyFunction<decltype(&::PQsetSingleRowMode)> PQsetSingleRowMode { libpq,
    "PQsetSingleRowMode" };
#endif

} // namespace Switchback
