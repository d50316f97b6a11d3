"""What a paper tells of the process."""

from dataclasses import replace
from itertools import product

import pytest

from appraisal.casefile.parts import (
    CaseAppraisal,
    CaseAssessor,
    CaseMove,
    CaseRating,
)
from appraisal.casefile.problem import problem_of
from appraisal.process.told import process_sentences
from appraisal.states import State

EMPTY = CaseAppraisal("A", "Who runs it", (), ())


def moved(was: str, now: str, reason: str = "A criterion was missing.") -> CaseAppraisal:
    return replace(EMPTY, moves=(CaseMove(was, now, "2016-02-28T09:30:00+00:00", reason),))


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("weights-locked", "setting-up", "The weights were unlocked on 28 February 2016."),
        (
            "scoring",
            "setting-up",
            "The weights were unlocked on 28 February 2016, after scoring had opened.",
        ),
        ("moderation", "scoring", "Scoring was reopened on 28 February 2016."),
        (
            "decided",
            "moderation",
            "Moderation was reopened on 28 February 2016, after the results had been released.",
        ),
        (
            "scoring",
            "moderation",
            "Scoring was closed on 28 February 2016 before every assessor had given every rating.",
        ),
    ],
)
def test_step_with_a_reason_is_told_with_it(was: str, now: str, told: str) -> None:
    reason = "The reason given: A criterion was missing."
    assert process_sentences(moved(was, now)) == (f"{told} {reason}",)


def test_every_step_with_a_reason_has_words() -> None:
    for was, now in product(State, State):
        if was != now:
            (told,) = process_sentences(moved(was, now))
            assert "28 February 2016" in told
            assert told.endswith("The reason given: A criterion was missing.")


def test_step_without_a_reason_and_an_officer_alone_are_not_told() -> None:
    assert process_sentences(moved("setting-up", "weights-locked", "")) == ()
    assert process_sentences(EMPTY) == ()


def test_assessors_are_told_by_the_authorities_they_speak_for() -> None:
    part = replace(
        EMPTY,
        assessors=tuple(
            CaseAssessor(f"assessor-{n}", "Finance", town)
            for n, town in enumerate(("Watford", "Dacorum", "Watford"))
        ),
    )
    assert process_sentences(part) == (
        "Three assessors, speaking for Watford and Dacorum, rated the options apart before the "
        "ratings were agreed.",
    )


def test_meetings_that_agreed_ratings_are_told_once_each() -> None:
    board = {"meeting": "Project board", "agreed_on": "2016-03-01", "panel": "Finance and HR."}
    part = replace(
        EMPTY,
        ratings=(
            CaseRating("A", "1", level="high", **board),
            CaseRating("B", "1", level="low", **board),
            CaseRating("A", "2", level="low", agreed_on="2016-03-08"),
            CaseRating("B", "2", level="low"),
            CaseRating("B", "2", level="low", assessor="assessor-1"),
        ),
    )
    assert process_sentences(part) == (
        "Two ratings were agreed at the meeting “Project board” on 1 March 2016 by Finance and HR.",
        "One rating was agreed on 8 March 2016.",
    )


def test_dissent_prints_with_the_reason() -> None:
    rating = CaseRating("A", "1", level="high", reason="Two did it.", dissent="HR: medium.")
    part = replace(EMPTY, ratings=(rating, replace(rating, reason="", option="B")))
    told = [one.reason for one in problem_of(part).ratings]
    assert told == ["Two did it. Dissent: HR: medium.", "Dissent: HR: medium."]
