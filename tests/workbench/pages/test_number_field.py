"""Numbers as people type them become exact decimals, or an instruction."""

from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError

from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import CountField, ExactField


class Money(WorkbenchForm):
    total_savings = ExactField(label="Total savings", required=False, min_value=0)
    change = ExactField(label="Change", required=False, example="-12.5")
    confidence = ExactField(
        label="Confidence", per_cent=True, required=False, min_value=0, max_value=100, example="86"
    )


def read(**typed: str) -> Money:
    form = Money(typed | {"write_token": "3f0c8d52-7d8c-4c4e-8e5e-5a1f7c1b2a3d"})
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("£1,677,660", "1677660"),
        ("1 677 660", "1677660"),
        ("1\u202f677\u00a0660", "1677660"),
        (" 1677660.50 ", "1677660.50"),
        ("\u2212£2,000", "-2000"),
        ("£ -2000", "-2000"),
        ("- 12.5", "-12.5"),
        (".5", "0.5"),
        ("0.10", "0.10"),
        ("1.2m", "1200000"),
    ],
)
def test_number_is_read_to_the_digit(typed: str, number: str) -> None:
    value = read(change=typed).cleaned_data["change"]
    assert str(value) == str(Decimal(number))


@pytest.mark.parametrize("typed", ["nan", "£", "1.", "--1", "١٢"])
def test_number_refused_says_what_to_type(typed: str) -> None:
    assert read(change=typed).errors == {"change": ["Enter the change as a number, like -12.5"]}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("about 5", "write 5"),
        ("1,67", "write 1.67, or 167"),
        ("1,6777", "write 1.6777, or 16,777"),
        ("16,77,660", "write 1,677,660"),
        ("1e5", "write all its digits"),
        ("86%", "is a per cent: write a number"),
        ("(450)", "write −450 if it is below zero, or 450"),
    ],
)
def test_number_that_can_be_guessed_is_refused_with_what_may_be_meant(
    typed: str, told: str
) -> None:
    (message,) = read(change=typed).errors["change"]
    assert message.startswith(f"Enter the change. “{typed}” ")
    assert told in message


@pytest.mark.parametrize(
    ("typed", "share"),
    [("86%", "0.86"), ("86", "0.86"), ("0", "0"), ("0.86", "0.86"), ("100 %", "1.00")],
)
def test_per_cent_is_kept_as_a_share(typed: str, share: str) -> None:
    value = read(confidence=typed).cleaned_data["confidence"]
    assert isinstance(value, Decimal)
    assert str(value) == share


def test_per_cent_comes_back_as_it_was_typed() -> None:
    form = Money(initial={"confidence": Decimal("0.86"), "total_savings": Decimal("10.50")})
    assert form["confidence"].value() == "86%"
    assert form["total_savings"].value() == "10.50"


def test_number_out_of_range_says_the_range() -> None:
    assert read(confidence="101").errors == {"confidence": ["Confidence must be 100 or less"]}
    assert read(total_savings="-1").errors == {"total_savings": ["Total savings must be 0 or more"]}


def test_empty_number_is_none() -> None:
    assert read().cleaned_data["change"] is None


def test_number_of_too_many_digits_is_refused() -> None:
    assert "at most 28 digits" in str(read(change="1" * 29).errors["change"])


@pytest.mark.parametrize("field", [ExactField(label="Target (£)"), CountField(label="Posts")])
@pytest.mark.parametrize("text", ["40k to 241k", "4 to 6", "40-241", "40 to 241k", "6 to 4"])
def test_a_range_is_told_as_one_where_a_number_is_asked_for(field: forms.Field, text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        field.clean(text)
    assert f"“{text}” is a range: write one number" in caught.value.messages[0]
