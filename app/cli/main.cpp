// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

QString optionLines(const QStringList &names, const QString &command = {})
{
    QString text;
    for (const auto &option : optionTable()) {
        if (names.contains(option.name)) {
            const auto word = u"--%1 %2"_s.arg(option.name, option.argument);
            text += u"  %1  %2\n"_s.arg(word, -24).arg(
                option.elsewhere.value(command, option.description));
        }
    }
    return text;
}

QString helpText(const QString &command)
{
    QString text;
    for (const auto &info : commands()) {
        if (!info.hidden && (command.isEmpty() || command == info.name)) {
            text += u"  %1  %2\n"_s.arg(u"%1 %2"_s.arg(info.name, info.operands), -24)
                        .arg(info.summary);
            text += command.isEmpty() ? QString() : optionLines(info.options, command);
        }
    }
    return tr("switchback-cli: manage a database's migrations\n\nUsage: switchback-cli COMMAND "
              "[OPTIONS]\n\n")
        + text + u'\n' + tr("Common options:\n") + optionLines(commonOptions())
        + tr("\nExit status: 0 done; 1 it ran and the answer is no; 2 it could not run.\n");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"switchback"_s);
    const auto words = QCoreApplication::arguments().mid(1);
    if (words.value(0) == "--version"_L1) {
        return finish(false, {}, u"switchback-cli " SWITCHBACK_VERSION "\n"_s);
    }
    const auto arguments = parseArguments(words, commands());
    if (!arguments) {
        return printError(arguments.error());
    }
    if (arguments->help) {
        return finish(false, {}, helpText(arguments->command));
    }
    const auto command = std::ranges::find(commands(), arguments->command, &CommandInfo::name);
    return command->run(*arguments);
}
