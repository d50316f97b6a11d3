"""What is found of how sure the first place is. Everything is among the options taken forward."""

from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.problem import Rating

MARGIN = Fraction(1, 100)  # of what lies between the least and the greatest total


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Where the share of one weight is moved beyond `share`, the others keeping their ratios, the
    option `by` comes first; `above` says on which side. `now` is the share as it is."""

    criterion: str
    share: Fraction
    by: str
    above: bool
    now: Fraction


@dataclass(frozen=True, slots=True)
class Without:
    """Who comes first, alone or jointly, where a criterion is left out."""

    criterion: str
    leaders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """The smallest change of one rating that puts another option first: `rating` in place of what
    was given, `first` who would lead. Points have to pass those of the rating, not to reach them:
    `side` says which way, "above" or "below"."""

    rating: Rating
    first: tuple[str, ...]
    side: str = ""


@dataclass(frozen=True, slots=True)
class Excusable:
    """An option that a failed conditional gateway alone stops, and how many `more` of its ratings
    on the criteria `of` would have to be at `level` to excuse it."""

    option: str
    gateway: str
    more: int
    of: tuple[str, ...]
    level: str


@dataclass(frozen=True, slots=True)
class Robustness:
    """`leaders` come first now. `always` come first under every weighting, alone or jointly.
    No weighting puts `never_first` first, not even jointly. `near` are pairs of neighbours
    in rank whose totals differ by no more than `margin` of all that can lie between two."""

    leaders: tuple[str, ...]
    criteria: int
    always: tuple[str, ...]
    never_first: tuple[str, ...]
    overtaken: tuple[Overtaken, ...]
    without: tuple[Without, ...]
    near: tuple[tuple[str, str], ...]
    turn: Turn | None
    excusable: tuple[Excusable, ...]
    margin: Fraction = MARGIN
