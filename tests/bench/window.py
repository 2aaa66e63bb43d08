#!/usr/bin/env python3
# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
"""The window with 10 000 migrations open: first painted, scrolled, at rest.

sqlitebrowser's empty window is the measure of 'soon'. It is taken when the screen first shows it,
ours when the timeline's rows are painted, which is later than that.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WINDOW = os.environ["SWITCHBACK"]
ROUNDS = int(os.environ.get("SWITCHBACK_BENCH_ROUNDS", "5"))
COUNT = 10000
FRAME_GOAL_MS = 16


def write_project(folder):
    migrations = Path(folder, "db", "migrations")
    migrations.mkdir(parents=True)
    for n in range(COUNT):
        (migrations / f"{20200101000000 + n}_change_{n}.sql").write_text(
            f"-- migrate:up\ncreate table t{n} (id integer primary key);\n\n-- migrate:down\ndrop table t{n};\n")
    Path(folder, ".env").write_text(f"DATABASE_URL=sqlite:{folder}/app.db\n")


def end(child):
    child.terminate()
    child.wait()


def ours(folder):
    """(seconds to the first painted rows, frames, median ms, longest ms, idle CPU %, MB)"""
    start = time.monotonic()
    child = subprocess.Popen([WINDOW, "--measure", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    figures, painted = {}, None
    for line in child.stdout:
        words = line.split()
        if words[0] == "painted":
            painted = time.monotonic() - start
        else:
            figures[words[0]] = [float(word) for word in words[1:]]
    said = child.stderr.read()
    _, state, usage = os.wait4(child.pid, 0)
    if state or painted is None:
        sys.exit(f"the window could not be measured:\n{said}")
    return [painted, *figures["frame-ms"], *figures["idle-cpu"], usage.ru_maxrss / 1024]


def sqlitebrowser():
    start = time.monotonic()
    child = subprocess.Popen(["sqlitebrowser"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        while time.monotonic() - start < 30:
            if child.poll() is not None:
                sys.exit(f"sqlitebrowser ended before it showed a window:\n{child.stderr.read()[:400]}")
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(child.pid)],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            if found.stdout.strip():
                return time.monotonic() - start
        sys.exit("sqlitebrowser showed no window within half a minute")
    finally:
        end(child)


def main():
    if not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        # Without -noreset the screen starts anew when its only client leaves, which is xdotool while
        # it looks for a window: whoever connects in that moment is turned away.
        os.execvp("xvfb-run", ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1920x1200x24 -noreset", *sys.argv])
    with tempfile.TemporaryDirectory(prefix="sb-bench-") as folder:
        write_project(folder)
        rounds = [ours(folder) for _ in range(ROUNDS)]
        first, frames, median, longest, idle, memory = (statistics.median(column) for column in zip(*rounds))
        print(f"{COUNT} migrations first painted: {first:.3f} s, {memory:.0f} MB")
        print(f"scroll: {frames:.0f} frames, median {median:.1f} ms, longest {longest:.1f} ms | goal {FRAME_GOAL_MS} ms")
        print(f"at rest: {idle:.2f} % CPU")
        missed = longest > FRAME_GOAL_MS or idle >= 0.5
        if shutil.which("sqlitebrowser") and shutil.which("xdotool"):
            theirs = statistics.median(sqlitebrowser() for _ in range(ROUNDS))
            print(f"sqlitebrowser's empty window on the screen: {theirs:.3f} s | ratio {first / theirs:.2f}")
            missed |= first >= theirs
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
