"""Asking for approval of a paper, giving it, and what becomes of it when the paper changes."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from appraisal.models import Rating
from reports.approvals.writers import writers_of
from reports.casefile.file import read_case
from reports.models import Approval, Paper, Revision, Section
from reports.output.paper import paper_document
from reports.stored.exporting import export_case, programme_case
from reports.stored.holding import content_sha256
from reports.stored.importing import import_case
from tests.factories import World, make_user, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from tests.reports.papers.papers import BARNET
from tests.reports.workshop import PAPER, asked, holder, paper, written
from workbench.models import AuditEvent

__all__ = ["paper"]

ROOM = f"{PAPER}approvals/"


def test_home_tells_the_person_who_was_asked(world: World, paper: Paper) -> None:
    asked(paper, world.approver)
    asked(paper, world.approver, "Finance officer", state="given")
    for who, told in (("approver", True), ("lead", False), ("officer", False), ("member", False)):
        text = sign_in(getattr(world, who)).get("/").content.decode()
        assert ("Waits for the approval of: Legal officer." in text) is told, who
        assert "Finance officer" not in text


def opened(client: Client, approval: Approval) -> dict[str, str]:
    """What the hidden fields of the answer's form hold."""
    page = client.get(f"{ROOM}{approval.pk}/").content.decode()
    found = re.findall(r'name="(content|version)" value="([^"]*)"', page)
    return dict(found)


def answered(client: Client, approval: Approval, state: str = "given", **values: object) -> int:
    form = sent(on=f"{timezone.localdate():%Y-%m-%d}", comment="", state=state)
    form |= opened(client, approval) | values
    return client.post(f"{ROOM}{approval.pk}/", form).status_code


@pytest.mark.parametrize("page", ["", "ask/", "1/remove/"])
def test_approval_pages_refuse_the_wrong_visitors(world: World, paper: Paper, page: str) -> None:
    asked(paper, world.approver, pk=1)
    refuses_the_wrong_visitors(world, ROOM + page, writes=bool(page))
    if page:
        refuses_writing(world, ROOM + page, sent(version=1, role="Mayor"))
    assert sign_in(world.lead).put(ROOM + page).status_code == 405


def test_role_is_asked_of_a_holder_and_asked_again(world: World, paper: Paper) -> None:
    client = sign_in(world.officer)
    legal = holder(paper, world.approver)
    assert "Nobody has been asked" in client.get(ROOM).content.decode()
    form = {"role": "Legal officer", "holder": str(legal.pk)}
    assert client.post(f"{ROOM}ask/", sent(**form)).status_code == 302
    approval = Approval.objects.get()
    assert (approval.state, approval.on) == ("requested", timezone.localdate())
    assert (approval.asked_of, approval.office) == (world.approver, "Legal")
    Approval.objects.update(state="returned", comment="Add the costs.", by=world.approver)
    assert "Add the costs." in client.get(ROOM).content.decode()
    client.post(f"{ROOM}ask/", sent(**form))
    approval.refresh_from_db()
    assert (approval.state, approval.comment, approval.by) == ("requested", "", None)
    assert AuditEvent.objects.latest("pk").before["comment"] == "Add the costs."
    refused = client.post(f"{ROOM}ask/", sent(role=" "))
    assert refused.status_code == 422
    assert "Enter the role" in refused.content.decode()
    assert "Choose who is asked" in refused.content.decode()


def test_approval_holds_until_the_paper_changes(world: World, paper: Paper) -> None:
    section = written(paper, "It is so.")
    approval = asked(paper, world.approver)
    client = sign_in(world.approver)
    assert answered(client, approval) == 302
    page = client.get(ROOM).content.decode()
    assert "The one role has approved the paper as it stands." in page
    # What follows from approving and issuing is no change of the paper.
    Revision.objects.create(paper=paper, number="0.2")
    Paper.objects.update(facts={"version": "1.0"})
    assert "ask again" not in client.get(ROOM).content.decode()
    section.text = "It is not so."
    section.save()
    page = client.get(ROOM).content.decode()
    assert "Approved before the paper changed: ask again" in page
    assert "The one role has not approved" in page
    (own,) = export_case(world.programme)["papers"]
    assert own["approvals"][0]["stale"] is True
    section.text = "It is so."
    section.save()
    assert "ask again" not in client.get(ROOM).content.decode()


def test_approval_is_stale_once_a_rating_behind_the_paper_changes(
    world: World, paper: Paper
) -> None:
    approval = asked(paper, world.approver)
    client = sign_in(world.approver)
    assert answered(client, approval) == 302
    rating = Rating.objects.filter(criterion=world.rankings[0]).first()
    assert rating is not None
    rating.reason = "The board thought again."
    rating.save()
    assert "ask again" in client.get(ROOM).content.decode()


def test_nobody_approves_another_paper_than_they_read(world: World, paper: Paper) -> None:
    approval = asked(paper, world.approver)
    client = sign_in(world.approver)
    read = opened(client, approval)
    written(paper, "Slipped in.")
    form = sent(on=f"{timezone.localdate():%Y-%m-%d}", state="given", comment="") | read
    answer = client.post(f"{ROOM}{approval.pk}/", form)
    assert answer.status_code == 422
    assert "The paper has changed since you opened this page" in answer.content.decode()
    approval.refresh_from_db()
    assert approval.state == "requested"


def test_paper_is_returned_with_comments_and_not_without(world: World, paper: Paper) -> None:
    approval = asked(paper, world.approver)
    client = sign_in(world.approver)
    assert answered(client, approval, "returned") == 422
    assert answered(client, approval, "returned", comment="Add the costs.") == 302
    approval.refresh_from_db()
    assert (approval.state, approval.comment, approval.by) == (
        "returned", "Add the costs.", world.approver,
    )  # fmt: skip
    assert answered(client, approval, comment="x") == 302, "it may be changed"
    late = sent(version=1, on="2020-01-01", state="returned", comment="Late.")
    assert client.post(f"{ROOM}{approval.pk}/", late).status_code == 409
    tomorrow = f"{timezone.localdate() + timedelta(days=1):%Y-%m-%d}"
    assert answered(client, approval, "returned", comment="x", on=tomorrow) == 422


def test_paper_that_cannot_be_made_is_not_approved(world: World, paper: Paper) -> None:
    written(paper, "{{ nothing.known }}")
    approval = asked(paper, world.approver)
    client = sign_in(world.approver)
    page = client.get(f"{ROOM}{approval.pk}/").content.decode()
    assert "it can only be returned" in page
    assert answered(client, approval) == 422
    assert content_sha256(programme_case(world.programme), "OBC") is None


def test_request_is_withdrawn(world: World, paper: Paper) -> None:
    approval = asked(paper, world.approver)
    client = sign_in(world.officer)
    form = sent(version=1)
    address = f"{ROOM}{approval.pk}/remove/"
    assert client.post(address, form)["Location"] == ROOM
    assert not Approval.objects.exists()
    assert client.post(address, form)["Location"] == ROOM
    assert client.get(address).status_code == 404


def test_public_copy_leaves_the_approvals_out_and_the_whole_has_them(
    world: World, paper: Paper
) -> None:
    Paper.objects.update(house_format="scrutiny-briefing")
    asked(paper, world.approver)

    def said(whole: bool) -> bool:
        document = paper_document(programme_case(world.programme), "OBC", whole=whole)
        return any("Legal officer" in str(table) for table in document.tables)

    assert said(whole=False)
    client = sign_in(world.officer)
    client.post(f"{ROOM}shown/", sent(version=1, shown="no"))
    assert not said(whole=False)
    assert said(whole=True)
    client.post(f"{ROOM}shown/", sent(version=2, shown="yes"))
    assert said(whole=False)


def test_approvals_ask_a_constant_number_of_queries(
    world: World, paper: Paper, django_assert_max_num_queries
) -> None:
    for number in range(6):
        Approval.objects.create(paper=paper, role=f"Role {number}", state="given", content="x")
    client = sign_in(world.lead)
    with django_assert_max_num_queries(60):
        client.get(ROOM)


def test_approvals_that_came_with_a_case_file_hold_until_the_paper_changes(db: None) -> None:
    case = read_case(BARNET.with_stem("warwick"))
    programme = import_case(by=make_user("lead"), token=uuid4(), case=case)
    assert set(writers_of(programme.papers.get()).names.values()) == {"lead"}, "who imported it"
    (before,) = export_case(programme)["papers"]
    given = [one["role"] for one in before["approvals"] if one["state"] == "given"]
    assert given
    assert not any(one.get("stale") for one in before["approvals"])
    section = Section.objects.filter(paper__programme=programme).earliest("pk")
    section.text += "\n\nOne sentence more."
    section.save()
    (after,) = export_case(programme)["papers"]
    assert [one["role"] for one in after["approvals"] if one.get("stale")] == given
