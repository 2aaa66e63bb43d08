// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The chart of a run: nothing to see is not shown, and what is shown can be read, too.

#include "support/boththemes.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "widgets/palette.h"
#include "widgets/runchart.h"

#include <QApplication>
#include <QClipboard>
#include <QLocale>
#include <QTest>
#include <QTranslator>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace Switchback;

class RunChartTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(qApp); }
    void init() { m_theme->setChoice(Qt::ColorScheme::Light); }

    void aLongCourseKeepsItsHighest()
    {
        RunCourse course;
        for (int i = 0; i < 5000; ++i) {
            course.add({ .ms = i * 500, .waiting = i == 1234 ? 7 : 0, .perSecond = 10 });
        }
        QVERIFY(course.points().size() < 1000);
        QCOMPARE(course.points().last().ms, 4999 * 500);
        QVERIFY(std::ranges::contains(course.points(), 7, &CoursePoint::waiting));
        QVERIFY(std::ranges::is_sorted(course.points(), {}, &CoursePoint::ms));
        QVERIFY(course.hasRate() && course.hasWaiting() && !course.hasLag());
    }

    void nothingToSeeIsNotShown()
    {
        RunChart chart;
        chart.add({ .ms = 0 });
        chart.add({ .ms = 1000 });
        QVERIFY(chart.isHidden());
        chart.add({ .ms = 2000, .waiting = 1 });
        QVERIFY(!chart.isHidden());
        chart.clear();
        QVERIFY(chart.isHidden());
        QVERIFY(chart.course().points().isEmpty());
    }

    void whatIsDrawnCanBeRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("width");
        QTest::newRow("light") << false << 900;
        QTest::newRow("dark") << true << 900;
        QTest::newRow("narrow") << false << 420;
        QTest::newRow("german") << false << 900;
    }
    void whatIsDrawnCanBeRead()
    {
        QFETCH(const int, width);
        inTheme(*m_theme);
        const bool german = qstrcmp(QTest::currentDataTag(), "german") == 0;
        QTranslator translator;
        if (german) {
            QVERIFY(translator.load(QLocale(u"de"_s), u"switchback"_s, u"_"_s, u":/i18n"_s));
            QCoreApplication::installTranslator(&translator);
        }
        RunChart chart;
        chart.resize(width, chart.sizeHint().height());
        for (int i = 0; i < 120; ++i) {
            chart.add({ .ms = i * 1000,
                .waiting = i > 60 && i < 80 ? i % 4
                    : i == 119              ? 2
                                            : 0,
                .perSecond = i < 10 ? -1 : 12000 + 4000 * std::sin(i / 9.0),
                .lagMs = i < 30 ? 120 : 900 + i * 20 });
        }
        chart.show();
        QVERIFY(!chart.isHidden());
        const auto words = chart.accessibleDescription();
        QVERIFY2(words.contains(german ? "jetzt 2"_L1 : "2 now, 3 at most"_L1), qPrintable(words));
        QCOMPARE(words.count(u'\n'), 2); // a line each
        takePicture(&chart, u"run-chart-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        chart.setFocus();
        chart.actions().constFirst()->trigger();
        const auto table = QGuiApplication::clipboard()->text();
        QCOMPARE(table.count(u'\n'), 121);
        QVERIFY(table.startsWith("ms\twaiting"_L1));
    }
};

SWITCHBACK_WINDOW_TEST(RunChartTest)
#include "tst_runchart.moc"
