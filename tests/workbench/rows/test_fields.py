"""An exact decimal comes back as it was typed."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from schemes.models import Programme
from tests.factories import make_programme
from workbench.rows.fields import MAX_DIGITS, ExactDecimalField

KEPT = ["1.0", "0", "0.1", "-0.50", "1677660", "33.333333333333333333", "0.00", "9" * 30]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", KEPT)
def test_decimal_comes_back_to_the_digit(typed: str) -> None:
    programme = make_programme(target=Decimal(typed))
    kept = Programme.objects.get(pk=programme.pk).target
    assert str(kept) == typed


@pytest.mark.django_db
def test_decimal_may_be_absent() -> None:
    programme = make_programme(target=None)
    assert Programme.objects.get(pk=programme.pk).target is None


@pytest.mark.django_db
def test_decimal_with_an_exponent_is_kept_in_full() -> None:
    programme = make_programme(target=Decimal("1E+3"))
    assert str(Programme.objects.get(pk=programme.pk).target) == "1000"


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity", Decimal("NaN")])
def test_number_that_is_not_finite_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError, match="not a finite number"):
        ExactDecimalField().to_python(value)


@pytest.mark.parametrize("value", ["twelve", "1,000", "£5", "1.2.3", [], "--1"])
def test_text_that_is_no_number_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError, match="not a number"):
        ExactDecimalField().to_python(value)


def test_binary_float_is_refused() -> None:
    with pytest.raises(ValidationError, match="binary float"):
        ExactDecimalField().to_python(0.1)


@pytest.mark.parametrize("value", ["9" * 31, "1E30", "1E-31", "1E999999", "-1E999999", "1E-999999"])
def test_absurdly_long_number_is_refused(value: str) -> None:
    with pytest.raises(ValidationError, match="digits"):
        ExactDecimalField().to_python(value)


@pytest.mark.parametrize("value", ["", None])
def test_nothing_typed_is_nothing(value: Any) -> None:
    assert ExactDecimalField().to_python(value) is None


@pytest.mark.django_db
def test_bad_number_never_reaches_the_database() -> None:
    with pytest.raises(ValidationError):
        make_programme(target=Decimal("NaN"))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, max_value=10**20))
def test_every_accepted_number_has_one_text(number: Decimal) -> None:
    field = ExactDecimalField()
    try:
        text = field.get_prep_value(number)
    except ValidationError:
        assert len(number.as_tuple().digits) > MAX_DIGITS
        return
    assert Decimal(text) == number
    assert str(Decimal(text)) == text
