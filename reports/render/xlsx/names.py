"""Names of sheets: at most 31 characters, none of []:*?/\\, each once whatever its case."""

import re
from typing import Final

_LONGEST: Final = 31
_REFUSED: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_RESERVED: Final = "history"  # Excel keeps it for itself


class Names:
    """Gives each sheet a name that no other has."""

    def __init__(self) -> None:
        self._taken = {_RESERVED}

    def take(self, wanted: str) -> str:
        """The wanted name, shortened at a word where it is too long, numbered where it is taken."""
        text = " ".join(_REFUSED.sub(" ", wanted).split()).strip("' ") or "Table"
        name, turn = _shortened(text, _LONGEST), 1
        while name.casefold() in self._taken:
            turn += 1
            tail = f" ({turn})"
            name = _shortened(text, _LONGEST - len(tail)) + tail
        self._taken.add(name.casefold())
        return name


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    cut = text[: longest + 1].rsplit(" ", 1)[0]
    return (cut if 0 < len(cut) <= longest else text[:longest]).strip("' ,;(")


def link_to(name: str) -> str:
    """The address of a sheet within its workbook."""
    return "internal:'" + name.replace("'", "''") + "'!A1"


def refer_to(name: str, cell: str) -> str:
    """A cell of another sheet, as a formula names it."""
    return "'" + name.replace("'", "''") + f"'!{cell}"
