"""Portions of a stated whole: "10% of £14.6m, or £1.46m", "12 of the 48 (a quarter)", "of 250
replies, 40% (100)", "£36 is three times the old rate of £12"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from reports.check.dates.interval import Interval
from reports.check.finding import Finding, FindingKind
from reports.check.reading.about import EXACT
from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.portions import Portion
from reports.check.relations.fitting import fits, slack_in, values_of
from reports.check.relations.sentence import Sentence
from reports.check.telling import amount, found

RULE = "percentage"
_COUNTED = (MentionKind.MONEY, MentionKind.COUNT)
_OTHER = (
    r"(?!(?:and|or|but|which|who|that|than|at|in|with|by|from|to|for|over|between|is|are|was)\b)"
)
_WORD = rf"{_OTHER}[\w'’/-]+"
_FILLER = (
    r"(?:(?:or|so|hence|that is|i\.e\.|which is|which (?:comes|amounts|works out) (?:to|at)|"
    r"about|some|"
    r"around|"
    r"nearly|almost|just|only|roughly|approximately|over|under|up to|at least|a total of|making|"
    r"totalling|amounting to|coming to|say|more than|less than|fewer than)\s+)*"
)
# "10% of the £14.6m", "a quarter of the total of £200,000", "twice the old rate of £12"
_OF = re.compile(
    rf"^\s+(?:of\s+)(?:{_WORD}\s+){{0,6}}$|^\s+(?:of\s+)?(?:the|its|their|our|this|that|last|"
    rf"as many as|"
    rf"as much as)\s+(?:{_WORD}\s+){{0,5}}$",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    rf"^(?:\s+{_WORD}){{0,2}}\s+(?:(?:out )?of)\s+(?:the |all |its |their |our |a total of |about |"
    rf"some )*(?:{_WORD}\s+){{0,2}}$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"^(?:\s+(?!(?:and|but|which|who)\b)[\w'’/-]+){0,6}?\s*(?:,|\(|=|:|\s–|\b(?:is|are|was|were|"
    r"would be|"
    r"will be|comes? to|came to|gives?|makes?|equals?|means|amounts? to|or))\s*"
    rf"(?:[(,]\s*)?{_FILLER}$",
    re.IGNORECASE,
)
# "(65%)", ", or 45%", " are 45%"
_BESIDE = re.compile(
    r"^(?:\s+(?!(?:and|but|with)\b)[\w'’/-]+){0,6}?\s*(?:,|\(|=|\s–|\b(?:is|are|was|were|makes?|or|"
    r"represents?|equals?|(?:equates|amounts|corresponds|equal) to|accounts? for|covers?|meets?|"
    r"forms?|"
    r"pays? for|worth))\s*"
    rf"(?:[(,]\s*)?(?:(?:is|are|was|were)\s+)?{_FILLER}$",
    re.IGNORECASE,
)
_TIGHT = re.compile(
    rf"^\s*(?:of (?:them|these|those|which|the total)\s*)?(?:\(|,|=|\s–)\s*{_FILLER}$",
    re.IGNORECASE,
)
# "cutting the £640,000 budget by a quarter leaves £480,000", "halving the £90,000 saves £45,000"
_BY = re.compile(rf"^(?:\s+(?!and\b)[\w'’-]+){{0,4}}\s+by\s+{_FILLER}$", re.IGNORECASE)
_LEFT = re.compile(
    rf"^(?:\s+(?!and\b)[\w'’-]+){{0,4}}?[\s,]*\b(?:leaves|leaving|to|makes it|becomes|brings it "
    rf"(?:down |up )?to|would leave|takes it (?:down |up )?to)\s+{_FILLER}$",
    re.IGNORECASE,
)
_SAVES = re.compile(
    rf"^(?:\s+(?!and\b)[\w'’-]+){{0,4}}?[\s,]*\b(?:saves?|saving|saved|a saving of|means|adds?|"
    rf"adding|"
    rf"yields?|releases?|releasing|raises?|raising|costs?|costing|or|that is)\s+{_FILLER}$",
    re.IGNORECASE,
)
_HALVING = re.compile(
    r"\bhalv(?:e|es|ed|ing)\s+(?:the |its |their |a |this )?(?:[\w'’-]+ ){0,3}$", re.I
)
# "a reduction of one fifth in the £45,000 grant"
_CHANGE_OF = re.compile(
    rf"\b(?:cut|rise|increase|reduction|saving|fall|drop|discount|uplift|loss|"
    rf"growth) of {_FILLER}$",
    re.I,
)
_IN_WHOLE = re.compile(rf"^\s+(?:in|on|to|off|from)\s+(?:{_WORD}\s+){{0,4}}$", re.IGNORECASE)
_COLON = re.compile(rf"^\s*(?:[:(,]|, that is,?|, or)\s*{_FILLER}$", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|on|with)\s+$", re.IGNORECASE)
_FEE = re.compile(
    r"^(?: [\w'’-]+){0,2},(?: [\w'’-]+){1,6} (?:is|are|was|would be|will be|comes? to) $"
)
_OF_BEFORE = re.compile(
    r"\bof (?:the |all |these |those |its |our |a total of |some |about )*$", re.I
)
# "a 10% cut in the £3m budget would save £300,000"
_ACT = re.compile(
    r"^\s+(?:cut|rise|increase|reduction|saving|fall|drop|share|discount|levy|fee|contingency|"
    r"uplift|"
    rf"charge|contribution|loss|growth|stake)\s+(?:{_WORD}\s+)?(?:of|in|on|to|from|off|against|"
    rf"for)\s+"
    rf"(?:{_WORD}\s+){{0,4}}$",
    re.IGNORECASE,
)
_ACT_IS = re.compile(
    r"^(?:\s+(?!(?:and|but|leaves|leaving)\b)[\w'’/-]+){0,4}?\s*(?:,|\(|\b(?:is|are|would be|"
    r"comes? to|"
    r"saves?|saving|raises?|means|gives?|brings? in|costs?|adds?|makes?|yields?|releases?|"
    r"worth))\s*"
    rf"{_FILLER}$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^\s*(?:more|less|fewer|higher|lower|each|per\b|apiece|a head|to\b|–|-\d)", re.I
)
_RATE = re.compile(r"^\s*(?:an?|per|each|every)\s+(\w+)")
_HALF = Fraction(1, 2)
_FARTHEST = 3  # times: a part further from what the portion gives is of something else


def percentage_findings(sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """A finding for each portion that does not agree with the two amounts beside it."""
    for sentence in sentences:
        if len(sentence.mentions) > 1:
            yield from _in_sentence(sentence)


def _in_sentence(sentence: Sentence) -> Iterator[Finding]:
    portions = sentence.portions
    amounts = _outside(sentence.of_kind(*_COUNTED), portions)
    for portion in portions:
        yield from _with(sentence, portion, amounts)
        yield from _changed_by(sentence, portion, amounts)
    for whole, part in pairwise(amounts):
        if _HALVING.search(sentence.before(whole.start, 50)):
            half = Portion(whole.start, whole.start, "half", _HALF, _HALF, _HALF, EXACT)
            gap = sentence.gap(whole, part)
            if _SAVES.match(gap) or _LEFT.match(gap):
                yield from _derived(sentence, half, whole, part)


def _outside(amounts: Sequence[Mention], portions: Sequence[Portion]) -> list[Mention]:
    """The amounts that are no words of a portion, such as the "three" of three quarters."""
    inside = {at for one in portions for at in range(one.start, one.end)}
    return [one for one in amounts if one.start not in inside]


def _with(sentence: Sentence, portion: Portion, amounts: Sequence[Mention]) -> Iterator[Finding]:
    """The findings on one portion: the first way of stating it that fits the words decides."""
    text = sentence.passage.text
    before = [one for one in amounts if one.end <= portion.start]
    behind = [one for one in amounts if one.start >= portion.end]
    for whole, part in pairwise(behind[:2]):
        gap = text[portion.end : whole.start]
        joined = _OF.match(gap) and (
            _IS.match(sentence.gap(whole, part))
            or (_AT.search(text[: portion.start][-6:]) and _FEE.match(sentence.gap(whole, part)))
        )
        acts = _ACT.match(gap) or (
            _IN_WHOLE.match(gap) and _CHANGE_OF.search(sentence.before(portion.start, 40))
        )
        if joined or (acts and _ACT_IS.match(sentence.gap(whole, part))):
            yield from _derived(sentence, portion, whole, part)
            return
    if before and behind and _OF.match(text[portion.end : behind[0].start]):
        if _BESIDE.match(text[before[-1].end : portion.start]):
            yield from _described(sentence, portion, behind[0], before[-1])
        return
    for first, second in pairwise(before[-2:]):
        beside = text[second.end : portion.start]
        if not _BESIDE.match(beside) or " same " in beside:
            continue  # or each of them has the share
        if _OF_WHOLE.match(sentence.gap(first, second)):
            yield from _described(sentence, portion, second, first)
            return
        if _OF_BEFORE.search(sentence.before(first.start, 24)):
            yield from _described(sentence, portion, first, second)
            return
    for part, whole in pairwise(behind[:2]):
        gap = text[portion.end : part.start]
        if _COLON.match(gap) and _OF_WHOLE.match(sentence.gap(part, whole)):
            yield from _described(sentence, portion, whole, part)
            return
    if not before or not behind:
        return
    tight = _TIGHT.match(text[portion.end : behind[0].start])
    if tight and _OF_BEFORE.search(sentence.before(before[-1].start, 24)):
        yield from _derived(sentence, portion, before[-1], behind[0])


def _changed_by(
    sentence: Sentence, portion: Portion, amounts: Sequence[Mention]
) -> Iterator[Finding]:
    """Checks what is left of an amount, or saved, that is changed by a portion."""
    text = sentence.passage.text
    before = [one for one in amounts if one.end <= portion.start]
    behind = [one for one in amounts if one.start >= portion.end]
    if not before or not behind or portion.value >= 1:
        return
    whole, part = before[-1], behind[0]
    gap = text[portion.end : part.start]
    if not _BY.match(text[whole.end : portion.start]) or not _comparable(sentence, whole, part):
        return
    if _SAVES.match(gap):
        yield from _derived(sentence, portion, whole, part)
    elif _LEFT.match(gap):
        is_up = (part.number or 0) > (whole.number or 0)
        low, high = (
            (1 + portion.low, 1 + portion.high) if is_up else (1 - portion.high, 1 - portion.low)
        )
        worked = Interval(low, high) * values_of(whole)
        slack = max(portion.slack, slack_in(sentence, whole, part))
        if not fits(worked, part, slack):
            message = (
                f"{whole.text} changed by {portion.text} is {amount(worked.middle, part.what)}, "
                f"not "
                f"{part.text}: mend one of the three."
            )
            yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=part)


def _derived(
    sentence: Sentence, portion: Portion, whole: Mention, part: Mention
) -> Iterator[Finding]:
    """Checks a part that is worked out from a portion: "10% of £14.6m, or £1.46m"."""
    if not _comparable(sentence, whole, part):
        return
    worked = portion.interval * values_of(whole)
    slack = max(portion.slack, slack_in(sentence, whole, part))
    if fits(worked, part, slack) or not _near(worked, part):
        return
    yield _finding(sentence, portion, whole, part)


def _described(
    sentence: Sentence, portion: Portion, whole: Mention, part: Mention
) -> Iterator[Finding]:
    """Checks a portion that describes two amounts: "7 of 10 authorities (70%)"."""
    if not _comparable(sentence, whole, part) or not whole.number or part.number is None:
        return
    slack = max(portion.slack, slack_in(sentence, whole, part))
    worked = portion.interval * values_of(whole)
    if portion.is_share and not slack:
        step = portion.high - portion.low
        shares = values_of(part), values_of(whole)
        low, high = shares[0].low / shares[1].high, shares[0].high / shares[1].low
        fitting = low - step < portion.value < high + step
    else:
        fitting = fits(worked, part, slack)
    if not fitting and _near(worked, part):
        yield _finding(sentence, portion, whole, part)


def _comparable(sentence: Sentence, whole: Mention, part: Mention) -> bool:
    """Whether two amounts are of one kind, and of the same period where they are rates."""
    if whole.what is not part.what or not whole.number:
        return False
    after_whole, after_part = sentence.after(whole.end, 20), sentence.after(part.end, 20)
    if _MORE.match(after_part) or _MORE.match(after_whole):
        return False
    one, other = _RATE.match(after_whole), _RATE.match(after_part)
    return not (one and other) or one[1] == other[1]


def _near(worked: Interval, part: Mention) -> bool:
    number = part.number or 0
    return worked.middle / _FARTHEST <= number <= worked.middle * _FARTHEST


def _finding(sentence: Sentence, portion: Portion, whole: Mention, part: Mention) -> Finding:
    worked = portion.value * (whole.number or 0)
    message = (
        f"{portion.text} of {whole.text} is {amount(worked, part.what)}, not {part.text}: "
        "mend one of the three."
    )
    at = part if part.start > portion.start else (portion.start, portion.end)
    return found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=at)
