"""Passwords of words that everybody here knows are refused; others with such a word are not."""

from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


@pytest.mark.parametrize(
    "password",
    ["Council-Budget-2026", "optionsappraisal1", "Barnet Borough 123!", "123456789012345"],
)
def test_words_of_the_place_make_no_password(password: str, settings: Any) -> None:
    settings.COUNCIL_NAME = "London Borough of Barnet"
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password", ["council kestrel lantern", "barnacle-trombone", "zebra budget moth"]
)
def test_a_word_of_the_place_among_others_is_taken(password: str, settings: Any) -> None:
    settings.COUNCIL_NAME = "London Borough of Barnet"
    validate_password(password)
