"""The scales, measures and criteria that a criterion may refer to."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from appraisal.engine.option_finance import FINANCE_MEASURES
from appraisal.models import Appraisal, Criterion, Level, Scale
from appraisal.scoring.allowed import reached_on

Choices = list[tuple[str, Any]]


@dataclass(frozen=True)
class Ground:
    """The rows that a criterion may refer to: the appraisal's scales with their levels, its
    measures by key and its other ranking criteria. Read in four queries."""

    scales: tuple[Scale, ...]
    levels: dict[int, list[Level]]
    measures: Choices
    rankings: tuple[Criterion, ...]

    @classmethod
    def of(cls, appraisal: Appraisal, besides: Criterion | None = None) -> "Ground":
        levels: dict[int, list[Level]] = {}
        for level in Level.objects.filter(scale__appraisal=appraisal).order_by("position", "pk"):
            levels.setdefault(level.scale_id, []).append(level)
        own = [
            (m.key, with_unit(str(m), m.unit))
            for m in appraisal.measures.order_by("position", "pk")
        ]
        taken = {key for key, _label in own}
        own += [(m.key, with_unit(m.name, m.unit)) for m in FINANCE_MEASURES if m.key not in taken]
        rankings = appraisal.criteria.filter(role=Criterion.Role.RANKING).exclude(
            pk=besides.pk if besides else 0
        )
        return cls(
            scales=tuple(appraisal.scales.order_by("position", "pk")),
            levels=levels,
            measures=list(own),
            rankings=tuple(
                rankings.select_related("scale", "linear_measure").order_by("position", "pk")
            ),
        )

    def levels_of(self, criterion: Criterion) -> list[Level]:
        return self.levels.get(criterion.scale_id or 0, [])

    @property
    def words(self) -> Choices:
        """Every level name of all scales, each once."""
        found: dict[str, str] = {}
        for levels in self.levels.values():
            for level in levels:
                found.setdefault(level.key, str(level))
        return list(found.items())

    @property
    def in_levels(self) -> list[Criterion]:
        """The other ranking criteria that give levels, so that an excuse can count them."""
        return [c for c in self.rankings if reached_on(c, self.levels_of(c)).levels]


def with_unit(name: str, unit: str) -> str:
    """A measure with how its values are written: "Share of target (write 80% as 0.8)"."""
    match unit:
        case "share":
            return _("%(name)s (write 80%% as 0.8)") % {"name": name}
        case "GBP":
            return _("%(name)s (£)") % {"name": name}
        case "":
            return name
        case _:
            return f"{name} ({unit})"
