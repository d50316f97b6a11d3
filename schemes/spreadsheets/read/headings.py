"""Finds the column of a heading, with the unit that the heading names: (£000) is obeyed and said,
or refused."""

from dataclasses import replace

from schemes.spreadsheets.columns import YEAR_HEADING, CellKind, SheetColumn, year_column
from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.refusals import ReadingError
from workbench.numbers.reading.units import heading_parts, read_unit, scaled_said
from workbench.numbers.reading.values import Measure
from workbench.numbers.reading.years import read_year


class HeadingError(ValueError):
    """A heading whose unit does not go with its column. The message goes on after the heading."""


def column_for(heading: str, known: tuple[SheetColumn, ...], years: bool) -> SheetColumn | None:
    """The column with this heading, however it is spaced, with the unit that it names. Raises
    `HeadingError` for a unit that its numbers cannot have."""
    wanted = plain(heading).casefold()
    for column in known:
        if wanted in (column.heading.casefold(), column.title.casefold()):
            return column
    name, unit = heading_parts(heading)
    found = _named(name, known, years)
    return _in_unit(found, unit) if found and unit else found


def _named(name: str, known: tuple[SheetColumn, ...], years: bool) -> SheetColumn | None:
    for column in known:
        if name.casefold() == column.heading.casefold():
            return column
    if years and name.casefold().startswith(YEAR_HEADING.casefold()):
        try:
            return year_column(read_year(name[len(YEAR_HEADING) :]).said)
        except ReadingError:
            return None
    return None


def _in_unit(column: SheetColumn, text: str) -> SheetColumn:
    """The column with the unit that a heading gives it."""
    try:
        unit = read_unit(text)
    except ReadingError as error:
        raise HeadingError(f"has a unit that is not read: {error}") from error
    right = {
        CellKind.SHARE: unit.measure is Measure.SHARE,
        CellKind.AMOUNT: unit.measure in _measures(column),
        CellKind.NUMBER: unit.measure in _measures(column),
    }
    if not right.get(column.form, False):
        raise HeadingError(
            f"says {unit.said}, which this column is not in: write the heading “{column.title}”"
        )
    if unit.measure is Measure.SHARE:
        return replace(column, per_cent=True)
    return replace(column, places=unit.places)


def _measures(column: SheetColumn) -> tuple[Measure, ...]:
    return (Measure.POUNDS, Measure.NUMBER) if column.unit == "£" else (Measure.NUMBER,)


def heading_said(heading: str, column: SheetColumn) -> str:
    """What a heading's unit makes of the numbers beneath it; "" where they are as they stand."""
    if column.places:
        unit = read_unit(heading_parts(heading)[1])
        measure = Measure.POUNDS if column.unit == "£" else Measure.NUMBER
        return scaled_said(heading, replace(unit, measure=measure))
    return f"“{heading}” is read in per cent: 77 is 77%." if column.per_cent else ""
