"""The stated figures that an address asks for, as its page and its file show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from schemes.exempt import Exempt
from schemes.models import Scheme
from schemes.place import FiguresPlace
from schemes.reconciliation.reconciling import ReconciledFigure, ReconciledKind, found_in
from schemes.reconciliation.tables import Sorted

SCHEMES_OFFERED = 300


@dataclass(frozen=True)
class ShownFigures:
    """The figures of a programme, or of one scheme, of the kind that an address asks for."""

    place: FiguresPlace
    query: Mapping[str, str]

    @cached_property
    def offered(self) -> list[Scheme]:
        """The schemes to choose from, the first of very many and the one that is chosen; a page of
        one scheme has none."""
        if self.place.scheme is not None:
            return []
        rows = self.place.programme.schemes.exclude(pk__in=self.place.exempt.schemes)
        first = list(rows.in_order()[:SCHEMES_OFFERED])
        asked = self.query.get("scheme")
        if len(first) == SCHEMES_OFFERED and asked and asked not in {one.slug for one in first}:
            first += rows.filter(slug=asked)
        return first

    @cached_property
    def scheme(self) -> Scheme | None:
        asked = self.query.get("scheme")
        return self.place.scheme or next((one for one in self.offered if one.slug == asked), None)

    @property
    def chosen(self) -> str:
        return self.scheme.slug if self.scheme and self.place.scheme is None else ""

    @property
    def kind(self) -> str:
        return self.query.get("kind", "")

    @property
    def as_query(self) -> str:
        """The choice as an address has it."""
        return urlencode({"scheme": self.chosen, "kind": self.kind})

    @cached_property
    def everything(self) -> tuple[ReconciledFigure, ...]:
        """The figures of the scheme, or of the whole programme, that whoever looks may see."""
        exempt = self.place.exempt
        found = found_in(self.place.programme, self.scheme)
        return tuple(one for one in found if not is_kept_back(exempt, one)) if exempt else found

    @cached_property
    def found(self) -> Sorted:
        """Those that were asked for, by what became of them."""
        return Sorted.of(one for one in self.everything if self._is_wanted(one))

    def _is_wanted(self, finding: ReconciledFigure) -> bool:
        of_scheme = self.scheme is None or finding.scheme == self.scheme.reference
        return of_scheme and self.kind in ("", finding.kind)


def is_kept_back(exempt: Exempt, finding: ReconciledFigure) -> bool:
    """Whether a finding tells of what is exempt: by its name, or because the money of its scheme,
    or of a scheme that is exempt, is held against the figure."""
    is_money = finding.kind in (ReconciledKind.HEADLINE, ReconciledKind.LINES)
    return (
        is_of_money(exempt.money_of, finding.where)
        or exempt.keeps(finding.where, finding.scheme, is_money=is_money)
        or any(one in exempt.money_of or exempt.is_named_in(one) for one in finding.rests_on)
    )


def is_of_money(schemes: Iterable[str], where: str) -> bool:
    """Whether a figure is a headline of one of these schemes, whatever it is held against."""
    return any(where.startswith(f"{one} headline") for one in schemes)
