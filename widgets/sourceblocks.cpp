// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/sourceblocks.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Lines that end what began on a line with the same indentation.
bool isCloser(const QString &text)
{
    static const QRegularExpression closer(
        uR"(^(end\b|else\b|rescue\b|after\b|catch\b|[)\]}]|\|>))"_s);
    return closer.match(text).hasMatch();
}

/// The quotes of a heredoc that is left open at the end of the line.
QString openedHeredoc(const QString &text)
{
    for (const auto &quotes : { uR"(""")"_s, u"'''"_s }) {
        if (text.endsWith(quotes) && text.count(quotes) % 2 == 1) {
            return quotes;
        }
    }
    return {};
}

} // namespace

SourceBlocks::SourceBlocks(const QString &text)
{
    static const QRegularExpression head(uR"(^defp?\s+([a-z_][A-Za-z0-9_]*[?!]?))"_s);
    QString heredoc;
    for (const auto &whole : text.split(u'\n')) {
        const auto trimmed = whole.trimmed();
        const auto indent = trimmed.isEmpty() ? -1 : int(whole.indexOf(trimmed.front()));
        m_lines += { trimmed, indent, !heredoc.isEmpty() };
        if (!heredoc.isEmpty()) {
            heredoc = trimmed.startsWith(heredoc) ? QString() : heredoc;
        } else {
            heredoc = openedHeredoc(trimmed);
        }
    }
    for (int line = 1; line <= lineCount(); ++line) {
        const auto match = head.match(m_lines.at(line - 1).text);
        if (match.hasMatch() && !m_lines.at(line - 1).inside) {
            m_functions += { match.captured(1), line, end(line) };
        }
    }
}

int SourceBlocks::end(int line) const
{
    if (const auto known = m_ends.constFind(line); known != m_ends.constEnd()) {
        return *known;
    }
    if (line < 1 || line > lineCount() || m_lines.at(line - 1).indent < 0) {
        return line;
    }
    const auto indent = m_lines.at(line - 1).indent;
    int last = line;
    for (int i = line; i < lineCount(); ++i) {
        const auto &next = m_lines.at(i);
        const bool belongs = next.inside || next.indent > indent
            || (next.indent == indent && isCloser(next.text));
        if (!belongs && next.indent >= 0) {
            break;
        }
        last = belongs ? i + 1 : last;
    }
    return last;
}

QList<int> SourceBlocks::within(int first, int last, const QList<int> &starts) const
{
    QList<int> found;
    std::ranges::copy_if(starts, std::back_inserter(found),
        [&](int start) { return start >= first && start <= last; });
    return found;
}

QList<int> SourceBlocks::meant(int line, const QList<int> &starts) const
{
    int around = 0;
    for (const int start : starts) {
        around = start <= line && line <= end(start) ? std::max(around, start) : around;
    }
    if (around > 0) {
        return { around };
    }
    if (line < 1 || line > lineCount()) {
        return {};
    }
    const int last = end(line);
    auto found = within(line, last, starts);
    for (const auto &function : m_functions) {
        const QRegularExpression call(u"(?<![A-Za-z0-9_:])"_s
            + QRegularExpression::escape(function.name) + u"(?![A-Za-z0-9_:])"_s);
        const bool itself = line >= function.first && line <= function.last;
        for (int i = line; !itself && i <= last; ++i) {
            if (m_lines.at(i - 1).text.contains(call)) {
                found += within(function.first, function.last, starts);
                break;
            }
        }
    }
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

QString SourceBlocks::functionAt(int line) const
{
    const auto it = std::ranges::find_if(m_functions, [line](const Function &function) {
        return line >= function.first && line <= function.last;
    });
    return it == m_functions.end() ? QString() : it->name;
}

} // namespace Switchback
