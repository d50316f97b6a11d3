"""Scenarios: what is tried is saved with a reason and opened again, the agreed record stays as it
is, and one that no longer fits says so."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from appraisal.access import appraisal_for
from appraisal.criteria.groups.actions import GROUPS
from appraisal.models import Appraisal, Criterion, CriterionGroup, Option, Rating, Scenario
from appraisal.options.actions import OPTIONS
from appraisal.process.history import withheld
from appraisal.what_if.scenarios.actions import MOST
from appraisal.what_if.scenarios.history import WORDS
from reports.stored.exporting import programme_case
from schemes.access import Act
from schemes.history.entries import entries
from tests.factories import World, sent, sign_in
from tests.reports.cases.full import APPRAISAL
from workbench.models import AuditEvent


@pytest.fixture
def rated(world: World) -> World:
    world.rate_everything()
    return world


def url(world: World, name: str, *more: object) -> str:
    return reverse(name, args=[world.programme.slug, world.appraisal.slug, *more])


def boxes(world: World) -> dict[str, str]:
    """What is typed to try two ratings and a weight."""
    best = world.options[1]
    low = {f"r-{best.slug}--{row.slug}": "low" for row in world.rankings}
    return low | {f"w-{world.rankings[0].slug}": "12.5"}


def save(world: World, name: str = "The best is low", **values: Any) -> Any:
    typed = urlencode(boxes(world) | values)
    form = sent(name=name, reason="A member asked.", tried=typed)
    return sign_in(world.officer).post(url(world, "scenario-new"), form)


def test_what_is_tried_is_saved_with_its_reason_and_changes_nothing(rated: World) -> None:
    before = list(Rating.objects.values_list()), list(Criterion.objects.values_list())
    asked = sign_in(rated.officer).get(url(rated, "scenario-new"), boxes(rated))
    assert f"The weight of {rated.rankings[0]} is 12.5, not 60." in asked.content.decode()
    assert save(rated).status_code == 302
    row = Scenario.objects.get()
    assert row.weights == [{"criterion": "R1", "weight": "12.5", "was": "60", "stood_in": ""}]
    assert row.ratings[0] | {"criterion": ""} == {
        "option": rated.options[1].code,
        "criterion": "",
        "level": "low",
        "was": {"level": "high"},
    }
    assert AuditEvent.objects.get().action == "added scenario"
    (entry,) = entries(AuditEvent.objects.all())
    assert entry.table is not None
    cells = {line.heading.text: line.cells[1].items for line in entry.table.rows}
    assert cells["Weights"] == ("The weight of R1 is 12.5; when it was saved: 60.",)
    assert (list(Rating.objects.values_list()), list(Criterion.objects.values_list())) == before
    (part,) = programme_case(rated.programme).appraisals
    assert [one.name for one in part.scenarios] == ["The best is low"]


def test_it_is_listed_side_by_side_and_opens_as_it_was_tried(rated: World) -> None:
    save(rated)
    save(rated, "Half", **{f"w-{rated.rankings[0].slug}": "30"})
    reader = sign_in(rated.member)
    page = reader.get(url(rated, "scenarios")).content.decode()
    first = f"{rated.options[2]} would come first, in place of {rated.options[1]}."
    assert page.count(first) == 2
    assert page.count("<table") == 1
    assert "As agreed" in page
    assert url(rated, "scenario-edit", Scenario.objects.first().pk) not in page  # a reader
    opened = reader.get(url(rated, "what-if"), {"open": Scenario.objects.first().pk})
    text = opened.content.decode()
    assert "The scenario “The best is low” is filled in below." in text
    assert first in text
    assert 'value="12.5"' in text
    assert reader.get(url(rated, "what-if"), {"open": "999"}).status_code == 404


@pytest.mark.parametrize(
    ("tried", "told"), [({}, "Nothing is tried yet."), ({"w": "ten"}, "This cannot be tried")]
)
def test_nothing_and_nonsense_are_not_saved(rated: World, tried: Any, told: str) -> None:
    typed = urlencode({f"w-{rated.rankings[0].slug}": text for text in tried.values()})
    form = sent(name="None", reason="None.", tried=typed)
    answer = sign_in(rated.officer).post(url(rated, "scenario-new"), form)
    assert (answer.status_code, told in answer.content.decode()) == (422, True)
    assert not Scenario.objects.exists()


def test_a_name_stands_once_a_reason_is_needed_and_there_is_an_end(rated: World) -> None:
    assert save(rated).status_code == 302
    again = save(rated)
    assert again.status_code == 422
    assert "Another scenario of this appraisal has this name." in again.content.decode()
    form = sent(name="Other", reason=" ", tried=urlencode(boxes(rated)))
    assert sign_in(rated.officer).post(url(rated, "scenario-new"), form).status_code == 422
    row = Scenario.objects.get()
    for at in range(MOST - 1):
        Scenario.objects.create(
            appraisal=rated.appraisal, name=f"{at}", reason="Asked.", weights=row.weights
        )
    assert "at most 50 scenarios" in save(rated, "One more").content.decode()


def test_codes_that_change_are_followed_and_what_is_gone_is_said(rated: World) -> None:
    save(rated)
    best, first = rated.options[1], rated.rankings[0]
    OPTIONS.change(best, by=rated.lead, version=best.version, code="new", **sent_token())
    row = Scenario.objects.get()
    assert {one["option"] for one in row.ratings} == {"new"}
    assert row.version == 2
    Criterion.objects.filter(pk=first.pk).delete()
    page = sign_in(rated.member).get(url(rated, "scenarios")).content.decode()
    assert "It no longer fits the appraisal" in page
    assert "There is no criterion “R1” any more." in page
    opened = sign_in(rated.member).get(url(rated, "what-if"), {"open": row.pk})
    assert "What is left of it is filled in." in opened.content.decode()
    Option.objects.filter(appraisal=rated.appraisal).exclude(pk=best.pk).delete()
    assert sign_in(rated.member).get(url(rated, "scenarios")).status_code == 200


def test_the_weight_of_a_group_is_kept_follows_its_name_and_opens_filled(rated: World) -> None:
    group = CriterionGroup.objects.create(appraisal=rated.appraisal, name="Quality", weight=60)
    Criterion.objects.filter(pk=rated.rankings[0].pk).update(group=group)
    form = sent(name="Less of it", reason="Asked.", tried=f"g-{group.pk}=10.5")
    assert sign_in(rated.officer).post(url(rated, "scenario-new"), form).status_code == 302
    tried = {"group": "Quality", "weight": "10.5", "was": "60", "held": ["R1"]}
    assert Scenario.objects.get().groups == [tried]
    values = {"name": "Service", "weight": group.weight, "criteria": [rated.rankings[0].pk]}
    GROUPS.change(group, by=rated.lead, version=group.version, **values, **sent_token())
    row = Scenario.objects.get()
    assert (row.groups, row.version) == ([tried | {"group": "Service"}], 2)
    opened = sign_in(rated.member).get(url(rated, "what-if"), {"open": row.pk}).content.decode()
    assert "The weight of the group Service is 10.5, not 60." in opened
    assert 'value="10.5"' in opened
    Criterion.objects.filter(pk=rated.rankings[1].pk).update(group=group)
    told = sign_in(rated.member).get(url(rated, "scenarios")).content.decode()
    assert f"{rated.rankings[1].name} is in the group Service by now; it was not when" in told


def test_the_history_says_what_is_tried_in_words() -> None:
    (one,) = APPRAISAL["scenarios"]
    told = {name: [words(tried) for tried in one[name]] for name, words in WORDS.items()}
    assert told == {
        "weights": ["The weight of 4 is 70.5; when it was saved: 20."],
        "groups": ["The weight of the group “Service” is 75; when it was saved: 60."],
        "ratings": [
            "A is low on 3; when it was saved: high.",
            "B is 8 on 4; when it was saved: 7.5.",
            "A is 2 on 4; when it was saved: not applicable.",
        ],
        "bands": [
            "The bands of 6 are high up to 3 and low for the rest; when it was saved: high up to 2 "
            "and low for the rest.",
            "The bands of 10 are high from 400 and low for the rest; when it was saved: high from "
            "500 and low for the rest.",
        ],
        "excuses": [
            "8 is excused by at least 1 of 3 at low or better; when it was saved: at least 1 of 3 "
            "at high or better."
        ],
    }


def sent_token() -> dict[str, Any]:
    return {"token": sent()["write_token"]}


def test_the_history_keeps_a_scenario_back_until_the_results_are_released(rated: World) -> None:
    save(rated)
    rated.programme.scoring = "apart"
    rated.programme.save()
    Appraisal.objects.update(state="moderation")
    where = (rated.programme.slug, rated.appraisal.slug)
    event = AuditEvent.objects.get()
    moved = AuditEvent(subject_type="scenario", after={"appraisal": rated.appraisal.pk, "place": 2})
    for person, kept in ((rated.member, True), (rated.moderator, False)):
        place = appraisal_for(person, *where, Act.READ)
        assert withheld(place, person)(event) is kept
        assert withheld(place, person)(moved) is kept
    assert sign_in(rated.member).get(url(rated, "scenarios")).status_code == 409
