// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/triedscript.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/dumpcopy.h"
#include "run/renames.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

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

Result<void> runScript(Connection &connection, const SchemaScript &script,
    const ReadOptions &reading, int *failed = nullptr)
{
    for (qsizetype i = 0; i < script.statements.size(); ++i) {
        const auto &statement = script.statements.at(i);
        if (reading.stop.stop_requested()) {
            return fail(
                { .kind = ErrorKind::Cancelled, .what = tr("The comparison was stopped.") });
        }
        if (const auto done = connection.execute(statement.sql); !done) {
            auto error = done.error();
            const auto &shown = statement.shown.isEmpty() ? statement.sql : statement.shown;
            error.what = tr("This statement failed on a scratch copy: %1")
                             .arg(elided(visible(shown), 300));
            error.untouched = tr("The databases themselves were only read.");
            if (failed) {
                *failed = int(i);
            }
            return fail(error);
        }
    }
    return {};
}

// What the scratch database holds now, seen by a fresh session.
Result<QList<SchemaChange>> differenceTo(const Schema &wanted, Scratch &scratch,
    const Engine &engine, const DiffOptions &options, const ReadOptions &reading)
{
    if (const auto again = scratch.reconnect(); !again) {
        return fail(again.error());
    }
    const auto now = schemaTools(engine.info().id)->read(scratch.connection(), reading);
    return now ? Result<QList<SchemaChange>>(compareSchemas(*now, wanted, options))
               : fail(now.error());
}

Result<std::unique_ptr<Scratch>> byOwnDdl(const Schema &schema, const Engine &engine,
    const ConnectionSettings &beside, const ReadOptions &reading, bool owned = false)
{
    const auto *tools = schemaTools(engine.info().id);
    const auto script = tools->script(tools->blank(schema), schema, { .owners = owned });
    if (!script) {
        return fail(script.error());
    }
    auto scratch = Scratch::make(engine, beside);
    if (!scratch) {
        return scratch;
    }
    if (const auto filled = runScript((*scratch)->connection(), *script, reading); !filled) {
        return fail(filled.error());
    }
    const auto left = differenceTo(schema, **scratch, engine, {}, reading);
    if (!left) {
        return fail(left.error());
    }
    if (!left->isEmpty()) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("A copy of the schema is not the same as the original: %1")
                .arg(changeList(*left)) });
    }
    return scratch;
}

// One file is copied sooner than its tables are made.
Result<std::unique_ptr<Scratch>> byCopy(const Schema &schema, const Engine &engine,
    const ConnectionSettings &live, const ReadOptions &reading)
{
    auto scratch = Scratch::emptyCopyOf(engine, live, reading.stop);
    if (!scratch) {
        return scratch;
    }
    const auto left = differenceTo(schema, **scratch, engine, {}, reading);
    if (!left || !left->isEmpty()) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("The database has changed since it was read.") });
    }
    return scratch;
}

} // namespace

// By our own DDL, which is quick; by the server's tool where that does not make the same.
Result<std::unique_ptr<Scratch>> scratchCopy(const Schema &schema, const Engine &engine,
    const ConnectionSettings &beside, const std::optional<ConnectionSettings> &live,
    const ReadOptions &reading, bool owned)
{
    if (owned) {
        auto copy = byOwnDdl(schema, engine, beside, reading, true);
        if (copy || copy.error().kind == ErrorKind::Cancelled) {
            return copy;
        }
    }
    if (live && engine.info().embedded) {
        if (auto copy = byCopy(schema, engine, *live, reading)) {
            return copy;
        }
    }
    auto scratch = byOwnDdl(schema, engine, beside, reading);
    const bool dumps = live && engine.info().id == "postgresql"_L1;
    if (scratch || !dumps || scratch.error().kind == ErrorKind::Cancelled) {
        return scratch;
    }
    auto dumped = Scratch::make(engine, beside);
    if (!dumped || !fillByDump(**dumped, engine, *live)) {
        return scratch;
    }
    const auto left = differenceTo(schema, **dumped, engine, {}, reading);
    return left && left->isEmpty() ? std::move(dumped) : std::move(scratch);
}

namespace {

// What is given to an owner and taken from one can be tried only where that owner owns it.
bool namesOwners(const SchemaScript &script)
{
    return std::ranges::any_of(script.statements, [](const SchemaStatement &statement) {
        return statement.sql.startsWith("REVOKE "_L1) || statement.sql.startsWith("GRANT "_L1)
            || statement.sql.contains(" OWNER TO "_L1);
    });
}

bool hasUnseen(const QList<SchemaObject> &objects)
{
    return std::ranges::any_of(objects, [](const SchemaObject &object) {
        return object.has(u"#unseen") || hasUnseen(object.children);
    });
}

// What could not be asked of one side counts for nothing on a scratch copy either.
void setUnseenAside(QList<SchemaObject> &wanted, const QList<SchemaObject> &from)
{
    QHash<QString, const SchemaObject *> known;
    for (const auto &object : from) {
        known.insert(object.kind + u' ' + object.name, &object);
    }
    for (auto &object : wanted) {
        if (const auto *other = known.value(object.kind + u' ' + object.name)) {
            const auto unseen = other->property(u"#unseen");
            const auto own = object.property(u"#unseen");
            if (!unseen.isEmpty() && unseen != own) {
                object.set(u"#unseen"_s, own.isEmpty() ? unseen : own + u", "_s + unseen);
            }
            setUnseenAside(object.children, other->children);
        }
    }
}

Result<TriedScript> tryScript(
    const Comparison &comparison, const ReadOptions &reading, ScriptForm form)
{
    const auto &engine = *comparison.ground.engine;
    const auto *tools = schemaTools(engine.info().id);
    auto script = tools->script(comparison.from, comparison.to, comparison.options);
    if (!script) {
        return fail(script.error());
    }
    if (form == ScriptForm::ZeroDowntime) {
        *script = tools->gentle(*script, comparison.from);
    }
    if (comparison.renamed) {
        prependRenames(*script, comparison.renamed->statements, engine.info().embedded);
    }
    TriedScript tried { .script = *script };
    if (script->statements.isEmpty()) {
        tried.verified = comparison.changes.isEmpty();
        return tried;
    }
    auto scratch = scratchCopy(comparison.renamed ? comparison.renamed->original : comparison.from,
        engine, comparison.ground.beside, comparison.live, reading, namesOwners(*script));
    if (!scratch) {
        tried.notVerified = oneLine(scratch.error());
        return scratch.error().kind == ErrorKind::Cancelled ? fail(scratch.error())
                                                            : Result<TriedScript>(tried);
    }
    tried.triedAt = QDateTime::currentDateTimeUtc();
    const auto ran = runScript((*scratch)->connection(), *script, reading, &tried.failedStatement);
    if (!ran) {
        tried.failure = ran.error();
        tried.failure->kind = ErrorKind::Refused;
        return ran.error().kind == ErrorKind::Cancelled ? fail(ran.error())
                                                        : Result<TriedScript>(tried);
    }
    auto wanted = comparison.to;
    if (hasUnseen(comparison.from.objects)) {
        setUnseenAside(wanted.objects, comparison.from.objects);
    }
    const auto left = differenceTo(wanted, **scratch, engine, comparison.options, reading);
    if (!left) {
        return fail(left.error());
    }
    if (!left->isEmpty()) {
        tried.failure = Error { .kind = ErrorKind::Refused,
            .what = tr("On a scratch copy the script does not reach the wanted schema: %1")
                .arg(changeList(*left)),
            .untouched = tr("The databases themselves were only read.") };
    }
    tried.verified = left->isEmpty();
    return tried;
}

} // namespace

// Passwords are tried out, and not written down: what people get lacks them, and says so.
Result<TriedScript> triedScript(
    const Comparison &comparison, const ReadOptions &reading, ScriptForm form)
{
    auto answer = tryScript(comparison, reading, form);
    if (answer && hideSecrets(answer->script) && !answer->failure) {
        answer->verified = false;
        answer->failure = Error { .kind = ErrorKind::Refused,
            .what = tr("The script would have to hold secret options of a user mapping, such as "
                       "its password; they are not written down."),
            .untouched = tr("The databases themselves were only read."),
            .next = tr("Set them by hand with ALTER USER MAPPING, or hide this difference by a "
                       "rule in switchback.toml.") };
    }
    return answer;
}

} // namespace Switchback
