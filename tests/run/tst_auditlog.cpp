// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/auditlog.h"
#include "run/journal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Switchback;

class AuditLogTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_state = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_state->path().toLocal8Bit());
    }

    void anEmptyLogHolds()
    {
        QCOMPARE(verifyAudit(), Result<int>(0));
        QVERIFY(readAudit()->isEmpty());
    }

    void entriesComeBackAsTheyWereWritten()
    {
        auto entries = someEntries(3);
        QVERIFY(appendAudit(entries));
        auto back = *readAudit();
        QCOMPARE(back.size(), 3);
        for (auto &entry : back) {
            QVERIFY(!entry.hash.isEmpty());
            entry.hash.clear();
        }
        QCOMPARE(back, entries);
        QCOMPARE(verifyAudit(), Result<int>(3));
    }

    void theChainGoesOnFromRunToRun()
    {
        QVERIFY(appendAudit(someEntries(1)));
        QVERIFY(appendAudit(someEntries(2)));
        QCOMPARE(verifyAudit(), Result<int>(3));
    }

    void aMissingEndIsFound()
    {
        QVERIFY(appendAudit(someEntries(3)));
        QVERIFY(!auditProblem());
        QFile file(auditLogPath());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto lines = file.readAll().split('\n');
        QVERIFY(file.resize(lines.at(0).size() + lines.at(1).size() + 2));
        file.close();
        const auto holds = verifyAudit();
        QVERIFY(!holds);
        QVERIFY(holds.error().what.contains("end is missing"_L1));
        QVERIFY(auditProblem());
        QVERIFY(QFile::remove(auditLogPath()));
        QVERIFY(!verifyAudit());
    }

    void everyFlippedByteIsFound()
    {
        QVERIFY(appendAudit(someEntries(2)));
        QFile file(auditLogPath());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto whole = file.readAll();
        for (qsizetype i = 0; i < whole.size(); ++i) {
            if (whole.at(i) == '\n') {
                continue;
            }
            auto bad = whole;
            bad[i] = char(bad.at(i) ^ 1);
            file.resize(0);
            file.seek(0);
            file.write(bad);
            file.flush();
            const auto verified = verifyAudit();
            QVERIFY2(!verified, qPrintable(u"byte %1 went unnoticed"_s.arg(i)));
            QVERIFY(verified.error().place.line >= 1);
        }
    }

    void aPasswordInAnErrorIsBlanked()
    {
        auto entries = someEntries(1);
        entries.first().error = u"at ALTER ROLE a PASSWORD 'hunter2' failed"_s;
        QVERIFY(appendAudit(entries));
        QVERIFY(!readAudit()->first().error.contains("hunter2"_L1));
    }

    void theLogIsReadableByItsOwnerOnly()
    {
        QVERIFY(appendAudit(someEntries(1)));
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther
            | QFileDevice::WriteGroup | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(auditLogPath()) & others));
    }

private:
    static QList<AuditEntry> someEntries(int count)
    {
        QList<AuditEntry> entries;
        for (int i = 0; i < count; ++i) {
            entries += AuditEntry { .at = QDateTime::fromMSecsSinceEpoch(
                                        1767225600123 + i, QTimeZone::UTC),
                .user = u"ada"_s,
                .environment = u"staging"_s,
                .database = u"postgresql://h/db"_s,
                .action = u"up"_s,
                .version = QString::number(i),
                .ok = i % 2 == 0,
                .ms = i,
                .error = u"é \"quoted\""_s,
                .statements = 4,
                .run = u"r"_s,
                .fingerprint = u"f"_s };
        }
        return entries;
    }

    std::unique_ptr<QTemporaryDir> m_state;
};

QTEST_APPLESS_MAIN(AuditLogTest)
#include "tst_auditlog.moc"
