// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/codetext.h"

#include <QFontDatabase>
#include <QPlainTextEdit>

namespace Switchback {

void setupCodeText(QPlainTextEdit *edit)
{
    edit->setReadOnly(true);
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    edit->setTabChangesFocus(true);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setFrameShape(QFrame::NoFrame);
    auto font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(edit->font().pointSizeF());
    edit->setFont(font);
    edit->setTabStopDistance(4 * edit->fontMetrics().horizontalAdvance(u' '));
    edit->document()->setDocumentMargin(4);
    auto option = edit->document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight); // whatever stands in it
    edit->document()->setDefaultTextOption(option);
    edit->setWordWrapMode(QTextOption::NoWrap);
}

} // namespace Switchback
