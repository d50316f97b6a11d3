"""How the pages and sums of a programme grow with its schemes: 200, 2,000 and 20,000, of ten lines
each."""

import gc
import tracemalloc
from collections.abc import Callable
from typing import Protocol

from django.db import connection
from django.test.utils import CaptureQueriesContext

from schemes.models import Scheme
from schemes.savings.inputs import recompute
from tests.factories import add_member, sign_in
from tests.schemes.portfolios import large_programme

SIZES = (200, 2_000, 20_000)
GOAL_AT = 2_000


class Say(Protocol):
    def __call__(
        self,
        what: str,
        times: int,
        do: Callable[[], object],
        goal: float | None = None,
        grown: tuple[float, float] | None = None,
    ) -> float: ...


class Growth:
    """Says how long each thing takes at one size after another, and how it grew."""

    def __init__(self, say: Say, goal_at: int) -> None:
        self.say = say
        self.goal_at = goal_at
        self.before: dict[str, tuple[int, float]] = {}

    def timed(
        self,
        what: str,
        size: int,
        do: Callable[[], object],
        times: int = 1,
        goal: float | None = None,
    ) -> None:
        before = self.before.get(what)
        median = self.say(
            f"{what}, {size:,} schemes",
            times,
            do,
            goal if size == self.goal_at else None,
            (size / before[0], before[1]) if before else None,
        )
        self.before[what] = size, median


def portfolios(say: Say) -> None:
    growth = Growth(say, GOAL_AT)
    for size in SIZES:
        _measure(growth, size)


def _measure(growth: Growth, size: int) -> None:
    programme = large_programme(size)
    client = sign_in(add_member(programme, "lead"))
    address = programme.get_absolute_url()
    times, again = (20, 3) if size <= GOAL_AT else (3, 1)

    def page(query: str = "") -> object:
        return client.get(address + query)

    def timed(what: str, count: int, do: Callable[[], object], goal: float | None = None) -> None:
        growth.timed(what, size, do, count, goal)

    def said(what: str, words: str) -> None:
        print(f"{f'{what}, {size:,} schemes':<40} {words}", flush=True)

    page()
    timed("Portfolio", times, page, goal=250)
    timed("Portfolio by saving", times, lambda: page("?sort=-net&page=2"))
    timed("Portfolio as XLSX", again, lambda: page("portfolio.xlsx"))
    timed("Search", times, lambda: client.get("/search/?q=AR+1.117"))
    timed("Reconciliation", again, lambda: page("reconciliation/"), goal=500)
    said("Queries of reconciliation", f"{queries(lambda: page('reconciliation/')):>9}")
    timed("Reconciliation as CSV", again, lambda: page("reconciliation/figures.csv"))
    said("Queries of the portfolio", f"{queries(page):>9}")
    said("Memory of the portfolio", memory(page))

    def everything_anew() -> None:
        Scheme.objects.filter(programme=programme).update(figures={})
        recompute(programme)

    timed("Recompute and write all", again, everything_anew, goal=1000)
    timed("Recompute, nothing moved", again, lambda: recompute(programme))


def queries(do: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        do()
    return len(asked)


def memory(do: Callable[[], object]) -> str:
    """The most that one call holds at a time, and what ten more leave behind."""
    do()
    tracemalloc.start()
    do()
    gc.collect()
    before, peak = tracemalloc.get_traced_memory()
    for _turn in range(10):
        do()
    gc.collect()
    kept = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    return f"{peak / 1e6:>9,.1f} MB  {kept / 1e6:.1f} MB kept after ten more"
