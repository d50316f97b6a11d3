"""The one bridge from rows to the engine, and from a case file to the engine."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from appraisal.casefile.problem import problem_from_case
from appraisal.engine import problem as engine
from appraisal.engine.option_finance import (
    FinanceBasis,
    OptionFinanceRow,
    OptionMoney,
    finance_measurements,
    option_finance,
)
from appraisal.engine.outcome import evaluate
from appraisal.engine.result import Result
from appraisal.models import (
    Appraisal,
    Band,
    Criterion,
    ExcusingCriterion,
    Level,
    Measure,
    MeasureValue,
    Option,
    Rating,
    Scale,
)

__all__ = ["AppraisalRows", "exact", "problem_from_case", "sure"]


def exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def sure(value: Decimal | None) -> Fraction:
    """A number that a constraint of the database says is there."""
    assert value is not None
    return Fraction(value)


@dataclass(frozen=True)
class AppraisalRows:
    """Every row the engine needs of one appraisal, read in a constant number of queries.

    Ratings are the agreed ones; lists stand in page sequence.
    """

    appraisal: Appraisal
    options: list[Option]
    criteria: list[Criterion]
    levels: dict[int, list[Level]]
    bands: dict[int, list[Band]]
    excusing: dict[int, list[str]]
    values: list[MeasureValue]
    ratings: list[Rating]

    @classmethod
    def of(cls, appraisal: Appraisal) -> "AppraisalRows":
        """Seven queries: `appraisal` should come with its decision selected."""
        levels: dict[int, list[Level]] = {}
        for level in Level.objects.filter(scale__appraisal=appraisal).order_by("position", "pk"):
            levels.setdefault(level.scale_id, []).append(level)
        bands: dict[int, list[Band]] = {}
        for band in (
            Band.objects.filter(criterion__appraisal=appraisal)
            .select_related("level")
            .order_by("position", "pk")
        ):
            bands.setdefault(band.criterion_id, []).append(band)
        excusing: dict[int, list[str]] = {}
        for one in (
            ExcusingCriterion.objects.filter(excuse__criterion__appraisal=appraisal)
            .select_related("ranking")
            .order_by("position", "pk")
        ):
            excusing.setdefault(one.excuse_id, []).append(one.ranking.code)
        return cls(
            appraisal=appraisal,
            options=list(Option.objects.filter(appraisal=appraisal).order_by("position", "pk")),
            criteria=list(
                Criterion.objects.filter(appraisal=appraisal)
                .select_related(
                    "scale",
                    "linear_measure",
                    "banded_measure",
                    "test__measure",
                    "test__ranking",
                    "excuse",
                )
                .order_by("position", "pk")
            ),
            levels=levels,
            bands=bands,
            excusing=excusing,
            values=list(
                MeasureValue.objects.filter(option__appraisal=appraisal)
                .select_related("option", "measure")
                .order_by("position", "pk")
            ),
            ratings=list(
                Rating.objects.filter(option__appraisal=appraisal, assessor="")
                .select_related("option", "criterion")
                .order_by("position", "pk")
            ),
        )

    @cached_property
    def finance(self) -> tuple[OptionFinanceRow, ...]:
        """Option finance, one row an option; empty where the appraisal has none."""
        appraisal = self.appraisal
        basis = FinanceBasis(
            in_scope_value=exact(appraisal.in_scope_value),
            target=exact(appraisal.savings_target),
            wider_savings=exact(appraisal.wider_savings),
        )
        if all(option.total_savings is None for option in self.options):
            return ()
        return option_finance(
            basis,
            tuple(
                OptionMoney(o.code, exact(o.total_savings), exact(o.confidence))
                for o in self.options
            ),
        )

    @cached_property
    def problem(self) -> engine.Problem:
        """The appraisal as the engine takes it."""
        appraisal = self.appraisal
        decision = appraisal.decision
        codes = {option.pk: option.code for option in self.options}
        return engine.Problem(
            reference=appraisal.reference,
            title=appraisal.title,
            options=tuple(
                engine.Option(o.code, o.name, o.baseline, exact(o.cost)) for o in self.options
            ),
            criteria=tuple(self.criterion(row) for row in self.criteria),
            measurements=(
                *(
                    engine.Measurement(v.option.code, v.measure.key, sure(v.value))
                    for v in self.values
                ),
                *finance_measurements(self.finance),
            ),
            ratings=tuple(
                engine.Rating(
                    option=r.option.code,
                    criterion=r.criterion.code,
                    level=r.level or None,
                    points=exact(r.points),
                    not_applicable=r.not_applicable or None,
                    reason=r.reason,
                )
                for r in self.ratings
            ),
            total_as=engine.TotalAs(appraisal.total_as),
            better=engine.Better(appraisal.better),
            shortlist=engine.Shortlist(
                appraisal.shortlist, appraisal.shortlist_count, exact(appraisal.shortlist_total)
            ),
            decision=None
            if decision is None
            else engine.Preferred(
                codes[decision.preferred_id],
                codes.get(decision.with_a_view_to_id or 0),
                decision.reason,
            ),
            measure_definitions=tuple(
                engine.MeasureDefinition(m.key, m.name or m.key, m.unit)
                for m in self.measures_read
                if m.name or m.unit
            ),
        )

    @cached_property
    def result(self) -> Result:
        """What the engine says. Raises `ProblemError` where the rules contradict themselves."""
        return evaluate(self.problem)

    @property
    def measures_read(self) -> list[Measure]:
        """The measures that the criteria read, which came with them."""
        read: dict[str, Measure] = {}
        for row in self.criteria:
            test = getattr(row, "test", None)
            for measure in (row.linear_measure, row.banded_measure, test and test.measure):
                if measure is not None:
                    read.setdefault(measure.key, measure)
        return list(read.values())

    def criterion(self, row: Criterion) -> engine.Criterion:
        return engine.Criterion(
            code=row.code,
            name=row.name,
            role=engine.Role(row.role),
            scale=self.scale_of(row),
            weight=exact(row.weight),
            from_measure=self.bands_of(row),
            test=test_of(row),
            excused_by=self.excuse_of(row),
        )

    def scale_of(self, row: Criterion) -> engine.Scale | None:
        if row.linear_measure is not None:
            return engine.LinearScale(
                row.linear_measure.key,
                sure(row.linear_worst),
                sure(row.linear_best),
                sure(row.linear_points),
            )
        return None if row.scale is None else scale(row.scale, self.levels.get(row.scale.pk, ()))

    def bands_of(self, row: Criterion) -> engine.FromMeasure | None:
        if row.banded_measure is None:
            return None
        return engine.FromMeasure(
            row.banded_measure.key,
            tuple(
                engine.Band(band.level.key, exact(band.at_least), exact(band.at_most))
                for band in self.bands.get(row.pk, ())
            ),
        )

    def excuse_of(self, row: Criterion) -> engine.Excuse | None:
        excuse = getattr(row, "excuse", None)
        if excuse is None:
            return None
        return engine.Excuse(excuse.at_least, tuple(self.excusing.get(excuse.pk, ())), excuse.level)


def scale(row: Scale, levels: Iterable[Level]) -> engine.LevelScale | engine.PointScale:
    if row.minimum is not None:
        return engine.PointScale(sure(row.minimum), sure(row.maximum), row.key)
    return engine.LevelScale(
        tuple(engine.Level(level.key, sure(level.points), level.name) for level in levels), row.key
    )


def test_of(row: Criterion) -> engine.GatewayTest | None:
    test = getattr(row, "test", None)
    if test is None:
        return None
    if test.measure is not None:
        return engine.MeasureTest(test.measure.key, exact(test.at_least), exact(test.at_most))
    if test.ranking is not None:
        return engine.MinimumLevelTest(test.ranking.code, test.level or None, exact(test.points))
    return engine.PassTest()
