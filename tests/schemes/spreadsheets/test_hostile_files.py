"""Files that are no honest workbook: each is refused in words, and none is opened."""

import io
import re
import struct
import time
import zipfile

import pytest

from tests.schemes.spreadsheets.workbooks import (
    book_of,
    content_of,
    packed,
    part_of,
    read_workbook,
    repacked,
)
from workbench.workbooks import package
from workbench.workbooks.package import FileError

GOOD = content_of([("A/R.6.101", "Reablement", "", "", "")])
SHEET, LINES = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"


def refusal(content: bytes, name: str = "schemes.xlsx") -> str:
    with pytest.raises(FileError) as caught:
        read_workbook(name, content)
    return str(caught.value)


def test_good_workbook_is_taken() -> None:
    assert not read_workbook("schemes.xlsx", GOOD).faults


def test_bomb_is_refused_from_the_zip_directory_without_unpacking() -> None:
    bomb = repacked(GOOD, {"xl/media/zeros.bin": bytes(200 * 1024 * 1024)})
    assert len(bomb) < 1024 * 1024
    began = time.process_time()
    assert "unpacks to more than 120 MB" in refusal(bomb)
    assert time.process_time() - began < 1


def test_bomb_below_the_size_limit_is_refused_by_its_ratio() -> None:
    bomb = repacked(GOOD, {"xl/media/zeros.bin": bytes(20 * 1024 * 1024)})
    assert "100 times its size" in refusal(bomb)


def test_bomb_whose_directory_lies_is_read_no_further_than_it_says() -> None:
    bomb = bytearray(repacked(GOOD, {SHEET: b"<a>" + b" " * 50 * 1024 * 1024 + b"</a>"}))
    directory = bomb.rfind(b"PK\x01\x02")
    struct.pack_into("<I", bomb, directory + 24, 100)
    assert "damaged" in refusal(bytes(bomb))


def test_thousands_of_parts_are_refused() -> None:
    parts = {f"xl/media/{number}.bin": b"1" for number in range(600)}
    assert "500 parts" in refusal(repacked(GOOD, parts))


def test_file_above_the_limit_is_refused() -> None:
    assert "larger than 10 MB" in refusal(b"PK" + bytes(package.LARGEST))


@pytest.mark.parametrize("name", ["schemes.xlsm", "SCHEMES.XLSM", "schemes.xltm"])
def test_macro_workbook_is_refused_by_its_name(name: str) -> None:
    assert "macros" in refusal(GOOD, name)


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_macros_under_another_name_are_refused(part: str) -> None:
    assert "macros" in refusal(repacked(GOOD, {part: b"<a/>"}))


def test_old_and_locked_workbooks_are_told_apart() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    assert "old kind of workbook" in refusal(ole, "schemes.xls")
    assert "password" in refusal(ole + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize("name", ["schemes.ods", "schemes", "schemes.pdf"])
def test_other_kinds_of_file_are_refused(name: str) -> None:
    assert "ends in .xlsx" in refusal(GOOD, name)


def test_workbook_called_a_text_is_refused() -> None:
    assert "is not text" in refusal(GOOD, "schemes.csv")


@pytest.mark.parametrize("content", [b"", b"Reference,Title\n", b"%PDF-1.7", b"PK\x03\x04 no"])
def test_file_that_is_no_zip_is_refused(content: bytes) -> None:
    assert "workbook" in refusal(content)


def test_zip_that_is_no_workbook_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as other:
        other.writestr("letter.txt", "Dear")
    assert "no workbook" in refusal(written.getvalue())


def test_cut_off_workbook_is_refused() -> None:
    assert "damaged" in refusal(GOOD[: len(GOOD) // 2])


def test_part_that_is_no_xml_is_refused() -> None:
    assert "damaged" in refusal(repacked(GOOD, {SHEET: b"<worksheet>"}))


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_entities_that_expand_are_refused(part: str) -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    old = part_of(GOOD, part)
    head, _mark, body = old.rpartition(b"?>")
    assert "tampered" in refusal(repacked(GOOD, {part: head + b"?>" * bool(head) + laughs + body}))


def test_openpyxl_reads_through_defusedxml() -> None:
    from openpyxl.xml import functions

    assert functions.iterparse.__module__.startswith("defusedxml")


def test_links_to_other_workbooks_are_refused() -> None:
    linked = repacked(GOOD, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    assert "Break the links" in refusal(linked)


def test_sheet_of_100_000_rows_is_refused_with_the_limit() -> None:
    short = content_of(
        [("A/R.6.101", "Reablement", "", "", "")], [("A/R.6.101", "Hours", "Saving")]
    )
    head, row, foot = re.split(rb"(<row r=\"2\".*</row>)", part_of(short, LINES))
    rows = [re.sub(rb'(r="[A-Z]*)2"', rb'\g<1>%d"' % at, row) for at in range(2, 100_002)]
    long = repacked(short, {LINES: b"".join((head, *rows, foot))})
    (fault,) = read_workbook("schemes.xlsx", long).faults
    assert "100,001 rows" in fault.message
    assert "At most 50,000" in fault.message


def test_value_in_the_last_row_of_a_sheet_is_refused_quickly() -> None:
    book = book_of([("A/R.6.101", "Reablement", "", "", "")])
    book["Schemes"]["A1048576"] = "x"
    began = time.process_time()
    (fault,) = read_workbook("schemes.xlsx", packed(book)).faults
    assert "down to row 1,048,576" in fault.message
    assert time.process_time() - began < 1


def test_value_far_to_the_right_is_refused() -> None:
    book = book_of()
    book["Lines"]["XFD2"] = "x"
    (fault,) = read_workbook("schemes.xlsx", packed(book)).faults
    assert "column XFD" in fault.message
