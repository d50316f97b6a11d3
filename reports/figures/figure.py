"""One number that the case knows by name."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

Value = Fraction | date | str


class FigureKind(StrEnum):
    """What a figure is: pounds, a share of one, a count of `unit`, a day, a month of which no day
    is known, a length of time in `unit` (days, weeks, months), a place in an order, or words (a
    year "2018/19", a name)."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    DATE = "date"
    MONTH = "month"
    DURATION = "duration"
    RANK = "rank"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FigurePage:
    """The page that shows a figure, as data: the name of its route, and the references of the
    appraisal or scheme it speaks of. A view turns it into an address."""

    route: str
    appraisal: str = ""
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A named value, exact: `Fraction` for all that is counted, `date` for a day or
    for the first day of a month, else words.

    `label` says in words what it is, `source` where it comes from, `page` where it is shown.
    `unit` is what is counted ("applications", "days") or the amount is for ("GBP a week").
    `joint` marks a rank that others share.
    """

    name: str
    label: str
    kind: FigureKind
    value: Value
    source: str = ""
    unit: str = ""
    page: FigurePage | None = None
    joint: bool = False

    @property
    def number(self) -> Fraction | None:
        """The value where it is a number."""
        return self.value if isinstance(self.value, Fraction) else None


def count(
    name: str, label: str, of: int, *, source: str, page: FigurePage | None = None, unit: str = ""
) -> Figure:
    """A plain count."""
    return Figure(name, label, FigureKind.COUNT, Fraction(of), source, unit, page)
