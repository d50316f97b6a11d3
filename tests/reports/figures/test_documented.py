"""The page on the case file names every figure that can be quoted."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from reports.casefile.case import case_of
from reports.figures.gather import figures_of
from tests.reports.cases.full import FULL
from tests.reports.cases.typed import typed
from tests.reports.check.claims.generated import LIBRARIES, ROUNDS

ROOT = Path(settings.BASE_DIR)
PAGE = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
SECTION = PAGE.split("### Figures by name\n")[1].split("\n### ")[0]
ROWS = [line.split(" | ") for line in SECTION.splitlines() if line.startswith("| `")]
NAMES = [name for row in ROWS for name in re.findall(r"`([^`]+)`", row[0])]
PATTERNS = [
    re.compile(r"[^.]+".join(map(re.escape, re.split(r"<[a-z]+>", name))) + r"(\.(low|high))?")
    for name in NAMES
]
CASES = (
    "barnet",
    "cambridgeshire",
    "derby",
    "hertfordshire",
    "warwick",
    "libraries",
    "rounds",
    "full",
)


def data_of(name: str) -> dict[str, Any]:
    generated = {"libraries": LIBRARIES, "rounds": ROUNDS, "full": FULL}
    if name in generated:
        return generated[name]
    return json.loads((ROOT / "fixtures" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_every_figure_has_its_line_on_the_page(name: str) -> None:
    data = data_of(name)
    figures = figures_of(case_of(typed(data), data["papers"][0]["reference"]))
    lacking = [one for one in figures if not any(p.fullmatch(one) for p in PATTERNS)]
    assert lacking == []
