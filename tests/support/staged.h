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

} // namespace Switchback
