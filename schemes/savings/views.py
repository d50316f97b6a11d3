"""Pages of a scheme's savings: its lines with their workings, its years, and its sensitivity."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schemes.access import Act
from schemes.casefile.money import finance_line
from schemes.finance.worth.sensitivity import Goal
from schemes.models import SavingsLine
from schemes.place import SchemePlace, scheme_for
from schemes.savings.charts import tornado_chart
from schemes.savings.headline import headline_of
from schemes.savings.kinds import sums_note
from schemes.savings.lasting import stays_table
from schemes.savings.model import SavingsModel, left_of_target
from schemes.savings.same_money import shared_words
from schemes.savings.tables import (
    money_table,
    present_table,
    switches_table,
    total_cell,
    workings,
    years_table,
)
from schemes.savings.words import (
    full_year_sentence,
    gap_sentences,
    headline_table,
    line_remarks,
    line_stay_words,
    payback_sentences,
    present_sentences,
    switches_sentences,
    weighting_sentence,
)
from workbench.charts.answering import chart_answer
from workbench.pages.answering import person
from workbench.pages.moving import Move, moves_of, version_of
from workbench.pages.tables import Cell

PROGRAMME, HEADLINE = "programme", "headline"


@dataclass(frozen=True)
class ListedLine:
    """A savings line as the savings page lists it, with its working and its buttons."""

    row: SavingsLine
    stay: str
    workings: tuple[str, ...]
    remarks: tuple[str, ...]
    comes_to: Cell
    edit: str
    remove: str
    move: Move


@require_safe
def savings(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    """The savings lines of a scheme, their workings, and all that is worked out from them."""
    place = scheme_for(person(request), programme, scheme, Act.READ)
    rows = rows_of(place)
    model = SavingsModel.of(place.scheme, rows)
    moves = moves_of(
        rows,
        key=lambda row: row.pk,
        address=lambda row: place.url("line-move", row.pk),
        name=str,
        version=version_of,
    )
    context = place.context(
        _("Savings"),
        (_("Savings"), None),
        room="savings",
        state=headline_of(place.scheme).sentence,
        lines=[_entry(place, row, model, moves[row.pk]) for row in rows],
        shared=shared_words(place),
        **(_worked_out(place, model) if rows else {}),
    )
    return render(request, "schemes/savings/savings.html", context)


@require_safe
def sensitivity(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    """How far each driver moves the saving, and at which value a target is missed."""
    place = scheme_for(person(request), programme, scheme, Act.READ)
    model = SavingsModel.of(place.scheme, rows_of(place))
    targets = targets_of(place, model)
    chosen = _chosen(request, targets)
    has_lines = bool(model.lines)
    if chosen == PROGRAMME:
        model = model.lasting_alone
    goal, target, when = targets[chosen] if chosen else (model.goal(), None, _("all years"))
    tornado = model.tornado(goal)
    switches = None if target is None or not model.lines else model.switches(goal, target)
    sentences = switches_sentences(switches) if switches else []
    if target is not None and has_lines and not model.lines:
        sentences = [_("Nothing of this scheme lasts, and only what lasts meets the target.")]
    heading = _("What the savings rest on")
    context = place.context(
        heading,
        (_("Savings"), place.url("savings")),
        (heading, None),
        room="savings",
        state=_("One driver is moved at a time, the others stay at their central values."),
        has_lines=has_lines,
        chosen=chosen,
        targets=targets,
        chart=tornado_chart(tornado, when),
        figure=place.url("tornado") + (f"?against={chosen}" if chosen else ""),
        gaps=[gap.text for gap in tornado.gaps],
        sentences=sentences,
        switches=_table_of(switches_table(switches)) if switches else None,
    )
    return render(request, "schemes/savings/sensitivity.html", context)


@require_safe
def tornado_figure(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    """The chart of the page `sensitivity` as a figure for plotly.js; an empty figure where the page
    has no chart."""
    place = scheme_for(person(request), programme, scheme, Act.READ)
    model = SavingsModel.of(place.scheme, rows_of(place))
    targets = targets_of(place, model)
    chosen = _chosen(request, targets)
    if chosen == PROGRAMME:
        model = model.lasting_alone
    goal, _target, when = targets[chosen] if chosen else (model.goal(), None, _("all years"))
    chart = tornado_chart(model.tornado(goal), when)
    return chart_answer(request, chart)


def rows_of(place: SchemePlace) -> list[SavingsLine]:
    """The scheme's lines in the sequence of the page."""
    return list(place.scheme.lines.order_by("position", "pk"))


def targets_of(
    place: SchemePlace, model: SavingsModel
) -> dict[str, tuple[Goal, Fraction | None, str]]:
    """The targets that the savings can be compared with, by their word in the address: the sum of
    the lines in question, the target in pounds, and the years of both in words."""
    found: dict[str, tuple[Goal, Fraction | None, str]] = {}
    scheme = place.scheme
    if scheme.headline_amount is not None:
        year = scheme.headline_year
        # A saving that rounds to the headline meets it.
        least = Fraction(scheme.headline_amount) - Fraction(scheme.headline_precision or 0) / 2
        found[HEADLINE] = (model.goal(year), least, year or _("all years"))
    left = left_of_target(scheme)
    if left is not None:
        found[PROGRAMME] = (model.goal(), left, _("all years"))
    return found


def _chosen(request: HttpRequest, targets: dict[str, Any]) -> str:
    asked = request.GET.get("against", "")
    return asked if asked in targets else next(iter(targets), "")


def _table_of(table: Any) -> Any:
    return table if table.rows else None


def _entry(place: SchemePlace, row: SavingsLine, model: SavingsModel, move: Move) -> ListedLine:
    line = finance_line(row)
    return ListedLine(
        row=row,
        stay=line_stay_words(line),
        workings=workings(line, model.years[0]),
        remarks=tuple(line_remarks(line, model.years)),
        comes_to=total_cell(line, model.years),
        edit=place.url("line-edit", row.pk),
        remove=place.url("line-remove", row.pk),
        move=move,
    )


def _worked_out(place: SchemePlace, model: SavingsModel) -> dict[str, Any]:
    return {
        "headline": headline_table(headline_of(place.scheme)),
        "stays": stays_table(model),
        "years": years_table(model),
        "sums_note": sums_note(line.kind for line in model.lines),
        "money": money_table(model),
        "full_year": full_year_sentence(model),
        "weighting": weighting_sentence(place.scheme.confidence),
        "gaps": gap_sentences(model.new),
        "payback": payback_sentences(model),
        "present": present_sentences(model),
        "present_table": present_table(model.present),
    }
