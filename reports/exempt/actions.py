"""What of a paper, besides its sections, the public may not see."""

from uuid import UUID

from reports.models import Exemption, Paper
from workbench.models import User
from workbench.rows.kit import OrderedList
from workbench.rows.order import next_position
from workbench.rows.writing import write

EXEMPTIONS = OrderedList(Exemption, "exemption", "paper.programme", removed="opened to the public")


def keep_from_public(
    *, paper: Paper, kind: str, name: str, paragraph: str, reason: str, by: User, token: UUID
) -> Exemption:
    with write(by=by, token=token) as writer:
        exemption = Exemption(
            paper=paper,
            kind=kind,
            name=name,
            paragraph=paragraph,
            reason=reason,
            position=next_position(paper, EXEMPTIONS.of(paper)),
        )
        writer.save(exemption)
        writer.record("kept from the public", exemption, paper.programme)
    return exemption
