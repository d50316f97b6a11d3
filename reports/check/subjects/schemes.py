"""Which scheme a sentence speaks of: by its name, by words of its title, or by its section."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from reports.check.subjects.aliases import Key
from reports.check.subjects.concepts import ideas_in
from reports.check.subjects.judged import CaseResults
from reports.check.subjects.marking import Marked

_WEIGHTS = {1: 3, 2: 2}  # how much a word tells by the number of titles that have it
_ENOUGH = 3


@dataclass(frozen=True)
class SchemesSaid:
    """Finds the scheme of a sentence."""

    results: CaseResults

    @cached_property
    def _titles(self) -> Mapping[Key, frozenset[str]]:
        return {(one.key, ""): ideas_in(one.title) for one in self.results.schemes}

    @cached_property
    def _owners(self) -> Mapping[str, int]:
        known: defaultdict[str, int] = defaultdict(int)
        for ideas in self._titles.values():
            for idea in ideas:
                known[idea] += 1
        return known

    def spoken_of(self, sentence: Marked) -> frozenset[Key]:
        """The schemes that a sentence names; or else the one of whose title it has the most; or
        that of its section."""
        named = {key for keys in sentence.named.values() for key in keys if not key[1]}
        if named:
            return frozenset(named)
        ideas = ideas_in(sentence.text)
        told = {
            key: sum(_WEIGHTS.get(self._owners[one], 1) for one in title & ideas)
            for key, title in self._titles.items()
        }
        most = max(told.values(), default=0)
        best = [key for key, number in told.items() if number == most]
        if most >= _ENOUGH and len(best) == 1:
            return frozenset(best)
        section = sentence.passage.place.section
        return frozenset(key for key in self._titles if section.startswith(f"{key[0]}-"))
