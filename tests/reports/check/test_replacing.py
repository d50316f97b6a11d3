"""A typed figure becomes a quoted one in one step, in the right place of its Markdown."""

from fractions import Fraction as F

import pytest

from reports.check.finding import Finding
from reports.check.replacing import NotThere, linked
from reports.figures import Figure, Kind
from tests.reports.check.texts import check

TARGET = Figure("m.finance.target", "Savings target", Kind.MONEY, F(1960000), "Option finance")


def matching(source: str) -> list[Finding]:
    return [one for one in check(source, figures=(TARGET,)) if one.replacement]


def test_the_right_one_of_several_is_replaced() -> None:
    source = (
        "Reserves are £1.96m.\n\nThe **savings target** is *£1.96m* by 2019, and £1.96m it stays."
    )
    first, *_others = [one for one in matching(source) if "target" in one.excerpt]
    assert linked(source, first) == source.replace("*£1.96m*", "*{{ finance.target | millions }}*")


def test_figures_that_hold_the_typed_one_are_left_alone() -> None:
    source = "A savings target of £21.96m, £1.96million, £1.965m or £1.96m."
    found = [one for one in matching(source) if one.typed == "£1.96m"]
    assert linked(source, found[0]).endswith("£1.965m or {{ finance.target | millions }}.")


def test_a_text_that_changed_is_not_guessed_at() -> None:
    (found,) = matching("The savings target is £1.96m.")
    with pytest.raises(NotThere, match="check the paper again"):
        linked("The savings target is £2m.", found)
