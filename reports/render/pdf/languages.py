"""Marks words in another language in a PDF's structure.

WeasyPrint knows the language of a word while it lays it out, but writes that of the whole document
only. A screen reader would read Welsh by English rules.
"""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.pdf import tags


def mark_languages() -> None:
    """Makes WeasyPrint note the language of every part that has one of its own, from this call
    on."""
    build = tags._build_box_tree
    if build.__module__ == __name__:
        return

    def with_language(box: Any, *others: Any) -> Iterator[Any]:
        for element in build(box, *others):
            language = _own_language(box)
            if language:
                element["Lang"] = pydyf.String(language)
            yield element

    tags._build_box_tree = with_language


def _own_language(box: Any) -> str:
    """The language that the box's own element states. That of the page is the language of the whole
    file."""
    element = getattr(box, "element", None)
    if element is None or box.element_tag in ("html", "body"):
        return ""
    return str(element.get("lang") or "")
