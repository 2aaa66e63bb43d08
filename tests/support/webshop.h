// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An application that is released: blue and green behind addresses of their own, commands that
// deploy and switch, a database that both read.

#include "run/releasestore.h"
#include "run/releasewalk.h"
#include "run/runjob.h"
#include "support/newurl.h"
#include "support/take.h"
#include "support/webserver.h"

namespace Switchback {

inline const QByteArray Quick = "every = \"50ms\"\nhealthy_for = \"300ms\"\npatience = \"3s\"\n"
                                "watch_for = \"400ms\"\nnot_read_for = \"0\"\n";

/// A shop: blue reads users.phone, green reads users.mobile.
class WebShop
{
public:
    explicit WebShop(const QString &engine = QStringLiteral("sqlite"))
        : url(newUrl(engine, project))
        , green([this] { return greenAnswer(); })
        , front([this] { return WebServer::page(read(QStringLiteral("live"))); })
    {
        project.writeDbmate(QStringLiteral("1_users.sql"),
            "create table users (id int primary key, phone varchar(20));", "drop table users;");
        apply({});
        project.writeDbmate(QStringLiteral("2_mobile.sql"),
            "alter table users add column mobile varchar(20);",
            "alter table users drop column mobile;");
        project.writeDbmate(
            QStringLiteral("3_copy.sql"), "update users set mobile = phone;", "select 1;");
        project.writeDbmate(QStringLiteral("4_phone.sql"), "alter table users drop column phone;",
            "alter table users add column phone varchar(20);");
        write(QStringLiteral("live"), "blue");
        command(QStringLiteral("deploy"), "echo up > green");
        command(QStringLiteral("switch"), "echo green > live");
        command(QStringLiteral("back"), "echo blue > live");
        settings(Quick);
    }

    void settings(const QByteArray &times, const QByteArray &more = {}) const
    {
        write(QStringLiteral("switchback.toml"),
            "[release]\ndeploy = [\"./bin/deploy\", \"v2\"]\nswitch = [\"./bin/switch\"]\n"
            "switch_back = [\"./bin/back\"]\n"
                + times + more + "[[release.checks]]\nname = \"green\"\nurl = \"" + green.url()
                + "health\"\ntext = \"well\"\ntimeout = \"500ms\"\n"
                + "[[release.old_gone]]\nname = \"blue\"\nurl = \"http://127.0.0.1:1/\"\n"
                  "no_answer = true\ntimeout = \"500ms\"\n");
    }

    void command(const QString &name, const QByteArray &script) const
    {
        QDir(project.path()).mkpath(QStringLiteral("bin"));
        write(QStringLiteral("bin/") + name, "#!/bin/sh\n" + script + '\n');
        QFile::setPermissions(path(QStringLiteral("bin/") + name),
            QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    QString path(const QString &name) const { return project.path() + u'/' + name; }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }

    Session session() const { return take(openSession(project.request(url))); }
    Outcome apply(const Target &target) const
    {
        return runJob(
            { .request = project.request(url), .target = target }, [](const RunEvent &) { }, {});
    }

    ReleaseView begin(const QHash<QString, Phase> &byHand = {}) const
    {
        return take(beginRelease(session(), byHand));
    }
    ReleaseView view() const { return take(viewRelease(session())); }
    QString stage() const { return stageWord(view().release.stage); }

    /// What somebody does who looks at the command and lets it run.
    Result<ReleaseView> next(ReleaseOrders orders = {}, const std::stop_token &stop = {}) const
    {
        const auto at = session();
        const auto shown = take(viewRelease(at));
        orders.command = shown.command;
        orders.back = shown.back;
        orders.mayCheck = true;
        return goOn(at, orders, [this](const ReleaseLook &look) { looks += look; }, stop);
    }
    void applyStage() const
    {
        const auto at = session();
        const auto target = take(releaseTarget(at, take(viewRelease(at))));
        QVERIFY(target);
        const auto outcome = apply(*target);
        QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(oneLine(outcome.error)));
    }
    Result<ReleaseView> back(ReleaseOrders orders = {}) const
    {
        const auto at = session();
        orders.command = take(viewRelease(at)).back;
        return abortRelease(at, orders, {});
    }
    void walkTo(const QString &wanted) const
    {
        for (int i = 0; stage() != wanted; ++i) {
            QVERIFY(i < 9);
            const auto phase = phaseOf(view().release.stage);
            if (phase && *phase != Phase::Contract) {
                applyStage();
            } else {
                const auto went = next();
                QVERIFY2(went, went ? "" : qPrintable(oneLine(went.error())));
                QCOMPARE(went->release.words + holdWord(went->release.hold), went->release.words);
            }
        }
    }

    QByteArray greenAnswer() const
    {
        const auto how = read(QStringLiteral("green"));
        return how == "up" ? WebServer::page("all is well")
            : how == "ill" ? WebServer::page({}, "503 WebServer Unavailable")
            : how == "sad" ? WebServer::page("I am sad")
                           : QByteArray();
    }

    TestProject project;
    QString url;
    WebServer green;
    WebServer front;
    mutable QList<ReleaseLook> looks;
};

} // namespace Switchback
