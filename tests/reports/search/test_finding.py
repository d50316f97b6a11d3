"""Search finds the parts of one's own programmes, and nothing that is exempt."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from reports.models import Exemption, Paper
from tests.factories import (
    World,
    make_appraisal,
    make_option,
    make_programme,
    make_ranking,
    make_scale,
    sign_in,
)
from tests.schemes.portfolios import add_scheme

WORD = "Zinnia"


@pytest.fixture
def filled(world: World) -> World:
    """One thing of each kind that has the word in a text of its own."""
    programme = world.programme
    programme.summary = f"All about {WORD}."
    programme.save()
    appraisal = make_appraisal(programme, title="How to grow", question=f"Which {WORD}?")
    make_option(appraisal, "Z1", name=f"{WORD} in pots")
    make_ranking(appraisal, "Z2", make_scale(appraisal), name=f"Colour of {WORD}")
    scheme = add_scheme(programme, "S1", ("100",), title="Fewer beds")
    scheme.lines.create(name=f"Seeds of {WORD}", kind="cost", amounts={}, position=1)
    Paper.objects.create(
        programme=programme,
        reference="P9",
        slug="p9",
        title=f"Report on {WORD}",
        house_format="cabinet-report",
    )
    programme.evidence.create(title="Counted", source=f"The {WORD} society", position=0)
    return world


def found(client: Client, text: str) -> dict[str, list[str]]:
    """What is found, by the heading of its kind."""
    answer = client.get("/search/", {"q": text})
    assert answer.status_code == 200
    others: Any = answer.context["others"]
    return {str(heading): [one.words for one in things] for heading, things, _more in others}


def test_each_kind_is_found_by_its_own_words(filled: World) -> None:
    client = sign_in(filled.member)
    assert found(client, WORD.lower()) == {
        "Programmes": [filled.programme.title],
        "Appraisals": ["How to grow"],
        "Options": [f"{WORD} in pots"],
        "Criteria": [f"Colour of {WORD}"],
        "Savings lines": [f"Seeds of {WORD}"],
        "Papers": [f"Report on {WORD}"],
        "Evidence": ["Counted"],
    }
    for _heading, things, _more in client.get("/search/", {"q": WORD}).context["others"]:
        for one in things:
            assert client.get(one.address).status_code == 200, one


def test_every_word_has_to_be_there(filled: World) -> None:
    client = sign_in(filled.member)
    assert found(client, f"{WORD} pots") == {"Options": [f"{WORD} in pots"]}
    assert found(client, f"{WORD} nowhere") == {}
    assert (
        "Nothing in your programmes is found"
        in client.get("/search/", {"q": "nowhere"}).content.decode()
    )


def test_nothing_of_other_programmes_is_found(filled: World) -> None:
    other = make_programme(title=f"{WORD} elsewhere")
    make_option(make_appraisal(other), "A", name=f"{WORD} of others")
    shown = found(sign_in(filled.member), WORD)
    assert "elsewhere" not in str(shown)
    assert "of others" not in str(shown)
    assert found(sign_in(filled.member), "elsewhere") == {}


def test_an_exempt_option_and_what_names_it_are_found_by_those_alone_who_may_read_it(
    filled: World,
) -> None:
    option = filled.programme.appraisals.get(title="How to grow").options.get()
    name = f"{option.appraisal.reference}/{option.code}"
    paper = Paper.objects.get(reference="P9")
    Exemption.objects.create(paper=paper, kind="option", name=name, paragraph="3", reason="Bids.")
    make_appraisal(filled.programme, title="Another", question=f"Why not {WORD} in pots?")
    shown = found(sign_in(filled.member), WORD)
    assert "Options" not in shown
    assert shown["Appraisals"] == ["How to grow"]
    whole = found(sign_in(filled.lead), WORD)
    assert whole["Options"] == [f"{WORD} in pots"]
    assert whole["Appraisals"] == ["Another", "How to grow"]


def test_of_many_the_first_ten_stand_there_and_that_there_are_more(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(world.member)
    make_option(world.appraisal, "Z0", name=f"{WORD} 0")
    client.get("/search/", {"q": WORD})
    with django_assert_num_queries(12) as few:
        client.get("/search/", {"q": WORD})
    for number in range(1, 30):
        make_option(world.appraisal, f"Z{number}", name=f"{WORD} {number:02}")
    with django_assert_num_queries(len(few)):
        answer = client.get("/search/", {"q": WORD})
    assert len(found(client, WORD)["Options"]) == 10
    assert "There are more" in answer.content.decode()
