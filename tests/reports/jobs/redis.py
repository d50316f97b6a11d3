"""A Redis server for tests, which can be stopped and made silent."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.served import free_port

MISSING = "No Redis on this machine: sudo apt-get install -y redis-server"


@dataclass(frozen=True)
class RedisServer:
    """A server of our own on this machine, which keeps nothing on the disk."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def stop(self) -> None:
        """Ends it: whoever calls is refused."""
        self.process.terminate()
        self.process.wait()

    def fall_silent(self) -> None:
        """Lets it take calls and answer none."""
        self.process.send_signal(signal.SIGSTOP)


@contextmanager
def redis_server(folder: Path, port: int | None = None) -> Iterator[RedisServer]:
    """Empty, at `port` where it is given: that of one that was stopped."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.fail(MISSING, pytrace=False)
    port = port or free_port()
    own = ["--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", str(folder)]
    process = subprocess.Popen([program, *own], stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield RedisServer(port, process)
    finally:
        process.kill()
        process.wait()


def _wait_for(port: int) -> None:
    ends = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < ends, "Redis did not start."
            time.sleep(0.05)
        else:
            return
