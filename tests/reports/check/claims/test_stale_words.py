"""A rating, a decision or an option that changes leaves words behind that say the opposite: the
check tells every one."""

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reports.casefile.case import case_of
from reports.check.finding import Finding, FindingKind
from reports.compose import compose
from reports.formats.shelf import house_format
from reports.readiness.check import paper_findings
from tests.reports.cases.typed import typed

FIXTURES = Path(__file__).parents[4] / "fixtures"
Json = dict[str, Any]


@cache
def text_of(name: str) -> str:
    return (FIXTURES / f"{name}.json").read_text(encoding="utf-8")


def told(data: Json) -> set[tuple[str, str, str]]:
    """Section, words and sentence of each contradiction of the results."""
    case = case_of(typed(data), data["papers"][0]["reference"])
    form = house_format(case.paper.house_format)
    found: tuple[Finding, ...] = paper_findings(case, form, compose(case, form))
    return {
        (one.place.section, one.typed, one.excerpt)
        for one in found
        if one.kind is FindingKind.CONTRADICTING and one.rule == "result"
    }


def rated(option: str, criterion: str, level: str) -> Callable[[Json], None]:
    def change(data: Json) -> None:
        for one in data["appraisals"][0]["ratings"]:
            if (one["option"], one["criterion"]) == (option, criterion):
                one["level"] = level

    return change


def decided(appraisal: str, option: str) -> Callable[[Json], None]:
    def change(data: Json) -> None:
        for one in data["appraisals"]:
            if one["reference"] == appraisal:
                one["decision"] |= {"preferred": option, "with_a_view_to": ""}

    return change


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        (
            "barnet",
            rated("LATC", "3", "high"),
            {"executive-summary", "criterion-3", "summary-introduction", "conclusion"},
        ),
        (
            "barnet",
            rated("PSM", "3", "low"),
            {"executive-summary", "criterion-3", "summary-introduction"},
        ),
        (
            "barnet",
            rated("JV", "5", "pass"),
            {"criterion-5", "summary-introduction", "conclusion"},
        ),
        ("hertfordshire", decided("delivery-model", "C"), {"recommendations"}),
    ],
)
def test_words_that_a_change_made_wrong_are_told(
    name: str, change: Callable[[Json], None], expected: set[str]
) -> None:
    data: Json = json.loads(text_of(name))
    assert told(data) == set()
    changed = deepcopy(data)
    change(changed)
    assert {section for section, _typed, _excerpt in told(changed)} == expected
