// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "support/boththemes.h"
#include "support/picture.h"
#include "widgets/icons.h"
#include "widgets/palette.h"
#include "widgets/style.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStyleHints>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

const QList<Tone> tones { Tone::Neutral, Tone::Accent, Tone::Applied, Tone::Pending,
    Tone::Attention, Tone::Danger, Tone::Info };

bool hasInk(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > 128) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

class PaletteTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(qApp); }

    void everyTextCanBeRead_data() { bothThemes(); }

    void everyTextCanBeRead()
    {
        QFETCH(bool, dark);
        const auto &t = dark ? darkTokens() : lightTokens();
        for (const auto &back : { t.window, t.surface, t.raised, t.accentWash }) {
            QCOMPARE_GE(contrast(t.text, back), 7.0);
            QCOMPARE_GE(contrast(t.muted, back), 4.5);
            for (const auto tone : tones) {
                QCOMPARE_GE(contrast(ink(tone, t), back), 4.5);
            }
        }
        const auto &code = t.code;
        for (const auto &color : { code.keyword, code.type, code.function, code.string, code.number,
                 code.comment, code.symbol }) {
            QCOMPARE_GE(contrast(color, t.surface), 4.5);
            QCOMPARE_GE(contrast(color, t.window), 4.5);
        }
        for (const auto tone : tones) {
            QCOMPARE_GE(contrast(ink(tone, t), wash(tone, t)), 4.5);
            QCOMPARE_GE(contrast(t.text, wash(tone, t)), 4.5);
        }
        QCOMPARE_GE(contrast(t.muted, mixed(t.window, t.line, 0.6)), 4.5); // a badge without a tone
        QCOMPARE_GE(contrast(t.onAccent, t.accent), 4.5);
        QCOMPARE_GE(contrast(t.onAccent, t.danger), 4.5);
    }

    void everyStateHasItsOwnLook()
    {
        QSet<QString> looks;
        for (const auto state :
            { State::Applied, State::Pending, State::Late, State::SkippedForever, State::Missing,
                State::Modified, State::Failed, State::Baseline }) {
            const auto look = stateLook(state);
            QVERIFY(!icon(look.icon).isNull());
            looks += u"%1 %2"_s.arg(int(look.glyph)).arg(int(look.tone));
        }
        QCOMPARE(looks.size(), 8);
    }

    void theTokensFollowFromThePalette()
    {
        QVERIFY(!tokens(paletteOf(lightTokens())).dark);
        QVERIFY(tokens(paletteOf(darkTokens())).dark);
    }

    void theUsersChoiceHolds()
    {
        m_theme->setChoice(Qt::ColorScheme::Dark);
        QVERIFY(tokens(QApplication::palette()).dark);
        m_theme->setChoice(Qt::ColorScheme::Light);
        QVERIFY(!tokens(QApplication::palette()).dark);
    }

    void everyIconDrawsInItsTint()
    {
        QCOMPARE_GT(iconNames().size(), 50);
        for (const auto &name : iconNames()) {
            const auto image = icon(name, Tone::Danger).pixmap(QSize(32, 32), 1).toImage();
            QVERIFY2(hasInk(image), qPrintable(name));
        }
        QVERIFY(icon(u"no such icon"_s).isNull());
    }

    void anIconMadeOnceFollowsTheScheme()
    {
        m_theme->setChoice(Qt::ColorScheme::Light);
        const auto stop = icon(u"stop"_s);
        QCOMPARE(stop.pixmap(QSize(16, 16), 1).toImage().pixelColor(8, 8), lightTokens().text);
        m_theme->setChoice(Qt::ColorScheme::Dark);
        QCOMPARE(stop.pixmap(QSize(16, 16), 1).toImage().pixelColor(8, 8), darkTokens().text);
    }

    void gallery_data() { bothThemes(); }

    void gallery()
    {
        const bool dark = inTheme(*m_theme);
        QWidget page;
        auto *grid = new QGridLayout(&page);
        int i = 0;
        for (const auto &name : iconNames()) {
            auto *label = new QLabel;
            label->setPixmap(icon(name).pixmap(QSize(32, 32), 1));
            label->setToolTip(name);
            grid->addWidget(label, i / 12, (i % 12) * 2);
            auto *text = new QLabel(name);
            grid->addWidget(text, i / 12, (i % 12) * 2 + 1);
            ++i;
        }
        const int row = i / 12 + 1;
        auto *primary = new QPushButton(icon(u"up"_s), u"Apply 3 migrations"_s);
        makePrimary(primary);
        auto *danger = new QPushButton(u"Roll back"_s);
        makeDangerous(danger);
        auto *off = new QPushButton(u"Apply"_s);
        off->setEnabled(false);
        auto *check = new QCheckBox(u"Wrap lines"_s);
        check->setChecked(true);
        auto *radio = new QRadioButton(u"One"_s);
        radio->setChecked(true);
        auto *combo = new QComboBox;
        combo->addItems({ u"development"_s, u"staging"_s });
        auto *spin = new QSpinBox;
        spin->setSuffix(u" s"_s);
        auto *bar = new QProgressBar;
        bar->setValue(40);
        bar->setTextVisible(false);
        auto *tabs = new QTabBar;
        tabs->addTab(u"SQL"_s);
        tabs->addTab(u"File"_s);
        tabs->addTab(u"Details"_s);
        auto *edit = new QLineEdit(u"text"_s);
        int column = 0;
        for (QWidget *widget : std::initializer_list<QWidget *> { primary, danger, off,
                 new QPushButton(icon(u"copy"_s), u"Copy"_s), check, radio, combo, spin, bar, tabs,
                 edit, new QLineEdit }) {
            grid->addWidget(widget, row + column / 6, (column % 6) * 4, 1, 4);
            ++column;
        }
        page.show();
        edit->setFocus();
        takePicture(&page, dark ? u"gallery-dark"_s : u"gallery-light"_s);
    }
};

QTEST_MAIN(PaletteTest)
#include "tst_palette.moc"
