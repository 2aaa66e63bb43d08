// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/findingsview.h"

#include "core/text.h"
#include "widgets/findingspage.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace Switchback {

FindingsView::FindingsView(QWidget *parent)
    : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setTabChangesFocus(true);
    setAccessibleName(tr("Findings and locks"));
    document()->setDocumentMargin(12);
    connect(this, &QTextBrowser::anchorClicked, this, &FindingsView::follow);
}

void FindingsView::setShows(Shows shows)
{
    m_shows = shows;
    setAccessibleName(shows == Shows::Locks ? tr("Locks")
            : shows == Shows::Findings      ? tr("Findings")
                                            : tr("Findings and locks"));
    render();
}

void FindingsView::setVerdict(const ScriptVerdict &verdict, int statement)
{
    m_verdict = verdict;
    m_statement = statement;
    m_sentence.clear();
    render();
}

void FindingsView::say(const QString &sentence)
{
    m_verdict.reset();
    m_sentence = sentence;
    render();
}

void FindingsView::setRecipes(const QSet<QString> &rules)
{
    if (rules != m_recipes) {
        m_recipes = rules;
        render();
    }
}

void FindingsView::follow(const QUrl &link)
{
    const auto subject = QUrl::fromPercentEncoding(link.path(QUrl::FullyEncoded).toLatin1());
    if (link.scheme() == "line"_L1) {
        Q_EMIT lineWanted(subject.toInt());
    } else if (link.scheme() == "rule"_L1) {
        Q_EMIT ruleWanted(subject);
    } else if (link.scheme() == "lock"_L1) {
        Q_EMIT lockWanted(subject);
    } else if (link.scheme() == "safe"_L1 && m_verdict) {
        const auto number = subject.toInt();
        if (number >= 0 && number < m_verdict->findings.size()) {
            Q_EMIT safeWanted(m_verdict->findings.at(number));
        }
    }
}

void FindingsView::render()
{
    FindingsPage page(tokens(palette()), m_recipes);
    if (!m_verdict) {
        page.muted(visible(m_sentence).toHtmlEscaped());
    } else if (m_shows == Shows::Locks) {
        page.locks(*m_verdict);
    } else {
        page.findings(*m_verdict, m_statement, m_shows == Shows::Everything);
    }
    setHtml(page.html());
    verticalScrollBar()->setValue(0);
}

void FindingsView::showLine(int line)
{
    scrollToAnchor(u"at-%1"_s.arg(line));
}

void FindingsView::showFinding(const Finding &finding)
{
    if (const int number = placeOf(finding); number >= 0) {
        scrollToAnchor(u"finding-%1"_s.arg(number));
        setTextCursor(cursorForPosition(QPoint(4, 4)));
    }
}

int FindingsView::placeOf(const Finding &finding) const
{
    return m_verdict ? int(m_verdict->findings.indexOf(finding)) : -1;
}

QString FindingsView::currentRule() const
{
    static const auto prefix = "rule:"_L1;
    QString first;
    // Rules are links: the last one that does not stand behind the cursor's line is meant.
    const int last = textCursor().blockNumber();
    for (auto block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockNumber() > last && !first.isEmpty()) {
            break;
        }
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const auto link = part.fragment().charFormat().anchorHref();
            first = link.startsWith(prefix) ? link.sliced(prefix.size()) : first;
        }
    }
    return first;
}

void FindingsView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        render();
    }
}

} // namespace Switchback
