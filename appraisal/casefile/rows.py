"""The rows of an appraisal, read in a constant number of queries: as its pages use them, as a part
of the case file, and as what the engine makes of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from appraisal.casefile.grouping import grouped, in_order
from appraisal.casefile.mapped import (
    APPRAISAL,
    BAND,
    CRITERION,
    DECISION,
    EXCUSE,
    GROUP,
    LEVEL,
    MEASURE,
    MEASUREMENT,
    OPTION,
    OPTION_LINE,
    RATING,
    RULED_OUT,
    SCALE,
    TEST,
)
from appraisal.casefile.masking import mask
from appraisal.casefile.parts import (
    CaseAppraisal,
    CaseCriterion,
    CaseFromMeasure,
    CaseMeasureDefinition,
    CaseOptionLine,
    CaseScale,
)
from appraisal.casefile.problem import answer_to, finance_of, problem_of
from appraisal.engine import problem as engine
from appraisal.engine.option_finance import OptionFinanceRow
from appraisal.engine.pricing_withheld import prices_withheld, without_points
from appraisal.engine.result import Result
from appraisal.models import (
    Appraisal,
    Band,
    Criterion,
    CriterionGroup,
    ExcusingCriterion,
    Level,
    Measure,
    MeasureValue,
    Option,
    OptionLine,
    Rating,
    RuledOut,
    Scale,
)

_GROUPS_THERE: Final = "groups_there"


@dataclass(frozen=True)
class AppraisalRows:
    """Every row the engine needs of one appraisal, read in a constant number of queries.

    Ratings are the agreed ones; lists stand in page sequence.
    """

    appraisal: Appraisal
    options: list[Option]
    criteria: list[Criterion]
    levels: dict[int, list[Level]]
    values: list[MeasureValue]
    ratings: list[Rating]

    @classmethod
    def of(
        cls,
        appraisal: Appraisal,
        *,
        with_ratings: bool = True,
        cell: tuple[str, str] | None = None,
        exempt: Mapping[int, str] | None = None,
    ) -> "AppraisalRows":
        """Five queries: `appraisal` should come with its decision selected. Without ratings it is
        as if nothing were rated; with a `cell`, the slugs of an option and a criterion, as if
        nothing else were; a slug that is empty takes all. Options that are `exempt` for
        whoever reads are called what their key says and have no words of their own (`mask`); what
        they score stays, so that ranks are what they are."""
        options = in_order(Option.objects.filter(appraisal=appraisal).select_related("ruled_out"))
        criteria = in_order(
            Criterion.objects.filter(appraisal=appraisal)
            .annotate(**{_GROUPS_THERE: _groups_there()})
            .select_related(
                "scale",
                "group",
                "linear_measure",
                "banded_measure",
                "test__measure",
                "test__ranking",
                "excuse",
            )
        )
        found = cls(
            appraisal=appraisal,
            options=options,
            criteria=criteria,
            levels=grouped(Level.objects.filter(scale__appraisal=appraisal), "scale_id"),
            values=in_order(
                MeasureValue.objects.filter(option__appraisal=appraisal).select_related(
                    "option", "measure"
                )
            ),
            ratings=_agreed(appraisal, options, criteria, cell) if with_ratings else [],
        )
        if exempt:
            mask(found.options, found.ratings, found.values, appraisal.decision, exempt)
        return found

    def rated_now(self, exempt: Mapping[int, str]) -> "AppraisalRows":
        """The same rows with every agreed rating as it stands now, in one query. What is `exempt`
        is masked as `of` does, for which all is read again."""
        if exempt:
            return AppraisalRows.of(self.appraisal, exempt=exempt)
        ratings = _agreed(self.appraisal, self.options, self.criteria, None)
        return replace(self, ratings=ratings)

    @cached_property
    def part(self) -> CaseAppraisal:
        """What the engine needs of the appraisal, as the case file has it: agreed ratings, the
        scales and measures that its criteria read, and none of what is written of options."""
        appraisal = self.appraisal
        scales = {row.scale.key: row.scale for row in self.criteria if row.scale is not None}
        return APPRAISAL.part_of(
            appraisal,
            options=tuple(
                OPTION.part_of(row, benefits=(), drawbacks=(), lines=self.lines_of(row))
                for row in self.options
            ),
            criteria=tuple(map(self._criterion, self.criteria)),
            scales={key: self.scale_part(scale) for key, scale in scales.items()},
            measure_definitions=definitions(self.measures_read),
            measures=tuple(map(MEASUREMENT.part_of, self.values)),
            ratings=tuple(RATING.part_of(row, evidence=()) for row in self.ratings),
            decision=appraisal.decision and DECISION.part_of(appraisal.decision),
            ruled_out=tuple(map(RULED_OUT.part_of, self.ruled_out)),
            groups=tuple(map(GROUP.part_of, self.groups)),
        )

    @cached_property
    def bands(self) -> dict[int, list[Band]]:
        """The bands of measures, by criterion, in one query."""
        found = Band.objects.filter(criterion__appraisal=self.appraisal)
        return grouped(found.select_related("level"), "criterion_id")

    @cached_property
    def excusing(self) -> dict[int, list[ExcusingCriterion]]:
        """The criteria that excuse, by excuse, in one query."""
        found = ExcusingCriterion.objects.filter(excuse__criterion__appraisal=self.appraisal)
        return grouped(found.select_related("ranking"), "excuse_id")

    @cached_property
    def groups(self) -> list[CriterionGroup]:
        """The groups of criteria, in page sequence, where there are criteria to stand in them. They
        came with these, but for groups without any, which take a query more."""
        found = {row.group.pk: row.group for row in self.criteria if row.group is not None}
        if self.criteria and getattr(self.criteria[0], _GROUPS_THERE) != len(found):
            return self.every_group
        return sorted(found.values(), key=lambda one: (one.position, one.pk))

    @cached_property
    def every_group(self) -> list[CriterionGroup]:
        """The groups, those of an appraisal without criteria as well, in one query."""
        return in_order(CriterionGroup.objects.filter(appraisal=self.appraisal))

    @cached_property
    def lines(self) -> dict[int, list[OptionLine]]:
        """The lines of the options, by option, in one query."""
        found = OptionLine.objects.filter(option__appraisal=self.appraisal)
        return grouped(found, "option_id")

    def lines_of(self, option: Option) -> tuple[CaseOptionLine, ...]:
        """The lines of an option where its cost comes from them; else nothing asks for them."""
        if not self.appraisal.costs_from:
            return ()
        return tuple(map(OPTION_LINE.part_of, self.lines.get(option.pk, ())))

    @cached_property
    def finance(self) -> tuple[OptionFinanceRow, ...]:
        """Option finance, one row an option; empty where the appraisal has none."""
        return finance_of(self.part)

    @cached_property
    def problem(self) -> engine.Problem:
        """The appraisal as the engine takes it."""
        return problem_of(self.part)

    @cached_property
    def result(self) -> Result:
        """What the engine says, as whoever reads may know it. Raises `ProblemError` where the rules
        contradict themselves."""
        return without_points(self.problem, answer_to(self.problem), self.prices_withheld)

    @property
    def withholds(self) -> bool:
        """Whether an option that is judged is withheld from whoever reads."""
        return any(row.withheld and not hasattr(row, "ruled_out") for row in self.options)

    @cached_property
    def prices_withheld(self) -> tuple[str, ...]:
        """The criteria, by code, in which an option that is withheld from whoever reads has a
        price. Raises `ProblemError`."""
        codes = frozenset(row.code for row in self.options if row.withheld)
        return prices_withheld(self.problem, answer_to(self.problem), codes) if codes else ()

    @property
    def ruled_out(self) -> list[RuledOut]:
        """What was said of the options that were ruled out early, which came with them."""
        found = [row.ruled_out for row in self.options if hasattr(row, "ruled_out")]
        return sorted(found, key=lambda row: (row.position, row.pk))

    @property
    def open_options(self) -> list[Option]:
        """The options that are judged and may be seen: those that were not ruled out early."""
        return [row for row in self.shown_options if not hasattr(row, "ruled_out")]

    @property
    def shown_options(self) -> list[Option]:
        """The options that are not withheld from whoever reads."""
        return [row for row in self.options if not row.withheld]

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
        """One of the criteria as the engine takes it."""
        return next(one for one in self.problem.criteria if one.code == row.code)

    def scale_part(self, scale: Scale) -> CaseScale:
        levels = tuple(map(LEVEL.part_of, self.levels.get(scale.pk, ())))
        return SCALE.part_of(scale, levels=levels)

    def _criterion(self, row: Criterion) -> CaseCriterion:
        test, excuse = getattr(row, "test", None), getattr(row, "excuse", None)
        part = CRITERION.part_of(
            row,
            test=test and TEST.part_of(test),
            excused_by=excuse
            and EXCUSE.part_of(
                excuse, of=tuple(one.ranking.code for one in self.excusing.get(excuse.pk, ()))
            ),
        )
        if row.banded_measure is None:
            return part
        bands = tuple(map(BAND.part_of, self.bands.get(row.pk, ())))
        return replace(part, from_measure=CaseFromMeasure(row.banded_measure.key, bands))


def _groups_there() -> Coalesce:
    """How many groups the appraisal of a criterion has, in the query that reads the criterion."""
    of_it = CriterionGroup.objects.filter(appraisal=OuterRef("appraisal")).order_by()
    counted = of_it.values("appraisal").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


def _agreed(
    appraisal: Appraisal,
    options: Iterable[Option],
    criteria: Iterable[Criterion],
    cell: tuple[str, str] | None,
) -> list[Rating]:
    """The agreed ratings, each with its option and its criterion from among those that were read
    already: a grid of thirty by thirty would read them nine hundred times."""
    rated = {one.pk: one for one in options}
    on = {one.pk: one for one in criteria}
    rows = Rating.objects.filter(option__appraisal=appraisal, assessor="")
    option, criterion = cell or ("", "")
    if option:
        rows = rows.filter(option__slug=option)
    if criterion:
        rows = rows.filter(criterion__slug=criterion)
    found = in_order(rows)
    for row in found:
        # A rating that was given between the queries may name what they did not see.
        if row.option_id in rated:
            row.option = rated[row.option_id]
        if row.criterion_id in on:
            row.criterion = on[row.criterion_id]
    return found


def definitions(measures: Iterable[Measure]) -> dict[str, CaseMeasureDefinition]:
    """Those that say something."""
    return {one.key: MEASURE.part_of(one) for one in measures if one.name or one.unit}
