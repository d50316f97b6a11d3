"""Figures known to be wrong say so where they print, until somebody has explained them."""

import json
from pathlib import Path
from typing import Any

import pytest

from reports.blocks.schemes.evidence import evidence_table
from reports.blocks.schemes.facts import SAID
from reports.casefile.case import case_of
from reports.casefile.schemes import schemes_in
from reports.compose import compose
from reports.document.content import TableBlock
from reports.formats.shelf import house_format
from tests.reports.cases.typed import typed

FIXTURES = Path(__file__).parents[3] / "fixtures"


def fixture(name: str) -> dict[str, Any]:
    return json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))


def notes_of(data: dict[str, Any]) -> list[str]:
    """What the tables of evidence in the first paper of a case say beneath their cells."""
    case = case_of(typed(data), data["papers"][0]["reference"])
    paper = compose(case, house_format(case.paper.house_format))
    tables = [block.table for block in paper.walk() if isinstance(block, TableBlock)]
    return [
        cell.note
        for table in tables
        if (table.name or "").startswith("evidence-")
        for row in table.rows
        for cell in row.cells
        if cell.note
    ]


def test_stated_totals_say_what_their_parts_give() -> None:
    notes = notes_of(fixture("hertfordshire"))
    for given in ("2,984,351", "2,502,415", "5,486,766"):
        (note,) = [one for one in notes if given in one]
        assert note.startswith("stated; the parts give ")


def test_total_that_is_explained_is_not_marked() -> None:
    data = fixture("hertfordshire")
    owners = [data["programme"], *data["schemes"]]
    for owner in owners:
        for table in owner.get("evidence", []):
            for one in table.get("sums", []):
                one["explained"] = "As published."
    assert notes_of(data) == []


@pytest.mark.parametrize(
    ("precision", "explained", "says"),
    [
        ("1", "", "£315,000 in 2018/19 (stated; the lines give £313,000)"),
        ("10000", "", "£315,000 in 2018/19 (stated; the lines give £313,000)"),
        ("1", "As published.", "£315,000 in 2018/19"),
    ],
)
def test_headline_says_what_its_lines_give(precision: str, explained: str, says: str) -> None:
    data = fixture("cambridgeshire")
    for scheme in data["schemes"]:
        if scheme["reference"] == "A/R.6.127":
            scheme["headline"] |= {"precision": precision, "explained": explained}
    data["programme"]["explanations"] = []
    (scheme,) = [one for one in schemes_in(typed(data)) if one.part.reference == "A/R.6.127"]
    assert SAID["saving"](scheme) == says


def test_table_without_sums_prints_as_it_is() -> None:
    data = fixture("derby")
    data["programme"]["evidence"] = [
        {"title": "T", "columns": [{"name": "N"}], "rows": [{"label": "R", "values": ["1"]}]}
    ]
    (table,) = case_of(typed(data), data["papers"][0]["reference"]).whole.evidence
    assert [cell.note for row in evidence_table(table).rows for cell in row.cells] == [""]
