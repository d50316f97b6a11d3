"""The question of a summary, its answer, the options and why."""

from collections.abc import Sequence

from appraisal.engine.result import OptionResult
from appraisal.engine.words.answer import answer_sentence, choice_words, is_first, preferred_words
from appraisal.engine.words.names import points_said
from appraisal.engine.words.outcomes import outcome_cell, standing_words
from appraisal.engine.words.totals import total_heading, total_places, total_words
from reports.blocks.appraisal.ranking import rank_cell
from reports.blocks.appraisal.strands import name_of
from reports.blocks.brief.shortening import (
    MOST_ROWS,
    MOST_WORDS,
    BriefCase,
    ended,
    named,
    of_each,
    short_table,
)
from reports.casefile.case import Strand
from reports.casefile.findings import Findings
from reports.document.content import Block, plain
from workbench.numbers.listing import count_words, opening, out_of
from workbench.pages.tables import Cell, Column, Row, Table


def question(brief: BriefCase) -> list[Block]:
    """The question of each appraisal."""
    asked = [(one, one.question) for one in brief.strands if one.question]
    return of_each(asked, several=len(brief.strands) > 1)


def answer(brief: BriefCase) -> list[Block]:
    """What the appraisal comes to, or the strands together, or the schemes, in a sentence."""
    if len(brief.strands) > 1:
        return [plain(_strands_sentence(brief.strands), lead=True)]
    if brief.strands:
        return [plain(answer_in_brief(brief.strands[0].findings), lead=True)]
    return [plain(_schemes_named(brief), lead=True)] if brief.schemes else []


def answer_in_brief(findings: Findings) -> str:
    """The answer; where it would name more options than fit, how many there are."""
    problem, result = findings.problem, findings.result
    text = answer_sentence(problem, result)
    if len(text) <= MOST_WORDS:
        return text
    decision = problem.decision
    if decision is not None:
        view = findings.options[decision.with_a_view_to].name if decision.with_a_view_to else ""
        said = f"{preferred_words(findings.options[decision.option].name, view)}."
        if is_first(result, decision.option):
            return said
        return f"{said} By the criteria it is {standing_words(findings.results[decision.option])}."
    forward = result.taken_forward
    leaders = [findings.options[one.code].name for one in forward if one.rank == forward[0].rank]
    count = count_words(len(forward))
    if len(leaders) == 1:
        said = f"{leaders[0]} comes first of the {count} options taken forward."
    else:
        said = f"{named(leaders)} share the first place of the {count} options taken forward."
    waiting = len(result.undecided)
    if waiting:
        verb = "option is" if waiting == 1 else "options are"
        said = f"Provisionally, {said} {opening(count_words(waiting))} {verb} still undecided."
    return opening(said)


def options(brief: BriefCase) -> list[Block]:
    """The options with outcome, rank and total, the first ten of them; the strands with what is
    preferred in each where there are several appraisals. The rest is counted."""
    if not brief.strands:
        return []
    if len(brief.strands) > 1:
        return short_table(_strands_table(brief.strands), "strands of the way forward")
    return short_table(_options_table(brief.strands[0].findings), "options")


def why(brief: BriefCase) -> list[Block]:
    """The reason of each decision; without one, how the first option was rated."""
    said = [(one, _why(one)) for one in brief.strands]
    return of_each([pair for pair in said if pair[1]], several=len(brief.strands) > 1)


def _options_table(findings: Findings) -> Table:
    result = findings.result
    places = total_places(result.options)
    ranked = () if result.qualitative else (Column("Rank", numeric=True),)
    heading = total_heading(findings.problem.total_as)
    total = (Column(heading, numeric=True),) if result.weighted else ()

    def row(one: OptionResult) -> Row:
        rank = (rank_cell(one),) if ranked else ()
        sum_ = (Cell(opening(total_words(one, places))),) if total else ()
        return Row(Cell(findings.name(one.code)), (Cell(outcome_cell(one)), *rank, *sum_))

    return Table(
        caption="Options and what becomes of them",
        name="options-in-brief",
        columns=(Column("Option"), Column("Outcome"), *ranked, *total),
        rows=tuple(map(row, _preferred_first(findings))),
    )


def _preferred_first(findings: Findings) -> list[OptionResult]:
    """In order of rank; the preferred option is among the first ten whatever its rank."""
    ranked = list(findings.result.in_rank_order)
    decision = findings.problem.decision
    at = [one.code for one in ranked].index(decision.option) if decision else 0
    if at >= MOST_ROWS:
        ranked.insert(MOST_ROWS - 1, ranked.pop(at))
    return ranked


def _strands_table(strands: Sequence[Strand]) -> Table:
    def row(one: Strand) -> Row:
        names = {option.code: option.name for option in one.options}
        decision = one.decision
        view = names.get(decision.with_a_view_to, "") if decision else ""
        choice = choice_words(names[decision.preferred], view) if decision else "Not decided yet"
        count = len(one.options)
        weighed = f"{count_words(count)} option{'' if count == 1 else 's'}"
        return Row(Cell(f"{name_of(one)} ({weighed})"), (Cell(choice),))

    return Table(
        caption="What is preferred in each part",
        name="strands-in-brief",
        columns=(Column("Part"), Column("Preferred option")),
        rows=tuple(map(row, strands)),
    )


def _why(strand: Strand) -> str:
    findings = strand.findings
    if strand.decision is not None and (reason := strand.decision.reason.strip()):
        return ended(reason)
    forward = findings.result.taken_forward
    if findings.result.qualitative or not forward:
        return ""
    rated = _rated(findings, forward[0])
    name = findings.options[forward[0].code].name
    return f"{name} is rated {named(rated)}." if rated else ""


def _rated(findings: Findings, option: OptionResult) -> list[str]:
    """How an option was rated on each ranking criterion, in words."""
    rated = []
    for criterion in findings.ranking_criteria:
        cell = findings.cells[option.code, criterion.code]
        if cell.level:
            rated.append(f"{findings.level(criterion, cell.level)} on {criterion.name}")
        elif cell.points is not None:
            rated.append(f"{points_said(criterion, cell.points)} on {criterion.name}")
    return rated


def _strands_sentence(strands: Sequence[Strand]) -> str:
    """In how many parts something is preferred; the table says what."""
    count, open_ = len(strands), [name_of(one) for one in strands if one.decision is None]
    if not open_:
        all_ = "both" if count == 2 else f"all {count_words(count)}"
        return f"The way forward is decided in {all_} of its parts, as the table shows."
    if len(open_) == count:
        return f"None of the {count_words(count)} parts of the way forward is decided yet."
    return (
        f"The way forward is decided in {out_of(count - len(open_), count)} parts. "
        f"Not decided yet: {named(open_)}."
    )


def _schemes_named(brief: BriefCase) -> str:
    """How many schemes are put forward, and the first of them."""
    counted = [scheme for scheme in brief.schemes if scheme.is_counted] or brief.schemes
    names = [scheme.part.title for scheme in counted]
    if len(names) == 1:
        return f"One savings scheme is put forward: {names[0]}."
    count = opening(count_words(len(names)))
    return f"{count} savings schemes are put forward: {named(names)}."
