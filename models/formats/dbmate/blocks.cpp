// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/dbmate/blocks.h"

#include "core/tr.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace Switchback::Dbmate {

namespace {

struct Marker {
    qsizetype start = -1;
    bool up = false;
};

/// Go's \s: dbmate's markers are regular expressions of Go.
bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

/// The marker that holds `migrate:` at `word`, if it is one: `--` at the start of a line, only
/// blanks between, `up` or `down` and then a blank or the end.
Marker markerAt(QByteArrayView text, qsizetype word)
{
    const auto rest = text.sliced(word + 8);
    const bool up = rest.startsWith("up");
    const qsizetype after = up ? 2 : 4;
    if ((!up && !rest.startsWith("down")) || (rest.size() > after && !isBlank(rest.at(after)))) {
        return {};
    }
    auto start = word;
    while (start > 0 && isBlank(text.at(start - 1))) {
        --start;
    }
    if (start < 2 || text.at(start - 1) != '-' || text.at(start - 2) != '-') {
        return {};
    }
    start -= 2;
    return start == 0 || text.at(start - 1) == '\n' ? Marker { start, up } : Marker {};
}

QList<Marker> markers(QByteArrayView text)
{
    QList<Marker> list;
    for (auto at = text.indexOf("migrate:"); at >= 0; at = text.indexOf("migrate:", at + 8)) {
        if (const auto marker = markerAt(text, at); marker.start >= 0) {
            list += marker;
        }
    }
    return list;
}

/// The offset of the first line that is neither blank nor a comment; -1 = none.
qsizetype firstStatement(QByteArrayView head)
{
    qsizetype line = 0;
    while (line < head.size()) {
        auto end = head.indexOf('\n', line);
        end = end < 0 ? head.size() : end;
        auto at = line;
        while (at < end && isBlank(head.at(at))) {
            ++at;
        }
        if (at < end && !head.sliced(at, end - at).startsWith("--")) {
            return at;
        }
        line = end + 1;
    }
    return -1;
}

/// The last `transaction:…` of the marker's line decides; only "false" means something.
bool wantsTransaction(QByteArrayView block)
{
    const auto end = block.indexOf('\n');
    const auto line = end < 0 ? block : block.first(end);
    bool wants = true;
    qsizetype at = 0;
    while (at < line.size()) {
        auto stop = at;
        while (stop < line.size() && !isBlank(line.at(stop))) {
            ++stop;
        }
        const auto word = line.sliced(at, stop - at);
        if (word.startsWith("transaction:") && !word.sliced(12).contains(':')) {
            wants = word != "transaction:false";
        }
        at = stop + 1;
    }
    return wants;
}

Blocks refused(QByteArrayView text, const QString &error, qsizetype offset)
{
    return { .error = error, .errorLine = lineOf(text, offset) };
}

} // namespace

int lineOf(QByteArrayView text, qsizetype offset)
{
    const auto head = text.first(std::clamp<qsizetype>(offset, 0, text.size()));
    return int(std::count(head.begin(), head.end(), '\n')) + 1;
}

Blocks findBlocks(QByteArrayView text)
{
    const auto found = markers(text);
    const auto first = std::ranges::find(found, true, &Marker::up);
    const auto statement = firstStatement(first == found.end() ? text : text.first(first->start));
    if (text.startsWith("\xef\xbb\xbf")) {
        return refused(text,
            tr("A byte order mark stands before the first line, and dbmate cannot read such files."),
            0);
    }
    if (first == found.end()) {
        return refused(text,
            text.isEmpty() ? tr("The file is empty: it needs a '-- migrate:up' block.")
                           : tr("There is no '-- migrate:up' line."),
            0);
    }
    if (statement >= 0) {
        return refused(text, tr("Statements stand before the '-- migrate:up' line."), statement);
    }
    const auto rest = found.sliced(first - found.begin());
    if (rest.size() < 2 || rest.at(1).up) {
        return refused(
            text, tr("There is no '-- migrate:down' line after '-- migrate:up'."), first->start);
    }
    if (rest.size() > 2 && !rest.at(2).up) {
        return refused(text, tr("A second '-- migrate:down' line follows."), rest.at(2).start);
    }
    if (rest.size() > 2) {
        return refused(text,
            tr("A second '-- migrate:up' line follows: dbmate applies the first pair of blocks "
               "and then fails on its own history row."),
            rest.at(2).start);
    }
    const auto down = rest.at(1).start;
    return { .up = { first->start, down,
                 wantsTransaction(text.sliced(first->start, down - first->start)) },
        .down = { down, text.size(), wantsTransaction(text.sliced(down)) } };
}

} // namespace Switchback::Dbmate
