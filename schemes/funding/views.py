"""Pages of a programme's funding bridges and budgets."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from schemes.access import Act
from schemes.casefile.rows import BRIDGE
from schemes.funding.actions import (
    BRIDGES,
    BUDGETS,
)
from schemes.funding.forms import BridgeForm, BudgetForm
from schemes.funding.tables import budgets_table, shown_bridge
from schemes.models import Bridge, Budget
from schemes.place import ProgrammePlace, programme_for
from schemes.savings.inputs import years_of
from workbench.numbers.listing import count_words
from workbench.pages.answering import person
from workbench.pages.forms import WorkbenchForm
from workbench.pages.row_pages import Editing, ListPages, Removing


class BridgePages(ListPages[Bridge, ProgrammePlace]):
    """The page of a new bridge says what one is."""

    def beside(self, place: ProgrammePlace, row: Bridge | None) -> dict[str, Any]:
        if row is not None:
            return {}
        return {"state": _("What must be paid on one side, what pays for it on the other.")}


BRIDGE_PAGES = BridgePages(
    rows=BRIDGES,
    place=partial(programme_for, act=Act.WRITE),
    way=lambda place: ((_("Funding bridges"), place.url("bridges")),),
    form=BridgeForm,
    editing=Editing(
        add=gettext_lazy("Add a funding bridge"),
        added=gettext_lazy("The bridge is saved."),
        change=gettext_lazy("Change %(name)s"),
        changed=gettext_lazy("The bridge is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove %(name)s?"),
        button=gettext_lazy("Remove the bridge"),
        done=gettext_lazy("The bridge is removed."),
    ),
    goes=lambda _bridge: [_("The history keeps every row of it.")],
    move_page="bridge-move",
)


class BudgetPages(ListPages[Budget, ProgrammePlace]):
    """The budgets of a programme, whose years the form asks about."""

    def asked(
        self, request: HttpRequest, place: ProgrammePlace, row: Budget | None, **kept: Any
    ) -> WorkbenchForm:
        years = [str(year) for year in years_of(place.programme)]
        return super().asked(request, place, row, years=years, **kept)


BUDGET_PAGES = BudgetPages(
    rows=BUDGETS,
    place=partial(programme_for, act=Act.WRITE),
    way=lambda place: ((_("Budgets"), place.url("budgets")),),
    form=BudgetForm,
    editing=Editing(
        add=gettext_lazy("Add a budget"),
        added=gettext_lazy("The budget is saved."),
        change=gettext_lazy("Change the budget of %(name)s"),
        changed=gettext_lazy("The budget is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove the budget of %(name)s?"),
        button=gettext_lazy("Remove the budget"),
        done=gettext_lazy("The budget is removed."),
    ),
    goes=lambda _budget: [_("The history keeps it.")],
    name=lambda budget: budget.year,
)


@require_safe
def bridges(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    rows = list(place.programme.bridges.order_by("position", "pk"))
    found = [(row, shown_bridge(BRIDGE.part_of(row))) for row in rows]
    open_ones = sum(one.balances is not True for _row, one in found)
    state = ""
    if found:
        state = (
            _("Every bridge balances.")
            if not open_ones
            else _("Bridges that do not balance, or cannot be told: %(count)s.")
            % {"count": count_words(open_ones)}
        )
    context = place.context(
        _("Funding bridges"),
        (_("Funding bridges"), None),
        state=state,
        bridges=found,
        moves=BRIDGE_PAGES.moves(place, rows),
    )
    return render(request, "schemes/funding/bridges.html", context)


@require_safe
def budgets(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    rows = list(place.programme.budgets.order_by("year", "pk"))
    context = place.context(
        _("Budgets"),
        (_("Budgets"), None),
        state=_("The programme’s budget in each year, as stated.") if rows else "",
        budgets=rows,
        table=budgets_table(rows) if rows else None,
    )
    return render(request, "schemes/funding/budgets.html", context)
