"""Tables of options: all of them with their outcomes, and one with its ratings."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from appraisal.casefile.costs_of_rows import option_costs
from appraisal.engine.result import Cell as Reading
from appraisal.engine.result import CellState, OptionResult
from appraisal.engine.words.outcomes import outcome_cell, rank_note, rank_words
from appraisal.engine.words.states import TINTED_LEVELS, state_words
from appraisal.models import Appraisal, Criterion, Option
from appraisal.shown.answer import Answer
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import opening
from workbench.numbers.ranks import NOT_RANKED
from workbench.numbers.text import near_number, percent, pounds
from workbench.pages.tables import Cell, Column, Row, Table


def money_cell(option: Option, name: str) -> Cell:
    """An amount of an option in pounds, or a word where there is none."""
    value = getattr(option, name)
    if option.withheld:
        return Cell(_("Withheld"))
    return Cell(_("Not given")) if value is None else Cell(pounds(value), value=str(value))


def cost_cells(appraisal: Appraisal, options: Iterable[Option]) -> dict[int, Cell]:
    """What counts as the cost of each option, by its key: as stated, or what its lines come to
    where the appraisal says so, which takes one query."""
    options = list(options)
    cells = {one.pk: money_cell(one, "cost") for one in options}
    if not appraisal.costs_from:
        return cells
    shown = [one for one in options if not one.withheld]
    for option, costs in zip(shown, option_costs(appraisal, shown), strict=True):
        life = costs.life
        if life is not None and life.gaps:
            cells[option.pk] = Cell(_("Not known: figures of its lines are missing"))
        elif life is not None:
            cost = life.net_present_cost.total.central
            text = _("%(cost)s, by its lines") % {"cost": pounds(cost)}
            cells[option.pk] = Cell(text, value=exact_text(cost))
    return cells


def confidence_cell(option: Option) -> Cell:
    value = option.confidence
    return Cell(_("Not given")) if value is None else Cell(percent(value), value=str(value))


def outcomes_table(answer: Answer, url: Callable[[Option], str]) -> Table:
    """Every option with its rank and outcome, where these are not withheld, linked to its page at
    `url`; with its facts in an appraisal in words, which ranks nothing."""
    if answer.result is not None and answer.result.qualitative:
        return _outcomes_in_words(answer, url)
    rows = []
    with_outcomes = not answer.withheld
    for option in answer.rows.options:
        found = answer.options.get(option.code)
        outcome = (_rank(found), Cell(outcome_cell(found))) if with_outcomes else ()
        heading = Cell(
            option.name,
            href=url(option),
            note=_("Baseline") if option.baseline else "",
        )
        rows.append(
            Row(
                heading,
                (
                    money_cell(option, "cost"),
                    money_cell(option, "total_savings"),
                    *outcome,
                ),
            )
        )
    outcomes = (Column(_("Rank"), numeric=True), Column(_("Outcome"))) if with_outcomes else ()
    columns = (
        Column(_("Option")),
        Column(_("Cost"), numeric=True, aside=True),
        Column(_("Total savings"), numeric=True, aside=True),
        *outcomes,
    )
    caption = _("Options and what becomes of them") if with_outcomes else _("Options")
    return Table(caption, columns, tuple(rows))


def _outcomes_in_words(answer: Answer, url: Callable[[Option], str]) -> Table:
    options = answer.rows.options
    labels = list(dict.fromkeys(fact["label"] for option in options for fact in option.facts))
    rows = []
    for option in options:
        said = {fact["label"]: fact["text"] for fact in option.facts}
        note = _("Baseline") if option.baseline else ""
        facts = (Cell(said.get(label, _("Not stated"))) for label in labels)
        outcome = Cell(outcome_cell(answer.options.get(option.code)))
        rows.append(Row(Cell(option.name, href=url(option), note=note), (*facts, outcome)))
    columns = (Column(_("Option")), *map(Column, labels), Column(_("Outcome")))
    return Table(_("Options and what becomes of them"), columns, tuple(rows))


def _rank(found: OptionResult | None) -> Cell:
    if found is None:
        return Cell(opening(NOT_RANKED))
    return Cell(opening(rank_words(found)), note=rank_note(found))


def ratings_table(answer: Answer, option: Option) -> Table:
    """The option's rating on each criterion that is rated or measured, with the reason."""
    cells = {}
    if answer.result:
        cells = {c.criterion: c for c in answer.result.cells if c.option == option.code}
    given = {
        rating.criterion_id: rating
        for rating in answer.rows.ratings
        if rating.option_id == option.pk
    }
    rows = []
    for criterion in answer.rows.criteria:
        if criterion.role == Criterion.Role.CONSIDERATION:
            continue
        rating = given.get(criterion.pk)
        reason = (rating.not_applicable or rating.reason) if rating else ""
        cell = _reading(answer, criterion, cells.get(criterion.code))
        rows.append(Row(Cell(criterion.name), (cell, Cell(reason or _("No reason given")))))
    columns = (Column(_("Criterion")), Column(_("Rating")), Column(_("Reason")))
    return Table(_("Agreed ratings of %(option)s") % {"option": option.name}, columns, tuple(rows))


def _reading(answer: Answer, criterion: Criterion, cell: Reading | None) -> Cell:
    if cell is None or cell.state in {CellState.MISSING, CellState.UNRATED}:
        return Cell(opening(state_words(CellState.MISSING)), kind="missing")
    if cell.state is CellState.NOT_ASKED:
        return Cell(opening(state_words(cell.state)))
    if cell.state is not CellState.RATED:
        return Cell(opening(state_words(cell.state)), kind=str(cell.state))
    if cell.level is None:
        return Cell(near_number(cell.points or 0))
    kind = cell.level if cell.level in TINTED_LEVELS else ""
    return Cell(_level(answer, criterion, cell.level), kind=kind)


def _level(answer: Answer, criterion: Criterion, key: str) -> str:
    levels = answer.rows.levels.get(criterion.scale_id or 0, ())
    return next((str(level) for level in levels if level.key == key), key.capitalize())
