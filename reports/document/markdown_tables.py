"""A table that an officer typed, as one of ours: a caption, one heading row, no blank cell."""

import re
from collections.abc import Sequence

from workbench.pages.tables import Cell, Column, Row, Table

_NUMBER = re.compile(r"^[-−+]?£?[\d,]*\.?\d+(m|k|%)?$")
_WORDS_FOR_NONE = frozenset({"not received", "not applicable", "not known", "none", "–"})


class TableFault(ValueError):
    """A typed table that breaks a rule; the message says what to do."""


def typed_table(caption: str, rows: Sequence[Sequence[str]], name: str) -> Table:
    """The table of these texts, its heading row first. Raises `TableFault`."""
    heading, *body = rows
    if not caption:
        raise TableFault(
            f"The table that begins {heading[0] or body[0][0]!r} has no caption. "
            'Write "Table: what it shows" on a line of its own before it.'
        )
    for row in body:
        for column, text in zip(heading, row, strict=True):
            if not text.strip():
                raise TableFault(
                    f"The table {caption!r} has a blank cell in the row {row[0]!r}, column "
                    f'{column!r}. Say why nothing stands there, such as "not received".'
                )
    if any(not text.strip() for text in heading):
        raise TableFault(f"The table {caption!r} has a column without a heading. Name it.")
    return Table(
        caption=caption,
        name=name,
        columns=tuple(
            Column(text, numeric=place > 0 and _is_numeric([row[place] for row in body]))
            for place, text in enumerate(heading)
        ),
        rows=tuple(
            Row(
                Cell(row[0]),
                tuple(map(Cell, row[1:])),
                total=row[0].strip().lower() == "total",
            )
            for row in body
        ),
    )


def _is_numeric(texts: Sequence[str]) -> bool:
    said = [text.strip() for text in texts if text.strip().lower() not in _WORDS_FOR_NONE]
    return bool(said) and all(map(_NUMBER.match, said))
