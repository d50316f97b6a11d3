"""What assessors gave apart, without names, as parts of an appraisal in the case file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseRatingSpread:
    """The outermost ratings that so many `assessors` gave an option on a criterion, and their
    median: keys of levels, or points as a text of digits. A median half-way between two levels has
    the lower one as `median` and the one above it as `median_to`."""

    option: str
    criterion: str
    assessors: int
    lowest: str
    median: str
    highest: str
    median_to: str = ""


@dataclass(frozen=True, slots=True)
class CaseTotalSpread:
    """The outermost totals that an option has by the ratings of so many `assessors`, and their
    median: exact, as a text of digits or as a fraction, "20/3"."""

    option: str
    assessors: int
    lowest: str
    median: str
    highest: str


@dataclass(frozen=True, slots=True)
class CaseLeftOut:
    """Which options come `first`, none or several jointly, with any one of so many `assessors` left
    out."""

    assessors: int
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseSpread:
    """What assessors gave apart, without saying who gave what; `first` are the options that come
    first by the medians of all of them, and `left_out` says what leaving one of them out does."""

    ratings: tuple[CaseRatingSpread, ...] = ()
    totals: tuple[CaseTotalSpread, ...] = ()
    first: tuple[str, ...] = ()
    left_out: tuple[CaseLeftOut, ...] = ()
