"""Checks each figure that officers typed: it matches a figure of the case, contradicts one, or is
unsupported."""

import re
from collections.abc import Iterator
from functools import partial

from reports.check.finding import Finding, FindingKind
from reports.check.linking import link_to
from reports.check.matching import FigureIndex, likeliest_figure
from reports.check.meant.asking import Asking
from reports.check.meant.likely import Likely, is_counted_from
from reports.check.meant.values import Values
from reports.check.passages import Passage, PassageKind, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.subjects.judged import CaseResults
from reports.check.subjects.marking import Names
from reports.check.subjects.nearly import Nearly
from reports.check.telling import found
from reports.check.words import content_words, stem
from reports.figures.figure import Figure
from reports.figures.formats import shown
from reports.figures.registry import Figures

RULE = "figure"
LEAST_COUNT = 20  # smaller numbers of things nobody needs a source for
_CALLED = {
    MentionKind.MONEY: "amount",
    MentionKind.SHARE: "percentage",
    MentionKind.COUNT: "number",
}
_SOURCE = re.compile(r"\b(?:[Ss]ource:|[Aa]ccording to|[Pp]ublished in|[Tt]aken from)")


def figure_findings(
    script: Script, figures: Figures, names: Names | None = None
) -> Iterator[Finding]:
    """A finding for each typed figure that the case gives, contradicts, or should give, in the
    sequence of the paper."""
    index = FigureIndex(figures.plain.values())
    names = names or Names(CaseResults())
    likely = Likely(Values(figures, names), names, script)
    values = likely.values
    asking = Asking(index, values, Nearly(figures.plain.values()), likely)
    for passage in script.typed:
        if passage.kind is PassageKind.HEADING:
            continue
        # Words of each sentence by its beginning, and whether it says where its figures are from.
        known: dict[int, frozenset[str]] = {}
        sourced: dict[int, bool] = {}
        for mention in passage.mentions:
            if passage.is_quoted(mention):
                continue
            start, end = passage.sentence(mention.start)
            if start not in known:
                said = content_words(passage.text[start:end])
                known[start] = said | content_words(passage.place.heading)
                sourced[start] = has_source(passage, start, end)
            wrong = _miscounted(mention, figures) or values.contradicted(passage, mention)
            may_be = partial(values.may_be, values.spoken_of_alone(passage, mention))
            figure = likeliest_figure(mention, known[start], index, may_be)
            if wrong is not None and (figure is None or not values.are_of_one(figure, wrong)):
                yield _contradicting(passage, mention, wrong, figures)
            elif figure is not None:
                rather = asking.likely.rather(passage, mention, figure)
                if rather is not None and not is_counted_from(passage, mention, rather):
                    yield _likely(passage, mention, rather, figures)
                else:
                    yield _matching(passage, mention, figure, figures)
            elif like := asking.meant(passage, mention, known[start]):
                yield _likely(passage, mention, like, figures)
            elif not sourced[start] and needs_source(mention):
                called = _CALLED[mention.what]
                message = (
                    f"Nothing in the case gives this {called}: add a note that says where it is "
                    "from."
                )
                yield found(FindingKind.UNSUPPORTED, RULE, passage, message, at=mention)


def _likely(passage: Passage, mention: Mention, like: Figure, figures: Figures) -> Finding:
    if like.name not in figures:
        message = (
            f"Is this {like.label}? “{like.source}” gives it as {shown(like)}. Mend one of the "
            "two, or say what this figure is of."
        )
        return found(FindingKind.QUESTION, RULE, passage, message, at=mention)
    link = link_to(mention, like, figures)
    message = (
        f"Is this {like.label}? The case gives it as {shown(like)}. Quote it as {link}, or say "
        "what this figure is of."
    )
    return _told(FindingKind.QUESTION, passage, mention, like, link=link, message=message)


def _matching(passage: Passage, mention: Mention, figure: Figure, figures: Figures) -> Finding:
    link = link_to(mention, figure, figures)
    message = f"This is {figure.label}, {shown(figure)}: quote it by name as {link}."
    return _told(FindingKind.MATCHING, passage, mention, figure, link=link, message=message)


def _contradicting(passage: Passage, mention: Mention, wrong: Figure, figures: Figures) -> Finding:
    link = link_to(mention, wrong, figures)
    message = (
        f"The case gives {wrong.label} as {shown(wrong)} ({wrong.source}). Quote it as {link}, "
        "or say in a note why this figure differs."
    )
    return _told(FindingKind.CONTRADICTING, passage, mention, wrong, link=link, message=message)


def _told(
    kind: FindingKind,
    passage: Passage,
    mention: Mention,
    figure: Figure,
    *,
    link: str,
    message: str,
) -> Finding:
    return found(kind, RULE, passage, message, at=mention, figure=figure.name, replacement=link)


def has_source(passage: Passage, start: int, end: int) -> bool:
    """Whether a note or the sentence itself says where its figures are from."""
    if passage.kind is PassageKind.NOTE or passage.has_note(start, end):
        return True
    return bool(_SOURCE.search(passage.text, start, end))


def needs_source(mention: Mention) -> bool:
    """Whether readers ask where a figure is from: an amount of money, a percentage, or a count that
    nobody counts at a glance."""
    match mention.what:
        case MentionKind.MONEY:
            return True
        case MentionKind.SHARE:
            return mention.number not in (0, 1)
        case MentionKind.COUNT:
            return mention.number is not None and abs(mention.number) >= LEAST_COUNT
    return False  # years, dates and lengths of time


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
        for name, figure in figures.plain.items()
        if name.endswith(".options.count") and named <= content_words(figure.source)
    ]
    return counts[0] if len(counts) == 1 and counts[0].number != mention.number else None
