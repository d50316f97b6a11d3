"""References as they stand in an address."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.rows.slugs import slug_for


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("A/R.6.173", "a-r-6-173"),
        ("Café & Bar", "cafe-bar"),
        ("2018/19", "2018-19"),
        ("…", "item"),
        ("", "item"),
        ("New", "new-1"),
        ("PSM", "psm"),
    ],
)
def test_slug_is_readable(text: str, slug: str) -> None:
    assert slug_for(text) == slug


def test_slug_that_is_taken_gets_a_number() -> None:
    assert slug_for("PSM", {"psm", "psm-2"}) == "psm-3"


def test_slug_never_hides_the_page_that_adds() -> None:
    assert slug_for("new", {"new-1"}) != "new"


@given(st.text(max_size=200), st.sets(st.text(max_size=5)))
def test_slug_fits_its_column_and_its_address(text: str, taken: set[str]) -> None:
    slug = slug_for(text, taken)
    assert re.fullmatch(r"[-a-zA-Z0-9_]{1,60}", slug)
    assert slug not in taken
