"""The worker of whichever queue the site is set to. It outlives a restart of the database and of
Redis: what it was at is found again by the keepers (`keeper.py`)."""

import logging
import time
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, InterfaceError, connections

log = logging.getLogger(__name__)

PAUSE: Final = 2.0  # seconds


def serve_queue(*, until_empty: bool, verbosity: int) -> None:
    """Makes files until it is told to stop, or until none waits. Where the queue goes away it
    waits and begins again, but for `until_empty`, which fails."""
    serve: Callable[..., bool] = _serve_redis if settings.RQ_QUEUES else _serve_database
    while True:
        try:
            if serve(until_empty=until_empty, verbosity=verbosity):
                return
        except _faults() as away:
            if until_empty:
                raise
            log.warning("The queue is away: %s. Trying again.", type(away).__name__)
        connections.close_all()
        time.sleep(PAUSE)


def _serve_database(*, until_empty: bool, verbosity: int) -> bool:
    """Returns true: it comes back where it was told to stop, or nothing waits."""
    call_command(
        "db_worker",
        # A database in the machine is asked often, so that a small file is soon there.
        interval=0.5,
        batch=until_empty,
        startup_delay=False,
        reload=False,
        verbosity=verbosity,
    )
    return True


def _serve_redis(*, until_empty: bool, verbosity: int) -> bool:
    """Whether it was told to stop, or nothing waits; false where it gave up because Redis went
    away while it worked."""
    from rq.exceptions import StopRequested
    from rq.worker import SimpleWorker

    told = False

    class Worker(SimpleWorker):
        """In its own process, without a fork for each file: the renderer has a child anyhow."""

        # Somebody who starts Redis anew looks at a page within the minute.
        max_connection_wait_time = 5

        def request_stop(self, signum: Any, frame: Any) -> None:
            nonlocal told
            told = True
            super().request_stop(signum, frame)  # type: ignore[no-untyped-call]

    try:
        call_command(
            "rqworker",
            "default",
            worker_class=Worker,
            job_class="django_tasks_rq.Job",
            burst=until_empty,
            verbosity=verbosity,
        )
    except StopRequested:
        return True
    except SystemExit:
        # Told twice to stop, it ends at once. The command ends so as well where Redis is away.
        if told or until_empty:
            raise
        return False
    return told or until_empty


def _faults() -> tuple[type[Exception], ...]:
    """What is raised where the database or Redis is away."""
    if not settings.RQ_QUEUES:
        return (DatabaseError, InterfaceError)
    from redis.exceptions import RedisError

    return (DatabaseError, InterfaceError, RedisError)
