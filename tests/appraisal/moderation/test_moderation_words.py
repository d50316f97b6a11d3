"""The sentences of moderation, and the reasons that repeat another."""

from fractions import Fraction as F

import pytest

from appraisal.engine.agreement.concordance import concordance
from appraisal.engine.agreement.totals import Orders
from appraisal.models import Rating
from appraisal.moderation.repeats import repeated
from appraisal.moderation.sheet import ModerationSheet
from appraisal.moderation.words import (
    agreed_where,
    counts_words,
    marks_words,
    middle_words,
    orders_words,
    progress_words,
    spread_words,
    together_words,
)
from appraisal.scoring.allowed import Choice
from tests.appraisal.moderation.panels import give, make_assessors
from tests.factories import World
from tests.site.counts import misspoken

CODES = ("ONE", "TWO", "THREE")


@pytest.mark.parametrize("whole", range(4))
def test_progress_counts_as_people_do(whole: int) -> None:
    for agreed in range(whole + 1):
        told = progress_words(agreed, whole)
        assert misspoken(told) == []
        assert told.endswith(".")
    assert progress_words(3, 12) == "3 of 12 ratings are agreed."


def test_concordance_says_what_it_rests_on_or_that_it_is_not_defined() -> None:
    rows = [[F(3), F(2), F(1)], [F(3), F(1), F(2)]]
    told = orders_words(Orders(("a", "b"), ("A", "B", "C"), concordance(rows)))
    assert "0.75" in told
    assert "over the three options that two assessors have rated in full" in told
    assert "is not defined" in orders_words(Orders((), (), concordance([])))


def cell(world: World, cells: dict[str, str]) -> ModerationSheet:
    give(world.options[0], world.rankings[0], cells)
    return ModerationSheet.of(world.appraisal)


def first(sheet: ModerationSheet) -> tuple[str, str, str]:
    found = next(one for one in sheet.cells if one.own)
    texts = (counts_words(found), middle_words(found), marks_words(found))
    return tuple(text.replace("\N{NO-BREAK SPACE}", " ") for text in texts)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("levels", "counts", "middle", "marks"),
    [
        (
            ("high", "low"),
            "1 × High, 1 × Low, 1 not rated",
            "Median: Medium; from Low to High; mean 2.0 points",
            "Two levels or more apart",
        ),
        (
            ("high", "medium"),
            "1 × High, 1 × Medium, 1 not rated",
            "Median: between Medium and High; from Medium to High; mean 2.5 points",
            "Close together",
        ),
        (
            ("n/a", "low", "abstains"),
            "1 × Low, 1 × not applicable, 1 abstains",
            "Median: Low",
            "Whether the criterion applies is not agreed",
        ),
        (("abstains",) * 3, "3 abstain", "No rating to compare", "Nothing to compare"),
        (("low", "low", "low"), "3 × Low", "Median: Low", "All say the same"),
    ],
)
def test_a_cell_in_words(
    world: World, levels: tuple[str, ...], counts: str, middle: str, marks: str
) -> None:
    make_assessors(world.appraisal, *CODES)
    sheet = cell(world, dict(zip(CODES, levels, strict=False)))
    assert first(sheet) == (counts, middle, marks)
    assert misspoken(spread_words(sheet)) == []


def test_opposite_ends_of_two_are_called_so(world: World) -> None:
    give(world.options[0], world.gateway, {"ONE": "pass", "TWO": "fail"})
    assert first(ModerationSheet.of(world.appraisal))[2] == "At opposite ends"


def test_what_all_say_names_both_and_who_abstained(world: World) -> None:
    make_assessors(world.appraisal, *CODES)
    sheet = cell(world, {"ONE": "low", "TWO": "low", "THREE": "abstains"})
    found = next(one for one in sheet.cells if one.own)
    assert together_words(found) == (
        "Both assessors who rated it gave it: Low; one abstained. Among their reasons: “ONE says "
        "low.”; “TWO says low.”."
    )


def test_assessors_stand_in_their_own_sequence_and_strangers_after_them(world: World) -> None:
    make_assessors(world.appraisal, "TWO", "ONE")
    sheet = cell(world, {"GUEST": "low", "ONE": "low", "TWO": "low"})
    assert [one.code for one in sheet.members] == ["TWO", "ONE", "GUEST"]
    found = next(one for one in sheet.cells if one.own)
    assert [one.rating.assessor for one in found.own] == ["TWO", "ONE", "GUEST"]


def test_where_a_rating_was_agreed_says_what_is_known() -> None:
    assert agreed_where(Rating()) == ""
    assert agreed_where(Rating(meeting="Panel")) == "Panel"
    assert agreed_where(Rating(panel="HR")) == "Present: HR"


LEVELS = (Choice("high", "High", "All of what is asked."), Choice("low", "Low", ""))


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("", ""),
        ("...", ""),
        ("Because", ""),
        ("All of what is asked, at two councils", ""),
        ("ALL of what is asked", "This is the meaning of “High”, and says nothing of the option."),
        ("low", "This is the meaning of “Low”, and says nothing of the option."),
        ("It  rose.", "“A on B” has the same reason."),
    ],
)
def test_what_a_reason_repeats(reason: str, told: str) -> None:
    assert repeated(reason, LEVELS, [("A on B", "It rose"), ("A on C", "")]) == told
