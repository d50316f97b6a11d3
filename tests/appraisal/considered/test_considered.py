"""How options stand on what is weighed in words."""

import pytest
from django.test import Client
from django.urls import reverse

from appraisal.models import ConsiderationAnswer, Criterion
from tests.appraisal.decided import words_on
from tests.factories import World, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent


def url(world: World, name: str, *more: object) -> str:
    return reverse(name, args=[world.programme.slug, world.appraisal.slug, *more])


def criteria(world: World) -> tuple[Criterion, ...]:
    return tuple(
        Criterion.objects.create(
            appraisal=world.appraisal,
            code=f"K{place}",
            slug=f"k{place}",
            name=name,
            role="consideration",
            position=20 + place,
        )
        for place, name in enumerate(("Fits the strategy", "Staff"))
    )


@pytest.fixture
def officer(world: World) -> Client:
    return sign_in(world.officer)


def test_words_are_kept_shown_and_emptied(world: World, officer: Client) -> None:
    fits, staff = criteria(world)
    option = world.options[1]
    address = url(world, "option-considerations", option.slug)
    words = {f"said_{fits.pk}": "It does.", f"said_{staff.pk}": ""}
    assert officer.post(address, sent(1, **words)).status_code == 302
    assert "It does." in officer.get(url(world, "option", option.slug)).content.decode()
    page = officer.get(url(world, "criteria")).content.decode()
    assert "How each option stands on them" in page
    assert "Nothing said" in page
    event = AuditEvent.objects.get()
    assert event.action == "weighed option in words"
    assert event.after == {"Fits the strategy": "It does."}
    emptied = dict.fromkeys(words, "")
    assert officer.post(address, sent(2, **emptied)).status_code == 302
    assert not ConsiderationAnswer.objects.exists()


def test_somebody_elses_words_are_not_written_over(world: World, officer: Client) -> None:
    (fits, _staff), option = criteria(world), world.options[1]
    address = url(world, "option-considerations", option.slug)
    assert officer.post(address, sent(1, **{f"said_{fits.pk}": "Theirs."})).status_code == 302
    answer = officer.post(address, sent(1, **{f"said_{fits.pk}": "Mine."}))
    assert answer.status_code == 409
    assert "Theirs." in answer.content.decode()
    assert "Mine." in answer.content.decode()


def test_who_may_say_it(world: World) -> None:
    words_on(world.options[1])
    address = url(world, "option-considerations", world.options[1].slug)
    refuses_the_wrong_visitors(world, address, writes=True)
    refuses_writing(world, address, sent(1))
