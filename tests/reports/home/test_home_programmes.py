"""What each programme is at, on Home."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from appraisal.models import Appraisal, Decision
from reports.home.standing import ListedAppraisal, decided_words
from reports.models import Comment, Exemption, Paper, PaperVersion
from schemes.models import Membership, Programme, Role
from tests.factories import World, make_appraisal, make_option, make_programme, make_scheme, sign_in
from workbench.models import User

ZEROES = {"gross": "0", "net": "0"}


def home(user: User) -> str:
    """What Home says to somebody, in one line."""
    return " ".join(sign_in(user).get(reverse("home")).content.decode().split())


def make_paper(programme: Programme, number: int = 1) -> Paper:
    return Paper.objects.create(
        programme=programme,
        reference=f"P{number}",
        slug=f"p{number}",
        position=number,
        house_format="cabinet-report",
        title=f"Report {number}",
    )


def issue(paper: Paper, by: User, number: str, on: str) -> None:
    PaperVersion.objects.create(paper=paper, number=number, issued_by=by, issued_at=f"{on}T12:00Z")


def keep_back(paper: Paper, kind: str, name: str) -> None:
    Exemption.objects.create(paper=paper, kind=kind, name=name, paragraph="3", reason="Prices.")


def save_in(programme: Programme, amount: str, **values: Any) -> None:
    """A scheme that saves so much in the first year, and lasts."""
    year = programme.first_year
    figures = {
        "years": {year: {"net": amount}},
        "whole": {"net": amount, "gross": amount},
        "stays": {"lasting": {"net": {year: amount}, "whole": {"net": amount, "gross": amount}}},
    }
    make_scheme(programme, figures=figures, status="approved", **values)


def test_home_tells_savings_beside_the_target(world: World) -> None:
    assert "No scheme yet: all of the £1,677,660 is still to be found." in home(world.member)
    save_in(world.programme, "677660")
    save_in(world.programme, "100000", reference="S-X")
    page = home(world.member)
    assert "The schemes save £777,660 that lasts by the end of 2021/22." in page
    assert "Of the £1,677,660 target, £900,000 is still to be found." in page


def test_home_says_nothing_of_money_where_there_is_neither_scheme_nor_target(world: World) -> None:
    Programme.objects.update(target=None)
    page = home(world.member)
    assert "still to be found" not in page
    assert "No savings target" not in page
    save_in(world.programme, "5000")
    assert "by the end of 2021/22. No savings target is set." in home(world.member)


def test_home_tells_the_answer_of_an_only_appraisal(world: World) -> None:
    world.rate_everything()
    decision = Decision.objects.create(appraisal=world.appraisal, preferred=world.options[1])
    Appraisal.objects.update(decision=decision)
    assert "Decided: Staff mutual." in home(world.member)
    Programme.objects.update(scoring="apart")
    Appraisal.objects.update(state="moderation")
    page = home(world.member)
    assert "Staff mutual" not in page
    assert "Moderation: three options" in page


def test_home_counts_the_decided_of_several_appraisals(world: World) -> None:
    make_appraisal(world.programme)
    decision = Decision.objects.create(appraisal=world.appraisal, preferred=world.options[1])
    Appraisal.objects.filter(pk=world.appraisal.pk).update(decision=decision)
    assert "Appraisals: One of two is decided." in home(world.member)
    Programme.objects.update(scoring="apart")
    Appraisal.objects.update(state="moderation")
    assert "Appraisals: None of two is decided." in home(world.member)


def test_undecided_appraisal_waits_for_who_works_on_it_alone(world: World) -> None:
    said = "Three options, three criteria: 0 of 9 ratings agreed."
    for user in (world.lead, world.officer, world.member, world.approver):
        assert home(user).count(said) == 1
    assert "Nothing waits for you" in home(world.member)
    assert "Nothing waits for you" not in home(world.officer)
    assert "Not decided yet." in home(world.officer)


def test_home_tells_whether_papers_are_issued(world: World) -> None:
    paper = make_paper(world.programme)
    assert "Report 1</a>. Draft, not issued." in home(world.member)
    issue(paper, world.lead, "1.0", "2026-03-03")
    issue(paper, world.lead, "1.1", "2026-03-05")
    said = "Version 1.1 is the last one issued, on 5 March 2026."
    assert said in home(world.member)
    assert (
        said
        in sign_in(world.member)
        .get(reverse("paper-versions", args=["2018-21", "p1"]))
        .content.decode()
    )
    make_paper(world.programme, 2)
    assert "Papers: One of two is issued, on 5 March 2026." in home(world.member)
    issue(make_paper(world.programme, 3), world.lead, "2.0", "2026-04-01")
    assert "Papers: Two of three are issued, the last on 1 April 2026." in home(world.member)


def test_home_counts_drafts(world: World) -> None:
    for number in (1, 2):
        make_paper(world.programme, number)
    assert "Papers: Two drafts, none issued." in home(world.member)


def test_home_counts_no_exempt_scheme_for_who_only_reads(world: World) -> None:
    save_in(world.programme, "600000")
    save_in(world.programme, "77660", reference="NARW-7")
    keep_back(make_paper(world.programme), "scheme", "NARW-7")
    page = home(world.member)
    assert "The schemes save £600,000 that lasts" in page
    assert "One scheme is left out here, and from every total" in page
    for user in (world.lead, world.approver):
        page = home(user)
        assert "The schemes save £677,660 that lasts" in page
        assert "left out" not in page


def test_home_names_no_exempt_answer_to_who_only_reads(world: World) -> None:
    decision = Decision.objects.create(appraisal=world.appraisal, preferred=world.options[1])
    Appraisal.objects.update(decision=decision)
    paper = make_paper(world.programme)
    keep_back(paper, "option", "A1/B")
    paper.facts = {"meeting_date": "2999-03-14", "committee": "Board of the Staff mutual"}
    paper.save()
    page = home(world.member)
    assert "Decided: Option withheld." in page
    assert "Staff mutual" not in page
    page = home(world.officer)
    assert "Decided: Staff mutual." in page
    assert "Board of the Staff mutual" in page


@pytest.mark.parametrize(
    ("decided", "count", "said"),
    [
        (0, 0, ""),
        (0, 2, "None of two is decided."),
        (1, 2, "One of two is decided."),
        (2, 3, "Two of three are decided."),
        (3, 3, "All three are decided."),
        (3, 12, "3 of 12 are decided."),
    ],
)
def test_decided_appraisals_are_counted_as_people_do(decided: int, count: int, said: str) -> None:
    rows = [
        ListedAppraisal(pk, 1, decided=pk < decided, undecided=pk >= decided) for pk in range(count)
    ]
    assert decided_words(rows) == said


def test_home_shows_ten_programmes_and_first_those_in_which_something_waits(world: World) -> None:
    late = make_programme(title="Zebra crossings")
    for user in (world.lead, world.member):
        Membership.objects.create(programme=late, user=user, role=Role.LEAD)
        for number in range(12):
            other = make_programme(title=f"Another {number:02}")
            Membership.objects.create(programme=other, user=user, role=Role.LEAD)
    make_appraisal(late)
    page = home(world.lead)
    listed = page[page.index("My programmes") :]
    assert listed.index("Saving together") < listed.index("Zebra crossings")
    assert listed.index("Zebra crossings") < listed.index("Another 00")
    assert "All 14 of my programmes" in page
    assert "Another 08" not in page


def test_home_shows_ten_of_many_undecided_appraisals(world: World) -> None:
    for number in range(12):
        make_appraisal(world.programme, title=f"Question {number:02}")
    page = home(world.lead)
    assert "Question 08" in page
    assert "Question 09" not in page
    assert "3 more appraisals are not decided yet: see their programmes." in page


def test_home_asks_as_many_queries_for_many_programmes_as_for_one(world: World) -> None:
    client = sign_in(world.lead)
    client.get("/")
    make_paper(world.programme)
    save_in(world.programme, "1000")
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get("/")
    for number in range(30):
        programme = make_programme(title=f"Another {number}", target=Decimal(1000))
        Membership.objects.create(programme=programme, user=world.lead, role=Role.LEAD)
        for again in range(30 if number < 3 else 1):
            make_appraisal(programme, reference=f"A-{number}-{again}")
        for again in range(3):
            make_paper(programme, again)
            save_in(programme, "1000")
    with CaptureQueriesContext(connection) as many:
        client.get("/")
    assert len(many) == len(one) <= 27


@pytest.mark.parametrize(
    ("count", "said"),
    [(10, ""), (11, "One more thing that waits"), (13, "3 more things that wait")],
)
def test_home_folds_what_waits_beyond_ten_things(world: World, count: int, said: str) -> None:
    for number in range(count):
        option = make_option(world.appraisal, f"X{number}", position=number + 5)
        Comment.objects.create(
            programme=world.programme,
            option=option,
            by=world.member,
            about=f"Option {number}",
            text="Why?",
            at=timezone.now(),
        )
    page = home(world.lead)
    assert page.count("One comment is open.") == count
    assert ("<details" in page) is bool(said)
    assert said in page
