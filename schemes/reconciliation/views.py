"""Stated figures beside the computed ones: all of them, explaining one, taking a reason back."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.history.exports import leaves_event
from schemes.models import Explanation, Scheme, StatedFigure
from schemes.place import FiguresPlace, figures_for
from schemes.reconciliation.actions import EXPLANATIONS, explain
from schemes.reconciliation.forms import ExplainForm
from schemes.reconciliation.listing import export
from schemes.reconciliation.listing.shown import ShownFigures, is_of_money
from schemes.reconciliation.reconciling import ReconciledFigure, found_in, worked
from schemes.reconciliation.stated_views import PAGES as STATED_PAGES
from schemes.reconciliation.tables import (
    KINDS,
    Sorted,
    agreeing_table,
    amount_words,
    difference_words,
    differing_table,
    key_of,
    stale_reasons,
    unchecked_table,
)
from schemes.veil import veiled
from workbench.numbers.exact import exact_text
from workbench.pages.answering import form_page, gone, person
from workbench.pages.csv import csv_response
from workbench.pages.forms import RemoveForm

# A programme of thousands of schemes has thousands of figures.
ROWS_ON_A_PAGE = 100


@require_safe
def reconciliation(request: HttpRequest, programme: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.READ)
    return _page(request, place)


@require_safe
def scheme_reconciliation(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.READ, scheme)
    return _page(request, place)


@require_http_methods(["GET", "HEAD", "POST"])
def reconciliation_explain(request: HttpRequest, programme: str, finding: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    found = next((o for o in found_in(place.programme) if key_of(o.where) == finding), None)
    if found is None:
        raise Http404
    (found,) = worked(place.programme, [found])
    if not found.differs:
        messages.info(request, _("%(figure)s agrees by now.") % {"figure": found.where})
        return redirect(place.url("reconciliation"))
    standing = place.programme.explanations.filter(where=found.where).first()
    form = ExplainForm(
        request.POST if request.method == "POST" else None,
        version=standing.version if standing else None,
        initial={"text": standing.text if standing else ""},
        seen=f"{found.stated} {found.computed_text}",
    )
    heading = _("Why does “%(figure)s” differ?") % {"figure": found.where}
    return form_page(
        request,
        "schemes/reconciliation/explain.html",
        form,
        lambda values: explain(
            programme=place.programme,
            where=found.where,
            stated=Decimal(exact_text(found.stated)),
            computed=found.computed_text,
            **values,
        ),
        done=place.url("reconciliation"),
        said=_("The reason is saved. It holds as long as both amounts stay as they are."),
        context=place.context(
            heading,
            (_("Reconciliation"), place.url("reconciliation")),
            (_("Explain"), None),
            finding=found,
            stated=amount_words(found.stated, found.unit),
            computed=amount_words(found.computed, found.unit),
            difference=difference_words(found),
            precision=amount_words(found.precision, found.unit),
            stale=standing is not None and found.is_open,
            withdraw=place.url("reconciliation-withdraw", finding) if standing else "",
            back=place.url("reconciliation"),
        ),
        current=lambda row: {"text": row.text} if isinstance(row, Explanation) else {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reconciliation_withdraw(request: HttpRequest, programme: str, finding: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    rows = place.programme.explanations.order_by("pk")
    row = next((one for one in rows if key_of(one.where) == finding), None)
    if row is None:
        return gone(request, place.url("reconciliation"))
    row.programme = place.programme
    heading = _("Withdraw the reason for “%(figure)s”?") % {"figure": row.where}
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(
            request.POST if request.method == "POST" else None,
            version=row.version,
            label=_("Withdraw the reason"),
        ),
        lambda values: EXPLANATIONS.remove(row, **values),
        done=place.url("reconciliation"),
        said=_("The reason is withdrawn. The difference is open again."),
        context=place.context(
            heading,
            (_("Reconciliation"), place.url("reconciliation")),
            (_("Withdraw"), None),
            goes=[
                _("The reason reads: %(text)s") % {"text": row.text},
                _("The history keeps it."),
            ],
            back=place.url("reconciliation"),
        ),
    )


@require_safe
@leaves_event
def reconciliation_csv(request: HttpRequest, programme: str) -> HttpResponse:
    return _file(figures_for(person(request), programme, Act.READ), request)


@require_safe
@leaves_event
def scheme_reconciliation_csv(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    return _file(figures_for(person(request), programme, Act.READ, scheme), request)


def _file(place: FiguresPlace, request: HttpRequest) -> HttpResponse:
    """All figures of a choice as CSV, exact."""
    found = ShownFigures(place, request.GET).found
    rows = export.rows(worked(place.programme, found.in_order))
    slug = place.scheme.slug if place.scheme else place.programme.slug
    return csv_response(f"reconciliation-{slug}.csv", export.heading(), veiled(rows, place.exempt))


def _page(request: HttpRequest, place: FiguresPlace) -> HttpResponse:
    exempt = place.exempt
    shown = ShownFigures(place, request.GET)
    reasons = [
        row
        for row in place.programme.explanations.order_by("where")
        if not exempt.keeps(row.where) and not is_of_money(exempt.money_of, row.where)
    ]
    stale = stale_reasons(shown.everything, reasons)
    is_filtered = bool(shown.kind or shown.chosen)
    # A page of some of the figures cannot tell which of the others are gone.
    is_whole = not (shown.scheme or shown.kind)
    listed = _stated(place, shown.scheme, request.GET.get("figures"))
    context = place.context(
        _("Reconciliation"),
        (_("Reconciliation"), None),
        query=shown.as_query,
        **_tables(place, shown, request.GET.get("page"), stale),
        left_over=_left_over(place, shown.everything, stale) if is_whole else [],
        figures=listed,
        moves=STATED_PAGES.moves(place, _with_neighbours(listed)),
        add=place.own_url("stated-new"),
        file=place.own_url("reconciliation-csv"),
        schemes=shown.offered,
        chosen=shown.chosen,
        kinds=KINDS.items(),
        kind=shown.kind,
        filtered=is_filtered,
        figures_open=is_filtered or "figures" in request.GET,
    )
    return render(request, "schemes/reconciliation/reconciliation.html", context)


def _tables(
    place: FiguresPlace, shown: ShownFigures, number: str | None, stale: dict[str, Explanation]
) -> dict[str, Any]:
    """One page of the findings, by what became of them."""
    found = shown.found
    page = Paginator(found.in_order, ROWS_ON_A_PAGE).get_page(number)
    some = Sorted.of(worked(place.programme, page.object_list))
    addresses = _explaining(place, [*some.open, *some.explained]) if place.may_write else {}
    return {
        "state": found.sentence,
        "found": found,
        "page": page,
        "open": differing_table(some.open, _("Open differences, largest first"), addresses, stale),
        "explained": differing_table(some.explained, _("Explained differences"), addresses, {}),
        "unchecked": unchecked_table(some.unchecked),
        "agreeing": agreeing_table(some.agreeing),
    }


def _left_over(
    place: FiguresPlace, findings: Iterable[ReconciledFigure], stale: dict[str, Explanation]
) -> list[tuple[Explanation, str]]:
    """Reasons whose figure no longer differs, each with the address that takes it back."""
    present = {one.where for one in findings if one.differs}
    return [
        (one, place.url("reconciliation-withdraw", key_of(one.where)))
        for one in stale.values()
        if one.where not in present
    ]


def _stated(place: FiguresPlace, scheme: Scheme | None, number: str | None) -> "Page[StatedFigure]":
    """A page of the stated figures of the chosen scheme, or of all the programme's."""
    gone = Q(pk__in=place.exempt.stated) | Q(scheme__in=place.exempt.schemes)
    figures = place.programme.stated.select_related("scheme").exclude(gone)
    figures = figures.order_by("scheme", "position", "pk")
    wanted = figures if scheme is None else figures.filter(scheme=scheme)
    return Paginator(wanted, ROWS_ON_A_PAGE).get_page(number)


def _with_neighbours(page: "Page[StatedFigure]") -> list[StatedFigure]:
    """The rows of a page, with the one before and the one after it, past which they may move."""
    return list(page.paginator.object_list[max(0, page.start_index() - 2) : page.end_index() + 1])


def _explaining(place: FiguresPlace, findings: list[ReconciledFigure]) -> dict[str, str]:
    """Where to explain each finding that differs."""
    return {
        one.where: place.url("reconciliation-explain", key_of(one.where))
        for one in findings
        if one.differs
    }
