"""A programme's page begins with what it is about: its money, its way forward, or its answer."""

import re
from decimal import Decimal

import pytest
from django.test import Client

from appraisal.models import Appraisal, Decision
from schemes.models import Programme, Role
from tests.factories import (
    World,
    add_member,
    make_appraisal,
    make_option,
    make_programme,
    sign_in,
)
from tests.schemes.portfolios import add_scheme

PREFERRED = "Staff mutual"


def facts(client: Client, programme: Programme) -> list[str]:
    """What stands as the answer on the programme's page, and its headings, in their sequence."""
    page = client.get(programme.get_absolute_url()).content.decode()
    found = re.findall(r'<p class="wb-answer">(.*?)</p>|<h2[^>]*>(.*?)</h2>', page, re.S)
    return [answer or heading for answer, heading in found]


def test_of_one_appraisal_it_is_the_answer(world: World) -> None:
    world.rate_everything()
    answer, *headings = facts(sign_in(world.member), world.programme)
    assert PREFERRED in answer
    assert headings[0] == "Appraisals"


def test_until_there_is_an_answer_it_says_what_lacks(world: World) -> None:
    assert facts(sign_in(world.member), world.programme)[0].startswith("There is no answer yet")


@pytest.mark.django_db
def test_an_appraisal_without_options_says_so_beside_itself_alone() -> None:
    programme = make_programme()
    lead = add_member(programme, Role.LEAD)
    make_appraisal(programme)
    assert facts(sign_in(lead), programme)[0] == "Appraisals"


def test_once_decided_it_is_the_decision(world: World) -> None:
    world.rate_everything()
    preferred = world.options[1]
    Appraisal.objects.update(
        decision=Decision.objects.create(appraisal=world.appraisal, preferred=preferred)
    )
    assert facts(sign_in(world.member), world.programme)[0] == f"Decided: {preferred.name}."


def test_before_results_are_released_nobody_is_told_the_answer(world: World) -> None:
    world.rate_everything()
    Programme.objects.update(scoring=Programme.Scoring.APART)
    Appraisal.objects.update(state=Appraisal.State.MODERATION)
    assert PREFERRED in facts(sign_in(world.lead), world.programme)[0]
    assert PREFERRED not in "".join(facts(sign_in(world.member), world.programme))


def test_of_strands_it_is_the_way_forward(world: World) -> None:
    other = make_appraisal(world.programme, title="Who buys the works", strand="Procurement")
    kept = make_option(other, "FA", name="Framework agreement")
    Appraisal.objects.filter(pk=other.pk).update(
        decision=Decision.objects.create(appraisal=other, preferred=kept)
    )
    answer, *_rest = facts(sign_in(world.member), world.programme)
    assert answer.startswith("The way forward is: for procurement, Framework agreement.")
    assert "Not decided yet" in answer


def test_of_savings_it_is_the_money_with_the_schemes_first(world: World) -> None:
    world.rate_everything()
    add_scheme(world.programme, "S1", ("1000",))
    answer, *headings = facts(sign_in(world.member), world.programme)
    assert "£1,000" in answer
    assert headings.index("Schemes") < headings.index("Appraisals")


def test_with_a_target_it_is_what_is_still_to_be_found(world: World) -> None:
    Programme.objects.update(target=Decimal(5000))
    add_scheme(world.programme, "S1")
    assert "£5,000" in facts(sign_in(world.member), world.programme)[0]


def test_schemes_without_figures_come_after_the_appraisals_without_tables_of_noughts(
    world: World,
) -> None:
    Programme.objects.update(target=None)
    add_scheme(world.programme, "S1")
    found = facts(sign_in(world.member), world.programme)
    assert found.index("Appraisals") < found.index("Schemes")
    page = sign_in(world.member).get(world.programme.get_absolute_url()).content.decode()
    assert "No scheme has a saving worked out yet" in page
    assert "What lasts, what ends" not in page


@pytest.mark.django_db
def test_a_programme_without_anything_has_no_answer() -> None:
    programme = make_programme()
    lead = add_member(programme, Role.LEAD)
    assert facts(sign_in(lead), programme)[0] == "Appraisals"
