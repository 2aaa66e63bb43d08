// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/textdiff.h"

#include "core/lazylibrary.h"

#include <git2.h>

#include <QSet>

#include <algorithm>
#include <memory>

namespace Switchback {

namespace {

// In a diff alone: the library brings another dozen along.
constexpr LazyLibrary libgit2("libgit2.so." SWITCHBACK_LIBGIT2);
const LazyFunction<decltype(&::git_diff_options_init)> git_diff_options_init { libgit2,
    "git_diff_options_init" };
const LazyFunction<decltype(&::git_libgit2_init)> git_libgit2_init { libgit2, "git_libgit2_init" };
const LazyFunction<decltype(&::git_patch_free)> git_patch_free { libgit2, "git_patch_free" };
const LazyFunction<decltype(&::git_patch_from_buffers)> git_patch_from_buffers { libgit2,
    "git_patch_from_buffers" };
const LazyFunction<decltype(&::git_patch_get_hunk)> git_patch_get_hunk { libgit2,
    "git_patch_get_hunk" };
const LazyFunction<decltype(&::git_patch_num_hunks)> git_patch_num_hunks { libgit2,
    "git_patch_num_hunks" };

// Beyond that, lines of a changed block are put beside each other as they come.
constexpr qsizetype MostCompared = 40'000;
// Lines with less in common than that are no counterparts.
constexpr double LeastLikeness = 0.45;

/// Where two lists of lines differ.
struct Block {
    int from = 0;
    int fromCount = 0;
    int to = 0;
    int toCount = 0;
};

struct PatchDeleter {
    void operator()(git_patch *patch) const { git_patch_free(patch); }
};

QByteArray asLines(const QStringList &lines)
{
    QByteArray text;
    for (const auto &line : lines) {
        text += line.toUtf8() + '\n';
    }
    return text;
}

QList<Block> blocksOf(const QStringList &from, const QStringList &to)
{
    static const int ready = git_libgit2_init();
    git_diff_options options;
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.flags = GIT_DIFF_FORCE_TEXT | GIT_DIFF_PATIENCE;
    options.context_lines = 0;
    const auto before = asLines(from);
    const auto after = asLines(to);
    git_patch *made = nullptr;
    if (ready < 1
        || git_patch_from_buffers(&made, before.constData(), size_t(before.size()), nullptr,
               after.constData(), size_t(after.size()), nullptr, &options)
            != 0) {
        return { { 0, int(from.size()), 0, int(to.size()) } };
    }
    const std::unique_ptr<git_patch, PatchDeleter> patch(made);
    QList<Block> blocks;
    for (size_t i = 0; i < git_patch_num_hunks(patch.get()); ++i) {
        const git_diff_hunk *hunk = nullptr;
        size_t lines = 0;
        if (git_patch_get_hunk(&hunk, &lines, patch.get(), i) != 0) {
            continue;
        }
        // Of an empty side the number is that of the line before.
        blocks += Block { .from = hunk->old_start - (hunk->old_lines > 0 ? 1 : 0),
            .fromCount = hunk->old_lines,
            .to = hunk->new_start - (hunk->new_lines > 0 ? 1 : 0),
            .toCount = hunk->new_lines };
    }
    return blocks;
}

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c.isSurrogate() || c.isMark();
}

/// Words, runs of blanks, and every other character for itself.
QStringList wordsOf(const QString &line)
{
    QStringList words;
    for (qsizetype i = 0; i < line.size();) {
        auto end = i + 1;
        const auto same = [&line, i](qsizetype at) {
            return isWord(line.at(i)) ? isWord(line.at(at))
                                      : line.at(i).isSpace() && line.at(at).isSpace();
        };
        while (end < line.size() && same(end)) {
            ++end;
        }
        words += line.sliced(i, end - i);
        i = end;
    }
    return words;
}

double likeness(const QString &a, const QString &b)
{
    QStringList left = wordsOf(a);
    QStringList right = wordsOf(b);
    const auto isBlank = [](const QString &word) { return word.trimmed().isEmpty(); };
    left.removeIf(isBlank);
    right.removeIf(isBlank);
    if (left.isEmpty() || right.isEmpty()) {
        return left.isEmpty() && right.isEmpty() ? 1 : 0;
    }
    // A line of DDL is about what it begins with.
    const double about = left.first() == right.first() ? 0.4 : 0;
    const auto all = double(left.size() + right.size());
    std::ranges::sort(left);
    std::ranges::sort(right);
    QStringList both;
    std::ranges::set_intersection(left, right, std::back_inserter(both));
    return about + 2 * double(both.size()) / all;
}

using Pairs = QList<std::pair<int, int>>; // -1 = none

void pairAsTheyCome(const Block &block, Pairs &pairs)
{
    for (int i = 0; i < std::max(block.fromCount, block.toCount); ++i) {
        pairs.emplace_back(
            i < block.fromCount ? block.from + i : -1, i < block.toCount ? block.to + i : -1);
    }
}

/// The counterparts that have most in common, in order.
void pairAlike(const QStringList &from, const QStringList &to, const Block &block, Pairs &pairs)
{
    const int n = block.fromCount;
    const int m = block.toCount;
    if (n == 0 || m == 0 || qsizetype(n) * m > MostCompared) {
        pairAsTheyCome(block, pairs);
        return;
    }
    const auto at = [m](int i, int k) { return qsizetype(i) * (m + 1) + k; };
    QList<double> best((n + 1) * (m + 1), 0);
    QList<double> like((n + 1) * (m + 1), 0);
    for (int i = n - 1; i >= 0; --i) {
        for (int k = m - 1; k >= 0; --k) {
            const auto score = likeness(from.at(block.from + i), to.at(block.to + k));
            like[at(i, k)] = score < LeastLikeness ? -1 : score;
            best[at(i, k)] = std::max({ best.at(at(i + 1, k)), best.at(at(i, k + 1)),
                score < LeastLikeness ? 0 : score + best.at(at(i + 1, k + 1)) });
        }
    }
    int i = 0;
    int k = 0;
    while (i < n || k < m) {
        const bool both = i < n && k < m;
        if (both && like.at(at(i, k)) > 0
            && best.at(at(i, k)) == like.at(at(i, k)) + best.at(at(i + 1, k + 1))) {
            pairs.emplace_back(block.from + i++, block.to + k++);
        } else if (i < n && (!both || best.at(at(i, k)) == best.at(at(i + 1, k)))) {
            pairs.emplace_back(block.from + i++, -1);
        } else {
            pairs.emplace_back(-1, block.to + k++);
        }
    }
}

Pairs pairsOf(const QStringList &from, const QStringList &to)
{
    Pairs pairs;
    int line = 0;
    int other = 0;
    for (const auto &block : blocksOf(from, to)) {
        while (line < block.from) {
            pairs.emplace_back(line++, other++);
        }
        pairAlike(from, to, block, pairs);
        line = block.from + block.fromCount;
        other = block.to + block.toCount;
    }
    while (line < from.size() && other < to.size()) {
        pairs.emplace_back(line++, other++);
    }
    return pairs;
}

TextSpan spanOf(const QStringList &words, int first, int count)
{
    TextSpan span;
    for (int i = 0; i < first; ++i) {
        span.start += int(words.at(i).size());
    }
    for (int i = first; i < first + count; ++i) {
        span.length += int(words.at(i).size());
    }
    return span;
}

void addSpan(QList<TextSpan> &spans, const TextSpan &span)
{
    if (span.length > 0 && !spans.contains(span)) {
        spans += span;
        std::ranges::sort(spans, {}, &TextSpan::start);
    }
}

void markWords(AlignedCell &left, AlignedCell &right)
{
    const auto from = wordsOf(left.text);
    const auto to = wordsOf(right.text);
    for (const auto &block : blocksOf(from, to)) {
        addSpan(left.words, spanOf(from, block.from, block.fromCount));
        addSpan(right.words, spanOf(to, block.to, block.toCount));
    }
}

void compareCells(AlignedCell &left, AlignedCell &right)
{
    if (left.there == right.there && left.text == right.text) {
        return;
    }
    left.differs = left.differs || left.there;
    right.differs = right.differs || right.there;
    if (left.there && right.there) {
        markWords(left, right);
    }
}

QStringList linesOf(const QString &text)
{
    auto lines = text.split(u'\n');
    if (!lines.isEmpty() && lines.last().isEmpty()) {
        lines.removeLast();
    }
    return lines;
}

using Places = QList<QList<int>>; // for each line the number on every side so far; -1 = none

/// The next side joins: lines of its own stand where there is room before the next common one.
Places joined(const Places &places, const Pairs &pairs)
{
    Places result;
    qsizetype next = 0;
    QList<int> own; // of the new side alone, not placed yet
    const auto place = [&](QList<int> line, int number) { result += line << number; };
    const auto flush = [&] {
        for (const int number : std::as_const(own)) {
            place(QList<int>(places.isEmpty() ? 1 : places.first().size(), -1), number);
        }
        own.clear();
    };
    for (const auto &line : places) {
        if (line.last() < 0) {
            while (next < pairs.size() && pairs.at(next).first < 0) {
                own += pairs.at(next++).second;
            }
            place(line, own.isEmpty() ? -1 : own.takeFirst());
            continue;
        }
        while (next < pairs.size() && pairs.at(next).first < 0) {
            own += pairs.at(next++).second;
        }
        flush();
        place(line, next < pairs.size() ? pairs.at(next).second : -1);
        ++next;
    }
    while (next < pairs.size()) {
        own += pairs.at(next++).second;
    }
    flush();
    return result;
}

} // namespace

QList<AlignedLine> alignTexts(const QStringList &texts)
{
    QList<QStringList> sides;
    for (const auto &text : texts) {
        sides += linesOf(text);
    }
    Places places;
    for (int i = 0; !sides.isEmpty() && i < sides.first().size(); ++i) {
        places += QList<int> { i };
    }
    for (qsizetype side = 1; side < sides.size(); ++side) {
        if (places.isEmpty()) {
            for (int i = 0; i < sides.at(side).size(); ++i) {
                places += QList<int>(side, -1) << i;
            }
            continue;
        }
        places = joined(places, pairsOf(sides.at(side - 1), sides.at(side)));
    }
    QList<AlignedLine> lines;
    lines.reserve(places.size());
    for (const auto &numbers : std::as_const(places)) {
        AlignedLine line;
        for (qsizetype side = 0; side < numbers.size(); ++side) {
            const int number = numbers.at(side);
            line += number < 0 ? AlignedCell()
                               : AlignedCell { .text = sides.at(side).at(number), .there = true };
        }
        for (qsizetype side = 1; side < line.size(); ++side) {
            compareCells(line[side - 1], line[side]);
        }
        lines += line;
    }
    return lines;
}

} // namespace Switchback
