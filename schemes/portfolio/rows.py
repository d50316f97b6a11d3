"""Reads a programme's rows for its portfolio, in a constant number of queries. The figures are
those kept with each scheme; nothing else of the portfolio reads rows."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db.models import Case, IntegerField, Max, Value, When

from schemes.models import Grade, Programme, SavingsLine
from schemes.portfolio.entries import SchemeEntry
from schemes.savings.inputs import years_of
from schemes.savings.same_money import same_money

RISKS: Final = ("", Grade.LOW.value, Grade.MEDIUM.value, Grade.HIGH.value)


@dataclass(frozen=True, slots=True)
class Listing:
    """One scheme in the table of a portfolio. `shares_with` are the references of the schemes that
    count the same money."""

    entry: SchemeEntry
    reference: str
    slug: str
    title: str
    owner: str
    headline: Decimal | None
    headline_year: str
    shares_with: tuple[str, ...] = ()


def listings(programme: Programme, without: Collection[int] = ()) -> tuple[Listing, ...]:
    """Every scheme of a programme in its own order, but for those of the keys `without`. Three
    queries, however many schemes."""
    years = tuple(map(str, years_of(programme)))
    risks = _risks(programme)
    shared = _shared_money(programme, without)
    rows = (
        programme.schemes.exclude(pk__in=without)
        .in_order()
        .values_list(
            "pk",
            "reference",
            "slug",
            "title",
            "owner_role",
            "theme",
            "status",
            "confidence",
            "headline_amount",
            "headline_year",
            "figures",
        )
        .iterator(chunk_size=2000)
    )
    found = []
    for pk, reference, slug, title, owner, theme, status, confidence, amount, year, figures in rows:
        risk = RISKS[risks.get(pk, 0)]
        entry = SchemeEntry.of(
            figures,
            years,
            pk=pk,
            theme=theme,
            status=status,
            confidence=confidence,
            risk=risk,
            stated_whole=amount is not None and not year,
        )
        found.append(
            Listing(entry, reference, slug, title, owner, amount, year, shared.get(pk, ()))
        )
    return tuple(found)


def _risks(programme: Programme) -> dict[int, int]:
    """The highest risk among the lines of each scheme, as its place in `RISKS`."""
    graded = Case(
        *(When(risk=risk, then=Value(place)) for place, risk in enumerate(RISKS)),
        output_field=IntegerField(),
    )
    lines = SavingsLine.objects.filter(scheme__programme=programme, alternative=False)
    highest = lines.exclude(risk="").values("scheme_id").annotate(highest=Max(graded))
    return dict(highest.values_list("scheme_id", "highest"))


def _shared_money(programme: Programme, without: Collection[int]) -> dict[int, tuple[str, ...]]:
    """For each scheme that counts the same money as another, the references of the others."""
    shared: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for tag in same_money(programme, without):
        for one in tag.counted_by:
            others = (other.scheme for other in tag.counted_by if other is not one)
            shared[one.scheme.pk] |= dict.fromkeys(other.reference for other in others)
    return {pk: tuple(others) for pk, others in shared.items()}
