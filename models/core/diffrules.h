// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Rules that hide differences, as [[diff.ignore]] of switchback.toml keeps them. What a rule hides
// is neither listed nor touched by a script, and always counted.

#include "core/project.h"
#include "core/schemadiff.h"

#include <QSet>

namespace Switchback {

struct RuleCount {
    DiffIgnore rule;
    int hidden = 0; // differences
    bool operator==(const RuleCount &) const = default;
};

struct RuledSchema {
    Schema to; // what the rules hide is as it is in `from`
    QList<RuleCount> counts; // one for each rule, in their order
};
/// A rule without a property hides an object with all its parts; one with a property that
/// property's differences. `object` may hold * and ?; quotes in names do not matter.
RuledSchema hideByRules(const Schema &from, const Schema &to, const QList<DiffIgnore> &rules,
    const DiffOptions &options);

/// Kind and shown name of a difference, as in SchemaChange.
using DifferenceKey = std::pair<QString, QString>;
/// `to` with the named differences undone: a script from `from` does not touch them.
Schema leaveOut(const Schema &from, const Schema &to, const QSet<DifferenceKey> &named,
    const DiffOptions &options);

/// `to` so that what one side has and the other could not be asked for is no difference.
Schema leaveOutUnread(const Schema &from, const Schema &to, const DiffOptions &options);

/// The rule for 'hide differences like this'.
DiffIgnore ruleLike(const SchemaChange &change);
/// As it is written in switchback.toml.
QString ruleText(const DiffIgnore &rule);
/// Appends the rule to DIR/switchback.toml, which is made where there is none. What stands there
/// stays as it is; a file that would then not be read is left alone.
Result<void> addRule(const QString &directory, const DiffIgnore &rule);
/// One line for people: "table public.tmp_* (storage)".
QString ruleInWords(const DiffIgnore &rule);

/// Without `layers` the usual ones.
DiffOptions diffOptions(const DiffSettings &settings);

} // namespace Switchback
