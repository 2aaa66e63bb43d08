// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/tomlreader.h"

#include "core/duration.h"
#include "core/text.h"
#include "core/tr.h"

#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// The smallest number of letters to change, add or drop.
qsizetype distance(QStringView a, QStringView b)
{
    QList<qsizetype> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        auto corner = row.first();
        row[0] = i + 1;
        for (qsizetype k = 0; k < b.size(); ++k) {
            const auto above = row.at(k + 1);
            row[k + 1] = std::min(
                { above + 1, row.at(k) + 1, corner + (a.at(i) == b.at(k) ? 0 : 1) });
            corner = above;
        }
    }
    return row.last();
}

Error unknownKey(const QString &key, const QString &place, const QStringList &known, int line)
{
    const auto near = std::ranges::min_element(
        known, {}, [&key](const QString &name) { return distance(key.left(60), name); });
    auto what = place.isEmpty()
        ? tr("There is no key '%1'.").arg(elided(visible(key), 60))
        : tr("There is no key '%1' in [%2].").arg(elided(visible(key), 60), visible(place));
    if (near != known.end()
        && distance(key.left(60), *near) <= std::max<qsizetype>(2, near->size() / 3)) {
        what += u' ' + tr("Did you mean '%1'?").arg(*near);
    } else {
        what += u' ' + tr("Known keys: %1.").arg(known.join(", "_L1));
    }
    return projectFileError(what, line);
}

} // namespace

Error projectFileError(const QString &what, int line)
{
    return { .kind = ErrorKind::Input,
        .what = line > 0 ? u"%1:%2: %3"_s.arg(ProjectFileName, QString::number(line), what) : what,
        .untouched = tr("Nothing was run."),
        .next = tr("Correct the file and try again."),
        .place = { ProjectFileName, line } };
}

TomlReader::TomlReader(const TomlValue &value, const QString &place, std::optional<Error> &error)
    : m_value(value)
    , m_place(place)
    , m_error(error)
{
    if (!value.table()) {
        complain(place.isEmpty() ? ProjectFileName : place, tr("a table"), value.line);
    }
}

template<class T>
void TomlReader::readAs(const QString &key, T &into, const QString &wanted)
{
    const auto *value = take(key);
    if (!value) {
        return;
    }
    if (const auto *found = std::get_if<T>(&value->value)) {
        into = *found;
    } else {
        complain(key, wanted, value->line);
    }
}

void TomlReader::read(const QString &key, QString &into)
{
    readAs<QString>(key, into, tr("a text"));
}

void TomlReader::read(const QString &key, bool &into)
{
    readAs<bool>(key, into, tr("true or false"));
}

void TomlReader::read(const QString &key, int &into)
{
    qint64 number = into;
    readAs<qint64>(key, number, tr("a whole number"));
    into = int(std::clamp<qint64>(
        number, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

void TomlReader::read(const QString &key, QStringList &into)
{
    const auto *value = take(key);
    if (!value) {
        return;
    }
    if (const auto *text = value->text()) {
        into = { *text };
        return;
    }
    const auto *list = value->array();
    for (qsizetype i = 0; list && i < list->size(); ++i) {
        if (!list->at(i).text()) {
            list = nullptr;
            break;
        }
        into += *list->at(i).text();
    }
    if (!list) {
        complain(key, tr("a text or a list of texts"), value->line);
    }
}

void TomlReader::read(const QString &key, std::optional<std::chrono::milliseconds> &into)
{
    QString text;
    const auto *value = m_value.at(key);
    read(key, text);
    if (!value || text.isEmpty()) {
        return;
    }
    into = parseDuration(text);
    if (!into) {
        complain(key, tr("a duration such as \"5s\", \"500ms\" or \"0\""), value->line);
    }
}

const TomlValue *TomlReader::take(const QString &key)
{
    m_known += key;
    return m_value.at(key);
}

void TomlReader::complain(const QString &key, const QString &wanted, int line)
{
    const auto name = m_place.isEmpty() || key == m_place ? key : m_place + u'.' + key;
    if (!m_error) {
        m_error = projectFileError(
            tr("'%1' must be %2.").arg(elided(visible(name), 80), wanted), line);
    }
}

void TomlReader::finish()
{
    const auto *table = m_value.table();
    for (qsizetype i = 0; table && i < table->size() && !m_error; ++i) {
        const auto &[key, value] = table->at(i);
        if (!m_known.contains(key)) {
            m_error = unknownKey(key, m_place, m_known, value.line);
        }
    }
}

} // namespace Switchback
