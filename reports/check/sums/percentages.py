"""Percentages of a stated whole: "10% of £14.6m, or £1.46m", "7 of 10 (70%)"."""

import re
from collections.abc import Iterator

from reports.check.dates.interval import Interval, interval_of
from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.telling import amount, found

RULE = "percentage"
_OF = re.compile(r"^\s+of (?:the |all |its |their |a )?(?:[a-z]+ ){0,3}$")
_IS = re.compile(
    r"^(?:\s+[a-z]+){0,4}\s*(?:,|\(|=|:|is|are|was|would be|comes to|gives|makes)\s*"
    r"(?:or |that is |i\.e\. |which is |about |some )*$"
)


def percentage_findings(script: Script) -> Iterator[Finding]:
    """A finding for each percentage that does not agree with the two amounts beside it."""
    for passage in script.passages:
        mentions = passage.mentions
        for three in zip(mentions, mentions[1:], mentions[2:], strict=False):
            yield from _share_of(passage, *three)
            yield from _out_of(passage, *three)


def _share_of(passage: Passage, share: Mention, whole: Mention, part: Mention) -> Iterator[Finding]:
    """Checks a share of a whole: "10% of £14.6m, or £1.46m"."""
    if share.what is not MentionKind.SHARE or whole.what is not part.what or share.number is None:
        return
    if whole.what not in (MentionKind.MONEY, MentionKind.COUNT) or not _joined(
        passage, share, whole, part
    ):
        return
    half = share.step / 2
    worked = Interval(share.number - half, share.number + half) * interval_of(whole)
    if worked.meets(part) or part.bound or share.bound:
        return
    message = (
        f"{share.text} of {whole.text} is {amount(worked.middle, part.what)}, not {part.text}: "
        "mend one of the three."
    )
    yield found(FindingKind.CONTRADICTING, RULE, passage, message, at=part)


def _out_of(passage: Passage, part: Mention, whole: Mention, share: Mention) -> Iterator[Finding]:
    """Checks the percentage of two counts: "7 of 10 authorities (70%)"."""
    if share.what is not MentionKind.SHARE or part.what is not whole.what or not whole.number:
        return
    if (
        part.what not in (MentionKind.MONEY, MentionKind.COUNT)
        or part.number is None
        or part.number > whole.number
    ):
        return
    if not _joined(passage, part, whole, share) or share.bound:
        return
    worked = part.number / whole.number
    if share.agrees(worked):
        return
    message = (
        f"{part.text} of {whole.text} is {amount(worked, MentionKind.SHARE)}, not {share.text}: "
        "mend one of the three."
    )
    yield found(FindingKind.CONTRADICTING, RULE, passage, message, at=share)


def _joined(passage: Passage, first: Mention, second: Mention, third: Mention) -> bool:
    text = passage.text
    return bool(
        _OF.match(text[first.end : second.start]) and _IS.match(text[second.end : third.start])
    )
