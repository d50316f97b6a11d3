"""Sentences that another one of the paper tells otherwise, each with the same put right."""

import pytest

from reports.check.finding import FindingKind
from tests.reports.check.corpus.put import alarms
from tests.reports.check.texts import told

# Kind, case, a wrong sentence, and the same put right.
PAIRS = (
    (
        "length told elsewhere",
        "warwick",
        "To split the service would take six months of preparation.",
        "To split the service would take a year of preparation.",
    ),
    (
        "share told elsewhere",
        "warwick",
        "Some 53% of customers dropped out in those days.",
        "About a third of customers dropped out in those days.",
    ),
    (
        "body told elsewhere",
        "derby",
        "A joint tender for high risk offenders is planned with Leicestershire County Council.",
        "A joint tender for high risk offenders is planned with Derbyshire County Council.",
    ),
    (
        "what members are asked",
        "warwick",
        "Members are asked to approve the extension.",
        "Members are asked to note the extension.",
    ),
    (
        "day told elsewhere",
        "warwick",
        "By a deed of variation the partners agreed to extend the shared agreement to 31 May 2023.",
        "By a deed of variation the partners agreed to extend the shared agreement to 31 March 2023.",
    ),
)  # fmt: skip
KINDS = [one[0] for one in PAIRS]
PROSE = 60  # blocks of a paper that hold the sentences which say it otherwise


@pytest.mark.parametrize(("case", "wrong", "right"), [one[1:] for one in PAIRS], ids=KINDS)
def test_what_another_sentence_tells_otherwise_is_asked_about(
    case: str, wrong: str, right: str
) -> None:
    (found,) = alarms(case, wrong, PROSE)
    assert found.kind in (FindingKind.QUESTION, FindingKind.CONTRADICTING)
    assert alarms(case, right, PROSE) == []


def test_two_bodies_that_two_sentences_name_are_both_right() -> None:
    sentence = "Nuneaton and Bedworth Borough Council signed with Rugby Borough Council."
    assert alarms("warwick", sentence, PROSE) == []


HANDOVER = "Glazed frames of the orangery and its heating were handed to the lessee"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{HANDOVER} on 3 May 2016.", f"{HANDOVER} in May 2016."),
        (f"{HANDOVER} for ten years.", f"{HANDOVER} for 120 months."),
        (f"{HANDOVER} for at least ten years.", f"{HANDOVER} for twelve years."),
        ("A third of visitors paid.", "Of these, 35% of visitors paid."),
        ("In 2015 40% of visitors paid.", "In 2016 half of the visitors paid."),
        ("60% of replies supported closing the library.", "45% of replies supported longer hours."),
        ("Phase 1 of the orangery lasts six weeks.", "Phase 2 of the orangery lasts nine weeks."),
        ("The first glazing took six weeks.", "The second glazing took nine weeks."),
        (f"{HANDOVER} on 3 May 2016.", "The museum opened on 5 June 2015."),
        (f"{HANDOVER} on 3 May 2016.", f"If funds allow, {HANDOVER} on 5 June 2017."),
    ],
)
def test_what_agrees_or_tells_of_something_else_is_not_asked_about(first: str, second: str) -> None:
    assert told(first, second, rule="elsewhere") == []


@pytest.mark.parametrize(
    ("first", "second", "typed"),
    [
        (f"{HANDOVER} on 3 May 2016.", f"{HANDOVER} on 3 May 2017.", "3 May 2017"),
        (f"{HANDOVER} for ten years.", f"{HANDOVER} for twelve years.", "twelve years"),
        ("In 2015 40% of visitors paid.", "Half of the visitors paid.", "Half"),
        ("Men are 60% of users.", "Men make up 40% of the users here.", "40%"),
        (f"{HANDOVER} for at least ten years.", f"{HANDOVER} for six years.", "six years"),
        ("A curator costs £57,930 over 18 months.", "The £57,930 for a curator lasts two years.", "two years"),
        ("The lease with Harlow has three years to run.", "The lease with Harlow has five years to run.", "five years"),
    ],
)  # fmt: skip
def test_the_later_of_two_that_differ_is_asked_about(first: str, second: str, typed: str) -> None:
    assert told(first, second, rule="elsewhere") == [typed]
