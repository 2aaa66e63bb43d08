// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/ecto.h"

#include "formats/ecto/syntax/spans.h"
#include "formats/ecto/terms/text.h"

#include <algorithm>

namespace Switchback::Ecto {

namespace {

/// Stands in where a migration is read outside of any project.
class NoProject : public Surroundings
{
public:
    Module *module(Atom) const override { return nullptr; }
    const Value *application(Atom) const override { return nullptr; }
    Atom environment() const override { return atom("dev"); }
    std::string root() const override { return {}; }
    bool mayRead(const std::string &) const override { return false; }
};

class Rendering
{
public:
    explicit Rendering(const RenderRequest &request);
    MigrationResult run();

private:
    bool load();
    Module *migrationModule();
    void readFlags();
    WayResult way(bool down);
    Eval perform(MigrationRun &migration, Atom operation);
    void ended(WayResult &result, const MigrationRun &migration, const Stop &stop, bool down);
    void keepOpaque(bool up, bool down);
    RunSettings settings(bool down, bool backward);
    Value openedConfig();
    TableComments commentsFor(bool down);

    const RenderRequest &m_request;
    NoProject m_none;
    AdapterSettings m_defaults;
    std::unique_ptr<Source> m_source;
    Arena m_arena;
    Interpreter m_interpreter;
    std::unique_ptr<SqlWriter> m_writer;
    Module *m_module = nullptr;
    MigrationResult m_result;
};

const Surroundings &surroundingsOf(const RenderRequest &request, const NoProject &none)
{
    return request.project ? static_cast<const Surroundings &>(*request.project) : none;
}

Rendering::Rendering(const RenderRequest &request)
    : m_request(request)
    , m_interpreter(surroundingsOf(request, m_none), m_arena)
    , m_writer(makeWriter(
          request.adapter, request.project ? request.project->adapterSettings() : m_defaults))
{
}

bool Rendering::load()
{
    if (!isValidUtf8(m_request.text)) {
        m_result.findings.push_back({ Finding::Severity::Error, 0, 0,
            "The file is not valid UTF-8; Elixir does not compile it." });
        return false;
    }
    m_source = readSource(m_request.text, m_request.file, m_request.directory);
    for (const auto &error : m_source->errors) {
        const auto near = error.near.empty() ? std::string() : " near " + error.near;
        m_result.findings.push_back({ Finding::Severity::Error, error.line, error.column,
            error.tooDeep ? "The code is nested too deeply to be read."
                          : "Syntax error" + near + "; Elixir does not compile the file." });
    }
    if (!m_source->errors.empty()) {
        return false;
    }
    const auto loaded = m_interpreter.load(*m_source);
    keepOpaque(true, true);
    if (!loaded) {
        const auto &stop = *loaded.error();
        m_result.findings.push_back({ Finding::Severity::Error, stop.line, 0,
            "The file does not compile: " + std::string(stop.message) });
        return false;
    }
    m_module = migrationModule();
    return m_module != nullptr;
}

Module *Rendering::migrationModule()
{
    for (const auto &module : m_interpreter.modules()) {
        auto *const latest = m_interpreter.moduleNamed(module->name);
        if (latest && latest->migration) {
            return latest;
        }
    }
    for (const auto &module : m_interpreter.modules()) {
        for (const auto &[name, options] : module->uses) {
            if (!isBuiltinModule(name) && !m_interpreter.moduleNamed(name)) {
                m_result.opaque.push_back({ 1, "use " + std::string(shortName(name)),
                    "the module " + std::string(shortName(name)) + " is not at hand", false });
                return nullptr;
            }
        }
    }
    m_result.findings.push_back({ Finding::Severity::Error, 1, 0,
        "The file does not define an Ecto.Migration; mix ecto.migrate stops here." });
    return nullptr;
}

void Rendering::readFlags()
{
    const auto flag = [&](Atom name) {
        for (const auto *binding = m_module->scope.lexical.attributes; binding;
            binding = binding->next) {
            if (binding->name == name) {
                return binding->value.truthy();
            }
        }
        return false;
    };
    m_result.disableDdlTransaction = flag(A::DisableDdlTransaction);
    m_result.disableMigrationLock = flag(A::DisableMigrationLock);
}

void Rendering::keepOpaque(bool up, bool down)
{
    for (auto &note : m_interpreter.takeOpaque()) {
        const auto same = std::ranges::find_if(m_result.opaque, [&](const OpaqueNote &kept) {
            return kept.line == note.line && kept.text == note.text && kept.reason == note.reason
                && kept.known == note.known;
        });
        if (same == m_result.opaque.end()) {
            note.up = up;
            note.down = down;
            m_result.opaque.push_back(std::move(note));
        } else {
            same->up = same->up || up;
            same->down = same->down || down;
        }
    }
}

RunSettings Rendering::settings(bool down, bool backward)
{
    RunSettings settings;
    settings.writer = m_writer.get();
    settings.adapter = m_request.adapter;
    settings.repository = m_request.repository ? Value(m_request.repository->module)
                                               : Value(moduleAtom("Repo"));
    static const Atom adapters[] = { moduleAtom("Ecto.Adapters.Postgres"),
        moduleAtom("Ecto.Adapters.MyXQL"), moduleAtom("Ecto.Adapters.SQLite3") };
    settings.adapterModule = adapters[size_t(m_request.adapter)];
    settings.config = openedConfig();
    settings.prefix = m_request.prefix.empty() ? Value() : makeText(m_arena, m_request.prefix);
    settings.down = down;
    settings.backward = backward;
    settings.transaction = m_writer->transactionalDdl() && !m_result.disableDdlTransaction;
    settings.strictOptions = !m_request.project || m_request.project->strictOptions();
    return settings;
}

// What Repo.config() answers where the migration runs: the project's settings, with the database
// that is really open. Its password is nobody's business here.
Value Rendering::openedConfig()
{
    const auto written = m_request.repository ? m_request.repository->config : Value::list({});
    if (m_request.database.empty()) {
        return written;
    }
    std::vector<Value> entries;
    const auto open = [&](const char *key, const std::string &value) {
        if (!value.empty()) {
            entries.push_back(makeTuple(m_arena, { Value(atom(key)), makeText(m_arena, value) }));
        }
    };
    open("database", m_request.database);
    open("username", m_request.user);
    const auto opened = entries.size();
    for (const auto &entry : written.items()) {
        const auto replaced = std::any_of(
            entries.begin(), entries.begin() + std::ptrdiff_t(opened), [&entry](const Value &one) {
                return entry.items()[0].isAtom(one.items()[0].toAtom());
            });
        if (!replaced) {
            entries.push_back(entry);
        }
    }
    return makeList(m_arena, entries);
}

// On the way down the comments are those that stand after this migration was applied.
TableComments Rendering::commentsFor(bool down)
{
    if (!m_request.commentsBefore) {
        return {};
    }
    if (!down) {
        return m_request.commentsBefore;
    }
    return [this](std::string_view prefix, std::string_view table) {
        const auto own = lastTableComment(m_result.up.statements, prefix, table);
        return own ? own : m_request.commentsBefore(prefix, table);
    };
}

Eval Rendering::perform(MigrationRun &migration, Atom operation)
{
    const bool transaction = migration.settings().transaction;
    const auto call = [&](Atom name) -> Eval {
        const auto done = m_interpreter.callFunction(*m_module, *m_module->reached(name, 0), {});
        return done ? migration.flush() : done;
    };
    if (transaction && m_module->exports(A::AfterBegin, 0)) {
        if (const auto done = call(A::AfterBegin); !done) {
            return done;
        }
    }
    if (const auto done = call(operation); !done) {
        return done;
    }
    return transaction && m_module->exports(A::BeforeCommit, 0) ? call(A::BeforeCommit)
                                                                : Eval(Value());
}

void Rendering::ended(WayResult &result, const MigrationRun &migration, const Stop &stop, bool down)
{
    result.possible = false;
    result.reason = migration.irreversible().empty() ? std::string(stop.message)
                                                     : migration.irreversible();
    static const Atom doesNotCompile = moduleAtom("CompileError");
    if (stop.kind == Stop::Kind::Raise && stop.value.structName() == doesNotCompile) {
        if (m_result.compiled) {
            m_result.compiled = false;
            m_result.findings.push_back({ Finding::Severity::Error, stop.line, 0,
                "The file does not compile: " + result.reason });
        }
        return;
    }
    if (stop.kind == Stop::Kind::Budget) {
        m_result.findings.push_back({ Finding::Severity::Error, stop.line, 0,
            result.reason + " It was not followed to its end." });
        return;
    }
    if (!m_interpreter.sawUnknown() && !down) {
        m_result.findings.push_back(
            { Finding::Severity::Error, stop.line, 0, "The migration fails: " + result.reason });
    } else if (m_interpreter.sawUnknown()) {
        m_result.opaque.push_back({ stop.line, result.reason,
            "it may fail here, depending on what is not known", false, !down, down });
    } else if (migration.irreversible().empty()) {
        m_result.findings.push_back(
            { Finding::Severity::Warning, stop.line, 0, "Going back fails: " + result.reason });
    }
}

WayResult Rendering::way(bool down)
{
    WayResult result;
    const auto own = down ? A::Down : A::Up;
    const bool change = !m_module->exports(own, 0);
    if (change && !m_module->exports(A::Change, 0)) {
        result.possible = false;
        result.reason = inspect(Value(m_module->name));
        result.reason += down ? " does not implement a `down/0` or `change/0` function"
                              : " does not implement a `up/0` or `change/0` function";
        m_result.findings.push_back(
            { down ? Finding::Severity::Warning : Finding::Severity::Error, 1, 0, result.reason });
        return result;
    }
    m_interpreter.restart();
    MigrationRun migration(m_interpreter, settings(down, down && change));
    migration.comments = commentsFor(down);
    m_interpreter.setRun(&migration);
    const auto done = perform(migration, change ? A::Change : own);
    result.statements = migration.takeStatements();
    m_result.askedForComment = m_result.askedForComment || migration.askedForComment;
    if (!done) {
        ended(result, migration, *done.error(), down);
    }
    m_interpreter.setRun(nullptr);
    keepOpaque(!down, down);
    return result;
}

MigrationResult Rendering::run()
{
    if (!load()) {
        m_result.up.possible = false;
        m_result.down.possible = false;
        return std::move(m_result);
    }
    readFlags();
    m_result.compiled = true;
    m_result.up = way(false);
    m_result.down = way(true);
    if (!m_result.compiled) { // a name that only one way uses is missing for both
        m_result.up = { .possible = false, .reason = m_result.findings.back().message };
        m_result.down = m_result.up;
    }
    const auto ends = lastLines(*m_source);
    for (auto *const result : { &m_result.up, &m_result.down }) {
        for (auto &statement : result->statements) {
            const auto end = ends.find(statement.line);
            statement.lastLine = end == ends.end() ? statement.line : end->second;
        }
    }
    return std::move(m_result);
}

} // namespace

MigrationResult render(const RenderRequest &request)
{
    return Rendering(request).run();
}

std::optional<std::string> lastTableComment(const std::vector<RenderedStatement> &statements,
    std::string_view prefix, std::string_view table)
{
    // COMMENT ON TABLE "prefix".oban_jobs IS '12', with or without quotes and prefix.
    std::optional<std::string> found;
    for (const auto &statement : statements) {
        constexpr std::string_view head = "COMMENT ON TABLE ";
        const auto at = statement.sql.find(head);
        if (at == std::string::npos) {
            continue;
        }
        const std::string_view rest = std::string_view(statement.sql).substr(at + head.size());
        const auto is = rest.find(" IS ");
        std::string name(rest.substr(0, is));
        std::erase(name, '"');
        const bool here = name == table ? prefix.empty() || prefix == "public"
                                        : name == std::string(prefix) + "." + std::string(table);
        const auto open = rest.find('\'', is == std::string_view::npos ? rest.size() : is);
        const auto close = rest.rfind('\'');
        if (here && open != std::string_view::npos && close > open) {
            found = std::string(rest.substr(open + 1, close - open - 1));
        }
    }
    return found;
}

} // namespace Switchback::Ecto
