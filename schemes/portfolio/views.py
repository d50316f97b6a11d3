"""The portfolio of a programme: its schemes against the target, their table, and downloads."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from schemes.access import Act
from schemes.exempt import Exempt
from schemes.history.exports import leaves_event
from schemes.models import Programme
from schemes.place import ProgrammePlace, programme_for
from schemes.portfolio import export as portfolio_export
from schemes.portfolio.charts import Waterfall, waterfall, waterfall_chart, years_chart
from schemes.portfolio.filter import PER_PAGE, ChosenFilters, in_sequence, options
from schemes.portfolio.room import room_sentence
from schemes.portfolio.rows import Listing, listings
from schemes.portfolio.sums import Portfolio, portfolio
from schemes.portfolio.tables import gap_table, group_table, schemes_table, standing_table
from schemes.portfolio.words import (
    gap_sentence,
    groupings,
    is_worked_out,
    labels_of,
    left_out_sentence,
    remarks,
    sequences,
    weights_sentence,
)
from schemes.savings.inputs import years_of
from schemes.search.matching import matching
from schemes.veil import veiled
from workbench.charts.answering import chart_answer
from workbench.charts.chart import Chart
from workbench.numbers.text import number
from workbench.pages.answering import person
from workbench.pages.csv import csv_response


@dataclass(frozen=True)
class ShownPortfolio:
    """One programme's portfolio as a request asks for it, each part worked out once."""

    programme: Programme
    chosen: ChosenFilters
    exempt: Exempt

    @classmethod
    def of(cls, place: ProgrammePlace, query: QueryDict) -> "ShownPortfolio":
        """Without the schemes that the person may not read, in rows and in totals."""
        chosen = ChosenFilters.of({name: str(query[name]) for name in query})
        return cls(place.programme, chosen, place.exempt)

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        return listings(self.programme, self.exempt.schemes)

    @property
    def left_out(self) -> str:
        """How many schemes are left out because they are exempt, in a sentence; "" for none."""
        return left_out_sentence(len(self.exempt.schemes))

    @cached_property
    def portfolio(self) -> Portfolio:
        years = [str(year) for year in years_of(self.programme)]
        return portfolio((one.entry for one in self.listings), years)

    @cached_property
    def found(self) -> Collection[int] | None:
        """The schemes that match the typed text; None where nothing was typed."""
        if not self.chosen.text:
            return None
        schemes = self.programme.schemes.all()
        return frozenset(matching(schemes, self.chosen.text).values_list("pk", flat=True))

    @cached_property
    def kept(self) -> list[Listing]:
        """The schemes that pass the filters, in the sequence asked for."""
        kept = (one for one in self.listings if self.chosen.keeps(one, self.found))
        return in_sequence(kept, self.chosen.sort)

    @property
    def target(self) -> Fraction | None:
        target = self.programme.target
        return None if target is None else Fraction(target)

    @property
    def years_chart(self) -> Chart | None:
        return years_chart(self.portfolio, self.target, self.chosen.by)

    @cached_property
    def waterfall(self) -> Waterfall | None:
        return waterfall(self.portfolio, list(self.programme.budgets.all()))


def portfolio_context(place: ProgrammePlace, query: QueryDict) -> dict[str, Any]:
    """The values for `portfolio/portfolio.html`. Rows of the table are made for one page only."""
    programme, shown = place.programme, ShownPortfolio.of(place, query)
    chosen, target = shown.chosen, shown.target
    if not shown.listings:
        return {"portfolio": None, "left_out": shown.left_out}
    kept, pages = shown.kept, max(1, -(-len(shown.kept) // PER_PAGE))
    page = min(chosen.page, pages)
    fall = shown.waterfall
    totals = shown.portfolio
    # Without a target and a figure, tables of noughts would say that there is nothing to save.
    worked_out = is_worked_out(totals, target)
    counts = worked_out and totals.counted.count
    return {
        "portfolio": totals,
        "worked_out": worked_out,
        "left_out": shown.left_out,
        "gap_sentence": gap_sentence(totals, target),
        "room": room_sentence(totals, target),
        "remarks": remarks(totals) if worked_out else (),
        "standing": standing_table(totals) if counts else None,
        "years_chart": shown.years_chart,
        "groupings": [
            (_("By %(what)s") % {"what": words}, f"{chosen.query(by=by)}#years", by == chosen.by)
            for by, words in groupings().items()
        ],
        "gap": gap_table(totals, target) if target is not None and totals.counted.count else None,
        "group": group_table(totals, chosen.by) if counts else None,
        "waterfall": waterfall_chart(fall) if fall else None,
        "chosen": chosen,
        "filters": [
            (name, label, options(shown.listings, chosen, shown.found, name, labels_of(name)))
            for name, label in (
                ("status", _("Status")),
                ("theme", _("Theme")),
                ("confidence", _("Confidence")),
            )
        ],
        "sorts": sequences(),
        "listed": _listed(len(kept), len(shown.listings)),
        "schemes": schemes_table(
            programme, kept[(page - 1) * PER_PAGE : page * PER_PAGE], kept, chosen
        )
        if kept
        else None,
        "page": page,
        "pages": pages,
        "newer": chosen.query(page=page - 1) if page > 1 else "",
        "older": chosen.query(page=page + 1) if page < pages else "",
        "query": chosen.query(),
    }


def _listed(kept: int, count: int) -> str:
    if kept == count:
        told = ngettext("One scheme.", "%(count)s schemes.", count)
    else:
        told = ngettext("%(kept)s of one scheme.", "%(kept)s of %(count)s schemes.", count)
    return told % {"kept": number(kept), "count": number(count)}


@require_safe
def portfolio_years(request: HttpRequest, programme: str) -> HttpResponse:
    """The figure of the years for plotly.js, grouped as the address asks."""
    place = programme_for(person(request), programme, Act.READ)
    return chart_answer(
        request, veiled(ShownPortfolio.of(place, request.GET).years_chart, place.exempt)
    )


@require_safe
def portfolio_waterfall(request: HttpRequest, programme: str) -> HttpResponse:
    """The figure of the waterfall between budgets for plotly.js."""
    place = programme_for(person(request), programme, Act.READ)
    fall = ShownPortfolio.of(place, request.GET).waterfall
    return chart_answer(request, veiled(waterfall_chart(fall) if fall else None, place.exempt))


@require_safe
@leaves_event
def portfolio_csv(request: HttpRequest, programme: str) -> HttpResponse:
    """The filtered schemes as CSV, exact."""
    place = programme_for(person(request), programme, Act.READ)
    shown = ShownPortfolio.of(place, request.GET)
    rows = map(portfolio_export.as_texts, portfolio_export.rows(veiled(shown.kept, place.exempt)))
    heading = portfolio_export.heading(shown.portfolio.years)
    return csv_response(f"schemes-{programme}.csv", heading, rows)


@require_safe
@leaves_event
def portfolio_xlsx(request: HttpRequest, programme: str) -> HttpResponse:
    """The filtered schemes as an Excel workbook."""
    from schemes.portfolio.workbook import workbook, xlsx_response

    place = programme_for(person(request), programme, Act.READ)
    found, shown = place.programme, ShownPortfolio.of(place, request.GET)
    about = [
        found.title,
        _listed(len(shown.kept), len(shown.listings)),
        gap_sentence(shown.portfolio, shown.target),
        weights_sentence(),
        *filter(None, [shown.left_out]),
    ]
    heading = portfolio_export.heading(shown.portfolio.years)
    content = workbook(_("Schemes"), heading, portfolio_export.rows(shown.kept), about)
    return xlsx_response(f"schemes-{programme}.xlsx", content)
