// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/boththemes.h"
#include "support/picture.h"
#include "widgets/sqlview.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

const auto Sql = u"SQL (PostgreSQL)"_s;

const QList<SqlSection> step {
    { .text = u"BEGIN"_s, .number = u"1"_s, .label = u"Begin"_s, .added = true },
    { .text =
            u"-- People want to be called.\nALTER TABLE customers\n  ADD COLUMN phone text NOT NULL DEFAULT ''"_s,
        .number = u"2"_s,
        .label = u"Your SQL"_s,
        .tone = Tone::Accent,
        .line = 3 },
    { .text = u"CREATE INDEX customers_phone ON customers (phone) WHERE phone <> ''"_s,
        .number = u"3"_s,
        .label = u"Your SQL"_s,
        .tone = Tone::Accent,
        .line = 7 },
    { .text = u"INSERT INTO \"schema_migrations\" (version) VALUES ('20261119093000')"_s,
        .number = u"4"_s,
        .label = u"History"_s,
        .added = true },
    { .text = u"COMMIT"_s, .number = u"5"_s, .label = u"Commit"_s, .added = true },
};

QPlainTextEdit *editOf(SqlView &view)
{
    return view.findChild<QPlainTextEdit *>();
}

bool isColoured(const QTextBlock &block)
{
    return !block.layout()->formats().isEmpty();
}

QString longMigration(int lines)
{
    QString text;
    for (int i = 0; i < lines; ++i) {
        text += u"INSERT INTO countries (code, name) VALUES ('C%1', 'Country number %1'); -- %1\n"_s
                    .arg(i);
    }
    return text;
}

} // namespace

class SqlViewTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(qApp); }

    void sectionsAreShownUnderHeadings_data() { bothThemes(); }

    void sectionsAreShownUnderHeadings()
    {
        const bool dark = inTheme(*m_theme);
        SqlView view;
        view.resize(640, 320);
        view.setSections(step, Sql);
        view.show();
        QCOMPARE(editOf(view)->blockCount(), 5 + 7);
        QTRY_VERIFY(isColoured(editOf(view)->document()->lastBlock()));
        takePicture(&view, dark ? u"sqlview-dark"_s : u"sqlview-light"_s);
    }

    void coloursFollowTheScheme()
    {
        m_theme->setChoice(Qt::ColorScheme::Light);
        SqlView view;
        view.setText(u"SELECT 1 -- one"_s, Sql);
        const auto colour = [&] {
            return editOf(view)
                ->document()
                ->firstBlock()
                .layout()
                ->formats()
                .constFirst()
                .format.foreground()
                .color();
        };
        const auto light = colour();
        m_theme->setChoice(Qt::ColorScheme::Dark);
        QTRY_VERIFY(colour() != light);
    }

    void anOpenQuoteEndsWithItsSection()
    {
        SqlView view;
        view.setSections({ { .text = u"SELECT 'open"_s, .number = u"1"_s },
                             { .text = u"abc"_s, .number = u"2"_s } },
            Sql);
        QVERIFY(!isColoured(editOf(view)->document()->lastBlock()));
    }

    void copyingEverythingGivesTheTextItself()
    {
        const auto text = u"SELECT '\x1b\u202e'\r\n, 2"_s;
        SqlView view;
        view.setText(text, Sql);
        QCOMPARE(editOf(view)->document()->firstBlock().text(), u"SELECT '\\x1b\\u202e'"_s);
        editOf(view)->selectAll();
        editOf(view)->copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
        QCOMPARE(view.text(), text);
    }

    void sectionsCopyAsAScript()
    {
        SqlView view;
        view.setSections({ { .text = u"SELECT 1 -- one"_s }, { .text = u"SELECT 2;"_s } }, Sql);
        QCOMPARE(view.text(), u"SELECT 1 -- one\n;\n\nSELECT 2;\n\n"_s);
    }

    void fiveThousandLinesAppearAtOnce()
    {
        SqlView view;
        view.resize(800, 600);
        view.show();
        const auto text = longMigration(5000);
        view.setText(text, Sql);
        editOf(view)->viewport()->repaint();
        QVERIFY(isColoured(editOf(view)->document()->findBlockByNumber(20)));
        QTRY_VERIFY(isColoured(editOf(view)->document()->findBlockByNumber(4999)));
        takePicture(&view, u"sqlview-long"_s);
    }

    void whatIsTooLongIsCutAndSaysSo()
    {
        SqlView view;
        const auto text = QString(100000, u'x');
        view.setText(text, Sql);
        QVERIFY(!view.findChild<QLabel *>(u"cutNote"_s)->isHidden());
        QVERIFY(editOf(view)->toPlainText().size() < 10000);
        QCOMPARE(view.text(), text);
        view.setText(u"short"_s, Sql);
        QVERIFY(view.findChild<QLabel *>(u"cutNote"_s)->isHidden());
    }

    void ctrlFFindsAndMarksWords()
    {
        SqlView view;
        view.resize(640, 320);
        view.setSections(step, Sql);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        editOf(view)->setFocus();
        QTest::keyClick(editOf(view), Qt::Key_F, Qt::ControlModifier);
        auto *words = view.findChild<QLineEdit *>(u"findWords"_s);
        QTRY_VERIFY(words->isVisible());
        QTest::keyClicks(words, u"PHONE"_s);
        QCOMPARE(editOf(view)->extraSelections().size(), 4);
        takePicture(&view, u"sqlview-find"_s);
        const auto first = editOf(view)->textCursor().position();
        QTest::keyClick(words, Qt::Key_Return);
        QVERIFY(editOf(view)->textCursor().position() > first);
        QTest::keyClick(words, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(editOf(view)->textCursor().position(), first);
        QTest::keyClick(words, Qt::Key_Escape);
        QVERIFY(!words->isVisible());
        QVERIFY(editOf(view)->extraSelections().isEmpty());
    }

    void goesToTheFilesLine()
    {
        SqlView view;
        view.resize(640, 200);
        view.setSections(step, Sql);
        view.show();
        view.showLine(7);
        QVERIFY(editOf(view)->textCursor().block().text().startsWith("CREATE INDEX"_L1));
        view.showSection(3);
        QVERIFY(editOf(view)->textCursor().block().next().text().startsWith("INSERT"_L1));
    }
};

QTEST_MAIN(SqlViewTest)
#include "tst_sqlview.moc"
