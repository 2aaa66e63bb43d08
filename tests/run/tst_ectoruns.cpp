// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Ecto projects run with Ecto's own protocol on real servers: history table, lock, transactions,
// repositories, prefixes, folders.

#include "run/differences.h"
#include "run/insight.h"
#include "run/livecopy.h"
#include "run/planner.h"
#include "run/runner.h"
#include "support/newurl.h"

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

/// A Phoenix application of one repository, on the server that its adapter is for.
class Phoenix
{
public:
    explicit Phoenix(const QString &onEngine, const QByteArray &settings = {})
        : m_project(u"priv/repo/migrations"_s)
        , engine(onEngine)
    {
        const QByteArray adapter = engine == "mysql"_L1 ? "MyXQL"
            : engine == "sqlite"_L1                     ? "SQLite3"
                                                        : "Postgres";
        file(u"mix.exs"_s,
            "defmodule Shop.MixProject do\n  use Mix.Project\n  def project, do: [app: "
            ":shop]\nend\n");
        file(u"lib/shop/repo.ex"_s,
            "defmodule Shop.Repo do\n  use Ecto.Repo, otp_app: :shop, adapter: Ecto.Adapters."
                + adapter + "\nend\n");
        file(u"config/config.exs"_s,
            "import Config\nconfig :shop, ecto_repos: [Shop.Repo]\nconfig"
            " :shop, Shop.Repo, pool_size: 2"
                + settings + "\n");
        request = { .project = m_project.path(), .url = newUrl(engine, m_project) };
    }

    void file(const QString &name, const QByteArray &text) const
    {
        const auto path = m_project.path() + u'/' + name;
        QDir().mkpath(QFileInfo(path).path());
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size()) {
            qFatal("cannot write %s", qPrintable(path));
        }
    }

    void migration(const QString &name, const QByteArray &body) const
    {
        const auto module = "M" + QByteArray::number(qHash(name));
        m_project.write(name + u".exs"_s,
            "defmodule " + module + " do\n  use Ecto.Migration\n" + body + "\nend\n");
    }

    void tables() const
    {
        migration(u"1_users"_s,
            "def change do\n create table(:users) do\n  add :name,"
            " :string\n  timestamps()\n end\nend");
        migration(u"2_index"_s, "def change, do: create(index(:users, [:name]))");
        migration(u"10_rows"_s,
            "def up, do: execute(\"INSERT INTO users (name, inserted_at, updated_at) VALUES ('a', "
            "'2024-01-01', "
            "'2024-01-01')\")\ndef down, do: execute(\"DELETE FROM users\")");
    }

    Session session() const
    {
        auto opened = openSession(request);
        if (!opened) {
            qFatal("%s", qPrintable(oneLine(opened.error())));
        }
        return *opened;
    }

    QString run(const Target &target = {}) const
    {
        const auto opened = session();
        const auto plan = makePlan(opened, target);
        if (!plan) {
            return oneLine(plan.error());
        }
        const auto outcome = runPlan(opened, *plan, { .lockWait = std::chrono::milliseconds(600) },
            [](const RunEvent &) { }, {});
        return outcome.kind == Outcome::Kind::Done ? QString() : oneLine(outcome.error);
    }

    QString back(int steps = 1) const
    {
        return run({ .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = steps });
    }

    QString states() const
    {
        const auto status = readStatus(session());
        if (!status) {
            return oneLine(status.error());
        }
        QStringList words;
        for (const auto &entry : status->timeline.entries) {
            words += entry.version.text + u' ' + stateWord(entry.state);
        }
        return words.join(", "_L1);
    }

    std::unique_ptr<Connection> connect() const
    {
        const auto opened = session();
        return std::move(*opened.engine->connect(opened.connection, Access::ReadWrite));
    }

    QString ask(const QString &sql) const
    {
        const auto rows = connect()->query(sql);
        QStringList lines;
        for (const auto &row : rows ? rows->rows : QList<QVariantList>()) {
            QStringList cells;
            for (const auto &cell : row) {
                cells += cell.toString();
            }
            lines += cells.join(u' ');
        }
        return rows ? lines.join(u", "_s) : oneLine(rows.error());
    }

private:
    TestProject m_project;

public:
    QString engine;
    SessionRequest request;
};

} // namespace

class EctoRunsTest : public QObject
{
    Q_OBJECT

    static void addEngines()
    {
        QTest::addColumn<QString>("engine");
        for (const auto *engine : { "postgresql", "mysql", "sqlite" }) {
            QTest::newRow(engine) << QString::fromLatin1(engine);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        SWITCHBACK_NEEDS(MariaDbServer);
    }

    void aProjectGoesUpAndBack_data() { addEngines(); }
    void aProjectGoesUpAndBack()
    {
        QFETCH(QString, engine);
        const Phoenix shop(engine);
        shop.tables();
        QCOMPARE(shop.session().format->info().id, u"ecto"_s);
        QCOMPARE(shop.states(), u"1 pending, 2 pending, 10 pending"_s);
        QCOMPARE(shop.run(), QString());
        QCOMPARE(shop.states(), u"1 applied, 2 applied, 10 applied"_s);
        QCOMPARE(shop.ask(u"SELECT count(*) FROM users"_s), u"1"_s);
        QCOMPARE(shop.back(), QString());
        QCOMPARE(shop.ask(u"SELECT count(*) FROM users"_s), u"0"_s);
        QCOMPARE(shop.back(2), QString());
        QCOMPARE(shop.states(), u"1 pending, 2 pending, 10 pending"_s);
        QCOMPARE(shop.run({ .kind = Target::Kind::To, .to = { u"2"_s } }), QString());
        QCOMPARE(shop.states(), u"1 applied, 2 applied, 10 pending"_s);
    }

    // `def change` promises a way back that only running it backwards can refuse.
    void aChangeThatCannotBeTurnedRoundIsToldBefore()
    {
        const Phoenix shop(u"sqlite"_s);
        shop.tables();
        shop.migration(
            u"11_bare"_s, "def change do\n alter table(:users) do\n  remove :name\n end\nend");
        const auto session = shop.session();
        const auto plan = makePlan(session, {});
        QVERIFY2(plan, plan ? "" : qPrintable(oneLine(plan.error())));
        QStringList oneWay;
        for (const auto &step : plan->steps) {
            oneWay += step.irreversible.isEmpty() ? QString() : step.version.text;
        }
        QCOMPARE(oneWay, QStringList({ QString(), QString(), QString(), u"11"_s }));
        QVERIFY(plan->steps.last().irreversible.contains("cannot reverse"_L1));
        auto status = readStatus(session);
        QVERIFY(status);
        applyInsights(insightsOf(session, status->files.migrations), status->timeline);
        for (const auto &entry : std::as_const(status->timeline.entries)) {
            QCOMPARE(entry.reversible, entry.version.text != "11"_L1);
        }
    }

    void whatThePlanStopsBeforeIsNotSilentlyLeftOut()
    {
        const Phoenix shop(u"sqlite"_s);
        shop.tables();
        shop.migration(u"11_jobs"_s, "def change, do: Jobs.Migration.up()");
        shop.migration(u"12_more"_s, "def change, do: create table(:more)");
        const auto session = shop.session();
        DifferenceRequest request;
        request.sources = { { .kind = DifferenceSource::Kind::Live },
            { .kind = DifferenceSource::Kind::AfterPlan } };
        const auto read = readDifferences(&session, request, {});
        QVERIFY2(read, read ? "" : qPrintable(oneLine(read.error())));
        QVERIFY(std::ranges::contains(read->all.rows, u"users"_s, &DifferenceRow::object));
        QVERIFY(!std::ranges::contains(read->all.rows, u"more"_s, &DifferenceRow::object));
        const auto left = read->all.steps.first().notCompared;
        QVERIFY2(left.join(u' ').contains("migration 11"_L1), qPrintable(left.join(u' ')));
    }

    // What Ecto's own CREATE TABLE leaves in the catalogue, and what it writes into a row.
    void theHistoryIsEctos_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("row");
        QTest::newRow("postgresql")
            << u"postgresql"_s
            << u"SELECT column_name, data_type, coalesce(datetime_precision, -1) FROM "
               u"information_schema.columns "
               "WHERE table_name = 'schema_migrations' ORDER BY ordinal_position"_s
            << u"version bigint -1, inserted_at timestamp without time zone 0"_s
            << u"SELECT version FROM schema_migrations WHERE abs(extract(epoch"
               " FROM inserted_at - (now() "
               "AT TIME ZONE 'UTC'))) < 60 AND inserted_at = date_trunc('second', inserted_at)"_s;
        QTest::newRow("mysql")
            << u"mysql"_s
            << u"SELECT column_name, column_type, column_key FROM information_schema.columns WHERE "
               u"table_schema = "
               "database() AND table_name = 'schema_migrations' ORDER BY ordinal_position"_s
            << u"version bigint(20) PRI, inserted_at datetime "_s
            << u"SELECT version FROM schema_migrations WHERE abs(timestampdiff(SECOND, "
               u"inserted_at, "
               "utc_timestamp())) < 60"_s;
        QTest::newRow("sqlite")
            << u"sqlite"_s << u"SELECT name, type, pk FROM pragma_table_info('schema_migrations')"_s
            << u"version INTEGER 1, inserted_at TEXT 0"_s
            << u"SELECT version FROM schema_migrations WHERE inserted_at LIKE "
               "'____-__-__T__:__:__' AND abs(julianday('now') - julianday(inserted_at)) < 0.01"_s;
    }
    void theHistoryIsEctos()
    {
        QFETCH(QString, engine);
        QFETCH(QString, columns);
        QFETCH(QString, row);
        const Phoenix shop(engine);
        shop.migration(u"20240131120000_a"_s, "def change, do: create(table(:a))");
        QCOMPARE(shop.run(), QString());
        QTEST(shop.ask(columns), "expected");
        QCOMPARE(shop.ask(row), u"20240131120000"_s);
    }

    void otherSourcesAreRead()
    {
        const Phoenix shop(u"postgresql"_s,
            ", migration_source: \"my migrations\", migration_primary_key: [type: :uuid, default: "
            "{:fragment, \"gen_random_uuid()\"}]");
        shop.tables();
        QCOMPARE(shop.run(), QString());
        QCOMPARE(shop.ask(u"SELECT count(*) FROM \"my migrations\""_s), u"3"_s);
        QCOMPARE(
            shop.ask(
                u"SELECT data_type FROM information_schema.columns WHERE table_name = 'users' AND "
                "column_name = 'id'"_s),
            u"uuid"_s);
    }

    void theHistoryMayBeKeptByAnotherRepository()
    {
        const QByteArray keeper =
            ", database: \"app.db\", migration_repo: Shop.Keeper\nconfig :shop, "
            "ecto_repos: [Shop.Repo, Shop.Keeper]\nconfig :shop, "
            "Shop.Keeper, adapter: Ecto.Adapters.SQLite3, database: ";
        const Phoenix same(u"sqlite"_s, keeper + "\"app.db\"");
        same.tables();
        QCOMPARE(same.run(), QString()); // one database: one transaction
        QCOMPARE(same.states(), u"1 applied, 2 applied, 10 applied"_s);
        const Phoenix other(u"sqlite"_s, keeper + "\"keeper.db\"");
        other.tables();
        const auto refused = other.run();
        QVERIFY2(refused.contains("Shop.Keeper"_L1) && refused.contains("one transaction"_L1),
            qPrintable(refused));
        QVERIFY(other.states().contains("Shop.Keeper"_L1)); // what is applied is not known here
    }

    // Our failure leaves what Ecto's would: the earlier ones in, the failing one not at all.
    void aFailureKeepsTheEarlierOnes_data() { addEngines(); }
    void aFailureKeepsTheEarlierOnes()
    {
        QFETCH(QString, engine);
        const Phoenix shop(engine);
        shop.tables();
        shop.migration(
            u"11_bad"_s, "def change do\n create table(:half)\n execute \"SELCT 1\", \"\"\nend");
        QVERIFY(shop.run().contains("SELCT"_L1));
        QVERIFY(shop.states().startsWith("1 applied, 2 applied, 10 applied, 11 "_L1));
        if (engine != "mysql"_L1) { // DDL commits by itself there
            QVERIFY(!shop.ask(u"SELECT count(*) FROM half"_s).startsWith(u'0'));
        }
    }

    void ectosLockKeepsUsOut_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QStringList>("held");
        QTest::addColumn<QString>("free");
        const auto table =
            u"CREATE TABLE schema_migrations (version bigint PRIMARY KEY, inserted_at timestamp(0))"_s;
        QTest::newRow("table lock")
            << u"postgresql"_s << QByteArray()
            << QStringList { table, u"BEGIN"_s,
                   u"LOCK TABLE schema_migrations IN SHARE UPDATE EXCLUSIVE MODE"_s }
            << u"ROLLBACK"_s;
        // The key is erlang:phash2({ecto, nil, Shop.Repo}).
        QTest::newRow("advisory lock")
            << u"postgresql"_s << QByteArray(", migration_lock: :pg_advisory_lock")
            << QStringList { u"SELECT pg_advisory_lock(58021392)"_s }
            << u"SELECT pg_advisory_unlock_all()"_s;
        QTest::newRow("named lock") << u"mysql"_s << QByteArray()
                                    << QStringList { u"SELECT GET_LOCK('ecto_Shop.Repo', 0)"_s }
                                    << u"SELECT RELEASE_LOCK('ecto_Shop.Repo')"_s;
    }
    void ectosLockKeepsUsOut()
    {
        QFETCH(QString, engine);
        QFETCH(QByteArray, settings);
        QFETCH(QStringList, held);
        QFETCH(QString, free);
        const Phoenix shop(engine, settings);
        shop.tables();
        const auto holder = shop.connect();
        for (const auto &sql : held) {
            QVERIFY(holder->query(sql).has_value());
        }
        QVERIFY(shop.run().contains("lock"_L1));
        QCOMPARE(shop.states(), u"1 pending, 2 pending, 10 pending"_s);
        QVERIFY(holder->query(free).has_value());
        QCOMPARE(shop.run(), QString());
    }

    void noLockWhereNoneIsWanted()
    {
        const Phoenix shop(u"postgresql"_s, ", migration_lock: false");
        QVERIFY(shop.session().format->locks({}, {}, shop.session().context).isEmpty());
    }

    void indexesAreBuiltConcurrently()
    {
        const Phoenix shop(u"postgresql"_s);
        shop.tables();
        shop.migration(u"3_concurrent"_s,
            "@disable_ddl_transaction true\n@disable_migration_lock true\ndef change, do: "
            "create(index(:users, "
            "[:updated_at], concurrently: true))");
        QCOMPARE(shop.run(), QString());
        QCOMPARE(shop.back(4), QString());
        QCOMPARE(shop.states(), u"1 pending, 2 pending, 3 pending, 10 pending"_s);
    }

    void eachPrefixHasItsHistory_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::newRow("postgresql") << u"postgresql"_s;
        QTest::newRow("mysql") << u"mysql"_s;
    }
    void eachPrefixHasItsHistory()
    {
        QFETCH(QString, engine);
        Phoenix shop(engine);
        shop.migration(u"1_a"_s, "def change, do: create(table(:a))");
        const auto tenant = engine == "mysql"_L1 ? MariaDbServer::shared().createDatabase()
                                                 : u"tenant_1"_s;
        if (engine == "postgresql"_L1) {
            QVERIFY(shop.connect()->execute(u"CREATE SCHEMA tenant_1"_s).has_value());
        }
        QCOMPARE(shop.run(), QString());
        shop.request.prefix = tenant;
        QCOMPARE(shop.states(), u"1 pending"_s);
        QCOMPARE(shop.run(), QString());
        QCOMPARE(shop.states(), u"1 applied"_s);
        QCOMPARE(shop.ask(u"SELECT count(*) FROM %1.a"_s.arg(tenant)), u"0"_s);
        QCOMPARE(shop.back(), QString());
        shop.request.prefix.clear();
        QCOMPARE(shop.states(), u"1 applied"_s);
    }

    void lateOnesRunUnlessOrderIsStrict()
    {
        const Phoenix shop(u"sqlite"_s);
        shop.tables();
        QCOMPARE(shop.run(), QString());
        shop.migration(u"5_late"_s, "def change, do: create(table(:late))");
        auto session = shop.session();
        session.context.options.insert(u"strict_version_order"_s, u"true"_s);
        QVERIFY(oneLine(makePlan(session, {}).error()).contains("strict"_L1));
        QCOMPARE(shop.run(), QString());
        QCOMPARE(shop.back(), QString()); // by version, not by time
        QCOMPARE(shop.states(), u"1 applied, 2 applied, 5 applied, 10 pending"_s);
    }

    void duplicatesStopOnlyWhilePending()
    {
        const Phoenix shop(u"sqlite"_s);
        shop.tables();
        QCOMPARE(shop.run(), QString());
        shop.migration(u"2_again"_s, "def change, do: :ok");
        QCOMPARE(shop.run(), QString());
        shop.migration(u"12_x"_s, "def change, do: :ok");
        shop.migration(u"12_y"_s, "def change, do: :ok");
        QVERIFY(shop.run().contains("12"_L1));
        QVERIFY(!shop.ask(u"SELECT version FROM schema_migrations"_s).contains("12"_L1));
    }

    void targetsAreThoseOfEcto()
    {
        const Phoenix shop(u"sqlite"_s);
        shop.tables();
        QCOMPARE(
            shop.run({ .kind = Target::Kind::To, .to = { u"2"_s }, .exclusive = true }), QString());
        QCOMPARE(shop.states(), u"1 applied, 2 pending, 10 pending"_s);
        QCOMPARE(shop.run({ .kind = Target::Kind::Steps, .steps = 1 }), QString());
        QCOMPARE(shop.states(), u"1 applied, 2 applied, 10 pending"_s);
    }

    void theRunStopsBeforeWhatIsNotKnown()
    {
        const Phoenix shop(u"sqlite"_s);
        shop.tables();
        shop.migration(u"3_asks"_s,
            "def up do\n for [n] <- repo().query!(\"SELECT 1\").rows, do: execute(\"SELECT "
            "#{n}\")\nend\ndef down, do: :ok");
        const auto session = shop.session();
        const auto plan = makePlan(session, {});
        QVERIFY(plan.has_value());
        QCOMPARE(plan->steps.size(), 2);
        QCOMPARE(plan->stop->version.text, u"3"_s);
        QCOMPARE(plan->stop->place.line, 4);
        QCOMPARE(shop.run(), QString());
        QVERIFY(shop.run().contains("3_asks.exs:4"_L1));
        QVERIFY(makePlan(session, { .handsOver = true })->stop.has_value());
        QCOMPARE(shop.states(), u"1 applied, 2 applied, 3 pending, 10 pending"_s);
    }

    void severalFoldersFeedOneHistory()
    {
        const Phoenix shop(u"sqlite"_s);
        shop.tables();
        shop.file(u"priv/repo/more/4_more.exs"_s,
            "defmodule More do\n use Ecto.Migration\n def change, do: create(table(:more))\nend\n");
        shop.file(u"switchback.toml"_s,
            "[project]\nmigrations = [\"priv/repo/migrations\", \"priv/repo/more\"]\n");
        QCOMPARE(shop.run(), QString());
        QCOMPARE(shop.states(), u"1 applied, 2 applied, 4 applied, 10 applied"_s);
        QCOMPARE(shop.ask(u"SELECT count(*) FROM more"_s), u"0"_s);
    }

    void umbrellasShowEachRepository()
    {
        const TestProject umbrella(u"apps/shop/priv/repo/migrations"_s);
        const auto put = [&](const QString &name, const QByteArray &text) {
            const auto path = umbrella.path() + u'/' + name;
            QDir().mkpath(QFileInfo(path).path());
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        put(u"mix.exs"_s,
            "defmodule All.MixProject do\n use Mix.Project\n def project, do: [apps_path: "
            "\"apps\"]\nend\n");
        put(u"apps/shop/mix.exs"_s, "");
        put(u"apps/log/mix.exs"_s, "");
        put(u"apps/shop/lib/repo.ex"_s,
            "defmodule Shop.Repo do\n use Ecto.Repo, otp_app: :shop, adapter: "
            "Ecto.Adapters.SQLite3\nend\n");
        put(u"apps/log/lib/repo.ex"_s,
            "defmodule Log.Repo do\n use Ecto.Repo, otp_app: :log, adapter: "
            "Ecto.Adapters.Postgres\nend\n");
        put(u"config/config.exs"_s,
            "import Config\nconfig :shop, ecto_repos: [Shop.Repo]\nconfig :log, ecto_repos: "
            "[Log.Repo]\n"
            "import_config \"#{config_env()}.exs\"\n");
        put(u"config/dev.exs"_s,
            "import Config\nconfig :shop, Shop.Repo, database: \"shop.db\"\n"
            "config :log, Log.Repo, username: \"me\", password: \"p w\", hostname: \"db.example\", "
            "database: \"log\", port: 6543\n");
        put(u"apps/shop/priv/repo/migrations/1_a.exs"_s,
            "defmodule A do\n use Ecto.Migration\n def change, do: create(table(:a))\nend\n");
        put(u"apps/log/priv/repo/migrations/1_b.exs"_s,
            "defmodule B do\n use Ecto.Migration\n def change, do: create(table(:b))\nend\n");
        const auto project = openProject(umbrella.path());
        QVERIFY(project.has_value());
        QStringList found;
        for (const auto &folder : project->folders) {
            found += folder.path.section(u"/apps/"_s, 1) + u' ' + folder.format;
        }
        found.sort();
        QCOMPARE(found,
            QStringList(
                { u"log/priv/repo/migrations ecto"_s, u"shop/priv/repo/migrations ecto"_s }));
        QStringList addresses;
        for (const auto &environment : project->environments) {
            addresses += environment.name + u' ' + environment.url;
        }
        addresses.sort();
        QCOMPARE(addresses,
            QStringList({ u"dev Log.Repo postgresql://me:p%20w@db.example:6543/log"_s,
                u"dev Shop.Repo sqlite:shop.db"_s }));
        // The folder that is chosen brings its own repository's database along.
        const auto log = openSession({ .project = umbrella.path(),
            .migrations = umbrella.path() + u"/apps/log/priv/repo/migrations"_s });
        QVERIFY(log.has_value());
        QCOMPARE(log->environment.name, u"dev Log.Repo"_s);
        QCOMPARE(log->context.options.value(u"repo"_s), u"Log.Repo"_s);
        const auto shop = openSession(
            { .project = umbrella.path(), .environment = u"dev Shop.Repo"_s });
        QVERIFY(shop.has_value());
        QCOMPARE(shop->context.options.value(u"repo"_s), u"Shop.Repo"_s);
    }

    // As hexpm sets its time zone: whatever the project's settings say, it is the one that is open.
    void theConfigurationNamesTheOpenDatabase()
    {
        const Phoenix shop(u"postgresql"_s, ", database: \"elsewhere\"");
        shop.migration(u"1_utc"_s,
            "def up do\n database = Keyword.fetch!(Shop.Repo.config(), :database)\n "
            "execute(\"ALTER DATABASE #{database} SET timezone TO 'Asia/Tokyo'\")\nend\n"
            "def down, do: execute(\"ALTER DATABASE #{Shop.Repo.config()[:database]} RESET "
            "timezone\")");
        const auto session = shop.session();
        const auto plan = makePlan(session, {});
        QVERIFY2(plan, plan ? "" : qPrintable(oneLine(plan.error())));
        QVERIFY(!plan->stop);
        QCOMPARE(shop.run(), QString());
        const auto kept =
            u"SELECT count(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = "
            "s.setdatabase WHERE d.datname = current_database()"_s;
        QCOMPARE(shop.ask(kept), u"1"_s);
        QCOMPARE(shop.back(), QString());
        QCOMPARE(shop.ask(kept), u"0"_s);
        // A rehearsal's copy is another database.
        const auto copy = movedTo(session, { .engine = u"postgresql"_s, .database = u"a_copy"_s });
        const auto files = copy.format->read(copy.context);
        const auto loaded = copy.format->loaded(files->migrations.first(), copy.context);
        const auto made = copy.format->render(*loaded, copy.context);
        QVERIFY2(made.up.statements.first().sql.contains(u"DATABASE a_copy"_s),
            qPrintable(made.up.statements.first().sql));
    }

    void addressesComeFromTheEnvironment()
    {
        qputenv("SHOP_DATABASE_URL", "ecto://u:p@db.example/shop");
        const TestProject project(u"priv/repo/migrations"_s);
        Phoenix shop(u"postgresql"_s);
        shop.file(u"config/runtime.exs"_s,
            "import Config\nconfig :shop, Shop.Repo, url: System.get_env(\"SHOP_DATABASE_URL\")\n");
        shop.tables();
        const auto opened = openProject(shop.request.project);
        QCOMPARE(opened->environments.first().url, u"postgresql://u:p@db.example/shop"_s);
        QVERIFY(opened->environments.first().urlOrigin.contains("Shop.Repo"_L1));
        qunsetenv("SHOP_DATABASE_URL");
    }
};

QTEST_GUILESS_MAIN(EctoRunsTest)
#include "tst_ectoruns.moc"
