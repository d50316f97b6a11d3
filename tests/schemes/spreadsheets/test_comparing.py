"""What a spreadsheet would change, and what it may not."""

from collections.abc import Sequence
from typing import Any

import pytest

from schemes.models import Programme
from schemes.spreadsheets.compare.changes import WorkbookChanges
from schemes.spreadsheets.compare.comparing import changes_in
from tests.factories import make_programme
from tests.schemes.spreadsheets.programmes import add_line, add_scheme
from tests.schemes.spreadsheets.workbooks import content_of, read_workbook

LEAD = frozenset({"lead"})
OFFICER = frozenset({"officer"})


@pytest.fixture
def programme(db: None) -> Programme:
    return make_programme()


def compare(
    programme: Programme,
    schemes: Sequence[dict[str, Any]] = (),
    lines: Sequence[dict[str, Any]] = (),
    roles: frozenset[str] = LEAD,
) -> WorkbookChanges:
    content = content_of(
        *[[list(row.values()) for row in rows] for rows in (schemes, lines)],
        scheme_headings=list(schemes[0]) if schemes else ["Reference", "Title"],
        line_headings=list(lines[0]) if lines else ["Scheme", "Name", "Kind"],
    )
    reading = read_workbook("s.xlsx", content)
    assert not reading.faults, reading.faults
    return changes_in(programme, reading.schemes, reading.lines, roles)


def told(changes: WorkbookChanges) -> dict[str, str]:
    return {fault.place: fault.message for fault in changes.faults}


def scheme(reference: str = "A/R.6.101", title: str = "Reablement", **more: Any) -> dict[str, Any]:
    return {"Reference": reference, "Title": title} | more


def line(reference: str = "A/R.6.101", name: str = "Hours", **more: Any) -> dict[str, Any]:
    return {"Scheme": reference, "Name": name, "Kind": "Saving"} | more


def test_only_what_differs_is_a_change(programme: Programme) -> None:
    add_scheme(programme, title="Reablement", theme="Adults", summary="As it is.")
    (row,) = compare(programme, [scheme(Theme="Older people")]).schemes
    assert [(one.heading, one.before, one.after) for one in row.fields] == [
        ("Theme", "Adults", "Older people")
    ]
    assert row.columns == {"theme": "Older people"}


def test_blank_cell_empties_and_missing_column_keeps(programme: Programme) -> None:
    add_scheme(programme, title="Reablement", theme="Adults", owner_role="Head")
    (row,) = compare(programme, [scheme(Theme="")]).schemes
    assert row.columns == {"theme": ""}
    assert row.fields[0].after == "nothing"


def test_blank_status_keeps_the_status(programme: Programme) -> None:
    add_scheme(programme, title="Reablement", status="approved")
    assert not compare(programme, [scheme(Status="")]).rows


@pytest.mark.parametrize("spelling", ["AR 6.101", "a/r 6.101", "A/R.6.101", " A / R.6.101 "])
def test_scheme_is_found_by_any_spelling_of_its_reference(
    programme: Programme, spelling: str
) -> None:
    add_scheme(programme, title="Reablement")
    changes = compare(programme, [scheme(spelling)], [line(spelling)])
    assert changes.same_schemes == 1
    assert changes.lines[0].owner == "A/R.6.101"


def test_scheme_is_found_by_a_spelling_kept_for_it(programme: Programme) -> None:
    add_scheme(programme, title="Reablement", spellings=["REABLE 1"])
    assert compare(programme, [scheme("Reable 1")]).same_schemes == 1


def test_one_scheme_in_two_spellings_is_told(programme: Programme) -> None:
    faults = told(compare(programme, [scheme(), scheme("AR 6.101", "Again")]))
    assert "is scheme A/R.6.101, which stands in row 2 already" in faults["Schemes!A3"]


def test_line_of_a_scheme_twice_is_told(programme: Programme) -> None:
    faults = told(compare(programme, [scheme()], [line(), line("AR 6.101")]))
    assert "stands in row 2 already" in faults["Lines!B3"]


def test_line_of_an_unknown_scheme_is_told(programme: Programme) -> None:
    faults = told(compare(programme, [scheme()], [line("A/R.6.999")]))
    assert "is no scheme of the programme or of the sheet" in faults["Lines!A2"]


def test_line_may_belong_to_a_scheme_of_the_programme_alone(programme: Programme) -> None:
    add_scheme(programme)
    assert not compare(programme, [], [line()]).faults


def test_rows_not_in_the_file_are_counted_and_kept(programme: Programme) -> None:
    add_line(add_scheme(programme, title="Reablement"), "Kept")
    add_scheme(programme, "A/R.6.102")
    counts = compare(programme, [scheme()], [line()]).counts
    assert (counts["absent_schemes"], counts["absent_lines"]) == (1, 1)
    assert (counts["same_schemes"], counts["new_lines"]) == (1, 1)


@pytest.mark.parametrize(
    ("status", "roles", "words"),
    [
        ("Delivered", LEAD, "cannot go from “In development” to “Delivered”"),
        ("Approved", OFFICER, "Only the lead officer may move"),
    ],
)
def test_status_moves_by_the_table_alone(
    programme: Programme, status: str, roles: frozenset[str], words: str
) -> None:
    add_scheme(programme, title="Reablement", status="developing")
    assert words in told(compare(programme, [scheme(Status=status)], roles=roles))["Schemes!C2"]


def test_new_scheme_that_is_decided_on_takes_the_lead_officer(programme: Programme) -> None:
    rows = [scheme(Status="In delivery")]
    assert "lead officer" in told(compare(programme, rows, roles=OFFICER))["Schemes!C2"]
    assert not compare(programme, rows).faults


def test_confidence_needs_its_reason_and_precision_its_headline(programme: Programme) -> None:
    rows = [scheme(Confidence="Red", **{"Stated to the nearest (£)": 1000})]
    reason, headline = compare(programme, rows).faults
    assert "Say here why" in reason.message
    assert "headline saving" in headline.message


@pytest.mark.parametrize(
    ("cells", "place", "words"),
    [
        ({"Starts": "2018/19"}, "Lines!A2", "Phasing is empty"),
        ({"Phasing": "From a month", "Starts": "2018/19"}, "Lines!E2", "Starts is not a month"),
        ({"Phasing": "Full year", "Starts": "2018-11"}, "Lines!E2", "is a month"),
        ({"Phasing": "By year", "Starts": "2018/19"}, "Lines!E2", "not wanted"),
        ({"Phasing": "By year"}, "Lines!A2", "is empty"),
        ({"Phasing": "Half, then half"}, "Lines!B2", "first half"),
        ({"Unit value (£)": 5, "Amount 2018/19 (£)": 7}, "Lines!B2", "not both"),
    ],
)
def test_line_that_cannot_be_is_told(
    programme: Programme, cells: dict[str, Any], place: str, words: str
) -> None:
    faults = told(compare(programme, [scheme()], [line(**cells)]))
    assert words in " ".join(faults.values())
    assert list(faults) == [place]


def test_year_emptied_goes_and_years_not_in_the_file_stay(programme: Programme) -> None:
    amounts = {"2018/19": "100", "2019/20": "200"}
    add_line(add_scheme(programme, title="Reablement"), "Hours", amounts=amounts)
    (row,) = compare(programme, [scheme()], [line(**{"Amount 2018/19 (£)": ""})]).lines
    assert row.columns == {"amounts": {"2019/20": "200"}}


def test_digest_moves_with_what_would_change(programme: Programme) -> None:
    standing = add_scheme(programme, title="Before")
    first = compare(programme, [scheme()]).digest
    assert compare(programme, [scheme()]).digest == first
    standing.title = "Meanwhile"
    standing.save()
    assert compare(programme, [scheme()]).digest != first


def test_comparing_takes_two_queries(programme: Programme, django_assert_num_queries: Any) -> None:
    for number in range(101, 111):
        add_line(add_scheme(programme, f"A/R.6.{number}"))
    with django_assert_num_queries(2):
        compare(programme, [scheme()], [line()])
