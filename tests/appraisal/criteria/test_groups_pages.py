"""Groups of criteria in the browser: made, changed and removed, and weighed in two levels."""

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from appraisal.casefile.rows import AppraisalRows
from appraisal.criteria.groups.actions import weights_now
from appraisal.models import Criterion, CriterionGroup
from appraisal.process.fingerprint import weights_sha256
from reports.readiness.weights_log import weights_changed_late
from tests.factories import World, sent, sign_in
from workbench.models import AuditEvent


def url(world: World, name: str, *more: Any) -> str:
    return reverse(name, args=[world.programme.slug, world.appraisal.slug, *more])


def group_of(world: World, *members: Criterion, weight: str = "60") -> CriterionGroup:
    """A group of these criteria, as somebody made it before."""
    group = CriterionGroup.objects.create(
        appraisal=world.appraisal, name="Quality", weight=Decimal(weight)
    )
    Criterion.objects.filter(pk__in=[row.pk for row in members]).update(group=group)
    return group


def test_a_group_is_made_changed_and_removed_each_with_one_event(world: World) -> None:
    first, second = world.rankings
    world.rate_everything()
    client, before = sign_in(world.officer), weights_sha256(world.appraisal)
    made = sent(None, name="Quality", weight="90", criteria=[first.pk])
    assert client.post(url(world, "group-new"), made).status_code == 302
    group = CriterionGroup.objects.get()
    assert weights_now(world.appraisal) == {first.code: "90", second.code: "40"}
    assert weights_sha256(world.appraisal) != before
    page = client.get(url(world, "criteria")).content.decode()
    assert "69.2% of all weight." in page
    assert "Weight 60 within &quot;Quality&quot;." in page

    changed = sent(1, name="Service", weight="10", criteria=[first.pk, second.pk])
    assert client.post(url(world, "group-edit", group.pk), changed).status_code == 302
    assert weights_now(world.appraisal) == {first.code: "6", second.code: "4"}
    removed = client.post(url(world, "group-remove", group.pk), sent(2))
    assert removed.status_code == 302
    assert weights_now(world.appraisal) == {first.code: "60", second.code: "40"}
    events = AuditEvent.objects.filter(action__endswith="group of criteria").order_by("pk")
    assert [one.action.split()[0] for one in events] == ["added", "changed", "removed"]
    assert events[1].before["weights"] == {first.code: "90", second.code: "40"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"weight": "60", "criteria": []}, "Choose at least one criterion for the group."),
        ({"weight": "", "criteria": "first"}, "Give the group a weight as well"),
        ({"weight": "-1", "criteria": "first"}, "0 or more"),
        ({"weight": "60", "criteria": "gateway"}, "from the list"),
        ({"weight": "60", "criteria": "first", "name": "Quality"}, "Another group has this name"),
    ],
)
def test_a_group_that_cannot_stand_is_refused(
    world: World, typed: dict[str, Any], said: str
) -> None:
    group_of(world, world.rankings[1])
    keys = {"first": [world.rankings[0].pk], "gateway": [world.gateway.pk]}
    criteria = typed["criteria"]
    data = {"name": "Other"} | typed | {"criteria": keys.get(str(criteria), criteria)}
    answer = sign_in(world.officer).post(url(world, "group-new"), sent(None, **data))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert CriterionGroup.objects.count() == 1


def test_a_group_that_lost_its_criteria_is_to_mend_on_its_own_page(world: World) -> None:
    group = group_of(world)
    page = sign_in(world.officer).get(url(world, "criteria")).content.decode()
    assert "no criterion is in the group" in page.lower()
    assert url(world, "group-edit", group.pk) in page


def test_weights_are_set_in_two_levels(world: World) -> None:
    first, second = world.rankings
    third = Criterion.objects.create(
        appraisal=world.appraisal,
        code="R3",
        slug="r3",
        name="Price",
        role="ranking",
        scale=first.scale,
        weight=Decimal(1),
        position=9,
    )
    group = group_of(world, first, second)
    client = sign_in(world.officer)
    fields = {f"weight_{first.pk}": "50", f"weight_{second.pk}": "45", f"weight_{third.pk}": "40"}
    typed = sent(1, weights_as="per-cent", **fields, **{f"group_{group.pk}": "60"})
    page = client.post(url(world, "weights"), typed).content.decode()
    assert "The weights within “Quality” come to 95 per cent and must come to 100." in page
    again = typed | {"rescale": "1"}
    page = client.post(url(world, "weights"), again).content.decode()
    assert 'value="52.6"' in page
    assert 'value="47.4"' in page
    right = typed | {f"weight_{second.pk}": "50"}
    assert client.post(url(world, "weights"), right).status_code == 302
    page = client.get(url(world, "weights")).content.decode()
    assert "Group “Quality”, together" in page
    shares = [weight.share for weight in AppraisalRows.of(world.appraisal).result.weights]
    assert shares == [Decimal("0.3"), Decimal("0.3"), Decimal("0.4")]
    event = AuditEvent.objects.get(action="agreed weights")
    assert event.after["groups"] == {"Quality": "60"}


def test_a_group_changed_after_rating_is_a_late_change_of_weights(world: World) -> None:
    group = group_of(world, world.rankings[0])
    client = sign_in(world.officer)
    cell = (world.options[0].slug, world.rankings[0].slug)
    rated = sent(None, level="level:high", reason="Two councils did it.")
    client.post(url(world, "scoring-cell", *cell), rated)
    assert AuditEvent.objects.filter(action="rated").exists()
    assert weights_changed_late(world.programme) == {}
    typed = sent(1, name="Quality", weight="10", criteria=[world.rankings[0].pk])
    client.post(url(world, "group-edit", group.pk), typed)
    assert weights_changed_late(world.programme) == {world.appraisal.reference: ""}


def test_the_weight_of_a_group_can_be_tried(world: World) -> None:
    group = group_of(world, world.rankings[0])
    world.rate_everything()
    page = sign_in(world.officer).get(url(world, "what-if") + f"?g-{group.pk}=10")
    assert "The weight of the group Quality is 10, not 60." in page.content.decode()
