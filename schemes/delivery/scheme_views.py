"""The delivery of one scheme: where it stands, what it reports, how a period is judged."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.casefile.delivery import part_of
from schemes.delivery.actions import (
    decimals,
    judge_period,
    plan_again,
    proposed_profile,
    report_periods,
    start_delivery,
)
from schemes.delivery.closing import closed_until
from schemes.delivery.forms import JudgeForm, StartDeliveryForm
from schemes.delivery.report import latest_month
from schemes.delivery.report_form import ReportForm
from schemes.delivery.rows import record_at
from schemes.delivery.tables import scheme_table, status_cell
from schemes.delivery.words import (
    milestone_words,
    money_words,
    shortfall_sentence,
    standing_sentence,
    status_words,
    unexplained,
)
from schemes.finance.delivery.periods import Period, PeriodError, PeriodKind, periods_of
from schemes.finance.delivery.record import Delivery
from schemes.finance.delivery.standing import Standing, standing
from schemes.finance.delivery.status import RULE
from schemes.finance.years import FinancialYear, Month, YearError
from schemes.models import SchemeDelivery
from schemes.place import SchemePlace, scheme_for
from schemes.savings.inputs import years_of
from workbench.pages.answering import form_page, person


@require_safe
def delivery(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.READ)
    found = delivery_of(place)
    context = place.context(
        _("Delivery of %(scheme)s") % {"scheme": place.scheme.reference},
        (_("Delivery"), None),
        room="scheme-delivery",
        **({"delivery": None} if found is None else _shown(place, found, request.GET.get("at"))),
    )
    return render(request, "schemes/delivery/scheme.html", context)


def _shown(place: SchemePlace, found: SchemeDelivery, asked: str | None) -> dict[str, Any]:
    record = record_at(found)
    years = record.years or years_of(place.programme)
    at = _month(asked) or latest_month([record]) or years[0].months[0]
    one = standing(record, at)
    part = part_of(found, found.entries.all())
    links = {}
    if place.may_write:
        links = {
            str(entry.period): place.url("scheme-delivery-period", entry.period)
            for entry in record.entries
        }
    rest = unexplained(one)
    return {
        "delivery": found,
        "state": _("As at the end of %(month)s") % {"month": at.name},
        "sentence": standing_sentence(one),
        "expected": shortfall_sentence(one),
        "unexplained": _("%(amount)s of that is neither said to be lost nor to slip.")
        % {"amount": money_words(rest)}
        if rest and not one.unknown
        else "",
        "missing": [period.name for period in one.missing],
        "status": status_cell(one),
        "why": one.why or one.proposed.reason,
        "rule": RULE,
        "table": scheme_table(record, at, links) if record.of_year(at.financial_year) else None,
        "years": [(str(year), _last_of(record, year), year == at.financial_year) for year in years],
        "lost_words": [
            _("%(amount)s lost: %(why)s")
            % {"amount": money_words(Fraction(lost.amount)), "why": lost.why}
            + (
                " "
                + _("%(amount)s is replaced by: %(what)s")
                % {"amount": money_words(Fraction(lost.replaced)), "what": lost.replaced_by}
                if lost.replaced is not None
                else ""
            )
            for lost in part.lost.values()
        ],
        "milestone": milestone_words(part.next_milestone),
        "owner": found.owner or place.scheme.owner_role,
        "year_query": f"?year={at.financial_year.start}",
        "stopped": record.stopped,
    }


def _last_of(record: Delivery, year: FinancialYear) -> str:
    """The month of a year that its link shows: the last with an actual, else its first."""
    entries = record.of_year(year)
    reported = [one.period.last for one in entries if one.actual is not None]
    return str(max(reported) if reported else year.months[0])


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)

    planned = delivery_of(place)

    def act(values: dict[str, Any]) -> None:
        kind, source = PeriodKind(values.pop("periods")), values.pop("source")
        found = proposed_profile(place.scheme, place.programme, kind)
        values |= {"periods": kind.value, "profile": decimals(found) if source == "lines" else {}}
        if planned is None:
            start_delivery(scheme=place.scheme, **values)
        else:
            plan_again(delivery=planned, **values)

    proposed = proposed_profile(place.scheme, place.programme, PeriodKind.MONTHS)
    return form_page(
        request,
        "schemes/delivery/start.html",
        StartDeliveryForm(
            request.POST if request.method == "POST" else None,
            version=planned.version if planned else None,
            initial={"periods": planned.periods} if planned else {},
        ),
        act,
        done=place.url("scheme-delivery"),
        said=_("The delivery is planned."),
        context=_context(
            place,
            _("Plan the delivery of %(scheme)s") % {"scheme": place.scheme.reference},
            whole=money_words(proposed.whole),
            gaps=[gap.text for gap in proposed.gaps],
            planned=planned is not None,
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    found = delivery_of(place)
    if found is None:
        heading = _("Report %(scheme)s") % {"scheme": place.scheme.reference}
        return render(request, "schemes/delivery/report.html", _context(place, heading, form=None))
    kind = PeriodKind(found.periods)
    year = _year(request.GET.get("year")) or _this_year(place, found)
    periods, until = periods_of(year, kind), closed_until(place.programme)
    shut = [one for one in periods if until is not None and one.last <= until]
    rows = {row.period: row for row in found.entries.all()}
    form = ReportForm(
        request.POST if request.method == "POST" else None,
        periods=periods,
        shut=shut,
        version=found.version,
        initial=_given(found, periods),
    )
    years = {*record_at(found).years, *years_of(place.programme)}
    context = _context(
        place,
        _("Report %(scheme)s, %(year)s") % {"scheme": place.scheme.reference, "year": year},
        shut=bool(shut),
        years=[(str(one), f"?year={one.start}", one == year) for one in sorted(years)],
        filled=form.filled,
        rows=[
            (period.name, boxes, [_shown_amount(rows, period, name) for name in _COLUMNS])
            for period, boxes in form.grid()
        ],
    )
    if form.filled and not form.unfit:
        form.renew_token()
        return render(request, "schemes/delivery/report.html", {"form": form, **context})
    return form_page(
        request,
        "schemes/delivery/report.html",
        form,
        lambda values: report_periods(delivery=found, **values),
        done=place.url("scheme-delivery"),
        said=_("The report is saved."),
        context=context,
        current=lambda _row: _given(SchemeDelivery.objects.get(pk=found.pk), periods),
    )


def _given(found: SchemeDelivery, periods: Sequence[Period]) -> dict[str, Any]:
    """What stands of these periods, by the fields of the report."""
    rows = {row.period: row for row in found.entries.all()}
    amounts = {
        f"{name}_{period}": getattr(rows.get(str(period)), name, None)
        for period in periods
        for name in _COLUMNS
    }
    names = ("owner", "next_milestone", "next_milestone_on")
    return amounts | {name: getattr(found, name) for name in names}


_COLUMNS = ("profile", "actual", "forecast")


def _shown_amount(rows: dict[str, Any], period: Period, name: str) -> str:
    value = getattr(rows.get(str(period)), name, None)
    return _("not given") if value is None else money_words(Fraction(value))


@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: HttpRequest, programme: str, scheme: str, period: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    found, which = delivery_of(place), _period(period)
    if found is None or which.kind.value != found.periods:
        raise Http404
    row = found.entries.filter(period=str(which)).first()
    one = standing(record_at(found), which.last)
    proposed = one.proposed.status
    form = JudgeForm(
        request.POST if request.method == "POST" else None,
        proposed=proposed.value if proposed else "",
        version=found.version,
        initial=JudgeForm.values_of(row),
    )
    until = closed_until(place.programme)
    return form_page(
        request,
        "schemes/delivery/judge.html",
        form,
        lambda values: judge_period(delivery=found, period=which, **values),
        done=place.url("scheme-delivery") + f"?at={which.last}",
        said=_("%(period)s is saved.") % {"period": which.name},
        context=_context(
            place,
            _("%(scheme)s in %(period)s")
            % {"scheme": place.scheme.reference, "period": which.name},
            sentence=standing_sentence(one),
            expected=shortfall_sentence(one),
            proposed=_status_words(one),
            reason=one.proposed.reason,
            rule=RULE,
            closed=until is not None and which.last <= until,
        ),
        current=lambda _row: JudgeForm.values_of(found.entries.filter(period=str(which)).first()),
    )


def _status_words(one: Standing) -> str:
    return status_words(one.proposed.status.value) if one.proposed.status else _("No status")


def _context(place: SchemePlace, heading: str, **more: Any) -> dict[str, Any]:
    back = place.url("scheme-delivery")
    return place.context(
        heading, (_("Delivery"), back), (heading, None), room="scheme-delivery", back=back, **more
    )


def delivery_of(place: SchemePlace) -> SchemeDelivery | None:
    row = SchemeDelivery.objects.filter(scheme=place.scheme).prefetch_related("entries").first()
    if row is not None:
        row.scheme = place.scheme
    return row


def _month(text: str | None) -> Month | None:
    try:
        month = Month.parse(text or "")
        return month if month.financial_year else None
    except YearError:
        return None


def _year(text: str | None) -> FinancialYear | None:
    try:
        return FinancialYear(int(text or ""))
    except (ValueError, YearError):
        return None


def _this_year(place: SchemePlace, found: SchemeDelivery) -> FinancialYear:
    at = latest_month([record_at(found)])
    return at.financial_year if at else years_of(place.programme)[0]


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except PeriodError as error:
        raise Http404 from error
