"""Totals with their parts, in a sentence or in a list: "£3.1m across three areas: ..."."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from reports.check.dates.interval import Interval, interval_of
from reports.check.finding import Finding, FindingKind
from reports.check.passages import ListWithIntro, Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.telling import amount, found

RULE = "parts"
_INTO = re.compile(
    r"made up of|makes? up|consists? of|consisting of|comprises?|comprising|split (?:between|into|"
    r"across|over)|divided (?:between|into|among)|broken down|across|namely|funded (?:by|from)|"
    r"in (?:two|three|four|five|six|seven|eight) (?:parts|areas|ways)|as follows|adds? up|from:|:",
    re.IGNORECASE,
)
_ALTOGETHER = re.compile(
    r"\b(?:in all|altogether|together|in total|a total of|total(?:ling)?|sum(?:s|ming)? to|"
    r"add(?:s|ing)? up to|makes? up|adds? to)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:includ\w+|such as|for example|of which|among (?:them|these)|e\.g)\b", re.I
)
_COUNTED = (MentionKind.MONEY, MentionKind.COUNT)
_FAR_OFF = Fraction(35, 100)  # further apart than this, they are hardly meant as total and parts


def parts_findings(script: Script) -> Iterator[Finding]:
    """A finding for each total that is not the sum of its parts."""
    for passage in script.passages:
        for start, end in passage.sentences:
            yield from _in_sentence(passage, start, end)
    for listed in script.lists:
        yield from _in_list(listed)


def _in_sentence(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Compares a total with its parts in one sentence: "£3m, made up of £1m from ... and £2m from
    ...", or "£1m ... and £2m ..., £3m in all"."""
    text = passage.text
    amounts = [one for one in passage.mentions_in(start, end) if one.what is MentionKind.MONEY]
    if len(amounts) < 3 or _SOME.search(text, start, end):
        return
    first, last = amounts[0], amounts[-1]
    if _INTO.search(text[first.end : amounts[1].start]):
        yield from _compared(passage, first, amounts[1:])
    elif _ALTOGETHER.search(text, amounts[-2].end, last.start) or _ALTOGETHER.search(
        text[last.end : end][:20]
    ):
        yield from _compared(passage, last, amounts[:-1])


def _in_list(listed: ListWithIntro) -> Iterator[Finding]:
    """Compares a total with the items of the list it introduces: "£3.1m across three areas:"."""
    intro = listed.intro
    if intro is None or not _leads_to_parts(intro) or len(listed.items) < 2:
        return
    for what in _COUNTED:
        total = _total_before(intro, what)
        parts = _one_of_each(listed.items, what)
        if total and parts and (what is MentionKind.MONEY or _same_noun(total, parts)):
            yield from _compared(intro, total, parts)


def _leads_to_parts(intro: Passage) -> bool:
    """Whether the paragraph before a list says that all the parts of something follow."""
    if _SOME.search(intro.text):
        return False
    return intro.text.rstrip().endswith(":") or bool(_INTO.search(intro.text, *_last_span(intro)))


def _total_before(intro: Passage, what: MentionKind) -> Mention | None:
    """The one figure of this kind in the last sentence before a list; where that sentence has
    none ("The total is £3.1m. It goes to three areas:"), the one in its paragraph."""
    start, end = _last_span(intro)
    every = [mention for mention in intro.mentions if mention.what is what]
    totals = [mention for mention in every if start <= mention.start < end] or every
    return totals[0] if len(totals) == 1 else None


def _last_span(intro: Passage) -> tuple[int, int]:
    return intro.sentences[-1] if intro.sentences else (0, 0)


def _one_of_each(items: Sequence[Sequence[Passage]], what: MentionKind) -> list[Mention]:
    """The one figure of this kind in each item; none where an item has another number of them."""
    parts = []
    for item in items:
        of_item = [
            mention for passage in item for mention in passage.mentions if mention.what is what
        ]
        if len(of_item) != 1:
            return []
        parts.append(of_item[0])
    return parts


def _same_noun(total: Mention, parts: list[Mention]) -> bool:
    nouns = {part.noun[-1:] for part in parts} | {total.noun[-1:]}
    return len(nouns) == 1 and () not in nouns


def _compared(passage: Passage, total: Mention, parts: Sequence[Mention]) -> Iterator[Finding]:
    if any(part.bound for part in parts) or total.bound or total.number is None:
        return
    worked = Interval(Fraction(0), Fraction(0))
    for part in parts:
        worked = worked + interval_of(part)
    apart = abs(worked.middle - total.number)
    if worked.meets(total) or apart > abs(total.number) * _FAR_OFF:
        return
    message = (
        f"The parts come to {amount(worked.middle, total.what)}, the total says {total.text}: mend "
        "one of them, or explain what is left over."
    )
    yield found(FindingKind.CONTRADICTING, RULE, passage, message, at=total)
