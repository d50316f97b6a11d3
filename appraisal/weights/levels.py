"""The weights that stand beside one another: of groups and of criteria in none, then those within
each group. Without groups there is one level, with every criterion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from appraisal.models import Criterion, CriterionGroup
from workbench.numbers.text import plain_number

Weighed = Criterion | CriterionGroup


@dataclass(frozen=True, slots=True)
class Level:
    """Weights that share one whole: all of it, or that of a `group`."""

    group: CriterionGroup | None
    rows: tuple[Weighed, ...]

    @property
    def within(self) -> str:
        """ "within “Quality”", after which its weights are told; "" at the top."""
        return "" if self.group is None else _("within “%(group)s”") % {"group": self.group.name}


def levels_of(criteria: Sequence[Criterion], groups: Iterable[CriterionGroup]) -> tuple[Level, ...]:
    """The levels of these ranking criteria, the top one first. A group stands where its first
    criterion does, one without criteria at the end."""
    groups = list(groups)
    top: list[Weighed] = []
    for row in criteria:
        group = next((one for one in groups if one.pk == row.group_id), None)
        if (group or row) not in top:
            top.append(group or row)
    top += [group for group in groups if group not in top]
    within = [Level(one, _in(criteria, one)) for one in groups]
    return (Level(None, tuple(top)), *(level for level in within if level.rows))


def name_of(row: Weighed) -> str:
    """The field of a weight in forms."""
    return f"group_{row.pk}" if isinstance(row, CriterionGroup) else f"weight_{row.pk}"


def totals_off(levels: Iterable[Level], whole: Decimal) -> list[tuple[Level, Decimal]]:
    """The levels whose weights do not come to the whole, with what they come to; those that carry
    no weight at all are left out."""
    found = []
    for level in levels:
        weights = [row.weight for row in level.rows if row.weight is not None]
        total = sum(weights, Decimal(0))
        if weights and total != whole:
            found.append((level, total))
    return found


def off_words(level: Level, total: Decimal) -> str:
    """That weights in per cent come to another total than 100."""
    words = {"total": plain_number(total), "within": level.within}
    if level.group is None:
        return _("The weights come to %(total)s per cent and must come to 100.") % words
    return _("The weights %(within)s come to %(total)s per cent and must come to 100.") % words


def _in(criteria: Sequence[Criterion], group: CriterionGroup) -> tuple[Criterion, ...]:
    return tuple(row for row in criteria if row.group_id == group.pk)
