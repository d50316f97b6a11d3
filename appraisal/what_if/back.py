"""The way back from the page of what-if to a meeting."""

import re
from typing import Final

from appraisal.access import AppraisalPlace

_CELL: Final = re.compile(r"(cell|meeting)/([-\w]+)/([-\w]+)")
_PAGES: Final = {"cell": "moderation-cell", "meeting": "moderation-meeting-cell"}
LIST: Final = "list"


def back_from(page: str, option: str, criterion: str) -> str:
    """What stands for the page of a cell in the address of what-if: `page` is its name."""
    return f"{next(key for key, name in _PAGES.items() if name == page)}/{option}/{criterion}"


def way_back(place: AppraisalPlace, said: str) -> str:
    """The address of the page of moderation that somebody came from; "" for another."""
    if not (place.may_moderate or place.may_rate):
        return ""
    if said == LIST:
        return place.url("moderation")
    found = _CELL.fullmatch(said)
    return place.url(_PAGES[found[1]], found[2], found[3]) if found else ""
