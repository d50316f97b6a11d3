"""Sentences of a paper that tell of the same, by the uncommon words that both have."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reports.check.passages import PassageKind
from reports.check.reading.mention import MentionKind
from reports.check.relations.sentence import Sentence
from reports.check.subjects.concepts import ideas_in
from reports.check.subjects.hedges import gives_no_value
from schemes.finance.years import MONTH_NAMES

_PROSE = (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.NOTE)
_LONGEST = 400  # characters of a sentence that is about one thing
# How much a word tells by the number of sentences that have it.
_WEIGHTS = ((2, 3), (4, 2), (12, 1))
# A place of the case's own at the start: "In Warwickshire 35% of customers ..."
_PLACE = re.compile(r"^In [A-Z][a-z]+,? ")
# Ideas that most sentences on times and numbers have, whatever they are about.
_TIMES = frozenset({"length", "speed", "term", "perio", "open", "mean"}) | ideas_in(
    f"{' '.join(MONTH_NAMES)} one two three four five six seven eight nine ten twelve half just "
    "now then end ends ended about still first last next"
)
_APART = re.compile(
    r"\b(?:first|second|third|fourth|fifth|next|previous|previously|earlier|formerly|originally?|"
    r"average|maximum|minimum|longest|shortest|oldest|newest|gross|net|initial|"
    r"final|north|south|east|west|men|women|male|female|adults?|child|children|winter|summer|"
    r"spring|autumn|weekdays?|weekends?)\b"
)
# What counts or letters one of several: "phase 2", "option B".
_LABEL = re.compile(
    r"\b(?:phase|stage|step|option|lot|year|tier|level|zone|block|type|route|site|group|area|ward|"
    r"strand|priority) (?:\d+|[a-z]|one|two|three|four|five)\b"
)


@dataclass(frozen=True, eq=False)
class Told:
    """A sentence that states something, with its place among all and the ideas of its words."""

    sentence: Sentence
    at: int

    @cached_property
    def ideas(self) -> frozenset[str]:
        """The ideas of its words, and its amounts of money to two digits."""
        amounts = [one.number for one in self.sentence.of_kind(MentionKind.MONEY)]
        rounded = {f"£{float(one):.1e}" for one in amounts if one is not None}
        return (ideas_in(self.sentence.text) - _TIMES) | rounded

    @cached_property
    def apart(self) -> frozenset[str]:
        """The words by which it speaks of one of several things of a name."""
        text = self.sentence.text.lower()
        return frozenset(_APART.findall(text)) | frozenset(_LABEL.findall(text))

    @cached_property
    def years(self) -> frozenset[str]:
        years = self.sentence.of_kind(MentionKind.YEAR, MentionKind.FINANCIAL_YEAR)
        return frozenset(str(one.value) for one in years)

    def may_be_of(self, other: "Told") -> bool:
        """Whether both can speak of one thing: of no two years, phases or groups."""
        same_years = not self.years or not other.years or bool(self.years & other.years)
        return same_years and self.apart == other.apart

    @property
    def is_typed(self) -> bool:
        return self.sentence.passage.typed


@dataclass(frozen=True)
class Uncommon:
    """The sentences of a paper that state something, found by the words they have in common."""

    told: tuple[Told, ...]
    _owners: Mapping[str, list[Told]] = field(default_factory=dict)
    _weights: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> "Uncommon":
        told = tuple(
            Told(one, at)
            for at, one in enumerate(sentences)
            if one.passage.kind in _PROSE
            and one.end - one.start <= _LONGEST
            and not gives_no_value(_PLACE.sub("", one.text))
        )
        owners: defaultdict[str, list[Told]] = defaultdict(list)
        for one in told:
            for idea in one.ideas:
                owners[idea].append(one)
        weights = {
            idea: next((weight for most, weight in _WEIGHTS if len(of) <= most), 0)
            for idea, of in owners.items()
        }
        return cls(told, owners, weights)

    def weight(self, one: Told, but: frozenset[str] = frozenset()) -> int:
        """How much the words of a sentence tell."""
        return sum(self._weights[idea] for idea in one.ideas - but)

    def beside(self, one: Told, but: frozenset[str] = frozenset()) -> Iterator[tuple[Told, int]]:
        """The sentences that share uncommon words with one, each with how much these tell."""
        shared: defaultdict[Told, int] = defaultdict(int)
        for idea in one.ideas - but:
            for other in self._owners[idea] if self._weights[idea] else ():
                if other is not one and one.may_be_of(other):
                    shared[other] += self._weights[idea]
        yield from shared.items()
