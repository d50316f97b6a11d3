"""Web processes killed in the middle of saves."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.faults.conftest import Site
from tests.faults.writers import kept, writers

KILLED = 4


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_what_was_saved_stays_when_web_processes_are_killed(
    site: Site, tell: Callable[[str], None]
) -> None:
    web = site.serve(WORKBENCH_WORKERS="2")
    with writers(site.rating, web.port) as threads:
        for number in range(KILLED):
            time.sleep(0.4)
            own = children(web.process.pid)
            with suppress(ProcessLookupError, IndexError):
                os.kill(own[number % len(own)], signal.SIGKILL)
    said = kept(threads)
    assert web.get("/healthz").status == 200
    assert site.faults == ()
    tell(f"{KILLED} web processes killed in a save: {said}; history whole")
