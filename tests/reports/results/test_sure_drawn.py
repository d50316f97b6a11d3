"""The page on how sure the first place is: weights drawn otherwise, moved together, and draws that
take longer than a page waits."""

from decimal import Decimal
from itertools import count, pairwise

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from appraisal.engine.sampling.answer import Acceptability
from appraisal.models import AssessorWeight
from reports.jobs.attending import PATIENCE
from reports.jobs.draws import (
    KIND,
    Draws,
    TooLong,
    answer_as_bytes,
    answer_of,
    drawn_at_once,
    make_draws,
)
from reports.jobs.making import make_render
from reports.models import Render
from reports.render.child import PaperNotMade, RenderStopped
from reports.render.news import News
from reports.results.drawing import answering
from tests.factories import World, make_ranking, rate, sign_in

CELLS = (((8,), (2,)), ((4,), (8,)), ((1, 9), (1, 9)))


def test_what_takes_longer_than_a_page_waits_says_what_would_fit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moments = count(0, 0.1)
    monkeypatch.setattr("reports.jobs.draws.monotonic", lambda: next(moments))
    found = drawn_at_once(draws(samples=1_000_000))
    assert isinstance(found, TooLong)
    assert 0 < found.fits < 1_000_000
    assert found.fits % 8192 == 0
    assert isinstance(drawn_at_once(draws(samples=100)), Acceptability)


def draws(how: str = "everywhere", samples: int = 20_000) -> Draws:
    weights = {"band": ((3, 1),), "order": ((3, 1),), "assessors": ((3, 1), (1, 3))}
    return Draws(("A", "B", "C"), CELLS, how, weights.get(how, ()), 25, samples, 7)


@pytest.mark.parametrize("how", ["everywhere", "band", "order", "assessors"])
def test_draws_travel_as_bytes_and_give_the_same(how: str) -> None:
    asked = draws(how)
    assert Draws.of(asked.packed()) == asked
    answer = asked.drawn()
    assert answer_of(answer_as_bytes(answer)) == answer
    made = make_draws(asked.packed(), seconds=60, watch=lambda news: True)
    assert answer_of(made) == answer
    assert len({draws(one).key for one in ("everywhere", "band", "order", "assessors")}) == 4


def test_a_drawing_tells_how_far_it_has_come_and_can_be_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reports.jobs.draws.BEAT", 0)
    told: list[News] = []

    def watch(news: News | None) -> bool:
        assert news is not None
        told.append(news)
        return True

    make_draws(draws().packed(), seconds=60, watch=watch)
    # One more drawing tells the confidence of all options.
    assert {one.steps for one in told} == {2 * 20_000}
    assert all(one.done < other.done for one, other in pairwise(told))
    assert told[-1].done == told[-1].steps
    with pytest.raises(RenderStopped):
        make_draws(draws().packed(), seconds=60, watch=lambda news: False)
    with pytest.raises(PaperNotMade, match="Ask for fewer"):
        make_draws(draws().packed(), seconds=-1, watch=watch)


@pytest.fixture
def page(world: World) -> str:
    third = make_ranking(world.appraisal, "R3", world.scale, name="Risk", weight=Decimal(20))
    world.rate_everything()
    for option, level in zip(world.options, ("high", "low", "medium"), strict=True):
        rate(option, third, level, reason="The board agreed.")
    return reverse("results-sure", args=[world.programme.slug, world.appraisal.slug])


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_drawn_is_chosen_and_said(world: World, page: str) -> None:
    client = sign_in(world.member)
    plain = shown(client, page)
    assert "of 10,000 weightings drawn evenly (seed 1)" in plain
    assert "Among the three options taken forward; those that tie share the best rank." in plain
    assert "Mixtures of the assessors" not in plain
    assert "Central weights" in plain
    near = shown(client, f"{page}?draw=band&within=5&samples=2000&seed=3")
    assert (
        "Of 2,000 weightings drawn evenly from those in which each share is at most 5% of itself "
        "above or below what was agreed (seed 3), these come first, alone or jointly: Staff mutual "
        "in all of them."
    ) in near
    assert "draw=band&amp;within=5&amp;samples=2000&amp;seed=3" in near
    wrong = shown(client, f"{page}?draw=band&within=x&samples=99&seed=-1")
    assert "There is a problem" in wrong
    assert "How often each option taken forward" not in wrong


def test_what_assessors_gave_is_offered_and_told(world: World, page: str) -> None:
    for who, levels in (("FIN", ("low", "high", "low")), ("LAW", ("high", "low", "low"))):
        for option, level in zip(world.options, levels, strict=True):
            for row in world.rankings:
                rate(option, row, level, assessor=who, reason="So it seems.")
    for row in world.appraisal.criteria.filter(role="ranking"):
        AssessorWeight.objects.create(criterion=row, assessor="FIN", weight=Decimal(row.position))
    client = sign_in(world.member)
    plain = shown(client, page)
    assert "By the medians of the assessors’ own ratings" in plain
    assert "without LAW, Staff mutual comes first" in plain
    assert "Which ratings?" in plain
    asked = "?draw=assessors&within=25&ratings=spread&samples=500&seed=1"
    told = shown(client, page + asked)
    assert (
        "Of 500 weightings drawn evenly from the mixtures of what one assessor weighed, and as "
        "many ratings from what the assessors gave (seed 1), these come first"
    ) in told
    assert "First at these" in told


def test_weights_are_moved_together(world: World, page: str) -> None:
    client = sign_in(world.member)
    told = shown(client, f"{page}?together=R1&together=R3&move=See+what+follows")
    assert "when Savings and Risk together carry" in told or "whatever share of the weight" in told
    assert "Choose criteria that carry some of the weight" in shown(client, f"{page}?move=1")


def test_a_long_drawing_goes_on_in_the_background_and_can_be_cancelled(
    world: World, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "_at_once", lambda draws: TooLong(16_384))
    address = "?draw=order&within=25&samples=3000&seed=1"
    client, other = sign_in(world.member), sign_in(world.assessor)
    waiting = shown(client, page + address)
    assert "takes more than a second" in waiting
    assert 'http-equiv="refresh"' in waiting
    (render,) = Render.objects.filter(kind=KIND)
    # Where nobody draws it no page does so itself: it says what to do.
    Render.objects.update(queued_at=timezone.now() - 2 * PATIENCE)
    alone = shown(client, page + address)
    assert "no worker is running. Ask a site administrator to start one." in alone
    assert "Up to 16,384 weightings are drawn without one." in alone
    assert 'http-equiv="refresh"' in alone
    assert shown(client, page + address).count("results/how-sure/cancel/") == 1

    assert "how-sure/cancel/" not in shown(other, page + address)
    other.post(page + "cancel/" + address, {"write_token": "0" * 31 + "3"})
    render.refresh_from_db()
    assert render.unfinished
    client.post(page + "cancel/" + address, {"write_token": "0" * 31 + "1"})
    render.refresh_from_db()
    assert render.state == Render.State.CANCELLED
    assert "The drawing was cancelled." in shown(other, page + address)
    other.post(page + "again/" + address, {"write_token": "0" * 31 + "2"})
    make_render(render.pk)
    done = shown(client, page + address)
    assert "Of 3,000 weightings drawn evenly from those that keep the order of importance" in done
    assert "plus or minus" in done or "in all of them" in done
