"""The site that is attacked, and whoever attacks it: every answer is looked at as it comes."""

import hashlib
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from tests.served import ROOT, Served, environment_in, served

FORM: Final = "application/x-www-form-urlencoded"
EVIL: Final = "evil.example"
# What may change whoever asks: sessions, counts, files that are made, and the record of it all.
PASSING: Final = ("session", "axes_", "keptform", "costlyturn", "audit", "render", "dbtask")


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def leads_to(self) -> str:
        return self.headers.get("location", "")


@dataclass
class Ground:
    """The site, what is known of it, and what came of the attacks: how many requests were sent and
    what was `reached`. `step` leaves out all but every so-manieth page."""

    site: Served
    known: dict[str, Any]
    step: int = 1
    requests: int = 0
    reached: list[str] = field(default_factory=list)

    @property
    def pages(self) -> list[tuple[str, dict[str, Any]]]:
        found: dict[str, dict[str, Any]] = self.known["pages"]
        return sorted(found.items())[:: self.step]

    @property
    def few(self) -> int:
        """Of ways that are alike, every so-manieth is tried."""
        return 1 if self.step == 1 else 4

    def visitor(self, who: str = "anonymous") -> "Visitor":
        return Visitor(self, who, self.known["sessions"].get(who, ""))

    def found(self, what: str) -> None:
        self.reached.append(what)

    def rows(self) -> dict[str, str]:
        """A sum of every table that no request should have changed."""
        sums = {}
        with closing(sqlite3.connect(self.site.environment["WORKBENCH_SQLITE"])) as database:
            tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (name,) in tables.fetchall():
                if not any(passing in name for passing in PASSING):
                    rows = sorted(map(repr, database.execute(f'SELECT * FROM "{name}"')))
                    sums[name] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
        return sums

    def query(self, sql: str) -> list[Any]:
        with closing(sqlite3.connect(self.site.environment["WORKBENCH_SQLITE"])) as database:
            return database.execute(sql).fetchall()

    @contextmanager
    def nothing_changes(self, what: str) -> Iterator[None]:
        """Whatever is sent in this block may change no row."""
        before = self.rows()
        yield
        now = self.rows()
        for table in sorted(before.keys() | now.keys()):
            if before.get(table) != now.get(table):
                self.found(f"{what}: changed rows of {table}")


class Visitor:
    """A browser that sends whatever it is told to."""

    def __init__(self, ground: Ground, who: str, session: str) -> None:
        self.ground, self.who = ground, who
        self.cookies = {"sessionid": session} if session else {}

    def send(
        self, method: str, path: str, body: bytes = b"", kind: str = "", **headers: str
    ) -> Answer:
        """The answer, after a look at what no answer may hold."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies and "Cookie" not in named:
            named["Cookie"] = "; ".join(f"{key}={value}" for key, value in self.cookies.items())
        if kind:
            named["Content-Type"] = kind
        self.ground.requests += 1
        connection = HTTPConnection("127.0.0.1", self.ground.site.port, timeout=90)
        try:
            connection.request(method, path, body or None, named)
            came = connection.getresponse()
            lowered = {name.lower(): value for name, value in came.getheaders()}
            answer = Answer(came.status, lowered, came.read())
            for cookie in came.headers.get_all("Set-Cookie") or ():
                for name, morsel in SimpleCookie(cookie).items():
                    self.cookies[name] = morsel.value
        except (HTTPException, OSError) as error:
            # The server shut the door on what is no request, which is an answer as well.
            answer = Answer(0, {}, str(error).encode())
        finally:
            connection.close()
        self._look(f"{self.who}: {method} {path[:150]}", answer)
        return answer

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, **headers)

    def token(self) -> str:
        """A token against forgery that this visitor may use."""
        if "csrftoken" not in self.cookies:
            self.get("/sign-in/" if self.who == "anonymous" else "/account/name/")
        return self.cookies.get("csrftoken", "")

    def post(self, path: str, data: Mapping[str, Any], **headers: str) -> Answer:
        """A form with a good token of its own, and whatever else it is given."""
        own = {"csrfmiddlewaretoken": self.token(), **data}
        return self.send("POST", path, urlencode(own, doseq=True).encode(), FORM, **headers)

    def _look(self, what: str, answer: Answer) -> None:
        found = self.ground.found
        if answer.status >= 500:
            found(f"{what}: {answer.status}")
        if b"Traceback (most recent" in answer.body or b"root:x:0:0" in answer.body:
            found(f"{what}: shows the machine")
        host = urlsplit(answer.leads_to).netloc
        if host and not host.startswith(("127.0.0.1", "localhost")):
            found(f"{what}: leads to {host}")
        if b"DEBUG = True" in answer.body:
            found(f"{what}: shows the settings")


@contextmanager
def ground_in(folder: Path, step: int = 1, **settings: str) -> Iterator[Ground]:
    """The site in this folder, made and served."""
    environment = environment_in(folder, WORKBENCH_OFFICE="off", **settings)
    made = subprocess.run(
        [sys.executable, "-m", "tests.attack.making"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if made.returncode:
        raise RuntimeError(f"The site could not be made:\n{made.stderr[-3000:]}")
    known = json.loads(made.stdout.splitlines()[-1])
    with served(folder, WORKBENCH_OFFICE="off", **settings) as site:
        yield Ground(site, known, step)


def errors_in(page: str) -> set[str]:
    """The names of the fields that an answer complains of."""
    return set(re.findall(r'href="#id_([\w-]+?)(?:_\d+)?"', page))
