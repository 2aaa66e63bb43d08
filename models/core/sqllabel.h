// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace Switchback {

/// A statement without the comment lines in front of it: they belong to it, but a list shows what
/// it does. What is nothing but comments stays as it is.
QString withoutLeadingComments(const QString &sql);

} // namespace Switchback
