"""Figures as people type them, and as they come back."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from schemes.savings.forms.figure_field import (
    FigureField,
    FigureListField,
    SuggestingInput,
)
from workbench.numbers.reading.amounts import shifted


def field(**values: Any) -> FigureField:
    made = FigureField(required=False, **values)
    made.error_messages["required"] = "Enter the unit value"
    return made


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("27.45", "27.45"),
        ("27.50", "27.50"),
        ("£1,200", "1200"),
        ("1 200", "1200"),
        (".5", "0.5"),
        ("1.2m", "1200000"),
        ("1.5 million", "1500000"),
        ("−5", "-5"),
        ("40k to 241k", {"low": "40000", "high": "241000"}),
        ("40,000 to 241,000", {"low": "40000", "high": "241000"}),
        ("£40k – £241k", {"low": "40000", "high": "241000"}),
        ("between 3 and 5", {"low": "3", "high": "5"}),
        ("0 to 40k", {"low": "0", "high": "40000"}),
        ("-5 to 10", {"low": "-5", "high": "10"}),
        ("100k (40k to 241k)", {"low": "40000", "central": "100000", "high": "241000"}),
        ("40k / 100k / 241k", {"low": "40000", "central": "100000", "high": "241000"}),
        ("low 1 central 2 high 4", {"low": "1", "central": "2", "high": "4"}),
        ("7 to 7", "7"),
        ("not received", {"missing": "not received"}),
        ("not received by 2014", {"missing": "not received by 2014"}),
        ("", None),
        ("  ", None),
    ],
)
def test_figure_is_read_and_comes_back_the_same(typed: str, value: Any) -> None:
    figures = field()
    assert figures.clean(typed) == value
    assert figures.clean(figures.prepare_value(value)) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1200.50", "1,200.50"),
        ({"low": "40000", "high": "241000"}, "40,000 to 241,000"),
        ({"low": "1", "central": "2", "high": "4"}, "2 (1 to 4)"),
        ({"missing": "not received"}, "not received"),
        ("anything typed", "anything typed"),
        (None, None),
    ],
)
def test_figure_is_shown_as_it_would_be_typed(value: Any, shown: str | None) -> None:
    assert field().prepare_value(value) == shown


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("241k to 40k", "from its lowest to its highest"),
        ("50 (60 to 70)", "from its lowest to its highest"),
        ("40 to 241k", "can be read in two ways"),
        ("nil", "write 0 if it is nothing"),
        ("somewhere about 40", "Enter the unit value as a number like 27.45"),
        ("about 40", "Enter the unit value. “about 40” is not exact: write 40"),
        (
            "1,20",
            "Enter the unit value. “1,20” has a comma that sets no thousands apart: write 1.20",
        ),
        ("5%", "Enter the unit value. “5%” is a per cent: write a number"),
        ("-", "Enter the unit value as a number"),
        ("/ 1 /", "Enter the unit value as a number"),
        ("- -5", "Enter the unit value as a number"),
        ("1" * 31, "at most 30 digits"),
        ("1" * 28 + "k", "at most 30 digits"),
        ("x" * 201, "at most 200 letters"),
    ],
)
def test_figure_refused_says_what_to_write(typed: str, told: str) -> None:
    with pytest.raises(ValidationError) as caught:
        field().clean(typed)
    assert told in caught.value.messages[0]


def test_figure_below_what_is_allowed_is_refused() -> None:
    with pytest.raises(ValidationError, match="0 or more"):
        field(least=0).clean("-5")
    with pytest.raises(ValidationError, match="0 or more"):
        field(least=0).clean("-5 to 10")
    assert field(least=0).clean("0") == "0"


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("77%", "0.77", "77%"),
        ("0.77", "0.77", "77%"),
        ("77", "0.77", "77%"),
        ("1", "1", "100%"),
        ("12.5%", "0.125", "12.5%"),
        ("0", "0", "0%"),
        ("60% to 80%", {"low": "0.6", "high": "0.8"}, "60% to 80%"),
    ],
)
def test_share_is_read_and_shown_in_per_cent(typed: str, value: Any, shown: str) -> None:
    shares = field(share=True)
    assert shares.clean(typed) == value
    assert shares.prepare_value(value) == shown


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("120", "120% is not a share"),
        ("120%", "120% is not a share"),
        ("-5%", "not a share"),
        ("80k", "like 77%"),
        ("maybe", "like 77%"),
    ],
)
def test_share_refused_says_what_to_write(typed: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        field(share=True, words=False).clean(typed)


def test_range_is_refused_where_one_figure_is_asked_for() -> None:
    with pytest.raises(ValidationError, match="Enter the unit value like 40%"):
        field(share=True, words=False, ranges=False, example="40%").clean("40% to 60%")
    with pytest.raises(ValidationError, match="as a number, like 5"):
        field(ranges=False, example="5").clean("4 to 6")


def test_list_of_figures_is_read_in_sequence() -> None:
    several = FigureListField(required=False, share=True)
    assert several.clean("100%, 77%; 0.5") == ["1", "0.77", "0.5"]
    assert several.prepare_value(["1", {"low": "0.6", "high": "0.7"}]) == "100%, 60% to 70%"
    assert several.prepare_value("100%, x") == "100%, x"
    assert several.clean("") == []


@pytest.mark.parametrize(
    ("number", "places", "moved"),
    [
        ("1.25", 3, "1250"),
        ("1.2345", 3, "1234.5"),
        ("-0.5", -2, "-0.005"),
        ("77", -2, "0.77"),
        ("0", 6, "0"),
    ],
)
def test_point_moves_without_losing_a_digit(number: str, places: int, moved: str) -> None:
    assert shifted(number, places) == moved


def test_suggestions_are_offered_and_escaped() -> None:
    drawn = SuggestingInput(("52", '"><')).render("periods", "12", {"id": "id_periods"})
    assert 'list="id_periods-offered"' in drawn
    assert '<datalist id="id_periods-offered"><option value="52">' in drawn
    assert 'value="&quot;&gt;&lt;"' in drawn
    assert 'class="govuk-input"' in drawn
