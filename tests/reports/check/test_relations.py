"""Sentences made from templates: a true one is never raised, and one with a number changed beyond
rounding is."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from reports.check.finding import FindingKind
from reports.check.rules import SCRIPT_RULES, SENTENCE_RULES
from tests.reports.check.texts import check

RAISED = (FindingKind.CONTRADICTING, FindingKind.ERROR, FindingKind.QUESTION)
THINGS = st.sampled_from(("library", "leisure centre", "recycling depot", "museum", "day centre"))
HUNDREDS = st.integers(min_value=12, max_value=9_000).map(lambda number: number * 100)
# How far a wrong figure lies from the right one: beyond any rounding, and near enough to be meant.
FAR = st.sampled_from((80, 85, 120, 125))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FRACTIONS = {2: "half", 3: "a third", 4: "a quarter", 5: "a fifth", 10: "a tenth"}
DAYS = st.dates(min_value=date(2010, 1, 1), max_value=date(2030, 12, 31))


def is_raised(text: str) -> bool:
    return any(one.kind in RAISED for one in check(text))


def long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def holds(true: str, false: str) -> None:
    assert not is_raised(true), true
    assert is_raised(false), false


@given(THINGS, HUNDREDS, st.integers(min_value=2, max_value=95), FAR)
def test_percentage_of_an_amount(thing: str, whole: int, share: int, far: int) -> None:
    part = whole * share // 100
    off = part * far // 100
    # A percentage in full stands for all that round to it.
    assume(abs(off - part) > whole // 100)
    text = "The {thing} would lose {share}% of its £{whole:,} budget, or £{part:,}."
    given = {"thing": thing, "share": share, "whole": whole}
    holds(text.format(part=part, **given), text.format(part=off, **given))


@given(THINGS, st.sampled_from(sorted(FRACTIONS)), st.integers(min_value=3, max_value=5_000), FAR)
def test_fraction_of_an_amount(thing: str, parts: int, part: int, far: int) -> None:
    off = part * 100 * far // 100
    text = f"Of the £{parts * part * 100:,} for the {thing}, {FRACTIONS[parts]} (£{{:,}}) is for staff."
    holds(text.format(part * 100), text.format(off))
    text = f"{FRACTIONS[parts].capitalize()} of the £{parts * part * 100:,} is £{{:,}}."
    holds(text.format(part * 100), text.format(off))


@given(
    THINGS, st.integers(min_value=2, max_value=60), st.integers(min_value=13, max_value=900), FAR
)
def test_price_times_a_number(thing: str, many: int, price: int, far: int) -> None:
    assume(price % 10)
    total = many * price
    off = total * far // 100
    assume(abs(off - total) > many and off > price)
    text = f"At the {thing}, {many} places at £{price} each cost £{{:,}} in all."
    holds(text.format(total), text.format(off))


@given(THINGS, HUNDREDS, st.integers(min_value=5, max_value=60), FAR)
def test_change_between_two_amounts(thing: str, before: int, share: int, far: int) -> None:
    change = before * share // 100
    off = change * far // 100
    assume(abs(off - change) >= 2)
    text = (
        f"The cost of the {thing} fell from £{before:,} to £{before - change:,}, a fall of £{{:,}}."
    )
    holds(text.format(change), text.format(off))
    up = f"The cost of the {thing} {{}} from £{before:,} to £{before + change:,}."
    holds(up.format("rose"), up.format("fell"))


@given(THINGS, HUNDREDS, HUNDREDS)
def test_range_runs_from_the_smaller_to_the_larger(thing: str, one: int, other: int) -> None:
    assume(one != other)
    low, high = sorted((one, other))
    text = f"The {thing} would cost between £{{:,}} and £{{:,}}."
    holds(text.format(low, high), text.format(high, low))


@given(
    st.lists(st.integers(min_value=5, max_value=40), min_size=2, max_size=4),
    st.integers(min_value=2, max_value=20),
)
def test_shares_of_one_thing(shares: list[int], more: int) -> None:
    assume(sum(shares) < 95 and 2 * more > len(shares) + 1)  # each may be rounded by half
    last = 100 - sum(shares)
    said = [
        *(f"{share}% by partner {letter}" for share, letter in zip(shares, "ABCD", strict=False))
    ]
    text = f"The cost is shared, {', '.join(said)} and {{}}% by the Council."
    holds(text.format(last), text.format(last + more))


@given(THINGS, DAYS, st.integers(min_value=1, max_value=6))
def test_day_of_the_week(thing: str, day: date, off: int) -> None:
    text = f"The {thing} opens on {{}} {long(day)}."
    at = day.weekday()
    holds(text.format(WEEKDAYS[at]), text.format(WEEKDAYS[(at + off) % 7]))


@given(THINGS, st.integers(min_value=2010, max_value=2030), st.integers(min_value=2, max_value=9))
def test_financial_year(thing: str, year: int, off: int) -> None:
    text = f"The {thing} closes in {year}/{{:02}}."
    second = (year + off) % 100
    assume(second > 12)  # 2010/12 may be a month
    holds(text.format((year + 1) % 100), text.format(second))


@given(DAYS, st.integers(min_value=2, max_value=26), st.sampled_from((60, 140, 170)))
@example(date(2016, 4, 4), 12, 60)
def test_weeks_between_two_days(start: date, weeks: int, far: int) -> None:
    days = weeks * 7
    off = days * far // 100
    assume(abs(off - days) > 7)
    text = f"The consultation lasts {weeks} weeks, from {long(start)} to {{}}."
    holds(
        text.format(long(start + timedelta(days=days))),
        text.format(long(start + timedelta(days=off))),
    )


@given(DAYS, st.integers(min_value=-1, max_value=1))
def test_date_in_its_financial_year(day: date, off: int) -> None:
    first = day.year - (day.month < 4)
    text = f"The depot opened in {{}}, on {long(day)}."
    said = f"{first + off}/{(first + off + 1) % 100:02}"
    assert is_raised(text.format(said)) is (off != 0)


@given(THINGS, HUNDREDS, FAR)
def test_amount_that_is_stated_twice(thing: str, amount: int, far: int) -> None:
    off = amount * far // 100
    text = f"The cost of the {thing} is £{amount:,}. Nobody else would pay the {thing} cost of £{{:,}}."
    holds(text.format(amount), text.format(off))


@given(st.integers(min_value=2, max_value=19), st.integers(min_value=2, max_value=19))
def test_words_beside_digits(one: int, other: int) -> None:
    words = [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    assert is_raised(f"There are {words[one - 2]} ({other}) depots.") is (one != other)


@pytest.mark.parametrize("far", [0, 9, -9])
def test_approximate_figures_may_lie_near(far: int) -> None:
    """As "about" and "nearly" say; without them they may not."""
    part = 100_000 + far * 1_000
    assert not is_raised(f"About a quarter of the £400,000, some £{part:,}, is for staff.")
    assert is_raised(f"A quarter of the £400,000, £{part:,}, is for staff.") is (far != 0)


def test_every_rule_of_the_table_has_a_name_of_its_own() -> None:
    rules = (*SENTENCE_RULES, *SCRIPT_RULES)
    assert len({rule.__name__ for rule in rules}) == len(rules)


ONE_OF_EACH = (
    ("percentage", "It loses 10% of £40,000, or £5,000.", "£5,000"),
    ("change", "Costs fell from £40,000 to £50,000.", "£50,000"),
    ("change", "The budget of £500,000 rises by £100,000 to £700,000.", "£700,000"),
    ("price", "Twelve places at £500 a week cost £5,000 a week.", "£5,000"),
    ("rate", "Rent of £1,500 a month comes to £15,000 a year.", "£15,000"),
    ("whole", "Of the 24 libraries, 15 stay open and the remaining 11 close.", "11"),
    ("whole", "The cost is shared:\n\n- 60% by the Council\n- 50% by the county", "50%"),
    ("range", "It lies between £90,000 and £40,000.", "£40,000"),
    ("restated", "There are six (7) depots.", "7"),
    ("restated", "A third (51%) agreed.", "51%"),
    (
        "lasting",
        "The three-year lease began on 1 April 2014 and ends on 31 March 2019.",
        "three-year",
    ),
    ("inline", "Four options fell: the trust, the company and the venture.", "Four"),
    ("stated-twice", "The lease costs £40,000. A lease cost of £50,000 is too much.", "£50,000"),
    ("calendar", "It ends on 31 June 2017.", "31 June 2017"),
    ("weekday", "It opens on Monday 8 March 2016.", "8 March 2016"),
    ("financial-year", "It falls in 2017/19.", "2017/19"),
    ("financial-year", "It opened in 2015/16, on 3 May 2016.", "3 May 2016"),
    ("later", "Six months after 1 April 2016, on 1 December 2016, it ends.", "1 December 2016"),
)


@pytest.mark.parametrize(("rule", "text", "typed"), ONE_OF_EACH)
def test_each_relation_is_raised_where_it_stands(rule: str, text: str, typed: str) -> None:
    found = [one for one in check(text) if one.rule == rule]
    assert [one.typed for one in found] == [typed]
    assert found[0].stops_issue
    assert found[0].message.endswith(".")
