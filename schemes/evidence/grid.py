"""A table of evidence given cell by cell, in a small grid."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from schemes.casefile.parts import CaseTable
from schemes.evidence.forms import EvidenceForm
from schemes.evidence.pasting import PasteError, grid_text, read_grid
from workbench.numbers.reading.units import heading_parts

# Above this size people paste the table instead.
MOST_COLUMNS: Final = 8
MOST_ROWS: Final = 30
# An empty grid, and how many empty lines a filled one has to spare.
COLUMNS: Final = 4
ROWS: Final = 6
SPARE: Final = 2


def fits_a_grid(table: CaseTable) -> bool:
    return len(table.columns) <= MOST_COLUMNS and len(table.rows) <= MOST_ROWS


class GridEvidenceForm(EvidenceForm):
    """A table given cell by cell: the grid of `table`, or an empty one.

    Row 0 holds the headings and column 0 the names of the rows. Each row and column after the first
    has a box to tick where it is a sum.
    """

    def __init__(self, *args: Any, table: CaseTable | None = None, **kwargs: Any) -> None:
        cells = grid_text(table) if table else []
        super().__init__(*args, table=table, **kwargs)
        self.columns, self.rows = self._sent() if self.is_bound else _size(cells)
        self._add_cells(cells)
        self._add_boxes()
        self.order_fields([name for name in self.fields if name not in self.own_fields()])

    def _add_cells(self, cells: Sequence[Sequence[str]]) -> None:
        """A field for each cell but the corner, filled in from `cells`."""
        for row, column in product(range(self.rows + 1), range(self.columns + 1)):
            if not row and not column:
                continue
            name = f"cell_{row}_{column}"
            self.fields[name] = _square(row, column)
            if row < len(cells) and column < len(cells[row]):
                self.initial[name] = cells[row][column]

    def _add_boxes(self) -> None:
        """A box for each row and column that may be a sum, ticked where the table says it is."""
        totals = {one.total for one in self.before.sums} if self.before else set()
        for name, heading in self._boxes():
            label = _box_label(name)
            self.fields[name] = forms.BooleanField(
                label=label, required=False, widget=forms.CheckboxInput(attrs={"aria-label": label})
            )
            self.initial[name] = heading_parts(self.initial.get(heading, ""))[0] in totals

    def _sent(self) -> tuple[int, int]:
        found = [re.fullmatch(r"cell_(\d{1,3})_(\d{1,3})", key, re.ASCII) for key in self.data]
        rows = max((int(match[1]) for match in found if match), default=1)
        columns = max((int(match[2]) for match in found if match), default=1)
        return min(columns, MOST_COLUMNS), min(rows, MOST_ROWS)

    def _boxes(self) -> Iterator[tuple[str, str]]:
        """Each box, with the cell that names what it is about."""
        yield from ((f"sum_row_{row}", f"cell_{row}_0") for row in range(2, self.rows + 1))
        yield from ((f"sum_column_{at}", f"cell_0_{at}") for at in range(2, self.columns + 1))

    @property
    def grid(self) -> list[tuple[int, list[forms.BoundField], forms.BoundField | None]]:
        """The rows of the grid, headings first, each with its box."""
        return [
            (
                row,
                [self[f"cell_{row}_{at}"] for at in range(0 if row else 1, self.columns + 1)],
                self[f"sum_row_{row}"] if row > 1 else None,
            )
            for row in range(self.rows + 1)
        ]

    @property
    def furniture(self) -> list[forms.BoundField]:
        return [self["title"], self["source"], self["note"], self["row_heading"]]

    @property
    def column_boxes(self) -> list[forms.BoundField]:
        return [self[f"sum_column_{at}"] for at in range(2, self.columns + 1)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        cells = [
            [data.get(f"cell_{row}_{at}", "") for at in range(self.columns + 1)]
            for row in range(self.rows + 1)
        ]
        try:
            self.pasted = read_grid(cells)
        except PasteError as error:
            self.refuse("cell_0_1", error)
        return data

    def doubts(self) -> Iterator[str]:
        """A grid is kept without being shown first: what a heading makes of its numbers is asked
        about."""
        if self.pasted is not None:
            for said in self.pasted.said:
                yield _("%(said)s Is it meant so?") % {"said": said}
        yield from super().doubts()

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        ticked: dict[str, list[str]] = {"row": [], "column": []}
        for name, heading in self._boxes():
            if data.get(name):
                kind = name.split("_")[1]
                text = data[heading]
                ticked[kind].append(text if kind == "row" else heading_parts(text)[0])
        return self.about() | self.table(ticked["row"], ticked["column"])


def _size(cells: Sequence[Sequence[str]]) -> tuple[int, int]:
    if not cells:
        return COLUMNS, ROWS
    return min(len(cells[0]), MOST_COLUMNS), min(len(cells) - 1 + SPARE, MOST_ROWS)


def _square(row: int, column: int) -> forms.CharField:
    if not row:
        label = _("Heading of column %(column)d") % {"column": column}
    elif not column:
        label = _("Name of row %(row)d") % {"row": row}
    else:
        label = _("Row %(row)d, column %(column)d") % {"row": row, "column": column}
    # Ranges and words stand beside numbers: a plain field, read as a whole afterwards.
    wide = "govuk-input--width-10" if row and column else "govuk-input--width-20"
    return forms.CharField(
        label=label,
        required=False,
        max_length=260,
        # Said, not shown: a hidden label would stick out of the region that the grid scrolls in.
        widget=forms.TextInput(
            attrs={"class": f"govuk-input {wide}", "autocomplete": "off", "aria-label": label}
        ),
    )


def _box_label(name: str) -> str:
    number = {"number": name.rsplit("_", 1)[1]}
    if "row" in name:
        return _("Row %(number)s is the sum of the rows above it") % number
    return _("Column %(number)s is the sum of the columns before it") % number
