"""Finds the file that was last sent of a paper, so that a paper which nobody has changed is sent
again at once.

Every write leaves an audit event, so the last event of a programme says whether anything in it has
changed. Besides, a file depends on its house format and on the renderers.
"""

import hashlib

from django.core.cache import cache

from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from reports.jobs.content import renderer_version
from reports.models import Paper, PaperVersion, Render
from reports.output.copies import PaperCopy
from reports.output.trail import ACTIONS
from workbench.council.uploaded import logo_sum
from workbench.models import AuditEvent

SECONDS_KEPT = 24 * 60 * 60


def stamp_of(paper: Paper, kind: str, copy: PaperCopy, sight: str) -> str:
    """A stamp that is equal as long as the paper's file of this kind (".pdf") would be the same for
    people of one `sight` (`reports/stored/seen.py`)."""
    events = AuditEvent.objects.filter(programme_id=paper.programme_id).order_by("-pk")
    events = events.exclude(action__in=ACTIONS)
    last = events.values_list("pk", flat=True).first()
    try:
        form = repr(house_format(paper.house_format))
    except FormatError as error:
        form = str(error)
    own = logo_sum(paper.programme.authority_id)
    return _stamp(paper.pk, last, kind, copy.value, form, sight, own)


def stamp_of_version(version: PaperVersion, kind: str, copy: PaperCopy) -> str:
    """A stamp of an issued version's file, which changes only with the renderers and
    the logo of its authority."""
    own = logo_sum(version.paper.programme.authority_id)
    return _stamp("version", version.pk, kind, copy.value, own)


def _stamp(*said: object) -> str:
    return f"sent-{hashlib.sha256(repr((*said, renderer_version())).encode()).hexdigest()}"


def sent_lately(stamp: str) -> Render | None:
    """The file with this stamp, if one was sent and is still there; else None."""
    key = cache.get(stamp)
    return Render.objects.light().filter(key=key, state=Render.State.DONE).first() if key else None


def remember_sent(stamp: str, file: Render) -> None:
    cache.set(stamp, file.key, SECONDS_KEPT)
