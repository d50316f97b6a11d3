"""Delivery options of a scheme on their pages, and in the case file."""

import pytest
from django.urls import reverse

from schemes.casefile.parts import CaseDeliveryOption
from schemes.casefile.rows import programme_parts
from schemes.models import DeliveryOption, Scheme
from tests.factories import World, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors
from workbench.models import AuditEvent, User

LONG = "Keep the four officers who are on fixed-term contracts for another twelve months, and take "


@pytest.fixture
def scheme(world: World) -> Scheme:
    return make_scheme(world.programme, reference="S7", slug="s7")


def at(scheme: Scheme, name: str, *more: object) -> str:
    return reverse(name, args=[scheme.programme.slug, scheme.slug, *more])


def page(user: User, scheme: Scheme) -> str:
    return sign_in(user).get(at(scheme, "scheme-options")).content.decode()


def test_pages_refuse_the_wrong_visitors(world: World, scheme: Scheme) -> None:
    refuses_the_wrong_visitors(world, at(scheme, "scheme-options"), writes=False)
    refuses_the_wrong_visitors(world, at(scheme, "deliveryoption-new"), writes=True)


def test_option_is_added_changed_and_removed(world: World, scheme: Scheme) -> None:
    client = sign_in(world.officer)
    values = {
        "name": "One lot",
        "summary": "Let *together*.",
        "benefits": "Cheap\n\n Cheap \nQuick",
    }
    address = at(scheme, "deliveryoption-new")
    assert client.post(address, sent() | values).status_code == 302
    row = DeliveryOption.objects.get()
    assert (row.benefits, row.drawbacks) == (["Cheap", "Quick"], [])
    assert client.post(address, sent() | values).status_code == 422
    shown = page(world.member, scheme)
    assert "One way to deliver it was considered." in shown
    assert "<em>together</em>" in shown
    assert "Make an appraisal" not in shown
    changed = sent(1) | values | {"name": "Six lots", "drawbacks": "Dear"}
    assert client.post(at(scheme, "deliveryoption-edit", row.pk), changed).status_code == 302
    part = programme_parts(world.programme)[1][-1]
    assert part.delivery_options == (
        CaseDeliveryOption("Six lots", "Let *together*.", ("Cheap", "Quick"), ("Dear",)),
    )
    assert client.post(at(scheme, "deliveryoption-remove", row.pk), sent(2)).status_code == 302
    told = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert told == [f"{act} delivery option" for act in ("added", "changed", "removed")]
    history = sign_in(world.member).get(at(scheme, "scheme-history")).content.decode()
    assert "Three changes" in history or "3 changes" in history


def test_nothing_and_words_alone_are_said(world: World, scheme: Scheme) -> None:
    assert "An officer of the programme can add them." in page(world.member, scheme)
    Scheme.objects.update(answers={"delivery-options": "1. Do *nothing*."})
    assert "<em>nothing</em>" in page(world.member, scheme)


def test_thirty_long_options_are_shown_in_order(world: World, scheme: Scheme) -> None:
    for at_ in range(30):
        name = f"{LONG} {at_}"
        DeliveryOption.objects.create(
            scheme=scheme, name=name, position=at_, benefits=[LONG * 3], drawbacks=[LONG] * 9
        )
    shown = page(world.officer, scheme)
    assert "Thirty ways to deliver it" in shown or "30 ways to deliver it" in shown
    assert shown.index(f"{LONG} 2<") < shown.index(f"{LONG} 29<")
