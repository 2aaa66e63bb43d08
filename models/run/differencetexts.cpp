// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The DDL of one difference, for reading side by side.

#include "run/differences.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// SQLite keeps a text as it was typed, and quotes a name when it is given anew: what stands plain
// on another side is shown plain.
void quoteAlike(QStringList &texts)
{
    static const QRegularExpression quoted(u"\"([A-Za-z_][A-Za-z0-9_]*)\""_s);
    const auto all = texts;
    for (auto &text : texts) {
        QSet<QString> names;
        for (auto matches = quoted.globalMatch(text); matches.hasNext();) {
            names += matches.next().captured(1);
        }
        for (const auto &name : std::as_const(names)) {
            const QRegularExpression plain(u"(?<![\"\\w])%1(?![\"\\w])"_s.arg(name));
            const auto others = [&](const QString &other) {
                return !other.contains(u'"' + name + u'"') && other.contains(plain);
            };
            if (std::ranges::any_of(all, others)) {
                text.replace(u'"' + name + u'"', name);
            }
        }
    }
}

/// Where a quoted name or text that begins here ends.
qsizetype afterQuotes(const QString &sql, qsizetype at)
{
    const auto end = sql.indexOf(sql.at(at), at + 1);
    return end < 0 ? sql.size() : end + 1;
}

/// A table's parts each on a line, where its statement is one long line.
QString tableOnLines(const QString &sql)
{
    const auto open = sql.indexOf(u'(');
    QString text = sql.left(open + 1) + u"\n  "_s;
    int depth = 1;
    for (auto i = open + 1; i < sql.size();) {
        const auto c = sql.at(i);
        if (c == u'\'' || c == u'"' || c == u'`') {
            const auto end = afterQuotes(sql, i);
            text += sql.sliced(i, end - i);
            i = end;
            continue;
        }
        depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
        if (c == u')' && depth == 0) {
            return text.trimmed() + u"\n"_s + sql.sliced(i);
        }
        text += c;
        ++i;
        if (c == u',' && depth == 1) {
            text += u"\n  "_s;
            i += i < sql.size() && sql.at(i) == u' ' ? 1 : 0;
        }
    }
    return sql;
}

/// For reading side by side; the script keeps the statements as they are.
QString onLines(const QString &ddl)
{
    QStringList lines;
    for (const auto &line : ddl.split(u'\n')) {
        const bool whole = line.startsWith("CREATE "_L1) && line.endsWith(u';')
            && line.left(line.indexOf(u'(')).contains(" TABLE "_L1);
        lines += whole ? tableOnLines(line) : line;
    }
    return lines.join(u'\n');
}

} // namespace

QString differenceDdl(const Differences &all, const DifferenceRow &row, int side)
{
    const auto [schema, root] = differenceOriginal(all, row, side);
    return root ? onLines(objectDdl(*schema, *root)) : QString();
}

QList<AlignedLine> differenceTexts(const Differences &all, const DifferenceRow &row)
{
    QStringList texts;
    for (int side = 0; side <= all.steps.size(); ++side) {
        texts += differenceDdl(all, row, side);
    }
    if (all.engine == "sqlite"_L1) {
        quoteAlike(texts);
    }
    return alignTexts(texts);
}

} // namespace Switchback
