"""How long one request may take."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TookTooLong(Exception):
    """Raised in the middle of a request that outlived its limit. What it was writing is rolled
    back with its transaction."""


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Ends what stands in this block after `seconds` by raising `TookTooLong` in it.

    Only the main thread can be interrupted, in which synchronous workers answer. In another thread
    nothing is limited.
    """
    if seconds <= 0 or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise TookTooLong
