"""Ranks over weightings drawn at random, against answers that are known exactly."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine.robustness.possible import chances
from appraisal.engine.robustness.table import WholeTable
from appraisal.engine.sampling.found import Sampled
from appraisal.engine.sampling.ranks import first_counts, sample
from appraisal.engine.sampling.weights import WHOLE, drawn_blocks
from tests.appraisal.engine.robustness.test_possible import TABLES, table_of

SAMPLES = 40_000


def sampled(table: WholeTable, **more: object) -> Sampled:
    found = sample(table, **{"samples": SAMPLES} | more)  # type: ignore[arg-type]
    assert found is not None
    return found


def near(share: float, exact: float, samples: int = SAMPLES) -> bool:
    """Within three standard errors."""
    return abs(share - exact) <= 3 * sqrt(exact * (1 - exact) / samples) + 1e-12


def own_criteria(count: int) -> WholeTable:
    return table_of(*(tuple(int(at == own) for at in range(count)) for own in range(count)))


@pytest.mark.parametrize(("count", "own"), [(2, 0.75), (3, 0.6111), (4, 0.5208), (5, 0.4567)])
def test_each_has_its_share_and_its_central_weight(count: int, own: float) -> None:
    """Published: with a criterion of one's own each is first 1/n of the time, and the central
    weight of its criterion is the n-th harmonic number over n."""
    found = sampled(own_criteria(count))
    for at, option in enumerate(found.options):
        assert near(found.share(option), 1 / count)
        central = found.central[at]
        assert central is not None
        assert abs(central[at] - own) < 0.01
        assert abs(sum(central) - 1) < 1e-9


def test_a_compromise_is_first_a_fifth_of_the_time() -> None:
    """Published: (1, 0), (0, 1) and (0.6, 0.6) are first 0.4, 0.4 and 0.2, and third 0.5, 0.5, 0."""
    found = sampled(table_of((10, 0), (0, 10), (6, 6)))
    for option, first, third in (("A", 0.4, 0.5), ("B", 0.4, 0.5), ("C", 0.2, 0.0)):
        assert near(found.share(option), first)
        assert near(found.share(option, 3), third)


@pytest.mark.parametrize("count", [2, 3, 5, 8])
def test_weightings_are_drawn_evenly(count: int) -> None:
    """Published: some weight is above a half with the chance n / 2^(n - 1); drawing each weight by
    itself and dividing by their sum gives 0.041 for five."""
    above = drawn = 0
    for block in drawn_blocks(count, SAMPLES, 3):
        assert (block.sum(axis=0) == WHOLE).all()
        assert block.min() >= 0
        above += int((block.max(axis=0) > WHOLE / 2).sum())
        drawn += block.shape[1]
    assert drawn == SAMPLES
    assert near(above / drawn, count / 2 ** (count - 1))


def test_the_first_weightings_are_the_same_on_every_machine() -> None:
    block = next(drawn_blocks(3, 2, 0))
    assert block.tolist() == FIRST
    assert next(drawn_blocks(3, 2, 1)).tolist() != FIRST


FIRST = [[3445585646.0, 23549334.0], [604300305.0, 1335108390.0], [245081345.0, 2936309572.0]]


def test_in_order_keeps_the_order_of_importance() -> None:
    """Of two criteria of which the first is the weightier, it carries 3/4 on the mean."""
    table = WholeTable(("A", "B"), ("a", "b"), ((1, 0), (0, 1)), (3, 1))
    found = sampled(table, in_order=True)
    assert found.share("A") == 1
    assert found.central[0] is not None
    assert abs(found.central[0][0] - 0.75) < 0.01
    level = WholeTable(("A", "B"), ("a", "b"), ((1, 0), (0, 1)), (1, 1))
    assert near(sampled(level, in_order=True).share("A"), 0.5)


@given(TABLES, st.integers(0, 3))
def test_counts_are_whole_and_what_never_comes_first_never_does(
    table: WholeTable, seed: int
) -> None:
    found = sampled(table, samples=300, seed=seed)
    for row in found.ranks:
        assert sum(row) == 300
    never = {one.option for one in chances(table) if one.never_first}
    assert all(found.share(option) == 0 for option in never)
    for at, one in enumerate(found.options):
        for other, two in enumerate(found.options):
            if one != two:
                assert found.wins[at][other] + found.wins[other][at] <= 300
    assert first_counts(table, samples=300, seed=seed) == {
        option: found.ranks[at][0] for at, option in enumerate(found.options)
    }


@given(TABLES)
def test_the_sequence_of_options_changes_nothing(table: WholeTable) -> None:
    found = sampled(table, samples=200)
    turned = WholeTable(table.options[::-1], table.criteria, table.values[::-1], table.weights)
    back = sampled(turned, samples=200)
    assert back.ranks == found.ranks[::-1]


def test_sorting_and_comparing_count_alike() -> None:
    """Thirteen options are sorted, twelve compared: one that is always last changes no other."""
    rows = tuple(
        tuple((at * 5 + column * 3 + at * column) % 7 + 1 for column in range(4))
        for at in range(12)
    )
    few, more = (
        sampled(table_of(*rows), samples=5000),
        sampled(table_of(*rows, (0, 0, 0, 0)), samples=5000),
    )
    for own, wider in zip(few.ranks, more.ranks[:12], strict=True):
        assert (*own, 0) == wider
    assert more.ranks[12] == (0,) * 12 + (5000,)


def test_great_values_are_rounded_and_one_criterion_is_enough() -> None:
    table = table_of((10**30, 0), (0, 10**30), (6 * 10**29, 6 * 10**29))
    assert near(sampled(table).share("C"), 0.2)
    one = sampled(table_of((3,), (3,), (1,)), samples=10)
    assert [one.share(option) for option in one.options] == [1, 1, 0]


def test_half_widths_and_stopping() -> None:
    found = sampled(table_of((10, 0), (0, 10)), samples=10_000)
    assert 0.009 < found.half_width("A") < 0.0099
    asked: list[int] = []
    assert (
        sample(own_criteria(3), samples=50_000, told=lambda done: asked.append(done) or False)
        is None
    )  # type: ignore[func-returns-value]
    assert asked == [8192]
