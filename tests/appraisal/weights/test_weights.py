"""Weights: shares, per cent that come to 100, each assessor's own, and the agreed ones."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from appraisal.models import Appraisal, AssessorWeight, Criterion, Scale
from appraisal.states import State
from appraisal.weights.shares import rescaled, shares_of
from schemes.models import Role
from tests.appraisal.process.apart import apart, at_state
from tests.factories import World, add_member, sent, sign_in
from workbench.models import AuditEvent

WEIGHTS = st.decimals(min_value=0, max_value=10**9, places=3)


@given(st.lists(WEIGHTS, min_size=1, max_size=30).filter(any))
def test_rescaled_weights_come_to_a_hundred_in_proportion(weights: list[Decimal]) -> None:
    found = rescaled(weights)
    assert sum(found) == 100
    total = sum(map(Fraction, weights))
    for one, weight in zip(found, weights, strict=True):
        assert abs(Fraction(one) - 100 * Fraction(weight) / total) < Fraction(1, 10)
        assert one >= 0


def test_what_rounding_leaves_over_goes_to_those_that_lost_most() -> None:
    assert rescaled([Decimal(1)] * 3) == [Decimal("33.4"), Decimal("33.3"), Decimal("33.3")]
    assert rescaled([Decimal(70), Decimal(40)]) == [Decimal("63.6"), Decimal("36.4")]


def test_shares_are_exact_and_empty_where_all_are_nought() -> None:
    assert shares_of({1: Decimal(1), 2: Decimal(2)}) == {1: Fraction(1, 3), 2: Fraction(2, 3)}
    assert shares_of({1: Decimal(0)}) == {}


def url(world: World, name: str = "weights") -> str:
    return reverse(name, args=[world.programme.slug, world.appraisal.slug])


def typed(world: World, *weights: str, version: int = 1, **more: Any) -> dict[str, Any]:
    fields = {f"weight_{row.pk}": text for row, text in zip(world.rankings, weights, strict=True)}
    return sent(version, **fields, **more)


def agreed(world: World) -> list[Decimal | None]:
    rows = Criterion.objects.filter(pk__in=[row.pk for row in world.rankings]).order_by("position")
    return list(rows.values_list("weight", flat=True))


def test_page_shows_shares_and_ranges_to_everybody(world: World) -> None:
    page = sign_in(world.member).get(url(world)).content.decode()
    assert "60%" in page
    assert "40%" in page
    assert "data-weights" not in page.replace("data-weights-sum", "")
    assert "From Low to High." in sign_in(world.officer).get(url(world)).content.decode()


def test_page_says_what_each_weight_carries_where_scales_differ_in_length(world: World) -> None:
    """A scale up to 3 with 60 and one up to 10 with 40: 18 and 40 of 58 can be reached. Without
    weights the column stands, for the script to fill."""
    said = "Carries of what can be reached"
    assert said not in sign_in(world.officer).get(url(world)).content.decode()
    scale = Scale.objects.create(
        appraisal=world.appraisal, key="TEN", slug="ten", minimum=0, maximum=10
    )
    rows = Criterion.objects.filter(pk=world.rankings[1].pk)
    rows.update(scale=scale)
    page = sign_in(world.officer).get(url(world))
    assert [bar.carries for bar in page.context["bars"]] == ["31.0%", "69.0%"]
    assert [bar.reach for bar in page.context["bars"]] == ["3.0", "10.0"]
    Criterion.objects.filter(pk__in=[row.pk for row in world.rankings]).update(weight=None)
    page = sign_in(world.officer).get(url(world))
    assert said in page.content.decode()
    assert [bar.carries for bar in page.context["bars"]] == ["No share", "No share"]
    Appraisal.objects.filter(pk=world.appraisal.pk).update(total_as="value")
    assert said not in sign_in(world.officer).get(url(world)).content.decode()


@pytest.mark.parametrize(
    ("way", "weights", "kept"),
    [
        ("points", ("3", "1"), [Decimal(3), Decimal(1)]),
        ("per-cent", ("62.5", "37.5"), [Decimal("62.5"), Decimal("37.5")]),
        ("swings", ("100", "35"), [Decimal(100), Decimal(35)]),
        ("equal", ("", ""), [Decimal(1), Decimal(1)]),
        ("points", ("", ""), [None, None]),
    ],
)
def test_officer_sets_all_weights_at_once_with_one_event(
    world: World, way: str, weights: tuple[str, str], kept: list[Decimal | None]
) -> None:
    answer = sign_in(world.officer).post(url(world), typed(world, *weights, weights_as=way))
    assert answer.status_code == 302
    assert agreed(world) == kept
    assert Appraisal.objects.get(pk=world.appraisal.pk).weights_as == way
    event = AuditEvent.objects.get()
    assert event.action == "agreed weights"
    assert event.before is not None
    assert event.before["weights"] == {"R1": "60", "R2": "40"}


@pytest.mark.parametrize(
    ("way", "weights", "said"),
    [
        ("per-cent", ("70", "40"), "come to 110 per cent and must come to 100"),
        ("swings", ("80", "35"), "Give 100 to the criterion whose swing matters most"),
        ("swings", ("120", "100"), "Give 100 to the criterion whose swing matters most"),
        ("points", ("0", "0"), "Give at least one criterion a weight above 0"),
        ("points", ("3", ""), "Weigh “Quality” as well."),
        ("points", ("-1", "3"), "0 or more"),
        ("points", ("many", "3"), "number"),
    ],
)
def test_wrong_weights_are_refused_and_stay_typed(
    world: World, way: str, weights: tuple[str, str], said: str
) -> None:
    answer = sign_in(world.officer).post(url(world), typed(world, *weights, weights_as=way))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert f'value="{weights[0]}"' in page
    assert agreed(world) == [Decimal(60), Decimal(40)]


def test_rescaling_puts_in_per_cent_that_come_to_a_hundred(world: World) -> None:
    client = sign_in(world.officer)
    wrong = typed(world, "70", "40", weights_as="per-cent")
    assert 'name="rescale"' in client.post(url(world), wrong).content.decode()
    page = client.post(url(world), wrong | {"rescale": "1"}).content.decode()
    assert 'value="63.6"' in page
    assert 'value="36.4"' in page
    assert agreed(world) == [Decimal(60), Decimal(40)]


def test_locked_weights_are_refused(world: World) -> None:
    apart(world)
    for state in list(State)[1:]:
        at_state(world, state)
        client = sign_in(world.officer)
        answer = client.post(url(world), typed(world, "1", "2", weights_as="points"))
        assert answer.status_code == 409
        page = client.get(url(world)).content.decode()
        assert "The weights are locked" in page
    assert agreed(world) == [Decimal(60), Decimal(40)]


def test_assessors_weigh_apart_and_the_lead_sees_all(world: World) -> None:
    apart(world)
    second = add_member(world.programme, Role.ASSESSOR, "second")
    for user, weights in ((world.assessor, ("10", "30")), (second, ("50", "50"))):
        answer = sign_in(user).post(url(world, "weights-own"), typed(world, *weights))
        assert answer.status_code == 302
    assert AssessorWeight.objects.count() == 4
    lead = sign_in(world.lead).get(url(world)).content.decode()
    assert "Shares that each assessor gives" in lead
    for share in ("25%", "75%", "50%", "37.5%"):
        assert share in lead
    assert "assessor-1, " in lead, "an assessor is called as in moderation"
    for other in (second, world.officer, world.member):
        assert "25%" not in sign_in(other).get(url(world)).content.decode()
    own = sign_in(world.assessor).get(url(world, "weights-own")).content.decode()
    assert 'value="10"' in own
    assert agreed(world) == [Decimal(60), Decimal(40)]


def test_assessor_is_told_whether_their_weights_are_given(world: World) -> None:
    apart(world)
    client = sign_in(world.assessor)
    before = client.get(url(world)).content.decode()
    assert "You have not given your own weights yet." in before
    assert "Give your own weights" in before
    client.post(url(world, "weights-own"), typed(world, "10", "30"))
    after = client.get(url(world)).content.decode()
    assert "You have given your own weights." in after
    assert "Change your own weights" in after
    assert "own weights" not in sign_in(world.lead).get(url(world)).content.decode()


def test_own_weights_of_another_window_are_not_lost(world: World) -> None:
    apart(world)
    client = sign_in(world.assessor)
    client.post(url(world, "weights-own"), typed(world, "10", "30"))
    again = client.post(url(world, "weights-own"), typed(world, "20", "30"))
    assert again.status_code == 422
    assert "another window" in again.content.decode()
    assert (
        client.post(url(world, "weights-own"), typed(world, "20", "30", version=3)).status_code
        == 302
    )


def test_history_keeps_own_weights_from_others_while_they_are_open(world: World) -> None:
    apart(world)
    sign_in(world.assessor).post(url(world, "weights-own"), typed(world, "12345", "30"))
    history = reverse("programme-history-csv", args=[world.programme.slug])
    assert "12345" not in sign_in(world.officer).get(history).content.decode()
    assert "12345" in sign_in(world.assessor).get(history).content.decode()


def test_two_officers_are_told_of_one_another(world: World) -> None:
    client = sign_in(world.officer)
    client.post(url(world), typed(world, "1", "2", weights_as="points"))
    answer = client.post(url(world), typed(world, "3", "4", weights_as="points"))
    assert answer.status_code == 409
    assert "Both texts are shown" in answer.content.decode()
    assert agreed(world) == [Decimal(1), Decimal(2)]


def test_appraisal_without_ranking_criteria_says_where_to_go(world: World) -> None:
    Criterion.objects.filter(appraisal=world.appraisal, role="ranking").delete()
    page = sign_in(world.officer).get(url(world)).content.decode()
    assert "Go to the criteria" in page


@pytest.mark.parametrize(
    ("weights", "named", "asks"),
    [
        (("60", "50"), "", True),
        (("60", "39"), "", True),
        (("60", "40"), "", False),
        (("3", "1"), "", False),
        (("6", "5"), "Quality (60%)", True),
    ],
)
def test_points_that_may_be_meant_as_per_cent_are_asked_about(
    world: World, weights: tuple[str, str], named: str, asks: bool
) -> None:
    if named:
        Criterion.objects.filter(pk=world.rankings[0].pk).update(name=named)
    client = sign_in(world.officer)
    answer = client.post(url(world), typed(world, *weights, weights_as="points"))
    assert (answer.status_code == 422) is asks
    if asks:
        assert "and not as per cent?" in answer.content.decode()
        mark = str(answer.context["form"].fields["confirmed"].choices[0].value)
        assert 'name="rescale"' in answer.content.decode()
        again = typed(world, *weights, weights_as="points", rescale="1")
        assert "are rescaled to 100" in client.post(url(world), again).content.decode()
        sure = typed(world, *weights, weights_as="points", confirmed=mark)
        assert client.post(url(world), sure).status_code == 302
        total = sum(map(Decimal, weights))
        assert f"The weights come to {total}, and not to 100." in client.get(url(world)).text
