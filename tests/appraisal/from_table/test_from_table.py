"""An appraisal from a table of scores: read, shown, and made whole or not at all."""

import io
import re
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from appraisal.casefile.rows import AppraisalRows
from appraisal.engine.outcome import evaluate
from appraisal.from_table.cells import read_score
from appraisal.from_table.reading import read_table
from appraisal.models import Appraisal, Rating
from schemes.evidence.pasting import PasteError
from schemes.models import Programme, Role
from tests.factories import add_member, make_programme, make_world, sign_in
from workbench.models import AuditEvent

BARNET = (
    "Options appraisal, libraries\n\n"
    "Criterion\tWeighting (%)\tIn-house as now\tMutual\tOutsource\tTotal\n"
    "Lawful\t\tPass\tyes\tFail: no power to trade\t\n"
    "Quality\t40\t3\t4: staff stay - and own it\t2.5 (poor record)\t9.5\n"
    "Cost\t60%\t1\t3\tn/a: no bid\t4\n"
    "Pride\t\tHigh\tMed\t\t\n"
    "Total\t100\t4\t7\t2.5\t\n"
)


def address(programme: Programme) -> str:
    return f"/programmes/{programme.slug}/appraisals/new/from-a-table/"


def shown(client: Client, programme: Programme, **given: Any) -> str:
    answer = client.post(address(programme), {"write_token": str(uuid4()), **given})
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def hidden(page: str, **given: Any) -> dict[str, Any]:
    """What the second form sends, with what is typed in."""
    from html import unescape

    fields = re.findall(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?', page)
    sent = {name: unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"}
    typed = {
        "title": "Libraries",
        "reference": "LIB",
        "baseline": "0",
        "reason": "Workshop of 3 March",
    }
    return sent | typed | given


def officer_of(programme: Programme) -> Client:
    return sign_in(add_member(programme, Role.OFFICER, "officer"))


@pytest.mark.django_db
def test_pasted_table_makes_an_appraisal_with_its_ratings_after_a_preview() -> None:
    programme = make_programme()
    officer = officer_of(programme)
    page = shown(officer, programme, text=BARNET)
    assert not Appraisal.objects.exists()
    assert "Three options, four criteria and 11 ratings were read. One cell is empty" in page
    assert "Column F, “Total”, is left out." in page
    assert "Row 8, “Total”, is left out." in page
    assert re.search(r'value="0"[^>]*checked', page)
    for _time in range(2):
        answer = officer.post(address(programme), hidden(page))
        assert answer.status_code == 302, answer.content.decode()
    appraisal = Appraisal.objects.get()
    assert list(appraisal.options.order_by("position").values_list("name", "code", "baseline")) == [
        ("In-house as now", "IHN", True),
        ("Mutual", "MUT", False),
        ("Outsource", "OUT", False),
    ]
    criteria = appraisal.criteria.order_by("position")
    assert [(one.name, one.role, one.scale and one.scale.key, one.weight) for one in criteria] == [
        ("Lawful", "gateway", None, None),
        ("Quality", "ranking", "0 to 5", 40),
        ("Cost", "ranking", "0 to 5", 60),
        ("Pride", "ranking", "High, medium, low", None),
    ]
    ratings = Rating.objects.filter(option__appraisal=appraisal)
    assert ratings.count() == 11
    assert ratings.get(option__code="MUT", criterion__name="Quality").reason == (
        "staff stay - and own it"
    )
    assert ratings.get(option__code="OUT", criterion__name="Cost").not_applicable == "no bid"
    assert ratings.get(option__code="OUT", criterion__name="Lawful").level == "fail"
    assert ratings.get(option__code="IHN", criterion__name="Cost").reason == "Workshop of 3 March"
    assert AuditEvent.objects.filter(action="started appraisal").count() == 1
    assert officer.get(appraisal.get_absolute_url()).status_code == 200


@pytest.mark.django_db
def test_thirty_criteria_with_long_names_are_evaluated() -> None:
    programme = make_programme()
    officer = officer_of(programme)
    rows = ["\t".join(["", "Weight", *(f"Option {n} {'o' * 180}" for n in range(8))])]
    rows += ["\t".join([f"{n} {'c' * 190}", "1", *("7" for _ in range(8))]) for n in range(30)]
    page = shown(officer, programme, text="\n".join(rows))
    answer = officer.post(address(programme), hidden(page, baseline="none"))
    assert answer.status_code == 302, answer.content.decode()
    result = evaluate(AppraisalRows.of(Appraisal.objects.get()).problem)
    assert len(result.options) == 8


@pytest.mark.django_db
def test_workbook_is_read_as_pasted_text_is() -> None:
    programme = make_programme()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [["", "A", "B"], ["Quality", 1, 2], ["Cost", 3, "n/a: no bid"]]:
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    file = SimpleUploadedFile("scores.xlsx", kept.getvalue())
    page = shown(officer_of(programme), programme, file=file)
    assert "Two options, two criteria and four ratings were read." in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Paste the table here, or choose a file."),
        ("Criterion\tA", "a row for each criterion"),
        ("\tA\tB\nQuality\t3\tgreat", "Cell C2: “great” is no rating."),
        ("\tA\tB\nQuality\t3\t-1", "Cell C2: -1 is below nought."),
        ("\tA\tB\nQuality\t3\thigh", "Cell C2: cell B2 of the same row is rated otherwise."),
        ("\tA\ta\nQuality\t3\t3", "Cell C1: “a” stands in B1 too."),
        ("\tA\tB\nQuality\t3\t3\nquality\t1\t2", "Cell A3: “quality” stands in A2 too."),
        ("\tA\t\nQuality\t3\t3", "Cell C2: column C has no heading."),
        ("\tA\tB\n\t3\t3\nCost\t1\t1", "Row 2 names no criterion in column A."),
        (f"\tA\n{'c' * 201}\t3", "Cell A2: shorten the name to 200 characters; it has 201."),
        ("\tA\nQuality\t101", "Cell B2: 101 is above 100"),
        ("\tWeight\tA\nQuality\tlots\t3", "Cell B2: “lots” is no weight."),
        ("\tWeight\tA\nLawful\t10\tpass", "Cell B2: a criterion of pass and fail has no weight."),
        ("\tA\nQuality\t#REF!", "Cell B2: a formula failed"),
    ],
)
def test_each_fault_is_said_with_its_cell_and_nothing_is_made(text: str, said: str) -> None:
    world = make_world()
    answer = sign_in(world.officer).post(
        address(world.programme), {"write_token": str(uuid4()), "text": text}
    )
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Appraisal.objects.count() == 1


@pytest.mark.django_db
def test_reference_of_another_is_refused_and_the_preview_stays() -> None:
    world = make_world()
    officer = sign_in(world.officer)
    page = shown(officer, world.programme, text="\tA\nQuality\t3")
    answer = officer.post(address(world.programme), hidden(page, reference="A1"))
    assert answer.status_code == 422
    assert "This programme has an appraisal with this reference." in answer.content.decode()
    assert "What would be made" in answer.content.decode()
    assert Appraisal.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["", "{}", '[["", "A"], ["Q\\u0000", "3"]]', '[["\\ud800"]]'])
def test_page_that_was_tampered_with_is_refused(table: str) -> None:
    world = make_world()
    answer = sign_in(world.officer).post(address(world.programme), {"table": table})
    assert answer.status_code == 422
    assert Appraisal.objects.count() == 1


@pytest.mark.django_db
def test_reader_may_not() -> None:
    world = make_world()
    assert sign_in(world.member).get(address(world.programme)).status_code == 403


@pytest.mark.parametrize(
    ("text", "kind", "value", "note"),
    [
        ("3", "points", "3", ""),
        ("3.5.", "points", "3.5", ""),
        ("3 - good", "points", "3", "good"),
        ("3\nfew staff", "points", "3", "few staff"),
        ("3 (2 of 5 disagree (so far))", "points", "3", "2 of 5 disagree (so far)"),
        ("HIGH", "level", "high", ""),
        ("M: mixed", "level", "medium", "mixed"),
        ("Not applicable", "apart", "", ""),
        ("N/A – no land", "apart", "", "no land"),
    ],
)
def test_cell_is_a_rating_with_a_note(text: str, kind: str, value: str, note: str) -> None:
    score = read_score(text)
    assert score is not None
    said = score.level if score.points is None else str(score.points)
    assert (score.kind, said, score.note) == (kind, value, note)


@pytest.mark.parametrize("text", ["", " ", "-", "tbc", "TBD"])
def test_cell_without_a_rating_is_left_open(text: str) -> None:
    assert read_score(text) is None


@pytest.mark.parametrize(
    "text",
    ["3-4", "3 - 4", "1,000", "3, 4", "3/5", "£3", "3%", "Medium-high", "High to low", "3 4"],
)
def test_what_may_be_meant_otherwise_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no rating"):
        read_score(text)


_CELLS = st.one_of(
    st.sampled_from(["", "3", "High", "pass", "n/a", "Weight", "Total", "x", "\0", "\ud800"]),
    st.text(max_size=12),
)


@given(st.lists(st.lists(_CELLS, max_size=6), max_size=8))
def test_any_table_is_read_or_refused_in_words(cells: list[list[str]]) -> None:
    try:
        read = read_table(cells)
    except PasteError as error:
        refused = error.problems
    else:
        refused = ()
        assert read.options
        assert read.criteria
        assert all(len(one.scores) == len(read.options) for one in read.criteria)
    assert all(refused)
