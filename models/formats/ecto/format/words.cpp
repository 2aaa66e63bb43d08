// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/format/words.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback::Ecto {

namespace {

// Whole sentences of the interpreter.
constexpr const char *Sentences[] = {
    QT_TRANSLATE_NOOP("Switchback", "this operator is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "the number is too large to be followed"),
    QT_TRANSLATE_NOOP("Switchback", "the order of a set is not defined"),
    QT_TRANSLATE_NOOP("Switchback",
        "Elixir does not define in which order a map with several atom keys is walked"),
    QT_TRANSLATE_NOOP(
        "Switchback", "Elixir does not define in which order the keys of this default are written"),
    QT_TRANSLATE_NOOP("Switchback", "clauses as an argument are not understood"),
    QT_TRANSLATE_NOOP("Switchback", "which way it goes is not known"),
    QT_TRANSLATE_NOOP("Switchback", "a macro called like a function is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "asks the database while the migration runs"),
    QT_TRANSLATE_NOOP("Switchback", "this macro is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "this module is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "this expression is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "the values of this loop are not known"),
    QT_TRANSLATE_NOOP("Switchback", "this quoted code is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "a query that is sent while the migration runs"),
    QT_TRANSLATE_NOOP("Switchback", "the adapter's module is not at hand"),
    QT_TRANSLATE_NOOP(
        "Switchback", "sent through the repository while the migration runs; its SQL is shown"),
    QT_TRANSLATE_NOOP("Switchback", "the answer of the database decides what happens"),
    QT_TRANSLATE_NOOP("Switchback", "an improper list is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "this bit pattern is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "collecting into this is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "the configuration that was read does not hold this value"),
    QT_TRANSLATE_NOOP("Switchback", "a variable of the environment it runs in"),
    QT_TRANSLATE_NOOP("Switchback", "a random value"),
    QT_TRANSLATE_NOOP("Switchback", "whether the module is there is not known"),
    QT_TRANSLATE_NOOP("Switchback", "code that is loaded while it runs"),
    QT_TRANSLATE_NOOP("Switchback", "this access is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "this struct is not at hand"),
    QT_TRANSLATE_NOOP("Switchback", "whether the function exists is not known"),
    QT_TRANSLATE_NOOP("Switchback", "a process"),
    QT_TRANSLATE_NOOP("Switchback", "a file outside the project"),
    QT_TRANSLATE_NOOP("Switchback", "files outside the project"),
    QT_TRANSLATE_NOOP("Switchback", "a file that is too large"),
    QT_TRANSLATE_NOOP("Switchback", "a file that cannot be read here"),
    QT_TRANSLATE_NOOP("Switchback", "splitting by this is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "replacing this is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "searching for this is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "this pattern is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "this digest is not known here"),
    QT_TRANSLATE_NOOP("Switchback", "a transaction of its own inside of the migration"),
    QT_TRANSLATE_NOOP("Switchback", "the time when it runs"),
    QT_TRANSLATE_NOOP("Switchback", "this way to write a time is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "this time is not understood"),
    QT_TRANSLATE_NOOP("Switchback", "these digits are not understood"),
    QT_TRANSLATE_NOOP("Switchback", "it may fail here, depending on what is not known"),
    QT_TRANSLATE_NOOP("Switchback", "It takes too many steps."),
    QT_TRANSLATE_NOOP("Switchback", "It makes too much text."),
    QT_TRANSLATE_NOOP("Switchback", "It walks over too long a range."),
    QT_TRANSLATE_NOOP("Switchback", "It calls itself too deeply or too often."),
    QT_TRANSLATE_NOOP("Switchback", "It calls itself too deeply."),
    QT_TRANSLATE_NOOP("Switchback", "It needs too much memory."),
    QT_TRANSLATE_NOOP("Switchback", "It makes too long a list."),
    QT_TRANSLATE_NOOP("Switchback", "It makes too much SQL."),
    QT_TRANSLATE_NOOP("Switchback", "The file is not valid UTF-8; Elixir does not compile it."),
    QT_TRANSLATE_NOOP("Switchback", "The code is nested too deeply to be read."),
    QT_TRANSLATE_NOOP("Switchback", "Syntax error; Elixir does not compile the file."),
    QT_TRANSLATE_NOOP(
        "Switchback", "The file does not define an Ecto.Migration; mix ecto.migrate stops here."),
    QT_TRANSLATE_NOOP("Switchback", "The configuration file has a syntax error."),
};

// Those with something of the migration's own in them. The first that fits counts.
constexpr const char *Frames[] = {
    QT_TRANSLATE_NOOP("Switchback", "the module %1 is not at hand"),
    QT_TRANSLATE_NOOP("Switchback", "the fields of %1{} are not at hand"),
    QT_TRANSLATE_NOOP("Switchback", "the Erlang function %1 is not known here"),
    QT_TRANSLATE_NOOP("Switchback", "the function %1 is not known here"),
    QT_TRANSLATE_NOOP("Switchback", "%1 does not implement a `down/0` or `change/0` function"),
    QT_TRANSLATE_NOOP("Switchback", "%1 does not implement a `up/0` or `change/0` function"),
    QT_TRANSLATE_NOOP("Switchback",
        "cannot reverse migration command: %1. You will need to explicitly define up/0 and down/0 "
        "in your migration"),
    QT_TRANSLATE_NOOP("Switchback", "Syntax error near %1; Elixir does not compile the file."),
    QT_TRANSLATE_NOOP("Switchback", "The file does not compile: %1"),
    QT_TRANSLATE_NOOP("Switchback", "The migration fails: %1"),
    QT_TRANSLATE_NOOP("Switchback", "Going back fails: %1"),
    QT_TRANSLATE_NOOP("Switchback", "%1 It was not followed to its end."),
    QT_TRANSLATE_NOOP("Switchback", "%1 is not understood"),
};

/// What stands at %1; null when `frame` does not fit.
QString filling(const QString &text, QLatin1StringView frame)
{
    const auto at = frame.indexOf("%1"_L1);
    const auto before = frame.first(at);
    const auto after = frame.sliced(at + 2);
    const bool fits = text.size() > before.size() + after.size() && text.startsWith(before)
        && text.endsWith(after);
    return fits ? text.sliced(before.size(), text.size() - before.size() - after.size())
                : QString();
}

} // namespace

QString inWords(std::string_view reason)
{
    const auto text = QString::fromUtf8(reason.data(), qsizetype(reason.size()));
    for (const auto *sentence : Sentences) {
        if (text == QLatin1StringView(sentence)) {
            return tr(sentence);
        }
    }
    for (const auto *frame : Frames) {
        if (const auto own = filling(text, QLatin1StringView(frame)); !own.isNull()) {
            return tr(frame).arg(inWords(own.toStdString()));
        }
    }
    // "reason (config/dev.exs:3)": a value of the configuration, used later.
    if (const auto open = text.lastIndexOf(" ("_L1); open > 0 && text.endsWith(u')')) {
        const auto sentence = inWords(text.first(open).toStdString());
        return sentence + text.sliced(open);
    }
    return text;
}

} // namespace Switchback::Ecto
