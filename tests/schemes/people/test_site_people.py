"""All people of the site, as its administrators keep them; and the events of the site."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from schemes.models import Role
from tests.factories import (
    World,
    add_member,
    make_authority,
    make_programme,
    make_user,
    sent,
    sign_in,
)
from workbench.models import AuditEvent, Authority, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def window() -> Client:
    return sign_in(User.objects.create_superuser("root", first_name="Ruth", last_name="Root"))


def text_of(window: Client, name: str, *more: Any) -> str:
    return window.get(reverse(name, args=more), follow=True).content.decode()


def test_page_of_a_fresh_site_says_what_to_do_first(window: Client) -> None:
    assert "Begin with the authority" in text_of(window, "people")
    window.post(reverse("authority-new"), sent(name="Barnet"))
    assert Authority.objects.get().name == "Barnet"
    assert "Invite a person" in text_of(window, "people")
    twice = window.post(reverse("authority-new"), sent(name="Barnet"))
    assert twice.status_code == 422


def test_from_nothing_to_a_lead_officer_who_gives_roles(window: Client) -> None:
    """The whole way in pages: authority, person, programme, invitation answered, role given."""
    window.post(reverse("authority-new"), sent(name="Barnet"))
    barnet = Authority.objects.get()
    form = {"name": "Pat Reed", "email": "pat@example.org", "authority": str(barnet.pk)}
    shown = window.post(reverse("person-new"), sent(**form)).content.decode()
    path = shown.partition('value="http://testserver')[2].partition('"')[0]
    pat = User.objects.get(email="pat@example.org")
    programme = {"title": "Care", "reference": "C1", "first_year": "2018/19", "years": "3"}
    chosen = {"authority": str(barnet.pk), "lead": str(pat.pk)}
    window.post(reverse("programme-new"), sent(**programme, **chosen))
    own = Client()
    password = "three plain words together"
    own.post(path, sent(password=password, password_again=password))
    joining = {"email": "lee@example.org", "name": "Lee", "role": Role.ASSESSOR}
    address = reverse("member-new", args=["c1"])
    answer = own.post(address, sent(**joining, authority=str(barnet.pk)))
    assert "Hand this link over to Lee" in answer.content.decode()
    own_page = own.get(reverse("programme-people", args=["c1"])).content.decode()
    assert "Lee" in own_page
    assert "Two people take part. One has not answered their invitation." in own_page
    listed = text_of(window, "people")
    assert "Lead officer of Care" in listed
    assert "Assessor of Care" in listed
    actions = AuditEvent.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == [
        "added authority",
        "invited person",
        "started programme",
        "answered invitation",
        "signed in",
        "invited person and gave role",
    ]


def test_people_stand_with_their_state(window: Client) -> None:
    make_user("closed", is_active=False)
    make_user("fresh")
    text = text_of(window, "people")
    for told in ("Deactivated", "Has never signed in", "Site administrator", "One account is"):
        assert told in text


def test_person_is_found_among_many(window: Client) -> None:
    for number in range(60):
        make_user(f"officer{number:03}", email=f"o{number:03}@example.org")
    assert "Page 1 of 2" in text_of(window, "people")
    found = window.get(reverse("people") + "?q=o017@example.org").content.decode()
    assert "o017@example.org" in found
    assert "o018@example.org" not in found
    nobody = window.get(reverse("people") + "?q=zzz").content.decode()
    assert "Nobody matches" in nobody


def test_number_of_queries_does_not_grow_with_people(
    window: Client, django_assert_max_num_queries
) -> None:
    window.get(reverse("people"))
    programme = make_programme()
    for number in range(40):
        add_member(programme, Role.ASSESSOR, f"more{number}")
    with django_assert_max_num_queries(13):
        window.get(reverse("people"))


def test_email_stands_once_whatever_its_letters(window: Client) -> None:
    make_user(email="pat@example.org")
    form = {"name": "Pat", "email": "PAT@Example.org", "authority": str(make_authority().pk)}
    answer = window.post(reverse("person-new"), sent(**form))
    assert answer.status_code == 422
    assert "has this email already" in answer.content.decode()


def test_person_without_authority_has_to_be_an_administrator(window: Client) -> None:
    form = {"name": "Pat", "email": "pat@example.org"}
    answer = window.post(reverse("person-new"), sent(**form))
    assert answer.status_code == 422
    assert "Choose the authority they work for" in answer.content.decode()
    window.post(reverse("person-new"), sent(**form, administrator="on"))
    assert User.objects.get(email="pat@example.org").is_superuser


def test_person_is_changed_and_the_trail_says_from_what(window: Client) -> None:
    user = make_user("pat", email="pat@example.org")
    derby = make_authority("Derby")
    form = {"name": "Pat Reed", "email": "reed@example.org", "authority": str(derby.pk)}
    window.post(reverse("person-edit", args=[user.pk]), sent(**form))
    event = AuditEvent.objects.get()
    assert (event.before or {})["email"] == "pat@example.org"
    assert (event.after or {})["works for"] == "Derby"
    assert "password" not in str(event.before)


def test_deactivated_person_is_out_at_once_and_stays_in_the_history(
    window: Client, world: World
) -> None:
    user = world.officer
    user.set_password("three plain words together")
    user.save()
    own = sign_in(user)
    assert own.get(reverse("account")).status_code == 200
    window.post(reverse("person-deactivate", args=[user.pk]), sent())
    assert own.get(reverse("account")).status_code == 302
    form = {"username": user.username, "password": "three plain words together"}
    assert Client().post(reverse("sign-in"), form).status_code == 200
    assert "Deactivated" in text_of(window, "person", user.pk)
    window.post(reverse("person-reactivate", args=[user.pk]), sent())
    # Sessions of before stay ended.
    assert own.get(reverse("account")).status_code == 302
    assert Client().post(reverse("sign-in"), form).status_code == 302
    told = AuditEvent.objects.filter(subject_id=user.pk, subject_type="user")
    actions = list(told.order_by("pk").values_list("action", flat=True))
    assert actions == ["deactivated person", "reactivated person"]


def test_last_lead_and_last_administrator_stay(window: Client, world: World) -> None:
    answer = window.post(reverse("person-deactivate", args=[world.lead.pk]), sent())
    assert answer.status_code == 422
    assert "Make another person lead officer there first." in answer.content.decode()
    root = User.objects.get(username="root")
    answer = window.post(reverse("person-deactivate", args=[root.pk]), sent())
    assert answer.status_code == 422
    assert "the only site administrator" in answer.content.decode()
    form = {"name": "Ruth", "email": "r@example.org", "authority": str(make_authority().pk)}
    answer = window.post(reverse("person-edit", args=[root.pk]), sent(**form))
    assert answer.status_code == 422
    root.refresh_from_db()
    assert root.is_superuser
    assert root.is_active


def test_link_for_a_new_password_ends_earlier_ones(window: Client) -> None:
    user = make_user("pat", email="pat@example.org")
    user.set_password("three plain words together")
    user.save()
    for _time in range(2):
        shown = window.post(reverse("person-link", args=[user.pk]), sent()).content.decode()
        assert "Hand this link over" in shown
    assert user.links.filter(revoked_at=None).count() == 1
    assert "New password: a link for pat@example.org" in text_of(window, "person", user.pk)
    window.post(reverse("person-withdraw", args=[user.pk]), sent())
    assert not user.links.filter(revoked_at=None).exists()
    again = window.post(reverse("person-withdraw", args=[user.pk]), sent(), follow=True)
    assert "no link left to withdraw" in again.content.decode()


def test_events_of_the_site_are_a_page_and_a_file(window: Client, world: World) -> None:
    Client().post(reverse("sign-in"), {"username": "=1+1", "password": "wrong"})
    window.post(reverse("authority-new"), sent(name="Derby"))
    window.post(
        reverse("programme-edit", args=[world.programme.slug]),
        sent(version=1, title="Care", reference="C1", first_year="2018/19", years="3"),
    )
    page = text_of(window, "audit")
    assert "failed to sign in" in page
    assert "added authority" in page
    assert "changed programme" not in page
    filtered = window.get(reverse("audit") + "?thing=authority").content.decode()
    assert "failed to sign in" not in filtered.partition("<ol")[2]
    raw = window.get(reverse("audit-csv")).content.decode().lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(raw)))
    assert [row["Did"] for row in rows] == ["added authority", "failed to sign in"]
    assert rows[1]["What"] == "'=1+1"


def test_chain_of_the_site_stays_whole(window: Client) -> None:
    from workbench.trail.verifying import verified_chains

    window.post(reverse("authority-new"), sent(name="Derby"))
    Client().post(reverse("sign-in"), {"username": "nobody", "password": "wrong"})
    window.post(reverse("sign-out"))
    (site,) = verified_chains()
    assert (site.chain, site.length, site.fault) == (0, 3, None)
