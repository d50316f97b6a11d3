"""Rows that are added by the thousand stand as `bulk_create` would have them."""

from typing import Any

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from schemes.models import SavingsLine, Scheme
from tests.factories import make_programme, make_scheme
from workbench.rows.adding import add_all

PARTS: Any = st.sampled_from(
    [None, "", "0", "27.45", {"low": "-1", "high": "9999999999"}, {"missing": "not received"}]
)
LINES = st.lists(
    st.fixed_dictionaries(
        {
            "unit_value": PARTS,
            "volume": PARTS,
            "amounts": st.sampled_from([{}, {"2026/27": "-1"}, {"2026/27": {"missing": "late"}}]),
            "phasing": st.sampled_from([None, {}, {"kind": "full-year"}]),
            "counts": st.lists(st.sampled_from(["Care", "", "“Homes” × 2"]), max_size=2),
            "lasts": st.sampled_from([None, True, False]),
            "alternative": st.booleans(),
            "note": st.sampled_from(["", "None", "null", "x" * 5000]),
        }
    ),
    max_size=4,
)


class TestAdding(TestCase):
    @given(lines=LINES)
    def test_rows_added_at_once_are_those_of_bulk_create(self, lines: list[dict[str, Any]]) -> None:
        programme = make_programme()
        one, other = make_scheme(programme), make_scheme(programme, reference="B2")

        def rows_of(scheme: Scheme) -> list[SavingsLine]:
            return [
                SavingsLine(scheme=scheme, name=f"L{at}", kind="saving", position=at, **values)
                for at, values in enumerate(lines)
            ]

        SavingsLine.objects.bulk_create(rows_of(one))
        add_all(rows_of(other))
        assert _kept(one) == _kept(other)


@pytest.mark.django_db
def test_a_row_that_the_database_refuses_is_told() -> None:
    scheme = make_scheme(make_programme())
    with pytest.raises(IntegrityError):
        add_all([SavingsLine(scheme=scheme, name="Twice", kind="saving") for _turn in range(2)])


def _kept(scheme: Scheme) -> list[dict[str, Any]]:
    names = [one.attname for one in SavingsLine._meta.concrete_fields]
    names = [name for name in names if name not in {"id", "scheme_id"}]
    return list(scheme.lines.order_by("position").values(*names))
