"""What schemes save: a programme's year by year, and one scheme's with its lines."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from django.http import HttpRequest, QueryDict
from ninja import Router, Schema

from reports.api.answers import (
    Asked,
    Bearer,
    Named,
    Paged,
    Pounds,
    Scope,
    Year,
    answers,
    page_of,
    reader,
)
from schemes.access import Act
from schemes.casefile.money import finance_line
from schemes.finance.amounts import Amount
from schemes.finance.stay import Stay
from schemes.models import SavingsLine
from schemes.place import SchemePlace, programme_for, scheme_for
from schemes.portfolio.sums import SchemeSums
from schemes.portfolio.views import ShownPortfolio
from schemes.savings.inputs import add_known, new_money_in, years_of
from schemes.veil import veiled
from workbench.numbers.exact import exact_text, exact_text_or_none

router = Router(tags=["Savings"], auth=Bearer(Scope.SCHEMES))

_SUMS: Final = (
    *("net", "low", "high", "weighted", "gross"),
    *("cost", "reinvested", "one_off", "funding"),
)
_STAYS: Final = {Stay.LASTING: "lasting", Stay.ENDING: "ending", Stay.ONE_OFF: "once"}


class NewInYear(Schema):
    """New saving in a year, net, and its three parts: what lasts, what ends, what comes once."""

    year: Year
    net: Pounds
    lasting: Pounds
    ending: Pounds
    once: Pounds


class ProgrammeSavings(Schema):
    """The schemes that count, added up. `lasting` is what lasts by the end of the last year, which
    alone meets the `target`; `gap` is what is left of the target, below nought where it is passed.
    `schemes` counts the schemes, `lacking` those of which a figure is missing."""

    years: list[NewInYear]
    target: Pounds | None
    gap: Pounds | None
    net: Pounds
    lasting: Pounds
    ending: Pounds
    once: Pounds
    full_year: Pounds
    low: Pounds
    high: Pounds
    gross: Pounds
    weighted: Pounds
    schemes: int
    lacking: int


class Sums(Schema):
    """Central amounts. `low` and `high` are the ends of the net, `weighted` the net after
    confidence and risk."""

    net: Pounds
    low: Pounds
    high: Pounds
    weighted: Pounds
    gross: Pounds
    cost: Pounds
    reinvested: Pounds
    one_off: Pounds
    funding: Pounds


class YearOfScheme(Sums):
    year: Year


class SchemeSavings(Schema):
    """What is new in each year, what all years and one full year come to. `gaps` says what is
    missing and in no sum, `outside` which years of its money are not the programme's."""

    years: list[YearOfScheme]
    all_years: Sums
    full_year: Sums
    gaps: list[str]
    outside: list[str]


class LineSeen(Schema):
    """One line of money: its new money over all its years, within and outside the programme, as
    the lowest, the central and the highest amount. `missing` says what is not known and in none of
    the three. An `alternative` is in no total."""

    name: str
    kind: str
    risk: str
    alternative: bool
    low: Pounds
    central: Pounds
    high: Pounds
    missing: list[str]


class LinePage(Paged):
    items: list[LineSeen]


@router.get(
    "programmes/{programme}/savings",
    response=answers(ProgrammeSavings),
    url_name="api-savings",
)
def programme_savings(request: HttpRequest, programme: Named) -> Mapping[str, Any]:
    """The savings of a programme, as its portfolio adds them up."""
    place = programme_for(reader(request), programme, Act.READ)
    shown = ShownPortfolio.of(place, QueryDict())
    return _added(shown.portfolio.years, shown.portfolio.counted, shown.target)


@router.get(
    "programmes/{programme}/schemes/{scheme}/savings",
    response=answers(SchemeSavings),
    url_name="api-scheme-savings",
)
def scheme_savings(request: HttpRequest, programme: Named, scheme: Named) -> Any:
    """The savings of a scheme, as its lines come to."""
    place = scheme_for(reader(request), programme, scheme, Act.READ)
    return veiled(_of_scheme(place), place.exempt)


@router.get(
    "programmes/{programme}/schemes/{scheme}/savings/lines",
    response=answers(LinePage),
    url_name="api-scheme-lines",
)
def lines(request: HttpRequest, programme: Named, scheme: Named, asked: Asked) -> Any:
    """The savings lines of a scheme, in its own order."""
    place = scheme_for(reader(request), programme, scheme, Act.READ)
    rows = place.scheme.lines.order_by("position", "pk")
    return page_of(
        request,
        asked,
        rows,
        lambda some: veiled([_line(place, one) for one in some], place.exempt),
    )


def _added(years: tuple[str, ...], sums: SchemeSums, target: Fraction | None) -> dict[str, Any]:
    by_year = zip(years, sums.net, sums.lasting, sums.ending, sums.once, strict=True)
    return {
        "years": [
            {"year": year} | dict(zip(("net", *_STAYS.values()), map(exact_text, own), strict=True))
            for year, *own in by_year
        ],
        "target": exact_text_or_none(target),
        "gap": None if target is None else exact_text(target - sums.lasts),
        "net": exact_text(sums.whole),
        "lasting": exact_text(sums.lasts),
        "ending": exact_text(sums.stops),
        "once": exact_text(sums.comes_once),
        "full_year": exact_text(sums.full_year),
        "low": exact_text(sums.low),
        "high": exact_text(sums.high),
        "gross": exact_text(sums.gross),
        "weighted": exact_text(sums.weighted),
        "schemes": sums.count,
        "lacking": sums.lacking,
    }


def _of_scheme(place: SchemePlace) -> dict[str, Any]:
    figures = place.scheme.figures
    by_year = figures.get("years", {})
    return {
        "years": [
            {"year": str(year)} | _sums(by_year.get(str(year)))
            for year in years_of(place.programme)
        ],
        "all_years": _sums(figures.get("whole")),
        "full_year": _sums(figures.get("full_year")),
        "gaps": list(figures.get("gaps", ())),
        "outside": list(figures.get("outside", ())),
    }


def _sums(kept: Mapping[str, str] | None) -> dict[str, str]:
    """The sums that a scheme keeps; noughts where it has no lines."""
    kept = kept or {}
    return {name: kept.get(name, "0") for name in _SUMS}


def _line(place: SchemePlace, row: SavingsLine) -> dict[str, Any]:
    first_year = years_of(place.programme)[0]
    known, missing = add_known(new_money_in(finance_line(row), first_year, None))
    return {
        "name": row.name,
        "kind": row.kind,
        "risk": row.risk,
        "alternative": row.alternative,
        **_ends(known),
        "missing": list(dict.fromkeys(" ".join(filter(None, (m.what, m.word))) for m in missing)),
    }


def _ends(amount: Amount) -> dict[str, str]:
    return {
        "low": exact_text(amount.low),
        "central": exact_text(amount.central),
        "high": exact_text(amount.high),
    }
