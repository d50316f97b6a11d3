"""Schemes that count the same cohort or budget."""

import pytest
from pytest_django import DjangoAssertNumQueries

from schemes.models import Scheme
from schemes.savings.same_money import same_money
from tests.factories import World, make_programme, make_scheme, sign_in
from tests.schemes.savings.lines import make_line


@pytest.fixture
def schemes(world: World) -> tuple[Scheme, Scheme]:
    """Two schemes that count one budget, whose name they spell a little differently."""
    first = make_scheme(world.programme, reference="S1")
    second = make_scheme(world.programme, reference="S2")
    make_line(first, "Reviews", counts=["Reablement budget", "Day care"])
    make_line(first, "Letters", counts=["Reablement  budget"])
    make_line(second, "Sensors", counts=["reablement budget"])
    return first, second


def test_same_money_is_found_whatever_the_letter_case(
    world: World, schemes: tuple[Scheme, Scheme]
) -> None:
    (found,) = same_money(world.programme)
    assert (
        found.text == "“Reablement budget” is counted by S1 (Reviews and Letters) and S2 (Sensors)."
    )
    assert all(found.concerns(scheme) for scheme in schemes)
    assert not found.concerns(make_scheme(world.programme))


def test_same_money_counts_no_alternative_and_no_stopped_scheme(
    world: World, schemes: tuple[Scheme, Scheme]
) -> None:
    line = schemes[1].lines.get()
    line.alternative = True
    line.save()
    assert same_money(world.programme) == ()
    line.alternative = False
    line.save()
    assert same_money(world.programme)
    Scheme.objects.filter(reference="S2").update(status=Scheme.Status.STOPPED)
    assert same_money(world.programme) == ()


def test_same_money_of_one_scheme_or_of_two_programmes_is_not_flagged(world: World) -> None:
    first = make_scheme(world.programme)
    make_line(first, "Reviews", counts=["Reablement budget"])
    make_line(first, "Sensors", counts=["Reablement budget"])
    make_line(make_scheme(make_programme()), "Sensors", counts=["Reablement budget"])
    assert same_money(world.programme) == ()


@pytest.mark.usefixtures("schemes")
def test_same_money_is_flagged_on_the_pages_of_both(world: World) -> None:
    for page in ("s1/", "s2/", "s1/savings/", "s2/savings/"):
        answer = sign_in(world.member).get(f"/programmes/2018-21/schemes/{page}")
        text = answer.content.decode()
        assert "This money may be counted twice." in text
        assert "S1 (Reviews and Letters) and S2 (Sensors)" in text


@pytest.mark.usefixtures("schemes")
def test_same_money_takes_one_query(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        same_money(world.programme)
