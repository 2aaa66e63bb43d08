// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/maskrules.h"

#include "core/tr.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

const QSet<QString> &personalWords()
{
    static const QSet<QString> words { u"email"_s, u"mail"_s, u"name"_s, u"firstname"_s,
        u"lastname"_s, u"fullname"_s, u"surname"_s, u"username"_s, u"login"_s, u"nick"_s,
        u"nickname"_s, u"phone"_s, u"telephone"_s, u"mobile"_s, u"fax"_s, u"address"_s, u"street"_s,
        u"city"_s, u"zip"_s, u"zipcode"_s, u"postcode"_s, u"postal"_s, u"birth"_s, u"birthday"_s,
        u"birthdate"_s, u"born"_s, u"dob"_s, u"dateofbirth"_s, u"phonenumber"_s, u"emailaddress"_s,
        u"ipaddress"_s, u"taxid"_s, u"vatid"_s, u"ssn"_s, u"iban"_s, u"bic"_s, u"card"_s, u"cvv"_s,
        u"passport"_s, u"tax"_s, u"vat"_s, u"token"_s, u"password"_s, u"passwd"_s, u"pwd"_s,
        u"secret"_s, u"salt"_s, u"hash"_s, u"digest"_s, u"credential"_s, u"credentials"_s,
        u"apikey"_s, u"ip"_s, u"latitude"_s, u"longitude"_s, u"lat"_s, u"lng"_s, u"lon"_s,
        u"salary"_s, u"income"_s, u"wage"_s, u"bio"_s, u"avatar"_s, u"signature"_s, u"contact"_s };
    return words;
}

/// "userBirthday", "IP-Address", "phone2": in small letters, without the number of a series.
QStringList wordsIn(QString column)
{
    static const QRegularExpression hump(u"([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])"_s);
    static const QRegularExpression between(u"[^\\p{L}\\d]+"_s);
    static const QRegularExpression series(u"\\d+$"_s);
    QStringList words;
    const auto parts = column.replace(hump, u"\\1\\3_\\2\\4"_s).toLower().split(between);
    for (auto part : parts) {
        part.remove(series);
        words += part.isEmpty() ? QStringList() : QStringList { part };
    }
    return words;
}

using ColumnName = std::pair<QString, QString>; // table, column

bool meets(const QString &pattern, const QString &name)
{
    return pattern == "*"_L1 || pattern.compare(name, Qt::CaseInsensitive) == 0;
}

/// "users.email", with or without the schema.
bool meets(const QString &rule, const TableShape &table, const QString &column)
{
    const auto dot = rule.lastIndexOf(u'.');
    const auto wanted = rule.first(dot);
    return meets(rule.sliced(dot + 1), column)
        && (meets(wanted, table.name) || meets(wanted, table.name.section(u'.', -1)));
}

bool anyMeets(const QStringList &rules, const TableShape &table, const QString &column)
{
    return std::ranges::any_of(
        rules, [&](const QString &rule) { return meets(rule, table, column); });
}

/// A condition lists the words that it takes: others would be refused. Its list stands right behind
/// the column, which may be in quotes or brackets, or cast.
bool isListed(const TableShape &table, const QString &column)
{
    const auto name = u"(?<![\\w'])[\"`\\[]?"_s + QRegularExpression::escape(column)
        + u"(?!\\w)[\"`\\]]?"_s;
    const auto type = u"[\\w ]+(?:\\(\\d+\\))?"_s;
    const auto of = u"(?:"_s + name + u"|(?<!\\w)\\(\\s*"_s + name + u"\\s*\\)|\\bCAST\\s*\\(\\s*"_s
        + name + u"\\s+AS\\s+"_s + type + u"\\s*\\))(?:::"_s + type + u")?"_s;
    const auto list =
        u"\\s*(?:\\bIN\\s*\\(\\s*(?:_\\w+\\s*)?\\\\?['\"\\d-]|=\\s*ANY\\s*\\(\\s*\\(?ARRAY\\[)"_s;
    const QRegularExpression listed(of + list, QRegularExpression::CaseInsensitiveOption);
    return std::ranges::any_of(
        table.checks, [&](const QString &check) { return check.contains(listed); });
}

/// How strongly a column asks to be masked; the strongest one of those that refer to each other
/// decides for all.
enum class Wish { Nothing, Usual, Repeats, Personal, Keep, Mask };

Wish wishOf(const TableShape &table, const ColumnShape &column, const SeenTable &facts,
    const RehearsalSettings &settings)
{
    if (anyMeets(settings.mask, table, column.name)) {
        return Wish::Mask;
    }
    if (anyMeets(settings.keep, table, column.name)) {
        return Wish::Keep;
    }
    const bool isText = column.holds == Holds::Text || column.holds == Holds::Json
        || column.holds == Holds::Bytes || column.holds == Holds::Address
        || column.holds == Holds::Other;
    const bool isDate = column.holds == Holds::Date || column.holds == Holds::Timestamp;
    // "email_verified", "name_kind": these say little, and conditions lean on them.
    const bool isState = column.holds == Holds::Boolean || column.holds == Holds::Word
        || column.holds == Holds::Bits || column.holds == Holds::Interval;
    if (isDate ? isOfBirth(column.name) : !isState && isPersonal(column.name)) {
        return Wish::Personal;
    }
    const bool repeats = isText
        && (!facts.columns.value(column.name).words.isEmpty() || isListed(table, column.name));
    // Types of one's own that are no text are only taken away where the name says so.
    return repeats                     ? Wish::Repeats
        : !isText                      ? Wish::Nothing
        : column.holds != Holds::Other ? Wish::Usual
        : column.type.contains("tsvector"_L1) || column.type.contains("hstore"_L1)
            || column.type.contains("xml"_L1) || column.type.isEmpty()
        ? Wish::Usual
        : Wish::Nothing;
}

/// Columns that refer to each other, near and far, under one of them.
class Kin
{
public:
    ColumnName of(const ColumnName &name) const
    {
        auto at = name;
        while (m_above.contains(at)) {
            at = m_above.value(at);
        }
        return at;
    }
    void join(const ColumnName &one, const ColumnName &other)
    {
        const auto first = of(one);
        const auto second = of(other);
        if (first != second) {
            m_above.insert(first, second);
        }
    }

private:
    QHash<ColumnName, ColumnName> m_above;
};

Result<void> checkNames(const QList<TableShape> &tables, const QStringList &rules)
{
    for (const auto &rule : rules) {
        const bool known = std::ranges::any_of(tables, [&](const TableShape &table) {
            return std::ranges::any_of(table.columns,
                [&](const ColumnShape &column) { return meets(rule, table, column.name); });
        });
        if (!known) {
            return fail({ .kind = ErrorKind::Input,
                .what = tr("[rehearsal] mask names %1, which no table has.").arg(rule),
                .untouched = tr("No row was read."),
                .next = tr("Correct it, so that nothing goes by unmasked.") });
        }
    }
    return {};
}

} // namespace

bool isPersonal(const QString &column)
{
    const auto words = wordsIn(column);
    static const QStringList about { u"at"_s, u"on"_s, u"count"_s, u"type"_s, u"kind"_s };
    // "card_id" refers to a row, "tax_id" is somebody's number.
    static const QStringList referred { u"address"_s, u"avatar"_s, u"card"_s, u"city"_s,
        u"contact"_s, u"credential"_s, u"email"_s, u"hash"_s, u"mail"_s, u"mobile"_s, u"name"_s,
        u"phone"_s, u"postcode"_s, u"signature"_s, u"street"_s, u"token"_s, u"zip"_s };
    if (words.isEmpty() || (words.size() > 1 && about.contains(words.last()))) {
        return false;
    }
    const bool refers = words.size() > 1 && words.last() == "id"_L1;
    return std::ranges::any_of(words, [refers](const QString &word) {
        return personalWords().contains(word) && !(refers && referred.contains(word));
    });
}

bool isOfBirth(const QString &column)
{
    static const QStringList born { u"birth"_s, u"birthday"_s, u"birthdate"_s, u"born"_s, u"dob"_s,
        u"dateofbirth"_s };
    return std::ranges::any_of(
        wordsIn(column), [](const QString &word) { return born.contains(word); });
}

Result<MaskedColumns> maskedColumns(
    const QList<TableShape> &tables, const SeenTables &facts, const RehearsalSettings &settings)
{
    if (const auto known = checkNames(tables, settings.mask); !known) {
        return fail(known.error());
    }
    Kin kin;
    for (const auto &table : tables) {
        for (const auto &link : table.links) {
            for (qsizetype i = 0; i < std::min(link.columns.size(), link.keys.size()); ++i) {
                kin.join({ table.name, link.columns.at(i) }, { link.table, link.keys.at(i) });
            }
        }
    }
    QHash<ColumnName, Wish> wishes;
    for (const auto &table : tables) {
        for (const auto &column : table.columns) {
            auto &wish = wishes[kin.of({ table.name, column.name })];
            wish = std::max(wish, wishOf(table, column, facts.value(table.name), settings));
        }
    }
    MaskedColumns masked;
    for (const auto &table : tables) {
        for (const auto &column : table.columns) {
            const auto wish = wishes.value(kin.of({ table.name, column.name }));
            if (wish == Wish::Usual || wish == Wish::Personal || wish == Wish::Mask) {
                masked[table.name] += column.name;
            }
        }
    }
    return masked;
}

SeenTables withoutValuesOf(const MaskedColumns &masked, SeenTables facts)
{
    for (auto table = facts.begin(); table != facts.end(); ++table) {
        for (const auto &name : masked.value(table.key())) {
            if (const auto fact = table->columns.find(name); fact != table->columns.end()) {
                fact->low.clear();
                fact->high.clear();
                fact->words.clear();
            }
        }
    }
    return facts;
}

} // namespace Switchback
