"""Several criteria at once: from common sets, one's own, with the scale they are rated on."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from appraisal.casefile.rows import AppraisalRows
from appraisal.criteria.several.sets import SETS, CriterionSet
from appraisal.models import Appraisal, Criterion, Excuse, Rating, Scale
from appraisal.shown.answer import Answer
from schemes.models import Role
from tests.factories import (
    World,
    add_member,
    make_appraisal,
    make_option,
    make_programme,
    make_world,
    rate,
    sent,
    sign_in,
)
from workbench.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def appraisal() -> Appraisal:
    return make_appraisal(make_programme(), slug="a1")


@pytest.fixture
def officer(appraisal: Appraisal) -> Client:
    return sign_in(add_member(appraisal.programme, Role.OFFICER, "officer"))


def address(appraisal: Appraisal) -> str:
    return (
        f"/programmes/{appraisal.programme.slug}/appraisals/{appraisal.slug}/criteria/new/several/"
    )


def typed(**values: Any) -> dict[str, Any]:
    return sent(None, **({"own": "", "own_role": "ranking", "scale": "high-medium-low"} | values))


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.key)
def test_set_alone_makes_an_appraisal_that_ranks_once_it_is_rated(
    one: CriterionSet, appraisal: Appraisal, officer: Client
) -> None:
    options = [make_option(appraisal, code) for code in ("A", "B")]
    answer = officer.post(address(appraisal), typed(sets=[one.key]), follow=True)
    said = answer.content.decode()
    assert "criteria are added." in said
    assert "things to mend" not in said
    rows = list(appraisal.criteria.order_by("position"))
    assert [row.name for row in rows] == [str(offered.name) for offered in one.criteria]
    assert [row.role for row in rows] == [offered.role for offered in one.criteria]
    assert [row.code for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    for row in rows:
        if row.role == Criterion.Role.CONSIDERATION:
            continue
        for option, word in zip(options, ("high", "low"), strict=True):
            level = word if row.role == Criterion.Role.RANKING else "pass"
            rate(option, row, level, reason="The board agreed.")
    found = Answer.of(Appraisal.objects.get(pk=appraisal.pk))
    if Rating.objects.exists():
        assert found.result is not None
        assert found.options["A"].rank == 1
        assert found.options["B"].rank == 2


def test_a_fail_on_the_conditional_gateway_of_a_set_is_excused_by_the_best_level(
    appraisal: Appraisal, officer: Client
) -> None:
    option = make_option(appraisal, "A")
    officer.post(address(appraisal), typed(sets=["delivery-model"]))
    excuse = Excuse.objects.get()
    assert (excuse.at_least, excuse.level) == (1, "high")
    names = excuse.of.order_by("position").values_list("ranking__name", flat=True)
    assert list(names) == ["Culture and process change", "Savings and additional income"]
    for row in appraisal.criteria.all():
        level = {"ranking": "high", "gateway": "pass"}.get(row.role, "fail")
        rate(option, row, level, reason="The board agreed.")
    found = Answer.of(Appraisal.objects.get(pk=appraisal.pk))
    assert found.options["A"].outcome == "taken-forward"


def test_several_sets_and_own_lines_share_one_scale_and_leave_an_event_each(
    appraisal: Appraisal, officer: Client
) -> None:
    own = "Quality of care\tIs care better?\t40%\n\n  Carbon  \t\t60\n"
    data = typed(sets=["success-factors", "feasibility"], own=own, scale="0-5")
    for _time in range(2):
        answer = officer.post(address(appraisal), data)
        assert answer.status_code == 302
    scale = Scale.objects.get()
    assert (scale.minimum, scale.maximum) == (Decimal(0), Decimal(5))
    rows = list(appraisal.criteria.order_by("position"))
    assert len(rows) == 5 + 3 + 2
    assert {row.scale for row in rows} == {scale}
    assert [(row.name, row.question, row.weight) for row in rows[-2:]] == [
        ("Quality of care", "Is care better?", Decimal(40)),
        ("Carbon", "", Decimal(60)),
    ]
    actions = AuditEvent.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["added scale", *["added criterion"] * 10]


def test_what_stands_here_already_is_not_offered_again() -> None:
    world = make_world()
    officer = sign_in(world.officer)
    officer.post(address(world.appraisal), typed(sets=["feasibility"], scale=str(world.scale.pk)))
    page = officer.get(address(world.appraisal)).content.decode()
    assert "Desirability" not in page
    assert Scale.objects.count() == 1
    world.appraisal.criteria.filter(name="Viability").delete()
    page = officer.get(address(world.appraisal)).content.decode()
    assert ">Viability.<" in page, "of the set, what is not here"
    officer.post(address(world.appraisal), typed(sets=["feasibility"], scale=str(world.scale.pk)))
    codes = dict(world.appraisal.criteria.values_list("name", "code"))
    assert codes["Viability"] == "2", "the number that had become free"
    assert (codes["Desirability"], codes["Feasibility"]) == ("1", "3")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Tick a set, or write the name of a criterion on a line."),
        ({"own": "Ease\nease"}, "Line 2: “ease” stands above."),
        ({"own": "Speed\n\nsavings"}, "Line 3: “savings” is a criterion already."),
        ({"own": "Q" * 201}, "Line 1: shorten the name to 200 characters; it has 201."),
        ({"own": "\tIs it good?"}, "Line 1: write a name before the question."),
        ({"own": "Ease\tIs it?\theavy"}, "Line 1: “heavy” is no weight."),
        ({"own": "Ease\tIs it?\t-1"}, "Line 1: “-1” is no weight."),
        ({"own": "Ease\tIs it?\t1\tx"}, "Line 1: leave out what stands behind the weight."),
        ({"own": "Ease\t\t5", "own_role": "gateway"}, "Only ranking criteria have weights."),
        ({"own": "\n".join(map(str, range(100, 170)))}, "Add at most 60 at once"),
        ({"sets": ["delivery-model"], "scale": "0-10"}, "A fail is excused by a level"),
        (
            {"sets": ["delivery-model"], "own": "culture and process change"},
            "“culture and process change” is in a set that you ticked.",
        ),
        ({"own": "Ease", "scale": ""}, "Choose what ranking criteria are rated on."),
        ({"sets": ["another"]}, "Choose the common sets from the list"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_added(values: dict[str, Any], said: str) -> None:
    world = make_world()
    before = world.appraisal.criteria.count()
    answer = sign_in(world.officer).post(address(world.appraisal), typed(**values))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert world.appraisal.criteria.count() == before
    assert Scale.objects.count() == 1
    assert not AuditEvent.objects.exists()


def test_gateways_and_considerations_need_no_scale(appraisal: Appraisal, officer: Client) -> None:
    officer.post(address(appraisal), typed(own="Lawful\nAffordable", own_role="gateway"))
    officer.post(address(appraisal), typed(own="Equality", own_role="consideration"))
    assert not Scale.objects.exists()
    assert [row.role for row in appraisal.criteria.order_by("position")] == [
        "gateway",
        "gateway",
        "consideration",
    ]
    rows = AppraisalRows.of(Appraisal.objects.get(pk=appraisal.pk))
    assert len(rows.criteria) == 3


def test_a_name_that_came_meanwhile_is_refused_whole() -> None:
    world = make_world()
    officer = sign_in(world.officer)
    data = typed(own="Speed\nEase", scale=str(world.scale.pk))
    officer.post(address(world.appraisal), typed(own="Ease", scale=str(world.scale.pk)))
    answer = officer.post(address(world.appraisal), data)
    assert answer.status_code == 422
    assert "Line 2: “Ease” is a criterion already." in answer.content.decode()
    assert not world.appraisal.criteria.filter(name="Speed").exists()


def test_first_criterion_never_sends_for_a_scale_first(
    appraisal: Appraisal, officer: Client
) -> None:
    base = address(appraisal).removesuffix("new/several/")
    page = officer.get(f"{base}new/?role=ranking").content.decode()
    assert address(appraisal) in page
    assert "Add criteria together with their scale" in page


def test_reader_is_not_offered_it() -> None:
    world: World = make_world()
    assert sign_in(world.member).get(address(world.appraisal)).status_code == 403


def test_conditional_gateway_never_comes_without_what_excuses_it(
    appraisal: Appraisal, officer: Client
) -> None:
    officer.post(address(appraisal), typed(sets=["delivery-model"]))
    appraisal.criteria.filter(role=Criterion.Role.CONDITIONAL).delete()
    assert "Tested by other councils" not in officer.get(address(appraisal)).content.decode()
