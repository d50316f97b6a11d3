"""Interests: everybody declares their own, and papers never say a name."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from appraisal.models import Interest
from reports.stored.exporting import programme_case
from tests.factories import World, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent

SAID = {
    "role": "Treasurer",
    "authority": "Broxbourne",
    "interest": "On the board of the trust.",
    "action": "Left the room.",
    "declared_on": "2016-03-07",
}


def url(world: World, name: str, *more: object) -> str:
    return reverse(name, args=[world.programme.slug, world.appraisal.slug, *more])


@pytest.mark.parametrize("role", ["lead", "officer", "moderator", "assessor", "member", "approver"])
def test_everybody_in_the_programme_declares_their_own(role: str, world: World) -> None:
    client = sign_in(getattr(world, role))
    assert client.post(url(world, "interest-new"), sent(**SAID)).status_code == 302
    row = Interest.objects.get()
    assert (row.user, row.interest) == (getattr(world, role), "On the board of the trust.")
    assert AuditEvent.objects.get().action == "added interest"
    page = client.get(url(world, "interests")).content.decode()
    assert "One interest is declared." in page
    assert str(row.user) in page


def test_none_declared_is_a_statement(world: World) -> None:
    client = sign_in(world.assessor)
    said = SAID | {"interest": "", "action": "", "none": "on"}
    assert client.post(url(world, "interest-new"), sent(**said)).status_code == 302
    page = client.get(url(world, "interests")).content.decode()
    assert "One person has declared that there is none." in page
    assert "None declared" in page


def test_case_file_names_nobody(world: World) -> None:
    about = {name: said for name, said in SAID.items() if name != "declared_on"}
    Interest.objects.create(appraisal=world.appraisal, user=world.assessor, **about)
    (part,) = programme_case(world.programme).appraisals
    (one,) = part.interests
    assert (one.role, one.authority, one.interest) == tuple(about.values())[:3]
    assert str(world.assessor) not in str(one)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"role": ""}, "Enter the role"),
        ({"interest": "", "action": ""}, "Say what the interest is, or tick that there is none."),
        ({"none": "on"}, "Leave this without a tick, or empty what is said below."),
        (
            {"declared_on": (timezone.localdate() + timedelta(days=2)).isoformat()},
            "That day is still to come.",
        ),
    ],
)
def test_form_says_what_to_do(values: dict[str, str], told: str, world: World) -> None:
    answer = sign_in(world.member).post(url(world, "interest-new"), sent(**SAID | values))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Interest.objects.exists()


def test_officers_put_right_what_stands_here(world: World) -> None:
    row = Interest.objects.create(appraisal=world.appraisal, user=world.member, role="Clerk")
    client = sign_in(world.officer)
    changed = client.post(url(world, "interest-edit", row.pk), sent(1, **SAID))
    assert changed.status_code == 302
    row.refresh_from_db()
    assert (row.user, row.role) == (world.member, "Treasurer")
    assert client.post(url(world, "interest-remove", row.pk), sent(2)).status_code == 302
    for name in ("interest-edit", "interest-remove"):
        row = Interest.objects.create(appraisal=world.appraisal, user=world.member, role="Clerk")
        refuses_the_wrong_visitors(world, url(world, name, row.pk), writes=True)
        refuses_writing(world, url(world, name, row.pk), sent(1, **SAID))


def test_strangers_are_told_nothing(world: World) -> None:
    refuses_the_wrong_visitors(world, url(world, "interests"), writes=False)
    assert sign_in(world.stranger).post(url(world, "interest-new"), sent(**SAID)).status_code == 404
    assert Client().post(url(world, "interest-new"), sent(**SAID)).status_code == 302
    assert not Interest.objects.exists()
