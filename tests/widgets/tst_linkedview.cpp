// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/names.h"
#include "support/phoenix.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "widgets/badge.h"
#include "widgets/inspector.h"
#include "widgets/linkedview.h"
#include "widgets/palette.h"
#include "widgets/sqledit.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QSplitter>
#include <QTextBlock>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

const Version Orders { u"20260801080000"_s };
const Version Backfill { u"20260802080000"_s };
const Version Opaque { u"20260803080000"_s };
const Version Drop { u"20260804080000"_s };

// Line 4 is the first of a migration's body.
constexpr auto OrdersBody = R"(  def change do
    create table(:orders) do
      add :number, :string
    end

    for column <- [:number, :id] do
      create index(:orders, [column])
    end
  end
)";
constexpr auto BackfillBody = R"(  @disable_ddl_transaction true

  def up do
    execute("""
    UPDATE orders
       SET number = '1'
    """)

    if 1 < 2, do: tidy()
  end

  def down do
    execute("UPDATE orders SET number = NULL")
  end

  defp tidy do
    execute("DELETE FROM orders WHERE number IS NULL")
  end
)";
constexpr auto OpaqueBody = R"(  def up do
    execute("SELECT 1")
    flush()
    %{rows: rows} = repo().query!("SELECT id FROM orders")
    for [id] <- rows, do: execute("DELETE FROM orders WHERE id = #{id}")
    execute("SELECT 2")
  end

  def down do
    execute("SELECT 3")
  end
)";
constexpr auto DropBody = R"(  def change do
    alter table(:orders) do
      remove :number
    end
  end
)";

} // namespace

class LinkedViewTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;
    Phoenix *m_project = nullptr;
    Workspace *m_workspace = nullptr;
    Inspector *m_inspector = nullptr;

    SqlEdit *edit(const QString &name) const
    {
        return m_inspector->findChild<QWidget *>(name)->findChild<SqlEdit *>();
    }
    SqlEdit *sql() const { return edit(u"inspectorSql"_s); }
    SqlEdit *source() const { return edit(u"inspectorSource"_s); }

    /// A press of the mouse on the text, where a person would aim.
    static void click(SqlEdit *edit, int block)
    {
        const auto place = edit->cursorRect(
            QTextCursor(edit->document()->findBlockByNumber(block)));
        QTest::mouseClick(edit->viewport(), Qt::LeftButton, {}, place.center() + QPoint(4, 0));
    }
    static int blockWith(const SqlEdit *edit, const QString &text)
    {
        return edit->document()->find(text).blockNumber();
    }
    /// The file's lines that are marked.
    static QList<int> markedLines(const SqlEdit *edit)
    {
        QList<int> lines;
        for (int i = 0; i < edit->blockCount(); ++i) {
            if (edit->lineAt(i).marked) {
                lines += edit->lineAt(i).number;
            }
        }
        return lines;
    }
    static QList<int> markedSections(const SqlEdit *edit)
    {
        QList<int> sections;
        for (int i = 0; i < edit->blockCount(); ++i) {
            if (edit->lineAt(i).marked && !sections.contains(edit->lineAt(i).section)) {
                sections += edit->lineAt(i).section;
            }
        }
        return sections;
    }
    void show(const Version &version, const QString &awaited)
    {
        m_inspector->setVersion(version);
        QTRY_VERIFY2_WITH_TIMEOUT(
            sql()->toPlainText().contains(awaited), qPrintable(sql()->toPlainText()), 10000);
        QTest::qWait(1); // badges and notes take their room
    }

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(qApp); }

    void init()
    {
        m_theme->setChoice(Qt::ColorScheme::Light);
        m_project = new Phoenix;
        m_project->migration(u"20260801080000_orders"_s, OrdersBody);
        m_project->migration(u"20260802080000_backfill"_s, BackfillBody);
        m_project->migration(u"20260803080000_opaque"_s, OpaqueBody);
        m_project->migration(u"20260804080000_drop"_s, DropBody);
        m_workspace = new Workspace;
        m_project->open(*m_workspace);
        m_inspector = new Inspector(m_workspace);
        m_inspector->resize(520, 760);
        m_inspector->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_inspector));
    }

    void cleanup()
    {
        delete m_inspector;
        delete m_workspace;
        delete m_project;
    }

    void aLineOfTheSourceMarksWhatItProduced()
    {
        show(Orders, u"CREATE TABLE"_s);
        QVERIFY(source()->toPlainText().contains("create table(:orders) do"_L1));
        click(source(), 5); // add :number, inside of the table's block
        QCOMPARE(markedLines(source()), (QList<int> { 5, 6, 7 }));
        QCOMPARE(markedSections(sql()), QList<int> { 0 });
        click(source(), 9); // one line, two indexes
        QCOMPARE(markedSections(sql()), (QList<int> { 1, 2 }));
        takePicture(m_inspector, u"linked-source"_s);
        click(source(), 8); // the loop around it
        QCOMPARE(markedSections(sql()), (QList<int> { 1, 2 }));
        click(source(), 1); // use Ecto.Migration
        QCOMPARE(markedSections(sql()), QList<int>());
    }

    void aStatementMarksWhereItComesFrom()
    {
        show(Orders, u"CREATE TABLE"_s);
        click(sql(), blockWith(sql(), u"CREATE TABLE"_s));
        QCOMPARE(markedLines(source()), (QList<int> { 5, 6, 7 }));
        m_inspector->setDirection(Direction::Down);
        QTRY_VERIFY(sql()->toPlainText().contains("DROP TABLE"_L1));
        QCOMPARE(markedLines(source()), QList<int>());
        click(sql(), blockWith(sql(), u"DROP TABLE"_s));
        QCOMPARE(markedLines(source()), (QList<int> { 5, 6, 7 }));
        click(source(), 9);
        QCOMPARE(markedSections(sql()), (QList<int> { 0, 1 })); // undone from the last to the first
    }

    void theWireIsLinkedToo()
    {
        show(Orders, u"CREATE TABLE"_s);
        m_inspector->setForm(Inspector::WireForm);
        QTRY_VERIFY(sql()->toPlainText().contains("COMMIT"_L1));
        QVERIFY(sql()->toPlainText().contains("schema_migrations"_L1));
        click(source(), 4);
        QCOMPARE(markedSections(sql()).size(), 1);
        click(sql(), blockWith(sql(), u"COMMIT"_s));
        QCOMPARE(markedLines(source()), QList<int>()); // it comes from no line
    }

    void heredocsAndCalledFunctionsAreFollowed()
    {
        show(Backfill, u"UPDATE orders"_s);
        click(source(), 8); // SET, inside of the text
        QCOMPARE(markedLines(source()), (QList<int> { 7, 8, 9, 10 }));
        QCOMPARE(markedSections(sql()), QList<int> { 0 });
        click(source(), 11); // if …, do: tidy()
        QCOMPARE(markedSections(sql()), QList<int> { 1 });
    }

    void aLineOfTheOtherWayShowsThatWay()
    {
        show(Backfill, u"UPDATE orders"_s);
        click(source(), 15); // in down
        QTRY_VERIFY(sql()->toPlainText().contains("number = NULL"_L1));
        QCOMPARE(markedSections(sql()), QList<int> { 0 });
        QCOMPARE(markedLines(source()), QList<int> { 16 });
        click(source(), 6);
        QTRY_VERIFY(sql()->toPlainText().contains("SET number = '1'"_L1));
    }

    void opaquePartsStandAtTheirPlace()
    {
        show(Opaque, u"the answer of the database"_s);
        const auto text = sql()->toPlainText();
        const auto part = text.indexOf("-- repo().query!"_L1);
        QVERIFY(text.indexOf("SELECT 1"_L1) < part && part < text.indexOf("SELECT 2"_L1));
        click(source(), 6);
        QCOMPARE(markedLines(source()), QList<int> { 7 });
        QVERIFY(!markedSections(sql()).isEmpty());
        takePicture(m_inspector, u"linked-opaque"_s);
        m_inspector->setDirection(Direction::Down);
        QTRY_VERIFY(sql()->toPlainText().contains("SELECT 3"_L1));
        QVERIFY(!sql()->toPlainText().contains("repo()"_L1)); // it stands in up
        m_inspector->setDirection(Direction::Up);
        m_inspector->copy();
        QVERIFY(!QGuiApplication::clipboard()->text().contains("happens\n;"_L1));
    }

    void badgesSayWhatIsUnusual()
    {
        const auto visible = [this] {
            QStringList words;
            for (const auto *badge : m_inspector->findChildren<BadgeLabel *>()) {
                if (badge->isVisible() && badge->objectName().startsWith("inspector"_L1)) {
                    words += badge->badge().text;
                }
            }
            return words;
        };
        show(Orders, u"CREATE TABLE"_s);
        QTRY_COMPARE(visible().join(u'|'), QString());
        show(Backfill, u"UPDATE orders"_s);
        QTRY_COMPARE(visible(), QStringList { u"no transaction"_s });
        show(Opaque, u"SELECT 1"_s);
        QTRY_COMPARE(visible(), QStringList { u"opaque"_s });
        show(Drop, u"DROP COLUMN"_s);
        QTRY_COMPARE(visible(), QStringList { u"no way back"_s });
        m_inspector->setDirection(Direction::Down);
        takePicture(m_inspector, u"linked-no-way-back"_s);
        QTRY_VERIFY(sql()->toPlainText().contains("There is no way back."_L1));
    }

    void thereIsRoomBesideInAWideWindow()
    {
        show(Orders, u"CREATE TABLE"_s);
        auto *splitter = m_inspector->findChild<QSplitter *>(u"linkedSplitter"_s);
        QCOMPARE(splitter->orientation(), Qt::Vertical);
        m_inspector->resize(1100, 600);
        QTRY_COMPARE(splitter->orientation(), Qt::Horizontal);
        m_theme->setChoice(Qt::ColorScheme::Dark);
        QTest::qWait(1);
        click(sql(), blockWith(sql(), u"CREATE TABLE"_s));
        takePicture(m_inspector, u"linked-beside-dark"_s);
        m_inspector->setForm(Inspector::SourceForm);
        QVERIFY(!sql()->isVisible() && source()->isVisible());
        m_inspector->copy();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("defmodule"_L1));
    }

    void everythingHasAName()
    {
        show(Orders, u"CREATE TABLE"_s);
        QCOMPARE(unnamed(*m_inspector), QStringList());
    }

    void blocksFollowTheLayout_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("end");
        const QByteArray call = "create(\n  table(:a)\n)\nx\n";
        QTest::newRow("call") << call << 1 << 3;
        QTest::newRow("inside") << call << 2 << 2;
        QTest::newRow("behind") << call << 4 << 4;
        const QByteArray heredoc = "execute(\"\"\"\nSELECT 1\n\n\"\"\")\nx\n";
        QTest::newRow("heredoc") << heredoc << 1 << 4;
        const QByteArray branches = "if a do\n  b\nelse\n  c\nend\nx\n";
        QTest::newRow("branches") << branches << 1 << 5;
        QTest::newRow("blank") << QByteArray("a\n\nb\n") << 2 << 2;
        QTest::newRow("beyond") << QByteArray("a\n") << 9 << 9;
        QTest::newRow("open at the end") << QByteArray("execute(\"\"\"\nSELECT 1\n") << 1 << 3;
    }
    void blocksFollowTheLayout()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, end);
        QCOMPARE(SourceBlocks(QString::fromUtf8(text)).end(line), end);
    }
};

SWITCHBACK_WINDOW_TEST(LinkedViewTest)
#include "tst_linkedview.moc"
