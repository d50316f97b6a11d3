"""Steps held against those that they follow: none begins before these have ended."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from schemes.casefile.parts import CasePeriod, CaseProgramme
from schemes.casefile.plan_parts import CasePlanStep
from schemes.finance.durations import parse_when
from schemes.reconciliation.findings import ReconciledFigure, ReconciledKind
from schemes.timetable.following import LinkedStep, days_before, follows_pairs, month_date


def linked_steps(programme: CaseProgramme) -> list[LinkedStep]:
    """The steps of both lists of a checked case, by their places. A step whose name another has as
    well is followed by none."""
    timetable = programme.plan.timetable
    parts: list[CasePeriod | CasePlanStep] = [
        *programme.periods,
        *(timetable.steps if timetable else ()),
    ]
    counts = Counter(one.name for one in parts)
    places = {one.name: at for at, one in enumerate(parts) if counts[one.name] == 1}
    return [
        _linked(at, one, tuple(places[name] for name in one.follows if name in places))
        for at, one in enumerate(parts)
    ]


def _linked(at: int, one: CasePeriod | CasePlanStep, follows: tuple[int, ...]) -> LinkedStep:
    read = month_date if isinstance(one, CasePlanStep) else parse_when
    start, end = (read(said) if said else None for said in (one.from_, one.to))
    return LinkedStep(at, one.name, start, end, follows)


def sequence_findings(programme: CaseProgramme) -> Iterator[ReconciledFigure]:
    """A figure for each step and each that it follows, where both have dates: the days that it
    begins too early, which should be none."""
    for step, before in follows_pairs(linked_steps(programme)):
        days = days_before(step, before)
        begins, over = step.begins, before.is_over
        if days is None or begins is None or over is None:
            continue
        yield ReconciledFigure(
            where=f"Days that “{step.name}” begins before “{before.name}” ends",
            scheme="",
            kind=ReconciledKind.ORDER,
            stated=Fraction(0),
            computed=Fraction(days),
            agrees=not days,
            working=f"“{step.name}” begins {begins.text}, “{before.name}” ends {over.text}",
            unit="days",
        )
