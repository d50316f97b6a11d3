"""News that a child process sends its parent about its work, through the socket it was started
with. Both sides use this module, so it imports only the standard library."""

import json
import os
import signal
import socket
import sys
import threading
import time
from dataclasses import dataclass
from typing import NoReturn

# How a child ends that has said, on standard error, why it makes no file.
REFUSED = 2
_LONGEST = 65536


@dataclass(frozen=True, slots=True)
class News:
    """The progress of the work: what is being done, in words, and how many steps are done of how
    many."""

    doing: str
    done: int
    steps: int


class Teller:
    """The child's end of the socket. Without a socket (in a test, a command) it does nothing and
    never waits."""

    def __init__(self, steps: int, line: socket.socket | None = None, pause: float = 0) -> None:
        self.steps = steps
        self.line = line
        self.pause = pause

    def step(self, done: int, doing: str) -> None:
        """Reports what begins now, after `done` steps."""
        self.say(done, doing)
        time.sleep(self.pause)

    def say(self, done: int, doing: str) -> None:
        if self.line is None:
            return
        news = json.dumps([doing, done, self.steps]) + "\n"
        try:
            self.line.send(news.encode(), socket.MSG_DONTWAIT)
        except BlockingIOError:
            # Nobody has read for a while; this piece of news may be left out.
            return


NOBODY = Teller(1)


def teller(steps: int) -> Teller:
    """The teller of a child that was started by `in_child`, which ends when its parent does."""
    line = socket.socket(fileno=int(sys.argv[1]))
    threading.Thread(target=_end_with_parent, args=[line], daemon=True).start()
    return Teller(steps, line, float(sys.argv[2]))


def _end_with_parent(line: socket.socket) -> None:
    """Ends this process, and what it started, when the parent's end of the socket closes, which is
    all that is ever read from it."""
    try:
        line.recv(1)
    finally:
        if os.getpgrp() == os.getpid():
            os.killpg(os.getpid(), signal.SIGKILL)
        os._exit(3)


def leave(status: int) -> NoReturn:
    """Ends this process at once, with what it wrote. Libraries are not taken down: a thread that
    Pango begins late, to read the fonts, would find its code gone (signal 11), and a whole file
    would count as not made."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def read_news(line: socket.socket) -> News | None:
    """The newest news, if any has come; never waits."""
    try:
        lines = line.recv(_LONGEST, socket.MSG_DONTWAIT).decode().splitlines()
    except (BlockingIOError, ConnectionError):
        return None
    return News(*json.loads(lines[-1])) if lines else None
