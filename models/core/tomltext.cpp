// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/tomltext.h"

#include "core/text.h"
#include "core/tr.h"

#include <toml++/toml.hpp>

#include <sstream>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int MaxDepth = 64;

Error tomlError(const QString &what, const QString &file, int line)
{
    return { .kind = ErrorKind::Input,
        .what = u"%1:%2: %3"_s.arg(file, QString::number(line), what),
        .untouched = tr("Nothing was run."),
        .next = tr("Correct the file and try again."),
        .place = { file, line } };
}

/// Finds brackets and dotted keys nested too deep, before a parser goes down into them.
class DepthScan
{
public:
    explicit DepthScan(QByteArrayView text)
        : m_text(text)
    {
    }

    /// The line where it is too deep; 0 = nowhere.
    int deepLine()
    {
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text.at(m_at);
            if (c == '"' || c == '\'') {
                skipString(c);
            } else if (c == '#') {
                skipComment();
            } else {
                count(c);
            }
            if (m_depth > MaxDepth || m_dots > MaxDepth) {
                return m_line;
            }
        }
        return 0;
    }

private:
    void count(char c)
    {
        m_depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        m_depth = std::max(m_depth, 0);
        m_dots += c == '.' && m_inKey ? 1 : 0;
        if (c == '=') {
            m_inKey = false;
        } else if (c == '\n' || c == ',' || c == '{') {
            m_line += c == '\n' ? 1 : 0;
            // Numbers in lists have dots, too; keys stand only in tables.
            m_inKey = c != ',' || m_depth == 0;
            m_dots = 0;
        }
    }

    void skipComment()
    {
        while (m_at + 1 < m_text.size() && m_text.at(m_at + 1) != '\n') {
            ++m_at;
        }
    }

    void skipString(char quote)
    {
        const auto rest = m_text.sliced(m_at);
        const bool lines = rest.size() > 2 && rest.at(1) == quote && rest.at(2) == quote;
        m_at += lines ? 3 : 1;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text.at(m_at);
            if (c == '\\' && quote == '"') {
                ++m_at;
            } else if (c == '\n') {
                ++m_line;
                if (!lines) {
                    return;
                }
            } else if (c == quote && (!lines || ends(quote))) {
                m_at += lines ? 2 : 0;
                return;
            }
        }
    }

    bool ends(char quote) const
    {
        return m_at + 2 < m_text.size() && m_text.at(m_at + 1) == quote
            && m_text.at(m_at + 2) == quote;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_depth = 0;
    int m_dots = 0;
    bool m_inKey = true;
};

QString textOf(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

TomlValue valueOf(const toml::node &node)
{
    TomlValue result { .line = int(node.source().begin.line) };
    if (const auto *table = node.as_table()) {
        TomlTable list;
        for (const auto &[key, value] : *table) {
            list += std::pair(textOf(key.str()), valueOf(value));
            auto &line = list.last().second.line;
            line = line > 0 ? line : int(key.source().begin.line);
        }
        // The parser sorts by name; people expect the order of the file.
        std::ranges::stable_sort(list, {}, [](const auto &entry) { return entry.second.line; });
        result.value = list;
    } else if (const auto *array = node.as_array()) {
        TomlArray list;
        for (const auto &value : *array) {
            list += valueOf(value);
        }
        result.value = list;
    } else if (const auto *string = node.as_string()) {
        result.value = textOf(string->get());
    } else if (const auto *integer = node.as_integer()) {
        result.value = qint64(integer->get());
    } else if (const auto *number = node.as_floating_point()) {
        result.value = number->get();
    } else if (const auto *boolean = node.as_boolean()) {
        result.value = boolean->get();
    } else {
        std::ostringstream stream;
        node.visit([&stream](const auto &value) { stream << value; });
        result.value = textOf(stream.str());
    }
    return result;
}

} // namespace

const TomlValue *TomlValue::at(QStringView key) const
{
    const auto *list = table();
    if (!list) {
        return nullptr;
    }
    const auto it = std::ranges::find_if(
        *list, [key](const auto &entry) { return entry.first == key; });
    return it == list->end() ? nullptr : &it->second;
}

Result<TomlValue> parseToml(const QByteArray &text, const QString &file)
{
    if (const int line = DepthScan(text).deepLine(); line > 0) {
        return fail(tomlError(tr("Nested deeper than %1 levels.").arg(MaxDepth), file, line));
    }
    try {
        const auto table = toml::parse(std::string_view(text.constData(), size_t(text.size())));
        return valueOf(table);
    } catch (const toml::parse_error &error) {
        const auto said = elided(visible(textOf(error.description())), 200);
        return fail(tomlError(
            tr("This is not valid TOML: %1").arg(said), file, int(error.source().begin.line)));
    } catch (const std::exception &error) {
        return fail(tomlError(
            tr("This cannot be read as TOML: %1").arg(QString::fromLocal8Bit(error.what())), file,
            1));
    }
}

} // namespace Switchback
