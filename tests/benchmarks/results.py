"""What an answer and its pages take as an appraisal grows: the engine alone, the results, the
scoring grid with its weight, and a cell saved in its place.

Processor time in the view, template included. A page is measured as the first that is asked for
after a change, for which what is kept as long as nothing changes is forgotten before each, and as
every later one.
"""

import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from django.test import Client

from appraisal.casefile.problem import answer_to
from appraisal.casefile.rows import AppraisalRows
from appraisal.engine.outcome import evaluate
from appraisal.models import Appraisal, Rating
from schemes.remembered import MEMORY
from tests.factories import (
    add_member,
    make_appraisal,
    make_option,
    make_programme,
    make_ranking,
    make_scale,
    sent,
    sign_in,
)

LEVELS: Final = ("high", "medium", "low")
SIZES: Final = ((5, 5), (8, 8), (12, 12), (30, 30), (50, 20), (200, 50))
LARGE: Final = 2000  # cells: beyond these one run each is enough
IN_PLACE: Final = {"X-In-Place": "cell"}
COLUMNS: Final = (
    "Options x criteria",
    "Engine",
    "Results",
    "again",
    "Scoring",
    "again",
    "Weight",
    "Cell saved",
)


def results() -> None:
    print(f"{COLUMNS[0]:<20}" + "".join(f"{one:>12}" for one in COLUMNS[1:]))
    for options, criteria in SIZES:
        appraisal = rated(options, criteria)
        client = sign_in(add_member(appraisal.programme, "lead"))
        address = appraisal.get_absolute_url()
        times = 1 if options * criteria > LARGE else 9
        save(client, appraisal)  # what has no history yet is not kept
        problem = AppraisalRows.of(appraisal).problem
        engine = took(times, lambda: evaluate(problem))  # noqa: B023 - called at once
        pages = [
            took(times, lambda: client.get(f"{address}{page}/"), again=again)  # noqa: B023
            for page in ("results", "scoring")
            for again in (False, True)
        ]
        weight = len(client.get(f"{address}scoring/").content) / 1000
        saved = took(times, lambda: save(client, appraisal))  # noqa: B023 - called at once
        print(
            f"{f'{options} x {criteria}':<20}{engine:>9,.1f} ms"
            + "".join(f"{one:>9,.1f} ms" for one in pages)
            + f"{weight:>9,.0f} KB{saved:>9,.1f} ms",
            flush=True,
        )
    print(
        "Goals of pages asked for again: results 12 ms at 8 x 8, 60 at 30 x 30; scoring 80 ms and 150 KB; a cell 20 ms."
    )


def rated(options: int, criteria: int) -> Appraisal:
    """An appraisal of weighted criteria on which every option is rated, each with a reason."""
    appraisal = make_appraisal(make_programme(title=f"{options} by {criteria}"))
    scale = make_scale(appraisal)
    rows = [
        make_ranking(appraisal, f"R{at}", scale, weight=Decimal(10 + at)) for at in range(criteria)
    ]
    found = [make_option(appraisal, f"O{at}", baseline=not at) for at in range(options)]
    Rating.objects.bulk_create(
        Rating(
            option=option,
            criterion=row,
            level=LEVELS[(at * (on + 2) + on) % 3],
            reason="It did well elsewhere.",
        )
        for at, option in enumerate(found)
        for on, row in enumerate(rows)
    )
    return appraisal


def save(client: Client, appraisal: Appraisal) -> None:
    """Saves the first cell anew, as its form would, with another level each time."""
    version = Rating.objects.get(
        option__appraisal=appraisal, option__slug="o0", criterion__slug="r0"
    ).version
    answer = client.post(
        f"{appraisal.get_absolute_url()}scoring/o0/r0/",
        sent(version, level=f"level:{LEVELS[version % 2]}", reason=f"Version {version}."),
        headers=IN_PLACE,
    )
    assert "Saved" in answer.content.decode()


def took(times: int, do: Callable[[], object], *, again: bool = False) -> float:
    """The median processor time of a run, in milliseconds, after one that is not counted. Unless it
    is done `again`, each is the first since something was written."""
    do()
    runs = []
    for _count in range(times):
        if not again:
            answer_to.cache_clear()
            MEMORY.clear()
        began = time.process_time()
        do()
        runs.append((time.process_time() - began) * 1000)
    return statistics.median(runs)
