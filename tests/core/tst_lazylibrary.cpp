// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/lazylibrary.h"

#include <QTest>

using namespace Switchback;

namespace {

constexpr LazyLibrary libc("libc.so.6");
constexpr LazyLibrary nowhere("libof-nobody.so.0");
const LazyFunction<int (*)(const char *)> number { libc, "atoi" };
const LazyFunction<int (*)(const char *)> misspelt { libc, "atoi_of_nobody" };
const LazyFunction<char *(*)(const char *)> missing { nowhere, "getenv" };

} // namespace

class LazyLibraryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFunctionAnswersAsIfItWereLinked()
    {
        QCOMPARE(number("42"), 42);
        QCOMPARE(number("43"), 43);
    }

    void whatIsNotInstalledAnswersWithNothing()
    {
        QCOMPARE(misspelt("42"), 0);
        QVERIFY(!missing("PATH"));
    }
};

QTEST_APPLESS_MAIN(LazyLibraryTest)
#include "tst_lazylibrary.moc"
