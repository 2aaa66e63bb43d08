// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/findingspage.h"

#include "core/text.h"
#include "widgets/findingsview.h"
#include "widgets/safetybadges.h"

#include <QApplication>
#include <QMap>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int MostInCard = 3;

QString plain(const QString &text)
{
    return visible(text).toHtmlEscaped();
}

/// Glyphs of the system's font: state is never colour alone, not in copied text either.
QString glyphOf(Severity severity)
{
    return severity == Severity::Error ? u"■"_s : severity == Severity::Warning ? u"▲"_s : u"●"_s;
}

bool hasLocks(const StatementVerdict &statement)
{
    return !statement.locks.isEmpty() || !statement.rewrites.isEmpty() || !statement.scans.isEmpty()
        || !statement.algorithm.isEmpty();
}

} // namespace

void FindingsPage::findings(const ScriptVerdict &verdict, int statement, bool wholly)
{
    const auto at = [&](int number) {
        for (int i = 0; i < verdict.findings.size(); ++i) {
            if (verdict.findings.at(i).statement == number) {
                finding(verdict.findings.at(i), i, true);
            }
        }
    };
    if (statement < 0) {
        at(-1);
    }
    for (int i = 0; i < verdict.statements.size(); ++i) {
        const auto &one = verdict.statements.at(i);
        const bool found = std::ranges::contains(verdict.findings, i, &Finding::statement);
        const bool says = found || !one.losses.isEmpty() || (wholly && !one.words.isEmpty());
        if (statement == i || (statement < 0 && says)) {
            if (statement < 0) {
                statementHeading(one);
            }
            if (wholly) {
                whoWaits(one, true);
            }
            losses(one);
            at(i);
        }
    }
    if (m_html.isEmpty()) {
        muted(FindingsView::tr("The rules have nothing to say here.").toHtmlEscaped());
    }
}

void FindingsPage::locks(const ScriptVerdict &verdict)
{
    for (const auto &statement : verdict.statements) {
        if (hasLocks(statement)) {
            statementHeading(statement);
            whoWaits(statement, true);
        }
    }
    if (m_html.isEmpty()) {
        muted(FindingsView::tr("No locks are known: nobody waits for what this does.")
                .toHtmlEscaped());
    } else {
        m_html += u"<p style='margin:16px 0 0 0; color:%1'>%2</p>"_s.arg(m_tokens.muted.name(),
            FindingsView::tr(
                "Predicted from the statements and the files before them; nothing was run.")
                .toHtmlEscaped());
    }
}

void FindingsPage::card(const ScriptVerdict &verdict, int line)
{
    int shown = 0;
    for (const auto &each : verdict.findings) {
        if (each.line == line && !each.suppressed && shown++ < MostInCard) {
            finding(each, -1, false);
        }
    }
    if (shown > MostInCard) {
        muted(u"…"_s);
    }
    for (const auto &statement : verdict.statements) {
        if (statement.line == line) {
            whoWaits(statement, false);
            losses(statement);
        }
    }
}

void FindingsPage::statementHeading(const StatementVerdict &statement)
{
    const auto number = QString::number(statement.line);
    const auto title = statement.line > 0
        ? FindingsView::tr("Line %1").arg(statement.line)
        : FindingsView::tr("Statement %1").arg(statement.statement + 1);
    const auto bold = u"<b>%1</b>"_s.arg(title.toHtmlEscaped());
    m_html += u"<p style='margin:8px 0 0 0'>%1</p>"_s.arg(
        statement.line > 0 ? u"<a name='at-%1' href='line:%1'>%2</a>"_s.arg(number, bold) : bold);
}

/// Who waits, for what, and how long.
void FindingsPage::whoWaits(const StatementVerdict &statement, bool links)
{
    if (!statement.words.isEmpty()) {
        paragraph(plain(statement.words));
    }
    QStringList lines;
    for (const auto &lock : statement.locks) {
        const auto mode = links ? link(u"lock"_s, lock.mode, lock.mode) : plain(lock.mode);
        const auto object = lock.newObject ? FindingsView::tr("%1, new").arg(lock.object)
                                           : lock.object;
        lines += u"%1 · %2 — %3"_s.arg(mode, plain(object), plain(lock.words));
    }
    if (!statement.rewrites.isEmpty()) {
        lines += plain(FindingsView::tr("All rows are written again: %1")
                .arg(statement.rewrites.join(u", "_s)));
    }
    if (!statement.scans.isEmpty()) {
        lines += plain(
            FindingsView::tr("All rows are read: %1").arg(statement.scans.join(u", "_s)));
    }
    if (!statement.algorithm.isEmpty()) {
        lines += plain(u"ALGORITHM="_s + statement.algorithm);
    }
    for (const auto &line : std::as_const(lines)) {
        muted(line);
    }
}

void FindingsPage::losses(const StatementVerdict &statement)
{
    for (const auto &loss : statement.losses) {
        coloured(Tone::Danger, u"▼ "_s + plain(lossWords(loss)));
    }
}

void FindingsPage::finding(const Finding &finding, int number, bool links)
{
    const auto word = severityText(finding.severity).toHtmlEscaped();
    const auto tone = finding.suppressed ? Tone::Neutral : toneOf(finding.severity);
    const auto state = finding.suppressed ? u" · "_s + FindingsView::tr("ignored").toHtmlEscaped()
                                          : QString();
    const auto rule = links ? link(u"rule"_s, finding.rule, finding.rule) : plain(finding.rule);
    const auto anchor = number < 0
        ? QString()
        : u"<a name='finding-%1'></a><a name='at-%2'></a>"_s.arg(number).arg(finding.line);
    coloured(tone,
        u"%1%2 %3%4 <span style='color:%5'>%6</span>"_s.arg(
            anchor, glyphOf(finding.severity), word, state, m_tokens.muted.name(), rule));
    paragraph(plain(finding.message));
    if (!finding.help.isEmpty()) {
        muted(plain(finding.help));
    }
    const bool up = finding.direction == Direction::Up && finding.statement >= 0;
    const bool wanted = links && up && !finding.suppressed;
    if (wanted && m_recipes.contains(finding.rule)) {
        paragraph(link(u"safe"_s, QString::number(number), FindingsView::tr("Make safe…")));
    } else if (wanted && !m_recipes.isEmpty() && finding.severity != Severity::Info) {
        muted(FindingsView::tr("There is no ready recipe for this.").toHtmlEscaped());
    }
    if (finding.suppressed && !finding.reason.isEmpty()) {
        muted(plain(finding.reason));
    }
}

void FindingsPage::paragraph(const QString &html, int above)
{
    m_html += u"<p style='margin:%1px 0 2px 0'>%2</p>"_s.arg(QString::number(above), html);
}

void FindingsPage::muted(const QString &html)
{
    paragraph(u"<span style='color:%1'>%2</span>"_s.arg(m_tokens.muted.name(), html));
}

void FindingsPage::coloured(Tone tone, const QString &html)
{
    const auto color = tone == Tone::Neutral ? m_tokens.muted : ink(tone, m_tokens);
    m_html += u"<p style='margin:8px 0 0 0; color:%1'>%2</p>"_s.arg(color.name(), html);
}

QString FindingsPage::link(
    const QString &scheme, const QString &subject, const QString &words) const
{
    return u"<a href='%1:%2'>%3</a>"_s.arg(
        scheme, QString::fromLatin1(QUrl::toPercentEncoding(subject)), plain(words));
}

QList<SqlMark> marksOf(const ScriptVerdict &verdict)
{
    QMap<int, SqlMark> marks; // by line
    QHash<int, int> worst; // by line: the severity of what is marked
    for (const auto &statement : verdict.statements) {
        const auto lock = lockClassOf(statement);
        if (statement.line > 0 && int(lock) >= int(LockClass::BlocksWrites)) {
            const auto badge = lockBadge(lock, true, {});
            marks.insert(statement.line,
                { .place = statement.line,
                    .statement = statement.statement,
                    .tone = badge.tone,
                    .icon = badge.icon });
        }
    }
    for (const auto &finding : verdict.findings) {
        const int severity = int(finding.severity);
        if (finding.suppressed || finding.line <= 0 || worst.value(finding.line, -1) >= severity) {
            continue;
        }
        worst.insert(finding.line, severity);
        const auto badge = severityBadge(finding.severity, {});
        marks.insert(finding.line,
            { .place = finding.line,
                .statement = finding.statement,
                .tone = badge.tone,
                .icon = badge.icon });
    }
    const auto palette = QApplication::palette();
    const auto &colours = tokens(palette);
    QList<SqlMark> list;
    for (auto mark = marks.begin(); mark != marks.end(); ++mark) {
        FindingsPage page(colours);
        page.card(verdict, mark.key());
        mark->line = mark.key();
        mark->card = u"<div style='width:360px'>%1</div>"_s.arg(page.html());
        list += *mark;
    }
    return list;
}

} // namespace Switchback
