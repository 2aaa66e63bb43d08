// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/engine.h"
#include "items/differencemodel.h"
#include "support/boththemes.h"
#include "support/names.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "support/shop.h"
#include "widgets/badge.h"
#include "widgets/differencedetail.h"
#include "widgets/differencerules.h"
#include "widgets/differencescript.h"
#include "widgets/differencesources.h"
#include "widgets/differencespage.h"
#include "widgets/differencetree.h"
#include "widgets/palette.h"
#include "widgets/schemamapview.h"
#include "widgets/textsides.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

using Kind = DifferenceSource::Kind;

QStringList shownRows(const DifferencesPage &page)
{
    QStringList rows;
    const auto *model = page.findChild<DifferenceTree *>()->model();
    for (int group = 0; group < model->rowCount(); ++group) {
        const auto parent = model->index(group, 0);
        for (int row = 0; row < model->rowCount(parent); ++row) {
            rows += parent.data().toString() + u": "_s
                + model->index(row, 0, parent).data().toString();
        }
    }
    return rows;
}

void execute(const QString &database, const QStringList &statements)
{
    const auto *engine = engineById(u"sqlite");
    const auto settings = engine->parseUrl(u"sqlite:"_s + database, QString());
    auto connection = engine->connect(*settings, Access::ReadWrite);
    QVERIFY(connection.has_value());
    for (const auto &sql : statements) {
        const auto done = (*connection)->execute(sql);
        QVERIFY2(done.has_value(), done ? "" : qPrintable(oneLine(done.error())));
    }
}

template<class Widget>
Widget *child(const QWidget &page, const QString &name)
{
    auto *found = page.findChild<Widget *>(name);
    [&] { QVERIFY2(found, qPrintable(name)); }();
    return found;
}

} // namespace

class DifferencesPageTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<DifferencesPage> m_page;

    void compare(const QList<DifferenceSource> &sources)
    {
        m_page->compare(sources);
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isBusy(), 30000);
    }
    void compareUsual() { compare(m_page->usualSources()); }

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(qApp); }

    void init()
    {
        m_theme->setChoice(Qt::ColorScheme::Light);
        m_shop = std::make_unique<Shop>();
        m_workspace = std::make_unique<Workspace>();
        m_shop->open(*m_workspace);
        QCOMPARE(Shop::run(*m_workspace, { .kind = Target::Kind::Steps, .steps = 2 }).kind,
            Outcome::Kind::Done);
        QTRY_COMPARE(m_workspace->standing().timeline.applied, 2);
        execute(m_shop->path() + u"/shop.db"_s,
            { u"ALTER TABLE orders ADD COLUMN stray INTEGER"_s, u"DROP INDEX orders_customer"_s,
                u"CREATE TABLE \"Log of <b>things</b>\" (id INTEGER PRIMARY KEY, \"weird\ncolumn\" TEXT)"_s });
        m_page = std::make_unique<DifferencesPage>(m_workspace.get());
        m_page->resize(1280, 760);
        m_page->show();
    }

    void cleanup()
    {
        m_page.reset();
        m_workspace.reset();
        m_shop.reset();
    }

    void threeSidesStandBesideEachOther_data() { bothThemes(); }

    void threeSidesStandBesideEachOther()
    {
        inTheme(*m_theme);
        compareUsual();
        const auto rows = shownRows(*m_page);
        QVERIFY2(rows.contains(u"Dropped: orders_customer"_s)
                || rows.contains(u"Dropped: orders.orders_customer"_s),
            qPrintable(rows.join(u'\n')));
        QVERIFY2(rows.contains(u"Created: orders.stray"_s), qPrintable(rows.join(u'\n')));
        QVERIFY2(rows.contains(u"Created: customers.phone"_s), qPrintable(rows.join(u'\n')));
        auto *tree = m_page->findChild<DifferenceTree *>();
        QVERIFY(tree->choose(u"column"_s, u"customers.phone"_s));
        const auto *texts = m_page->findChild<TextSides *>();
        QTRY_COMPARE(texts->sides(), 3);
        QTRY_VERIFY(texts->text(2).contains(u"phone"_s));
        QVERIFY(!texts->text(1).contains(u"phone"_s));
        QVERIFY(child<QTableView>(*m_page, u"differenceProperties"_s)->model()->rowCount() > 0);
        takePicture(
            m_page.get(), u"differences-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    }

    void theScriptIsTriedBeforeItIsShown()
    {
        compare({ { .kind = Kind::Live }, { .kind = Kind::AfterPlan } });
        m_page->setTab(DifferencesPage::ScriptTab);
        const auto *script = m_page->findChild<DifferenceScript *>();
        QTRY_VERIFY_WITH_TIMEOUT(script->tried().has_value(), 30000);
        QVERIFY(script->tried()->verified);
        const auto badge = child<BadgeLabel>(*m_page, u"scriptVerdict"_s)->badge();
        QVERIFY2(badge.text.contains(u"result equals target"_s), qPrintable(badge.text));
        child<QPushButton>(*m_page, u"scriptCopy"_s)->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"phone"_s));
        takePicture(m_page.get(), u"differences-script"_s);
    }

    void theScriptIsOfTheFirstStepThatChangesSomething()
    {
        compare({ { .kind = Kind::Live }, { .kind = Kind::Live }, { .kind = Kind::AfterPlan } });
        QCOMPARE(
            child<QComboBox>(*m_page, u"scriptWay"_s)->currentText(), u"Live → After the plan"_s);
    }

    void theMapShowsWhatChangesAndLeadsToItsRow_data() { bothThemes(); }
    void theMapShowsWhatChangesAndLeadsToItsRow()
    {
        inTheme(*m_theme);
        execute(m_shop->path() + u"/shop.db"_s,
            { u"CREATE TABLE notes (id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES orders(id))"_s });
        compare({ { .kind = Kind::Expected }, { .kind = Kind::Live } });
        m_page->setTab(DifferencesPage::MapTab);
        auto *map = m_page->findChild<SchemaMapView *>();
        QTRY_VERIFY_WITH_TIMEOUT(map->isVisible() && !map->map().tables.isEmpty(), 30000);
        takePicture(
            m_page.get(), u"differences-map-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        const auto &tables = map->map().tables;
        const auto notes = std::ranges::find(tables, u"notes"_s, &MapTable::name);
        QVERIFY(notes != tables.end() && notes->state == MapTable::State::Added);
        QVERIFY(std::ranges::any_of(map->map().links, [&](const MapLink &link) {
            return link.from == notes - tables.begin() && tables.at(link.to).name == "orders"_L1;
        }));
        QTest::mouseClick(
            map->viewport(), Qt::LeftButton, {}, map->rectOf(int(notes - tables.begin())).center());
        const auto *tree = m_page->findChild<DifferenceTree *>();
        QVERIFY(tree->isVisible() && tree->current());
        QCOMPARE(tree->current()->object, u"notes"_s);
    }

    void theMapIsWalkedByKeys()
    {
        compare({ { .kind = Kind::Expected }, { .kind = Kind::Live } });
        m_page->setTab(DifferencesPage::MapTab);
        auto *map = m_page->findChild<SchemaMapView *>();
        QTRY_VERIFY_WITH_TIMEOUT(map->isVisible() && map->map().tables.size() > 1, 30000);
        QTest::keyClick(map, Qt::Key_Down);
        const int first = map->currentTable();
        QVERIFY(first >= 0);
        for (const int key : { Qt::Key_Down, Qt::Key_Up, Qt::Key_Left, Qt::Key_Right }) {
            QTest::keyClick(map, Qt::Key(key));
        }
        QVERIFY(map->currentTable() != first);
        QTest::keyClick(map, Qt::Key_Return);
        QVERIFY(m_page->findChild<DifferenceTree *>()->isVisible()
            || map->map().tables.at(map->currentTable()).row < 0);
    }

    void whatIsLostIsLeftOutUntilItIsTicked()
    {
        compare({ { .kind = Kind::Live }, { .kind = Kind::Expected } });
        auto *tree = m_page->findChild<DifferenceTree *>();
        QVERIFY(tree->choose(u"column"_s, u"orders.stray"_s));
        m_page->setTab(DifferencesPage::ScriptTab);
        const auto *script = m_page->findChild<DifferenceScript *>();
        QTRY_VERIFY_WITH_TIMEOUT(script->tried().has_value(), 30000);
        QVERIFY2(!script->script().contains(u"stray"_s), qPrintable(script->script()));
        QVERIFY(script->tried()->leftOut > 0);
        m_page->setTab(DifferencesPage::ObjectsTab);
        QTest::keyClick(tree, Qt::Key_Space);
        m_page->setTab(DifferencesPage::ScriptTab);
        QTRY_VERIFY_WITH_TIMEOUT(script->tried() && script->script().contains(u"stray"_s), 30000);
    }

    void whatIsLostIsCounted()
    {
        execute(m_shop->path() + u"/shop.db"_s,
            { u"INSERT INTO \"Log of <b>things</b>\" (id) VALUES (1), (2), (3)"_s });
        compare({ { .kind = Kind::Live }, { .kind = Kind::Expected } });
        const auto *tree = m_page->findChild<DifferenceTree *>();
        const auto *model = tree->differences();
        const auto costs = [model] {
            QStringList texts;
            for (int i = 0; i < model->differences().rows.size(); ++i) {
                texts += model->indexOf(i).siblingAtColumn(model->effectColumn()).data().toString();
            }
            return texts.join(u'|');
        };
        QTRY_VERIFY2_WITH_TIMEOUT(costs().contains(u"3 rows"_s), qPrintable(costs()), 10000);
        takePicture(m_page.get(), u"differences-lossy"_s);
    }

    void keysLeadFromDifferenceToDifference()
    {
        compareUsual();
        auto *tree = m_page->findChild<DifferenceTree *>();
        tree->setFocus();
        const auto first = tree->currentIndex();
        QTest::keyClick(tree, Qt::Key_F7);
        QVERIFY(tree->currentIndex() != first);
        QVERIFY(tree->current());
        QTest::keyClick(tree, Qt::Key_F7, Qt::ShiftModifier);
        QCOMPARE(tree->currentIndex(), first);
    }

    void theFilterDimsOrNarrows()
    {
        compareUsual();
        const auto all = shownRows(*m_page).size();
        auto *filter = child<QLineEdit>(*m_page, u"differenceFilter"_s);
        QTest::keyClicks(filter, u"stray"_s);
        QCOMPARE(shownRows(*m_page).size(), all);
        QCOMPARE(child<QLabel>(*m_page, u"differenceMatches"_s)->text(), u"1 of %1"_s.arg(all));
        child<QToolButton>(*m_page, u"differenceNarrow"_s)->click();
        QCOMPARE(shownRows(*m_page), QStringList { u"Created: orders.stray"_s });
        takePicture(m_page.get(), u"differences-filter"_s);
    }

    void aRuleIsMadeFromAnExample()
    {
        compare({ { .kind = Kind::Expected }, { .kind = Kind::Live } });
        auto *tree = m_page->findChild<DifferenceTree *>();
        const auto before = shownRows(*m_page).size();
        QVERIFY(tree->choose(u"column"_s, u"orders.stray"_s));
        child<QToolButton>(*m_page, u"differenceHide"_s)->click();
        auto *dialog = m_page->findChild<HideDialog *>();
        QVERIFY(dialog);
        QVERIFY(child<QPlainTextEdit>(*dialog, u"hideText"_s)
                ->toPlainText()
                .contains(u"object = \"orders.stray\""_s));
        QTRY_VERIFY([dialog] {
            const auto labels = dialog->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](const QLabel *label) {
                return label->text().contains(u"Hides 1 difference"_s);
            });
        }());
        child<QLineEdit>(*dialog, u"hideReason"_s)->setText(u"left by \"support\""_s);
        takePicture(dialog, u"differences-hide"_s);
        child<QPushButton>(*dialog, u"hideAccept"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(shownRows(*m_page).size(), before - 1, 10000);
        auto *hidden = child<QToolButton>(*m_page, u"differenceHidden"_s);
        QTRY_COMPARE(hidden->text(), u"1 hidden by 1 rule(s)"_s);
        QFile file(m_shop->path() + u"/switchback.toml"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = file.readAll();
        QVERIFY2(text.startsWith("[environments.development]") && text.contains("[[diff.ignore]]"),
            text);
        hidden->click();
        auto *rules = child<QListWidget>(*m_page, u"rulesList"_s);
        QVERIFY2(
            rules->item(0)->text().contains(u"orders.stray"_s), qPrintable(rules->item(0)->text()));
        child<QDialog>(*m_page, u"rulesDialog"_s)->close();
    }

    void aQuestionOfNamesIsAnswered_data() { bothThemes(); }
    void aQuestionOfNamesIsAnswered()
    {
        inTheme(*m_theme);
        m_shop->write(u"old.sql"_s, "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);\n");
        m_shop->write(u"new.sql"_s, "CREATE TABLE persons (id INTEGER PRIMARY KEY, name TEXT);\n");
        compare({ { .text = m_shop->path() + u"/old.sql"_s },
            { .text = m_shop->path() + u"/new.sql"_s } });
        auto *tree = m_page->findChild<DifferenceTree *>();
        QCOMPARE(
            shownRows(*m_page), QStringList({ u"Renamed?: people"_s, u"Renamed?: persons"_s }));
        QVERIFY(tree->choose(u"table"_s, u"people"_s));
        takePicture(m_page.get(),
            u"differences-question-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        const auto strip = [this] {
            return child<QWidget>(*m_page, u"differenceQuestion"_s)->findChild<QPushButton *>();
        };
        QVERIFY(strip()->isVisible());
        strip()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isBusy(), 30000);
        QCOMPARE(shownRows(*m_page), QStringList(u"Changed: persons"_s));
        QCOMPARE(tree->current()->object, u"persons"_s);
        const auto *detail = m_page->findChild<DifferenceDetail *>();
        QTRY_VERIFY2_WITH_TIMEOUT(detail->text().contains(u"CREATE TABLE people"_s)
                && detail->text().contains(u"CREATE TABLE persons"_s),
            qPrintable(detail->text()), 30000);
        takePicture(m_page.get(),
            u"differences-renamed-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        m_page->setTab(DifferencesPage::ScriptTab);
        const auto *script = m_page->findChild<DifferenceScript *>();
        QTRY_VERIFY_WITH_TIMEOUT(script->tried().has_value(), 30000);
        QVERIFY(script->tried()->verified);
        QVERIFY2(script->script().contains(u"RENAME TO"_s) && !script->script().contains(u"DROP"_s),
            qPrintable(script->script()));
        m_page->setTab(DifferencesPage::ObjectsTab);
        QVERIFY(strip()->isVisible());
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Y);
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isBusy(), 30000);
        QCOMPARE(
            shownRows(*m_page), QStringList({ u"Renamed?: people"_s, u"Renamed?: persons"_s }));
    }

    void layersAreSwitched()
    {
        compare({ { .kind = Kind::Expected }, { .kind = Kind::Live } });
        const auto before = shownRows(*m_page);
        auto *order = child<QAction>(*m_page, u"layerOrder"_s);
        QVERIFY(!order->isChecked());
        order->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isBusy(), 10000);
        QVERIFY(child<QAction>(*m_page, u"layerOrder"_s)->isChecked());
        QCOMPARE(shownRows(*m_page), before);
    }

    void equalSidesSaySo()
    {
        compare({ { .kind = Kind::Live }, { .kind = Kind::Live } });
        QVERIFY(shownRows(*m_page).isEmpty());
        const auto buttons = m_page->findChildren<QPushButton *>(u"emptyStateButton"_s);
        QVERIFY(std::ranges::any_of(
            buttons, [](const QPushButton *button) { return button->isVisible(); }));
        takePicture(m_page.get(), u"differences-none"_s);
    }

    void aFileThatDoesNotLoadIsSaidInPlace()
    {
        m_shop->write(
            u"broken.sql"_s, "CREATE TABLE a (id INTEGER);\nCREATE TABEL b (id INTEGER);\n");
        compare({ { .text = m_shop->path() + u"/broken.sql"_s }, { .kind = Kind::Live } });
        bool said = false;
        for (const auto *label : m_page->findChildren<QLabel *>()) {
            said = said || (label->isVisible() && label->text().contains(u"TABEL"_s));
        }
        QVERIFY(said);
        takePicture(m_page.get(), u"differences-error"_s);
    }

    void whereTheThirdSideFailsTwoCanBeCompared()
    {
        m_shop->write(u"broken.sql"_s, "CREATE TABLE t (id INTEGER);\nCREATE TABEL u (id);\n");
        compare({ { .kind = Kind::Expected }, { .kind = Kind::Live },
            { .text = m_shop->path() + u"/broken.sql"_s } });
        const auto buttons = m_page->findChildren<QPushButton *>(u"emptyStateButton"_s);
        const auto shown = std::ranges::find_if(buttons, &QPushButton::isVisible);
        QVERIFY(shown != buttons.end());
        takePicture(m_page.get(), u"differences-third-fails"_s);
        QTest::mouseClick(*shown, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isBusy(), 30000);
        QCOMPARE(m_page->findChild<DifferenceSources *>()->sources().size(), 2);
        QVERIFY(!shownRows(*m_page).isEmpty());
    }

    void filesFoldersAndVersionsAreSources()
    {
        m_shop->write(u"wanted.sql"_s,
            "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n");
        compare({ { .text = m_shop->path() + u"/db/migrations"_s, .version = u"20260801080000"_s },
            { .text = m_shop->path() + u"/wanted.sql"_s } });
        QCOMPARE(shownRows(*m_page), QStringList());
    }

    void readingIsStopped()
    {
        m_page->compare(m_page->usualSources());
        QVERIFY(m_page->isBusy());
        child<QPushButton>(*m_page, u"differenceCancel"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isBusy(), 10000);
    }

    void theComparisonIsExported()
    {
        compareUsual();
        child<QPushButton>(*m_page, u"differenceExport"_s)->click();
        auto *dialog = child<QFileDialog>(*m_page, u"exportDialog"_s);
        const auto path = m_shop->path() + u"/report.html"_s;
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 10000);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto html = QString::fromUtf8(file.readAll());
        QVERIFY(html.contains(u"orders.stray"_s));
        QVERIFY(!html.contains(u"<b>things"_s));
    }

    /// SWITCHBACK_TABLES says how many; the window's own thread must go on meanwhile.
    void thousandsOfTables_data() { bothThemes(); }
    void thousandsOfTables()
    {
        inTheme(*m_theme);
        const int tables = qEnvironmentVariableIntValue("SWITCHBACK_TABLES") > 0
            ? qEnvironmentVariableIntValue("SWITCHBACK_TABLES")
            : 500;
        QByteArray one;
        QByteArray other;
        for (int i = 0; i < tables; ++i) {
            const auto n = QByteArray::number(i);
            const auto table = "CREATE TABLE orders_of_region_" + n
                + " (\n  id INTEGER PRIMARY KEY,\n  customer_id INTEGER"
                  " NOT NULL,\n  total_cents INTEGER DEFAULT 0,\n  note TEXT";
            one += i % 97 == 3 ? QByteArray()
                               : table + "\n);\nCREATE INDEX by_customer_" + n
                    + " ON orders_of_region_" + n + " (customer_id);\n";
            other += i % 89 == 5 ? QByteArray()
                                 : table + (i % 50 == 7 ? ",\n  phone TEXT" : "")
                    + "\n);\nCREATE INDEX by_customer_" + n + " ON orders_of_region_" + n
                    + (i % 70 == 9 ? " (customer_id, id);\n" : " (customer_id);\n");
        }
        m_shop->write(u"one.sql"_s, one);
        m_shop->write(u"other.sql"_s, other);
        QElapsedTimer clock;
        qint64 longest = 0;
        QTimer heart;
        connect(
            &heart, &QTimer::timeout, this, [&] { longest = std::max(longest, clock.restart()); });
        clock.start();
        heart.start(0);
        m_page->compare({ { .text = m_shop->path() + u"/one.sql"_s },
            { .text = m_shop->path() + u"/other.sql"_s } });
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isBusy(), 300000);
        heart.stop();
        qInfo("%d tables: %lld rows, longest pause %lld ms", tables,
            qlonglong(shownRows(*m_page).size()), qlonglong(longest));
        QVERIFY(shownRows(*m_page).size() > tables / 50);
        QVERIFY(m_page->findChild<DifferenceTree *>()->choose(
            u"column"_s, u"orders_of_region_57.phone"_s));
        QTRY_VERIFY_WITH_TIMEOUT(
            m_page->findChild<DifferenceDetail *>()->text().contains(u"phone TEXT"_s), 30000);
        takePicture(
            m_page.get(), u"differences-many-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    }

    void everythingHasAName()
    {
        compareUsual();
        QCOMPARE(unnamed(*m_page).join(u'\n'), QString());
        m_page->setTab(DifferencesPage::ScriptTab);
        QCOMPARE(unnamed(*m_page).join(u'\n'), QString());
    }
};

SWITCHBACK_WINDOW_TEST(DifferencesPageTest)
#include "tst_differencespage.moc"
