"""The tour leads to pages that are there, for whoever may see them and nobody else."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from reports.help.tour import APPRAISED, SAVING, TRIED, tour_for
from reports.management.commands.load_demonstration import CASES, REHEARSAL
from schemes.models import Membership, Programme, Role
from tests.factories import World, make_user, sign_in
from workbench.models import User


@pytest.fixture
def demonstration(db: None) -> User:
    """The officer of the demonstration, loaded whole."""
    call_command("load_demonstration", verbosity=0)
    return User.objects.get(username="demonstration")


def test_every_step_opens_for_the_officer_of_the_demonstration(demonstration: User) -> None:
    steps = tour_for(demonstration)
    assert len(steps) == 10
    client = sign_in(demonstration)
    for step in steps:
        assert step.address, step.heading
        assert client.get(step.address).status_code == 200, step.heading
    text = client.get(reverse("help-tour")).content.decode()
    assert "Step 3 of 10" in text
    assert f'href="{steps[2].address}"' in text
    assert "ten pages" in client.get(reverse("help")).content.decode()


def test_every_step_opens_for_a_member(demonstration: User) -> None:
    member = User.objects.get(username="demonstration.member")
    client = sign_in(member)
    for step in tour_for(member):
        assert client.get(step.address).status_code == 200, step.heading


def test_step_of_a_case_without_a_role_leads_nowhere(demonstration: User) -> None:
    reader = make_user("reader")
    programme = Programme.objects.get(reference=SAVING)
    Membership.objects.create(programme=programme, user=reader, role=Role.MEMBER)
    addresses = [step.address for step in tour_for(reader)]
    assert [bool(one) for one in addresses] == [False] * 7 + [True, True] + [False]
    text = sign_in(reader).get(reverse("help-tour")).content.decode()
    assert text.count("you have no role there") == 8


def test_stranger_is_told_how_the_demonstration_is_loaded(demonstration: User) -> None:
    stranger = make_user("stranger")
    assert tour_for(stranger) == ()
    text = sign_in(stranger).get(reverse("help-tour")).content.decode()
    assert "manage.py load_demonstration" in text
    assert "Step 1" not in text
    assert f'href="{reverse("help-tour")}"' in sign_in(stranger).get("/").content.decode()


def test_programme_of_the_same_reference_is_not_the_demonstration(world: World) -> None:
    Programme.objects.filter(pk=world.programme.pk).update(reference=APPRAISED)
    assert tour_for(world.lead) == ()


def test_tour_asks_the_database_a_few_times(
    demonstration: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        tour_for(demonstration)


def test_cases_of_the_tour_are_those_of_the_demonstration() -> None:
    assert REHEARSAL["reference"] == TRIED
    texts = [path.read_text() for path in CASES.glob("*.json")]
    for reference in (APPRAISED, SAVING):
        assert any(f'"reference": "{reference}"' in text for text in texts), reference
