"""How the pages and sums of a programme grow with its schemes: 200, 2,000 and 20,000, of ten lines
each."""

import gc
import tracemalloc
from collections.abc import Callable
from typing import Protocol

from schemes.inputs import recompute
from tests.factories import add_member, sign_in
from tests.schemes.portfolios import large_programme

SIZES = (200, 2_000, 20_000)
GOAL_AT = 2_000


class Say(Protocol):
    def __call__(
        self, what: str, times: int, do: Callable[[], object], goal: float | None = None
    ) -> None: ...


def portfolios(say: Say) -> None:
    for size in SIZES:
        _measure(say, size)


def _measure(say: Say, size: int) -> None:
    programme = large_programme(size)
    client = sign_in(add_member(programme, "lead"))
    address, many = programme.get_absolute_url(), f"{size:,} schemes"
    times, again = (20, 3) if size <= GOAL_AT else (3, 1)
    goal = size == GOAL_AT

    def page(query: str = "") -> object:
        return client.get(address + query)

    page()
    say(f"Portfolio, {many}", times, page, goal=250 if goal else None)
    say(f"Portfolio by saving, {many}", times, lambda: page("?sort=-net&page=2"))
    say(f"Portfolio as XLSX, {many}", again, lambda: page("portfolio.xlsx"))
    say(f"Search, {many}", times, lambda: client.get("/search/?q=AR+1.117"))
    print(f"{f'Memory of the portfolio, {many}':<40} {memory(page)}", flush=True)
    say(f"Recompute, {many}", again, lambda: recompute(programme), goal=1000 if goal else None)


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
