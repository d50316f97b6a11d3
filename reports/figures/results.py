"""Figures of an appraisal's result: counts by outcome, ratings, and who leads by how much."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from appraisal.engine.problem import Role
from appraisal.engine.result import Cell, CellState, OptionResult, Outcome
from appraisal.engine.words.outcomes import outcome_cell
from reports.blocks.appraisal.sure.tables import sure_told
from reports.casefile.findings import Findings
from reports.casefile.naming import part
from reports.figures.figure import Figure, FigureKind, FigurePage, count
from reports.figures.registry import SENTENCES
from workbench.numbers.listing import listed

# Options by what became of them: the name, what it says, and the outcomes that count.
_BY_OUTCOME = (
    ("taken_forward", "Options taken forward", (Outcome.TAKEN_FORWARD,)),
    ("stopped", "Options not taken forward", (Outcome.NOT_TAKEN_FORWARD, Outcome.NOT_FEASIBLE)),
    ("not_feasible", "Options not feasible", (Outcome.NOT_FEASIBLE,)),
    ("undecided", "Options undecided", (Outcome.UNDECIDED,)),
)
_BY_ROLE = (
    ("gateways", "Gateways", (Role.GATEWAY,)),
    ("conditional_gateways", "Conditional gateways", (Role.CONDITIONAL_GATEWAY,)),
    ("ranking_criteria", "Ranking criteria", (Role.RANKING,)),
    ("considerations", "Considerations", (Role.CONSIDERATION,)),
)
_STATES = {
    CellState.PASS: "Pass",
    CellState.FAIL: "Fail",
    CellState.EXCUSED: "Excused",
    CellState.NOT_APPLICABLE: "Not applicable",
}
# What each sentence on how sure the first place is speaks of, by the first part of its name.
_SURE = {
    "not_told": "why nothing can be told",
    "always": "who comes first under every weighting",
    "overtaken": "who comes first when a weight is moved",
    "never": "who comes first under no weighting",
    "without": "who comes first without a criterion",
    "near": "who cannot be told apart",
    "one_rating": "the one rating that changes it",
    "one_level": "the one level that changes it",
    "group": "who comes first when the weight of a group is moved",
    "limit": "what a limit decides",
    "excusable": "what would excuse an option",
    "assessors": "who comes first with one assessor left out",
    "drawn": "who comes first how often",
}


def count_figures(findings: Findings, at: str) -> Iterator[Figure]:
    """How many options and criteria there are, by what became of them and by how they act."""
    problem, results = findings.problem, findings.result.options
    counted: list[tuple[str, str, int, str]] = [
        ("options", "Options", len(findings.options), "options"),
        ("criteria", "Criteria", len(findings.criteria), "criteria"),
    ]
    counted += [
        (key, label, sum(one.outcome in outcomes for one in results), "results")
        for key, label, outcomes in _BY_OUTCOME
    ]
    for key, label, roles in _BY_ROLE:
        number = sum(one.role in roles for one in problem.criteria)
        if number:
            counted.append((key, label, number, "criteria"))
    for key, label, number, route in counted:
        page = FigurePage(route, appraisal=problem.reference)
        unit = label.lower()
        yield count(f"{at}.{key}.count", label, number, source=problem.title, page=page, unit=unit)


def result_figures(findings: Findings, at: str) -> Iterator[Figure]:
    """Each option's name, outcome, rank, total and ratings, then who leads."""
    like = Figure(
        "",
        "",
        FigureKind.TEXT,
        "",
        f"Result of {findings.problem.title}",
        page=FigurePage("results", appraisal=findings.problem.reference),
    )
    for result in findings.result.options:
        yield from _of_option(findings, result, at, like)
    for key, label, outcomes in _BY_OUTCOME:
        names = [
            findings.options[o.code].name
            for o in findings.result.in_rank_order
            if o.outcome in outcomes
        ]
        if names:
            name = f"{at}.{key}.names"
            yield replace(like, name=name, label=f"{label}, by name", value=listed(names))
    yield from _leading(findings, at, like)


def sure_figures(findings: Findings, at: str) -> Iterator[Figure]:
    """The sentences on how sure the first place is, each by its name."""
    for one in sure_told(findings):
        yield Figure(
            ".".join((at, SENTENCES, *map(part, one.what))),
            f"How sure the first place is: {_SURE.get(one.what[0], one.what[0])}",
            FigureKind.TEXT,
            one.sentence,
            f"Result of {findings.problem.title}",
            page=FigurePage("results", appraisal=findings.problem.reference),
        )


def _of_option(findings: Findings, result: OptionResult, at: str, like: Figure) -> Iterator[Figure]:
    name, of = f"{at}.{part(result.code)}", findings.options[result.code].name
    yield replace(like, name=f"{name}.name", label=f"{of}: name", value=of)
    outcome = outcome_cell(result)
    yield replace(like, name=f"{name}.outcome", label=f"{of}: outcome", value=outcome)
    if result.rank is not None:
        yield replace(
            like,
            name=f"{name}.rank",
            label=f"{of}: rank",
            kind=FigureKind.RANK,
            value=Fraction(result.rank),
            joint=result.joint,
        )
    if result.total is not None:
        yield replace(
            like,
            name=f"{name}.total",
            label=f"{of}: total",
            kind=FigureKind.COUNT,
            value=result.total,
            unit="points",
        )
    for criterion in findings.rated_criteria:
        cell = findings.cells.get((result.code, criterion.code))
        if cell is not None:
            rating = replace(
                like,
                name=f"{name}.ratings.{part(criterion.code)}",
                label=f"{of}: rating on {criterion.name}",
            )
            yield from _rating(findings, cell, rating)


def _rating(findings: Findings, cell: Cell, like: Figure) -> Iterator[Figure]:
    """A level in words, points as a number, a gateway's verdict; nothing for what is missing."""
    if cell.state in _STATES:
        yield replace(like, value=_STATES[cell.state])
    elif cell.level is not None:
        yield replace(like, value=findings.level(findings.criteria[cell.criterion], cell.level))
    elif cell.points is not None:
        yield replace(like, kind=FigureKind.COUNT, value=cell.points, unit="points")


def _leading(findings: Findings, at: str, like: Figure) -> Iterator[Figure]:
    """The options that stand first and next, by name, and how many points lie between them."""
    ranked = [one for one in findings.result.in_rank_order if one.rank is not None]
    if not ranked:
        return
    first = [one for one in ranked if one.rank == ranked[0].rank]
    rest = ranked[len(first) :]
    after = [one for one in rest if one.rank == rest[0].rank]
    for key, label, found in (
        ("leader", "Option ranked first", first),
        ("runner_up", "Option ranked next", after),
    ):
        if found:
            yield replace(like, name=f"{at}.{key}.name", label=label, value=_names(findings, found))
    if after and first[0].total is not None and after[0].total is not None:
        yield replace(
            like,
            name=f"{at}.leader.margin",
            label="Lead of the first option over the next",
            kind=FigureKind.COUNT,
            value=abs(first[0].total - after[0].total),
            unit="points",
        )


def _names(findings: Findings, results: Sequence[OptionResult]) -> str:
    return listed([findings.options[one.code].name for one in results])
