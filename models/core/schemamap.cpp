// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/schemamap.h"

#include "core/text.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using State = MapTable::State;
using Links = QSet<std::pair<QString, QString>>; // who refers to whom

constexpr qsizetype MostLines = 6; // in a box

QString bare(QString name)
{
    return name.remove(u'"').remove(u'`');
}

bool isTable(const SchemaObject &object)
{
    return object.kind == "table"_L1;
}

/// Names of tables by what foreign keys may call them: with and without their schema.
QHash<QString, QString> namesOf(const Schema &schema)
{
    QHash<QString, QString> names;
    for (const auto &object : schema.objects) {
        if (isTable(object)) {
            const auto name = bare(object.name);
            names.insert(name.section(u'.', -1), object.name);
        }
    }
    for (const auto &object : schema.objects) {
        if (isTable(object)) {
            names.insert(bare(object.name), object.name);
        }
    }
    return names;
}

Links linksOf(const Schema &schema)
{
    static const QRegularExpression reference(
        u"\\bREFERENCES\\s+((?:\"(?:[^\"]|\"\")+\"|`[^`]+`|[\\w$.])+)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const auto names = namesOf(schema);
    Links links;
    for (const auto &object : schema.objects) {
        for (const auto &child : isTable(object) ? object.children : QList<SchemaObject>()) {
            for (const auto &property : child.properties) {
                const auto match = reference.match(property.value);
                const auto target = match.hasMatch() ? names.value(bare(match.captured(1)))
                                                     : QString();
                if (!target.isEmpty()) {
                    links.insert({ object.name, target });
                }
            }
        }
    }
    return links;
}

QString sign(SchemaChange::Change change)
{
    return change == SchemaChange::Change::Added  ? u"+ "_s
        : change == SchemaChange::Change::Removed ? u"− "_s
                                                  : u"~ "_s;
}

class Drawing
{
public:
    Drawing(const Differences &all, int step, int most)
        : m_all(all)
        , m_step(step)
        , m_most(most)
    {
    }
    SchemaMap draw();

private:
    void collectChanges();
    int add(const QString &name);
    void addLinks(const Links &before, const Links &after);

    const Differences &m_all;
    const int m_step;
    const int m_most;
    QHash<QString, MapTable> m_changed;
    QStringList m_order; // of the changed ones
    QHash<QString, int> m_places;
    QSet<QString> m_leftOut;
    SchemaMap m_map;
};

void Drawing::collectChanges()
{
    QSet<QString> tables;
    for (const auto *side : { &m_all.steps.at(m_step).from, &m_all.steps.at(m_step).to }) {
        for (const auto &object : side->objects) {
            if (isTable(object)) {
                tables.insert(object.name);
            }
        }
    }
    for (qsizetype i = 0; i < m_all.rows.size(); ++i) {
        const auto &row = m_all.rows.at(i);
        const auto *change = differenceChange(m_all, row, m_step);
        if (!change || !tables.contains(row.root)) {
            continue;
        }
        auto &table = m_changed[row.root];
        if (table.name.isEmpty()) {
            table = { .name = row.root, .state = State::Changed, .lines = {}, .row = int(i) };
            m_order += row.root;
        }
        if (row.kind == "table"_L1 && row.object == row.root) {
            table.row = int(i);
            table.state = change->change == SchemaChange::Change::Added ? State::Added
                : change->change == SchemaChange::Change::Removed       ? State::Removed
                                                                        : State::Changed;
        } else {
            table.lines += sign(change->change) + visible(bare(row.object.section(u'.', -1)));
        }
    }
}

int Drawing::add(const QString &name)
{
    const auto known = m_places.constFind(name);
    if (known != m_places.constEnd()) {
        return *known;
    }
    if (m_map.tables.size() >= m_most) {
        m_leftOut.insert(name);
        return -1;
    }
    auto table = m_changed.value(
        name, { .name = name, .state = State::Same, .lines = {}, .row = -1 });
    if (table.lines.size() > MostLines) {
        const auto more = table.lines.size() - MostLines + 1;
        table.lines.resize(MostLines - 1);
        table.lines += u"… +%1"_s.arg(more);
    }
    m_map.tables += table;
    m_places.insert(name, int(m_map.tables.size()) - 1);
    return int(m_map.tables.size()) - 1;
}

void Drawing::addLinks(const Links &before, const Links &after)
{
    auto links = (before + after).values();
    std::ranges::sort(links);
    for (const auto &link : std::as_const(links)) {
        if (!m_changed.contains(link.first) && !m_changed.contains(link.second)) {
            continue;
        }
        const int from = add(link.first);
        const int to = add(link.second);
        if (from >= 0 && to >= 0) {
            const auto state = !before.contains(link) ? State::Added
                : !after.contains(link)               ? State::Removed
                                                      : State::Same;
            m_map.links += { .from = from, .to = to, .state = state };
        }
    }
}

SchemaMap Drawing::draw()
{
    collectChanges();
    for (const auto &name : std::as_const(m_order)) {
        add(name);
    }
    const auto &step = m_all.steps.at(m_step);
    addLinks(linksOf(step.from), linksOf(step.to));
    m_map.leftOut = int(m_leftOut.size());
    return m_map;
}

} // namespace

SchemaMap schemaMap(const Differences &all, int step, int most)
{
    return step < all.steps.size() ? Drawing(all, step, most).draw() : SchemaMap();
}

} // namespace Switchback
