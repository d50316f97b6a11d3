"""Pages of a programme's funding bridges and budgets."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.funding.actions import (
    add_bridge,
    add_budget,
    change_bridge,
    change_budget,
    remove_bridge,
    remove_budget,
)
from schemes.funding.forms import BridgeForm, BudgetForm
from schemes.funding.tables import budgets_table, shown_bridge
from schemes.models import Bridge, Budget
from schemes.place import figures_for
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm
from workbench.words import count_words


@require_safe
def bridges(request: HttpRequest, programme: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.READ)
    found = [shown_bridge(row) for row in place.programme.bridges.order_by("position", "pk")]
    open_ones = sum(one.balances is not True for one in found)
    state = ""
    if found:
        state = (
            _("Every bridge balances.")
            if not open_ones
            else _("Bridges that do not balance, or cannot be told: %(count)s.")
            % {"count": count_words(open_ones)}
        )
    context = place.context(
        _("Funding bridges"), (_("Funding bridges"), None), state=state, bridges=found
    )
    return render(request, "schemes/funding/bridges.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def bridge_new(request: HttpRequest, programme: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    heading = _("Add a funding bridge")
    return form_page(
        request,
        "pages/form.html",
        BridgeForm(request.POST if request.method == "POST" else None),
        lambda values: add_bridge(programme=place.programme, **values),
        done=place.url("bridges"),
        said=_("The bridge is saved."),
        context=place.context(
            heading,
            (_("Funding bridges"), place.url("bridges")),
            (heading, None),
            state=_("What must be paid on one side, what pays for it on the other."),
            back=place.url("bridges"),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def bridge_edit(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    row = place.programme.bridges.filter(pk=pk).first()
    if row is None:
        raise Http404
    row.programme = place.programme
    heading = _("Change %(title)s") % {"title": row.title}
    return form_page(
        request,
        "pages/form.html",
        BridgeForm(
            request.POST if request.method == "POST" else None,
            version=row.version,
            initial=BridgeForm.values_of(row),
        ),
        lambda values: change_bridge(bridge=row, **values),
        done=place.url("bridges"),
        said=_("The bridge is saved."),
        context=place.context(
            heading,
            (_("Funding bridges"), place.url("bridges")),
            (heading, None),
            back=place.url("bridges"),
        ),
        current=lambda now: BridgeForm.values_of(now) if isinstance(now, Bridge) else {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def bridge_remove(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    row = place.programme.bridges.filter(pk=pk).first()
    if row is None:
        return gone(request, place.url("bridges"))
    row.programme = place.programme
    heading = _("Remove %(title)s?") % {"title": row.title}
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(
            request.POST if request.method == "POST" else None,
            version=row.version,
            label=_("Remove the bridge"),
        ),
        lambda values: remove_bridge(bridge=row, **values),
        done=place.url("bridges"),
        said=_("The bridge is removed."),
        context=place.context(
            heading,
            (_("Funding bridges"), place.url("bridges")),
            (heading, None),
            goes=[_("The history keeps every row of it.")],
            back=place.url("bridges"),
        ),
    )


@require_safe
def budgets(request: HttpRequest, programme: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.READ)
    rows = list(place.programme.budgets.order_by("year", "pk"))
    context = place.context(
        _("Budgets"),
        (_("Budgets"), None),
        state=_("The programme’s budget in each year, as stated.") if rows else "",
        budgets=rows,
        table=budgets_table(rows) if rows else None,
    )
    return render(request, "schemes/funding/budgets.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def budget_new(request: HttpRequest, programme: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    heading = _("Add a budget")
    return form_page(
        request,
        "pages/form.html",
        BudgetForm(request.POST if request.method == "POST" else None),
        lambda values: add_budget(programme=place.programme, **values),
        done=place.url("budgets"),
        said=_("The budget is saved."),
        context=place.context(
            heading,
            (_("Budgets"), place.url("budgets")),
            (heading, None),
            back=place.url("budgets"),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def budget_edit(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    row = place.programme.budgets.filter(pk=pk).first()
    if row is None:
        raise Http404
    row.programme = place.programme
    heading = _("Change the budget of %(year)s") % {"year": row.year}
    return form_page(
        request,
        "pages/form.html",
        BudgetForm(
            request.POST if request.method == "POST" else None,
            version=row.version,
            initial=BudgetForm.values_of(row),
        ),
        lambda values: change_budget(budget=row, **values),
        done=place.url("budgets"),
        said=_("The budget is saved."),
        context=place.context(
            heading,
            (_("Budgets"), place.url("budgets")),
            (heading, None),
            back=place.url("budgets"),
        ),
        current=lambda now: BudgetForm.values_of(now) if isinstance(now, Budget) else {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def budget_remove(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    row = place.programme.budgets.filter(pk=pk).first()
    if row is None:
        return gone(request, place.url("budgets"))
    row.programme = place.programme
    heading = _("Remove the budget of %(year)s?") % {"year": row.year}
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(
            request.POST if request.method == "POST" else None,
            version=row.version,
            label=_("Remove the budget"),
        ),
        lambda values: remove_budget(budget=row, **values),
        done=place.url("budgets"),
        said=_("The budget is removed."),
        context=place.context(
            heading,
            (_("Budgets"), place.url("budgets")),
            (heading, None),
            goes=[_("The history keeps it.")],
            back=place.url("budgets"),
        ),
    )
