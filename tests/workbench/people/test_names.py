"""Names of people, drawn: what was typed is what stands, and each signs in by a name of their own."""

import importlib

import pytest
from django.apps import apps
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import make_user
from workbench.models import User
from workbench.people.names import operator, parted, username_for

MIGRATION = importlib.import_module("workbench.migrations.0005_emails_in_small_letters")


@given(name=st.text(max_size=150))
def test_parts_of_a_name_are_the_name_again(name: str) -> None:
    first, last = parted(name)
    assert " ".join((first, last)).strip() == " ".join(name.split())


@pytest.mark.django_db
@settings(max_examples=30)
@given(names=st.lists(st.text(max_size=200), max_size=4))
def test_everybody_signs_in_by_another_name(names: list[str]) -> None:
    User.objects.filter(username__gt="").delete()
    for name in [*names, *names]:
        user = User(username=username_for(name), is_superuser=True, password="!")
        user.full_clean(exclude=["password"])
        user.save()
    assert User.objects.count() == 2 * len(names)


@pytest.mark.django_db
def test_names_are_plain_and_counted_on() -> None:
    assert username_for("Zoë O’Brien-Smith") == "zoe.obrien.smith"
    make_user("pat.reed")
    make_user("pat.reed2")
    assert username_for("Pat Reed") == "pat.reed3"
    assert username_for("李") == "person"


@pytest.mark.django_db
def test_emails_of_before_are_put_in_small_letters() -> None:
    one = make_user("one")
    User.objects.filter(pk=one.pk).update(email="Pat.Reed@Example.ORG")
    MIGRATION.in_small_letters(apps, None)
    one.refresh_from_db()
    assert one.email == "pat.reed@example.org"


@pytest.mark.django_db
def test_emails_of_before_that_stand_twice_are_named() -> None:
    for name, email in (("one", "pat@example.org"), ("two", "Pat@example.org")):
        User.objects.filter(pk=make_user(name).pk).update(email=email)
    with pytest.raises(ValueError, match=r"More than one person has the email pat@example\.org"):
        MIGRATION.in_small_letters(apps, None)
    assert User.objects.filter(email="Pat@example.org").exists()


def test_operator_has_no_account() -> None:
    assert (operator().pk, str(operator())) == (0, "command line")
