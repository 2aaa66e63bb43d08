// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/format/rendered.h"

#include "core/tr.h"
#include "formats/ecto/ecto.h"
#include "formats/ecto/format/files.h"
#include "formats/ecto/format/projects.h"
#include "formats/ecto/format/words.h"
#include "formats/files.h"

#include <QFileInfo>

#include <map>

using namespace Qt::StringLiterals;

namespace Switchback::Ecto {

namespace {

QString wide(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Adapter adapterOf(const FormatContext &context, const Repository *repository)
{
    const auto engine = context.engine ? context.engine->info().id : QString();
    return engine == "mysql"_L1                    ? Adapter::MyXQL
        : engine == "sqlite"_L1                    ? Adapter::SQLite3
        : engine == "postgresql"_L1 || !repository ? Adapter::Postgres
                                                   : repository->adapter;
}

/// An empty statement, which execute("") sends, changes nothing and is left out.
QList<Statement> statementsOf(const WayResult &way)
{
    QList<Statement> list;
    list.reserve(qsizetype(way.statements.size()));
    for (const auto &statement : way.statements) {
        auto sql = wide(statement.sql).trimmed();
        while (sql.endsWith(u';')) {
            sql = sql.chopped(1).trimmed();
        }
        if (!sql.isEmpty()) {
            list += Statement { sql, statement.line, statement.lastLine };
        }
    }
    return list;
}

QList<Problem> problemsOf(const std::vector<Finding> &findings, const QString &path)
{
    QList<Problem> list;
    for (const auto &finding : findings) {
        const auto severity = finding.severity == Finding::Severity::Error
            ? Problem::Severity::Error
            : finding.severity == Finding::Severity::Warning ? Problem::Severity::Warning
                                                             : Problem::Severity::Note;
        list += { severity, { path, finding.line, finding.column }, inWords(finding.message) };
    }
    return list;
}

/// One migration among those of its folder; earlier ones are rendered when asked for, each once.
class Renderer
{
public:
    explicit Renderer(const FormatContext &context)
        : m_context(context)
        , m_place(recentPlaceOf(context))
    {
    }

    MigrationResult render(const Migration &migration);
    Adapter adapter() const { return adapterOf(m_context, m_place.repository); }
    const Repository *repository() const { return m_place.repository; }

private:
    std::optional<std::string> commentBefore(
        const Migration &migration, std::string_view prefix, std::string_view table);
    const std::vector<RenderedStatement> &statementsOfEarlier(
        const Migration &earlier, const QByteArray &word);

    const FormatContext &m_context;
    ProjectPlace m_place;
    std::optional<QList<Migration>> m_all;
    std::map<QString, std::vector<RenderedStatement>> m_earlier; // by path
    int m_depth = 0;
};

MigrationResult Renderer::render(const Migration &migration)
{
    const auto folder = folderOf(m_context, migration.path);
    const auto path = folder.directory + u'/' + QString::fromUtf8(fileName(folder, migration.path));
    RenderRequest request;
    request.text = { migration.text.constData(), size_t(migration.text.size()) };
    request.file = path.toStdString();
    request.directory = QFileInfo(path).path().toStdString();
    request.project = m_place.project.get();
    request.repository = m_place.repository;
    request.adapter = adapter();
    request.prefix = m_context.options.value(u"prefix"_s).toStdString();
    request.database = m_context.options.value(u"connection.database"_s).toStdString();
    request.user = m_context.options.value(u"connection.user"_s).toStdString();
    request.commentsBefore = [&](std::string_view prefix, std::string_view table) {
        return commentBefore(migration, prefix, table);
    };
    return Ecto::render(request);
}

const std::vector<RenderedStatement> &Renderer::statementsOfEarlier(
    const Migration &earlier, const QByteArray &word)
{
    const auto known = m_earlier.find(earlier.path);
    if (known != m_earlier.end()) {
        return known->second;
    }
    m_earlier[earlier.path] = {}; // also what a circle finds
    const auto whole = withText(earlier, m_context);
    // Only what speaks of the table can have set its comment.
    if (whole && whole->text.toLower().contains(word)) {
        m_earlier[earlier.path] = render(*whole).up.statements;
    }
    return m_earlier[earlier.path];
}

/// What the earlier migrations of the folder left as the comment on a table: libraries keep the
/// version of their tables there.
std::optional<std::string> Renderer::commentBefore(
    const Migration &migration, std::string_view prefix, std::string_view table)
{
    constexpr int Deepest = 50;
    if (m_depth > Deepest) {
        return std::nullopt;
    }
    if (!m_all) {
        m_all = listMigrations(m_context).value_or(MigrationSet {}).migrations;
    }
    ++m_depth;
    std::optional<std::string> found;
    const auto word =
        QByteArray(table.data(), qsizetype(table.size())).split('_').first().toLower();
    for (auto it = m_all->crbegin(); it != m_all->crend() && !found; ++it) {
        if (isBefore(*it, migration)) {
            found = lastTableComment(statementsOfEarlier(*it, word), prefix, table);
        }
    }
    --m_depth;
    return found;
}

/// ClickHouse, SQL Server and the like: what is shown is not what their adapters would send.
void tellForeignAdapter(const Repository *repository, Rendering &rendering)
{
    constexpr std::string_view family = "Ecto.Adapters.";
    if (!repository || repository->adapterKnown || !repository->adapterName.starts_with(family)) {
        return;
    }
    const auto name = wide(repository->adapterName);
    rendering.opaque += OpaquePart { 1, name,
        tr("The repository uses %1, whose SQL is not known here.").arg(name) };
}

/// Ecto sends each text as one prepared statement, which takes one command. A body between BEGIN
/// and END is not cut: engines differ in where it ends.
bool holdsSeveral(const Statement &statement, const Engine &engine)
{
    return statement.sql.contains(u';') && !statement.sql.contains("begin"_L1, Qt::CaseInsensitive)
        && engine.split(statement.sql, 1).size() > 1;
}

void refuseSeveral(
    const Script &script, const FormatContext &context, const QString &path, Rendering &rendering)
{
    if (!context.engine) {
        return;
    }
    for (const auto &statement : script.statements) {
        if (holdsSeveral(statement, *context.engine)) {
            rendering.problems += { Problem::Severity::Error, { path, statement.line },
                context.engine->info().embedded
                    ? tr("One execute holds several statements; Ecto would"
                         " run the first and drop the rest.")
                    : tr("One execute holds several statements; the server refuses that.") };
        }
    }
}

/// What Ecto itself would stop at stands among the parts that are not rendered, too.
void tellRefusal(Rendering &rendering)
{
    for (const auto &problem : std::as_const(rendering.problems)) {
        if (problem.severity == Problem::Severity::Error) {
            rendering.opaque += OpaquePart { problem.place.line, {}, problem.message };
        }
    }
}

} // namespace

Rendering rendered(const Migration &migration, const FormatContext &context)
{
    Renderer renderer(context);
    const auto result = renderer.render(migration);
    const bool transactional = !result.disableDdlTransaction
        && renderer.adapter() != Adapter::MyXQL;
    Rendering rendering;
    rendering.disableDdlTransaction = result.disableDdlTransaction;
    rendering.disableMigrationLock = result.disableMigrationLock;
    rendering.problems = problemsOf(result.findings, migration.path);
    rendering.refused = result.compiled;
    rendering.up.transactional = transactional;
    if (result.up.possible) {
        rendering.up.statements = statementsOf(result.up);
    }
    if (result.down.possible) {
        rendering.down = Script { .statements = statementsOf(result.down),
            .transactional = transactional };
    } else {
        rendering.irreversible = result.down.reason.empty() ? tr("The migration cannot be read.")
                                                            : inWords(result.down.reason);
    }
    for (const auto &note : result.opaque) {
        rendering.opaque += OpaquePart { note.line, wide(note.text), inWords(note.reason),
            note.known, note.up, note.down };
    }
    refuseSeveral(rendering.up, context, migration.path, rendering);
    if (rendering.down) {
        refuseSeveral(*rendering.down, context, migration.path, rendering);
    }
    tellForeignAdapter(renderer.repository(), rendering);
    tellRefusal(rendering);
    return rendering;
}

} // namespace Switchback::Ecto
