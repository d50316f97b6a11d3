"""Looks for known weaknesses of the locked dependencies, and sees that it looked: `make audit`.

`pip-audit` asks the index about each, and says "none found" of what it could not ask about. Without
a network: `make audit ADVISORIES=all.zip`, the advisories of PyPI as osv.dev exports them, fetched
on a machine that has one.

Exit status: 0, every dependency was looked at and has none; 1, some has; 2, not all were looked at.
"""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).resolve().parents[1]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
# An export has tens of thousands; fewer are a part of it.
LEAST_ADVISORIES = 5_000


def pinned(lock: str) -> dict[str, str]:
    """The locked versions by name."""
    return {canonicalize_name(name): version for name, version in PINNED.findall(lock)}


def by_index(lock: Path) -> tuple[set[str], list[str]]:
    """Which dependencies the index was asked about, and what it knows of them."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--require-hashes"]
    said = subprocess.run(  # noqa: S603  our own words alone
        [*command, "--disable-pip", "--format", "json", "--progress-spinner", "off"],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        rows = json.loads(said.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(said.stderr.strip()[-1000:], file=sys.stderr)
        return set(), []
    looked_at = {str(canonicalize_name(row["name"])) for row in rows if "skip_reason" not in row}
    weak = [
        f"{row['name']} {row['version']}: {one['id']}, mended in {', '.join(one['fix_versions'])}"
        for row in rows
        for one in row.get("vulns", ())
    ]
    return looked_at, weak


def by_file(lock: dict[str, str], advisories: Path) -> tuple[set[str], list[str]]:
    """The same from a file of advisories, for all that are locked."""
    with zipfile.ZipFile(advisories) as package:
        names = [name for name in package.namelist() if name.endswith(".json")]
        if len(names) < LEAST_ADVISORIES:
            print(f"{advisories} holds {len(names)} advisories: it is not whole.", file=sys.stderr)
            return set(), []
        read = (json.loads(package.read(name)) for name in names)
        weak = [fault for one in read for fault in faults_of(one, lock)]
    return set(lock), weak


def faults_of(advisory: dict[str, Any], lock: dict[str, str]) -> Iterator[str]:
    """Each locked version that an advisory is about."""
    if "withdrawn" in advisory:
        return
    for affected in advisory.get("affected", ()):
        package = affected.get("package", {})
        name = canonicalize_name(package.get("name", ""))
        if package.get("ecosystem") == "PyPI" and name in lock and is_within(affected, lock[name]):
            yield f"{name} {lock[name]}: {advisory['id']}"


def is_within(affected: dict[str, Any], version: str) -> bool:
    """Whether a version is named, or stands in a range from where a weakness came in to where it
    was mended."""
    if version in affected.get("versions", ()):
        return True
    now = Version(version)
    for ranged in affected.get("ranges", ()):
        if ranged.get("type") != "ECOSYSTEM":
            continue
        weak = False
        for event in ranged.get("events", ()):
            ((kind, at),) = event.items()
            try:
                reached = at == "0" or now >= Version(at)
                beyond = at != "0" and now > Version(at)
            except InvalidVersion:
                continue
            if kind == "introduced" and reached:
                weak = True
            elif (kind == "fixed" and reached) or (kind == "last_affected" and beyond):
                weak = False
        if weak:
            return True
    return False


def main(arguments: list[str]) -> int:
    lock = ROOT / "requirements.txt"
    locked = pinned(lock.read_text(encoding="utf-8"))
    looked_at, weak = by_file(locked, Path(arguments[0])) if arguments else by_index(lock)
    for one in weak:
        print(f"WEAK: {one}")
    lacking = sorted(locked.keys() - looked_at)
    if lacking:
        print(
            f"NOT AUDITED: {len(lacking)} of {len(locked)} dependencies could not be looked up "
            f"({', '.join(lacking[:5])}{', ...' if len(lacking) > 5 else ''}). Without a network, "
            "give a file of advisories: make audit ADVISORIES=all.zip (docs/security.md)."
        )
        return 2
    print(f"{len(locked)} dependencies audited, {len(weak)} weaknesses known.")
    return 1 if weak else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
