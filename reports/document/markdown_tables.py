"""A table that an officer typed, as one of ours: a caption, one heading row, no blank cell."""

import re
from collections.abc import Sequence

from workbench.pages.runs import Run, words_of
from workbench.pages.tables import Cell, Column, Row, Table, carrying, worded

_NUMBER = re.compile(r"^[-−+]?£?[\d,]*\.?\d+(m|k|%)?$")
_WORDS_FOR_NONE = frozenset({"not received", "not applicable", "not known", "none", "–"})
Runs = Sequence[Run]


class TableFault(ValueError):
    """A typed table that breaks a rule; the message says what to do."""


def typed_table(caption: Runs, rows: Sequence[Sequence[Runs]], name: str) -> Table:
    """The table of these words, its heading row first. Raises `TableFault`."""
    said = words_of(caption).strip()
    heads = [words_of(cell).strip() for cell in rows[0]]
    body = [[worded(cell) for cell in row] for row in rows[1:]]
    _check(said, heads, body)
    return Table(
        caption=said,
        caption_runs=carrying(caption),
        name=name,
        columns=tuple(
            Column(
                text,
                numeric=place > 0 and _is_numeric([row[place].text for row in body]),
                runs=carrying(runs),
            )
            for place, (text, runs) in enumerate(zip(heads, rows[0], strict=True))
        ),
        rows=tuple(
            Row(row[0], tuple(row[1:]), total=row[0].text.strip().lower() == "total")
            for row in body
        ),
    )


def _check(caption: str, heads: Sequence[str], body: Sequence[Sequence[Cell]]) -> None:
    """Raises `TableFault` where the caption, a heading or a cell is missing."""
    if not caption:
        raise TableFault(
            f"The table that begins {heads[0] or body[0][0].text!r} has no caption. "
            'Write "Table: what it shows" on a line of its own before it.'
        )
    for row in body:
        for column, cell in zip(heads, row, strict=True):
            if cell.is_blank:
                raise TableFault(
                    f"The table {caption!r} has a blank cell in the row {row[0].text!r}, column "
                    f'{column!r}. Say why nothing stands there, such as "not received".'
                )
    if not all(heads):
        raise TableFault(f"The table {caption!r} has a column without a heading. Name it.")


def _is_numeric(texts: Sequence[str]) -> bool:
    said = [text.strip() for text in texts if text.strip().lower() not in _WORDS_FOR_NONE]
    return bool(said) and all(map(_NUMBER.match, said))
