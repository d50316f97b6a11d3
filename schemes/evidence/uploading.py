"""The cells of an uploaded spreadsheet file: CSV, or the first visible sheet of an XLSX workbook.

What a person reading the sheet cannot see is refused here as it is for schemes: hidden rows, merged
cells, links to other files, numbers shown as others.
"""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from schemes.evidence.pasting import MOST_COLUMNS, MOST_ROWS, PasteError, grid_of
from workbench.numbers.reading.characters import plain
from workbench.workbooks.cells import Most
from workbench.workbooks.first_sheet import first_sheet, texts_of
from workbench.workbooks.formats import FAILED, Look, look_of
from workbench.workbooks.package import FileError, Remedies
from workbench.workbooks.texts import ENDINGS, TextError, decoded

LARGEST: Final = 2 * 1024 * 1024
# As many problems as help somebody who mends them.
MOST_PROBLEMS: Final = 30
OF_A_TABLE: Final = Remedies(
    parts="Send a part of it.",
    fresh="Copy the table into a new workbook and send that.",
    filled="Save the table once more as .xlsx.",
    ending="Send a file that ends in .xlsx or .csv. Your spreadsheet can save its table as either.",
    tags=2_000_000,
)


def read_file(name: str, content: bytes) -> list[list[str]]:
    """The cells of the file as texts. The ending of its name gives the kind of file. Raises
    `PasteError`, which says what to do."""
    if len(content) > LARGEST:
        raise PasteError([f"The file is larger than {LARGEST // 1024 // 1024} MB. Send a part."])
    try:
        if name.lower().endswith(ENDINGS):
            return grid_of(decoded(content))
        # The headings are one row more, and the names of the rows one column.
        most = Most(MOST_ROWS + 1, MOST_COLUMNS + 1)
        grid, problems = texts_of(first_sheet(name, content, most, OF_A_TABLE), _cell_text)
    except (FileError, TextError) as error:
        raise PasteError([str(error)]) from error
    if problems:
        more = len(problems) - MOST_PROBLEMS
        tail = [f"There are {more} more like these."] if more > 0 else []
        raise PasteError([*problems[:MOST_PROBLEMS], *tail])
    return grid


def _cell_text(value: Any, code: str | None) -> str:
    """A cell as the sheet shows it. Raises `ValueError`, whose message goes on after its place."""
    if isinstance(value, bool | datetime | date | time):
        raise ValueError("this is a date or a true/false, not a number or a word. Write a word.")
    if isinstance(value, int | float):
        return shown_number(value, code)
    text = plain(str(value))
    if text in FAILED:
        raise ValueError(f"the formula failed with {text}. Mend it, then send again.")
    return str(value)


def shown_number(value: float, code: str | None) -> str:
    """A number as a cell with the format `code` shows it. Raises `ValueError` where that is
    another number, with what to do."""
    # A spreadsheet shows 15 digits; the rest is how its machine stores them.
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    digits = format(number, "f")
    match look_of(code):
        case Look.PER_CENT:
            shown = format(number.scaleb(2), "f")
            return f"{shown.rstrip('0').rstrip('.') if '.' in shown else shown}%"
        case Look.PADDED if code and number == int(number) and number >= 0:
            return digits.partition(".")[0].rjust(len(code.split(";")[0].strip()), "0")
        case Look.SCALED | Look.OTHER:
            raise ValueError(
                f"this holds {digits} and is shown otherwise. Format the cell as a plain number, "
                "so that you see what is read."
            )
        case _:
            return digits
