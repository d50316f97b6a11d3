"""The models that Cambridgeshire published for 2018/19 (CASES.md), worked out from their inputs."""

from fractions import Fraction

import pytest

from schemes.finance.amounts import Amount, amount
from schemes.finance.lines import Line, LineKind, full_year, parts
from schemes.finance.phasing import Cohort, Cohorts, FromMonth, FullYear
from schemes.finance.reconciliation import agrees
from schemes.finance.totals import totals
from schemes.finance.years import Month, year_range
from tests.schemes.finance.drawn import F, Y

YEAR = Y("2018/19")


def payers(less: str | None, volume: int = 159) -> Line:
    taken_off = None if less is None else amount(less)
    return Line(
        "Payers",
        LineKind.INCOME,
        unit_value=amount("27.45"),
        unit_value_less=taken_off,
        volume=amount(volume),
        periods=amount(52),
    )


def money(line: Line) -> Fraction:
    figure = full_year(line).figure
    assert isinstance(figure, Amount)
    return figure.central


def plain(name: str, kind: LineKind, value: int) -> Line:
    return Line(name, kind, unit_value=amount(value), phasing=FullYear(YEAR))


def test_overnight_support_gives_its_headline() -> None:
    """A/R.7.108."""
    line = Line(
        "Overnight support",
        LineKind.INCOME,
        unit_value=amount("179.74"),
        unit_value_less=amount("54.94"),
        volume=amount(66),
        periods=amount(3),
    )
    assert full_year(line).text == "(179.74 − 54.94) × 66 × 3 = 24,710.40"
    assert agrees(F(25000), money(line), F(1000))


@pytest.mark.parametrize(
    ("less", "volume", "text"),
    [
        (None, 159, "27.45 × 159 × 52 = 226,956.60"),
        ("5", 159, "(27.45 − 5) × 159 × 52 = 185,616.60"),
        ("10", 159, "(27.45 − 10) × 159 × 52 = 144,276.60"),
        ("15", 159, "(27.45 − 15) × 159 × 52 = 102,936.60"),
        (None, 152, "27.45 × 152 × 52 = 216,964.80"),
    ],
)
def test_day_time_care_shows_its_workings(less: str | None, volume: int, text: str) -> None:
    """A/R.7.109."""
    assert full_year(payers(less, volume)).text == text


def cohort(start: str, volume: str, increase: str, there: str) -> Cohort:
    return Cohort(Y(start), amount(volume), amount(increase), (amount(there),))


OPTION_2 = (
    cohort("2017/18", "333.5", "13.83", "1"),
    cohort("2018/19", "667", "11.06", "0.77"),
    cohort("2019/20", "667", "8.85", "0.65"),
    cohort("2020/21", "333.5", "7.08", "0.45"),
)
OPTION_3 = (cohort("2017/18", "667", "11.98", "1"), cohort("2018/19", "1334", "7.67", "0.77"))


@pytest.mark.parametrize(
    ("intakes", "published"),
    [
        (OPTION_2, [120243, 267579, 247849, 128164, 27652]),
        (OPTION_3, [208374, 412680, 204306]),
    ],
)
def test_reassessments_come_within_one_per_cent(
    intakes: tuple[Cohort, ...], published: list[int]
) -> None:
    """A/R.6.173: its inputs were published rounded."""
    line = Line("Reassessments", LineKind.INCOME, periods=amount("52.14"), phasing=Cohorts(intakes))
    found = totals([line], year_range(Y("2017/18"), len(published)))
    rebuilt = [one.sums.net.central for one in found.years]
    for ours, theirs in zip(rebuilt, published, strict=True):
        assert abs(ours / theirs - 1) < Fraction(1, 100)
    assert abs(sum(rebuilt) / sum(published) - 1) < Fraction(1, 100)
    assert found.outside == ()


def test_reassessments_give_the_first_years_exactly() -> None:
    line = Line(
        "Reassessments", LineKind.INCOME, periods=amount("52.14"), phasing=Cohorts(OPTION_2)
    )
    first = parts(line)[0]
    assert first.figure == amount("120242.79135")
    assert first.worked.text == "13.83 × 333.5 × 52.14 × 1/2 = about 120,242.79"


def test_home_care_splits_five_months_and_seven() -> None:
    """A/R.6.115: 70k in 2017/18 and 100k in 2018/19 are one saving of 170k from November."""
    line = Line(
        "Home care", LineKind.SAVING, unit_value=amount(170000), phasing=FromMonth(Month(2017, 11))
    )
    found = totals([line], year_range(Y("2017/18"), 2))
    assert [part.worked.text for part in parts(line)] == [
        "170,000 × 5/12 = about 70,833.33",
        "170,000 × 7/12 = about 99,166.67",
    ]
    published = [F(70000), F(100000)]
    for one, stated in zip(found.years, published, strict=True):
        assert agrees(stated, one.sums.net.central, F(10000))
    assert found.full_year_effect.net == amount(170000)


def test_care_in_the_county_nets_its_gross() -> None:
    """A/R.6.127: 373k less 60k is 313k, against a headline of 315k; 120k is one-off."""
    lines = [
        plain("Moves", LineKind.SAVING, 373000),
        plain("Brokerage", LineKind.REINVESTMENT, 60000),
        plain("Social workers", LineKind.ONE_OFF_COST, 120000),
        plain("Transformation fund", LineKind.FUNDING, 120000),
    ]
    sums = totals(lines, (YEAR,)).of(YEAR)
    assert sums.gross == amount(373000)
    assert sums.net == amount(313000)
    assert sums.one_off == amount(0)
    assert sums.net_after_one_off == amount(193000)
    assert not agrees(F(315000), sums.net.central, F(1000))


def test_half_confidence_counts_half_of_the_people() -> None:
    """A/R.6.127: 31 people at a confidence of 50%."""
    line = Line(
        "Moves", LineKind.SAVING, unit_value=amount(1), volume=amount(31), likelihood=amount("0.5")
    )
    assert full_year(line).text == "1 × 31 × 50% = 15.50"


def test_mental_health_adds_up() -> None:
    """A/R.6.132."""
    lines = [
        plain("Restructure", LineKind.SAVING, 150000),
        plain("Reviews", LineKind.SAVING, 250000),
    ]
    assert totals(lines, (YEAR,)).whole.net == amount(400000)


def test_independence_is_mostly_full_year_effect() -> None:
    """A/R.6.114: about 60% of 3.1m was begun in the year before; 10k a case."""
    begun = Line(
        "Cases of 2017/18", LineKind.SAVING, unit_value=amount(10000), volume=amount(372),
        phasing=FromMonth(Month(2017, 10)),
    )  # fmt: skip
    new = Line(
        "Cases of 2018/19", LineKind.SAVING, unit_value=amount(10000), volume=amount(124),
        phasing=FullYear(YEAR),
    )  # fmt: skip
    found = totals([begun, new], (YEAR,))
    assert found.of(YEAR).net == amount(3100000)
    assert totals([begun], (YEAR,)).of(YEAR).net == amount(1860000)
    assert [(one.line, str(one.year)) for one in found.outside] == [("Cases of 2017/18", "2017/18")]


PEOPLE = {
    "Nursing": (321, 302, 284, 265),
    "Nursing dementia": (14, 31, 48, 65),
    "Residential": (546, 485, 425, 364),
    "Residential dementia": (344, 359, 375, 390),
    "Domiciliary care": (2015, 1797, 1579, 1362),
    "Direct payment": (357, 294, 232, 170),
    "Day care": (247, 204, 162, 119),
}
WEEKLY = {
    "Nursing": ("587.48", "645.53", "703.59", "761.65"),
    "Nursing dementia": ("612.10", "681.97", "751.83", "821.70"),
    "Residential": ("430.78", "455.97", "481.17", "506.36"),
    "Residential dementia": ("492.63", "512.55", "532.48", "552.41"),
    "Domiciliary care": ("142.65", "150.76", "158.88", "167.00"),
    "Direct payment": ("224.44", "229.96", "235.49", "241.02"),
    "Day care": ("55.43", "56.59", "57.74", "58.90"),
}


@pytest.mark.parametrize(
    ("index", "published"),
    [(0, "51260000"), (1, "50640000"), (2, "49790000"), (3, "48510000")],
)
def test_older_people_cost_what_people_times_prices_give(index: int, published: str) -> None:
    """A/R.6.172: people by kind of care, times the weekly cost, times 52.14 weeks."""
    start = YEAR.plus(index - 3)
    lines = [
        Line(
            kind,
            LineKind.COST,
            unit_value=amount(WEEKLY[kind][index]),
            volume=amount(people[index]),
            periods=amount("52.14"),
            phasing=FullYear(start),
        )
        for kind, people in PEOPLE.items()
    ]
    cost = totals(lines, (start,)).of(start).cost.central
    assert agrees(F(published), cost, F(10000))


def test_supported_housing_adds_up_to_more_than_was_stated() -> None:
    """A/R.6.174."""
    parts_of_it = {"Rough sleepers": 861762, "Hostels": 1393167, "Floating support": 896389}
    lines = [plain(name, LineKind.COST, value) for name, value in parts_of_it.items()]
    cost = totals(lines, (YEAR,)).of(YEAR).cost.central
    assert cost == 3151318
    assert agrees(F(3200000), cost, F(100000))
    assert not agrees(F(3100000), cost, F(100000))
