"""Many assessors who save their ratings at once, over HTTP, on the site as it is served: whether
every save that was acknowledged is there, once, and how many there are a second.

`make load` tries it on the embedded database and on PostgreSQL. `PEOPLE` assessors save `RATINGS`
ratings each, one a request; then `FORMS` options whole, forty ratings a request (`whole.py`).
"""

import json
import os
import re
import sys
import time
from dataclasses import dataclass
from functools import partial
from itertools import product
from urllib.parse import urlencode
from uuid import uuid4

# It sets Django up, so it comes first.
from tests.load.serving import (  # isort: skip
    TOKEN,
    Counts,
    all_at_once,
    headers_of,
    make_database,
    posted,
)

from django.conf import settings
from django.db import connection

from appraisal.models import Appraisal, Rating
from schemes.models import Programme, Role
from tests.factories import (
    add_member,
    make_appraisal,
    make_option,
    make_programme,
    make_ranking,
    make_scale,
    sign_in,
)
from tests.load.whole import ROWS, make_whole, measured
from workbench.models import AuditEvent
from workbench.trail.verifying import verified_chains

ACROSS = 15


@dataclass(frozen=True, slots=True)
class Site:
    """An appraisal whose scoring is open: the addresses of its cells, and the session and the name
    of each assessor."""

    appraisal: Appraisal
    cells: list[tuple[str, int, int]]
    sessions: list[str]


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
    counts = Counts()
    headers = headers_of(site.sessions[who]) | {"X-In-Place": "cell"}
    for address, _option, _criterion in site.cells:
        body = urlencode(
            {
                "csrfmiddlewaretoken": TOKEN,
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


def faults(acknowledged: int, counts: Counts) -> list[str]:
    """What is not as it must be: lost saves, doubled ones, server errors, a broken chain."""
    rows = Rating.objects.exclude(assessor__startswith="bare-")
    events = AuditEvent.objects.filter(action="rated apart")
    found = []
    if rows.count() != acknowledged:
        found.append(f"{acknowledged} ratings acknowledged, {rows.count()} stored")
    if events.count() != acknowledged:
        found.append(f"{acknowledged} ratings acknowledged, {events.count()} in the history")
    if errors := sum(n for status, n in counts.others.items() if status >= 500):
        found.append(f"{errors} server errors")
    found += [str(one.fault) for one in verified_chains() if one.fault is not None]
    return found


def main(people: int, ratings: int, forms: int) -> int:
    make_database()
    site, whole = make_site(people, ratings), make_whole(people, forms)
    connection.close()
    counts, seconds = all_at_once("workbench.wsgi", people, partial(saves, site))
    bare, bare_seconds = all_at_once("tests.load.bare", people, partial(bare_saves, site))
    options = measured(whole)
    found = faults(counts.acknowledged + ROWS * options.acknowledged, counts + options.counts)
    if bare.acknowledged != people * ratings:
        found.append(f"bare Django kept {bare.acknowledged} of {people * ratings}")
    told = {
        "database": connection.vendor,
        "assessors": people,
        "a rating a request": {
            "saves": people * ratings,
            "acknowledged": counts.acknowledged,
            "other answers": dict(counts.others),
            "ratings a second": round(counts.acknowledged / seconds, 1),
            "median milliseconds": counts.took(0.5),
            "95th percentile": counts.took(0.95),
            "bare Django a second": round(bare.acknowledged / bare_seconds, 1),
        },
        **options.told(),
        "faults": found,
    }
    print(json.dumps(told, indent=1))
    return 1 if found else 0


if __name__ == "__main__":
    asked = ("PEOPLE", "50"), ("RATINGS", "200"), ("FORMS", "5")
    sys.exit(main(*(int(os.environ.get(name, usual)) for name, usual in asked)))
