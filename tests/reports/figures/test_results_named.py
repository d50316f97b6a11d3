"""Results, people and plans of a case by name."""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reports.casefile.case import case_of
from reports.check.finding import FindingKind
from reports.check.paper import check_paper
from reports.figures import Figures, printed
from reports.figures.gather import figures_of
from tests.reports.cases.typed import typed
from tests.reports.check.claims.generated import LIBRARIES, ROUNDS
from tests.reports.check.texts import document

FIXTURES = Path(__file__).parents[3] / "fixtures"


def figures_in(data: dict[str, Any]) -> Figures:
    return figures_of(case_of(typed(data), data["papers"][0]["reference"]))


@cache
def figures(name: str) -> Figures:
    generated = {"libraries": LIBRARIES, "rounds": ROUNDS}.get(name)
    return figures_in(
        generated or json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize(
    ("case", "quoted", "prints"),
    [
        ("barnet", "stopped.count | words", "two"),
        ("barnet", "undecided.count", "0"),
        ("barnet", "gateways.count | words", "two"),
        ("barnet", "conditional_gateways.count", "1"),
        ("barnet", "ranking_criteria.count | words", "two"),
        ("barnet", "PSM.ratings.3", "High"),
        ("barnet", "LATC.ratings.5", "Fail"),
        ("barnet", "criteria.3.name", "Culture and process change"),
        ("barnet", "leader.name", "Public service mutual"),
        ("barnet", "runner_up.name", "NHS shared service"),
        ("barnet", "stopped.names", "Local authority trading company and Joint venture outside the public sector"),
        ("barnet", "steps.public-consultation-12-weeks.end", "July 2016"),
        ("barnet", "paper.meeting_date", "7 March 2016"),
        ("barnet", "paper.author", "Project manager"),
        ("barnet", "programme.authority", "London Borough of Barnet"),
        ("derby", "HRS-6.title", "Open tender and decommissioning"),
        ("derby", "HRS-6.owner", "Supporting People Commissioning Team"),
        ("derby", "events.co-production-workshops.sessions | words", "four"),
        ("libraries", "leader.margin", "5"),
        ("libraries", "A.ratings.2", "Fail"),
        ("libraries", "not_feasible.names", "Keep all branches open"),
        ("rounds", "leader.name", "Fortnightly rounds and Contractor rounds"),
        ("rounds", "leader.margin", "20"),
        ("rounds", "undecided.names", "Mixed rounds"),
        ("rounds", "M.ratings.1", "7"),
    ],
)  # fmt: skip
def test_results_are_quoted_by_name(case: str, quoted: str, prints: str) -> None:
    assert printed(quoted, figures(case))[1] == prints


def test_shares_of_groups_are_quoted_and_a_wrong_one_is_told() -> None:
    data = deepcopy(LIBRARIES)
    appraisal = data["appraisals"][0]
    appraisal["groups"] = [
        {"name": "People served", "weight": "60"},
        {"name": "Delivery", "weight": "40"},
    ]
    for row, group in zip(
        appraisal["criteria"][2:], ("People served",) * 2 + ("Delivery",), strict=True
    ):
        row["group"] = group
    named = figures_in(data)
    assert printed("groups.people-served.weight", named)[1] == "60%"
    assert printed("groups.people-served.within.3 | percent 1", named)[1] == "53.3%"
    (right,) = check_paper(document("People served carries 60% of the weight."), named)
    assert right.kind is FindingKind.MATCHING
    for wrong, kind in (
        ("Delivery carries 45% of the weight", FindingKind.CONTRADICTING),
        ("The group Delivery carries 45% of all weight", FindingKind.QUESTION),
    ):
        (found,) = check_paper(document(f"{wrong}."), named)
        assert (found.kind, "as 40%" in found.message) == (kind, True)
    for row in appraisal["criteria"]:
        row.pop("weight", None)
    for group in appraisal["groups"]:
        del group["weight"]
    assert not [name for name in figures_in(data) if ".groups." in name]


def test_decision_is_quoted_with_its_day_and_votes() -> None:
    data = deepcopy(LIBRARIES)
    data["appraisals"][0]["decision"] |= {
        "decided_on": "2026-03-10",
        "made_by": "votes",
        "votes": [
            {"authority": "Northmere", "for": 5, "against": 2},
            {"authority": "Eastham", "for": 1, "abstained": 1},
        ],
    }
    named = figures_in(data)
    assert printed("decision.decided_on", named)[1] == "10 March 2026"
    said = [printed(f"votes.{way}", named)[1] for way in ("for", "against", "abstained")]
    assert said == ["6", "2", "1"]


def test_approvals_are_named_by_office_alone() -> None:
    data = deepcopy(LIBRARIES)
    data["papers"][0]["approvals"] = [{"role": "Monitoring officer", "state": "given"}]
    assert printed("approvals.monitoring-officer", figures_in(data))[1] == "given"


def test_what_is_missing_has_no_figure() -> None:
    named = figures("rounds")
    assert "waste-rounds.M.ratings.2" not in named
    assert "waste-rounds.M.rank" not in named
    assert not [name for name in named if ".decision." in name]
