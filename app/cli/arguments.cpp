// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/arguments.h"

#include "app/cli/numbers.h"
#include "core/text.h"
#include "core/tr.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error usage(const QString &what, const QString &next = {})
{
    return { .kind = ErrorKind::Usage,
        .what = what,
        .untouched = tr("Nothing was run."),
        .next = next.isEmpty() ? tr("'switchback-cli --help' lists commands and options.") : next };
}

QString suggestion(const QString &word, const QStringList &known)
{
    const auto near = nearest(word, known);
    return near.isEmpty() ? QString() : tr("Did you mean '%1'?").arg(near);
}

int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row.at(0);
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int change = diagonal + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            diagonal = row.at(j);
            row[j] = std::min({ change, row.at(j) + 1, row.at(j - 1) + 1 });
        }
    }
    return row.last();
}

const OptionInfo *optionNamed(const QString &name)
{
    const auto &table = optionTable();
    const auto it = std::ranges::find(table, name, &OptionInfo::name);
    return it == table.end() ? nullptr : &*it;
}

/// Splits "--name=value"; returns the option when the command takes it.
Result<const OptionInfo *> takeOption(
    const QString &word, const CommandInfo &command, std::optional<QString> &inlineValue)
{
    auto name = word.mid(2);
    if (const auto equals = name.indexOf(u'='); equals >= 0) {
        inlineValue = name.mid(equals + 1);
        name.truncate(equals);
    }
    const auto known = commonOptions() + command.options;
    if (word.startsWith("--"_L1) && known.contains(name)) {
        return optionNamed(name);
    }
    return fail(usage(tr("Unknown option '%1' of '%2'.").arg(elided(word, 60), command.name),
        suggestion(name, known)));
}

} // namespace

const QList<OptionInfo> &optionTable()
{
    static const QList<OptionInfo> table {
        { u"project"_s, u"DIR"_s, tr("the project's folder (default: the current one)") },
        { u"env"_s, u"NAME"_s, tr("an environment of switchback.toml") },
        { u"url"_s, u"URL"_s, tr("the database, overriding the project") },
        { u"migrations"_s, u"DIR"_s, tr("the migrations folder, overriding discovery") },
        { u"format"_s, u"NAME"_s, tr("the folder's format, overriding discovery") },
        { u"dialect"_s, u"NAME"_s, tr("postgresql, sqlite or mysql, where no URL says it") },
        { u"prefix"_s, u"NAME"_s,
            tr("Ecto: the schema or database of one tenant, history included") },
        { u"json"_s, {}, tr("one JSON document on standard output") },
        { u"help"_s, {}, tr("this text") },
        { u"to"_s, u"V"_s, tr("up to and including version V"),
            { { u"plan"_s, tr("up to and including version V; with --rollback: V stays applied") },
                { u"rollback"_s, tr("back to version V, which stays applied") },
                { u"diff"_s, tr("the wanted schema, named as with --from") } } },
        { u"to-exclusive"_s, u"V"_s, tr("up to version V, V itself left out"),
            { { u"plan"_s,
                  tr("up to version V, V itself left out; with --rollback: V stays applied") },
                { u"rollback"_s, tr("back to version V, which stays applied") } } },
        { u"from"_s, u"X"_s,
            tr("a database URL, an .sql file, a migrations folder or FOLDER@VERSION") },
        { u"sql"_s, {}, tr("print DDL, tried out on a scratch copy") },
        { u"capture"_s, u"NAME"_s,
            tr("show the difference as a new migration of the project; --yes writes it") },
        { u"rename"_s, u"OLD=NEW"_s,
            tr("what a question of the comparison asks: one and the same under another name; may "
               "stand several times") },
        { u"zero-downtime"_s, {},
            tr("DDL in steps that let a busy database go on, where the engine can") },
        { u"owners"_s, {}, tr("compare owners too") },
        { u"no-privileges"_s, {}, tr("leave privileges out") },
        { u"no-comments"_s, {}, tr("leave comments out") },
        { u"order"_s, {}, tr("compare the order of columns too") },
        { u"timings"_s, {}, tr("say how long reading and comparing took") },
        { u"steps"_s, u"N"_s, tr("at most N migrations") },
        { u"only"_s, u"V"_s, tr("exactly version V"),
            { { u"verify"_s, tr("these versions, applied or pending, separated by commas") } } },
        { u"mend"_s, u"WAY"_s,
            tr("a migration that was left half done (--only): finish, undo"
               " what landed, or mark as applied") },
        { u"landed"_s, u"N"_s, tr("with --mend: the first N statements are in, whatever is seen") },
        { u"batched"_s, u"V,…"_s,
            tr("run the changes of rows of these migrations in batches, each in a transaction of "
               "its own (--batch, --part-ms, --fixed, --pause, --without-triggers)") },
        { u"allow-late"_s, {}, tr("apply late migrations where the tool asks for it") },
        { u"rollback"_s, {}, tr("plan the way back"),
            { { u"landed"_s, tr("what of the way back is in") } } },
        { u"dryrun"_s, {},
            tr("try the plan on a scratch copy first: what is observed there wins over the forecast") },
        { u"budget"_s, u"SECONDS"_s,
            tr("how long to ask the live database for facts and for counts,"
               " each (default 3; 0 = not at all)") },
        { u"sample"_s, u"N"_s, tr("show N rows of what is lost, letters and digits masked") },
        { u"rescue"_s, {}, tr("copy aside what is dropped, before it is") },
        { u"rescue-only"_s, u"OBJECT"_s,
            tr("copy aside only this table or TABLE.COLUMN of what is"
               " dropped; may stand several times") },
        { u"rescued"_s, {}, tr("put back rescue copies of what is applied again") },
        { u"all"_s, {}, tr("all of them") },
        { u"phase"_s, u"V=PHASE"_s,
            tr("expand, migrate or contract, whatever the rules say; may stand several times") },
        { u"done"_s, {},
            tr("what has no command was done by hand; at the contract: the old version is gone") },
        { u"return"_s, {}, tr("back to blue at once when green fails while it is watched") },
        { u"yes"_s, {}, tr("do not ask") },
        { u"allow-mix"_s, {}, tr("let the project's own mix run what cannot be shown exactly") },
        { u"confirm"_s, u"NAME"_s,
            tr("the database's name, for a protected environment or another server than before") },
        { u"override"_s, u"REASON"_s,
            tr("run on a protected environment though the plan's verdict is"
               " red; the reason goes to the log") },
        { u"lock-wait"_s, u"SECONDS"_s, tr("how long to try for the migration lock (default 10)") },
        { u"plan"_s, u"FINGERPRINT"_s,
            tr("run only if the plan is still the one with this fingerprint") },
        { u"csv"_s, {}, tr("comma-separated values on standard output") },
        { u"verify"_s, {}, tr("check the log's hash chain") },
        { u"rows"_s, u"N"_s, tr("rows that each table of the scratch copy should have") },
        { u"sampled"_s, {},
            tr("live rows, masked, in the place of rows that are made up; how many: --rows, or "
               "[rehearsal] of switchback.toml") },
        { u"applied"_s, u"V"_s,
            tr("rehearse the applied ones, from the newest back to V: down and up") },
        { u"last"_s, u"N"_s, tr("rehearse the N newest applied ones: down and up") },
        { u"strict"_s, {}, tr("data that a migration itself throws away counts as not returning") },
        { u"out"_s, u"FILE"_s,
            tr("where to write it: .md, .html or .pdf (default: Markdown on standard output)") },
        { u"save"_s, u"FILE"_s,
            tr("write the plan to a file for a second person to review and sign") },
        { u"signed"_s, u"FILE"_s,
            tr("run the plan in this file and no other; its signature is"
               " checked where the environment asks for one") },
        { u"key"_s, u"FILE"_s,
            tr("the SSH key (private, or public with the agent) or the minisign key to sign with") },
        { u"signers"_s, u"FILE"_s,
            tr("who may sign: an OpenSSH allowed_signers file or a"
               " minisign public key; default: the "
               "environment's") },
        { u"note"_s, u"TEXT"_s,
            tr("guard set: why the database is protected, for those who meet it") },
        { u"batch"_s, u"N"_s, tr("rows of the first part (default 1000)") },
        { u"part-ms"_s, u"MS"_s,
            tr("how long a part should take; its size follows (default 500)") },
        { u"fixed"_s, {}, tr("all parts have the size of the first") },
        { u"pause"_s, u"MS"_s, tr("between two parts (default 100)") },
        { u"without-triggers"_s, {},
            tr("PostgreSQL: batches leave user triggers out, and with"
               " them the checks of foreign keys") },
        { u"anew"_s, {}, tr("start from the beginning, wherever an earlier run came to") },
        { u"affected"_s, {}, tr("only the tables that the pending migrations touch") },
        { u"tables"_s, u"A,B"_s, tr("only these tables") },
        { u"no-test"_s, {}, tr("do not restore the backup to a scratch database") },
        { u"base"_s, u"FILE"_s, tr("SQL that describes what exists before") },
        { u"server-version"_s, u"N"_s,
            tr("the server's version, such as 17, 8.4 or 11.8-MariaDB") },
        { u"no-transaction"_s, {}, tr("plain SQL runs outside a transaction") },
        { u"enable"_s, u"IDS"_s, tr("rules to add, separated by commas") },
        { u"disable"_s, u"IDS"_s, tr("rules to leave out, separated by commas") },
        { u"rule"_s, u"ID"_s, tr("the finding to start from; default: the first with a recipe") },
        { u"write"_s, {}, tr("write the files, if nothing speaks against them") },
        { u"sarif"_s, {}, tr("a SARIF 2.1.0 document on standard output") },
        { u"github"_s, {}, tr("workflow commands that GitHub shows beside the lines") },
    };
    return table;
}

const QStringList &commonOptions()
{
    static const QStringList names { u"project"_s, u"env"_s, u"url"_s, u"migrations"_s, u"format"_s,
        u"dialect"_s, u"prefix"_s, u"json"_s, u"help"_s };
    return names;
}

QString nearest(const QString &word, const QStringList &known)
{
    QString best;
    int least = 3; // further away is another word
    for (const auto &candidate : known) {
        if (std::abs(candidate.size() - word.size()) < least && distance(word, candidate) < least) {
            best = candidate;
            least = distance(word, candidate);
        }
    }
    return best;
}

Result<Arguments> parseArguments(const QStringList &words, const QList<CommandInfo> &commands)
{
    Arguments arguments;
    if (words.isEmpty()) {
        return fail(usage(tr("No command was given.")));
    }
    if (words.first() == "--help"_L1 || words.first() == "help"_L1) {
        arguments.help = true;
        return arguments;
    }
    const auto command = std::ranges::find(commands, words.first(), &CommandInfo::name);
    if (command == commands.end()) {
        QStringList names;
        for (const auto &info : commands) {
            names += info.hidden ? QStringList() : QStringList { info.name };
        }
        return fail(usage(tr("Unknown command '%1'.").arg(elided(words.first(), 60)),
            suggestion(words.first(), names)));
    }
    arguments.command = command->name;
    for (qsizetype i = 1; i < words.size(); ++i) {
        const auto &word = words.at(i);
        if (!word.startsWith(u'-') || word == "-"_L1) {
            arguments.operands += word;
            continue;
        }
        std::optional<QString> value;
        const auto option = takeOption(word, *command, value);
        if (!option) {
            return fail(option.error());
        }
        const bool takesValue = !(*option)->argument.isEmpty();
        if (takesValue && !value && i + 1 == words.size()) {
            return fail(
                usage(tr("'--%1' needs a value: %2.").arg((*option)->name, (*option)->argument)));
        }
        const auto given = !takesValue ? u""_s : value ? *value : words.at(++i);
        arguments.values.insert((*option)->name, given);
        arguments.all[(*option)->name] += given;
    }
    arguments.help = arguments.has(u"help"_s);
    if (command->maxOperands >= 0 && arguments.operands.size() > command->maxOperands) {
        return fail(usage(tr("'%1' takes no '%2'.")
                .arg(command->name, elided(arguments.operands.at(command->maxOperands), 60))));
    }
    return arguments;
}

namespace {

Result<qint64> numberFrom(
    qint64 least, const Arguments &arguments, const QString &option, qint64 most)
{
    bool isNumber = false;
    const auto value = arguments.value(option).toLongLong(&isNumber);
    if (!isNumber || value < least || value > most) {
        return fail(usage(tr("--%1 takes a whole number from %2 to %3, not '%4'.")
                .arg(option)
                .arg(least)
                .arg(most)
                .arg(elided(arguments.value(option), 40))));
    }
    return value;
}

} // namespace

Result<qint64> wholeNumber(const Arguments &arguments, const QString &option, qint64 most)
{
    return arguments.has(option) ? numberFrom(1, arguments, option, most) : 0;
}

Result<qint64> numberOrNone(
    const Arguments &arguments, const QString &option, qint64 most, qint64 otherwise)
{
    return arguments.has(option) ? numberFrom(0, arguments, option, most) : otherwise;
}

} // namespace Switchback
