"""Sign-off by the right person: the one who was asked, who holds the office and wrote nothing."""

import ast
import inspect
from dataclasses import replace
from datetime import date, timedelta
from types import ModuleType
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from reports.approvals.actions import (
    answer_approval,
    ask_approval,
    delegate_approval,
    show_approvals,
)
from reports.approvals.offices import candidates, fits
from reports.approvals.reminding import remind
from reports.approvals.writers import WROTE, writers_of
from reports.casefile.own import own_case
from reports.copying import actions as copying
from reports.copying.actions import copied_paper, copy_paper
from reports.exempt.actions import keep_from_public
from reports.issue.freezing import Issue, hindrances
from reports.models import Approval, Explained, Paper
from reports.output.paper import paper_document
from reports.papers import actions as papers
from reports.papers.actions import write_facts
from reports.readiness.actions import explain_finding
from reports.readiness.standing import standing_of
from reports.sections import actions as sections
from reports.sections.actions import undo_section, write_section
from reports.stored.exporting import programme_case
from reports.stored.holding import content_sha256
from schemes.models import Membership, OfficeHolder, Role
from tests.factories import World, add_member, make_programme, make_world, sent, sign_in
from tests.ladder import refuses_writing
from tests.reports.workshop import PAPER, asked, holder, paper
from workbench.models import AuditEvent, User

__all__ = ["paper"]
ROOM = f"{PAPER}approvals/"
PEOPLE = ("lead", "officer", "moderator", "assessor", "member", "approver")


def answer(approval: Approval, by: User, state: str = "given", **values: object) -> Approval:
    """Answers as the page does, having read the paper as it stands."""
    paper = approval.paper
    known = {
        "on": timezone.localdate(),
        "comment": "Add the costs.",
        "content": content_sha256(programme_case(paper.programme), paper.reference) or "",
        "version": Approval.objects.get(pk=approval.pk).version,
    }
    return answer_approval(approval=approval, state=state, by=by, token=uuid4(), **known | values)  # type: ignore[arg-type]


def wrote(paper: Paper, by: User, text: str = "It is so.", key: str = "conclusion") -> None:
    there = paper.sections.filter(key=key).first()
    version = there.version if there else 0
    write_section(paper=paper, key=key, text=text, version=version, by=by, token=uuid4())


# Only the person who was asked


@pytest.mark.parametrize("who", [*(one for one in PEOPLE if one != "approver"), "administrator"])
@pytest.mark.parametrize("state", ["given", "returned"])
def test_nobody_else_answers(world: World, paper: Paper, who: str, state: str) -> None:
    """Not the lead officer, not a site administrator, not another approver who holds the office."""
    approval = asked(paper, world.approver)
    if who == "administrator":
        by = User.objects.create_superuser("administrator")
    else:
        by = getattr(world, who)
    Membership.objects.get_or_create(programme=paper.programme, user=by, role=Role.APPROVER)
    holder(paper, by)
    address = f"{ROOM}{approval.pk}/"
    client = sign_in(by)
    assert client.get(address).status_code == 403
    assert client.post(address, sent(version=1, state=state)).status_code == 403
    assert "Answer<" not in client.get(ROOM).content.decode()
    with pytest.raises(ValidationError, match="Somebody else was asked"):
        answer(approval, by, state)
    approval.refresh_from_db()
    assert approval.state == "requested"


def test_one_from_before_names_nobody_and_is_asked_again(world: World, paper: Paper) -> None:
    approval = Approval.objects.create(paper=paper, role="Legal officer", state="requested")
    legal = holder(paper, world.approver)
    for who in ("lead", "approver"):
        assert sign_in(getattr(world, who)).get(f"{ROOM}{approval.pk}/").status_code == 403
    page = sign_in(world.officer).get(ROOM).content.decode()
    assert "Nobody is named who may answer" in page
    form = sent(role="Legal officer", holder=str(legal.pk))
    assert sign_in(world.officer).post(f"{ROOM}ask/", form).status_code == 302
    assert answer(approval, world.approver).state == "given"


def test_who_left_the_office_or_its_role_does_not_answer(world: World, paper: Paper) -> None:
    approval = asked(paper, world.approver)
    OfficeHolder.objects.update(office="Finance")
    with pytest.raises(ValidationError, match="do not hold this office"):
        answer(approval, world.approver)
    OfficeHolder.objects.update(office="Legal")
    # A member reads the public paper alone, and cannot answer for the whole.
    Membership.objects.filter(user=world.approver).update(role=Role.MEMBER)
    assert sign_in(world.approver).get(f"{ROOM}{approval.pk}/").status_code == 403
    with pytest.raises(ValidationError, match="do not hold this office"):
        answer(approval, world.approver)


# Nobody approves their own writing


def test_writer_is_not_offered_and_not_asked(world: World, paper: Paper) -> None:
    legal, own = holder(paper, world.approver), holder(paper, world.officer)
    wrote(paper, world.officer)
    page = sign_in(world.officer).get(f"{ROOM}ask/?role=Legal+officer").content.decode()
    assert "approver, Legal" in page
    assert "officer, Legal, wrote in this paper and is not offered." in page
    assert page.count('type="radio"') == 1
    refused = sign_in(world.lead).post(f"{ROOM}ask/", sent(role="Legal", holder=str(own.pk)))
    assert refused.status_code == 422
    with pytest.raises(ValidationError, match="nobody approves their own writing"):
        ask_approval(paper=paper, role="Legal", holder=own, by=world.lead, token=uuid4())
    ask_approval(paper=paper, role="Legal", holder=legal, by=world.lead, token=uuid4())


def test_who_writes_after_being_asked_does_not_answer(world: World, paper: Paper) -> None:
    approval = asked(paper, world.officer)
    wrote(paper, world.officer)
    page = sign_in(world.officer).get(f"{ROOM}{approval.pk}/").content.decode()
    assert "nobody approves their own writing" in page
    for state in ("given", "returned"):
        with pytest.raises(ValidationError, match="nobody approves their own writing"):
            answer(approval, world.officer, state)


def test_one_who_asks_for_what_somebody_else_wrote_may_answer(world: World, paper: Paper) -> None:
    wrote(paper, world.officer)
    own = holder(paper, world.lead)
    approval = ask_approval(paper=paper, role="Legal", holder=own, by=world.lead, token=uuid4())
    assert answer(approval, world.lead).by == world.lead


@given(acts=st.lists(st.tuples(st.sampled_from(PEOPLE), st.integers(0, 4)), max_size=8))
@pytest.mark.django_db
def test_writers_are_those_who_wrote_and_nobody_else(
    acts: list[tuple[str, int]],
) -> None:
    with transaction.atomic():
        world = make_world()
        paper = Paper.objects.create(
            programme=world.programme,
            reference="P",
            slug="p",
            title="P",
            house_format="outline-business-case",
        )
        expected = set()
        for who, act in acts:
            by = getattr(world, who)
            expected |= {by.pk} if _act(paper, act, by) else set()
        assert set(writers_of(paper).names) == expected
        transaction.set_rollback(True)


def _act(paper: Paper, act: int, by: User) -> bool:
    """Does one of several things to the paper; whether it wrote it."""
    paper.refresh_from_db()
    common = {"by": by, "token": uuid4()}
    if act == 0:
        wrote(paper, by, text=str(uuid4()))
    elif act == 1:
        write_facts(paper=paper, facts={"meeting": str(uuid4())}, version=paper.version, **common)
    elif act == 2 and (section := paper.sections.first()):
        undo_section(paper=paper, key=section.key, version=section.version, **common)
    elif act == 3:
        show_approvals(paper=paper, shown=False, version=paper.version, **common)
        return False
    else:
        about = {"kind": "attachment", "paragraph": "3", "reason": "Bids are open."}
        keep_from_public(paper=paper, name=str(uuid4()), **about, **common)
        return False
    return True


def test_copy_keeps_the_writers_of_what_was_copied(world: World, paper: Paper) -> None:
    """By way of two copies, in another programme, and once the first paper is gone."""
    wrote(paper, world.officer)
    other = make_programme(authority=world.programme.authority)
    first = _copied(paper, other, world.lead)
    second = _copied(first, other, world.assessor, "OBC-3")
    paper.delete()
    assert set(writers_of(second).names) == {
        *(world.officer.pk, world.lead.pk, world.assessor.pk),
    }


def _copied(source: Paper, into: object, by: User, reference: str = "OBC-2") -> Paper:
    part = next(
        one for one in programme_case(source.programme).papers if one.reference == source.reference
    )
    bare = replace(copied_paper(part, with_exempt=False), appraisal="", reference=reference)
    return copy_paper(source=source, part=bare, into=into, by=by, token=uuid4())  # type: ignore[arg-type]


def test_every_act_that_writes_a_paper_is_known() -> None:
    """An act of the rooms that write papers, recorded about a paper itself, is classed here."""
    other = {"removed paper", "copied appraisal"}
    found = {action for module in (papers, copying) for action in _recorded(module)}
    assert found == {*WROTE, *other}
    assert _recorded(sections) == {"wrote section", "undid a change of section", ""}


def _recorded(module: ModuleType) -> set[str]:
    """The actions that the functions of a module record; "" for one that is worked out."""
    calls = [
        node
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "record"
    ]
    firsts = [call.args[0] for call in calls]
    return {str(one.value) if isinstance(one, ast.Constant) else "" for one in firsts}


# Offices


@pytest.mark.parametrize(
    ("office", "role", "fit"),
    [
        ("Finance", "Finance officer", True),
        ("Head of Legal Services", "Legal officer", True),
        ("HR", "hr", True),
        ("Finance officer", "Legal officer", False),
        ("Director", "Director", True),
        ("Head of service", "Head of Legal Services", False),
        ("", "Legal officer", False),
    ],
)
def test_office_fits_a_role_by_what_it_is_of(office: str, role: str, fit: bool) -> None:
    assert fits(office, role) is fit
    assert fits(role, office) is fit


def test_those_whose_office_fits_come_first(world: World, paper: Paper) -> None:
    holder(paper, world.approver, "Audit")
    holder(paper, world.lead, "Finance")
    found = candidates(paper, "Finance officer", writers_of(paper))
    assert [(one.holder.office, one.fits) for one in found] == [("Finance", True), ("Audit", False)]


@pytest.mark.parametrize("who", ["assessor", "member", "moderator", "stranger"])
def test_who_does_not_read_the_whole_paper_is_not_offered(
    world: World, paper: Paper, who: str
) -> None:
    own = holder(paper, getattr(world, who))
    assert candidates(paper, "Legal", writers_of(paper)) == []
    page = sign_in(world.officer).get(f"{ROOM}ask/").content.decode()
    assert "Nobody can be asked yet" in page
    with pytest.raises(ValidationError, match="does not hold the office"):
        ask_approval(paper=paper, role="Legal", holder=own, by=world.lead, token=uuid4())


def test_closed_account_and_office_elsewhere_are_not_offered(world: World, paper: Paper) -> None:
    holder(paper, world.approver)
    User.objects.filter(pk=world.approver.pk).update(is_active=False)
    elsewhere = make_programme()
    OfficeHolder.objects.create(programme=elsewhere, user=world.lead, office="Legal")
    Membership.objects.create(programme=elsewhere, user=world.lead, role=Role.LEAD)
    assert candidates(paper, "Legal", writers_of(paper)) == []


# Delegation


def delegated(paper: Paper, by: User, person: User, role: str = "Head of Legal") -> Approval:
    return delegate_approval(
        paper=paper, role=role, person=person, reason="The post is vacant.", by=by, token=uuid4()
    )


def test_administrator_delegates_where_the_office_has_nobody(world: World, paper: Paper) -> None:
    Paper.objects.update(house_format="scrutiny-briefing")
    administrator = User.objects.create_superuser("administrator")
    client = sign_in(administrator)
    address = f"{ROOM}delegate/?role=Head+of+Legal"
    assert 'value="Head of Legal"' in client.get(address).content.decode()
    form = {"role": "Head of Legal", "person": str(world.approver.pk)}
    assert client.post(address, sent(**form, reason=" ")).status_code == 422
    done = client.post(address, sent(**form, reason="The post is vacant."))
    assert done.status_code == 302, done.content.decode()
    approval = Approval.objects.get()
    assert (approval.asked_of, approval.office) == (world.approver, "")
    event = AuditEvent.objects.latest("pk")
    assert (event.action, event.actor_id) == ("delegated the approval by", administrator.pk)
    assert event.after["delegation"] == "The post is vacant."
    answer(approval, world.approver, comment="As amended.")
    said = "For the Head of Legal, by delegation: The post is vacant. As amended."
    for whole in (True, False):
        document = paper_document(programme_case(paper.programme), "OBC", whole=whole)
        assert any(said in str(table) for table in document.tables), whole
    assert "For the Head of Legal, by delegation" in client.get(ROOM).content.decode()
    # Names of people stay on the site.
    assert "approver" not in str(own_case(programme_case(paper.programme), "OBC").papers).lower()


def test_delegation_is_refused_where_somebody_may_answer(world: World, paper: Paper) -> None:
    administrator = User.objects.create_superuser("administrator")
    holder(paper, world.approver)
    with pytest.raises(ValidationError, match="holds this office and may answer"):
        delegated(paper, administrator, world.lead)
    # All who hold it wrote the paper: nobody may answer, as where nobody holds it.
    wrote(paper, world.approver)
    assert delegated(paper, administrator, world.lead).asked_of == world.lead


def test_delegation_goes_to_nobody_who_wrote_reads_less_or_is_the_administrator(
    world: World, paper: Paper
) -> None:
    administrator = User.objects.create_superuser("administrator")
    Membership.objects.create(programme=paper.programme, user=administrator, role=Role.LEAD)
    wrote(paper, world.officer)
    for person, says in (
        (world.officer, "their own writing"),
        (world.member, "reads the whole paper"),
        (world.stranger, "reads the whole paper"),
        (administrator, "somebody else than yourself"),
    ):
        with pytest.raises(ValidationError, match=says):
            delegated(paper, administrator, person)
        form = sent(role="Head of Legal", person=str(person.pk), reason="Vacant.")
        assert sign_in(administrator).post(f"{ROOM}delegate/", form).status_code == 422
    assert not Approval.objects.exists()


@pytest.mark.parametrize("who", ["lead", "officer", "approver", "member"])
def test_only_a_site_administrator_delegates(world: World, paper: Paper, who: str) -> None:
    client = sign_in(getattr(world, who))
    assert client.get(f"{ROOM}delegate/").status_code == 403
    form = sent(role="Head of Legal", person=str(world.approver.pk), reason="Vacant.")
    assert client.post(f"{ROOM}delegate/", form).status_code == 403
    assert "delegate/" not in client.get(ROOM).content.decode()
    assert sign_in(world.stranger).get(f"{ROOM}delegate/").status_code == 404


# Dates


def test_day_before_the_paper_was_begun_or_to_come_is_refused(world: World, paper: Paper) -> None:
    approval = asked(paper, world.approver)
    wrote(paper, world.officer)
    today = timezone.localdate()
    for on, says in (
        (today - timedelta(days=1), "The paper was begun on"),
        (date(2012, 1, 1), "The paper was begun on"),
        (today + timedelta(days=1), "Enter today or a day before it"),
    ):
        with pytest.raises(ValidationError, match=says) as caught:
            answer(approval, world.approver, on=on)
        assert set(caught.value.error_dict) == {"on"}
    assert answer(approval, world.approver, on=today).on == today


# Reminding


def test_reminder_is_an_email_and_an_event(world: World, paper: Paper) -> None:
    world.approver.email = "approver@example.org"
    world.approver.save()
    approval = asked(paper, world.approver)
    address = f"{ROOM}{approval.pk}/remind/"
    refuses_writing(world, address.removesuffix("remind/"), sent(version=1, state="given"))
    client = sign_in(world.officer)
    form = sent(version=1)
    for _twice in range(2):
        assert client.post(address, form)["Location"] == ROOM
    (message,) = mail.outbox
    assert message.to == ["approver@example.org"]
    assert "Outline business case" in message.subject
    assert f"http://testserver{ROOM}{approval.pk}/" in message.body
    event = AuditEvent.objects.latest("pk")
    assert (event.action, event.subject) == ("sent a reminder to approve as", "Legal officer")
    assert "Reminded on" in client.get(ROOM).content.decode()


@pytest.mark.parametrize("case", ["no address", "no server", "answered", "nobody"])
def test_reminder_that_cannot_go_is_not_on_record(
    world: World, paper: Paper, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    User.objects.filter(pk=world.approver.pk).update(
        email="" if case == "no address" else "approver@example.org"
    )
    world.approver.refresh_from_db()
    approval = asked(
        paper,
        world.approver,
        **({"state": "given"} if case == "answered" else {}),
    )
    if case == "nobody":
        Approval.objects.update(asked_of=None)
    if case == "no server":

        def refused(*args: object, **kwargs: object) -> None:
            raise ConnectionRefusedError

        monkeypatch.setattr("reports.approvals.reminding.send_mail", refused)
    said = {
        "no address": "has no email address here",
        "no server": "The email could not be sent",
        "answered": "Nobody is waited for here",
        "nobody": "Nobody is waited for here",
    }[case]
    with pytest.raises(ValidationError, match=said):
        remind(approval=approval, address="here", version=1, by=world.lead, token=uuid4())
    assert mail.outbox == []
    assert not AuditEvent.objects.filter(action__contains="reminder").exists()
    approval.refresh_from_db()
    assert approval.reminded_on is None


# Explain


def test_outstanding_approval_is_not_explained_away(world: World, paper: Paper) -> None:
    Paper.objects.update(house_format="scrutiny-briefing")
    paper.refresh_from_db()
    asked(paper, world.approver)
    found = [
        one
        for one in standing_of(paper, programme_case(paper.programme)).stopping
        if not one.may_be_explained
    ]
    assert {one.rule for one in found} == {"approval"}
    client = sign_in(world.officer)
    listed = client.get(f"{PAPER}checks/").content.decode()
    for one in found:
        address = f"{PAPER}checks/{one.fingerprint}/explain/"
        assert address not in listed
        for answer_ in (client.get(address), client.post(address, sent(version=0, why="So."))):
            assert answer_["Location"] == f"{PAPER}checks/"
        assert "No explanation stands in for it" in client.get(f"{PAPER}checks/").content.decode()
        with pytest.raises(ValidationError, match="No explanation stands in for it"):
            explain_finding(
                paper=paper, finding=one, why="So.", by_role="", version=0,
                by=world.officer, token=uuid4(),
            )  # fmt: skip
    assert not Explained.objects.exists()
    # One that was kept before stands in for nothing either, and so the paper is not issued.
    Explained.objects.bulk_create(
        Explained(paper=paper, mark=mark, why="So.") for mark in {one.fingerprint for one in found}
    )
    issue = Issue("1.0", timezone.localdate(), "Officer", "Final", "First issue.")
    told = hindrances(programme_case(paper.programme), "OBC", issue)
    assert any("has not yet answered" in one for one in told)
    assert any("has not been written" in one for one in told)


def test_person_asked_is_named_on_the_page_and_in_the_history(world: World, paper: Paper) -> None:
    person = add_member(paper.programme, Role.APPROVER)
    User.objects.filter(pk=person.pk).update(first_name="Ann", last_name="Lee")
    legal = holder(paper, person)
    ask_approval(paper=paper, role="Legal officer", holder=legal, by=world.lead, token=uuid4())
    client = sign_in(world.member)
    assert "Asked of Ann Lee, Legal." in client.get(ROOM).content.decode()
    history = client.get("/programmes/2018-21/history/").content.decode()
    assert "Ann Lee" in history
