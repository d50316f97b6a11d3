"""Closing a month, opening it again, and what was reported when it was closed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.delivery.charts import months_chart, parts_chart
from schemes.delivery.closing import close_month, reopen_month
from schemes.delivery.forms import CloseForm, ReopenForm
from schemes.delivery.rows import Close, calendar_of, closes_of, frozen_report, report_at
from schemes.delivery.tables import attention_table, lost_table, schemes_table
from schemes.delivery.words import as_at, named, remarks, report_sentence
from schemes.finance.years import Month
from schemes.models import DeliveryClose
from schemes.place import ProgrammePlace, programme_for
from workbench.dates import moment
from workbench.pages.answering import form_page, person
from workbench.pages.tables import Cell, Column, Row, Table


@require_safe
def closes(request: HttpRequest, programme: str) -> HttpResponse:
    """Every close and reopening, the latest first."""
    place = programme_for(person(request), programme, Act.READ)
    rows = DeliveryClose.objects.filter(programme=place.programme).select_related("by")
    rows = rows.defer("snapshot").order_by("-pk")
    table = Table(
        caption=_("Months closed and opened again"),
        columns=tuple(map(Column, (_("Month"), _("What"), _("When"), _("By"), _("Reason")))),
        rows=tuple(
            Row(
                Cell(
                    Month.parse(row.period).name,
                    href=place.url("delivery-closed", row.pk)
                    if row.act == DeliveryClose.Act.CLOSED
                    else "",
                ),
                (
                    Cell(row.get_act_display()),
                    Cell(moment(row.at)),
                    Cell(str(row.by or _("nobody named"))),
                    Cell(row.reason or _("none needed")),
                ),
            )
            for row in rows
        ),
    )
    standing = closes_of(place.programme)
    context = place.context(
        _("Closed months"),
        (_("Delivery"), place.url("delivery")),
        (_("Closed months"), None),
        table=table if table.rows else None,
        last=standing[-1].month.name if standing else "",
    )
    return render(request, "schemes/delivery/closes.html", context)


@require_safe
def closed(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    """The report of a month as it was when it was closed, whatever was changed since."""
    place = programme_for(person(request), programme, Act.READ)
    row = (
        DeliveryClose.objects.filter(programme=place.programme, pk=pk, act=DeliveryClose.Act.CLOSED)
        .defer("snapshot")
        .first()
    )
    if row is None:
        raise Http404
    close = Close(row.pk, Month.parse(row.period), row.number)
    report = frozen_report(place.programme, close, place.exempt.schemes)
    context = place.context(
        _("%(month)s, as closed") % {"month": close.month.name},
        (_("Delivery"), place.url("delivery")),
        (_("Closed months"), place.url("delivery-closes")),
        (close.month.name, None),
        state=as_at(report),
        sentence=report_sentence(report),
        remarks=list(remarks(report)),
        charts=[one for one in (parts_chart(report), months_chart(report)) if one],
        tables=[
            schemes_table(report.counted, total=report.summary.shares),
            *filter(None, (attention_table(report), lost_table(report))),
        ],
    )
    return render(request, "schemes/delivery/closed.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.DECIDE)
    calendar = calendar_of(place.programme)
    until, today = calendar.closed_until, timezone.localdate()
    now = Month(today.year, today.month)
    months = [one for one in calendar.months if (until is None or one > until) and one <= now]
    made = DeliveryClose.objects.filter(programme=place.programme)
    again = sorted(set(made.values_list("period", flat=True)))
    chosen = calendar.reported if calendar.reported in months else None
    form = CloseForm(
        request.POST if request.method == "POST" else None,
        months={str(one): one.name for one in months},
        again=again,
        initial={"month": str(chosen)} if chosen else {},
    )
    report = report_at(place.programme, chosen) if chosen else None
    context = _context(
        place,
        _("Close a month"),
        months=months,
        sentence=report_sentence(report) if report else "",
        state=as_at(report) if report else "",
        waiting=named(report.not_reported) if report and report.not_reported else "",
    )
    return form_page(
        request,
        "schemes/delivery/close.html",
        form,
        lambda values: close_month(
            programme=place.programme, month=Month.parse(values.pop("month")), **values
        ),
        done=place.url("delivery"),
        said=_("The month is closed. What was reported for it is kept for good."),
        context=context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.DECIDE)
    standing = closes_of(place.programme)
    if not standing:
        heading = _("Open a month again")
        return render(request, "schemes/delivery/reopen.html", _context(place, heading, form=None))
    month = standing[-1].month
    return form_page(
        request,
        "schemes/delivery/reopen.html",
        ReopenForm(request.POST if request.method == "POST" else None),
        lambda values: reopen_month(programme=place.programme, month=month, **values),
        done=place.url("delivery-closes"),
        said=_("%(month)s is open again.") % {"month": month.name},
        context=_context(place, _("Open %(month)s again?") % {"month": month.name}),
    )


def _context(place: ProgrammePlace, heading: str, **more: object) -> dict[str, object]:
    back = place.url("delivery")
    return place.context(heading, (_("Delivery"), back), (heading, None), back=back, **more)
