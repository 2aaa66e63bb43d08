#!/usr/bin/env python3
# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
"""Lints ten thousand SQL files, in turn with squawk where it is found.

squawk's program may be named in SWITCHBACK_SQUAWK; without it the absolute goals alone are judged.
"""
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CLI = os.environ["SWITCHBACK_CLI"]
SQUAWK = os.environ.get("SWITCHBACK_SQUAWK") or shutil.which("squawk")
ROUNDS = int(os.environ.get("SWITCHBACK_BENCH_ROUNDS", "5"))
COUNT = 10_000
MEMORY = 200  # MB


def statements(n, dice):
    """What migrations are made of: tables, columns, keys, indexes, rows."""
    if n % 5 == 0:
        return [f"CREATE TABLE t{n} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
                + ", ".join(f"c{i} {dice.choice(['text', 'int', 'timestamptz', 'numeric(10, 2)', 'jsonb'])}"
                            for i in range(dice.randint(3, 12))) + ")"]
    table = f"t{n - n % 5}"
    return [dice.choice([
        f"ALTER TABLE {table} ADD COLUMN x{n} text NOT NULL DEFAULT 'new'",
        f"CREATE INDEX {table}_{n} ON {table} (id, c0)",
        f"ALTER TABLE {table} ALTER COLUMN c1 SET NOT NULL",
        f"ALTER TABLE {table} ADD CONSTRAINT k{n} CHECK (c0 IS NOT NULL AND id > {n}) NOT VALID",
        f"UPDATE {table} SET c0 = NULL WHERE id BETWEEN {n} AND {n + 500}",
        f"CREATE VIEW v{n} AS SELECT a.id, b.c0 FROM {table} a JOIN {table} b ON a.id = b.id",
        f"ALTER TABLE {table} ADD COLUMN p{n} bigint REFERENCES {table} (id)",
        f"DROP TABLE IF EXISTS old_{n}"]) for _ in range(dice.randint(1, 3))]


def write(folder):
    dice = random.Random(1)
    files = []
    for n in range(COUNT):
        path = Path(folder, f"{20200101000000 + n}_change.sql")
        path.write_text("-- change %d\n" % n + ";\n\n".join(statements(n, dice)) + ";\n")
        files.append(str(path))
    return files


def timed(command):
    """(wall seconds, CPU seconds, peak MB); findings make the exit status 1."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    _, state, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(state) not in (0, 1):
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(state)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def medians(samples):
    return [statistics.median(column) for column in zip(*samples)]


def main():
    with tempfile.TemporaryDirectory() as folder:
        files = write(folder)
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(timed([CLI, "lint", folder, "--json"]))
            if SQUAWK:
                theirs.append(timed([SQUAWK, *files]))
    wall, cpu, memory = medians(ours)
    text = f"lint of {COUNT} files: {wall:.2f} s, {cpu:.2f} s CPU, {memory:.0f} MB"
    good = memory < MEMORY
    if theirs:
        their_wall, their_cpu, their_memory = medians(theirs)
        text += (f" | squawk: {their_wall:.2f} s, {their_cpu:.2f} s CPU, {their_memory:.0f} MB"
                 f" | ratio {wall / their_wall:.2f}")
        good = good and wall < their_wall
    print(text)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
