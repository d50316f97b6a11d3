"""Two sentences of one business case that cannot both be right are asked about; others are not."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reports.check.finding import FindingKind
from reports.check.groups import grouped
from reports.check.pairs.pairs import RULES
from tests.reports.check.texts import check, told


@pytest.mark.parametrize(
    ("amount", "none"),
    [
        ("The rent rises by £5,000 a year under the new lease.", "The plan assumes no increase in the rent of the lease."),
        ("The depot lease costs £5,000 a year.", "There is no cost for the depot lease."),
        ("The merger of the two libraries saves £40,000 a year.", "The merger of the libraries makes no saving."),
        ("Room hire at the museum earns £1 a day.", "Room hire at the museum does not bring any income."),
        ("Option 2, softened by £10.00 a week, is consulted on. The financial modelling is done on that basis.", "The financial modelling does not include any increase of the allowance."),
        ("Staff hours at the pool are reduced by £9,999,999,999.", "There is no reduction in staff hours at the pool."),
    ],
)  # fmt: skip
def test_an_amount_beside_words_that_there_is_none(amount: str, none: str) -> None:
    assert len(told(f"{amount}\n\n{none}", rule="denied")) == 1
    assert len(told(none, amount, rule="denied")) == 1  # in whatever sequence


@pytest.mark.parametrize(
    "text",
    [
        "The depot lease costs £5,000 a year.\n\nThere is no further cost for the depot lease.",
        "The depot lease costs £5,000 a year.\n\nThere is no cost for the museum shop.",
        "In 2018/19 the depot lease costs £5,000.\n\nIn 2019/20 there is no cost for the depot lease.",
        "The depot lease could cost £5,000 a year.\n\nThere is no cost for the depot lease.",
        "If the depot lease goes on, it costs £5,000.\n\nThere is no cost for the depot lease.",
        "The depot lease is worth £5,000 a year.\n\nThere is no cost for the depot lease.",
        "The depot lease costs £0.\n\nThere is no cost for the depot lease.",
        "The depot lease costs £5,000 a year.\n\nUnless the depot lease ends there is no cost for it.",
    ],
)
def test_amounts_of_something_else_are_left_alone(text: str) -> None:
    assert told(text, rule="denied") == []


@pytest.mark.parametrize(
    ("every", "only"),
    [
        ("The charge applies to Amber, Birch and Cedar.", "Only Birch is included."),
        ("The scheme covers AA, DLA and PIP.", "PIP alone is taken forward."),
        ("The scheme covers AA or PIP.", "Only PIP is in scope."),
        ("The closure applies to Amber House and Birch House.", "Only Birch House closes."),
    ],
)
def test_a_list_beside_only_one_of_it(every: str, only: str) -> None:
    assert len(told(f"{every}\n\n{only}", rule="only")) == 1
    assert len(told(only, every, rule="only")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The charge applies to Amber, Birch and Cedar.\n\nOnly the Committee can decide.",
        "The charge applies to Amber and Birch.\n\nOnly Cedar is included.",
        "The charge applies to Amber, Birch and Cedar.\n\nNot only Birch is included.",
        "The charge was compared with what applies to Amber and Birch.\n\nOnly Birch is included.",
        "Amber, Birch and Cedar answered.\n\nOnly Birch is included.",
        "The charge applies to Birch.\n\nOnly Birch is included.",
    ],
)
def test_lists_that_say_nothing_else_are_left_alone(text: str) -> None:
    assert told(text, rule="only") == []


WHOLE = st.integers(min_value=40, max_value=9_000).map(lambda number: number * 10)


@given(WHOLE, st.integers(min_value=5, max_value=90), st.integers(min_value=-60, max_value=60))
def test_what_is_left_of_a_whole(whole: int, share: int, off: int) -> None:
    done = max(20, whole * share // 100)
    rest = whole - done
    assume(rest >= 30)
    stated = rest + rest * off // 100
    assume(stated >= 20)
    far = abs(stated - rest) * 10 > stated
    assume(abs(abs(stated - rest) * 10 - stated) > 20 and abs(off) not in (9, 10, 11, 12))
    apart = (
        f"About {whole:,} homes were due for an inspection. So far {done:,} homes have been "
        f"inspected. The inspections that remain, about {stated:,}, take until May."
    )
    within = (
        f"Of the {whole:,} homes, {done:,} were inspected, which leaves about {stated:,} homes."
    )
    assert bool(told(apart, rule="left")) == far, apart
    assert bool(told(within, rule="left")) == far, within


def test_each_finding_is_a_question_within_one_business_case() -> None:
    parts = ("The depot lease costs £5,000 a year.", "There is no cost for the depot lease.")
    (asked,) = [one for one in check(*parts) if one.rule == "denied"]
    assert asked.kind is FindingKind.QUESTION
    assert asked.message.endswith(".")
    assert len(RULES) == 3


def test_pairs_are_one_thing_to_read_that_names_each() -> None:
    found = check(
        "The depot lease costs £5,000 a year.\n\nThere is no cost for the depot lease.",
        "The charge applies to Amber, Birch and Cedar.\n\nOnly Birch is included.",
    )
    groups = [one for one in grouped(found) if one.first.rule in ("denied", "only")]
    (group,) = groups
    assert group.message == (
        "Two statements cannot be right together with others of the same business case: no cost "
        "and Amber, Birch and Cedar. Look at each: mend one of the two, or say what differs."
    )
