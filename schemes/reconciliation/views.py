"""Stated figures beside the computed ones: all of them, explaining one, taking a reason back."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.exempt import Exempt
from schemes.models import Explanation, Scheme, StatedFigure
from schemes.place import FiguresPlace, figures_for
from schemes.reconciliation.actions import EXPLANATIONS, explain
from schemes.reconciliation.forms import ExplainForm
from schemes.reconciliation.reconciling import ReconciledFigure, ReconciledKind, findings_of
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
from workbench.numbers.exact import exact_text
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm

SCHEMES_OFFERED = 300
# Rows of each table: a programme of thousands has thousands of figures.
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
    found = next((o for o in findings_of(place.programme) if key_of(o.where) == finding), None)
    if found is None:
        raise Http404
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


def _page(request: HttpRequest, place: FiguresPlace) -> HttpResponse:
    exempt = place.exempt
    offered = place.programme.schemes.exclude(pk__in=exempt.schemes)
    schemes = list(offered.in_order()[:SCHEMES_OFFERED])
    wanted = place.scheme or _named(schemes, request.GET.get("scheme"))
    kind = request.GET.get("kind", "")
    everything = tuple(
        one for one in findings_of(place.programme, wanted) if not is_kept_back(exempt, one)
    )
    shown = [one for one in everything if _is_wanted(one, wanted, kind)]
    reasons = [
        row
        for row in place.programme.explanations.order_by("where")
        if not exempt.keeps(row.where) and not _is_of_money(exempt, row.where)
    ]
    stale = stale_reasons(everything, reasons)
    # A page of one scheme has none to choose.
    chosen = wanted.slug if wanted and place.scheme is None else ""
    # A page of some of the figures cannot tell which of the others are gone.
    left_over = [] if wanted or kind else _left_over(place, everything, stale)
    listed = _stated(place, wanted)
    context = place.context(
        _("Reconciliation"),
        (_("Reconciliation"), None),
        query=urlencode({"scheme": chosen, "kind": kind}),
        **_tables(request, place, shown, stale),
        left_over=left_over,
        figures=listed,
        moves=STATED_PAGES.moves(place, listed),
        add=place.own_url("stated-new"),
        schemes=schemes if place.scheme is None else [],
        chosen=chosen,
        kinds=KINDS.items(),
        kind=kind,
        filtered=bool(kind or chosen),
    )
    return render(request, "schemes/reconciliation/reconciliation.html", context)


def _named(schemes: Iterable[Scheme], slug: str | None) -> Scheme | None:
    return next((one for one in schemes if one.slug == slug), None)


def is_kept_back(exempt: Exempt, finding: ReconciledFigure) -> bool:
    """Whether a finding tells of what is exempt: by its name, or because the money of its scheme,
    or of a scheme that is exempt, is held against the figure."""
    is_money = finding.kind in (ReconciledKind.HEADLINE, ReconciledKind.LINES)
    return (
        _is_of_money(exempt, finding.where)
        or exempt.keeps(finding.where, finding.scheme, is_money=is_money)
        or any(one in exempt.money_of or exempt.is_named_in(one) for one in finding.rests_on)
    )


def _is_of_money(exempt: Exempt, where: str) -> bool:
    """Whether a figure is a headline that is kept back, whatever it is held against."""
    return any(where.startswith(f"{one} headline") for one in exempt.money_of)


def _is_wanted(finding: ReconciledFigure, scheme: Scheme | None, kind: str) -> bool:
    """Whether a finding is of the chosen scheme and of the chosen kind, where one is chosen."""
    of_scheme = scheme is None or finding.scheme == scheme.reference
    return of_scheme and kind in ("", finding.kind)


def _tables(
    request: HttpRequest,
    place: FiguresPlace,
    findings: list[ReconciledFigure],
    stale: dict[str, Explanation],
) -> dict[str, Any]:
    """The findings by what became of them: the open ones page by page, the others shortened."""
    found = Sorted.of(findings)
    page = Paginator(found.open, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    addresses = _explaining(place, findings) if place.may_write else {}
    others = (found.explained, found.unchecked, found.agreeing)
    return {
        "state": found.sentence,
        "found": found,
        "page": page,
        "open": differing_table(
            page.object_list, _("Open differences, largest first"), addresses, stale
        ),
        "explained": differing_table(
            found.explained[:ROWS_ON_A_PAGE], _("Explained differences"), addresses, {}
        ),
        "unchecked": unchecked_table(found.unchecked[:ROWS_ON_A_PAGE]),
        "agreeing": agreeing_table(found.agreeing[:ROWS_ON_A_PAGE]),
        "shortened": ROWS_ON_A_PAGE if any(len(one) > ROWS_ON_A_PAGE for one in others) else 0,
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


def _stated(place: FiguresPlace, scheme: Scheme | None) -> list[StatedFigure]:
    """The stated figures of the chosen scheme, or all of the programme's."""
    gone = Q(pk__in=place.exempt.stated) | Q(scheme__in=place.exempt.schemes)
    figures = place.programme.stated.select_related("scheme").exclude(gone)
    figures = figures.order_by("scheme", "position", "pk")
    return list(figures if scheme is None else figures.filter(scheme=scheme))


def _explaining(place: FiguresPlace, findings: list[ReconciledFigure]) -> dict[str, str]:
    """Where to explain each finding that differs."""
    return {
        one.where: place.url("reconciliation-explain", key_of(one.where))
        for one in findings
        if one.differs
    }
