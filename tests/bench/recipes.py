#!/usr/bin/env python3
# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
"""Every recipe of the safer way under load: how long does a writer wait while its files are applied?

PostgreSQL is started for the occasion. pgbench sends about 200 statements a second, each with a lock
timeout, while `up` applies the staged set that `safe --write` wrote. No statement may fail, none may
wait longer than the lock timeout, and every row that was written must be there afterwards. Where a
recipe ends with a deployment of the application, the writer uses the new name for the last file.
"""
import glob
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from migrations import CLI, Postgres  # noqa: E402

ROWS = int(os.environ.get("SWITCHBACK_BENCH_RECIPE_ROWS", "100000"))
RATE = 200
TIMEOUT = 5000  # ms, of the writer's statements
MISSED = []

USERS = ("CREATE TABLE countries (id bigint PRIMARY KEY);"
         "CREATE TABLE users (id bigint PRIMARY KEY, email text, nick text, age integer NOT NULL DEFAULT 18,"
         " country_id bigint);"
         "CREATE INDEX users_age ON users (age);")
FILL = ("INSERT INTO countries SELECT g FROM generate_series(1, 50) g;"
        f"INSERT INTO users SELECT g, 'u' || g, 'n' || g, g % 90, g % 50 + 1 FROM generate_series(1, {ROWS}) g;"
        "CREATE SEQUENCE writer START 10000000;")
PARTS = ("CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, body text) PARTITION BY RANGE (at);"
         "CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');"
         "CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');"
         "CREATE TABLE events_2026 (id bigint NOT NULL, at date NOT NULL, body text);")
FILL_PARTS = (f"INSERT INTO events SELECT g, date '2024-01-01' + g % 700, 'b' FROM generate_series(1, {ROWS}) g;"
              f"INSERT INTO events_2026 SELECT g, date '2026-01-01' + g % 300, 'b' FROM generate_series(1, {ROWS}) g;"
              "CREATE SEQUENCE writer START 10000000;")
ROOMS = ("CREATE TABLE bookings (id bigint PRIMARY KEY, room integer NOT NULL, during int4range);"
         "CREATE INDEX bookings_room ON bookings (room);")
FILL_ROOMS = (f"INSERT INTO bookings SELECT g, g % 9, int4range(g * 10, g * 10 + 5) FROM generate_series(1, {ROWS}) g;"
              "CREATE SEQUENCE writer START 10000000;")
WITH_DEFAULT = PARTS + "CREATE TABLE events_rest PARTITION OF events DEFAULT;"
FILL_DEFAULT = FILL_PARTS + f"INSERT INTO events SELECT g, date '2019-01-01', 'b' FROM generate_series(1, {ROWS}) g;"
ORDERS = ("CREATE TYPE state AS ENUM ('new', 'paid', 'gone');"
          "CREATE TABLE orders (id serial PRIMARY KEY, state state DEFAULT 'new', total integer NOT NULL DEFAULT 3,"
          " parent integer UNIQUE, CHECK (total >= 0));")
FILL_ORDERS = (f"INSERT INTO orders SELECT g, (ARRAY['new', 'paid'])[g % 2 + 1]::state, g, g FROM generate_series(1, {ROWS}) g;"
               "CREATE SEQUENCE writer START 10000000;")
LEDGER = "CREATE DOMAIN amount AS integer; CREATE TABLE ledger (id bigint PRIMARY KEY, paid amount);"
FILL_LEDGER = (f"INSERT INTO ledger SELECT g, g FROM generate_series(1, {ROWS}) g;"
               "CREATE SEQUENCE writer START 10000000;")
REPORT = USERS + ("CREATE TABLE counted (country_id bigint, n bigint);"
                  "CREATE MATERIALIZED VIEW report AS SELECT country_id, n FROM counted;"
                  "CREATE UNIQUE INDEX report_country ON report (country_id);")


def users(table="users", nick="nick", more=""):
    return (f"\\set n random(1, {ROWS})\n"
            f"INSERT INTO {table} (id, email, {nick}, country_id{', age' if not more else ''}) "
            f"SELECT s, 'w' || s, 'w', 1{', 20' if not more else ''} FROM nextval('writer') s;\n"
            f"UPDATE {table} SET {nick} = 'x', country_id = 2 WHERE id = :n;\n")


EVENT = "INSERT INTO events SELECT s, '2025-03-01', 'w' FROM nextval('writer') s;\n"
BOOKING = (f"\\set n random(1, {ROWS})\n"
           "INSERT INTO bookings SELECT s, 1, int4range((s * 10)::int, (s * 10 + 5)::int) FROM nextval('writer') s;\n"
           "UPDATE bookings SET room = 3 WHERE id = :n;\n")
PAID = f"\\set n random(1, {ROWS})\nINSERT INTO ledger SELECT s, 5 FROM nextval('writer') s;\nUPDATE ledger SET paid = 7 WHERE id = :n;\n"

ORDER = (f"\\set n random(1, {ROWS})\nINSERT INTO orders (id, total, parent) SELECT s, 1, s FROM nextval('writer') s;\n"
         "UPDATE orders SET total = 7 WHERE id = :n;\n")

# name, rule, tables, rows, the change, the writer, the writer of the last file, the table it writes to
CASES = [
    ("R1 not null", "set-not-null-scan", USERS, FILL, "ALTER TABLE users ALTER COLUMN email SET NOT NULL"),
    ("R2 foreign key", "add-foreign-key-without-not-valid", USERS, FILL,
     "ALTER TABLE users ADD FOREIGN KEY (country_id) REFERENCES countries (id)"),
    ("R3 check", "add-check-without-not-valid", USERS, FILL, "ALTER TABLE users ADD CONSTRAINT c CHECK (age >= 0)"),
    ("R4 unique", "add-unique-without-index", USERS, FILL, "ALTER TABLE users ADD CONSTRAINT u UNIQUE (email)"),
    ("R5 primary key", "add-primary-key-without-index", USERS.replace(" PRIMARY KEY, email", " NOT NULL, email"), FILL,
     "ALTER TABLE users ADD PRIMARY KEY (id)"),
    ("R6 index", "index-not-concurrent", USERS, FILL, "CREATE INDEX users_email ON users (email)"),
    ("R7 drop index", "drop-index-not-concurrent", USERS, FILL, "DROP INDEX users_age"),
    ("R7 reindex", "reindex-not-concurrent", USERS, FILL, "REINDEX INDEX users_age"),
    ("R8 type", "alter-column-type-rewrite", USERS, FILL, "ALTER TABLE users ALTER COLUMN age TYPE bigint"),
    ("R8 type of a key", "alter-column-type-rewrite", ORDERS, FILL_ORDERS, "ALTER TABLE orders ALTER COLUMN id TYPE bigint",
     ORDER, None, "orders"),
    ("R8 type with constraints", "alter-column-type-rewrite", ORDERS, FILL_ORDERS,
     "ALTER TABLE orders ALTER COLUMN parent TYPE bigint", ORDER, None, "orders"),
    ("R9 rename column", "rename-column", USERS, FILL, "ALTER TABLE users RENAME COLUMN nick TO handle",
     users(), users(nick="handle")),
    ("R10 rename table", "rename-table", USERS, FILL, "ALTER TABLE users RENAME TO people", users(), users("people"), "people"),
    ("R11 volatile default", "add-column-volatile-default", USERS, FILL,
     "ALTER TABLE users ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid()"),
    ("R12 drop column", "drop-column", USERS, FILL, "ALTER TABLE users DROP COLUMN age", users(more="no age")),
    ("R13 drop table", "drop-table-locks-referenced",
     USERS + "CREATE TABLE visits (id bigint PRIMARY KEY, u bigint REFERENCES users (id), c bigint REFERENCES countries (id));",
     FILL, "DROP TABLE visits"),
    ("R14 used label", "enum-value-used-in-transaction", ORDERS, FILL_ORDERS,
     "ALTER TYPE state ADD VALUE IF NOT EXISTS 'shipped' AFTER 'paid';\nUPDATE orders SET state = 'shipped' WHERE id = 1", ORDER, None, "orders"),
    ("R14 renamed label", "rename-enum-value", ORDERS, FILL_ORDERS, "ALTER TYPE state RENAME VALUE 'paid' TO 'settled'",
     ORDER, None, "orders"),
    ("R15 generated", "add-column-generated-stored", ORDERS, FILL_ORDERS,
     "ALTER TABLE orders ADD COLUMN double_total bigint GENERATED ALWAYS AS (total * 2) STORED NOT NULL", ORDER, None, "orders"),
    ("R16 serial", "add-column-serial", USERS, FILL, "ALTER TABLE users ADD COLUMN seq_no bigserial"),
    ("R16 identity", "add-column-serial", USERS, FILL,
     "ALTER TABLE users ADD COLUMN seq_no bigint GENERATED ALWAYS AS IDENTITY"),
    ("R17 attach", "attach-partition-scan", PARTS, FILL_PARTS,
     "ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
     EVENT, None, "events"),
    ("R17 attach beside a default", "attach-partition-scan", WITH_DEFAULT, FILL_DEFAULT,
     "ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
     EVENT, None, "events"),
    ("R18 detach beside a default", "detach-partition-not-concurrent", WITH_DEFAULT, FILL_DEFAULT,
     "ALTER TABLE events DETACH PARTITION events_2024", EVENT, None, "events"),
    ("R18 detach", "detach-partition-not-concurrent", PARTS, FILL_PARTS,
     "ALTER TABLE events DETACH PARTITION events_2024", EVENT, None, "events"),
    ("R19 partitioned index", "index-on-partitioned-table", PARTS, FILL_PARTS,
     "CREATE INDEX events_body_idx ON events (body)", EVENT, None, "events"),
    ("R20 domain", "alter-domain-constraint", LEDGER, FILL_LEDGER,
     "ALTER DOMAIN amount ADD CONSTRAINT amount_pos CHECK (VALUE >= 0)", PAID, None, "ledger"),
    ("R21 refresh", "refresh-matview-not-concurrent", REPORT, FILL, "REFRESH MATERIALIZED VIEW report"),
    ("R26 batches", "update-without-where", USERS, FILL, "UPDATE users SET nick = email"),
    ("R27 apart", "validate-in-same-transaction", USERS, FILL,
     "ALTER TABLE users ADD CONSTRAINT c CHECK (age >= 0) NOT VALID;\nALTER TABLE users VALIDATE CONSTRAINT c"),
    ("R22 exclusion", "add-exclusion-constraint", ROOMS, FILL_ROOMS,
     "ALTER TABLE bookings ADD CONSTRAINT bookings_excl EXCLUDE USING gist (during WITH &&)", BOOKING, None, "bookings"),
]


def goal(text, good):
    print(f"   {'ok    ' if good else 'MISSED'} {text}", flush=True)
    if not good:
        MISSED.append(text)


class Writer:
    """pgbench; its log has a line for each turn with how long that took."""

    def __init__(self, server, folder, script):
        (folder / "writer.sql").write_text(script)
        self.folder, statements = folder, script.count(";")
        self.errors = open(folder / "errors", "w")
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [server.bin / "pgbench", "-n", "-M", "simple", "-h", server.folder, "-U", "postgres", "-c", "4",
             "-R", str(RATE // statements), "-T", "600", "-l", "--log-prefix", folder / "turn", "-f", folder / "writer.sql",
             "bench"], stdout=self.errors, stderr=self.errors, env=dict(os.environ, PGOPTIONS=f"-c lock_timeout={TIMEOUT}"))
        time.sleep(1)

    def stop(self):
        good = self.process.poll() is None
        self.process.send_signal(signal.SIGALRM)  # its own end of time: the turn is finished, the log is whole
        good = self.process.wait(60) == 0 and good
        # client, number, microseconds, file, when, micros, lag of the schedule: what it waits itself is not the server's
        turns = [line.split() for path in glob.glob(f"{self.folder}/turn*") for line in open(path)]
        turns = [turn for turn in turns if len(turn) >= 6]
        waits = [(int(turn[2]) - (int(turn[6]) if len(turn) > 6 else 0)) / 1000 for turn in turns]
        complaints = (self.folder / "errors").read_text()
        good = good and "ERROR" not in complaints
        return len(waits), max(waits, default=0), good, complaints


def cli(project, url, *words):
    return subprocess.run([CLI, words[0], "--project", project, "--url", url, "--format", "dbmate",
                           "--migrations", project / "db/migrations", *words[1:]], capture_output=True, text=True)


def measure(server, root, name, rule, tables, rows, change, script=None, last=None, table="users"):
    root.mkdir()
    url = server.fresh()
    folder = root / "db/migrations"
    folder.mkdir(parents=True)
    (folder / "20260101000000_tables.sql").write_text(f"-- migrate:up\n{tables}\n-- migrate:down\n")
    (folder / "20260102000000_change.sql").write_text(f"-- migrate:up\n{change};\n-- migrate:down\n")
    done = cli(root, url, "up", "--steps", "1", "--yes")
    if done.returncode:
        sys.exit(f"{name}: {done.stderr}")
    server.psql("bench", "-qc", rows, "-qc", "ANALYZE")
    made = cli(root, url, "safe", "20260102000000", "--rule", rule, "--write", "--json")
    if made.returncode:
        goal(f"{name}: {made.stderr or made.stdout[-600:]}", False)
        return
    answer = json.loads(made.stdout)
    files = sum(1 for file in answer["files"] if file["path"].endswith(".sql"))
    turns, worst, good, complaints = 0, 0, True, ""
    start = time.monotonic()
    for part, (what, steps) in enumerate([(script or users(), files - 1 if last else files), (last, 1)]):
        if not what:
            continue
        logs = root / f"part{part}"
        logs.mkdir()
        writer = Writer(server, logs, what)
        ran = cli(root, url, "up", "--steps", str(steps), "--yes")
        time.sleep(0.5)
        count, longest, fine, said = writer.stop()
        if ran.returncode:
            good, complaints = False, ran.stderr + ran.stdout[-300:]
        turns, worst, good = turns + count, max(worst, longest), good and fine
        complaints += "" if fine else said[-300:]
    seconds = time.monotonic() - start
    asked = subprocess.run(["psql", "-XqAt", "-h", server.folder, "-U", "postgres", "-d", "bench", "-c",
                            f"SELECT count(*), (SELECT last_value FROM writer) - 9999999 FROM {table} WHERE id >= 10000000"],
                           capture_output=True, text=True).stdout.strip().split("|")
    kept = len(asked) == 2 and turns == int(asked[0]) == int(asked[1])
    goal(f"{name}: {files} file(s), {answer['proof']['outcome']}, {seconds:.1f} s, {turns} turns, "
         f"longest wait {worst:.0f} ms{'' if kept else f', rows {asked}'}{' ' + complaints if not good else ''}",
         good and kept and worst <= TIMEOUT and answer["proof"]["outcome"] == "proven")


def main():
    if os.geteuid() == 0:
        print("   PostgreSQL does not start as root: not measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        os.environ.update(XDG_STATE_HOME=str(root / "state"), DBMATE_NO_DUMP_SCHEMA="true")
        (root / "pg").mkdir()
        server = Postgres(root / "pg")
        try:
            for number, case in enumerate(CASES):
                if not sys.argv[1:] or case[0].split()[0] in sys.argv[1:]:
                    measure(server, root / str(number), *case)
        finally:
            server.stop()
    return 1 if MISSED else 0


if __name__ == "__main__":
    sys.exit(main())
