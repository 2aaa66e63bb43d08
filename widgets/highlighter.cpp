// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/highlighter.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QElapsedTimer>
#include <QTextBlock>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 SliceMs = 6; // leaves room for the rest of a 16 ms frame

/// One for the program: it reads the list of all definitions once.
const KSyntaxHighlighting::Repository &repository()
{
    static const KSyntaxHighlighting::Repository repository;
    return repository;
}

/// By meaning, not by a theme of the highlighter's: of those none is readable throughout on our
/// surfaces, and red keywords would say that something is wrong.
QTextCharFormat formatOf(KSyntaxHighlighting::Theme::TextStyle style, const CodeColors &colors)
{
    using Style = KSyntaxHighlighting::Theme;
    QTextCharFormat format;
    switch (style) {
    case Style::Normal:
        break;
    case Style::Keyword:
    case Style::ControlFlow:
    case Style::Import:
        format.setForeground(colors.keyword);
        format.setFontWeight(QFont::DemiBold);
        break;
    case Style::DataType:
    case Style::BuiltIn:
    case Style::Attribute:
        format.setForeground(colors.type);
        break;
    case Style::Function:
    case Style::Extension:
        format.setForeground(colors.function);
        break;
    case Style::String:
    case Style::Char:
    case Style::SpecialChar:
    case Style::VerbatimString:
    case Style::SpecialString:
        format.setForeground(colors.string);
        break;
    case Style::DecVal:
    case Style::BaseN:
    case Style::Float:
    case Style::Constant:
        format.setForeground(colors.number);
        break;
    case Style::Comment:
    case Style::Documentation:
    case Style::Annotation:
    case Style::CommentVar:
    case Style::Information:
    case Style::Warning:
    case Style::Alert:
        format.setForeground(colors.comment);
        format.setFontItalic(true);
        break;
    default:
        format.setForeground(colors.symbol);
        break;
    }
    return format;
}

} // namespace

Highlighter::Highlighter(QTextDocument *document)
    : QObject(document)
    , m_document(document)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &Highlighter::colourSome);
}

void Highlighter::begin(
    const QString &definition, const CodeColors &colors, const QSet<int> &starts)
{
    const auto found = repository().definitionForName(definition);
    m_timer.stop();
    m_next = -1;
    if (!found.isValid()) {
        return;
    }
    setDefinition(found);
    m_colors = colors;
    m_starts = starts;
    m_state = {};
    m_next = 0;
    colourSome();
}

void Highlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    const auto style = format.textStyle();
    if (length > 0 && style != KSyntaxHighlighting::Theme::Normal) {
        m_formats.append({ offset, length, formatOf(style, m_colors) });
    }
}

void Highlighter::colourSome()
{
    QElapsedTimer clock;
    clock.start();
    auto block = m_document->findBlockByNumber(m_next);
    const int from = block.position();
    while (block.isValid() && clock.elapsed() < SliceMs) {
        if (m_starts.contains(block.blockNumber())) {
            m_state = {};
        }
        m_formats.clear();
        const auto text = block.text();
        m_state = highlightLine(text, m_state);
        block.layout()->setFormats(m_formats);
        block = block.next();
    }
    const int to = block.isValid() ? block.position() : m_document->characterCount() - 1;
    m_next = block.isValid() ? block.blockNumber() : -1;
    if (m_next >= 0) {
        m_timer.start();
    } else {
        m_timer.stop();
    }
    m_document->markContentsDirty(from, to - from);
}

} // namespace Switchback
