"""A thread beside each worker: it finds lost files every few seconds, removes old ones and
sessions that are over now and then, and ends the worker when its site has ended."""

import logging
import os
import signal
import threading
import time
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from reports.jobs.reaping import forget, reap
from workbench.removals.restoring import forget_removed

log = logging.getLogger(__name__)

REAPED_EVERY: Final = timedelta(seconds=5)
CLEARED_EVERY: Final = timedelta(hours=6)
GLANCE: Final = 0.5
# Redis's worker takes two signals within a second for one.
BETWEEN_SIGNALS: Final = 1.2


class Keeper(threading.Thread):
    """The thread in the worker's process. A failure of its own never stops the worker: it is
    logged, and tried again the next time."""

    def __init__(self, parent: int | None) -> None:
        super().__init__(name="keeper", daemon=True)
        self.parent = parent
        self.reaped_at = self.cleared_at = timezone.now() - CLEARED_EVERY

    def run(self) -> None:
        while True:
            self.look_round()
            time.sleep(GLANCE)

    def look_round(self) -> None:
        if self.parent is not None and os.getppid() != self.parent:
            self._end_worker()
        at = timezone.now()
        try:
            if at - self.reaped_at >= REAPED_EVERY:
                self.reaped_at = at
                reap(at=at)
            if at - self.cleared_at >= CLEARED_EVERY:
                self.cleared_at = at
                forget(at=at)
                forget_removed(at=at)
                call_command("clearsessions", verbosity=0)
                if not settings.RQ_QUEUES:  # Redis forgets by itself
                    call_command("prune_db_task_results", queue_name="*", verbosity=0)
        except Exception:
            log.exception("Lost files could not be looked for.")
        finally:
            connection.close()

    def _end_worker(self) -> None:
        """Ends the worker in the way of Ctrl+C pressed twice: a file that is being made waits
        again."""
        self.parent = None
        for _press in range(2):
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(BETWEEN_SIGNALS)
