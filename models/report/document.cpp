// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "report/document.h"

#include "core/text.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString escapedMarkdown(const QString &text)
{
    static const QRegularExpression special(u"([\\\\`*_\\[\\]<>#|])"_s);
    return visible(text).replace(special, u"\\\\1"_s);
}

// Longer than any run of backquotes within.
QString fence(const QString &code)
{
    QString marks = u"```"_s;
    while (code.contains(marks)) {
        marks += u'`';
    }
    return marks;
}

QString markdownBlock(const DocumentBlock &block)
{
    const auto text = escapedMarkdown(block.text);
    switch (block.kind) {
    case DocumentBlock::Kind::Title:
        return u"# "_s + text + u"\n\n"_s;
    case DocumentBlock::Kind::Heading:
        return u"## "_s + text + u"\n\n"_s;
    case DocumentBlock::Kind::Subheading:
        return u"### "_s + text + u"\n\n"_s;
    case DocumentBlock::Kind::Item:
        return u"- "_s + text + u'\n';
    case DocumentBlock::Kind::Box:
        return u"- [ ] "_s + text + u'\n';
    case DocumentBlock::Kind::Code: {
        const auto marks = fence(block.text);
        return marks + u"sql\n"_s + visibleLines(block.text) + u'\n' + marks + u"\n\n"_s;
    }
    case DocumentBlock::Kind::Paragraph:
        break;
    }
    return text + u"\n\n"_s;
}

bool isListed(DocumentBlock::Kind kind)
{
    return kind == DocumentBlock::Kind::Item || kind == DocumentBlock::Kind::Box;
}

QString htmlBlock(const DocumentBlock &block)
{
    const auto text = visible(block.text).toHtmlEscaped();
    switch (block.kind) {
    case DocumentBlock::Kind::Title:
        return u"<h1>%1</h1>\n"_s.arg(text);
    case DocumentBlock::Kind::Heading:
        return u"<h2>%1</h2>\n"_s.arg(text);
    case DocumentBlock::Kind::Subheading:
        return u"<h3>%1</h3>\n"_s.arg(text);
    case DocumentBlock::Kind::Item:
        return u"<li>%1</li>\n"_s.arg(text);
    case DocumentBlock::Kind::Box:
        return u"<li class=\"box\"><span class=\"tick\">☐</span> %1</li>\n"_s.arg(text);
    case DocumentBlock::Kind::Code:
        return u"<pre>%1</pre>\n"_s.arg(visibleLines(block.text).toHtmlEscaped());
    case DocumentBlock::Kind::Paragraph:
        break;
    }
    return u"<p>%1</p>\n"_s.arg(text);
}

constexpr QLatin1StringView PageStyle(
    "body{font:15px/1.5 system-ui,sans-serif;max-width:52em;margin:2em auto;padding:0 "
    "1em;color:#1b1f24}"
    "h1{font-size:1.7em}h2{font-size:1.3em;border-bottom:1px solid #c9d1d9;margin-top:2em}"
    "h3{font-size:1.05em;margin-top:1.6em}pre{background:#f3f4f6;border:1px solid "
    "#d8dde3;border-radius:4px;"
    "padding:.7em;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.45 "
    "ui-monospace,monospace}"
    "li.box{list-style:none;margin-left:-1.2em}.tick{font-size:1.1em}"
    "@media(prefers-color-scheme:dark){body{background:#15181c;color:#dfe3e8}"
    "pre{background:#1d2127;border-color:#343a42}h2{border-color:#343a42}}"
    "@media "
    "print{body{margin:0;max-width:none;background:#fff;color:#000}pre{background:#fff;break-"
    "inside:avoid}}");

} // namespace

QString documentMarkdown(const Document &document)
{
    QString text;
    for (qsizetype i = 0; i < document.size(); ++i) {
        const bool listEnds = i > 0 && isListed(document.at(i - 1).kind)
            && !isListed(document.at(i).kind);
        text += (listEnds ? u"\n"_s : QString()) + markdownBlock(document.at(i));
    }
    return text;
}

QString documentHtml(const Document &document)
{
    QString body;
    bool listed = false;
    for (const auto &block : document) {
        if (isListed(block.kind) != listed) {
            body += listed ? u"</ul>\n"_s : u"<ul>\n"_s;
            listed = !listed;
        }
        body += htmlBlock(block);
    }
    body += listed ? u"</ul>\n"_s : QString();
    const auto title = document.isEmpty() ? QString()
                                          : visible(document.first().text).toHtmlEscaped();
    return u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'\">"
           "<title>"_s
        + title + u"</title><style>"_s + PageStyle + u"</style></head>\n<body>\n"_s + body
        + u"</body></html>\n"_s;
}

} // namespace Switchback
