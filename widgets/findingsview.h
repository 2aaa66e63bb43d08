// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the rules say of statements, to read and to copy: who waits, what is lost, what was found
// and the safer way.

#include "core/verdict.h"

#include <QSet>
#include <QTextBrowser>

namespace Switchback {

class FindingsView : public QTextBrowser
{
    Q_OBJECT
public:
    explicit FindingsView(QWidget *parent = nullptr);

    enum class Shows { Everything, Findings, Locks };
    void setShows(Shows shows);
    /// `statement`: the number of one among the script's own; -1 = all of them.
    void setVerdict(const ScriptVerdict &verdict, int statement = -1);
    /// A sentence instead: still looking, nothing to say.
    void say(const QString &sentence);
    /// Rules whose findings offer the safer way as files.
    void setRecipes(const QSet<QString> &rules);
    /// Brings into sight what is said of a line, or of a finding.
    void showLine(int line);
    void showFinding(const Finding &finding);
    /// The rule of the finding at the cursor, else of the first; empty = there is none.
    QString currentRule() const;

Q_SIGNALS:
    void lineWanted(int line);
    void ruleWanted(const QString &rule);
    void lockWanted(const QString &mode);
    void safeWanted(const Switchback::Finding &finding);

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    void follow(const QUrl &link);
    int placeOf(const Finding &finding) const;
    std::optional<ScriptVerdict> m_verdict;
    int m_statement = -1;
    QString m_sentence;
    QSet<QString> m_recipes;
    Shows m_shows = Shows::Everything;
};

} // namespace Switchback
