"""Pages of a programme's timed steps: whether each takes as long as stated."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from schemes.access import Act
from schemes.finance.durations import LengthVerdict
from schemes.models import TimedStep
from schemes.place import ProgrammePlace, programme_for
from schemes.timetable.actions import STEPS
from schemes.timetable.forms import StepForm
from schemes.timetable.tables import checked_step, timetable_table
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import person
from workbench.pages.row_pages import Editing, ListPages, Removing


class StepPages(ListPages[TimedStep, ProgrammePlace]):
    """The page that changes a step leads to its removal: the table leads to that page alone."""

    def beside(self, place: ProgrammePlace, row: TimedStep | None) -> dict[str, Any]:
        return {"remove": place.url("step-remove", row.pk)} if row else {}


PAGES = StepPages(
    rows=STEPS,
    place=partial(programme_for, act=Act.WRITE),
    way=lambda place: ((_("Timetable"), place.url("timetable")),),
    form=StepForm,
    form_template="schemes/timetable/form.html",
    editing=Editing(
        add=gettext_lazy("Add a step"),
        added=gettext_lazy("The step is saved."),
        change=gettext_lazy("Change %(name)s"),
        changed=gettext_lazy("The step is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove %(name)s?"),
        button=gettext_lazy("Remove the step"),
        done=gettext_lazy("The step is removed."),
    ),
    goes=lambda _step: [_("The history keeps its dates.")],
    move_page="step-move",
)


@require_safe
def timetable(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    steps = list(place.programme.steps.order_by("position", "pk"))
    addresses = {row.pk: place.url("step-edit", row.pk) for row in steps if place.may_write}
    context = place.context(
        _("Timetable"),
        (_("Timetable"), None),
        state=_state(steps),
        steps=steps,
        moves=PAGES.moves(place, steps),
        table=timetable_table(steps, addresses) if steps else None,
    )
    return render(request, "schemes/timetable/timetable.html", context)


def _state(steps: list[TimedStep]) -> str:
    if not steps:
        return ""
    stated = [step for step in steps if step.stated is not None]
    if not stated:
        return _("No step states how long it takes.")
    checked = [found for step in stated if (found := checked_step(step))]
    wrong = sum(found.verdict is LengthVerdict.DIFFERS for found in checked)
    lacking = len(stated) - len(checked)
    text = _("Every stated length that can be checked agrees with its dates.")
    if wrong:
        text = ngettext(
            "One stated length differs from its dates.",
            "%(count)s stated lengths differ from their dates.",
            wrong,
        ) % {"count": opening(count_words(wrong))}
    if lacking:
        text += " " + _("Lengths without both dates: %(count)s.") % {"count": count_words(lacking)}
    return text
