"""The schemes of a programme, each with what its portfolio counts of it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, QueryDict
from ninja import Router, Schema

from reports.api.answers import (
    Asked,
    Bearer,
    Exact,
    Named,
    Paged,
    Pounds,
    Scope,
    answers,
    page_of,
    reader,
)
from schemes.access import Act
from schemes.models import Scheme
from schemes.place import programme_for, scheme_for
from schemes.portfolio.rows import Listing
from schemes.portfolio.sums import exact_sum
from schemes.portfolio.views import ShownPortfolio
from schemes.veil import veiled
from workbench.numbers.exact import exact_text, exact_text_or_none

router = Router(tags=["Schemes"], auth=Bearer(Scope.SCHEMES))


class SchemeListed(Schema):
    """A scheme with its new saving over the years of the programme. `risk` is the highest of its
    lines, `missing` how many of its figures are missing; one that is stopped is in no total
    (`counted`). `headline` was stated, the other amounts are worked out. `lasting`, `ending` and
    `once` make up `net`; `shares_with` are schemes that count the same money."""

    slug: str
    reference: str
    title: str
    owner_role: str
    theme: str
    status: str
    confidence: str
    risk: str
    counted: bool
    headline: Pounds | None
    headline_year: str
    net: Pounds
    lasting: Pounds
    ending: Pounds
    once: Pounds
    full_year: Pounds
    low: Pounds
    high: Pounds
    gross: Pounds
    weighted: Pounds
    missing: int
    shares_with: list[str]


class SchemePage(Paged):
    items: list[SchemeListed]


class SchemeHeadline(Schema):
    """A saving as it was stated, to the nearest `precision` where that was said; `year` is "" for
    all years together."""

    amount: Pounds
    precision: Exact | None
    year: str


class SchemeSeen(Schema):
    """One savings proposal. `confidence` is red, amber, green or "" where none was given."""

    slug: str
    reference: str
    title: str
    summary: str
    owner_role: str
    theme: str
    status: str
    confidence: str
    confidence_reason: str
    headline: SchemeHeadline | None


@router.get("programmes/{programme}/schemes", response=answers(SchemePage), url_name="api-schemes")
def schemes(request: HttpRequest, programme: Named, asked: Asked) -> Mapping[str, Any]:
    """The schemes of a programme, in its own order."""
    place = programme_for(reader(request), programme, Act.READ)
    listed = ShownPortfolio.of(place, QueryDict()).listings
    return page_of(request, asked, listed, lambda some: veiled([*map(_listed, some)], place.exempt))


@router.get(
    "programmes/{programme}/schemes/{scheme}", response=answers(SchemeSeen), url_name="api-scheme"
)
def scheme(request: HttpRequest, programme: Named, scheme: Named) -> Any:
    """One scheme."""
    place = scheme_for(reader(request), programme, scheme, Act.READ)
    return veiled(_seen(place.scheme), place.exempt)


def _listed(one: Listing) -> dict[str, Any]:
    entry = one.entry
    return {
        "slug": one.slug,
        "reference": one.reference,
        "title": one.title,
        "owner_role": one.owner,
        "theme": entry.theme,
        "status": entry.status,
        "confidence": entry.confidence,
        "risk": entry.risk,
        "counted": entry.is_counted,
        "headline": exact_text_or_none(one.headline),
        "headline_year": one.headline_year,
        "net": entry.whole,
        "lasting": exact_text(exact_sum(entry.lasting)),
        "ending": exact_text(exact_sum(entry.ending)),
        "once": exact_text(exact_sum(entry.once)),
        "full_year": entry.full_year,
        "low": entry.low,
        "high": entry.high,
        "gross": entry.gross,
        "weighted": entry.weighted,
        "missing": entry.missing,
        "shares_with": list(one.shares_with),
    }


def _seen(row: Scheme) -> dict[str, Any]:
    headline = None
    if row.headline_amount is not None:
        headline = {
            "amount": exact_text_or_none(row.headline_amount),
            "precision": exact_text_or_none(row.headline_precision),
            "year": row.headline_year,
        }
    return {
        "slug": row.slug,
        "reference": row.reference,
        "title": row.title,
        "summary": row.summary,
        "owner_role": row.owner_role,
        "theme": row.theme,
        "status": row.status,
        "confidence": row.confidence,
        "confidence_reason": row.confidence_reason,
        "headline": headline,
    }
