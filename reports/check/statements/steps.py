"""The steps of a plan: when each begins and ends, how long it lasts, and which a clause is of."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from reports.check.reading.mention import MentionKind
from reports.check.reading.read import read
from reports.check.subjects.concepts import ideas_in
from reports.figures.figure import Figure, FigureKind

_STEPS = re.compile(r"^(?P<step>(?:steps|periods)\.[^.]+)\.(?P<what>start|end|stated|days)$")
_CUT = re.compile(r"[,;:(]")
_DAYS = {"day": 1, "week": 7}
_MONTH_DAYS = 30.4
_ENOUGH = 3
_FEW = 2
_IDLE = frozenset({"length", "lates", "perio", "date", "speed", "mean", "term", "weight"})


@dataclass
class Step:
    """A step of a plan by its name: the days or months (the first day) on which it begins and ends,
    and its lengths in days with how far each may be off."""

    name: str
    ideas: frozenset[str]
    starts: list[Figure] = field(default_factory=list)
    ends: list[Figure] = field(default_factory=list)
    lengths: list[tuple[float, float]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def days(self) -> list[Figure]:
        return [*self.starts, *self.ends]

    def first(self) -> date | None:
        return day_of(self.starts[0]) if self.starts else None

    def last(self) -> date | None:
        return day_of(self.ends[0]) if self.ends else self.first()


def day_of(figure: Figure) -> date | None:
    return figure.value if isinstance(figure.value, date) else None


class Plan:
    """The steps of a case, found by the ideas of a clause."""

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        self.steps = _steps(figures)

    @cached_property
    def _owners(self) -> Mapping[str, int]:
        known: defaultdict[str, int] = defaultdict(int)
        for step in self.steps:
            for idea in step.ideas:
                known[idea] += 1
        return known

    def told(self, step: Step, ideas: frozenset[str]) -> int:
        """How much the ideas of a clause tell of a step."""
        return sum(2 if self._owners[one] <= _FEW else 1 for one in step.ideas & ideas)

    def spoken_of(self, text: str) -> list[Step]:
        """The steps of which a text tells the most, where it tells enough of one."""
        ideas = ideas_in(text) - _IDLE
        told = [(self.told(step, ideas), step) for step in self.steps]
        most = max((number for number, _step in told), default=0)
        best = [step for number, step in told if number == most]
        if not best:
            return []
        enough = most >= _ENOUGH or (
            most >= 2 and 2 * len(best[0].ideas & ideas) >= len(best[0].ideas)
        )
        return best if enough and len(best) <= 2 else []

    def _is_led(self, step: Step, ideas: frozenset[str]) -> bool:
        """Whether a clause has the words that the name of a step begins with."""
        lead = ideas_in(_CUT.split(step.name)[0]) - _IDLE
        return bool(lead) and lead <= ideas and all(self._owners[one] == 1 for one in lead)

    def near(self, text: str, best: list[Step]) -> list[Step]:
        """The steps of which a text tells almost as much."""
        ideas = ideas_in(text) - _IDLE
        most = self.told(best[0], ideas)
        return [step for step in self.steps if self.told(step, ideas) >= max(1, most - 1)]


def _steps(figures: Mapping[str, Figure]) -> tuple[Step, ...]:
    steps: dict[str, Step] = {}
    for name, figure in figures.items():
        match = _STEPS.match(name)
        if match is None:
            continue
        label = figure.label.rpartition(": ")[0]
        step = steps.setdefault(match["step"], Step(label, ideas_in(label) - _IDLE))
        if match["what"] == "start":
            step.starts.append(figure)
        elif match["what"] == "end":
            step.ends.append(figure)
        elif figure.number is not None:
            step.lengths.append(in_days(float(figure.number), figure.unit))
            step.told.append(f"{figure.number} {figure.unit}")
    for step in steps.values():
        for one in read(step.name):
            if one.what is MentionKind.LENGTH and one.number is not None:
                step.lengths.append(in_days(float(one.number), one.unit))
                step.told.append(one.text)
        first, last = step.first(), step.last()
        if first and last and step.ends:
            is_month = step.ends[0].kind is FigureKind.MONTH
            days = (last - first).days + (_MONTH_DAYS if is_month else 1)
            step.lengths.append((days, 20 if is_month else 2))
    return tuple(steps.values())


def in_days(number: float, unit: str) -> tuple[float, float]:
    one = unit.removesuffix("s")
    if one in _DAYS:
        return number * _DAYS[one], 0.5 * _DAYS[one]
    months = number * (12 if one == "year" else 1)
    return months * _MONTH_DAYS, 5 + months / 2
