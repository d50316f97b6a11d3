"""Asks for files of papers. Whoever asks for the same content gets the same file, made once."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.jobs.content import key_of, pack
from reports.jobs.draws import KIND, Draws
from reports.jobs.queue import enqueue
from reports.models import Render
from reports.output.kinds import FILE_KINDS
from reports.output.paper import ReadyPaper
from workbench.models import User
from workbench.rows.writing import Scope, write


class UnknownKind(ValueError):
    """Raised where there is no renderer for files of this kind."""


def request_render(*, paper: ReadyPaper, kind: str, by: User) -> Render:
    """The file of this paper in this kind (".pdf"): made, or on its way. Asking again changes
    nothing.

    A file whose making failed or was cancelled stays so until somebody presses "Make it again"
    (`retry_render`). Raises `UnknownKind`.
    """
    if kind not in FILE_KINDS:
        raise UnknownKind(f"{kind!r} is none of {', '.join(FILE_KINDS)}.")
    content = partial(pack, paper)
    return _request(key_of(paper, kind), kind, paper.document.title, content, by)


def request_draws(*, draws: Draws, title: str, by: User) -> Render:
    """The answer to draws that take long, as a file of its own: there, or on its way. Whoever asks
    for the same draws gets the same answer."""
    return _request(draws.key, KIND, title, draws.packed, by)


def _request(key: str, kind: str, title: str, content: Callable[[], bytes], by: User) -> Render:
    render = Render.objects.light().filter(key=key).first()
    if render is None:
        return _ask_first(key, kind, title, content(), by)
    if timezone.now() - render.asked_at > Render.ASKED_LATELY:
        Render.objects.filter(pk=render.pk).update(asked_at=timezone.now())
    return render


def _ask_first(key: str, kind: str, title: str, content: bytes, by: User) -> Render:
    now = timezone.now()
    with transaction.atomic():
        # Of two who ask at the same moment, the database lets one through; both get its row.
        render, new = Render.objects.light().get_or_create(
            key=key,
            defaults={
                "kind": kind,
                "title": title[:300],
                "content": content,
                "asked_by": by,
                "asked_at": now,
                "queued_at": now,
            },
        )
        if new:
            enqueue(render)
    return render


def retry_render(*, render: Render, programme: Scope, by: User, token: UUID) -> None:
    """Makes a file whose making failed or was cancelled. Raises `ValidationError` where it is
    being made, or made, already."""
    with write(by=by, token=token) as writer:
        if not render.given_up or not _begin_again(render):
            raise ValidationError(_("This file is being made already, or is made."))
        writer.record(
            "made a file again", render, programme, before={"state": render.state}, after={}
        )


def cancel_render(*, render: Render, programme: Scope, by: User, token: UUID) -> None:
    """Stops the making of a file, whoever asked for it; its maker notices within a second.

    Raises `ValidationError` where there is nothing to stop any more.
    """
    with write(by=by, token=token) as writer:
        unfinished = Render.objects.filter(
            pk=render.pk, state__in=[Render.State.WAITING, Render.State.RUNNING]
        )
        if not unfinished.update(state=Render.State.CANCELLED, run=None):
            raise ValidationError(_("This file is no longer being made."))
        writer.record(
            "cancelled a file", render, programme, before={"state": render.state}, after={}
        )


def _begin_again(render: Render) -> bool:
    """Lets a finished row wait again, unless somebody else has done so meanwhile."""
    with transaction.atomic():
        begun = Render.objects.filter(pk=render.pk, state=render.state).update(
            state=Render.State.WAITING,
            queued_at=timezone.now(),
            attempts=0,
            steps_done=0,
            steps=0,
            doing="",
            error="",
            size=None,
        )
        if begun:
            enqueue(render)
    return bool(begun)
