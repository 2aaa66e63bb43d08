// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/goose/annotations.h"

#include "core/text.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback::Goose {

namespace {

constexpr qsizetype LineLimit = 4 << 20; // goose's buffer

enum class Place { Start, Up, UpBlock, Down, DownBlock };

/// The last word before a comment ends in a semicolon.
bool endsStatement(QStringView line)
{
    QStringView last;
    qsizetype at = 0;
    while (at < line.size()) {
        while (at < line.size() && line.at(at).isSpace()) {
            ++at;
        }
        const auto start = at;
        while (at < line.size() && !line.at(at).isSpace()) {
            ++at;
        }
        const auto word = line.sliced(start, at - start);
        if (word.startsWith("--"_L1)) {
            break;
        }
        last = word.isEmpty() ? last : word;
    }
    return last.endsWith(u';');
}

bool isNameCharacter(QChar c)
{
    return c == u'_' || (c.unicode() < 128 && c.isLetterOrNumber());
}

/// ${X} and ${X:-default}, $X, and $$ for a dollar sign: what goose's ENVSUB replaces.
QString substituted(const QString &line, const Variables &variables)
{
    QString result;
    qsizetype at = 0;
    while (at < line.size()) {
        const auto dollar = line.indexOf(u'$', at);
        if (dollar < 0 || dollar + 1 == line.size()) {
            break;
        }
        result += line.mid(at, dollar - at);
        const auto next = line.at(dollar + 1);
        const auto close = next == u'{' ? line.indexOf(u'}', dollar) : -1;
        if (close > 0) {
            const auto inner = line.sliced(dollar + 2, close - dollar - 2);
            const auto colon = inner.indexOf(u'-');
            auto name = colon < 0 ? inner : inner.first(colon);
            const bool emptyToo = name.endsWith(u':');
            name = emptyToo ? name.chopped(1) : name;
            const auto value = variables(name);
            const bool usesDefault = colon >= 0 && (emptyToo ? value.isEmpty() : value.isNull());
            result += usesDefault ? inner.sliced(colon + 1) : value;
            at = close + 1;
        } else if (next == u'$') {
            result += u'$';
            at = dollar + 2;
        } else {
            auto end = dollar + 1;
            while (end < line.size() && isNameCharacter(line.at(end))) {
                ++end;
            }
            result += end == dollar + 1 ? u"$"_s
                                        : variables(line.sliced(dollar + 1, end - dollar - 1));
            at = end;
        }
    }
    return result + line.mid(at);
}

class Parser
{
public:
    Parser(Direction direction, const Variables &variables)
        : m_wanted(direction)
        , m_variables(variables)
    {
    }

    Parsed run(QByteArrayView text)
    {
        qsizetype at = 0;
        if (text.startsWith("\xef\xbb\xbf")) {
            fail(tr("A byte order mark stands before the first line,"
                    " and goose cannot read such files."),
                1);
        }
        while (at < text.size() && m_parsed.error.isEmpty()) {
            auto end = text.indexOf('\n', at);
            end = end < 0 ? text.size() : end;
            auto line = text.sliced(at, end - at);
            at = end + 1;
            ++m_line;
            if (line.size() > LineLimit) {
                fail(tr("A line is longer than goose reads (4 MiB)."));
                break;
            }
            // goose reads line by line and drops a carriage return at the end.
            take(QString::fromUtf8(line.endsWith('\r') ? line.chopped(1) : line));
        }
        finish();
        return m_parsed;
    }

private:
    void take(QString line)
    {
        const auto trimmed = QStringView(line).trimmed();
        if (m_place == Place::Start && trimmed.isEmpty()) {
            return;
        }
        bool ends = false;
        if (trimmed.startsWith("--"_L1) && line.contains("+goose"_L1)) {
            annotate(line);
            if (!m_endsBlock) {
                return;
            }
            ends = true;
            m_endsBlock = false;
        }
        if (m_buffer.isEmpty() && (trimmed.startsWith("--"_L1) || line.isEmpty())) {
            closeEmptyBlock(ends);
            return;
        }
        if (!ends) {
            append(m_substitutes ? substituted(line, m_variables) : line);
        }
        if (m_place == Place::Start) {
            return fail(tr("Only comments may stand before '-- +goose Up'."));
        }
        const bool up = m_place == Place::Up || m_place == Place::UpBlock;
        if (up != (m_wanted == Direction::Up)) {
            m_buffer.clear();
            closeEmptyBlock(ends);
            return;
        }
        const bool block = m_place == Place::UpBlock || m_place == Place::DownBlock;
        if (ends || (!block && endsStatement(line))) {
            m_parsed.pieces += Piece { m_buffer.trimmed(), m_start, ends };
            m_buffer.clear();
            closeEmptyBlock(ends);
        }
    }

    void append(const QString &line)
    {
        m_start = m_buffer.isEmpty() ? m_line : m_start;
        m_buffer += line + u'\n';
    }

    void closeEmptyBlock(bool ends)
    {
        if (ends) {
            m_place = m_place == Place::UpBlock ? Place::Up : Place::Down;
        }
    }

    void annotate(const QString &line)
    {
        if (line.startsWith(u' ') || line.startsWith(u'\t')) {
            return fail(tr("An annotation may not be indented."));
        }
        auto word = QString(line).remove(u"--"_s);
        word.replace(word.indexOf("+goose"_L1), 6, QString());
        word = word.trimmed().toUpper();
        if (word == "UP"_L1) {
            m_place == Place::Start ? enter(Place::Up)
                                    : fail(tr("A second '-- +goose Up' stands here."));
        } else if (word == "DOWN"_L1) {
            m_place == Place::Up ? down()
                                 : fail(tr("'-- +goose Down' must follow '-- +goose Up'."));
        } else if (word == "STATEMENTBEGIN"_L1) {
            begin();
        } else if (word == "STATEMENTEND"_L1) {
            m_endsBlock = m_place == Place::UpBlock || m_place == Place::DownBlock;
            if (!m_endsBlock) {
                fail(tr("'-- +goose StatementEnd' stands without its StatementBegin."));
            }
        } else if (word == "NO TRANSACTION"_L1) {
            m_parsed.transaction = false;
        } else if (word == "ENVSUB ON"_L1 || word == "ENVSUB OFF"_L1) {
            m_substitutes = word.endsWith("ON"_L1);
        } else {
            fail(tr("goose knows no annotation '%1'.").arg(elided(visible(word), 40)));
        }
    }

    void enter(Place place) { m_place = place; }

    void down()
    {
        if (!m_buffer.trimmed().isEmpty()) {
            return fail(tr("The statement before '-- +goose Down' has no"
                           " semicolon at the end of its line."),
                m_start);
        }
        m_parsed.hasDown = true;
        m_buffer.clear();
        m_place = Place::Down;
    }

    void begin()
    {
        if (m_place == Place::Up || m_place == Place::Down) {
            m_place = m_place == Place::Up ? Place::UpBlock : Place::DownBlock;
        } else {
            fail(tr("'-- +goose StatementBegin' must follow '-- +goose Up' or '-- +goose Down'."));
        }
    }

    void finish()
    {
        if (!m_parsed.error.isEmpty()) {
            return;
        }
        if (m_place == Place::Start) {
            m_line = 1;
            fail(tr("There is no '-- +goose Up' line."));
        } else if (m_place == Place::UpBlock || m_place == Place::DownBlock) {
            fail(tr("'-- +goose StatementEnd' is missing."));
        } else if (!m_buffer.trimmed().isEmpty()) {
            fail(tr("The last statement has no semicolon at the end of its line."), m_start);
        }
    }

    void fail(const QString &error, int line = 0)
    {
        m_parsed.error = m_parsed.error.isEmpty() ? error : m_parsed.error;
        m_parsed.errorLine = m_parsed.errorLine ? m_parsed.errorLine : line ? line : m_line;
    }

    Direction m_wanted;
    const Variables &m_variables;
    Parsed m_parsed;
    Place m_place = Place::Start;
    QString m_buffer;
    int m_start = 0;
    int m_line = 0;
    bool m_substitutes = false;
    bool m_endsBlock = false;
};

} // namespace

Parsed parse(QByteArrayView text, Direction direction, const Variables &variables)
{
    return Parser(direction, variables).run(text);
}

} // namespace Switchback::Goose
