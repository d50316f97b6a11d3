"""Eight connections that ask for one page after another over HTTP, on the site as it is served: how
many pages a second, and how long the slowest took. `make load` prints it.

The pages are the results and the grid of an appraisal of 30 options by 30 criteria, and the page of
one of its options; then the results once more while a worker makes one paper after another, and two
pages of bare Django to compare with.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from reports.casefile.file import read_case  # noqa: E402
from reports.models import Paper  # noqa: E402
from reports.stored.importing import import_case  # noqa: E402
from schemes.models import Role  # noqa: E402
from tests.benchmarks.results import rated, save  # noqa: E402
from tests.factories import add_member, sign_in  # noqa: E402
from tests.load.serving import make_database, served  # noqa: E402
from tests.load.soak import WORKER, Person, has_made  # noqa: E402
from workbench.models import User  # noqa: E402

CONNECTIONS = 8
SIZE = 30
PAGES = ("results/", "scoring/", "options/o0/")
BARE = ("hello/", "select/")


def ask(port: int, address: str, session: str, count: int) -> list[float]:
    """What each of `count` pages took, in seconds, asked for one after the other."""
    taken = []
    line = HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}",
        "Host": f"localhost:{port}",
        "Accept-Encoding": "gzip",
    }
    for _time in range(count):
        began = time.perf_counter()
        # A synchronous worker closes the connection after each answer; this opens it again.
        line.request("GET", address, headers=headers)
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        taken.append(time.perf_counter() - began)
    line.close()
    return taken


def asked(port: int, address: str, session: str, pages: int) -> dict[str, float]:
    """What came of asking for a page by all connections at once."""
    ask(port, address, session, 4)
    began = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        each = [pages // CONNECTIONS] * CONNECTIONS
        found = pool.map(lambda count: ask(port, address, session, count), each)
        taken = sorted(second for one in found for second in one)
    seconds = time.perf_counter() - began
    return {
        "pages a second": round(len(taken) / seconds, 1),
        "median milliseconds": round(1000 * taken[len(taken) // 2], 1),
        "95th percentile": round(1000 * taken[len(taken) * 95 // 100], 1),
    }


@contextmanager
def papers_made(port: int, lead: User) -> Iterator[None]:
    """Has a worker make one file after another of a paper, until it is over."""
    case = read_case(Path(settings.BASE_DIR) / "fixtures" / "barnet.json")
    import_case(by=lead, token=uuid4(), case=case)
    asks = Person(port, cycle([has_made(Paper.objects.get())]), lead)
    connection.close()
    worker = subprocess.Popen(WORKER)
    asks.start()
    time.sleep(5)  # until the first is being made
    try:
        yield
    finally:
        asks.over = True
        asks.join(timeout=90)
        worker.terminate()
        worker.wait()


def main(pages: int) -> int:
    make_database()
    appraisal = rated(SIZE, SIZE)
    lead = sign_in(add_member(appraisal.programme, Role.LEAD))
    lead.defaults["SERVER_NAME"] = "localhost"
    save(lead, appraisal)  # what has no history yet is not kept
    session = lead.cookies[settings.SESSION_COOKIE_NAME].value
    user = appraisal.programme.memberships.get().user
    connection.close()
    server, port = served("workbench.wsgi")
    told: dict[str, object] = {"database": connection.vendor, "connections": CONNECTIONS}
    try:
        for page in PAGES:
            told[page] = asked(port, f"{appraisal.get_absolute_url()}{page}", session, pages)
        with papers_made(port, user):
            address = f"{appraisal.get_absolute_url()}{PAGES[0]}"
            told[f"{PAGES[0]}, papers being made"] = asked(port, address, session, pages)
    finally:
        server.terminate()
        server.wait()
    bare, port = served("tests.load.bare")
    try:
        for page in BARE:
            told[f"bare Django, {page}"] = asked(port, f"/{page}", session, 4 * pages)
    finally:
        bare.terminate()
        bare.wait()
    print(json.dumps(told, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(os.environ.get("PAGES", "800"))))
