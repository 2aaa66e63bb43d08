#!/usr/bin/env python3
# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
"""The loss ledger's numbers beside the real loss, and what a rescue copy puts back: a million rows.

PostgreSQL is started for the occasion. A column and a table are rolled back; what the ledger said
before must be what is gone afterwards, and applying again with --rescued must bring all of it back.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from migrations import CLI, Postgres  # noqa: E402

ROWS = int(os.environ.get("SWITCHBACK_BENCH_ROWS", "1000000"))
MISSED = []


def goal(text, good):
    print(f"   {'ok    ' if good else 'MISSED'} {text}", flush=True)
    if not good:
        MISSED.append(text)


def write(folder):
    folder.mkdir(parents=True)
    scripts = {
        "20260101000000_people": ("CREATE TABLE people (id bigint PRIMARY KEY, name text);", "DROP TABLE people;"),
        "20260102000000_phone": ("ALTER TABLE people ADD COLUMN phone text, ADD COLUMN updated_at timestamptz;",
                                 "ALTER TABLE people DROP COLUMN updated_at, DROP COLUMN phone;"),
        "20260103000000_orders": ("CREATE TABLE orders (id bigint PRIMARY KEY, person bigint REFERENCES people (id), "
                                  "total numeric(10, 2));", "DROP TABLE orders;"),
    }
    for name, (up, down) in scripts.items():
        (folder / f"{name}.sql").write_text(f"-- migrate:up\n{up}\n\n-- migrate:down\n{down}\n")


class Shop:
    def __init__(self, root):
        folder = root / "pg"
        folder.mkdir()
        self.server = Postgres(folder)
        self.url = self.server.fresh()
        self.project = root / "project"
        write(self.project / "db/migrations")
        os.environ.update(XDG_STATE_HOME=str(root / "state"), DBMATE_NO_DUMP_SCHEMA="true")

    def cli(self, *words):
        start = time.monotonic()
        ran = subprocess.run([CLI, words[0], "--project", self.project, "--url", self.url, "--format", "dbmate",
                              "--migrations", self.project / "db/migrations", *words[1:]],
                             capture_output=True, text=True)
        if ran.returncode:
            sys.exit(f"{words}: {ran.stdout[:400]}{ran.stderr[:400]}")
        return ran.stdout, time.monotonic() - start

    def ask(self, sql):
        return subprocess.run(["psql", "-XqAt", "-h", self.server.folder, "-U", "postgres", "-d", "bench", "-c", sql],
                              check=True, capture_output=True, text=True).stdout.strip()


def measure(root):
    shop = Shop(root)
    shop.cli("up", "--yes")
    shop.ask(f"INSERT INTO people SELECT n, 'p' || n, CASE WHEN n % 4 > 0 THEN '+49 ' || n END, now() "
             f"FROM generate_series(1, {ROWS}) n")
    shop.ask(f"INSERT INTO orders SELECT n, n, n % 1000 FROM generate_series(1, {ROWS}) n")
    shop.ask("ANALYZE")
    digest = ("SELECT md5(string_agg(p::text, ',' ORDER BY id)) FROM people p",
              "SELECT md5(string_agg(o::text, ',' ORDER BY id)) FROM orders o")
    before = [shop.ask(sql) for sql in digest]
    real = {"orders": int(shop.ask("SELECT count(*) FROM orders")),
            "people.phone": int(shop.ask("SELECT count(phone) FROM people")),
            "people.updated_at": int(shop.ask("SELECT count(updated_at) FROM people"))}
    out, seconds = shop.cli("plan", "--rollback", "--steps", "2", "--json", "--budget", "30")
    ledger = {row["object"]: row for row in json.loads(out)["ledger"]}
    told = {name: row["rows"] if row["kind"] == "table" else row["values"] for name, row in ledger.items()}
    goal(f"the ledger of {ROWS} rows says what is there ({seconds:.1f} s): {told}", told == real)
    goal("nothing in it is estimated", not any(row["estimated"] for row in ledger.values()))
    _, seconds = shop.cli("rollback", "--steps", "2", "--rescue", "--yes")
    gone = shop.ask("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public' AND "
                    "(table_name = 'orders' OR column_name IN ('phone', 'updated_at'))")
    kept = {row["object"]: row["rows"] for row in json.loads(shop.cli("rescue", "list", "--json")[0])}
    goal(f"it is gone, and the copies hold as much ({seconds:.1f} s)", gone == "0" and kept == real)
    _, seconds = shop.cli("up", "--rescued", "--yes")
    after = [shop.ask(sql) for sql in digest]
    goal(f"all of it is back ({seconds:.1f} s)", before == after)
    shop.cli("rescue", "purge", "--all", "--yes")
    goal("nothing is left after the purge",
         shop.ask("SELECT count(*) FROM pg_namespace WHERE nspname = 'switchback_rescue'") == "0")
    shop.server.stop()


def main():
    if os.geteuid() == 0:
        print("   PostgreSQL does not start as root: not measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder))
    return 1 if MISSED else 0


if __name__ == "__main__":
    sys.exit(main())
