"""What is read as a figure, and what is none."""

from datetime import date
from fractions import Fraction as F

import pytest

from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.read import read


def only_mention(text: str) -> Mention:
    (mention,) = read(text)
    return mention


@pytest.mark.parametrize(
    ("text", "what", "value", "step"),
    [
        ("£1,677,660", MentionKind.MONEY, F(1677660), F(1)),
        ("£1.68m", MentionKind.MONEY, F(1680000), F(10000)),
        ("£1.073 m", MentionKind.MONEY, F(1073000), F(1000)),
        ("£50.8 million", MentionKind.MONEY, F(50800000), F(100000)),
        ("£6bn", MentionKind.MONEY, F(6 * 10**9), F(10**9)),
        ("£24,710.40", MentionKind.MONEY, F("24710.40"), F(1, 100)),
        ("−£2,000", MentionKind.MONEY, F(-2000), F(1)),
        ("70k", MentionKind.MONEY, F(70000), F(1000)),
        ("3.5k", MentionKind.MONEY, F(3500), F(100)),
        ("86%", MentionKind.SHARE, F(86, 100), F(1, 100)),
        ("54.5 per cent", MentionKind.SHARE, F(545, 1000), F(1, 1000)),
        ("three options", MentionKind.COUNT, F(3), F(1)),
        ("forty-nine providers", MentionKind.COUNT, F(49), F(1)),
        ("15,000 homes", MentionKind.COUNT, F(15000), F(1)),
        ("1.1 million people", MentionKind.COUNT, F(1100000), F(100000)),
        ("approximately 2000 clients", MentionKind.COUNT, F(2000), F(1)),
        ("the 2000 people", MentionKind.COUNT, F(2000), F(1)),
        ("about 2000 are known", MentionKind.COUNT, F(2000), F(1)),
        ("the 2015 review", MentionKind.YEAR, F(2015), F(1)),
        ("Spending Review 2015", MentionKind.YEAR, F(2015), F(1)),
        ("45 days", MentionKind.LENGTH, F(45), F(1)),
        ("ten months", MentionKind.LENGTH, F(10), F(1)),
        ("an 18-month pilot", MentionKind.LENGTH, F(18), F(1)),
        ("in 2015", MentionKind.YEAR, F(2015), F(1)),
        ("2018/19", MentionKind.FINANCIAL_YEAR, "2018/19", F(1)),
        ("2018-19", MentionKind.FINANCIAL_YEAR, "2018/19", F(1)),
        ("18/19", MentionKind.FINANCIAL_YEAR, "2018/19", F(1)),
        ("17 September 2021", MentionKind.DATE, date(2021, 9, 17), F(1)),
        ("30 th April 2012", MentionKind.DATE, date(2012, 4, 30), F(1)),
        ("18/12/2015", MentionKind.DATE, date(2015, 12, 18), F(1)),
        ("2016-03-07", MentionKind.DATE, date(2016, 3, 7), F(1)),
        ("24 August", MentionKind.DATE, date(1, 8, 24), F(1)),
        ("5th and 6th March 2012", MentionKind.DATE, date(2012, 3, 5), F(1)),
        ("April 2012", MentionKind.MONTH, date(2012, 4, 1), F(1)),
        ("end of December 2012", MentionKind.MONTH, date(2012, 12, 1), F(1)),
    ],
)  # fmt: skip
def test_a_figure_is_read(text: str, what: MentionKind, value: object, step: F) -> None:
    mention = only_mention(text)
    assert (mention.what, mention.value, mention.step) == (what, value, step)


def test_a_range_shares_its_scale() -> None:
    assert [m.value for m in read("£40k to £241k")] == [40000, 241000]
    assert [m.value for m in read("between £5 and £6m")] == [5000000, 6000000]


def test_years_that_are_no_financial_year_are_two() -> None:
    assert [m.value for m in read("in 2015-2020")] == [2015, 2020]


@pytest.mark.parametrize(
    "text",
    [
        "as set out in 4.1, 4.2 and 4.3",
        "see paragraphs 4.3, 4.4 and 4.6",
        "A/R.6.127 needs AR 7.108 and AR/ 6.115, not C/R.6.103",
        "the Section 151 Officer, under section 75",
        "the Housing Act 1996 and the Social Value Act (2012)",
        "the Mental Health Act 1983 (amended 2007)",
        "Schedule 12A, Part 1, paragraph 3",
        "call 01332 642743 or write to someone99@council.gov.uk",
        "https://council.gov.uk/s22061/Plan%202015.pdf",
        "cover is 24/7, from 10.30am to 14:30",
        "people aged 18 to 24, those of 65 and over, 80+, and over 60s",
        "a 12-year-old, and young people (16 to 25)",
        "staff at grade M1, project PR000018, P2P",
        "criteria 1 and 2, option 3, table 4, stages 1, 2 and 3, Version 2.0",
        "the 3rd of them",
        "no figures here",
    ],
)
def test_what_is_no_figure_is_not_read(text: str) -> None:
    assert read(text, frozenset({"4.1", "4.2", "4.3"})) == ()


def test_a_rate_that_looks_like_a_paragraph_is_still_read() -> None:
    numbers = frozenset({"4.1"})
    values = [read(text, numbers)[0].value for text in ("to 4.1%", "to 4.1m", "to 4.1 weeks")]
    assert values == [F(41, 1000), 4100000, F(41, 10)]
    assert read("as set out in 4.1", numbers) == ()


def test_bounds_are_noticed() -> None:
    bounds = [m.bound for m in read("over £50m, up to 6 months, at least 10 days, and 5 people")]
    assert bounds == ["at least", "at most", "at least", ""]


def test_a_count_knows_what_it_counts() -> None:
    assert only_mention("the three delivery model options outline it").noun[:3] == (
        "delivery",
        "model",
        "options",
    )
    assert only_mention("49 providers in 2 places"[:12]).noun == ("providers",)


@pytest.mark.parametrize(
    ("typed", "exact", "agrees"),
    [
        ("£1.68m", "1677660", True),
        ("£1.67m", "1677660", False),
        ("£12,800,000", "12818695", True),
        ("£12,818,000", "12818695", False),
        ("£12,818,700", "12818695", True),
        ("£500,000", "512345", False),
        ("£412k", "412680", False),
        ("£413k", "412680", True),
        ("86%", "0.8559", True),
        ("85%", "0.8559", False),
    ],
)  # fmt: skip
def test_a_figure_agrees_where_it_is_a_rounding(typed: str, exact: str, agrees: bool) -> None:
    assert only_mention(typed).agrees(F(exact)) is agrees
