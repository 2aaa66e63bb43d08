// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/rehearsalsettings.h"

#include "core/tomlreader.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

RehearsalSettings readRehearsalSettings(TomlReader &top, std::optional<Error> &error)
{
    RehearsalSettings settings;
    const auto *value = top.take(u"rehearsal"_s);
    if (!value) {
        return settings;
    }
    TomlReader reader(*value, u"rehearsal"_s, error);
    std::optional<std::chrono::milliseconds> budget;
    reader.read(u"sample"_s, settings.sample);
    reader.read(u"mask"_s, settings.mask);
    reader.read(u"keep"_s, settings.keep);
    reader.read(u"budget"_s, budget);
    settings.budget = budget.value_or(settings.budget);
    if (settings.sample < 1 || settings.sample > 100'000) {
        reader.complain(u"sample"_s, tr("a number from 1 to 100000"), value->at(u"sample")->line);
    }
    for (const auto &key : { u"mask"_s, u"keep"_s }) {
        for (const auto &name : key == "mask"_L1 ? settings.mask : settings.keep) {
            if (!name.contains(u'.')) {
                reader.complain(
                    key, tr("a list of columns, each written table.column"), value->at(key)->line);
            }
        }
    }
    reader.finish();
    return settings;
}

} // namespace Switchback
