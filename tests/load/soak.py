"""An hour of a council's work pressed into ten minutes, on the site as it is served with a worker for
its jobs: nothing may grow that the work itself does not add. `make soak` prints it.

Eight people at once read pages, save ratings, sign in and out, and have papers made anew. Every few
seconds the memory, the open files and the connections of all processes are noted, and the rows of
every table. The second quarter is compared with the last: before that, processes still load what
they keep.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.client import HTTPConnection
from itertools import count, cycle
from pathlib import Path
from typing import Final
from urllib.parse import urlencode
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from appraisal.models import Appraisal  # noqa: E402
from reports.casefile.file import read_case  # noqa: E402
from reports.jobs.reaping import forget  # noqa: E402
from reports.models import Paper, Render  # noqa: E402
from reports.stored.importing import import_case  # noqa: E402
from schemes.models import Role  # noqa: E402
from tests.benchmarks.results import LEVELS, rated  # noqa: E402
from tests.factories import add_member, sign_in  # noqa: E402
from tests.load.serving import make_database, served  # noqa: E402
from workbench.models import User  # noqa: E402

WORKER: Final = (sys.executable, "manage.py", "worker", "--verbosity", "0")
EVERY: Final = 10  # seconds between two looks
PASSWORD: Final = "a long and plain sentence"
TOKEN: Final = "t" * 32
# What the work adds by itself: an event for each act.
ADDED: Final = {"AuditEvent"}
# What the worker clears away in time: files a month after somebody last asked for them.
CLEARED: Final = {"Render", "RenderFile", "DBTaskResult"}
UNFINISHED: Final = (Render.State.WAITING, Render.State.RUNNING)
# How much more there may be at the end than a quarter of the way in.
MORE_MEMORY: Final = 1.1
MORE_FILES: Final = 5


class Person(threading.Thread):
    """Somebody who does one thing after another until it is over."""

    def __init__(self, port: int, acts: Iterator[Callable[["Person"], int]], user: User) -> None:
        super().__init__(daemon=True)
        self.port, self.acts = port, acts
        self.session = sign_in(user).cookies[settings.SESSION_COOKIE_NAME].value
        self.answers: Counter[int] = Counter()
        self.over = False

    def run(self) -> None:
        while not self.over:
            self.answers[next(self.acts)(self)] += 1

    def asks(self, method: str, address: str, **typed: str) -> tuple[int, str]:
        """The status and the text of an answer; a form carries its safety token."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = {settings.CSRF_COOKIE_NAME: TOKEN, settings.SESSION_COOKIE_NAME: self.session}
        body = urlencode({"csrfmiddlewaretoken": TOKEN, **typed}) if method == "POST" else None
        headers = {
            "Host": f"localhost:{self.port}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "Accept-Encoding": "identity",
            "X-In-Place": "cell",
            **({"Content-Type": "application/x-www-form-urlencoded"} if body else {}),
        }
        try:
            line.request(method, address, body, headers)
            answer = line.getresponse()
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie" and value.startswith(settings.SESSION_COOKIE_NAME):
                    self.session = value.split(";")[0].partition("=")[2]
            return answer.status, answer.read().decode(errors="replace")
        finally:
            line.close()


def reads(address: str) -> Callable[[Person], int]:
    return lambda person: person.asks("GET", address)[0]


def saves(cell: str) -> Callable[[Person], int]:
    """Rates one cell anew, with the version that its form has."""
    level = cycle(LEVELS)

    def act(person: Person) -> int:
        _status, form = person.asks("GET", cell)
        version = re.search(r'name="version" value="(\d+)"', form)
        return person.asks(
            "POST",
            cell,
            write_token=str(uuid4()),
            version=version.group(1) if version else "",
            level=f"level:{next(level)}",
            reason="It did well elsewhere.",
        )[0]

    return act


def signs_in_and_out(name: str) -> Callable[[Person], int]:
    def act(person: Person) -> int:
        person.session = ""
        person.asks("POST", "/sign-in/", username=name, password=PASSWORD)
        return person.asks("POST", "/sign-out/")[0]

    return act


def has_made(paper: Paper) -> Callable[[Person], int]:
    """Has the file of a paper made, each time of other words."""
    at = count()

    def act(person: Person) -> int:
        Paper.objects.filter(pk=paper.pk).update(title=f"{paper.title} {next(at)}")
        connection.close()
        address = f"{paper.get_absolute_url()}paper.pdf"
        status, _text = person.asks("GET", address)
        gives_up = time.monotonic() + 60
        while Render.objects.filter(state__in=UNFINISHED).exists() and time.monotonic() < gives_up:
            connection.close()
            time.sleep(1)
        connection.close()
        return status

    return act


def everybody(port: int) -> list[Person]:
    """A council of two programmes, and the eight who work there."""
    appraisal = rated(15, 15)
    case = read_case(Path(settings.BASE_DIR) / "fixtures" / "barnet.json")
    lead = add_member(appraisal.programme, Role.LEAD)
    lead.set_password(PASSWORD)
    lead.save()
    import_case(by=lead, token=uuid4(), case=case)
    paper = Paper.objects.get()
    barnet = Appraisal.objects.get(programme=paper.programme)
    own, theirs = appraisal.get_absolute_url(), barnet.get_absolute_url()
    pages = [
        "/",
        f"{own}results/",
        f"{own}scoring/",
        f"{own}options/o1/",
        f"{theirs}results/",
        f"{theirs}results/how-sure/",
        paper.programme.get_absolute_url(),
        paper.get_absolute_url(),
        "/search/?q=savings",
    ]
    works = [
        *(cycle([reads(one) for one in pages[at:] + pages[:at]]) for at in range(5)),
        cycle([saves(f"{own}scoring/o0/r0/")]),
        cycle([signs_in_and_out(lead.username)]),
        cycle([has_made(paper)]),
    ]
    return [Person(port, acts, lead) for acts in works]


def processes(*above: int) -> list[int]:
    """These processes and all beneath them, as Linux tells."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(told[1]), []).append(int(stat.parent.name))
    found = list(above)
    for one in found:
        found += parents.get(one, [])
    return found


def memory(pid: int) -> int:
    """What a process holds that no other shares, in kilobytes; 0 once it has ended."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(size) for size in re.findall(r"^Private_\w+: +(\d+) kB", told, re.M))


def files(pid: int) -> int:
    try:
        return len(list(Path(f"/proc/{pid}/fd").iterdir()))
    except OSError:
        return 0


def connections() -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


def rows() -> Counter[str]:
    """How many rows each table has."""
    return Counter(
        {
            model.__name__: model._base_manager.count()
            for model in apps.get_models()
            if model._meta.managed and not model._meta.proxy
        }
    )


def looks(
    server: int, worker: int, seconds: float
) -> Iterator[tuple[dict[str, int], Counter[str]]]:
    """Every few seconds: what the web processes and the worker hold, and the rows."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        web = processes(server)
        yield (
            {
                "memory of web processes, kB": sum(map(memory, web)),
                "memory of the worker, kB": memory(worker),
                "open files": sum(map(files, [*web, worker])),
                "connections": connections(),
            },
            rows(),
        )
        time.sleep(EVERY)


def grown(
    noted: list[tuple[dict[str, int], Counter[str]]],
) -> tuple[dict[str, list[int]], list[str]]:
    """What each figure was in the second quarter and in the last, and what has grown."""
    quarter = max(1, len(noted) // 4)
    early, late = noted[quarter : 2 * quarter], noted[-quarter:]
    told, found = {}, []
    for name in noted[0][0]:
        then, now = (
            round(statistics.median(one[name] for one, _ in part)) for part in (early, late)
        )
        told[name] = [then, now]
        allowed = then * MORE_MEMORY if "memory" in name else then + MORE_FILES
        if now > allowed:
            found.append(f"{name}: {then}, then {now}")
    for table, last in late[-1][1].items():
        then = max(one[table] for _, one in early)
        if table not in ADDED | CLEARED and last > then:
            found.append(f"rows of {table}: {then}, then {last}")
    return told, found


def left() -> list[str]:
    """What stays of what the worker clears away, once it is made and a year old."""
    subprocess.run([*WORKER, "--until-empty"], check=True)
    forget(at=timezone.now() + timedelta(days=366))
    call_command("prune_db_task_results", queue_name="*", min_age_days=0, verbosity=0)
    return [f"rows of {table} stay: {n}" for table, n in rows().items() if table in CLEARED and n]


def main(minutes: float) -> int:
    make_database()
    server, port = served("workbench.wsgi")
    worker = subprocess.Popen(WORKER)
    people = everybody(port)
    connection.close()
    try:
        for one in people:
            one.start()
        noted = list(looks(server.pid, worker.pid, minutes * 60))
        for one in people:
            one.over = True
        for one in people:
            one.join(timeout=90)
    finally:
        for process in (server, worker):
            process.terminate()
            process.wait()
    answers = sum((one.answers for one in people), Counter())
    told, found = grown(noted)
    found += left()
    found += [f"{n} answers {status}" for status, n in answers.items() if status >= 400]
    said = {"database": connection.vendor, "minutes": minutes, "answers": dict(answers), **told}
    print(json.dumps(said | {"faults": found}, indent=1))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(float(os.environ.get("MINUTES", "10"))))
