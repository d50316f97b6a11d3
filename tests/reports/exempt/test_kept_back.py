"""What papers keep from the public, as rows of the site."""

from decimal import Decimal

import pytest

from appraisal.models import Criterion, Option
from appraisal.process.standing import standing_of
from appraisal.states import State
from reports.exempt.kept_back import kept_back
from reports.models import Paper
from schemes.models import Explanation, Programme, Role, Scheme
from tests.appraisal.process.apart import apart, at_state
from tests.factories import (
    World,
    add_member,
    make_appraisal,
    make_option,
    make_scheme,
    sent,
    sign_in,
)
from tests.schemes.figures import make_evidence, make_stated
from tests.site.test_results_kept_back import text_of
from workbench.models import AuditEvent, User


@pytest.fixture
def paper(world: World) -> Paper:
    return Paper.objects.create(
        programme=world.programme,
        appraisal=world.appraisal,
        reference="P1",
        slug="p1",
        title="Case",
    )


def keep(paper: Paper, kind: str, name: str) -> None:
    paper.exemptions.create(kind=kind, name=name, paragraph="3", reason="Bids are open.")


def explained(programme: Programme, where: str, text: str) -> None:
    Explanation.objects.create(
        programme=programme,
        where=where,
        stated=Decimal(1),
        computed="2",
        text=text,
        by="Lead",
        at="2024-01-01T00:00Z",
    )


def reconciliation_of(world: World) -> str:
    address = f"{world.programme.get_absolute_url()}reconciliation/"
    return sign_in(world.member).get(address).content.decode()


def test_nothing_is_kept_back_in_one_query(
    world: World, paper: Paper, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert not kept_back((world.programme.pk,))


def test_several_options_are_numbered(world: World, paper: Paper) -> None:
    keep(paper, "option", "A1/C")
    assert list(kept_back((world.programme.pk,)).options.values()) == ["Option withheld"]
    keep(paper, "option", "A1/B")
    found = kept_back((world.programme.pk,))
    assert [found.options[one.pk] for one in world.options[1:]] == [
        "Option withheld, number 1",
        "Option withheld, number 2",
    ]
    page = sign_in(world.member).get(world.appraisal.get_absolute_url()).content.decode()
    for phrase in found.phrases:
        assert phrase in page
    assert "Staff mutual" not in page
    assert "Shared service" not in page


def test_a_name_that_another_option_has_is_looked_for_nowhere(world: World, paper: Paper) -> None:
    other = make_appraisal(world.programme, reference="A2", slug="a2")
    make_option(other, "N", name="as NOW")
    keep(paper, "option", "A1/A")
    found = kept_back((world.programme.pk,))
    assert not found.is_named_in("As now")
    page = sign_in(world.member).get(f"{other.get_absolute_url()}options/").content.decode()
    assert "as NOW" in page
    page = sign_in(world.member).get(world.appraisal.get_absolute_url()).content.decode()
    assert "As now" not in page


def test_an_appraisal_of_an_exempt_scheme_goes_with_it(world: World, paper: Paper) -> None:
    scheme = make_scheme(world.programme, reference="S9", title="Homes")
    strand = make_appraisal(
        world.programme, reference="A2", slug="a2", title="Which homes", scheme=scheme
    )
    keep(paper, "scheme", "S9")
    member, lead = sign_in(world.member), sign_in(world.lead)
    assert member.get(strand.get_absolute_url()).status_code == 404
    assert lead.get(strand.get_absolute_url()).status_code == 200
    for address in ("/", world.programme.get_absolute_url()):
        assert "Which homes" not in member.get(address).content.decode()
    assert (
        "Which homes"
        not in member.get(f"{world.programme.get_absolute_url()}way-forward/").content.decode()
    )


def test_no_reason_is_read_of_an_exempt_headline(world: World, paper: Paper) -> None:
    make_scheme(
        world.programme, reference="S9", title="Homes", headline_amount=1, headline_year="2018/19"
    )
    explained(world.programme, "S9 headline 2018/19", "It was cut in private.")
    assert "S9 headline 2018/19" in reconciliation_of(world)
    assert "It was cut in private." in reconciliation_of(world)
    keep(paper, "figure", "S9.headline")
    assert "S9 headline 2018/19" not in reconciliation_of(world)
    assert "It was cut in private." not in reconciliation_of(world)


def test_no_reason_is_read_of_an_exempt_cell(world: World, paper: Paper) -> None:
    make_evidence(world.programme)
    explained(world.programme, "Contributions / Total / Total", "They erred in private.")
    assert "They erred in private." in reconciliation_of(world)
    keep(paper, "figure", "evidence.contributions.total.total")
    page = reconciliation_of(world)
    assert "They erred in private." not in page
    assert "Contributions / Total / Total" not in page
    assert "Contributions / Total / Top-up" in page


def test_no_reason_is_read_of_an_exempt_stated_figure(world: World, paper: Paper) -> None:
    scheme = make_scheme(world.programme, reference="S9", title="Homes")
    make_stated(world.programme, scheme=scheme, name="Fees")
    keep(paper, "figure", "S9.stated.fees")
    assert "Fees" not in reconciliation_of(world)


def test_an_assessor_is_not_asked_to_rate_it(world: World, paper: Paper) -> None:
    apart(world)
    at_state(world, State.SCORING)
    keep(paper, "option", "A1/C")
    second = add_member(world.programme, Role.ASSESSOR)
    world.programme.memberships.create(user=second, role=Role.APPROVER)
    found = standing_of(world.appraisal)
    asked = {one.name: one.asked for one in found.assessors}
    assert asked == {str(world.assessor): 6, str(second): 9}
    assert found.left == 15
    address = f"{world.appraisal.get_absolute_url()}scoring/"
    client = sign_in(world.assessor)
    page = client.get(address).content.decode()
    assert "You have given 0 of 6 ratings" in page
    assert "Shared service" not in page
    assert client.get(f"{address}{world.options[1].slug}/r1/").status_code == 200
    assert client.get(f"{address}{world.options[2].slug}/r1/").status_code == 404
    answer = client.post(f"{address}{world.options[2].slug}/r1/", sent(given="low"))
    assert answer.status_code == 404


def test_what_is_said_of_it_in_words_is_not_compared(world: World, paper: Paper) -> None:
    Criterion.objects.filter(appraisal=world.appraisal).delete()
    Criterion.objects.create(
        appraisal=world.appraisal, role="consideration", code="K", slug="k", name="Fits"
    )
    option = world.options[2]
    Option.objects.filter(pk=option.pk).update(facts=[{"label": "Term", "text": "Ten years"}])
    option.views.create(kind="benefit", text="It is cheap by treaty.")
    address = f"{world.appraisal.get_absolute_url()}results/"
    told = ("It is cheap by treaty.", "Ten years", "Shared service")
    for open_still in (True, False):
        for person, reads in ((world.lead, True), (world.member, open_still)):
            page = sign_in(person).get(address).content.decode()
            assert [one in page for one in told] == [reads] * 3
        if open_still:
            keep(paper, "option", "A1/C")


@pytest.mark.parametrize("kind", ["", "preview/", "preview/paper.html", "paper.json", "paper.docx"])
def test_another_paper_that_names_it_is_not_read(world: World, paper: Paper, kind: str) -> None:
    """Not either where somebody who may read it has just fetched it."""
    world.rate_everything()
    other = Paper.objects.create(
        programme=world.programme,
        appraisal=world.appraisal,
        reference="P2",
        slug="p2",
        house_format="outline-business-case",
        title="Another",
        facts={"meeting": "Committee", "date": "2015-09-08"},
    )
    address = f"{other.get_absolute_url()}{kind}"

    def told_to(person: User) -> tuple[str, str]:
        answer = sign_in(person).get(address, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return answer.request["PATH_INFO"], text_of(body)

    before = told_to(world.member)
    assert before[0] == address
    keep(paper, "option", "A1/C")
    at, text = told_to(world.lead)
    assert at == address
    assert "Shared service" in text or kind in ("", "preview/")
    at, text = told_to(world.member)
    assert "Shared service" not in text
    assert "keeps from the public" in text


def test_who_has_a_second_role_reads_it(world: World, paper: Paper) -> None:
    keep(paper, "option", "A1/C")
    world.programme.memberships.create(user=world.member, role=Role.APPROVER)
    address = f"{world.appraisal.get_absolute_url()}options/"
    assert "Shared service" in sign_in(world.member).get(address).content.decode()
    other = add_member(world.programme, Role.MEMBER)
    assert "Shared service" not in sign_in(other).get(address).content.decode()


def test_what_is_shown_is_never_saved(world: World, paper: Paper) -> None:
    """What a reader is shown stands in for the rows, which stay as they are."""
    keep(paper, "option", "A1/C")
    make_scheme(world.programme, reference="S9", title="Like the shared service")
    client = sign_in(world.member)
    address = f"{world.appraisal.get_absolute_url()}interests/new/"
    assert client.get(address).status_code == 200
    assert Scheme.objects.get(reference="S9").title == "Like the shared service"
    assert not AuditEvent.objects.exists()
