"""Search finds the parts of one's own programmes, and nothing that is exempt."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from appraisal.states import State
from reports.models import Comment, Exemption, Paper, Section
from tests.appraisal.process.apart import apart, at_state
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
from workbench.models import User

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
    with django_assert_num_queries(17) as few:
        client.get("/search/", {"q": WORD})
    for number in range(1, 30):
        make_option(world.appraisal, f"Z{number}", name=f"{WORD} {number:02}")
    with django_assert_num_queries(len(few)):
        answer = client.get("/search/", {"q": WORD})
    assert len(found(client, WORD)["Options"]) == 10
    assert "There are more" in answer.content.decode()


def written(world: World, key: str, text: str, **values: Any) -> Section:
    """A section of a cabinet report that is about to be written."""
    paper, _made = Paper.objects.get_or_create(
        programme=world.programme,
        reference="CAB",
        defaults={"slug": "cab", "title": "Who runs it", "house_format": "cabinet-report"},
    )
    return Section.objects.create(paper=paper, key=key, text=text, position=0, **values)


def said(world: World, by: User, text: str, **about: Any) -> Comment:
    return Comment.objects.create(
        programme=world.programme, about="This", text=text, by=by, at=timezone.now(), **about
    )


def test_section_is_found_by_its_words_where_each_reads_it(world: World) -> None:
    long = f"{'It is said. ' * 30}\n\n## Then\n\n- the **{WORD}** came.{' More was said.' * 30}"
    written(world, "summary", long)
    for who, page in ((world.member, "preview"), (world.officer, "edit/summary")):
        client = sign_in(who)
        answer = client.get("/search/", {"q": WORD})
        [(_heading, [one], _more)] = answer.context["others"]
        assert f"the {WORD} came." in one.words
        assert one.words.startswith("… ")
        assert one.words.endswith(" …")
        assert len(one.words) < 150
        assert one.within.endswith(f"Who runs it, {world.programme.title}")
        assert one.within.startswith("Summary, ")
        assert page in one.address
        assert client.get(one.address).status_code == 200


def test_exempt_section_is_found_by_whoever_reads_the_paper_whole(world: World) -> None:
    exempt = {"paragraph": "3", "reason": "Bids."}
    written(world, "summary", f"The {WORD} bid.", exempt=exempt)
    for who in (world.lead, world.officer, world.approver):
        assert "Sections of papers" in found(sign_in(who), WORD)
    for who in (world.member, world.assessor, world.moderator):
        assert found(sign_in(who), WORD) == {}


def test_section_that_the_paper_leaves_out_is_found_by_whoever_writes_it(world: World) -> None:
    row = written(world, "no-such-place", f"The {WORD} came.")
    assert "Sections of papers" in found(sign_in(world.officer), WORD)
    assert found(sign_in(world.member), WORD) == {}
    row.paper.house_format = "gone"
    row.paper.save()
    assert "Sections of papers" in found(sign_in(world.officer), WORD)


def test_comment_is_found_by_whoever_may_see_it(world: World) -> None:
    option, criterion = world.options[1], world.rankings[0]
    said(world, world.member, f"What of the {WORD}?", option=option)
    client = sign_in(world.member)
    answer = client.get("/search/", {"q": WORD.upper()})
    [(heading, [one], _more)] = answer.context["others"]
    assert (str(heading), one.words) == ("Comments", f"What of the {WORD}?")
    assert one.within == f"{world.member} on This, {world.programme.title}"
    assert client.get(one.address).status_code == 200
    # Before results are released nobody learns by a search what was said of a rating.
    Comment.objects.all().delete()
    said(world, world.lead, f"Too high for a {WORD}.", option=option, criterion=criterion)
    assert "Comments" in found(client, WORD)
    apart(world)
    at_state(world, State.SCORING)
    assert found(client, WORD) == {}
