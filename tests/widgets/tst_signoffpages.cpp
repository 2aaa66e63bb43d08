// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The grid of environments, the log, the mark of a protected database and the review of a plan, on
// a project with real databases.

#include "core/childprocess.h"
#include "items/gridmodel.h"
#include "run/auditlog.h"
#include "run/planfile.h"
#include "run/planner.h"
#include "run/runjob.h"
#include "support/picture.h"
#include "support/privatehome.h"
#include "support/project.h"
#include "widgets/gridpage.h"
#include "widgets/guarddialog.h"
#include "widgets/logpage.h"
#include "widgets/palette.h"
#include "widgets/reviewdialog.h"
#include "workspace/environments.h"
#include "workspace/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

constexpr int Patience = 20000;

} // namespace

class SignoffPagesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(qApp); }

    void init()
    {
        m_project = std::make_unique<TestProject>();
        m_project->writeDbmate(u"1_a.sql"_s, "create table a (id int);", "drop table a;");
        QFile file(m_project->path() + "/switchback.toml"_L1);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[project]\nmigrations = \"db/migrations\"\nformat = \"dbmate\"\n"
                   "[environments.dev]\nurl = \"sqlite:dev.db\"\n"
                   "[environments.staging]\nurl = \"sqlite:staging.db\"\n"
                   "[environments.far]\nurl = \"postgresql://nobody@127.0.0.1:1/far\"\n");
        file.close();
        const auto ran = runJob(
            { .request = { .project = m_project->path(), .environment = u"dev"_s } },
            [](const RunEvent &) { }, {});
        QCOMPARE(ran.kind, Outcome::Kind::Done);
        m_project->writeDbmate(u"2_b.sql"_s, "create table b (id int);", "drop table b;");
        m_workspace = std::make_unique<Workspace>();
        m_workspace->open(m_project->path());
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->standing().fromDatabase, Patience);
    }

    void theGridNamesWhatIsAppliedAndWhoIsNotReached()
    {
        GridPage page(m_workspace.get());
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->environments().awaited() == 0
                && m_workspace->environments().grid().columns.size() == 3,
            Patience);
        const auto *model = page.findChild<GridModel *>();
        QCOMPARE(model->rowCount(), 2);
        const int first = GridModel::FirstEnvironmentColumn;
        QVERIFY(
            model->index(1, first).data().toString().startsWith(u"applied"_s, Qt::CaseInsensitive));
        QVERIFY(
            model->index(0, first).data().toString().startsWith(u"pending"_s, Qt::CaseInsensitive));
        QVERIFY(model->headerData(first + 2, Qt::Horizontal).toString().contains("not reached"_L1));
        QVERIFY(!model->index(0, first + 2).data(GridModel::ReachedRole).toBool());
        page.copy();
        QVERIFY(QGuiApplication::clipboard()->text().contains("far was not reached"_L1));
    }

    void theMarkIsSetAndTakenAway()
    {
        QVERIFY(!m_workspace->guard().isProtected);
        {
            GuardDialog dialog(m_workspace.get());
            dialog.findChild<QLineEdit *>(u"guardText"_s)->setText(u"the real one"_s);
            dialog.findChild<QPushButton *>(u"guardApply"_s)->click();
            QTRY_VERIFY_WITH_TIMEOUT(m_workspace->guard().isProtected, Patience);
        }
        QCOMPARE(m_workspace->standing().guarded->note, u"the real one"_s);
        QVERIFY(m_workspace->mayRun().error().kind == ErrorKind::Refused);
        m_workspace->setArmed(true);
        QVERIFY(m_workspace->guard().secondsLeft > 590);
        m_workspace->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->activity().isEmpty(), Patience);
        QVERIFY2(m_workspace->guard().secondsLeft > 0, "reading again must not disarm");
        GuardDialog dialog(m_workspace.get());
        auto *apply = dialog.findChild<QPushButton *>(u"guardApply"_s);
        QVERIFY(!apply->isEnabled());
        dialog.findChild<QLineEdit *>(u"guardText"_s)->setText(u"dev.db"_s);
        QVERIFY(apply->isEnabled());
        apply->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->guard().isProtected, Patience);
    }

    void theLogIsSearchedAndShowsItsStatements()
    {
        LogPage page(m_workspace.get());
        page.show();
        auto *view = page.findChild<QTableView *>(u"logView"_s);
        QTRY_VERIFY_WITH_TIMEOUT(view->model()->rowCount() > 0, Patience);
        auto *chain = page.findChild<QWidget *>(u"logChain"_s);
        QTRY_VERIFY_WITH_TIMEOUT(chain->isVisible(), Patience);
        const int all = view->model()->rowCount();
        page.findChild<QLineEdit *>(u"logFilter"_s)->setText(u"no such thing"_s);
        QCOMPARE(view->model()->rowCount(), 0);
        page.findChild<QLineEdit *>(u"logFilter"_s)->clear();
        auto *outcome = page.findChild<QComboBox *>(u"logOutcome"_s);
        outcome->setCurrentIndex(2);
        QCOMPARE(view->model()->rowCount(), 0);
        outcome->setCurrentIndex(0);
        QCOMPARE(view->model()->rowCount(), all);
        view->setCurrentIndex(view->model()->index(0, 0));
        auto *detail = page.findChild<QWidget *>(u"logDetail"_s);
        QVERIFY(detail->isVisible());
        auto *sql = detail->findChild<QPlainTextEdit *>();
        QTRY_VERIFY_WITH_TIMEOUT(
            sql->toPlainText().contains("create table a (id int)"_L1), Patience);
    }

    void aPlanFileIsReviewed()
    {
        const auto file = m_project->path() + "/release.plan"_L1;
        const auto session = m_workspace->session();
        const auto plan = makePlan(*session, {});
        QVERIFY(plan.has_value());
        QVERIFY(savePlanFile(planFileOf(*session, *plan), file));
        ReviewDialog dialog(m_workspace.get(), file);
        QSignalSpy wanted(&dialog, &ReviewDialog::planWanted);
        dialog.show();
        auto *run = dialog.findChild<QPushButton *>(u"reviewRun"_s);
        QTRY_VERIFY_WITH_TIMEOUT(run->isEnabled(), Patience);
        QVERIFY(dialog.findChild<QWidget *>(u"reviewState"_s)->isVisible());
        run->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().at(1).toString(), file);
    }

    void aPlanFileThatWasChangedIsNotOffered()
    {
        const auto file = m_project->path() + "/release.plan"_L1;
        const auto session = m_workspace->session();
        auto bytes = planFileBytes(planFileOf(*session, makePlan(*session, {}).value_or(Plan())));
        bytes.replace("create table b", "create table x");
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        out.close();
        ReviewDialog dialog(m_workspace.get(), file);
        dialog.show();
        auto *state = dialog.findChild<QWidget *>(u"reviewState"_s);
        QTRY_VERIFY_WITH_TIMEOUT(state->isVisible(), Patience);
        QVERIFY(!dialog.findChild<QPushButton *>(u"reviewRun"_s)->isEnabled());
        QStringList said;
        for (const auto *label : state->findChildren<QLabel *>()) {
            said += label->text();
        }
        QVERIFY2(said.join(u' ').contains("step 1 (2)"_L1), qPrintable(said.join(u' ')));
    }

    void aPlanIsSignedThroughTheButtons_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::addColumn<Qt::ColorScheme>("scheme");
        for (const auto &tool : { u"ssh"_s, u"minisign"_s }) {
            QTest::addRow("%s, light", qPrintable(tool)) << tool << Qt::ColorScheme::Light;
            QTest::addRow("%s, dark", qPrintable(tool)) << tool << Qt::ColorScheme::Dark;
        }
    }

    void aPlanIsSignedThroughTheButtons()
    {
        QFETCH(QString, tool);
        QFETCH(Qt::ColorScheme, scheme);
        m_theme->setChoice(scheme);
        const auto name = tool + (scheme == Qt::ColorScheme::Dark ? u"-dark"_s : u""_s);
        QFile settings(m_project->path() + "/switchback.toml"_L1);
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write(
            "[project]\nmigrations = \"db/migrations\"\nformat = \"dbmate\"\n"
            "[environments.dev]\nurl = \"sqlite:dev.db\"\nallowed_signers = \"signers\"\n");
        settings.close();
        makeKey(tool, u"signer"_s, true);
        makeKey(tool, u"stranger"_s, false);
        m_workspace = std::make_unique<Workspace>();
        m_workspace->open(m_project->path());
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->standing().fromDatabase, Patience);
        const auto file = m_project->path() + "/release.plan"_L1;
        QVERIFY(savePlanFile(
            planFileOf(*m_workspace->session(), makePlan(*m_workspace->session(), {}).value()),
            file));

        ReviewDialog dialog(m_workspace.get(), file);
        dialog.show();
        auto *run = dialog.findChild<QPushButton *>(u"reviewRun"_s);
        QTRY_VERIFY_WITH_TIMEOUT(run->isEnabled(), Patience);
        QVERIFY2(said(dialog).contains("Not signed"_L1), qPrintable(said(dialog)));
        takePicture(&dialog, u"review-unsigned-"_s + name);
        signWith(dialog, u"stranger"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            !said(dialog).contains("Not signed"_L1) && !said(dialog).contains("Signing"_L1),
            Patience);
        QVERIFY2(!said(dialog).contains("Signed by"_L1), qPrintable(said(dialog)));
        takePicture(&dialog, u"review-stranger-"_s + name);
        signWith(dialog, u"signer"_s);
        QTRY_VERIFY_WITH_TIMEOUT(said(dialog).contains("Signed by"_L1), Patience);
        takePicture(&dialog, u"review-signed-"_s + name);
        // What is signed is what runs.
        const auto ran = runJob(
            { .request = { .project = m_project->path() }, .options = { .planFile = file } },
            [](const RunEvent &) { }, {});
        QVERIFY2(ran.kind == Outcome::Kind::Done, qPrintable(oneLine(ran.error)));
        m_theme->setChoice(Qt::ColorScheme::Light);
    }

private:
    QString path(const QString &name) const { return m_project->path() + u'/' + name; }

    void makeKey(const QString &tool, const QString &name, bool allowed)
    {
        const bool ssh = tool == "ssh"_L1;
        const auto program = findProgram(ssh ? u"ssh-keygen"_s : u"minisign"_s);
        if (program.isEmpty() && !qEnvironmentVariableIsSet("CI")) {
            QSKIP("the program is not installed");
        }
        const auto made = runChild({ .program = program,
            .arguments = ssh ? QStringList { u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, u""_s,
                                   u"-C"_s, name, u"-f"_s, path(name) }
                             : QStringList { u"-G"_s, u"-W"_s, u"-p"_s, path(name) + ".pub"_L1,
                                   u"-s"_s, path(name) } });
        QVERIFY(made && made->exitCode == 0);
        QFile key(path(name) + ".pub"_L1);
        QFile signers(path(u"signers"_s));
        if (allowed) {
            QVERIFY(key.open(QIODevice::ReadOnly) && signers.open(QIODevice::WriteOnly));
            signers.write((ssh ? name.toUtf8() + "@example.org " : QByteArray()) + key.readAll());
        }
    }

    /// By the button and the dialog for files that it opens.
    void signWith(ReviewDialog &dialog, const QString &key)
    {
        auto *sign = dialog.findChild<QPushButton *>(u"reviewSign"_s);
        QTRY_VERIFY_WITH_TIMEOUT(sign->isEnabled(), Patience);
        QTest::mouseClick(sign, Qt::LeftButton);
        auto *files = dialog.findChild<QFileDialog *>(u"keyDialog"_s);
        QVERIFY(files);
        files->setDirectory(m_project->path());
        auto *edit = files->findChild<QLineEdit *>();
        QVERIFY(edit);
        edit->setText(path(key));
        QTest::keyClick(edit, Qt::Key_Return);
    }

    static QString said(ReviewDialog &dialog)
    {
        QStringList words;
        for (const auto *label :
            dialog.findChild<QWidget *>(u"reviewState"_s)->findChildren<QLabel *>()) {
            words += label->text();
        }
        return words.join(u' ');
    }

    Theme *m_theme = nullptr;
    std::unique_ptr<TestProject> m_project;
    std::unique_ptr<Workspace> m_workspace;
};

SWITCHBACK_WINDOW_TEST(SignoffPagesTest)
#include "tst_signoffpages.moc"
