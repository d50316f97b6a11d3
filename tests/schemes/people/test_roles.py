"""Roles, offices and authorities of a programme: given and taken by its lead officer, an event each."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from schemes.models import Membership, OfficeHolder, Partner, Role
from schemes.people.actions import deactivate
from tests.factories import World, add_member, make_authority, make_user, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors
from workbench.models import AuditEvent, User
from workbench.people.links import make_link
from workbench.rows.writing import ValidationError

EMAIL = "pat.reed@example.org"


def page(world: World, name: str, *more: object) -> str:
    return reverse(name, args=[world.programme.slug, *more])


def lead(world: World) -> Client:
    return sign_in(world.lead)


def join(world: World, **values: Any):
    form = {
        "email": EMAIL,
        "name": "Pat Reed",
        "role": Role.ASSESSOR,
        "authority": str(world.programme.authority_id),
    }
    return lead(world).post(page(world, "member-new"), sent(**form | values))


def roles_of(world: World, user: User) -> set[str]:
    held = Membership.objects.filter(programme=world.programme, user=user)
    return set(held.values_list("role", flat=True))


def events() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))


def test_page_shows_who_is_what(world: World) -> None:
    OfficeHolder.objects.create(programme=world.programme, user=world.approver, office="Finance")
    refuses_the_wrong_visitors(world, page(world, "programme-people"), writes=False)
    text = lead(world).get(page(world, "programme-people")).content.decode()
    for told in ("Six people take part.", "Lead officer", "Moderator", "Finance", "approver"):
        assert told in text


def test_emails_and_accounts_are_for_the_lead(world: World) -> None:
    User.objects.filter(pk=world.member.pk).update(email=EMAIL)
    address = page(world, "programme-people")
    assert EMAIL in lead(world).get(address).content.decode()
    for reader in (world.officer, world.assessor, world.member):
        text = sign_in(reader).get(address).content.decode()
        assert EMAIL not in text
        assert "never signed in" not in text


def test_somebody_new_is_invited_with_a_role(world: World) -> None:
    answer = join(world)
    assert "choose-password" in answer.content.decode()
    user = User.objects.get(email=EMAIL)
    assert (str(user), user.authority) == ("Pat Reed", world.programme.authority)
    assert roles_of(world, user) == {Role.ASSESSOR}
    assert not user.has_usable_password()
    assert events() == ["invited person and gave role"]
    event = AuditEvent.objects.get()
    assert event.programme_id == world.programme.pk
    text = lead(world).get(page(world, "programme-people")).content.decode()
    assert "One has not answered their invitation." in text
    assert "invited until" in text


def test_somebody_known_is_given_the_role_at_once(world: World) -> None:
    other = make_authority("Derby")
    user = make_user("known", other, email=EMAIL, first_name="Known", last_name="Person")
    assert join(world, email="Pat.Reed@EXAMPLE.org", name="").status_code == 302
    assert roles_of(world, user) == {Role.ASSESSOR}
    user.refresh_from_db()
    assert (str(user), user.authority) == ("Known Person", other)
    assert Membership.objects.get(user=user).speaks_for == world.programme.authority
    assert User.objects.filter(email=EMAIL).count() == 1
    assert events() == ["gave role"]


def test_people_elsewhere_are_named_to_nobody(world: World) -> None:
    """Neither the page nor its form offers people; part of an email finds nobody."""
    make_user("far", make_authority(), email=EMAIL, first_name="Far", last_name="Away")
    for name in ("programme-people", "member-new", "joining-new"):
        text = lead(world).get(page(world, name)).content.decode()
        assert "Far Away" not in text
        assert EMAIL not in text
    answer = join(world, email="pat.reed@example", name="")
    assert answer.status_code == 422
    assert "Far Away" not in answer.content.decode()
    assert join(world, email="at.reed@example.org", name="").status_code == 422


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"name": ""}, "Enter the name, to invite them"),
        ({"email": "nonsense"}, "Enter an email address"),
        ({"role": "king"}, "Choose the role from the list"),
        ({"authority": "999999"}, "Choose the authority they speak for"),
    ],
)
def test_form_that_lacks_something_says_so(world: World, values: dict[str, str], told: str) -> None:
    answer = join(world, **values)
    assert answer.status_code == 422
    assert told.split(" from", maxsplit=1)[0] in answer.content.decode()
    assert not User.objects.filter(email=EMAIL).exists()


def test_person_who_takes_part_or_is_closed_is_not_joined_twice(world: World) -> None:
    join(world)
    answer = join(world)
    assert answer.status_code == 422
    assert "takes part already" in answer.content.decode()
    closed = make_user("closed", email="closed@example.org", is_active=False)
    answer = join(world, email="closed@example.org")
    assert "account with this email is closed" in answer.content.decode()
    assert roles_of(world, closed) == set()


def test_roles_are_given_and_taken_with_an_event_each(world: World) -> None:
    window, user = lead(world), world.member
    answer = window.post(page(world, "role-give", user.pk), sent(role=Role.ASSESSOR))
    assert answer.status_code == 302
    assert roles_of(world, user) == {Role.MEMBER, Role.ASSESSOR}
    row = Membership.objects.get(user=user, role=Role.MEMBER)
    asked = window.get(page(world, "membership-take", row.pk)).content.decode()
    assert "Take the role of member from member?" in asked
    assert window.post(page(world, "membership-take", row.pk), sent()).status_code == 302
    assert roles_of(world, user) == {Role.ASSESSOR}
    assert events() == ["gave role", "took role"]
    told = [event.before or event.after for event in AuditEvent.objects.order_by("pk")]
    assert [(one or {})["role"] for one in told] == [Role.ASSESSOR, Role.MEMBER]
    again = window.post(page(world, "role-give", user.pk), sent(role=Role.ASSESSOR))
    assert again.status_code == 422


def test_last_role_takes_offices_and_the_programme_with_it(world: World) -> None:
    OfficeHolder.objects.create(programme=world.programme, user=world.approver, office="Finance")
    row = Membership.objects.get(user=world.approver)
    window = lead(world)
    text = window.get(page(world, "membership-take", row.pk)).content.decode()
    assert "It is their only role" in text
    window.post(page(world, "membership-take", row.pk), sent())
    assert not OfficeHolder.objects.exists()
    assert sign_in(world.approver).get(page(world, "programme-people")).status_code == 404


def test_last_lead_cannot_go(world: World) -> None:
    row = Membership.objects.get(user=world.lead)
    answer = lead(world).post(page(world, "membership-take", row.pk), sent())
    assert answer.status_code == 422
    told = answer.content.decode()
    assert "the only lead officer" in told
    assert "Make another person lead officer there first." in told
    assert roles_of(world, world.lead) == {Role.LEAD}
    root = User.objects.create_superuser("root")
    with pytest.raises(ValidationError, match="the only lead officer"):
        deactivate(world.lead, by=root, token=sent()["write_token"])
    world.lead.refresh_from_db()
    assert world.lead.is_active


@pytest.mark.parametrize("other", ["closed", "invited"])
def test_lead_who_cannot_sign_in_is_no_second_lead(world: World, other: str) -> None:
    second = add_member(world.programme, Role.LEAD, "second")
    if other == "closed":
        User.objects.filter(pk=second.pk).update(is_active=False)
    else:
        from django.utils import timezone

        make_link(second, "invitation", by=None, at=timezone.now())
    row = Membership.objects.get(user=world.lead)
    assert lead(world).post(page(world, "membership-take", row.pk), sent()).status_code == 422
    assert roles_of(world, world.lead) == {Role.LEAD}


def test_lead_goes_where_another_stays(world: World) -> None:
    add_member(world.programme, Role.LEAD, "second")
    row = Membership.objects.get(user=world.lead)
    assert lead(world).post(page(world, "membership-take", row.pk), sent()).status_code == 302
    assert roles_of(world, world.lead) == set()


def test_offices_are_given_and_taken(world: World) -> None:
    window, user = lead(world), world.approver
    window.post(page(world, "office-give", user.pk), sent(office="Finance"))
    held = OfficeHolder.objects.get()
    assert (held.user, held.office) == (user, "Finance")
    twice = window.post(page(world, "office-give", user.pk), sent(office="Finance"))
    assert twice.status_code == 422
    assert "holds this office already" in twice.content.decode()
    window.post(page(world, "office-take", held.pk), sent())
    assert not OfficeHolder.objects.exists()
    assert events() == ["gave office", "took office"]


def test_authorities_take_part_and_are_spoken_for(world: World) -> None:
    window, derby = lead(world), make_authority("Derby")
    window.post(page(world, "joining-new"), sent(authority=str(derby.pk)))
    partner = Partner.objects.get()
    speaks = page(world, "member-speaks", world.assessor.pk)
    Membership.objects.create(programme=world.programme, user=world.assessor, role=Role.MEMBER)
    assert window.post(speaks, sent(authority=str(derby.pk))).status_code == 302
    held = Membership.objects.filter(user=world.assessor)
    assert set(held.values_list("speaks_for", flat=True)) == {derby.pk}
    refused = window.post(page(world, "joining-remove", partner.pk), sent())
    assert refused.status_code == 422
    assert "assessor speaks for Derby here" in refused.content.decode()
    window.post(speaks, sent(authority=str(world.programme.authority_id)))
    assert set(held.values_list("speaks_for", flat=True)) == {None}
    assert window.post(page(world, "joining-remove", partner.pk), sent()).status_code == 302
    assert events() == [
        "added authority",
        "changed whom a person speaks for",
        "changed whom a person speaks for",
        "removed authority",
    ]


def test_nobody_speaks_for_an_authority_that_takes_no_part(world: World) -> None:
    far = make_authority("Far")
    speaks = page(world, "member-speaks", world.assessor.pk)
    assert lead(world).post(speaks, sent(authority=str(far.pk))).status_code == 422


def test_another_role_speaks_for_the_same_authority(world: World) -> None:
    derby = make_authority("Derby")
    Membership.objects.filter(user=world.member).update(speaks_for=derby)
    lead(world).post(page(world, "role-give", world.member.pk), sent(role=Role.ASSESSOR))
    speaking = Membership.objects.filter(user=world.member).values_list("speaks_for", flat=True)
    assert set(speaking) == {derby.pk}


def test_invitation_is_sent_again_and_withdrawn(world: World) -> None:
    join(world)
    user = User.objects.get(email=EMAIL)
    again = lead(world).post(page(world, "member-invite", user.pk), sent())
    assert "choose-password" in again.content.decode()
    assert user.links.filter(revoked_at=None).count() == 1
    lead(world).post(page(world, "member-withdraw", user.pk), sent())
    assert not user.links.filter(revoked_at=None).exists()
    text = lead(world).get(page(world, "member", user.pk)).content.decode()
    assert "Invitation withdrawn" in text
    assert events() == [
        "invited person and gave role",
        "invited person again",
        "withdrew link",
    ]


def test_lead_gets_no_link_to_be_somebody_with_roles_elsewhere(world: World) -> None:
    join(world)
    user = User.objects.get(email=EMAIL)
    other = add_member(world.programme, Role.LEAD, "second")
    from tests.factories import make_programme

    elsewhere = make_programme(title="Elsewhere")
    Membership.objects.create(programme=elsewhere, user=user, role=Role.OFFICER)
    answer = sign_in(other).post(page(world, "member-invite", user.pk), sent(), follow=True)
    assert "choose-password" not in answer.content.decode()
    assert "site administrator has to hand the link over" in answer.content.decode()
    known = world.member
    known.set_password("three plain words together")
    known.save()
    answer = lead(world).post(page(world, "member-invite", known.pk), sent(), follow=True)
    assert "choose-password" not in answer.content.decode()
    assert not known.links.exists()


def test_number_of_queries_does_not_grow_with_people(
    world: World, django_assert_max_num_queries
) -> None:
    window = lead(world)
    address = page(world, "programme-people")
    window.get(address)
    for number in range(30):
        user = add_member(world.programme, Role.ASSESSOR, f"more{number}")
        OfficeHolder.objects.create(programme=world.programme, user=user, office="Finance")
    with django_assert_max_num_queries(10):
        window.get(address)
