"""Values of measures in words: one precision for each share, and units that agree with one."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine.gateway_kinds import MeasureTest
from appraisal.engine.problem import Band, Criterion, FromMeasure, LinearScale, MeasureDefinition
from appraisal.engine.words.measures import measure_value, share_places
from tests.appraisal.engine.problems import appraise, gateway, ranking

SHARE = "share_of_target"
BANDS = FromMeasure(SHARE, (Band("high", F(1)), Band("medium", F("0.8")), Band("low")))


def test_share_that_finance_works_out_is_printed_in_whole_per_cent() -> None:
    shares = {"A": F(2105898, 1960000), "B": F(1677660, 1960000)}
    problem = appraise([ranking("r", from_measure=BANDS)], {"A": (), "B": ()}, {SHARE: shares})
    assert [measure_value(problem, SHARE, one) for one in shares.values()] == ["107%", "86%"]


@pytest.mark.parametrize(
    "criterion",
    [
        ranking("r", from_measure=BANDS),
        ranking("r", scale=LinearScale(SHARE, F("0.8"), F(1), F(10))),
        gateway("g", MeasureTest(SHARE, F(1))),
        gateway("g", MeasureTest(SHARE, None, F(1))),
    ],
)
def test_share_just_below_its_limit_never_reads_like_the_limit(criterion: Criterion) -> None:
    problem = appraise([criterion], {"A": ()}, {SHARE: {"A": F(1995, 2000)}})
    assert measure_value(problem, SHARE, F(1995, 2000)) == "99.8%"


@given(st.lists(st.fractions(0, 2, max_denominator=10_000), min_size=1, max_size=30))
def test_shares_print_in_their_order_and_against_their_limits(shares: list[F]) -> None:
    options = {f"O{at}": value for at, value in enumerate(shares)}
    problem = appraise(
        [ranking("r", from_measure=BANDS)], dict.fromkeys(options, ()), {SHARE: options}
    )
    printed = [F(measure_value(problem, SHARE, one).removesuffix("%")) for one in shares]
    for limit in (F(1), F("0.8")):
        assert [one >= limit for one in shares] == [one >= limit * 100 for one in printed]
    for one, text in zip(shares, printed, strict=True):
        assert [one < other for other in shares] == [text < other for other in printed]
    assert share_places(problem, SHARE) <= 6


def test_typed_share_is_printed_as_it_was_typed() -> None:
    problem = appraise(
        [ranking("r")],
        {"A": "h"},
        {"take-up": {"A": "0.855"}},
        measure_definitions=(MeasureDefinition("take-up", "Take-up", "share"),),
    )
    assert measure_value(problem, "take-up", F("0.855")) == "85.5%"


def test_one_of_a_unit_is_singular() -> None:
    problem = appraise(
        [ranking("r")],
        {"A": "h"},
        measure_definitions=(MeasureDefinition("wait", "Wait", "weeks"),),
    )
    assert [measure_value(problem, "wait", F(one)) for one in (0, 1, 2)] == [
        *("0 weeks", "1 week", "2 weeks")
    ]
