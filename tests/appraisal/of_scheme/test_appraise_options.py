"""The delivery options of a scheme become an appraisal in one act."""

from itertools import islice
from typing import Any

import pytest
from django.urls import reverse

from appraisal.models import Appraisal, Option
from appraisal.of_scheme.actions import codes_in_order
from schemes.models import DeliveryOption, Scheme
from tests.factories import World, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors
from workbench.models import AuditEvent


@pytest.fixture
def scheme(world: World) -> Scheme:
    return make_scheme(world.programme, reference="S7", slug="s7", title="Fewer contracts")


def offered(scheme: Scheme, count: int) -> list[DeliveryOption]:
    return [
        DeliveryOption.objects.create(
            scheme=scheme,
            name=f"Way {at}",
            summary=f"As in {at}.",
            benefits=["Cheap", "Quick"],
            drawbacks=["Late"],
            position=at,
        )
        for at in range(count)
    ]


def at(scheme: Scheme) -> str:
    return reverse("scheme-appraise", args=[scheme.programme.slug, scheme.slug])


def form(rows: list[DeliveryOption], **values: Any) -> dict[str, Any]:
    asked = {
        "title": "How to deliver it",
        "reference": "S7-options",
        "question": "Which?",
        "options": [str(row.pk) for row in rows],
        "baseline": "as now",
    }
    return sent() | asked | values


def test_page_refuses_the_wrong_visitors(world: World, scheme: Scheme) -> None:
    offered(scheme, 1)
    refuses_the_wrong_visitors(world, at(scheme), writes=True)


def test_options_become_an_appraisal_with_all_that_was_said_of_them(
    world: World, scheme: Scheme
) -> None:
    rows, client = offered(scheme, 3), sign_in(world.officer)
    shown = client.get(at(scheme)).content.decode()
    assert "How to deliver Fewer contracts" in shown
    assert "S7-options" in shown
    given = form(rows)
    for _time in range(2):
        assert client.post(at(scheme), given).status_code == 302
    made = Appraisal.objects.get(reference="S7-options")
    assert made.scheme == scheme
    options = list(made.options.order_by("position"))
    assert [(one.code, one.name, one.baseline) for one in options] == [
        ("A", "Carry on as now", True),
        ("B", "Way 0", False),
        ("C", "Way 1", False),
        ("D", "Way 2", False),
    ]
    views = list(options[1].views.order_by("kind", "position").values_list("kind", "text"))
    assert views == [("benefit", "Cheap"), ("benefit", "Quick"), ("drawback", "Late")]
    event = AuditEvent.objects.get()
    assert event.action == "made appraisal of delivery options"
    assert event.after["options"][1] == "Way 0"


def test_baseline_is_one_of_those_that_are_ticked(world: World, scheme: Scheme) -> None:
    rows, client = offered(scheme, 3), sign_in(world.officer)
    refused = client.post(at(scheme), form(rows[:2], baseline=str(rows[2].pk)))
    assert refused.status_code == 422
    assert "Tick this option as well" in refused.content.decode()
    for missing in ({"baseline": ""}, {"options": []}):
        assert client.post(at(scheme), form(rows, **missing)).status_code == 422
    assert client.post(at(scheme), form(rows[:2], baseline=str(rows[1].pk))).status_code == 302
    baseline = Option.objects.get(appraisal__reference="S7-options", baseline=True)
    assert (baseline.name, baseline.appraisal.options.count()) == ("Way 1", 2)


def test_second_appraisal_of_the_same_is_asked_about(world: World, scheme: Scheme) -> None:
    rows, client = offered(scheme, 2), sign_in(world.officer)
    assert client.post(at(scheme), form(rows)).status_code == 302
    asked = client.post(at(scheme), form(rows, reference="Another"))
    assert asked.status_code == 422
    text = asked.content.decode()
    assert "“How to deliver it” appraises “Way 0” and “Way 1” already." in text
    mark = text.partition('name="confirmed" value="')[2].partition('"')[0]
    mark = mark or text.split('name="confirmed"')[1].split('value="')[1].partition('"')[0]
    again = form(rows, reference="Another", confirmed=[mark])
    assert client.post(at(scheme), again).status_code == 302
    assert Appraisal.objects.filter(scheme=scheme).count() == 2
    same = client.post(at(scheme), form(offered_more(scheme), reference="S7-options"))
    assert same.status_code == 422
    assert "This programme has an appraisal with this reference" in same.content.decode()


def offered_more(scheme: Scheme) -> list[DeliveryOption]:
    return [DeliveryOption.objects.create(scheme=scheme, name="New way", position=9)]


def test_scheme_without_options_leads_to_where_they_are_added(world: World, scheme: Scheme) -> None:
    client = sign_in(world.officer)
    assert "Here stand the ways to deliver the scheme" in client.get(at(scheme)).content.decode()
    assert client.post(at(scheme), form([]))["Location"].endswith("/schemes/s7/options/")
    assert not Appraisal.objects.filter(scheme=scheme).exists()


def test_thirty_options_have_a_code_each(world: World, scheme: Scheme) -> None:
    rows, client = offered(scheme, 30), sign_in(world.officer)
    assert client.post(at(scheme), form(rows)).status_code == 302
    codes = Option.objects.filter(appraisal__scheme=scheme).order_by("position")
    assert list(codes.values_list("code", flat=True)) == list(islice(codes_in_order(), 31))
    assert list(islice(codes_in_order(), 24, 29)) == ["Y", "Z", "AA", "AB", "AC"]
