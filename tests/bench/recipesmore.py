#!/usr/bin/env python3
# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
"""The recipes of the safer way on MariaDB and SQLite under load: how long does a writer wait?

As in recipes.py: about 200 statements a second, each with a lock timeout, while `up` applies the set
that `safe --write` wrote. No statement may fail or wait longer than that timeout, and every row that
was written, and every value that was not, must be there afterwards. MariaDB is started for the occasion, its writers are four of its
own clients; SQLite has one writer, as it allows no more.
"""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from recipes import MISSED, RATE, ROWS, TIMEOUT, cli, goal  # noqa: E402

CLIENTS = 4

MYSQL_TABLES = ("CREATE TABLE countries (id bigint PRIMARY KEY);\n"
                "CREATE TABLE users (id bigint PRIMARY KEY, email varchar(100), age int NOT NULL DEFAULT 18,"
                " score varchar(20) NOT NULL DEFAULT '0', country_id bigint,"
                " state enum('new','paid','gone') NOT NULL DEFAULT 'new', KEY users_age (age));")
MYSQL_FILL = ("INSERT INTO countries SELECT seq FROM seq_1_to_50;"
              "INSERT INTO users (id, email, age, score, country_id, state) SELECT seq, CONCAT('u', seq), seq % 90, seq,"
              f" seq % 50 + 1, 'paid' FROM seq_1_to_{ROWS};")
MYSQL_CASES = [
    ("foreign key", "mysql-add-foreign-key",
     "ALTER TABLE users ADD CONSTRAINT users_country FOREIGN KEY (country_id) REFERENCES countries (id)"),
    ("asked to block", "mysql-algorithm-or-lock-requested",
     "ALTER TABLE users ALGORITHM=COPY, ADD COLUMN phone varchar(20), LOCK=SHARED"),
    ("one each", "mysql-ddl-implicit-commit",
     "ALTER TABLE users ADD COLUMN phone varchar(20);\nALTER TABLE countries ADD COLUMN code varchar(2) DEFAULT 'xx'"),
    ("not null", "mysql-table-rebuild", "ALTER TABLE users MODIFY email varchar(100) NOT NULL"),
    ("not null without strict mode", "mysql-not-null-without-strict",
     "SET SESSION sql_mode = '';\nALTER TABLE users MODIFY email varchar(100) NOT NULL DEFAULT 'none'"),
    ("type", "mysql-table-copy", "ALTER TABLE users MODIFY age bigint NOT NULL DEFAULT 18"),
    ("type of a text", "mysql-table-copy", "ALTER TABLE users MODIFY COLUMN score int unsigned NOT NULL DEFAULT 0"),
    ("labels", "mysql-enum-change", "ALTER TABLE users MODIFY state enum('paid','new') NOT NULL DEFAULT 'paid'"),
]

SQLITE_TABLES = ("CREATE TABLE countries (id integer PRIMARY KEY);\n"
                 "CREATE TABLE users (id integer PRIMARY KEY, email text, age integer DEFAULT 18,"
                 " country_id integer REFERENCES countries (id));\nCREATE INDEX users_email ON users (email);")
SQLITE_FILL = ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50) INSERT INTO countries SELECT i FROM n;"
               f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ROWS})"
               " INSERT INTO users SELECT i, 'u' || i, i % 90, i % 50 + 1 FROM n;")
SQLITE_CASES = [
    ("type", "sqlite-alter-unsupported", "ALTER TABLE users ALTER COLUMN age TYPE text"),
    ("not null", "sqlite-alter-unsupported", "ALTER TABLE users ALTER COLUMN email SET NOT NULL"),
    ("constraint", "sqlite-alter-unsupported", "ALTER TABLE users ADD CONSTRAINT one UNIQUE (email)"),
    ("several at once", "sqlite-alter-unsupported", "ALTER TABLE users ADD COLUMN phone text, ADD COLUMN fax text"),
    ("clock", "sqlite-add-column-rejected", "ALTER TABLE users ADD COLUMN made text DEFAULT CURRENT_TIMESTAMP"),
]


class MariaDb:
    """A server of its own on a socket; `statement` sends one and gives what it said."""
    key = "mysql"
    untouched = "age = id % 90 AND score = id AND email = CONCAT('u', id) AND state = 'paid'"

    def __init__(self, folder):
        self.folder = folder
        subprocess.run([self.program("mariadb-install-db"), "--no-defaults", f"--datadir={folder}/data", f"--tmpdir={folder}",
                        "--auth-root-authentication-method=normal", "--skip-test-db"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.process = subprocess.Popen(
            [self.program("mariadbd"), "--no-defaults", f"--datadir={folder}/data", f"--tmpdir={folder}/data",
             f"--socket={folder}/s", "--skip-networking", f"--pid-file={folder}/pid"], stderr=open(folder / "log", "w"))
        while subprocess.run(self.client("-e", "SELECT 1"), capture_output=True).returncode:
            time.sleep(0.1)

    @staticmethod
    def program(name):
        return shutil.which(name) or f"/usr/sbin/{name}"

    def client(self, *words):
        return [self.program("mariadb"), "--no-defaults", f"--socket={self.folder}/s", "-uroot", "-BN", *words]

    def ask(self, sql, database="bench"):
        return subprocess.run(self.client("-e", sql, database), check=True, capture_output=True, text=True).stdout.strip()

    def fresh(self):
        self.ask("DROP DATABASE IF EXISTS bench; CREATE DATABASE bench CHARACTER SET utf8mb4", "mysql")
        return f"mysql://root@/bench?socket={self.folder}/s"

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def writers(self):
        return [MariaDbConnection(self) for _ in range(CLIENTS)]


class MariaDbConnection:
    """The server's own client, kept open: a statement is done when its answer is there."""

    def __init__(self, server):
        self.process = subprocess.Popen(server.client("--unbuffered", "bench"), stdin=subprocess.PIPE, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=1)
        self.send(f"SET SESSION lock_wait_timeout = {TIMEOUT // 1000}, innodb_lock_wait_timeout = {TIMEOUT // 1000}")

    def send(self, statement):
        self.process.stdin.write(f"{statement};\nSELECT 'answered';\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline().strip()
        if said != "answered":
            raise RuntimeError(said + self.process.stdout.read())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Sqlite:
    key = "sqlite"
    untouched = "age = id % 90 AND email = 'u' || id"

    def __init__(self, folder):
        self.path = folder / "app.db"

    def fresh(self):
        for old in self.path.parent.glob("app.db*"):
            old.unlink()
        return f"sqlite:{self.path}"

    def ask(self, sql):
        with sqlite3.connect(self.path) as connection:
            if ";" in sql.rstrip(";"):
                connection.executescript(sql)
                return ""
            row = connection.execute(sql).fetchone()
        return "\t".join(map(str, row or []))

    def stop(self):
        pass

    def writers(self):
        return [SqliteConnection(self.path)]


class SqliteConnection:
    def __init__(self, path):
        self.connection = sqlite3.connect(path, timeout=TIMEOUT / 1000, isolation_level=None, check_same_thread=False)

    def send(self, statement):
        self.connection.execute(statement)

    def close(self):
        self.connection.close()


class Load:
    """Writes until it is stopped: a new row, then a change of an old one, in turn."""

    def __init__(self, server):
        self.connections = server.writers()
        self.stopping, self.waits, self.written, self.complaints = threading.Event(), [], [0] * len(self.connections), []
        self.threads = [threading.Thread(target=self.write, args=(n,)) for n in range(len(self.connections))]
        for thread in self.threads:
            thread.start()
        time.sleep(1)

    def write(self, number):
        connection, between = self.connections[number], len(self.connections) / RATE
        due = time.monotonic()
        try:
            while not self.stopping.is_set():
                row = 10_000_000 * (number + 1) + self.written[number]
                self.timed(connection, f"INSERT INTO users (id, email, country_id) VALUES ({row}, 'w{row}', 1)")
                self.written[number] += 1
                self.timed(connection, f"UPDATE users SET country_id = 2 WHERE id = {row % ROWS + 1}")
                due += 2 * between
                time.sleep(max(0, due - time.monotonic()))
        except (RuntimeError, OSError, sqlite3.Error) as error:
            self.complaints.append(str(error)[:300])

    def timed(self, connection, statement):
        start = time.monotonic()
        connection.send(statement)
        self.waits.append((time.monotonic() - start) * 1000)

    def stop(self):
        self.stopping.set()
        for thread, connection in zip(self.threads, self.connections):
            thread.join()
            connection.close()


def measure(server, root, tables, fill, name, rule, change):
    folder = root / "db/migrations"
    folder.mkdir(parents=True)
    (folder / "20260101000000_tables.sql").write_text(f"-- migrate:up\n{tables}\n-- migrate:down\n")
    (folder / "20260102000000_change.sql").write_text(f"-- migrate:up\n{change};\n-- migrate:down\n")
    url = server.fresh()
    done = cli(root, url, "up", "--steps", "1", "--yes")
    if done.returncode:
        sys.exit(f"{name}: {done.stderr}")
    server.ask(fill)
    made = cli(root, url, "safe", "20260102000000", "--rule", rule, "--write", "--json")
    if made.returncode:
        goal(f"{server.key} {name}: {made.stderr or made.stdout[-600:]}", False)
        return
    answer = json.loads(made.stdout)
    load = Load(server)
    start = time.monotonic()
    ran = cli(root, url, "up", "--yes")
    seconds = time.monotonic() - start
    time.sleep(0.5)
    load.stop()
    kept = int(server.ask("SELECT count(*) FROM users WHERE id >= 10000000") or 0)
    spoilt = int(server.ask(f"SELECT count(*) FROM users WHERE id <= {ROWS} AND NOT ({server.untouched})") or 0)
    complaints = " ".join(load.complaints + ([ran.stderr + ran.stdout[-300:]] if ran.returncode else []))
    worst = max(load.waits, default=0)
    lost = "" if kept == sum(load.written) else f", {kept} rows of {sum(load.written)}"
    lost += f", {spoilt} rows with other values" if spoilt else ""
    proof = answer["proof"]["outcome"]
    goal(f"{server.key} {name}: {len(answer['files'])} file(s), {proof}, {seconds:.1f} s, {len(load.waits)} statements, "
         f"longest wait {worst:.0f} ms{lost} {complaints}".rstrip(),
         proof == "proven" and not complaints and not lost and worst <= TIMEOUT)


def main():
    if os.geteuid() == 0:
        print("   MariaDB does not start as root: not measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        os.environ.update(XDG_STATE_HOME=str(root / "state"), DBMATE_NO_DUMP_SCHEMA="true")
        for kind, tables, fill, cases in [(MariaDb, MYSQL_TABLES, MYSQL_FILL, MYSQL_CASES),
                                          (Sqlite, SQLITE_TABLES, SQLITE_FILL, SQLITE_CASES)]:
            home = root / kind.key
            home.mkdir()
            server = kind(home)
            try:
                for number, case in enumerate(cases):
                    if not sys.argv[1:] or kind.key in sys.argv[1:]:
                        measure(server, root / f"{kind.key}{number}", tables, fill, *case)
            finally:
                server.stop()
    return 1 if MISSED else 0


if __name__ == "__main__":
    sys.exit(main())
