"""Finds what is counted differently in two places of a paper, and asks whether both mean the
same."""

from collections import defaultdict
from collections.abc import Iterator

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, PassageKind, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.telling import found
from reports.check.words import SMALL, stem, word_set

RULE = "named-twice"
_WORDS = 2  # words that must agree for two counts to be of the same thing
_COMMON = word_set(
    "month week year day hour time people council option criterion more further other "
    "different new "
    "local last next first second same main large small former service user client customer "
    "resident "
    "carer staff member organisation provider authority adult case place home post officer area "
    "extra existing current approximately average total weekly annual"
)
_MAY_BE_A_YEAR = (1900, 2100)
_FEWEST = 4  # smaller counts are mostly of different things, even in the same words


def named_twice_findings(script: Script) -> Iterator[Finding]:
    """A question at the second of two places that count the same thing differently."""
    said: defaultdict[tuple[str, ...], list[tuple[Passage, Mention]]] = defaultdict(list)
    for passage in script.typed:
        if passage.kind is PassageKind.HEADING:
            continue
        for mention in passage.mentions:
            name = _name(mention)
            number = mention.number or 0
            if name and number >= _FEWEST and not _MAY_BE_A_YEAR[0] <= number <= _MAY_BE_A_YEAR[1]:
                said[name].append((passage, mention))
    for places in said.values():
        first_passage, first = places[0]
        asked = {first.number}
        for passage, mention in places[1:]:
            if mention.number in asked or passage is first_passage:
                continue
            asked.add(mention.number)
            message = (
                f"{first_passage.place.text} says {first.text} {' '.join(first.noun)}, here it is "
                f"{mention.text}: do both count the same? If so, mend one; if not, say what "
                f"differs."
            )
            yield found(FindingKind.QUESTION, RULE, passage, message, at=mention)


def _name(mention: Mention) -> tuple[str, ...]:
    """The words counted, where they name something particular; else nothing."""
    if mention.what is not MentionKind.COUNT or mention.bound:
        return ()
    words = tuple(stem(word) for word in mention.noun if word not in SMALL)[:3]
    telling = [word for word in words if word not in _COMMON]
    return tuple(telling[:_WORDS]) if len(telling) >= _WORDS else ()
