// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A text area that shows code: to be read and copied, in a font of one width, from the left, no line
// broken.

class QPlainTextEdit;

namespace Switchback {

void setupCodeText(QPlainTextEdit *edit);

} // namespace Switchback
