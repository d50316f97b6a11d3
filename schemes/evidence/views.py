"""Pages of evidence: the tables of a programme, one whole, its chart and files, its removal."""

from functools import partial
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from schemes.access import Act
from schemes.casefile.rows import TABLE
from schemes.evidence.actions import EVIDENCE
from schemes.evidence.added_up import sums_sentence
from schemes.evidence.pasting import grid_text
from schemes.evidence.tables import numeric_columns, points_of, shown_table
from schemes.history.exports import leaves_event
from schemes.models import EvidenceTable
from schemes.place import FiguresPlace, figures_for
from workbench.charts.answering import chart_answer
from workbench.charts.chart import Points
from workbench.charts.points import points_svg
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import person
from workbench.pages.csv import csv_response
from workbench.pages.place import Crumb
from workbench.pages.row_pages import Removing, RowPages
from workbench.rows.slugs import slug_for


def table_crumbs(place: FiguresPlace, table: EvidenceTable, here: str = "") -> list[Crumb]:
    trail: list[Crumb] = [
        (_("Evidence"), place.url("evidence")),
        (table.title, place.url("evidence-table", table.pk)),
    ]
    return [*trail, (here, None)] if here else trail


class EvidencePages(RowPages[EvidenceTable, FiguresPlace]):
    """The pages that remove and move tables of evidence. Cancelling a removal leads back to the
    table."""

    def way_to(self, place: FiguresPlace, row: EvidenceTable | None) -> tuple[Crumb, ...]:
        return tuple(table_crumbs(place, row)) if row else self.way(place)


PAGES = EvidencePages(
    rows=EVIDENCE,
    place=partial(figures_for, act=Act.WRITE),
    way=lambda place: ((_("Evidence"), place.url("evidence")),),
    removing=Removing(
        heading=gettext_lazy("Remove %(name)s?"),
        crumb=gettext_lazy("Remove"),
        button=gettext_lazy("Remove the table"),
        done=gettext_lazy("The table is removed."),
    ),
    goes=lambda _table: [
        _("The differences that its sums raised go with it."),
        _("The history keeps every figure of it."),
    ],
    move_page="evidence-move",
)


@require_safe
def evidence(request: HttpRequest, programme: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.READ, request.GET.get("scheme"))
    tables = place.programme.evidence.select_related("scheme").order_by("position", "pk")
    if place.scheme is not None:
        tables = tables.filter(scheme=place.scheme)
    # A table of a scheme that is exempt goes with it.
    gone = Q(pk__in=place.exempt.evidence) | Q(scheme__in=place.exempt.schemes)
    found = list(tables.exclude(gone))
    state = ngettext("One table of figures.", "%(count)s tables of figures.", len(found))
    context = place.context(
        _("Evidence"),
        (_("Evidence"), None),
        state=state % {"count": opening(count_words(len(found)))} if found else "",
        query=f"?scheme={place.scheme.slug}" if place.scheme else "",
        moves=PAGES.moves(place, found),
        tables=[
            {
                "table": table,
                "url": place.url("evidence-table", table.pk),
                "sums": sums_sentence(TABLE.part_of(table)),
            }
            for table in found
        ],
    )
    return render(request, "schemes/evidence/evidence.html", context)


@require_safe
def evidence_table(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place, table = table_at(request, programme, pk, Act.READ)
    part = TABLE.part_of(table)
    columns = numeric_columns(part)
    chart = _chart(request, table) if request.GET.get("across") else None
    across = request.GET.get("across") or (columns[0] if columns else "")
    upwards = request.GET.get("upwards") or (columns[1] if len(columns) > 1 else "")
    figure = place.url("evidence-chart", table.pk)
    context = place.context(
        table.title,
        *table_crumbs(place, table),
        state=sums_sentence(part),
        evidence=table,
        table=shown_table(part),
        columns=columns if len(columns) > 1 else [],
        across=across,
        upwards=upwards,
        chart=chart,
        figure=f"{figure}?{urlencode({'across': across, 'upwards': upwards})}",
        asked=bool(request.GET.get("across")),
    )
    return render(request, "schemes/evidence/table.html", context)


@require_safe
@leaves_event
def evidence_csv(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    _place, table = table_at(request, programme, pk, Act.READ)
    (_corner, *heading), *rows = grid_text(TABLE.part_of(table))
    return csv_response(f"{slug_for(table.title)[:60]}.csv", ["Row", *heading], rows)


@require_safe
def evidence_chart(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    _place, table = table_at(request, programme, pk, Act.READ)
    chart = _chart(request, table)
    return chart_answer(request, chart)


@require_safe
def evidence_picture(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    _place, table = table_at(request, programme, pk, Act.READ)
    chart = _chart(request, table)
    if chart is None:
        raise Http404
    response = HttpResponse(points_svg(chart), content_type="image/svg+xml")
    # A picture that opens by itself could carry a script; one that is saved runs nothing here.
    response["Content-Disposition"] = f'attachment; filename="{slug_for(table.title)[:60]}.svg"'
    return response


def table_at(
    request: HttpRequest, programme: str, pk: int, act: Act
) -> tuple[FiguresPlace, EvidenceTable]:
    """The table at this address, knowing its programme; 404 where there is none."""
    place = figures_for(person(request), programme, act)
    table = place.programme.evidence.select_related("scheme").filter(pk=pk).first()
    if table is None or table.pk in place.exempt.evidence:
        raise Http404
    if table.scheme_id in place.exempt.schemes:
        raise Http404
    table.programme = place.programme
    return place, table


def _chart(request: HttpRequest, table: EvidenceTable) -> Points | None:
    """The scatter chart of the two columns asked for, by default the first two with numbers."""
    part = TABLE.part_of(table)
    columns = [*numeric_columns(part), "", ""]
    across = request.GET.get("across") or columns[0]
    upwards = request.GET.get("upwards") or columns[1]
    return points_of(part, across, upwards)
