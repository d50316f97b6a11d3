"""Many assessors who save their ratings at once, over HTTP, on the site as it is served: whether
every save that was acknowledged is there, once, and how many there are a second.

`make load` tries it on the embedded database and on PostgreSQL. `PEOPLE` assessors save `RATINGS`
ratings each.
"""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import product
from urllib.parse import urlencode
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from appraisal.models import Appraisal, Rating  # noqa: E402
from schemes.models import Programme, Role  # noqa: E402
from tests.factories import (  # noqa: E402
    add_member,
    make_appraisal,
    make_option,
    make_programme,
    make_ranking,
    make_scale,
    sign_in,
)
from workbench.models import AuditEvent  # noqa: E402
from workbench.trail.verifying import verified_chains  # noqa: E402

ACROSS = 15


@dataclass(frozen=True, slots=True)
class Site:
    """An appraisal whose scoring is open: the addresses of its cells, and the session and the name
    of each assessor."""

    appraisal: Appraisal
    cells: list[tuple[str, int, int]]
    sessions: list[str]


@dataclass
class Counts:
    """What came back: how many saves were acknowledged, which other answers there were, and how
    long each took, in seconds."""

    acknowledged: int = 0
    others: Counter[int] = field(default_factory=Counter)
    taken: list[float] = field(default_factory=list)

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


def make_site(people: int, ratings: int) -> Site:
    """Makes it, with as many cells as each has to rate."""
    programme = make_programme(title="A load", scoring=Programme.Scoring.APART)
    appraisal = make_appraisal(programme, state=Appraisal.State.SCORING)
    scale = make_scale(appraisal)
    options = [make_option(appraisal, f"O{n}") for n in range(ACROSS)]
    rows = [make_ranking(appraisal, f"R{n}", scale) for n in range(-(-ratings // ACROSS))]
    base = f"/programmes/{programme.slug}/appraisals/{appraisal.slug}/scoring"
    cells = [
        (f"{base}/{option.slug}/{row.slug}/", option.pk, row.pk)
        for row, option in product(rows, options)
    ][:ratings]
    name = settings.SESSION_COOKIE_NAME
    members = [add_member(programme, Role.ASSESSOR, f"load{n}") for n in range(people)]
    return Site(appraisal, cells, [sign_in(one).cookies[name].value for one in members])


def saves(site: Site, port: int, who: int) -> Counts:
    """One assessor saves every cell, one after the other."""
    counts, token = Counts(), "t" * 32
    cookies = (
        f"{settings.SESSION_COOKIE_NAME}={site.sessions[who]}; {settings.CSRF_COOKIE_NAME}={token}"
    )
    headers = {
        "Cookie": cookies,
        "X-In-Place": "cell",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    for address, _option, _criterion in site.cells:
        body = urlencode(
            {
                "csrfmiddlewaretoken": token,
                "write_token": uuid4(),
                "level": "level:high",
                "reason": "It did well elsewhere.",
            }
        )
        began = time.perf_counter()
        status, text = posted(port, address, body, headers)
        counts.taken.append(time.perf_counter() - began)
        if status == 200 and re.search("Saved [0-9]", text):
            counts.acknowledged += 1
        else:
            counts.others[status] += 1
    return counts


def bare_saves(site: Site, port: int, who: int) -> Counts:
    """The same ratings, kept by bare Django."""
    counts = Counts()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode({"reason": "It did well elsewhere."})
    for _address, option, criterion in site.cells:
        began = time.perf_counter()
        status, _text = posted(port, f"/{option}/{criterion}/bare-{who}/", body, headers)
        counts.taken.append(time.perf_counter() - began)
        counts.acknowledged += status == 200
        counts.others[status] += status != 200
    return counts


def posted(port: int, address: str, body: str, headers: dict[str, str]) -> tuple[int, str]:
    """The status and the text of the answer to a form."""
    line = HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        line.request("POST", address, body, headers | {"Host": f"localhost:{port}"})
        answer = line.getresponse()
        return answer.status, answer.read().decode(errors="replace")
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
    application: str, save: Callable[[Site, int, int], Counts], site: Site
) -> tuple[Counts, float]:
    """What all assessors together met, and how long it took, in seconds."""
    server, port = served(application)
    try:
        began = time.perf_counter()
        with ThreadPoolExecutor(len(site.sessions)) as pool:
            found = list(pool.map(lambda who: save(site, port, who), range(len(site.sessions))))
        return sum(found, Counts()), time.perf_counter() - began
    finally:
        server.terminate()
        server.wait()


def faults(site: Site, counts: Counts) -> list[str]:
    """What is not as it must be: lost saves, doubled ones, server errors, a broken chain."""
    rows = Rating.objects.filter(option__appraisal=site.appraisal).exclude(
        assessor__startswith="bare-"
    )
    events = AuditEvent.objects.filter(action="rated apart")
    found = []
    if rows.count() != counts.acknowledged:
        found.append(f"{counts.acknowledged} saves acknowledged, {rows.count()} stored")
    if events.count() != counts.acknowledged:
        found.append(f"{counts.acknowledged} saves acknowledged, {events.count()} in the history")
    if errors := sum(n for status, n in counts.others.items() if status >= 500):
        found.append(f"{errors} server errors")
    found += [str(one.fault) for one in verified_chains() if one.fault is not None]
    return found


def main(people: int, ratings: int) -> int:
    make_database()
    site = make_site(people, ratings)
    connection.close()
    counts, seconds = all_at_once("workbench.wsgi", saves, site)
    bare, bare_seconds = all_at_once("tests.load.bare", bare_saves, site)
    taken = sorted(counts.taken)
    found = faults(site, counts)
    if bare.acknowledged != people * ratings:
        found.append(f"bare Django kept {bare.acknowledged} of {people * ratings}")
    print(
        json.dumps(
            {
                "database": connection.vendor,
                "assessors": people,
                "saves": people * ratings,
                "acknowledged": counts.acknowledged,
                "other answers": dict(counts.others),
                "saves a second": round(counts.acknowledged / seconds, 1),
                "median milliseconds": round(1000 * taken[len(taken) // 2]),
                "95th percentile": round(1000 * taken[len(taken) * 95 // 100]),
                "bare Django a second": round(bare.acknowledged / bare_seconds, 1),
                "faults": found,
            },
            indent=1,
        )
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(int(os.environ.get("PEOPLE", "50")), int(os.environ.get("RATINGS", "200"))))
