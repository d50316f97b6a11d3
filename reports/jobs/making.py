"""Making one file: claimed by one maker, laid out in a child process, watched while it lasts."""

import logging
from collections.abc import Callable
from uuid import UUID, uuid4

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.jobs.content import unpack
from reports.jobs.draws import KIND, make_draws
from reports.models import Render, RenderFile
from reports.output.kinds import FILE_KINDS
from reports.render.child import PaperNotMade, RenderStopped
from reports.render.news import News

log = logging.getLogger(__name__)


def make_render(
    render_id: int, *, task_id: str = "", again: Callable[[Render], None] | None = None
) -> None:
    """Makes the file of a waiting row; does nothing for a row that does not wait, or no longer.

    The row ends done, failed with its reason, or as somebody else has set it meanwhile. A maker
    that is told to end lets the row wait again first, and sends it to another by `again`.
    """
    run = uuid4()
    if not _claim(render_id, run, task_id):
        return
    render = Render.objects.get(pk=render_id)
    mine = Render.objects.running().filter(pk=render_id, run=run)
    try:
        assert render.content is not None
        made = _made(render.kind, bytes(render.content), Heart(render_id, run))
        with transaction.atomic():
            # An attempt that was given up for dead, and wakes, writes nothing.
            if mine.update(
                state=Render.State.DONE,
                run=None,
                size=len(made),
                content=None,
                steps_done=F("steps"),
                doing="",
            ):
                RenderFile.objects.create(render=render, content=made)
    except RenderStopped:
        return
    except PaperNotMade as error:
        mine.update(state=Render.State.FAILED, run=None, error=str(error))
    except Exception:
        log.exception("A file could not be made.")
        mine.update(state=Render.State.FAILED, run=None, error=str(unforeseen()))
    except BaseException:
        # Both or neither: a row that waits and that no worker is told of waits for long.
        with transaction.atomic():
            if _given_back(render, run) and again is not None:
                again(render)
        raise


def _made(kind: str, content: bytes, heart: "Heart") -> bytes:
    """The bytes of a file: of a paper from a child process, of draws from this one."""
    if kind == KIND:
        return make_draws(content, seconds=settings.RENDER_SECONDS, watch=heart)
    return FILE_KINDS[kind].make(
        unpack(content).at(timezone.now()),
        seconds=settings.RENDER_SECONDS,
        watch=heart,
        pause=settings.RENDER_PAUSE,
    )


def unforeseen() -> str:
    return _(
        "Something went wrong that was not foreseen. Try again; if it happens again, ask a site "
        "administrator to look in the log."
    )


def _claim(render_id: int, run: UUID, task_id: str) -> bool:
    claimed = Render.objects.waiting().filter(pk=render_id)
    return bool(
        claimed.update(
            state=Render.State.RUNNING,
            run=run,
            task_id=task_id,
            heartbeat_at=timezone.now(),
            attempts=F("attempts") + 1,
            steps_done=0,
            steps=0,
            doing=_("Setting out the text"),
        )
    )


class Heart:
    """The heartbeat of a file that is being made: records that its maker lives and how far it has
    come, and tells it whether anybody still wants the file."""

    def __init__(self, render_id: int, run: UUID) -> None:
        self.mine = Render.objects.running().filter(pk=render_id, run=run)

    def __call__(self, news: News | None) -> bool:
        try:
            if news is None:
                return bool(self.mine.update(heartbeat_at=timezone.now()))
            return bool(
                self.mine.update(
                    heartbeat_at=timezone.now(),
                    steps_done=news.done,
                    steps=news.steps,
                    doing=news.doing[:200],
                )
            )
        except OperationalError:
            # A database that is busy or restarts does not undo a minute's work: beat again later.
            log.warning("A heartbeat was missed.", exc_info=True)
            connection.close()
            return True


def _given_back(render: Render, run: UUID) -> bool:
    """Lets the row wait for another maker, without counting this attempt."""
    given = Render.objects.running().filter(pk=render.pk, run=run)
    return bool(given.update(state=Render.State.WAITING, run=None, attempts=F("attempts") - 1))
