// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/rowmaker.h"

#include "run/lintsource.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>
#include <QUuid>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr double UsualMost = 10000;
constexpr double UsualNulls = 0.1;
constexpr qint64 UsualLength = 24;

QStringList literals(const Engine &engine, const QStringList &words)
{
    QStringList list;
    for (const auto &word : words) {
        list += engine.literal(word).trimmed();
    }
    return list;
}

bool mentions(const QString &check, const QString &column)
{
    const QRegularExpression word(
        u"(?<![\\w'])"_s + QRegularExpression::escape(column) + u"(?![\\w'])"_s,
        QRegularExpression::CaseInsensitiveOption);
    return check.contains(word);
}

} // namespace

RowMaker::RowMaker(const Ground &ground)
    : m_ground(ground)
    , m_random(quint32(qHash(ground.table.name, 20261)))
{
    makeRules();
    useKeys();
}

void RowMaker::makeRules()
{
    QSet<QString> linked;
    for (qsizetype i = 0; i < m_ground.table.links.size(); ++i) {
        linked += QSet<QString>(
            m_ground.table.links.at(i).columns.begin(), m_ground.table.links.at(i).columns.end());
    }
    int ordinal = 0;
    for (const auto &column : m_ground.table.columns) {
        const bool left = column.computed || column.numbersItself
            || (column.holds == Holds::Other && column.hasDefault);
        if (!left || (linked.contains(column.name) && !column.computed)) {
            m_columns += column.name;
            m_rules += ruleFor(column, ordinal++);
        }
    }
    useChecks();
    // A link over several columns says more than one over a single column of them.
    QList<qsizetype> order;
    for (qsizetype i = 0; i < m_ground.table.links.size(); ++i) {
        order += i;
    }
    std::ranges::stable_sort(order, std::greater {},
        [this](qsizetype i) { return m_ground.table.links.at(i).columns.size(); });
    QSet<qsizetype> taken;
    for (const auto i : std::as_const(order)) {
        Link link { .columns = {}, .number = i, .nullable = true, .divisor = 0 };
        for (const auto &name : m_ground.table.links.at(i).columns) {
            link.columns += ruleOf(name);
        }
        if (std::ranges::any_of(
                link.columns, [&](qsizetype rule) { return rule < 0 || taken.contains(rule); })) {
            continue;
        }
        for (const auto rule : std::as_const(link.columns)) {
            link.nullable = link.nullable && m_rules.at(rule).column->nullable;
            taken += rule;
        }
        m_links += link;
    }
}

void RowMaker::useChecks()
{
    for (const auto &check : m_ground.table.checks) {
        QList<qsizetype> named;
        for (qsizetype i = 0; i < m_rules.size(); ++i) {
            if (mentions(check, m_rules.at(i).column->name)) {
                named += i;
            }
        }
        if (named.size() == 1) {
            useCheck(m_rules[named.first()], check);
        }
        if (named.size() < 2) {
            continue;
        }
        const auto condition = readCondition(check, m_columns, dialectOf(&m_ground.engine));
        const bool isList = condition.kind == RowCondition::Kind::And;
        for (const auto &part : isList ? condition.parts : QList<RowCondition> { condition }) {
            const auto columns = columnsOf(part);
            if (columns.size() == 1) {
                useCheck(m_rules[columns.first()], part.text);
            } else if (columns.size() > 1) {
                m_conditions += part;
            }
        }
    }
}

RowMaker::Rule RowMaker::ruleFor(const ColumnShape &column, int ordinal) const
{
    Rule rule { .column = &column,
        .words = literals(m_ground.engine, column.words),
        .low = 1,
        .high = UsualMost,
        .most = 9e15,
        .shortest = 1,
        .longest = UsualLength,
        .nulls = column.nullable ? UsualNulls : 0,
        .unique = false,
        .start = 0,
        .ordinal = ordinal };
    if (column.most > 0) {
        rule.most = column.most;
    } else if (column.holds == Holds::Decimal && column.length >= 0) {
        rule.most = std::pow(10.0, double(column.length)) - std::pow(10.0, -column.scale);
    }
    rule.high = std::min(rule.high, rule.most);
    rule.low = std::min(rule.low, rule.high);
    rule.least = -rule.most;
    rule.greatest = rule.most;
    if (column.length > 0 && column.holds == Holds::Text) {
        rule.longest = std::min(rule.longest, column.length);
    }
    useFacts(rule);
    return rule;
}

void RowMaker::useFacts(Rule &rule) const
{
    const auto facts = m_ground.facts.columns.constFind(rule.column->name);
    if (facts == m_ground.facts.columns.constEnd()) {
        return;
    }
    if (facts->nulls >= 0 && rule.column->nullable) {
        rule.nulls = facts->nulls;
    }
    if (rule.words.isEmpty() && !facts->words.isEmpty()) {
        rule.words = literals(m_ground.engine, facts->words);
    }
    bool low = false;
    bool high = false;
    const double least = facts->low.toDouble(&low);
    const double greatest = facts->high.toDouble(&high);
    if (low && high) {
        rule.low = least;
        rule.high = greatest;
    }
    if (facts->longest > 0) {
        rule.longest = std::min(
            facts->longest, rule.column->length > 0 ? rule.column->length : facts->longest);
    }
}

// The common shapes, as servers print them: a list of words, bounds of a number or of a length.
void RowMaker::useCheck(Rule &rule, const QString &check) const
{
    static const QRegularExpression list(
        u"\\bANY\\s*\\(\\s*\\(?ARRAY\\[|\\bIN\\s*\\("_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression words(u"'((?:[^']|'')*)'"_s);
    static const QRegularExpression number(
        u"[\\[(,]\\s*\\(?(-?\\d+(?:\\.\\d+)?)\\)?(?=\\s*[,\\])])"_s);
    if (check.contains(list) && !check.contains(" NOT "_L1, Qt::CaseInsensitive)) {
        QStringList found;
        for (auto it = words.globalMatch(check); it.hasNext();) {
            found += it.next().captured(1).replace("''"_L1, "'"_L1);
        }
        if (!found.isEmpty()) {
            rule.words = literals(m_ground.engine, found);
            return;
        }
        for (auto it = number.globalMatch(check); it.hasNext();) {
            found += it.next().captured(1);
        }
        rule.words = found.isEmpty() ? rule.words : found;
        return;
    }
    if (check.contains("json_valid"_L1, Qt::CaseInsensitive)) {
        rule.isJson = true;
        return;
    }
    const bool ofLength = check.contains("length"_L1, Qt::CaseInsensitive);
    static const QRegularExpression bound(
        u"(>=|<=|>|<|=|\\bBETWEEN\\b|\\bAND\\b)\\s*\\(?'?(-?\\d+(?:\\.\\d+)?)'?"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (auto it = bound.globalMatch(check); it.hasNext();) {
        const auto match = it.next();
        const auto sign = match.captured(1).toUpper();
        const double value = match.captured(2).toDouble();
        const bool whole = ofLength || rule.column->holds == Holds::Integer;
        const double step = whole ? 1 : std::pow(10.0, -rule.column->scale);
        const bool isLow = sign.startsWith(u'>') || sign == "="_L1 || sign == "BETWEEN"_L1;
        const bool isHigh = sign.startsWith(u'<') || sign == "="_L1 || sign == "AND"_L1;
        const double least = sign == ">"_L1 ? value + step : value;
        const double most = sign == "<"_L1 ? value - step : value;
        if (ofLength) {
            rule.counted = true;
            rule.shortest = isLow ? std::max(rule.shortest, qint64(least)) : rule.shortest;
            rule.longest = isHigh ? std::min(rule.longest, qint64(most))
                                  : std::max(rule.longest, rule.shortest);
        } else {
            rule.least = isLow ? std::max(rule.least, least) : rule.least;
            rule.greatest = isHigh ? std::min(rule.greatest, most) : rule.greatest;
            rule.low = isLow ? std::max(rule.low, least) : rule.low;
            rule.high = isHigh ? std::min(rule.high, most) : rule.high;
            if (rule.low > rule.high) {
                (isLow ? rule.high : rule.low) = isLow
                    ? std::min(rule.most, rule.low + (isHigh ? 0 : UsualMost))
                    : rule.high - UsualMost;
            }
        }
    }
}

qsizetype RowMaker::ruleOf(const QString &column) const
{
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        if (m_rules.at(i).column->name.compare(column, Qt::CaseInsensitive) == 0) {
            return i;
        }
    }
    return -1;
}

void RowMaker::useKeys()
{
    for (const auto &key : m_ground.table.uniques) {
        useKey(key);
    }
}

// A key is unique when one of its columns is. Where links and words alone make it up, the rows
// count through their combinations.
void RowMaker::useKey(const QStringList &key)
{
    QList<Link *> links;
    QList<qsizetype> words;
    for (const auto &name : key) {
        const auto at = ruleOf(name);
        if (at < 0) {
            return; // numbers itself, or is computed
        }
        const auto link = std::ranges::find_if(
            m_links, [at](const Link &one) { return one.columns.contains(at); });
        auto &rule = m_rules[at];
        if (link != m_links.end()) {
            if (!links.contains(&*link)) {
                links += &*link;
            }
            continue;
        }
        const bool few = !rule.words.isEmpty() || rule.column->holds == Holds::Boolean
            || rule.column->holds == Holds::Json || rule.column->holds == Holds::Bits;
        if (!few) {
            rule.unique = true;
            rule.nulls = 0;
            rule.start = m_ground.highest.value(rule.column->name, 0) + 1;
            return;
        }
        words += at;
    }
    qint64 product = 1;
    for (auto *link : std::as_const(links)) {
        if (link->divisor > 0) {
            return; // another key counts through it already
        }
        link->divisor = product;
        link->nullable = false;
        product *= std::max<qsizetype>(1, m_ground.parents.at(link->number).size());
        product = std::min<qint64>(product, std::numeric_limits<qint32>::max());
    }
    for (const auto at : std::as_const(words)) {
        m_digits += Digit { at, product };
        m_rules[at].nulls = 0;
        product *= std::max<qsizetype>(1, m_rules.at(at).words.size());
        product = std::min<qint64>(product, std::numeric_limits<qint32>::max());
    }
    const auto left = std::max<qint64>(0, product - m_ground.existing);
    m_most = m_most < 0 ? left : std::min(m_most, left);
}

QString RowMaker::row(qint64 number)
{
    QStringList values(m_rules.size());
    const auto index = m_ground.existing + number;
    for (const auto &link : std::as_const(m_links)) {
        const auto &parents = m_ground.parents.at(link.number);
        const bool none = parents.isEmpty()
            || (link.nullable && m_random.generateDouble() < UsualNulls);
        const auto chosen = none ? 0
            : link.divisor > 0   ? index / link.divisor % parents.size()
                                 : m_random.bounded(parents.size());
        for (qsizetype i = 0; i < link.columns.size(); ++i) {
            values[link.columns.at(i)] = none ? u"NULL"_s : parents.at(chosen).value(i);
        }
    }
    for (const auto &digit : std::as_const(m_digits)) {
        const auto &words = m_rules.at(digit.rule).words;
        if (!words.isEmpty()) {
            values[digit.rule] = words.at(index / digit.divisor % words.size());
        }
    }
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        if (values.at(i).isEmpty()) {
            values[i] = value(m_rules.at(i), index);
        }
    }
    passChecks(values, index);
    return u'(' + values.join(u", "_s) + u')';
}

/// Whether any value may stand there: no key counts through it, and no link.
bool RowMaker::isFree(qsizetype rule) const
{
    return !m_rules.at(rule).unique && std::ranges::none_of(m_links, [rule](const Link &link) {
        return link.columns.contains(rule);
    }) && !std::ranges::contains(m_digits, rule, &Digit::rule);
}

/// Whether its own conditions allow a value that another column has.
bool RowMaker::fits(qsizetype number, const QString &value) const
{
    const auto &rule = m_rules.at(number);
    bool isNumber = false;
    const double figure = value.toDouble(&isNumber);
    return (rule.words.isEmpty() || rule.words.contains(value))
        && (!isNumber || rule.column->holds == Holds::Text
            || (figure >= rule.least && figure <= rule.greatest));
}

/// Of a link over one column: a row that it may refer to.
QString RowMaker::parentOf(qsizetype rule)
{
    for (const auto &link : std::as_const(m_links)) {
        const auto &parents = m_ground.parents.at(link.number);
        if (link.columns == QList { rule } && !parents.isEmpty()) {
            return parents.at(m_random.bounded(parents.size())).value(0);
        }
    }
    return {};
}

void RowMaker::passChecks(QStringList &values, qint64 number)
{
    const RowChanges changes { .free = [this](qsizetype rule) { return isFree(rule); },
        .nullable = [this](qsizetype rule) { return m_rules.at(rule).column->nullable; },
        .fits = [this](qsizetype rule, const QString &value) { return fits(rule, value); },
        .filled =
            [this, number](qsizetype rule) {
                const bool linked = std::ranges::any_of(
                    m_links, [rule](const Link &link) { return link.columns.contains(rule); });
                auto filled = m_rules.at(rule);
                filled.nulls = 0;
                return linked ? parentOf(rule) : value(filled, number);
            } };
    // Later ones may undo what earlier ones made.
    for (int round = 0; round < 2; ++round) {
        for (const auto &condition : std::as_const(m_conditions)) {
            satisfy(condition, values, number, changes);
        }
    }
}

QString RowMaker::value(const Rule &rule, qint64 number)
{
    if (rule.nulls > 0 && m_random.generateDouble() < rule.nulls) {
        return u"NULL"_s;
    }
    const auto one = rule.words.isEmpty() ? plain(rule, number)
                                          : rule.words.at(m_random.bounded(rule.words.size()));
    if (!rule.column->isArray || one == "NULL"_L1) {
        return one;
    }
    return u"ARRAY[%1]::%2[]"_s.arg(one, rule.column->type);
}

QString RowMaker::plain(const Rule &rule, qint64 number)
{
    const auto &engine = m_ground.engine;
    const double within = rule.low + m_random.generateDouble() * (rule.high - rule.low);
    const double whole = rule.low + m_random.generateDouble() * (rule.high - rule.low + 1);
    switch (rule.column->holds) {
    case Holds::Integer:
        return QString::number(
            rule.unique ? rule.start + number - m_ground.existing : qint64(std::floor(whole)));
    case Holds::Year:
        return QString::number(2000 + number % 30);
    case Holds::Decimal:
        return rule.unique ? QString::number(number + 1)
                           : QString::number(within, 'f', rule.column->scale);
    case Holds::Real:
        return rule.unique ? QString::number(number + 1) : QString::number(within, 'f', 3);
    case Holds::Boolean:
        return m_random.bounded(2) == 0 ? u"FALSE"_s : u"TRUE"_s;
    case Holds::Text:
        return rule.isJson ? u"'{\"n\": %1}'"_s.arg(number)
                           : engine.literal(text(rule, number)).trimmed();
    case Holds::Uuid:
        return engine
            .literal(QUuid::createUuidV5(
                QUuid(), m_ground.table.name + rule.column->name + QString::number(number))
                    .toString(QUuid::WithoutBraces))
            .trimmed();
    case Holds::Date:
    case Holds::Time:
    case Holds::Timestamp:
        return engine.literal(moment(rule, number)).trimmed();
    case Holds::Interval:
        return u"'%1 minutes'"_s.arg(1 + number % 500);
    case Holds::Json:
        return u"'{\"n\": %1}'"_s.arg(number);
    case Holds::Bytes: {
        const auto hex = u"%1"_s.arg(
            number, rule.column->length > 0 && rule.column->length < 4 ? 2 : 8, 16, QChar(u'0'));
        return engine.info().id == "postgresql"_L1 ? u"'\\x%1'"_s.arg(hex) : u"X'%1'"_s.arg(hex);
    }
    case Holds::Address:
        if (rule.column->type.startsWith("macaddr"_L1, Qt::CaseInsensitive)) {
            return u"'02:00:%1'"_s.arg(QString::number(number % (1LL << 32), 16)
                    .rightJustified(8, u'0')
                    .replace(QRegularExpression(u"(..)(?=.)"_s), u"\\1:"_s));
        }
        return u"'10.%1.%2.%3'"_s.arg(number / 65536 % 256)
            .arg(number / 256 % 256)
            .arg(number % 256);
    case Holds::Bits:
        return u"b'%1'"_s.arg(QString(std::max<qint64>(1, rule.column->length), u'1'));
    case Holds::Word:
    case Holds::Other:
        break;
    }
    return rule.column->nullable ? u"NULL"_s : u"'1'"_s;
}

// Words with marks, so that an encoding that cannot hold them shows; the number keeps them apart.
QString RowMaker::text(const Rule &rule, qint64 number) const
{
    const auto count = QString::number(number, 36);
    const auto &name = rule.column->name;
    QString made;
    if (name.contains("mail"_L1, Qt::CaseInsensitive)) {
        made = u"user%1@example.org"_s.arg(count);
    } else if (name.contains("url"_L1, Qt::CaseInsensitive)) {
        made = u"https://example.org/%1"_s.arg(count);
    } else if (rule.counted) {
        made = u"plain "_s + count;
    } else {
        static const QStringList words { u"Grün"_s, u"café"_s, u"O'Neil"_s, u"naïve"_s, u"Łódź"_s,
            u"plain"_s, u"東京"_s };
        made = words.at(number % words.size()) + u' ' + count;
    }
    if (made.size() > rule.longest) {
        made = rule.unique
            ? count.right(rule.longest).rightJustified(std::min<qint64>(rule.longest, 6), u'0')
            : made.left(rule.longest).trimmed();
    }
    return made.size() < rule.shortest ? made.leftJustified(rule.shortest, u'x') : made;
}

// Later columns are later in time, as "begins" stands before "ends".
QString RowMaker::moment(const Rule &rule, qint64 number) const
{
    const QDate first(2015, 1, 1);
    const auto seconds = rule.unique ? number * 61 : number * 7919 % (9LL * 365 * 86400);
    if (rule.column->holds == Holds::Date) {
        return first.addDays((rule.unique ? number : seconds / 86400) + rule.ordinal)
            .toString(Qt::ISODate);
    }
    const auto at = QDateTime(first, QTime(12, 0), QTimeZone::UTC)
                        .addSecs(seconds + rule.ordinal * 86400LL);
    return rule.column->holds == Holds::Time
        ? QTime(0, 0).addSecs(int((number * 7 + rule.ordinal * 60) % 86400)).toString(Qt::ISODate)
        : at.toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

} // namespace Switchback
