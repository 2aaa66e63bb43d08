// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/diffrules.h"

#include "core/text.h"
#include "core/tr.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Key = std::pair<QString, QString>;

Key keyOf(const SchemaObject &object)
{
    return { object.kind, object.name };
}

QString bare(QString name)
{
    return name.remove(u'"').remove(u'`');
}

struct Rule {
    DiffIgnore written;
    QRegularExpression object;

    explicit Rule(const DiffIgnore &rule)
        : written(rule)
        , object(QRegularExpression::wildcardToRegularExpression(
              bare(rule.object), QRegularExpression::NonPathWildcardConversion))
    {
    }
    bool meets(const QString &shown) const
    {
        return written.object.isEmpty() || object.match(bare(shown)).hasMatch();
    }
    bool hidesObject(const SchemaObject &candidate, const QString &shown) const
    {
        return written.property.isEmpty()
            && (written.kind == candidate.kind
                || (written.kind.isEmpty() && !written.object.isEmpty()))
            && meets(shown);
    }
    bool hidesProperty(
        const SchemaObject &candidate, const QString &shown, const QString &property) const
    {
        const bool layer = written.kind == property && written.property.isEmpty();
        const bool named = written.property == property
            && (written.kind.isEmpty() || written.kind == candidate.kind);
        return (layer || named) && meets(shown);
    }
};

class Hiding
{
public:
    Hiding(const Schema &from, const Schema &to, const QList<DiffIgnore> &rules,
        const DiffOptions &options)
        : m_from(from)
        , m_options(options)
    {
        m_result.to = to;
        for (const auto &rule : rules) {
            m_rules += Rule(rule);
            m_result.counts += { .rule = rule, .hidden = 0 };
        }
    }
    RuledSchema hide();
    Schema leaveOut(const QSet<DifferenceKey> &named);
    Schema leaveOutUnread();

private:
    static bool isUnread(
        const QList<UnreadObject> &unread, const SchemaObject &object, const QString &shown)
    {
        return std::ranges::any_of(unread, [&](const UnreadObject &other) {
            return other.kind == object.kind && (other.name.isEmpty() || other.name == shown);
        });
    }
    bool isNamed(const QString &kind, const QString &shown) const
    {
        return !m_named.isEmpty() && m_named.contains({ kind, shown });
    }
    void lists(const QList<SchemaObject> &from, QList<SchemaObject> &to, const QString &shown);
    void pair(const SchemaObject &from, SchemaObject &to, const QString &shown);
    int ruleFor(const SchemaObject &object, const QString &shown) const;
    SchemaObject adopt(const SchemaObject &object, const SchemaObject *place);
    void copyNeeds();
    void numbers(const QList<SchemaObject> &from, const QList<SchemaObject> &to);
    int changes(const SchemaObject *from, const SchemaObject *to) const;

    const Schema &m_from;
    const DiffOptions m_options;
    QList<Rule> m_rules;
    QSet<DifferenceKey> m_named;
    QList<UnreadObject> m_unreadBefore;
    QList<UnreadObject> m_unreadAfter;
    RuledSchema m_result;
    QSet<int> m_adopted; // numbers in `from`
    QHash<int, int> m_numbers; // number in `from` to number in the result
};

int Hiding::ruleFor(const SchemaObject &object, const QString &shown) const
{
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        if (m_rules.at(i).hidesObject(object, shown)) {
            return int(i);
        }
    }
    return -1;
}

int Hiding::changes(const SchemaObject *from, const SchemaObject *to) const
{
    Schema before;
    Schema after;
    before.objects += from ? QList { *from } : QList<SchemaObject>();
    after.objects += to ? QList { *to } : QList<SchemaObject>();
    return int(compareSchemas(before, after, m_options).size());
}

// A copy for the other side; what pairs up keeps the number that it has there.
SchemaObject Hiding::adopt(const SchemaObject &object, const SchemaObject *place)
{
    auto copy = object;
    copy.id = place ? place->id : m_result.to.numbers;
    m_result.to.numbers += place ? 0 : 2;
    m_adopted += object.id;
    m_numbers.insert(object.id, copy.id);
    QHash<Key, const SchemaObject *> there;
    for (const auto &child : place ? place->children : QList<SchemaObject>()) {
        there.insert(keyOf(child), &child);
    }
    for (auto &child : copy.children) {
        child = adopt(child, there.value(keyOf(child)));
    }
    return copy;
}

void Hiding::pair(const SchemaObject &from, SchemaObject &to, const QString &shown)
{
    for (const auto &difference : compareProperties(from, to, m_options)) {
        const bool layer = difference.name == "comment"_L1 || difference.name == "privileges"_L1;
        if (isNamed(layer ? difference.name : from.kind, shown)) {
            to.set(difference.name, difference.before);
            continue;
        }
        for (qsizetype i = 0; i < m_rules.size(); ++i) {
            if (m_rules.at(i).hidesProperty(to, shown, difference.name)) {
                to.set(difference.name, difference.before);
                ++m_result.counts[i].hidden;
                break;
            }
        }
    }
    lists(from.children, to.children, shown);
}

void Hiding::lists(const QList<SchemaObject> &from, QList<SchemaObject> &to, const QString &shown)
{
    QHash<Key, const SchemaObject *> before;
    for (const auto &object : from) {
        before.insert(keyOf(object), &object);
    }
    QSet<Key> there;
    QList<SchemaObject> kept;
    kept.reserve(to.size());
    for (auto &object : to) {
        const auto *twin = before.value(keyOf(object));
        const auto name = shownName(object, shown);
        const int rule = ruleFor(object, name);
        there.insert(keyOf(object));
        if (rule >= 0) {
            m_result.counts[rule].hidden += changes(twin, &object);
        }
        if (!twin && (isNamed(object.kind, name) || isUnread(m_unreadBefore, object, name))) {
            continue;
        }
        if (rule < 0) {
            if (twin) {
                pair(*twin, object, name);
            }
            kept += std::move(object);
        } else if (twin) {
            kept += adopt(*twin, &object);
        }
    }
    for (const auto &object : from) {
        if (there.contains(keyOf(object))) {
            continue;
        }
        const auto name = shownName(object, shown);
        const int rule = ruleFor(object, name);
        if (rule >= 0) {
            ++m_result.counts[rule].hidden;
        }
        if (rule >= 0 || isNamed(object.kind, name) || isUnread(m_unreadAfter, object, name)) {
            kept += adopt(object, nullptr);
        }
    }
    to = std::move(kept);
}

void Hiding::numbers(const QList<SchemaObject> &from, const QList<SchemaObject> &to)
{
    QHash<Key, const SchemaObject *> there;
    for (const auto &object : to) {
        there.insert(keyOf(object), &object);
    }
    for (const auto &object : from) {
        if (const auto *twin = there.value(keyOf(object))) {
            m_numbers.insert(object.id, twin->id);
            numbers(object.children, twin->children);
        }
    }
}

// What was adopted needs what it needed.
void Hiding::copyNeeds()
{
    if (m_adopted.isEmpty()) {
        return;
    }
    numbers(m_from.objects, m_result.to.objects);
    const auto numberOf = [this](int number) {
        const int found = m_numbers.value(number & ~1, -1);
        return found < 0 ? -1 : found + (number & 1);
    };
    for (const auto &need : m_from.needs) {
        const int dependent = numberOf(need.dependent);
        const int on = numberOf(need.on);
        if (m_adopted.contains(need.dependent & ~1) && dependent >= 0 && on >= 0) {
            m_result.to.needs += { .dependent = dependent, .on = on };
        }
    }
}

RuledSchema Hiding::hide()
{
    lists(m_from.objects, m_result.to.objects, {});
    copyNeeds();
    return std::move(m_result);
}

Schema Hiding::leaveOut(const QSet<DifferenceKey> &named)
{
    m_named = named;
    return hide().to;
}

Schema Hiding::leaveOutUnread()
{
    m_unreadBefore = m_from.unread;
    m_unreadAfter = m_result.to.unread;
    return hide().to;
}

Error cannotWrite(const QString &path, const QString &why)
{
    return { .kind = ErrorKind::Input,
        .what = tr("The rule cannot be written to '%1'.")
            .arg(visible(QDir::toNativeSeparators(path))),
        .untouched = tr("The file is as it was."),
        .next = tr("Write it there yourself, or fix what is in the way."),
        .server = why,
        .place = { path } };
}

// As a later reading sees it; nothing is put in its place unless it can be read.
Result<void> checkFile(const QByteArray &text, const DiffIgnore &rule, const QString &path)
{
    const QTemporaryDir trial;
    QFile file(trial.filePath(u"switchback.toml"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        return fail(cannotWrite(path, file.errorString()));
    }
    file.close();
    const auto read = readProjectFile(trial.path());
    if (!read || !read->diff.ignore.contains(rule)) {
        return fail(cannotWrite(path, read ? QString() : oneLine(read.error())));
    }
    return {};
}

QString quoted(const QString &text)
{
    auto escaped = text;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s);
    return u'"' + escaped + u'"';
}

} // namespace

RuledSchema hideByRules(const Schema &from, const Schema &to, const QList<DiffIgnore> &rules,
    const DiffOptions &options)
{
    return Hiding(from, to, rules, options).hide();
}

Schema leaveOut(const Schema &from, const Schema &to, const QSet<DifferenceKey> &named,
    const DiffOptions &options)
{
    return named.isEmpty() ? to : Hiding(from, to, {}, options).leaveOut(named);
}

Schema leaveOutUnread(const Schema &from, const Schema &to, const DiffOptions &options)
{
    return Hiding(from, to, {}, options).leaveOutUnread();
}

Result<void> addRule(const QString &directory, const DiffIgnore &rule)
{
    const auto path = QDir(directory).filePath(u"switchback.toml"_s);
    QFile file(path);
    QByteArray text;
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly)) {
            return fail(cannotWrite(path, file.errorString()));
        }
        text = file.readAll();
        text += text.isEmpty() || text.endsWith('\n') ? QByteArray() : QByteArray("\n");
        text += text.isEmpty() ? QByteArray() : QByteArray("\n");
    }
    text += ruleText(rule).toUtf8();
    if (const auto good = checkFile(text, rule, path); !good) {
        return good;
    }
    QSaveFile saved(path);
    if (!saved.open(QIODevice::WriteOnly) || saved.write(text) != text.size() || !saved.commit()) {
        return fail(cannotWrite(path, saved.errorString()));
    }
    return {};
}

DiffIgnore ruleLike(const SchemaChange &change)
{
    const bool one = change.change == SchemaChange::Change::Changed && change.properties.size() == 1
        && change.kind != change.properties.first().name;
    return { .kind = change.kind,
        .object = bare(change.object),
        .property = one ? change.properties.first().name : QString(),
        .reason = {} };
}

QString ruleText(const DiffIgnore &rule)
{
    QString text = u"[[diff.ignore]]\n"_s;
    const std::pair<QLatin1StringView, QString> fields[] { { "kind"_L1, rule.kind },
        { "object"_L1, rule.object }, { "property"_L1, rule.property },
        { "reason"_L1, rule.reason } };
    for (const auto &[key, value] : fields) {
        text += value.isEmpty() ? QString() : u"%1 = %2\n"_s.arg(key, quoted(value));
    }
    return text;
}

QString ruleInWords(const DiffIgnore &rule)
{
    QStringList words;
    words += rule.kind.isEmpty() ? QStringList() : QStringList(rule.kind);
    words += rule.object.isEmpty() ? u"*"_s : rule.object;
    words += rule.property.isEmpty() ? QStringList() : QStringList(u"(%1)"_s.arg(rule.property));
    return words.join(u' ');
}

DiffOptions diffOptions(const DiffSettings &settings)
{
    if (settings.layers.isEmpty()) {
        return {};
    }
    return { .comments = settings.layers.contains(u"comments"_s),
        .privileges = settings.layers.contains(u"privileges"_s),
        .owners = settings.layers.contains(u"owners"_s),
        .storage = settings.layers.contains(u"storage"_s),
        .order = settings.layers.contains(u"order"_s) };
}

} // namespace Switchback
