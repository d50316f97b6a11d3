"""A faster way to the figures of a scheme, so that thousands of schemes can be updated at once.

The results are the same as those of `figures_of(totals(...))`, and a test compares the two. It is
faster because it counts in twelfths of a pound with exact decimals: a month is a whole number of
twelfths of a year, so no fractions are needed. It refuses schemes with a missing figure, or with a
driver below zero multiplied by a range; those are left to `totals`.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, Inexact
from fractions import Fraction
from typing import Any, Final

from schemes.finance.phasing import ByYear, Cohorts
from schemes.finance.stay import AmountsAre, Stay
from schemes.finance.years import FinancialYear
from schemes.savings.by_row.staying import carries_on, stay_of_what_stops
from schemes.savings.by_row.twelfths import (
    EXACT,
    NIL,
    NOTHING,
    TWELVE,
    Data,
    Figure,
    NotPlain,
    Range,
    known_year,
    plain_decimal,
    plain_figure,
    spread,
    years_of_cohort,
)

_ONE: Final = Decimal(1)
_KINDS: Final = ("saving", "income", "cost", "one-off-cost", "reinvestment", "funding")
_PLACE: Final = {kind: place for place, kind in enumerate(_KINDS)}
# After the sums by kind: the weighted savings and income, then how far the net may lie below its
# central amount, and how far above.
_WEIGHTED: Final = len(_KINDS)
_BELOW: Final = _WEIGHTED + 1
_ABOVE: Final = _WEIGHTED + 2
_SUMS: Final = _WEIGHTED + 3
_BENEFITS: Final = (_PLACE["saving"], _PLACE["income"])
_SPENT: Final = (_PLACE["cost"], _PLACE["reinvestment"])


def quick_figures(
    lines: Iterable[Data], years: tuple[str, ...], weights: Mapping[str, Decimal]
) -> dict[str, Any] | None:
    """The figures of one scheme in the shape of `figures_of`, in pounds; None where the fast sums
    cannot work out one of its lines.

    `lines` are rows with the columns of `line_data`, all of which count. `years` are financial
    years ("2018/19"). `weights` are the shares (of one) at which savings and income count in the
    weighted net, by the line's risk ("" where it has none).
    """
    books: dict[Stay, dict[str, list[Decimal]]] = {}
    lasting = [NIL] * _SUMS
    outside, ends = set(), ""
    try:
        for line in lines:
            place = _PLACE[line["kind"]]
            weight = weights[line["risk"] or ""] if place < 2 else None
            lasts = carries_on(line)
            stay = Stay.LASTING if lasts else stay_of_what_stops(line)
            if stay not in books:
                books[stay] = {year: [NIL] * _SUMS for year in years}
            table = books[stay]
            parts, full_year = _parts(line, years[0], lasts)
            for year, amount in parts:
                if year in table:
                    _add(table[year], place, amount, weight)
                else:
                    outside.add(year)
                if stay is Stay.ENDING and year > ends and amount and amount != NOTHING:
                    ends = year
            for amount in full_year:
                _add(lasting, place, amount, weight)
    except NotPlain:
        return None
    by_year = {year: _together([table[year] for table in books.values()]) for year in years}
    texts = {year: _texts(sums) for year, sums in by_year.items()}
    whole = _texts(_together([*by_year.values()]))
    if len(books) == 1:
        only = {"net": {year: one["net"] for year, one in texts.items()}, "whole": whole}
        stays = {stay.value: only for stay in books}
    else:
        stays = {stay.value: _stay_texts(books[stay]) for stay in Stay if stay in books}
    return {
        "years": texts,
        "whole": whole,
        "full_year": _texts(lasting),
        "stays": stays,
        "ends": ends,
        "gaps": [],
        "outside": sorted(outside),
    }


def _stay_texts(table: Mapping[str, list[Decimal]]) -> dict[str, Any]:
    return {
        "net": {year: _text(_net(sums)) for year, sums in table.items()},
        "whole": _texts(_together([*table.values()])),
    }


def _together(many: list[list[Decimal]]) -> list[Decimal]:
    first, *others = many
    for sums in others:
        first = [EXACT.add(one, other) for one, other in zip(first, sums, strict=True)]
    return first


def _parts(
    line: Data, first_year: str, lasts: bool
) -> tuple[Iterable[tuple[str, Figure]], Iterable[Figure]]:
    """What a line gives year by year, and the amounts that its full-year effect adds up: none
    where it does not last. Raises `NotPlain`."""
    meaning = line.get("amounts_are")
    level = lasts and meaning == AmountsAre.IN_ALL
    phasing = line["phasing"] or {}
    if line["amounts"]:
        parts = list(_stated(line))
    elif phasing.get("kind") == Cohorts.key:
        parts = list(_intakes(line))
    else:
        value = _drivers(line, line["unit_value"], line["volume"])
        parts = list(_phased(line, value, first_year))
        if not level and not (meaning and phasing.get("kind") == ByYear.key):
            return parts, [_times(value, TWELVE)] if lasts else []
    if level:
        return _changes(parts), [max(parts, key=_year)[1]]
    return parts, [amount for _year, amount in parts] if lasts else []


def _year(part: tuple[str, Figure]) -> str:
    return part[0]


def _changes(levels: Iterable[tuple[str, Figure]]) -> Iterator[tuple[str, Figure]]:
    """The change of each year from the one before; a year between that has no amount has none. A
    level that is a range is left to `totals`."""
    known = dict(levels)
    first, last = FinancialYear.parse(min(known)), FinancialYear.parse(max(known))
    before = NIL
    for count in range(last.since(first) + 1):
        year = str(first.plus(count))
        level = known.get(year, NIL)
        if isinstance(level, Range):
            raise NotPlain
        yield year, EXACT.subtract(level, before)
        before = level


def _add(sums: list[Decimal], place: int, amount: Figure, weight: Decimal | None) -> None:
    if isinstance(amount, Range):
        low, central, high = amount
        below, above = EXACT.subtract(central, low), EXACT.subtract(high, central)
        # The lowest net takes the lowest savings and the highest costs.
        if place in _SPENT:
            below, above = above, below
        if place in _SPENT or place in _BENEFITS:
            sums[_BELOW] = EXACT.add(sums[_BELOW], below)
            sums[_ABOVE] = EXACT.add(sums[_ABOVE], above)
        amount = central
    assert isinstance(amount, Decimal)
    sums[place] = EXACT.add(sums[place], amount)
    if weight is not None:
        sums[_WEIGHTED] = EXACT.add(sums[_WEIGHTED], EXACT.multiply(amount, weight))


def _times(figure: Figure, factor: Figure) -> Figure:
    if isinstance(figure, Range):
        low, central, high = factor if isinstance(factor, Range) else (factor, factor, factor)
        if low < 0:
            raise NotPlain
        return Range(
            EXACT.multiply(figure.low, low),
            EXACT.multiply(figure.central, central),
            EXACT.multiply(figure.high, high),
        )
    if isinstance(factor, Range):
        return _times(factor, figure)
    assert isinstance(figure, Decimal)
    assert isinstance(factor, Decimal)
    return EXACT.multiply(figure, factor)


def _stated(line: Data) -> Iterator[tuple[str, Figure]]:
    """The amounts of a line that states its money year by year, in twelfths of a pound."""
    if any(line[name] for name in ("phasing", "unit_value", "unit_value_less", "volume")):
        raise NotPlain
    likely = _times(plain_figure(line["likelihood"]), TWELVE)
    for year, amount in line["amounts"].items():
        yield known_year(year), _times(plain_figure(amount, None), likely)


def _phased(line: Data, value: Figure, first_year: str) -> Iterator[tuple[str, Figure]]:
    """The new money of a line by year, in twelfths of a pound. `value` is its money in a full year,
    in pounds."""
    for year, twelfths in spread(line["phasing"], first_year):
        yield year, _times(value, twelfths)


def _intakes(line: Data) -> Iterator[tuple[str, Figure]]:
    """The new money of each cohort of a line by year, in twelfths of a pound."""
    if not line["phasing"]["cohorts"]:
        raise NotPlain
    for cohort in line["phasing"]["cohorts"]:
        stated = cohort.get("unit_value")
        if cohort["volume"] is None:
            raise NotPlain
        value = _drivers(line, line["unit_value"] if stated is None else stated, cohort["volume"])
        likely = [plain_decimal(one, None) for one in cohort.get("likelihoods") or ()]
        years = years_of_cohort(cohort)
        for number, (year, twelfths) in enumerate(years):
            there = likely[min(number, len(likely) - 1)] if likely else _ONE
            yield year, _times(value, EXACT.multiply(there, twelfths))


def _drivers(line: Data, unit_value: Any, volume: Any) -> Figure:
    """The money of a full year, in pounds: the drivers of a line multiplied."""
    value = plain_figure(unit_value, None)
    if line["unit_value_less"] is not None:
        value = EXACT.subtract(
            plain_decimal(unit_value, None), plain_decimal(line["unit_value_less"])
        )
    for factor in (volume, line["periods"], line["likelihood"]):
        if factor is not None:
            value = _times(value, plain_figure(factor))
    return value


def _net(sums: list[Decimal]) -> Decimal:
    saving, income, cost, _one_off, reinvestment, *_rest = sums
    return EXACT.subtract(EXACT.add(saving, income), EXACT.add(cost, reinvestment))


def _texts(sums: list[Decimal]) -> dict[str, str]:
    saving, income, cost, one_off, reinvestment, funding, weighted, below, above = sums
    gross = EXACT.add(saving, income)
    spent = EXACT.add(cost, reinvestment)
    net = _net(sums)
    return {
        "gross": _text(gross),
        "net": _text(net),
        "low": _text(EXACT.subtract(net, below)),
        "high": _text(EXACT.add(net, above)),
        "weighted": _text(EXACT.subtract(weighted, spent)),
        "cost": _text(cost),
        "reinvested": _text(reinvestment),
        "one_off": _text(one_off),
        "funding": _text(funding),
    }


def _text(twelfths: Decimal) -> str:
    """An amount in pounds as exact text: a decimal, or a fraction where the decimal has no end."""
    if not twelfths:
        return "0"
    try:
        return format(EXACT.divide(twelfths, TWELVE).normalize(EXACT), "f")
    except Inexact:
        return str(Fraction(twelfths) / 12)
