"""A programme with so many of everything: schemes, options, criteria, ratings, long names and large
amounts."""

from decimal import Decimal
from itertools import product
from typing import Any, Final

from appraisal.models import Appraisal, Criterion, Option, Rating
from schemes.models import Programme, Role
from schemes.savings.inputs import recompute
from tests.factories import (
    add_member,
    make_appraisal,
    make_gateway,
    make_option,
    make_ranking,
    make_scale,
)
from tests.schemes.portfolios import large_programme

LEVELS: Final = ("high", "medium", "low")
REASON: Final = (
    "Two counties did this and both saw complaints fall by a third in a year, at a price that the "
    "board thinks fair."
)


def long_name(kind: str, at: int) -> str:
    """A name of 180 letters, as long as people make them, with a word wider than a narrow window."""
    words = (
        f"{kind} {at} of the Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch partnership "
        "with the voluntary sector and the trust, "
    )
    return (words * 3)[:180].strip()


def appraisal_of(programme: Programme, count: int) -> Appraisal:
    """So many options, each rated with a reason on as many criteria, of which a third are gateways;
    every fourth option fails one of them, and the last is not rated whole."""
    appraisal = make_appraisal(
        programme,
        title=long_name("Appraisal", count),
        costs_first_year="2018/19",
        costs_years=10,
    )
    scale = make_scale(appraisal)
    gateways = [
        make_gateway(appraisal, f"G{at}", name=long_name("Gateway", at)) for at in range(count // 3)
    ]
    rows = [
        make_ranking(
            appraisal, f"R{at}", scale, name=long_name("Criterion", at), weight=Decimal(10 + at)
        )
        for at in range(count - len(gateways))
    ]
    options = [
        make_option(
            appraisal,
            f"O{at}",
            name=long_name("Option", at),
            baseline=not at,
            cost=Decimal(9_999_999_990 + at),
        )
        for at in range(count)
    ]
    ratings = [
        Rating(option=option, criterion=row, level=level_of(option, row), reason=REASON)
        for option, row in product(options, [*gateways, *rows])
    ]
    Rating.objects.bulk_create(ratings[:-1] if count > 1 else ratings)
    return appraisal


def level_of(option: Option, row: Criterion) -> str:
    if row.role == Criterion.Role.GATEWAY:
        return "fail" if option.position % 4 == 3 and row.position == 0 else "pass"
    return LEVELS[(option.position * (row.position + 2) + row.position) % 3]


def many(count: int) -> dict[str, Any]:
    """Makes them and a lead officer, "lead"; returns what names them in addresses."""
    programme = large_programme(2 * count, lines=min(count, 10))
    schemes = list(programme.schemes.order_by("position"))
    for at, scheme in enumerate(schemes):
        scheme.title = long_name("Scheme", at)
        scheme.headline_amount = Decimal(-9_999_999_999)
        scheme.save()
    programme.title = long_name("Programme", count)
    programme.save()
    recompute(programme)
    add_member(programme, Role.LEAD, "lead")
    appraisal = appraisal_of(programme, count)
    return {
        "programme": programme.slug,
        "scheme": schemes[0].slug,
        "appraisal": appraisal.slug,
        "option": "o0",
        "criterion": "r0",
    }
