"""How often one person may ask for pages that cost the site much."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workbench.models import CostlyTurn, User

STRETCH: Final = 600  # seconds
# What each page counts for, by the name of its address: roughly the seconds that it may take.
READ: Final = {
    "audit-csv": 1,
    "programme-history-csv": 1,
    "portfolio-xlsx": 1,
    "schemes-export": 2,
    "import-template": 1,
    "paper-pdf": 2,
    "paper-docx": 2,
    "paper-html": 1,
    "paper-xlsx": 1,
    "paper-json": 1,
    "paper-preview": 1,
    "paper-page": 1,
    "paper-version-changes": 1,
    "paper-version-file": 1,
    "house-format-preview": 1,
    "results-picture": 1,
    "results-sure": 1,
    "needs-picture": 1,
    "evidence-picture": 1,
}
SENT: Final = {
    "verify": 5,
    "import-new": 5,
    "import-draft": 5,
    "programme-from-file": 5,
    "evidence-new": 2,
    "delivery-actuals": 2,
    "actions-paste": 1,
    "appraisal-from-table": 2,
    "attachment-new": 2,
    "results-sure-again": 5,
    "render-again": 2,
    "paper-version-issue": 5,
}
_COUNT: Final = """
    INSERT INTO workbench_costlyturn (key, ends_at, times) VALUES (%s, %s, %s)
    ON CONFLICT (key) DO UPDATE SET times = workbench_costlyturn.times + excluded.times
    RETURNING times
"""


class CostlyPages:
    """Answers 429 to somebody who has asked for more than `COSTLY_REQUESTS` of these pages within
    ten minutes, whichever process or machine answered. An officer at work needs a tenth of them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, arguments: Any, values: Any
    ) -> HttpResponse | None:
        cost = cost_of(request)
        if not (cost and isinstance(request.user, User)):
            return None
        wait = seconds_to_wait(request.user, cost)
        if not wait:
            return None
        response = render(request, "429.html", {"minutes": -(-wait // 60)}, status=429)
        response.headers["Retry-After"] = str(wait)
        return response


class TooMuchAsked(Exception):
    """Raised where a program has to wait for so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds


def take_turn(user: User, cost: int) -> None:
    """Counts what a program of this person asks for, like a page. Raises `TooMuchAsked`."""
    if wait := seconds_to_wait(user, cost):
        raise TooMuchAsked(wait)


def seconds_to_wait(user: User, cost: int) -> int:
    """Counts this cost for a person; how long they have to wait, 0 where they do not."""
    most = settings.COSTLY_REQUESTS
    if not most:
        return 0
    now = time.time()
    stretch = int(now // STRETCH)
    if counted(f"{user.pk}-{stretch}", cost, ends=(stretch + 1) * STRETCH) <= most:
        return 0
    return int((stretch + 1) * STRETCH - now) + 1


def cost_of(request: HttpRequest) -> int:
    """What this request counts for; nothing for most pages."""
    name = request.resolver_match.url_name if request.resolver_match else ""
    table = SENT if request.method == "POST" else READ if request.method == "GET" else {}
    return table.get(name or "", 0)


def counted(key: str, cost: int, *, ends: float) -> int:
    """Adds a cost to a stretch and gives what it comes to, in one statement, so that nobody is
    counted short where several processes answer. The first in a stretch deletes those that are
    over."""
    ends_at = datetime.fromtimestamp(ends, UTC)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [key, connection.ops.adapt_datetimefield_value(ends_at), cost])
        times = int(cursor.fetchone()[0])
    if times == cost:
        over = ends_at - timedelta(seconds=STRETCH)
        CostlyTurn.objects.filter(ends_at__lte=over).delete()
    return times
