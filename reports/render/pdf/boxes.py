"""What WeasyPrint knows of a box while it lays it out, noted in the tags that it writes.

Its tags say neither that an element goes on from the page before, nor what it is beyond its HTML
element. Notes under private keys tell `folding.py`, which takes them out again.
"""

from collections.abc import Iterator
from typing import Any, Final

import pydyf
from weasyprint.css import AnonymousStyle
from weasyprint.pdf import tags

# The element of the page that a tag is of: the same on every page that it goes on to.
SAME: Final = "/WorkbenchSame"
# How many parts of its item stand before a list within it.
PLACE: Final = "/WorkbenchPlace"
# How deep in the contents an entry stands, from 1.
DEPTH: Final = "/WorkbenchDepth"

_LISTS: Final = frozenset(("ul", "ol"))
_NUMBERINGS: Final = {"ul": "Disc", "ol": "Decimal"}
_UNMARKED: Final = frozenset(("facts", "contents"))


def note_boxes() -> None:
    """Makes WeasyPrint note what it knows of each box in its tag, from this call on: what it is of,
    its language, what sort of list, note, caption or entry of the contents it is."""
    build = tags._build_box_tree
    if build.__module__ == __name__:
        return
    # How many parts an item has so far, by the list that it stands in.
    items: dict[Any, Any] = {}

    def with_notes(box: Any, parent: Any, *others: Any) -> Iterator[Any]:
        if parent["S"] == "/LI":
            items[parent["P"]] = parent
        held = items.get(parent.reference) if _tag(box) in _LISTS else None
        place = len(held["K"]) if held is not None else 0
        for element in build(box, parent, *others):
            if _is_its_own(box):
                _note(box, element)
                if _tag(box) in _LISTS:
                    element[PLACE[1:]] = place
            yield element
        if _tag(box) == "li":
            items.pop(parent.reference, None)

    tags._build_box_tree = with_notes


def _tag(box: Any) -> str:
    return str(box.element_tag) if getattr(box, "element", None) is not None else ""


def _is_its_own(box: Any) -> bool:
    """Whether the box is that of an element of the page, and none that was put around or within
    it. Boxes of whole pages stand for the elements within them."""
    if not _tag(box) or _tag(box) in ("html", "body"):
        return False
    return box.is_table_wrapper or not isinstance(box.style, AnonymousStyle)


def _note(box: Any, element: Any) -> None:
    tag, about = _tag(box), box.element
    element[SAME[1:]] = pydyf.String(f"{tag} {id(about)}")
    if language := about.get("lang"):
        element["Lang"] = pydyf.String(language)
    named = set((about.get("class") or "").split())
    if element["S"] == "/L":
        numbering = "LowerAlpha" if about.get("type") == "a" else _NUMBERINGS.get(tag, "None")
        said = "None" if named & _UNMARKED else numbering
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{said}"})
    if "note" in named:
        element["S"] = "/Note"
        element["ID"] = pydyf.String(about.get("id"))
    elif "message" in named:
        element["S"] = "/Caption"
    elif "contents" in named:
        element["S"] = "/TOC"
        del element["A"]
    elif depth := next((one for one in named if one.startswith("depth-")), ""):
        element["S"] = {"/LI": "/TOCI", "/LBody": "/Reference"}.get(element["S"], element["S"])
        element[DEPTH[1:]] = int(depth.removeprefix("depth-"))
