#!/usr/bin/env python3
# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
"""Two databases of 10 000 tables in the window: how long it does nothing but its own work at most.

Compared are a schema and its twin with two percent of its tables changed, and an empty database and the schema, so
that every object is a difference. For each thing a user does, two figures: by the clock, which counts whatever else
the machine does, and of the processor, which is the window's own.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from migrations import Postgres  # noqa: E402
from schemas import fill  # noqa: E402

WINDOW = os.environ["SWITCHBACK"]
COUNT = int(os.environ.get("SWITCHBACK_BENCH_TABLES", "10000"))
FRAME_GOAL_MS = 16


def measure(title, a, b):
    ran = subprocess.run([WINDOW, "--measure", a, b], capture_output=True, text=True)
    if ran.returncode:
        sys.exit(f"the window could not be measured:\n{ran.stderr}")
    print(title)
    good = True
    for line in ran.stdout.splitlines():
        used = float(re.search(r"processor ([\d.]+) ms", line).group(1))
        good &= used <= FRAME_GOAL_MS
        print(f"   {'ok    ' if used <= FRAME_GOAL_MS else 'MISSED'} {line}")
    return good


def main():
    if not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        os.execvp("xvfb-run", ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1920x1200x24 -noreset", *sys.argv])
    folder = Path(tempfile.mkdtemp(prefix="sb-pg-"))
    server = Postgres(folder)
    try:
        server.psql("postgres", "-qc", "alter system set fsync = off",
                    "-qc", "alter system set max_locks_per_transaction = 8192", "-qc", "create database bench_none")
        subprocess.run([server.bin / "pg_ctl", "-D", folder / "data", "-w", "-s", "-m", "fast", "restart", "-o",
                        f"-k {folder} -c listen_addresses=''", "-l", folder / "log"], check=True)
        a, b = fill(server, folder, COUNT)
        good = measure(f"{COUNT} tables and their twin, frames under {FRAME_GOAL_MS} ms", a, b)
        good &= measure("all of them new", a.replace("bench_a", "bench_none"), a)
        good &= measure("all of them gone", a, a.replace("bench_a", "bench_none"))
    finally:
        subprocess.run([server.bin / "pg_ctl", "-D", folder / "data", "-s", "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
