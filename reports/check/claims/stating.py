"""What a rule needs to tell that a sentence states a wrong result."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.check.subjects.aliases import Key
from reports.check.subjects.judged import CaseResults, Judged, JudgedOption
from reports.check.subjects.marking import Marked, N
from reports.check.words import content_words
from workbench.numbers.listing import listed


@dataclass(frozen=True, slots=True)
class Wrong:
    """A claim that the case contradicts: its characters in the marked sentence, what is true, in a
    sentence, and the name of the figure that gives it, if any. Where `is_asked`, only a person can
    tell whether the sentence claims it."""

    start: int
    end: int
    truth: str
    figure: str = ""
    is_asked: bool = False


@dataclass(frozen=True)
class Stated:
    """A marked sentence with the results that it is held against. `about` are the appraisals that
    it can speak of, `before` the options that the sentence before names."""

    sentence: Marked
    results: CaseResults
    about: tuple[Judged, ...]
    before: tuple[frozenset[Key], ...] = ()

    @property
    def text(self) -> str:
        return self.sentence.text

    def is_denied_before(self, at: int) -> bool:
        """Whether "neither" stands directly before: "neither X nor Y is"."""
        return self.text[:at].endswith("neither ")

    def count(self, mark: str) -> int | None:
        """The whole number of a mark or word; None where it is a bound or a broken number."""
        word = mark.strip()
        if word in _WORDS:
            return _WORDS[word]
        mention = self.sentence.said.get(word)
        if mention is None or mention.bound or mention.number is None:
            return None
        return int(mention.number) if mention.number.denominator == 1 else None

    def keys(self, mark: str) -> frozenset[Key]:
        return self.sentence.named.get(mark, frozenset())

    def marks(self, text: str) -> list[str]:
        """The marks of options in some characters of the sentence."""
        return [one for one in text if one in self.sentence.named]

    def meant(self, mark: str) -> list[tuple[Judged, JudgedOption]]:
        """The options that a mark can mean: those of the appraisals that it can speak of, or of all
        where none of these has it."""
        found = [
            (judged, judged.option(code))
            for judged in self.results.appraisals
            for key, code in self.keys(mark)
            if key == judged.key
        ]
        near = [one for one in found if one[0] in self.about]
        return near or found

    def contradicted(
        self, mark: str, told: Callable[[Judged, JudgedOption], str | None]
    ) -> str | None:
        """What is true of an option, where a claim is wrong of all that the mark can mean."""
        truths = [told(judged, option) for judged, option in self.meant(mark)]
        if not truths or not all(truths):
            return None
        return "; ".join(dict.fromkeys(filter(None, truths[:_MOST_TOLD])))

    def of_all(self, told: Callable[[Judged], str | None]) -> str | None:
        """What is true, where a claim is wrong of every appraisal that it can speak of."""
        truths = [told(judged) for judged in self.about]
        return truths[0] if truths and all(truths) else None


_MOST_TOLD = 3  # appraisals of which a message tells what is true
_WORDS = {"one": 1, "only one": 1, "a single": 1, "no": 0, "none": 0, "not one": 0}
HOW_MANY = rf"(?:{N}|only one|a single|not one|one|none|no)"


def names(options: Sequence[JudgedOption]) -> str:
    """The names of options in a sentence."""
    return listed([one.name for one in options])


def appraisals_spoken_of(sentence: Marked, results: CaseResults) -> tuple[Judged, ...]:
    """The appraisals that a sentence can speak of: that whose words it or the headings above it
    have, that whose options it names, that of the paper, or all."""
    known = results.appraisals
    if len(known) < 2:
        return known
    passage = sentence.passage
    start, end = sentence.spans[0][0], sentence.spans[-1][1]
    keyed = [one for one in known if one.key in passage.place.section]
    for words in (
        content_words(passage.text[start:end]),
        content_words(" ".join((*passage.trail, passage.place.heading))),
    ):
        scored = [(len(_telling(one, known) & words), one) for one in known]
        most = max(score for score, _ in scored)
        best = [one for score, one in scored if score == most]
        if most and len(best) < len(known):
            return tuple(best)
    if len(keyed) == 1:
        return tuple(keyed)
    named = {key for keys in sentence.named.values() for key, code in keys if code}
    of_options = tuple(one for one in known if one.key in named)
    home = tuple(one for one in known if one.key == results.home)
    return of_options or home or known


def _telling(one: Judged, known: Sequence[Judged]) -> frozenset[str]:
    """The words of an appraisal's name that the others have not."""
    others = [content_words(f"{other.title} {other.strand}") for other in known if other is not one]
    return content_words(f"{one.title} {one.strand}").difference(*others)


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every place of a pattern, overlapping ones too."""
    at = 0
    while (match := pattern.search(text, at)) is not None:
        yield match
        at = match.start() + 1


def plain(number: Fraction) -> str:
    """A number of points in a sentence."""
    return f"{float(number):g}" if number.denominator != 1 else f"{number.numerator:,}"
