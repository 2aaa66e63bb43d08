// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/rowchecks.h"

#include <QDateTime>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Kind = RowCondition::Kind;

constexpr int Rounds = 3; // of parts that undo each other

QString bare(const QString &literal)
{
    return literal.size() > 1 && literal.startsWith(u'\'') && literal.endsWith(u'\'')
        ? literal.mid(1, literal.size() - 2)
        : literal.toUpper();
}

bool holds(int order, const QString &op)
{
    return op == "="_L1 ? order == 0
        : op == "<>"_L1 ? order != 0
        : op == "<"_L1  ? order < 0
        : op == "<="_L1 ? order <= 0
        : op == ">"_L1  ? order > 0
                        : order >= 0;
}

int orderOf(const QString &left, const QString &right)
{
    const auto one = bare(left);
    const auto other = bare(right);
    bool isNumber = false;
    bool isOther = false;
    const double a = one.toDouble(&isNumber);
    const double b = other.toDouble(&isOther);
    return isNumber && isOther ? (a < b ? -1 : a > b ? 1 : 0) : one.compare(other);
}

bool isFilled(const QStringList &values, qsizetype column)
{
    return values.at(column) != "NULL"_L1;
}

// The next value in that direction, of the same kind; empty: there is none.
QString stepped(const QString &literal, int step)
{
    const auto text = bare(literal);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isNumber) {
        return QString::number(number + step, 'f', text.contains(u'.') ? 3 : 0);
    }
    const auto quoted = [](const QString &value) { return u'\'' + value + u'\''; };
    if (const auto at = QDateTime::fromString(text, u"yyyy-MM-dd HH:mm:ss"_s); at.isValid()) {
        return quoted(at.addDays(step).toString(u"yyyy-MM-dd HH:mm:ss"_s));
    }
    if (const auto day = QDate::fromString(text, Qt::ISODate); day.isValid()) {
        return quoted(day.addDays(step).toString(Qt::ISODate));
    }
    if (const auto time = QTime::fromString(text, Qt::ISODate); time.isValid()) {
        return quoted(time.addSecs(step * 60).toString(Qt::ISODate));
    }
    return literal.startsWith(u'\'') && step > 0 ? quoted(text + u'x') : QString();
}

// What stands in the right relation to `other`.
QString beside(const QString &op, const QString &other)
{
    return op == "<"_L1                 ? stepped(other, -1)
        : op == ">"_L1 || op == "<>"_L1 ? stepped(other, 1)
                                        : other;
}

class Changer
{
public:
    Changer(QStringList &values, qint64 number, const RowChanges &changes)
        : m_values(values)
        , m_number(number)
        , m_changes(changes)
    {
    }
    void change(const RowCondition &condition)
    {
        if (passes(condition, m_values)) {
            return;
        }
        switch (condition.kind) {
        case Kind::And:
            for (int round = 0; round < Rounds && !passes(condition, m_values); ++round) {
                for (const auto &part : condition.parts) {
                    change(part);
                }
            }
            break;
        case Kind::Or:
            choose(condition);
            break;
        case Kind::Compare:
            condition.columns.size() == 2 ? order(condition) : set(condition);
            break;
        case Kind::Filled:
            fill(condition);
            break;
        case Kind::Count:
        case Kind::Column:
        case Kind::Constant:
        case Kind::Opaque:
            break;
        }
    }

private:
    void choose(const RowCondition &condition)
    {
        const auto before = m_values;
        for (qsizetype i = 0; i < condition.parts.size(); ++i) {
            const auto &part = condition.parts.at((m_number + i) % condition.parts.size());
            change(part);
            if (passes(part, m_values)) {
                return;
            }
            m_values = before;
        }
    }
    bool put(qsizetype column, const QString &value)
    {
        const bool may = !value.isEmpty() && m_changes.free(column)
            && m_changes.fits(column, value);
        if (may) {
            m_values[column] = value;
        }
        return may;
    }
    void set(const RowCondition &condition)
    {
        constexpr int Tries = 8;
        const auto column = condition.columns.first();
        if (put(column, beside(condition.op, condition.value))) {
            return;
        }
        // Another of the values that the column takes.
        for (int i = 0; i < Tries && !passes(condition, m_values); ++i) {
            std::ignore = put(column, m_changes.filled(column));
        }
    }
    void order(const RowCondition &condition)
    {
        const auto a = condition.columns.at(0);
        const auto b = condition.columns.at(1);
        const auto one = m_values.at(a);
        const auto other = m_values.at(b);
        const bool swap = condition.op != "="_L1 && one != other && m_changes.free(a)
            && m_changes.free(b) && m_changes.fits(a, other) && m_changes.fits(b, one);
        if (swap) {
            m_values.swapItemsAt(a, b);
            return;
        }
        // Upwards before downwards: there is mostly more room.
        const bool raisesA = condition.op.startsWith(u'>');
        const auto forA = beside(condition.op, other);
        const auto forB = beside(turned(condition.op), one);
        std::ignore = raisesA ? put(a, forA) || put(b, forB) : put(b, forB) || put(a, forA);
    }
    void fill(const RowCondition &condition)
    {
        const int wanted = condition.value.toInt();
        const auto size = int(condition.columns.size());
        int target = -1;
        const auto now = std::ranges::count_if(
            condition.columns, [this](qsizetype column) { return isFilled(m_values, column); });
        for (int distance = 0; distance <= size && target < 0; ++distance) {
            for (const int count : { int(now) + distance, int(now) - distance }) {
                if (target < 0 && count >= 0 && count <= size
                    && holds(count < wanted  ? -1
                            : count > wanted ? 1
                                             : 0,
                        condition.op)) {
                    target = count;
                }
            }
        }
        if (target < 0) {
            return;
        }
        int done = 0;
        for (int i = 0; i < size; ++i) {
            const auto column = condition.columns.at((m_number + i) % size);
            if (done < target && !isFilled(m_values, column)) {
                const auto value = m_changes.filled(column);
                m_values[column] = value.isEmpty() ? m_values.at(column) : value;
            } else if (done >= target && isFilled(m_values, column) && m_changes.nullable(column)) {
                m_values[column] = u"NULL"_s;
            }
            done += isFilled(m_values, column) ? 1 : 0;
        }
    }

    QStringList &m_values;
    const qint64 m_number;
    const RowChanges &m_changes;
};

// Empty: not known, because of a NULL or of what cannot be read.
std::optional<bool> truth(const RowCondition &condition, const QStringList &values)
{
    switch (condition.kind) {
    case Kind::And:
    case Kind::Or: {
        const bool deciding = condition.kind == Kind::Or;
        bool known = true;
        for (const auto &part : condition.parts) {
            const auto one = truth(part, values);
            if (one == deciding) {
                return deciding;
            }
            known = known && one.has_value();
        }
        return known ? std::optional(!deciding) : std::nullopt;
    }
    case Kind::Compare: {
        const auto &left = values.at(condition.columns.first());
        const auto &right = condition.columns.size() == 2 ? values.at(condition.columns.last())
                                                          : condition.value;
        return left == "NULL"_L1 || right == "NULL"_L1
            ? std::nullopt
            : std::optional(holds(orderOf(left, right), condition.op));
    }
    case Kind::Filled: {
        const auto count = std::ranges::count_if(
            condition.columns, [&values](qsizetype column) { return isFilled(values, column); });
        const auto wanted = condition.value.toLongLong();
        return holds(count < wanted ? -1 : count > wanted ? 1 : 0, condition.op);
    }
    case Kind::Column:
    case Kind::Count:
    case Kind::Constant:
    case Kind::Opaque:
        break;
    }
    return std::nullopt;
}

} // namespace

bool passes(const RowCondition &condition, const QStringList &values)
{
    return truth(condition, values).value_or(true);
}

void satisfy(
    const RowCondition &condition, QStringList &values, qint64 number, const RowChanges &changes)
{
    Changer(values, number, changes).change(condition);
}

} // namespace Switchback
