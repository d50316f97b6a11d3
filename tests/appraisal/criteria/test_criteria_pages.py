"""Criteria as they act, and the forms that state, change, move and remove one."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from appraisal.models import (
    Band,
    Criterion,
    Excuse,
    GatewayTest,
    Level,
    Measure,
    Rating,
    Scale,
)
from tests.factories import World, make_gateway, make_option, make_ranking, rate, sent, sign_in
from workbench.models import AuditEvent


def url(world: World, name: str, *more: str) -> str:
    return reverse(name, args=[world.programme.slug, world.appraisal.slug, *more])


def gateway(version: int | None = None, **values: Any) -> dict[str, Any]:
    stated = {"role": "gateway", "name": "Affordable", "code": "G2", "kind": "pass"}
    return sent(version, **stated | values)


def ranking(world: World, version: int | None = None, **values: Any) -> dict[str, Any]:
    stated = {
        "role": "ranking",
        "name": "Quality of life",
        "code": "R3",
        "scale": str(world.scale.pk),
        "weight": "25",
    }
    return sent(version, **stated | values)


def bands(world: World, version: int | None = None, **values: Any) -> dict[str, Any]:
    stated = {
        "role": "ranking-bands",
        "direction": "from",
        "measure": "total_savings",
        "edge_1": "2",
        "level_1": "high",
        "level_2": "low",
    }
    return ranking(world, version, **stated | values)


def line(world: World, version: int | None = None, **values: Any) -> dict[str, Any]:
    stated = {
        "role": "ranking-line",
        "measure": "total_savings",
        "worst": "0",
        "best": "£2,000,000",
        "full": "100",
    }
    return ranking(world, version, **stated | values)


def conditional(world: World, version: int | None = None, **values: Any) -> dict[str, Any]:
    stated = {
        "role": "conditional-gateway",
        "name": "Tested elsewhere",
        "code": "C1",
        "kind": "pass",
        "excuse_of": [str(one.pk) for one in world.rankings],
        "excuse_at_least": "1",
        "excuse_level": "high",
    }
    return sent(version, **stated | values)


@pytest.fixture
def officer(world: World) -> Client:
    return sign_in(world.officer)


def test_list_groups_criteria_by_how_they_act(world: World, officer: Client) -> None:
    page = officer.get(url(world, "criteria")).content.decode()
    places = [
        page.index(words)
        for words in (">Gateways<", "G1 Lawful", ">Ranking criteria<", "R1 Savings", "60.0%")
    ]
    assert places == sorted(places)
    assert "A fail means the option is not feasible." in page
    assert "Three criteria; the rules hold together." in page


def test_list_without_criteria_teaches(world: World, officer: Client) -> None:
    world.appraisal.criteria.all().delete()
    page = officer.get(url(world, "criteria")).content.decode()
    assert "For example" in page
    assert "Nothing to judge the options by yet." in page


def test_list_names_what_contradicts_itself(world: World, officer: Client) -> None:
    Criterion.objects.filter(code="R2").update(weight=None)
    page = officer.get(url(world, "criteria")).content.decode()
    assert "one thing to mend" in page
    assert "Quality: Other ranking criteria carry a weight" in page
    assert url(world, "criterion-edit", "r2") in page


def test_reader_sees_rules_without_buttons(world: World) -> None:
    page = sign_in(world.member).get(url(world, "criteria")).content.decode()
    assert "R1 Savings" in page
    assert "Add a criterion" not in page
    assert url(world, "criterion-edit", "r1") not in page


@pytest.mark.parametrize(
    "name", ["criterion-new", "criterion-edit", "criterion-remove", "criterion-move"]
)
def test_writing_is_for_officers(name: str, world: World) -> None:
    address = url(world, name, *(() if name == "criterion-new" else ("r1",)))
    data = ranking(world, 1, direction="down")
    assert sign_in(world.assessor).post(address, data).status_code == 403
    assert sign_in(world.stranger).post(address, data).status_code == 404
    assert Client().post(address, data).status_code == 302
    assert sign_in(world.officer).put(address).status_code == 405
    assert not AuditEvent.objects.exists()


def test_role_is_asked_first(world: World, officer: Client) -> None:
    page = officer.get(url(world, "criterion-new")).content.decode()
    assert page.count('name="role"') == 7
    form = officer.get(url(world, "criterion-new"), {"role": "gateway"}).content.decode()
    assert "What decides pass or fail" in form
    assert "excuse_level" not in form
    assert "Weight (optional)" not in form


def test_adding_a_gateway_leaves_one_event(world: World, officer: Client) -> None:
    data = gateway()
    answers = [officer.post(url(world, "criterion-new"), data) for _time in range(2)]
    assert [one.headers["Location"] for one in answers] == [url(world, "criteria")] * 2
    criterion = Criterion.objects.get(code="G2")
    assert criterion.test.kind == "pass"
    event = AuditEvent.objects.get()
    assert (event.action, event.subject) == ("added criterion", "Affordable")
    assert event.after is not None
    assert event.after["test"]["kind"] == "pass"


def test_adding_a_gateway_on_a_measure_of_option_finance(world: World, officer: Client) -> None:
    data = gateway(kind="measure", measure="share_of_target", at_least="0.8")
    officer.post(url(world, "criterion-new"), data)
    test = GatewayTest.objects.get(criterion__code="G2")
    assert (test.at_least, test.at_most) == (Decimal("0.8"), None)
    assert Measure.objects.get().key == "share_of_target"


def test_adding_a_gateway_on_a_ranking_level(world: World, officer: Client) -> None:
    reached = f"{world.rankings[0].pk}:medium"
    officer.post(url(world, "criterion-new"), gateway(kind="reached", reached=reached))
    test = GatewayTest.objects.get(criterion__code="G2")
    assert (test.ranking, test.level) == (world.rankings[0], "medium")


def test_adding_a_conditional_gateway_with_its_excuse(world: World, officer: Client) -> None:
    officer.post(url(world, "criterion-new"), conditional(world))
    excuse = Excuse.objects.get()
    assert (excuse.at_least, excuse.level) == (1, "high")
    assert list(excuse.of.values_list("ranking__code", flat=True)) == ["R1", "R2"]
    page = officer.get(url(world, "criteria")).content.decode()
    assert "rated High on Savings or Quality" in page


def test_conditional_gateway_needs_a_ranking_criterion_first(world: World, officer: Client) -> None:
    Criterion.objects.filter(role="ranking").delete()
    role = {"role": "conditional-gateway"}
    page = officer.get(url(world, "criterion-new"), role).content.decode()
    assert "Add a ranking criterion first" in page


def test_adding_a_ranking_criterion_with_bands(world: World, officer: Client) -> None:
    Measure.objects.create(appraisal=world.appraisal, key="payback", unit="years")
    data = bands(
        world,
        measure="payback",
        direction="to",
        edge_2="5",
        level_2="medium",
        level_3="low",
    )
    officer.post(url(world, "criterion-new"), data)
    found = Band.objects.order_by("position").values_list("level__key", "at_least", "at_most")
    assert list(found) == [
        ("high", None, Decimal(2)),
        ("medium", None, Decimal(5)),
        ("low", None, None),
    ]


def test_adding_a_ranking_criterion_on_a_line(world: World, officer: Client) -> None:
    officer.post(url(world, "criterion-new"), line(world))
    criterion = Criterion.objects.get(code="R3")
    assert criterion.scale is None
    assert criterion.linear_best == Decimal(2000000)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"name": ""}, "Enter the name"),
        ({"code": "R1"}, "Another criterion has this code. Choose a different one."),
        ({"scale": ""}, "Choose the scale"),
        ({"weight": "-1"}, "must be 0 or more"),
    ],
)
def test_ranking_form_says_what_to_do(
    values: dict[str, str], told: str, world: World, officer: Client
) -> None:
    answer = officer.post(url(world, "criterion-new"), ranking(world, **values))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Criterion.objects.filter(name="Quality of life").exists()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"measure": ""}, "Choose the measure"),
        ({"level_1": "", "level_2": "", "edge_1": ""}, "Choose the level of the first band."),
        ({"edge_1": ""}, "Enter the limit of band 1"),
        ({"edge_2": "1"}, "Leave the limit of the last band empty: it takes all the rest."),
        ({"edge_3": "1"}, "Choose the level that goes with this limit."),
        (
            {"edge_2": "3", "level_2": "medium", "level_3": "low"},
            "Put the limits in sequence, the highest first.",
        ),
        (
            {"direction": "to", "edge_2": "1", "level_2": "medium", "level_3": "low"},
            "Put the limits in sequence, the lowest first.",
        ),
    ],
)
def test_bands_form_says_what_to_do(
    values: dict[str, str], told: str, world: World, officer: Client
) -> None:
    answer = officer.post(url(world, "criterion-new"), bands(world, **values))
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_bands_take_levels_of_their_own_scale(world: World, officer: Client) -> None:
    other = Scale.objects.create(appraisal=world.appraisal, key="Other", slug="other")
    for points, key in enumerate(("weak", "strong")):
        Level.objects.create(scale=other, key=key, points=points, position=points)
    answer = officer.post(url(world, "criterion-new"), bands(world, level_2="weak"))
    assert answer.status_code == 422
    assert "Choose one of High, Medium or Low." in answer.content.decode()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"measure": ""}, "Choose the measure"),
        ({"worst": ""}, "Enter the value worth no points"),
        ({"best": "0"}, "Give two different values for the line."),
        ({"full": "0"}, "Full points are more than 0."),
    ],
)
def test_line_form_says_what_to_do(
    values: dict[str, str], told: str, world: World, officer: Client
) -> None:
    answer = officer.post(url(world, "criterion-new"), line(world, **values))
    assert answer.status_code == 422
    assert told in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("ranking", "Add criteria together with their scale"),
        ("ranking-bands", "Add a scale with levels first"),
    ],
)
def test_ranking_needs_a_scale_first(role: str, told: str, world: World, officer: Client) -> None:
    world.appraisal.criteria.all().delete()
    world.scale.delete()
    assert told in officer.get(url(world, "criterion-new"), {"role": role}).content.decode()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"kind": ""}, "Choose what decides pass or fail"),
        ({"kind": "measure"}, "Choose the measure"),
        (
            {"kind": "measure", "measure": "total_savings"},
            "Give a limit: at least, at most, or both.",
        ),
        (
            {"kind": "measure", "measure": "total_savings", "at_least": "5", "at_most": "2"},
            "“At least” must not be above “at most”.",
        ),
        ({"kind": "reached"}, "Choose the ranking criterion and level"),
        ({"excuse_at_least": "3"}, "Ask for at most 2: no more criteria are ticked."),
        ({"excuse_of": []}, "Choose the ranking criteria that can excuse a fail"),
        ({"excuse_level": ""}, "Choose the level, or a better one"),
    ],
)
def test_conditional_form_says_what_to_do(
    values: dict[str, Any], told: str, world: World, officer: Client
) -> None:
    answer = officer.post(url(world, "criterion-new"), conditional(world, **values))
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_form_shows_the_criterion_as_it_stands(world: World, officer: Client) -> None:
    officer.post(url(world, "criterion-new"), conditional(world))
    form = officer.get(url(world, "criterion-edit", "c1")).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    again = {name: value for name, value in shown.items() if value is not None}
    assert officer.post(url(world, "criterion-edit", "c1"), again).status_code == 302
    before, after = AuditEvent.objects.order_by("pk").values_list("after", flat=True)
    same = ("bands", "code", "name", "role")
    assert {key: before[key] for key in same} == {key: after[key] for key in same}
    assert before["excuse"]["of"] == after["excuse"]["of"]


def test_banded_criterion_goes_through_its_form_unchanged(world: World, officer: Client) -> None:
    data = bands(world, edge_1="2000.50")
    officer.post(url(world, "criterion-new"), data)
    form = officer.get(url(world, "criterion-edit", "r3")).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    again = {name: value for name, value in shown.items() if value is not None}
    assert officer.post(url(world, "criterion-edit", "r3"), again).status_code == 302
    before, after = AuditEvent.objects.order_by("pk").values_list("after", flat=True)
    assert before["bands"] == after["bands"]


def test_changed_meanwhile_shows_both(world: World, officer: Client) -> None:
    Criterion.objects.filter(code="R1").update(name="Their savings", version=2)
    data = ranking(world, 1, code="R1", name="My savings")
    answer = officer.post(url(world, "criterion-edit", "r1"), data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Their savings" in page
    assert "My savings" in page
    assert (
        officer.post(
            url(world, "criterion-edit", "r1"), ranking(world, 2, code="R1", name="My savings")
        ).status_code
        == 302
    )


def test_change_that_would_strand_ratings_names_them(world: World, officer: Client) -> None:
    rate(world.options[1], world.rankings[0], "high", reason="Yes.")
    data = gateway(1, code="R1", name="Savings")
    answer = officer.post(url(world, "criterion-edit", "r1"), data)
    assert answer.status_code == 422
    assert "Staff mutual on Savings is rated High." in answer.content.decode()
    assert Criterion.objects.get(code="R1").role == "ranking"
    assert Rating.objects.count() == 1


def test_measure_in_place_of_ratings_names_what_it_would_strand(
    world: World, officer: Client
) -> None:
    rate(world.options[1], world.rankings[0], "high", reason="Yes.")
    data = bands(world, 1, code="R1", name="Savings")
    answer = officer.post(url(world, "criterion-edit", "r1"), data)
    assert answer.status_code == 422
    assert not Band.objects.exists()


def test_rule_that_others_rest_on_keeps_its_role(world: World, officer: Client) -> None:
    officer.post(url(world, "criterion-new"), conditional(world))
    data = sent(1, role="consideration", name="Savings", code="R1")
    answer = officer.post(url(world, "criterion-edit", "r1"), data)
    assert answer.status_code == 422
    assert "The excuse of “Tested elsewhere” counts “Savings”" in answer.content.decode()


def test_removing_asks_once_and_names_what_goes(world: World, officer: Client) -> None:
    world.rate_everything()
    address = url(world, "criterion-remove", "r1")
    page = officer.get(address).content.decode()
    assert "Remove “Savings”?" in page
    assert "The three ratings given on it go with it" in page
    data = sent(1)
    assert officer.post(address, data).status_code == 302
    assert officer.post(address, data).status_code == 302
    assert not Criterion.objects.filter(code="R1").exists()
    event = AuditEvent.objects.get()
    assert event.before is not None
    assert len(event.before["ratings"]) == 3


def test_removing_what_others_rest_on_is_refused_in_words(world: World, officer: Client) -> None:
    officer.post(url(world, "criterion-new"), conditional(world))
    answer = officer.post(url(world, "criterion-remove", "r1"), sent(1))
    assert answer.status_code == 422
    told = answer.context["form"].non_field_errors()
    assert told[-1] == "The excuse of “Tested elsewhere” counts it."
    assert Criterion.objects.filter(code="R1").exists()


def test_moving_changes_places_with_the_neighbour_of_its_kind(
    world: World, officer: Client
) -> None:
    make_gateway(world.appraisal, "G2", position=2)
    Criterion.objects.filter(code="R2").update(position=3)
    address = url(world, "criterion-move", "r2")
    officer.post(address, sent(1, direction="up"))
    codes = Criterion.objects.order_by("position").values_list("code", flat=True)
    assert list(codes) == ["G1", "R2", "G2", "R1"]
    assert AuditEvent.objects.get().action == "moved criterion"
    told = officer.post(address, sent(1, direction="up"), follow=True).content.decode()
    assert "is the first of its kind already" in told


def test_moving_a_changed_criterion_tells(world: World, officer: Client) -> None:
    Criterion.objects.filter(code="R2").update(version=2)
    told = officer.post(
        url(world, "criterion-move", "r2"), sent(1, direction="up"), follow=True
    ).content.decode()
    assert "Somebody else changed this" in told
    assert not AuditEvent.objects.exists()


def test_query_count_stays_the_same_as_criteria_grow(
    world: World, officer: Client, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    world.rate_everything()
    with CaptureQueriesContext(connection) as few:
        officer.get(url(world, "criteria"))
    for index in range(6):
        make_ranking(world.appraisal, f"X{index}", world.scale)
        make_option(world.appraisal, f"Y{index}")
    with django_assert_num_queries(len(few)):
        officer.get(url(world, "criteria"))


@pytest.mark.parametrize("role", ["ranking", "ranking-bands"])
def test_the_only_scale_is_chosen_already(role: str, world: World, officer: Client) -> None:
    form = officer.get(url(world, "criterion-new"), {"role": role}).context["form"]
    assert form["scale"].value() == str(world.scale.pk)
