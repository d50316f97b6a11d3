"""The papers of the cases: every contradiction of the sources is raised, and nothing else."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reports.casefile.case import case_of
from reports.check.finding import Finding, FindingKind
from reports.compose import compose
from reports.formats.shelf import house_format
from reports.readiness.check import facts_of, paper_findings
from tests.reports.cases.typed import typed
from tests.reports.check.known import KNOWN, Known

FIXTURES = Path(__file__).parents[3] / "fixtures"
# What is to be done before a paper is issued is no contradiction of its text.
TO_DO = frozenset(
    {"approval", "undecided", "baseline", "weights", "empty-section", "missing-fact", "unanswered"}
)


@cache
def case_data(name: str) -> dict[str, Any]:
    return json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))


CASES = tuple(path.stem for path in sorted(FIXTURES.glob("*.json")) if case_data(path.stem).get("papers"))  # fmt: skip


@cache
def findings(name: str) -> tuple[Finding, ...]:
    """Those of all papers of the case."""
    data = case_data(name)
    found: list[Finding] = []
    for paper in data["papers"]:
        case = case_of(typed(data), paper["reference"])
        form = house_format(case.paper.house_format)
        found += paper_findings(case, form, compose(case, form))
    return tuple(found)


def shows(one: Finding, known: Known) -> bool:
    return known.shows in f"{one.excerpt} {one.typed} {one.message}"


def serious(one: Finding) -> bool:
    kinds = (FindingKind.CONTRADICTING, FindingKind.ERROR)
    return one.kind in kinds and one.rule not in TO_DO


@pytest.mark.parametrize(
    "known", [one for one in KNOWN if one.case in CASES], ids=lambda known: known.what
)
def test_a_contradiction_of_the_source_is_raised(known: Known) -> None:
    kinds = (
        (FindingKind.QUESTION,) if known.asked else (FindingKind.CONTRADICTING, FindingKind.ERROR)
    )
    assert [one for one in findings(known.case) if one.kind in kinds and shows(one, known)]


@pytest.mark.parametrize("name", CASES)
def test_no_paper_is_stopped_by_a_false_alarm(name: str) -> None:
    real = [known for known in KNOWN if known.case == name and not known.asked]
    false = [
        (one.rule, one.excerpt, one.message)
        for one in findings(name)
        if serious(one) and not any(shows(one, known) for known in real)
    ]
    assert false == []


@pytest.mark.parametrize("name", CASES)
def test_every_finding_has_its_place_and_says_what_to_do(name: str) -> None:
    for one in findings(name):
        assert one.message.endswith((".", "?"))
        assert one.place.text
        assert one.excerpt[one.start :].startswith(one.typed)


def test_barnet_says_nothing_of_its_finance_table() -> None:
    """The figures that must not be flagged."""
    words = " ".join(one.excerpt for one in findings("barnet") if serious(one))
    for right in ("1,677,660", "12,925,448", "107%", "13.1m", "18.5m", "2,105,898"):
        assert right not in words


def test_the_facts_of_a_case_are_what_the_check_is_told() -> None:
    data = json.loads(json.dumps(case_data("barnet")))
    appraisal = data["appraisals"][0]
    for option in appraisal["options"]:
        option["baseline"] = False
    appraisal["ratings"] = [
        one | {"reason": ""} if one["option"] == "PSM" else one
        for one in appraisal["ratings"]
        if one["option"] != "JV"
    ]
    data["papers"][0]["revisions"] = [{"version": "1.0", "on": "2016-02-01"}]
    data["papers"][0]["approvals"] = [{"role": "Legal", "state": "requested"}]
    case = case_of(typed(data), "obc")
    form = house_format(case.paper.house_format)
    facts = facts_of(case, form, weights_unlocked={"delivery-model": "Split."})
    (told,) = facts.appraisals
    assert not told.has_baseline
    assert told.undecided == ("Joint venture outside the public sector",)
    assert {option for option, _criterion in told.without_reason} == {"Public service mutual"}
    assert told.weights_unlocked == "Split."
    assert facts.revision is not None
    assert facts.revision.version == "1.0"
    assert facts.summary == "executive-summary"
    assert [one.role for one in facts.approvals] == ["Legal"]
    assert facts.sources["conclusion"]
    rules = {one.rule for one in paper_findings(case, form, compose(case, form))}
    assert {"baseline", "undecided", "reasons", "approval"} < rules


def test_only_the_schemes_of_the_paper_are_reconciled() -> None:
    data = json.loads(json.dumps(case_data("barnet")))
    wrong = {"amount": "5", "sum_of": ["1", "2"]}
    data["schemes"] = [
        {"reference": ref, "title": ref, "stated": [wrong | {"name": f"Sum of {ref}"}]}
        for ref in ("S1", "S2")
    ]
    data["papers"][0]["schemes"] = ["S2"]
    case = case_of(typed(data), "obc")
    facts = facts_of(case, house_format(case.paper.house_format))
    assert [one.where for one in facts.reconciled] == ["S2 Sum of S2"]
