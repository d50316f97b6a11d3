"""Sending a spreadsheet, looking at what it would change, and applying it."""

from typing import Any
from unittest.mock import patch

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from schemes.models import Programme, SavingsLine, Scheme, SchemesImport
from schemes.spreadsheets.read.sheets import ReadSheet
from schemes.spreadsheets.writing import export
from tests.factories import World, make_world, sent, sign_in
from tests.schemes.spreadsheets.programmes import add_line, add_scheme
from tests.schemes.spreadsheets.workbooks import content_of
from workbench.models import AuditEvent

NEW = ("A/R.6.101", "Reablement", "", "Adults", 313000)
LINE = ("A/R.6.101", "Fewer hours", "Saving", 27.45, "150 to 160", 0.77, "")


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def officer(world: World) -> Client:
    return sign_in(world.officer)


def address(programme: Programme, *more: object) -> str:
    return "".join([f"/programmes/{programme.slug}/schemes/import/", *(f"{one}/" for one in more)])


def send(client: Client, programme: Programme, content: bytes, name: str = "s.xlsx") -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(address(programme), sent() | {"file": file})


def streamed(response: Any) -> str:
    return b"".join(response.streaming_content).decode()


def leave(response: Any) -> None:
    """Closes the page half-way. The test client's own way leaves it its connection to the rows."""
    response._iterator.close()


def apply(client: Client, programme: Programme, draft: SchemesImport, **values: str) -> str:
    page = client.get(address(programme, draft.pk))
    form = page.context["apply"]
    data = sent(draft.version, seen=form.initial["seen"]) | values
    return b"".join(client.post(address(programme, draft.pk), data).streaming_content).decode()


def draft_of(programme: Programme) -> SchemesImport:
    return SchemesImport.objects.get(programme=programme)


def test_sending_changes_nothing_and_leads_to_the_preview(world: World, officer: Client) -> None:
    response = send(officer, world.programme, content_of([NEW], [LINE]))
    draft = draft_of(world.programme)
    assert response.headers["Location"] == address(world.programme, draft.pk)
    assert not world.programme.schemes.exists()
    page = officer.get(response.headers["Location"]).content.decode()
    assert "New: 1 scheme and 1 savings line." in page
    assert "A/R.6.101: Fewer hours" in page


def test_all_faults_come_in_one_round(world: World, officer: Client) -> None:
    """Cells that cannot be read, and rows that do not go with one another."""
    schemes = [NEW, NEW, ("A/R.6.102", "Meals", "Done with", "", "")]
    lines = [LINE, ("A/R.9.999", "Rent", "Income", 5, "", "", ""), ("A/R.6.102", "", "x", 5)]
    send(officer, world.programme, content_of(schemes, lines))
    places = [place for place, _message in draft_of(world.programme).faults]
    assert places == ["Schemes!C4", "Lines!B4", "Lines!C4", "Schemes!A3", "Lines!A3"]


def test_csv_is_sent_like_a_workbook_and_its_units_are_said(world: World, officer: Client) -> None:
    text = "Reference,Title,Headline saving (£000)\nA1,Meals,313\n"
    response = send(officer, world.programme, text.encode("utf-16"), "schemes.csv")
    page = officer.get(response.headers["Location"]).content.decode()
    assert "New: 1 scheme." in page
    assert "“Headline saving (£000)” is read in thousands of pounds: 313 is £313,000." in page
    assert "Headline saving (£): £313,000" in page


YEARLY = ("Scheme", "Name", "Kind", "Amount 2018/19", "Amount 2019/20")


def with_years(*lines: tuple[Any, ...]) -> bytes:
    return content_of([NEW], lines, line_headings=YEARLY)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (("A/R.6.101", "Rent", "Saving", -412000, 5000), "a line of the kind “Saving” counts as"),
        (("A/R.6.101", "Rent", "Saving", 313, 313000), "£313,000 in 2019/20 stands beside £313"),
    ],
)
def test_what_may_be_a_slip_is_asked_about_before_it_is_applied(
    world: World, officer: Client, line: tuple[Any, ...], words: str
) -> None:
    send(officer, world.programme, with_years(line))
    draft = draft_of(world.programme)
    page = officer.get(address(world.programme, draft.pk))
    assert "A/R.6.101: Rent: " in page.content.decode()
    assert words in page.content.decode()
    form = page.context["apply"]
    data = sent(draft.version, seen=form.initial["seen"])
    refused = officer.post(address(world.programme, draft.pk), data)
    assert refused.status_code == 422
    assert "Tick it if it is right" in refused.content.decode()
    assert not world.programme.schemes.exists()
    boxes = [str(one.value) for one in form.fields["confirmed"].choices]
    assert "Done: every change" in apply(officer, world.programme, draft, confirmed=boxes[0])


def test_headline_that_may_be_a_slip_is_asked_about(world: World, officer: Client) -> None:
    headings = ("Reference", "Title", "Headline saving", "Headline year")
    rows = [("A1", "Meals", -5, "2018/19"), ("A2", "Rent", 5, "31/32"), ("A3", "Ok", 5, "2018/19")]
    send(officer, world.programme, content_of(rows, scheme_headings=headings))
    page = officer.get(address(world.programme, draft_of(world.programme).pk))
    asked = [str(one.label) for one in page.context["apply"].fields["confirmed"].choices]
    assert asked == [
        "A1 Meals, Headline saving: −£5 is below zero. Is the minus sign meant?",
        "A2 Rent: its headline is for 2031/32, outside the programme.",
    ]


def test_many_questions_stand_in_a_list_with_one_tick(world: World, officer: Client) -> None:
    lines = [("A/R.6.101", f"Line {at}", "Saving", -at - 1, "") for at in range(30)]
    send(officer, world.programme, with_years(*lines))
    draft = draft_of(world.programme)
    page = officer.get(address(world.programme, draft.pk))
    assert "All 30 of these are right" in page.content.decode()
    assert page.content.decode().count("Is the minus sign meant?") == 30
    (box,) = page.context["apply"].fields["confirmed"].choices
    assert "Done" in apply(officer, world.programme, draft, confirmed=str(box.value))


def test_preview_says_what_happens_to_the_totals(world: World, officer: Client) -> None:
    line = ("A/R.6.101", "Rent", "Saving", 1000, 2000)
    content = with_years(line)
    send(officer, world.programme, content)
    assert "Done" in apply(officer, world.programme, draft_of(world.programme))
    other = add_scheme(world.programme, "A/R.6.102", status="stopped")
    cost = ("A/R.6.101", "Staff", "Running cost", 250, "")
    more = (
        ("A/R.6.101", "Rent", "Saving", 1500, 2000),
        cost,
        (other.reference, "X", "Saving", 9, ""),
    )
    send(officer, world.programme, content_of([], more, line_headings=YEARLY))
    draft = SchemesImport.objects.exclude(state="applied").get()
    page = officer.get(address(world.programme, draft.pk))
    rows = {
        row.heading.text: [cell.text for cell in row.cells] for row in page.context["totals"].rows
    }
    assert rows["2018/19"] == ["1,000", "1,250", "250"]
    assert rows["All years"][0] == "3,000"
    # What was shown is what comes out.
    boxes = page.context["apply"].fields.get("confirmed")
    ticks = {"confirmed": str(boxes.choices[0].value)} if boxes else {}
    assert "Done" in apply(officer, world.programme, draft, **ticks)
    figures = world.programme.schemes.get(reference="A/R.6.101").figures
    assert figures["years"]["2018/19"]["net"] == "1250"


@pytest.fixture
def in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of any size are read in sight, a word after every second row."""
    monkeypatch.setattr("schemes.spreadsheets.views.READ_AT_ONCE", 0)
    monkeypatch.setattr("schemes.spreadsheets.reading.STEP", 2)


MANY = [(f"A/R.6.{101 + number}", "Reablement", "", "Adults", "") for number in range(5)]


@pytest.mark.usefixtures("in_sight")
def test_large_file_shows_how_far_its_reading_has_come(world: World, officer: Client) -> None:
    page = streamed(send(officer, world.programme, content_of(MANY, [LINE])))
    words = [
        "Read 2 of 5 rows of the sheet Schemes.",
        "Read 4 of 5 rows of the sheet Schemes.",
        "Holding 5 schemes and 1 savings lines against the programme.",
        "Read to the end. Nothing is changed yet.",
    ]
    assert sorted(words, key=page.index) == words
    assert page.rstrip().endswith("</html>")
    address_of_draft = address(world.programme, draft_of(world.programme).pk)
    assert f'href="{address_of_draft}" data-goes-on' in page
    assert "New: 5 schemes" in officer.get(address_of_draft).content.decode()


@pytest.mark.usefixtures("in_sight")
def test_leaving_while_a_file_is_read_sends_nothing(world: World, officer: Client) -> None:
    send(officer, world.programme, content_of([NEW]))
    response = send(officer, world.programme, content_of(MANY))
    parts = iter(response.streaming_content)
    next(parts)
    assert b"Read 2 of 5" in next(parts)
    events = AuditEvent.objects.count()
    leave(response)
    assert not SchemesImport.objects.exists()
    assert AuditEvent.objects.count() == events


@pytest.mark.usefixtures("in_sight")
def test_large_file_with_faults_leads_to_them(world: World, officer: Client) -> None:
    bad = ("A/R.6.101", "Fewer hours", "Saving", "abc", "", "", "")
    page = streamed(send(officer, world.programme, content_of([NEW], [bad])))
    assert "See what to mend" in page
    draft = draft_of(world.programme)
    assert "Lines!D2" in officer.get(address(world.programme, draft.pk)).content.decode()


@pytest.mark.usefixtures("in_sight")
def test_large_file_that_breaks_off_says_what_to_do(world: World, officer: Client) -> None:
    with patch("openpyxl.load_workbook", side_effect=KeyError("xl/styles.xml")):
        page = streamed(send(officer, world.programme, content_of([NEW])))
    assert "The workbook cannot be read. Open it in your spreadsheet, save it" in page
    assert "Send another file" in page
    assert "data-goes-on" not in page
    assert not SchemesImport.objects.exists()


@pytest.mark.usefixtures("in_sight")
def test_large_file_sent_twice_is_kept_once(world: World, officer: Client) -> None:
    # A workbook holds the second in which it was made: another would be another file.
    data, content = sent(), content_of([NEW])
    for words in ("See what would change", "This file was sent already."):
        file = SimpleUploadedFile("s.xlsx", content)
        page = streamed(officer.post(address(world.programme), data | {"file": file}))
        assert words in page
    assert SchemesImport.objects.count() == 1


@pytest.mark.usefixtures("in_sight")
def test_large_file_that_cannot_be_kept_says_why(world: World, officer: Client) -> None:
    refused = ValidationError("Somebody else sent one at the same moment.")
    with patch("schemes.spreadsheets.actions.write", side_effect=refused):
        page = streamed(send(officer, world.programme, content_of([NEW])))
    assert "Somebody else sent one at the same moment." in page


@pytest.mark.usefixtures("in_sight")
def test_file_that_is_no_workbook_is_refused_before_anything_is_streamed(
    world: World, officer: Client
) -> None:
    response = send(officer, world.programme, b"Reference,Title", "schemes.ods")
    assert response.status_code == 422
    assert "ends in .xlsx" in response.content.decode()


def test_leaving_while_it_is_applied_changes_nothing(
    world: World, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schemes.spreadsheets.actions.STEP", 2)
    send(officer, world.programme, content_of(MANY, [LINE]))
    draft = draft_of(world.programme)
    page = officer.get(address(world.programme, draft.pk))
    data = sent(draft.version, seen=page.context["apply"].initial["seen"])
    response: Any = officer.post(address(world.programme, draft.pk), data)
    for part in response.streaming_content:
        if b"Wrote 4 of 5 schemes" in part:
            break
    assert Scheme.objects.filter(programme=world.programme).count() == 4
    leave(response)
    assert not Scheme.objects.filter(programme=world.programme).exists()
    assert draft_of(world.programme).state == "ready"


def test_preview_is_worked_out_anew_when_a_line_moved(world: World, officer: Client) -> None:
    scheme = add_scheme(world.programme, title="As it was")
    line = add_line(scheme, unit_value="20")
    send(officer, world.programme, content_of([NEW], [LINE]))
    draft = draft_of(world.programme)
    assert draft.preview["counts"]["changed_lines"] == 1
    with patch("schemes.spreadsheets.actions.changes_in", side_effect=AssertionError):
        officer.get(address(world.programme, draft.pk))
    line.unit_value, line.version = "27.45", 2
    line.volume, line.likelihood = {"low": "150", "high": "160"}, "0.77"
    line.save()
    page = officer.get(address(world.programme, draft.pk)).content.decode()
    assert "The same as before: 1 savings line." in page


def test_applying_adds_and_works_out_the_figures(world: World, officer: Client) -> None:
    send(officer, world.programme, content_of([NEW], [LINE]))
    before = AuditEvent.objects.count()
    page = apply(officer, world.programme, draft_of(world.programme))
    assert "Done: every change is made." in page
    assert page.index("Wrote 1 of 1 schemes") < page.index("Wrote 1 of 1 savings lines")
    scheme = Scheme.objects.get(programme=world.programme)
    assert (scheme.reference, scheme.status, scheme.slug) == ("A/R.6.101", "idea", "a-r-6-101")
    assert "reablement" in scheme.found_by
    line = SavingsLine.objects.get(scheme=scheme)
    assert (line.unit_value, line.volume) == ("27.45", {"low": "150", "high": "160"})
    assert scheme.figures["years"]["2018/19"]["low"] == "3170.475"
    event = AuditEvent.objects.latest("pk")
    assert AuditEvent.objects.count() == before + 1
    assert event.action == "imported schemes"
    assert event.after is not None
    assert event.after["new_lines"] == 1


def test_applied_import_shows_what_it_changed(world: World, officer: Client) -> None:
    scheme = add_scheme(world.programme, title="As it was")
    add_line(scheme, unit_value="20", note="Kept.")
    send(officer, world.programme, content_of([NEW], [LINE]))
    draft = draft_of(world.programme)
    preview = officer.get(address(world.programme, draft.pk)).content.decode()
    assert "Changed: 1 scheme and 1 savings line." in preview
    apply(officer, world.programme, draft)
    page = officer.get(address(world.programme, draft.pk)).content.decode()
    assert "As it was" in page
    assert "Reablement" in page
    line = SavingsLine.objects.get()
    assert (line.version, line.unit_value, line.note) == (2, "27.45", "Kept.")
    event = AuditEvent.objects.latest("pk")
    assert event.before is not None
    assert event.before["A/R.6.101 Reablement"]["Title"] == "As it was"


def test_what_moved_since_the_preview_is_not_overwritten(world: World, officer: Client) -> None:
    scheme = add_scheme(world.programme, title="As it was")
    send(officer, world.programme, content_of([NEW]))
    draft = draft_of(world.programme)
    seen = officer.get(address(world.programme, draft.pk)).context["apply"].initial["seen"]
    Scheme.objects.filter(pk=scheme.pk).update(title="Somebody else's words")
    page = apply(officer, world.programme, draft, seen=seen)
    assert "Somebody changed these schemes since you looked" in page
    assert Scheme.objects.get().title == "Somebody else&#x27;s words".replace("&#x27;", "'")
    draft.refresh_from_db()
    assert draft.state == "ready"


def test_failure_half_way_changes_nothing(world: World, officer: Client) -> None:
    send(officer, world.programme, content_of([NEW], [LINE]))
    with (
        patch("schemes.spreadsheets.actions._outcome", side_effect=RuntimeError("power cut")),
        pytest.raises(RuntimeError),
    ):
        apply(officer, world.programme, draft_of(world.programme))
    assert not Scheme.objects.filter(programme=world.programme).exists()
    assert draft_of(world.programme).state == "ready"


def test_applying_twice_does_it_once(world: World, officer: Client) -> None:
    send(officer, world.programme, content_of([NEW], [LINE]))
    draft = draft_of(world.programme)
    apply(officer, world.programme, draft)
    again = officer.post(address(world.programme, draft.pk), sent(1, seen="x"))
    assert again.status_code == 302
    assert Scheme.objects.filter(programme=world.programme).count() == 1


def test_faults_stand_by_cell_and_bar_the_way(world: World, officer: Client) -> None:
    bad = ("A/R.6.101", "Fewer hours", "Saving", "abc", "", "", "")
    send(officer, world.programme, content_of([NEW], [bad]))
    draft = draft_of(world.programme)
    page = officer.get(address(world.programme, draft.pk)).content.decode()
    assert "Lines!D2" in page
    assert "“abc” is not a number: write 27.45, or 40,000 to 241,000" in page
    assert "Apply all of it" not in page
    data = sent(draft.version, seen="x")
    told = b"".join(officer.post(address(world.programme, draft.pk), data).streaming_content)
    assert b"has faults" in told
    assert not Scheme.objects.filter(programme=world.programme).exists()


def test_file_that_is_no_workbook_is_refused_on_the_form(world: World, officer: Client) -> None:
    response = send(officer, world.programme, b"Reference,Title", "schemes.ods")
    assert response.status_code == 422
    assert "ends in .xlsx" in response.content.decode()
    assert not SchemesImport.objects.exists()


def test_new_spreadsheet_takes_the_place_of_one_never_applied(
    world: World, officer: Client
) -> None:
    send(officer, world.programme, content_of([NEW]))
    send(officer, world.programme, content_of([NEW], [LINE]))
    assert ReadSheet.from_kept(draft_of(world.programme).content["lines"]).rows


def test_export_sent_back_has_nothing_to_apply(world: World, officer: Client) -> None:
    scheme = add_scheme(world.programme)
    add_line(scheme, unit_value="27.45")
    got = officer.get(f"/programmes/{world.programme.slug}/schemes/export.xlsx")
    assert got.headers["Content-Disposition"].endswith('.xlsx"')
    send(officer, world.programme, got.content)
    page = officer.get(address(world.programme, draft_of(world.programme).pk)).content.decode()
    assert "nothing to apply" in page
    assert "The same as before: 1 scheme and 1 savings line." in page


def test_officer_may_not_import_a_decision_and_the_lead_may(world: World, officer: Client) -> None:
    scheme = add_scheme(world.programme, status="developing", title="Reablement")
    content = content_of([("A/R.6.101", scheme.title, "Approved", "", "")])
    send(officer, world.programme, content)
    page = officer.get(address(world.programme, draft_of(world.programme).pk)).content.decode()
    assert "Schemes!C2" in page
    assert "Only the lead officer" in page
    lead = sign_in(world.lead)
    apply(lead, world.programme, draft_of(world.programme))
    scheme.refresh_from_db()
    assert scheme.status == "approved"


def test_preview_takes_few_queries_however_long_the_file(
    world: World, officer: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(101, 131):
        add_line(add_scheme(world.programme, f"A/R.6.{number}"), unit_value="5")
    send(officer, world.programme, export(world.programme))
    draft = draft_of(world.programme)
    with django_assert_max_num_queries(9):
        officer.get(address(world.programme, draft.pk))


def test_programme_offers_the_import_to_those_who_may_send_one(
    world: World, officer: Client
) -> None:
    add_line(add_scheme(world.programme), unit_value="5")
    home = world.programme.get_absolute_url()
    assert address(world.programme) in officer.get(home).content.decode()
    reader = sign_in(world.member).get(home).content.decode()
    assert address(world.programme) not in reader
    assert f"{home}schemes/export.xlsx" in reader
