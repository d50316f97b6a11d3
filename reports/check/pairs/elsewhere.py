"""What another sentence of the paper tells otherwise: a date, a length of time or a share, where
both sentences have the same uncommon words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

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
_FEW = 2  # words that two sentences have with an amount that both have
_DIGITS = 2  # with which two amounts may be alike by chance
_WORDS = 3  # of a sentence of which another can have almost all
_ENOUGH_OF_ALL = 2  # how much these must tell
_ALIKE = 2  # how much two days tell that differ in the day, the month or the year alone
_WORD = re.compile(r"[a-z][a-z'’-]*")
# What follows a share of something: what it is of, and what is said of these.
_OF = re.compile(r"^ (?:per cent )?(?:of )?(?:all |the |our |its |these |those |their )*")
_SHARE_OF = re.compile(r"^ of (?:all |the |our |its |these |those |their )*(?P<of>[a-z][\w'’-]+)")
_CLAUSE = re.compile(r"[,;:.(]|\b(?:and|but|while|whereas)\b")
_ROOM = Fraction(1, 25)  # by which a fraction in words may be off
_NEAR = 7  # words between the subject of a sentence and a share that is of it
# An amount that is spread over a time, which is no "more than": "£57,930 over 18 months".
_SPREAD = re.compile(r"£[\d,.]+(?:k|m|bn)? over $")
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
    """Days and lengths of time that another sentence, telling of the same, gives otherwise, and
    none gives so."""
    for values_of in (_days, _lengths):
        single = {one: values[0] for one in known.told if len(values := values_of(one)) == 1}
        differing: dict[Told, Told] = {}
        for one, mine in single.items():
            alike = [
                other
                for other, shared in known.beside(one)
                if _tell_of_one(one, other, shared, known)
            ]
            if any(_agree(mine, value) for other in alike for value in values_of(other)):
                continue
            other = next((other for other in alike if other in single), None)
            if other is not None:
                differing[one] = other
        for one, other in differing.items():
            first, second = (other, one) if other.at < one.at else (one, other)
            if other in differing and one is first and differing[other] is one:
                continue  # told at the later of the two
            asked = (
                _asked(first, single[first], second, single[second])
                if other in differing
                else _at(one, single[one], other, single[other])
            )
            if asked is not None:
                yield asked


def _days(told: Told) -> list[Mention]:
    return told.sentence.of_kind(MentionKind.DATE, MentionKind.MONTH)


def _lengths(told: Told) -> list[Mention]:
    text = told.sentence.passage.text
    return [
        replace(one, bound="") if _SPREAD.search(text[: one.start]) else one
        for one in told.sentence.of_kind(MentionKind.LENGTH)
        if one.unit != "hour" and not _NOT_ITS_LENGTH.match(text[one.end :])
    ]


def _tell_of_one(one: Told, other: Told, shared: int, known: Uncommon) -> bool:
    """Whether two sentences have enough uncommon words in common, or an amount and some, or almost
    all the words of the shorter."""
    common, least = len(one.ideas & other.ideas), min(len(one.ideas), len(other.ideas))
    if _share_an_amount(one, other):
        return common >= _FEW
    if least >= _WORDS and 5 * common >= 4 * least and shared >= _ENOUGH_OF_ALL:
        return True
    weight = min(known.weight(one), known.weight(other))
    score = shared + _ALIKE * _are_almost(_days(one), _days(other))
    return score >= ENOUGH and 5 * shared >= 3 * weight


def _share_an_amount(one: Told, other: Told) -> bool:
    """Whether both have an amount that no two things have by chance."""
    return any(
        a.agrees(b.number) or b.agrees(a.number)
        for a in one.sentence.of_kind(MentionKind.MONEY)
        for b in other.sentence.of_kind(MentionKind.MONEY)
        if a.number is not None
        and b.number is not None
        and max(len(str(number.numerator).rstrip("0")) for number in (a.number, b.number)) > _DIGITS
    )


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


def _agree(one: Mention, other: Mention) -> bool:
    """Whether two days can be one, or two lengths of time."""
    if isinstance(one.value, date) or isinstance(other.value, date):
        first, second = days_of(one), days_of(other)
        return first is None or second is None or first.meets(second)
    if one.number is None or other.number is None or (one.bound and other.bound):
        return True
    (days, slack), (its, its_slack) = (
        in_days(float(number), unit)
        for number, unit in ((one.number, one.unit), (other.number, other.unit))
    )
    room, apart = max(slack, its_slack), days - its if other.bound else its - days
    match one.bound or other.bound:
        case "at least":
            return apart >= -room
        case "at most":
            return apart <= room
    return abs(apart) <= room


def _shares(told: Sequence[Told]) -> Iterator[Finding]:
    """Shares of the same people or things of which the same is said: "35% of customers dropped
    out" and "half of all customers dropped out"."""
    known: dict[tuple[object, ...], _Share] = {}
    for one in told:
        for portion in one.sentence.portions:
            key, goes_on = _of_whom(one.sentence, portion)
            for of in (key, _whose(one.sentence, portion)):
                mine = _Share(one, portion, goes_on)
                other = known.setdefault(of, mine) if of else mine
                if other.told is not one and other.is_otherwise(mine):
                    asked = _asked(other.told, other.portion, one, portion)
                    if asked is not None:
                        yield asked


@dataclass(frozen=True, slots=True)
class _Share:
    """A share in a sentence, and the ideas of what its clause goes on with."""

    told: Told
    portion: Portion
    goes_on: frozenset[str]

    def is_otherwise(self, other: "_Share") -> bool:
        """Whether another one is of the same and gives another share."""
        if self.goes_on and other.goes_on and not self.goes_on & other.goes_on:
            return False
        return self.told.may_be_of(other.told) and not _are_near(self.portion, other.portion)


def _of_whom(
    sentence: Sentence, portion: Portion
) -> tuple[tuple[frozenset[str], ...] | None, frozenset[str]]:
    """The ideas of the two words behind a share, none where these tell too little; and of what
    follows in its clause."""
    after = sentence.after(portion.end)
    of = _OF.match(after)
    words = _WORD.findall(_CLAUSE.split(after[of.end() if of else 0 :].lower(), maxsplit=1)[0])
    ideas = [ideas_in(word) for word in words[:2]]
    key = tuple(ideas) if len(ideas) == 2 and all(ideas) else None
    return key, frozenset().union(*map(ideas_in, words[2:]))


def _whose(sentence: Sentence, portion: Portion) -> tuple[object, ...] | None:
    """Of a share of something, its idea with that of the first word of the sentence and any number
    before it: "people under 25 make up 44% of users"."""
    of = _SHARE_OF.match(sentence.after(portion.end))
    before = sentence.passage.text[sentence.start : portion.start]
    words = _WORD.findall(before.lower())
    subject = next((ideas for word in words if (ideas := ideas_in(word))), None)
    whole = ideas_in(of["of"].lower()) if of else None
    if not subject or not whole or len(words) > _NEAR or len(sentence.portions) > 1:
        return None
    return whole, subject, tuple(re.findall(r"\d+", before))


def _are_near(one: Portion, other: Portion) -> bool:
    room = Fraction(1, 200) if one.is_share and other.is_share else _ROOM
    return abs(one.value - other.value) <= max(
        one.slack * one.value, other.slack * other.value, room
    )


def _asked(
    first: Told, its: Mention | Portion, second: Told, mine: Mention | Portion
) -> Finding | None:
    """The question at the later of two values; at the earlier where the later is quoted by name, or
    no officer wrote it. None where neither was typed."""
    return _at(second, mine, first, its) or _at(first, its, second, mine)


def _at(
    told: Told, value: Mention | Portion, other: Told, says: Mention | Portion
) -> Finding | None:
    """The question at a value that an officer typed; None where nobody did."""
    if not told.is_typed or _is_quoted(told, value):
        return None
    said = " ".join(other.sentence.text.split())
    message = (
        f"“{said[:90]}” says {says.text}: is this of the same? Mend one of the two, or say what "
        "differs."
    )
    at = value.start, value.end
    return found(FindingKind.QUESTION, RULE, told.sentence.passage, message, at=at)


def _is_quoted(told: Told, value: Mention | Portion) -> bool:
    quoted = told.sentence.passage.quoted
    return any(one.start <= value.start and value.end <= one.end for one in quoted)
