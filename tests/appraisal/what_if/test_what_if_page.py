"""The page on which things are tried: what follows, what is refused, and that nothing is saved."""

import pytest

from appraisal.models import Rating
from tests.factories import World, sign_in
from tests.ladder import refuses_the_wrong_visitors
from workbench.models import AuditEvent

ADDRESS = "/programmes/2018-21/appraisals/a1/what-if/"
ALONE = {"X-In-Place": "answer"}


@pytest.fixture
def rated(world: World) -> World:
    world.rate_everything()
    return world


def test_what_if_refuses_the_wrong_visitors(rated: World) -> None:
    refuses_the_wrong_visitors(rated, ADDRESS, writes=False)


def test_what_if_takes_no_form(rated: World) -> None:
    assert sign_in(rated.lead).post(ADDRESS).status_code == 405


def test_the_page_begins_with_what_stands(rated: World) -> None:
    page = sign_in(rated.member).get(ADDRESS).content.decode()
    assert "This is the answer as it stands" in page
    assert page.count("As it is: Low") == 2  # the first option's two ratings
    assert "<table" not in page


def test_what_is_tried_is_answered_and_nothing_is_saved(rated: World) -> None:
    events, ratings = AuditEvent.objects.count(), list(Rating.objects.values_list())
    best, other = rated.options[1], rated.options[2]
    tried = {f"r-{best.slug}--{row.slug}": "low" for row in rated.rankings}
    page = sign_in(rated.member).get(ADDRESS, {**tried, "option": other.slug}).content.decode()
    assert f"{other.name} would come first, in place of {best.name}." in page
    assert f"{best.name} is Low on" in page or f"{best.name} is low on" in page
    # What is tried of an option that is not shown travels along.
    assert page.count('type="hidden"') >= len(tried)
    assert (AuditEvent.objects.count(), list(Rating.objects.values_list())) == (events, ratings)


def test_a_script_is_given_what_follows_alone(rated: World) -> None:
    page = sign_in(rated.member).get(ADDRESS, {f"w-{rated.rankings[0].slug}": "3"}, headers=ALONE)
    text = page.content.decode()
    assert text.lstrip().startswith('<div role="status"')
    assert "The weight of" in text
    assert "<html" not in text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"w": "ten"}, "Savings: "),
        ({"w": "-1"}, "0"),
        ({"w": "0", "v": "0"}, "weight"),
        ({"r": "superb"}, "superb"),
    ],
)
def test_what_cannot_be_tried_is_said(rated: World, asked: dict[str, str], told: str) -> None:
    names = {
        "w": f"w-{rated.rankings[0].slug}",
        "v": f"w-{rated.rankings[1].slug}",
        "r": f"r-{rated.options[0].slug}--{rated.rankings[0].slug}",
    }
    for headers in ({}, ALONE):
        page = sign_in(rated.member).get(
            ADDRESS, {names[key]: value for key, value in asked.items()}, headers=headers
        )
        assert page.status_code == 200
        assert "This cannot be tried:" in page.content.decode()
        assert told in page.content.decode()


def test_an_appraisal_without_options_says_what_the_page_is_for(world: World) -> None:
    world.appraisal.options.all().delete()
    page = sign_in(world.member).get(ADDRESS)
    assert "There must be options that rank first." in page.content.decode()
