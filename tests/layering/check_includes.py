#!/usr/bin/env python3
# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
"""Who may include whom: reads the include lines of models/, widgets/ and app/ and prints each that
breaks the rules of ARCHITECTURE.md. The compiler cannot see all of them, because every folder of
the core is found by the same include path.

    check_includes.py TREE QT_HEADERS
"""
import re
import sys
from pathlib import Path

INTERFACES = ["engines/engine.h", "engines/connection.h", "formats/format.h", "formats/discovery.h",
              "rules/lint.h", "rules/reference.h"]
CORE_TARGET = ["core/", "sql/", "engines/", "formats/", "rules/", "run/", "report/"]

# Folder: what it may include. A name that ends in a slash is a folder, others are single headers.
PROJECT = {
    "models/core": ["core/"],
    "models/sql": ["core/", "sql/"],
    "models/rules": ["core/", "sql/", "rules/"],
    "models/report": ["core/", "report/"],
    "models/engines": ["core/", "sql/", "engines/"],
    "models/formats": ["core/", "sql/", "engines/engine.h", "engines/connection.h", "formats/"],
    # Elixir's reader and evaluator know nothing of the program; format/ joins the two.
    "models/formats/ecto": ["formats/ecto/"],
    "models/formats/ecto/format": ["core/", "sql/", "engines/engine.h", "engines/connection.h", "formats/"],
    "models/run": ["core/", "sql/", "engines/engine.h", "engines/connection.h",
                   "engines/schemareader.h", "engines/scratchmaker.h", "engines/factreader.h",
                   "engines/sessionwatch.h", "engines/tablecopy.h", "engines/triggersight.h",
                   "formats/format.h", "formats/discovery.h", "formats/files.h", "rules/lint.h", "rules/recipes.h", "rules/verdict.h",
                   "rules/livefacts.h",
                   "run/"],
    "models/run/awake": ["run/awake/"],
    "models/run/http": ["core/", "run/http/"],
    "models/workspace": ["core/", "run/", "report/", *INTERFACES, "workspace/"],
    "models/items": ["core/", "items/"],
    "widgets": ["core/", "workspace/", "items/", "widgets/"],
    "app/cli": [*CORE_TARGET, "cli/", "app/cli/"],
    "app/gui": ["core/", "workspace/", "items/", "widgets/", "app/gui/"],
}

CORE_ONLY = {"QtCore"}
QT = {
    "models/engines": {"QtCore", "QtSql"},
    "models/run/awake": {"QtCore", "QtDBus"},
    "models/run/http": {"QtCore", "QtNetwork"},
    "models/workspace": {"QtCore", "QtConcurrent"},
    "widgets": {"QtCore", "QtGui", "QtWidgets", "QtConcurrent", "QtSvg"},
    "app/gui": {"QtCore", "QtGui", "QtWidgets"},
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
COMMENT = re.compile(r"//.*|/\*.*?\*/")


def qt_modules(headers):
    """Class header -> the module it belongs to, as installed."""
    found = {}
    for module in ("QtCore", "QtConcurrent", "QtSql", "QtNetwork", "QtDBus", "QtGui", "QtSvg", "QtWidgets", "QtTest"):
        for header in (headers / module).glob("Q*"):
            if not header.suffix:
                found.setdefault(header.name, module)
    return found


def folder_of(path):
    return next((f for f in sorted(PROJECT, key=len, reverse=True) if path.startswith(f + "/")), None)


def allowed(name, rules):
    return any(name == rule or (rule.endswith("/") and name.startswith(rule)) for rule in rules)


def private_to_other(path, name):
    """What lies below formats/ecto is for formats/ecto and for the files directly in formats."""
    parts = name.split("/")
    if len(parts) < 3:
        return False
    owner = "/".join(parts[:2])
    here = path.removeprefix("models/").rsplit("/", 1)[0]
    return not (here == owner or here.startswith(owner + "/") or here == parts[0])


def page_to_page(path, name):
    page = re.compile(r"widgets/(\w+page)\.(h|cpp)$")
    here, there = page.match(path), page.match(name)
    return bool(here and there and here[1] != there[1])


def judge_quoted(path, name, folder):
    if name == f"moc_{Path(path).stem}.cpp":
        return None  # what moc made of the file's own header
    if not allowed(name, PROJECT[folder]):
        return f'{folder} may not include "{name}"'
    if private_to_other(path, name):
        return f'"{name}" is private to {"/".join(name.split("/")[:2])} and the folder above'
    if page_to_page(path, name):
        return f'pages never include pages ("{name}")'
    return None


def judge_system(name, folder, modules):
    if re.match(r"Qt[A-Z0-9]\w*/", name):
        return f"<{name}>: write <{name.split('/', 1)[1]}>, without the module"
    module = modules.get(name)
    if module and module not in QT.get(folder, CORE_ONLY):
        return f"{folder} may not include <{name}>, which is {module}"
    return None


def judge_file(tree, path, modules):
    folder, first = folder_of(path), None
    for number, line in enumerate((tree / path).read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            quoted, name = match[1] == '"', match[2]
            first = first or name
            fault = judge_quoted(path, name, folder) if quoted else judge_system(name, folder, modules)
            if fault:
                yield number, fault
        elif folder != "models/engines" and re.search(r"\bQSql[A-Z]\w*", COMMENT.sub("", line)):
            yield number, f"only engines may name a QSql class, not {folder}"
    own = path.removeprefix("models/").removesuffix(".cpp") + ".h"
    if path.endswith(".cpp") and (tree / path).with_suffix(".h").exists() and first != own:
        yield 1, f'the first include must be the file\'s own header "{own}"'


def main():
    tree, headers = Path(sys.argv[1]), Path(sys.argv[2])
    modules = qt_modules(headers)
    if "QString" not in modules:
        sys.exit(f"no Qt headers in {headers}")
    paths = sorted(str(p.relative_to(tree)) for top in ("models", "widgets", "app")
                   for p in (tree / top).rglob("*") if p.suffix in (".h", ".cpp"))
    faults = [(path, *fault) for path in paths if folder_of(path) for fault in judge_file(tree, path, modules)]
    faults += [(path, 1, "this folder is not in the rules") for path in paths if not folder_of(path)]
    for path, number, fault in faults:
        print(f"{path}:{number}: {fault}")
    print(f"{len(paths)} files, {len(faults)} faults")
    return 1 if faults or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
