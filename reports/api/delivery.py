"""The delivery of savings after the decision: a programme's at the end of a month, and one scheme's
period by period."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from reports.api.answers import (
    Asked,
    Bearer,
    Named,
    Paged,
    Pounds,
    Scope,
    answers,
    page_of,
    reader,
)
from schemes.access import Act
from schemes.delivery.report import DeliveryReport, ReportedScheme
from schemes.delivery.rows import record_at
from schemes.delivery.scheme_views import delivery_of
from schemes.delivery.views import ShownDelivery
from schemes.finance.delivery.record import Entry
from schemes.finance.delivery.standing import Standing
from schemes.place import programme_for, scheme_for
from schemes.veil import veiled
from workbench.numbers.exact import exact_text, exact_text_or_none

router = Router(tags=["Delivery"], auth=Bearer(Scope.SCHEMES))

_MONTH = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
Month = Annotated[str, Field(pattern=_MONTH, examples=["2026-04"])]
Period = Annotated[
    str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])$", examples=["2026-04", "2026-Q1"])
]


class Shares(Schema):
    """A target in its parts, which sum to it exactly; what came in `beyond` it is no part of it."""

    target: Pounds
    delivered: Pounds
    on_track: Pounds
    at_risk: Pounds
    carried: Pounds
    lost: Pounds
    not_reported: Pounds
    beyond: Pounds


class ProgrammeDelivery(Shares):
    """The schemes that were not stopped, in the financial year of the month `at`, as at its end.
    `closed` says that the month was closed, and these are the figures that were frozen then. `at`
    is null, and everything nought, where nothing was planned yet. `months` can be asked for."""

    at: Month | None
    closed: bool
    months: list[Month]
    actual: Pounds | None
    expected: Pounds
    schemes: int


class SchemeStanding(Shares):
    """How a scheme stands in the year. `status` is what a person decided, else what the rule
    proposes; "" where nothing was reported. `actual` is null where none is known."""

    slug: str
    reference: str
    title: str
    owner: str
    status: str
    actual: Pounds | None
    expected: Pounds


class StandingPage(Paged):
    at: Month | None
    items: list[SchemeStanding]


class PeriodSeen(Schema):
    """What was planned, came in, is forecast, was lost for good and slipped into the next year.
    What is null was not given, which is not nought."""

    period: Period
    profile: Pounds | None
    actual: Pounds | None
    forecast: Pounds | None
    lost: Pounds | None
    replaced: Pounds | None
    carried: Pounds | None
    status: str
    why: str


class PeriodPage(Paged):
    items: list[PeriodSeen]


class When(Schema):
    at: str | None = Field(
        None,
        pattern=_MONTH,
        description="A month such as 2026-04; without it the last one reported.",
    )


@router.get(
    "programmes/{programme}/delivery",
    response=answers(ProgrammeDelivery),
    url_name="api-delivery",
)
def programme_delivery(request: HttpRequest, programme: Named, when: Query[When]) -> Any:
    """The delivery of a programme at the end of a month."""
    shown = _shown(request, programme, when)
    report = shown.report
    summary = report.summary if report else None
    return {
        "at": str(report.at) if report else None,
        "closed": bool(report and report.closed),
        "months": [str(one) for one in shown.calendar.months],
        "actual": exact_text_or_none(summary.actual) if summary else None,
        "expected": exact_text(summary.expected if summary else Fraction(0)),
        "schemes": summary.counted if summary else 0,
    } | _shares(summary.shares if summary else None)


@router.get(
    "programmes/{programme}/delivery/schemes",
    response=answers(StandingPage),
    url_name="api-delivery-schemes",
)
def schemes_delivery(
    request: HttpRequest, programme: Named, when: Query[When], asked: Asked
) -> Mapping[str, Any]:
    """How each scheme that was not stopped stands at the end of a month."""
    shown = _shown(request, programme, when)
    report: DeliveryReport | None = shown.report
    rows = report.counted if report else ()
    exempt = shown.place.exempt
    found = page_of(
        request, asked, rows, lambda some: veiled([_standing(*one) for one in some], exempt)
    )
    return found | {"at": str(report.at) if report else None}


@router.get(
    "programmes/{programme}/schemes/{scheme}/delivery",
    response=answers(PeriodPage),
    url_name="api-scheme-delivery",
)
def scheme_delivery(
    request: HttpRequest, programme: Named, scheme: Named, asked: Asked
) -> Mapping[str, Any]:
    """What a scheme reported, the earliest period first."""
    place = scheme_for(reader(request), programme, scheme, Act.READ)
    found = delivery_of(place)
    entries = record_at(found).entries if found else ()
    return page_of(
        request, asked, entries, lambda some: veiled([*map(_period, some)], place.exempt)
    )


def _shown(request: HttpRequest, programme: str, when: When) -> ShownDelivery:
    """The delivery at the month asked for. Raises `Http404` where the programme has none such."""
    place = programme_for(reader(request), programme, Act.READ)
    shown = ShownDelivery(place, {"at": when.at} if when.at else {})
    if when.at and when.at not in map(str, shown.calendar.months):
        raise Http404
    return shown


def _standing(scheme: ReportedScheme, one: Standing) -> dict[str, Any]:
    return {
        "slug": scheme.slug,
        "reference": scheme.reference,
        "title": scheme.title,
        "owner": scheme.owner,
        "status": one.status.value if one.status else "",
        "actual": exact_text_or_none(one.actual),
        "expected": exact_text(one.expected),
    } | _shares(one.shares)


def _shares(shares: Any) -> dict[str, str]:
    return {
        name: exact_text(getattr(shares, name) if shares else Fraction(0))
        for name in Shares.model_fields
    }


def _period(one: Entry) -> dict[str, Any]:
    amounts = ("profile", "actual", "forecast", "lost", "replaced", "carried")
    return {
        "period": str(one.period),
        **{name: exact_text_or_none(getattr(one, name)) for name in amounts},
        "status": one.status.value if one.status else "",
        "why": one.why,
    }
