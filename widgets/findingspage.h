// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Findings, locks and losses as rich text: for the view of a migration and for the cards that open
// over marks. Everything that comes from files is escaped.

#include "core/safetybrief.h"
#include "widgets/sqlview.h"

namespace Switchback {

class FindingsPage
{
public:
    /// `recipes`: rules whose findings offer the safer way as files.
    explicit FindingsPage(const Tokens &tokens, const QSet<QString> &recipes = {})
        : m_tokens(tokens)
        , m_recipes(recipes)
    {
    }

    /// Of all statements, or of one; `wholly` with its locks.
    void findings(const ScriptVerdict &verdict, int statement, bool wholly);
    void locks(const ScriptVerdict &verdict);
    /// What a card over a line says: at most a few findings, and who waits.
    void card(const ScriptVerdict &verdict, int line);

    void muted(const QString &html);
    const QString &html() const { return m_html; }

private:
    void statementHeading(const StatementVerdict &statement);
    void whoWaits(const StatementVerdict &statement, bool links);
    void losses(const StatementVerdict &statement);
    void finding(const Finding &finding, int number, bool links);
    void paragraph(const QString &html, int above = 2);
    void coloured(Tone tone, const QString &html);
    QString link(const QString &scheme, const QString &subject, const QString &words) const;

    const Tokens &m_tokens;
    const QSet<QString> m_recipes;
    QString m_html;
};

/// One for each line at which something was found or somebody waits, in the application's colours.
QList<SqlMark> marksOf(const ScriptVerdict &verdict);

} // namespace Switchback
