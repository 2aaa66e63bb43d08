// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/flyway/names.h"

#include "core/tr.h"
#include "formats/checksums.h"
#include "formats/listing.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback::Flyway {

namespace {

bool isEvent(const QString &name)
{
    static const QSet<QString> events = [] {
        QSet<QString> set { u"createSchema"_s, u"beforeCreateSchema"_s, u"beforeConnect"_s,
            u"afterConnect"_s, u"afterMigrateApplied"_s, u"beforeRepeatables"_s,
            u"afterRepeatables"_s, u"beforeVersioned"_s, u"afterVersioned"_s };
        for (const auto &what : { u"Migrate"_s, u"Clean"_s, u"Info"_s, u"Validate"_s, u"Baseline"_s,
                 u"Repair"_s, u"Undo"_s, u"EachMigrate"_s, u"EachUndo"_s, u"EachMigrateStatement"_s,
                 u"EachUndoStatement"_s }) {
            set += u"before"_s + what;
            set += u"after"_s + what;
            set += u"after"_s + what + u"Error"_s;
            set += u"after"_s + what + u"OperationFinish"_s;
        }
        return set;
    }();
    return events.contains(name);
}

QString option(const QHash<QString, QString> &options, const QString &name, const QString &fallback)
{
    const auto value = options.value(name);
    return value.isEmpty() ? fallback : value;
}

/// Digits, separated by single dots or underscores; empty when it is no version.
QString versionOf(const QString &text)
{
    const auto version = QString(text).replace(u'_', u'.');
    for (const auto &part : version.split(u'.')) {
        const bool digits = std::ranges::all_of(
            part, [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (part.isEmpty() || !digits) {
            return {};
        }
    }
    return version;
}

struct Prefix {
    Kind kind;
    QString text;
};

QList<Prefix> prefixes(const QHash<QString, QString> &options)
{
    return { { Kind::Versioned, option(options, u"sqlMigrationPrefix"_s, u"V"_s) },
        { Kind::Repeatable, option(options, u"repeatableSqlMigrationPrefix"_s, u"R"_s) },
        { Kind::Baseline, option(options, u"baselineMigrationPrefix"_s, u"B"_s) },
        { Kind::Undo, option(options, u"undoSqlMigrationPrefix"_s, u"U"_s) } };
}

QString stemOf(const QString &name, const QHash<QString, QString> &options)
{
    for (const auto &suffix : option(options, u"sqlMigrationSuffixes"_s, u".sql"_s).split(u',')) {
        const auto trimmed = suffix.trimmed();
        if (name.endsWith(trimmed) && name.size() > trimmed.size()) {
            return name.chopped(trimmed.size());
        }
    }
    return {};
}

} // namespace

FileName parseName(const QString &name, const QHash<QString, QString> &options)
{
    const auto stem = stemOf(name, options);
    const auto separator = option(options, u"sqlMigrationSeparator"_s, u"__"_s);
    const auto cut = stem.indexOf(separator);
    const auto head = cut < 0 ? stem : stem.first(cut);
    const auto description = cut < 0 ? QString()
                                     : stem.sliced(cut + separator.size()).replace(u'_', u' ');
    if (isEvent(head)) {
        return { Kind::Callback, head, description, {} };
    }
    for (const auto &[kind, prefix] : prefixes(options)) {
        if (stem.isEmpty() || !head.startsWith(prefix)) {
            continue;
        }
        const auto rest = head.sliced(prefix.size());
        if (kind == Kind::Repeatable) {
            return rest.isEmpty() && cut > 0 ? FileName { kind, {}, description, {} } : FileName {};
        }
        if (!rest.isEmpty() && rest.front() >= u'0' && rest.front() <= u'9') {
            const auto version = versionOf(rest);
            if (cut < 0 || version.isEmpty()) {
                return { .mistake = tr("%1 looks like a migration, but Flyway passes over it: its "
                                       "name must be like %2.")
                             .arg(name, prefix + u"1"_s + separator + u"name.sql"_s) };
            }
            return { kind, version, description, {} };
        }
    }
    return {};
}

QString versionKey(const QString &version)
{
    auto parts = version.split(u'.');
    for (auto &part : parts) {
        while (part.size() > 1 && part.startsWith(u'0')) {
            part.removeFirst();
        }
    }
    while (parts.size() > 1 && parts.last() == "0"_L1) {
        parts.removeLast();
    }
    return parts.join(u'.');
}

bool isLower(const QString &version, const QString &other)
{
    const auto a = versionKey(version).split(u'.');
    const auto b = versionKey(other).split(u'.');
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (isLess(a.at(i), b.at(i)) || isLess(b.at(i), a.at(i))) {
            return isLess(a.at(i), b.at(i));
        }
    }
    return a.size() < b.size();
}

qint32 checksum(QByteArrayView text)
{
    if (text.startsWith("\xef\xbb\xbf")) {
        text = text.sliced(3);
    }
    quint32 sum = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        auto end = at;
        while (end < text.size() && text.at(end) != '\n' && text.at(end) != '\r') {
            ++end;
        }
        sum = crc32(text.sliced(at, end - at), sum);
        const bool both = end + 1 < text.size() && text.at(end) == '\r' && text.at(end + 1) == '\n';
        at = end + (both ? 2 : 1);
    }
    return qint32(sum);
}

} // namespace Switchback::Flyway
