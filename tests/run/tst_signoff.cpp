// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A plan in a file, reviewed and signed by a second person with the tools that people have.

#include "core/childprocess.h"
#include "run/auditlog.h"
#include "run/planfile.h"
#include "run/planner.h"
#include "run/runjob.h"
#include "run/signature.h"
#include "support/project.h"
#include "support/take.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A project whose one environment asks for a signature, and the plan of it in a file.
class Desk
{
public:
    explicit Desk(const QByteArray &allowed = "allowed_signers")
    {
        m_project.writeDbmate(u"1_a.sql"_s, "create table a (id int);", "drop table a;");
        m_project.writeDbmate(u"2_b.sql"_s, "create table b (id int);", "drop table b;");
        put(path(u"switchback.toml"_s),
            "[project]\nmigrations = \"db/migrations\"\nformat = \"dbmate\"\n"
            "[environments.live]\nurl = \"sqlite:live.db\"\nallowed_signers = \""
                + allowed + "\"\n");
        const auto at = session();
        saved = savePlanFile(planFileOf(at, take(makePlan(at, {}))), file()).has_value();
    }

    QString path(const QString &name) const { return m_project.path() + u'/' + name; }
    QString file() const { return path(u"release.plan"_s); }
    const TestProject &project() const { return m_project; }
    SessionRequest request() const { return { .project = m_project.path() }; }
    Session session() const { return take(openSession(request())); }

    void makeSshKey(const QString &name, bool allowed) const
    {
        const auto made = take(runChild({ .program = findProgram(u"ssh-keygen"_s),
            .arguments = { u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, u""_s, u"-C"_s, name, u"-f"_s,
                path(name) } }));
        QCOMPARE(made.exitCode, 0);
        if (allowed) {
            put(path(u"allowed_signers"_s),
                name.toUtf8() + "@example.org " + content(path(name) + ".pub"_L1));
        }
    }

    Outcome run(bool withFile = true) const
    {
        return runJob({ .request = request(),
                          .target = {},
                          .options = { .planFile = withFile ? file() : QString() } },
            [](const RunEvent &) { }, {});
    }

    bool saved = false;

private:
    TestProject m_project;
};

} // namespace

#define NEEDS_PROGRAM(name)                                                                        \
    do {                                                                                           \
        if (findProgram(name).isEmpty() && qEnvironmentVariableIsSet("CI")) {                      \
            QFAIL(qPrintable(name + u" is missing"_s));                                            \
        }                                                                                          \
        if (findProgram(name).isEmpty()) {                                                         \
            QSKIP("the program is not installed");                                                 \
        }                                                                                          \
    } while (false)

class SignoffTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFileHoldsThePlanWhole()
    {
        const Desk desk;
        QVERIFY(desk.saved);
        const auto at = desk.session();
        const auto plan = take(makePlan(at, {}));
        const auto file = take(readPlanFile(desk.file()));
        QCOMPARE(file.plan.steps, plan.steps);
        QCOMPARE(file.plan.preparation, plan.preparation);
        QCOMPARE(file.plan.fingerprint, plan.fingerprint);
        QCOMPARE(file.plan.target, plan.target);
        QCOMPARE(file.environment, u"live"_s);
        QCOMPARE(otherThanReviewed(file, plan), QString());
        QVERIFY(planFileText(file).contains("create table b (id int)"_L1));
    }

    void aChangedPartIsNamed_data()
    {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("becomes");
        QTest::addColumn<QString>("part");
        QTest::newRow("statement")
            << "create table b (id int)"_ba << "create table c (id int)"_ba << u"step 2 (2)"_s;
        QTest::newRow("environment") << "\"live\""_ba << "\"test\""_ba << u"'about'"_s;
        QTest::newRow("verdict") << "\"not-rehearsed\""_ba << "\"proven\""_ba << u"'rehearsal'"_s;
        QTest::newRow("new part") << "\"about\": {"_ba << "\"more\": 1, \"about\": {"_ba
                                  << u"'more'"_s;
    }
    void aChangedPartIsNamed()
    {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, becomes);
        QFETCH(QString, part);
        const Desk desk;
        auto bytes = content(desk.file());
        QVERIFY(bytes.contains(was));
        bytes.replace(bytes.indexOf(was), was.size(), becomes);
        const auto read = planFileFrom(bytes, desk.file());
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Refused);
        QVERIFY2(read.error().what.contains(part), qPrintable(read.error().what));
    }

    void whatIsNoPlanFileIsNotRead()
    {
        for (const auto &bytes : { ""_ba, "{}"_ba, "[1]"_ba, "\x00\xff"_ba }) {
            QVERIFY(!planFileFrom(bytes, {}));
        }
        QVERIFY(!readPlanFile(u"/dev/zero"_s));
        QVERIFY(!readPlanFile(u"/nowhere"_s));
    }

    void onlyASignedPlanRuns()
    {
        NEEDS_PROGRAM(u"ssh-keygen"_s);
        const Desk desk;
        desk.makeSshKey(u"anna"_s, true);
        QVERIFY(desk.run(false).error.what.contains("runs only plans that"_L1));
        QVERIFY(desk.run().error.what.contains("not signed by anybody who may"_L1));
        const auto signature = take(signFile(desk.file(), desk.path(u"anna"_s), false));
        QCOMPARE(signatureBeside(desk.file()), signature);
        const auto ran = desk.run();
        QVERIFY2(ran.kind == Outcome::Kind::Done, qPrintable(oneLine(ran.error)));
        QCOMPARE(take(readAudit()).last().signer, u"anna@example.org"_s);
        QVERIFY(verifyAudit());
    }

    void aStrangersSignatureIsNone()
    {
        NEEDS_PROGRAM(u"ssh-keygen"_s);
        const Desk desk;
        desk.makeSshKey(u"anna"_s, true);
        desk.makeSshKey(u"mallory"_s, false);
        QVERIFY(signFile(desk.file(), desk.path(u"mallory"_s), false));
        const auto ran = desk.run();
        QCOMPARE(ran.kind, Outcome::Kind::Refused);
        QVERIFY(ran.error.what.contains("not signed by anybody who may"_L1));
    }

    void whatWasChangedAfterTheSignatureIsRefused()
    {
        NEEDS_PROGRAM(u"ssh-keygen"_s);
        const Desk desk;
        desk.makeSshKey(u"anna"_s, true);
        QVERIFY(signFile(desk.file(), desk.path(u"anna"_s), false));
        // Hashes and all are written anew: only the signature tells.
        auto file = take(readPlanFile(desk.file()));
        file.madeBy = u"somebody else"_s;
        QVERIFY(savePlanFile(file, desk.file()));
        QVERIFY(readPlanFile(desk.file()));
        QCOMPARE(desk.run().kind, Outcome::Kind::Refused);
    }

    void anotherPlanThanTheSignedOneIsRefused()
    {
        NEEDS_PROGRAM(u"ssh-keygen"_s);
        const Desk desk;
        desk.makeSshKey(u"anna"_s, true);
        QVERIFY(signFile(desk.file(), desk.path(u"anna"_s), false));
        desk.project().writeDbmate(u"2_b.sql"_s, "create table b (id bigint);", "drop table b;");
        const auto ran = desk.run();
        QCOMPARE(ran.kind, Outcome::Kind::Refused);
        QVERIFY2(ran.error.what.contains("Step 2 (2): statement"_L1), qPrintable(ran.error.what));
    }

    void aPlanSignedForAnotherDatabaseIsRefused()
    {
        NEEDS_PROGRAM(u"ssh-keygen"_s);
        const Desk desk;
        desk.makeSshKey(u"anna"_s, true);
        QVERIFY(signFile(desk.file(), desk.path(u"anna"_s), false));
        auto toml = content(desk.path(u"switchback.toml"_s));
        put(desk.path(u"switchback.toml"_s), toml.replace("live.db", "other.db"));
        const auto ran = desk.run();
        QCOMPARE(ran.kind, Outcome::Kind::Refused);
        QVERIFY2(ran.error.what.contains("live.db"_L1), qPrintable(ran.error.what));
        QVERIFY2(ran.error.what.contains("other.db"_L1), qPrintable(ran.error.what));
    }

    void aSignatureStaysWhenTheNextOneFails()
    {
        NEEDS_PROGRAM(u"ssh-keygen"_s);
        const Desk desk;
        desk.makeSshKey(u"anna"_s, true);
        QVERIFY(signFile(desk.file(), desk.path(u"anna"_s), false));
        put(desk.path(u"broken"_s), "no key");
        QVERIFY(!signFile(desk.file(), desk.path(u"broken"_s), false));
        QCOMPARE(desk.run().kind, Outcome::Kind::Done);
    }

    void minisignDoesAsWell()
    {
        NEEDS_PROGRAM(u"minisign"_s);
        const Desk desk("team.pub");
        const auto made = take(runChild({ .program = findProgram(u"minisign"_s),
            .arguments = { u"-G"_s, u"-W"_s, u"-p"_s, desk.path(u"team.pub"_s), u"-s"_s,
                desk.path(u"team.key"_s) } }));
        QVERIFY2(made.exitCode == 0, made.errors.constData());
        QCOMPARE(take(signFile(desk.file(), desk.path(u"team.key"_s), false)),
            desk.file() + ".minisig"_L1);
        const auto ran = desk.run();
        QVERIFY2(ran.kind == Outcome::Kind::Done, qPrintable(oneLine(ran.error)));
        QVERIFY(take(readAudit()).last().signer.startsWith("minisign "_L1));
    }
};

QTEST_GUILESS_MAIN(SignoffTest)
#include "tst_signoff.moc"
