"""What a stated change makes of a figure: "£5m rises by £1m to £6m", "an increase of £15,000 on
last year's £120,000 gives £135,000", "spending of £120,000 was halved to £60,000"."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from reports.check.dates.interval import Interval
from reports.check.finding import Finding, FindingKind
from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.portions import Portion
from reports.check.relations.fitting import fits, slack_in, values_of
from reports.check.relations.sentence import Sentence
from reports.check.relations.ways import ANY_WAY, FACTORS, FILLER, FROM, KINDS
from reports.check.telling import amount, found

RULE = "change"
_BY = re.compile(rf"\b(?:{ANY_WAY})(?: [\w'’-]+){{0,2}} by {FILLER}$", re.I)
_LESS = re.compile(rf"\b(?:less|minus)\s+{FILLER}$", re.I)
_LEAVES = re.compile(
    rf"^[^.;:]{{0,30}}?\b(?:to|leaves|leaving|becomes|making it|and so to)\s+{FILLER}$", re.I
)
_TOLD_BEFORE = re.compile(
    rf"\b(?:increase|rise|uplift|addition|growth|reduction|cut|fall|drop|decrease) of {FILLER}$",
    re.I,
)
_WAY_UP_ONLY = re.compile(r"increase|rise|uplift|addition|growth", re.IGNORECASE)
_ON = re.compile(
    rf"^ (?:on|to|over|in|from)(?: [\w'’-]+){{0,5}} {FILLER}$|^ (?:on|to|over|in|from) $", re.I
)
_TAX = re.compile(
    r"^ (?:VAT|inflation|contingency|tax|on[- ]costs?|overheads?)(?: added)?,? (?:on )?(?:the |"
    r"a |an )?$"
)
_GIVES = re.compile(
    rf"^(?: [\w'’-]+){{0,4}}?,? (?:gives|makes|means|brings it to|takes (?:it|this|the \w+) to|"
    rf"comes to|"
    rf"becomes|is|to|leaves|giving|making) {FILLER}$",
    re.IGNORECASE,
)
_TIMES_TO = re.compile(
    r"^(?: (?!and\b)[\w'’-]+){0,5}? (?:was|were|is|are|has|have|will be|would be)(?: been)? "
    r"(?P<nearly>(?:nearly|almost|more than|about|roughly) )?(?:(?P<half>halv)|(?P<two>doubl)|"
    rf"(?P<three>trebl|tripl)|(?P<four>quadrupl))ed to {FILLER}$",
    re.IGNORECASE,
)


def outcome_findings(sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """A finding for each figure that is not what a stated change makes of another."""
    for sentence in sentences:
        numbers = sentence.of_kind(*KINDS)
        if len(numbers) > 1:
            yield from _by_and_to(sentence, numbers, sentence.portions)
            yield from _on_top(sentence, numbers)
            yield from _multiplied(sentence, numbers)


def _multiplied(sentence: Sentence, numbers: list[Mention]) -> Iterator[Finding]:
    """Checks "spending of £120,000 was halved to £60,000"."""
    for before, after in pairwise(numbers):
        if before.what is not after.what or before.unit != after.unit:
            continue
        told = _TIMES_TO.match(sentence.gap(before, after))
        if told is None or FROM.search(sentence.before(before.start, 30)):
            continue
        factor = next(value for key, value in FACTORS.items() if told[key])
        worked = values_of(before) * Interval(factor, factor)
        if told["nearly"] or fits(worked, after, slack_in(sentence, before, after)):
            continue
        message = (
            f"{before.text} times {factor} is {amount(worked.middle, after.what)}, not "
            f"{after.text}: "
            "mend one of the three."
        )
        yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=after)


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
        if FROM.search(sentence.before(before.start, 30)) or not _LEAVES.match(
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
