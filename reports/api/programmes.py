"""Programmes: all that the person of the token takes part in."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router, Schema

from reports.api.answers import (
    Asked,
    Bearer,
    Exact,
    Named,
    Paged,
    Scope,
    Year,
    answers,
    page_of,
    reader,
)
from schemes.access import Act
from schemes.exempt import exempt_from
from schemes.models import Programme
from schemes.place import programme_for
from schemes.veil import veiled
from workbench.numbers.exact import exact_text_or_none

router = Router(tags=["Programmes"], auth=Bearer(Scope.PROGRAMMES))


class ProgrammeSeen(Schema):
    """A savings target with the schemes and appraisals that should meet it. `slug` stands in its
    addresses."""

    slug: str
    reference: str
    title: str
    summary: str
    authority: str
    first_year: Year
    years: int
    target: Exact | None


class ProgrammePage(Paged):
    items: list[ProgrammeSeen]


@router.get("programmes", response=answers(ProgrammePage), url_name="api-programmes")
def programmes(request: HttpRequest, asked: Asked) -> Mapping[str, Any]:
    """All programmes, by title."""
    user = reader(request)
    rows = _rows(Programme.objects.visible_to(user).in_order())
    return page_of(
        request, asked, rows, lambda some: veiled([*map(_seen, some)], exempt_from(user))
    )


@router.get("programmes/{programme}", response=answers(ProgrammeSeen), url_name="api-programme")
def programme(request: HttpRequest, programme: Named) -> Any:
    """One programme."""
    place = programme_for(reader(request), programme, Act.READ)
    return veiled(_seen(place.programme), place.exempt)


def _rows(rows: "QuerySet[Programme]") -> "QuerySet[Programme]":
    return rows.select_related("authority").defer("plan", "questions")


def _seen(row: Programme) -> dict[str, Any]:
    return {
        "slug": row.slug,
        "reference": row.reference,
        "title": row.title,
        "summary": row.summary,
        "authority": str(row.authority),
        "first_year": row.first_year,
        "years": row.years,
        "target": exact_text_or_none(row.target),
    }
