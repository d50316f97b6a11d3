"""The page of settings has each setting once, and no other."""

import re
from collections import Counter

from tests.served import ROOT
from workbench.settings import environment

PAGE = (ROOT / "docs" / "operations" / "settings.md").read_text()
NAMED = re.compile(r"WORKBENCH_[A-Z_]+[A-Z]")


def rows() -> list[str]:
    """The first cell of each row of the table that names a setting."""
    cells = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    return [name for cell in cells for name in NAMED.findall(cell)]


def test_each_setting_stands_there_once() -> None:
    asked = {name for name in environment._asked if not name.startswith("WORKBENCH_FOR_TESTS")}
    asked |= environment._ELSEWHERE
    asked -= {"WORKBENCH_OURS"}
    assert set(rows()) == asked
    assert [name for name, times in Counter(rows()).items() if times > 1] == []


def test_every_document_speaks_of_settings_there_are() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        if page.name == "CHANGELOG.md" or page.parent.name == "decisions":
            continue
        for name in NAMED.findall(page.read_text()):
            known = {*rows(), "WORKBENCH_TESTS_MADE"}
            assert name in known, f"{page.relative_to(ROOT)} speaks of {name}"
