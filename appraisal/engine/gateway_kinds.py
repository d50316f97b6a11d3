"""The kinds of test a gateway has: each is one class with all that the engine does for it.

A new kind is a class here and a member of `AnyTest`. What it asks of people stands in the one table
of forms, its formula with those of the workbook.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Final, Self, assert_never, get_args

from appraisal.engine.checking.fault import Fault
from appraisal.engine.checking.hints import find_ranking, level_kind, unknown
from appraisal.engine.gateway_test import GatewayKind, WrittenTest
from appraisal.engine.problem import (
    Better,
    Criterion,
    LevelScale,
    LinearScale,
    Option,
    PointScale,
    PriceScale,
    Problem,
    Rating,
)
from appraisal.engine.readings import Reading, Sheet
from appraisal.engine.result import CellState
from appraisal.engine.scales import Edge, edge, is_at_least, level_points, points_range
from appraisal.engine.words.measures import measure_name, measure_value
from appraisal.engine.words.names import (
    criterion_name,
    level_or_better,
    rating_text,
)
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import listed, opening
from workbench.numbers.text import plain_number


class UnknownKind(ValueError):
    """A test of a kind that the engine does not know."""


class NoTest(LookupError):
    """A gateway without a test, which the checks refuse."""


@dataclass(frozen=True, slots=True)
class PassTest(GatewayKind):
    """A judgement: the rating is pass or fail."""

    key: ClassVar[str] = "pass"
    is_rated: ClassVar[bool] = True

    @classmethod
    def written(cls, _part: WrittenTest) -> Self:
        return cls()

    @property
    def tested_measure(self) -> None:
        return None

    @property
    def tested_criterion(self) -> None:
        return None

    def read(
        self, sheet: Sheet, option: Option, criterion: Criterion, readings: Mapping[str, Reading]
    ) -> Reading:
        rating: Rating | None = sheet.agreed.get((option.code, criterion.code))
        if rating is None:
            return Reading(CellState.MISSING)
        if rating.not_applicable is not None:
            return Reading(CellState.NOT_APPLICABLE, reason=rating.not_applicable)
        return Reading(_verdict(rating.level == "pass"), rating.level, reason=rating.reason)

    def turns(self, sheet: Sheet) -> tuple[Fraction, ...]:
        return ()

    def passes(self, sheet: Sheet, at: Edge) -> bool:
        raise AssertionError("a judgement rests on no number")

    def faults(self, problem: Problem, place: str) -> Iterator[Fault]:
        return iter(())

    def rule(self, problem: Problem, fate: str) -> str:
        return f"Pass or fail. A fail means {fate}."

    def failing(self, problem: Problem, criterion: Criterion, reading: Reading) -> str:
        return ""  # that it failed says it all


@dataclass(frozen=True, slots=True)
class MeasureTest(GatewayKind):
    """A measure at or above `at_least` and at or below `at_most`; at least one is given."""

    key: ClassVar[str] = "measure"
    is_rated: ClassVar[bool] = False

    measure: str
    at_least: Fraction | None = None
    at_most: Fraction | None = None

    @classmethod
    def written(cls, part: WrittenTest) -> Self:
        return cls(part.measure, _exact(part.at_least), _exact(part.at_most))

    @property
    def tested_measure(self) -> str:
        return self.measure

    def limits_of(self, measure: str) -> tuple[Fraction, ...]:
        limits = (self.at_least, self.at_most) if measure == self.measure else ()
        return tuple(limit for limit in limits if limit is not None)

    @property
    def tested_criterion(self) -> None:
        return None

    def read(
        self, sheet: Sheet, option: Option, criterion: Criterion, readings: Mapping[str, Reading]
    ) -> Reading:
        value = sheet.measured.get((option.code, self.measure))
        if value is None:
            return Reading(CellState.MISSING)
        return Reading(_verdict(self.passes(sheet, edge(value))), measure=value)

    def turns(self, sheet: Sheet) -> tuple[Fraction, ...]:
        return tuple(limit for limit in (self.at_least, self.at_most) if limit is not None)

    def passes(self, sheet: Sheet, at: Edge) -> bool:
        return (self.at_least is None or at >= edge(self.at_least)) and (
            self.at_most is None or at <= edge(self.at_most)
        )

    def faults(self, problem: Problem, place: str) -> Iterator[Fault]:
        low, high = self.at_least, self.at_most
        if low is None and high is None:
            yield Fault(place, 'a limit is needed: "at_least" or "at_most"')
        elif low is not None and high is not None and low > high:
            yield Fault(f"{place}.at_least", 'must not be above "at_most"')

    def rule(self, problem: Problem, fate: str) -> str:
        name = opening(measure_name(problem, self.measure))
        return f"{name} must be {self._limits(problem)}; otherwise {fate}."

    def failing(self, problem: Problem, criterion: Criterion, reading: Reading) -> str:
        assert reading.measure is not None
        value = measure_value(problem, self.measure, reading.measure)
        found = f"{measure_name(problem, self.measure)} {value}"
        return f"{found}, limit {self._limits(problem)}"

    def _limits(self, problem: Problem) -> str:
        """ "at most 1,000", "at least 2 and at most 5"."""
        bounds = (("at least", self.at_least), ("at most", self.at_most))
        return listed(
            f"{word} {measure_value(problem, self.measure, limit)}"
            for word, limit in bounds
            if limit is not None
        )


@dataclass(frozen=True, slots=True)
class MinimumLevelTest(GatewayKind):
    """Another, ranking criterion reaches `level` (levels) or `points` (points and linear)."""

    key: ClassVar[str] = "minimum-level"
    is_rated: ClassVar[bool] = False

    criterion: str
    level: str | None = None
    points: Fraction | None = None

    @classmethod
    def written(cls, part: WrittenTest) -> Self:
        return cls(part.criterion, part.level or None, _exact(part.points))

    @property
    def tested_measure(self) -> None:
        return None

    @property
    def tested_criterion(self) -> str:
        return self.criterion

    def read(
        self, sheet: Sheet, option: Option, criterion: Criterion, readings: Mapping[str, Reading]
    ) -> Reading:
        reading = readings[self.criterion]
        if reading.points is None:
            return reading
        return replace(reading, state=_verdict(self.passes(sheet, edge(reading.points))))

    def turns(self, sheet: Sheet) -> tuple[Fraction, ...]:
        return (self._threshold(sheet),)

    def passes(self, sheet: Sheet, at: Edge) -> bool:
        return is_at_least(at, self._threshold(sheet), sheet.problem.better)

    def faults(self, problem: Problem, place: str) -> Iterator[Fault]:
        found = find_ranking(problem, self.criterion)
        if isinstance(found, str):
            yield Fault(f"{place}.criterion", found)
        elif (self.level is None) == (self.points is None):
            yield Fault(place, 'exactly one of "level" and "points" is needed')
        else:
            yield from self._off_scale(found, place)

    def _off_scale(self, found: Criterion, place: str) -> Iterator[Fault]:
        scale = found.scale
        match scale:
            case LevelScale(levels=levels):
                keys = [level.key for level in levels]
                if self.level is None:
                    yield Fault(f"{place}.points", f'criterion "{found.code}" is rated by level')
                elif self.level not in keys:
                    yield Fault(f"{place}.level", unknown(self.level, level_kind(scale), keys))
            case PointScale() | LinearScale():
                least, most = points_range(scale)
                if self.points is None:
                    yield Fault(f"{place}.level", f'criterion "{found.code}" is rated in points')
                elif not least <= self.points <= most:
                    span = f"from {exact_text(least)} to {exact_text(most)}"
                    yield Fault(f"{place}.points", f"must be {span}")
            case PriceScale():
                message = (
                    f'"{found.name}" is scored by the lowest price of the options that no gateway '
                    "stops, so that no gateway can rest on it: set a limit on the price itself"
                )
                yield Fault(f"{place}.criterion", message)
            case None:
                return  # that it has no scale is a fault of the criterion itself
            case _:
                assert_never(scale)

    def rule(self, problem: Problem, fate: str) -> str:
        name = criterion_name(problem, self.criterion)
        return f"{name} must be {self._wanted(problem)}; otherwise {fate}."

    def failing(self, problem: Problem, criterion: Criterion, reading: Reading) -> str:
        tested = next(c for c in problem.criteria if c.code == self.criterion)
        found = f"{tested.name} is {rating_text(problem, tested, reading)}"
        return f"{found}, needed {self._wanted(problem)}"

    def _threshold(self, sheet: Sheet) -> Fraction:
        """The points that are asked for."""
        if self.level is not None:
            return level_points(sheet.criteria[self.criterion], self.level)
        assert self.points is not None
        return self.points

    def _wanted(self, problem: Problem) -> str:
        """ "Medium or better", "at least 40"."""
        if self.points is not None:
            word = "at least" if problem.better is Better.HIGHER else "at most"
            return f"{word} {plain_number(self.points)}"
        assert self.level is not None
        criterion = next(c for c in problem.criteria if c.code == self.criterion)
        return level_or_better(problem, criterion, self.level)


AnyTest = PassTest | MeasureTest | MinimumLevelTest
KINDS: Final[Mapping[str, type[AnyTest]]] = {kind.key: kind for kind in get_args(AnyTest)}


def kind_called(key: str) -> type[AnyTest]:
    """The kind of this name in the case file. Raises `UnknownKind`."""
    if key not in KINDS:
        raise UnknownKind(f'"{key}" is no kind of gateway test: it is one of {", ".join(KINDS)}.')
    return KINDS[key]


def gate_test(criterion: Criterion) -> AnyTest:
    """The test of a gateway. Raises `NoTest` or `UnknownKind`."""
    test = criterion.test
    if test is None:
        raise NoTest(f'"{criterion.code}" has no test.')
    if isinstance(test, AnyTest):
        return test
    raise UnknownKind(f"{type(test).__name__} is not listed among the kinds of gateway test.")


def _verdict(passed: bool) -> CellState:
    return CellState.PASS if passed else CellState.FAIL


def _exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)
