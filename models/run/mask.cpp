// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/mask.h"

#include <QCryptographicHash>
#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTime>
#include <QUuid>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int Rounds = 6;
constexpr qsizetype ShortText = 64; // letters; among longer ones no two come to the same by chance
constexpr int Walks = 1000; // one in thirty numbers is within the narrowest bounds
constexpr double LongMost = 9223372036854775807.0;

struct Script {
    char32_t first;
    char32_t count;
};

// Letters that stand for each other; lower case where there are cases.
constexpr Script Scripts[] = { { U'0', 10 }, { U'a', 26 }, { 0xE0, 23 }, { 0xF8, 7 },
    { 0x100, 128 }, { 0x3B1, 25 }, { 0x430, 32 }, { 0x450, 16 }, { 0x5D0, 27 }, { 0x621, 26 },
    { 0x904, 54 }, { 0xE01, 46 }, { 0x3041, 86 }, { 0x30A1, 90 }, { 0x4E00, 20992 },
    { 0xAC00, 11172 }, { 0x20000, 42720 } };

/// One letter or digit: its place within its script.
struct Sign {
    qsizetype at = 0; // in the text
    quint32 digit = 0;
    quint32 count = 1;
    char32_t first = 0;
    bool upper = false;
};

struct Signs {
    QList<char32_t> text;
    QList<Sign> signs;
    QByteArray shape; // what stays, and what kinds of letters stand where
};

Signs signsOf(const QString &value)
{
    Signs found;
    const auto codes = value.toUcs4();
    for (const auto code : codes) {
        const auto lower = QChar::toLower(char32_t(code));
        const auto script = std::ranges::find_if(Scripts, [lower](const Script &one) {
            return lower >= one.first && lower < one.first + one.count;
        });
        auto kept = char32_t(code);
        if (script != std::end(Scripts)) {
            const bool cased = script->first != 0x100; // where both cases alternate
            const bool upper = cased && lower != char32_t(code);
            found.signs += Sign { found.text.size(), (cased ? lower : kept) - script->first,
                script->count, script->first, upper };
            kept = script->first;
        } else if (QChar::isLetterOrNumber(kept)) {
            kept = U'x';
        }
        found.text += kept;
        found.shape += QByteArray::number(uint(kept)) + ' ';
    }
    return found;
}

quint32 wordAt(const QByteArray &bytes, qsizetype at)
{
    quint32 word = 0;
    for (qsizetype i = 0; i < 4; ++i) {
        word = word << 8 | quint8(bytes.at(at * 4 + i));
    }
    return word;
}

/// Above the first, up to the second: where a value of this size is to stay.
std::pair<double, double> boundsOf(double size, double most)
{
    if (size <= most) {
        return { -1, most };
    }
    auto above = most;
    for (const double bound :
        { 255.0, 65535.0, 16777215.0, 4294967295.0, LongMost, 2 * LongMost }) {
        if (size <= bound) {
            return { above, bound };
        }
        above = std::max(above, bound);
    }
    return { above, std::numeric_limits<double>::infinity() };
}

} // namespace

Masker::Masker()
{
    m_key.resize(32);
    QRandomGenerator::system()->generate(reinterpret_cast<quint32 *>(m_key.data()),
        reinterpret_cast<quint32 *>(m_key.data() + m_key.size()));
}

Masker::Masker(const QByteArray &key)
    : m_key(key)
{
}

QByteArray Masker::sum(const QByteArray &of) const
{
    return QMessageAuthenticationCode::hash(of, m_key, QCryptographicHash::Sha256);
}

// Each half is moved on by what the other one says, in turns: every step can be taken back by who
// has the key, so no two values of a shape come to the same.
QString Masker::digits(const QString &value, qsizetype from) const
{
    auto found = signsOf(value.sliced(from));
    auto &signs = found.signs;
    const auto moveOn = [](Sign &sign, quint32 by) { sign.digit = (sign.digit + by) % sign.count; };
    if (signs.size() == 1 && signs.first().count > 1) {
        moveOn(signs.first(), 1 + wordAt(sum(found.shape), 0) % (signs.first().count - 1));
    } else if (signs.size() > ShortText) {
        const auto folded = value.sliced(from).toLower().toUtf8();
        const auto seed = sum(folded);
        QRandomGenerator random(reinterpret_cast<const quint32 *>(seed.constData()), 8);
        for (auto &sign : signs) {
            moveOn(sign, random.bounded(sign.count));
        }
    } else if (!signs.isEmpty()) {
        const auto middle = signs.size() / 2;
        for (int round = 0; round < Rounds; ++round) {
            const bool first = round % 2 == 0;
            QByteArray other = found.shape + char('0' + round);
            for (qsizetype i = first ? middle : 0; i < (first ? signs.size() : middle); ++i) {
                other += QByteArray::number(signs.at(i).digit) + ',';
            }
            QByteArray stream;
            for (qsizetype i = first ? 0 : middle, n = 0; i < (first ? middle : signs.size());
                ++i, ++n) {
                if (n % 8 == 0) {
                    stream = sum(other + QByteArray::number(n));
                }
                moveOn(signs[i], wordAt(stream, n % 8));
            }
        }
    }
    for (const auto &sign : std::as_const(signs)) {
        const auto code = sign.first + sign.digit;
        found.text[sign.at] = sign.upper ? QChar::toUpper(code) : code;
    }
    return value.first(from) + QString::fromUcs4(found.text.constData(), found.text.size());
}

QString Masker::text(const QString &value) const
{
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]{0,15}://"_s);
    if ((value.startsWith(u'{') || value.startsWith(u'['))
        && !QJsonDocument::fromJson(value.toUtf8()).isNull()) {
        return json(value);
    }
    const auto match = scheme.match(value);
    return digits(value, match.hasMatch() ? match.capturedEnd() : 0);
}

// A leading nought would make the number shorter, and unique no longer: such steps are passed over,
// and so are those that leave the bounds. What is above `most` stays above it, within what the
// unsigned type or the longest one takes.
QString Masker::number(const QString &value, double most) const
{
    const auto exponent = value.indexOf(u'e', 0, Qt::CaseInsensitive);
    const auto end = exponent < 0 ? value.size() : exponent;
    qsizetype start = value.startsWith(u'-') ? 1 : 0;
    start += value.sliced(start).startsWith(u'0') ? 1 : 0;
    const auto bounds = boundsOf(std::abs(value.toDouble()), most);
    auto masked = value.first(end);
    for (int walk = 0; walk < Walks; ++walk) {
        masked = digits(masked, start);
        const bool shorter = masked.sliced(start).startsWith(u'0')
            && (start == 0 || value.at(start - 1) == u'-');
        const auto size = std::abs(masked.toDouble());
        if (!shorter && (most <= 0 || (size > bounds.first && size <= bounds.second))) {
            break;
        }
    }
    return masked + value.sliced(end);
}

/// Members that are no plain names are values themselves: mail addresses, numbers.
QString Masker::json(const QString &value) const
{
    static const QRegularExpression name(u"^[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    const std::function<QJsonValue(const QJsonValue &)> one = [&](const QJsonValue &inner) {
        if (inner.isString()) {
            return QJsonValue(digits(inner.toString(), 0));
        }
        if (inner.isArray()) {
            QJsonArray array;
            for (const auto &element : inner.toArray()) {
                array += one(element);
            }
            return QJsonValue(array);
        }
        if (inner.isDouble()) {
            const auto plain = inner.toVariant();
            const bool whole = plain.typeId() != QMetaType::Double;
            const auto other = number(plain.toString(), whole ? LongMost : 0);
            return whole ? QJsonValue(other.toLongLong()) : QJsonValue(other.toDouble());
        }
        if (!inner.isObject()) {
            return inner;
        }
        QJsonObject object;
        const auto members = inner.toObject();
        for (auto it = members.begin(); it != members.end(); ++it) {
            const bool isName = name.match(it.key()).hasMatch();
            object.insert(isName ? it.key() : digits(it.key(), 0), one(it.value()));
        }
        return QJsonValue(object);
    };
    // A value alone is JSON, too, but no document.
    const auto whole = QJsonDocument::fromJson(u"[%1]"_s.arg(value).toUtf8()).array();
    if (whole.size() != 1) {
        return u"null"_s;
    }
    auto text = QString::fromUtf8(
        QJsonDocument(QJsonArray { one(whole.first()) }).toJson(QJsonDocument::Compact));
    return text.sliced(1, text.size() - 2);
}

/// PostgreSQL's text of an array: words that are not quoted may be NULL.
QString Masker::list(const QString &value) const
{
    QString masked;
    static const QRegularExpression element(u"\"((?:[^\"\\\\]|\\\\.)*)\"|[^{},\"]+"_s);
    qsizetype at = 0;
    for (auto it = element.globalMatch(value); it.hasNext();) {
        const auto match = it.next();
        const auto found = match.captured();
        masked += value.sliced(at, match.capturedStart() - at);
        masked += found == "NULL"_L1 ? found : digits(found, 0);
        at = match.capturedEnd();
    }
    return masked + value.sliced(at);
}

QString Masker::address(const QString &value, const QString &type) const
{
    const auto hash = sum(value.toUtf8());
    const auto octet = [&hash](qsizetype i) { return QString::number(quint8(hash.at(i))); };
    if (type.startsWith("macaddr"_L1)) {
        return u"02:"_s + QString::fromLatin1(hash.left(value.size() > 17 ? 7 : 5).toHex(':'));
    }
    if (!value.contains(u':')) {
        return u"10.%1.%2.%3"_s.arg(octet(0), octet(1), octet(2));
    }
    QStringList groups { u"fd00"_s };
    for (qsizetype i = 0; i < 7; ++i) {
        groups += QString::fromLatin1(hash.sliced(i * 2, 2).toHex());
    }
    return groups.join(u':');
}

QString Masker::moment(const QString &value) const
{
    static const QRegularExpression longDay(u"^\\d{4,}-\\d\\d-\\d\\d"_s);
    static const QStringList none { u"infinity"_s, u"-infinity"_s, u"0000-00-00"_s,
        u"0000-00-00 00:00:00"_s };
    const auto day = QDate::fromString(value.left(10), Qt::ISODate);
    if (day.isValid()) {
        const auto moved = day.addDays(-1 - qint64(wordAt(sum("days"), 0) % 1000));
        return moved.toString(Qt::ISODate) + value.mid(10);
    }
    if (value.contains(longDay) && !none.contains(value)) {
        return QDate(1900, 1, 1)
            .addDays(qint64(wordAt(sum(value.toUtf8()), 0) % 40000))
            .toString(Qt::ISODate);
    }
    return none.contains(value) ? value : text(value);
}

/// Within a day; what is behind the seconds stays.
QString Masker::time(const QString &value) const
{
    static const QRegularExpression parts(u"^(-?\\d{1,3}):(\\d\\d)(:\\d\\d)?"_s);
    const auto match = parts.match(value);
    if (!match.hasMatch()) {
        return text(value);
    }
    constexpr int Day = 86400;
    const auto minutes = std::abs(match.captured(1).toInt()) * 60 + match.captured(2).toInt();
    const auto by = 60 * (1 + int(wordAt(sum("time"), 0) % (Day / 60 - 1)));
    const auto moved = QTime(0, 0).addSecs((minutes * 60 + by) % Day);
    return moved.toString(u"HH:mm"_s) + value.sliced(match.capturedEnd(2));
}

/// Another one of those that the column takes.
QString Masker::word(const QString &value, const QStringList &words) const
{
    if (words.size() < 2 || value.isEmpty()) {
        return value.isEmpty() ? value : words.value(0);
    }
    const auto by = 1 + qsizetype(wordAt(sum("words"), 0) % quint32(words.size() - 1));
    const auto of = words.contains(value) ? QStringList { value } : value.split(u','); // of a set
    QStringList moved;
    for (const auto &one : of) {
        const auto at = words.indexOf(one);
        moved += at < 0 ? words.first() : words.at((at + by) % words.size());
    }
    return moved.join(u',');
}

/// The opposite, as it is written; null when it is no truth value.
QString Masker::opposite(const QString &value) const
{
    static const QStringList pairs { u"true"_s, u"false"_s, u"t"_s, u"f"_s, u"1"_s, u"0"_s,
        u"yes"_s, u"no"_s, u"y"_s, u"n"_s, u"on"_s, u"off"_s };
    const auto at = pairs.indexOf(value.toLower());
    return at < 0 ? QString() : pairs.at(at ^ 1);
}

QString Masker::interval(const QString &value) const
{
    const auto hash = sum(value.toUtf8());
    const auto part = [&hash](qsizetype at, quint32 below) {
        return u"%1"_s.arg(wordAt(hash, at) % below, 2, 10, QChar(u'0'));
    };
    return u"%1 days %2:%3:%4"_s.arg(part(0, 10000), part(1, 24), part(2, 60), part(3, 60));
}

/// "0101": each one moved on by the key alone, so that different ones stay different.
QString Masker::bits(const QString &value) const
{
    auto moved = value;
    const auto pad = sum("bits");
    for (qsizetype i = 0; i < moved.size(); ++i) {
        const bool turn = i == 0 || (pad.at(i / 8 % pad.size()) >> (i % 8) & 1) != 0;
        moved[i] = turn ? (moved.at(i) == u'1' ? u'0' : u'1') : moved.at(i);
    }
    return moved;
}

/// As MariaDB sends them: the last of `length` bits is the last one of the last byte.
QByteArray Masker::rawBits(const QByteArray &value, qint64 length) const
{
    QString text;
    for (const auto byte : value) {
        text += QString::number(quint8(byte), 2).rightJustified(8, u'0');
    }
    const auto used = std::clamp<qint64>(length, 1, text.size());
    text = text.first(text.size() - used) + bits(text.last(used));
    QByteArray made;
    for (qsizetype i = 0; i < value.size(); ++i) {
        made += char(text.sliced(i * 8, 8).toInt(nullptr, 2));
    }
    return made;
}

QString Masker::year(const QString &value) const
{
    constexpr int First = 1901;
    constexpr int Count = 255; // what a column of years takes
    const auto read = value.toInt();
    if (read < First || read >= First + Count) {
        return value == "0000"_L1 ? value : text(value);
    }
    const auto by = 1 + int(wordAt(sum("years"), 0) % (Count - 1));
    return QString::number(First + (read - First + by) % Count);
}

QString Masker::uuid(const QString &value) const
{
    auto hash = sum(value.toLower().toUtf8()).left(16);
    hash[6] = char((hash.at(6) & 0x0f) | 0x40);
    hash[8] = char((hash.at(8) & 0x3f) | 0x80);
    return QUuid::fromRfc4122(hash).toString(QUuid::WithoutBraces);
}

QByteArray Masker::bytes(const QByteArray &value) const
{
    const auto seed = sum(value);
    QByteArray made;
    for (int n = 0; made.size() < value.size(); ++n) {
        made += sum(seed + QByteArray::number(n));
    }
    return made.first(value.size());
}

/// Of a degree the part behind the point: the rest is bound by the Earth.
QString Masker::place(const QString &value, double most) const
{
    const auto point = value.indexOf(u'.');
    if (point >= 0) {
        return digits(value, point + 1);
    }
    const auto size = std::abs(value.toDouble());
    return number(value, size <= 90 ? 90 : size <= 180 ? 180 : most);
}

QVariant Masker::value(const ColumnShape &column, const QVariant &value) const
{
    if (value.isNull()) {
        return value;
    }
    if (column.isArray) {
        return column.holds == Holds::Text ? QVariant(list(value.toString())) : QVariant(u"{}"_s);
    }
    if (value.typeId() == QMetaType::QByteArray) {
        const auto raw = value.toByteArray();
        return column.holds == Holds::Bits && !raw.isEmpty() ? rawBits(raw, column.length)
                                                             : bytes(raw);
    }
    // SQLite's columns hold anything, and their integers 64 bits; others send texts.
    const bool isNumber = value.typeId() != QMetaType::QString;
    const bool isReal = value.typeId() == QMetaType::Double;
    const auto most = isReal ? 0 : isNumber ? LongMost : column.most;
    const auto words = value.toString();
    static const QRegularExpression degree(
        u"(^|_)(lat|lng|lon|latitude|longitude)$"_s, QRegularExpression::CaseInsensitiveOption);
    const auto numeric = [&] {
        const auto text = degree.match(column.name).hasMatch() ? place(words, most)
                                                               : number(words, most);
        return !isNumber ? QVariant(text)
            : isReal     ? QVariant(text.toDouble())
                         : QVariant(text.toLongLong());
    };
    const auto loose = [&] { return isNumber ? numeric() : QVariant(text(words)); };
    switch (column.holds) {
    case Holds::Integer:
    case Holds::Decimal:
    case Holds::Real:
        return numeric();
    case Holds::Text:
        return loose();
    case Holds::Uuid:
        return uuid(words);
    case Holds::Date:
    case Holds::Timestamp:
        return isNumber ? numeric() : QVariant(moment(words));
    case Holds::Json:
        return json(words);
    case Holds::Bytes:
        return words.startsWith("\\x"_L1) ? bytes(QByteArray::fromHex(words.sliced(2).toLatin1()))
                                          : bytes(words.toUtf8());
    case Holds::Address:
        return address(words, column.type.toLower());
    case Holds::Other: // a document for searching, a place, a type of one's own
        return isNumber ? numeric() : column.type.isEmpty() ? QVariant(text(words)) : QVariant();
    case Holds::Boolean: {
        const auto other = opposite(words);
        return other.isNull() ? loose() : isNumber ? QVariant(other.toLongLong()) : QVariant(other);
    }
    case Holds::Time:
        return isNumber ? numeric() : QVariant(time(words));
    case Holds::Interval:
        return isNumber ? numeric() : QVariant(interval(words));
    case Holds::Word:
        return column.words.isEmpty() ? loose() : QVariant(word(words, column.words));
    case Holds::Bits:
        return isNumber ? numeric() : QVariant(bits(words));
    case Holds::Year:
        return isNumber ? numeric() : QVariant(year(words));
    }
    return {};
}

Error withoutValues(Error error, const QSet<QString> &names)
{
    static const QRegularExpression details(
        u"\\s*\\b(DETAIL|CONTEXT|QUERY)\\b.*"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression entry(
        u"(entry|value:?) '.*'(?= for | at )"_s, QRegularExpression::DotMatchesEverythingOption);
    // What stands behind these words, or in backquotes, is a name.
    static const QRegularExpression naming(
        u"\\b(constraint|index|key|table|relation|column|view|function|trigger|type)\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression quoted(u"([\"'`«„“‘])([^\"'`»“”’]*)([\"'`»“”’])"_s);
    const auto clean = [&](QString text) {
        text.remove(details).replace(entry, u"\\1 '…'"_s);
        QString cleaned;
        qsizetype at = 0;
        for (auto it = quoted.globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            const auto parts = match.captured(2).toLower().split(u'.');
            const bool known = match.captured(1) == u'`'
                || QStringView(text).first(match.capturedStart()).toString().contains(naming)
                || std::ranges::all_of(
                    parts, [&](const QString &part) { return names.contains(part); });
            cleaned += text.sliced(at, match.capturedStart() - at)
                + (known ? match.captured() : match.captured(1) + u'…' + match.captured(3));
            at = match.capturedEnd();
        }
        return cleaned + text.sliced(at);
    };
    error.what = clean(error.what);
    error.server = clean(error.server);
    return error;
}

} // namespace Switchback
