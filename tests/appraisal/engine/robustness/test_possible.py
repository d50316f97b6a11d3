"""Which options can come first: the answers prove themselves, and agree with trying weightings."""

from fractions import Fraction as F
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine import Problem, evaluate
from appraisal.engine.problem import Better, TotalAs
from appraisal.engine.robustness.possible import chances, never_first
from appraisal.engine.robustness.table import WholeTable, whole_table
from tests.appraisal.engine.problems import TEN, appraise, conditional, gateway, ranking


def table_of(*rows: tuple[int, ...]) -> WholeTable:
    options = tuple(chr(65 + at) for at in range(len(rows)))
    criteria = tuple(f"c{at}" for at in range(len(rows[0])))
    return WholeTable(options, criteria, rows, (1,) * len(criteria))


TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[st.integers(0, 6)] * width), min_size=2, max_size=6).map(
        lambda rows: table_of(*rows)
    )
)


@pytest.mark.parametrize(
    ("rows", "leads"),
    [
        # Published: each own criterion, and a compromise that is first for some weightings.
        (((10, 0), (0, 10), (6, 6)), (True, True, True)),
        (((10, 0), (0, 10), (4, 4)), (True, True, False)),
        # A mixture of the first two is as good: the third shares the first place at best.
        (((10, 0), (0, 10), (5, 5)), (True, True, None)),
        (((3, 3), (3, 3)), (None, None)),
        (((3, 1), (3, 0)), (True, None)),  # level where the first criterion has all the weight
    ],
)
def test_known_answers(rows: tuple[tuple[int, ...], ...], leads: tuple[bool | None, ...]) -> None:
    found = chances(table_of(*rows))
    assert tuple(None if one.lead == 0 else one.lead > 0 for one in found) == leads


@given(TABLES)
def test_every_answer_proves_itself(table: WholeTable) -> None:
    """The weighting reaches the lead, and the mixture of others shows that none reaches more."""
    rows = dict(zip(table.options, table.values, strict=True))
    for one in chances(table):
        own = rows[one.option]
        assert sum(one.weights) == 1
        assert min(one.weights) >= 0
        leads = [
            sum(w * (a - b) for w, a, b in zip(one.weights, own, rows[other], strict=True))
            for other in table.options
            if other != one.option
        ]
        assert min(leads) == one.lead
        assert sum(share for _, share in one.mixture) == 1
        assert all(share > 0 for _, share in one.mixture)
        for at, value in enumerate(own):
            mixed = sum(share * rows[other][at] for other, share in one.mixture)
            assert value - mixed <= one.lead


@given(TABLES)
def test_no_weighting_tried_puts_first_what_never_is(table: WholeTable) -> None:
    found = {one.option: one for one in chances(table)}
    assert never_first(table) == tuple(o for o, one in found.items() if one.never_first)
    for weights in product(range(4), repeat=len(table.criteria)):
        if not any(weights):
            continue
        totals = table.totals(weights)
        leaders = [o for o, t in zip(table.options, totals, strict=True) if t == max(totals)]
        for option in leaders:
            assert not found[option].never_first
        if len(leaders) == 1:
            assert not found[leaders[0]].never_alone


def test_large_tables_are_solved_exactly() -> None:
    rows = tuple(
        tuple((7 * at * at + 13 * col * at + col) % 101 for col in range(6)) for at in range(12)
    )
    found = chances(table_of(*rows))
    for one in found:
        assert sum(one.weights) == 1
    assert never_first(table_of(*rows)) == tuple(one.option for one in found if one.never_first)


def test_the_table_holds_those_taken_forward_more_being_better() -> None:
    criteria = [gateway("g"), ranking("a", F("0.5"), TEN), ranking("b", 0, TEN), conditional("c")]
    cells = {
        "A": ["p", 1, 2, "p"],
        "B": ["f", 9, 9, "p"],
        "C": ["p", 3, F("0.5"), "p"],
        "D": ["p", 9, 9, "f"],
    }
    problem = appraise(criteria, cells)
    table = whole_table(problem, evaluate(problem))
    assert table == WholeTable(("A", "C"), ("a", "b"), ((2, 4), (6, 1)), (1, 0))
    lower = appraise(criteria, cells, better=Better.LOWER)
    found = whole_table(lower, evaluate(lower))
    assert found is not None
    assert found.values == ((-2, -4), (-6, -1))


@pytest.mark.parametrize("gap", [None, "n/a"])
def test_no_table_where_a_total_is_no_plain_sum(gap: str | None) -> None:
    def of(cell: object, **more: object) -> WholeTable | None:
        criteria = [ranking("a", 1, TEN), ranking("b", 0, TEN)]
        problem: Problem = appraise(criteria, {"A": [1, cell], "B": [2, 2]}, **more)  # type: ignore[arg-type,list-item,dict-item]
        return whole_table(problem, evaluate(problem))

    assert of(gap) is None
    assert of(3, total_as=TotalAs.VALUE) == WholeTable(
        ("A", "B"), ("a", "b"), ((10, 30), (20, 20)), (1, 0)
    )
