"""Writes a sheet of live formulas, each with its result beside it."""

from fractions import Fraction
from typing import Any, Final

from reports.render.xlsx.grid import MOST_EXACT, Formula, Known, Put
from reports.render.xlsx.looks import Looks, height_of
from reports.render.xlsx.names import link_to
from reports.render.xlsx.scoring.sheet import Scoring

_FIRST, _NARROW, _WIDE = 44, 12, 20  # letters of a column
_LONGEST_CHOICES: Final = 255  # letters of a drop-down list, as Excel has it


def write_scoring(page: Any, looks: Looks, scoring: Scoring, contents: str) -> None:
    page.set_column(0, 0, _FIRST)
    page.set_column(1, 3, _NARROW)
    page.set_column(4, 3 + scoring.options, _WIDE)
    for row, words in _heads(scoring).items():
        page.set_row(row, height_of(words))
    for (row, column), put in sorted(scoring.grid.cells.items()):
        _write(page, looks, row, column, put)
    last = max(row for row, _ in scoring.grid.cells) + 2
    page.write_url(last, 0, link_to(contents), looks.of("link"), f"Back to {contents.lower()}")
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _heads(scoring: Scoring) -> dict[int, list[tuple[str, float]]]:
    """The words of each heading row, with the letters that their columns have room for."""
    found: dict[int, list[tuple[str, float]]] = {}
    for (row, column), put in scoring.grid.cells.items():
        if put.look == "head" and isinstance(put.what, str):
            wide = _WIDE if column > 3 else _FIRST if column == 0 else _NARROW
            found.setdefault(row, []).append((put.what, wide))
    return found


def _write(page: Any, looks: Looks, row: int, column: int, put: Put) -> None:
    look = looks.of(put.look if put.look or column else "plain")
    what = put.what
    if isinstance(what, Formula):
        page.write_formula(row, column, what.text, look, _cached(what.comes_to))
    elif isinstance(what, str):
        page.write_string(row, column, what, look)
    elif -MOST_EXACT < what < MOST_EXACT:
        page.write_number(row, column, float(what), look)
    else:
        page.write_string(row, column, str(what), look)
    if _can_be_listed(put.choices):
        chosen = {"validate": "list", "source": list(put.choices)}
        page.data_validation(row, column, row, column, chosen)
    elif put.rule:
        page.data_validation(row, column, row, column, {"validate": "custom", "value": put.rule})


def _can_be_listed(choices: tuple[str, ...]) -> bool:
    """A drop-down list is parted by commas and has a longest length."""
    whole = ",".join(choices)
    return 0 < len(whole) <= _LONGEST_CHOICES and whole.count(",") == len(choices) - 1


def _cached(comes_to: Known) -> float | str:
    return comes_to if isinstance(comes_to, str) else float(Fraction(comes_to))
