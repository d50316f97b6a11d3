"""Finds files that are stuck or unwanted: those whose maker died, that no worker was told of, or
that nobody has asked for in a month. The queue does none of this itself."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends

from reports.jobs.queue import enqueue, is_queued, make_file
from reports.models import Render
from reports.models.renders import heart_stops

KEPT: Final = timedelta(days=30)


class WorkerLost(RuntimeError):
    """The failure of a task whose worker was not heard of again."""


def reap(*, at: datetime | None = None) -> int:
    """Sets every stuck file on its way again; returns how many there were. A file whose maker died
    is made again, three times in all; then it fails and says so."""
    at = at or timezone.now()
    found = sum(_revive(render, at) for render in Render.objects.light().lost(at))
    found += sum(_send_again(render, at) for render in Render.objects.light().unheard(at))
    _end_stale_tasks(at)
    return found


def _revive(render: Render, at: datetime) -> bool:
    """Lets a lost row wait again, or fail after its last attempt; false where it is no longer lost.
    The row is checked in the same statement, since its heartbeat may have begun meanwhile."""
    lost = Render.objects.lost(at).filter(pk=render.pk, run=render.run)
    if render.attempts >= settings.RENDER_ATTEMPTS:
        return bool(lost.update(state=Render.State.FAILED, run=None, error=given_up()))
    with transaction.atomic():
        revived = lost.update(state=Render.State.WAITING, run=None, queued_at=at, doing="")
        if revived:
            enqueue(render)
    return bool(revived)


def given_up() -> str:
    return _(
        "The making of this file was begun several times, and each time the machine or the program "
        "that made it stopped. Try again later, or ask a site administrator to look at the machine."
    )


def _send_again(render: Render, at: datetime) -> bool:
    if is_queued(render.task_id):
        return False
    with transaction.atomic():
        unheard = Render.objects.unheard(at).filter(pk=render.pk, task_id=render.task_id)
        if not unheard.update(queued_at=at):
            return False
        enqueue(render)
    return True


def _end_stale_tasks(at: datetime) -> None:
    """Fails the tasks in the database's queue that no living worker has, so that they do not count
    as running for ever and are cleared away in time. (Redis's queue does so itself.)"""
    from django_tasks_db import DatabaseBackend
    from django_tasks_db.models import DBTaskResult

    backend: object = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
    if not isinstance(backend, DatabaseBackend):
        return
    running = DBTaskResult.objects.running().filter(
        task_path=make_file.module_path, started_at__lt=at - heart_stops()
    )
    alive = set(Render.objects.alive(at).values_list("task_id", flat=True))
    for task in running:
        if str(task.pk) not in alive:
            task.set_failed(WorkerLost("Its worker was heard of no more."))


def forget(*, at: datetime | None = None) -> int:
    """Removes files that nobody has asked for in a month; returns how many. A removed file is made
    anew for whoever asks."""
    at = at or timezone.now()
    unfinished = [Render.State.WAITING, Render.State.RUNNING]
    old = Render.objects.filter(asked_at__lt=at - KEPT).exclude(state__in=unfinished)
    _rows, by_model = old.delete()
    return by_model.get(Render._meta.label, 0)
