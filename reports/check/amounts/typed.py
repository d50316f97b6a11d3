"""The amounts that a clause types, and how near a true one has to be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from reports.check.clauses.facts import in_units
from reports.check.known.said import Said
from reports.check.known.tables import COUNT, LENGTH, MONEY, POINTS, SHARE
from reports.check.reading.mention import Mention, MentionKind

_KINDS = {
    MentionKind.MONEY: (MONEY,),
    MentionKind.SHARE: (SHARE,),
    MentionKind.COUNT: (COUNT, POINTS),
    MentionKind.LENGTH: (LENGTH,),
}
_ABOUT = re.compile(
    r"\b(?:(?P<just>just|a little|slightly|only just|a shade|fractionally|some way|well|barely|"
    r"marginally) )?(?P<way>over|under|above|below|more than|less than|short of|shy of|nearly|"
    r"almost|approaching)(?: £?)?$"
)
_LENGTHS = re.compile(
    r"\b(?:(?P<half>half a year|six months)|a year_and_a half|eighteen months|a year|a decade)\b"
)
_MILLION = re.compile(
    r"\b(?:(?P<part>half) a|(?:a|three) (?P<part2>quarters?) of a) million(?: pounds)?\b"
)
SLACK = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class TypedAmount:
    """An amount of a clause: its place, its value, and how near a true one has to be. `up_to` is
    the larger of two that are given for one: "two or three authorities"."""

    start: int
    end: int
    mention: Mention | None
    kind: tuple[str, ...]
    value: Fraction
    about: str = ""
    up_to: Fraction | None = None

    def agrees(self, exact: Fraction) -> bool:
        size, step = abs(exact), _step(self)
        if self.about in ("over", "above", "more than"):
            return size >= self.value - step
        if self.about in ("under", "below", "less than"):
            return size <= self.value + step
        if self.about or self.up_to is not None:
            low, high = self._ends()
            return low - step <= size <= high + step
        if self.mention is not None and self.mention.what is not MentionKind.LENGTH:
            near = self.mention.rounded_to
            return self.mention.agrees(size) or abs(size - self.value) <= near / 2
        return abs(size - self.value) <= step

    def _ends(self) -> tuple[Fraction, Fraction]:
        """The least and the most that a true amount can be, where it is "just" over or under."""
        match self.about:
            case "just over":
                return self.value, self.value * (1 + 2 * SLACK)
            case "just under":
                return self.value * (1 - 2 * SLACK), self.value
        return self.value, self.up_to or self.value


def _step(one: TypedAmount) -> Fraction:
    if one.mention is None:
        return one.value / 10 if MONEY in one.kind else Fraction(3)
    if one.mention.what is MentionKind.LENGTH:
        return Fraction(1, 2)
    return one.mention.rounded_to / 2


def typed_in(said: Said) -> Iterator[TypedAmount]:
    """The amounts of a clause, two that are given for one as one."""
    one: TypedAmount | None = None
    for other in _singly(said):
        if one is not None and _are_one(one, other, said.text):
            yield replace(other, start=one.start, value=one.value, up_to=other.value)
            one = None
            continue
        if one is not None:
            yield one
        one = other
    if one is not None:
        yield one


def _are_one(one: TypedAmount, other: TypedAmount, text: str) -> bool:
    gap = text[one.end : other.start] if one.end <= other.start else ""
    return gap in (" or ", " to ", "-", "–") and one.kind == other.kind and one.value < other.value


def _singly(said: Said) -> Iterator[TypedAmount]:
    text = said.text
    for at, letter in enumerate(text):
        mention = said.clause.sentence.said.get(letter)
        if mention is None or mention.what not in _KINDS or mention.number is None:
            continue
        if said.clause.sentence.passage.is_quoted(mention):
            continue
        value = mention.number
        if mention.what is MentionKind.LENGTH:
            unit, value = in_units(value, mention.unit)
            if unit != "months":
                continue
        yield TypedAmount(at, at + 1, mention, _KINDS[mention.what], value, about_before(text[:at]))
    for match in _MILLION.finditer(text):
        share = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(3, 4)}
        value = share[match["part"] or match["part2"]] * 10**6
        yield TypedAmount(*match.span(), None, (MONEY,), value, about_before(text[: match.start()]))
    for match in _LENGTHS.finditer(text):
        months = {"a": 12, "h": 6, "e": 18, "s": 6}[match[0][0]]
        months = 18 if "half" in match[0][3:] or "eighteen" in match[0] else months
        if "decade" not in match[0]:
            yield TypedAmount(*match.span(), None, (LENGTH,), Fraction(months), "")


def about_before(before: str) -> str:
    match = _ABOUT.search(before.rstrip())
    if match is None:
        return ""
    way = match["way"]
    if way in ("nearly", "almost", "approaching", "shy of", "short of"):
        return "just under"
    is_over = way in ("over", "above", "more than")
    if match["just"] and match["just"] not in ("well", "some way"):
        return "just over" if is_over else "just under"
    return "over" if is_over else "under"
