"""The positions of rows: the next one, the neighbour's, and moving among one's like."""

import pytest

from schemes.models import Risk, Scheme
from tests.factories import World, make_programme, make_scheme
from workbench.rows.order import after_last, beside, next_position, swap


@pytest.fixture
def scheme(world: World) -> Scheme:
    return make_scheme(world.programme)


def make_risk(scheme: Scheme, risk: str, position: int, likelihood: str = "") -> Risk:
    return Risk.objects.create(scheme=scheme, risk=risk, position=position, likelihood=likelihood)


def order(scheme: Scheme) -> list[tuple[str, int]]:
    return list(scheme.risks.order_by("position").values_list("risk", "position"))


def test_next_position_is_behind_the_last_even_where_a_row_has_gone(scheme: Scheme) -> None:
    assert next_position(scheme, scheme.risks.all()) == 0
    rows = [make_risk(scheme, name, place) for place, name in enumerate("ABC")]
    rows[0].delete()
    assert next_position(scheme, scheme.risks.all()) == 3
    assert after_last(Risk.objects.none()) == 0


def test_next_position_of_an_owner_that_is_gone_is_none(scheme: Scheme) -> None:
    Scheme.objects.filter(pk=scheme.pk).delete()
    with pytest.raises(Scheme.DoesNotExist):
        next_position(scheme, Risk.objects.all())


@pytest.mark.parametrize(
    ("place", "up", "expected"), [(1, True, 0), (1, False, 2), (0, True, 0), (2, False, 2)]
)
def test_beside_stays_at_the_ends(place: int, up: bool, expected: int) -> None:
    assert beside(place, 3, up=up) == expected


def test_swap_leaps_over_rows_of_another_kind(scheme: Scheme) -> None:
    rows = {
        name: make_risk(scheme, name, 7, likelihood)
        for name, likelihood in (("A", "low"), ("b", "high"), ("C", "low"), ("d", "high"))
    }
    places = swap(scheme.risks.all(), rows["C"], up=True, among=lambda risk: risk.likelihood)
    assert places == (2, 1)
    assert order(scheme) == [("C", 0), ("b", 1), ("A", 2), ("d", 3)]
    assert rows["C"].position == 0


def test_swap_knows_rows_of_its_own_list_alone(scheme: Scheme) -> None:
    other = make_risk(make_scheme(make_programme()), "X", 5)
    row = make_risk(scheme, "A", 3)
    assert swap(scheme.risks.all(), row, up=False) == (1, 1)
    other.refresh_from_db()
    assert other.position == 5
