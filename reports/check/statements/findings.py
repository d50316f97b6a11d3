"""Questions on sentences that state otherwise than the tables of the case."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from reports.check.amounts.amounts import amounts
from reports.check.claims.stating import appraisals_spoken_of
from reports.check.comparing.comparing import comparing
from reports.check.finding import Finding, FindingKind
from reports.check.known.building import tables_of
from reports.check.known.printed import SortedRows, printed_tables, sorted_rows
from reports.check.known.said import KnownRows, names_with_and, said_of
from reports.check.known.verdict import Verdict
from reports.check.matching import FigureIndex
from reports.check.passages import Passage, PassageKind, Script
from reports.check.statements.approvals import approvals_of, approving
from reports.check.statements.counting import counting
from reports.check.statements.every import on_every_criterion
from reports.check.statements.quantifying import quantifying
from reports.check.statements.reasons import reasons
from reports.check.statements.recurring import recurring
from reports.check.statements.steps import Plan
from reports.check.statements.timing import timing
from reports.check.statements.unweighted import weighted
from reports.check.subjects.hedges import (
    gives_no_value,
    is_supposed_before,
    speaks_of_another,
)
from reports.check.subjects.judged import CaseResults
from reports.check.subjects.marking import Marked, Names
from reports.check.subjects.schemes import SchemesSaid
from reports.check.telling import found
from reports.figures.figure import Figure
from reports.figures.registry import Figures
from workbench.numbers.listing import opening

RULE = "known"
_LONGEST = 400  # characters of a sentence whose clauses can be told apart
_OTHERS = re.compile(r"(?<=\bno) other|(?<=any) other|(?<=all) other|(?<=every) other")
_PLACE = re.compile(r"(?:In|At|Across|For) ")
# What looks like a supposition or an earlier time and is none.
_NO_HEDGE = re.compile(
    r",? if (?:only|just|not|a little|ever so|narrowly|slightly)\b[^,;.]*|"
    r"\b(?:over|about|as to|on) whether\b|\blast year\b|\bwithout exception\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Known:
    """What a case knows, ready to be held beside sentences."""

    figures: Figures
    names: Names
    script: Script

    @property
    def results(self) -> CaseResults:
        return self.names.results

    @cached_property
    def tables(self) -> tuple[KnownRows, ...]:
        options = frozenset(one.name for of in self.results.appraisals for one in of.options)
        tables = [*tables_of(self.figures, self.results)]
        known = {tuple(sorted(table.values.values())) for table in tables}
        tables += [
            table
            for table in printed_tables(self.script, options)
            if tuple(sorted(table.values.values())) not in known
        ]
        return tuple(map(KnownRows, tables))

    @cached_property
    def schemes(self) -> SchemesSaid:
        return SchemesSaid(self.results)

    @cached_property
    def joined(self) -> tuple[str, ...]:
        return names_with_and(self.tables)

    @cached_property
    def names_of_rows(self) -> tuple[str, ...]:
        return tuple({row.name for table in self.tables for row in table.table.rows})

    @cached_property
    def approvals(self) -> tuple[Figure, ...]:
        return approvals_of(self.figures.plain)

    @cached_property
    def events(self) -> tuple[Figure, ...]:
        """How many sessions each event had, of events whose title no other has."""
        of = [one for one in self.figures.plain.values() if one.name.endswith(".sessions")]
        titles = [one.label for one in of]
        return tuple(one for one in of if titles.count(one.label) == 1)

    @cached_property
    def sorted(self) -> tuple[SortedRows, ...]:
        return tuple(sorted_rows(self.script))

    @cached_property
    def has_weights(self) -> bool:
        return any(name.endswith(".weight") for name in self.figures.plain)

    @cached_property
    def plan(self) -> Plan:
        return Plan(self.figures.plain)

    @cached_property
    def index(self) -> FigureIndex:
        return FigureIndex(self.figures.plain.values())

    def verdicts(self, sentence: Marked) -> Iterator[Verdict]:
        """What the case says of each statement of a sentence."""
        judged = {one.title: one for one in self.results.appraisals}
        known = [
            one
            for one in sentence.said.values()
            if next(self.index.agreeing(one), None) is not None
        ]
        about = appraisals_spoken_of(sentence, self.results)
        yield from _of("time", timing(sentence, self.plan))
        yield from _of("approval", approving(sentence, self.approvals))
        yield from _of("count", counting(sentence, about, self.sorted, self.events))
        yield from _of("recurring", recurring(sentence, self.index))
        yield from _of("weight", weighted(sentence, about, has_weights=self.has_weights))
        schemes = self.schemes.spoken_of(sentence)
        tables = tuple(
            one for one in self.tables if one.table.about is None or one.table.about in schemes
        )
        for said in said_of(sentence, tables, self.joined):
            yield from _of("degree", comparing(said))
            yield from _of("amount", amounts(said, known))
            appraisal = judged.get(said.table.name)
            if appraisal is not None:
                yield from _of("many", quantifying(said, appraisal))
                yield from _of("every", on_every_criterion(said, appraisal))
                yield from _of("reason", reasons(said, appraisal))


def _of(kind: str, verdicts: Iterator[Verdict]) -> Iterator[Verdict]:
    return (replace(one, of=kind) for one in verdicts)


def known_findings(script: Script, names: Names, figures: Figures) -> Iterator[Finding]:
    """A question for each statement that the case contradicts."""
    known = Known(figures, names, script)
    for passage in script.typed:
        if passage.kind is PassageKind.HEADING:
            continue
        for start, end in passage.sentences:
            if end - start <= _LONGEST and not is_supposed_before(passage, start):
                yield from _of_sentence(known, passage, start, end)


def _of_sentence(known: Known, passage: Passage, start: int, end: int) -> Iterator[Finding]:
    said = passage.text[start:end]
    sentence = known.names.marked(passage, start, end)
    if gives_no_value(_NO_HEDGE.sub(" ", _without_rows(said, known))):
        return
    verdicts = [*known.verdicts(sentence)]
    for one in verdicts:
        at = one.clause.start + max(0, one.start), one.clause.start + max(one.end, 1)
        is_right = any(not other.truth and _overlap(one, other) for other in verdicts)
        if (
            not one.truth
            or is_right
            or speaks_of_another(_OTHERS.sub("  rest", sentence.text), *at)
        ):
            continue
        place = sentence.place(*at)
        if any(span.start < place[1] and place[0] < span.end for span in passage.quoted):
            continue
        message = (
            f"{opening(one.truth)}: does this say otherwise? Mend it if so, or say in a note why "
            "the paper differs."
        )
        yield found(FindingKind.QUESTION, RULE, passage, message, at=place)
        return


def _overlap(one: Verdict, other: Verdict) -> bool:
    first, second = one.clause.start, other.clause.start
    return (
        one.of == other.of
        and first + one.start < second + other.end
        and second + other.start < first + one.end
    )


def _without_rows(text: str, known: Known) -> str:
    """A sentence whose first words are no place of its own where the case has it as a row."""
    start = _PLACE.match(text)
    if start is None or not text.startswith(known.names_of_rows, start.end()):
        return text
    return text[start.end() :]
