"""What waits for a person: approvals asked of them, and comments on what they wrote or lead."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from appraisal.models import Appraisal, Option
from appraisal.options.actions import OPTIONS
from reports.models import Approval, Comment, Paper
from reports.sections.actions import write_section
from reports.waiting.items import WAITING, comments_open, waiting
from schemes.models import Membership, Programme
from tests.factories import World, make_programme, sign_in
from tests.reports.workshop import PAPER, asked, paper, written
from workbench.models import User

__all__ = ["paper"]
EVERYBODY = ("lead", "officer", "moderator", "assessor", "member", "approver", "stranger")


def comment(by: User, on: Option | Paper, **values: Any) -> Comment:
    programme = on.programme if isinstance(on, Paper) else on.appraisal.programme
    of: dict[str, Any] = (
        {"paper": on, "section": "conclusion"} if isinstance(on, Paper) else {"option": on}
    )
    about = {"text": "Why?", "at": timezone.now(), "about": str(on)}
    return Comment.objects.create(programme=programme, by=by, **of | about | values)


def waits_for(world: World) -> set[str]:
    return {who for who in EVERYBODY if waiting(getattr(world, who))}


def test_every_kind_is_asked() -> None:
    assert [kind.__name__ for kind in WAITING] == [
        "steps_of_the_process",
        "approvals_asked",
        "overdue_actions",
        "notices_due",
        "comments_open",
    ]


def test_approval_waits_for_the_person_asked_alone(world: World, paper: Paper) -> None:
    approval = asked(paper, world.approver)
    assert waits_for(world) == {"approver"}
    (item,) = waiting(world.approver)
    assert item.address == f"{PAPER}approvals/{approval.pk}/"
    assert item.sentence == "Waits for the approval of: Legal officer."
    assert sign_in(world.approver).get(item.address).status_code == 200
    Approval.objects.update(state="returned")
    assert waits_for(world) == set()
    Approval.objects.update(state="requested")
    Membership.objects.filter(user=world.approver).delete()
    assert waits_for(world) == set(), "who has left the programme opens nothing there"


def test_comment_waits_for_who_wrote_the_paper_and_for_the_lead(world: World, paper: Paper) -> None:
    write_section(
        paper=paper, key="conclusion", text="So.", version=0, by=world.officer, token=uuid4()
    )
    said = comment(world.member, paper)
    assert waits_for(world) == {"lead", "officer"}
    comment(world.member, paper, reply_to=said)
    (item,) = waiting(world.officer)
    assert item.sentence == "One comment is open."
    assert item.address == f"{PAPER}comments/conclusion/"
    comment(world.approver, paper)
    (item,) = waiting(world.officer)
    assert item.sentence == "Two comments are open."
    Comment.objects.update(resolved_by=world.lead, resolved_at=timezone.now())
    assert waits_for(world) == set()


def test_own_comment_waits_for_others(world: World, paper: Paper) -> None:
    comment(world.lead, paper)
    assert waits_for(world) == set()


def test_comment_waits_for_who_wrote_the_option(world: World, paper: Paper) -> None:
    option = world.options[1]
    OPTIONS.change(option, version=1, by=world.officer, token=uuid4(), summary="A mutual.")
    comment(world.member, world.options[2])
    assert waits_for(world) == {"lead"}
    comment(world.member, option)
    assert waits_for(world) == {"lead", "officer"}


def test_comment_on_what_somebody_no_longer_reads_waits_for_nobody(
    world: World, paper: Paper
) -> None:
    """An exempt section that a member once wrote, and a cell that is scored apart again."""
    write_section(
        paper=paper, key="conclusion", text="So.", version=0, by=world.member, token=uuid4()
    )
    comment(world.approver, paper)
    assert waits_for(world) == {"lead", "member"}
    paper.sections.update(exempt={"paragraph": "3"})
    assert waits_for(world) == {"lead"}
    Comment.objects.all().delete()
    comment(world.approver, world.options[1], criterion=world.rankings[0])
    assert waits_for(world) == {"lead"}
    Programme.objects.update(scoring="apart")
    Appraisal.objects.update(state="scoring")
    assert not any(list(comments_open(getattr(world, who))) for who in EVERYBODY)


def test_home_shows_it_with_a_link(world: World, paper: Paper) -> None:
    written(paper, "So.")
    said = comment(world.member, paper)
    page = sign_in(world.lead).get("/").content.decode()
    assert f'href="{PAPER}comments/conclusion/"' in page
    assert "One comment is open." in page
    assert said.text not in page
    assert "no approval and no comment waits for you" not in page


def test_waiting_asks_a_constant_number_of_queries(
    world: World, paper: Paper, django_assert_num_queries: Any
) -> None:
    asked(paper, world.lead)
    comment(world.member, paper)
    comment(world.member, world.options[1])
    waiting(world.lead)
    with django_assert_num_queries(14):
        waiting(world.lead)
    for number in range(5):
        asked(paper, world.lead, f"Role {number}")
        comment(world.member, paper)
        comment(world.member, world.options[2], criterion=world.rankings[0])
        other = make_programme()
        Membership.objects.create(programme=other, user=world.lead, role="lead")
    with django_assert_num_queries(14):
        assert len(waiting(world.lead)) == 9
