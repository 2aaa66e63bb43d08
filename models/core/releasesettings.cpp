// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/releasesettings.h"

#include "core/release.h"
#include "core/tomlreader.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

void readTime(TomlReader &reader, const QString &key, std::chrono::milliseconds &into)
{
    std::optional<std::chrono::milliseconds> time;
    reader.read(key, time);
    into = time.value_or(into);
}

/// A text would ask for a shell to cut it into words.
void readCommand(TomlReader &reader, const TomlValue &table, const QString &key, QStringList &into)
{
    const auto *value = table.at(key);
    if (value && value->text()) {
        reader.take(key);
        reader.complain(key, tr("a list: the program, then its arguments, each a text of its own"),
            value->line);
        return;
    }
    reader.read(key, into);
    if (value && (into.isEmpty() || into.first().isEmpty())) {
        reader.complain(key, tr("a list: the program, then its arguments"), value->line);
    }
}

Probe probeOf(const TomlValue &value, const QString &place, std::optional<Error> &error)
{
    Probe probe;
    TomlReader reader(value, place, error);
    reader.read(u"name"_s, probe.name);
    reader.read(u"url"_s, probe.url);
    reader.read(u"status"_s, probe.status);
    reader.read(u"text"_s, probe.text);
    reader.read(u"no_answer"_s, probe.noAnswer);
    reader.read(u"sql"_s, probe.sql);
    reader.read(u"result"_s, probe.result);
    readCommand(reader, value, u"command"_s, probe.command);
    readTime(reader, u"timeout"_s, probe.timeout);
    reader.finish();
    const int kinds = int(!probe.url.isEmpty()) + int(!probe.sql.isEmpty())
        + int(!probe.command.isEmpty());
    if (kinds != 1) {
        reader.complain(place, tr("tables with one of url, sql and command"), value.line);
    }
    if (!probe.url.isEmpty() && !probe.url.startsWith("http://"_L1)
        && !probe.url.startsWith("https://"_L1)) {
        reader.complain(
            u"url"_s, tr("an address that begins with http:// or https://"), value.line);
    }
    if (probe.name.isEmpty()) {
        probe.name = askedBy(probe);
    }
    return probe;
}

QList<Probe> probesOf(
    TomlReader &reader, const QString &key, const QString &table, std::optional<Error> &error)
{
    QList<Probe> probes;
    const auto *value = reader.take(key);
    if (!value) {
        return probes;
    }
    const auto place = table + u'.' + key;
    if (!value->array()) {
        reader.complain(key, tr("a list of tables, written [[%1]]").arg(place), value->line);
        return probes;
    }
    for (const auto &entry : *value->array()) {
        probes += probeOf(entry, place, error);
    }
    return probes;
}

void readTimes(TomlReader &reader, ReleaseSettings &release)
{
    readTime(reader, u"every"_s, release.every);
    readTime(reader, u"healthy_for"_s, release.healthyFor);
    readTime(reader, u"patience"_s, release.patience);
    readTime(reader, u"watch_for"_s, release.watchFor);
    readTime(reader, u"not_read_for"_s, release.quietFor);
    readTime(reader, u"command_timeout"_s, release.commandTime);
    release.every = std::max(release.every, std::chrono::milliseconds(50));
}

} // namespace

QString askedBy(const Probe &probe)
{
    return !probe.url.isEmpty() ? probe.url
        : !probe.sql.isEmpty()  ? probe.sql.simplified()
                                : shownCommand(probe.command);
}

ReleaseSettings readReleaseSettings(
    const TomlValue &table, const QString &place, std::optional<Error> &error)
{
    ReleaseSettings release { .present = true };
    TomlReader reader(table, place, error);
    readCommand(reader, table, u"deploy"_s, release.deploy);
    readCommand(reader, table, u"switch"_s, release.switchTraffic);
    readCommand(reader, table, u"switch_back"_s, release.switchBack);
    release.checks = probesOf(reader, u"checks"_s, place, error);
    release.oldGone = probesOf(reader, u"old_gone"_s, place, error);
    reader.read(u"source"_s, release.source);
    readTimes(reader, release);
    reader.read(u"failures"_s, release.failures);
    release.failures = std::max(1, release.failures);
    QString backfill = u"before"_s;
    reader.read(u"backfill"_s, backfill);
    if (backfill != "before"_L1 && backfill != "after"_L1) {
        reader.complain(u"backfill"_s, tr("\"before\" or \"after\""), table.at(u"backfill")->line);
    }
    release.backfillAfter = backfill == "after"_L1;
    reader.finish();
    return release;
}

} // namespace Switchback
