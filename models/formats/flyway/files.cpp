// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/flyway/files.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/checksums.h"
#include "formats/flyway/flyway.h"
#include "formats/flyway/history.h"
#include "formats/flyway/names.h"
#include "formats/flyway/scripts.h"
#include "formats/listing.h"

using namespace Qt::StringLiterals;

namespace Switchback::Flyway {

namespace {

struct Collected {
    QList<Listed> list;
    QHash<QString, QString> undo; // version key → shown path
    QList<Migration> callbacks;
    QList<Problem> problems;
};

/// What happens when a migrating Flyway meets the callback.
enum class CallbackUse { Runs, Refuses, Passes };

CallbackUse useOf(const QString &event)
{
    if (event.endsWith("EachMigrate"_L1) || event.endsWith("EachUndo"_L1)) {
        return CallbackUse::Runs;
    }
    static const QStringList others { u"Clean"_s, u"Info"_s, u"Baseline"_s, u"Repair"_s, u"Error"_s,
        u"Undo"_s, u"UndoStatement"_s, u"OperationFinish"_s };
    const bool passes = std::ranges::any_of(
        others, [&event](const QString &end) { return event.endsWith(end); });
    return passes ? CallbackUse::Passes : CallbackUse::Refuses;
}

void addCallback(Collected &collected, const Folder &folder, const QByteArray &file,
    const QString &event, const QString &path)
{
    const auto use = useOf(event);
    if (use != CallbackUse::Runs) {
        const bool refuses = use == CallbackUse::Refuses;
        collected.problems += Problem {
            refuses ? Problem::Severity::Error : Problem::Severity::Note, { path, 0 },
            refuses ? tr("%1 is a callback that Flyway runs around its"
                         " migrations; Switchback runs only "
                         "beforeEachMigrate and afterEachMigrate.")
                          .arg(visible(path))
                    : tr("%1 is a callback that only Flyway runs.").arg(visible(path))
        };
        return;
    }
    const auto text = folder.read(file);
    if (!text) {
        collected.problems += problemOf(text.error());
        return;
    }
    collected.callbacks += Migration { .version = { event }, .path = path, .text = *text };
}

void addFile(Collected &collected, const FormatContext &context, const Folder &folder,
    const QByteArray &file)
{
    const auto path = folder.shown(file);
    const auto name = parseName(QString::fromUtf8(file).section(u'/', -1), context.options);
    switch (name.kind) {
    case Kind::None:
        if (!name.mistake.isEmpty()) {
            collected.problems += Problem { Problem::Severity::Warning, { path, 0 },
                visible(name.mistake) };
        }
        return;
    case Kind::Callback:
        return addCallback(collected, folder, file, name.version, path);
    case Kind::Undo:
        collected.undo.insert(versionKey(name.version), path);
        return;
    case Kind::Versioned:
    case Kind::Baseline:
    case Kind::Repeatable:
        break;
    }
    const bool repeatable = name.kind == Kind::Repeatable;
    collected.list += Listed { .migration = {
                                   .version = { repeatable ? repeatableKey(name.description)
                                                           : name.version },
                                   .name = visible(name.description),
                                   .path = path,
                                   .repeatable = repeatable,
                                   .baseline = name.kind == Kind::Baseline,
                               } };
}

/// V and B by version, then R by description.
bool comesBefore(const Listed &a, const Listed &b)
{
    const auto &one = a.migration;
    const auto &two = b.migration;
    if (one.repeatable || two.repeatable) {
        return one.repeatable != two.repeatable ? two.repeatable : one.name < two.name;
    }
    if (isLower(one.version.text, two.version.text)
        || isLower(two.version.text, one.version.text)) {
        return isLower(one.version.text, two.version.text);
    }
    return one.baseline && !two.baseline;
}

/// One version may stand in one V file and one B file.
void refuseTwins(QList<Listed> &list)
{
    for (qsizetype i = 1; i < list.size(); ++i) {
        auto &one = list[i - 1];
        auto &two = list[i];
        const bool same = one.migration.repeatable == two.migration.repeatable
            && one.migration.baseline == two.migration.baseline
            && versionKey(one.migration.version.text) == versionKey(two.migration.version.text);
        if (same) {
            const auto message = tr("Version %1 stands in two files: %2 and %3.")
                                     .arg(visible(two.migration.version.text),
                                         visible(one.migration.path), visible(two.migration.path));
            refuse(one, message);
            refuse(two, message);
        }
    }
}

void readInto(Listed &listed, const Folder &folder, const FormatContext &context)
{
    auto &migration = listed.migration;
    const auto text = folder.read(fileName(context, migration.path));
    if (!text) {
        return refuse(listed, text.error());
    }
    migration.checksum = QString::number(checksum(*text));
    if (migration.repeatable) {
        // A repeatable is compared with its placeholders replaced; Flyway accepts the raw sum, too.
        const auto replaced = textOf(context, migration.path, *text);
        migration.otherChecksum = migration.checksum;
        migration.checksum = replaced.error.isEmpty()
            ? QString::number(checksum(replaced.sql.toUtf8()))
            : migration.checksum;
    }
}

Result<Collected> collect(const FormatContext &context, const Folder &folder)
{
    const auto entries = folder.entriesBelow();
    if (!entries) {
        return fail(entries.error());
    }
    Collected collected;
    for (const auto &entry : *entries) {
        if (!entry.isFolder) {
            addFile(collected, context, folder, entry.name);
        }
    }
    refuseLongVersions(collected.list, 50, u"Flyway"_s);
    collected.problems += passedOver(
        folder, *entries, flywayFormat()->info(), [&context](const FolderEntry &entry) {
            const auto file = QString::fromUtf8(entry.name).section(u'/', -1);
            const auto name = parseName(file, context.options);
            return !entry.isFolder && (name.kind != Kind::None || !name.mistake.isEmpty());
        });
    std::ranges::stable_sort(collected.list, comesBefore);
    for (auto &listed : collected.list) {
        auto &migration = listed.migration;
        if (!migration.repeatable && !migration.baseline) {
            migration.downPath = collected.undo.take(versionKey(migration.version.text));
            migration.reversible = !migration.downPath.isEmpty();
        }
    }
    for (const auto &path : std::as_const(collected.undo)) {
        collected.problems += Problem { Problem::Severity::Note, { path, 0 },
            tr("%1 undoes a version that has no file.").arg(visible(path)) };
    }
    return collected;
}

} // namespace

Result<MigrationSet> readFiles(const FormatContext &context)
{
    const auto folder = Folder::open(context);
    auto collected = folder ? collect(context, *folder) : Result<Collected>(fail(folder.error()));
    if (!collected) {
        return fail(collected.error());
    }
    auto *places = collected->list.data();
    forEachIndex(
        collected->list.size(), [&](qsizetype i) { readInto(places[i], *folder, context); });
    refuseTwins(collected->list);
    auto set = toSet(collected->list);
    set.problems += collected->problems;
    set.companions = collected->callbacks;
    return set;
}

} // namespace Switchback::Flyway
