"""What another sentence of the paper tells otherwise: a date, a length of time or a share, where
both sentences have the same uncommon words."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reports.check.dates.calendar import days_of
from reports.check.finding import Finding, FindingKind
from reports.check.pairs.bodies import body_findings
from reports.check.pairs.uncommon import Told, Uncommon
from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.portions import Portion
from reports.check.relations.sentence import Sentence
from reports.check.statements.steps import in_days
from reports.check.subjects.concepts import ideas_in
from reports.check.telling import found

RULE = "elsewhere"
ENOUGH = 6  # how much shared words must tell
_AMOUNT = 3  # how much an amount tells that both have
_ALIKE = 2  # how much two days tell that differ in the day, the month or the year alone
_WORD = re.compile(r"[a-z][a-z'’-]*")
# What follows a share of something: what it is of, and what is said of these.
_OF = re.compile(r"^ (?:per cent )?(?:of )?(?:all |the |our |its |these |those |their )*")
_NOT_ITS_LENGTH = re.compile(
    r"^ (?:before|after|ahead of|earlier|later|in advance|prior to|ago|into|from now|"
    r"(?:a|per|each|every) (?:day|week|month|year)|(?:day|week|month|year)s?)\b"
)


def elsewhere_findings(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """A question at the later of two sentences that tell one thing otherwise."""
    known = Uncommon.of(sentences)
    yield from _shares(known.told)
    yield from _times(known)
    yield from body_findings(sentences, known)


def _times(known: Uncommon) -> Iterator[Finding]:
    """Days and lengths of time of which one sentence has one, and another that tells of the same
    has another."""
    for one in known.told:
        if len(_days(one)) == 1 or len(_lengths(one)) == 1:
            beside = known.beside(one)
            alike = [
                other
                for other, shared in beside
                if other.at < one.at and _tell_of_one(one, other, shared, known)
            ]
            yield from _differing(one, alike)


def _days(told: Told) -> list[Mention]:
    return told.sentence.of_kind(MentionKind.DATE, MentionKind.MONTH)


def _lengths(told: Told) -> list[Mention]:
    text = told.sentence.passage.text
    return [
        one
        for one in told.sentence.of_kind(MentionKind.LENGTH)
        if one.unit != "hour" and not _NOT_ITS_LENGTH.match(text[one.end :])
    ]


def _tell_of_one(one: Told, other: Told, shared: int, known: Uncommon) -> bool:
    """Whether two sentences have enough uncommon words in common, or an amount and some."""
    amounts = one.sentence.of_kind(MentionKind.MONEY), other.sentence.of_kind(MentionKind.MONEY)
    both = any(
        a.agrees(b.number) or b.agrees(a.number)
        for a in amounts[0]
        for b in amounts[1]
        if a.number is not None and b.number is not None
    )
    least = min(known.weight(one), known.weight(other))
    score = shared + _AMOUNT * both + _ALIKE * _are_almost(_days(one), _days(other))
    return score >= ENOUGH and (both or 5 * shared >= 3 * least)


def _are_almost(one: list[Mention], other: list[Mention]) -> bool:
    """Whether two days differ in one of their three numbers."""
    if len(one) != 1 or len(other) != 1:
        return False
    first, second = days_of(one[0]), days_of(other[0])
    if first is None or second is None:
        return False
    mine, its = first.last, second.last
    pairs = ((mine.day, its.day), (mine.month, its.month), (mine.year, its.year))
    return sum(a == b for a, b in pairs) == 2


def _differing(one: Told, alike: list[Told]) -> Iterator[Finding]:
    for mine, its in (
        (_days(one), [_days(other) for other in alike]),
        (_lengths(one), [_lengths(other) for other in alike]),
    ):
        if len(mine) != 1 or not any(its):
            continue
        if any(_agree(mine[0], value) for values in its for value in values):
            continue
        for other, values in zip(alike, its, strict=True):
            if len(values) == 1 and (asked := _asked(other, values[0], one, mine[0])):
                yield asked
                return


def _agree(one: Mention, other: Mention) -> bool:
    """Whether two days can be one, or two lengths of time."""
    if isinstance(one.value, date) or isinstance(other.value, date):
        first, second = days_of(one), days_of(other)
        return first is None or second is None or first.meets(second)
    if one.number is None or other.number is None or one.bound or other.bound:
        return True
    (days, slack), (its, its_slack) = (
        in_days(float(number), unit)
        for number, unit in ((one.number, one.unit), (other.number, other.unit))
    )
    return abs(days - its) <= max(slack, its_slack)


def _shares(told: Sequence[Told]) -> Iterator[Finding]:
    """Shares of the same people or things of which the same is said: "35% of customers dropped
    out" and "half of all customers dropped out"."""
    known: dict[tuple[frozenset[str], ...], tuple[Told, Portion]] = {}
    for one in told:
        for portion in one.sentence.portions:
            key = _of_whom(one.sentence, portion)
            if key is None:
                continue
            other = known.setdefault(key, (one, portion))
            if other[0] is not one and not _are_near(portion, other[1]):
                asked = _asked(*other, one, portion)
                if asked is not None:
                    yield asked


def _of_whom(sentence: Sentence, portion: Portion) -> tuple[frozenset[str], ...] | None:
    """The ideas of the two words behind a share; None where these tell too little."""
    after = sentence.after(portion.end)
    of = _OF.match(after)
    words = _WORD.findall(after[of.end() if of else 0 :].lower())[:2]
    ideas = [ideas_in(word) for word in words]
    return tuple(ideas) if len(ideas) == 2 and all(ideas) else None


def _are_near(one: Portion, other: Portion) -> bool:
    apart = abs(one.value - other.value)
    return apart <= max(one.slack * one.value, other.slack * other.value, (one.high - one.low) / 2)


def _asked(
    first: Told, its: Mention | Portion, second: Told, mine: Mention | Portion
) -> Finding | None:
    """The question at the later of two values; at the earlier where the later is quoted by name, or
    no officer wrote it. None where neither was typed."""
    for told, value, other, says in ((second, mine, first, its), (first, its, second, mine)):
        if told.is_typed and not _is_quoted(told, value):
            said = " ".join(other.sentence.text.split())
            message = (
                f"“{said[:90]}” says {says.text}: is this of the same? Mend one of the two, or say "
                "what differs."
            )
            at = value.start, value.end
            return found(FindingKind.QUESTION, RULE, told.sentence.passage, message, at=at)
    return None


def _is_quoted(told: Told, value: Mention | Portion) -> bool:
    quoted = told.sentence.passage.quoted
    return any(one.start <= value.start and value.end <= one.end for one in quoted)
