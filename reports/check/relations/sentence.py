"""A sentence with its figures, as the rules on relations read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reports.check.passages import Passage, PassageKind, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.portions import Portion, portions_in

_PROSE = (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.NOTE)
_FAR = 80  # characters that a rule looks at before or behind a figure
AMOUNTS = (MentionKind.MONEY, MentionKind.COUNT, MentionKind.SHARE)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage, from character `start` to `end`, with its figures in sequence. What
    several rules need of it is worked out once."""

    passage: Passage
    start: int
    end: int
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return self.passage.text[self.start : self.end]

    @cached_property
    def portions(self) -> tuple[Portion, ...]:
        """Its percentages, fractions and multiples."""
        return portions_in(self.passage.text, self.start, self.end, self.mentions)

    def of_kind(self, *kinds: MentionKind) -> list[Mention]:
        """Its figures of these kinds."""
        return [one for one in self.mentions if one.what in kinds]

    def before(self, at: int, far: int = _FAR) -> str:
        """The words before character `at` of the passage, within the sentence."""
        return self.passage.text[max(self.start, at - far) : at]

    def after(self, at: int, far: int = _FAR) -> str:
        """The words from character `at` of the passage on, within the sentence."""
        return self.passage.text[at : min(self.end, at + far)]

    def gap(self, first: Mention, second: Mention) -> str:
        """The words between two figures."""
        return self.passage.text[first.end : second.start]

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern occurs in the sentence."""
        return pattern.search(self.passage.text, self.start, self.end) is not None


def sentences_of(script: Script) -> Iterator[Sentence]:
    """Every sentence of the paper's prose that has a figure or a letter, in sequence."""
    for passage in script.passages:
        if passage.kind in _PROSE:
            yield from in_passage(passage)


def in_passage(passage: Passage) -> Iterator[Sentence]:
    """The sentences of a passage, each figure in the one it begins in."""
    at, mentions = 0, passage.mentions
    for start, end in passage.sentences:
        first = at
        while at < len(mentions) and mentions[at].start < end:
            at += 1
        yield Sentence(passage, start, end, mentions[first:at])
