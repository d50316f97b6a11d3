"""Fixed scales: a level, a measure or points become points, whatever other options there are.

An `Edge` is a number with a nudge: (b, 0) is b, (b, -1) just below it, (b, 1) just above. Edges
compare as tuples do. They let the bounds of an unknown measure be exact at a band's open side.
"""

from fractions import Fraction
from typing import assert_never

from appraisal.engine.problem import (
    Better,
    Criterion,
    FromMeasure,
    Level,
    LevelScale,
    LinearScale,
    PointScale,
    PriceScale,
    Scale,
)

Edge = tuple[Fraction, Fraction]

ZERO = Fraction(0)


def edge(value: Fraction) -> Edge:
    """The number itself, not nudged."""
    return value, ZERO


def points_range(scale: Scale) -> tuple[Fraction, Fraction]:
    """The least and the greatest points the scale can give."""
    match scale:
        case LevelScale(levels=levels):
            points = [level.points for level in levels]
            return min(points), max(points)
        case PointScale(minimum=minimum, maximum=maximum):
            return minimum, maximum
        case LinearScale(points=most) | PriceScale(points=most):
            return ZERO, most
        case _:
            assert_never(scale)


def find_level(scale: LevelScale, key: str) -> Level:
    """The level called `key`; KeyError where the scale has none."""
    for level in scale.levels:
        if level.key == key:
            return level
    raise KeyError(key)


def level_name(scale: LevelScale, key: str) -> str:
    """What people read for the level: its name, or its key as a word."""
    return find_level(scale, key).name or key.replace("_", " ").capitalize()


def measure_of(criterion: Criterion) -> str | None:
    """The measure a ranking criterion is read from, None where it is rated."""
    scale = criterion.scale
    match scale:
        case LinearScale(measure=measure) | PriceScale(measure=measure):
            return measure
        case LevelScale() | PointScale() | None:
            return criterion.from_measure.measure if criterion.from_measure else None
        case _:
            assert_never(scale)


def banded_level(source: FromMeasure, value: Edge) -> str:
    """The level of the first band that holds for `value`."""
    for band in source.bands:
        above = band.at_least is None or value >= edge(band.at_least)
        below = band.at_most is None or value <= edge(band.at_most)
        if above and below:
            return band.level
    raise ValueError("no band holds: the last one must be open")


def linear_points(scale: LinearScale, value: Edge) -> Edge:
    """Points in a straight line from `worst` (0) to `best` (`scale.points`), clamped to both."""
    length = scale.best - scale.worst
    along = ((value[0] - scale.worst) / length, value[1] / length)
    clamped = max(edge(ZERO), min(edge(Fraction(1)), along))
    return clamped[0] * scale.points, clamped[1] * scale.points


def price_points(scale: PriceScale, price: Fraction) -> Fraction:
    """The lowest price over this one, as a part of the scale's points, at most all of them. Nothing
    before the lowest is known, and for a price that cannot be compared."""
    if scale.lowest is None or price <= 0:
        return ZERO
    return min(Fraction(1), scale.lowest / price) * scale.points


def beyond_anchors(scale: LinearScale, value: Fraction) -> bool:
    """Whether a measure lies outside the stretch between the anchors."""
    return not min(scale.worst, scale.best) <= value <= max(scale.worst, scale.best)


def level_points(criterion: Criterion, key: str) -> Fraction:
    """The points of a level of a criterion rated in levels."""
    assert isinstance(criterion.scale, LevelScale)
    return find_level(criterion.scale, key).points


def measured_points(criterion: Criterion, value: Edge) -> Edge:
    """The points that a measure gives on a criterion that is read from one."""
    if isinstance(criterion.scale, LinearScale):
        return linear_points(criterion.scale, value)
    if isinstance(criterion.scale, PriceScale):
        return edge(price_points(criterion.scale, value[0]))
    assert criterion.from_measure is not None
    return edge(level_points(criterion, banded_level(criterion.from_measure, value)))


def is_at_least(points: Edge, threshold: Fraction, better: Better) -> bool:
    """Whether points are at least as good as a threshold, in the direction of `better`."""
    if better is Better.HIGHER:
        return points >= edge(threshold)
    return points <= edge(threshold)
