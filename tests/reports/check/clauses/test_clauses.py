"""Clauses about what a case knows, right and wrong: a known subject with a value of a known kind is
held against the case whatever the verb, and what supposes, compares or speaks of others is not."""

import pytest

from reports.check.clauses.clause import clauses_of
from reports.check.finding import FindingKind
from reports.check.passages import script_of
from reports.check.subjects.judged import CaseResults
from reports.check.subjects.marking import Names
from tests.reports.check.corpus.put import alarms, paper
from tests.reports.check.texts import document


@pytest.mark.parametrize(
    ("case", "wrong", "right"),
    [
        ("libraries", "Digital-first service stays in the running.", "Digital-first service is out of the running."),
        ("libraries", "A detailed appraisal of the digital-first service will begin.", "A detailed appraisal of the community trust will begin."),
        ("libraries", "The shared service did well and finishes on top of the pile.", "The community trust did well and takes the lead."),
        ("libraries", "Access for residents would drop to low with the community trust.", "Access for residents would drop to low if the two branches close."),
        ("libraries", "The digital-first service edges out the shared service.", "The shared service edges out the digital-first service."),
        ("libraries", "Going for the trust would mean £402,000 a year.", "Going for the trust would mean £420,000 a year."),
        ("libraries", "The biggest yearly cost is that of the community trust.", "The biggest yearly cost is that of keeping all branches open."),
        ("leisure", "Millbrook saw 189,500 visits in 2025/26.", "Millbrook saw 198,500 visits in 2025/26."),
        ("leisure", "Station Road had 91,300 visits in 2024/25.", "Station Road had 91,300 visits in 2025/26."),
        ("leisure", "Of the centres, Hartley had the most visits in 2025/26.", "Of the centres, Millbrook had the most visits in 2025/26."),
        ("rounds", "Under NM-2 some 6,500 households would pay.", "Under NM-2 some 6,000 households would pay."),
        ("warwick", "It is a key decision.", "It is not a key decision."),
        ("warwick", "The Monitoring Officer gave approval on 1 April 2021.", "The Monitoring Officer gave approval on 6 April 2021."),
        ("barnet", "Public consultation opens in June 2016.", "Public consultation opens in May 2016."),
    ],
)  # fmt: skip
def test_clause_with_another_value_is_told_whatever_its_verb(
    case: str, wrong: str, right: str
) -> None:
    assert alarms(case, right) == []
    assert alarms(case, wrong), wrong


@pytest.mark.parametrize(
    "sentence",
    [
        "If costs fell, the digital-first service would stay in the running.",
        "Had it cost less, the digital-first service would have been shortlisted.",
        "Neighbouring councils kept the digital-first service in the running.",
        "Residents argued that the digital-first service should be shortlisted.",
        "The digital-first service was ruled out, and the community trust goes on.",
        "The digital-first service does not stay in the running.",
    ],
)
def test_supposition_denial_and_others_raise_nothing(sentence: str) -> None:
    assert alarms("libraries", sentence) == []


def test_clause_goes_on_about_the_one_option_of_the_clause_before() -> None:
    found = alarms(
        "libraries", "The digital-first service was cheap, and goes on to the next stage."
    )
    assert [one.kind for one in found] == [FindingKind.QUESTION]
    assert "not taken forward" in found[0].message


def test_names_joined_by_and_stay_in_one_clause() -> None:
    _written, figures, facts = paper("libraries")
    text = "The community trust and the shared service lead, but digital-first service trails."
    (passage,) = script_of(document(text, figures=figures)).typed
    sentence = Names(facts.results).marked(passage, *passage.sentences[0])
    assert [len(one.named) for one in clauses_of(sentence) if one.named] == [2, 1]


def test_case_that_knows_nothing_asks_nothing() -> None:
    (passage,) = script_of(document("The largest is £5, and it is a key decision.")).typed
    sentence = Names(CaseResults()).marked(passage, *passage.sentences[0])
    assert [one.subjects for one in clauses_of(sentence)] == [(), ()]
