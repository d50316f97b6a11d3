"""An appraisal of a scheme: started from its page, moved to it, and shown there to whom it may
be."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from appraisal.models import Appraisal, Decision
from appraisal.of_scheme.actions import move_to_scheme
from appraisal.of_scheme.on_scheme import on_scheme
from reports.models import Exemption, Paper
from schemes.access import roles_of
from schemes.models import Programme, Scheme
from schemes.place import SchemePlace
from tests.factories import World, make_appraisal, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors
from workbench.models import AuditEvent, User

LONG = (
    "Whether every contract for care at home in the county is let again in one lot or in six " * 2
)


def a_scheme(world: World, **values: Any) -> Scheme:
    return make_scheme(world.programme, **{"reference": "S7", "slug": "s7"} | values)


def page(user: User, address: str) -> str:
    return sign_in(user).get(address).content.decode()


def seen_by(world: World, user: User, scheme: Scheme) -> SchemePlace:
    return SchemePlace(world.programme, roles_of(user, world.programme.pk), scheme)


def at(world: World, name: str) -> str:
    return reverse(name, args=[world.programme.slug, world.appraisal.slug])


def test_page_refuses_the_wrong_visitors(world: World) -> None:
    refuses_the_wrong_visitors(world, at(world, "appraisal-scheme"), writes=True)


def test_appraisal_is_started_for_the_scheme_that_led_there(world: World) -> None:
    scheme = a_scheme(world)
    client = sign_in(world.officer)
    shown = client.get(scheme.get_absolute_url()).content.decode()
    assert "No appraisal weighs the ways to deliver it yet." in shown
    address = f"{reverse('appraisal-new', args=[world.programme.slug])}?scheme=s7"
    assert f'href="{address}"' in shown
    assert f'<option value="{scheme.pk}" selected>' in client.get(address).content.decode()
    values = {"title": "One lot", "reference": "LOT", "total_as": "points", "better": "higher"}
    given = sent() | values | {"shortlist": "all", "scheme": str(scheme.pk)}
    assert client.post(address, given).status_code == 302
    assert Appraisal.objects.get(reference="LOT").scheme == scheme
    assert "One lot" in page(world.member, scheme.get_absolute_url())
    assert f'href="{scheme.get_absolute_url()}"' in page(
        world.member, Appraisal.objects.get(reference="LOT").get_absolute_url()
    )


def test_appraisal_is_moved_to_a_scheme_and_away_in_any_state(world: World) -> None:
    scheme = a_scheme(world)
    Programme.objects.update(scoring="apart")
    Appraisal.objects.update(state="moderation")
    client, address = sign_in(world.officer), at(world, "appraisal-scheme")
    assert client.post(address, sent(1, scheme=str(scheme.pk))).status_code == 302
    assert client.post(address, sent(1, scheme="")).status_code == 409
    assert Appraisal.objects.get().scheme == scheme
    assert client.post(address, sent(2, scheme="")).status_code == 302
    assert Appraisal.objects.get().scheme is None
    told = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert told == ["moved appraisal to a scheme", "took appraisal from its scheme"]
    history = page(world.member, f"{scheme.get_absolute_url()}history/")
    assert "moved appraisal to a scheme" in history.lower()


def test_scheme_of_another_programme_is_refused(world: World) -> None:
    other = make_scheme(title="Elsewhere")
    client, address = sign_in(world.officer), at(world, "appraisal-scheme")
    assert client.post(address, sent(1, scheme=str(other.pk))).status_code == 422
    assert "Elsewhere" not in client.get(address).content.decode()
    with pytest.raises(ValidationError, match="another programme"):
        move_to_scheme(
            appraisal=world.appraisal, scheme=other, version=1, by=world.officer, token=uuid4()
        )


def test_answer_is_shown_to_those_who_see_results(world: World) -> None:
    scheme = a_scheme(world)
    decision = Decision.objects.create(appraisal=world.appraisal, preferred=world.options[1])
    Appraisal.objects.update(scheme=scheme, decision=decision)
    shown = page(world.member, scheme.get_absolute_url())
    assert f"Decided: {world.options[1].name}" in shown
    Programme.objects.update(scoring="apart")
    Appraisal.objects.update(state="moderation")
    for user in (world.member, world.assessor, world.approver):
        hidden = page(user, scheme.get_absolute_url())
        assert "Moderation: three options" in hidden
        assert world.options[1].name not in hidden
    assert page(world.stranger, scheme.get_absolute_url()).count("How the service is run") == 0


def test_ties_nothing_decided_and_no_options_are_said(world: World) -> None:
    scheme = a_scheme(world)
    make_appraisal(world.programme, reference="E", slug="e", title="Empty", scheme=scheme)
    shown = page(world.member, scheme.get_absolute_url())
    assert "It has no options yet." in shown
    assert "Appraise the options" not in shown


def test_thirty_appraisals_take_no_more_queries_than_three(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    scheme = a_scheme(world)
    for at_ in range(30):
        reference = f"B{at_}"
        make_appraisal(
            world.programme, reference=reference, slug=reference.lower(), title=LONG, scheme=scheme
        )
    place = seen_by(world, world.lead, Scheme.objects.get(pk=scheme.pk))
    with django_assert_max_num_queries(28):
        assert len(on_scheme(place)["appraised"]) == 30


def test_stopped_scheme_says_what_becomes_of_its_appraisal(world: World) -> None:
    scheme = a_scheme(world, status="stopped")
    assert "The scheme is stopped" not in page(world.member, scheme.get_absolute_url())
    Appraisal.objects.update(scheme=scheme)
    assert "an appraisal of its options is not decided" in page(
        world.member, scheme.get_absolute_url()
    )
    decision = Decision.objects.create(appraisal=world.appraisal, preferred=world.options[1])
    Appraisal.objects.update(decision=decision)
    assert "is not decided. Decide it" not in page(world.member, scheme.get_absolute_url())


def test_exempt_option_is_not_named_on_the_scheme(world: World) -> None:
    scheme = a_scheme(world)
    option = world.options[1]
    type(option).objects.filter(pk=option.pk).update(name="Mutual of our own")
    decision = Decision.objects.create(appraisal=world.appraisal, preferred=option)
    Appraisal.objects.update(scheme=scheme, decision=decision)
    paper = Paper.objects.create(programme=world.programme, reference="P", slug="p", title="Paper")
    Exemption.objects.create(
        paper=paper,
        kind="option",
        name=f"{world.appraisal.reference}/{option.code}",
        paragraph="3",
        reason="Commercial.",
    )
    assert "Mutual of our own" not in page(world.member, scheme.get_absolute_url())
    assert "Mutual of our own" in page(world.officer, scheme.get_absolute_url())
