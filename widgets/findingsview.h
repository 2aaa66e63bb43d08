// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the rules say of statements, to read and to copy: who waits, what is lost, what was found
// and the safer way.

#include "core/verdict.h"

#include <QTextBrowser>

namespace Switchback {

class FindingsView : public QTextBrowser
{
    Q_OBJECT
public:
    explicit FindingsView(QWidget *parent = nullptr);

    /// `statement`: the number of one among the script's own; -1 = all of them.
    void setVerdict(const ScriptVerdict &verdict, int statement = -1);
    /// A sentence instead: still looking, nothing to say.
    void say(const QString &sentence);

Q_SIGNALS:
    void lineWanted(int line);

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    std::optional<ScriptVerdict> m_verdict;
    int m_statement = -1;
    QString m_sentence;
};

/// "Error", "Warning", "Note".
QString severityText(Severity severity);

} // namespace Switchback
