// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/sections.h"

#include "items/plantreemodel.h"

using namespace Qt::StringLiterals;

namespace Switchback {

QList<SqlSection> sectionsOf(const Script &script)
{
    QList<SqlSection> sections;
    sections.reserve(script.statements.size());
    for (const auto &statement : script.statements) {
        sections += { .text = statement.sql,
            .number = QString::number(sections.size() + 1),
            .tone = Tone::Accent,
            .line = statement.line };
    }
    return sections;
}

QList<SqlSection> sectionsOf(const QList<PlannedStatement> &statements, int firstNumber)
{
    QList<SqlSection> sections;
    sections.reserve(statements.size());
    for (const auto &statement : statements) {
        const bool own = statement.role == StatementRole::Migration;
        sections += { .text = statement.sql,
            .number = QString::number(firstNumber + sections.size()),
            .label = roleText(statement.role),
            .tone = own ? Tone::Accent : Tone::Neutral,
            .line = statement.line,
            .added = !own };
    }
    return sections;
}

QList<SqlSection> sectionsSaying(const QString &sentence)
{
    QString text;
    for (const auto &line : sentence.split(u'\n')) {
        text += (text.isEmpty() ? u"-- "_s : u"\n-- "_s) + line;
    }
    return { { .text = text } };
}

} // namespace Switchback
