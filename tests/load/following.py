"""Ten browsers that follow a meeting over HTTP, on the site as it is served: how long after a rating
is agreed each of them has it. `make load` prints it."""

import json
import os
import statistics
import sys
import threading
import time
from http.client import HTTPConnection
from urllib.parse import urlencode
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from appraisal.models import Appraisal  # noqa: E402
from schemes.models import Role  # noqa: E402
from tests.factories import add_member, sign_in  # noqa: E402
from tests.load.load import Site, make_site  # noqa: E402
from tests.load.serving import make_database, served  # noqa: E402

# As the page asks (static/js/moderation.js).
EACH = 1.8
BROWSERS = 10
AGREED = 10


class Browser(threading.Thread):
    """One open page: asks again and again, and notes when it has each version first."""

    def __init__(self, address: str, port: int, session: str) -> None:
        super().__init__(daemon=True)
        self.address, self.port, self.session = address, port, session
        self.seen: dict[int, float] = {}
        self.taken: list[float] = []
        self.over = False

    def run(self) -> None:
        version = "0"
        while not self.over:
            began = time.perf_counter()
            status, body = asked(self.port, self.address, self.session, version)
            now = time.perf_counter()
            self.taken.append(now - began)
            if status == 200:
                version = str(json.loads(body)["version"])
                self.seen.setdefault(int(version), now)
            time.sleep(max(0.0, EACH - (now - began)))


def asked(port: int, address: str, session: str, version: str) -> tuple[int, bytes]:
    line = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}",
            "If-None-Match": f'"{version}"',
            "Host": f"localhost:{port}",
        }
        line.request("GET", address, headers=headers)
        answer = line.getresponse()
        return answer.status, answer.read()
    finally:
        line.close()


def agree(site: Site, port: int, session: str, at: int) -> None:
    """A moderator records one agreed rating."""
    token = "t" * 32
    body = urlencode(
        {
            "csrfmiddlewaretoken": token,
            "write_token": uuid4(),
            "level": "level:high",
            "reason": f"The panel agreed on cell {at}.",
            "save": "1",
        }
    )
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
    line = HTTPConnection("127.0.0.1", port, timeout=30)
    address = site.cells[at][0]
    line.request(
        "POST",
        address,
        body,
        {
            "Cookie": cookies,
            "Host": f"localhost:{port}",
            "X-In-Place": "cell",
            "Content-Type": "application/x-www-form-urlencoded",
        },
    )
    assert line.getresponse().status == 200
    line.close()


def main() -> int:
    site = make_site(BROWSERS, AGREED)
    Appraisal.objects.filter(pk=site.appraisal.pk).update(state=Appraisal.State.MODERATION)
    moderator = add_member(site.appraisal.programme, Role.MODERATOR, "chair")
    session = sign_in(moderator).cookies[settings.SESSION_COOKIE_NAME].value
    live = site.cells[0][0].partition("/scoring/")[0] + "/moderation/live/"
    connection.close()
    server, port = served("workbench.wsgi")
    try:
        browsers = [Browser(live, port, one) for one in site.sessions]
        for at, one in enumerate(browsers):
            one.start()
            time.sleep(EACH / len(browsers) if at else 0)
        time.sleep(2 * EACH)
        waits: list[float] = []
        for at in range(AGREED):
            before = {id(one): len(one.seen) for one in browsers}
            agree(site, port, session, at)
            said = time.perf_counter()
            time.sleep(2 * EACH)
            for one in browsers:
                fresh = [when for when in one.seen.values() if when >= said - EACH]
                assert len(one.seen) > before[id(one)], "a browser did not see what was agreed"
                waits.append(max(0.0, max(fresh) - said))
        for one in browsers:
            one.over = True
        taken = sorted(second for one in browsers for second in one.taken)
        told = {
            "database": connection.vendor,
            "browsers": BROWSERS,
            "agreed ratings": AGREED,
            "seen after, median seconds": round(statistics.median(waits), 2),
            "seen after, at most": round(max(waits), 2),
            "a poll, median milliseconds": round(1000 * statistics.median(taken), 1),
            "a poll, 95th percentile": round(1000 * taken[len(taken) * 95 // 100], 1),
        }
        print(json.dumps(told, indent=1))
        return 0
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    make_database()
    sys.exit(main())
