// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/gui/shots.h"

#include "app/gui/driver.h"
#include "app/gui/shotprojects.h"
#include "widgets/backfillpage.h"
#include "widgets/backupdialog.h"
#include "widgets/connectdialog.h"
#include "widgets/differencespage.h"
#include "widgets/guarddialog.h"
#include "widgets/inspector.h"
#include "widgets/reviewdialog.h"
#include "widgets/safedialog.h"
#include "workspace/backfills.h"
#include "workspace/backups.h"
#include "workspace/environments.h"
#include "workspace/rehearsals.h"
#include "workspace/releases.h"
#include "workspace/signoff.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSplitter>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Page = Location::Page;

struct Variant {
    QString suffix;
    QString language;
    Qt::ColorScheme scheme;
    qreal scale;
    QSize size;
    bool everything; // else only the pages people see most
};

const QList<Variant> &variants()
{
    static const QList<Variant> list {
        { u"light"_s, u"en"_s, Qt::ColorScheme::Light, 1, { 1280, 800 }, true },
        { u"dark"_s, u"en"_s, Qt::ColorScheme::Dark, 1, { 1280, 800 }, true },
        { u"light-2x"_s, u"en"_s, Qt::ColorScheme::Light, 2, { 1280, 800 }, false },
        { u"dark-2x"_s, u"en"_s, Qt::ColorScheme::Dark, 2, { 1280, 800 }, false },
        { u"german"_s, u"de"_s, Qt::ColorScheme::Light, 1, { 1280, 800 }, true },
        { u"small"_s, u"en"_s, Qt::ColorScheme::Light, 1, { 1024, 700 }, false },
        { u"large"_s, u"en"_s, Qt::ColorScheme::Dark, 1, { 1920, 1200 }, false },
        { u"german-small"_s, u"de"_s, Qt::ColorScheme::Dark, 1, { 1024, 700 }, false },
    };
    return list;
}

SafeSet sampleSafeSet()
{
    const QByteArray before =
        "-- migrate:up\nALTER TABLE users ADD COLUMN plan text NOT NULL DEFAULT "
        "'free';\nCREATE INDEX users_plan ON users (plan);\n";
    const QByteArray concurrently = "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY "
                                    "users_plan ON users (plan);\n\n-- migrate:down\nDROP INDEX "
                                    "CONCURRENTLY users_plan;\n";
    return { .version = { u"20261106120000"_s },
        .name = u"add_plan_to_users"_s,
        .files = { { .path = u"db/migrations/20261106120000_add_plan_to_users.sql"_s,
                       .before = before,
                       .after = before.left(before.indexOf("CREATE INDEX")),
                       .note = u"Adds the column; no row is written again."_s },
            { .path = u"db/migrations/20261106120001_index_users_plan.sql"_s,
                .after = concurrently,
                .isNew = true,
                .note = u"Writers go on while the index is built."_s } },
        .notes = {},
        .findings = {} };
}

class Shots
{
public:
    Shots(Application &application, const QString &folder)
        : m_application(application)
        , m_folder(folder)
    {
        writeManyMigrations(m_projects.filePath(u"many"_s));
        writeHostileProject(m_projects.filePath(u"hostile"_s));
        QDir().mkpath(m_projects.filePath(u"empty"_s));
    }

    int run()
    {
        for (const auto &variant : variants()) {
            m_driver.act(u"variant "_s + variant.suffix, [this, variant] { begin(variant); });
            settled();
            demo(variant);
            if (variant.everything) {
                troubles();
                hostile();
                dialogs();
            }
            m_driver.act(u"close the project"_s, [this] { workspace()->close(); });
        }
        QObject::connect(&m_driver, &Driver::finished, qApp, &QCoreApplication::quit);
        m_driver.start();
        QCoreApplication::exec();
        return m_driver.succeeded() ? 0 : 1;
    }

private:
    MainWindow *window() { return m_application.window(); }
    Workspace *workspace() { return m_application.workspace(); }

    void begin(const Variant &variant)
    {
        m_variant = variant;
        m_application.setLanguage(variant.language);
        m_application.setScheme(variant.scheme);
        window()->resize(variant.size);
        window()->show();
    }

    void settled()
    {
        m_driver.until(u"nothing is being waited for"_s, [this, calm = 0]() mutable {
            calm = workspace()->activity().isEmpty() && !workspace()->isRunActive() ? calm + 1 : 0;
            return calm > 8;
        });
    }

    void act(const QString &what, const Driver::Action &action)
    {
        m_driver.act(what, action);
        settled();
    }

    void picture(const QString &name, const std::function<QWidget *()> &what = {})
    {
        m_driver.act(u"picture of "_s + name, [this, name, what] {
            const auto path = QDir(m_folder).filePath(u"%1-%2.png"_s.arg(name, m_variant.suffix));
            savePicture(what ? what() : window(), path, m_variant.scale);
        });
    }

    void page(const QString &name, const Location &location)
    {
        act(u"go to "_s + name, [this, location] { window()->goTo(location); });
        picture(name);
    }

    void open(const QString &project)
    {
        act(u"open "_s + project,
            [this, project] { window()->open(m_projects.filePath(project)); });
    }

    void inspect(
        const QString &name, const QString &version, const std::function<void(Inspector *)> &how)
    {
        act(name, [this, version, how] {
            window()->goTo({ .page = Page::Timeline, .version = Version { version } });
            how(window()->findChild<Inspector *>());
        });
        picture(name);
    }

    void press(const QString &button)
    {
        m_driver.press([this]() -> QWidget * { return window(); }, button);
        settled();
    }

    void demo(const Variant &variant)
    {
        picture(u"start"_s);
        act(u"the demo"_s, [this] { window()->openDemo(); });
        picture(u"timeline"_s);
        inspect(u"inspector-sql"_s, u"20261102090000"_s,
            [](Inspector *i) { i->setTab(Inspector::SqlTab); });
        if (variant.everything) {
            inspect(u"inspector-findings"_s, u"20261006134500"_s,
                [](Inspector *i) { i->setTab(Inspector::FindingsTab); });
            inspect(u"inspector-locks"_s, u"20261006134500"_s,
                [](Inspector *i) { i->setTab(Inspector::LocksTab); });
            inspect(u"inspector-marks"_s, u"20261006134500"_s,
                [](Inspector *i) { i->setTab(Inspector::SqlTab); });
            inspect(u"inspector-wire"_s, u"20261006134500"_s,
                [](Inspector *i) { i->setForm(Inspector::WireForm); });
            inspect(u"inspector-irreversible"_s, u"20261006134500"_s, [](Inspector *i) {
                i->setForm(Inspector::SqlForm);
                i->setDirection(Direction::Down);
            });
            inspect(u"inspector-opaque"_s, u"20260604070000"_s,
                [](Inspector *i) { i->setDirection(Direction::Up); });
            inspect(u"inspector-source"_s, u"20260604070000"_s,
                [](Inspector *i) { i->setForm(Inspector::SourceForm); });
            linked();
            inspect(u"inspector-file"_s, u"20250519100500"_s,
                [](Inspector *i) { i->setTab(Inspector::FileTab); });
            inspect(u"inspector-details"_s, u"20250624151500"_s,
                [](Inspector *i) { i->setTab(Inspector::DetailsTab); });
            inspect(u"inspector-late"_s, u"20260610080000"_s, [](Inspector *i) {
                i->setForm(Inspector::SqlForm);
                i->setTab(Inspector::SqlTab);
            });
        }
        page(u"problems"_s, { .page = Page::Problems });
        differences(variant);
        running(variant);
        page(u"plan-up"_s, { .page = Page::Plan, .target = Target { .kind = Target::Kind::All } });
        press(u"planStart"_s);
        picture(u"run-done"_s);
        page(u"timeline-up-to-date"_s, { .page = Page::Timeline });
        page(u"plan-rollback"_s,
            { .page = Page::Plan,
                .target = Target {
                    .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 } });
        page(u"plan-no-way-back"_s,
            { .page = Page::Plan,
                .target = Target {
                    .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 2 } });
        page(u"problems-none"_s, { .page = Page::Problems });
        page(u"log"_s, { .page = Page::Log });
        m_driver.act(u"an entry"_s, [this] {
            auto *view = window()->findChild<QTableView *>(u"logView"_s);
            view->setCurrentIndex(view->model()->index(1, 0));
        });
        m_driver.until(u"its journal is read"_s, [calm = 0]() mutable { return ++calm > 12; });
        picture(u"log-entry"_s);
        m_driver.act(u"the environments"_s, [this] { window()->goTo({ .page = Page::Grid }); });
        m_driver.until(u"all have answered"_s, [this, calm = 0]() mutable {
            calm = workspace()->environments().awaited() == 0 ? calm + 1 : 0;
            return calm > 4;
        });
        picture(u"grid"_s);
        if (variant.everything) {
            signoff();
        }
        act(u"production"_s, [this] {
            window()->goTo({ .page = Page::Timeline });
            workspace()->selectEnvironment(1);
        });
        picture(u"protected"_s);
        page(u"plan-protected"_s,
            { .page = Page::Plan, .target = Target { .kind = Target::Kind::All } });
        page(u"plan-own-tool"_s,
            { .page = Page::Plan,
                .target = Target { .kind = Target::Kind::Chosen,
                    .chosen = { Version { u"20260604070000"_s } } } });
        act(u"arm"_s, [this] { workspace()->setArmed(true); });
        page(u"plan-armed"_s,
            { .page = Page::Plan,
                .target = Target {
                    .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 } });
        act(u"disarm"_s, [this] { workspace()->setArmed(false); });
    }

    /// A plan under a second person's eyes, and the mark of a protected database.
    void signoff()
    {
        const auto file = m_projects.filePath(u"release.plan"_s);
        m_driver.act(u"save a plan"_s, [this, file] {
            workspace()
                ->plan({ .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 })
                .then(workspace(), [this, file](const Result<Plan> &plan) {
                    savePlanForReview(*workspace(), plan.value_or(Plan()), file);
                });
        });
        m_driver.until(u"it is saved"_s, [file] { return QFileInfo::exists(file); });
        m_driver.act(u"review it"_s, [this, file] {
            auto *dialog = new ReviewDialog(workspace(), file, window());
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->show();
            m_dialog = dialog;
        });
        m_driver.until(u"it is read"_s,
            [this] { return m_dialog->findChild<QWidget *>(u"reviewState"_s)->isVisible(); });
        picture(u"review"_s, [this]() -> QWidget * { return m_dialog; });
        act(u"protect"_s, [this] {
            m_dialog->close();
            auto *dialog = new GuardDialog(workspace(), window());
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->show();
            m_dialog = dialog;
        });
        picture(u"guard"_s, [this]() -> QWidget * { return m_dialog; });
        act(u"do not protect"_s, [this] { m_dialog->close(); });
        m_driver.act(u"forget the plan"_s, [file] { QFile::remove(file); });
    }

    void compared(const QString &name, const QList<DifferenceSource> &sources)
    {
        m_driver.act(u"compare"_s,
            [this, sources] { window()->goTo({ .page = Page::Differences, .sources = sources }); });
        m_driver.until(u"it is compared"_s, [this, calm = 0]() mutable {
            const bool busy = window()->findChild<DifferencesPage *>()->isBusy();
            calm = busy ? 0 : calm + 1;
            return calm > 8;
        });
        picture(name);
    }

    void differences(const Variant &variant)
    {
        using Kind = DifferenceSource::Kind;
        compared(u"differences"_s,
            { { .kind = Kind::Expected }, { .kind = Kind::Live }, { .kind = Kind::AfterPlan } });
        if (!variant.everything) {
            return;
        }
        compared(u"differences-two"_s, { { .kind = Kind::Live }, { .kind = Kind::AfterPlan } });
        const auto tab = [this](DifferencesPage::Tab which) {
            window()->findChild<DifferencesPage *>()->setTab(which);
        };
        m_driver.act(u"the map"_s, [tab] { tab(DifferencesPage::MapTab); });
        m_driver.until(u"the map is there"_s,
            [this] { return window()->findChild<QWidget *>(u"schemaMap"_s)->isVisible(); });
        picture(u"differences-map"_s);
        m_driver.act(u"the script"_s, [tab] { tab(DifferencesPage::ScriptTab); });
        m_driver.until(u"the script is there"_s, [this, calm = 0]() mutable {
            const auto *copy = window()->findChild<QWidget *>(u"scriptCopy"_s);
            calm = copy->isEnabled() ? calm + 1 : 0;
            return calm > 4;
        });
        picture(u"differences-script"_s);
        m_driver.act(u"the differences"_s, [tab] { tab(DifferencesPage::ObjectsTab); });
        compared(u"differences-none"_s, { { .kind = Kind::Live }, { .kind = Kind::Live } });
        compared(u"differences-error"_s,
            { { .text = u"/nowhere/wanted.sql"_s }, { .kind = Kind::Live } });
        m_driver.act(u"what a migration changes"_s, [this] {
            window()->goTo({ .page = Page::Timeline, .version = Version { u"20261102090000"_s } });
            window()->findChild<Inspector *>()->setTab(Inspector::SchemaTab);
        });
        m_driver.until(u"it is known"_s, [this, calm = 0]() mutable {
            const auto *tree = window()->findChild<Inspector *>()->findChild<QWidget *>(
                u"migrationDifferences"_s);
            calm = tree->isVisible() ? calm + 1 : 0;
            return calm > 8;
        });
        picture(u"inspector-schema"_s);
        m_driver.act(u"back to the SQL"_s,
            [this] { window()->findChild<Inspector *>()->setTab(Inspector::SqlTab); });
    }

    void idle(const QString &what, const std::function<bool()> &busy)
    {
        m_driver.until(what, [busy, calm = 0]() mutable {
            calm = busy() ? 0 : calm + 1;
            return calm > 8;
        });
    }

    void rehearsed(const QString &before, const QString &after)
    {
        page(before, { .page = Page::Rehearsal });
        press(u"rehearsalStart"_s);
        idle(u"it is rehearsed"_s, [this] { return workspace()->rehearsals().isActive(); });
        picture(after);
    }

    /// Rehearsals, backups, batches: empty, over, and what each of them asks.
    void running(const Variant &variant)
    {
        rehearsed(u"rehearsal-empty"_s, u"rehearsal"_s);
        page(u"timeline-rehearsed"_s, { .page = Page::Timeline });
        page(u"backups-empty"_s, { .page = Page::Backups });
        act(u"back up"_s, [this] {
            std::ignore = workspace()->backups().make(m_projects.filePath(u"shop.backup"_s), true);
        });
        const auto working = [this] {
            return workspace()->backups().work() != Backups::Work::None;
        };
        idle(u"it is backed up"_s, working);
        picture(u"backups"_s);
        act(u"prepare"_s, [this] {
            std::ignore = workspace()->backups().prepare(m_projects.filePath(u"shop.backup"_s));
        });
        idle(u"it is prepared"_s, working);
        picture(u"restore"_s);
        press(u"restoreBack"_s);
        page(u"backfill-empty"_s, { .page = Page::Backfill });
        m_driver.act(u"a statement"_s, [this] {
            window()->goTo({ .page = Page::Backfill,
                .subject = u"UPDATE orders SET status = 'open' WHERE status IS NULL"_s });
        });
        idle(u"it is looked at"_s,
            [this] { return workspace()->backfills().work() != Backfills::Work::None; });
        picture(u"backfill"_s);
        release();
        if (variant.everything) {
            askedFor();
        }
    }

    /// Cut and begun; ended again, or the demo's last migrations would stay locked.
    void release()
    {
        const auto working = [this] {
            return workspace()->releases().work() != Releases::Work::None;
        };
        page(u"release-looking"_s, { .page = Page::Release });
        idle(u"it is cut"_s, working);
        // The one that the pictures before have ended is still shown.
        act(u"leave what has ended"_s, [this] { workspace()->releases().look({}, true); });
        idle(u"it is cut anew"_s, working);
        picture(u"release-cut"_s);
        press(u"releaseNext"_s);
        idle(u"it is begun"_s, working);
        picture(u"release"_s);
        act(u"end it"_s, [this] { std::ignore = workspace()->releases().abort({}); });
        idle(u"it is ended"_s, working);
        picture(u"release-ended"_s);
    }

    void askedFor()
    {
        act(u"ask for a place"_s, [this] {
            auto *dialog = new BackupDialog(
                u"/srv/backups/shop.dump"_s, workspace()->project().address, window());
            dialog->show();
            m_dialog = dialog;
        });
        picture(u"backup-dialog"_s, [this]() -> QWidget * { return m_dialog; });
        act(u"the safer way"_s, [this] {
            m_dialog->close();
            auto *dialog = new SafeDialog(
                workspace(), { .rule = u"security-definer-without-search-path"_s }, window());
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->show();
            m_dialog = dialog;
        });
        m_driver.until(u"there is none"_s, [calm = 0]() mutable { return ++calm > 20; });
        picture(u"safe-dialog-refused"_s, [this]() -> QWidget * { return m_dialog; });
        act(u"a safer way"_s,
            [this] { qobject_cast<SafeDialog *>(m_dialog.data())->setSet(sampleSafeSet()); });
        picture(u"safe-dialog-trying"_s, [this]() -> QWidget * { return m_dialog; });
        act(u"a safer way, proven"_s, [this] {
            qobject_cast<SafeDialog *>(m_dialog.data())
                ->setProof({ .outcome = SafeProof::Outcome::Proven,
                    .reason = {},
                    .notes = {},
                    .rows = 900 });
        });
        picture(u"safe-dialog"_s, [this]() -> QWidget * { return m_dialog; });
        act(u"close the safer way"_s, [this] { m_dialog->close(); });
    }

    /// A line of the source chosen, in the inspector and where there is room beside the SQL.
    void linked()
    {
        const auto choose = [this](const QString &view, int line) {
            const auto *inspector = window()->findChild<Inspector *>();
            auto *edit = inspector->findChild<QWidget *>(view)->findChild<QPlainTextEdit *>();
            edit->setTextCursor(QTextCursor(edit->document()->findBlockByNumber(line)));
        };
        inspect(u"inspector-linked-read"_s, u"20260211083000"_s,
            [](Inspector *i) { i->setForm(Inspector::SqlForm); });
        act(u"choose a line"_s, [choose] { choose(u"inspectorSource"_s, 15); });
        picture(u"inspector-linked"_s);
        inspect(u"inspector-beside-read"_s, u"20261102090000"_s, [this](Inspector *) {
            window()->resize(1680, 900);
            auto *workbench = window()->findChild<QSplitter *>(u"workbench"_s);
            m_sizes = workbench->sizes();
            workbench->setSizes({ 480, 1000 });
        });
        act(u"choose a statement"_s, [choose] { choose(u"inspectorSql"_s, 4); });
        picture(u"inspector-beside"_s);
        act(u"as it was"_s, [this] {
            window()->resize(m_variant.size);
            window()->findChild<QSplitter *>(u"workbench"_s)->setSizes(m_sizes);
        });
    }

    void troubles()
    {
        act(u"fresh projects"_s, [this] {
            writeFailingProject(m_projects.filePath(u"failing"_s));
            writeUnreachableProject(m_projects.filePath(u"far"_s));
        });
        act(u"close"_s, [this] { workspace()->close(); });
        picture(u"start-recent"_s);
        open(u"nowhere"_s);
        picture(u"error-missing-folder"_s);
        open(u"empty"_s);
        picture(u"error-no-migrations"_s);
        open(u"far"_s);
        picture(u"error-unreachable"_s);
        press(u"messageDetailsButton"_s);
        picture(u"error-details"_s);
        open(u"failing"_s);
        act(u"plan"_s, [this] {
            window()->goTo({ .page = Page::Plan, .target = Target { .kind = Target::Kind::All } });
        });
        press(u"planStart"_s);
        picture(u"run-failed"_s);
        page(u"timeline-after-failure"_s, { .page = Page::Timeline });
        page(u"plan-empty"_s, { .page = Page::Plan });
        rehearsed(u"rehearsal-before-failing"_s, u"rehearsal-fails"_s);
    }

    void hostile()
    {
        open(u"hostile"_s);
        picture(u"hostile-timeline"_s);
        inspect(u"hostile-long-file"_s, u"20260102000000"_s,
            [](Inspector *i) { i->setTab(Inspector::SqlTab); });
        inspect(u"hostile-rtl"_s, u"20260104000000"_s,
            [](Inspector *i) { i->setTab(Inspector::FileTab); });
        page(u"hostile-problems"_s, { .page = Page::Problems });
        page(u"hostile-plan"_s,
            { .page = Page::Plan, .target = Target { .kind = Target::Kind::All } });
        open(u"many"_s);
        picture(u"many-timeline"_s);
        act(u"last of many"_s, [this] {
            const auto &entries = workspace()->standing().timeline.entries;
            window()->goTo({ .page = Page::Timeline,
                .version = entries.isEmpty() ? Version() : entries.first().version });
        });
        picture(u"many-first"_s);
    }

    void dialogs()
    {
        act(u"palette"_s, [this] { window()->openPalette(); });
        picture(u"palette"_s,
            [this]() -> QWidget * { return window()->findChild<CommandPalette *>(); });
        act(u"shortcuts"_s, [this] {
            window()->findChild<CommandPalette *>()->close();
            m_dialog = window()->openShortcuts();
        });
        picture(u"shortcuts"_s, [this]() -> QWidget * { return m_dialog; });
        act(u"rules"_s, [this] {
            m_dialog->close();
            m_dialog = window()->openRules(u"drop-column"_s);
        });
        picture(u"rules"_s, [this]() -> QWidget * { return m_dialog; });
        act(u"locks"_s, [this] {
            m_dialog->close();
            m_dialog = window()->openLocks(u"ACCESS EXCLUSIVE"_s);
        });
        picture(u"locks"_s, [this]() -> QWidget * { return m_dialog; });
        act(u"preferences"_s, [this] {
            m_dialog->close();
            m_dialog = askPreferences({}, window(), [](const Preferences &) { });
        });
        picture(u"preferences"_s, [this]() -> QWidget * { return m_dialog; });
        act(u"about"_s, [this] {
            m_dialog->close();
            m_dialog = showAbout(window());
        });
        picture(u"about"_s, [this]() -> QWidget * { return m_dialog; });
        act(u"connect"_s, [this] {
            m_dialog->close();
            auto *dialog = new ConnectDialog(m_folder, window());
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setUrl(u"postgresql://shop:secret@db.example.org/shop"_s);
            dialog->show();
            m_dialog = dialog;
        });
        picture(u"connect"_s, [this]() -> QWidget * { return m_dialog; });
        act(u"close the dialog"_s, [this] { m_dialog->close(); });
    }

    Application &m_application;
    QString m_folder;
    QTemporaryDir m_projects;
    Driver m_driver;
    Variant m_variant;
    QList<int> m_sizes;
    QPointer<QDialog> m_dialog;
};

} // namespace

int runShots(Application &application, const QString &folder)
{
    return Shots(application, folder).run();
}

} // namespace Switchback
