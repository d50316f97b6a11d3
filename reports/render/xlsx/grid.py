"""Cells of a sheet as plain data, before they are written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from workbench.numbers.exact import exact_text

Exact = Fraction | int
Known = Exact | str
# Excel tells a number to 15 digits; longer ones are written as text, which keeps them all.
MOST_EXACT: Final = 10**15


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with its result, which programs that do not recalculate show."""

    text: str
    comes_to: Known


@dataclass(frozen=True, slots=True)
class Put:
    """The content of one cell. `look` names a format; `choices` are the words it may hold, and
    `rule` is a formula that holds for whatever may be typed into it."""

    what: Known | Formula
    look: str = ""
    choices: tuple[str, ...] = ()
    rule: str = ""


@dataclass(slots=True)
class SheetGrid:
    """A sheet being filled. Rows and columns count from 0."""

    cells: dict[tuple[int, int], Put] = field(default_factory=dict)
    _places: dict[str, tuple[int, int]] = field(default_factory=dict)

    def put(
        self,
        row: int,
        column: int,
        what: Known | Formula,
        look: str = "",
        choices: tuple[str, ...] = (),
    ) -> str:
        """Fills one cell, and gives its address."""
        return self._fill(row, column, Put(what, look, choices))

    def typed(self, row: int, column: int, what: Known, rule: str) -> str:
        """Fills a cell in which people may type whatever the rule holds for."""
        return self._fill(row, column, Put(what, "input", rule=rule))

    def known(self, place: str) -> Known:
        """What the cell at an address holds or comes to."""
        what = self.cells[self._places[place]].what
        return what.comes_to if isinstance(what, Formula) else what

    def is_typed(self, place: str) -> bool:
        """Whether people type into the cell at an address, which no formula fills."""
        return not isinstance(self.cells[self._places[place]].what, Formula)

    def _fill(self, row: int, column: int, put: Put) -> str:
        place = address(row, column)
        self.cells[row, column], self._places[place] = put, (row, column)
        return place

    def row(self, row: int, texts: Iterator[str] | tuple[str, ...], look: str = "") -> None:
        for column, text in enumerate(texts):
            if text:
                self.put(row, column, text, look)


def letters(column: int) -> str:
    """A, B, ... Z, AA."""
    text, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def address(row: int, column: int) -> str:
    """The cell as formulas refer to it, fixed: $B$3."""
    return f"${letters(column)}${row + 1}"


def span(first: str, last: str) -> str:
    return f"{first}:{last}"


def quoted(text: str) -> str:
    """A text as formulas write it, in quotation marks."""
    return '"' + text.replace('"', '""') + '"'


def figure(value: Exact) -> str:
    """An exact number as formulas write it; one without a finite decimal as a fraction."""
    text = exact_text(Fraction(value))
    return f"({text})" if "/" in text or text.startswith("-") else text
