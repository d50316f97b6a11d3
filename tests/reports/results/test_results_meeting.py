"""The results for a room to see: one thing at a time, the answer first."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import count

import pytest
from django.test import Client
from django.urls import reverse

from reports.models import Exemption, Paper
from tests.factories import World, make_ranking, rate, sign_in
from tests.ladder import refuses_the_wrong_visitors

WORDS = ("Net present cost under each scenario", "Cost of one point under each scenario")


def url_of(world: World, at: object = None) -> str:
    address = reverse("results-meeting", args=[world.programme.slug, world.appraisal.slug])
    return address if at is None else f"{address}?at={at}"


@pytest.fixture
def reader(world: World) -> Client:
    world.rate_everything()
    return sign_in(world.member)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def turns(world: World, client: Client) -> Iterator[str]:
    """Every page of the meeting view, in its sequence."""
    for at in count(1):
        page = text(client, url_of(world, at))
        yield page
        if "data-after" not in page:
            return


def test_only_those_who_read_the_results_see_them(world: World) -> None:
    refuses_the_wrong_visitors(world, url_of(world), writes=False)


def test_the_answer_stands_first_and_alone(world: World, reader: Client) -> None:
    page = text(reader, url_of(world))
    assert "<h1" in page
    assert "The answer" in page
    assert "Staff mutual" in page
    assert "<table" not in page
    assert "data-after" in page
    assert "data-before" not in page


def test_each_thing_of_the_results_has_its_turn(world: World, reader: Client) -> None:
    whole = text(reader, reverse("results", args=[world.programme.slug, world.appraisal.slug]))
    assert url_of(world) in whole
    pages = [*turns(world, reader)]
    assert len(pages) > 5
    # The matrix, the ranked table and every option are among them.
    for words in (
        "Lawful",
        "Ranked",
        "Shared service: Taken forward",
        "As now (baseline): Taken forward",
    ):
        assert any(words in page for page in pages), words
    assert f"{len(pages)} of {len(pages)}" in pages[-1]


def test_a_room_is_told_the_first_of_many_criteria_and_how_many_more(
    world: World, reader: Client
) -> None:
    """As a paper says it. Up to six criteria stand whole, as on the page."""
    name = "Shared service: Taken forward"
    assert "Ranked" in next(page for page in turns(world, reader) if name in page)
    scale = world.rankings[0].scale
    assert scale is not None
    for number in range(8):
        criterion = make_ranking(world.appraisal, f"Further criterion {number}", scale)
        for option in world.options:
            rate(option, criterion, "high")
    page = next(page for page in turns(world, reader) if name in page)
    assert re.search(r"Ranked \d=? of 3 with a total of [\d.]+\.", page)
    assert "more criteria are not named here." in page
    assert "Further criterion 7" not in page
    whole = text(reader, reverse("results", args=[world.programme.slug, world.appraisal.slug]))
    assert "Further criterion 7 High" in whole


def test_scenarios_of_costs_have_their_turn_without_what_is_exempt(
    world: World, reader: Client
) -> None:
    for option, cost in zip(world.options, ("198", "200", "777"), strict=True):
        option.lines.create(
            name="Cost", kind="cost", amounts={"2018/19": cost}, amounts_are="once", position=1
        )
    world.appraisal.options.update(cost=Decimal(100))
    world.appraisal.cost_scenarios.create(name="Dearer", cost_change=Decimal("0.1"), position=1)
    pages = [*turns(world, reader)]
    at = {words: number for number, page in enumerate(pages, 1) for words in WORDS if words in page}
    costs = pages[at[WORDS[0]] - 1]
    assert "Dearer: Costs 10% more." in costs
    assert "Rank: Dearer" in costs
    assert "777" in costs
    assert "Dearer" in pages[at[WORDS[1]] - 1]
    paper = Paper.objects.create(
        programme=world.programme,
        appraisal=world.appraisal,
        reference="P",
        slug="p",
        title="P",
        house_format="outline-business-case",
    )
    name = f"A1/{world.options[2].code}"
    Exemption.objects.create(paper=paper, kind="option", name=name, paragraph="3", reason="Bids.")
    costs = text(reader, url_of(world, at[WORDS[0]]))
    assert WORDS[0] in costs
    assert "777" not in costs


def test_pictures_stand_on_their_pages_and_the_weight_can_be_chosen(
    world: World, reader: Client
) -> None:
    pages = [*turns(world, reader)]
    drawn = [page for page in pages if "<svg" in page]
    assert len(drawn) == 2, "the totals as one weight moves, and what each criterion adds"
    for page in drawn:
        assert page.count("<svg") == 2, "for a wide window and for a narrow one"
        assert page.count("<table") == 1
    choosing = next(page for page in drawn if "<select" in page)
    number = pages.index(choosing) + 1
    codes = re.findall(r'<option value="([^"]+)"', choosing)
    assert len(codes) > 1
    for code in codes:
        page = text(reader, f"{url_of(world, number)}&criterion={code}")
        assert f'<option value="{code}" selected>' in page
    assert "<select" in text(reader, f"{url_of(world, number)}&criterion=none")


@pytest.mark.parametrize("at", ["0", "-1", "x", "", "²", "1" * 50])
def test_an_address_that_says_otherwise_is_the_first(world: World, reader: Client, at: str) -> None:
    assert "The answer" in text(reader, url_of(world, at))


def test_beyond_the_last_is_the_last(world: World, reader: Client) -> None:
    assert "data-after" not in text(reader, url_of(world, 999))


def test_an_empty_appraisal_says_that_there_is_nothing(world: World) -> None:
    world.appraisal.options.all().delete()
    assert "There is nothing to show yet." in text(sign_in(world.lead), url_of(world))
