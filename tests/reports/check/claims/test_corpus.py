"""Sentences that contradict a case and sentences that do not, over five cases and two of another
council: how many of the wrong ones are found, and how many of the right ones raise an alarm.

The rules were made with the half "tune" at hand, and counted on the half "count". Of sentences in
wordings that the rules had not seen, three sets found 35 of 36, 25 of 49 and 21 of 25 wrong ones the
first time, with no, one and one false alarm of 37, 33 and 24; the last two sets have been tuned for
since."""

import csv
import json
from functools import cache
from pathlib import Path

import pytest

from reports.casefile.case import PaperCase, case_of
from reports.check.facts import PaperFacts
from reports.check.finding import Finding, FindingKind
from reports.check.paper import check_paper
from reports.figures import Figures
from reports.figures.gather import figures_of
from reports.readiness.judged import results_of
from tests.reports.cases.typed import typed
from tests.reports.check.claims.generated import LIBRARIES, ROUNDS
from tests.reports.check.texts import document

HERE = Path(__file__).parent
FIXTURES = HERE.parents[3] / "fixtures"
ALARMS = (FindingKind.CONTRADICTING, FindingKind.ERROR, FindingKind.QUESTION)
with (HERE / "sentences.tsv").open(encoding="utf-8") as file:
    ROWS = tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def known(name: str) -> tuple[PaperCase, Figures, PaperFacts]:
    generated = {"libraries": LIBRARIES, "rounds": ROUNDS}.get(name)
    data = generated or json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    case = case_of(typed(data), data["papers"][0]["reference"])
    return case, figures_of(case), PaperFacts(results=results_of(case))


def alarms(case: str, *sentences: str) -> list[Finding]:
    """What the check says against these sentences in a paper of their own."""
    _case, figures, facts = known(case)
    paper = document(" ".join(sentences), figures=figures)
    return [one for one in check_paper(paper, figures, facts) if one.kind in ALARMS]


@pytest.mark.parametrize("half", ["tune", "count"])
def test_most_wrong_sentences_are_found_and_hardly_a_right_one_raises_an_alarm(half: str) -> None:
    rows = [row for row in ROWS if row["half"] == half]
    wrong = [row["sentence"] for row in rows if row["verdict"] == "wrong"]
    right = [row["sentence"] for row in rows if row["verdict"] == "right"]
    told = {row["sentence"] for row in rows if alarms(row["case"], row["sentence"])}
    missed = [one for one in wrong if one not in told]
    false = [one for one in right if one in told]
    assert len(missed) <= 0.1 * len(wrong), missed
    assert len(false) <= len(right) / 36, false


def test_there_are_sentences_enough_of_every_case() -> None:
    for verdict in ("wrong", "right"):
        rows = [row for row in ROWS if row["verdict"] == verdict]
        assert len(rows) >= 60
        assert len({row["case"] for row in rows}) == 7


@pytest.mark.parametrize(
    "sentence",
    [
        "Four options were dropped: the trading company, the joint venture and the trust.",
        "The project target is £1.69m.",
        "The NHS shared service ranks first, ahead of the public service mutual.",
        "Four options are taken forward.",
        "The appraisal compares six options.",
    ],
)
def test_sentences_against_the_result_are_contradictions(sentence: str) -> None:
    (found, *_more) = alarms("barnet", sentence)
    assert found.kind is FindingKind.CONTRADICTING
    assert found.stops_issue
    assert found.message.endswith(".")


@pytest.mark.parametrize(
    "before",
    ["If", "Perhaps", "An earlier draft said that", "Residents thought that", "Without Wales,"],
)
def test_what_is_no_statement_raises_no_alarm(before: str) -> None:
    assert alarms("barnet", f"{before} the NHS shared service ranks first.") == []
    assert alarms("barnet", "Are we sure that the NHS shared service ranks first?") == []
    assert alarms("barnet", "“The NHS shared service ranks first,” the paper had said.") == []


def test_amount_of_another_subject_never_matches() -> None:
    """95% is right of the mutual, 85% of the others."""
    _case, figures, facts = known("barnet")
    paper = document("Confidence in wider savings is 85% for the mutual.", figures=figures)
    (found,) = [one for one in check_paper(paper, figures, facts) if one.rule == "figure"]
    assert (found.kind, found.figure) == (
        FindingKind.CONTRADICTING,
        "delivery-model.PSM.confidence",
    )


def test_amount_of_another_subject_is_no_match_and_is_asked_about() -> None:
    _case, figures, facts = known("barnet")
    paper = document("The mutual is put down at 85%, in their confidence.", figures=figures)
    found = [one for one in check_paper(paper, figures, facts) if one.rule == "figure"]
    (asked,) = found
    assert (asked.kind, asked.figure) == (FindingKind.QUESTION, "delivery-model.PSM.confidence")


@pytest.mark.parametrize(
    ("case", "wrong", "right"),
    [
        ("libraries", "The community trust fails the gateway on affordability.", "Keeping all branches open fails the gateway on affordability."),
        ("libraries", "The community trust fails criterion 2.", "Keeping all branches open fails criterion 2."),
        ("libraries", "Two options are not feasible.", "Only one option is infeasible."),
        ("libraries", "Digital-first service costs most.", "Digital-first service costs least."),
        ("libraries", "The preferred option is the shared service with Eastham.", "The preferred option is the community trust."),
        ("libraries", "Ten of the twelve authorities took part.", "Nine of the twelve authorities took part."),
        ("libraries", "The trust leads by 4 points.", "The community trust leads by 5 points."),
        ("barnet", "The mutual passes neither, or: the joint venture passes every gateway.", "The mutual passes every gateway."),
        ("barnet", "The LATC ranks third.", "The LATC ranks fourth."),
        ("barnet", "PSM is rated medium on culture.", "PSM is rated high on culture."),
        ("barnet", "Only the mutual is rated high on culture.", "Only the mutual is rated high on both ranking criteria."),
        ("rounds", "Fortnightly rounds are first alone, with contractor rounds second.", "Fortnightly and contractor rounds share first place."),
        ("hertfordshire", "The way forward is Complete.", "The way forward is Small."),
        ("cambridgeshire", "AR 7.108 has a headline saving of £52,000.", "AR 7.108 has a headline saving of £25,000."),
        ("derby", "The tender was advertised on 30 May 2012.", "The tender was advertised from 30 April 2012."),
    ],
)  # fmt: skip
def test_each_kind_of_claim_is_told_right_from_wrong(case: str, wrong: str, right: str) -> None:
    assert alarms(case, right) == []
    assert alarms(case, wrong), wrong


def test_neither_speaks_of_the_options_before() -> None:
    before = "The mutual and the NHS shared service lead."
    assert alarms("barnet", before, "Neither is rated high on culture and process change.")
    assert not alarms("barnet", before, "Both are rated high on culture and process change.")


def test_figure_quoted_by_name_is_never_wrong() -> None:
    assert alarms("barnet", "{{ taken_forward.count | words }} options are taken forward.") == []


@pytest.mark.parametrize("target", ["450000", "1960000"])
def test_savings_target_is_found_by_its_amount(target: str) -> None:
    data = ROUNDS | {"programme": ROUNDS["programme"] | {"target": target}}
    case = case_of(typed(data), "paper")
    figures = figures_of(case)
    for text in ("The savings target is £{}.", "The council has to find £{}."):
        said = text.format(f"{int(target):,}")
        found = check_paper(document(said, figures=figures), figures, PaperFacts())
        assert [(one.kind, one.figure) for one in found] == [
            (FindingKind.MATCHING, "programme.target")
        ]
