"""Lengths of time beside the day on which something begins and the day on which it ends: "The
three-year agreement started on 1 April 2014 and expires on 31 March 2017"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from reports.check.dates.calendar import Days, days_of
from reports.check.dates.spans import belongs_to_span
from reports.check.finding import Finding, FindingKind
from reports.check.reading.mention import NO_YEAR, Mention, MentionKind
from reports.check.relations.sentence import Sentence
from reports.check.telling import found

RULE = "lasting"
_DAYS = (MentionKind.DATE, MentionKind.MONTH)
_BEGINS = re.compile(
    r"\(\s*$|\b(?:from|between|since|(?:begins?|began|beginning|starts?|started|starting|opens?|opened|"
    r"opening|commenc\w+|launch\w*|runs?|effective|in force)(?: [a-z]+)?(?: (?:on|in|from|at|"
    r"of))?)\s+(?:the )?"
    r"(?:\w+day,? )?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:\b(?:to|until|till|up to|through to|ends?|ended|ending|clos(?:es?|ed|ing)|finish(?:es|"
    r"ed|ing)?|"
    r"expir(?:es?|ed|ing|y)|complet(?:es?|ed|ing|ion)|conclud\w+|runs? out|stops?)(?: (?:on|in|"
    r"at|by))?"
    r"(?: (?:the|noon on|midnight on|end of))?|–|-|—)\s*(?:the )?(?:\w+day,? )?$",
    re.IGNORECASE,
)
_AND = re.compile(r"^\s+and\s+(?:the )?(?:\w+day,? )?$")
_BETWEEN = re.compile(r"\bbetween\s+(?:\w+day,? )?$", re.IGNORECASE)
_NOT_OURS = re.compile(
    r"^\s*(?:later|after|before|earlier|ago|old|notice|every|or|to\b|a (?:year|week|month))", re.I
)
_BEHIND = re.compile(
    r"^\s*\)?\s*(?:lasted|lasts|will last|took|takes|covers|is|was)\s+(?:for )?(?:about |some )?$|"
    r"^\s*[,(–-]\s*(?:\(|(?:a|or|in all|which is|that is|i\.e\.|making|giving|after|some|about|"
    r"lasting|"
    r"(?:a|total) (?:period|total|time|length) of)\s+)*$",
    re.IGNORECASE,
)
_IN_DAYS = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(3044, 100),
            "year": Fraction(36525, 100)}  # fmt: skip
# Days by which people miss a length without being wrong: weeks end on a Friday, months have no one
# length, and a year's plan may begin or end with the next month.
_ROOM = {"day": 1, "week": 4, "month": 10, "year": 31}


@dataclass(frozen=True, slots=True)
class _Time:
    """The days on which something begins and ends."""

    first: Mention
    begins: Days
    last: Mention
    ends: Days


def lasting_findings(sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """A finding for each length that the days of its beginning and end do not give."""
    for sentence in sentences:
        lengths = [m for m in sentence.of_kind(MentionKind.LENGTH) if m.unit in _IN_DAYS]
        if len(lengths) != 1 or "working" in lengths[0].text:
            continue
        time = _time(sentence)
        if time is not None and _is_its_length(sentence, lengths[0], time):
            yield from _compared(sentence, lengths[0], time)


def _time(sentence: Sentence) -> _Time | None:
    """The beginning and the end that a sentence gives; None where it gives not just these."""
    days = sentence.of_kind(*_DAYS)
    if len(days) != 2:
        return None
    first, last = days
    begins, ends = _with_year(first, last), _with_year(last, first)
    if begins is None or ends is None or ends.last < begins.first:
        return None
    if not _BEGINS.search(sentence.before(first.start, 40)):
        return None
    between = _BETWEEN.search(sentence.before(first.start, 20))
    if between and _AND.match(sentence.gap(first, last)):
        return _Time(first, begins, last, ends)
    if not _ENDS.search(sentence.passage.text[first.end : last.start]):
        return None
    return _Time(first, begins, last, ends)


def _with_year(mention: Mention, other: Mention) -> Days | None:
    """The days of a date, which takes its year from the other where it has none."""
    day, beside = mention.value, other.value
    if isinstance(day, date) and isinstance(beside, date) and day.year == NO_YEAR:
        if beside.year == NO_YEAR or (day.month, day.day) == (2, 29):
            return None
        day = day.replace(year=beside.year)
        return Days(day, day)
    return days_of(mention)


def _is_its_length(sentence: Sentence, length: Mention, time: _Time) -> bool:
    """Whether the length is that of the time, by the place where it stands."""
    if belongs_to_span(sentence.passage, length, time.first, time.last):
        return False  # another rule compares it
    if _NOT_OURS.match(sentence.after(length.end, 16)):
        return False
    text = sentence.passage.text
    if length.end <= time.first.start:
        gap = text[length.end : time.first.start]
        return len(gap) <= 80 and not re.search(
            r"[.;:(]|,(?! ?(?:from|between|start|begin|run))", gap
        )
    if length.start < time.last.start:
        return True
    return bool(_BEHIND.match(text[time.last.end : length.start]))


def _compared(sentence: Sentence, length: Mention, time: _Time) -> Iterator[Finding]:
    number = length.number or Fraction(0)
    days, room = number * _IN_DAYS[length.unit], _ROOM[length.unit]
    shortest = max((time.ends.first - time.begins.last).days, 0) - room
    longest = (time.ends.last - time.begins.first).days + room
    too_short = days < shortest and length.bound != "at least"
    too_long = days > longest and length.bound != "at most"
    if not (too_short or too_long):
        return
    right = Fraction((time.ends.last - time.begins.first).days) / _IN_DAYS[length.unit]
    message = (
        f"From {time.first.text} to {time.last.text} are about {float(right):.0f} "
        f"{length.unit}s, not "
        f"{length.text}: mend the length or a date, or explain the difference."
    )
    yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=length)
