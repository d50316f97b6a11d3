"""Totals of totals: recognised, said by a person, and never taken for checked where they were not."""

from itertools import pairwise
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from schemes.casefile.parts import CaseTable, CaseTableSum
from schemes.casefile.rows import TABLE
from schemes.casefile.sums.table_faults import sum_faults
from schemes.evidence.added_up import sums_sentence
from schemes.evidence.pasting import Pasted, PasteError, read_text
from schemes.evidence.tables import differences_of
from schemes.evidence.totals import declared_sums, likely_totals
from schemes.models import EvidenceTable, Programme, Role
from schemes.reconciliation.tables_held import table_findings
from tests.factories import add_member, make_programme, sent, sign_in
from tests.schemes.figures import make_evidence

SUBTOTALS = (
    "Service\tBudget (£)\nHome care\t100\nDay care\t200\nSubtotal adults\t300\nSchools\t50\n"
    "Transport\t60\nSubtotal children\t110\nGrand total\t410\n"
)
WRONG = SUBTOTALS.replace("Subtotal", "Total").replace("Grand total\t410", "Grand total\t999")
BRACKET = "Place\tAmount (£)\nA\t(-1,234)\n"
NET = (
    "Service\tBudget (£)\nStaff\t700\nRent\t100\nTotal spending\t800\nFees\t50\nGrants\t150\n"
    "Total income\t200\nNet expenditure\t600\n"
)


def table_of(text: str) -> CaseTable:
    """The table with all that looks like a total ticked."""
    pasted = read_text(text)
    ticked = likely_totals(pasted.labels), likely_totals(pasted.names)
    return CaseTable("T", pasted.columns, pasted.rows, tuple(declared_sums(pasted, *ticked)))


def test_grand_total_counts_nothing_twice_and_its_wrong_figure_is_raised() -> None:
    assert sums_sentence(table_of(SUBTOTALS)) == "All three sums add up."
    wrong = table_of(WRONG)
    assert [(one.stated, one.computed) for one in differences_of(wrong).values()] == [(999, 410)]
    assert sums_sentence(wrong) == "Two of three sums add up; one does not add up."


def test_minus_in_brackets_is_refused_with_what_to_write() -> None:
    with pytest.raises(PasteError, match=r"1,234"):
        read_text(BRACKET)


def test_net_total_takes_its_income_off() -> None:
    table = table_of(NET)
    assert table.sums[-1] == CaseTableSum(
        row="Net expenditure", of=("Total spending",), less=("Total income",)
    )
    assert sums_sentence(table) == "All three sums add up."
    *_others, net = table_findings(table, "", "")
    assert net.working == "800 − 200 = 600"
    assert net.agrees


def test_net_total_that_is_wrong_is_raised_by_what_its_names_say() -> None:
    (wrong,) = differences_of(table_of(NET.replace("600", "999"))).values()
    assert (wrong.stated, wrong.computed) == (999, 600)


def test_income_below_nought_is_added_up() -> None:
    text = NET
    for name in ("Fees", "Grants", "Total income"):
        text = text.replace(f"{name}\t", f"{name}\t-")
    table = table_of(text)
    assert table.sums[-1].less == ()
    assert sums_sentence(table) == "All three sums add up."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            SUBTOTALS.replace("60", "not received"),
            "Two of three sums add up; “Subtotal children / Budget” was not checked, since a figure "
            "is missing.",
        ),
        (
            SUBTOTALS.replace("60", "55 to 60"),
            "Two of three sums add up; “Subtotal children / Budget” was not checked, since a figure "
            "is a range.",
        ),
        (
            "\tX\nA\tnot received\nTotal\t1\n",
            "“Total / X” was not checked, since a figure is missing.",
        ),
        ("\tX\nA\t1\nTotal\t1\n", "The sum adds up."),
        ("\tX\nA\t1\nB\t1\n", "No row or column is marked as a sum."),
    ],
)
def test_sums_that_were_not_checked_are_named_with_why(text: str, sentence: str) -> None:
    assert sums_sentence(table_of(text)) == sentence


@given(
    groups=st.lists(
        st.lists(st.integers(-1, 9_999_999_999), min_size=1, max_size=6), min_size=2, max_size=8
    )
)
def test_any_table_of_subtotals_adds_up_and_says_so_only_where_it_does(
    groups: list[list[int]],
) -> None:
    rows = []
    for at, group in enumerate(groups):
        rows += [f"Item {at}.{row}\t{amount}" for row, amount in enumerate(group)]
        rows.append(f"Subtotal {at}\t{sum(group)}")
    grand = sum(map(sum, groups))
    text = "\n".join(["\tX", *rows, f"Grand total\t{grand}", ""])
    table = table_of(text)
    assert table.sums[-1].of == tuple(f"Subtotal {at}" for at in range(len(groups)))
    assert "not" not in sums_sentence(table)
    wrong = table_of("\n".join(["\tX", *rows, f"Grand total\t{grand + 1}", ""]))
    assert "does not add up" in sums_sentence(wrong)


@given(st.lists(st.sets(st.integers(0, 5), min_size=1), min_size=1, max_size=6))
def test_no_table_is_kept_with_sums_in_a_circle(stated: list[set[int]]) -> None:
    """Whatever was said of the totals before, with further ones ticked now."""
    pasted = read_text("\tX\n" + "".join(f"R{at}\t1\n" for at in range(7)))
    before = [
        CaseTableSum(row=f"R{at}", of=tuple(f"R{part}" for part in sorted(parts)))
        for at, parts in enumerate(stated)
        if all(part < at for part in parts)
    ]
    made = declared_sums(pasted, [f"R{at}" for at in range(1, 7)], [], before)
    raw = [{"row": one.row, "of": list(one.of)} for one in made]
    assert not list(sum_faults(raw, {"row": pasted.labels, "column": pasted.names}, "t"))


def test_a_total_kept_before_what_it_is_of_is_no_circle_with_a_new_one() -> None:
    pasted: Pasted = read_text("\tX\nA\t1\nAll\t3\nB\t2\nTotal\t3\n")
    before = [CaseTableSum(row="All", of=("A", "Total"))]
    made = declared_sums(pasted, ["All", "Total"], [], before)
    raw = [{"row": one.row, "of": list(one.of)} for one in made]
    assert made[0] == before[0]
    assert not list(sum_faults(raw, {"row": pasted.labels, "column": pasted.names}, "t"))


@pytest.mark.parametrize(
    ("sums", "message"),
    [
        ([{"row": "C", "of": ["A"], "less": ["C"]}], "a sum cannot be a part of itself"),
        ([{"row": "C", "of": ["A"], "less": ["A"]}], '"A" is named already'),
        ([{"row": "C", "of": ["A"], "less": ["D"]}], '"D" is not a row of this table'),
        (
            [{"row": "B", "of": ["A", "C"]}, {"row": "C", "of": ["A"], "less": ["B"]}],
            "the sums run in a circle",
        ),
    ],
)
def test_sums_that_cannot_be_are_refused(sums: list[Any], message: str) -> None:
    (fault,) = sum_faults(sums, {"row": ["A", "B", "C"], "column": ["X"]}, "t")
    assert message in fault.message


@pytest.fixture
def programme() -> Programme:
    return make_programme()


@pytest.fixture
def client(programme: Programme) -> Any:
    return sign_in(add_member(programme, Role.OFFICER))


def totals(programme: Programme, table: EvidenceTable) -> str:
    return reverse("evidence-totals", args=[programme.slug, table.pk])


@pytest.mark.django_db
def test_a_person_says_what_a_total_is_of(client: Any, programme: Programme) -> None:
    table = make_evidence(programme)
    address = totals(programme, table)
    form = client.get(address).context["form"]
    assert form.initial["of_0"] == ["Broxbourne", "Dacorum"]
    values = {"of_0": ["Broxbourne"], "less_0": ["Dacorum"], "of_1": ["Grant", "Top-up"]}
    answer = client.post(address, sent(table.version, **values))
    assert answer.status_code == 302, answer.context["form"].errors
    table.refresh_from_db()
    assert table.sums == [
        {"row": "Total", "of": ["Broxbourne"], "less": ["Dacorum"]},
        {"column": "Total", "of": ["Grant", "Top-up"]},
    ]
    assert differences_of(TABLE.part_of(table))["Total / Grant"].computed == 264703 - 366287


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"of_0": [], "of_1": ["Grant"]}, "of_0"),
        ({"of_0": ["Total"], "of_1": ["Grant"]}, "of_0"),
        ({"of_0": ["Dacorum"], "less_0": ["Dacorum"], "of_1": ["Grant"]}, "less_0"),
    ],
)
def test_what_no_total_can_be_of_is_refused(
    client: Any, programme: Programme, values: dict[str, Any], field: str
) -> None:
    table = make_evidence(programme)
    answer = client.post(totals(programme, table), sent(table.version, **values))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    table.refresh_from_db()
    assert table.version == 1


@pytest.mark.django_db
def test_totals_in_a_circle_are_refused(client: Any, programme: Programme) -> None:
    names = ["A", "B", "C"]
    rows = [{"label": name, "values": ["1"]} for name in names]
    sums = [{"row": later, "of": [earlier]} for earlier, later in pairwise(names)]
    table = make_evidence(programme, columns=[{"name": "X"}], rows=rows, sums=sums)
    values = {"of_0": ["C"], "of_1": ["B"]}
    answer = client.post(totals(programme, table), sent(table.version, **values))
    assert answer.status_code == 422
    assert "sums of one another" in str(answer.context["form"].non_field_errors())


@pytest.mark.django_db
def test_the_preview_leads_to_the_totals(client: Any, programme: Programme) -> None:
    new = reverse("evidence-new", args=[programme.slug])
    first = client.post(new, sent(title="Budget", text=SUBTOTALS)).context["form"]
    values = {name: first.initial[name] for name in ("title", "text", "total_rows")}
    answer = client.post(new, sent(**values, totals="1"))
    table = EvidenceTable.objects.get()
    assert answer.headers["Location"] == totals(programme, table)
    assert [one["of"] for one in table.sums][-1] == ["Subtotal adults", "Subtotal children"]


@pytest.mark.django_db
def test_a_reader_cannot_say_what_totals_are_of(programme: Programme) -> None:
    table = make_evidence(programme)
    reader = sign_in(add_member(programme, Role.MEMBER))
    assert reader.get(totals(programme, table)).status_code == 403
