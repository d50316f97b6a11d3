"""Finds schemes of one programme that count the same cohort or budget, whose money may therefore be
counted twice."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from schemes.models import Programme, SavingsLine, Scheme
from schemes.place import SchemePlace
from workbench.numbers.listing import listed


@dataclass(frozen=True, slots=True)
class CountingScheme:
    """A scheme that counts a certain cohort or budget, with the names of the lines that do."""

    scheme: Scheme
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SameMoney:
    """A cohort or budget that two or more schemes count. `tag` is its name as first written."""

    tag: str
    counted_by: tuple[CountingScheme, ...]

    @property
    def text(self) -> str:
        """The finding in a sentence: "“Reablement budget” is counted by A/R.6.127 (Reviews) and
        A/R.6.129 (Sensors)."."""
        names = [f"{one.scheme.reference} ({listed(one.lines)})" for one in self.counted_by]
        return _("“%(tag)s” is counted by %(schemes)s.") % {
            "tag": self.tag,
            "schemes": listed(names),
        }

    def concerns(self, scheme: Scheme) -> bool:
        """Whether the scheme is one of those that count it."""
        return any(one.scheme.pk == scheme.pk for one in self.counted_by)


def shared_words(place: SchemePlace) -> list[str]:
    """What the scheme counts together with others that the person may read, a sentence each."""
    found = same_money(place.programme, place.exempt.schemes)
    return [one.text for one in found if one.concerns(place.scheme)]


def same_money(programme: Programme, without: Collection[int] = ()) -> tuple[SameMoney, ...]:
    """The cohorts and budgets that two or more schemes of the programme count. Names that differ
    only in capitals or spaces are the same. Alternative lines, stopped schemes and those of the
    keys `without` are left out. One query."""
    rows = (
        SavingsLine.objects.filter(scheme__programme=programme, alternative=False)
        .exclude(counts=[])
        .exclude(scheme__status=Scheme.Status.STOPPED)
        .exclude(scheme__in=without)
        .select_related("scheme")
        .order_by("scheme__position", "scheme__pk", "position", "pk")
    )
    written: dict[str, str] = {}
    counted: defaultdict[str, dict[int, list[SavingsLine]]] = defaultdict(dict)
    for row in rows:
        for tag in row.counts:
            key = " ".join(str(tag).split()).casefold()
            written.setdefault(key, tag)
            lines = counted[key].setdefault(row.scheme_id, [])
            if row not in lines:
                lines.append(row)
    return tuple(
        SameMoney(
            written[key],
            tuple(
                CountingScheme(lines[0].scheme, tuple(line.name for line in lines))
                for lines in schemes.values()
            ),
        )
        for key, schemes in counted.items()
        if len(schemes) > 1
    )
