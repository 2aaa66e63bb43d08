// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the three writers share: text that grows until something is refused.

#include "formats/ecto/sql/writer.h"
#include "formats/ecto/terms/text.h"

#include <functional>

namespace Switchback::Ecto {

/// A statement in the making. The first refusal wins; what is added later is not looked at.
class SqlText
{
public:
    SqlText &operator<<(std::string_view text)
    {
        m_text += text;
        return *this;
    }
    SqlText &operator<<(char c)
    {
        m_text += c;
        return *this;
    }
    void refuse(std::string reason, bool undefined = false)
    {
        if (!m_refused) {
            m_refused = Refusal { std::move(reason), undefined };
        }
    }
    const std::optional<Refusal> &refused() const { return m_refused; }
    std::string &text() { return m_text; }
    template<class Items, class Write>
    void join(const Items &items, std::string_view separator, Write &&write)
    {
        bool first = true;
        for (const auto &item : items) {
            if (!first) {
                m_text += separator;
            }
            first = false;
            write(item);
        }
    }

private:
    std::string m_text;
    std::optional<Refusal> m_refused;
};

/// Several statements, or the first refusal.
class SqlList
{
public:
    SqlList &add(SqlText &text)
    {
        if (text.refused() && !m_refused) {
            m_refused = text.refused();
        }
        m_sql.push_back(std::move(text.text()));
        return *this;
    }
    SqlResult result()
    {
        return m_refused ? SqlResult(std::unexpected(*m_refused)) : SqlResult(std::move(m_sql));
    }

private:
    Sql m_sql;
    std::optional<Refusal> m_refused;
};

/// to_string for names, sizes and clauses; refused where Elixir has no text for it.
void addPlain(SqlText &out, const Value &value);
/// "CREATE " and the table's modifiers.
void addCreate(SqlText &out, const Value &table);
/// Parts that are copied as they stand must be texts: Elixir joins them as iodata.
void addVerbatim(SqlText &out, const Value &value);
/// For a default that has no JSON text.
void refuseJson(SqlText &out, const Value &value);
std::string doubled(std::string_view text, char quote);

/// Columns of a composite key: the column itself and the pairs of with:.
std::vector<std::pair<Value, Value>> referencePairs(
    SqlText &out, const Value &column, const Value &reference);
bool isReference(const Value &type);
/// Names of the columns that form the primary key.
std::vector<Value> primaryKeys(const std::vector<Change> &changes);
inline Refusal refusal(std::string reason)
{
    return { std::move(reason), false };
}

} // namespace Switchback::Ecto
