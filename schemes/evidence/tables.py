"""A table of evidence as pages and papers show it: units in its headings, its sums checked cell by
cell."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from schemes.casefile.parts import CaseTable, CaseTableColumn, CaseTableRow
from schemes.evidence.pasting import heading_text, unit_text
from schemes.finance.reconciliation import DeclaredSum, Difference, reconcile
from schemes.finance.reconciliation import EvidenceTable as Checked
from workbench.charts.chart import Point, Points
from workbench.numbers.exact import Exact
from workbench.numbers.listing import count_words, counts_alike, listed, opening, within
from workbench.numbers.text import is_whole_pence, number, plain_number
from workbench.pages.tables import Cell, Column, Row, Table

CARD_COLUMNS = 6
FEWEST_PAIRS = 3
MOST_ROWS_NAMED = 3


def checked_table(table: CaseTable) -> Checked:
    """The table for the sums: a cell that is no single number is None."""
    return Checked(
        title=table.title,
        columns=tuple(column.name for column in table.columns),
        rows=tuple(row.label for row in table.rows),
        cells=tuple(tuple(map(_number, row.values)) for row in table.rows),
        sums=tuple(
            DeclaredSum(one.total, one.of, one.is_column, less=one.less) for one in table.sums
        ),
    )


def differences_of(table: CaseTable) -> dict[str, Difference]:
    """The cells that are not the sums they are said to be, by "row / column"."""
    found = reconcile((), (checked_table(table),)).differences
    return {one.where.removeprefix(f"{table.title} / "): one for one in found}


def shown_table(
    table: CaseTable, *, checked: bool = True, settled: frozenset[str] = frozenset()
) -> Table:
    """The table in words and figures. `checked` marks each declared sum. Of a sum that is wrong it
    says by how much, unless its place ("row / column") is `settled`."""
    differences = {
        place: one for place, one in differences_of(table).items() if place not in settled
    }
    total_rows = _total_rows(table)
    sum_rows = total_rows if checked else set()
    sum_columns = {one.total for one in table.sums if one.is_column and checked}
    places = [_places(table, index) for index in range(len(table.columns))]
    columns = [
        Column(_heading(column, column.name in sum_columns), numeric=True)
        for column in table.columns
    ]
    return Table(
        caption=table.title,
        columns=(Column(table.row_heading or _("Row")), *columns),
        rows=tuple(
            Row(
                heading=Cell(row.label, note=_("sum of rows") if row.label in sum_rows else ""),
                cells=tuple(
                    _cell(value, differences.get(f"{row.label} / {column.name}"), pence)
                    for value, column, pence in zip(row.values, table.columns, places, strict=True)
                ),
                total=row.label in total_rows,
            )
            for row in table.rows
        ),
        cards=len(table.columns) <= CARD_COLUMNS,
        wide=len(table.columns) > CARD_COLUMNS,
    )


def amount_words(value: Any) -> str:
    """A cell in words: "1,234.5", "3,281 to 13,721", "not received"."""
    if not isinstance(value, dict):
        return plain_number(Fraction(value))
    if "missing" in value:
        return str(value["missing"])
    return _("%(low)s to %(high)s") % {
        "low": plain_number(Fraction(value["low"])),
        "high": plain_number(Fraction(value["high"])),
    }


def numeric_columns(table: CaseTable) -> list[str]:
    """The columns with at least two numbers, by which a chart can place the rows."""
    parts = _parts(table)
    return [
        column.name
        for index, column in enumerate(table.columns)
        if sum(_number(row.values[index]) is not None for row in parts) > 1
    ]


def points_of(table: CaseTable, across: str, upwards: str) -> Points | None:
    """The rows as points by two columns, sums left out; None where fewer than two can be drawn."""
    names = [column.name for column in table.columns]
    if across not in names or upwards not in names or across == upwards:
        return None
    x, y = names.index(across), names.index(upwards)
    points = []
    lacking = []
    for row in _parts(table):
        left, up = _number(row.values[x]), _number(row.values[y])
        if left is None or up is None:
            lacking.append(row.label)
        else:
            words = amount_words(row.values[x]), amount_words(row.values[y])
            points.append(Point(row.label, left, up, *words))
    if len(points) < 2:
        return None
    heading_across, heading_upwards = heading_text(table.columns[x]), heading_text(table.columns[y])
    return Points(
        name="evidence",
        message=_("%(upwards)s by %(across)s") % {"across": across, "upwards": upwards},
        measure=_("%(title)s: each mark is one row, by name.") % {"title": table.title},
        across=heading_across,
        upwards=heading_upwards,
        points=tuple(points),
        alt=_alt(len(points), {"across": heading_across, "upwards": heading_upwards}),
        reading=_reading(points, lacking, across, upwards),
    )


def _alt(count: int, words: Mapping[str, str]) -> str:
    return _(
        "Scatter chart of %(count)s rows: %(across)s from left to right, %(upwards)s from bottom "
        "to top."
    ) % {"count": count_words(count), **words}


def _reading(points: list[Point], lacking: list[str], across: str, upwards: str) -> str:
    """The sentence beside a scatter chart: who is highest and lowest, and how often a higher value
    across goes with a higher one upwards."""
    text = _extremes(points, within(upwards))
    with_more = against = equal = 0
    for index, one in enumerate(points):
        for other in points[index + 1 :]:
            side = (one.left - other.left) * (one.up - other.up)
            with_more += side > 0
            against += side < 0
            equal += side == 0
    # Fewer pairs say nothing of what goes with what.
    if with_more + against >= FEWEST_PAIRS:
        told = _(
            "In %(share)s pairs of rows, the one with the higher %(across)s also has the higher "
            "%(upwards)s."
        )
        if equal:
            told += " " + _("Pairs that are equal in either are left out.")
        text += " " + told % {
            "upwards": within(upwards),
            "across": within(across),
            "share": _share_of(with_more, with_more + against),
        }
    if lacking:
        text += " " + _("Not drawn, since a number is lacking: %(rows)s.") % {
            "rows": listed(lacking)
        }
    return text


def _extremes(points: list[Point], upwards: str) -> str:
    """Who is highest and who lowest, with all that are equal there."""
    top, bottom = max(points, key=_height), min(points, key=_height)
    words = {
        "top": opening(_rows_named([one.label for one in points if one.up == top.up])),
        "bottom": _rows_named([one.label for one in points if one.up == bottom.up]),
        "most": top.up_text,
        "least": bottom.up_text,
        "upwards": upwards,
    }
    if top.up == bottom.up:
        return _("All rows have the same %(upwards)s (%(most)s).") % words
    several = sum(one.up == top.up for one in points) > 1
    told = (
        _("%(top)s have the highest %(upwards)s (%(most)s) and %(bottom)s the lowest (%(least)s).")
        if several
        else _(
            "%(top)s has the highest %(upwards)s (%(most)s) and %(bottom)s the lowest (%(least)s)."
        )
    )
    return told % words


def _share_of(count: int, whole: int) -> str:
    some, all_ = counts_alike(count, whole)
    words = {"count": some, "whole": all_}
    if not count:
        return _("none of the %(whole)s") % words
    return (_("all %(whole)s") if count == whole else _("%(count)s of the %(whole)s")) % words


def _rows_named(labels: list[str]) -> str:
    """A few rows by name, more of them by their number."""
    if len(labels) <= MOST_ROWS_NAMED:
        return listed(labels)
    return _("%(count)s rows") % {"count": count_words(len(labels))}


def _height(point: Point) -> Exact:
    return point.up


def _total_rows(table: CaseTable) -> set[str]:
    return {one.total for one in table.sums if not one.is_column}


def _parts(table: CaseTable) -> list[CaseTableRow]:
    totals = _total_rows(table)
    return [row for row in table.rows if row.label not in totals]


def _heading(column: CaseTableColumn, is_sum: bool) -> str:
    unit = unit_text(column.unit)
    if unit.startswith("GBP "):  # "GBP a week"
        unit = f"£{unit.removeprefix('GBP')}"
    words = [word for word in (unit, _("sum of columns") if is_sum else "") if word]
    return f"{column.name} ({', '.join(words)})" if words else column.name


def _places(table: CaseTable, index: int) -> int | None:
    """Two decimals for all of a column of money of which some figure has pence; None where each
    figure has as many as it was typed with."""
    values = [_number(row.values[index]) for row in table.rows]
    is_money = table.columns[index].unit.startswith("GBP")
    pence = [one for one in values if one is not None and one.denominator != 1]
    return 2 if is_money and pence and all(is_whole_pence(one) for one in pence) else None


def _cell(value: Any, difference: Difference | None, places: int | None) -> Cell:
    text = amount_words(value)
    if places is not None and not isinstance(value, dict):
        text = number(Fraction(value), places)
    if isinstance(value, dict):
        return Cell(text, kind="missing" if "missing" in value else "")
    if difference is None:
        return Cell(text, value=str(value))
    apart = difference.difference
    words = {
        "computed": plain_number(difference.computed),
        "apart": plain_number(abs(apart)),
    }
    note = (
        _("stated; the parts give %(computed)s, which is %(apart)s less")
        if apart > 0
        else _("stated; the parts give %(computed)s, which is %(apart)s more")
    )
    return Cell(text, note=note % words, value=str(value))


def _number(value: Any) -> Fraction | None:
    return None if isinstance(value, dict) else Fraction(value)
