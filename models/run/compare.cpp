// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/compare.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/dumpcopy.h"
#include "run/replay.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <future>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

bool isUrl(const QString &text)
{
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]+:"_s);
    return scheme.match(text).hasMatch() && !QFileInfo::exists(text);
}

Result<ConnectionSettings> settingsOf(const Engine &engine, const QString &url, const QString &base)
{
    return engine.parseUrl(url, base.isEmpty() ? QDir::currentPath() : base);
}

Result<Schema> readLive(
    const Engine &engine, const ConnectionSettings &settings, const ReadOptions &reading)
{
    if (engine.info().embedded && !QFileInfo::exists(settings.database)) {
        return fail({ .kind = ErrorKind::Input,
            .what = tr("There is no database file %1.")
                .arg(QDir::toNativeSeparators(settings.database)),
            .untouched = tr("Nothing was compared.") });
    }
    auto connection = engine.connect(settings, Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    return schemaTools(engine.info().id)->read(**connection, reading);
}

// psql's own commands and rows after COPY … FROM stdin are no statements.
QString withoutClientLines(const QString &text)
{
    QStringList lines;
    bool rows = false;
    static const QRegularExpression copy(
        u"^COPY .* FROM stdin;\\s*$"_s, QRegularExpression::CaseInsensitiveOption);
    for (const auto &line : text.split(u'\n')) {
        if (rows) {
            rows = line != "\\."_L1;
            lines += QString();
        } else if (copy.match(line).hasMatch()) {
            rows = true;
            lines += QString();
        } else {
            lines += line.startsWith(u'\\') ? QString() : line;
        }
    }
    return lines.join(u'\n');
}

class Sources
{
public:
    Sources(const CompareRequest &request, const ReadOptions &reading)
        : m_request(request)
        , m_reading(reading)
    {
    }
    Result<Comparison> compare();

private:
    Result<void> checkThere() const;
    Result<void> chooseEngine();
    Result<void> chooseBeside();
    Result<Schema> read(const SchemaSource &source);

    const CompareRequest &m_request;
    const ReadOptions &m_reading;
    Comparison m_result;
};

Result<void> Sources::chooseEngine()
{
    for (const auto &text : { m_request.from.text, m_request.to.text, m_request.scratchUrl }) {
        if (isUrl(text)) {
            const auto engine = engineForUrl(text);
            if (!engine) {
                return fail(engine.error());
            }
            if (m_result.engine && m_result.engine != *engine) {
                return fail({ .kind = ErrorKind::Usage,
                    .what = tr("%1 and %2 cannot be compared.")
                        .arg(m_result.engine->info().title, (*engine)->info().title) });
            }
            m_result.engine = *engine;
        }
    }
    if (!m_result.engine && !m_request.dialect.isEmpty()) {
        m_result.engine = engineById(m_request.dialect);
    }
    if (!m_result.engine) {
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("Neither side says which kind of database it is for."),
            .untouched = tr("Nothing was compared."),
            .next = tr("Add --dialect postgresql, sqlite or mysql.") });
    }
    if (!schemaTools(m_result.engine->info().id)) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("Schemas of %1 cannot be compared.").arg(m_result.engine->info().title) });
    }
    return {};
}

Result<void> Sources::chooseBeside()
{
    for (const auto &text : { m_request.scratchUrl, m_request.from.text, m_request.to.text }) {
        if (isUrl(text)) {
            auto settings = settingsOf(*m_result.engine, text, m_request.project);
            if (!settings) {
                return fail(settings.error());
            }
            m_result.beside = *settings;
            return {};
        }
    }
    if (!m_result.engine->info().embedded) {
        const auto server = LocalServer::start(*m_result.engine);
        if (!server) {
            return fail(server.error());
        }
        m_result.server = *server;
        m_result.beside = (*server)->settings();
    }
    return {};
}

// Before any server is started for it.
Result<void> Sources::checkThere() const
{
    for (const auto &text : { m_request.from.text, m_request.to.text }) {
        if (!isUrl(text) && !QFileInfo::exists(text)) {
            return fail({ .kind = ErrorKind::Input,
                .what = tr("There is no file or folder '%1'.")
                    .arg(elided(QDir::toNativeSeparators(text), 200)),
                .untouched = tr("Nothing was compared."),
                .next = tr("Name a database URL, an .sql file or a migrations folder.") });
        }
    }
    return {};
}

Result<Schema> Sources::read(const SchemaSource &source)
{
    const auto &engine = *m_result.engine;
    if (isUrl(source.text)) {
        const auto settings = settingsOf(engine, source.text, m_request.project);
        if (settings && &source == &m_request.from) {
            m_result.live = *settings;
        }
        return settings ? readLive(engine, *settings, m_reading) : fail(settings.error());
    }
    const QFileInfo info(source.text);
    auto scratch = Scratch::make(engine, m_result.beside);
    if (!scratch) {
        return fail(scratch.error());
    }
    QString history;
    if (info.isDir()) {
        const auto table = replayFolder((*scratch)->settings(), engine, info.absoluteFilePath(),
            source.version, m_request.project);
        if (!table) {
            return fail(table.error());
        }
        history = *table;
    } else if (const auto loaded = loadFile((*scratch)->connection(), engine, source.text);
        !loaded) {
        return fail(loaded.error());
    }
    if (const auto again = (*scratch)->reconnect(); !again) {
        return fail(again.error());
    }
    auto schema = schemaTools(engine.info().id)->read((*scratch)->connection(), m_reading);
    if (schema) {
        withoutHistory(*schema, history);
    }
    return schema;
}

Result<Comparison> Sources::compare()
{
    auto chosen = checkThere();
    chosen = chosen ? chooseEngine() : chosen;
    chosen = chosen ? chooseBeside() : chosen;
    if (!chosen) {
        return fail(chosen.error());
    }
    const bool live = isUrl(m_request.from.text) && isUrl(m_request.to.text);
    auto later = std::async(
        live ? std::launch::async : std::launch::deferred, [this] { return read(m_request.to); });
    auto from = read(m_request.from);
    auto to = later.get();
    if (!from) {
        return fail(from.error());
    }
    if (!to) {
        return fail(to.error());
    }
    m_result.from = std::move(*from);
    m_result.to = std::move(*to);
    m_result.changes = compareSchemas(m_result.from, m_result.to, m_request.options);
    return std::move(m_result);
}

QString changeList(const QList<SchemaChange> &changes)
{
    QStringList names;
    for (const auto &change : changes.mid(0, 3)) {
        QStringList properties;
        for (const auto &property : change.properties) {
            properties += u"%1 '%2' instead of '%3'"_s.arg(
                property.name, elided(property.before, 80), elided(property.after, 80));
        }
        names += u"%1 %2 %3%4"_s.arg(change.kind, change.object, changeWord(change.change),
            properties.isEmpty() ? QString() : u" (%1)"_s.arg(properties.join(u"; "_s)));
    }
    return names.join(u", "_s)
        + (changes.size() > 3 ? tr(" and %n more", nullptr, int(changes.size()) - 3) : QString());
}

} // namespace

Result<Schema> readDatabase(
    const Engine &engine, const ConnectionSettings &settings, const ReadOptions &reading)
{
    return schemaTools(engine.info().id)
        ? readLive(engine, settings, reading)
        : fail({ .kind = ErrorKind::Refused,
              .what = tr("Schemas of %1 cannot be read.").arg(engine.info().title) });
}

Result<void> runScript(Connection &connection, const SchemaScript &script)
{
    for (const auto &statement : script.statements) {
        if (const auto done = connection.execute(statement.sql); !done) {
            auto error = done.error();
            error.what = tr("This statement failed on a scratch copy: %1")
                             .arg(elided(visible(statement.sql), 300));
            return fail(error);
        }
    }
    return {};
}

Result<void> loadFile(Connection &connection, const Engine &engine, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail({ .kind = ErrorKind::Input,
            .what = tr("The file '%1' cannot be read: %2")
                .arg(QDir::toNativeSeparators(path), file.errorString()),
            .untouched = tr("Nothing was compared.") });
    }
    auto text = QString::fromUtf8(file.readAll());
    if (engine.info().id == "postgresql"_L1) {
        text = withoutClientLines(text);
    }
    for (const auto &statement : engine.split(text)) {
        if (const auto done = connection.execute(statement.sql); !done) {
            auto error = done.error();
            error.kind = ErrorKind::Input;
            error.what = tr("The file does not load; this statement failed: %1")
                             .arg(elided(visible(statement.sql), 200));
            error.untouched = tr("Nothing was compared.");
            error.place.file = path;
            error.place.line = statement.line;
            return fail(error);
        }
    }
    return {};
}

Result<Comparison> compareSources(const CompareRequest &request, const ReadOptions &reading)
{
    return Sources(request, reading).compare();
}

Result<std::unique_ptr<Scratch>> scratchWith(const Schema &schema, const Engine &engine,
    const ConnectionSettings &beside, const ReadOptions &reading)
{
    const auto *tools = schemaTools(engine.info().id);
    auto scratch = Scratch::make(engine, beside);
    if (!scratch) {
        return fail(scratch.error());
    }
    const auto script = tools->script(tools->blank(schema), schema, {});
    if (!script) {
        return fail(script.error());
    }
    if (const auto filled = runScript((*scratch)->connection(), *script); !filled) {
        return fail(filled.error());
    }
    if (const auto again = (*scratch)->reconnect(); !again) {
        return fail(again.error());
    }
    const auto copy = tools->read((*scratch)->connection(), reading);
    if (!copy) {
        return fail(copy.error());
    }
    if (const auto left = compareSchemas(*copy, schema); !left.isEmpty()) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("A copy of the schema is not the same as the original: %1")
                .arg(changeList(left)) });
    }
    return scratch;
}

namespace {

// By our own DDL, which is quick; by the server's tool where that does not make the same.
Result<std::unique_ptr<Scratch>> copyOf(const Comparison &comparison, const ReadOptions &reading)
{
    const auto &engine = *comparison.engine;
    auto scratch = scratchWith(comparison.from, engine, comparison.beside, reading);
    if (scratch || !comparison.live || engine.info().id != "postgresql"_L1) {
        return scratch;
    }
    auto dumped = Scratch::make(engine, comparison.beside);
    if (!dumped || !fillByDump(**dumped, engine, *comparison.live) || !(*dumped)->reconnect()) {
        return scratch;
    }
    const auto copy = schemaTools(engine.info().id)->read((*dumped)->connection(), reading);
    return copy && compareSchemas(*copy, comparison.from).isEmpty() ? std::move(dumped)
                                                                    : std::move(scratch);
}

} // namespace

Result<TriedScript> triedScript(
    const Comparison &comparison, const DiffOptions &options, const ReadOptions &reading)
{
    const auto *tools = schemaTools(comparison.engine->info().id);
    const auto script = tools->script(comparison.from, comparison.to, options);
    if (!script) {
        return fail(script.error());
    }
    TriedScript tried { .script = *script };
    if (script->statements.isEmpty()) {
        tried.verified = comparison.changes.isEmpty();
        return tried;
    }
    auto scratch = copyOf(comparison, reading);
    if (!scratch) {
        tried.notVerified = oneLine(scratch.error());
        return tried;
    }
    if (const auto ran = runScript((*scratch)->connection(), *script); !ran) {
        auto error = ran.error();
        error.kind = ErrorKind::Refused;
        error.untouched = tr("The databases themselves were only read.");
        return fail(error);
    }
    if (const auto again = (*scratch)->reconnect(); !again) {
        return fail(again.error());
    }
    const auto reached = tools->read((*scratch)->connection(), reading);
    if (!reached) {
        return fail(reached.error());
    }
    if (const auto left = compareSchemas(*reached, comparison.to, options); !left.isEmpty()) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("On a scratch copy the script does not reach the wanted schema: %1")
                .arg(changeList(left)),
            .untouched = tr("The databases themselves were only read.") });
    }
    tried.verified = true;
    return tried;
}

} // namespace Switchback
