// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/sections.h"

#include "core/tr.h"
#include "items/plantreemodel.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString commented(const QString &text)
{
    QString result;
    for (const auto &line : text.split(u'\n')) {
        result += (result.isEmpty() ? u"-- "_s : u"\n-- "_s) + line;
    }
    return result;
}

/// A statement of a program has no line numbers of its own; its heading says where it comes from.
void place(SqlSection &section, int line, Lines lines)
{
    if (lines == Lines::OfText) {
        section.line = line;
        return;
    }
    section.origin = line;
    if (line > 0) {
        const auto where = tr("line %1").arg(line);
        section.label = section.label.isEmpty() ? where : section.label + u", "_s + where;
    }
}

} // namespace

QList<SqlSection> sectionsOf(const Script &script, Lines lines)
{
    QList<SqlSection> sections;
    sections.reserve(script.statements.size());
    for (const auto &statement : script.statements) {
        sections += { .text = statement.sql,
            .number = QString::number(sections.size() + 1),
            .tone = Tone::Accent };
        place(sections.last(), statement.line, lines);
    }
    return sections;
}

QList<SqlSection> sectionsOf(const QList<PlannedStatement> &statements, Lines lines)
{
    QList<SqlSection> sections;
    sections.reserve(statements.size());
    for (const auto &statement : statements) {
        const bool own = statement.role == StatementRole::Migration;
        sections += { .text = shownSql(statement),
            .number = QString::number(1 + sections.size()),
            .label = statement.batches ? tr("Migration, in batches") : roleText(statement.role),
            .tone = own ? Tone::Accent : Tone::Neutral,
            .added = !own };
        place(sections.last(), statement.line, lines);
    }
    return sections;
}

void insertOpaque(QList<SqlSection> &sections, const QList<OpaquePart> &parts, bool backwards)
{
    for (const auto &part : parts) {
        if (part.known) {
            continue; // its SQL stands there
        }
        auto at = sections.size(); // behind the last one that comes before it
        while (at > 0) {
            const auto origin = sections.at(at - 1).origin;
            if (origin > 0 && (backwards ? origin >= part.line : origin <= part.line)) {
                break;
            }
            --at;
        }
        sections.insert(at,
            { .text = commented(part.text) + u'\n' + commented(part.reason),
                .number = u"?"_s,
                .label = tr("line %1: known to the running application alone").arg(part.line),
                .tone = Tone::Attention,
                .origin = part.line,
                .remark = true });
    }
}

QList<SqlSection> sectionsSaying(const QString &sentence)
{
    return { { .text = commented(sentence), .remark = true } };
}

} // namespace Switchback
