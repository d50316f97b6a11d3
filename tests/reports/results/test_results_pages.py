"""The results page, its chart's figure and its file, for everyone who may meet them."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from appraisal.models import Appraisal, Rating
from reports.casefile.file import read_case
from reports.stored.importing import import_case
from tests.factories import (
    World,
    make_appraisal,
    make_option,
    make_ranking,
    make_scale,
    make_user,
    rate,
    sign_in,
)
from tests.ladder import refuses_the_wrong_visitors

ADDRESS = "/programmes/2018-21/appraisals/a1/results/"
FILES = ("", "contributions.json", "ranked.csv")


@pytest.fixture
def barnet(db: None) -> Client:
    """A browser in which the lead of the Barnet case is signed in."""
    user = make_user("lead of Barnet")
    case = read_case(Path(settings.BASE_DIR) / "fixtures" / "barnet.json")
    import_case(by=user, token=uuid4(), case=case)
    return sign_in(user)


BARNET = "/programmes/asc-adm/appraisals/delivery-model/results/"


@pytest.mark.parametrize("file", FILES)
def test_results_refuse_the_wrong_visitors(world: World, file: str) -> None:
    world.rate_everything()
    refuses_the_wrong_visitors(world, ADDRESS + file, writes=False)


@pytest.mark.parametrize("file", FILES)
def test_results_take_no_form(world: World, file: str) -> None:
    assert sign_in(world.lead).post(ADDRESS + file).status_code == 405


def test_results_give_the_answer_before_everything_else(barnet: Client) -> None:
    page = barnet.get(BARNET).content.decode()
    places = [
        page.index(words)
        for words in (
            "Public service mutual comes first of the three options taken forward, ahead of "
            "NHS shared service and Reformed in-house service.",
            "holds under every weighting of the ranking criteria",
            "<caption>How each option stands on each criterion</caption>",
            "<caption>Options in order of rank</caption>",
            "Why each option stands where it does",
            "How sure the first place is",
            "<caption>Option finance</caption>",
            "£14,557,643",
            "data-chart=",
        )
    ]
    assert places == sorted(places)


def test_results_page_loads_only_what_the_policy_allows(barnet: Client) -> None:
    response = barnet.get(BARNET)
    page = response.content.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert 'id="plotly.js-style-global" class="no-inline-styles"' in page
    assert page.count("<script") == page.count("<script src=")


@pytest.mark.parametrize("size", [2, 6])
def test_results_page_needs_the_same_nine_queries_at_any_size(
    world: World, size: int, django_assert_max_num_queries
) -> None:
    appraisal = make_appraisal(world.programme, slug="big", reference="BIG")
    scale = make_scale(appraisal)
    criteria = [
        make_ranking(appraisal, f"C{n}", scale, weight=Decimal(10 + n)) for n in range(size)
    ]
    for number in range(size):
        option = make_option(appraisal, f"O{number}", baseline=number == 0)
        for criterion in criteria:
            rate(option, criterion, ("high", "medium", "low")[number % 3])
    client = sign_in(world.lead)
    with django_assert_max_num_queries(10) as captured:
        assert client.get("/programmes/2018-21/appraisals/big/results/").status_code == 200
    assert len(captured) == 9


def test_results_of_an_empty_appraisal_say_what_comes_first(world: World) -> None:
    make_appraisal(world.programme, slug="new-one")
    page = sign_in(world.lead).get("/programmes/2018-21/appraisals/new-one/results/")
    text = page.content.decode()
    assert "Add the options, the baseline among them." in text
    assert "wb-empty" in text
    assert "<table" not in text


def test_results_of_a_contradiction_say_what_to_mend(world: World) -> None:
    world.rate_everything()
    Rating.objects.filter(criterion=world.rankings[0]).update(level="splendid")
    client = sign_in(world.lead)
    text = client.get(ADDRESS).content.decode()
    assert "splendid" in text
    assert "Go on with the appraisal" in text
    assert "<table" not in text
    assert client.get(f"{ADDRESS}ranked.csv").status_code == 404
    assert client.get(f"{ADDRESS}contributions.json").json() == {"data": [], "layout": {}}


def test_results_with_a_gap_name_it_and_rank_provisionally(world: World) -> None:
    world.rate_everything()
    Rating.objects.get(option=world.options[2], criterion=world.rankings[0]).delete()
    text = sign_in(world.lead).get(ADDRESS).content.decode()
    assert "Provisionally, Staff mutual comes first of the two options taken forward" in text
    assert "Shared service is still undecided." in text
    assert "Not rated" in text
    assert "Agree the ratings of Shared service on Savings." in text


def test_contributions_are_the_parts_of_each_total(world: World) -> None:
    world.rate_everything()
    figure = sign_in(world.lead).get(f"{ADDRESS}contributions.json").json()
    assert [bar["name"] for bar in figure["data"]] == ["Savings", "Quality"]
    expected = ([180, 120, 60], [120, 80, 40])
    for bar, lengths in zip(figure["data"], expected, strict=True):
        assert list(bar["x"]) == pytest.approx(lengths)
    assert figure["layout"]["barmode"] == "stack"
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["300", "200", "100"]


def test_contributions_without_weights_are_never_added_up(barnet: Client) -> None:
    figure = barnet.get(f"{BARNET}contributions.json").json()
    assert figure["layout"]["barmode"] == "group"
    assert list(figure["data"][0]["text"]) == ["High", "High", "Medium", "Low", "Low"]


def test_ranked_csv_is_exact_and_safe_in_a_spreadsheet(world: World) -> None:
    world.rate_everything()
    Appraisal.objects.filter(pk=world.appraisal.pk).update(total_as="average")
    world.options[1].name = "=HYPERLINK(1)"
    world.options[1].save()
    response = sign_in(world.lead).get(f"{ADDRESS}ranked.csv")
    assert response["Content-Disposition"] == 'attachment; filename="ranked-a1.csv"'
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(row["Option"], row["Rank"], row["Total"]) for row in rows] == [
        ("'=HYPERLINK(1)", "1", "3"),
        ("Shared service", "2", "2"),
        ("As now", "3", "1"),
    ]
    assert rows[0]["R1. Savings"] == "high"


def test_results_of_a_figure_are_plain_json(barnet: Client) -> None:
    response = barnet.get(f"{BARNET}contributions.json")
    assert response["Content-Type"] == "application/json"
    assert set(json.loads(response.content)) == {"data", "layout"}
