// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/remembered.h"

#include "core/tr.h"
#include "run/auditlog.h"
#include "run/fingerprint.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Tools without checksums cannot tell that a file was edited after it was applied.
void markEdited(Timeline &timeline, const MigrationSet &files, const Session &session,
    const QList<AuditEntry> &log)
{
    QHash<QString, QString> sources; // of what is applied now, as far as we did it
    for (const auto &entry : log) {
        if (entry.ok && !entry.version.isEmpty()) {
            sources.insert(entry.version, entry.action == "up"_L1 ? entry.source : QString());
        }
    }
    for (auto &entry : timeline.entries) {
        const auto source = sources.value(entry.version.text);
        if (entry.state != State::Applied || source.isEmpty() || entry.migration < 0) {
            continue;
        }
        const auto now = session.format->loaded(
            files.migrations.at(entry.migration), session.context);
        const auto change = now ? changeSince(*now, source) : SourceChange::None;
        if (change == SourceChange::Text) {
            entry.state = State::Modified;
            entry.note = tr(
                "The file was edited after Switchback applied it. %1 itself does not notice.")
                             .arg(session.format->info().title);
        } else if (change == SourceChange::LineEnds) {
            entry.note = tr("Only line ends or the byte order mark changed since it was applied.");
        }
    }
}

/// A tool that keeps its newest version alone takes every older file for applied. One that lies
/// between two that were applied here in one run was not there then.
void markSkipped(Timeline &timeline, const Session &session, const QList<AuditEntry> &log)
{
    auto &entries = timeline.entries;
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        places.insert(entries.at(i).version.text, i);
    }
    QHash<qsizetype, QString> skipped; // and what was applied over it
    const AuditEntry *before = nullptr;
    for (const auto &entry : log) {
        if (!entry.ok || entry.action != "up"_L1) {
            continue;
        }
        const bool together = before && before->run == entry.run;
        const auto from = together ? places.value(before->version, -1) : -1;
        const auto to = from < 0 ? -1 : places.value(entry.version, -1);
        for (auto i = from < 0 ? to : from + 1; i < to; ++i) {
            skipped.insert(i, entry.version);
        }
        skipped.remove(places.value(entry.version, -1));
        before = &entry;
    }
    for (auto it = skipped.cbegin(); it != skipped.cend(); ++it) {
        auto &entry = entries[it.key()];
        if (entry.state == State::Applied) {
            entry.state = State::SkippedForever;
            entry.outOfOrder = true;
            entry.note = tr(
                "It was not there when %1 was applied; %2 keeps only the newest version "
                "and will never run it.")
                             .arg(it.value(), session.format->info().title);
            --timeline.applied;
        }
    }
}

} // namespace

void recallFromLog(Timeline &timeline, const MigrationSet &files, const Session &session)
{
    const auto rules = session.format->rules();
    if (rules.checksums) {
        return;
    }
    auto log = readAudit().value_or(QList<AuditEntry>());
    log.removeIf([&session](const AuditEntry &entry) {
        return entry.database != session.connection.display;
    });
    markEdited(timeline, files, session, log);
    if (rules.highWaterMark) {
        markSkipped(timeline, session, log);
    }
}

} // namespace Switchback
