"""A sentence with the options, schemes and numbers in it replaced by marks of one character, so
that a rule says in one line what it looks for."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from reports.check.passages import Passage
from reports.check.reading.mention import Mention, MentionKind
from reports.check.subjects.aliases import Key, option_aliases, scheme_aliases
from reports.check.subjects.judged import CaseResults

# Marks are characters for private use: one range for each kind.
OPTION, SCHEME, COUNT, AMOUNT = "\ue000", "\ue400", "\ue800", "\uec00"
_RANGE = 0x3FF
O = "[\ue000-\ue3ff]"  # noqa: E741 - an option, in patterns
S = "[\ue400-\ue7ff]"
N = "[\ue800-\uebff]"  # a count
V = "[\uec00-\uefff]"  # an amount, a share, a date or a length of time
LIST = rf"(?:(?:both )?{O}(?:, {O})*(?:,? (?:and|or|nor) {O})?)"
_BEFORE = r"(?:(?:the|a|an|this|that|our)\s+)?"
_BEHIND = r"(?:\s+(?:option|route|proposal))?(?:\s+\([A-Z]{2,6}\))?(?:'s|’s)?"
# What follows a name that is one word, where the word is that name and no part of another.
_GOES_ON = re.compile(
    r"\s*(?:[,.;:)(!?]|$)|\s+(?:is|are|was|were|has|have|had|would|will|does|did|do|can|and|or|nor|"
    r"but|as|for|of|on|at|to|in|by|with|from|than|alone|also|then|itself|over|ahead|first|second|"
    r"third|last|not|only|just|both|option|route|proposal|\w+s|\w+ed|came|comes?|stood|fell|won|"
    r"lost|went|got|put|met|led|rank|pass|fail|score|save|cost)\b",
    re.IGNORECASE,
)


_Taken = tuple[int, int, frozenset[Key], Mention | None]


@dataclass(frozen=True)
class Marked:
    """A sentence of a passage. `text` is in small letters, with marks for what it names; `spans`
    are the places in the passage of its characters; `named` are the subjects of each mark, `said`
    the figure of each mark of a number."""

    passage: Passage
    text: str
    spans: tuple[tuple[int, int], ...]
    named: Mapping[str, frozenset[Key]] = field(default_factory=dict)
    said: Mapping[str, Mention] = field(default_factory=dict)

    def keys(self, mark: str) -> frozenset[Key]:
        """The subjects that a mark can mean."""
        return self.named.get(mark, frozenset())

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of the marked text stand in the passage."""
        return self.spans[start][0], self.spans[max(start, end - 1)][1]

    def at(self, place: int) -> int:
        """Where a character of the passage stands in the marked text."""
        return max(0, bisect_right(self.spans, (place, len(self.passage.text) + 1)) - 1)

    @cached_property
    def options(self) -> tuple[str, ...]:
        """The marks of options, in sequence."""
        return tuple(one for one in self.text if OPTION <= one < SCHEME)


@dataclass(frozen=True)
class Names:
    """All names of a case, ready to be found in a text."""

    results: CaseResults

    @cached_property
    def options(self) -> Mapping[str, frozenset[Key]]:
        return option_aliases(self.results)

    @cached_property
    def schemes(self) -> Mapping[str, frozenset[Key]]:
        known = scheme_aliases(self.results)
        return {name: keys for name, keys in known.items() if name not in self.options}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = sorted((*self.options, *self.schemes), key=len, reverse=True)
        if not names:
            return None
        one = "|".join(
            re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+") for name in names
        )
        return re.compile(rf"(?<![\w-]){_BEFORE}(?P<name>{one})(?![\w-]){_BEHIND}", re.IGNORECASE)

    @cached_property
    def _known(self) -> dict[tuple[int, int], Marked]:
        return {}

    def marked(self, passage: Passage, start: int, end: int) -> Marked:
        """The sentence from `start` to `end` of a passage with its marks, made once."""
        known = self._known.get((id(passage), start))
        if known is None or known.passage is not passage:
            known = self._known[id(passage), start] = self._made(passage, start, end)
        return known

    def _made(self, passage: Passage, start: int, end: int) -> Marked:
        text = passage.text[start:end]
        taken: list[_Taken] = []
        covered = bytearray(len(text))
        for at, until, keys in self._named(text):
            taken.append((at, until, keys, None))
            covered[at:until] = b"\x01" * (until - at)
        for mention in passage.mentions_in(start, end):
            at, until = mention.start - start, mention.end - start
            if until <= len(text) and not any(covered[at:until]):
                taken.append((at, until, frozenset(), mention))
        return _put_together(passage, start, text, sorted(taken, key=lambda one: one[0]))

    def _named(self, text: str) -> Iterator[tuple[int, int, frozenset[Key]]]:
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            name = " ".join(match["name"].casefold().replace("’", "'").split())
            short = " " not in name and "-" not in name
            alone = match[0].casefold() == name
            if short and name.isalpha() and not _stands_alone(text, match, alone=alone):
                continue
            keys = self.options.get(name) or self.schemes.get(name)
            if keys:
                yield match.start(), match.end(), keys


def _stands_alone(text: str, match: re.Match[str], *, alone: bool) -> bool:
    """Whether a name of one word stands for its option: with an article or in capitals before what
    is no noun."""
    said = match["name"]
    if match[0].endswith(("'s", "’s")):
        return True
    if re.search(r"[,:] $", text[: match.start()]) and re.match(r"[,.;]", text[match.end() :]):
        return True  # one of a list
    if alone and not said.isupper() and not said[:1].isupper():
        return False
    return bool(_GOES_ON.match(text, match.end()))


def _put_together(passage: Passage, offset: int, text: str, taken: list[_Taken]) -> Marked:
    out: list[str] = []
    spans: list[tuple[int, int]] = []
    named: dict[str, frozenset[Key]] = {}
    said: dict[str, Mention] = {}

    def plain(start: int, end: int) -> None:
        low = text[start:end].lower()
        # A few letters become two in small letters: then each stands for itself.
        out.append(low if len(low) == end - start else text[start:end])
        spans.extend(pairwise(range(offset + start, offset + end + 1)))

    at = 0
    for number, (start, end, keys, mention) in enumerate(taken[:_RANGE]):
        plain(at, start)
        if mention is None:
            mark = chr(ord(OPTION if next(iter(keys))[1] else SCHEME) + number)
            named[mark] = keys
        else:
            mark = chr(ord(COUNT if mention.what is MentionKind.COUNT else AMOUNT) + number)
            said[mark] = mention
        out.append(mark)
        spans.append((offset + start, offset + end))
        at = end
    plain(at, len(text))
    return Marked(passage, "".join(out), tuple(spans), named, said)
