"""The case with the names and words of what is exempt replaced: what the public copy is composed
from.

Every number stays for now, so that ranks, counts, totals and sentences are those of the whole case;
`steady` and `blanking` then take out of the composed paper the numbers that would tell.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from appraisal.casefile.decision_parts import CaseDecision
from appraisal.casefile.parts import CaseAppraisal, CaseOption, CaseRating
from appraisal.casefile.problem import cost_without_lines
from reports.blocks.schemes.evidence import begins
from reports.casefile.own import less_made_of, of_these
from reports.casefile.parts import Case, CasePaper
from reports.figures import Figures, NoFigure
from reports.public.follow_up import hidden_follow_up
from reports.withheld.figure_numbers import known_figures
from reports.withheld.items import WITHHELD, WithheldItem, figure_prefix
from schemes.casefile.delivery_parts import CaseDelivery, CaseReported
from schemes.casefile.parts import (
    CaseExplanation,
    CaseOfLines,
    CaseProgramme,
    CaseScheme,
    CaseStated,
    CaseTable,
    CaseTableSum,
)
from schemes.casefile.plan_parts import CaseMilestones, CaseSession
from schemes.casefile.sums.ties import untied

Reported = TypeVar("Reported", bound=CaseReported)

_QUOTED = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_ANCHOR = re.compile(r"\{#([\w-]+)\}")


def hidden_case(whole: Case, items: Iterable[WithheldItem]) -> Case:
    """A case of one paper, with what is exempt under other names and without its words, and the
    text of exempt sections left out."""
    items = tuple(items)
    case = replace(whole, papers=(_paper(whole, items),))
    for item in items:
        match item.kind:
            case "option":
                case = _without_option(case, item)
            case "scheme":
                case = _without_scheme(case, item)
            case "evidence":
                case = _without_evidence(case, item)
    return less_made_of(case)


# The paper's own words


def _paper(whole: Case, items: tuple[WithheldItem, ...]) -> CasePaper:
    (paper,) = whole.papers
    quoted = _quoting(whole, items)
    background = {one.name: one.phrase for one in items if one.kind == "attachment"}
    shown = replace(
        paper,
        sections=tuple(
            replace(one, text="" if one.exempt else _QUOTED.sub(quoted, one.text))
            for one in paper.sections
        ),
        background=tuple(background.get(line, line) for line in paper.background),
        # Not even the names of what is kept back.
        exempt=(),
        explained=(),
    )
    return shown if paper.show_approvals else replace(shown, approvals=())


def _quoting(whole: Case, items: tuple[WithheldItem, ...]) -> Callable[[re.Match[str]], str]:
    """What stands in the place of a quotation in officers' text: itself, unless it would print
    exempt matter."""
    (paper,) = whole.papers
    hidden = [section for section in paper.sections if section.exempt]
    anchors = {key for section in hidden for key in _ANCHOR.findall(section.text)}
    tables = [one.name for one in items if one.kind == "evidence"]
    schemes = {one.name for one in items if one.kind == "scheme"}
    strands = {one.reference for one in whole.appraisals if one.scheme in schemes}
    phrases = {figure_prefix(one): one.phrase for one in items if figure_prefix(one)}
    figures = known_figures(whole)
    options = frozenset((one.appraisal, one.option) for one in items if one.kind == "option")
    less = replace(whole, withheld=options)

    def quoted(found: re.Match[str]) -> str:
        name = found[1].partition("|")[0].strip()
        inserted = name.partition(" ")[2].strip() if name.startswith("insert:") else ""
        if (
            name.removeprefix("#") in anchors
            or any(begins(title, inserted.rpartition(" ")[2]) for title in tables)
            or inserted.removeprefix("strand ") in strands
        ):
            return WITHHELD
        if options and _tells_otherwise(name, figures, less):
            return WITHHELD
        return _of_figure(name, figures, phrases, tables) or found[0]

    return quoted


def _tells_otherwise(name: str, figures: Figures, less: Case) -> bool:
    """Whether a figure of cost against benefit, or of how sure the first place is, is another one
    without the options that are withheld (`less`): it would be untrue, or tell of them."""
    try:
        figure = figures.find(name)
    except NoFigure:
        return False
    if not any(part in figure.name for part in (".value.", ".robustness.")):
        return False
    other = known_figures(less).get(figure.name)
    return other is None or other.value != figure.value


def _of_figure(name: str, figures: Figures, phrases: dict[str, str], tables: list[str]) -> str:
    """What is printed for a figure that belongs to something withheld; nothing for another."""
    try:
        figure = figures.find(name)
    except NoFigure:
        return ""
    for prefix, phrase in phrases.items():
        if figure.name.startswith(prefix):
            return phrase if figure.name == f"{prefix}name" else WITHHELD
    hidden = figure.name.startswith("evidence.") and figure.source in tables
    return WITHHELD if hidden else ""


# Options


def _without_option(case: Case, item: WithheldItem) -> Case:
    appraisals = tuple(
        _less_combinations(
            _hidden_option(one, item) if one.reference == item.appraisal else one, item
        )
        for one in case.appraisals
    )
    plan = case.programme.plan
    if plan.milestones is not None:
        plan = replace(plan, milestones=_hidden_steps(plan.milestones, item))
    sessions = tuple(_hidden_feedback(one, item) for one in case.programme.sessions)
    programme = replace(case.programme, plan=plan, sessions=sessions)
    withheld = case.withheld | {(item.appraisal, item.code)}
    return replace(case, appraisals=appraisals, programme=programme, withheld=withheld)


def _hidden_option(part: CaseAppraisal, item: WithheldItem) -> CaseAppraisal:
    code = item.option

    def other(said: str) -> str:
        return item.code if said == code else said

    def option(one: CaseOption) -> CaseOption:
        if one.code != code:
            return one
        return CaseOption(
            item.code,
            item.phrase,
            baseline=one.baseline,
            cost=cost_without_lines(one, part),
            finance=one.finance,
        )

    def rating(one: CaseRating) -> CaseRating:
        if one.option != code:
            return one
        excused = WITHHELD if one.not_applicable else ""
        return replace(one, option=item.code, reason="", evidence=(), not_applicable=excused)

    decision: CaseDecision | None = part.decision
    if decision is not None:
        decision = replace(
            decision,
            preferred=other(decision.preferred),
            with_a_view_to=other(decision.with_a_view_to),
        )
    return replace(
        part,
        partners=tuple(one for one in part.partners if one.option != code),
        ruled_out=tuple(
            replace(one, option=item.code, stage=WITHHELD, who="", when="", why=WITHHELD)
            if one.option == code
            else one
            for one in part.ruled_out
        ),
        considered=tuple(
            replace(one, option=item.code, text=WITHHELD) if one.option == code else one
            for one in part.considered
        ),
        options=tuple(map(option, part.options)),
        ratings=tuple(map(rating, part.ratings)),
        measures=tuple(replace(one, option=other(one.option)) for one in part.measures),
        decision=decision,
    )


def _less_combinations(part: CaseAppraisal, item: WithheldItem) -> CaseAppraisal:
    """The appraisal without what does not go with the option: why would tell what it is."""
    kept = tuple(
        one
        for one in part.not_together
        if (part.reference, one.option) != (item.appraisal, item.option)
        and (one.appraisal, one.other) != (item.appraisal, item.option)
    )
    return part if len(kept) == len(part.not_together) else replace(part, not_together=kept)


def _hidden_steps(part: CaseMilestones, item: WithheldItem) -> CaseMilestones:
    rows = tuple(
        replace(
            row,
            option=item.code,
            name=item.phrase,
            steps=tuple(replace(step, text=WITHHELD) for step in row.steps),
        )
        if row.option == item.option
        else row
        for row in part.rows
    )
    return replace(part, rows=rows)


def _hidden_feedback(part: CaseSession, item: WithheldItem) -> CaseSession:
    """The session without the words on an option that is withheld. Its theme stays."""
    feedback = tuple(
        replace(one, option=item.code, said=WITHHELD, done=one.done and WITHHELD)
        if (one.appraisal, one.option) == (item.appraisal, item.option)
        else one
        for one in part.feedback
    )
    return replace(part, feedback=feedback)


# Schemes


def _without_scheme(case: Case, item: WithheldItem) -> Case:
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
        evidence=tuple(_hidden_table(table, item) for table in one.evidence),
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


# Tables of evidence


def _without_evidence(case: Case, item: WithheldItem) -> Case:
    def left(owner: CaseProgramme | CaseScheme) -> tuple[CaseTable, ...]:
        return tuple(
            _hidden_table(one, item) if one.title == item.name else one for one in owner.evidence
        )

    def elsewhere(one: CaseExplanation) -> bool:
        return f"{item.name} / " not in one.where

    programme, schemes = untied(case.programme, case.schemes, None, item.name)
    programme = replace(
        programme,
        evidence=left(programme),
        explanations=tuple(filter(elsewhere, programme.explanations)),
    )
    schemes = tuple(replace(one, evidence=left(one)) if one.evidence else one for one in schemes)
    return replace(case, programme=programme, schemes=schemes)


def _hidden_table(table: CaseTable, item: WithheldItem) -> CaseTable:
    """The table with its numbers alone, by which its sums are counted among those checked."""
    columns = {one.name: f"Column {at}" for at, one in enumerate(table.columns, 1)}
    rows = {one.label: f"Row {at}" for at, one in enumerate(table.rows, 1)}

    def summed(one: CaseTableSum) -> CaseTableSum:
        along = columns if one.is_column else rows
        return replace(
            one,
            column=columns[one.total] if one.is_column else None,
            row=None if one.is_column else rows[one.total],
            of=tuple(along[name] for name in one.of),
            less=tuple(along[name] for name in one.less),
            explained="",
        )

    return replace(
        table,
        title=item.phrase,
        columns=tuple(replace(one, name=columns[one.name]) for one in table.columns),
        rows=tuple(replace(one, label=rows[one.label]) for one in table.rows),
        sums=tuple(map(summed, table.sums)),
        source="",
        note="",
        row_heading="",
    )
