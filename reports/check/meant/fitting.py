"""Whether a typed value can be that of a quantity: by clause, subject, year and size."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache

from reports.check.reading.mention import NO_YEAR, Mention, MentionKind
from reports.check.subjects.aliases import Key
from reports.check.subjects.marking import Marked
from reports.check.subjects.plain_words import PLAIN
from reports.check.subjects.quantities import Quantity, words_of
from reports.figures.figure import Figure

_END_CUES = re.compile(r"\b(?:until|till|ends?|ended|closes?|closed|expires?|finish\w*)\b")
_START_CUES = re.compile(r"\b(?:starts?|started|begins?|began|opens?|opened|from|since)\b")
_CLAUSE = re.compile(
    r"[;:—–]|,(?=\s)|\b(?:and|but|while|whereas|which|who|whose|although|though|because|"
    r"so that|when|where)\b"
)
_FROM = re.compile(r" (?:from|by|under|for|of|with) [\ue000-\ue7ff]")
_FOR = re.compile(r"^ (?:for|to|by|under|with|in|from) ")
_EACH = re.compile(r"^ (?:for|to|by|under|with) (?:each|the others?|every|all|both)\b")
_MARK = re.compile("[\ue000-\ue7ff]")
# What follows a length of time between two days, which is none of what the sentence names.
_FROM_THEN = re.compile(r" (?:before|after|ahead of|earlier|later|in advance|prior to|into)\b")


def place_of(sentence: Marked, mention: Mention) -> int | None:
    return next(
        (sentence.text.index(m) for m, one in sentence.said.items() if one is mention), None
    )


@lru_cache(maxsize=64)  # asked several times for each figure of a sentence
def _cuts_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where the clauses of a sentence are cut."""
    return tuple(one.span() for one in _CLAUSE.finditer(text))


def clause_around(text: str, at: int) -> tuple[int, int]:
    """The clause of a sentence around a mark."""
    cuts = _cuts_in(text)
    first = max((end for _start, end in cuts if end <= at), default=0)
    last = min((start for start, _end in cuts if start > at), default=len(text))
    return first, last


def subject_of(sentence: Marked, at: int) -> frozenset[Key]:
    """Whose amount stands at a place: that of the name directly behind it, or of the nearest before
    it in its clause, or of the only one in the sentence before it."""
    text = sentence.text
    behind = _FOR.match(text[at + 1 :])
    if behind and _MARK.match(text, at + 1 + behind.end()):
        return sentence.keys(text[at + 1 + behind.end()])
    if _EACH.match(text[at + 1 :]):
        return frozenset()
    first, last = clause_around(text, at)
    marks = [*_MARK.finditer(text, first, at)]
    if not _MARK.search(text, 0, at):
        later = [*_MARK.finditer(text, at, last)]
        if len(later) == 1 and _FROM.search(text, at, later[0].start() + 1):
            return sentence.keys(later[0][0])
    if not marks:
        marks = [*_MARK.finditer(text, 0, at)]
        if len(marks) != 1:
            return frozenset()
    return sentence.keys(marks[-1][0])


def years_in(sentence: Marked, first: int, last: int) -> frozenset[str]:
    return frozenset(
        str(one.value)
        for mark, one in sentence.said.items()
        if one.what is MentionKind.FINANCIAL_YEAR and first <= sentence.text.index(mark) < last
    )


def fits(one: Quantity, mention: Mention, text: str, at: int, years: frozenset[str]) -> bool:
    """Whether the clause can speak of a quantity: of its year, its unit and its end of a period."""
    if years and years != {one.year}:
        return False
    if one.year and not years and not one.figure.name.endswith(".headline"):
        return False
    if mention.what is MentionKind.LENGTH:
        of_its_own = not _FROM_THEN.match(text, at + 1)
        return of_its_own and one.figure.unit.removesuffix("s") == mention.unit
    if mention.what in (MentionKind.DATE, MentionKind.MONTH):
        return is_end(text, at) is one.figure.name.endswith(".end")
    if mention.what is MentionKind.COUNT:
        counted = words_of(" ".join(mention.noun))
        return (
            not one.figure.unit
            or not counted
            or bool(counted & (one.all_words | words_of(one.figure.unit)))
        )
    return True


def is_end(text: str, at: int) -> bool:
    """Whether a day is said to be the end of something: by the word before it, or by its clause."""
    before = text[max(0, at - 20) : at]
    if re.search(r"\b(?:to|until|till|by|and|ends?(?: on)?|closes?(?: on)?) $|[–-] ?$", before):
        return True
    if re.search(r"\b(?:from|since) $", before):
        return False
    first, last = clause_around(text, at)
    clause = text[first:last]
    return bool(_END_CUES.search(clause)) and not _START_CUES.search(clause)


def is_explained(one: Quantity, words: frozenset[str]) -> bool:
    """Whether every word of the clause belongs to the quantity or to its being stated."""
    return not words - PLAIN - one.all_words - words_of(one.figure.unit)


def agrees(mention: Mention, one: Quantity) -> bool:
    value = one.figure.value
    if isinstance(value, date):
        said = mention.value
        if not isinstance(said, date):
            return False
        if mention.what is MentionKind.MONTH:
            return (said.year, said.month) == (value.year, value.month)
        return (said.month, said.day) == (value.month, value.day) and said.year in (
            NO_YEAR,
            value.year,
        )
    number = one.figure.number
    return number is not None and mention.agrees(number)


def is_near(mention: Mention, one: Quantity) -> bool:
    """Whether an amount has the size of a quantity."""
    said, number = mention.number, one.figure.number
    if said is None or number is None:
        return said is None and number is None
    return number * said > 0 and Fraction(2, 5) <= Fraction(said, number) <= Fraction(5, 2)


def the_one(named: Sequence[tuple[int, Quantity]]) -> Figure | None:
    """The quantity with the longest name; the first of those that a case names itself where
    several have it; None where they differ."""
    longest = max(number for number, _one in named)
    best = [one.figure for number, one in named if number == longest]
    stated: Iterable[Figure] = (one for one in best if one.name.endswith(".headline"))
    chosen = next(iter(stated), best[0])
    same = len({one.value for one in best}) == 1 or chosen.name.endswith(".headline")
    return chosen if same else None
