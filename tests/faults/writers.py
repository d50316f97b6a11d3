"""People who save one rating after another, and send each again until a page says that it is saved."""

import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings

from appraisal.models import Rating
from tests.load.load import Site
from tests.load.serving import posted
from workbench.models import AuditEvent

TOKEN = "t" * 32


class Writer(threading.Thread):
    """One assessor, who rates every cell in turn. `saved` are the cells of which a page said so;
    `answers` counts what came back, with 0 where nothing did; `bare` are pages of failures that do
    not say what to do."""

    def __init__(self, site: Site, port: int, who: int, pause: float) -> None:
        super().__init__(daemon=True)
        self.site, self.port, self.pause = site, port, pause
        cookies = {
            settings.SESSION_COOKIE_NAME: site.sessions[who],
            settings.CSRF_COOKIE_NAME: TOKEN,
        }
        self.headers = {
            "Cookie": "; ".join(f"{name}={text}" for name, text in cookies.items()),
            "X-In-Place": "cell",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self.saved: set[tuple[int, int]] = set()
        self.answers: Counter[int] = Counter()
        self.bare: list[str] = []
        self.longest = 0.0
        self.over = False

    def run(self) -> None:
        for address, option, criterion in self.site.cells:
            form = {
                "csrfmiddlewaretoken": TOKEN,
                "write_token": uuid4(),
                "level": "level:high",
                "reason": "It did well elsewhere.",
            }
            began = time.monotonic()
            while not self.over and not self.save(address, urlencode(form)):
                time.sleep(0.1)
            if self.over:
                return
            self.longest = max(self.longest, time.monotonic() - began)
            self.saved.add((option, criterion))
            time.sleep(self.pause)

    def save(self, address: str, body: str) -> bool:
        """Sends the form once; whether a page says that it is saved."""
        try:
            status, text = posted(self.port, address, body, self.headers)
        except (OSError, HTTPException):
            self.answers[0] += 1
            return False
        self.answers[status] += 1
        if status >= 500 and not (status == 503 and "Try again in a moment" in text):
            self.bare.append(f"{status}: {text[:200]}")
        return status == 200 and re.search("Saved [0-9]", text) is not None


@contextmanager
def writers(site: Any, port: int, pause: float = 0.05) -> Iterator[list[Writer]]:
    """All assessors at once; at the end each has either saved everything or been told to stop."""
    threads = [Writer(site, port, who, pause) for who in range(len(site.sessions))]
    for one in threads:
        one.start()
    try:
        yield threads
        for one in threads:
            one.join(300)
            assert not one.is_alive(), f"Not saved in five minutes: {one.answers}, {one.bare[:1]}"
    finally:
        for one in threads:
            one.over = True


def kept(threads: list[Writer]) -> str:
    """What came of their saves, once each of them is stored, and stored once."""
    saved = sum(len(one.saved) for one in threads)
    events = AuditEvent.objects.filter(action="rated apart").count()
    rows = Rating.objects.count()
    assert (rows, events) == (saved, saved), "a save was lost, or done twice"
    assert saved == sum(len(one.site.cells) for one in threads)
    bare = [page for one in threads for page in one.bare]
    assert bare == []
    answers = sum((one.answers for one in threads), Counter())
    again = sum(count for status, count in answers.items() if status != 200)
    longest = max(one.longest for one in threads)
    return (
        f"{saved} saves acknowledged, {rows} stored, none twice; {again} had to be sent again, "
        f"the longest took {longest:.1f} s"
    )
