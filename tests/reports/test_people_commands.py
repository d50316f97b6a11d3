"""`add_person`: an account and a role, for scripts."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from schemes.models import Membership, OfficeHolder
from tests.factories import make_authority, make_programme, make_user
from tests.reports.commands import run
from workbench.models import AuditEvent, User

pytestmark = pytest.mark.django_db


def add(*words: str) -> str:
    return run("add_person", *words).output


def test_person_is_added_with_a_link_that_works() -> None:
    make_authority("Barnet")
    said = add("Pat Reed", "pat@example.org", "--authority", "Barnet", "--site", "https://w.org/")
    assert "signs in as pat.reed" in said
    found = re.search(r"https://w\.org(/choose-password/\S+/)", said)
    assert found
    assert Client().get(found[1]).status_code == 200
    event = AuditEvent.objects.get()
    assert (event.action, event.actor_name) == ("added person", "command line")


def test_person_is_added_with_a_password_a_role_and_an_office() -> None:
    programme = make_programme(reference="ASC-1")
    said = add(
        *("Pat Reed", "pat@example.org", "--programme", "ASC-1", "--role", "approver"),
        *("--office", "Finance", "--password"),
    )
    password = re.search(r"Password: (\S+)", said)
    user = User.objects.get()
    assert password
    assert user.check_password(password[1])
    membership = Membership.objects.get()
    assert (membership.role, membership.speaks_for, user.authority) == (
        "approver",
        None,
        programme.authority,
    )
    assert OfficeHolder.objects.get().office == "Finance"


def test_somebody_with_an_account_is_given_the_role() -> None:
    user = make_user(email="pat@example.org")
    programme = make_programme(reference="ASC-1")
    said = add("Pat Reed", "PAT@example.org", "--programme", "asc-1", "--role", "member")
    assert "has an account already" in said
    membership = Membership.objects.get()
    assert (membership.user, membership.speaks_for) == (user, programme.authority)
    with pytest.raises(CommandError, match="already"):
        call_command(
            "add_person", "Pat", "pat@example.org", "--programme", "asc-1", "--role", "member"
        )


def test_first_administrator_needs_no_authority() -> None:
    add("Ruth Root", "ruth@example.org", "--administrator")
    assert User.objects.get().is_superuser


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--authority", "Nowhere"], "No authority is called Nowhere. There are: Barnet."),
        ([], "Give --authority"),
        (["--programme", "X", "--role", "lead"], "No programme has the reference X"),
        (["--programme", "X"], "Give --programme and --role together"),
        (["--authority", "Barnet", "--office", "Finance"], "An office is held in a programme"),
    ],
)
def test_what_is_missing_is_named(words: list[str], told: str) -> None:
    make_authority("Barnet")
    with pytest.raises(CommandError, match=re.escape(told)):
        call_command("add_person", "Pat Reed", "pat@example.org", *words)
    assert not User.objects.exists()


def test_wrong_email_is_refused() -> None:
    make_authority("Barnet")
    with pytest.raises(CommandError, match="email"):
        call_command("add_person", "Pat Reed", "nonsense", "--authority", "Barnet")


def test_authority_is_made_where_it_is_asked_for() -> None:
    add("Pat Reed", "pat@example.org", "--authority", "Derby", "--new-authority")
    assert str(User.objects.get().authority) == "Derby"
