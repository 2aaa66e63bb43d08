#!/usr/bin/env python3
# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
"""Rendering Ecto projects offline, both ways.

Elixir needs about 3.4 s, 2.8 s of CPU, only to parse ten thousand such migrations; the goal is a
quarter of it. Memory stays under 150 MB and time grows linearly.
"""
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CLI = os.environ["SWITCHBACK_CLI"]
ROUNDS = int(os.environ.get("SWITCHBACK_BENCH_ROUNDS", "5"))
PARSE_WALL, PARSE_CPU, MOST_MB = 3.4, 2.8, 150
TYPES = [":string", ":text", ":integer, default: 0", ":boolean, default: false, null: false", ":utc_datetime",
         ":decimal, precision: 12, scale: 2", ":map, default: %{}", "{:array, :string}, default: []", ":date"]


class Project:
    """Migrations in the DSL as Phoenix projects write it; the same seed gives the same bytes."""

    def __init__(self, folder, count):
        self.random, self.tables = random.Random(1), []
        self.folder = Path(folder, "priv", "repo", "migrations")
        self.folder.mkdir(parents=True)
        for n in range(count):
            name, body = self.migration(n)
            text = f"defmodule Shop.Repo.Migrations.{name.title().replace('_', '')}{n} do\n  use Ecto.Migration\n\n{body}end\n"
            (self.folder / f"{20200101000000 + n}_{name}_{n}.exs").write_text(text)

    def migration(self, n):
        kind = self.random.random()
        if kind < 0.3 or not self.tables:
            return self.create(n)
        table = self.random.choice(self.tables)
        if kind < 0.7:
            return f"add_to_{table}", self.alter(table, n)
        if kind < 0.9:
            return f"index_{table}", f"  def change do\n    create index(:{table}, [:inserted_at, :id], name: :{table}_{n})\n  end\n"
        return f"touch_{table}", (f"  def up do\n    execute \"\"\"\n    UPDATE {table}\n    SET updated_at = now()\n    \"\"\"\n  end\n\n"
                                  f"  def down do\n    execute \"SELECT {n}\"\n  end\n")

    def create(self, n):
        table = f"things_{n}"
        columns = "".join(f"      add :field_{i}, {self.random.choice(TYPES)}\n" for i in range(self.random.randint(2, 9)))
        if self.tables:
            columns += f"      add :owner_id, references(:{self.random.choice(self.tables)}, on_delete: :delete_all)\n"
        self.tables.append(table)
        return f"create_{table}", f"  def change do\n    create table(:{table}) do\n{columns}\n      timestamps()\n    end\n  end\n"

    def alter(self, table, n):
        columns = "".join(f"      add :extra_{n}_{i}, {self.random.choice(TYPES)}\n" for i in range(self.random.randint(1, 3)))
        return f"  def change do\n    alter table(:{table}) do\n{columns}    end\n  end\n"


def render(project):
    """(wall seconds, cpu seconds, peak MB)"""
    start = time.monotonic()
    child = subprocess.Popen([CLI, "render", "--json", "--project", project, "--format", "ecto", "--dialect", "postgresql"],
                             stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, state, usage = os.wait4(child.pid, 0)
    if state:
        sys.exit(child.stderr.read().decode()[:400])
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    figures = {}
    with tempfile.TemporaryDirectory(prefix="sb-bench-") as name:
        for count in (1000, 10000):
            Project(f"{name}/{count}", count)
            samples = [render(f"{name}/{count}") for _ in range(ROUNDS)]
            figures[count] = [statistics.median(column) for column in zip(*samples)]
            wall, cpu, memory = figures[count]
            print(f"render {count} both ways: {wall:.3f} s, {cpu:.3f} s CPU, {memory:.0f} MB", flush=True)
    wall, cpu, memory = figures[10000]
    growth = cpu / figures[1000][1]
    print(f"of what Elixir needs to parse them: {wall / PARSE_WALL:.2f} wall, {cpu / PARSE_CPU:.2f} CPU; "
          f"ten times the files take {growth:.1f} times as long")
    if out := os.environ.get("SWITCHBACK_BENCH_JSON"):
        Path(out).write_text(json.dumps(figures, indent=1))
    sys.exit(0 if wall < PARSE_WALL and cpu < PARSE_CPU and memory < MOST_MB and growth < 15 else 1)


if __name__ == "__main__":
    main()
