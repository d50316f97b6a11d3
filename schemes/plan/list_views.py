"""The project budget and the events of a programme's plan, the pages of both lists, and of what
parts of the plan have besides rows."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.casefile.money import figure
from schemes.casefile.plan_parts import CasePlanBudget
from schemes.casefile.plan_rows import BUDGET_ITEM, EVENT, budget_of
from schemes.finance.amounts import ZERO, Amount
from schemes.models import BudgetItem, Programme
from schemes.place import programme_for
from schemes.plan.actions import BUDGET_ITEMS, EVENTS, change_words
from schemes.plan.beneath import LeadingPages
from schemes.plan.forms import (
    BudgetItemForm,
    BudgetWordsForm,
    EventForm,
    MilestonesWordsForm,
    PlanWordsForm,
    TimetableWordsForm,
)
from schemes.plan.tables import budget_table, events_table
from workbench.numbers.listing import count_words, opening
from workbench.numbers.text import pounds
from workbench.pages.answering import form_page, person
from workbench.pages.forms import WorkbenchForm
from workbench.pages.moving import RowGroup, order_of
from workbench.pages.row_pages import Editing, Removing, Words


class BudgetItemPages(LeadingPages[BudgetItem]):
    """The items of the project budget, whose workstreams the form knows by name."""

    def asked(
        self, request: HttpRequest, place: Any, row: BudgetItem | None, **kept: Any
    ) -> WorkbenchForm:
        names = {*place.programme.workstreams.values_list("name", flat=True)}
        return super().asked(request, place, row, workstreams=names, **kept)


BUDGET_PAGES = BudgetItemPages(
    rows=BUDGET_ITEMS,
    place=partial(programme_for, act=Act.WRITE),
    way=lambda place: ((_("Project budget"), place.url("project-budget")),),
    form=BudgetItemForm,
    editing=Editing(
        add=gettext_lazy("Add an item"),
        added=gettext_lazy("The item is saved."),
        change=gettext_lazy("Change %(name)s"),
        changed=gettext_lazy("The item is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove %(name)s?"),
        button=gettext_lazy("Remove the item"),
        done=gettext_lazy("The item is removed."),
    ),
    goes=lambda _row: [_("The history keeps it. The stated total stays as it is.")],
    move_page="budgetitem-move",
    remove_page="budgetitem-remove",
    take_away=gettext_lazy("Remove this item"),
)
EVENT_PAGES = LeadingPages(
    rows=EVENTS,
    place=partial(programme_for, act=Act.WRITE),
    way=lambda place: ((_("Events"), place.url("events")),),
    form=EventForm,
    editing=Editing(
        add=gettext_lazy("Add an event"),
        added=gettext_lazy("The event is saved."),
        change=gettext_lazy("Change %(name)s"),
        changed=gettext_lazy("The event is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove %(name)s?"),
        button=gettext_lazy("Remove the event"),
        done=gettext_lazy("The event is removed."),
    ),
    goes=lambda _row: [_("The history keeps every word of it.")],
    move_page="event-move",
    remove_page="event-remove",
    take_away=gettext_lazy("Remove this event"),
)
# By what they are called in addresses and in the case file: the form, the heading, the list.
WORDS: dict[str, tuple[type[PlanWordsForm], Words, str]] = {
    "timetable": (TimetableWordsForm, gettext_lazy("Caption of the next steps"), "timetable"),
    "milestones": (MilestonesWordsForm, gettext_lazy("Caption of the milestones"), "milestones"),
    "budget": (BudgetWordsForm, gettext_lazy("Caption, total and note"), "project-budget"),
}


@require_safe
def project_budget(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    rows = list(place.programme.budget_items.order_by("position", "pk"))
    part = budget_of(place.programme, tuple(map(BUDGET_ITEM.part_of, rows)))
    hrefs = [place.url("budgetitem-edit", row.pk) for row in rows] if place.may_write else []
    words = place.url("budget-words")
    group = RowGroup(
        table=budget_table(part, hrefs) if part else None,
        text=part.note if part else "",
        order=order_of(((row.pk, row.item) for row in rows), BUDGET_PAGES.moves(place, rows)),
        links=[(_("Change the caption, the total and the note"), words)],
    )
    context = place.context(
        _("Project budget"),
        (_("Project budget"), None),
        state=_budget_state(part) if part else "",
        groups=[group] if part else [],
        acts=[(_("Add an item"), place.url("budgetitem-new"))],
        teaching=_(
            "What the work itself costs belongs here, item by item, with the total as it is "
            "stated: for example “Project management, about £70,000”."
        ),
    )
    return render(request, "pages/row_groups.html", context)


def _budget_state(part: CasePlanBudget) -> str:
    """What the items come to, and whether the stated total agrees."""
    amounts = [figure(one.amount) for one in part.items]
    known = [one for one in amounts if isinstance(one, Amount)]
    whole = sum(known, ZERO)
    told = ngettext("One item comes to %(sum)s.", "%(count)s items come to %(sum)s.", len(known))
    said = told % {"count": opening(count_words(len(known))), "sum": _amount(whole)}
    if missing := len(amounts) - len(known):
        words = ngettext("One has no amount.", "%(count)s have no amount.", missing)
        said += " " + words % {"count": opening(count_words(missing))}
    elif part.total is not None and isinstance(total := figure(part.total.amount), Amount):
        agrees = total.low <= whole.high and whole.low <= total.high
        said += " " + (
            _("The stated total agrees.")
            if agrees
            else _("The stated total is %(total)s.") % {"total": _amount(total)}
        )
    return said


def _amount(amount: Amount) -> str:
    if amount.is_range:
        ends = {"low": pounds(amount.low), "high": pounds(amount.high)}
        return _("%(low)s to %(high)s") % ends
    return pounds(amount.central)


@require_safe
def events(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    rows = list(place.programme.events.order_by("position", "pk"))
    hrefs = [place.url("event-edit", row.pk) for row in rows] if place.may_write else []
    group = RowGroup(
        table=events_table([EVENT.part_of(row) for row in rows], hrefs) if rows else None,
        order=order_of(
            ((row.pk, f"{row.when}: {row.title}") for row in rows), EVENT_PAGES.moves(place, rows)
        ),
    )
    told = ngettext("One event.", "%(count)s events.", len(rows))
    context = place.context(
        _("Events"),
        (_("Events"), None),
        state=told % {"count": opening(count_words(len(rows)))} if rows else "",
        groups=[group] if rows else [],
        acts=[(_("Add an event"), place.url("event-new"))],
        teaching=_(
            "Events as a paper lists them belong here, with the group that was invited and how "
            "many came: for example “Workshop for carers, 12 August 2015”. What people said is "
            "kept with the sessions of engagement."
        ),
    )
    return render(request, "pages/row_groups.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_words(request: HttpRequest, programme: str, part: str) -> HttpResponse:
    """What a part of the plan has besides rows: its caption, or the stated total of the budget."""
    place = programme_for(person(request), programme, Act.WRITE)
    kind, heading, room = WORDS[part]
    found, back = place.programme, place.url(room)
    sent = request.POST if request.method == "POST" else None
    form = kind(sent, version=found.version, initial=kind.values_of(found))
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: change_words(found, part=part, **values),
        done=back,
        said=_("Saved."),
        context=place.context(str(heading), (str(heading), None), back=back),
        current=lambda row: kind.values_of(row) if isinstance(row, Programme) else {},
    )
