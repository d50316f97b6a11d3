"""Children that make files, begun in a moment: each is forked from a process that has loaded what
takes half a second to import. What a child does is what it does for the product, in a process of
its own that begins with nothing of another file's; only its beginning is another.
"""

import gc
import importlib
import os
import pickle
import selectors
import socket
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from time import monotonic
from typing import IO, Any, Final, Self

import pytest

from reports.render import child

# As the product starts one.
ALONE: Final = child.start
_ROOT: Final = Path(__file__).parents[1]
_LONGEST: Final = 4096
# What each module that makes files needs loaded, by the beginning of its name.
_WHOLE_SITE: Final = "reports.output.any_kind"
_LOADED: Final = {
    "reports.render.pdf.": ("reports.render.pdf.document", "reports.render.pdf.extent"),
    _WHOLE_SITE: ("reports.render.docx.contents.pages", "reports.render.xlsx.book"),
}


class Forked:
    """A child by way of a server, with the manners of `subprocess.Popen` that `in_child` asks of
    it."""

    def __init__(
        self, server: socket.socket, module: str, job: int, line: int, pause: float
    ) -> None:
        self.returncode: int | None = None
        ends = [os.pipe() for _ in range(3)]
        theirs = [job, *(write for _, write in ends), line]
        try:
            socket.send_fds(server, [pickle.dumps((module, str(pause)))], theirs)
        finally:
            for _, write in ends:
                os.close(write)
        self._read: dict[int, list[bytes]] = {read: [] for read, _ in ends}
        self._out, self._errors, self._news = self._read
        self._open = set(self._read)
        # It says its number once it leads a group of its own.
        own, _, rest = os.read(self._news, _LONGEST).partition(b"\n")
        self.pid = int(own)
        self._read[self._news].append(rest)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for end in self._read:
            os.close(end)

    def poll(self) -> int | None:
        return self.returncode

    def communicate(self, timeout: float) -> tuple[bytes, bytes]:
        """What it wrote, where it has ended. Raises `TimeoutExpired` where it still runs."""
        ends = monotonic() + timeout
        with selectors.DefaultSelector() as waiting:
            for end in self._open:
                waiting.register(end, selectors.EVENT_READ)
            while self._open:
                ready = waiting.select(max(0, ends - monotonic()))
                if not ready and monotonic() >= ends:
                    raise subprocess.TimeoutExpired("child", timeout)
                for key, _ in ready:
                    self._take(key.fd, waiting)
        self.returncode = int(b"".join(self._read[self._news]))
        return b"".join(self._read[self._out]), b"".join(self._read[self._errors])

    def _take(self, end: int, waiting: selectors.BaseSelector) -> None:
        piece = os.read(end, 1 << 20)
        self._read[end].append(piece)
        if not piece:
            waiting.unregister(end)
            self._open.remove(end)


@contextmanager
def forked() -> Iterator[None]:
    """Has the children of this process forked that make files."""
    with ExitStack() as servers, pytest.MonkeyPatch.context() as patch:

        @cache
        def server(kind: str, environment: frozenset[tuple[str, str]]) -> socket.socket:
            return servers.enter_context(_server(kind, dict(environment)))

        def start(module: str, job: IO[bytes], line: socket.socket, pause: float) -> Any:
            kind = next((one for one in _LOADED if module.startswith(one)), None)
            if kind is None:
                return ALONE(module, job, line, pause)
            # A server keeps the environment that it began with.
            own = frozenset(one for one in os.environ.items() if one[0] != "PYTEST_CURRENT_TEST")
            return Forked(server(kind, own), module, job.fileno(), line.fileno(), pause)

        patch.setattr(child, "start", start)
        yield


@contextmanager
def _server(kind: str, environment: dict[str, str]) -> Iterator[socket.socket]:
    """It ends when what is asked of it can come no more."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "tests.children", str(theirs.fileno()), kind]
    with subprocess.Popen(
        command,
        env=environment,
        cwd=_ROOT,
        stdin=subprocess.DEVNULL,
        pass_fds=[theirs.fileno()],
        start_new_session=True,
    ):
        theirs.close()
        with ours:
            yield ours


def serve(requests: socket.socket, kind: str) -> None:
    """Forks a child for each request, until nobody can ask any more."""
    if kind == _WHOLE_SITE:
        import django

        django.setup()
    for name in _LOADED[kind]:
        importlib.import_module(name)
    gc.freeze()
    seen_through: list[int] = []
    while True:
        request, theirs, _flags, _address = socket.recv_fds(requests, _LONGEST, 5)
        # Waited for, so that their time counts as that of the tests.
        seen_through = [one for one in seen_through if os.waitpid(one, os.WNOHANG) == (0, 0)]
        if not request:
            break
        if (one := os.fork()) == 0:
            requests.close()
            _see_through(*pickle.loads(request), *theirs)
        seen_through.append(one)
        for end in theirs:
            os.close(end)
    for one in seen_through:
        os.waitpid(one, 0)


def _see_through(
    module: str, pause: str, job: int, out: int, errors: int, news: int, line: int
) -> None:
    """Forks the child and says how it ended."""
    made = os.fork()
    if made == 0:
        os.setsid()
        os.write(news, b"%d\n" % os.getpid())
        for end, usual in ((job, 0), (out, 1), (errors, 2)):
            os.dup2(end, usual)
            os.close(end)
        os.close(news)
        sys.argv = [module, str(line), pause]
        os._exit(_status_of(module))
    for end in (job, out, errors, line):
        os.close(end)
    _, status = os.waitpid(made, 0)
    os.write(news, b"%d" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def _status_of(module: str) -> int:
    """What `python -m module` ends with."""
    try:
        status: int = importlib.import_module(module).main()
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
        status = 1
    sys.stderr.flush()
    return status


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as asked:
        serve(asked, sys.argv[2])
