"""Statements that a row rises or falls over the years of its table."""

import re
from collections.abc import Iterator
from itertools import pairwise

from reports.check.comparing.degrees import compared
from reports.check.comparing.spoken import degrees_of, one_row
from reports.check.known.said import Said
from reports.check.known.tables import COUNT, MONEY, shown
from reports.check.known.verdict import Verdict
from reports.check.reading.mention import MentionKind
from workbench.numbers.listing import listed

_AGO = re.compile(
    r"\b(?:the )?(?:year|month|week) (?:before|earlier|ago)|previous year|last year\b"
)
_EVERY = re.compile(
    r"\b(?:(?:every|each)(?: single| passing)? year|year (?:by|on|after|upon) year|steadily|"
    r"continu\w+|without a break|year-on-year)\b"
)
_ROSE = re.compile(
    r"\b(?:ros[e]|rise[sn]?|rising|increas\w+|gr[eo]w\w*|climb\w*|up on|went up|goes up|going up|"
    r"improv\w+|gained|busier)\b"
)
_FELL = re.compile(
    r"\b(?:fell|falls?|fallen|falling|declin\w+|decreas\w+|drop\w*|shrank|shrinks?|shrinking|"
    r"down on|went down|goes down|going down|reduc\w+|lost|quieter|slipped)\b"
)
_DENIED = re.compile(r"\b(?:not|never)\b|n['’]t\b")
_SINCE = re.compile(r"\b(?:since|from|after)(?: the year)? $")
_PEOPLE = frozenset({"people", "visit", "application"})
_YEARS = (MentionKind.FINANCIAL_YEAR, MentionKind.YEAR)


def over_time(said: Said) -> Iterator[Verdict]:
    """A row that is said to have risen or fallen: in every year, from one year to another that the
    sentence names, or from the first of its table to the last."""
    row, text = one_row(said), said.text
    columns = _between(said) if row is not None else []
    way, start, end = _way(said) if columns else (0, 0, 0)
    if row is None or not way or _DENIED.search(text[:start]):
        return
    known = [(at, said.table.value(row, at)) for at in columns]
    values = [(at, value) for at, value in known if value is not None]
    if len(values) < len(columns):
        return
    steps = values if _is_of_every_year(said) else [values[0], values[-1]]
    if all((later - sooner) * way > 0 for (_at, sooner), (_to, later) in pairwise(steps)):
        yield Verdict(said.clause, start, end, "")
        return
    of = said.table.columns
    told = listed([f"{shown(of[at], value)} in {of[at].name}" for at, value in steps])
    truth = f"the case gives {said.table.rows[row].name} as {told}"
    yield Verdict(said.clause, start, end, truth)


def _is_of_every_year(said: Said) -> bool:
    """Whether a clause speaks of each year, itself or by what its sentence begins with."""
    first = _EVERY.match(said.clause.sentence.text.lstrip())
    return bool(first or _EVERY.search(said.text))


def _between(said: Said) -> list[int]:
    """The columns of the years that a clause is about, in sequence; none where the table is of
    something else."""
    columns = said.table.columns
    years = sorted((one.year, at) for at, one in enumerate(columns) if one.year)
    if len({year for year, _at in years}) != len(years) or len(years) < 2:
        return []
    if len(years) == 2:
        return [at for _year, at in years]
    ideas = said.ideas(said.text)
    kinds = {columns[at].kind for _year, at in years}
    if ("cost" in ideas and kinds == {COUNT}) or (
        "cost" not in ideas and ideas & _PEOPLE and kinds == {MONEY}
    ):
        return []
    named = [
        (str(one.value)[:4], place)
        for mark, one in said.clause.sentence.said.items()
        if one.what in _YEARS and (place := said.clause.sentence.text.index(mark)) >= 0
    ]
    first = min((year for year, _place in named), default=years[0][0])
    last = max((year for year, _place in named), default=years[-1][0])
    if len(named) == 1:
        if not _SINCE.search(said.clause.sentence.text[: named[0][1]]):
            return []
        last = years[-1][0]
    chosen = [at for year, at in years if first <= year <= last]
    return chosen if len(chosen) > 1 else []


def _way(said: Said) -> tuple[int, int, int]:
    """Whether a clause says more (1) or less (-1) of a later year, and where; 0 where neither."""
    text = said.text
    rose, fell = _ROSE.search(text), _FELL.search(text)
    if bool(rose) is not bool(fell):
        match = rose or fell
        assert match is not None
        return 1 if rose else -1, *match.span()
    degrees = [
        one for one in degrees_of(said, compared(text)) if one.of == "amount" and not one.is_verb
    ]
    if not rose and len(degrees) == 1 and (_AGO.search(text) or _EVERY.search(text)):
        return degrees[0].way, degrees[0].start, degrees[0].end
    return 0, 0, 0
