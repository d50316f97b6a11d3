"""Stated figures that the case contradicts, in the places where the paper states them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from reports.check.facts import DifferingFigure, PaperFacts
from reports.check.finding import Finding, FindingKind, PlaceInPaper
from reports.check.passages import Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.telling import amount
from reports.check.words import content_words

RULE = "reconciled"
_ROUNDING = Fraction(1, 100)  # share of a figure that rounded inputs of its lines can explain


def reconciled_findings(script: Script, facts: PaperFacts) -> Iterator[Finding]:
    """A finding for each stated figure that differs, at the place where the paper states it, or for
    the paper as a whole where it does not. A small difference from savings lines with rounded
    inputs is a question."""
    # That a step begins no day too early is stated nowhere: a nought is another figure.
    sought = {one.stated for one in facts.reconciled if one.stated or one.unit != "days"}
    stated_at = _stated(script, sought)
    for one in facts.reconciled:
        what = MentionKind.MONEY if one.unit.startswith("GBP") else MentionKind.COUNT
        stated, computed = amount(one.stated, what), amount(one.computed, what)
        near = one.rebuilt and abs(one.stated - one.computed) <= abs(one.stated) * _ROUNDING
        how = f" ({one.working})" if one.working else ""
        message = f"{one.where} says {stated}, and the case gives {computed}{how}: "
        if near:
            message += (
                "do its rounded inputs explain the difference? Say so where it is reconciled."
            )
        else:
            message += "mend one of them, or explain the difference where it is reconciled."
        at = stated_at.get(one.stated, ()) if one.stated or one.unit != "days" else ()
        excerpt, typed, place = _said(at, one)
        yield Finding(
            FindingKind.QUESTION if near else FindingKind.CONTRADICTING,
            RULE,
            place,
            message,
            excerpt,
            typed,
            excerpt.find(typed) if typed else 0,
            explained=one.explained,
        )


def _stated(
    script: Script, values: Collection[Fraction]
) -> Mapping[Fraction, Sequence[tuple[Passage, Mention]]]:
    """The places of the paper where each of these values stands."""
    places: dict[Fraction, list[tuple[Passage, Mention]]] = {}
    for passage in script.passages if values else ():
        for mention in passage.mentions:
            if mention.number is not None and mention.number in values:
                places.setdefault(mention.number, []).append((passage, mention))
    return places


def _said(
    places: Sequence[tuple[Passage, Mention]], one: DifferingFigure
) -> tuple[str, str, PlaceInPaper]:
    """The sentence that states the figure, the figure as typed, and its place. Of several sentences
    it is one beneath the heading of its scheme, then one that officers wrote, then the one with the
    most words of the figure's name."""
    words = content_words(one.where)
    scheme = one.where.split(" ", 1)[0]
    best, said = (False, False, -1), (one.where, "", PlaceInPaper())
    for passage, mention in places:
        start, end = passage.sentence(mention.start)
        excerpt = passage.text[start:end].rstrip()
        shared = len(words & content_words(f"{excerpt} {passage.place.text}"))
        ours = any(scheme in heading for heading in passage.trail)
        if (ours, passage.typed, shared) > best:
            best, said = (ours, passage.typed, shared), (excerpt, mention.text, passage.place)
    return said
