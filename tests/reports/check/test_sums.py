"""Arithmetic that a text states: what contradicts itself, and what must not be called wrong."""

import pytest

from reports.check.facts import DifferingFigure, PaperFacts, RevisionFact
from reports.check.finding import FindingKind
from reports.document.content import TableBlock
from tests.reports.check.texts import check, serious, told
from workbench.pages.tables import Cell, Column, Row, Table

WRONG = [
    ("equation", "The rate gives 27.45 x 159 x 52 = £226,597 a year.", "£226,597"),
    ("equation", "So (179.74 - 54.94) x 66 people x 3 weeks = £24,170.40.", "£24,170.40"),
    ("equation", "£373k gross less £60k reinvested leaves £315k net.", "£315k"),
    ("equation", "Savings are £150k + £250k = £410k.", "£410k"),
    ("parts", "The gap of £2.608m is made up of £1.073m from savings and £1.635m from reserves.", "£2.608m"),
    ("parts", "£150k comes from posts and £250k from care, £450k in all.", "£450k"),
    ("parts", "The Council spends £3.1m across three areas:\n\n- rough sleepers (£861,762)\n- hostels (£1,393,167)\n- floating support (£896,389)", "£3.1m"),
    ("parts", "There are 40 places:\n\n- in the north, 12 places\n- in the south, 29 places", "40"),
    ("change", "Spending went from £49.79m to £48.51m, a fall of £1.82m.", "£1.82m"),
    ("change", "Numbers rose from 120 to 150, an increase of 20%.", "20%"),
    ("rounded", "It saves £1,662,833 (£1.6m).", "£1.6m"),
    ("rounded", "It saves £13,107,100, or about £13.2m.", "£13.2m"),
    ("percentage", "It is 10% of £14.6m, or £1.64m.", "£1.64m"),
    ("percentage", "Agreed by 7 of 10 authorities (75%).", "75%"),
    ("rate", "Last year the rise was £13.83 a week (£791 a year).", "£791"),
    ("rate", "It costs £1,200 a year, or £120 a month.", "£120"),
    ("later", "Approved in July 2012, it opened 10 months later, in June 2013.", "June 2013"),
    ("later", "Asked on 1 May 2012, it answered three weeks later, on 15 May 2012.", "15 May 2012"),
    ("dates", "The tender runs from 15 June 2012 to 30 April 2012.", "30 April 2012"),
    ("dates", "Consultation runs from 1 May 2012 to 15 June 2012 (90 days).", "90 days"),
    ("listed", "There are three options:\n\n- buy\n- rent\n- share\n- wait", "three"),
    ("listed", "Evidence was gathered in four ways.\n\n1. by asking\n2. by looking\n3. by reading", "four"),
    ("listed", "Four functions remain with the Council in every case:\n\n- this\n- that", "Four"),
    ("listed", "Work goes in nine steps:\n\nTable: Steps\n\n| Step | When |\n|---|---|\n| Ask | May |\n| Wait | June |", "nine"),
    ("circa", "A further cut is possible of circa, if the assumptions hold.", "circa"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "typed"), WRONG)
def test_a_wrong_sum_is_raised_where_it_stands(rule: str, text: str, typed: str) -> None:
    found = [one for one in check(text) if one.rule == rule]
    assert [one.typed.strip() for one in found] == [typed]
    assert found[0].stops_issue
    assert found[0].place.section == "s1"
    assert found[0].excerpt[found[0].start :].startswith(typed)


RIGHT = [
    "Asked on 1 May 2012, it answered two weeks later, on 15 May 2012.",
    "Begun in late May 2012, it ended three months later, at the end of August 2012.",
    "From 5 March to 12 March 2012 (one week) and 1 May to 3 May.",
    "It costs £1,200 a year, or £100 a month; £3,570 a week (£185,617 a year).",
    "The grant is £13.83 a week (£5,000 a year in all), £100 a week and £9,000 a year.",
    "Browsers 4.0 - 4.3 and <=3 - 44 are supported, and rows 1-7 + 2 = all.",
    "It is (approximately) 5.",
    "The version is 15 + 128 for memory = 143, set by x = 15 + 128 for memory = 8.",
    "### 2.1 Inputs\n\n- one\n- other\n- third",
    "The rate gives 27.45 x 159 x 52 = £226,957 a year.",
    "Weekly increase - £27.45 x 159 = £4,365. Annual increase - £27.45 x 159 x 52 = £226,957.",
    "£5 a week - £22.45 x 159 = £3,570 a week (£185,617 a year).",
    "With £10 a week: 17.45 x 159 x 52 = £144,277; with £15 a week: 12.45 x 159 x 52 = £102,937.",
    "(179.74 − 54.94) × 66 people × 3 weeks (the average number) = £24,710.40, or £25k.",
    "The target of £18.5m less £3.4m and less £1.96m leaves £13.1m.",
    "18.5 - 3.4 - 1.96 = 13.1",
    "170,000 × 5/12 = about 70,833.33; 11.98 × 667 × 52.14 × 1/2 = about 208,316.51",
    "Of this £12.6m fell to the Committee. Another £5.9m was added: it must find £18.5m.",
    "£150k + £250k = £400k.",
    "The gap of £2.608m is made up of £1.073m from savings and £1.535m from reserves.",
    "The sum of £791k is made up of £120,243, £267,579, £247,849, £128,164 and £27,652.",
    "It spends £3.15m across three areas:\n\n- rough sleepers (£861,762)\n- hostels (£1,393,167)\n- support (£896,389)",
    "It spends £9m, which includes:\n\n- hostels (£1m)\n- support (£2m)",
    "It has three options, among them:\n\n- buy\n- rent",
    "The board met three times to look at the following:\n\n- this\n- that",
    "Two councils show two routes.\n\n- one\n- other",
    "Spending went from £49.79m to £48.51m, a fall of some £1.28m.",
    "The mean is £3,188 (£1,600 to £5,200).",
    "It saves £1,677,660, or 86% of the target.",
    "Last year the increase was £13.83 a week (£719 a year).",
    "Approved in July 2012, it opened 10 months later, in May 2013.",
    "The tender runs from 30 April 2012 to 15 June 2012 (45 days).",
    "Notice runs from end of January 2013 to end of July 2013 (up to 6 months).",
    "It runs from April 2016 to September 2016, six months.",
    "It costs £241k (approximately), and a mean of c. £70,000.",
    "Of the 130 people 27 may move, and a further 35 are looked at.",
    "Seven of ten authorities (70%) were there.",
    "Ten of the 11 said yes. 49 organisations receive funding; 49 providers have contracts.",
    "Between 45% and 100% by group, and 30% elsewhere.",
    "Five people move by April 2018, and 31 more at 50% confidence.",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_sum_is_left_alone(text: str) -> None:
    assert serious(text) == []


def test_a_length_of_another_place_holds_here_as_well() -> None:
    text = (
        "The following assumes that the Committee approves an option in September 2016.\n\n"
        "Elsewhere the case was approved in July 2012; it was launched ten months later. By this "
        "route it could run by {month}."
    )
    assert told(text.format(month="June 2017"), rule="later") == ["June 2017"]
    assert told(text.format(month="July 2017"), rule="later") == []


TABLE = "Table: Contributions\n\n| Council | Grant | Top-up | Total |\n|---|--:|--:|--:|\n| A | £1,000 | £500 | £1,500 |\n| B | £{b} | £300 | £2,300 |\n| Total | £3,000 | £800 | £{total} |"  # fmt: skip


def test_totals_of_a_table_are_added_up() -> None:
    assert told(TABLE.format(b="2,000", total="3,800"), rule="table") == []
    found = [one for one in check(TABLE.format(b="2,000", total="3,900")) if one.rule == "table"]
    assert [one.typed for one in found] == ["£3,900"]
    assert "Total, Total: £3,900" in found[0].excerpt
    assert "£3,800" in found[0].message
    assert told(TABLE.format(b="2,100", total="3,800"), rule="table") == ["£3,000", "£2,300"]


def test_an_option_that_is_rejected_and_goes_forward_is_asked_about() -> None:
    goes, rejected = (
        "Option 2, softened a little, is what the public is consulted on.",
        "It rejected option 2.",
    )
    assert told(goes + " " + rejected, rule="chosen") == [
        "Option 2, softened a little, is what the public is consulted"
    ]
    assert told(goes + " It rejected option 3.", rule="chosen") == []
    assert told(goes, rejected, rule="chosen") == []


def test_approximately_nothing_is_asked_about() -> None:
    assert told("The cost is approximately.", rule="circa") == ["approximately"]
    assert serious("The cost is approximately.") == [("circa", "approximately")]
    assert told("It costs £5k approximately.", rule="circa") == []


def test_a_total_with_cells_that_are_missing_is_asked_about() -> None:
    text = "Table: Cost\n\n| Council | Cost | Number |\n|---|--:|--:|\n| A | £10 | 4 |\n| B | £20 | Not received |\n| C | £30 | 5 |\n| Total | £60 | {total} |"  # fmt: skip
    assert told(text.format(total="9"), rule="table") == []
    (found,) = [one for one in check(text.format(total="10")) if one.rule == "table"]
    assert found.kind is FindingKind.QUESTION


SUBTOTALS = (
    "Table: Budget\n\n| Service | £ |\n|---|--:|\n| Home care | 100 |\n| Day care | 200 |\n"
    "| Subtotal adults | {adults} |\n| Schools | 50 |\n| Transport | 60 |\n"
    "| Subtotal children | 110 |\n| Grand total | {grand} |"
)


def test_grand_total_adds_up_the_subtotals_and_nothing_twice() -> None:
    assert told(SUBTOTALS.format(adults=300, grand=410), rule="table") == []
    assert told(SUBTOTALS.format(adults=300, grand=820), rule="table") == ["820"]
    assert told(SUBTOTALS.format(adults=300, grand=999), rule="table") == ["999"]
    assert told(SUBTOTALS.format(adults=350, grand=460), rule="table") == ["350"]


def test_totals_of_the_product_itself_are_never_reported() -> None:
    """It adds up exactly what it prints rounded."""
    rows = (("A", "10"), ("B", "20"), ("Total", "31"))
    table = Table(
        "Money",
        (Column("Line"), Column("£", numeric=True)),
        tuple(Row(Cell(name), (Cell(text),), total=name == "Total") for name, text in rows),
    )
    assert told("Text.", rule="table", behind=(TableBlock(table),)) == []
    assert told("Text.", rule="table", behind=(TableBlock(table, section="s1"),)) == ["31"]


def test_a_table_whose_totals_are_of_other_things_is_left_alone() -> None:
    text = (
        "Table: Money\n\n| Line | Mutual |\n|---|--:|\n| Total savings | £2,105,898 |\n| Revised budget | £12,497,210 |"
        "\n| Wider savings | £12,451,745 |\n| Total benefit | £14,557,643 |"
    )
    assert told(text, rule="table") == []


def test_the_same_thing_counted_differently_is_a_question() -> None:
    first = "We spoke to 13 possible partners, counting our own unit."
    second = "Talks took place with 11 possible partners."
    (found,) = [one for one in check(first, second) if one.rule == "named-twice"]
    assert found.kind is FindingKind.QUESTION
    assert (found.typed, found.place.section) == ("11", "s2")
    assert not found.stops_issue
    assert told(first, second.replace("11", "13"), rule="named-twice") == []
    assert told("66 service users.", "There are 311 service users.", rule="named-twice") == []


def test_people_who_pay_nothing_are_not_multiplied_unasked() -> None:
    text = "Of 311 people, 159 {pay}. The income is £27.45 x 159 x 52 = £226,957."
    assert told(text.format(pay="pay nothing"), rule="multiplied") == ["159"]
    assert told(text.format(pay="pay in full"), rule="multiplied") == []


def test_lengths_that_start_on_different_days_are_a_question() -> None:
    text = "A framework takes 6 months ({first}). A shared service takes 18 months (April 2017)."
    assert told(text.format(first="summer 2016"), rule="starts") == ["18 months"]
    assert told(text.format(first="April 2016"), rule="starts") == []
    other = "The lease runs 6 months (summer 2016). A shared service takes 18 months (April 2017)."
    assert told(*other.split(". ", 1), rule="starts") == []


def test_the_options_of_a_list_are_counted_where_they_are_named() -> None:
    text = "Delivery model options:\n\n- one\n- two\n- three\n- four\n\nThe {n} delivery model options follow."
    assert told(text.format(n="three"), rule="listed") == ["three"]
    assert told(text.format(n="four"), rule="listed") == []


def test_the_cover_agrees_with_the_revision_record() -> None:
    cover = {"version": "2.1", "date": "2015-12-18"}
    facts = PaperFacts(cover=cover, revision=RevisionFact("v2.0", "2015-12-18"))
    assert told("Text.", rule="cover", facts=facts) == ["2.1"]
    facts = PaperFacts(cover=cover, revision=RevisionFact("Version 2.1", ""))
    assert told("Text.", rule="cover", facts=facts) == []


BUDGET = DifferingFigure("Budget by 2013/14", 3332000, 3710000, "9,854,000 − 6,144,000 = 3,710,000")  # type: ignore[arg-type]


def test_what_the_case_contradicts_is_placed_where_the_paper_says_it() -> None:
    facts = PaperFacts(reconciled=(BUDGET,))
    (found,) = [
        one
        for one in check("The budget falls to £3.332m.", facts=facts)
        if one.rule == "reconciled"
    ]
    assert (found.typed, found.place.section, found.stops_issue) == ("£3.332m", "s1", True)
    assert "£3,710,000" in found.message
    (found,) = [one for one in check("Nothing of it.", facts=facts) if one.rule == "reconciled"]
    assert (found.typed, found.excerpt) == ("", "Budget by 2013/14")


def test_a_model_rebuilt_from_rounded_inputs_is_asked_about() -> None:
    near = DifferingFigure("Income", 267579, 268328, rebuilt=True)  # type: ignore[arg-type]
    far = DifferingFigure("Income", 267579, 300000, rebuilt=True)  # type: ignore[arg-type]
    kinds = [
        one.kind
        for which in (near, far)
        for one in check("Text.", facts=PaperFacts(reconciled=(which,)))
        if one.rule == "reconciled"
    ]
    assert kinds == [FindingKind.QUESTION, FindingKind.CONTRADICTING]
