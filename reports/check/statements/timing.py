"""When the steps of a plan begin and end and how long they last, and which comes before which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reports.check.clauses.clause import Clause, clauses_of
from reports.check.known.verdict import Verdict
from reports.check.meant.fitting import is_end
from reports.check.reading.mention import NO_YEAR, Mention, MentionKind
from reports.check.reading.read import read
from reports.check.statements.steps import Plan, Step, day_of, in_days
from reports.check.subjects.marking import Marked
from reports.figures.figure import Figure, FigureKind
from schemes.finance.years import MONTH_NAMES

_SEASONS = {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "winter": (12, 1, 2)}
_BARE = re.compile(
    rf"\b(?:(?P<month>{'|'.join(one.lower() for one in MONTH_NAMES if one != 'May')})|"
    r"(?:in|from|until|till|by|to|of|since|during|mid-|early|late|and) (?P<may>may)\b(?! (?:not|be|"
    r"have|wish|also|need|well|take|come|go|lead))|(?P<season>spring|summer|autumn|winter)"
    r"(?: of)?(?: (?P<year>20\d\d))?)\b"
)
_OPEN = re.compile(
    r"\b(?:before|after|since|prior to|following|later than|earlier than)(?: the)? $"
)
_AFTER = re.compile(
    r"\b(?:once|after|following|as soon as|when)\b(?=.*\b(?:is|are|was|were|has|have|ends?|ended|"
    r"over|complete\w*|finish\w*|clos\w+|period|consultation|exercise)\b)"
)
_BEFORE = re.compile(r"\b(?:before|ahead of|prior to|in advance of)\b")
_PAST = re.compile(r"\b(?:was|were|had|held|made|took place|began|ended|followed)\b")


@dataclass(frozen=True, slots=True)
class _Time:
    """A time in a clause: months of which it can be, the year, and the day where it has one."""

    start: int
    end: int
    months: tuple[int, ...]
    year: int = NO_YEAR
    day: int = 0

    def is_on(self, figure: Figure) -> bool:
        when = day_of(figure)
        if when is None or when.month not in self.months or self.year not in (NO_YEAR, when.year):
            return False
        return not self.day or figure.kind is FigureKind.MONTH or self.day == when.day

    def is_named_in(self, name: str) -> bool:
        """Whether the name of a step has this time in it."""
        return any(
            isinstance(one.value, date) and one.value.month in self.months for one in read(name)
        )


def timing(sentence: Marked, plan: Plan) -> Iterator[Verdict]:
    """The statements of a sentence on when and how long."""
    if not plan.steps:
        return
    yield from _order(sentence, plan)
    for clause in clauses_of(sentence):
        times = [*_times(clause)]
        lengths = [
            (at, one)
            for at, letter in enumerate(clause.text)
            if (one := sentence.said.get(letter)) and one.what is MentionKind.LENGTH
        ]
        if not times and not lengths:
            continue
        best = plan.spoken_of(clause.text)
        text = clause.text
        if not best:
            text = sentence.text
            best = plan.spoken_of(text)
        if not best:
            continue
        near = plan.near(text, best)
        if len(times) == 1:
            yield from _when(clause, times[0], best, near)
        if len(lengths) == 1 and not times:
            yield from _how_long(clause, *lengths[0], best, near)


def _times(clause: Clause) -> Iterator[_Time]:
    text = clause.text
    for at, letter in enumerate(text):
        mention = clause.sentence.said.get(letter)
        if mention is None or not isinstance(mention.value, date):
            continue
        day = mention.value.day if mention.what is MentionKind.DATE else 0
        yield _Time(at, at + 1, (mention.value.month,), mention.value.year, day)
    for match in _BARE.finditer(text):
        if match["season"]:
            year = int(match["year"]) if match["year"] else NO_YEAR
            yield _Time(*match.span(), _SEASONS[match["season"]], year)
            continue
        month = (match["month"] or match["may"]).capitalize()
        yield _Time(*match.span(), (MONTH_NAMES.index(month) + 1,))


def _when(clause: Clause, time: _Time, best: list[Step], near: list[Step]) -> Iterator[Verdict]:
    if any(time.is_named_in(step.name) for step in near):
        return
    if _OPEN.search(clause.text[: time.start]) or _is_of_before(clause, time, best):
        return
    if any(time.is_on(one) for step in near for one in step.days):
        of_end = is_end(clause.text, time.start) if len(best) == 1 and best[0].ends else None
        opens = re.search(r"\b(?:opens?|begins?|starts?|commences?|from|launch\w*)\b", clause.text)
        step = best[0]
        wrong_end = (
            len(near) == 1
            and len(best) == 1
            and step.ends
            and (
                (of_end and not any(map(time.is_on, step.ends)))
                or (opens and not of_end and not any(map(time.is_on, step.starts)))
            )
        )
        if not wrong_end:
            yield Verdict(clause, time.start, time.end, "")
            return
    yield Verdict(clause, time.start, time.end, _told_when(best))


def _is_of_before(clause: Clause, time: _Time, best: list[Step]) -> bool:
    """Whether something is told that came before the plan: by its day, or, of a month without a
    year, by words for what is over."""
    first = min((one for step in best if (one := step.first())), default=None)
    if time.year == NO_YEAR:
        return bool(_PAST.search(clause.text))
    return first is not None and (time.year, max(time.months)) < (first.year, first.month)


def _told_when(steps: list[Step]) -> str:
    parts = []
    for step in steps:
        days = dict.fromkeys(_shown(one) for one in (*step.starts, *step.ends))
        parts.append(f"the plan gives {' to '.join(days)} for “{step.name}”")
    return " and ".join(parts)


def _shown(figure: Figure) -> str:
    when = day_of(figure)
    if when is None:
        return str(figure.value)
    is_month = figure.kind is FigureKind.MONTH
    return f"{when:%B %Y}" if is_month else f"{when.day} {when:%B %Y}"


def _how_long(
    clause: Clause, at: int, mention: Mention, best: list[Step], near: list[Step]
) -> Iterator[Verdict]:
    lengths = [one for step in best for one in step.lengths]
    stated = [one for step in best for one in step.told]
    if not lengths or not stated or mention.number is None or mention.unit == "hour":
        return
    said, slack = in_days(float(mention.number), mention.unit)
    every = [*lengths, *(one for step in near for one in step.lengths)]
    if any(abs(said - days) <= max(slack, off) for days, off in every):
        yield Verdict(clause, at, at + 1, "")
        return
    # What is nowhere near is said of something else; a step of one day has no length.
    if not 0.3 * lengths[0][0] <= said <= 3 * lengths[0][0]:
        return
    yield Verdict(clause, at, at + 1, f"the plan gives {stated[0]} for “{best[0].name}”")


def _order(sentence: Marked, plan: Plan) -> Iterator[Verdict]:
    """Steps that are said to come before or after one another."""
    text = sentence.text
    if any(isinstance(one.value, date) for one in sentence.said.values()):
        return
    for pattern, is_after in ((_AFTER, True), (_BEFORE, False)):
        match = pattern.search(text)
        if match is None:
            continue
        left, right = text[: match.start()], text[match.end() :]
        if not left.strip():
            right, _, left = right.partition(",")
        one, other = plan.spoken_of(left), plan.spoken_of(right)
        if len(one) != 1 or len(other) != 1 or one[0] is other[0]:
            continue
        mine, its = one[0], other[0]
        first, start, end = mine.first(), its.first(), its.last()
        if first is None or start is None or end is None:
            continue
        is_right = first >= end if is_after else first < start
        truth = "" if is_right else _told_when([mine, its])
        yield Verdict(Clause(sentence, 0, len(text), (), ()), *match.span(), truth)
        return
