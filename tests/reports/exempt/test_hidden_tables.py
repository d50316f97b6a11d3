"""A table of evidence that is exempt goes into the public copy as numbers alone: what its sums are
of, and what they take off, is kept by the names that stand in place of its own."""

from hypothesis import given
from hypothesis import strategies as st

from reports.public.evidence import hidden_table
from reports.withheld.items import WithheldItem
from schemes.casefile.parts import CaseTable, CaseTableColumn, CaseTableRow, CaseTableSum
from schemes.reconciliation.tables_held import table_findings

ITEM = WithheldItem("evidence", "Rents", "Table withheld", "X1", "Withheld.")


@given(
    amounts=st.lists(
        st.tuples(st.integers(-1, 9_999_999_999), st.booleans()), min_size=2, max_size=30
    ),
    by_column=st.booleans(),
    wrong=st.integers(-1, 1),
)
def test_what_a_sum_takes_off_stays_taken_off_under_other_names(
    amounts: list[tuple[int, bool]], by_column: bool, wrong: int
) -> None:
    names = [f"Secret {at}" for at in range(len(amounts))]
    total = sum(-amount if less else amount for amount, less in amounts) + wrong
    values = [str(amount) for amount, _less in amounts] + [str(total)]
    of = tuple(name for name, (_a, less) in zip(names, amounts, strict=True) if not less)
    off = tuple(name for name, (_a, less) in zip(names, amounts, strict=True) if less)
    ends = [*names, "Secret net"]
    total_name = {"column": "Secret net"} if by_column else {"row": "Secret net"}
    declared = CaseTableSum(**{"row": None, "column": None} | total_name, of=of, less=off)
    if by_column:
        columns = tuple(CaseTableColumn(name) for name in ends)
        rows = (CaseTableRow("Secret", tuple(values)),)
    else:
        columns = (CaseTableColumn("Secret"),)
        rows = tuple(CaseTableRow(n, (v,)) for n, v in zip(ends, values, strict=True))
    table = CaseTable("Rents", columns, rows, (declared,))
    (whole,) = table_findings(table, "", "")
    hidden = hidden_table(table, ITEM)
    (copy,) = table_findings(hidden, "", "")
    assert (copy.stated, copy.computed) == (whole.stated, whole.computed)
    assert copy.difference == wrong
    assert "Secret" not in str(hidden)
    assert len(hidden.sums[0].less) == len(off)
