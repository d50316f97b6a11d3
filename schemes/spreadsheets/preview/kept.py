"""What the first request of an import worked out, kept for the one that applies it.

The figures of a new scheme follow from its own rows, which the digest of the changes covers, from
the years of the programme, and from how this release adds up. A scheme that stands already has
lines and figures that somebody may change meanwhile: its figures are worked out again.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.db.models import Count, Max, Sum, TextField
from django.db.models.functions import Cast

from schemes import finance, savings
from schemes.access import Act, may
from schemes.casefile import money
from schemes.finance.years import FinancialYear
from schemes.models import Programme, SavingsLine, Scheme

FIGURES: Final = "figures"
# Whatever the totals, the questions and the figures of an import follow from in a scheme.
_OF_SCHEMES: Final = ("pk", "version", "reference", "status", "confidence")


def standing(programme: Programme, roles: frozenset[str]) -> list[Any]:
    """A value that changes with whatever a preview follows from: the years of the programme, its
    schemes with their figures, its lines, and whether these roles may import everything. Two
    queries."""
    marks = hashlib.sha256()
    schemes = Scheme.objects.filter(programme=programme).order_by("pk")
    for row in schemes.values_list(*_OF_SCHEMES, Cast("figures", TextField())).iterator():
        marks.update(repr(row).encode())
    lines = SavingsLine.objects.filter(scheme__programme=programme).aggregate(
        count=Count("pk"), last=Max("pk"), versions=Sum("version")
    )
    years = [programme.first_year, programme.years]
    return [marks.hexdigest(), *lines.values(), *years, may(roles, Act.DECIDE)]


def kept_figures(figures: Mapping[str, Any], years: Sequence[FinancialYear]) -> dict[str, str]:
    """The figures of new schemes by reference, as the draft of an import keeps them: one text
    under the fingerprint of what they follow from besides the rows."""
    return {_fingerprint(years): json.dumps(figures)}


def figures_kept(content: Mapping[str, Any], years: Sequence[FinancialYear]) -> dict[str, Any]:
    """The figures of new schemes that a draft keeps; none where the years of the programme or the
    way of adding up are others by now."""
    found: dict[str, Any] = json.loads(content.get(FIGURES, {}).get(_fingerprint(years), "{}"))
    return found


def _fingerprint(years: Sequence[FinancialYear]) -> str:
    return hashlib.sha256(" ".join([_release(), *map(str, years)]).encode()).hexdigest()


@cache
def _release() -> str:
    """A fingerprint of the code that adds up: a draft may wait while a new release is put in."""
    marks = hashlib.sha256(Path(money.__file__).read_bytes())
    for package in (finance, savings):
        for path in sorted(Path(package.__path__[0]).rglob("*.py")):
            marks.update(path.read_bytes())
    return marks.hexdigest()
