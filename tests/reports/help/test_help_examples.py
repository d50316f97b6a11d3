"""The examples of Help show what their rules say, by hand and not by the engine."""

from reports.help.example import Example
from reports.help.judged import judged_examples
from reports.help.money import money_examples

FOUND = {one.key: one for one in (*judged_examples(), *money_examples())}


def said(key: str) -> str:
    return " | ".join(FOUND[key].follows)


def row(example: Example, heading: str) -> list[str]:
    (found,) = [one for one in example.table.rows if one.heading.text == heading]
    return [cell.text for cell in found.cells]


def test_every_rule_has_an_example_of_its_own() -> None:
    assert len(FOUND) == len(judged_examples()) + len(money_examples()) == 12
    for example in FOUND.values():
        assert example.rule
        assert example.follows
        assert len(example.table.rows) >= 2


def test_gateway_stops_the_better_option() -> None:
    assert row(FOUND["gateway"], "Trust") == ["Fail", "High"]
    assert "Trust: Not feasible" in said("gateway")
    assert "Stay as we are: Taken forward" in said("gateway")


def test_conditional_gateway_excuses_one_option_and_not_the_other() -> None:
    assert "Shared service: Taken forward" in said("conditional")
    assert "excused because it is rated High on Quality" in said("conditional")
    assert "Contract: Not taken forward" in said("conditional")
    assert "A fail means" in FOUND["conditional"].rule


def test_missing_rating_leaves_its_option_undecided() -> None:
    assert row(FOUND["missing"], "Shared service") == ["High", "not rated"]
    assert "Shared service: Undecided" in said("missing")
    assert "anywhere from 1 to 2" in said("missing")


def test_weight_of_what_does_not_apply_is_carried_by_the_others() -> None:
    # 2 × 60, times 100 ÷ 60: as if the other criterion were rated alike.
    assert "a total of 200" in said("not-applicable")


def test_equal_totals_share_a_rank_and_the_next_is_left_out() -> None:
    # 3 × 60 + 2 × 40 twice, and 2 × 60 + 3 × 40.
    assert said("ties").count("Ranked 1= of 3 with a total of 260") == 2
    assert "Contract: Taken forward: every option without gaps goes forward. Ranked 3" in (
        said("ties")
    )


def test_longer_scale_carries_more_than_its_weight() -> None:
    # 3 × 60 = 180 and 10 × 40 = 400, of 580.
    assert "60% of the weight and carries about 31.03%" in said("weights")
    assert "40% of the weight and carries about 68.97%" in said("weights")


def test_totals_are_shown_in_four_ways_of_which_one_turns_the_order_round() -> None:
    points, average, percent, value = FOUND["totals"].follows
    assert "Shared service 340; Contract 480" in points
    assert "Shared service 3.4; Contract 4.8" in average
    assert "Shared service 58.62; Contract 82.76" in percent
    # Quality from 1 to 3, saving from 0 to 10: 60 × 1 + 40 × 0.4, and 60 × 0.5 + 40 × 0.9.
    assert "Shared service 76; Contract 66" in value


def test_switching_point_is_where_both_totals_are_equal() -> None:
    # Of the share q on quality: 3q + 2(1 − q) = 2q + 3(1 − q) where q is a half.
    assert "Below 50% of all weight on Quality, Contract comes first." in said("switching")
    assert "Above 50% of all weight on Saving, Contract comes first." in said("switching")


def test_saving_that_starts_in_october_is_new_by_half_in_two_years() -> None:
    found = FOUND["starting"]
    assert row(found, "New in the year") == ["60,000", "60,000", "0"]
    assert row(found, "In all in the year") == ["60,000", "120,000", "120,000"]
    assert said("starting").count("£120,000") == 2


def test_same_amounts_mean_three_things() -> None:
    found = FOUND["meanings"]
    assert row(found, "New and lasting") == ["6,000", "18,000", "30,000"]
    assert row(found, "In all, and lasting") == ["6,000", "12,000", "12,000"]
    assert row(found, "Once only") == ["6,000", "12,000", "12,000"]
    for left in ("£30,000 a year is left", "£12,000 a year is left", "£0 a year is left"):
        assert left in said("meanings")


def test_one_off_costs_are_taken_off_nothing() -> None:
    assert said("net") == (
        "Gross: £120,000. | Net: £105,000. | One-off costs, shown beside it: £40,000."
    )


def test_confidence_scales_savings_and_leaves_costs() -> None:
    # Three quarters of 120,000 is 90,000; less 15,000.
    assert row(FOUND["confidence"], "Weighted") == ["£90,000", "£75,000"]
    assert "amber at 75%" in FOUND["confidence"].rule
