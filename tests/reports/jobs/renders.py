"""Small papers, and rows of their files, for tests."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from reports.document.content import Cover, Document, Facts, Heading, plain
from reports.jobs.content import key_of, pack
from reports.models import Render
from reports.output.paper import ReadyPaper
from workbench.models import User


def small_document(words: str = "The board met.") -> Document:
    """A paper of two pages, which takes a second to lay out."""
    return Document(
        reference="SMALL",
        title="A small paper",
        authority="Borough of Testing",
        header="A small paper",
        footer="Borough of Testing",
        cover=Cover("A small paper", "Report", "Borough of Testing", Facts(())),
        blocks=(Heading(1, "Summary", "summary", "1"), plain(words)),
    )


def make_render(by: User, words: str = "The board met.", **values: Any) -> Render:
    """A row that stands as `values` say; one that is being made has a maker."""
    paper, kind = ReadyPaper(small_document(words)), values.get("kind", ".pdf")
    now = timezone.now()
    state = values.get("state", Render.State.WAITING)
    if state == Render.State.RUNNING:
        values = {"run": uuid4(), "heartbeat_at": now, "attempts": 1} | values
    if state == Render.State.DONE:
        values = {"size": 1} | values
    made = {"content": pack(paper), "asked_at": now, "queued_at": now, "kind": kind}
    return Render.objects.create(
        key=values.pop("key", key_of(paper, kind)),
        title="A small paper",
        asked_by=by,
        **(made | values),
    )
