// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "report/differenceshtml.h"

#include "core/text.h"
#include "core/tr.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

const auto Style = uR"(
:root { color-scheme: light dark; --line: #DFE3E8; --muted: #59636E; --text: #1B1F24; --ground: #FFFFFF;
  --gone: #FCEAE8; --goneword: #F5B9B4; --fresh: #E6F4EC; --freshword: #A8DDBF; }
@media (prefers-color-scheme: dark) { :root { --line: #323944; --muted: #9AA4B2; --text: #E6E9ED; --ground: #1C2026;
  --gone: #3D1D1B; --goneword: #7A2F2A; --fresh: #173226; --freshword: #245C43; } }
body { font: 14px/1.45 system-ui, sans-serif; margin: 24px; color: var(--text); background: var(--ground); }
h1 { font-size: 1.3em; } h2 { font-size: 1em; margin: 24px 0 4px; } p, .muted { color: var(--muted); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 8px 0; }
td, th { border: 1px solid var(--line); padding: 4px 8px; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
td.code, pre { font: 12.5px/1.4 ui-monospace, monospace; white-space: pre-wrap; }
td.none { background: repeating-linear-gradient(135deg, transparent 0 4px, var(--line) 4px 5px); }
td.gone { background: var(--gone); } td.gone mark { background: var(--goneword); color: inherit; }
td.fresh { background: var(--fresh); } td.fresh mark { background: var(--freshword); color: inherit; }
)"_s;

QString text(const QString &words)
{
    return visibleLines(words).toHtmlEscaped();
}

QString element(const QString &name, const QString &inside)
{
    return u"<%1>%2</%1>\n"_s.arg(name, inside);
}

QString cellWords(const AlignedCell &cell)
{
    QString html;
    int at = 0;
    for (const auto &span : cell.words) {
        html += text(cell.text.mid(at, span.start - at));
        html += u"<mark>"_s + text(cell.text.mid(span.start, span.length)) + u"</mark>"_s;
        at = span.start + span.length;
    }
    return html + text(cell.text.mid(at));
}

QString cellHtml(const AlignedCell &cell, bool last)
{
    if (!cell.there) {
        return u"<td class=\"code none\"></td>"_s;
    }
    const auto state = !cell.differs ? u""_s : last ? u" fresh"_s : u" gone"_s;
    return u"<td class=\"code%1\">%2</td>"_s.arg(state, cellWords(cell));
}

QString headings(const QStringList &titles, const QString &first = {})
{
    QString row = first.isNull() ? QString() : u"<th>%1</th>"_s.arg(text(first));
    for (const auto &title : titles) {
        row += u"<th>"_s + text(title) + u"</th>"_s;
    }
    return element(u"tr"_s, row);
}

QString textTable(const QStringList &titles, const QList<AlignedLine> &lines)
{
    QString rows = headings(titles);
    for (const auto &line : lines) {
        QString cells;
        for (qsizetype i = 0; i < line.size(); ++i) {
            cells += cellHtml(line.at(i), i + 1 == line.size());
        }
        rows += element(u"tr"_s, cells);
    }
    return element(u"table"_s, rows);
}

QString propertyTable(const Differences &all, const DifferenceRow &row)
{
    QString rows;
    for (const auto &property : differenceProperties(all, row)) {
        if (!property.differs) {
            continue;
        }
        QString cells = u"<td>%1</td>"_s.arg(text(property.name));
        for (const auto &value : property.values) {
            cells += u"<td class=\"code\">%1</td>"_s.arg(text(value));
        }
        rows += element(u"tr"_s, cells);
    }
    return rows.isEmpty() ? QString()
                          : element(u"table"_s, headings(all.titles, tr("Property")) + rows);
}

QString changeWords(const Differences &all, const DifferenceRow &row)
{
    QStringList words;
    for (qsizetype step = 0; step < all.steps.size(); ++step) {
        if (const auto *change = differenceChange(all, row, int(step))) {
            words += tr("%1 from %2 to %3")
                         .arg(changeWord(change->change), all.titles.at(step),
                             all.titles.at(step + 1));
        }
    }
    words += effectWord(row.effect);
    return words.join(u" · "_s);
}

QString rowHtml(const DifferencesReport &report, qsizetype index)
{
    const auto &row = report.all.rows.at(index);
    QString html = element(u"h2"_s, text(row.kind + u' ' + row.object));
    html += element(u"p"_s, text(changeWords(report.all, row)));
    html += row.hint.isEmpty() ? QString() : element(u"p"_s, text(row.hint));
    html += propertyTable(report.all, row);
    return index < report.texts.size() ? html + textTable(report.all.titles, report.texts.at(index))
                                       : html;
}

QString scriptHtml(const TriedScript &tried)
{
    QString sql;
    for (const auto &statement : tried.script.statements) {
        sql += statement.note.isEmpty() ? QString() : u"-- "_s + statement.note + u'\n';
        sql += statement.sql + u";\n\n"_s;
    }
    const auto verdict = tried.verified
        ? tr("Verified: run on a scratch copy, it reaches the wanted schema.")
        : tried.failure ? oneLine(*tried.failure)
                        : tried.notVerified;
    return element(u"h2"_s, text(tr("Script"))) + element(u"p"_s, text(verdict))
        + element(u"pre"_s, text(sql));
}

} // namespace

QString differencesHtml(const DifferencesReport &report)
{
    const auto &all = report.all;
    const auto title = all.titles.join(u" → "_s);
    QString body = element(u"h1"_s, text(title));
    body += element(u"p"_s,
        text(tr("%n difference(s)", nullptr, int(all.rows.size())) + u" · "_s
            + tr("%n hidden by rules", nullptr, all.hidden()) + u" · "_s
            + QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s)));
    for (const auto &step : all.steps) {
        for (const auto &count : step.hidden) {
            body += count.hidden > 0
                ? element(u"p"_s,
                      text(tr("Hidden by the rule '%1': %n difference(s).", nullptr, count.hidden)
                              .arg(ruleInWords(count.rule))))
                : QString();
        }
        for (const auto &name : step.notCompared) {
            body += element(u"p"_s, text(tr("Not compared: %1").arg(name)));
        }
    }
    for (qsizetype i = 0; i < all.rows.size(); ++i) {
        body += rowHtml(report, i);
    }
    body += report.script ? scriptHtml(*report.script) : QString();
    return u"<!DOCTYPE html>\n<html><head><meta "
           u"charset=\"utf-8\"><title>%1</title><style>%2</style></head>"
           "<body>\n"_s.arg(text(title), Style)
        + body + u"</body></html>\n"_s;
}

} // namespace Switchback
