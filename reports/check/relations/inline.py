"""Counts compared with the list that follows in the sentence: "four options were dropped: the
trading company, the joint venture and the trust"."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from reports.check.finding import Finding, FindingKind
from reports.check.reading.mention import Mention, MentionKind
from reports.check.relations.sentence import Sentence
from reports.check.telling import found
from workbench.numbers.listing import count_words

RULE = "inline"
_MOST = 12
_OPENS = re.compile(
    r"^(?:\s+[\w'’-]+){1,9}?\s*(?:(?P<colon>:)|,?\s+(?:namely|which are|that is),?|"
    r"(?P<bracket>\())\s+"
)
_OPENS_BRACKET = re.compile(r"^(?:\s+[\w'’-]+){1,3}\s*\(")
# Words that say that the list is not all of them, or that the count is of something else.
_NOT_ALL = re.compile(
    r"\b(?:includ\w+|such as|for example|e\.g|among|some of|at least|main|key|principal|each|per|"
    r"etc|"
    r"others?|more|further|and so on|notably|especially|mainly|mostly|up to)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"[a-z]{2,}(?:s|people|children|staff|criteria)$", re.IGNORECASE)
_LAST = re.compile(r",?\s+(?:and|or)\s+", re.IGNORECASE)
# Words that go on with an item and begin none.
_NO_ITEM = re.compile(
    r"(?:and )?(?:for|which|who|with|in|of|to|at|by|from|where|as|but|that|whose)\b", re.I
)
_LONGEST = 9  # words of an item: a longer one is a clause of its own, with commas of its own


def inline_findings(sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """A finding for each count that differs from the list behind it in the same sentence."""
    for sentence in sentences:
        counts = sentence.of_kind(MentionKind.COUNT)
        for count in counts:
            number = count.number or Fraction(0)
            if number.denominator == 1 and 2 <= number <= _MOST and not count.bound and count.noun:
                yield from _listed(sentence, count)


def _listed(sentence: Sentence, count: Mention) -> Iterator[Finding]:
    rest = sentence.passage.text[count.end : sentence.end].rstrip()
    opens = _OPENS_BRACKET.match(rest) or _OPENS.match(rest)
    if opens is None or not any(_PLURAL.search(word) for word in opens[0].split()[:5]):
        return
    items = rest[opens.end() :]
    if opens[0].rstrip().endswith("("):
        items, closing, _behind = items.partition(")")
        if not closing:
            return
    many = _counted(items.rstrip(".;:!?) "))
    if not many or int(count.number or 0) in many or _NOT_ALL.search(opens[0] + items):
        return
    noun = " ".join(count.noun[:2])
    message = (
        f"This says {count.text} {noun}, and {count_words(max(many))} follow: mend the number, "
        f"or complete "
        "the list."
    )
    yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=count)


def _counted(items: str) -> frozenset[int]:
    """How many items a list in a sentence has; nothing where it is none."""
    if re.search(r"[:.()]|\d", items):
        return frozenset()
    parts = [part.strip() for part in (items.split(";") if ";" in items else items.split(","))]
    if len(parts) == 1 or any(_is_no_item(part) for part in parts):
        return frozenset()
    last = _LAST.split(f" {parts[-1]}")
    if len(last) > 2:
        return frozenset()
    # "a, b, and c": the last part begins with the word.
    return frozenset({len(parts) + (len(last) == 2 and bool(last[0].strip()))})


def _is_no_item(part: str) -> bool:
    return not part or len(part.split()) > _LONGEST or bool(_NO_ITEM.match(part))
