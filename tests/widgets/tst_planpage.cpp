// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/boththemes.h"
#include "support/names.h"
#include "support/picture.h"
#include "support/plans.h"
#include "support/privatehome.h"
#include "support/shop.h"
#include "widgets/findingsview.h"
#include "widgets/palette.h"
#include "widgets/planpage.h"
#include "widgets/verdicttiles.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace Switchback;

class PlanPageTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;
    Shop *m_shop = nullptr;
    Workspace *m_workspace = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = new Theme(qApp);
        m_shop = new Shop;
        m_workspace = new Workspace;
        m_shop->open(*m_workspace);
    }

    void cleanupTestCase()
    {
        delete m_workspace;
        delete m_shop;
    }

    void init() { m_theme->setChoice(Qt::ColorScheme::Light); }

    void showsWhatWouldRun_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("direction");
        QTest::newRow("up") << false << int(Direction::Up);
        QTest::newRow("up-dark") << true << int(Direction::Up);
        QTest::newRow("down") << false << int(Direction::Down);
    }

    void showsWhatWouldRun()
    {
        QFETCH(int, direction);
        inTheme(*m_theme);
        PlanPage page(m_workspace);
        page.resize(1100, 760);
        auto plan = samplePlan(Direction(direction));
        plan.steps[0].late = true;
        plan.notes = { u"20261103140000 is late: it arrived after 20261019093000 was applied."_s };
        page.setPlan(plan);
        page.show();
        QTest::qWait(1);
        const auto *start = page.findChild<QPushButton *>(u"planStart"_s);
        QVERIFY(start->text().contains(u'3'));
        QVERIFY(start->isEnabled());
        QCOMPARE(page.findChild<QLabel *>(u"planLock"_s)->text(), plan.lock);
        takePicture(&page, u"plan-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    }

    void asksForThePlanOfATarget()
    {
        PlanPage page(m_workspace);
        page.resize(1000, 640);
        page.show();
        page.setTarget({ .direction = Direction::Up, .kind = Target::Kind::Steps, .steps = 2 });
        QTRY_COMPARE(page.plan().steps.size(), 2);
        auto *tree = page.findChild<QTreeView *>(u"planSteps"_s);
        QVERIFY(tree->model()->rowCount() >= 2);
        takePicture(&page, u"plan-real"_s);
    }

    void theRunbookIsSaved_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("Markdown") << u"md"_s << QByteArrayLiteral("# ");
        QTest::newRow("web page") << u"html"_s << QByteArrayLiteral("<!DOCTYPE html>");
        QTest::newRow("PDF") << u"pdf"_s << QByteArrayLiteral("%PDF-");
    }

    void theRunbookIsSaved()
    {
        QFETCH(const QString, ending);
        QFETCH(const QByteArray, beginning);
        PlanPage page(m_workspace);
        page.resize(1100, 760);
        page.show();
        page.setTarget({ .direction = Direction::Up, .kind = Target::Kind::Steps, .steps = 2 });
        QTRY_COMPARE(page.plan().steps.size(), 2);
        page.findChild<QPushButton *>(u"planRunbook"_s)->click();
        auto *dialog = page.findChild<QFileDialog *>(u"runbookDialog"_s);
        QVERIFY(dialog);
        const auto path = m_shop->path() + u"/runbook."_s + ending;
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 30000);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = file.readAll();
        QVERIFY2(text.startsWith(beginning), text.left(40).constData());
        QTRY_VERIFY(page.findChild<QPushButton *>(u"planRunbook"_s)->isEnabled());
        takePicture(&page, u"plan-runbook-"_s + ending);
    }

    void whatIsShownIsWhatRuns()
    {
        PlanPage page(m_workspace);
        page.setPlan(samplePlan());
        auto *tree = page.findChild<QTreeView *>(u"planSteps"_s);
        const auto model = tree->model();
        const auto &plan = page.plan();
        tree->setCurrentIndex(model->index(2, 0)); // the preparation comes first
        const auto shown =
            page.findChild<QWidget *>(u"planSql"_s)->findChild<QPlainTextEdit *>()->toPlainText();
        QStringList whole;
        for (const auto &statement : plan.steps.at(1).statements) {
            whole += statement.sql;
        }
        QCOMPARE(shown, u'\n' + whole.join(u"\n\n"_s)); // an empty line carries each heading
    }

    void theScriptHoldsEveryStatement()
    {
        PlanPage page(m_workspace);
        page.setPlan(samplePlan());
        page.findChild<QAbstractButton *>(u"copyScript"_s)->click();
        const auto script = QGuiApplication::clipboard()->text();
        qsizetype at = 0;
        for (const auto &step : page.plan().steps) {
            for (const auto &statement : step.statements) {
                at = script.indexOf(statement.sql, at);
                QVERIFY2(at >= 0, qPrintable(statement.sql));
                at += statement.sql.size();
            }
        }
    }

    void aRefusalIsSaidInPlace()
    {
        PlanPage page(m_workspace);
        page.resize(900, 500);
        page.show();
        page.setTarget(
            { .direction = Direction::Up, .kind = Target::Kind::To, .to = { u"nowhere"_s } });
        auto *button = page.findChild<QPushButton *>(u"emptyStateButton"_s);
        QTRY_VERIFY(button->isVisible());
        takePicture(&page, u"plan-refused"_s);
        QSignalSpy spy(&page, &PlanPage::goTo);
        button->click();
        QCOMPARE(spy.constFirst().constFirst().value<Location>().page, Location::Page::Timeline);
    }

    void nothingToDoIsSaid()
    {
        PlanPage page(m_workspace);
        page.resize(900, 500);
        page.show();
        page.setTarget({ .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 });
        auto *button = page.findChild<QPushButton *>(u"emptyStateButton"_s);
        QTRY_VERIFY(button->isVisible());
        takePicture(&page, u"plan-nothing"_s);
    }

    void longAndHostilePlansKeepTheirShape()
    {
        auto plan = samplePlan();
        plan.lock = u"a lock with a very long description "_s.repeated(12);
        plan.steps[0].name = QString(300, u'n') + u"_end"_s;
        plan.steps[1].name = u"\u202e\x1b[31mevil <b>name</b>"_s;
        plan.steps[1].statements[2].sql = u"SELECT '"_s + QString(9000, u'x') + u"'"_s;
        for (int i = 0; i < 400; ++i) {
            plan.steps += samplePlanStep(u"2027%1"_s.arg(i, 10, 10, QLatin1Char('0')),
                u"step_%1"_s.arg(i), { { u"SELECT 1"_s, 2 } });
        }
        PlanPage page(m_workspace);
        page.resize(900, 600);
        page.setPlan(plan);
        page.show();
        QTest::qWait(1);
        takePicture(&page, u"plan-hostile"_s);
    }

    void verdictsAndLossesStandAboveTheButton()
    {
        m_shop->migration(u"20261201090000_drop_phone"_s,
            "ALTER TABLE customers DROP COLUMN name;\n",
            "ALTER TABLE customers ADD COLUMN name TEXT;\n");
        QCOMPARE(Shop::run(*m_workspace, { .kind = Target::Kind::Steps, .steps = 3 }).kind,
            Outcome::Kind::Done);
        PlanPage page(m_workspace);
        page.resize(1100, 760);
        page.show();
        QTRY_COMPARE(m_workspace->standing().timeline.applied, 3);
        page.setTarget({ .direction = Direction::Up });
        auto *ledger = page.findChild<QTableView *>(u"lossLedger"_s);
        QTRY_VERIFY(ledger->isVisible());
        QTRY_COMPARE(ledger->model()->index(0, 1).data().toString(), u"2"_s); // rows
        QCOMPARE(ledger->model()->index(0, 2).data().toString(), u"2"_s); // values
        const auto *tiles = page.findChild<VerdictTiles *>();
        QCOMPARE(tiles->tiles().at(3).light, PlanTile::Light::Red);
        QVERIFY(ledger->mapTo(&page, QPoint(0, ledger->height())).y()
            < page.findChild<QPushButton *>(u"planStart"_s)->mapTo(&page, QPoint()).y());
        takePicture(&page, u"plan-losses"_s);
        page.findChild<QAbstractButton *>(u"planTile2"_s)->click();
        const auto found = page.findChild<FindingsView *>()->toPlainText();
        QVERIFY2(found.contains(u"customers.name"_s), qPrintable(found));
        takePicture(&page, u"plan-findings"_s);
    }

    void hostileNamesKeepTheirShapeInLedgerAndFindings_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::newRow("wide") << QSize(1100, 760) << false;
        QTest::newRow("small") << QSize(850, 560) << false;
        QTest::newRow("dark") << QSize(1100, 760) << true;
    }

    void hostileNamesKeepTheirShapeInLedgerAndFindings()
    {
        QFETCH(QSize, size);
        inTheme(*m_theme);
        const QStringList names { QString(200, u'n'), u"line\nbreak\ttab"_s, u"\u202eevil\u202c"_s,
            u"\u0627\u0644\u0639\u0645\u0644\u0627\u0621"_s, u"\"quoted\" 'name' <b>bold</b> %1"_s,
            u"customers.phone"_s };
        PlanPage page(m_workspace);
        page.resize(size);
        auto plan = samplePlan(Direction::Down);
        page.setPlan(plan);
        QList<ScriptVerdict> verdicts(plan.steps.size());
        StatementVerdict statement { .line = 2,
            .words = u"Nobody can read or write %1 for a moment."_s.arg(names.first()) };
        QList<LedgerRow> ledger;
        for (const auto &name : names) {
            statement.locks += { .object = name,
                .mode = u"ACCESS EXCLUSIVE"_s,
                .strength = 8,
                .words = u"reads and writes wait"_s };
            statement.losses += { Loss::Kind::Column, name };
            verdicts[0].findings += { .file = name,
                .line = 2,
                .rule = u"drop-column"_s,
                .severity = Severity::Error,
                .message = name,
                .help = name,
                .statement = 0 };
            ledger += { .loss = statement.losses.last(), .rows = 1234567, .values = 12 };
        }
        ledger.last().rows.reset();
        ledger.last().trouble = names.at(1);
        verdicts[0].statements = { statement };
        page.setVerdicts(verdicts);
        page.setLedger(ledger);
        page.show();
        QTest::qWait(1);
        takePicture(
            &page, u"plan-hostile-ledger-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        auto *table = page.findChild<QTableView *>(u"lossLedger"_s);
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const auto text = table->model()->index(row, 0).data().toString();
            QVERIFY2(!text.contains(u'\n') && !text.contains(QChar(0x202e)), qPrintable(text));
        }
        const auto found = page.findChild<FindingsView *>()->toPlainText();
        QVERIFY(found.contains(u"<b>bold</b>"_s)); // as it is called, not as markup
        QVERIFY(!found.contains(QChar(0x202e)));
        // The ledger stands whole above the button, whatever the page's height.
        QVERIFY(table->isVisible());
        QVERIFY(page.findChild<QTreeView *>(u"planSteps"_s)->height() > 150);
    }

    void aRedVerdictOnAProtectedOneNeedsAReason_data() { bothThemes(); }

    void aRedVerdictOnAProtectedOneNeedsAReason()
    {
        inTheme(*m_theme);
        Shop shop;
        shop.write(u"switchback.toml"_s,
            "[environments.production]\nurl = \"sqlite:shop.db\"\nprotected = true\n");
        Workspace workspace;
        shop.open(workspace);
        workspace.setArmed(true);
        QCOMPARE(Shop::run(workspace, { .kind = Target::Kind::Steps, .steps = 2 }).kind,
            Outcome::Kind::Done);
        QTRY_COMPARE(workspace.standing().timeline.applied, 2);
        shop.migration(
            u"20261201090000_drop_names"_s, "ALTER TABLE customers DROP COLUMN name;\n", "");
        workspace.refresh();
        QTRY_COMPARE(workspace.standing().timeline.pending, 2);
        PlanPage page(&workspace);
        page.resize(1100, 760);
        page.show();
        page.setTarget({});
        auto *start = page.findChild<QPushButton *>(u"planStart"_s);
        auto *reason = page.findChild<QLineEdit *>(u"planOverride"_s);
        QTRY_VERIFY_WITH_TIMEOUT(reason->isVisible(), 20000);
        QVERIFY(!start->isEnabled());
        takePicture(&page, u"plan-override-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        page.findChild<QLineEdit *>(u"planConfirm"_s)->setText(u"shop.db"_s);
        QVERIFY(!start->isEnabled());
        reason->setText(u"Nobody reads the names."_s);
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), 20000);
        reason->setText(u"   "_s);
        QVERIFY(!start->isEnabled());
        page.resize(780, 560);
        QTest::qWait(1);
        takePicture(
            &page, u"plan-override-small-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    }

    void aClosedFlagIsShownAndHoldsThePlanBack_data() { bothThemes(); }

    void aClosedFlagIsShownAndHoldsThePlanBack()
    {
        inTheme(*m_theme);
        Shop shop;
        shop.write(u"switchback.toml"_s,
            "[environments.development]\nurl = \"sqlite:shop.db\"\n[flags]\nfile = "
            "\"flags.json\"\n[flags.gates]\n20261112101000 = \"phone-numbers\"\n");
        shop.write(u"flags.json"_s, "{\"phone-numbers\": false}");
        Workspace workspace;
        shop.open(workspace);
        PlanPage page(&workspace);
        page.resize(1100, 760);
        page.show();
        page.setTarget({});
        auto *start = page.findChild<QPushButton *>(u"planStart"_s);
        auto *reason = page.findChild<QLineEdit *>(u"planOverride"_s);
        QTRY_VERIFY_WITH_TIMEOUT(reason->isVisible(), 20000);
        QVERIFY(!start->isEnabled());
        takePicture(&page, u"plan-flag-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        shop.write(u"flags.json"_s, "{\"phone-numbers\": true}");
        workspace.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), 20000);
        QVERIFY(!reason->isVisible());
    }

    void everythingHasAName()
    {
        PlanPage page(m_workspace);
        page.setPlan(samplePlan());
        page.show();
        QCOMPARE(unnamed(page), QStringList());
    }
};

SWITCHBACK_WINDOW_TEST(PlanPageTest)
#include "tst_planpage.moc"
