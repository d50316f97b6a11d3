"""The page of pictures: one at a time, and what assessors gave for those alone who may see it."""

import json

import pytest
from django.test import Client

from appraisal.models import Appraisal
from reports.results.pictures import PICTURES
from schemes.models import Programme
from tests.appraisal.moderation.panels import make_panel
from tests.factories import World, sign_in

PAGE = "/programmes/2018-21/appraisals/a1/results/pictures/"
FIGURE = "/programmes/2018-21/appraisals/a1/results/picture.json"


def page(client: Client, query: str) -> str:
    answer = client.get(f"{PAGE}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_picture_has_its_sentence_its_table_and_its_figure(world: World) -> None:
    world.rate_everything()
    reader = sign_in(world.member)
    for name in PICTURES:
        shown = page(reader, f"?show={name}")
        figure = json.loads(reader.get(f"{FIGURE}?show={name}").content)
        drawn = "data-chart" in shown
        assert bool(figure["data"]) == drawn, name
        narrow = reader.get(f"{FIGURE}?show={name}&sheet=narrow")
        assert narrow["Content-Type"] == "image/svg+xml"
        assert narrow.content.startswith(b"<svg") == drawn, name
        assert ("<table" in shown) == drawn, name
        assert drawn or "There is nothing to draw" in shown, name
    assert "Quality carries 40.0% now" in page(reader, "?show=weight&criterion=R2")
    assert "Savings carries 60.0% now" in page(reader, "?show=weight&criterion=nothing")
    assert reader.get(f"{PAGE}?show=nothing").status_code == 404
    assert reader.get(f"{FIGURE}?show=nothing").status_code == 404


@pytest.mark.parametrize(("state", "drawn"), [("scoring", False), ("moderation", True)])
def test_what_assessors_gave_is_drawn_once_it_may_be_seen(
    world: World, state: str, *, drawn: bool
) -> None:
    world.rate_everything()
    make_panel(world)
    Programme.objects.filter(pk=world.programme.pk).update(scoring=Programme.Scoring.APART)
    Appraisal.objects.filter(pk=world.appraisal.pk).update(state=state)
    for name in ("assessors", "disagreement"):
        shown = page(sign_in(world.moderator), f"?show={name}")
        assert ("data-chart" in shown) == drawn
        assert "THREE" not in shown
