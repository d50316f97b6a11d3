"""One row of each kind that the pages of a paper name in their addresses."""

from typing import Any

from reports.models import Paper
from reports.readiness.standing import standing_of
from reports.stored.exporting import programme_case


def workshop_parameters(paper: Paper) -> dict[str, Any]:
    """Makes the rows; returns the values of address parameters that name them. `mark` is that of a
    figure that can be linked, where the text has one."""
    paper.background = ["Bids received", "Survey"]
    paper.save()
    about = {"kind": "attachment", "name": "Bids received"}
    exempt = about | {"paragraph": "3", "reason": "Bids are open."}
    found = standing_of(paper, programme_case(paper.programme)).findings
    marks = [one.fingerprint for one in found if one.replacement and one.place.section]
    return {
        "approval": paper.approvals.create(role="Legal officer", state="requested").pk,
        "exemption": paper.exemptions.create(**exempt).pk,
        "revision": paper.revisions.create(number="0.1", note="First draft.").pk,
        "mark": marks[0] if marks else "0" * 16,
    }
