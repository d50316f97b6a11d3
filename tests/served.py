"""The site as it runs in service: gunicorn in processes of its own, over HTTP."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.database import MIGRATED
from tests.once import once

ROOT: Final = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Served:
    """A site that answers on `port` of this machine."""

    port: int
    process: subprocess.Popen[bytes]
    environment: dict[str, str]
    log: Path

    def get(self, path: str, method: str = "GET", body: str = "", **headers: str) -> HTTPResponse:
        """The answer, read whole; its body is `answer.text`."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body.encode(), named)
        answer = connection.getresponse()
        answer.text = answer.read().decode()  # type: ignore[attr-defined]
        connection.close()
        return answer

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command of `manage.py` on this site's database."""
        return manage(*arguments, environment=self.environment)


def manage(
    *arguments: str, environment: dict[str, str], check: bool = True
) -> subprocess.CompletedProcess[str]:
    """A command of `manage.py`, in an environment of its own."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=check,
        timeout=300,
    )


def environment_in(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a site whose files all stand in `folder`, with an embedded database that
    is migrated and empty unless `more` names another one."""
    database = folder / "workbench.sqlite3"
    environment = _of_files(folder, database) | more
    if not database.exists() and "WORKBENCH_DATABASE_URL" not in environment:
        database.write_bytes(once(migrated_database, *MIGRATED))
        database.chmod(0o600)
    return environment


def _of_files(folder: Path, database: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("WORKBENCH_") and name != "DJANGO_SETTINGS_MODULE"
    }
    own = {
        "WORKBENCH_PLAIN_HTTP": "1",
        "WORKBENCH_SQLITE": str(database),
        "WORKBENCH_SECRET_KEY": "only-for-tests-" * 5,
    }
    return kept | own


def migrated_database() -> bytes:
    """The database as the migrations leave it, where no test has made it yet."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "migrated.sqlite3"
        manage("migrate", environment=_of_files(Path(folder), file))
        with closing(sqlite3.connect(file)) as made:
            # Bytes that speak of a log beside them could not be read without it.
            made.execute("PRAGMA journal_mode = DELETE")
        return file.read_bytes()


@contextmanager
def served(folder: Path, *, port: int | None = None, **more: str) -> Iterator[Served]:
    """The site served from `folder`, at `port` where it is given; `more` are settings of its
    environment."""
    environment = environment_in(folder, **more)
    port = port or free_port()
    log = folder / "server.log"
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "workbench.wsgi"]
    with log.open("wb") as written:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=written, stderr=written
        )
    try:
        wait_until(lambda: answers(port) or process.poll() is not None, "the server answers")
        yield Served(port, process, environment, log)
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def wait_until(holds: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Waits until something holds; fails with what was waited for."""
    ends = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > ends:
            raise TimeoutError(f"Waited {seconds:g} seconds until {what}.")
        time.sleep(0.05)
