"""The delivery of a programme: where its savings stand, scheme by scheme and month by month."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.delivery.actions import start_all, waiting_schemes
from schemes.delivery.charts import months_chart, parts_chart
from schemes.delivery.forms import PlanAllForm
from schemes.delivery.report import DeliveryReport, status_key
from schemes.delivery.rows import Calendar, calendar_of, report_at
from schemes.delivery.tables import lost_table, schemes_table, status_table
from schemes.delivery.words import as_at, remarks, report_sentence, statuses
from schemes.finance.years import Month, YearError
from schemes.models import Scheme
from schemes.place import ProgrammePlace, programme_for
from schemes.veil import veiled
from workbench.charts.answering import chart_answer
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import form_page, person
from workbench.rows.resting import resting

PER_PAGE: Final = 100


@dataclass(frozen=True)
class ShownDelivery:
    """The delivery of a programme as an address asks for it: the month and the status."""

    place: ProgrammePlace
    query: Mapping[str, str]

    @cached_property
    def calendar(self) -> Calendar:
        return calendar_of(self.place.programme, self.place.exempt.schemes)

    @property
    def at(self) -> Month | None:
        """The month asked for; wrong ones are ignored, since addresses are typed."""
        try:
            asked = Month.parse(self.query.get("at", ""))
        except YearError:
            return self.calendar.default
        return asked if asked in self.calendar.months else self.calendar.default

    @cached_property
    def report(self) -> DeliveryReport | None:
        if self.at is None:
            return None
        close = self.calendar.close_of(self.at)
        return report_at(self.place.programme, self.at, close, self.place.exempt.schemes)


@require_safe
@resting()
def delivery(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    shown = ShownDelivery(place, request.GET)
    report = shown.report
    waiting = waiting_schemes(place.programme).exclude(pk__in=place.exempt.schemes).count()
    context = place.context(
        _("Delivery of savings"),
        (_("Delivery"), None),
        report=report is not None,
        waiting=_waiting(waiting),
        has_waiting=bool(waiting),
        left_out=_left_out(len(place.exempt.schemes)),
        none_yet=_none_yet(place) if report is None and not waiting else "",
        **({} if report is None else _shown(shown, report, request.GET)),
    )
    return render(request, "schemes/delivery/delivery.html", context)


def _none_yet(place: ProgrammePlace) -> str:
    """That there is no scheme to plan; how many are stopped, where that is why."""
    seen = Scheme.objects.filter(programme=place.programme).exclude(pk__in=place.exempt.schemes)
    stopped = seen.filter(status=Scheme.Status.STOPPED).count()
    if not stopped:
        return _("There is no scheme yet whose delivery could be planned.")
    text = ngettext(
        "There is no scheme left whose delivery could be planned: %(count)s scheme is stopped, and "
        "what was reported of it is in no total.",
        "There is no scheme left whose delivery could be planned: %(count)s schemes are stopped, "
        "and what was reported of them is in no total.",
        stopped,
    )
    return text % {"count": count_words(stopped)}


def _shown(
    shown: ShownDelivery, report: DeliveryReport, query: Mapping[str, str]
) -> dict[str, Any]:
    place, calendar = shown.place, shown.calendar
    wanted = query.get("status", "")
    kept = [pair for pair in report.counted if not wanted or status_key(pair[1]) == wanted]
    typed = query.get("page", "")
    pages = max(1, -(-len(kept) // PER_PAGE))
    page = min(int(typed), pages) if typed.isascii() and typed.isdigit() and int(typed) else 1
    some = kept[(page - 1) * PER_PAGE : page * PER_PAGE]
    links = {
        one.reference: place.url("scheme-delivery", one.slug) + f"?at={report.at}"
        for one, _standing in some
        if one.slug
    }
    months = calendar.months[-36:]
    return {
        "sentence": report_sentence(report),
        "state": as_at(report),
        "remarks": list(remarks(report)),
        "parts_chart": parts_chart(report),
        "months_chart": months_chart(report),
        "by_status": status_table(report) if report.summary.counted else None,
        "lost": lost_table(report),
        "at": str(report.at),
        "months": [(str(one), one.name) for one in reversed(months)],
        "statuses": [(key, words, key == wanted) for key, words in statuses().items()],
        "wanted": wanted,
        "schemes": schemes_table(some, links, None if wanted or pages > 1 else _total(report))
        if some
        else None,
        "listed": _listed(len(kept), len(report.counted)),
        "page": page,
        "pages": pages,
        "query": f"?at={report.at}" + (f"&status={wanted}" if wanted in statuses() else ""),
        "closes": bool(calendar.closes),
        "next_to_close": calendar.next_to_close,
    }


def _total(report: DeliveryReport) -> Any:
    return report.summary.shares


def _listed(kept: int, count: int) -> str:
    if kept == count:
        return ngettext("One scheme.", "%(count)s schemes.", count) % {"count": count}
    text = ngettext("%(kept)s of one scheme.", "%(kept)s of %(count)s schemes.", count)
    return text % {"kept": kept, "count": count}


def _waiting(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "The delivery of one scheme is not planned yet.",
        "The delivery of %(count)s schemes is not planned yet.",
        count,
    ) % {"count": count_words(count)}


def _left_out(count: int) -> str:
    if not count:
        return ""
    text = ngettext(
        "One scheme is left out here, and from every total, because it is exempt from publication.",
        "%(count)s schemes are left out here, and from every total, because they are exempt from "
        "publication.",
        count,
    )
    return text % {"count": opening(count_words(count))}


@require_safe
def delivery_parts(request: HttpRequest, programme: str) -> HttpResponse:
    """The figure of the target in its parts for plotly.js."""
    place = programme_for(person(request), programme, Act.READ)
    report = ShownDelivery(place, request.GET).report
    return chart_answer(request, veiled(parts_chart(report) if report else None, place.exempt))


@require_safe
def delivery_months(request: HttpRequest, programme: str) -> HttpResponse:
    """The figure of profile and actual so far for plotly.js."""
    place = programme_for(person(request), programme, Act.READ)
    report = ShownDelivery(place, request.GET).report
    return chart_answer(request, veiled(months_chart(report) if report else None, place.exempt))


@require_http_methods(["GET", "HEAD", "POST"])
def delivery_plan(request: HttpRequest, programme: str) -> HttpResponse:
    """Plans the delivery of every scheme that has none, from its lines."""
    place = programme_for(person(request), programme, Act.WRITE)
    waiting = [one.reference for one in waiting_schemes(place.programme)]
    context = place.context(
        _("Plan the delivery from the savings lines"),
        (_("Delivery"), place.url("delivery")),
        (_("Plan"), None),
        waiting=waiting,
        back=place.url("delivery"),
    )
    return form_page(
        request,
        "schemes/delivery/plan.html",
        PlanAllForm(request.POST if request.method == "POST" else None),
        lambda values: start_all(programme=place.programme, **values),
        done=place.url("delivery"),
        said=_("The delivery is planned."),
        context=context,
    )
