"""Actuals as people bring them: a table pasted, as CSV, or the first visible sheet of a workbook,
with a row for each scheme and period, or a row for each scheme and a column for each period."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schemes.delivery.forms import typed_amount
from schemes.evidence.pasting import PasteError, grid_of
from schemes.evidence.uploading import OF_A_TABLE, read_file, shown_number
from schemes.finance.delivery.periods import Period, PeriodError
from schemes.finance.references import canonical
from workbench.numbers.reading.quarters import read_period
from workbench.numbers.reading.refusals import ReadingError
from workbench.numbers.reading.years import is_year
from workbench.numbers.text import number as number_text
from workbench.workbooks.cells import Most
from workbench.workbooks.first_sheet import first_sheet, texts_of
from workbench.workbooks.package import FileError
from workbench.workbooks.texts import ENDINGS

MOST_ROWS: Final = 20_000
# Five years by months, with as many columns again that people alone read.
MOST_COLUMNS: Final = 120
MOST_FAULTS: Final = 20
_REFERENCE: Final = frozenset({"reference", "ref", "scheme", "scheme reference"})
_PERIOD: Final = frozenset({"period", "month", "quarter"})
_ACTUAL: Final = frozenset({"actual", "actuals", "actual saving", "amount"})

Grid = Sequence[Sequence[str]]


class ActualsError(ValueError):
    """A table that cannot be taken. `problems` say row by row what to do."""

    def __init__(self, problems: Iterable[str]) -> None:
        found = list(problems)
        more = len(found) - MOST_FAULTS
        tail = [_("There are %(count)d more like these.") % {"count": more}] if more > 0 else []
        self.problems = (*found[:MOST_FAULTS], *tail)
        super().__init__(" ".join(self.problems))


@dataclass(frozen=True, slots=True)
class ReadActual:
    """One actual as it was read: the scheme's reference, the period, the amount in pounds."""

    reference: str
    period: Period
    amount: Decimal


def cells_of(text: str, file_name: str = "", content: bytes | None = None) -> list[list[str]]:
    """The cells of pasted text or of a file. Raises `ActualsError`."""
    try:
        if content is None:
            return grid_of(text)
        if file_name.lower().endswith(ENDINGS):
            return read_file(file_name, content)
        return _sheet_cells(file_name, content)
    except PasteError as error:
        raise ActualsError(error.problems) from error
    except FileError as error:
        raise ActualsError([str(error)]) from error


def read_actuals(cells: Grid, references: Mapping[str, str]) -> tuple[ReadActual, ...]:
    """The actuals of a table, in its sequence; empty cells give none. `references` are those of the
    programme that report, by their canonical form. Raises `ActualsError` with every fault."""
    rows = [(number, row) for number, row in enumerate(cells, 1) if any(c.strip() for c in row)]
    if len(rows) < 2:
        raise ActualsError([_("Give a row of headings and at least one row beneath it.")])
    wide = max(len(row) for _number, row in rows)
    if len(rows) > MOST_ROWS or wide > MOST_COLUMNS:
        told = {
            "rows": number_text(len(rows)),
            "columns": number_text(wide),
            "most": number_text(MOST_ROWS),
            "wide": MOST_COLUMNS,
        }
        raise ActualsError(
            [
                _(
                    "The table has %(rows)s rows and %(columns)s columns. At most %(most)s rows "
                    "and %(wide)d columns are read: send it in parts."
                )
                % told
            ]
        )
    (_first, headings), *rest = rows
    problems: list[str] = []
    columns = _columns(headings, problems)
    if problems:
        raise ActualsError(problems)
    found: dict[tuple[str, Period], tuple[int, ReadActual]] = {}
    for number, row in rest:
        for one in _row(number, row, columns, references, problems):
            key = (one.reference, one.period)
            if key in found:
                problems.append(
                    _(
                        "Row %(row)d: %(scheme)s has an actual for %(period)s in row %(other)d "
                        "already. Keep one of them."
                    )
                    % {
                        "row": number,
                        "scheme": one.reference,
                        "period": one.period.name,
                        "other": found[key][0],
                    }
                )
            else:
                found[key] = (number, one)
    if problems:
        raise ActualsError(problems)
    if not found:
        raise ActualsError([_("No cell of the table holds an amount.")])
    return tuple(one for _number, one in found.values())


def _period(text: str) -> Period:
    """The period in a text as people write it. Raises `ReadingError`."""
    found = read_period(text)
    try:
        return Period.parse(found.iso)
    except PeriodError as error:
        raise ReadingError(str(error).rstrip(".")) from error


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand: `period` and `actual` in a table with a row for each period, else
    the `periods` by their places."""

    reference: int
    period: int | None
    actual: int | None
    periods: tuple[tuple[int, Period], ...] = ()


def _columns(headings: Sequence[str], problems: list[str]) -> _Columns:
    places: dict[str, int] = {}
    periods: list[tuple[int, Period]] = []
    for at, heading in enumerate(headings):
        words = " ".join(heading.split()).casefold().removesuffix("(£)").removesuffix(", £").strip()
        for name, known in (("reference", _REFERENCE), ("period", _PERIOD), ("actual", _ACTUAL)):
            if words in known:
                if name in places:
                    problems.append(_("Two columns are headed “%(name)s”.") % {"name": heading})
                places[name] = at
                break
        else:
            try:
                periods.append((at, _period(heading)))
            except ReadingError as error:
                # A title, an owner or the total of a year: read by people alone.
                if error.is_known and not is_year(heading):
                    problems.append(
                        _("The column headed “%(name)s”: %(told)s.")
                        % {"name": heading[:40], "told": error}
                    )
    if "reference" not in places:
        problems.append(_("No column is headed “Reference”. Write the headings in the first row."))
    long = "period" in places and "actual" in places
    if not long and not periods:
        problems.append(
            _(
                "Head two columns “Period” and “Actual”, or a column for each period, such as "
                "“April 2026”."
            )
        )
    counted = Counter(period for _at, period in periods)
    twice = {str(one) for one, count in counted.items() if count > 1}
    problems += [_("Two columns are headed %(period)s.") % {"period": one} for one in sorted(twice)]
    if problems:
        return _Columns(0, None, None)
    if long:
        return _Columns(places["reference"], places["period"], places["actual"])
    return _Columns(places["reference"], None, None, tuple(periods))


def _row(
    number: int,
    row: Sequence[str],
    columns: _Columns,
    references: Mapping[str, str],
    problems: list[str],
) -> Iterator[ReadActual]:
    def cell(at: int) -> str:
        return row[at].strip() if at < len(row) else ""

    typed = cell(columns.reference)
    reference = references.get(canonical(typed)) if typed else None
    given = list(_given(number, columns, cell, problems))
    if reference is None:
        if given:
            problems.append(
                _(
                    "Row %(row)d: “%(typed)s” is no scheme of this programme whose delivery is "
                    "planned."
                )
                % {"row": number, "typed": typed[:60]}
                if typed
                else _("Row %(row)d has no reference.") % {"row": number}
            )
        return
    for period, text in given:
        try:
            amount = typed_amount(text)
        except ValidationError as error:
            problems.append(f"{_('Row')} {number}: “{text[:40]}”: {' '.join(error.messages)}.")
            continue
        if amount is not None:
            yield ReadActual(reference, period, amount)


def _given(
    number: int, columns: _Columns, cell: Any, problems: list[str]
) -> Iterator[tuple[Period, str]]:
    """The periods of a row that have something, each with its text."""
    if columns.period is None or columns.actual is None:
        yield from ((period, cell(at)) for at, period in columns.periods if cell(at))
        return
    text = cell(columns.actual)
    if not text:
        return
    try:
        yield _period(cell(columns.period)), text
    except ReadingError as error:
        problems.append(f"{_('Row')} {number}: {error}.")


def _sheet_cells(name: str, content: bytes) -> list[list[str]]:
    """The first visible sheet of a workbook, as people see it. Raises `FileError` or
    `ActualsError`."""
    most = Most(MOST_ROWS, MOST_COLUMNS)
    grid, problems = texts_of(first_sheet(name, content, most, OF_A_TABLE), _cell_text)
    if problems:
        raise ActualsError(problems)
    return grid


def _cell_text(value: Any, code: str | None) -> str:
    """A cell as its sheet shows it, a date as its month. Raises `ValueError`, whose message goes on
    after its place."""
    if hasattr(value, "year") and hasattr(value, "month"):
        return f"{value.year:04}-{value.month:02}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return shown_number(value, code)
    return str(value)
