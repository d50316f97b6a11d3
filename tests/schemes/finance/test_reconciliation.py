"""Stated figures against their parts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.reconciliation import (
    DeclaredSum,
    Difference,
    EvidenceTable,
    StatedSum,
    agrees,
    amount_text,
    reconcile,
)

F = Fraction


def stated(amount: str, *parts: str, precision: str = "1", explained: bool = False) -> StatedSum:
    return StatedSum("Budget", F(amount), tuple(map(F, parts)), F(precision), explained)


def table(*rows: tuple[str, list[str | None]], sums: list[DeclaredSum]) -> EvidenceTable:
    return EvidenceTable(
        title="Contributions",
        columns=("Grant", "Top-up", "Total"),
        rows=tuple(label for label, _ in rows),
        cells=tuple(tuple(None if c is None else F(c) for c in cells) for _, cells in rows),
        sums=tuple(sums),
    )


@pytest.mark.parametrize(
    ("stated_at", "computed", "precision"),
    [
        ("25000", "24710.40", "1000"),  # Cambridgeshire A/R.7.108
        ("13100000", "13140000", "100000"),
        ("2608", "2608", "1"),
        ("1000", "500", "1000"),  # half up
        ("-1000", "-500", "1000"),  # away from zero
        ("0.13", "0.125", "0.01"),
        ("24710.40", "24710.40", "1000"),  # exact, though stated to the thousand
    ],
)
def test_computed_value_that_rounds_to_the_stated_one_agrees(
    stated_at: str, computed: str, precision: str
) -> None:
    assert agrees(F(stated_at), F(computed), F(precision))


@pytest.mark.parametrize(
    ("stated_at", "computed", "precision"),
    [
        ("412000", "412680", "1000"),  # rounds to 413k
        ("3332000", "3710000", "1000"),
        ("0", "500", "1000"),
        ("1000", "499.999", "1000"),
        ("1", "1.5", "1"),
    ],
)
def test_computed_value_that_rounds_elsewhere_disagrees(
    stated_at: str, computed: str, precision: str
) -> None:
    assert not agrees(F(stated_at), F(computed), F(precision))


def test_difference_is_stated_less_computed() -> None:
    (found,) = reconcile([stated("315000", "373000", "-60000")], []).differences
    assert (found.computed, found.difference) == (313000, 2000)
    assert amount_text(found.difference) == "2000"


def test_difference_keeps_whether_it_is_explained() -> None:
    (found,) = reconcile([stated("2", "1", explained=True)], []).differences
    assert found == Difference("Budget", F(2), F(1), explained=True)


def test_row_sum_is_checked_in_every_column() -> None:
    hertfordshire = table(
        ("Broxbourne", ["264703", "512265", "776968"]),
        ("Dacorum", ["366287", "221713", "588000"]),
        ("Total", ["630991", "733978", "1364969"]),
        sums=[DeclaredSum("Total", ("Broxbourne", "Dacorum"), is_column=False)],
    )
    found = reconcile([], [hertfordshire]).differences
    assert [one.where for one in found] == [
        "Contributions / Total / Grant",
        "Contributions / Total / Total",
    ]


def test_column_sum_is_checked_in_every_row_the_total_row_too() -> None:
    across = table(
        ("Broxbourne", ["1", "2", "3"]),
        ("Total", ["1", "2", "4"]),
        sums=[DeclaredSum("Total", ("Grant", "Top-up"), is_column=True)],
    )
    assert [one.where for one in reconcile([], [across]).differences] == [
        "Contributions / Total / Total"
    ]


def test_cell_wrong_both_ways_alike_is_listed_once() -> None:
    both = table(
        ("Broxbourne", ["1", "2", "3"]),
        ("Total", ["1", "2", "4"]),
        sums=[
            DeclaredSum("Total", ("Broxbourne",), is_column=False),
            DeclaredSum("Total", ("Grant", "Top-up"), is_column=True),
        ],
    )
    assert len(reconcile([], [both]).differences) == 1


@pytest.mark.parametrize("cells", [[None, "1", "7"], ["1", "1", None]])
def test_sum_over_a_missing_cell_is_named_and_raises_nothing(cells: list[str | None]) -> None:
    gap = table(
        ("Authority F", cells),
        sums=[DeclaredSum("Total", ("Grant", "Top-up"), is_column=True)],
    )
    found = reconcile([], [gap])
    assert found.differences == ()
    assert found.unchecked == ("Contributions / Authority F / Total",)


@given(
    st.decimals(places=4, min_value=-(10**20), max_value=10**20),
    st.decimals(places=2, min_value=-(10**6), max_value=10**6),
)
def test_amount_text_is_exact(value: object, other: object) -> None:
    exact = F(value) + F(other)  # type: ignore[arg-type]
    text = amount_text(exact)
    assert F(text) == exact
    assert "E" not in text


@given(st.integers(-(10**9), 10**9), st.sampled_from(["1", "1000", "0.01", "2.5"]))
def test_figure_rounded_to_its_precision_agrees_with_itself(value: int, precision: str) -> None:
    step = F(precision)
    assert agrees(
        F(value) * step, F(value) * step + step * F(49, 100) * (1 if value >= 0 else -1), step
    )
