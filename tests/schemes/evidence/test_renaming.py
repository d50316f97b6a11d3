"""Tables of evidence whose rows, columns and titles get other names: what is tied follows, or the
page asks."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.casefile.parts import CaseTable, CaseTableSum
from schemes.evidence.actions import EVIDENCE
from schemes.evidence.renaming import renamed_lines
from schemes.models import EvidenceTable, Explanation, Programme, Role, StatedFigure
from schemes.reconciliation.reconciling import findings_of
from tests.factories import add_member, make_programme, make_scheme, make_user, sent, sign_in
from tests.schemes.evidence.test_evidence_pages import address
from tests.schemes.figures import ROWS, make_evidence
from workbench.casefile.parts import read

CELL = ["Contributions", "Broxbourne", "Grant"]


def table_of(rows: list[str], columns: list[str], figures: list[list[str]]) -> CaseTable:
    return read(
        CaseTable,
        {
            "title": "T",
            "columns": [{"name": name} for name in columns],
            "rows": [
                {"label": label, "values": values}
                for label, values in zip(rows, figures, strict=True)
            ],
        },
    )


sizes = st.tuples(st.integers(1, 30), st.integers(1, 8))


@given(size=sizes, data=st.data())
def test_every_line_is_found_under_its_new_name_wherever_it_went(
    size: tuple[int, int], data: st.DataObject
) -> None:
    high, wide = size
    rows = [f"Row {at}" for at in range(high)]
    columns = [f"Column {at}" for at in range(wide)]
    figures = [[str(10 * row + column) for column in range(wide)] for row in range(high)]
    new = {name: name for name in rows} | {
        name: f"{name} (new)" for name in data.draw(st.sets(st.sampled_from(rows)))
    }
    order = data.draw(st.permutations(range(high)))
    after = table_of([new[rows[at]] for at in order], columns, [figures[at] for at in order])
    assert renamed_lines(table_of(rows, columns, figures), after).rows == new


@pytest.mark.parametrize(
    ("rows", "figures", "found"),
    [
        (["A", "Z"], [["1"], ["2"]], {"A": "A", "B": "Z"}),
        (["Z", "A"], [["2"], ["1"]], {"A": "A", "B": "Z"}),
        (["A", "Z"], [["1"], ["3"]], {"A": "A"}),  # another name, other figures: nobody can say
        (["A"], [["1"]], {"A": "A"}),
        (["Y", "Z"], [["2"], ["2"]], {}),  # two that could be B, and none stands where it stood
        (["Z", "Y"], [["1"], ["2"]], {"A": "Z", "B": "Y"}),
    ],
)
def test_a_name_follows_its_figures(
    rows: list[str], figures: list[list[str]], found: dict[str, str]
) -> None:
    before = table_of(["A", "B"], ["N"], [["1"], ["2"]])
    if found == {}:
        before = table_of(["A", "B", "C"], ["N"], [["1"], ["3"], ["2"]])
    assert renamed_lines(before, table_of(rows, ["N"], figures)).rows == found


def test_a_declared_sum_keeps_its_parts_under_their_new_names() -> None:
    before = table_of(["A", "B", "Net"], ["N"], [["5"], ["2"], ["3"]])
    now = renamed_lines(before, table_of(["A", "Fees", "Net"], ["N"], [["5"], ["2"], ["3"]]))
    kept = CaseTableSum(row="Net", column=None, of=("A",), less=("B",))
    (one,) = now.sums([kept])
    assert (one.of, one.less) == (("A",), ("Fees",))
    gone = renamed_lines(before, table_of(["A", "Net"], ["N"], [["5"], ["3"]]))
    assert gone.sums([kept]) == ()


# On the pages


@pytest.fixture
def programme(db: None) -> Programme:
    programme = make_programme()
    add_member(programme, Role.OFFICER, "officer")
    return programme


def tied_to(programme: Programme, **values: Any) -> StatedFigure:
    return StatedFigure.objects.create(
        programme=programme,
        name="Pack",
        amount=Decimal(264703),
        source="sum-of",
        parts=[{"cell": CELL, "less": True}, {"cell": CELL}, "264703"],
        **values,
    )


def as_text(rows: list[dict[str, Any]], heading: str = "Grant") -> str:
    lines = [
        "\t".join(
            [
                one["label"],
                *(v if isinstance(v, str) else v["missing"] for v in one["values"]),
            ]
        )
        for one in rows
    ]
    return "\n".join([f"\t{heading} (£)\tTop-up (£)\tTotal (£)", *lines])


def test_a_stated_sum_follows_the_names_of_its_cell(programme: Programme) -> None:
    client = sign_in(programme.memberships.get().user)
    table, figure = make_evidence(programme), tied_to(programme)
    Explanation.objects.create(
        programme=programme, where="Contributions / Total / Grant", stated=1, computed="2", text="a"
    )
    rows = [ROWS[0] | {"label": "North"}, *ROWS[1:]]
    answer = client.post(
        address(programme, "evidence-edit", table.pk) + "?as=text",
        sent(1, title="Grants", text=as_text(rows, "Basic"), total_rows=["Total"], keep=""),
    )
    assert answer.status_code == 302, answer.context["form"].errors
    figure.refresh_from_db()
    assert figure.parts[:2] == [
        {"cell": ["Grants", "North", "Basic"], "less": True},
        {"cell": ["Grants", "North", "Basic"]},
    ]
    found = next(one for one in findings_of(programme) if one.where == "Pack")
    assert found.agrees
    assert Explanation.objects.get().where == "Grants / Total / Basic"
    # The total of rows keeps what it was said to be of.
    table.refresh_from_db()
    assert table.sums == [{"row": "Total", "of": ["North", "Dacorum"]}]


@pytest.mark.parametrize("as_grid", [False, True])
def test_a_cell_that_goes_is_asked_about(programme: Programme, as_grid: bool) -> None:
    client = sign_in(programme.memberships.get().user)
    table, figure = make_evidence(programme), tied_to(programme)
    edit = address(programme, "evidence-edit", table.pk)
    left = ROWS[1:]
    if as_grid:
        lines = [line.split("\t") for line in as_text(left).splitlines()]
        values = {
            f"cell_{row}_{at}": text
            for row, line in enumerate(lines)
            for at, text in enumerate(line)
        }
    else:
        edit += "?as=text"
        values = {"text": as_text(left), "keep": ""}
    answer = client.post(edit, sent(1, title="Contributions", **values))
    assert answer.status_code == 422
    (asked,) = answer.context["form"].fields["confirmed"].choices
    assert "“Pack” is tied to “Broxbourne / Grant”" in str(asked.label)
    assert "“Pack” is tied to" in answer.content.decode()
    table.refresh_from_db()
    assert len(table.rows) == 4
    answer = client.post(edit, sent(1, title="Contributions", confirmed=[asked.value], **values))
    assert answer.status_code == 302
    figure.refresh_from_db()
    assert figure.parts[0]["cell"] == CELL
    found = next(one for one in findings_of(programme) if one.where == "Pack")
    assert "no such cell is here any more" in found.unchecked


def test_a_table_of_a_scheme_takes_its_explanations_along(programme: Programme) -> None:
    scheme = make_scheme(programme, reference="S1")
    table = make_evidence(programme, scheme=scheme)
    kept = Explanation.objects.create(
        programme=programme,
        where="S1 Contributions / Total / Grant",
        stated=1,
        computed="2",
        text="a",
    )
    EVIDENCE.change(table, by=make_user(), token=uuid4(), version=1, title="Grants")
    kept.refresh_from_db()
    assert kept.where == "S1 Grants / Total / Grant"
    assert EvidenceTable.objects.get().title == "Grants"
