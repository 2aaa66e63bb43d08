// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "cases.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Switchback::Test;

/// Every case of tests/fixtures/ecto/conformance, in all three dialects and both ways. With
/// SWITCHBACK_REWRITE set, the expected files are written anew; the change is reviewed as a diff.
class ConformanceTest : public QObject
{
    Q_OBJECT

    static QString folder()
    {
        return qEnvironmentVariable("SWITCHBACK_FIXTURES") + QStringLiteral("/ecto/conformance/");
    }

    static QByteArray contents(const QString &name)
    {
        QFile file(folder() + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QStringList topics()
    {
        QStringList names;
        QDirIterator files(folder(), { QStringLiteral("*.cases") }, QDir::Files);
        while (files.hasNext()) {
            files.next();
            names += files.fileName().chopped(6);
        }
        names.sort();
        return names;
    }

    static QByteArray expectationOf(const QByteArray &text, const QByteArray &name)
    {
        const auto start = ("\n" + text).indexOf("\n=== " + name + "\n");
        if (start < 0) {
            return {};
        }
        const auto end = text.indexOf("\n=== ", start);
        return text.mid(start, end < 0 ? -1 : end + 1 - start);
    }

private Q_SLOTS:
    void rendersAsEcto_data()
    {
        QTest::addColumn<QByteArray>("actual");
        QTest::addColumn<QByteArray>("expected");
        const bool rewrite = qEnvironmentVariableIsSet("SWITCHBACK_REWRITE");
        int count = 0;
        for (const auto &topic : topics()) {
            QByteArray all;
            const auto expected = contents(topic + QStringLiteral(".expected"));
            for (const auto &one : ectoCases(contents(topic + QStringLiteral(".cases")))) {
                const auto actual = ectoExpectation(one);
                all += actual;
                QTest::addRow("%s: %s", qPrintable(topic), one.name.constData())
                    << actual << (rewrite ? actual : expectationOf(expected, one.name));
                ++count;
            }
            if (QFile file(folder() + topic + QStringLiteral(".expected"));
                rewrite && file.open(QIODevice::WriteOnly)) {
                file.write(all);
            }
        }
        QVERIFY2(count > 400, "The fixtures were not found.");
    }

    void rendersAsEcto()
    {
        QFETCH(QByteArray, actual);
        QFETCH(QByteArray, expected);
        QCOMPARE(QString::fromUtf8(actual), QString::fromUtf8(expected));
    }
};

QTEST_GUILESS_MAIN(ConformanceTest)
#include "tst_conformance.moc"
