"""Many assessors who each save one option after the other whole, forty ratings a request: as fast as
the site answers, then at the pace that it has to keep up with, and the same rows kept by bare
Django."""

import os
import time
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode
from uuid import uuid4

from django.db import connection

from appraisal.models import Appraisal
from appraisal.scoring.several.forms import Boxes
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
from tests.load.serving import TOKEN, Counts, all_at_once, headers_of, posted

ROWS: Final = 40
# Rows a second that the site has to keep up with.
PACE: Final = {"postgresql": 800, "sqlite": 500}
REASON: Final = "It did well elsewhere."


@dataclass(frozen=True, slots=True)
class Whole:
    """An appraisal of forty criteria: the address and the key of each option, the keys of the
    criteria, what is typed into the form of each option, and the session of each assessor. The
    first half of the options is saved as fast as the site answers, the second at a pace."""

    grid: str
    options: list[tuple[str, int]]
    criteria: list[int]
    typed: dict[int, str]
    sessions: list[str]

    def half(self, *, second: bool) -> list[tuple[str, int]]:
        middle = len(self.options) // 2
        return self.options[middle:] if second else self.options[:middle]


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of it: at full speed, at the pace, and with bare Django, each with its seconds."""

    full: tuple[Counts, float]
    paced: tuple[Counts, float]
    bare: tuple[Counts, float]

    @property
    def counts(self) -> Counts:
        return self.full[0] + self.paced[0]

    @property
    def acknowledged(self) -> int:
        """How many forms were acknowledged."""
        return self.counts.acknowledged

    def told(self) -> dict[str, Any]:
        bare, full = _told(*self.bare), _told(*self.full)
        ratio = bare["rows a second"] / max(full["rows a second"], 0.1)
        return {
            "an option of forty ratings a request": full,
            "the same at a pace": {"rows a second asked for": pace()} | _told(*self.paced),
            "bare Django, forty rows a request": bare,
            "bare Django is faster by": round(ratio, 1),
        }


def _told(counts: Counts, seconds: float) -> dict[str, Any]:
    return {
        "requests acknowledged": counts.acknowledged,
        "other answers": dict(counts.others),
        "rows a second": round(ROWS * counts.acknowledged / seconds, 1),
        "median milliseconds": counts.took(0.5),
        "95th percentile": counts.took(0.95),
    }


def pace() -> int:
    """The rows a second that are asked for: `PACE`, or what the site has to keep up with."""
    return int(os.environ.get("PACE", PACE[connection.vendor]))


def make_whole(people: int, forms: int) -> Whole:
    """Makes it, with `forms` options for each half."""
    programme = make_programme(title="A load of options", scoring=Programme.Scoring.APART)
    appraisal = make_appraisal(programme, state=Appraisal.State.SCORING)
    scale = make_scale(appraisal)
    base = f"/programmes/{programme.slug}/appraisals/{appraisal.slug}/"
    options = [make_option(appraisal, f"O{n}") for n in range(2 * forms)]
    members = [add_member(programme, Role.ASSESSOR, f"whole{n}") for n in range(people)]
    criteria = [make_ranking(appraisal, f"R{n}", scale).pk for n in range(ROWS)]
    return Whole(
        f"{base}scoring/",
        [(f"{base}options/{one.slug}/scoring/", one.pk) for one in options],
        criteria,
        {one.pk: _typed(one.pk, criteria) for one in options},
        [next(iter(sign_in(one).cookies.values())).value for one in members],
    )


def _typed(option: int, criteria: list[int]) -> str:
    """What a browser sends of the form of an option that was empty, but for its token."""
    data = {"csrfmiddlewaretoken": TOKEN}
    for criterion in criteria:
        boxes = Boxes.of((option, criterion))
        was = boxes.filled(None)[boxes.was]
        data |= {boxes.level: "level:high", boxes.reason: REASON, boxes.was: was}
    return urlencode(data)


def measured(whole: Whole) -> Measured:
    people = len(whole.sessions)
    return Measured(
        all_at_once("workbench.wsgi", people, partial(saves, whole, every=0)),
        all_at_once(
            "workbench.wsgi",
            people,
            partial(saves, whole, every=people * ROWS / pace()),
        ),
        all_at_once("tests.load.bare", people, partial(bare_saves, whole)),
    )


def saves(whole: Whole, port: int, who: int, *, every: float) -> Counts:
    """One assessor saves the options of a half one after the other; with a pace one in so many
    seconds, each person at a moment of their own, and what is late counts from when it was due."""
    counts = Counts()
    headers = headers_of(whole.sessions[who])
    due = time.perf_counter() + every * who / len(whole.sessions)
    for address, option in whole.half(second=bool(every)):
        body = f"{whole.typed[option]}&{urlencode({'write_token': uuid4()})}"
        time.sleep(max(0.0, due - time.perf_counter()) if every else 0)
        began = due if every else time.perf_counter()
        status, led = posted(port, address, body, headers)
        counts.taken.append(time.perf_counter() - began)
        done = (status, led) == (302, whole.grid)
        counts.acknowledged += done
        counts.others.update([] if done else [status])
        due += every
    return counts


def bare_saves(whole: Whole, port: int, who: int) -> Counts:
    """The same ratings, kept by bare Django."""
    counts = Counts()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    for _address, option in whole.half(second=False):
        rows = [("criterion", one) for one in whole.criteria]
        body = urlencode([*rows, *(("reason", REASON) for _row in rows)])
        began = time.perf_counter()
        status, _text = posted(port, f"/{option}/bare-{who}/", body, headers)
        counts.taken.append(time.perf_counter() - began)
        counts.acknowledged += status == 200
        counts.others.update([] if status == 200 else [status])
    return counts
