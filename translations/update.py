#!/usr/bin/env python3
# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
"""Brings the catalogues in this folder up to date with the sources, or says what is missing.

    update.py [--check] LUPDATE [TREE]

A German entry for each text; for English only the texts with a number in them, which need a
singular. With --check nothing is written: each text that is missing, no longer used or whose
places (%1, %n) differ is printed, and the exit status is 1.

lupdate files the texts of classes without Q_OBJECT under the class, while core/tr.h looks all of
them up under 'Switchback'; they are moved there. Entries are sorted by the sources' folders and
carry no line numbers, so that a change of code changes no catalogue.
"""
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import OrderedDict
from pathlib import Path
from xml.sax.saxutils import escape

FOLDERS = ["models", "widgets", "app/gui"]
CATALOGUES = {"de": False, "en": True}  # language: numbered texts only
HEADER = """<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-FileCopyrightText: Switchback contributors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!DOCTYPE TS>
<TS version="2.1" language="{language}" sourcelanguage="en">
"""


def objects(tree):
    """Names of the classes that have a context of their own."""
    found = set()
    for folder in FOLDERS:
        for file in (tree / folder).rglob("*.h"):
            text = file.read_text(encoding="utf-8")
            found.update(re.findall(r"class (\w+)[^;{]*\{\s*Q_OBJECT", text))
    return found


def from_sources(lupdate, tree):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "all.ts"
        command = [lupdate, *FOLDERS, "-I", ".", "-I", "models", "-silent", "-locations", "none",
                   "-no-obsolete", "-source-language", "en", "-target-language", "de", "-ts", str(out)]
        subprocess.run(command, cwd=tree, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return entries_of(out, objects(tree))


def entries_of(file, own=None):
    """(context, text, note) -> (numbered, [translations], extra comment)."""
    entries = OrderedDict()
    if not file.exists():
        return entries
    for context in ET.parse(file).getroot().iter("context"):
        name = context.findtext("name")
        if own is not None and name.rpartition("::")[2] not in own:
            name = "Switchback"
        for message in context.iter("message"):
            numbered = message.get("numerus") == "yes"
            node = message.find("translation")
            forms = [form.text or "" for form in node.iter("numerusform")] if numbered else [node.text or ""]
            key = (name, message.findtext("source"), message.findtext("comment") or "")
            entries[key] = (numbered, forms, message.findtext("extracomment") or "")
    return entries


def places(text):
    return sorted(re.findall(r"%(?:L?\d|n)", text))


def faults(language, wanted, known):
    for key, (numbered, _, _) in wanted.items():
        _, forms, _ = known.get(key, (numbered, [""], ""))
        what = f'{language}: {key[0]}: "{key[1]}"'
        if not all(forms):
            yield f"{what} is missing"
            continue
        for form in forms:
            lost = [p for p in places(key[1]) if p not in places(form) and not (numbered and p == "%n")]
            if lost or [p for p in places(form) if p not in places(key[1])]:
                yield f'{what} has other places than "{form}"'
    for key in known:
        if key not in wanted:
            yield f'{language}: {key[0]}: "{key[1]}" is no longer used'


def write(file, language, wanted, known):
    lines = [HEADER.format(language=language)]
    for name in sorted({key[0] for key in wanted}):
        lines.append(f"<context>\n    <name>{escape(name)}</name>\n")
        for key in sorted(key for key in wanted if key[0] == name):
            numbered, _, extra = wanted[key]
            _, forms, _ = known.get(key, (numbered, [], ""))
            done = bool(forms) and all(forms)
            forms = forms if done else ["", ""] if numbered else [""]
            lines.append('    <message numerus="yes">\n' if numbered else "    <message>\n")
            lines.append(f"        <source>{escape(key[1])}</source>\n")
            if key[2]:
                lines.append(f"        <comment>{escape(key[2])}</comment>\n")
            if extra:
                lines.append(f"        <extracomment>{escape(extra)}</extracomment>\n")
            state = "" if done else ' type="unfinished"'
            if numbered:
                lines.append(f"        <translation{state}>\n")
                lines += [f"            <numerusform>{escape(form)}</numerusform>\n" for form in forms]
                lines.append("        </translation>\n")
            else:
                lines.append(f"        <translation{state}>{escape(forms[0])}</translation>\n")
            lines.append("    </message>\n")
        lines.append("</context>\n")
    lines.append("</TS>\n")
    file.write_text("".join(lines), encoding="utf-8")


def main(arguments):
    check = "--check" in arguments
    arguments = [a for a in arguments if a != "--check"]
    here = Path(__file__).resolve().parent
    tree = Path(arguments[1]) if len(arguments) > 1 else here.parent
    sources = from_sources(arguments[0], tree)
    count = 0
    for language, numbered_only in CATALOGUES.items():
        file = here / f"switchback_{language}.ts"
        wanted = OrderedDict((k, v) for k, v in sources.items() if v[0] or not numbered_only)
        known = entries_of(file)
        if not check:
            write(file, language, wanted, known)
            known = {key: value for key, value in known.items() if key in wanted}
        for fault in faults(language, wanted, known):
            print(fault)
            count += 1
    print(f"{len(sources)} texts, {count} faults")
    return 1 if check and count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
