"""Changes between two figures: "from £49.79m to £48.51m, a fall of £1.28m", "doubled from 3 to 6",
"£5m rises by £1m to £6m"."""

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
from reports.check.telling import amount, found

RULE = "change"
_KINDS = (MentionKind.MONEY, MentionKind.COUNT, MentionKind.SHARE, MentionKind.LENGTH)
_FILLER = (
    r"(?:(?:about|some|around|approximately|roughly|only|just|nearly|almost|over|under|more than|"
    r"less than|a total of|at least|up to|a|an|the)\s+)*"
)
_FROM = re.compile(rf"\bfrom\s+{_FILLER}$", re.IGNORECASE)
_TO = re.compile(
    rf"^(?:(?!\bfrom\b)[^.;:]){{0,70}}?\bto\s+(?:(?:below|above|only)\s+)?{_FILLER}$", re.I
)
_WAY_DOWN = (
    r"f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|reduc(?:es?|ed|ing|tion)|decreas(?:es?|ed|ing)|"
    r"declin(?:es?|ed|ing)|cut(?:s|ting)?|shr[iau]nk(?:s|ing)?|lower(?:s|ed|ing)?|down|"
    r"slash(?:ed|es)?|trim(?:med|s)?|halv(?:es?|ed|ing)"
)
_WAY_UP = (
    r"ris(?:es?|en|ing)|rose|increas(?:es?|ed|ing)|gr[eo]w(?:s|n|ing|th)?|climb(?:s|ed|ing)?|up|"
    r"expand(?:s|ed|ing)?|jump(?:s|ed|ing)?|doubl(?:es?|ed|ing)|trebl(?:es?|ed|ing)|"
    r"tripl(?:es?|ed|ing)|rais(?:es?|ed|ing)|went up|uplift"
)
_WAY = re.compile(rf"\b(?:(?P<down>{_WAY_DOWN})|(?P<up>{_WAY_UP}))\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:not|never|no|than|without|prevents?|avoids?|instead|reversed?|range|between|stop(?:s|"
    r"ped)?)\b",
    re.IGNORECASE,
)
_ANY_WAY = rf"(?:{_WAY_DOWN}|{_WAY_UP}|saving|savings|difference|change|loss|gain|cost)"
_CHANGE_BEHIND = re.compile(
    rf"^[^.;:]{{0,50}}?(?:\b{_ANY_WAY}\s+(?:of|by|is|:)?\s*|(?:,|\()\s*(?:or |by |that is |"
    rf"i\.e\. )*)"
    rf"{_FILLER}$",
    re.IGNORECASE,
)
_PLAIN_BEHIND = re.compile(rf"^[^.;:]{{0,50}}?\b{_ANY_WAY}\s+(?:of|by|is|:)?\s*{_FILLER}$", re.I)
_CHANGE_BEFORE = re.compile(
    rf"\b{_ANY_WAY}(?: [\w'’-]+){{0,3}}?\s+(?:(?:of|by)\s+)?{_FILLER}$", re.I
)
_THEN_FROM = re.compile(
    rf"^(?: (?!to\b)[\w'’-]+){{0,3}},?(?: (?!to\b)[\w'’-]+){{0,2}} from {_FILLER}$", re.I
)
_COMPARED = re.compile(
    r"^\s*(?:fewer|less|more|lower|higher|up|down|larger|smaller|extra|added|saved)\b", re.I
)
_BY = re.compile(rf"\b(?:{_ANY_WAY})(?: [\w'’-]+){{0,2}} by {_FILLER}$", re.I)
_LESS = re.compile(rf"\b(?:less|minus)\s+{_FILLER}$", re.I)
_LEAVES = re.compile(
    rf"^[^.;:]{{0,30}}?\b(?:to|leaves|leaving|becomes|making it|and so to)\s+{_FILLER}$", re.I
)
_IN_YEAR = re.compile(r"^(?: [\w'’-]+){0,3} (?:in|for) $")
_THEN = re.compile(
    rf"^,?\s+(?:and|to|compared (?:with|to)|against|but|then)\s+(?:only\s+)?{_FILLER}$", re.I
)
_TOLD_BEFORE = re.compile(
    rf"\b(?:increase|rise|uplift|addition|growth|reduction|cut|fall|drop|decrease) of {_FILLER}$",
    re.I,
)
_WAY_UP_ONLY = re.compile(r"increase|rise|uplift|addition|growth", re.IGNORECASE)
_ON = re.compile(
    rf"^ (?:on|to|over|in|from)(?: [\w'’-]+){{0,5}} {_FILLER}$|^ (?:on|to|over|in|from) $", re.I
)
_TAX = re.compile(
    r"^ (?:VAT|inflation|contingency|tax|on[- ]costs?|overheads?)(?: added)?,? (?:on )?(?:the |"
    r"a |an )?$"
)
_GIVES = re.compile(
    rf"^(?: [\w'’-]+){{0,4}}?,? (?:gives|makes|means|brings it to|takes (?:it|this|the \w+) to|"
    rf"comes to|"
    rf"becomes|is|to|leaves|giving|making) {_FILLER}$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:(?P<half>halv)|(?P<two>doubl)|(?P<three>trebl|tripl)|(?P<four>quadrupl))"
    r"(?:e|es|ed|ing)\b",
    re.IGNORECASE,
)
_FACTORS = {"half": Fraction(1, 2), "two": Fraction(2), "three": Fraction(3), "four": Fraction(4)}
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
        numbers = sentence.of_kind(*_KINDS)
        if len(numbers) < 2:
            continue
        portions = sentence.portions
        for at, step in _steps(sentence, numbers):
            yield from _direction(sentence, step)
            yield from _multiple(sentence, step)
            yield from _stated_change(sentence, step, at, numbers, portions)
        yield from _by_and_to(sentence, numbers, portions)
        yield from _on_top(sentence, numbers)


def _steps(sentence: Sentence, numbers: list[Mention]) -> Iterator[tuple[int, _Step]]:
    """The pairs "from ... to ..." and "... in 2014 and ... in 2015", with the place of the first
    among the numbers."""
    for at, (one, other) in enumerate(pairwise(numbers)):
        if one.what is not other.what or one.unit != other.unit:
            continue
        ahead = sentence.before(one.start, 30)
        start = _FROM.search(ahead)
        if start and _TO.match(sentence.gap(one, other)):
            yield at, _Step(one, other, one.start - len(ahead) + start.start(), other.end)
        elif one.what is not MentionKind.LENGTH:
            yield from ((at, step) for step in _by_year(sentence, one, other))


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
    factor = next(value for key, value in _FACTORS.items() if told[-1][key])
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
        if ahead_of and re.search(rf"\bby\s+{_FILLER}$", sentence.before(portion.start, 24)):
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


def _on_top(sentence: Sentence, numbers: list[Mention]) -> Iterator[Finding]:
    """Checks "an increase of £15,000 on last year's £120,000 gives £135,000", and VAT."""
    for by, before, after in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if before.what is not after.what or by.what not in (before.what, MentionKind.SHARE):
            continue
        told = _TOLD_BEFORE.search(sentence.before(by.start, 50))
        tax = by.what is MentionKind.SHARE and _TAX.match(sentence.gap(by, before))
        if not (tax or (told and _ON.match(sentence.gap(by, before)))):
            continue
        if not _GIVES.match(sentence.gap(before, after)) or before.unit != after.unit:
            continue
        start, change = values_of(before), values_of(by)
        if by.what is MentionKind.SHARE and before.what is not MentionKind.SHARE:
            change = change * start
        is_up = bool(tax) or _WAY_UP_ONLY.search(told[0] if told else "") is not None
        worked = start + change if is_up else start - change
        if fits(worked, after, slack_in(sentence, by, before, after)):
            continue
        message = (
            f"{before.text} changed by {by.text} is {amount(worked.middle, after.what)}, not "
            f"{after.text}: mend one of the three."
        )
        yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=after)


def _by_and_to(
    sentence: Sentence, numbers: list[Mention], portions: tuple[Portion, ...]
) -> Iterator[Finding]:
    """Checks "£5m rises by £1m to £6m" and "£200,000 less 10% leaves £180,000"."""
    for before, by, after in zip(numbers, numbers[1:], numbers[2:], strict=False):
        gap = sentence.gap(before, by)
        is_less = by.what is MentionKind.SHARE and _LESS.search(gap)
        if before.what is not after.what or not (_BY.search(gap) or is_less) or "," in gap:
            continue
        if _FROM.search(sentence.before(before.start, 30)) or not _LEAVES.match(
            sentence.gap(by, after)
        ):
            continue
        if by.what not in (before.what, MentionKind.SHARE) or by.unit != before.unit:
            continue
        start, change = values_of(before), values_of(by)
        if by.what is MentionKind.SHARE and before.what is not MentionKind.SHARE:
            share = next(one for one in portions if one.start == by.start)
            change = share.interval * start
        worked = start + change if (after.number or 0) > (before.number or 0) else start - change
        if fits(worked, after, slack_in(sentence, before, by, after)):
            continue
        message = (
            f"{before.text} changed by {by.text} is {amount(worked.middle, after.what)}, not "
            f"{after.text}: mend one of the three."
        )
        yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=after)
