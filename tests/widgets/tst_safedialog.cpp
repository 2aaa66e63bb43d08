// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// 'Make safe' in the window: the staged set is shown as differences, and its button writes it.

#include "support/boththemes.h"
#include "support/names.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "support/scene.h"
#include "widgets/palette.h"
#include "widgets/safedialog.h"
#include "workspace/foldersafety.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

constexpr int Patience = 60000; // ms
const QString Unsafe = u"20260102000000_email.sql"_s;

} // namespace

class SafeDialogTest : public QObject
{
    Q_OBJECT
private:
    Theme *m_theme = nullptr;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<Workspace> m_workspace;

    Finding findingOf(const QString &rule)
    {
        for (const auto &migration : m_workspace->safety().verdicts().migrations) {
            for (const auto &finding : migration.up.findings) {
                if (finding.rule == rule) {
                    return finding;
                }
            }
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        m_theme = new Theme(qApp);
    }

    void init()
    {
        m_scene = std::make_unique<Scene>(u"postgresql"_s);
        m_scene->settings(
            "[environments.development]\nurl = \"" + m_scene->url().toUtf8() + "\"\n");
        m_scene->project().writeDbmate(u"20260101000000_users.sql"_s,
            "CREATE TABLE users (id bigint PRIMARY KEY, email text);", "DROP TABLE users;");
        m_scene->project().writeDbmate(Unsafe,
            "CREATE INDEX users_email ON users (email);\nALTER TABLE users ADD COLUMN age bigint;",
            "ALTER TABLE users DROP COLUMN age;\nDROP INDEX users_email;");
        m_workspace = std::make_unique<Workspace>();
        auto opened = m_workspace->open(m_scene->project().path());
        QTRY_VERIFY_WITH_TIMEOUT(opened.isFinished(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->safety().verdicts().complete, Patience);
    }

    void cleanup()
    {
        m_workspace.reset();
        m_scene.reset();
    }

    void showsAndWritesTheSet_data() { bothThemes(); }

    void showsAndWritesTheSet()
    {
        inTheme(*m_theme);
        const auto finding = findingOf(u"index-not-concurrent"_s);
        QVERIFY(!finding.rule.isEmpty());
        SafeDialog dialog(m_workspace.get(), finding, nullptr);
        dialog.show();
        auto *write = dialog.findChild<QPushButton *>(u"safeWrite"_s);
        QVERIFY(!write->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(write->isEnabled(), Patience);
        QVERIFY(dialog.set().files.size() > 1);
        auto *files = dialog.findChild<QListWidget *>(u"safeFiles"_s);
        QCOMPARE(files->count(), int(dialog.set().files.size()));
        takePicture(&dialog, u"safe-dialog-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        files->setCurrentRow(1);
        takePicture(
            &dialog, u"safe-dialog-new-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        QString all;
        for (int row = 0; row < files->count(); ++row) {
            files->setCurrentRow(row);
            all += dialog.findChild<QTextBrowser *>(u"safeText"_s)->toPlainText();
        }
        QVERIFY2(all.contains(u"CONCURRENTLY"_s), qPrintable(all));
        QCOMPARE(unnamed(dialog), QStringList());
        const QDir folder(m_scene->project().migrations());
        const auto before = folder.entryList(QDir::Files).size();
        QTest::mouseClick(write, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), Patience);
        QCOMPARE(folder.entryList(QDir::Files).size(), before + dialog.set().files.size() - 1);
    }

    void whatHasNoSaferWayIsSaid()
    {
        m_theme->setChoice(Qt::ColorScheme::Light);
        SafeDialog dialog(m_workspace.get(),
            { .rule = u"nothing"_s, .version = { u"20260101000000"_s } }, nullptr);
        dialog.show();
        const auto said = [&dialog] {
            QString words;
            for (const auto *label :
                dialog.findChild<QWidget *>(u"safeStrip"_s)->findChildren<QLabel *>()) {
                words += label->text();
            }
            return words;
        };
        QTRY_VERIFY2_WITH_TIMEOUT(
            said().contains(u"no ready recipe"_s), qPrintable(said()), Patience);
        QVERIFY(!dialog.findChild<QPushButton *>(u"safeWrite"_s)->isEnabled());
        takePicture(&dialog, u"safe-dialog-none"_s);
    }

    void hostileFilesKeepTheirShape()
    {
        m_theme->setChoice(Qt::ColorScheme::Light);
        SafeDialog dialog(m_workspace.get(), {}, nullptr);
        SafeSet set { .version = { u"1"_s }, .name = QString(300, u'n') };
        for (int i = 0; i < 40; ++i) {
            set.files += SafeFile { .path = u"db/"_s + QString(200, u'p') + u"\u202e.sql"_s,
                .before = QByteArray("same\n") + QByteArray(4000, 'b') + "\n<b>old</b>\n",
                .after = QByteArray("same\n") + QByteArray(4000, 'a') + "\n<i>new</i>\n",
                .note = QString(600, u'w') };
        }
        dialog.setSet(set);
        dialog.show();
        QTest::qWait(1);
        takePicture(&dialog, u"safe-dialog-hostile"_s);
        const auto text = dialog.findChild<QTextBrowser *>(u"safeText"_s)->toPlainText();
        QVERIFY(text.contains(u"<b>old</b>"_s));
    }
};

SWITCHBACK_WINDOW_TEST(SafeDialogTest)

#include "tst_safedialog.moc"
