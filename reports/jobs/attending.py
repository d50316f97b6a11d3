"""Looks after a file whenever a page asks about it: finds it again if it was lost, and makes it in
this process if it is small or if there is no worker."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from reports.document.content import Document, TableBlock
from reports.jobs.making import make_render
from reports.jobs.queue import enqueue
from reports.jobs.reaping import reap
from reports.models import Render
from reports.output.kinds import FILE_KINDS

# How long a file waits for a worker while nothing else is made, before it is taken that there is
# none.
PATIENCE: Final = timedelta(seconds=5)


def is_small(document: Document, kind: str) -> bool:
    """Whether a file of this kind (".pdf") is made at once. Counts blocks, and the rows of
    tables."""
    most, size = FILE_KINDS[kind].small, 0
    for block in document.walk():
        size += 1 + (len(block.table.rows) if isinstance(block, TableBlock) else 0)
        if size > most:
            return False
    return True


def attend(render: Render, *, at_once: bool = False) -> Render:
    """The file's row, brought up to date. A file that waits is made now, in this process, if
    `at_once` is true or no worker takes it."""
    render = found_again(render)
    if (at_once and render.state == Render.State.WAITING) or is_left_alone(render):
        make_render(render.pk, again=enqueue)
        render.refresh_from_db()
    return render


def found_again(render: Render) -> Render:
    """The file's row, brought up to date, and on its way again if it was lost."""
    if render.unfinished:
        reap()
        render.refresh_from_db()
    return render


def is_left_alone(render: Render) -> bool:
    """Whether a file waits and no worker is there to make it: one would have begun by now, and a
    busy one would show a heartbeat."""
    now = timezone.now()
    waits = render.state == Render.State.WAITING and abs(now - render.queued_at) > PATIENCE
    return waits and not Render.objects.alive(now).exists()
