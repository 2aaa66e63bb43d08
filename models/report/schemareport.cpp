// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "report/schemareport.h"

#include "core/text.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QJsonObject properties(const SchemaObject &object)
{
    QJsonObject result;
    for (const auto &property : object.properties) {
        if (!property.name.startsWith(u'#')) {
            result.insert(property.name, property.value);
        }
    }
    return result;
}

QJsonValue side(const SchemaChange &change, bool before)
{
    const bool there = before ? change.change != SchemaChange::Change::Added
                              : change.change != SchemaChange::Change::Removed;
    if (!there) {
        return QJsonValue::Null;
    }
    if (change.properties.isEmpty()) {
        return properties(before ? change.before : change.after);
    }
    QJsonObject result;
    for (const auto &property : change.properties) {
        const auto &value = before ? property.before : property.after;
        result.insert(property.name, value.isEmpty() ? QJsonValue::Null : QJsonValue(value));
    }
    return result;
}

} // namespace

QJsonArray changesJson(const QList<SchemaChange> &changes)
{
    QJsonArray list;
    for (const auto &change : changes) {
        QJsonObject object { { u"kind"_s, change.kind }, { u"object"_s, change.object },
            { u"change"_s, changeWord(change.change) }, { u"before"_s, side(change, true) },
            { u"after"_s, side(change, false) }, { u"destructive"_s, change.destructive },
            { u"effect"_s, effectWord(change.effect) } };
        if (!change.hint.isEmpty()) {
            object.insert(u"hint"_s, change.hint);
        }
        if (const auto asked = renameAsked(change); !asked.kind.isEmpty()) {
            object.insert(
                u"rename"_s, QJsonObject { { u"from"_s, asked.from }, { u"to"_s, asked.to } });
        }
        list += object;
    }
    return list;
}

QString changesText(const QList<SchemaChange> &changes)
{
    QString text;
    for (const auto &change : changes) {
        const auto sign = change.change == SchemaChange::Change::Added ? u"+"_s
            : change.change == SchemaChange::Change::Removed           ? u"-"_s
                                                                       : u"~"_s;
        text += u"%1 %2 %3"_s.arg(sign, change.kind, visible(change.object));
        for (const auto &property : change.properties) {
            text += u"\n    %1: %2 → %3"_s.arg(property.name, elided(visible(property.before), 120),
                elided(visible(property.after), 120));
        }
        text += change.destructive ? u"  "_s + tr("(data is lost)") + u'\n' : u"\n"_s;
        text += change.hint.isEmpty() ? QString() : u"    "_s + change.hint + u'\n';
    }
    return text;
}

} // namespace Switchback
