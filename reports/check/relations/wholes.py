"""Parts that pass their whole: shares that come to more than 100%, "of the 24, 15 stay and the
remaining 11 close", "two thirds and the other half"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from reports.check.finding import Finding, FindingKind
from reports.check.passages import ListWithIntro, Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.portions import Portion
from reports.check.relations.sentence import Sentence
from reports.check.telling import amount, found

RULE = "whole"
# Words that say that the shares of a sentence divide one thing.
_DIVIDES = re.compile(
    r"\b(?:split|shar(?:ed?|es|ing) (?:between|among|by|out|across|as|equally|\d)|(?:is|are|be|"
    r"was|were) "
    r"shared|divid(?:ed|es)|apportion\w*|made up|make[s]? up|consists?|consisting|compris\w+|"
    r"allocated|fund(?:ed|ing)|financed|paid for|met (?:by|from)|breakdown|broken down|"
    r"come[s]? from|"
    r"came from|weight(?:s|ing|ings)?|marks|of the (?:score|total|marks|vote|votes))\b",
    re.IGNORECASE,
)
# Answers of which each person gives one.
_ANSWERS = re.compile(
    r"\b(?:(?:dis|un)agreed?\b|against\b|opposed?\b|oppos(?:es|ing)\b|undecided\b|neither\b|"
    r"(?:did|do|does) not (?:know|answer|say|mind)|don[’']t know|no (?:view|opinion|answer|"
    r"preference)|"
    r"not sure|unsure|were not\b|are not\b|did not\b|satisfied\b.*\bdissatisfied|said no\b|"
    r"voted no\b)",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:the (?:rest|remainder|remaining|others?|balance|last)|remaining)[\s,(]+"
    r"(?:(?:of|about|some|being|which is|namely)\s+)*$",
    re.IGNORECASE,
)
_HINT = re.compile(r"\b(?:rest|remain\w*|others?|balance|last)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:rest|remain\w*|others?|balance|includ\w+|mainly|mostly|at least|such as|more than|over|"
    r"up to|rises?|rose|fall\w*|fell|increas\w+|cut|reduc\w+|also|as well|both|too|per year|a year|"
    r"compared|than|from|against|each)\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:rises?|rose|risen|fall\w*|fell|increas\w+|cut|reduc\w+|compared|than|also|both|too|each|"
    r"as well|up from|down from|grew|growth|target|discount|respectively)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?:^|[,;:(]\s*|\b(?:and|but|that)\s+)of (?:the |these |those |its |our |their |all |"
    r"all the |some |"
    r"about |a total of |roughly |around |over |nearly )*$",
    re.IGNORECASE,
)
_OVERLAPS = re.compile(r"\b(?:also|both|too|as well|of (?:them|these|those|which|whom))\b", re.I)
_OF_WHOLE = re.compile(r"^ of (?:the|its|their|our|these|all) (?:[a-z]+ )?$")
_ALL = Fraction(1)
_HARDLY = Fraction(6, 5)
_EACH_OF = re.compile(
    r"(?:%|per cent) of (?:the |all |our |its )?[a-z]+ [^,;]+, [^%]*\d(?:%| per cent)", re.I
)
_MOST = Fraction(8, 5)  # shares that come to more are hardly meant as parts of one thing


def whole_findings(sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """A finding for each whole that its parts pass, or do not fill where they are said to."""
    for sentence in sentences:
        if sentence.mentions or sentence.has(_HINT):
            yield from _shares(sentence)
            yield from _counts(sentence)
            yield from _larger_part(sentence)


def list_findings(script: Script) -> Iterator[Finding]:
    """A finding for each list whose items divide something and do not come to 100%."""
    for listed in script.lists:
        yield from _list(listed)


def _shares(sentence: Sentence) -> Iterator[Finding]:
    """Shares of one thing, which come to 100%."""
    portions = sentence.portions
    parts = [one for one in portions if one.is_share or one.value <= 1]
    if len(parts) < 2 or len(parts) != len(portions) or any(one.slack for one in parts):
        return
    if sentence.has(_MOVES) or len({one.is_share for one in parts}) > 1:
        return
    last = parts[-1]
    closes = bool(_REST.search(sentence.before(last.start, 40)))
    divides = sentence.has(_DIVIDES)
    answers = len(parts) > 2 and sentence.has(_ANSWERS)
    low, high = sum(one.low for one in parts), sum(one.high for one in parts)
    # "40% of visitors walk, 35% drive and 30% take the bus" may be answers of which several are
    # given, so that much more is none of our business.
    one_thing = len(parts) > 2 and parts[0].is_share and low <= _HARDLY and sentence.has(_EACH_OF)
    if not (closes or divides or answers or one_thing) or not _side_by_side(sentence, parts):
        return
    if not parts[0].is_share:
        low = high = sum((one.value for one in parts), Fraction(0))
    whole = low <= _ALL <= high
    fills = closes or (divides and len(parts) > 2 and not sentence.has(_OPEN))
    if whole or (high < _ALL and not fills) or low > _MOST or parts[0].value == 1:
        return
    come = amount(sum((one.value for one in parts), Fraction(0)), MentionKind.SHARE)
    message = f"These parts come to {come}, and not to 100%: mend one of them, or say what differs."
    sure = closes or divides or answers
    kind = FindingKind.CONTRADICTING if sure else FindingKind.QUESTION
    if not sure:
        message = f"These come to {come}: are they parts of one whole? If so, mend one of them."
    yield found(kind, RULE, sentence.passage, message, at=(last.start, last.end))


def _side_by_side(sentence: Sentence, parts: Sequence[Portion]) -> bool:
    """Whether no other amount stands between the shares, of which one could be a share."""
    between = (MentionKind.MONEY,)
    first, last = parts[0].start, parts[-1].end
    return not any(first < one.start < last for one in sentence.of_kind(*between))


def _counts(sentence: Sentence) -> Iterator[Finding]:
    """Parts of a number: "Of the 24 libraries, 15 stay open and the remaining nine close"."""
    for what in (MentionKind.COUNT, MentionKind.MONEY):
        numbers = sentence.of_kind(what)
        if len(numbers) < 2:
            continue
        whole, parts = numbers[0], numbers[1:]
        if not _OF.search(sentence.before(whole.start, 40)) or whole.bound or not whole.number:
            continue
        if any(one.what is MentionKind.SHARE for one in sentence.mentions):
            continue
        yield from _of_whole(sentence, whole, parts)


def _of_whole(sentence: Sentence, whole: Mention, parts: Sequence[Mention]) -> Iterator[Finding]:
    number = whole.number or Fraction(0)
    values = [one.number or Fraction(0) for one in parts]
    largest = max(zip(values, parts, strict=True), key=lambda pair: pair[0])
    together = sum(values, Fraction(0))
    closes = bool(_REST.search(sentence.before(parts[-1].start, 40)))
    step = max(one.step for one in (whole, *parts))
    room = step / 2 * len(parts) if step > 1 else Fraction(0)
    if len(parts) == 1 and largest[0] > number * 2:
        return  # of something else
    answers = len(parts) > 2 and sentence.has(_ANSWERS)
    spends = len(parts) > 1 and whole.what is MentionKind.MONEY
    exclusive = (answers or spends) and not sentence.has(_OVERLAPS)
    if largest[0] > number and len(parts) < 4 and largest[0] < number * 2:
        message = (
            f"{largest[1].text} is more than the {whole.text} it is part of: mend one of the two."
        )
        yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=largest[1])
    elif (closes and abs(together - number) > room) or (exclusive and together > number + room):
        message = (
            f"The parts come to {amount(together, whole.what)}, and the whole is {whole.text}: "
            f"mend "
            "one of them."
        )
        yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=parts[-1])


def _larger_part(sentence: Sentence) -> Iterator[Finding]:
    """A part that is larger than its whole: "45 of the 40 staff"."""
    numbers = sentence.of_kind(MentionKind.COUNT)
    for part, whole in pairwise(numbers):
        one, other = part.number or Fraction(0), whole.number or Fraction(0)
        if one > other and _OF_WHOLE.match(sentence.gap(part, whole)) and one < other * 10:
            message = (
                f"{part.text} is more than the {whole.text} it is part of: mend one of the two."
            )
            yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=part)


def _list(listed: ListWithIntro) -> Iterator[Finding]:
    """The items of a list with one share each, where its introduction says that they divide
    something."""
    intro = listed.intro
    if intro is None or not _DIVIDES.search(intro.text) or _MOVES.search(intro.text):
        return
    shares: list[tuple[Passage, Mention]] = []
    for item in listed.items:
        of_item = [(one, m) for one in item for m in one.mentions if m.what is MentionKind.SHARE]
        if len(of_item) != 1 or of_item[0][1].bound:
            return
        shares += of_item
    values = [one.number or Fraction(0) for _passage, one in shares]
    room = sum((one.step for _passage, one in shares), Fraction(0)) / 2
    if len(shares) < 2 or abs(sum(values, Fraction(0)) - _ALL) <= room:
        return
    come = amount(sum(values, Fraction(0)), MentionKind.SHARE)
    message = f"The items come to {come}, and not to 100%: mend one of them, or say what differs."
    passage, last = shares[-1]
    yield found(FindingKind.CONTRADICTING, RULE, passage, message, at=last)
