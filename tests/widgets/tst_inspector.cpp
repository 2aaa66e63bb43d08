// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/names.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "support/shop.h"
#include "widgets/findingsview.h"
#include "widgets/inspector.h"
#include "widgets/palette.h"
#include "widgets/sqlview.h"
#include "workspace/foldersafety.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

const Version CreateOrders { u"20260812090000"_s };
const Version DropNote { u"20261120160000"_s };

QString sqlText(Inspector &inspector)
{
    return inspector.findChild<QWidget *>(u"inspectorSql"_s)
        ->findChild<QPlainTextEdit *>()
        ->toPlainText();
}

} // namespace

class InspectorTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;
    Shop *m_shop = nullptr;
    Workspace *m_workspace = nullptr;

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(qApp); }

    void init()
    {
        m_theme->setChoice(Qt::ColorScheme::Light);
        m_shop = new Shop;
        m_shop->migration(
            u"20261120160000_drop_note"_s, "ALTER TABLE orders DROP COLUMN total_cents;\n", "");
        m_workspace = new Workspace;
        m_shop->open(*m_workspace);
    }

    void cleanup()
    {
        delete m_workspace;
        delete m_shop;
    }

    void readsTheMigrationThatIsSelected()
    {
        Inspector inspector(m_workspace);
        inspector.resize(460, 560);
        inspector.show();
        takePicture(&inspector, u"inspector-empty"_s);
        inspector.setVersion(CreateOrders);
        QTRY_VERIFY(sqlText(inspector).contains("CREATE INDEX orders_customer"_L1));
        takePicture(&inspector, u"inspector-sql"_s);
        inspector.setDirection(Direction::Down);
        QTRY_COMPARE(sqlText(inspector), u"\nDROP TABLE orders"_s);
        inspector.setForm(Inspector::SourceForm);
        QTRY_VERIFY(sqlText(inspector).contains("-- migrate:up"_L1));
    }

    void aStatementOnManyRowsLeadsToBatches()
    {
        m_shop->migration(u"20261121080000_fill"_s,
            "CREATE TABLE notes (id integer PRIMARY KEY);\nUPDATE orders SET customer_id = 1 WHERE "
            "customer_id IS NULL;\n",
            "DROP TABLE notes;\n");
        m_workspace->refresh();
        QTRY_VERIFY(m_workspace->activity().isEmpty());
        Inspector inspector(m_workspace);
        inspector.resize(560, 560);
        inspector.show();
        inspector.setVersion({ u"20261121080000"_s });
        QTRY_VERIFY(sqlText(inspector).contains("UPDATE"_L1));
        auto *strip = inspector.findChild<QWidget *>(u"inspectorBatches"_s);
        QVERIFY(!strip->isVisible());
        auto *edit = inspector.findChild<QWidget *>(u"inspectorSql"_s)
                         ->findChild<QPlainTextEdit *>();
        edit->setTextCursor(QTextCursor(edit->document()->find(u"UPDATE"_s).block()));
        QVERIFY(strip->isVisible());
        takePicture(&inspector, u"inspector-batches"_s);
        QSignalSpy spy(&inspector, &Inspector::goTo);
        strip->findChild<QPushButton *>()->click();
        const auto location = spy.constFirst().constFirst().value<Location>();
        QCOMPARE(location.page, Location::Page::Backfill);
        QVERIFY(location.subject.contains("UPDATE orders"_L1));
    }

    void wireIsWhatThePlanSends()
    {
        Inspector inspector(m_workspace);
        inspector.resize(460, 560);
        inspector.show();
        inspector.setVersion(CreateOrders);
        inspector.setForm(Inspector::WireForm);
        QTRY_VERIFY(sqlText(inspector).contains("schema_migrations"_L1));
        QVERIFY(sqlText(inspector).contains("COMMIT"_L1));
        m_theme->setChoice(Qt::ColorScheme::Dark);
        QTest::qWait(1); // the palette reaches every widget
        takePicture(&inspector, u"inspector-wire-dark"_s);
        inspector.setDirection(Direction::Down);
        QTRY_VERIFY(sqlText(inspector).startsWith("-- What would be sent"_L1));
    }

    void saysWhyThereIsNoWayBack()
    {
        Inspector inspector(m_workspace);
        inspector.resize(460, 400);
        inspector.show();
        inspector.setVersion(DropNote);
        QTRY_VERIFY(sqlText(inspector).contains("DROP COLUMN"_L1));
        inspector.setDirection(Direction::Down);
        auto *notes = inspector.findChild<QWidget *>(u"inspectorNotes"_s);
        takePicture(&inspector, u"inspector-down"_s);
        QVERIFY(notes->isVisible() || !sqlText(inspector).isEmpty());
    }

    void detailsHoldFileAndHistory()
    {
        const auto outcome = Shop::run(*m_workspace,
            { .direction = Direction::Up, .kind = Target::Kind::To, .to = CreateOrders });
        QCOMPARE(outcome.kind, Outcome::Kind::Done);
        QTRY_COMPARE(m_workspace->standing().timeline.applied, 2);
        Inspector inspector(m_workspace);
        inspector.resize(460, 560);
        inspector.show();
        inspector.setTab(Inspector::DetailsTab);
        inspector.setVersion(CreateOrders);
        QTRY_VERIFY(sqlText(inspector).contains("CREATE INDEX"_L1));
        QTest::qWait(1);
        takePicture(&inspector, u"inspector-details"_s);
        inspector.copy();
        QVERIFY(QGuiApplication::clipboard()->text().contains("20260812090000"_L1));
        inspector.setTab(Inspector::FileTab);
        takePicture(&inspector, u"inspector-file"_s);
        inspector.copy();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(
            "-- migrate:up\n-- What people bought."_L1));
    }

    void whatTheRulesSayStandsInTabsAndBesideTheLines()
    {
        Inspector inspector(m_workspace);
        inspector.resize(460, 560);
        inspector.show();
        inspector.setVersion(DropNote);
        auto *tabs = inspector.findChild<QTabBar *>();
        QTRY_VERIFY2(
            tabs->tabText(Inspector::FindingsTab).contains(u'('), qPrintable(tabs->tabText(1)));
        QTRY_VERIFY(sqlText(inspector).contains("DROP COLUMN"_L1));
        takePicture(&inspector, u"inspector-marks"_s);
        inspector.setTab(Inspector::FindingsTab);
        const auto *findings = inspector.findChild<FindingsView *>(u"inspectorFindings"_s);
        const auto text = findings->toPlainText();
        QVERIFY2(text.contains(u"drop-column"_s) && text.contains(u"orders.total_cents"_s),
            qPrintable(text));
        QCOMPARE(inspector.currentRule().isEmpty(), false);
        takePicture(&inspector, u"inspector-findings"_s);
        inspector.setTab(Inspector::LocksTab);
        const auto *locks = inspector.findChild<FindingsView *>(u"inspectorLocks"_s);
        QVERIFY2(locks->toPlainText().contains(u"RESERVED"_s), qPrintable(locks->toPlainText()));
        takePicture(&inspector, u"inspector-locks"_s);
    }

    void rulesAndLocksLeadToTheirPages()
    {
        Inspector inspector(m_workspace);
        inspector.resize(460, 560);
        inspector.show();
        inspector.setVersion(DropNote);
        inspector.setTab(Inspector::FindingsTab);
        auto *findings = inspector.findChild<FindingsView *>(u"inspectorFindings"_s);
        QTRY_VERIFY(findings->toPlainText().contains(u"drop-column"_s));
        QSignalSpy spy(&inspector, &Inspector::goTo);
        Q_EMIT findings->anchorClicked(QUrl(u"rule:drop-column"_s));
        QCOMPARE(spy.takeFirst().first().value<Location>().subject, u"drop-column"_s);
        Q_EMIT findings->anchorClicked(QUrl(u"lock:ACCESS%20EXCLUSIVE"_s));
        const auto location = spy.takeFirst().first().value<Location>();
        QCOMPARE(location.page, Location::Page::Locks);
        QCOMPARE(location.subject, u"ACCESS EXCLUSIVE"_s);
        Q_EMIT findings->anchorClicked(QUrl(u"line:2"_s));
        QVERIFY(!findings->isVisible()); // the SQL is
    }

    void fromFindingToFinding()
    {
        Inspector inspector(m_workspace);
        inspector.resize(460, 560);
        inspector.show();
        inspector.setVersion(DropNote);
        QTRY_VERIFY(sqlText(inspector).contains("DROP COLUMN"_L1));
        QTRY_VERIFY(!m_workspace->safety().isLooking());
        int steps = 0;
        while (inspector.stepFinding(1)) {
            QVERIFY(++steps < 50);
        }
        QVERIFY(steps > 0);
        QVERIFY(!inspector.currentRule().isEmpty());
        for (int i = 1; i < steps; ++i) {
            QVERIFY(inspector.stepFinding(-1));
        }
        QVERIFY(!inspector.stepFinding(-1));
    }

    void everythingHasAName()
    {
        Inspector inspector(m_workspace);
        inspector.setVersion(CreateOrders);
        inspector.show();
        QCOMPARE(unnamed(inspector), QStringList());
    }
};

SWITCHBACK_WINDOW_TEST(InspectorTest)
#include "tst_inspector.moc"
