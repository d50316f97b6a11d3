"""A table of figures as people paste it from a spreadsheet, read into parts of the case file and
written back.

The first row holds headings with their units in brackets ("Grant (£)"), the first column the names
of the rows. A cell is a number, a range ("3,281 to 13,721") or a word for why there is none.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any, Final

from schemes.casefile.parts import CaseTable, CaseTableColumn, CaseTableRow

MOST_COLUMNS: Final = 60
MOST_ROWS: Final = 500
MOST_LETTERS: Final = 200_000
LONGEST_NAME: Final = 200
LONGEST_UNIT: Final = 60
MOST_PROBLEMS: Final = 12
MOST_DIGITS: Final = 30  # as many as the case file takes

_EXACT: Final = Context(prec=2 * MOST_DIGITS)

Grid = Sequence[Sequence[str]]

# What people write where there is no number, and the word that is kept.
MISSING: Final = {
    "not received": "not received",
    "not applicable": "not applicable",
    "n/a": "not applicable",
    "na": "not applicable",
    "not available": "not available",
    "not known": "not known",
    "unknown": "not known",
    "not given": "not given",
    "-": "not given",
    "–": "not given",
    "—": "not given",
    "": "not given",
}
UNITS: Final = {"£": "GBP", "gbp": "GBP", "pounds": "GBP"}
_TIMES: Final = {"": Decimal(1), "k": Decimal(1000), "m": Decimal(1_000_000)}
_NUMBER: Final = re.compile(
    r"(?P<sign>[+-]?)(?P<digits>(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?|\.\d+)\s*(?P<times>[km]?)",
    re.ASCII | re.IGNORECASE,
)
_HEADING: Final = re.compile(r"(?P<name>.*\S)\s*\((?P<unit>[^()]+)\)")
_ABOUT: Final = re.compile(r"(?P<ends>.+\S) ?\(about (?P<central>[^()]+)\)", re.IGNORECASE)
_RANGE: Final = re.compile(r"\s+to\s+|\s*–\s*(?=[£\d])|(?<=\d)\s+-\s+(?=[£\d])", re.IGNORECASE)


class PasteError(ValueError):
    """A table that cannot be kept. `problems` say cell by cell what to do."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


@dataclass(frozen=True, slots=True)
class Pasted:
    """Columns with their units, rows of amounts."""

    columns: tuple[CaseTableColumn, ...]
    rows: tuple[CaseTableRow, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(row.label for row in self.rows)


def read_text(text: str) -> Pasted:
    """A table pasted from a spreadsheet: cells apart by tabs, rows by line ends. Raises
    `PasteError`."""
    return read_grid(grid_of(text))


def grid_of(text: str) -> list[list[str]]:
    """The cells of pasted text. Without any tab it is read as CSV: by commas or semicolons."""
    if len(text) > MOST_LETTERS:
        raise PasteError(
            [f"The table is longer than {MOST_LETTERS:,} letters. Paste a part of it."]
        )
    if "\t" in text:
        separator = "\t"
    else:
        first = text.lstrip().partition("\n")[0]
        separator = ";" if first.count(";") > first.count(",") else ","
    try:
        rows = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=False)
        return [list(row) for row in rows]
    except csv.Error as error:
        raise PasteError(
            ["A quotation mark in the table is never closed. Remove it, then paste again."]
        ) from error


def read_grid(cells: Grid) -> Pasted:
    """A table from its cells, empty rows and columns at its edges left out. Raises `PasteError`,
    which names every cell that cannot be read."""
    grid = _trimmed(cells)
    if len(grid) < 2 or max(map(len, grid)) < 2:
        raise PasteError(
            [
                "Paste at least two rows and two columns: headings in the first row, "
                "the names of the rows in the first column."
            ]
        )
    wide = max(map(len, grid))
    if wide - 1 > MOST_COLUMNS or len(grid) - 1 > MOST_ROWS:
        raise PasteError(
            [
                f"The table has {len(grid) - 1:,} rows and {wide - 1:,} columns. At most "
                f"{MOST_ROWS} rows and {MOST_COLUMNS} columns fit: keep the part that matters."
            ]
        )
    grid = [[*row, *[""] * (wide - len(row))] for row in grid]
    problems: list[str] = []
    columns = tuple(
        _column(number, heading, cells, problems)
        for number, (heading, *cells) in enumerate(list(zip(*grid, strict=True))[1:], start=2)
    )
    labels = [row[0] for row in grid[1:]]
    _check_names([column.name for column in columns], "column", problems)
    _check_names(labels, "row", problems)
    rows = tuple(
        CaseTableRow(
            label,
            tuple(
                _cell(text, column, label, problems)
                for text, column in zip(cells, columns, strict=True)
            ),
        )
        for label, *cells in grid[1:]
    )
    if problems:
        more = len(problems) - MOST_PROBLEMS
        tail = [f"There are {more} more like these."] if more > 0 else []
        raise PasteError([*problems[:MOST_PROBLEMS], *tail])
    return Pasted(columns, rows)


def read_amount(text: str) -> Any:
    """One cell: "1234.5", {"low", "high"} with a "central" value if one is written, or
    {"missing": word}. A word that is not usual stands in square brackets. Raises `PasteError`."""
    bare = _tidy(text)
    word = MISSING.get(bare.casefold()) or _in_brackets(bare)
    if word is not None:
        return {"missing": word}
    about = _ABOUT.fullmatch(bare)
    if about:
        bare = about["ends"]
    ends = _RANGE.split(bare)
    if len(ends) == 2:
        low, high = (_number(end) for end in ends)
        if low is not None and high is not None:
            if ends[1][-1:] in "kmKM" and ends[0][-1:] not in "kmKM" and low:
                raise PasteError(["write both ends of a range in full, such as 40k to 241k"])
            if low > high:
                raise PasteError(["a range runs from its lowest to its highest number"])
            return {"low": _text(low), "high": _text(high)} | _central(about, low, high)
    value = _number(bare)
    if value is None:
        raise PasteError(["is not a number"])
    return _text(value)


def unit_text(unit: str) -> str:
    """A unit as headings print it: "£" for GBP."""
    return "£" if unit == "GBP" else unit


def heading_text(column: CaseTableColumn) -> str:
    """ "Grant (£)", as it can be pasted again."""
    return f"{column.name} ({unit_text(column.unit)})" if column.unit else column.name


def heading_parts(text: str) -> tuple[str, str]:
    """A heading's name and its unit, "" where it does not end in brackets."""
    bare = _tidy(text)
    match = _HEADING.fullmatch(bare)
    return (match["name"], match["unit"].strip()) if match else (bare, "")


def amount_text(value: Any) -> str:
    """A cell as it can be pasted again."""
    if isinstance(value, dict):
        if "missing" in value:
            word = str(value["missing"])
            return word if MISSING.get(word.casefold()) == word else f"[{word}]"
        about = f" (about {value['central']})" if "central" in value else ""
        return f"{value['low']} to {value['high']}{about}"
    return str(value)


def grid_text(table: Pasted | CaseTable) -> list[list[str]]:
    """The table's cells as texts, headings first."""
    return [
        ["", *map(heading_text, table.columns)],
        *([row.label, *map(amount_text, row.values)] for row in table.rows),
    ]


def paste_text(cells: Grid) -> str:
    """Cells as text apart by tabs, as a spreadsheet copies them."""
    return "\n".join("\t".join(re.sub(r"\s+", " ", cell) for cell in row) for row in cells)


def _trimmed(cells: Grid) -> list[list[str]]:
    grid = [[_tidy(cell) for cell in row] for row in cells]
    grid = [row for row in grid if any(row)]
    wide = max((index + 1 for row in grid for index, cell in enumerate(row) if cell), default=0)
    first = min((index for row in grid[1:] for index, cell in enumerate(row) if cell), default=0)
    return [row[first:wide] for row in grid]


def _column(
    number: int, heading: str, cells: Iterable[str], problems: list[str]
) -> CaseTableColumn:
    name, unit = heading_parts(heading)
    if not name:
        problems.append(f"Column {number} has no heading. Write one in the first row.")
    if len(unit) > LONGEST_UNIT:
        problems.append(f"The unit of “{name}” is too long. Use at most {LONGEST_UNIT} letters.")
    if not unit and any(cell.endswith("%") for cell in cells):
        unit = "%"
    return CaseTableColumn(name, UNITS.get(unit.casefold(), unit))


def _check_names(names: Sequence[str], kind: str, problems: list[str]) -> None:
    seen: set[str] = set()
    for number, name in enumerate(names, start=2):
        if not name and kind == "row":
            problems.append(f"Row {number} has no name. Write one in the first column.")
        elif len(name) > LONGEST_NAME:
            problems.append(f"The name of {kind} {number} is too long. Use {LONGEST_NAME} letters.")
        elif name and name in seen:
            problems.append(f"Two {kind}s are called “{name}”. Give each its own name.")
        seen.add(name)


def _cell(text: str, column: CaseTableColumn, label: str, problems: list[str]) -> Any:
    if column.unit == "%":
        text = text.removesuffix("%").rstrip()
    try:
        return read_amount(text)
    except PasteError as error:
        where = f"Row “{label}”, column “{column.name}”"
        if error.problems == ("is not a number",):
            problems.append(
                f"{where}: “{text[:40]}” is not a number. Write digits, a range such as "
                "40 to 241, or “not received”."
            )
        else:
            problems.append(f"{where}: {error.problems[0]}.")
        return None


def _number(text: str) -> Decimal | None:
    bare = text.replace("£", "").replace("\N{MINUS SIGN}", "-").strip()
    below = bare.startswith("(") and bare.endswith(")")
    match = _NUMBER.fullmatch(bare[1:-1].strip() if below else bare)
    if not match or sum(sign.isdigit() for sign in bare) > MOST_DIGITS:
        return None
    value = Decimal(re.sub(r"[, ]", "", match["digits"]))
    if match["times"]:
        value = _EXACT.multiply(value, _TIMES[match["times"].lower()]).normalize(_EXACT)
        if sum(sign.isdigit() for sign in _text(value)) > MOST_DIGITS:
            return None
    # A plain minus sign would round to the digits of the ambient context.
    return value.copy_negate() if value and below != (match["sign"] == "-") else value


def _central(about: re.Match[str] | None, low: Decimal, high: Decimal) -> dict[str, str]:
    if about is None:
        return {}
    value = _number(about["central"])
    if value is None or not low <= value <= high:
        raise PasteError(["what stands after “about” must be a number within the range"])
    return {"central": _text(value)}


def _in_brackets(text: str) -> str | None:
    word = text[1:-1].strip()
    return word if text.startswith("[") and text.endswith("]") and word else None


def _text(value: Decimal) -> str:
    return format(value, "f")


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " ")).strip()
