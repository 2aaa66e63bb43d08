// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A text with some structure, before it becomes Markdown, HTML or PDF. The words are plain: every
// form escapes them by itself.

#include <QList>
#include <QString>

namespace Switchback {

struct DocumentBlock {
    enum class Kind { Title, Heading, Subheading, Paragraph, Item, Box, Code };
    Kind kind = Kind::Paragraph; // Box: something to be ticked
    QString text;
    bool operator==(const DocumentBlock &) const = default;
};

using Document = QList<DocumentBlock>;

} // namespace Switchback
