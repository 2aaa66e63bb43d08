// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/readers.h"

#include "core/text.h"
#include "core/tr.h"
#include "engines/factreader.h"
#include "run/deadline.h"
#include "run/journal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 LargestFile = 1 << 20; // bytes; what is larger was made by a program
constexpr qint64 MostBytes = 256LL << 20;
constexpr int MostFiles = 50'000;
constexpr qsizetype MostPlaces = 20;
constexpr std::chrono::seconds Patience { 5 };

/// users.phone as it may stand in a program: "phone" beside "users", "user" or "User".
struct Spelling {
    QRegularExpression word; // the column, or the table itself
    QRegularExpression table; // empty pattern where the word is the table
};

QString camel(const QString &name)
{
    QString result;
    for (const auto &part : name.split(u'_', Qt::SkipEmptyParts)) {
        result += part.left(1).toUpper() + part.mid(1);
    }
    return result;
}

QString singular(const QString &name)
{
    if (name.endsWith("ies"_L1)) {
        return name.chopped(3) + u'y';
    }
    for (const auto &ending : { "sses"_L1, "xes"_L1, "ches"_L1, "shes"_L1 }) {
        if (name.endsWith(ending)) {
            return name.chopped(2);
        }
    }
    return name.endsWith(u's') && !name.endsWith("ss"_L1) ? name.chopped(1) : name;
}

QString anyOf(QStringList names)
{
    names.removeDuplicates();
    for (auto &name : names) {
        name = QRegularExpression::escape(name);
    }
    return names.join(u'|');
}

QRegularExpression asWord(const QString &name)
{
    const auto pattern = anyOf({ name, camel(name) });
    return QRegularExpression(u"(?<![A-Za-z0-9_])(?:%1)(?![A-Za-z0-9_])"_s.arg(pattern),
        QRegularExpression::CaseInsensitiveOption);
}

/// Part of a longer word too: UserController works on users.
QRegularExpression asTable(const QString &name)
{
    const auto one = singular(name);
    return QRegularExpression(
        anyOf({ name, camel(name), one, camel(one) }), QRegularExpression::CaseInsensitiveOption);
}

Spelling spellingOf(const QString &drop)
{
    const auto parts = drop.split(u'.');
    if (parts.size() == 1) { // a table: its plural as a word, or its own name in one
        return { asWord(parts.first()), {} };
    }
    return { asWord(parts.last()), asTable(parts.at(parts.size() - 2)) };
}

int lineOf(const QString &text, const Spelling &spelling)
{
    const auto match = spelling.word.match(text);
    const bool alone = spelling.table.pattern().isEmpty();
    if (!match.hasMatch() || (!alone && !spelling.table.match(text).hasMatch())) {
        return 0;
    }
    return int(QStringView(text).first(match.capturedStart()).count(u'\n')) + 1;
}

/// What others have written, what programs have written, and what nothing is run from.
bool isLeftOut(const QString &folder)
{
    static const QStringList names { u"node_modules"_s, u"deps"_s, u"_build"_s, u"vendor"_s,
        u"target"_s, u"dist"_s, u"build"_s, u"__pycache__"_s, u"venv"_s, u"coverage"_s };
    return folder.startsWith(u'.') || names.contains(folder);
}

bool isSource(const QFileInfo &file)
{
    static const QStringList dumps { u"schema.sql"_s, u"structure.sql"_s, u"schema.rb"_s,
        u"switchback.toml"_s };
    static const QStringList papers { u"md"_s, u"txt"_s, u"rst"_s, u"adoc"_s, u"log"_s, u"lock"_s,
        u"csv"_s, u"db"_s, u"svg"_s, u"map"_s };
    return !file.isSymLink() && file.size() <= LargestFile && !dumps.contains(file.fileName())
        && !papers.contains(file.suffix().toLower());
}

class SourceSearch
{
public:
    SourceSearch(const Session &session, const QStringList &drops, const std::stop_token &stop)
        : m_root(session.project.root)
        , m_migrations(QDir::cleanPath(session.folder.path))
        , m_state(QDir::cleanPath(stateFolder().value_or(QString())))
        , m_drops(drops)
        , m_stop(stop)
    {
        for (const auto &drop : drops) {
            m_spellings += spellingOf(drop);
        }
    }

    void look(const QString &folder)
    {
        const auto path = QDir::cleanPath(folder);
        if (path == m_migrations || path == m_state || isOver()) {
            return;
        }
        const auto entries = QDir(folder).entryInfoList(
            QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
        for (const auto &entry : entries) {
            if (entry.isDir() && !isLeftOut(entry.fileName())) {
                look(entry.filePath());
            } else if (entry.isFile() && isSource(entry)) {
                readFile(entry.filePath());
            }
        }
    }

    bool isOver() const
    {
        return m_stop.stop_requested() || m_files > MostFiles || m_bytes > MostBytes
            || m_places.size() >= MostPlaces;
    }
    bool wasCut() const { return m_files > MostFiles || m_bytes > MostBytes; }
    const QStringList &places() const { return m_places; }

private:
    void readFile(const QString &path)
    {
        QFile file(path);
        if (isOver() || !file.open(QIODevice::ReadOnly)) {
            return;
        }
        const auto bytes = file.read(LargestFile);
        ++m_files;
        m_bytes += bytes.size();
        if (bytes.first(std::min<qsizetype>(bytes.size(), 4096)).contains('\0')) {
            return;
        }
        const auto text = QString::fromUtf8(bytes);
        for (qsizetype i = 0; i < m_spellings.size(); ++i) {
            if (const int line = lineOf(text, m_spellings.at(i)); line > 0) {
                m_places += tr("%1:%2 names %3")
                                .arg(visible(QDir(m_root).relativeFilePath(path)))
                                .arg(line)
                                .arg(visible(m_drops.at(i)));
                return;
            }
        }
    }

    QString m_root;
    QString m_migrations;
    QString m_state; // our own notes name what is dropped, too
    QStringList m_drops;
    QList<Spelling> m_spellings;
    std::stop_token m_stop;
    QStringList m_places;
    int m_files = 0;
    qint64 m_bytes = 0;
};

void searchSource(const Session &session, const QStringList &drops, const QStringList &folders,
    const std::stop_token &stop, Readers &readers)
{
    SourceSearch search(session, drops, stop);
    const QDir root(session.project.root);
    for (const auto &folder : folders.isEmpty() ? QStringList { u"."_s } : folders) {
        const auto path = QDir::cleanPath(root.absoluteFilePath(folder));
        if (!QFileInfo(path).isDir()) {
            readers.missing += tr("There is no folder '%1' to search for readers.")
                                   .arg(elided(visible(folder), 80));
        }
        search.look(path);
    }
    readers.places = search.places();
    if (search.wasCut()) {
        readers.missing += tr("The project is too large to be searched whole: name its folders "
                              "with source in [release].");
    }
}

/// Statements of the schema's own changes name a column without reading it.
bool reads(const QString &statement)
{
    static const QRegularExpression first(
        u"^\\s*(?:/\\*.*?\\*/"
        u"\\s*|--[^\\n]*\\n\\s*)*\\(?\\s*(select|insert|update|delete|with|merge|"
        "replace|copy|declare)\\b"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return first.match(statement).hasMatch();
}

void countStatements(const Session &session, const QStringList &drops, Readers &readers)
{
    const auto *facts = factReader(session.engine->info().id);
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    if (!facts || !connection) {
        readers.missing += connection ? QString() : oneLine(connection.error());
        return;
    }
    const Deadline deadline(**connection, Deadline::Clock::now() + Patience);
    const auto seen = facts->statements(**connection);
    if (!seen) {
        readers.missing += visible(seen.error().what);
        return;
    }
    QList<Spelling> spellings;
    for (const auto &drop : drops) {
        spellings += spellingOf(drop);
    }
    for (const auto &statement : *seen) {
        const bool names = std::ranges::any_of(spellings,
            [&](const Spelling &spelling) { return lineOf(statement.text, spelling) > 0; });
        if (names && reads(statement.text)) {
            readers.calls.insert(statement.id, statement.calls);
            readers.statements.insert(
                statement.id, elided(visible(statement.text.simplified()), 120));
        }
    }
}

} // namespace

int lineThatReads(const QString &text, const QString &drop)
{
    return lineOf(text, spellingOf(drop));
}

Readers findReaders(const Session &session, const QStringList &drops, const QStringList &folders,
    const std::stop_token &stop)
{
    Readers readers;
    if (!drops.isEmpty()) {
        searchSource(session, drops, folders, stop, readers);
        countStatements(session, drops, readers);
    }
    return readers;
}

} // namespace Switchback
