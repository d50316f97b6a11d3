"""Where the check looks for what a typed figure that the case has not was meant for."""

from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from reports.check.matching import FigureIndex
from reports.check.meant.likely import Likely, family, is_counted_from
from reports.check.meant.values import Values
from reports.check.passages import Passage
from reports.check.reading.mention import Mention
from reports.check.subjects.hedges import gives_no_value, speaks_of_another
from reports.check.subjects.nearly import Nearly
from reports.check.words import content_words
from reports.figures.figure import Figure


@dataclass(frozen=True, slots=True)
class Asking:
    """Where the check looks for what a typed figure that the case has not was meant for."""

    index: FigureIndex
    values: Values
    nearly: Nearly
    likely: Likely

    def meant(self, passage: Passage, mention: Mention, words: frozenset[str]) -> Figure | None:
        """The figure of the case that was likely meant; None where there is none. `words` are those
        of the sentence and the heading above."""
        start, end = passage.sentence(mention.start)
        said = passage.text[start:end]
        at = mention.start - start, mention.end - start
        if not self.likely.facts.of_kind or gives_no_value(said):
            return None
        if speaks_of_another(said, *at, behind=True) or self._is_known(passage, mention, words):
            return None
        meant = self.likely.meant(passage, mention)
        if meant is not None and (
            is_counted_from(passage, mention, meant) or self._is_sum(mention, meant, words)
        ):
            return None
        may_be = partial(self.values.may_be, self.values.spoken_of(passage, mention))
        return meant or self.nearly.like(mention, words, may_be)

    def _is_known(self, passage: Passage, mention: Mention, words: frozenset[str]) -> bool:
        """Whether the case gives the value to what the sentence speaks of."""
        subject = self.values.spoken_of(passage, mention)
        return any(
            (one.words & words or self.values.is_of(subject, one.figure))
            and self.values.may_be(subject, one.figure)
            for one in self.index.agreeing(mention)
        )

    def _is_sum(self, mention: Mention, meant: Figure, words: frozenset[str]) -> bool:
        """Whether an amount is the sum of the lines of a list that have a word of the sentence."""
        lines = [
            (content_words(one.figure.label), one.figure.number)
            for one in self.values.quantities.by_name.values()
            if family(one.figure) == family(meant) != ""
        ]
        for word in words:
            of = [number for said, number in lines if word in said and number is not None]
            if 1 < len(of) < len(lines) and mention.agrees(sum(of, Fraction(0))):
                return True
        return False
