"""What of a paper, besides its sections, the public may not see; and its record from before."""

from uuid import UUID

from reports.models import Exemption, Paper
from workbench.models import User
from workbench.rows.writing import write


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
            position=paper.exemptions.count(),
        )
        writer.save(exemption)
        writer.record("kept from the public", exemption, paper.programme)
    return exemption


def open_to_public(*, exemption: Exemption, version: int, by: User, token: UUID) -> None:
    programme = exemption.paper.programme
    with write(by=by, token=token) as writer:
        exemption = writer.lock(Exemption.objects.filter(pk=exemption.pk), version)
        writer.record("opened to the public", exemption, programme, removed=True)
        exemption.delete()
