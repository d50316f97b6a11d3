"""Starting a paper, changing it, its facts, removing it."""

import re

import pytest

from reports.models import Paper, PaperVersion, Section
from tests.factories import World, make_appraisal, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from tests.site.test_models import a_version
from workbench.models import AuditEvent

NEW = "/programmes/2018-21/papers/new/"
BARNET = "outline-business-case"


def started(world: World, **values: object) -> Paper:
    about = {"title": "The mutual", "reference": "OBC", "slug": "obc", "house_format": BARNET}
    return Paper.objects.create(programme=world.programme, **about | values)


def entered(**values: object) -> dict[str, object]:
    about = {"title": "The mutual", "reference": "OBC", "house_format": BARNET, "appraisal": ""}
    return about | values


@pytest.mark.parametrize("page", ["new/", "obc/change/", "obc/facts/", "obc/remove/"])
def test_starting_pages_refuse_the_wrong_visitors(world: World, page: str) -> None:
    started(world)
    address = f"/programmes/2018-21/papers/{page}"
    refuses_the_wrong_visitors(world, address, writes=True)
    refuses_writing(world, address, sent(version=1, **entered()))
    assert sign_in(world.lead).put(address).status_code == 405


def test_paper_is_started_in_a_house_format(world: World) -> None:
    scheme = make_scheme(world.programme)
    client = sign_in(world.officer)
    page = client.get(NEW).content.decode()
    assert "Options paper to a group: Options paper" in page
    form = sent(**entered(appraisal=world.appraisal.pk, schemes=[scheme.pk]))
    answer = client.post(NEW, form)
    assert (answer.status_code, answer["Location"]) == (302, "/programmes/2018-21/papers/obc/edit/")
    paper = Paper.objects.get()
    assert (paper.title, paper.house_format) == ("The mutual", BARNET)
    assert (paper.appraisal, list(paper.schemes.all())) == (world.appraisal, [scheme])
    event = AuditEvent.objects.latest("pk")
    assert (event.action, event.after["schemes"]) == ("started paper", [scheme.reference])
    # The same form sent twice starts one paper.
    client.post(NEW, form)
    assert Paper.objects.count() == 1


def test_paper_asks_for_nothing_that_cannot_be_chosen(world: World) -> None:
    page = sign_in(world.lead).get(NEW).content.decode()
    assert 'name="appraisal"' in page
    assert 'name="schemes"' not in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "Enter the title"),
        ({"house_format": ""}, "Choose the house format"),
        ({"house_format": "nobody"}, "Choose the house format from the list"),
        ({"reference": "OBC-1"}, "This programme has a paper with this reference."),
        ({"appraisal": "999999"}, "Choose the appraisal from the list"),
    ],
)
def test_paper_that_cannot_be_started_says_why(
    world: World, wrong: dict[str, object], said: str
) -> None:
    started(world, reference="OBC-1")
    answer = sign_in(world.lead).post(NEW, sent(**entered(**wrong)))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Paper.objects.count() == 1


def test_paper_called_new_has_another_address(world: World) -> None:
    client = sign_in(world.lead)
    client.post(NEW, sent(**entered(reference="New")))
    assert Paper.objects.get().slug == "new-1"


def test_paper_is_changed_and_keeps_its_address(world: World) -> None:
    paper = started(world)
    client = sign_in(world.lead)
    address = "/programmes/2018-21/papers/obc/change/"
    answer = client.post(address, sent(version=1, **entered(title="Another", reference="X")))
    assert answer["Location"] == "/programmes/2018-21/papers/obc/"
    paper.refresh_from_db()
    assert (paper.title, paper.reference, paper.version) == ("Another", "X", 2)
    late = client.post(address, sent(version=1, **entered(title="Late")))
    assert late.status_code == 409
    assert "Another" in late.content.decode()
    assert "Late" in late.content.decode()


def test_facts_are_asked_as_the_house_format_has_them(world: World) -> None:
    paper = started(world, facts={"committee": "Adults Committee", "kept": "as it came"})
    client = sign_in(world.lead)
    address = "/programmes/2018-21/papers/obc/facts/"
    page = client.get(address).content.decode()
    assert 'value="Adults Committee"' in page
    assert 'name="fact_2_1"' in page, "the month has a box"
    form = sent(version=1, fact_1="", fact_2="2016-03-07", fact_3="For decision")
    assert client.post(address, form).status_code == 302
    paper.refresh_from_db()
    assert paper.facts == {
        "kept": "as it came",
        "meeting_date": "2016-03-07",
        "status": "For decision",
    }
    refused = client.post(address, sent(version=2, fact_2="7 March"))
    assert refused.status_code == 422
    assert "Enter the date of meeting as a date that exists" in refused.content.decode()
    late = client.post(address, sent(version=1, fact_3="For information"))
    assert late.status_code == 409
    assert "For decision" in late.content.decode()


def test_fact_that_is_no_date_stays_to_be_mended(world: World) -> None:
    started(world, facts={"meeting_date": "soon"})
    page = sign_in(world.lead).get("/programmes/2018-21/papers/obc/facts/").content.decode()
    assert 'value="soon"' in page


def test_paper_is_removed_with_what_is_written_in_it(world: World) -> None:
    paper = started(world)
    Section.objects.create(paper=paper, key="conclusion", text="It is so.")
    client = sign_in(world.lead)
    address = "/programmes/2018-21/papers/obc/remove/"
    form = sent(version=1)
    assert client.post(address, form)["Location"] == "/programmes/2018-21/"
    assert not Paper.objects.exists()
    event = AuditEvent.objects.latest("pk")
    assert event.before["sections"] == {"conclusion": "It is so."}
    # Sent twice it goes on; opened anew it is not there.
    assert client.post(address, form)["Location"] == "/programmes/2018-21/"
    assert client.get(address).status_code == 404


def test_paper_that_was_issued_stays(world: World) -> None:
    version = a_version(world)
    version.save()
    answer = sign_in(world.lead).post("/programmes/2018-21/papers/1/remove/", sent(version=1))
    assert answer.status_code == 422
    assert "This paper has been issued" in answer.content.decode()
    assert (Paper.objects.count(), PaperVersion.objects.count()) == (1, 1)


def test_papers_pages_ask_a_constant_number_of_queries(
    world: World, django_assert_max_num_queries
) -> None:
    for number in range(5):
        started(world, reference=f"P{number}", slug=f"p{number}")
        make_scheme(world.programme)
    client = sign_in(world.lead)
    with django_assert_max_num_queries(11):
        client.get("/programmes/2018-21/papers/p0/change/")


def appraisals_offered(page: str) -> list[tuple[str, bool]]:
    """The choices of an appraisal in their order, each with whether it is chosen."""
    found = re.findall(r'<input[^>]*name="appraisal"[^>]*>', page)
    return [(re.findall(r'value="(\w*)"', one)[0], "checked" in one) for one in found]


def test_new_paper_takes_the_only_appraisal(world: World) -> None:
    page = sign_in(world.officer).get(NEW).content.decode()
    assert appraisals_offered(page) == [(str(world.appraisal.pk), True), ("", False)]
    assert f"It is chosen already: “{world.appraisal.title}”" in page
    # A paper on none can still be started.
    sign_in(world.officer).post(NEW, sent(**entered(appraisal="")))
    assert Paper.objects.get().appraisal is None


@pytest.mark.parametrize("count", [2, 30])
def test_several_appraisals_are_offered_first(world: World, count: int) -> None:
    others = [
        make_appraisal(world.programme, slug=f"other-{at}", position=at) for at in range(1, count)
    ]
    page = sign_in(world.officer).get(NEW).content.decode()
    known = [str(one.pk) for one in (world.appraisal, *others)]
    offered = appraisals_offered(page)
    assert {key for key, _chosen in offered[:-1]} == set(known)
    assert offered[-1][0] == ""
    assert not any(chosen for key, chosen in offered if key)
    assert f"of the {'two' if count == 2 else count} of this programme" in page
