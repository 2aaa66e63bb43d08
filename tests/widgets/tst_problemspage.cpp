// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The list of all that is wrong or risky: filled by the rules, filtered, copied, gone to.

#include "support/names.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "support/shop.h"
#include "widgets/palette.h"
#include "widgets/problemspage.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Switchback;

class ProblemsPageTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ProblemsPage> m_page;

    QTableView *view() const { return m_page->findChild<QTableView *>(u"problemsView"_s); }
    QString cell(int row, int column) const
    {
        return view()->model()->index(row, column).data().toString();
    }

private Q_SLOTS:
    void initTestCase() { new Theme(qApp); }

    void init()
    {
        m_shop = std::make_unique<Shop>();
        m_shop->migration(u"20261120160000_drop_total"_s,
            "ALTER TABLE orders DROP COLUMN total_cents;\n",
            "ALTER TABLE orders ADD COLUMN total_cents INTEGER;\n");
        m_shop->migration(u"20261121160000_drop_name"_s,
            "-- switchback:ignore drop-column agreed with the shop\nALTER TABLE customers DROP "
            "COLUMN name;\n",
            "ALTER TABLE customers ADD COLUMN name TEXT;\n");
        m_workspace = std::make_unique<Workspace>();
        m_page = std::make_unique<ProblemsPage>(m_workspace.get());
        m_page->resize(860, 480);
        m_page->show();
        m_shop->open(*m_workspace);
        QTRY_VERIFY(m_page->count() > 0);
    }

    void cleanup()
    {
        m_page.reset();
        m_workspace.reset();
        m_shop.reset();
    }

    void whatTheRulesFoundIsListed()
    {
        takePicture(m_page.get(), u"problems"_s);
        QStringList rules;
        for (int row = 0; row < view()->model()->rowCount(); ++row) {
            rules += cell(row, 1);
        }
        QVERIFY2(rules.contains(u"drop-column"_s), qPrintable(rules.join(u' ')));
        auto *suppressed = m_page->findChild<QCheckBox *>(u"problemsSuppressed"_s);
        QVERIFY2(suppressed->text().contains(u'1'), qPrintable(suppressed->text()));
        const int before = view()->model()->rowCount();
        suppressed->click();
        QCOMPARE(view()->model()->rowCount(), before + 1);
        takePicture(m_page.get(), u"problems-suppressed"_s);
    }

    void theFilterNarrows()
    {
        const int before = view()->model()->rowCount();
        auto *words = m_page->findChild<QLineEdit *>(u"problemsFilter"_s);
        QTest::keyClicks(words, u"drop-column"_s);
        QCOMPARE(view()->model()->rowCount(), 1);
        QVERIFY(cell(0, 2).contains(u"20261120160000_drop_total.sql:2"_s));
        words->clear();
        for (const auto &name :
            { u"problemsErrors"_s, u"problemsWarnings"_s, u"problemsNotes"_s }) {
            m_page->findChild<QToolButton *>(name)->click();
        }
        QCOMPARE(view()->model()->rowCount(), 0);
        m_page->findChild<QToolButton *>(u"problemsWarnings"_s)->click();
        QVERIFY(view()->model()->rowCount() <= before);
    }

    void aRowLeadsToItsLineAndItsRule()
    {
        QTest::keyClicks(m_page->findChild<QLineEdit *>(u"problemsFilter"_s), u"drop-column"_s);
        QSignalSpy spy(m_page.get(), &ProblemsPage::goTo);
        view()->setCurrentIndex(view()->model()->index(0, 0));
        QCOMPARE(m_page->currentRule(), u"drop-column"_s);
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        const auto location = spy.constFirst().constFirst().value<Location>();
        QCOMPARE(location.version->text, u"20261120160000"_s);
        QCOMPARE(location.place.line, 2);
    }

    void copiedAsMarkdown()
    {
        QTest::mouseClick(m_page->findChild<QWidget *>(u"problemsCopy"_s), Qt::LeftButton);
        const auto text = QGuiApplication::clipboard()->text();
        QVERIFY(text.startsWith(u"| Severity | Rule |"_s));
        QVERIFY2(text.contains(u"`drop-column`"_s), qPrintable(text));
    }

    void hostileFindingsKeepTheirShape()
    {
        m_page->setFindings({
            { .file = QString(200, u'p') + u".sql"_s,
                .line = 999999,
                .rule = u"drop-column"_s,
                .severity = Severity::Error,
                .message = QString(200, u'm') + u"\n\u202eevil \"quoted\" <b>'"_s,
                .version = { u"20261120160000"_s } },
            { .file = u"\u0645\u0644\u0641.sql"_s,
                .line = 1,
                .rule = u"x"_s,
                .message = u"\u05d4\u05d6\u05de\u05e0\u05d5\u05ea | a\tb"_s,
                .version = { u"20261120160000"_s } },
        });
        takePicture(m_page.get(), u"problems-hostile"_s);
        QCOMPARE(view()->model()->rowCount(), 2);
        QVERIFY(!cell(0, 3).contains(u'\n'));
        QVERIFY(!cell(0, 3).contains(QChar(0x202e)));
        QTest::mouseClick(m_page->findChild<QWidget *>(u"problemsCopy"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 4);
    }

    void everythingHasAName() { QCOMPARE(unnamed(*m_page), QStringList()); }
};

SWITCHBACK_WINDOW_TEST(ProblemsPageTest)
#include "tst_problemspage.moc"
