"""The site served on a port of its own, and people who all send forms to it at once."""

import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Final

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

TOKEN: Final = "t" * 32


@dataclass
class Counts:
    """What came back: how many saves were acknowledged, which other answers there were, and how
    long each took, in seconds."""

    acknowledged: int = 0
    others: Counter[int] = field(default_factory=Counter)
    taken: list[float] = field(default_factory=list)

    def took(self, share: float) -> int:
        """The milliseconds within which this share of the answers came."""
        taken = sorted(self.taken)
        return round(1000 * taken[int(len(taken) * share)])

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.acknowledged + other.acknowledged,
            self.others + other.others,
            self.taken + other.taken,
        )


def make_database() -> None:
    """Makes an empty database, in a PostgreSQL that has none as well."""
    if connection.vendor == "postgresql":
        name = connection.ops.quote_name(connection.settings_dict["NAME"])
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
    call_command("migrate", verbosity=0)


def headers_of(session: str) -> dict[str, str]:
    """What a browser of somebody who is signed in sends with a form."""
    session, token = (
        f"{settings.SESSION_COOKIE_NAME}={session}",
        f"{settings.CSRF_COOKIE_NAME}={TOKEN}",
    )
    return {
        "Cookie": f"{session}; {token}",
        "Content-Type": "application/x-www-form-urlencoded",
    }


def posted(port: int, address: str, body: str, headers: dict[str, str]) -> tuple[int, str]:
    """The status of the answer to a form, and its text, or where it leads on to."""
    return asked(port, "POST", address, body, headers)


def asked(
    port: int, method: str, address: str, body: str = "", headers: dict[str, str] | None = None
) -> tuple[int, str]:
    """The status of an answer, and its text, or where it leads on to."""
    line = HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        line.request(method, address, body, (headers or {}) | {"Host": f"localhost:{port}"})
        answer = line.getresponse()
        text = answer.read().decode(errors="replace")
        return answer.status, answer.headers.get("Location", text)
    finally:
        line.close()


def served(application: str) -> tuple[subprocess.Popen[bytes], int]:
    """The server, and the port it listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", application]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    for _try in range(300):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return server, port
        time.sleep(0.1)
    server.kill()
    raise RuntimeError("The server did not start.")


def all_at_once(
    application: str, people: int, save: Callable[[int, int], Counts]
) -> tuple[Counts, float]:
    """What all people together met, each of whom does `save(port, number)`, and how long it took,
    in seconds."""
    server, port = served(application)
    try:
        # Each process of the server loads what it needs with its first answer.
        for _time in range(8):
            asked(port, "GET", "/")
        began = time.perf_counter()
        with ThreadPoolExecutor(people) as pool:
            found = list(pool.map(lambda who: save(port, who), range(people)))
        return sum(found, Counts()), time.perf_counter() - began
    finally:
        server.terminate()
        server.wait()
