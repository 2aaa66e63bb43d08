// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/compare.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/replay.h"
#include "run/sqlfile.h"

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
    const std::stop_callback stopper(
        reading.stop, [&connection] { (*connection)->cancel(); });
    return schemaTools(engine.info().id)->read(**connection, reading);
}

// FOLDER@VERSION, where no file of that whole name is there.
SchemaSource taken(const SchemaSource &source)
{
    const auto at = source.text.lastIndexOf(u'@');
    if (at <= 0 || isUrl(source.text) || QFileInfo::exists(source.text)
        || !QFileInfo(source.text.left(at)).isDir()) {
        return source;
    }
    return { .text = source.text.left(at), .version = source.text.mid(at + 1) };
}

class Sources
{
public:
    Sources(const CompareRequest &request, const ReadOptions &reading)
        : m_request(request)
        , m_reading(reading)
    {
        m_request.from = taken(request.from);
        m_request.to = taken(request.to);
    }
    Result<Comparison> compare();

private:
    Result<void> checkThere() const;
    Result<void> chooseEngine();
    Result<void> chooseBeside();
    Result<Schema> read(const SchemaSource &source);

    CompareRequest m_request;
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
        Target target;
        if (!source.version.isEmpty()) {
            target.kind = Target::Kind::To;
            target.to = { source.version };
        }
        const auto table = replayFolder((*scratch)->settings(), engine, info.absoluteFilePath(),
            target, m_request.project, m_reading.stop);
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
    compareSides(m_result, m_request.options, m_request.rules);
    return std::move(m_result);
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

void compareSides(
    Comparison &comparison, const DiffOptions &options, const QList<DiffIgnore> &rules)
{
    comparison.options = options;
    comparison.notCompared = comparison.from.notCompared + comparison.to.notCompared;
    comparison.notCompared.removeDuplicates();
    if (!rules.isEmpty()) {
        auto ruled = hideByRules(comparison.from, comparison.to, rules, options);
        comparison.to = std::move(ruled.to);
        comparison.hidden = ruled.counts;
    }
    comparison.changes = compareSchemas(comparison.from, comparison.to, options);
}

Result<Comparison> compareSources(const CompareRequest &request, const ReadOptions &reading)
{
    return Sources(request, reading).compare();
}

} // namespace Switchback
