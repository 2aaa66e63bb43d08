// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A database with the tables of a recipe and its unsafe migration pending, and what has to be true of
// the staged set that takes its place.

#include "engines/schemareader.h"
#include "run/judge.h"
#include "run/replay.h"
#include "run/safeproof.h"
#include "run/safeset.h"
#include "support/leftbehind.h"
#include "support/scene.h"

#include <QTest>

namespace Switchback {

struct UnsafeCase {
    const char *name;
    const char *rule;
    QByteArray tables;
    QByteArray up;
    QByteArray down;
};

struct Pending {
    Scene scene;
    QString engine;

    Pending(const UnsafeCase &recipe, const QString &onEngine)
        : scene(onEngine)
        , engine(onEngine)
    {
        scene.project().writeDbmate(QStringLiteral("20260101000000_tables.sql"), recipe.tables);
        scene.project().writeDbmate(
            QStringLiteral("20260102000000_change.sql"), recipe.up, recipe.down);
        run({ .kind = Target::Kind::Steps, .steps = 1 });
    }

    Schema schema() const
    {
        const auto connection = scene.connect();
        auto schema = take(schemaTools(engine)->read(*connection, {}));
        withoutHistory(schema, QStringLiteral("schema_migrations"));
        return schema;
    }

    void run(const Target &target) const
    {
        const auto done = scene.apply(target);
        [&] { QVERIFY2(done.error.what.isEmpty(), qPrintable(oneLine(done.error))); }();
    }
};

/// The first one of the last migration that has any.
inline Finding findingOf(const Session &session, const QString &rule)
{
    const auto judged = judgeFolder(session, QString());
    Finding found;
    for (const auto &migration : *judged) {
        for (const auto &finding : migration.up.findings) {
            if (finding.rule == rule && found.version != migration.version) {
                found = finding;
            }
        }
    }
    return found;
}

inline QString said(const QList<SchemaChange> &changes)
{
    QStringList words;
    for (const auto &change : changes) {
        words += QStringLiteral("%1 %2 %3")
                     .arg(changeWord(change.change), change.kind, change.object);
        for (const auto &property : change.properties) {
            words += QStringLiteral("  %1: %2 / %3")
                         .arg(property.name, property.before, property.after);
        }
    }
    return words.join(u'\n');
}

inline QString errorsOf(const SafeSet &set)
{
    QStringList rules;
    for (const auto &finding : set.findings) {
        if (finding.severity == Severity::Error) {
            rules += finding.rule + u' ' + finding.file + QStringLiteral(": ") + finding.message;
        }
    }
    return rules.join(u'\n');
}

/// The trial on a scratch copy says so, and so does the database itself: there, back and there again.
inline void comesToTheSame(const UnsafeCase &recipe, const QString &engine)
{
    const Pending unsafe(recipe, engine);
    const Pending safe(recipe, engine);
    const auto start = safe.schema();
    const auto session = safe.scene.session();
    const auto finding = findingOf(session, QString::fromLatin1(recipe.rule));
    QCOMPARE(finding.rule, QString::fromLatin1(recipe.rule));
    const auto set = makeSafeSet(session, finding);
    QVERIFY2(set, set ? "" : qPrintable(oneLine(set.error())));
    QVERIFY2(!set->refused, qPrintable(errorsOf(*set)));
    const auto proof = proveSafeSet(session, *set, {});
    QVERIFY2(proof, proof ? "" : qPrintable(oneLine(proof.error())));
    QVERIFY2(proof->outcome == SafeProof::Outcome::Proven, qPrintable(proof->reason));
    QCOMPARE(leftBehind(session), QStringList());
    // Project and database are as they were.
    QCOMPARE(QDir(safe.scene.project().migrations()).entryList(QDir::Files).size(), 2);
    QCOMPARE(said(schemaChanges(start, safe.schema())), QString());
    QVERIFY(writeSafeSet(session, *set));
    if (!set->mends) { // else there is nothing that the original comes to
        unsafe.run({});
    }
    const auto differences = [&](const Schema &other) {
        auto changes = schemaChanges(other, safe.schema());
        changes.removeIf([&](const SchemaChange &change) { return isMeant(*set, change.object); });
        return said(changes);
    };
    safe.run({});
    const auto there = set->mends ? safe.schema() : unsafe.schema();
    QCOMPARE(differences(there), QString());
    safe.run({ .direction = Direction::Down,
        .kind = Target::Kind::Steps,
        .steps = int(set->versions.size()) });
    QCOMPARE(set->mends ? QString() : differences(start), QString());
    safe.run({});
    QCOMPARE(differences(there), QString());
}

/// The statements as an Elixir function's body.
inline QByteArray executed(const QByteArray &sql)
{
    QByteArray text;
    for (auto statement : QString::fromUtf8(sql).split(QStringLiteral(";\n"))) {
        statement = statement.trimmed();
        statement.chop(statement.endsWith(u';') ? 1 : 0);
        text +=
            QStringLiteral("    execute ~S\"\"\"\n    %1\n    \"\"\"\n").arg(statement).toUtf8();
    }
    return text;
}

/// The same in another format's files and words.
inline void writeInFormat(const TestProject &project, const QString &format, const QString &version,
    const QByteArray &up, const QByteArray &down)
{
    if (format == QLatin1String("goose")) {
        project.write(version + QStringLiteral("_m.sql"),
            "-- +goose Up\n" + up + "\n-- +goose Down\n" + down + "\n");
    } else if (format == QLatin1String("flyway")) {
        project.write(QStringLiteral("V%1__m%1.sql").arg(version), up + "\n");
        project.write(QStringLiteral("U%1__m%1.sql").arg(version), down + "\n");
    } else if (format == QLatin1String("ecto")) {
        project.write(version + QStringLiteral("_m%1.exs").arg(version),
            "defmodule Shop.Repo.Migrations.M" + version.toUtf8()
                + " do\n  use Ecto.Migration\n\n  def up do\n" + executed(up)
                + "  end\n\n  def down do\n" + executed(down) + "  end\nend\n");
    } else {
        const bool plain = format == QLatin1String("plain");
        project.write(
            version + (plain ? QStringLiteral("_m.sql") : QStringLiteral("_m.up.sql")), up + "\n");
        project.write(version + QStringLiteral("_m.down.sql"), down + "\n");
    }
}

/// The set that is made in another format comes to the same on a scratch copy.
inline void provesItself(const UnsafeCase &recipe, const QString &engine, const QString &format)
{
    const TestProject project;
    writeInFormat(project, format, QStringLiteral("01"), recipe.tables, "SELECT 1;");
    writeInFormat(project, format, QStringLiteral("02"), recipe.up, recipe.down);
    const auto url = newUrl(engine, project);
    const auto session = take(openSession(project.request(url, format)));
    const auto set = makeSafeSet(session, findingOf(session, QString::fromLatin1(recipe.rule)));
    QVERIFY2(set, set ? "" : qPrintable(oneLine(set.error())));
    QVERIFY2(!set->refused, qPrintable(errorsOf(*set)));
    const auto proof = proveSafeSet(session, *set, {});
    QVERIFY2(proof, proof ? "" : qPrintable(oneLine(proof.error())));
    QVERIFY2(proof->outcome == SafeProof::Outcome::Proven, qPrintable(proof->reason));
}

} // namespace Switchback
