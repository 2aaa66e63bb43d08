// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/lint.h"

#include "rules/comments.h"
#include "rules/elixirsource.h"
#include "rules/rule.h"
#include "rules/walk.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// A migration read and taken apart: what threads can do without knowing the others.
struct ReadMigration {
    LintMigration migration;
    ScriptView up;
    ScriptView down;
    Comments comments;
};

using Operations = QList<NumberedOperation>;

Operations operationsOf(const Script &script, Dialect dialect)
{
    Operations result;
    for (int i = 0; i < script.statements.size(); ++i) {
        const auto &statement = script.statements[i];
        for (auto &operation : parseSql(statement.sql.toUtf8(), dialect, statement.line)) {
            result.append({ std::move(operation), i });
        }
    }
    return result;
}

Operations operationsOf(const QByteArray &text, Dialect dialect)
{
    Operations result;
    for (auto &operation : parseSql(text, dialect)) {
        const auto number = int(result.size());
        result.append({ std::move(operation), number });
    }
    return result;
}

/// Rows that Repo calls change stand among the statements by their lines, numbered behind them.
void addRepoChanges(const QList<DdlOperation> &changes, int number, Operations &operations)
{
    for (const auto &change : changes) {
        const bool rendered = std::ranges::any_of(
            operations, [&change](const NumberedOperation &each) {
                return each.operation.line == change.line && each.operation.kind == change.kind;
            });
        if (!rendered) {
            const auto place = std::ranges::find_if(
                operations, [&change](const NumberedOperation &each) {
                    return each.operation.line > change.line;
                });
            operations.insert(place, { change, number++ });
        }
    }
}

/// A column's line is nearer to what a finding means than the first one of its block.
void placeColumns(ScriptView &view, const Script &script, const ElixirSource &source)
{
    for (auto &each : view.statements) {
        if (each.statement < script.statements.size()) {
            const auto &written = script.statements.at(each.statement);
            each.columnLines = columnLines(source, written.line, written.lastLine);
        }
    }
}

ReadMigration read(LintMigration migration, Dialect dialect)
{
    ReadMigration result;
    const auto source = migration.isElixir ? readElixir(migration.text) : ElixirSource {};
    auto operations = migration.isPlain ? operationsOf(migration.text, dialect)
                                        : operationsOf(migration.up, dialect);
    if (migration.isElixir) {
        addRepoChanges(
            repoChanges(source, dialect), int(migration.up.statements.size()), operations);
    }
    result.up = makeScriptView(std::move(operations), Direction::Up, migration.up.transactional,
        migration.up.oneMessage, dialect);
    if (migration.down == LintMigration::Down::Present) {
        result.down = makeScriptView(operationsOf(migration.downScript, dialect), Direction::Down,
            migration.downScript.transactional, migration.downScript.oneMessage, dialect);
    }
    if (migration.isElixir) {
        placeColumns(result.up, migration.up, source);
        placeColumns(result.down, migration.downScript, source);
    }
    result.comments = readComments(migration);
    result.migration = std::move(migration);
    return result;
}

/// Reads ahead on several threads and hands out in order, never more than a few at a time.
class ReadAhead
{
public:
    ReadAhead(int count, const std::function<LintMigration(int)> &load, Dialect dialect)
        : m_count(count)
        , m_load(load)
        , m_dialect(dialect)
        , m_slots(size_t(qMin(count, Ahead)))
    {
        const int threads = count < 8 ? 0 : qMax(1, int(std::thread::hardware_concurrency()));
        for (int i = 0; i < threads; ++i) {
            m_threads.emplace_back([this](const std::stop_token &stop) { work(stop); });
        }
    }
    ~ReadAhead()
    {
        for (auto &thread : m_threads) {
            thread.request_stop();
        }
        m_room.notify_all();
    }
    Q_DISABLE_COPY_MOVE(ReadAhead)

    ReadMigration take(int number)
    {
        if (m_threads.empty()) {
            return read(m_load(number), m_dialect);
        }
        std::unique_lock lock(m_mutex);
        auto &slot = m_slots[size_t(number) % m_slots.size()];
        m_ready.wait(lock, [&slot, number] { return slot.number == number; });
        auto result = std::move(slot.read);
        slot.number = -1;
        m_taken = number + 1;
        lock.unlock();
        m_room.notify_all();
        return result;
    }

private:
    static constexpr int Ahead = 256;
    struct Slot {
        int number = -1;
        ReadMigration read;
    };

    void work(const std::stop_token &stop)
    {
        while (true) {
            int number = 0;
            {
                std::unique_lock lock(m_mutex);
                m_room.wait(lock, [&] {
                    return stop.stop_requested() || m_next >= m_count
                        || m_next < m_taken + int(m_slots.size());
                });
                if (stop.stop_requested() || m_next >= m_count) {
                    return;
                }
                number = m_next++;
            }
            auto result = read(m_load(number), m_dialect);
            {
                const std::lock_guard lock(m_mutex);
                auto &slot = m_slots[size_t(number) % m_slots.size()];
                slot.read = std::move(result);
                slot.number = number;
            }
            m_ready.notify_all();
        }
    }

    int m_count;
    const std::function<LintMigration(int)> &m_load;
    Dialect m_dialect;
    std::vector<Slot> m_slots;
    std::mutex m_mutex;
    std::condition_variable m_room;
    std::condition_variable m_ready;
    int m_next = 0;
    int m_taken = 0;
    std::vector<std::jthread> m_threads; // last: they end before what they use
};

ServerVersion currentVersion(Dialect dialect)
{
    switch (dialect) {
    case Dialect::PostgreSql:
        return { .major = 17 };
    case Dialect::MySql:
        return { .major = 8, .minor = 4 };
    case Dialect::Sqlite:
        break;
    }
    return { .major = 3, .minor = 46 };
}

void judge(const ReadMigration &read, int number, Catalog &catalog, const LintOptions &options,
    const RuleSelection &rules, LintResult &result)
{
    const auto &migration = read.migration;
    WalkResult walked;
    if (options.onePlan && !migration.isBase) {
        catalog.beginPlan();
    }
    Walk(migration, options, rules, catalog, walked).run(read.up);
    if (migration.isBase) {
        return;
    }
    if (migration.down == LintMigration::Down::Present) {
        Catalog after(options.dialect, &catalog);
        Walk(migration, options, rules, after, walked).run(read.down);
    }
    for (auto &forecast : walked.forecasts) {
        forecast.migration = number;
        forecast.line = qMax(1, forecast.line);
    }
    checkSource({ migration, options, read.up, read.down, catalog, read.comments.irreversible },
        walked.findings);
    dropReplaced(walked.findings);
    suppress(read.comments, migration, options, read.up, read.down, walked.findings);
    for (auto &finding : walked.findings) {
        if (options.silenced.contains(finding.rule)) {
            finding.suppressed = true;
            finding.reason = u"switchback.toml"_s;
        }
    }
    for (auto &finding : walked.findings) {
        finding.migration = number;
    }
    result.findings += walked.findings;
    result.forecasts += walked.forecasts;
}

void add(const char *id, const LintMigration &migration, const Place &place, const QString &subject,
    const LintOptions &options, QList<Finding> &findings, int number)
{
    const auto name = QString::fromLatin1(id);
    const auto *rule = ruleById(name);
    if (rule && !options.disabled.contains(name)) {
        findings.append({ .file = migration.file,
            .line = qMax(1, place.line),
            .column = qMax(1, place.column),
            .rule = name,
            .severity = options.severities.value(name, rule->severity),
            .message = subject + u": "_s + ruleExplanation(*rule),
            .help = ruleHelp(*rule),
            .version = migration.version,
            .migration = number });
    }
}

/// What is wrong with the file itself: unreadable, malformed, its version given twice.
void reportFile(const LintMigration &migration, QSet<QString> &versions, const LintOptions &options,
    QList<Finding> &findings, int number)
{
    for (const auto &problem : migration.problems) {
        if (problem.severity == Problem::Severity::Error) {
            add("syntax-error", migration, problem.place, problem.message, options, findings,
                number);
        }
    }
    const auto version = migration.group + u'\n' + migration.version.text;
    if (!migration.version.text.isEmpty() && versions.contains(version)) {
        add("duplicate-version", migration, { migration.file, 1, 1 }, migration.version.text,
            options, findings, number);
    }
    versions.insert(version);
}

/// What is known, group by group, each above what is common to all.
class Catalogs
{
public:
    explicit Catalogs(Dialect dialect)
        : m_common(dialect)
    {
    }

    Catalog &of(const QString &group)
    {
        if (group.isEmpty()) {
            return m_common;
        }
        return m_groups.try_emplace(group, m_common.dialect(), &m_common).first->second;
    }

    QList<const Catalog *> all() const
    {
        QList<const Catalog *> list { &m_common };
        for (const auto &[group, catalog] : m_groups) {
            list += &catalog;
        }
        return list;
    }

private:
    Catalog m_common;
    std::map<QString, Catalog> m_groups;
};

/// Findings of one file in the order of the text.
void sortByPlace(QList<Finding> &findings, qsizetype first)
{
    std::stable_sort(
        findings.begin() + first, findings.end(), [](const Finding &a, const Finding &b) {
            return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
        });
}

} // namespace

LintResult lint(int count, const std::function<LintMigration(int)> &load, const LintOptions &given)
{
    auto options = given;
    if (options.version.isEmpty()) {
        options.version = currentVersion(options.dialect);
    }
    LintResult result;
    const RuleSelection rules(options);
    Catalogs catalogs(options.dialect);
    ReadAhead ahead(count, load, options.dialect);
    QSet<QString> versions;
    for (int i = 0; i < count; ++i) {
        const auto read = ahead.take(i);
        const auto first = result.findings.size();
        judge(read, i, catalogs.of(read.migration.group), options, rules, result);
        reportFile(read.migration, versions, options, result.findings, i);
        sortByPlace(result.findings, first);
    }
    finishFolder(catalogs.all(), options, result.findings);
    return result;
}

LintResult lint(const QList<LintMigration> &migrations, const LintOptions &options)
{
    return lint(int(migrations.size()), [&migrations](int i) { return migrations[i]; }, options);
}

QList<Finding> shown(const QList<Finding> &findings)
{
    QList<Finding> result;
    std::ranges::copy_if(findings, std::back_inserter(result),
        [](const Finding &finding) { return !finding.suppressed; });
    return result;
}

} // namespace Switchback
