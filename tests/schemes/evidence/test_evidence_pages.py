"""Tables of evidence on their pages: pasted, previewed, kept, drawn, downloaded, changed."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from schemes.casefile.rows import TABLE
from schemes.evidence.added_up import sums_sentence
from schemes.evidence.tables import points_of, shown_table
from schemes.models import EvidenceTable, Programme, Role, Scheme
from tests.factories import add_member, make_programme, make_scheme, sent, sign_in
from tests.schemes.figures import COLUMNS, ROWS, SUMS, make_evidence
from workbench.charts.points import points_figure, points_svg
from workbench.models import AuditEvent

pytestmark = pytest.mark.django_db

PASTED = "\tGrant (£)\tTop-up (£)\tTotal (£)\nA\t1\t2\t3\nB\tnot received\t5\t5\nTotal\t1\t7\t9\n"


@pytest.fixture
def programme() -> Programme:
    programme = make_programme()
    add_member(programme, Role.OFFICER, "officer")
    return programme


@pytest.fixture
def client(programme: Programme) -> Any:
    return sign_in(programme.memberships.get().user)


def address(programme: Programme, name: str, *more: object) -> str:
    return reverse(name, args=[programme.slug, *more])


def test_pasted_table_is_shown_before_it_is_kept(client: Any, programme: Programme) -> None:
    new = address(programme, "evidence-new")
    shown = client.post(new, sent(title="Contributions", text=PASTED, show=""))
    text = shown.content.decode()
    assert shown.status_code == 200
    assert not EvidenceTable.objects.exists()
    assert "Nothing is kept yet" in text
    assert "not received" in text
    assert "Grant (£)" in text
    form = shown.context["form"]
    assert form.initial["total_rows"] == ["Total"]
    assert form.initial["total_columns"] == ["Total"]

    kept = client.post(
        new,
        sent(
            title="Contributions",
            text=form.initial["text"],
            total_rows=["Total"],
            total_columns=["Total"],
            keep="",
        ),
    )
    table = EvidenceTable.objects.get()
    assert kept.headers["Location"] == address(programme, "evidence-table", table.pk)
    assert table.rows[1]["values"][0] == {"missing": "not received"}
    assert table.sums == [
        {"row": "Total", "of": ["A", "B"]},
        {"column": "Total", "of": ["Grant", "Top-up"]},
    ]
    assert AuditEvent.objects.get().action == "added table of evidence"


def test_uploaded_file_is_shown_as_text_to_keep(client: Any, programme: Programme) -> None:
    file = SimpleUploadedFile("a.csv", "Area,Grant (£)\nA,£1,\n".encode())
    shown = client.post(
        address(programme, "evidence-new"), sent(title="Grants", text="", file=file, show="")
    )
    assert shown.status_code == 200
    assert shown.context["form"].initial["text"] == "\tGrant (£)\nA\t1"
    assert "file" not in shown.context["form"].fields


def test_table_that_cannot_be_read_loses_nothing(client: Any, programme: Programme) -> None:
    text = "\tGrant\nA\tlots\n"
    refused = client.post(address(programme, "evidence-new"), sent(title="T", text=text, show=""))
    assert refused.status_code == 422
    assert "Row “A”, column “Grant”: “lots” is not a number" in refused.content.decode()
    assert "A\tlots" in refused.content.decode()


def test_title_that_stands_already_is_refused(client: Any, programme: Programme) -> None:
    make_evidence(programme)
    refused = client.post(
        address(programme, "evidence-new"), sent(title="Contributions", text=PASTED, keep="")
    )
    assert refused.status_code == 422
    assert "Another table of this programme has this title." in refused.content.decode()


def test_table_by_hand_is_kept_with_its_sums(client: Any, programme: Programme) -> None:
    cells = {
        "cell_0_1": "Grant (£)",
        "cell_0_2": "All (£)",
        "cell_1_0": "A",
        "cell_1_1": "1",
        "cell_1_2": "1",
        "cell_2_0": "Total",
        "cell_2_1": "1",
        "cell_2_2": "not received",
        "sum_row_2": "on",
        "sum_column_2": "on",
    }
    answer = client.post(address(programme, "evidence-by-hand"), sent(title="By hand", **cells))
    table = EvidenceTable.objects.get()
    assert answer.status_code == 302
    assert table.columns == [{"name": "Grant", "unit": "GBP"}, {"name": "All", "unit": "GBP"}]
    assert table.sums == [{"row": "Total", "of": ["A"]}, {"column": "All", "of": ["Grant"]}]


def test_table_of_a_scheme_belongs_to_it(client: Any, programme: Programme) -> None:
    scheme = make_scheme(programme)
    new = f"{address(programme, 'evidence-new')}?scheme={scheme.slug}"
    client.post(new, sent(title="T", text=PASTED, keep=""))
    assert EvidenceTable.objects.get().scheme == Scheme.objects.get()
    listed = client.get(f"{address(programme, 'evidence')}?scheme={scheme.slug}")
    assert len(listed.context["tables"]) == 1
    assert client.get(f"{new}x").status_code == 404


@pytest.mark.parametrize("as_text", [True, False])
def test_table_sent_back_as_it_stands_is_unchanged(
    client: Any, programme: Programme, as_text: bool
) -> None:
    table = make_evidence(programme)
    edit = address(programme, "evidence-edit", table.pk) + ("?as=text" if as_text else "")
    form = client.get(edit).context["form"]
    if as_text:
        shown = client.post(edit, sent(1, title=table.title, text=form.initial["text"], show=""))
        form = shown.context["form"]
    values = {
        name: "on" if value is True else value
        for name, value in form.initial.items()
        if value not in (None, False, "") and name not in ("version", "write_token")
    }
    client.post(edit, sent(1, **values, keep=""))
    again = EvidenceTable.objects.get()
    assert again.version == 2
    assert (again.columns, again.rows, again.sums) == (COLUMNS, ROWS, SUMS)


def test_somebody_elses_change_is_told(client: Any, programme: Programme) -> None:
    table = make_evidence(programme)
    edit = address(programme, "evidence-edit", table.pk) + "?as=text"
    EvidenceTable.objects.update(version=2, note="Theirs")
    answer = client.post(edit, sent(1, title=table.title, text=PASTED, note="Mine", keep=""))
    assert answer.status_code == 409
    assert "Theirs" in answer.content.decode()
    assert EvidenceTable.objects.get().rows == ROWS


def test_removed_table_stays_in_the_history(client: Any, programme: Programme) -> None:
    table = make_evidence(programme)
    remove = address(programme, "evidence-remove", table.pk)
    data = sent(1)
    assert client.post(remove, data).status_code == 302
    assert not EvidenceTable.objects.exists()
    event = AuditEvent.objects.get()
    assert event.before is not None
    assert event.before["rows"] == ROWS
    assert client.post(remove, data).status_code == 302
    assert client.post(remove, sent(1)).status_code == 404


def test_page_shows_words_units_sums_and_differences(client: Any, programme: Programme) -> None:
    table = make_evidence(programme)
    shown = shown_table(TABLE.part_of(table))
    assert [column.heading for column in shown.columns] == [
        "Row",
        "Grant (£)",
        "Top-up (£)",
        "Total (£, sum of columns)",
    ]
    assert shown.rows[2].cells[0].text == "not received"
    assert shown.rows[2].cells[0].kind == "missing"
    total = shown.rows[3]
    assert total.total
    assert total.heading.note == "sum of rows"
    assert total.cells[0].note == ""
    assert total.cells[1].note == "stated; the parts give 733,978, which is 1 less"
    assert sums_sentence(TABLE.part_of(table)) == (
        "Three of six sums add up; two do not add up; “Watford / Total” was not checked, since a "
        "figure is missing."
    )
    page = client.get(address(programme, "evidence-table", table.pk))
    assert "which is 1 less" in page.content.decode()


def test_money_of_a_column_has_one_precision(programme: Programme) -> None:
    table = make_evidence(
        programme,
        columns=[{"name": "AA", "unit": "GBP a week"}, {"name": "Cases"}],
        rows=[
            {"label": "Low", "values": ["22.00", "333.5"]},
            {"label": "High", "values": ["83.10", "667"]},
            {"label": "None", "values": [{"missing": "none"}, "1"]},
        ],
        sums=[],
    )
    shown = shown_table(TABLE.part_of(table))
    assert [column.heading for column in shown.columns] == ["Row", "AA (£ a week)", "Cases"]
    texts = [[cell.text for cell in row.cells] for row in shown.rows]
    assert texts == [["22.00", "333.5"], ["83.10", "667"], ["none", "1"]]


def test_sums_that_are_not_checked_are_named(programme: Programme) -> None:
    table = make_evidence(programme)
    sentence = sums_sentence(TABLE.part_of(table))
    assert sentence == (
        "Three of six sums add up; two do not add up; “Watford / Total” was not checked, since a "
        "figure is missing."
    )
    many = make_evidence(
        programme,
        title="Many",
        columns=[{"name": "Grant"}, {"name": "Fees"}, {"name": "Both"}],
        rows=[{"label": f"R{at}", "values": [{"missing": "none"}, "1", "1"]} for at in range(5)],
        sums=[{"column": "Both", "of": ["Grant", "Fees"]}],
    )
    assert sums_sentence(TABLE.part_of(many)).endswith(
        "“R0 / Both”, “R1 / Both”, “R2 / Both” and two more were not checked, since a figure is "
        "missing."
    )


def test_table_without_differences_says_so(programme: Programme) -> None:
    table = make_evidence(programme, rows=ROWS[:2], sums=SUMS[1:])
    assert sums_sentence(TABLE.part_of(table)) == "Both sums add up."
    assert sums_sentence(TABLE.part_of(make_evidence(programme, title="None", sums=[]))).startswith(
        "No row"
    )


def test_download_holds_no_formula(client: Any, programme: Programme) -> None:
    rows = [{"label": "=HYPERLINK(1)", "values": ["-1", "2", {"missing": "@one said no"}]}]
    table = make_evidence(programme, rows=rows, sums=[])
    text = client.get(address(programme, "evidence-csv", table.pk)).content.decode("utf-8-sig")
    assert text.splitlines() == [
        "Row,Grant (£),Top-up (£),Total (£)",
        "'=HYPERLINK(1),-1,2,[@one said no]",
    ]


def test_two_columns_make_a_chart(client: Any, programme: Programme) -> None:
    table = make_evidence(programme)
    points = points_of(TABLE.part_of(table), "Top-up", "Total")
    assert points is not None
    assert [point.label for point in points.points] == ["Broxbourne", "Dacorum", "Watford"]
    assert points.reading == (
        "Broxbourne has the highest total (776,968) and Watford the lowest (2). In all three pairs "
        "of rows, the one with the higher top-up also has the higher total."
    )
    some = points_of(TABLE.part_of(table), "Grant", "Total")
    assert some is not None
    assert "pairs" not in some.reading
    assert some.reading.endswith("Not drawn, since a number is lacking: Watford.")

    query = "?across=Top-up&upwards=Total"
    page = client.get(address(programme, "evidence-table", table.pk) + query).content.decode()
    assert "Scatter chart of three rows" in page
    assert points.reading in page
    found = client.get(address(programme, "evidence-chart", table.pk) + query)
    assert json.loads(found.content)["data"][0]["x"] == pytest.approx([512265, 221713, 1])
    picture = client.get(address(programme, "evidence-picture", table.pk) + query)
    assert picture.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("query", ["?across=Top-up&upwards=Top-up", "?across=None&upwards=Total"])
def test_columns_that_give_no_chart_are_told(client: Any, programme: Programme, query: str) -> None:
    table = make_evidence(programme)
    page = client.get(address(programme, "evidence-table", table.pk) + query)
    assert "These two columns give no chart" in page.content.decode()
    picture = client.get(address(programme, "evidence-picture", table.pk) + query)
    assert picture.status_code == 404


def test_scatter_stands_inside_its_frame_with_every_name(programme: Programme) -> None:
    rows = [
        {"label": "A & B", "values": ["-5", "0.5", "1"]},
        {"label": "A district with a long name", "values": ["2000000", "0.25", "1"]},
    ]
    points = points_of(
        TABLE.part_of(make_evidence(programme, rows=rows, sums=[])), "Grant", "Top-up"
    )
    assert points is not None
    picture = ElementTree.fromstring(points_svg(points))
    space = "{http://www.w3.org/2000/svg}"
    for mark in picture.iter(f"{space}circle"):
        assert -0.01 <= float(mark.attrib["cx"]) <= 482.01
        assert -0.01 <= float(mark.attrib["cy"]) <= 330.01
    words = [word.text for word in picture.iter(f"{space}text")]
    assert {"A & B", "A district with a long name", "Grant (£)", "Top-up (£)"} <= set(words)
    assert points_svg(points) == points_svg(points)
    assert points_figure(points)["data"][0]["text"] == ["A & B", "A district with a long name"]


@pytest.mark.parametrize(
    ("values", "reading"),
    [
        ("11 22 33", "C has the highest top-up (3) and A the lowest (1). In all three pairs"),
        ("13 22 31", "A has the highest top-up (3) and C the lowest (1). In none of the three"),
        ("11 21 32 42", "C and D have the highest top-up (2) and A and B the lowest (1). In all"),
        (
            "12 22 32 42 51",
            "Four rows have the highest top-up (2) and E the lowest (1). In none of",
        ),
        ("12 22 32", "All rows have the same top-up (2)."),
    ],
)
def test_scatter_names_all_that_are_equal(programme: Programme, values: str, reading: str) -> None:
    rows = [
        {"label": label, "values": [*pair, "1"]}
        for label, pair in zip("ABCDE", values.split(), strict=False)
    ]
    part = TABLE.part_of(make_evidence(programme, rows=rows, sums=[]))
    points = points_of(part, "Grant", "Top-up")
    assert points is not None
    assert points.reading.startswith(reading)
    equal = len({pair[1] for pair in values.split()}) < len(rows)
    assert ("left out" in points.reading) is (equal and "pairs" in points.reading)


def test_list_needs_as_many_queries_for_many_tables(
    client: Any, programme: Programme, django_assert_num_queries: Any
) -> None:
    make_evidence(programme)
    listing = address(programme, "evidence")
    client.get(listing)
    with django_assert_num_queries(5) as first:
        client.get(listing)
    for number in range(5):
        make_evidence(programme, title=f"Table {number}", scheme=make_scheme(programme))
    with django_assert_num_queries(len(first.captured_queries)):
        client.get(listing)


def test_thousands_in_a_heading_are_said_and_asked_about(client: Any, programme: Programme) -> None:
    new = address(programme, "evidence-new")
    shown = client.post(new, sent(title="Grants", text="\tGrant (£000)\nA\t313\n", show=""))
    assert "“Grant (£000)” is read in thousands of pounds: 313 is £313,000." in (
        shown.content.decode()
    )
    assert shown.context["form"].initial["text"] == "\tGrant (£)\nA\t313000"
    cells = {"cell_0_1": "Grant (£m)", "cell_1_0": "A", "cell_1_1": "0.3"}
    by_hand = address(programme, "evidence-by-hand")
    asked = client.post(by_hand, sent(title="Grants", **cells))
    (box,) = asked.context["form"].fields["confirmed"].choices
    assert box.label.startswith("“Grant (£m)” is read in millions of pounds: 313 is £313,000,000.")
    assert not EvidenceTable.objects.exists()
    client.post(by_hand, sent(title="Grants", confirmed=[box.value], **cells))
    assert EvidenceTable.objects.get().rows[0]["values"] == ["300000"]
