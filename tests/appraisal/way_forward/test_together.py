"""Choices of different strands that do not go together."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from appraisal.casefile.decision_parts import CaseDecision, CaseNotTogether
from appraisal.casefile.parts import CaseAppraisal, CaseOption
from appraisal.models import Appraisal, Decision, NotTogether, Option
from appraisal.way_forward.together import combinations_in, warnings_of
from reports.casefile.file import check_case
from reports.casefile.own import own_case
from reports.public.hidden import hidden_case
from reports.withheld.items import withheld_items
from schemes.models import Programme
from tests.factories import World, make_appraisal, make_option, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from tests.reports.cases.full import FULL
from workbench.models import AuditEvent

HERE = "/programmes/2018-21/way-forward/"
NEW = f"{HERE}combinations/new/"
WHY = "What is shared cannot be sold."


@pytest.fixture
def other(world: World) -> Option:
    """An option of another strand."""
    return make_option(make_appraisal(world.programme, strand="Ownership", position=1), "S")


@pytest.fixture
def officer(world: World) -> Client:
    return sign_in(world.officer)


def forbidden(world: World, other: Option) -> NotTogether:
    return NotTogether.objects.create(
        programme=world.programme, option=world.options[2], other=other, reason=WHY
    )


def decide(option: Option) -> None:
    decision = Decision.objects.create(appraisal=option.appraisal, preferred=option)
    Appraisal.objects.filter(pk=option.appraisal_id).update(decision=decision)


def asked(first: Option, second: Option, **values: str) -> dict[str, Any]:
    return sent(option=first.pk, other=second.pk, **{"reason": WHY} | values)


def test_combination_is_forbidden_and_allowed_again(
    world: World, other: Option, officer: Client
) -> None:
    answer = officer.post(NEW, asked(world.options[2], other))
    assert answer.status_code == 302
    row = NotTogether.objects.get()
    page = officer.get(HERE).content.decode()
    assert "Shared service (how the service is run) with Option S (ownership)" in page
    assert WHY in page
    answer = officer.post(f"{HERE}combinations/{row.pk}/remove/", sent(row.version))
    assert answer.status_code == 302
    assert not NotTogether.objects.exists()
    events = AuditEvent.objects.order_by("-pk").values_list("action", flat=True)[:2]
    assert list(events) == [
        "removed combination that is not allowed",
        "added combination that is not allowed",
    ]


def test_form_refuses_one_strand_a_repeat_and_no_reason(
    world: World, other: Option, officer: Client
) -> None:
    for data, told in (
        (asked(world.options[1], world.options[2]), "Choose an option of another strand"),
        (asked(world.options[2], other, reason=""), "reason"),
        (sent(option="9999", other=other.pk, reason=WHY), "id_option"),
    ):
        answer = officer.post(NEW, data)
        assert answer.status_code == 422
        assert told in answer.content.decode()
    forbidden(world, other)
    for pair in ((world.options[2], other), (other, world.options[2])):
        answer = officer.post(NEW, asked(*pair))
        assert answer.status_code == 422
        assert "stands here already" in answer.content.decode()
    assert NotTogether.objects.count() == 1


def test_pages_refuse_the_wrong_visitors(world: World, other: Option) -> None:
    refuses_the_wrong_visitors(world, NEW, writes=True)
    refuses_writing(world, NEW, asked(world.options[2], other))
    row = forbidden(world, other)
    remove = f"{HERE}combinations/{row.pk}/remove/"
    refuses_the_wrong_visitors(world, remove, writes=True)
    refuses_writing(world, remove, sent(row.version))
    assert NotTogether.objects.exists()


def test_page_warns_where_the_decisions_do_not_go_together(world: World, other: Option) -> None:
    forbidden(world, other)
    member, told = sign_in(world.member), "The decisions in force do not go together"
    decide(world.options[2])
    assert told not in member.get(HERE).content.decode()
    decide(other)
    page = member.get(HERE).content.decode()
    assert told in page
    assert "Preferred" in page
    assert "/combinations/" not in page


def test_nobody_learns_from_the_page_what_is_not_released(world: World, other: Option) -> None:
    forbidden(world, other)
    decide(world.options[2])
    decide(other)
    Programme.objects.filter(pk=world.programme.pk).update(scoring="apart")
    told = "The decisions in force do not go together"
    for user, sees in ((world.member, False), (world.officer, False), (world.moderator, True)):
        page = sign_in(user).get(HERE).content.decode()
        assert (told in page) == sees
        assert ("Preferred</span>" in page) == sees


def test_page_takes_as_many_queries_however_many_there_are(
    world: World, other: Option, django_assert_num_queries: Any
) -> None:
    member = sign_in(world.member)
    forbidden(world, other)
    with django_assert_num_queries(9):
        member.get(HERE)
    for number in range(5):
        option = make_option(other.appraisal, f"T{number}")
        NotTogether.objects.create(
            programme=world.programme, option=world.options[1], other=option, reason=WHY
        )
    with django_assert_num_queries(9):
        member.get(HERE)


def strand(reference: str, preferred: str, *apart: CaseNotTogether) -> CaseAppraisal:
    options = tuple(CaseOption(code, f"{reference}{code}") for code in "ABC")
    decision = CaseDecision(preferred) if preferred else None
    return CaseAppraisal(reference, reference, options, (), decision=decision, not_together=apart)


@given(
    st.sampled_from(["", "A", "B", "C"]),
    st.sampled_from(["", "A", "B", "C"]),
    st.sets(st.tuples(st.sampled_from("ABC"), st.sampled_from("ABC"))),
)
def test_warning_stands_where_both_are_preferred_and_nowhere_else(
    first: str, second: str, pairs: set[tuple[str, str]]
) -> None:
    apart = [CaseNotTogether(one, "Y", two, "They clash.") for one, two in sorted(pairs)]
    found = combinations_in([strand("X", first, *apart), strand("Y", second)])
    assert len(found) == len(pairs)
    assert len(warnings_of(found)) == ((first, second) in pairs)


def test_a_paper_and_its_public_copy_have_only_what_they_may() -> None:
    """An exempt option is not told by what it does not go with, and a paper of one appraisal says
    nothing of another."""
    data = deepcopy(FULL)
    # The paper keeps option B of the first appraisal from the public.
    exempt = {"option": "B", "appraisal": "A2", "other": "A", "reason": "Marmalade."}
    turned = {"option": "B", "appraisal": "A1", "other": "B", "reason": "Marmalade."}
    data["appraisals"][0]["not_together"].append(exempt)
    data["appraisals"][1]["not_together"] = [turned]
    case = check_case(data).case
    (paper,) = case.papers
    copy = hidden_case(case, withheld_items(paper, "england"))
    assert [len(one.not_together) for one in case.appraisals] == [2, 1]
    assert [len(one.not_together) for one in copy.appraisals] == [1, 0]
    assert "Marmalade" not in repr(copy.appraisals)
    alone = replace(case, papers=(replace(paper, appraisals=("A1",)),))
    (left,) = own_case(alone, "obc").appraisals
    assert left.not_together == ()
