"""Adding and changing a table of evidence: pasted or as a file, or cell by cell."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schemes.access import Act
from schemes.casefile.rows import TABLE
from schemes.evidence.actions import EVIDENCE
from schemes.evidence.added_up import sums_sentence
from schemes.evidence.forms import PastedEvidenceForm, second_form
from schemes.evidence.grid import GridEvidenceForm, fits_a_grid
from schemes.evidence.pasting import grid_text, paste_text
from schemes.evidence.tables import shown_table
from schemes.evidence.views import table_at, table_crumbs
from schemes.models import EvidenceTable
from schemes.place import FiguresPlace, figures_for
from workbench.models import Versioned
from workbench.pages.answering import form_page, person


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_new(request: HttpRequest, programme: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE, request.GET.get("scheme"))
    return _pasted(request, place, None)


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_by_hand(request: HttpRequest, programme: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE, request.GET.get("scheme"))
    return _grid(request, place, None)


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_edit(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place, table = table_at(request, programme, pk, Act.WRITE)
    if fits_a_grid(TABLE.part_of(table)) and request.GET.get("as") != "text":
        return _grid(request, place, table)
    return _pasted(request, place, table)


def _pasted(request: HttpRequest, place: FiguresPlace, table: EvidenceTable | None) -> HttpResponse:
    sent = request.method == "POST"
    form = PastedEvidenceForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        keep="keep" in request.POST or "totals" in request.POST,
        version=table.version if table else None,
        initial=_as_text(table) if table else {},
        table=TABLE.part_of(table) if table else None,
        tied=_tied(place, table),
    )
    context = _context(place, table)
    if sent and not form.keep and form.is_valid():
        assert form.pasted is not None
        second = second_form(form, form.cleaned_data["version"])
        preview = second.preview(form.pasted)
        context |= {
            "form": second,
            "preview": shown_table(preview),
            "preview_state": sums_sentence(preview),
            "preview_said": form.pasted.said,
        }
        return render(request, "schemes/evidence/form.html", context)
    return _answer(
        request,
        "schemes/evidence/form.html",
        form,
        place=place,
        table=table,
        context=context,
    )


def _grid(request: HttpRequest, place: FiguresPlace, table: EvidenceTable | None) -> HttpResponse:
    form = GridEvidenceForm(
        request.POST if request.method == "POST" else None,
        version=table.version if table else None,
        initial=_about(table) if table else {},
        table=TABLE.part_of(table) if table else None,
        tied=_tied(place, table),
    )
    context = _context(place, table)
    return _answer(
        request,
        "schemes/evidence/grid.html",
        form,
        place=place,
        table=table,
        context=context,
    )


def _answer(
    request: HttpRequest,
    template: str,
    form: PastedEvidenceForm | GridEvidenceForm,
    *,
    place: FiguresPlace,
    table: EvidenceTable | None,
    context: dict[str, Any],
) -> HttpResponse:
    kept: list[EvidenceTable] = []

    def act(values: dict[str, Any]) -> None:
        if table is None:
            kept.append(EVIDENCE.add(place.programme, scheme=place.scheme, **values))
        else:
            kept.append(EVIDENCE.change(table, **values))

    def done() -> str:
        row = kept[0] if kept else table
        if row and "totals" in request.POST:
            return place.url("evidence-totals", row.pk)
        return place.url("evidence-table", row.pk) if row else place.url("evidence")

    return form_page(
        request,
        template,
        form,
        act,
        done=done,
        said=_("The table is kept."),
        context=context,
        current=_now,
    )


def _context(place: FiguresPlace, table: EvidenceTable | None) -> dict[str, Any]:
    if table is None:
        heading = _("Add a table of evidence")
        trail = ((_("Evidence"), place.url("evidence")), (heading, None))
        return place.context(heading, *trail, back=place.url("evidence"))
    heading = _("Change %(table)s") % {"table": table.title}
    return place.context(
        heading,
        *table_crumbs(place, table, _("Change")),
        evidence=table,
        back=place.url("evidence-table", table.pk),
    )


def _tied(place: FiguresPlace, table: EvidenceTable | None) -> dict[str, list[Any]]:
    """The parts of the stated figures of the programme that this person sees, by what each is
    called."""
    if table is None:
        return {}
    hidden = Q(scheme__in=place.exempt.schemes)
    rows = place.programme.stated.exclude(hidden).select_related("scheme").order_by("pk")
    return {f"{one.scheme.reference} {one}" if one.scheme else str(one): one.parts for one in rows}


def _about(table: EvidenceTable) -> dict[str, Any]:
    return {
        "title": table.title,
        "source": table.source,
        "note": table.note,
        "row_heading": table.row_heading,
    }


def _as_text(table: EvidenceTable) -> dict[str, Any]:
    return _about(table) | {"text": paste_text(grid_text(TABLE.part_of(table)))}


def _now(row: Versioned) -> dict[str, Any]:
    """The table as it is now, by the field names of either form."""
    if not isinstance(row, EvidenceTable):
        return {}
    cells = grid_text(TABLE.part_of(row))
    squares = {
        f"cell_{at}_{column}": text
        for at, line in enumerate(cells)
        for column, text in enumerate(line)
    }
    return _as_text(row) | squares
