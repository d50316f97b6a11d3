"""One row of each kind that the pages of a paper name in their addresses."""

from typing import Any

from django.utils import timezone

from reports.models import Comment, Paper
from reports.readiness.standing import standing_of
from reports.stored.exporting import programme_case
from schemes.models import OfficeHolder, Role
from tests.factories import add_member
from workbench.models import User


def workshop_parameters(paper: Paper) -> dict[str, Any]:
    """Makes the rows; returns the values of address parameters that name them. `mark` is that of a
    figure that can be linked, where the text has one."""
    paper.background = ["Bids received", "Survey"]
    paper.save()
    about = {"kind": "attachment", "name": "Bids received"}
    exempt = about | {"paragraph": "3", "reason": "Bids are open."}
    found = standing_of(paper, programme_case(paper.programme)).findings
    marks = [one.fingerprint for one in found if one.replacement and one.place.section]
    approval = {"role": "Legal officer", "state": "requested", "office": "Legal"}
    return {
        "approval": paper.approvals.create(asked_of=_asked(paper), **approval).pk,
        "comment": _comment(paper).pk,
        "exemption": paper.exemptions.create(**exempt).pk,
        "heading": paper.headings.create(**_own_heading(paper)).key,
        "revision": paper.revisions.create(number="0.1", note="First draft.").pk,
        "mark": marks[0] if marks else "0" * 16,
    }


def _own_heading(paper: Paper) -> dict[str, Any]:
    """A heading of the paper's own, of another key in each paper."""
    return {"key": f"costs-of-{paper.slug}", "heading": "Costs", "own": True}


def _asked(paper: Paper) -> User:
    """An approver of the paper's programme, who holds the office; its lead where it has none, and
    a new approver beside them who wrote nothing and can be asked."""
    programme = paper.programme
    people = {one.role: one.user for one in programme.memberships.select_related("user")}
    user = people.get(Role.APPROVER) or people[Role.LEAD]
    OfficeHolder.objects.create(programme=programme, user=user, office="Legal")
    if Role.APPROVER not in people:
        other = add_member(programme, Role.APPROVER)
        OfficeHolder.objects.create(programme=programme, user=other, office="Finance")
    return user


def _comment(paper: Paper) -> Comment:
    """A comment on one section of the paper, by the lead officer of its programme."""
    lead = paper.programme.memberships.filter(role=Role.LEAD)[0].user
    on = {"paper": paper, "section": "conclusion", "about": "Conclusion"}
    return Comment.objects.create(
        programme=paper.programme, by=lead, at=timezone.now(), text="Add the costs.", **on
    )
