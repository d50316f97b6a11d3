"""The scoring grid and the page of one cell."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from appraisal.models import Evidence, Level, Rating, Scale
from tests.factories import (
    World,
    make_option,
    make_ranking,
    rate,
    sent,
    sign_in,
)
from workbench.models import AuditEvent

IN_PLACE = {"X-In-Place": "cell"}


def grid_url(world: World) -> str:
    return reverse("scoring", args=[world.programme.slug, world.appraisal.slug])


def cell_url(world: World, option: int = 1, criterion: int = 0) -> str:
    more = [world.options[option].slug, world.rankings[criterion].slug]
    return reverse("scoring-cell", args=[world.programme.slug, world.appraisal.slug, *more])


def given(version: int | None = None, **values: Any) -> dict[str, Any]:
    return sent(version, **{"level": "level:high", "reason": "Two councils did it."} | values)


@pytest.fixture
def officer(world: World) -> Client:
    return sign_in(world.officer)


def test_grid_shows_progress_cells_and_standing(world: World, officer: Client) -> None:
    world.rate_everything()
    page = officer.get(grid_url(world)).content.decode()
    assert "All 9 ratings are given." in page
    assert "The board agreed." in page
    assert page.index("Ranked 1, taken forward") < page.index("Where the options stand")


def test_grid_of_an_empty_appraisal_says_what_to_add(world: World, officer: Client) -> None:
    world.appraisal.options.all().delete()
    page = officer.get(grid_url(world)).content.decode()
    assert "Add the options first" in page


def test_reader_sees_the_grid_without_ways_to_rate(world: World) -> None:
    page = sign_in(world.member).get(grid_url(world)).content.decode()
    assert "0 of 9 ratings given; 9 to go." in page
    assert cell_url(world) not in page
    assert "js/scoring.js" not in page


def test_cell_is_kept_from_readers_strangers_and_anonymous(world: World) -> None:
    url = cell_url(world)
    assert sign_in(world.assessor).get(url).status_code == 403
    assert sign_in(world.assessor).post(url, given()).status_code == 403
    assert sign_in(world.stranger).get(url).status_code == 404
    assert Client().get(url).status_code == 302
    assert sign_in(world.officer).delete(url).status_code == 405
    assert not Rating.objects.exists()


def test_cell_page_offers_the_levels_with_their_meaning(world: World, officer: Client) -> None:
    Level.objects.filter(key="high").update(definition="All of what is asked.")
    page = officer.get(cell_url(world)).content.decode()
    assert "All of what is asked." in page
    assert "Not applicable" in page
    assert "The next rating" in page


def test_saving_a_cell_leads_back_to_it_and_leaves_one_event(world: World, officer: Client) -> None:
    data = given(evidence_1="Visit report", source_1="Appendix F")
    answer = officer.post(cell_url(world), data)
    assert answer.headers["Location"] == f"{grid_url(world)}#c-b--r1"
    rating = Rating.objects.get()
    assert (rating.level, rating.reason) == ("high", "Two councils did it.")
    assert Evidence.objects.get().title == "Visit report"
    event = AuditEvent.objects.get()
    assert (event.action, event.subject) == ("rated", "Staff mutual on Savings")
    assert event.after is not None
    assert event.after["evidence"] == [{"title": "Visit report", "source": "Appendix F"}]


def test_saving_may_go_on_to_the_next_cell(world: World, officer: Client) -> None:
    answer = officer.post(cell_url(world), given(next="1"))
    assert answer.headers["Location"] == cell_url(world, option=2)


def test_rating_changes_the_standing(world: World, officer: Client) -> None:
    world.rate_everything()
    before = officer.get(grid_url(world)).context["grid"].result
    assert [one.rank for one in before.options] == [3, 1, 2]
    rating = Rating.objects.get(option=world.options[1], criterion=world.rankings[0])
    officer.post(cell_url(world), given(rating.version, level="level:low"))
    after = officer.get(grid_url(world)).context["grid"].result
    assert [one.rank for one in after.options] == [3, 2, 1]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"level": ""}, "Choose one of High, Medium or Low, or not applicable."),
        ({"level": "level:splendid"}, "Choose one of High, Medium or Low, or not applicable."),
        ({"reason": " "}, "Say why this rating is right."),
        ({"source_1": "Appendix F"}, "Say what the evidence is."),
        ({"reason": "It stays as typed.", "level": ""}, "It stays as typed."),
    ],
)
def test_cell_refuses_what_is_not_whole(
    values: dict[str, str], told: str, world: World, officer: Client
) -> None:
    answer = officer.post(cell_url(world), given(**values))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Rating.objects.exists()


def test_points_scale_takes_points_in_range_or_not_applicable(
    world: World, officer: Client
) -> None:
    points = Scale.objects.create(
        appraisal=world.appraisal, key="0 to 10", slug="0-10", minimum=0, maximum=10
    )
    criterion = make_ranking(world.appraisal, "R3", points)
    option = world.options[1]
    names = [world.programme.slug, world.appraisal.slug, option.slug, criterion.slug]
    url = reverse("scoring-cell", args=names)
    refused = officer.post(url, sent(points="11", reason="Too good."))
    assert refused.status_code == 422
    assert "Give points from 0 to 10, or tick “Not applicable”." in refused.content.decode()
    both = officer.post(url, sent(points="5", apart="on", reason="Both."))
    assert both.status_code == 422
    officer.post(url, sent(points="7.5", reason="Most of it."))
    assert str(Rating.objects.get().points) == "7.5"
    officer.post(url, sent(1, apart="on", reason="It has no staff."))
    rating = Rating.objects.get()
    assert (rating.points, rating.not_applicable, rating.reason) == (None, "It has no staff.", "")


def test_same_token_twice_rates_once(world: World, officer: Client) -> None:
    data = given()
    first, second = (officer.post(cell_url(world), data) for _time in range(2))
    assert first.status_code == second.status_code == 302
    assert AuditEvent.objects.count() == 1
    assert Rating.objects.get().version == 1


def test_conflict_shows_both_and_keeps_what_was_typed(world: World, officer: Client) -> None:
    rate(world.options[1], world.rankings[0], "medium", reason="Theirs.", version=2)
    answer = officer.post(cell_url(world), given(1, reason="Mine."))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs." in page
    assert "Mine." in page
    assert "Medium" in page
    again = officer.post(cell_url(world), given(2, reason="Mine."))
    assert again.status_code == 302
    assert Rating.objects.get().reason == "Mine."


def test_rating_given_meanwhile_is_a_conflict_too(world: World, officer: Client) -> None:
    rate(world.options[1], world.rankings[0], "medium", reason="Theirs.")
    answer = officer.post(cell_url(world), given())
    assert answer.status_code == 409
    assert Rating.objects.get().level == "medium"


def test_rating_can_be_taken_away(world: World, officer: Client) -> None:
    rate(world.options[1], world.rankings[0], "medium", reason="Theirs.")
    stale = officer.post(cell_url(world), sent(4, clear="1"))
    assert stale.status_code == 409
    answer = officer.post(cell_url(world), sent(1, clear="1"))
    assert answer.status_code == 302
    assert not Rating.objects.exists()
    assert AuditEvent.objects.get().action == "cleared rating"


def test_cell_opens_in_place_as_its_form_alone(world: World, officer: Client) -> None:
    answer = officer.get(cell_url(world), headers=IN_PLACE)
    page = answer.content.decode()
    assert answer.headers["X-Fragment"] == "cell"
    assert "<html" not in page
    assert 'data-target="#c-b--r1"' in page
    shown = officer.get(f"{cell_url(world)}?cancel", headers=IN_PLACE).content.decode()
    assert "<textarea" not in shown
    assert "Not rated" in shown


def test_cell_saved_in_place_brings_progress_and_standing(world: World, officer: Client) -> None:
    answer = officer.post(cell_url(world), given(), headers=IN_PLACE)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Saved " in page
    assert "1 of 9 ratings given; 8 to go." in page
    assert 'id="standing" data-instead' in page
    assert 'id="place-b" data-instead' in page
    assert "<p data-say>Saved. Staff mutual on Savings: High. Undecided.</p>" in page
    # The message is in the cell; the next page does not say it again.
    assert "notification-banner" not in officer.get(grid_url(world)).content.decode()


def test_what_follows_for_the_option_is_said_with_what_is_saved(
    world: World, officer: Client
) -> None:
    world.rate_everything()
    old = Rating.objects.get(option=world.options[1], criterion=world.gateway)
    address = reverse(
        "scoring-cell",
        args=[
            world.programme.slug,
            world.appraisal.slug,
            world.options[1].slug,
            world.gateway.slug,
        ],
    )
    data = given(old.version, level="level:fail")
    page = officer.post(address, data, headers=IN_PLACE).content.decode()
    assert "<p data-say>Saved. Staff mutual on Lawful: Fail. Not feasible.</p>" in page


@pytest.mark.parametrize(("version", "status"), [(1, 422), (7, 409)])
def test_refusal_in_place_stays_in_the_cell(
    version: int, status: int, world: World, officer: Client
) -> None:
    rate(world.options[1], world.rankings[0], "medium", reason="Theirs.")
    level = "" if status == 422 else "level:high"
    data = given(version, reason="Mine.", level=level)
    answer = officer.post(cell_url(world), data, headers=IN_PLACE)
    assert answer.status_code == status
    assert answer.headers["X-Fragment"] == "cell"
    assert "Mine." in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_saving_in_place_can_be_undone(world: World, officer: Client) -> None:
    rate(world.options[1], world.rankings[0], "medium", reason="Theirs.")
    answer = officer.post(cell_url(world), given(1), headers=IN_PLACE)
    undo = answer.context["undo"]
    data = {field.html_name: field.value() or "" for field in undo} | {"write_token": uuid4()}
    assert officer.post(cell_url(world), data, headers=IN_PLACE).status_code == 200
    rating = Rating.objects.get()
    assert (rating.level, rating.reason, rating.version) == ("medium", "Theirs.", 3)


def test_first_rating_undone_leaves_the_cell_open(world: World, officer: Client) -> None:
    answer = officer.post(cell_url(world), given(), headers=IN_PLACE)
    assert 'name="clear"' in answer.content.decode()
    officer.post(cell_url(world), sent(1, clear="1"), headers=IN_PLACE)
    assert not Rating.objects.exists()


def test_undo_sends_what_stood(world: World, officer: Client) -> None:
    """The hidden fields of the undo form give back exactly what was there."""
    rate(world.options[1], world.rankings[0], "medium", reason="Theirs.")
    answer = officer.post(cell_url(world), given(1), headers=IN_PLACE)
    page = answer.content.decode()
    assert 'value="level:medium"' in page
    assert 'value="Theirs."' in page


def test_conditional_gateway_follows_a_rating_in_place(world: World, officer: Client) -> None:
    """A rating that passes, fails or excuses a gate elsewhere brings the gate's cell with it."""
    answer = officer.post(cell_url(world), given(), headers=IN_PLACE)
    assert 'id="mark-c-b--g1" data-instead' in answer.content.decode()


def test_query_count_stays_the_same_as_the_grid_grows(
    world: World, officer: Client, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    world.rate_everything()
    with CaptureQueriesContext(connection) as few:
        officer.get(grid_url(world))
    for index in range(6):
        criterion = make_ranking(world.appraisal, f"X{index}", world.scale)
        option = make_option(world.appraisal, f"Y{index}")
        rate(option, criterion, "high", reason="Because.")
    with django_assert_num_queries(len(few)):
        officer.get(grid_url(world))


def test_saving_keeps_more_evidence_than_the_form_began_with(world: World, officer: Client) -> None:
    rating = rate(world.options[1], world.rankings[0], "medium", reason="Theirs.")
    for position in range(5):
        Evidence.objects.create(rating=rating, title=f"Visit {position}", position=position)
    form = officer.get(cell_url(world)).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert officer.post(cell_url(world), data).status_code == 302
    assert Evidence.objects.count() == 5
