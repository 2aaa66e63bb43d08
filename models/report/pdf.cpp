// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A PDF of plain text: the three fonts that every reader brings along, one stream a page. Written
// here because the command line has no window library to paint with.

#include "core/text.h"
#include "report/document.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int PageWidth = 595; // points; A4
constexpr int PageHeight = 842;
constexpr int Margin = 56;

struct Face {
    const char *font; // as the page's resources call it
    int size; // points
    int above; // space before, points
    int columns; // letters that fit a line
    int indent;
};

// Helvetica's letters are as wide as half their size on average; 0.52 leaves some room. Courier's
// are exactly 0.6 wide.
Face faceOf(DocumentBlock::Kind kind)
{
    switch (kind) {
    case DocumentBlock::Kind::Title:
        return { "F2", 20, 0, 44, 0 };
    case DocumentBlock::Kind::Heading:
        return { "F2", 14, 16, 62, 0 };
    case DocumentBlock::Kind::Subheading:
        return { "F2", 11, 12, 82, 0 };
    case DocumentBlock::Kind::Item:
    case DocumentBlock::Kind::Box:
        return { "F1", 10, 2, 88, 14 };
    case DocumentBlock::Kind::Code:
        return { "F3", 8, 5, 98, 6 };
    case DocumentBlock::Kind::Paragraph:
        break;
    }
    return { "F1", 10, 6, 92, 0 };
}

// In Windows' Western encoding, which the fonts are used with; the rest by number.
QByteArray encoded(const QString &text)
{
    static const QHash<char16_t, char> signs { { u'€', '\x80' }, { u'…', '\x85' }, { u'‘', '\x91' },
        { u'’', '\x92' }, { u'“', '\x93' }, { u'”', '\x94' }, { u'•', '\x95' }, { u'–', '\x96' },
        { u'—', '\x97' }, { u'„', '\x84' } };
    QByteArray bytes;
    for (const auto c : text) {
        const auto code = c.unicode();
        if (code == u'(' || code == u')' || code == u'\\') {
            bytes += '\\';
            bytes += char(code);
        } else if (code == u'→') {
            bytes += "->";
        } else if ((code >= 32 && code < 127) || (code >= 160 && code < 256)) {
            bytes += char(code);
        } else if (signs.contains(code)) {
            bytes += signs.value(code);
        } else {
            bytes += "\\\\u" + QByteArray::number(code, 16).rightJustified(4, '0');
        }
    }
    return bytes;
}

// At blanks where there are some; code keeps its own.
QStringList wrapped(const QString &text, int columns)
{
    QStringList lines;
    for (auto line : text.split(u'\n')) {
        line.replace(u'\t', u"    "_s);
        while (line.size() > columns) {
            auto cut = line.lastIndexOf(u' ', columns);
            cut = cut < columns / 3 ? columns : cut;
            lines += line.first(cut);
            line = line.sliced(cut == columns ? cut : cut + 1);
        }
        lines += line;
    }
    return lines;
}

// Pages as their drawing commands.
class Pages
{
public:
    void add(const DocumentBlock &block)
    {
        const auto face = faceOf(block.kind);
        const bool code = block.kind == DocumentBlock::Kind::Code;
        auto lines = wrapped(code ? visibleLines(block.text) : visible(block.text), face.columns);
        const int height = face.size * 14 / 10;
        m_y -= m_pages.isEmpty() || m_fresh ? 0 : face.above;
        // A heading is not left alone at the end of a page.
        const bool heads = block.kind == DocumentBlock::Kind::Heading
            || block.kind == DocumentBlock::Kind::Subheading;
        const int wanted = height * int(lines.size()) + (heads ? 60 : 0);
        if (m_pages.isEmpty() || (m_y - std::min(wanted, 120) < Margin)) {
            turn();
        }
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (m_y - height < Margin) {
                turn();
            }
            m_y -= height;
            m_fresh = false;
            if (i == 0 && block.kind == DocumentBlock::Kind::Item) {
                draw("F1", face.size, Margin + 2, u"•"_s);
            } else if (i == 0 && block.kind == DocumentBlock::Kind::Box) {
                m_pages.last() += "0.7 w " + QByteArray::number(Margin) + ' '
                    + QByteArray::number(m_y - 1) + " 8 8 re S\n";
            }
            draw(face.font, face.size, Margin + face.indent, lines.at(i));
        }
    }
    const QList<QByteArray> &all() const { return m_pages; }

private:
    void turn()
    {
        m_pages += QByteArray();
        m_y = PageHeight - Margin;
        m_fresh = true;
    }
    void draw(const char *font, int size, int x, const QString &text)
    {
        m_pages.last() += "BT /" + QByteArray(font) + ' ' + QByteArray::number(size) + " Tf "
            + QByteArray::number(x) + ' ' + QByteArray::number(m_y) + " Td (" + encoded(text)
            + ") Tj ET\n";
    }

    QList<QByteArray> m_pages;
    int m_y = 0;
    bool m_fresh = true;
};

class File
{
public:
    void object(const QByteArray &body)
    {
        m_places += m_bytes.size();
        m_bytes += QByteArray::number(m_places.size()) + " 0 obj\n" + body + "\nendobj\n";
    }
    QByteArray finished()
    {
        const auto table = m_bytes.size();
        const auto count = QByteArray::number(m_places.size() + 1);
        m_bytes += "xref\n0 " + count + "\n0000000000 65535 f \n";
        for (const auto place : std::as_const(m_places)) {
            m_bytes += QByteArray::number(place).rightJustified(10, '0') + " 00000 n \n";
        }
        return m_bytes + "trailer\n<< /Size " + count + " /Root 1 0 R >>\nstartxref\n"
            + QByteArray::number(table) + "\n%%EOF\n";
    }

private:
    QByteArray m_bytes = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n";
    QList<qsizetype> m_places;
};

QByteArray fontObject(const char *name)
{
    return "<< /Type /Font /Subtype /Type1 /BaseFont /" + QByteArray(name)
        + " /Encoding /WinAnsiEncoding >>";
}

} // namespace

QByteArray documentPdf(const Document &document)
{
    Pages pages;
    for (const auto &block : document) {
        pages.add(block);
    }
    const auto count = pages.all().size();
    QByteArray kids;
    for (qsizetype i = 0; i < count; ++i) {
        kids += QByteArray::number(6 + 2 * i) + " 0 R ";
    }
    File file;
    file.object("<< /Type /Catalog /Pages 2 0 R >>");
    file.object(
        "<< /Type /Pages /Count " + QByteArray::number(count) + " /Kids [ " + kids + "] >>");
    file.object(fontObject("Helvetica"));
    file.object(fontObject("Helvetica-Bold"));
    file.object(fontObject("Courier"));
    for (qsizetype i = 0; i < count; ++i) {
        auto stream = pages.all().at(i);
        const auto number = u"%1 / %2"_s.arg(i + 1).arg(count);
        stream += "BT /F1 8 Tf " + QByteArray::number(PageWidth - Margin - 30) + " 32 Td ("
            + encoded(number) + ") Tj ET\n";
        file.object("<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 " + QByteArray::number(PageWidth)
            + ' ' + QByteArray::number(PageHeight)
            + " ] /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> /Contents "
            + QByteArray::number(7 + 2 * i) + " 0 R >>");
        file.object("<< /Length " + QByteArray::number(stream.size()) + " >>\nstream\n" + stream
            + "endstream");
    }
    return file.finished();
}

} // namespace Switchback
