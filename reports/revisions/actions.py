"""What people do to the revision record of a paper."""

from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID

from reports.models import Paper, Revision
from workbench.models import User
from workbench.rows.writing import write


class RevisionValues(TypedDict):
    """What the form of a line of the revision record asks for."""

    number: str
    on: date | None
    author: str
    status: str
    note: str


def add_revision(
    *, paper: Paper, by: User, token: UUID, **values: Unpack[RevisionValues]
) -> Revision:
    with write(by=by, token=token) as writer:
        revision = Revision(paper=paper, position=paper.revisions.count(), **values)
        writer.save(revision)
        writer.record("added revision", revision, paper.programme)
    return revision


def change_revision(
    *, revision: Revision, version: int, by: User, token: UUID, **values: Unpack[RevisionValues]
) -> Revision:
    programme = revision.paper.programme
    with write(by=by, token=token) as writer:
        revision = writer.lock(Revision.objects.filter(pk=revision.pk), version)
        for name, value in values.items():
            setattr(revision, name, value)
        writer.save(revision)
        writer.record("changed revision", revision, programme)
    return revision


def remove_revision(*, revision: Revision, version: int, by: User, token: UUID) -> None:
    programme = revision.paper.programme
    with write(by=by, token=token) as writer:
        revision = writer.lock(Revision.objects.filter(pk=revision.pk), version)
        writer.record("removed revision", revision, programme, removed=True)
        revision.delete()
