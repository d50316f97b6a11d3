"""A decision in brief, for a summary on one page: each part in a sentence, a short table or a short
list, however many options, criteria, strands, schemes and risks there are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from appraisal.casefile.costs import life_of_cost
from appraisal.casefile.parts import CaseOption
from appraisal.decision.words import made_sentence, next_sentence
from appraisal.engine.result import OptionResult
from appraisal.engine.words.answer import answer_sentence, choice_words, is_first, preferred_words
from appraisal.engine.words.outcomes import outcome_cell, standing_words
from appraisal.engine.words.totals import total_heading, total_places, total_words
from reports.blocks.appraisal.ranking import rank_cell
from reports.blocks.appraisal.strands import name_of
from reports.casefile.case import Strand
from reports.casefile.findings import Findings
from reports.casefile.parts import Case
from reports.casefile.schemes import SchemeSeen, portfolio_in
from reports.document.content import Block, ItemList, Paragraph, Run, TableBlock, plain
from schemes.casefile.parts import CaseRisk
from schemes.portfolio.words import beyond_sentence, gap_sentence, lacking_sentence
from schemes.risks.tables import gravest_first
from workbench.dates import day
from workbench.numbers.listing import count_words, listed, opening
from workbench.numbers.text import percent, plain_number, pounds
from workbench.pages.tables import Cell, Column, Row, Table

MOST_ROWS = 10  # options or strands in the table
MOST_NAMED = 3  # names in a sentence, items in a list
MOST_WORDS = 300  # characters of a sentence that names every option


@dataclass(frozen=True, slots=True)
class BriefCase:
    """What a summary is about: the appraisals and the schemes of the paper in its whole case."""

    whole: Case
    strands: tuple[Strand, ...]
    schemes: tuple[SchemeSeen, ...]


def named(names: Sequence[str]) -> str:
    """The first names, and how many others there are: "A, B, C and seven others"."""
    rest = len(names) - MOST_NAMED
    if rest < 2:
        return listed(names)
    return listed([*names[:MOST_NAMED], f"{count_words(rest)} others"])


def question(brief: BriefCase) -> list[Block]:
    """The question of each appraisal."""
    asked = [(one, one.question) for one in brief.strands if one.question]
    return _of_each(asked, several=len(brief.strands) > 1)


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
        return _short_table(_strands_table(brief.strands), "strands of the way forward")
    return _short_table(_options_table(brief.strands[0].findings), "options")


def why(brief: BriefCase) -> list[Block]:
    """The reason of each decision; without one, how the first option was rated."""
    said = [(one, _why(one)) for one in brief.strands]
    return _of_each([pair for pair in said if pair[1]], several=len(brief.strands) > 1)


def money(brief: BriefCase) -> list[Block]:
    """What the preferred or first option of each appraisal saves or costs, in a line; for a paper
    without such figures what its schemes come to."""
    said = [(one, _money(one)) for one in brief.strands]
    told = _of_each([pair for pair in said if pair[1]], several=len(brief.strands) > 1)
    if not told and brief.schemes:
        return [*map(plain, _schemes_sentences(brief))]
    return told


def risks(brief: BriefCase) -> list[Block]:
    """The three gravest risks of the schemes, and how many others there are."""
    found: Sequence[CaseRisk] = gravest_first(
        [risk for scheme in brief.schemes for risk in scheme.part.risks]
    )
    lines = [_ended(one.risk) for one in found[:MOST_NAMED]]
    rest = len(found) - len(lines)
    counted = [plain(_rest(rest, "risk", "are on record"))] if rest else []
    return [_list(lines), *counted] if lines else []


def decided(brief: BriefCase) -> list[Block]:
    """How and when each appraisal was decided, its first conditions, and what comes next."""
    several = len(brief.strands) > 1
    made = {made_sentence(one.decision) for one in brief.strands if one.decision}
    # Where all were decided alike, that is said once.
    once = made.pop() if several and len(made) == 1 else ""
    said = [(one, _decided(one, without=once)) for one in brief.strands]
    told = _of_each([pair for pair in said if pair[1]], several=several)
    return [*([plain(once)] if once else []), *told]


SHOWN: dict[str, Callable[[BriefCase], list[Block]]] = {
    "question": question,
    "answer": answer,
    "options": options,
    "why": why,
    "money": money,
    "risks": risks,
    "decided": decided,
}


def _of_each(said: Iterable[tuple[Strand, str]], *, several: bool) -> list[Block]:
    """A paragraph for each appraisal, under its name in bold where there are several."""
    blocks: list[Block] = []
    for strand, text in said:
        name = (Run(f"{name_of(strand)}. ", strong=True),) if several else ()
        blocks.append(Paragraph((*name, Run(text))))
    rest = len(blocks) - MOST_ROWS
    counted = [plain(_rest(rest, "appraisal", "are in the full paper"))] if rest > 0 else []
    return [*blocks[:MOST_ROWS], *counted]


def _short_table(table: Table, what: str) -> list[Block]:
    rest = len(table.rows) - MOST_ROWS
    if rest <= 0:
        return [TableBlock(table)]
    count = count_words(len(table.rows))
    text = (
        f"These are the first {count_words(MOST_ROWS)} of {count} {what}. All of them stand on the "
        "page of the results and in the case that travels with this paper."
    )
    shown = Table(
        caption=table.caption, columns=table.columns, rows=table.rows[:MOST_ROWS], name=table.name
    )
    return [TableBlock(shown), plain(text)]


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
        return _ended(reason)
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
            rated.append(f"{plain_number(cell.points)} points on {criterion.name}")
    return rated


def _chosen(strand: Strand) -> str:
    """The code of the preferred option, or of the one that comes first alone; "" for none."""
    if strand.decision is not None:
        return strand.decision.preferred
    first = [one.code for one in strand.findings.result.taken_forward if one.rank == 1]
    return first[0] if len(first) == 1 else ""


def _money(strand: Strand) -> str:
    code = _chosen(strand)
    found = next((one for one in strand.findings.finance if one.option == code), None)
    option = next((one for one in strand.options if one.code == code), None)
    if found is not None and found.total_savings is not None:
        share = found.share_of_target
        target = strand.findings.basis.target
        of = f", {percent(share)} of the {pounds(target)} target" if share and target else ""
        name = strand.findings.options[code].name
        return f"{name} saves {pounds(found.total_savings)}{of}."
    return "" if option is None else _cost(strand, option)


def _cost(strand: Strand, option: CaseOption) -> str:
    """What an option costs: as stated, or from its lines where the appraisal says so."""
    life = life_of_cost(option, strand.part)
    if life is None:
        stated = option.cost
        return "" if stated is None else f"{option.name} costs {pounds(Fraction(stated))}."
    if life.gaps:
        return f"What {option.name} costs is not known: figures of its lines are missing."
    count, base = len(life.years), strand.part.finance.price_base
    years = "year" if count == 1 else "years"
    return (
        f"{option.name} costs {pounds(life.net_present_cost.total.central)} over "
        f"{count_words(count)} {years} by its lines (net present cost, in the prices of {base})."
    )


def _strands_sentence(strands: Sequence[Strand]) -> str:
    """In how many parts something is preferred; the table says what."""
    count, open_ = len(strands), [name_of(one) for one in strands if one.decision is None]
    if not open_:
        all_ = "both" if count == 2 else f"all {count_words(count)}"
        return f"The way forward is decided in {all_} of its parts, as the table shows."
    if len(open_) == count:
        return f"None of the {count_words(count)} parts of the way forward is decided yet."
    return (
        f"The way forward is decided in {count_words(count - len(open_))} of its "
        f"{count_words(count)} parts. Not decided yet: {named(open_)}."
    )


def _schemes_named(brief: BriefCase) -> str:
    """How many schemes are put forward, and the first of them."""
    counted = [scheme for scheme in brief.schemes if scheme.is_counted] or brief.schemes
    names = [scheme.part.title for scheme in counted]
    if len(names) == 1:
        return f"One savings scheme is put forward: {names[0]}."
    count = opening(count_words(len(names)))
    return f"{count} savings schemes are put forward: {named(names)}."


def _schemes_sentences(brief: BriefCase) -> list[str]:
    """What the schemes come to, and what is in no sum because of its year."""
    programme = brief.whole.programme
    target = None if programme.target is None else Fraction(programme.target)
    found = portfolio_in(programme, brief.schemes)
    return [
        *filter(
            None, (gap_sentence(found, target), lacking_sentence(found), beyond_sentence(found))
        )
    ]


def _decided(strand: Strand, *, without: str) -> str:
    """All that is said of one decision but the sentence `without`."""
    decision, conditions = strand.decision, strand.part.conditions
    if decision is None:
        return ""
    terms = []
    for one in conditions[:MOST_NAMED]:
        by = f"by {day(date.fromisoformat(one.by))}" if one.by else ""
        told = ", ".join(filter(None, (one.owner, by)))
        terms.append(f"{one.condition.strip().rstrip('.')} ({told})" if told else one.condition)
    rest = len(conditions) - len(terms)
    more = f"; and {count_words(rest)} more" if rest else ""
    on_terms = f"On condition that: {'; '.join(terms)}{more}." if terms else ""
    made = made_sentence(decision).removeprefix(without)
    return " ".join(filter(None, (made, on_terms, next_sentence(decision))))


def _rest(count: int, what: str, where: str) -> str:
    if count == 1:
        return f"One other {what} {where.replace('are', 'is', 1)}."
    return f"{opening(count_words(count))} other {what}s {where}."


def _list(lines: Iterable[str]) -> ItemList:
    return ItemList(tuple((plain(line),) for line in lines))


def _ended(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."
