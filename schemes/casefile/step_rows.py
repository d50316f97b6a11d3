"""Maps timed steps between database rows and parts of the case file: those with dates, which are
its `periods`, and those that are known by their months, which are the next steps of its plan."""

import calendar
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Prefetch

from schemes.casefile.parts import CasePeriod
from schemes.casefile.plan_parts import CasePlanStep, CaseTimetable
from schemes.finance.durations import DurationError, parse_when
from schemes.models import (
    EngagementSession,
    NextStep,
    Programme,
    ProgrammeAction,
    StepFollows,
    TimedStep,
)
from workbench.casefile.mapping import Known, Mapped, Worked

_NO_LENGTH = dict.fromkeys(
    ("stated", "unit", "sense"), "a step known by its months has no stated length"
)
_NO_WORDS = dict.fromkeys(("starts_as", "ends_as"), "its months are its words")
_WHICH = {"by_month": "which of the two lists of steps it stands in"}


def _stated_length(row: TimedStep) -> str | None:
    return None if row.stated is None else str(row.stated)


def day_in_words(on: str, words: str, end: str) -> Worked:
    """Maps a date: the words it was stated in while they still mean its day, else the day itself.
    `on` and `words` are the columns. `end` says which day the words "September 2012" mean: its
    "earliest" or its "latest"."""

    def of(row: TimedStep | EngagementSession | ProgrammeAction) -> str | None:
        day, said = getattr(row, on), getattr(row, words)
        if day is None:
            return None
        try:
            if said and getattr(parse_when(said), end) == day:
                return str(said)
        except DurationError:
            pass
        return str(day)

    def into(value: str | None, known: Known) -> Mapping[str, Any]:
        if value is None:
            return {}
        day: date = getattr(parse_when(value), end)
        return {on: day, words: "" if value == str(day) else value}

    return Worked((on, words), of, into)


def _month(on: str, *, last: bool) -> Worked:
    """Maps a month to its first day, or to its `last`."""

    def into(value: str, known: Known) -> Mapping[str, Any]:
        year, month = map(int, value.split("-"))
        return {on: date(year, month, calendar.monthrange(year, month)[1] if last else 1)}

    return Worked((on,), lambda row: f"{getattr(row, on):%Y-%m}", into)


PERIOD = Mapped(
    TimedStep,
    CasePeriod,
    owner="programme",
    columns={
        "from_": day_in_words("starts_on", "starts_as", "earliest"),
        "to": day_in_words("ends_on", "ends_as", "latest"),
        "stated": Worked(
            ("stated",),
            _stated_length,
            lambda value, _known: {"stated": None if value is None else int(value)},
        ),
    },
    lists=("follows",),
    apart=_WHICH,
)
NEXT_STEP = Mapped(
    NextStep,
    CasePlanStep,
    owner="programme",
    columns={
        "from_": _month("starts_on", last=False),
        "to": _month("ends_on", last=True),
    },
    lists=("follows",),
    apart=_WHICH | _NO_LENGTH | _NO_WORDS,
)
MAPPED = (PERIOD, NEXT_STEP)


def steps_in_order(programme: Programme) -> list[TimedStep]:
    """The timed steps of both lists in sequence, with those that each follows, in two queries."""
    follows = StepFollows.objects.select_related("follows").order_by(
        "follows__by_month", "follows__position", "follows__pk"
    )
    steps = programme.steps.order_by("by_month", "position", "pk")
    return list(steps.prefetch_related(Prefetch("following", follows)))


def _followed(step: TimedStep) -> tuple[str, ...]:
    return tuple(one.follows.name for one in step.following.all())


def periods_of(steps: Iterable[TimedStep]) -> tuple[CasePeriod, ...]:
    """The steps that are known by day, or to the month within a table of days."""
    return tuple(PERIOD.part_of(one, follows=_followed(one)) for one in steps if not one.by_month)


def timetable_of(steps: Iterable[TimedStep], words: Any) -> CaseTimetable | None:
    """The next steps, with every month that one of them begins or ends in."""
    parts = tuple(
        # The rows of both lists are read as timed steps: the proxy adds nothing to them.
        NEXT_STEP.part_of(one, follows=_followed(one))  # type: ignore[arg-type]
        for one in steps
        if one.by_month
    )
    if not parts and words is None:
        return None
    kept: list[str] = (words or {}).get("months", [])
    named = {month for one in parts for month in (one.from_, one.to)}
    months = [*kept, *named - set(kept)]
    return CaseTimetable(
        caption=(words or {}).get("caption", ""),
        months=tuple(kept if len(months) == len(kept) else sorted(months)),
        steps=parts,
    )


def create_steps(
    periods: tuple[CasePeriod, ...], timetable: CaseTimetable | None, programme: Programme
) -> None:
    """Saves the steps of a checked case, and what each follows."""
    next_steps = () if timetable is None else timetable.steps
    rows = [
        *PERIOD.create([(programme, periods)]),
        *NEXT_STEP.create([(programme, next_steps)], by_month=True),
    ]
    parts: list[CasePeriod | CasePlanStep] = [*periods, *next_steps]
    pairs = list(zip(rows, parts, strict=True))
    called = {one.name: row.pk for row, one in pairs}
    StepFollows.objects.bulk_create(
        StepFollows(step_id=row.pk, follows_id=called[name])
        for row, one in pairs
        for name in one.follows
    )
