// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/findingsview.h"

#include "core/text.h"
#include "widgets/badge.h"
#include "widgets/palette.h"

#include <QEvent>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString plain(const QString &text)
{
    return visible(text).toHtmlEscaped();
}

/// Glyphs of the system's font: state is never colour alone, not in copied text either.
QString glyphOf(Severity severity)
{
    return severity == Severity::Error ? u"■"_s : severity == Severity::Warning ? u"▲"_s : u"●"_s;
}

Tone toneOf(Severity severity)
{
    return severity == Severity::Error ? Tone::Danger
        : severity == Severity::Warning ? Tone::Attention
                                        : Tone::Info;
}

class Page
{
public:
    explicit Page(const Tokens &tokens)
        : m_tokens(tokens)
    {
    }

    void heading(const StatementVerdict &statement, bool manyStatements)
    {
        if (manyStatements) {
            const auto title = statement.line > 0
                ? FindingsView::tr("Line %1").arg(statement.line)
                : FindingsView::tr("Statement %1").arg(statement.statement + 1);
            m_html += statement.line > 0
                ? u"<p style='margin:8px 0 0 0'><a href='line:%1'><b>%2</b></a></p>"_s.arg(
                      QString::number(statement.line), title.toHtmlEscaped())
                : u"<p style='margin:8px 0 0 0'><b>%1</b></p>"_s.arg(title.toHtmlEscaped());
        }
        if (!statement.words.isEmpty()) {
            paragraph(plain(statement.words));
        }
        QStringList locks;
        for (const auto &lock : statement.locks) {
            locks += u"%1 · %2"_s.arg(plain(lock.mode), plain(lock.object))
                + (lock.newObject ? u' ' + FindingsView::tr("(new)").toHtmlEscaped() : QString());
        }
        if (!locks.isEmpty()) {
            muted(locks.join(u"<br>"_s));
        }
        for (const auto &loss : statement.losses) {
            coloured(Tone::Danger, u"▼ "_s + plain(lossWords(loss)));
        }
    }

    void finding(const Finding &finding)
    {
        const auto word = severityText(finding.severity).toHtmlEscaped();
        const auto tone = finding.suppressed ? Tone::Neutral : toneOf(finding.severity);
        const auto state = finding.suppressed ? u" · "_s + FindingsView::tr("ignored").toHtmlEscaped() : QString();
        coloured(tone, u"%1 %2%3"_s.arg(glyphOf(finding.severity), word, state)
                + u" <span style='color:%1'>%2</span>"_s.arg(m_tokens.muted.name(), plain(finding.rule)));
        paragraph(plain(finding.message));
        if (!finding.help.isEmpty()) {
            muted(plain(finding.help));
        }
        if (finding.suppressed && !finding.reason.isEmpty()) {
            muted(plain(finding.reason));
        }
    }

    void paragraph(const QString &html) { m_html += u"<p style='margin:2px 0 2px 0'>%1</p>"_s.arg(html); }
    void muted(const QString &html) { paragraph(u"<span style='color:%1'>%2</span>"_s.arg(m_tokens.muted.name(), html)); }
    void coloured(Tone tone, const QString &html)
    {
        const auto color = tone == Tone::Neutral ? m_tokens.muted : ink(tone, m_tokens);
        m_html += u"<p style='margin:8px 0 0 0; color:%1'>%2</p>"_s.arg(color.name(), html);
    }
    bool isEmpty() const { return m_html.isEmpty(); }
    const QString &html() const { return m_html; }

private:
    const Tokens &m_tokens;
    QString m_html;
};

} // namespace

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return FindingsView::tr("Error");
    case Severity::Warning:
        return FindingsView::tr("Warning");
    case Severity::Info:
        break;
    }
    return FindingsView::tr("Note");
}

FindingsView::FindingsView(QWidget *parent)
    : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setTabChangesFocus(true);
    setAccessibleName(tr("Findings and locks"));
    document()->setDocumentMargin(12);
    connect(this, &QTextBrowser::anchorClicked, this,
        [this](const QUrl &url) { Q_EMIT lineWanted(url.path().toInt()); });
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

void FindingsView::render()
{
    Page page(tokens(palette()));
    if (m_verdict) {
        const auto &verdict = *m_verdict;
        const auto findingsAt = [&](int statement) {
            for (const auto &finding : verdict.findings) {
                if (finding.statement == statement) {
                    page.finding(finding);
                }
            }
        };
        if (m_statement < 0) {
            findingsAt(-1);
        }
        for (int i = 0; i < verdict.statements.size(); ++i) {
            const auto &statement = verdict.statements.at(i);
            const bool says = !statement.words.isEmpty() || !statement.losses.isEmpty() || statement.severity;
            if (m_statement == i || (m_statement < 0 && says)) {
                page.heading(statement, m_statement < 0);
                findingsAt(i);
            }
        }
        if (page.isEmpty()) {
            page.muted(tr("The rules have nothing to say here.").toHtmlEscaped());
        }
    } else {
        page.muted(plain(m_sentence));
    }
    setHtml(page.html());
    verticalScrollBar()->setValue(0);
}

void FindingsView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        render();
    }
}

} // namespace Switchback
