// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/comments.h"

#include "core/text.h"
#include "rules/elixirsource.h"
#include "rules/foreignrules.h"
#include "rules/rule.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

struct Marker {
    QLatin1StringView text;
    bool wholeFile = false;
    enum class Tool { Own, Squawk, ExcellentMigrations } tool = Tool::Own;
};

// Longer ones first: one is the beginning of another.
constexpr Marker Markers[] = {
    { "switchback:ignore-file"_L1, true, Marker::Tool::Own },
    { "switchback:ignore"_L1, false, Marker::Tool::Own },
    { "squawk-ignore-file"_L1, true, Marker::Tool::Squawk },
    { "squawk-ignore"_L1, false, Marker::Tool::Squawk },
    { "excellent_migrations:safety-assured-for-this-file"_L1, true,
        Marker::Tool::ExcellentMigrations },
    { "excellent_migrations:safety-assured-for-next-line"_L1, false,
        Marker::Tool::ExcellentMigrations },
    { "excellent_migrations:safety-assured-for-file"_L1, true, Marker::Tool::ExcellentMigrations },
};

bool looksLikeRule(const QString &word)
{
    static const QRegularExpression shape(u"^[a-z][a-z0-9]*(-[a-z0-9]+)+$"_s);
    return shape.match(word).hasMatch();
}

/// Rule names up to the first word that is none; the rest is the reason.
void readOwn(const QString &rest, Suppression &out)
{
    auto words = rest.simplified().split(u' ', Qt::SkipEmptyParts);
    bool more = true;
    while (more && !words.isEmpty()) {
        auto word = words.first();
        more = word.endsWith(u',');
        for (const auto &part : word.split(u',', Qt::SkipEmptyParts)) {
            if (ruleById(part)) {
                out.rules.append(part);
            } else if (looksLikeRule(part) || more) {
                out.unknown.append(part);
            } else {
                out.reason = words.join(u' ');
                return;
            }
        }
        words.removeFirst();
    }
    out.reason = words.join(u' ');
}

void readForeign(const QString &rest, const Marker &marker, Suppression &out)
{
    out.foreign = true;
    static const QRegularExpression separator(u"[\\s,]+"_s);
    const auto words = rest.split(separator, Qt::SkipEmptyParts);
    for (const auto &word : words) {
        out.rules += marker.tool == Marker::Tool::Squawk ? rulesOfSquawk(word)
                                                         : rulesOfExcellentMigrations(word);
    }
    out.everything = words.isEmpty();
}

bool isComment(QStringView before)
{
    return before.contains("--"_L1) || before.contains(u'#') || before.contains("/*"_L1);
}

void readLine(const QString &line, int number, bool inDownFile, Comments &out)
{
    for (const auto &marker : Markers) {
        const auto at = line.indexOf(marker.text);
        if (at < 0 || !isComment(QStringView(line).first(at))) {
            continue;
        }
        Suppression suppression {
            .line = number, .wholeFile = marker.wholeFile, .inDownFile = inDownFile
        };
        auto rest = line.sliced(at + marker.text.size());
        if (const auto end = rest.indexOf("*/"_L1); end >= 0) {
            rest.truncate(end);
        }
        if (rest.startsWith(u':')) {
            rest.removeFirst();
        }
        if (marker.tool == Marker::Tool::Own) {
            readOwn(rest, suppression);
        } else {
            readForeign(rest, marker, suppression);
        }
        out.suppressions.append(suppression);
        return;
    }
    static const QRegularExpression own(
        u"(?:--|#|/\\*)\\s*switchback:\\s*([a-z][a-z-]*)\\s*(.*)$"_s);
    const auto match = own.match(line);
    if (!match.hasMatch()) {
        return;
    }
    if (match.captured(1) == "irreversible"_L1) {
        const auto reason = match.captured(2).trimmed();
        out.irreversible = reason.isEmpty() ? u"-"_s : reason;
    } else if (match.captured(1) != "flag"_L1) { // run/flags reads that one
        out.suppressions.append({ .line = number,
            .inDownFile = inDownFile,
            .unknown = { u"switchback:"_s + match.captured(1) } });
    }
}

void readText(const QByteArray &text, bool inDownFile, Comments &out)
{
    if (!text.contains("switchback:") && !text.contains("squawk-ignore")
        && !text.contains("excellent_migrations:")) {
        return;
    }
    int number = 0;
    for (const auto &line : QString::fromUtf8(text).split(u'\n')) {
        readLine(line, ++number, inDownFile, out);
    }
}

/// What a suppression is for: statements that start between two lines, or one line of a block.
struct Reach {
    int first = 0;
    int last = 0;
    int inBlock = 0; // the block's first line; 0 = whole statements

    bool holds(const Finding &finding, int start) const
    {
        return inBlock > 0
            ? finding.line == inBlock || (finding.line >= first && finding.line <= last)
            : start >= first && start <= last;
    }
};

/// In Elixir a comment may stand inside alter … do … end, before one of its lines: the statement
/// begins above it.
std::optional<Reach> reachInBlock(
    int line, const LintMigration &migration, const QList<int> &starts)
{
    if (!migration.isElixir) {
        return {};
    }
    const auto calls = readElixir(migration.text).calls;
    const auto next = std::ranges::find_if(
        calls, [line](const ElixirCall &call) { return call.line > line; });
    const bool inside = next != calls.end()
        && (next->within == "alter"_L1 || next->within == "create"_L1
            || next->within == "create_if_not_exists"_L1)
        && !starts.contains(next->line);
    int start = 0;
    for (const int each : inside ? starts : QList<int>()) {
        start = each < line ? each : start;
    }
    return start > 0 ? std::optional(Reach { line, next->line, start }) : std::nullopt;
}

/// From the comment's line to the start of the statement after it.
Reach reach(const Suppression &suppression, const LintMigration &migration, const ScriptView &up,
    const ScriptView &down)
{
    QList<int> starts;
    const auto add = [&starts](const ScriptView &view) {
        for (const auto &each : view.statements) {
            if (!starts.contains(each.operation.line)) {
                starts.append(each.operation.line);
            }
        }
    };
    const bool pair = !migration.downFile.isEmpty();
    if (!pair || !suppression.inDownFile) {
        add(up);
    }
    if (!pair || suppression.inDownFile) {
        add(down);
    }
    std::ranges::sort(starts);
    if (const auto block = reachInBlock(suppression.line, migration, starts)) {
        return *block;
    }
    const auto first = std::ranges::find_if(
        starts, [&](int line) { return line >= suppression.line; });
    if (first == starts.end()) {
        return { suppression.line, suppression.line + 1 };
    }
    return { suppression.line, *first };
}

bool covers(const Suppression &suppression, const Finding &finding)
{
    return suppression.everything || suppression.rules.contains(finding.rule);
}

/// The first line of the statement that a finding is about; its own line where there is none.
int startOf(const Finding &finding, const ScriptView &view)
{
    const auto found = std::ranges::find(
        view.statements, finding.statement, &ScriptStatement::statement);
    return found == view.statements.end() ? finding.line : found->operation.line;
}

void reportUnused(const Suppression &suppression, const QString &words,
    const LintMigration &migration, const LintOptions &options, QList<Finding> &findings)
{
    const auto *rule = ruleById(u"unused-suppression");
    const auto id = u"unused-suppression"_s;
    if (options.disabled.contains(id)) {
        return;
    }
    findings.append({ .file = suppression.inDownFile ? migration.downFile : migration.file,
        .line = suppression.line,
        .column = 1,
        .rule = id,
        .severity = options.severities.value(id, rule->severity),
        .message = words.isEmpty() ? ruleExplanation(*rule)
                                   : elided(words, 80) + u": "_s + ruleExplanation(*rule),
        .help = ruleHelp(*rule),
        .version = migration.version });
}

} // namespace

Comments readComments(const LintMigration &migration)
{
    Comments result;
    readText(migration.text, false, result);
    readText(migration.downText, true, result);
    return result;
}

void suppress(const Comments &comments, const LintMigration &migration, const LintOptions &options,
    const ScriptView &up, const ScriptView &down, QList<Finding> &findings)
{
    for (const auto &suppression : comments.suppressions) {
        const auto lines = reach(suppression, migration, up, down);
        QStringList unused = suppression.rules;
        for (auto &finding : findings) {
            const bool inDownFile = !migration.downFile.isEmpty()
                && finding.file == migration.downFile;
            const int start = startOf(finding, finding.direction == Direction::Up ? up : down);
            if (suppression.inDownFile == inDownFile && covers(suppression, finding)
                && (suppression.wholeFile || lines.holds(finding, start))) {
                finding.suppressed = true;
                finding.reason = suppression.reason;
                unused.removeAll(finding.rule);
            }
        }
        if (suppression.foreign) {
            continue;
        }
        if (suppression.rules.isEmpty() || !unused.isEmpty() || !suppression.unknown.isEmpty()) {
            reportUnused(suppression, (unused + suppression.unknown).join(u", "_s), migration,
                options, findings);
        }
    }
}

} // namespace Switchback
