"""Runs a module of the product in a child process, with a time limit and news of its progress, and
ends it when nobody wants the file any more.

The child reads its job on standard input and writes the file on standard output. A socket joins
parent and child as well: news comes through it, and the child ends when the parent's end closes, so
that a child whose parent was killed does not lay out pages for nobody.
"""

import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import IO

from django.conf import settings

from reports.render.news import REFUSED, News, read_news

SECONDS_ALLOWED = 120
# How often a watcher is asked: often enough that "Cancel" acts at once.
BEAT = 1.0

# Gets what the child last said; false stops the child.
Watch = Callable[[News | None], bool]


class PaperNotMade(RuntimeError):
    """Raised where the file could not be made. The message says what to do."""


class RenderStopped(Exception):
    """Raised where `watch` asked to stop."""


def in_child(
    module: str,
    job: object,
    *,
    seconds: float = SECONDS_ALLOWED,
    watch: Watch | None = None,
    pause: float = 0,
) -> bytes:
    """The output of `python -m module` for the pickled `job`.

    `watch` is called every second and may stop the child by returning false; the child waits
    `pause` seconds at each step that it reports. Raises `PaperNotMade` where the child refuses,
    fails or takes longer than `seconds`, and `RenderStopped` where `watch` stops it. No child
    outlives this call.
    """
    ours, theirs = socket.socketpair()
    # A file holds all of the job at once: a pipe would have to be fed while waiting.
    with ours, theirs, TemporaryFile() as file:
        pickle.dump(job, file)
        file.seek(0)
        process = start(module, file, theirs, pause)
        give_way(process.pid)
        theirs.close()
        with process:
            try:
                return _wait(process, seconds, ours, watch)
            finally:
                _end(process)


def give_way(pid: int) -> None:
    """Has a child that leads a session of its own give way to pages as far as its worker does: some
    systems share processor time out among sessions first, and by niceness within each alone."""
    niceness = os.getpriority(os.PRIO_PROCESS, 0)
    if niceness > 0:
        with suppress(OSError):
            Path(f"/proc/{pid}/autogroup").write_text(str(niceness), encoding="ascii")


def start(
    module: str, job: IO[bytes], line: socket.socket, pause: float
) -> subprocess.Popen[bytes]:
    """The child, which leads a group of processes of its own."""
    return subprocess.Popen(  # noqa: S603  our own modules, named by our own code
        [sys.executable, "-m", module, str(line.fileno()), str(pause)],
        stdin=job,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=settings.BASE_DIR,
        pass_fds=[line.fileno()],
        # Ctrl+C in a terminal is for the parent, which decides what becomes of the child.
        start_new_session=True,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the child, where it still runs, and whatever it started: it leads a group of its own."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _wait(
    process: subprocess.Popen[bytes], seconds: float, line: socket.socket, watch: Watch | None
) -> bytes:
    ends = monotonic() + seconds
    while True:
        left = ends - monotonic()
        try:
            made, errors = process.communicate(timeout=max(0, min(left, BEAT)))
        except subprocess.TimeoutExpired:
            if left <= BEAT:
                raise PaperNotMade(
                    f"The paper took longer than {seconds:.0f} seconds to lay out. "
                    "Shorten its longest tables, then try again."
                ) from None
            if watch is not None and not watch(read_news(line)):
                raise RenderStopped from None
            continue
        if process.returncode:
            raise PaperNotMade(_reason(process.returncode, errors))
        return made


def _reason(status: int, errors: bytes) -> str:
    said = errors.decode(errors="replace").strip()
    if status == REFUSED:
        return said
    if status < 0:
        return (
            f"The renderer was stopped from outside (signal {-status}), as happens where memory "
            "runs out. Try again, or ask a site administrator to look at the machine."
        )
    last = said.splitlines()[-1] if said else "it gave no reason."
    return (
        "The renderer failed. Check that its system libraries are installed "
        f"(`make setup` does): {last}"
    )
