"""Changes between two figures: "from £49.79m to £48.51m, a fall of £1.28m", "doubled from 3 to
6"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from reports.check.dates.interval import Interval
from reports.check.finding import Finding, FindingKind
from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.portions import Portion
from reports.check.relations.fitting import fits, slack_in, values_of
from reports.check.relations.sentence import Sentence
from reports.check.relations.ways import ANY_WAY, FACTORS, FILLER, FROM, KINDS, WAY_DOWN, WAY_UP
from reports.check.telling import amount, found

RULE = "change"
_TO = re.compile(
    rf"^(?:(?!\bfrom\b)[^.;:]){{0,70}}?\bto\s+(?:(?:below|above|only)\s+)?{FILLER}$", re.I
)
_WAY = re.compile(rf"\b(?:(?P<down>{WAY_DOWN})|(?P<up>{WAY_UP}))\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:not|never|no|than|without|prevents?|avoids?|instead|reversed?|range|between|stop(?:s|"
    r"ped)?)\b",
    re.IGNORECASE,
)
_CHANGE_BEHIND = re.compile(
    rf"^[^.;:]{{0,50}}?(?:\b{ANY_WAY}\s+(?:of|by|is|:)?\s*|(?:,|\()\s*(?:or |by |that is |"
    rf"i\.e\. )*)"
    rf"{FILLER}$",
    re.IGNORECASE,
)
_PLAIN_BEHIND = re.compile(rf"^[^.;:]{{0,50}}?\b{ANY_WAY}\s+(?:of|by|is|:)?\s*{FILLER}$", re.I)
_CHANGE_BEFORE = re.compile(rf"\b{ANY_WAY}(?: [\w'’-]+){{0,3}}?\s+(?:(?:of|by)\s+)?{FILLER}$", re.I)
_THEN_FROM = re.compile(
    rf"^(?: (?!to\b)[\w'’-]+){{0,3}},?(?: (?!to\b)[\w'’-]+){{0,2}} from {FILLER}$", re.I
)
_COMPARED = re.compile(
    r"^\s*(?:fewer|less|more|lower|higher|up|down|larger|smaller|extra|added|saved)\b", re.I
)
_IN_YEAR = re.compile(r"^(?: [\w'’-]+){0,3} (?:in|for) $")
_THEN = re.compile(
    rf"^,?\s+(?:and|to|compared (?:with|to)|against|but|then)\s+(?:only\s+)?{FILLER}$", re.I
)
_TIMES = re.compile(
    r"\b(?:(?P<half>halv)|(?P<two>doubl)|(?P<three>trebl|tripl)|(?P<four>quadrupl))"
    r"(?:e|es|ed|ing)\b",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    r"\b(?:nearly|almost|more than|over|about|roughly|less than|all but)\s+$", re.I
)
_ROUGH = Fraction(1, 4)
_YEARS = (MentionKind.YEAR, MentionKind.FINANCIAL_YEAR)


@dataclass(frozen=True, slots=True)
class _Step:
    """Two figures of one kind, of which the second is what becomes of the first. `at` is where the
    words on the first begin, `until` where those on the second end."""

    before: Mention
    after: Mention
    at: int
    until: int


def change_findings(sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """A finding for each change that is not the difference of its two figures, that has another
    direction, or is another multiple."""
    for sentence in sentences:
        numbers = sentence.of_kind(*KINDS)
        if len(numbers) < 2:
            continue
        portions = sentence.portions
        for at, step in _steps(sentence, numbers):
            yield from _direction(sentence, step)
            yield from _multiple(sentence, step)
            yield from _stated_change(sentence, step, at, numbers, portions)


def _steps(sentence: Sentence, numbers: list[Mention]) -> Iterator[tuple[int, _Step]]:
    """The pairs "from ... to ..." and "... in 2014 and ... in 2015", with the place of the first
    among the numbers."""
    for at, (typed, other) in enumerate(pairwise(numbers)):
        one = _in_its_unit(typed, other)
        if one.what is not other.what or one.unit != other.unit:
            continue
        ahead = sentence.before(one.start, 30)
        start = FROM.search(ahead)
        if start and _TO.match(sentence.gap(one, other)):
            yield at, _Step(one, other, one.start - len(ahead) + start.start(), other.end)
        elif one.what is not MentionKind.LENGTH:
            yield from ((at, step) for step in _by_year(sentence, one, other))


def _in_its_unit(one: Mention, other: Mention) -> Mention:
    """The first figure in the unit of the second, where it has none: "from 395 to 430 days"."""
    is_bare = one.what is MentionKind.COUNT and (not one.noun or one.noun[0] == "to")
    if is_bare and other.what in (MentionKind.LENGTH, MentionKind.SHARE, MentionKind.MONEY):
        value, step = one.value, one.step
        if other.what is MentionKind.SHARE and isinstance(value, Fraction):
            value, step = value / 100, step / 100
        return replace(one, what=other.what, unit=other.unit, value=value, step=step)
    return one


def _by_year(sentence: Sentence, one: Mention, other: Mention) -> Iterator[_Step]:
    text = sentence.passage.text
    years = [m for m in sentence.mentions if m.what in _YEARS]
    first = next((m for m in years if one.end <= m.start < other.start), None)
    second = next((m for m in years if m.start >= other.end), None)
    if first is None or second is None or first.what is not second.what:
        return
    if (
        _IN_YEAR.match(text[one.end : first.start])
        and _THEN.match(text[first.end : other.start])
        and _IN_YEAR.match(text[other.end : second.start])
    ):
        if str(first.value) > str(second.value):
            one, other = other, one
        yield _Step(one, other, one.start, second.end)


def _direction(sentence: Sentence, step: _Step) -> Iterator[Finding]:
    """A fall to a larger figure, or a rise to a smaller one."""
    one, other = step.before.number, step.after.number
    if one is None or other is None or one == other or step.at >= step.before.start:
        return
    words = sentence.before(step.at, 50)
    ways = list(_WAY.finditer(words))
    if not ways or _AGAINST.search(words) or re.search(r"[,;:]\s|\d", words[ways[-1].end() :]):
        return
    is_up = ways[-1]["up"] is not None
    is_range = re.match(r"\s*(?:down|up|to)\b", sentence.after(step.until, 8))
    if is_up is (other > one) or is_range or step.after.bound or step.before.bound:
        return
    message = (
        f"From {step.before.text} to {step.after.text} is a {'fall' if is_up else 'rise'}, and "
        f"this says “{ways[-1][0]}”: exchange the two figures, or mend the word."
    )
    yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=step.after)


def _multiple(sentence: Sentence, step: _Step) -> Iterator[Finding]:
    """A figure that is said to have doubled, and has not."""
    words = sentence.before(step.at, 60)
    told = list(_TIMES.finditer(words))
    if not told or step.at >= step.before.start or _AGAINST.search(words):
        return
    factor = next(value for key, value in FACTORS.items() if told[-1][key])
    slack = slack_in(sentence, step.before, step.after)
    if _NEARLY.search(words[: told[-1].start()]):
        slack = _ROUGH
    worked = values_of(step.before) * Interval(factor, factor)
    if fits(worked, step.after, slack):
        return
    message = (
        f"{step.before.text} {told[-1][0]} is {amount(worked.middle, step.after.what)}, not "
        f"{step.after.text}: mend one of the three."
    )
    yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=step.after)


def _stated_change(
    sentence: Sentence,
    step: _Step,
    at: int,
    numbers: list[Mention],
    portions: tuple[Portion, ...],
) -> Iterator[Finding]:
    """The change that is stated behind the two figures, or before them."""
    text = sentence.passage.text
    behind = next((m for m in numbers[at + 2 :] if m.start >= step.until), None)
    if behind is not None:
        gap = text[step.until : behind.start]
        compared = _COMPARED.match(sentence.after(behind.end, 12))
        loose = compared or behind.what is MentionKind.SHARE
        if (_CHANGE_BEHIND if loose else _PLAIN_BEHIND).match(gap):
            yield from _compared(sentence, step, behind)
            return
    if at and step.at < step.before.start:
        ahead = numbers[at - 1]
        if _THEN_FROM.match(text[ahead.end : step.before.start]) and _CHANGE_BEFORE.search(
            sentence.before(ahead.start, 50)
        ):
            yield from _compared(sentence, step, ahead)
            return
    for portion in portions:
        if portion.is_share or portion.value >= 1:
            continue
        ahead_of = portion.end <= step.at and _THEN_FROM.match(
            text[portion.end : step.before.start]
        )
        if ahead_of and re.search(rf"\bby\s+{FILLER}$", sentence.before(portion.start, 24)):
            yield from _by_portion(sentence, step, portion)


def _compared(sentence: Sentence, step: _Step, by: Mention) -> Iterator[Finding]:
    """Compares a stated change with the difference of the two figures."""
    by = _as_points(by)
    before, after = step.before, step.after
    low, high = values_of(before), values_of(after)
    change = high - low if high.middle >= low.middle else low - high
    slack = slack_in(sentence, by, before, after)
    if by.what is MentionKind.SHARE:
        if not before.number:
            return
        whole = abs(before.number)
        relative = Interval(change.low / whole, change.high / whole)
        points = before.what is MentionKind.SHARE and fits(change, by, slack)
        if points or fits(relative, by, slack):
            return
        if before.what is not MentionKind.SHARE:
            change = relative
    elif by.what is not before.what or by.unit != before.unit or fits(change, by, slack):
        return
    message = (
        f"From {before.text} to {after.text} is {amount(change.middle, by.what)}, not {by.text}: "
        "mend one of the three, or explain it."
    )
    yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=by)


def _as_points(by: Mention) -> Mention:
    """A change in percentage points as a share: "up five percentage points"."""
    if by.what is MentionKind.COUNT and by.noun[:1] in (("percentage",), ("points",), ("point",)):
        value = (by.number or Fraction(0)) / 100
        return replace(by, what=MentionKind.SHARE, value=value, step=by.step / 100)
    return by


def _by_portion(sentence: Sentence, step: _Step, portion: Portion) -> Iterator[Finding]:
    """Checks "by a third, from £90,000 to £60,000"."""
    change = values_of(step.before) * portion.interval
    is_up = (step.after.number or 0) > (step.before.number or 0)
    start = values_of(step.before)
    worked = start + change if is_up else start - change
    if fits(worked, step.after, max(portion.slack, slack_in(sentence, step.before, step.after))):
        return
    message = (
        f"{step.before.text} changed by {portion.text} is "
        f"{amount(worked.middle, step.after.what)}, not {step.after.text}: mend one of the three."
    )
    yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=step.after)
