#!/usr/bin/env python3
# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
"""A change of every row of a large table on PostgreSQL while an application reads and writes it.

    backfill.py [ROWS]        also: SWITCHBACK_BENCH_ROWS; 500 000 where neither says how many

A server of its own, on a socket in a temporary folder, fsync as it comes. The application asks for
a row a hundred times a second and changes one ten times a second, on a connection each; an answer's
time counts from when its question was due, so whoever waits makes the next ones late as well.
Measured are the application alone, during `switchback-cli backfill` in batches as it comes, and
during one UPDATE of the whole table. Then a backfill is killed ten times and gone on with: every
row must have been changed exactly once.
"""
import contextlib
import ctypes
import ctypes.util
import glob
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROWS = int((sys.argv[1:] or [os.environ.get("SWITCHBACK_BENCH_ROWS", "500000")])[0])
CLI = os.environ.get("SWITCHBACK_CLI", "switchback-cli")
RATES = {"read": 100, "write": 10}  # questions a second
ALONE = 30  # seconds
KILLS = 10
CHANGE = "UPDATE orders SET status = 'open', touched = touched + 1"

libpq = ctypes.CDLL(ctypes.util.find_library("pq") or "libpq.so.5")
for name in ("PQconnectdb", "PQexec"):
    getattr(libpq, name).restype = ctypes.c_void_p
for name in ("PQgetvalue", "PQresultErrorMessage", "PQerrorMessage"):
    getattr(libpq, name).restype = ctypes.c_char_p


class Connection:
    def __init__(self, folder, database):
        words = f"host={folder} dbname={database} user=bench"
        self.handle = ctypes.c_void_p(libpq.PQconnectdb(words.encode()))
        if libpq.PQstatus(self.handle) != 0:
            sys.exit(libpq.PQerrorMessage(self.handle).decode())

    def ask(self, sql):
        result = ctypes.c_void_p(libpq.PQexec(self.handle, sql.encode()))
        try:
            if libpq.PQresultStatus(result) not in (1, 2):
                sys.exit(libpq.PQresultErrorMessage(result).decode())
            columns = range(libpq.PQnfields(result))
            return [libpq.PQgetvalue(result, 0, i).decode() for i in columns] if libpq.PQntuples(result) else []
        finally:
            libpq.PQclear(result)

    def close(self):
        libpq.PQfinish(self.handle)


class Server:
    def __init__(self):
        programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[-2]))
        self.programs = Path(programs[-1] if programs else Path(shutil.which("initdb") or sys.exit("no initdb")).parent)
        self.folder = tempfile.mkdtemp(prefix="switchback-bench-")
        self.data = f"{self.folder}/data"
        self.run("initdb", "-D", self.data, "-U", "bench", "--auth=trust", "--no-sync", "--encoding=UTF8")
        with open(f"{self.data}/postgresql.conf", "a", encoding="utf-8") as conf:
            conf.write(f"listen_addresses = ''\nunix_socket_directories = '{self.folder}'\n"
                       "shared_buffers = 256MB\nmax_wal_size = 2GB\nautovacuum = on\n")
        self.run("pg_ctl", "-D", self.data, "-l", f"{self.folder}/log", "-w", "start")

    def run(self, program, *arguments):
        done = subprocess.run([self.programs / program, *arguments], stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            sys.exit(f"{program}: {done.stderr}")

    def stop(self):
        with contextlib.suppress(SystemExit):
            self.run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, database, sql):
        connection = Connection(self.folder, database)
        try:
            return connection.ask(sql)
        finally:
            connection.close()

    def fill(self):
        self.ask("postgres", "CREATE DATABASE full_of_orders")
        self.ask("full_of_orders",
                 "CREATE TABLE orders (id bigint PRIMARY KEY, customer integer NOT NULL, note text NOT NULL,"
                 " total bigint NOT NULL DEFAULT 0, status text, touched integer NOT NULL DEFAULT 0);"
                 f"INSERT INTO orders (id, customer, note) SELECT i, i % 100000, md5(i::text)"
                 f" FROM generate_series(1, {ROWS}) i;")
        self.ask("full_of_orders", "VACUUM (ANALYZE) orders")

    def copy(self, name):
        """A database of its own for each measurement: none finds the dead rows of another."""
        self.ask("postgres", f"CREATE DATABASE {name} TEMPLATE full_of_orders STRATEGY file_copy")
        self.ask("postgres", "CHECKPOINT")

    def drop(self, name):
        self.ask("postgres", f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, database):
        return f"postgresql://bench@localhost/{database}?host={self.folder}"


class Application:
    """One that reads and one that writes, each at its rate."""

    QUESTIONS = {"read": "SELECT total, status FROM orders WHERE id = {}",
                 "write": "UPDATE orders SET total = total + 1 WHERE id = {}"}

    def __init__(self, server, database):
        self.times = {kind: [] for kind in self.QUESTIONS}
        self.over = threading.Event()
        self.threads = [threading.Thread(target=self.work, args=(server, database, kind)) for kind in self.QUESTIONS]

    def work(self, server, database, kind):
        connection = Connection(server.folder, database)
        chance = random.Random(kind)
        due = time.monotonic()
        while not self.over.is_set():
            time.sleep(max(0, due - time.monotonic()))
            connection.ask(self.QUESTIONS[kind].format(chance.randint(1, ROWS)))
            self.times[kind].append((time.monotonic() - due) * 1000)
            due += 1 / RATES[kind]
        connection.close()

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        time.sleep(1)
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()


def share(times, part):
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def say(what, application, seconds):
    words = [f"{kind} p50 {share(times, .5):.1f}, p99 {share(times, .99):.1f}, worst {max(times):.0f} ms"
             for kind, times in application.times.items()]
    rate = f", {ROWS / seconds:,.0f} rows a second" if seconds else ""
    print(f"   {what}{rate}: {'; '.join(words)}", flush=True)
    return {kind: share(times, .99) for kind, times in application.times.items()}


def command(server, database):
    migrations = Path(server.folder, "migrations")
    migrations.mkdir(exist_ok=True)
    Path(migrations, "20240131120000_orders.sql").write_text("-- migrate:up\nSELECT 1;\n", encoding="utf-8")
    return [CLI, "backfill", CHANGE, "--url", server.url(database), "--migrations", migrations, "--format", "dbmate",
            "--yes", "--json"]


def quiet(server):
    folder = Path(server.folder, "home")
    folder.mkdir(exist_ok=True)
    return dict(os.environ, HOME=str(folder), XDG_STATE_HOME=str(folder / "state"))


def untouched_or_twice(server, database):
    return server.ask(database, "SELECT count(*) FILTER (WHERE touched = 0), count(*) FILTER (WHERE touched > 1),"
                                " count(*) FROM orders")


def in_batches(server):
    server.copy("batches")
    start = time.monotonic()
    with Application(server, "batches") as application:
        ran = subprocess.run(command(server, "batches"), cwd=server.folder, env=quiet(server), capture_output=True,
                             text=True, check=False)
        seconds = time.monotonic() - start - 1
    if ran.returncode:
        sys.exit(ran.stderr[-2000:])
    result = json.loads(ran.stdout)
    p99 = say(f"in {result['parts']} batches, {seconds:.0f} s", application, seconds)
    left = untouched_or_twice(server, "batches")
    server.drop("batches")
    return p99, left


def at_once(server):
    server.copy("at_once")
    start = time.monotonic()
    with Application(server, "at_once") as application:
        server.ask("at_once", CHANGE)
        seconds = time.monotonic() - start - 1
    p99 = say(f"one UPDATE, {seconds:.0f} s", application, seconds)
    server.drop("at_once")
    return p99


def killed(server):
    server.copy("killed")
    chance = random.Random(6)
    places = []
    output = Path(server.folder, "output")
    with Application(server, "killed"):
        while len(places) < KILLS:
            with open(output, "w", encoding="utf-8") as words:
                child = subprocess.Popen(command(server, "killed"), cwd=server.folder, env=quiet(server),
                                         stdout=words, stderr=words)
            try:
                child.wait(timeout=chance.uniform(0.5, 0.5 + ROWS / 1_000_000))
                break  # too small a table for ten
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
                child.wait()
            places += server.ask("killed", "SELECT count(*) FROM orders WHERE touched > 0")
        ran = subprocess.run(command(server, "killed"), cwd=server.folder, env=quiet(server), capture_output=True,
                             text=True, check=False)
    left = untouched_or_twice(server, "killed")
    print(f"   killed {len(places)} times, at {', '.join(places)} rows; gone on with: exit {ran.returncode},"
          f" {left[0]} rows untouched, {left[1]} changed twice, of {left[2]}", flush=True)
    server.drop("killed")
    return ran.returncode == 0 and left == ["0", "0", str(ROWS)]


def main():
    server = Server()
    try:
        server.fill()
        version = server.ask("postgres", "SHOW server_version")[0].split()[0]
        print(f"   PostgreSQL {version}, {ROWS:,} rows, load of this machine {os.getloadavg()[0]:.1f}", flush=True)
        server.copy("alone")
        with Application(server, "alone") as application:
            time.sleep(ALONE)
        say("the application alone", application, 0)
        server.drop("alone")
        batches, left = in_batches(server)
        once = at_once(server)
        good = killed(server)
    finally:
        server.stop()
    exactly = left == ["0", "0", str(ROWS)]
    print(f"   {'ok    ' if good and exactly else 'MISSED'} every row changed exactly once")
    gentle = batches["write"] * 10 <= once["write"]
    print(f"   {'ok    ' if gentle else 'MISSED'} the application's writes wait a tenth or less of what they do for"
          f" one UPDATE (p99 {batches['write']:.0f} and {once['write']:.0f} ms)")
    return 0 if good and exactly and gentle else 1


sys.exit(main())
