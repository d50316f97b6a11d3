"""Actuals from a pasted table or a file: read, shown beside what stands, then saved."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from schemes.access import Act
from schemes.delivery.actions import ActualGiven, import_actuals
from schemes.delivery.closing import closed_until
from schemes.delivery.forms import ActualsForm, ApplyActualsForm
from schemes.delivery.reading import ActualsError, ReadActual, cells_of, read_actuals
from schemes.delivery.tables import amount_cell
from schemes.finance.references import canonical
from schemes.models import DeliveryPeriod, Programme, SchemeDelivery
from schemes.place import ProgrammePlace, programme_for
from workbench.numbers.exact import exact
from workbench.numbers.text import number
from workbench.pages.answering import form_page, person
from workbench.pages.tables import Cell, Column, Row, Table
from workbench.workbooks.texts import TextError, cells_from

SHOWN: Final = 200


@require_http_methods(["GET", "HEAD", "POST"])
def actuals(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.WRITE)
    if request.method == "POST" and "table" in request.POST:
        return _apply(request, place)
    sent = request.method == "POST"
    form = ActualsForm(request.POST if sent else None, request.FILES if sent else None)
    context = _context(place)
    if not sent or not form.is_valid():
        status = 422 if sent else 200
        return _render(request, {"form": form, **context}, status)
    try:
        file = form.cleaned_data["file"]
        cells = cells_of(
            form.cleaned_data["text"], file.name if file else "", file.read() if file else None
        )
        found = _read(place.programme, cells)
    except ActualsError as error:
        for problem in error.problems:
            form.add_error("file" if form.cleaned_data["file"] else "text", problem)
        return _render(request, {"form": form, **context}, 422)
    table, state, changes = _preview(place.programme, found)
    if changes:
        apply = ApplyActualsForm(initial={"table": _kept(found)})
        context |= {"form": apply}
    else:
        context |= {"form": form}
    return _render(
        request, context | {"preview": table, "preview_state": state, "changes": changes}
    )


def _apply(request: HttpRequest, place: ProgrammePlace) -> HttpResponse:
    form = ApplyActualsForm(request.POST)

    def act(values: dict[str, Any]) -> None:
        try:
            found = _read(place.programme, cells_from(values.pop("table")))
        except ActualsError as error:
            raise ValidationError(list(error.problems)) from error
        except TextError as error:
            raise ValidationError(str(error)) from error
        deliveries = _deliveries(place.programme)
        import_actuals(
            programme=place.programme,
            actuals=[
                ActualGiven(
                    deliveries[one.reference][0], one.reference, str(one.period), one.amount
                )
                for one in found
            ],
            **values,
        )

    return form_page(
        request,
        "schemes/delivery/actuals.html",
        form,
        act,
        done=place.url("delivery"),
        said=_("The actuals are saved."),
        context=_context(place),
    )


def _render(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, "schemes/delivery/actuals.html", context, status=status)


def _context(place: ProgrammePlace) -> dict[str, Any]:
    return place.context(
        _("Import actuals"),
        (_("Delivery"), place.url("delivery")),
        (_("Import actuals"), None),
        back=place.url("delivery"),
        again=place.url("delivery-actuals"),
    )


def _deliveries(programme: Programme) -> dict[str, tuple[int, str]]:
    """The deliveries of the programme with how they report, by the reference of their scheme."""
    rows = SchemeDelivery.objects.filter(scheme__programme=programme)
    return {
        reference: (pk, periods)
        for reference, pk, periods in rows.values_list("scheme__reference", "pk", "periods")
    }


def _read(programme: Programme, cells: Sequence[Sequence[str]]) -> tuple[ReadActual, ...]:
    """The actuals of the table, each of a scheme and period that may take it. Raises
    `ActualsError`."""
    deliveries = _deliveries(programme)
    found = read_actuals(cells, {canonical(one): one for one in deliveries})
    until = closed_until(programme)
    problems = []
    for one in found:
        kind = deliveries[one.reference][1]
        if one.period.kind.value != kind:
            problems.append(
                _("%(scheme)s reports by %(kind)s: %(period)s cannot be taken.")
                % {"scheme": one.reference, "kind": kind, "period": one.period.name}
            )
        elif until is not None and one.period.last <= until:
            problems.append(
                _("%(scheme)s: %(period)s is closed.")
                % {"scheme": one.reference, "period": one.period.name}
            )
    if problems:
        raise ActualsError(problems)
    return found


def _kept(found: Sequence[ReadActual]) -> str:
    """The table as it was read, to be sent back."""
    rows = [[one.reference, str(one.period), format(one.amount, "f")] for one in found]
    return json.dumps([["Reference", "Period", "Actual"], *rows])


def _preview(programme: Programme, found: Sequence[ReadActual]) -> tuple[Table, str, int]:
    """What would change: the table, the sentence on it and how many amounts."""
    stands = {
        (reference, period): (profile, actual)
        for reference, period, profile, actual in DeliveryPeriod.objects.filter(
            delivery__scheme__programme=programme
        ).values_list("delivery__scheme__reference", "period", "profile", "actual")
    }
    rows: list[Row] = []
    changes, total = 0, Decimal(0)
    for one in found:
        profile, was = stands.get((one.reference, str(one.period)), (None, None))
        changed = was != one.amount
        changes += changed
        total += one.amount
        if len(rows) < SHOWN and changed:
            rows.append(_preview_row(one, profile, was))
    state = ngettext("%(count)s actual was read, ", "%(count)s actuals were read, ", len(found))
    text = state % {"count": number(len(found))} + _(
        "£%(total)s in all; %(changes)s of them would change what stands."
    ) % {"total": number(total, 2), "changes": number(changes)}
    if changes > SHOWN:
        text += " " + _("The first %(count)d changes are shown.") % {"count": SHOWN}
    table = Table(
        caption=_("What would change, £"),
        columns=(
            Column(_("Scheme")),
            Column(_("Period")),
            Column(_("Profile"), numeric=True),
            Column(_("Actual now"), numeric=True),
            Column(_("Actual then"), numeric=True),
            Column(_("Look at")),
        ),
        rows=tuple(rows),
    )
    return table, text, changes


def _preview_row(one: ReadActual, profile: Decimal | None, was: Decimal | None) -> Row:
    """One change; what is far from the profile is pointed out."""
    cells = [None if value is None else exact(value) for value in (profile, was, one.amount)]
    return Row(
        Cell(one.reference),
        (
            Cell(one.period.name),
            amount_cell(cells[0]),
            amount_cell(cells[1]),
            amount_cell(cells[2]),
            Cell(_odd(profile, one.amount) or "–"),
        ),
    )


def _odd(profile: Decimal | None, amount: Decimal) -> str:
    """What is unusual about an actual: its sign, or a thousandfold of the profile."""
    if profile is None:
        return _("Nothing was planned for this period.")
    if profile > 0 > amount or amount > 0 > profile:
        return _("Its sign is not that of the profile.")
    if profile and amount and not Decimal(1) / 100 < abs(amount / profile) < 100:
        return _("It is a hundredfold or more away from the profile: is it in thousands?")
    return ""
