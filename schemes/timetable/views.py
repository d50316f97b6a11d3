"""Pages of a programme's timed steps: whether each takes as long as stated and begins behind what
it follows, and what moves with a step."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.casefile.step_rows import steps_in_order
from schemes.finance.durations import LengthVerdict
from schemes.models import TimedStep
from schemes.place import ProgrammePlace, programme_for
from schemes.timetable.actions import STEPS, following, move_following, versions_of
from schemes.timetable.following import MOST_DAYS, days_moved, overlaps
from schemes.timetable.forms import FollowingForm, StepForm
from schemes.timetable.linking import all_linked, linked
from schemes.timetable.tables import (
    checked_step,
    next_steps_table,
    shifts_table,
    timetable_table,
)
from workbench.numbers.listing import count_words, listed, opening
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import WorkbenchForm
from workbench.pages.moving import version_of
from workbench.pages.row_pages import FORM, Editing, ListPages, Removing


class StepPages(ListPages[TimedStep, ProgrammePlace]):
    """The page that changes a step leads to its removal: the table leads to that page alone. Where
    a step has moved, what follows it is offered to move as well."""

    def beside(self, place: ProgrammePlace, row: TimedStep | None) -> dict[str, Any]:
        return {"remove": place.url("step-remove", row.pk)} if row else {}

    def asked(
        self, request: HttpRequest, place: ProgrammePlace, row: TimedStep | None, **kept: Any
    ) -> WorkbenchForm:
        steps = place.programme.steps.order_by("by_month", "position", "pk")
        others = [one for one in steps if row is None or one.pk != row.pk]
        sent = request.POST if request.method == "POST" else None
        return StepForm(sent, others=others, **kept)

    @FORM
    def edit(self, request: HttpRequest, *, pk: int, **address: str) -> HttpResponse:
        """Changes a step, and goes on to what follows it where it has moved."""
        place = self.place(person(request), **address)
        row = self.rows.find(place.subject, pk=pk)
        if row is None:
            return gone(request, self.back(place))
        was, names = linked(row), self.names(row)
        values = StepForm.values_of(row)

        def done() -> str:
            days = days_moved(was, linked(TimedStep.objects.get(pk=pk)))
            try:
                moves = days and following(place.programme, pk, days)[0].shifts
            except ValidationError:
                moves = ()
            onwards = f"{place.url('step-following', pk)}?days={days}"
            return onwards if moves else self.back(place)

        return form_page(
            request,
            self.form_template,
            self.asked(request, place, row, version=version_of(row), initial=values),
            lambda values: self.rows.change(row, **values),
            done=done,
            said=str(self.editing.changed) % names,
            context=self.context(
                place, row, str(self.editing.change) % names, **self.beside(place, row)
            ),
            current=self.form.values_of,
        )


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
    goes=lambda step: [*_behind(step), _("The history keeps its dates.")],
    move_page="step-move",
)


def _behind(step: TimedStep) -> list[str]:
    """Which steps follow this one, in a sentence; nothing where none does."""
    rows = step.followed_by.select_related("step").order_by("step__position", "step__pk")
    names = [f"“{one.step.name}”" for one in rows]
    told = _("What follows it no longer does: %(names)s.")
    return [told % {"names": listed(names)}] if names else []


@require_safe
def timetable(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    steps = steps_in_order(place.programme)
    links = all_linked(steps)
    dated = [one for one in steps if not one.by_month]
    by_month = [one for one in steps if one.by_month]
    addresses = {row.pk: place.url("step-edit", row.pk) for row in steps if place.may_write}
    context = place.context(
        _("Timetable"),
        (_("Timetable"), None),
        state=" ".join(filter(None, (_early(len(overlaps(links))), _state(steps)))),
        steps=steps,
        lists=[one for one in (dated, by_month) if len(one) > 1],
        moves=PAGES.moves(place, steps),
        table=timetable_table(dated, links, addresses) if dated else None,
        next_steps=next_steps_table(by_month, links, addresses) if by_month else None,
    )
    return render(request, "schemes/timetable/timetable.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def following_steps(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    """What follows a step that has moved by `days`: where each was and would be, and a button that
    moves them all."""
    place = programme_for(person(request), programme, Act.WRITE)
    row = STEPS.find(place.programme, pk=pk)
    back, sent = place.url("timetable"), request.POST if request.method == "POST" else None
    days = _days((sent or request.GET).get("days", ""))
    if row is None or days is None:
        raise Http404
    try:
        moved, rows = following(place.programme, pk, days)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(back)
    if not moved.shifts and sent is None:
        return redirect(back)
    seen = versions_of(moved, rows)
    form = FollowingForm(sent, initial={"days": days, "seen": seen})

    def act(values: dict[str, Any]) -> None:
        try:
            move_following(programme=place.programme, step=pk, **values)
        except ValidationError:
            form.renew_token(seen=seen)
            raise

    context = place.context(
        _("Move what follows %(name)s?") % {"name": row.name},
        (_("Timetable"), back),
        (_("What follows"), None),
        state=_moved_words(days),
        back=back,
        table=shifts_table(moved.shifts),
        staying=[(one.name, one.stays or _("without a date")) for one in moved.staying],
    )
    said = ngettext("One step is moved.", "%(count)s steps are moved.", len(moved.shifts))
    return form_page(
        request,
        "schemes/timetable/following.html",
        form,
        act,
        done=back,
        said=said % {"count": opening(count_words(len(moved.shifts)))},
        context=context,
    )


def _days(text: str) -> int | None:
    """The days of an address or a form; None where it is no number of days that steps move by."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= len(str(MOST_DAYS))):
        return None
    days = int(text)
    return days if 0 < abs(days) <= MOST_DAYS else None


def _moved_words(days: int) -> str:
    if days > 0:
        told = ngettext("It is one day later.", "It is %(days)s days later.", days)
    else:
        told = ngettext("It is one day earlier.", "It is %(days)s days earlier.", -days)
    return told % {"days": count_words(abs(days))}


def _early(count: int) -> str:
    told = ngettext(
        "One step begins before what it follows has ended.",
        "%(count)s times a step begins before what it follows has ended.",
        count,
    )
    return told % {"count": opening(count_words(count))} if count else ""


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
