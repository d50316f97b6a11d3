"""Who would join each option, against the number it needs."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from appraisal.casefile.decision_parts import CasePartner
from appraisal.models import Decision, PartnerAnswer
from appraisal.partners.words import is_late, partners_sentence
from schemes.models import Partner, Programme
from tests.factories import World, make_authority, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent

ANSWERS = ("yes", "no", "undecided", "not-answered")


def answers(yes: int = 0, no: int = 0, undecided: int = 0, silent: int = 0) -> list[CasePartner]:
    counts = zip(ANSWERS, (yes, no, undecided, silent), strict=True)
    return [CasePartner(f"{one} {n}", "A", one) for one, count in counts for n in range(count)]


@pytest.mark.parametrize(
    ("needed", "given_", "sentence"),
    [
        (None, answers(), ""),
        (1, answers(), "1 is needed, and nobody has been asked yet."),
        (
            5,
            answers(4, 1, 0, 5),
            "5 of 10 needed: 4 have said yes, 1 has said no and 5 have not answered.",
        ),
        (2, answers(2, 0, 1), "2 of 3 needed: 2 have said yes and 1 is undecided. That is enough."),
        (
            3,
            answers(1, 2, 1),
            "3 of 4 needed: 1 has said yes, 2 have said no and 1 is undecided. "
            "That can no longer be reached.",
        ),
        (5, answers(1), "5 needed, and only 1 asked: 1 has said yes."),
        (None, answers(1, 1), "Of 2 asked, 1 has said yes and 1 has said no."),
    ],
)
def test_partners_are_held_against_the_minimum(
    needed: int | None, given_: list[CasePartner], sentence: str
) -> None:
    assert partners_sentence(needed, given_) == sentence


few = st.integers(0, 12)


@given(st.integers(1, 12), few, few, few, few)
def test_enough_and_out_of_reach_are_said_when_they_are_so(
    needed: int, yes: int, no: int, undecided: int, silent: int
) -> None:
    told = partners_sentence(needed, answers(yes, no, undecided, silent))
    asked = yes + no + undecided + silent
    assert ("That is enough." in told) == (needed <= asked and yes >= needed)
    assert ("no longer" in told) == (asked >= needed > yes + undecided + silent)


@pytest.mark.parametrize(
    ("answer", "by", "late"),
    [
        ("not-answered", "2016-03-01", True),
        ("undecided", "2016-03-01", True),
        ("yes", "2016-03-01", False),
        ("not-answered", "2016-03-02", False),
        ("not-answered", "", False),
    ],
)
def test_answer_is_late_after_its_day(answer: str, by: str, late: bool) -> None:
    assert is_late(CasePartner("Borough", "A", answer, by), date(2016, 3, 2)) == late


def url(world: World, name: str, *more: object) -> str:
    return reverse(name, args=[world.programme.slug, world.appraisal.slug, *more])


def asked(**values: str) -> dict[str, str]:
    said = {"authority": "Broxbourne", "answer": "yes", "due_on": "2016-03-01", "decided_on": ""}
    return said | values


@pytest.fixture
def officer(world: World) -> Client:
    return sign_in(world.officer)


def test_answer_is_added_changed_and_removed(world: World, officer: Client) -> None:
    option = world.options[1]
    new = url(world, "partner-new", option.slug)
    assert officer.post(new, sent(**asked(answer="not-answered"))).status_code == 302
    row = PartnerAnswer.objects.get()
    page = officer.get(url(world, "partners")).content.decode()
    assert "Late with an answer: Broxbourne." in page
    edit = url(world, "partner-edit", option.slug, row.pk)
    said = asked(decided_on="2016-03-04")
    assert officer.post(edit, sent(1, **said)).status_code == 302
    page = officer.get(url(world, "partners")).content.decode()
    assert "Every answer is in." in page
    assert "Decided late" in page
    assert (
        officer.post(url(world, "partner-remove", option.slug, row.pk), sent(2)).status_code == 302
    )
    told = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert told == [f"{did} partner’s answer" for did in ("added", "changed", "removed")]


def test_preferred_option_with_too_few_partners_is_pointed_out(
    world: World, officer: Client
) -> None:
    option = world.options[1]
    option.partners_needed = 2
    option.save()
    world.appraisal.decision = Decision.objects.create(appraisal=world.appraisal, preferred=option)
    world.appraisal.save()
    PartnerAnswer.objects.create(option=option, authority="Broxbourne", answer="yes")
    told = "The preferred option, Staff mutual, has 1 of the 2 it needs."
    assert told in officer.get(url(world, "partners")).content.decode()
    # Before the results are released the decision is kept back, this of it as well.
    Programme.objects.filter(pk=world.programme.pk).update(scoring=Programme.Scoring.APART)
    assert told not in officer.get(url(world, "partners")).content.decode()
    assert told in sign_in(world.moderator).get(url(world, "partners")).content.decode()
    Programme.objects.filter(pk=world.programme.pk).update(scoring=Programme.Scoring.OFFICER)
    PartnerAnswer.objects.create(option=option, authority="Dacorum", answer="yes")
    assert told not in officer.get(url(world, "partners")).content.decode()


def test_authorities_of_the_programme_are_offered_until_they_are_listed(
    world: World, officer: Client
) -> None:
    Partner.objects.create(programme=world.programme, authority=make_authority(name="Dacorum"))
    new = url(world, "partner-new", world.options[1].slug)
    assert '<option value="Dacorum">' in officer.get(new).content.decode()
    PartnerAnswer.objects.create(option=world.options[1], authority="Dacorum")
    assert '<option value="Dacorum">' not in officer.get(new).content.decode()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"authority": ""}, "Enter the authority"),
        ({"answer": "undecided", "decided_on": "2016-03-01"}, "has said yes or no."),
        (
            {"decided_on": (timezone.localdate() + timedelta(days=2)).isoformat()},
            "That day is still to come.",
        ),
    ],
)
def test_form_says_what_to_do(
    values: dict[str, str], told: str, world: World, officer: Client
) -> None:
    new = url(world, "partner-new", world.options[1].slug)
    answer = officer.post(new, sent(**asked(**values)))
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_authority_stands_once_on_an_option(world: World, officer: Client) -> None:
    PartnerAnswer.objects.create(option=world.options[1], authority="Broxbourne")
    answer = officer.post(url(world, "partner-new", world.options[1].slug), sent(**asked()))
    assert "This authority is listed for this option already." in answer.content.decode()


def test_who_may_see_and_change_partners(world: World) -> None:
    row = PartnerAnswer.objects.create(option=world.options[1], authority="Broxbourne")
    refuses_the_wrong_visitors(world, url(world, "partners"), writes=False)
    for name, more in (
        ("partner-new", ()),
        ("partner-edit", (row.pk,)),
        ("partner-remove", (row.pk,)),
    ):
        address = url(world, name, world.options[1].slug, *more)
        refuses_the_wrong_visitors(world, address, writes=True)
        refuses_writing(world, address, sent(1, **asked()))


def test_page_asks_as_many_queries_for_many_as_for_few(
    world: World, officer: Client, django_assert_max_num_queries: object
) -> None:
    for option in world.options:
        for number in range(10):
            PartnerAnswer.objects.create(option=option, authority=f"Authority {number}")
    with django_assert_max_num_queries(11):  # type: ignore[operator]
        officer.get(url(world, "partners"))
