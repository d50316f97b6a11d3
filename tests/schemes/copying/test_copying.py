"""A scheme is copied with what is planned of it, and without what was judged or delivered."""

from decimal import Decimal

import pytest
from django.test import Client

from schemes.models import Dependency, Impact, Risk, Scheme
from tests.factories import World, make_scheme, make_world, sent, sign_in
from tests.schemes.savings.lines import make_line
from workbench.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def source(world: World) -> Scheme:
    """A scheme with something of each kind."""
    scheme = make_scheme(
        world.programme,
        reference="A/R.6.101",
        slug="a-r-6-101",
        title="Fewer contracts",
        status="approved",
        owner_role="Head of Housing",
        summary="We buy *less*.",
        headline_amount=Decimal(100),
        confidence="green",
        confidence_reason="It was done before.",
        spellings=["AR 6.101"],
        answers={"1": "It saves."},
    )
    make_line(scheme, "Payers")
    Risk.objects.create(scheme=scheme, risk="The roof may leak.")
    Impact.objects.create(scheme=scheme, group="Carers", kind="negative", text="Less.")
    other = make_scheme(world.programme, reference="A/R.6.102")
    Dependency.objects.create(scheme=scheme, needs=other)
    return scheme


def copy(client: Client, source: Scheme, **values: str) -> str:
    given = {"title": "Fewer leases", "reference": "AR 6.103"} | values
    answer = client.post(f"{source.get_absolute_url()}copy/", sent(**given), follow=True)
    return answer.content.decode()


def test_copy_has_what_is_planned_and_nothing_that_was_judged(world: World, source: Scheme) -> None:
    client = sign_in(world.officer)
    asked = client.get(f"{source.get_absolute_url()}copy/").content.decode()
    assert 'value="Fewer contracts"' in asked
    page = copy(client, source)
    assert "The scheme is copied." in page
    made = Scheme.objects.get(reference="A/R.6.103")
    assert (made.title, made.status, made.owner_role) == ("Fewer leases", "idea", "Head of Housing")
    assert (made.summary, made.answers) == (source.summary, source.answers)
    assert (made.headline_amount, made.confidence, made.confidence_reason) == (None, "", "")
    assert made.spellings == ["AR 6.103"]
    assert [one.name for one in made.lines.all()] == ["Payers"]
    assert [one.risk for one in made.risks.all()] == ["The roof may leak."]
    assert [one.group for one in made.impacts.all()] == ["Carers"]
    assert [one.needs.reference for one in made.dependencies.all()] == ["A/R.6.102"]
    source.refresh_from_db()
    assert made.figures == source.figures != {}
    assert made.position > source.position
    event = AuditEvent.objects.latest("pk")
    assert event.action == "copied scheme"
    assert event.after is not None
    assert event.after["copied_from"] == "A/R.6.101"


def test_reference_that_is_taken_is_told_and_nothing_is_copied(
    world: World, source: Scheme
) -> None:
    before = Scheme.objects.count()
    page = copy(sign_in(world.officer), source, reference="A/R 6.102")
    assert "which is the reference of" in page
    assert Scheme.objects.count() == before


def test_copy_sent_twice_is_made_once(world: World, source: Scheme) -> None:
    client = sign_in(world.officer)
    given = sent(title="Fewer leases", reference="A/R.6.103")
    for _time in range(2):
        assert client.post(f"{source.get_absolute_url()}copy/", given).status_code == 302
    assert Scheme.objects.filter(reference="A/R.6.103").count() == 1
