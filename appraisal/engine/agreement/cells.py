"""How far the assessors agree on one cell: one option on one criterion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.agreement.lines import Line
from appraisal.engine.problem import Rating
from appraisal.engine.scales import ZERO

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class CellAgreement:
    """The ratings of one cell together; places are those of its `Line`.

    `counts` are the places that were given, each with how many gave it, from the least; `median`
    the middle place, half-way between the two middle ones of an even number; `mean` the mean in
    points, None where levels are worth none; `least` and `most` the outermost places; `distance`
    the mean distance from the median. `outliers` are the assessors who stand as far from the median
    as the line calls far, or farther. `wide`: the outermost are as far apart. `apart`: some say
    that the criterion does not apply, and others rate. `same`: two or more speak and say the same.
    """

    counts: tuple[tuple[Fraction, int], ...]
    median: Fraction | None
    mean: Fraction | None
    least: Fraction | None
    most: Fraction | None
    distance: Fraction
    outliers: tuple[str, ...]
    not_applicable: tuple[str, ...]
    abstained: tuple[str, ...]
    wide: bool
    apart: bool
    same: bool
    disagreement: tuple[Fraction, Fraction]

    @property
    def rated(self) -> int:
        """How many gave a place."""
        return sum(count for _place, count in self.counts)

    @property
    def spread(self) -> Fraction:
        """From the least to the most place that was given."""
        return ZERO if self.least is None or self.most is None else self.most - self.least


def agreement_on(
    line: Line, ratings: Iterable[Rating], abstained: Sequence[str] = ()
) -> CellAgreement:
    """The assessors' ratings of one cell, each with its assessor, held against each other; who
    abstained counts for nothing. `disagreement` orders cells: the spread as a part of the scale,
    the whole where they are apart, then the mean distance as a part of it."""
    given, not_applicable = _gathered(line, ratings)
    counts = tuple((place, len(given[place])) for place in sorted(given))
    middle = median_of(counts)
    least, most = (counts[0][0], counts[-1][0]) if counts else (None, None)
    spread = counts[-1][0] - counts[0][0] if counts else ZERO
    rated = sum(count for _place, count in counts)
    away = {} if middle is None else {place: abs(place - middle) for place in given}
    distance = sum((away[p] * n for p, n in counts), ZERO) / rated if rated else ZERO
    apart = bool(counts and not_applicable)
    length = line.length or ONE
    return CellAgreement(
        counts=counts,
        median=middle,
        mean=_mean(line, counts),
        least=least,
        most=most,
        distance=distance,
        outliers=tuple(
            who for place, _n in counts if _is_far(line, away[place]) for who in given[place]
        ),
        not_applicable=tuple(not_applicable),
        abstained=tuple(abstained),
        wide=_is_far(line, spread),
        apart=apart,
        same=rated + len(not_applicable) > 1 and not apart and len(counts) < 2,
        disagreement=(ONE if apart else spread / length, distance / length),
    )


def median_of(counts: Sequence[tuple[Fraction, int]]) -> Fraction | None:
    """The middle of values with how often each stands, in ascending order; half-way between the two
    middle ones of an even number. None of nothing."""
    low, high = middles_of(counts)
    return None if low is None or high is None else (low + high) / 2


def middles_of(counts: Sequence[tuple[Fraction, int]]) -> tuple[Fraction | None, Fraction | None]:
    """The two middle values of an even number; the one of an odd number, twice."""
    whole = sum(count for _value, count in counts)
    wanted = ((whole - 1) // 2, whole // 2)
    found: list[Fraction | None] = [None, None]
    passed = 0
    for value, count in counts:
        for index, place in enumerate(wanted):
            if passed <= place < passed + count:
                found[index] = value
        passed += count
    return found[0], found[1]


def _mean(line: Line, counts: Sequence[tuple[Fraction, int]]) -> Fraction | None:
    whole = ZERO
    for place, count in counts:
        worth = line.worth(place)
        if worth is None:
            return None
        whole += worth * count
    rated = sum(count for _place, count in counts)
    return whole / rated if rated else None


def _is_far(line: Line, away: Fraction) -> bool:
    return away > 0 and away >= line.far


def _gathered(line: Line, ratings: Iterable[Rating]) -> tuple[dict[Fraction, list[str]], list[str]]:
    """The assessors at each place, and those who say that the criterion does not apply."""
    # Grouped by what they say first: exact numbers are slow to compare.
    alike: dict[str | Fraction | None, list[str]] = {}
    places: dict[str | Fraction | None, Fraction] = {}
    not_applicable: list[str] = []
    for rating in ratings:
        who = rating.assessor or ""
        said = rating.level if rating.level is not None else rating.points
        if rating.not_applicable is not None:
            not_applicable.append(who)
        elif said in alike:
            alike[said].append(who)
        elif (place := line.place(rating)) is not None:
            alike[said], places[said] = [who], place
    return {places[said]: people for said, people in alike.items()}, not_applicable
