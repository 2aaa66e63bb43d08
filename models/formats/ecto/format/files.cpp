// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/format/files.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/files.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback::Ecto {

namespace {

/// Integers of any length.
bool lessVersion(const QString &a, const QString &b)
{
    const bool negativeA = a.startsWith(u'-');
    const bool negativeB = b.startsWith(u'-');
    if (negativeA != negativeB) {
        return negativeA;
    }
    if (a.size() != b.size()) {
        return (a.size() < b.size()) != negativeA;
    }
    return negativeA ? a > b : a < b;
}

/// Ecto refuses these only among the migrations that it is about to run: said here, refused there.
void noteDuplicates(MigrationSet &set)
{
    QHash<QString, QString> versions;
    QHash<QString, QString> names;
    for (const auto &migration : std::as_const(set.migrations)) {
        if (const auto other = versions.value(migration.version.text); !other.isEmpty()) {
            set.problems += { Problem::Severity::Warning, { migration.path },
                tr("Version %1 is also that of %2; Ecto runs neither while both are pending.")
                    .arg(migration.version.text, other) };
        }
        if (const auto other = names.value(migration.name); !other.isEmpty()) {
            set.problems += { Problem::Severity::Warning, { migration.path },
                tr("The name %1 is also that of %2; Ecto runs neither while both are pending.")
                    .arg(visible(migration.name), other) };
        }
        versions.insert(migration.version.text, migration.path);
        names.insert(migration.name, migration.path);
    }
}

/// The column that holds versions is a bigint.
bool fitsColumn(const QString &version)
{
    bool fits = false;
    version.toLongLong(&fits);
    return fits;
}

void refuse(MigrationSet &set, Migration &migration, const Problem &problem)
{
    migration.broken = true;
    set.problems += problem;
}

void listFolder(const Folder &folder, const QList<FolderEntry> &entries, MigrationSet &set)
{
    for (const auto &entry : entries) {
        if (entry.isFolder) {
            continue;
        }
        if (auto migration = migrationNamed(entry.name)) {
            migration->path = folder.shown(entry.name);
            set.migrations += *migration;
        } else if (entry.name.endsWith(".ex") && migrationNamed(entry.name + "s")) {
            set.problems += { Problem::Severity::Warning, { folder.shown(entry.name) },
                tr("The file is named like a migration but ends in .ex; Ecto passes over it.") };
        }
    }
}

void checkNames(MigrationSet &set)
{
    for (auto &migration : set.migrations) {
        if (!fitsColumn(migration.version.text)) {
            refuse(set, migration,
                { Problem::Severity::Error, { migration.path },
                    tr("Version %1 does not fit into a 64-bit integer;"
                       " the database cannot record it.")
                        .arg(elided(migration.version.text, 60)) });
        }
    }
    noteDuplicates(set);
}

/// What a glance at the text says; rendering says the rest.
void look(Migration &migration, const QByteArray &text)
{
    migration.transactional = !text.contains("@disable_ddl_transaction");
    migration.reversible = text.contains("def down") || text.contains("def change");
}

} // namespace

QList<FormatContext> foldersOf(const FormatContext &context)
{
    QList<FormatContext> list { context };
    for (const auto &path :
        context.options.value(u"migrations_paths"_s).split(u'\n', Qt::SkipEmptyParts)) {
        if (QDir::cleanPath(path) != QDir::cleanPath(context.directory)) {
            list += context;
            list.last().directory = path;
        }
    }
    return list;
}

FormatContext folderOf(const FormatContext &context, const QString &path)
{
    for (const auto &folder : foldersOf(context)) {
        if (path.startsWith(shownPath(folder, {}))) {
            return folder;
        }
    }
    return context;
}

std::optional<Migration> migrationNamed(const QByteArray &path)
{
    const auto base = path.mid(path.lastIndexOf('/') + 1);
    if (!base.endsWith(".exs") || !base.isValidUtf8()) {
        return std::nullopt;
    }
    const auto stem = base.chopped(4);
    const qsizetype digits = stem.startsWith('+') || stem.startsWith('-') ? 1 : 0;
    auto at = digits;
    while (at < stem.size() && stem[at] >= '0' && stem[at] <= '9') {
        ++at;
    }
    if (at == digits || at >= stem.size() || stem[at] != '_') {
        return std::nullopt;
    }
    auto number = stem.sliced(digits, at - digits);
    while (number.size() > 1 && number.startsWith('0')) {
        number.remove(0, 1);
    }
    if (stem.startsWith('-') && number != "0") {
        number.prepend('-');
    }
    return Migration { .version = { QString::fromLatin1(number) },
        .name = QString::fromUtf8(stem.sliced(at + 1)) };
}

bool isBefore(const Migration &a, const Migration &b)
{
    if (a.version != b.version) {
        return lessVersion(a.version.text, b.version.text);
    }
    return a.name != b.name ? a.name < b.name : a.path < b.path;
}

Result<MigrationSet> listMigrations(const FormatContext &context)
{
    MigrationSet set;
    for (const auto &place : foldersOf(context)) {
        const auto folder = Folder::open(place);
        if (!folder) {
            return fail(folder.error());
        }
        const auto entries = folder->entriesBelow();
        if (!entries) {
            return fail(entries.error());
        }
        listFolder(*folder, *entries, set);
    }
    std::ranges::sort(set.migrations, isBefore);
    return set;
}

Result<MigrationSet> readMigrations(const FormatContext &context)
{
    auto set = listMigrations(context);
    if (!set) {
        return set;
    }
    std::vector<std::pair<FormatContext, Folder>> folders;
    for (const auto &place : foldersOf(context)) {
        auto folder = Folder::open(place);
        if (!folder) {
            return fail(folder.error());
        }
        folders.emplace_back(place, std::move(*folder));
    }
    auto *const migrations = set->migrations.data();
    QList<QList<Problem>> problems(set->migrations.size());
    auto *const places = problems.data();
    forEachIndex(set->migrations.size(), [&](qsizetype i) {
        auto &migration = migrations[i];
        auto it = std::ranges::find_if(folders,
            [&](const auto &folder) { return migration.path.startsWith(folder.second.shown({})); });
        it = it == folders.end() ? folders.begin() : it;
        if (const auto text = it->second.read(fileName(it->first, migration.path)); text) {
            look(migration, *text);
        } else {
            places[i] += problemOf(text.error());
            migration.broken = true;
        }
    });
    for (const auto &list : std::as_const(problems)) {
        set->problems += list;
    }
    checkNames(*set);
    return set;
}

Result<Migration> withText(const Migration &migration, const FormatContext &context)
{
    if (!migration.text.isEmpty()) {
        return migration;
    }
    const auto folder = folderOf(context, migration.path);
    const auto text = readMigrationFile(folder, fileName(folder, migration.path));
    if (!text) {
        return fail(text.error());
    }
    auto result = migration;
    result.text = *text;
    return result;
}

} // namespace Switchback::Ecto
