"""The case without the name and the words of a scheme that is exempt."""

from dataclasses import replace
from typing import TypeVar

from reports.casefile.own import of_these
from reports.casefile.parts import Case
from reports.public.evidence import hidden_table
from reports.public.follow_up import hidden_follow_up
from reports.withheld.items import WithheldItem
from schemes.casefile.delivery_parts import CaseDelivery, CaseReported
from schemes.casefile.parts import (
    CaseOfLines,
    CaseScheme,
    CaseStated,
)
from schemes.casefile.sums.ties import untied

Reported = TypeVar("Reported", bound=CaseReported)


def without_scheme(case: Case, item: WithheldItem) -> Case:
    """The scheme under another name; no appraisal that serves it."""
    (paper,) = case.papers
    appraisals = tuple(one for one in case.appraisals if one.scheme != item.name)
    paper = replace(paper, schemes=_renamed(paper.schemes, item))
    paper = of_these(paper, appraisals)
    gone = [one for one in case.appraisals if one.scheme == item.name]
    scheme = next((one for one in case.schemes if one.reference == item.name), None)
    programme, schemes = untied(case.programme, case.schemes, scheme)
    return replace(
        case,
        programme=replace(
            hidden_follow_up(programme, item, gone),
            explanations=tuple(
                one
                for one in case.programme.explanations
                if not one.where.startswith(f"{item.name} ")
            ),
        ),
        schemes=tuple(
            _hidden_scheme(one, item)
            if one.reference == item.name
            else replace(one, depends_on=_renamed(one.depends_on, item))
            for one in schemes
        ),
        appraisals=appraisals,
        papers=(paper,),
    )


def _renamed(references: tuple[str, ...], item: WithheldItem) -> tuple[str, ...]:
    return tuple(item.code if one == item.name else one for one in references)


def _hidden_scheme(one: CaseScheme, item: WithheldItem) -> CaseScheme:
    """Its money, status and theme, by which it counts in totals, and no word of its own."""
    names = {line.name: f"Line {at}" for at, line in enumerate(one.lines, 1)}
    confidence = one.delivery_confidence
    headline = one.headline
    return CaseScheme(
        item.code,
        item.phrase,
        status=one.status,
        theme=one.theme,
        delivery_confidence=None if confidence is None else replace(confidence, reason=""),
        headline=None if headline is None else replace(headline, explained=""),
        lines=tuple(replace(line, name=names[line.name], note="", counts=()) for line in one.lines),
        stated=tuple(_hidden_stated(part, at, names) for at, part in enumerate(one.stated, 1)),
        evidence=tuple(hidden_table(table, item) for table in one.evidence),
        delivery=None if one.delivery is None else _hidden_delivery(one.delivery),
    )


def _hidden_delivery(one: CaseDelivery) -> CaseDelivery:
    """Its amounts and colours, by which it counts in totals."""
    closed = None if one.closed is None else _without_words(one.closed)
    return replace(_without_words(one), closed=closed)


def _without_words(one: Reported) -> Reported:
    return replace(
        one,
        owner="",
        next_milestone=None,
        status={period: replace(status, why="") for period, status in one.status.items()},
        lost={
            period: replace(
                lost, why="Withheld", replaced_by="Withheld" if lost.replaced_by else ""
            )
            for period, lost in one.lost.items()
        },
    )


def _hidden_stated(one: CaseStated, at: int, names: dict[str, str]) -> CaseStated:
    of = one.of_lines
    if of is not None and of.lines != "all":
        of = CaseOfLines([names.get(name, name) for name in of.lines], of.year, of.take)
    return replace(one, name=f"Figure {at}", of_lines=of, note="", explained="")
