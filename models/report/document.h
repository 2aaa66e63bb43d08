// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A document in the forms that people pass on. None loads anything from elsewhere.

#include "core/document.h"

#include <QByteArray>

namespace Switchback {

QString documentMarkdown(const Document &document);
QString documentHtml(const Document &document);
/// A4, in the fonts that every reader has. Letters outside Western European ones, which those fonts
/// lack, are written as \u0416.
QByteArray documentPdf(const Document &document);

} // namespace Switchback
