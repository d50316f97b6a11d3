"""Checks each figure that officers typed: it matches a figure of the case, contradicts one, or is
unsupported."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from reports.check.finding import Finding, FindingKind
from reports.check.linking import link_to
from reports.check.matching import FigureIndex, KnownFigure, likeliest_figure
from reports.check.passages import Passage, PassageKind, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.telling import found
from reports.check.words import content_words, stem, word_set
from reports.figures.figure import Figure
from reports.figures.formats import shown
from reports.figures.registry import Figures

RULE = "figure"
# The words that may stand between the name of a figure and its amount. After other words, such as
# "of which" or "includes", the amount is that of something else.
_LINKING = word_set(
    "of is are was were be been will would could at to come comes came total totals amount amounts "
    "reach reaches stand stands about approximately around some by in for as put"
)
_WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_FARTHEST = 6  # linking words between the name of a figure and its amount
# Words that turn a figure into another one ("revised savings"), unless they are part of its name.
_QUALIFYING = word_set(
    "overall whole wider further other additional previous earlier original annual yearly "
    "gross net "
    "committee council revised remaining optimistic maximum minimum average estimated "
    "projected each "
    "first second third final interim provisional"
)
_NEAR = Fraction(2)  # figures further apart than this many times are of different things


def figure_findings(script: Script, figures: Figures) -> Iterator[Finding]:
    """One finding for each typed figure, in the sequence of the paper."""
    index = FigureIndex(figures.values())
    for passage in script.typed:
        if passage.kind is PassageKind.HEADING:
            continue
        for mention in passage.mentions:
            if not passage.is_quoted(mention):
                yield _finding(passage, mention, index, figures)


def _finding(passage: Passage, mention: Mention, index: FigureIndex, figures: Figures) -> Finding:
    start, end = passage.sentence(mention.start)
    words = content_words(passage.text[start:end]) | content_words(passage.place.heading)
    miscounted = _miscounted(mention, figures)
    figure = None if miscounted else likeliest_figure(mention, words, index)
    if figure is not None:
        link = link_to(mention, figure, figures)
        message = f"This is {figure.label}, {shown(figure)}: quote it by name as {link}."
        return found(
            FindingKind.MATCHING, RULE, passage, message,
            at=mention, figure=figure.name, replacement=link,
        )  # fmt: skip
    wrong = miscounted or _contradicted(passage, mention, index)
    if wrong is not None:
        link = link_to(mention, wrong, figures)
        message = (
            f"The case gives {wrong.label} as {shown(wrong)} ({wrong.source}). Quote it as {link}, "
            "or say in a note why this figure differs."
        )
        return found(
            FindingKind.CONTRADICTING, RULE, passage, message,
            at=mention, figure=wrong.name, replacement=link,
        )  # fmt: skip
    message = (
        f"Nothing in the case gives this {mention.what}: add a note that says where it is from."
    )
    return found(FindingKind.UNSUPPORTED, RULE, passage, message, at=mention)


def _contradicted(passage: Passage, mention: Mention, index: FigureIndex) -> Figure | None:
    """The figure of the case that the text names, but with another amount. None where the words
    before the amount do not name exactly one figure in full."""
    if mention.what not in (MentionKind.MONEY, MentionKind.SHARE) or mention.bound:
        return None
    start, end = passage.sentence(mention.start)
    before = _named_before(passage, mention, start)
    if not before:
        return None
    sentence = content_words(passage.text[start:end])
    named = [
        known
        for known in index.of_kind(mention)
        if before <= known.words and _names(sentence, known) and _is_near(mention, known)
    ]
    known = _named_in_full(named)
    others = [m for m in passage.mentions_in(start, end) if m is not mention]
    return None if known is None or _said_elsewhere(known, others) else known.figure


def _names(sentence: frozenset[str], known: KnownFigure) -> bool:
    """Whether the sentence has every word of a figure's name, and no word such as "revised" that
    makes it another figure."""
    if not known.words or not known.words <= sentence:
        return False
    return not (sentence & _QUALIFYING) - known.words


def _named_in_full(named: Sequence[KnownFigure]) -> KnownFigure | None:
    """The figure with the longest name, which must have two words at least. None where figures with
    different values have the longest names."""
    longest = max((len(known.words) for known in named), default=0)
    if longest < 2:
        return None
    fullest = [known for known in named if len(known.words) == longest]
    return fullest[0] if len({known.figure.value for known in fullest}) == 1 else None


def _miscounted(mention: Mention, figures: Figures) -> Figure | None:
    """The count of an appraisal's options, where the text gives another: "three delivery model
    options". None where the words fit no appraisal or several, or where
    the counts agree."""
    if mention.what is not MentionKind.COUNT or mention.bound:
        return None
    words = [stem(word) for word in mention.noun]
    if "option" not in words[1:]:
        return None
    named = set(words[: words.index("option")])
    counts = [
        figure
        for name, figure in figures.items()
        if name.endswith(".options.count") and named <= content_words(figure.source)
    ]
    return counts[0] if len(counts) == 1 and counts[0].number != mention.number else None


def _named_before(passage: Passage, mention: Mention, start: int) -> frozenset[str]:
    """The word before the amount that names it, stemmed; empty where there is none. Only linking
    words may stand between the two."""
    before = passage.text[start : mention.start]
    previous = [m.end for m in passage.mentions_in(start, mention.start)]
    if previous:
        before = passage.text[max(previous) : mention.start]
    words = _WORDS.findall(before)
    if re.search(r"[,;]", before[before.rfind(words[-1]) :] if words else before):
        return frozenset()  # "of the target, £1.1m ..."
    for far, word in enumerate(reversed(words)):
        if far > _FARTHEST:
            return frozenset()
        if word.lower() not in _LINKING:
            return frozenset({stem(word)})
    return frozenset()


def _is_near(mention: Mention, known: KnownFigure) -> bool:
    said, number = mention.number, known.figure.number
    if not said or not number or (said > 0) is not (number > 0):
        return False
    return 1 / _NEAR <= said / number <= _NEAR


def _said_elsewhere(known: KnownFigure, others: list[Mention]) -> bool:
    number = known.figure.number
    return number is not None and any(other.agrees(number) for other in others)
