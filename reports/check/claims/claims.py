"""All rules on sentences that state a result, run over what officers wrote."""

import re
from collections.abc import Iterator

from reports.check.claims.counts import count_claims
from reports.check.claims.decisions import decision_claims
from reports.check.claims.gateways import gateway_claims
from reports.check.claims.headed import headed_claims
from reports.check.claims.idioms import plainly, with_it
from reports.check.claims.margins import margin_claims
from reports.check.claims.outcomes import outcome_claims
from reports.check.claims.points import point_claims
from reports.check.claims.ranks import rank_claims
from reports.check.claims.ratings import rating_claims
from reports.check.claims.stating import Stated, Wrong, appraisals_spoken_of
from reports.check.clauses.options import clause_claims
from reports.check.finding import Finding, FindingKind
from reports.check.linking import link_to
from reports.check.passages import Passage, PassageKind, Script
from reports.check.subjects.aliases import Key
from reports.check.subjects.hedges import (
    LONGEST,
    is_supposed_before,
    speaks_of_another,
    states_nothing,
)
from reports.check.subjects.marking import Marked, Names
from reports.check.telling import found
from reports.figures.registry import Figures
from workbench.numbers.listing import opening

RULE = "result"
# Without the name of an option, only a sentence with one of these words states a result.
_SPEAKS = re.compile(
    r"option|\bmodel|criteri|gateway|schemes|forward|shortlist|ranked|rated|authorit|council|partner|member|"
    r"district|borough|absent|points|models|present|consideration|choice|recommend|decision"
)
_RULES = (
    outcome_claims,
    count_claims,
    rank_claims,
    gateway_claims,
    rating_claims,
    point_claims,
    decision_claims,
    margin_claims,
    clause_claims,
)


def claim_findings(script: Script, names: Names, figures: Figures) -> Iterator[Finding]:
    """A contradiction for each sentence that states another result than the case has."""
    if not (names.results.appraisals or names.results.schemes):
        return
    intros = {
        id(item[0]): one.intro.text
        for one in script.lists
        for item in one.items
        if one.intro is not None and item
    }
    for passage in script.typed:
        told = [*_headed(names, passage, intros.get(id(passage), ""))]
        if passage.kind is not PassageKind.HEADING:
            told += _stated(names, passage)
        for stated, wrong in told:
            finding = _finding(stated.sentence, wrong, passage, figures)
            if finding is not None:
                yield finding


def _headed(names: Names, passage: Passage, intro: str) -> Iterator[tuple[Stated, Wrong]]:
    """What the heading or the introduction above makes of the beginning of a passage."""
    if not passage.sentences or passage.sentences[0][1] > LONGEST:
        return
    sentence = names.marked(passage, *passage.sentences[0])
    if sentence.options:
        stated = Stated(sentence, names.results, appraisals_spoken_of(sentence, names.results))
        for wrong in headed_claims(stated, passage, intro):
            yield stated, wrong


def _stated(names: Names, passage: Passage) -> Iterator[tuple[Stated, Wrong]]:
    """What each sentence of a passage states against the results."""
    results = names.results
    before: tuple[frozenset[Key], ...] = ()
    for start, end in passage.sentences:
        if end - start > LONGEST:
            continue
        marked = names.marked(passage, start, end)
        only = before[-1] if len(before) == 1 else frozenset()
        sentence = plainly(with_it(marked, only))
        if sentence.options or _SPEAKS.search(sentence.text):
            said = passage.text[start:end]
            if not states_nothing(said) and not is_supposed_before(passage, start):
                about = appraisals_spoken_of(sentence, results)
                yield from _wrong(Stated(sentence, results, about, before))
        before = tuple({sentence.keys(one): None for one in sentence.options})


def _wrong(stated: Stated) -> Iterator[tuple[Stated, Wrong]]:
    """What the rules find, each place once."""
    told: list[tuple[int, int]] = []
    for rule in _RULES:
        for wrong in rule(stated):
            if speaks_of_another(stated.text, wrong.start, wrong.end):
                continue
            if not any(start < wrong.end and wrong.start < end for start, end in told):
                told.append((wrong.start, wrong.end))
                yield stated, wrong


def _finding(sentence: Marked, wrong: Wrong, passage: Passage, figures: Figures) -> Finding | None:
    start, end = sentence.place(wrong.start, wrong.end)
    if any(one.start <= start and end <= one.end for one in passage.quoted):
        return None  # quoted by name, so it cannot be wrong
    figure = figures.get(wrong.figure) if wrong.figure else None
    mention = next((m for m in passage.mentions if (m.start, m.end) == (start, end)), None)
    link = link_to(mention, figure, figures) if mention and figure else ""
    how = f" Quote it as {link}," if link else " Mend the sentence,"
    message = (
        f"{opening(wrong.truth)}, by the results of the case.{how} or say in a note why the paper "
        "differs."
    )
    if wrong.is_asked:
        message = (
            f"{opening(wrong.truth)}, by the results of the case: does this say otherwise? Mend it "
            "if so, or say in a note why the paper differs."
        )
    return found(
        FindingKind.QUESTION if wrong.is_asked else FindingKind.CONTRADICTING,
        RULE,
        passage,
        message,
        at=(start, end),
        figure=figure.name if figure else "",
        replacement=link,
    )
