"""A machine for tests: a database and a folder of its own that real workers share with the test."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from reports.jobs.asking import request_render
from reports.models import Render
from reports.output.paper import ReadyPaper
from tests.database import TEMPLATE
from tests.factories import make_user
from tests.reports.jobs.renders import small_document
from workbench.models import User

# Seconds, on a machine that has much else to do: a worker gives way to every other test.
PATIENCE = 240


def until(what: Callable[[], object], *, within: float = PATIENCE) -> None:
    """Waits until it is so."""
    ends = time.monotonic() + within
    while not what():
        assert time.monotonic() < ends, "It did not come about."
        time.sleep(0.05)


def lives(pid: int) -> bool:
    """Whether this process runs; one that has ended and whose parent has not noticed does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@dataclass
class Machine:
    environment: dict[str, str]
    asker: User
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def ask(self, words: str) -> Render:
        return request_render(paper=ReadyPaper(small_document(words)), kind=".pdf", by=self.asker)

    def start(
        self, *command: str, stdout: IO[bytes] | None = None, **values: str | int
    ) -> subprocess.Popen[bytes]:
        """A Python process of ours, with these settings besides (`RENDER_PAUSE=1`)."""
        own = {f"WORKBENCH_{name}": str(value) for name, value in values.items()}
        process = subprocess.Popen(
            [sys.executable, *command],
            env=self.environment | own,
            cwd=settings.BASE_DIR,
            start_new_session=True,
            stdout=stdout,
        )
        self.started.append(process)
        return process

    def worker(self, *options: str, **values: str | int) -> subprocess.Popen[bytes]:
        # Without Django's checks, for which it would load every page: a third of its start.
        quick = ("--skip-checks", "--verbosity", "0")
        return self.start("manage.py", "worker", *quick, *options, **values)

    def finish(self, **values: str | int) -> None:
        """Lets a worker make all that waits."""
        assert self.worker("--until-empty", **values).wait(PATIENCE) == 0

    def end(self) -> None:
        for process in self.started:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.started.clear()


def child_of(process: subprocess.Popen[bytes]) -> int:
    """The process in which a worker has a file laid out."""
    (child,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return int(child)


def _copy(usual: BaseDatabaseWrapper, name: str) -> None:
    """Spares the machine's own file the migrations, which were made in the memory of this process."""
    usual.ensure_connection()
    with closing(sqlite3.connect(name)) as file:
        usual.connection.backup(file)


@contextmanager
def own_machine(folder: Path) -> Iterator[Machine]:
    """Everything this process does with the database meanwhile goes to the machine's own."""
    usual = connections["default"]
    name = f"machine_{os.getpid()}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
        "WORKBENCH_SECRET_KEY": "the-same-on-every-machine-" * 2,
    }
    if usual.vendor == "postgresql":
        url = urlsplit(os.environ["WORKBENCH_DATABASE_URL"])
        environment["WORKBENCH_DATABASE_URL"] = url._replace(path=f"/{name}").geturl()
        with usual._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    else:
        name = environment["WORKBENCH_SQLITE"] = str(folder / "machine.sqlite3")
        _copy(usual, name)
    engine = load_backend(usual.settings_dict["ENGINE"])
    connections["default"] = engine.DatabaseWrapper(usual.settings_dict | {"NAME": name}, "default")
    try:
        call_command("migrate", verbosity=0)
        yield Machine(environment, make_user("asker"))
    finally:
        connections["default"].close()
        connections["default"] = usual
        if usual.vendor == "postgresql":
            with usual._nodb_cursor() as cursor:
                cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
