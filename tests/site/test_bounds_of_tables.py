"""A table that is too large is refused before a worker spends its time on it, whichever way it
comes in."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from xlsxwriter import Workbook

from schemes.attachments import room
from schemes.models import Attachment
from tests.factories import World, make_scheme, sent, sign_in
from tests.schemes.spreadsheets.workbooks import content_of, read_workbook, repacked
from workbench.workbooks import texts
from workbench.workbooks.package import FileError

HERE = "/programmes/2018-21/"
WIDE = 3_000
DEEP = "[" * 50_000


def book(rows: int, columns: int) -> bytes:
    written = io.BytesIO()
    made = Workbook(written, {"constant_memory": True})
    sheet = made.add_worksheet()
    for row in range(rows):
        for column in range(columns):
            sheet.write_string(row, column, "Reference" if row == column == 0 else "April 2026")
    made.close()
    return written.getvalue()


def file_of(content: bytes, name: str = "table.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


TEXT = "\n".join(["\t".join(["Reference", *["April 2026"] * WIDE]), "S1\t1"])
TOO_WIDE: dict[str, tuple[str, Callable[[], dict[str, Any]], str]] = {
    "evidence, pasted": ("evidence/new/", lambda: {"title": "T", "text": TEXT}, "At most 500 rows"),
    "evidence, a workbook": (
        "evidence/new/",
        lambda: {"title": "T", "file": file_of(book(3, WIDE))},
        "At most 501 rows and 61 columns",
    ),
    "evidence, CSV": (
        "evidence/new/",
        lambda: {"title": "T", "file": file_of(TEXT.encode(), "table.csv")},
        "At most 500 rows",
    ),
    "actuals, pasted": ("delivery/actuals/", lambda: {"text": TEXT}, "3,001 columns. At most"),
    "actuals, a workbook": (
        "delivery/actuals/",
        lambda: {"file": file_of(book(3, WIDE))},
        "At most 20,000 rows and 120 columns",
    ),
    "actuals, sent back": (
        "delivery/actuals/",
        lambda: {"table": json.dumps([["Reference", *["May 2026"] * WIDE], ["S1"]])},
        "3,001 columns. At most",
    ),
    "actuals, no table sent back": ("delivery/actuals/", lambda: {"table": DEEP}, "is incomplete"),
    "actions, pasted": (
        "follow-up/paste/",
        lambda: {"text": TEXT},
        "3,001 columns and at most 60",
    ),
    "actions, sent back": (
        "follow-up/paste/",
        lambda: {"table": json.dumps([["Action"] * WIDE, ["x"]])},
        "3,000 columns and at most 60",
    ),
    "actions, no table sent back": (
        "follow-up/paste/",
        lambda: {"table": '{"a": 1}'},
        "is incomplete",
    ),
    "schemes, a workbook": (
        "schemes/import/",
        lambda: {"file": file_of(book(3, WIDE))},
        "no sheet called Schemes",
    ),
    "schemes, CSV": (
        "schemes/import/",
        lambda: {"file": file_of(TEXT.replace("\t", ",").encode(), "table.csv")},
        "3,001 columns. At most 5,000 rows and 100 columns",
    ),
}


@pytest.mark.parametrize("way", sorted(TOO_WIDE))
def test_table_of_three_thousand_columns_is_refused_in_words(world: World, way: str) -> None:
    address, data, words = TOO_WIDE[way]
    answer = sign_in(world.officer).post(HERE + address, sent(**data()), follow=True)
    assert words in answer.content.decode().replace("&#x27;", "'")


def test_cells_that_only_have_a_colour_are_counted() -> None:
    """A file of a few hundred kilobytes can hold millions of them."""
    row = "<row>" + '<c s="1"/>' * 1_000 + "</row>"
    sheet = f"<worksheet><sheetData>{row * 6_001}</sheetData></worksheet>".encode()
    noise = bytes(range(256)) * 4_000  # what is packed has to be a hundredth of it
    good = content_of([("A/R.6.101", "Reablement", "", "", "")])
    with pytest.raises(FileError, match=r"(too many cells|100 times its size)"):
        read_workbook("a.xlsx", repacked(good, {"xl/worksheets/sheet1.xml": sheet, "n": noise}))


def test_text_of_many_lines_is_refused_before_its_cells_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(texts, "MOST_LINES", 10)
    monkeypatch.setattr(texts, "MOST_CELLS", 20)
    assert len(texts.separated("a,b\n" * 10)) == 10
    for text in ("\n" * 11, "," * 21):
        with pytest.raises(texts.TextError, match="Send it in parts"):
            texts.separated(text)


def test_files_of_a_scheme_and_of_a_programme_are_bounded_in_number_and_size(
    world: World, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    schemes = [make_scheme(world.programme, reference=f"S{at}", slug=f"s{at}") for at in (1, 2)]
    officer = sign_in(world.officer)

    def attached(scheme: Any, content: bytes = b"A note.\n") -> str:
        page = f"{HERE}schemes/{scheme.slug}/attachments/new/"
        data = sent(title="Note", file=file_of(content, "note.txt"))
        return officer.post(page, data, follow=True).content.decode()

    monkeypatch.setattr(room, "MOST_OF_A_SCHEME", 2)
    for _ in range(2):
        attached(schemes[0])
    assert "2 files are attached to this scheme" in attached(schemes[0])
    monkeypatch.setattr(room, "MOST_OF_A_PROGRAMME", 2)
    assert "files of this programme may be" in attached(schemes[1])
    monkeypatch.setattr(room, "MOST_OF_A_PROGRAMME", 99)
    settings.PROGRAMME_FILES_MB = 1
    assert "of 1 MB together" in attached(schemes[1], b"x" * 1024 * 1024)
    assert Attachment.objects.count() == 2
    attached(schemes[1])
    assert Attachment.objects.count() == 3
