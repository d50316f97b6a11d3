"""Eight connections that ask for one page after another over HTTP, on the site as it is served: how
many pages a second, and how long the slowest took. `make load` prints it.

The pages are the results and the grid of an appraisal of 30 options by 30 criteria, and the page of
one of its options, each asked for by a person of its own role.
"""

import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from schemes.models import Role  # noqa: E402
from tests.benchmarks.results import rated, save  # noqa: E402
from tests.factories import add_member, sign_in  # noqa: E402
from tests.load.load import make_database, served  # noqa: E402

CONNECTIONS = 8
SIZE = 30
PAGES = ("results/", "scoring/", "options/o0/")


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


def main(pages: int) -> int:
    make_database()
    appraisal = rated(SIZE, SIZE)
    lead = sign_in(add_member(appraisal.programme, Role.LEAD))
    lead.defaults["SERVER_NAME"] = "localhost"
    save(lead, appraisal)  # what has no history yet is not kept
    session = lead.cookies[settings.SESSION_COOKIE_NAME].value
    connection.close()
    server, port = served("workbench.wsgi")
    told: dict[str, object] = {"database": connection.vendor, "connections": CONNECTIONS}
    try:
        for page in PAGES:
            address = f"{appraisal.get_absolute_url()}{page}"
            each = [pages // CONNECTIONS] * CONNECTIONS
            ask(port, address, session, 4)
            began = time.perf_counter()
            with ThreadPoolExecutor(CONNECTIONS) as pool:
                found = pool.map(lambda count: ask(port, address, session, count), each)  # noqa: B023
                taken = sorted(second for one in found for second in one)
            seconds = time.perf_counter() - began
            told[page] = {
                "pages a second": round(len(taken) / seconds, 1),
                "median milliseconds": round(1000 * taken[len(taken) // 2], 1),
                "95th percentile": round(1000 * taken[len(taken) * 95 // 100], 1),
            }
    finally:
        server.terminate()
        server.wait()
    print(json.dumps(told, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(os.environ.get("PAGES", "800"))))
