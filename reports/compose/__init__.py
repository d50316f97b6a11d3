"""Composes a paper from a case and the sections that officers wrote, by a house format."""

from reports.casefile.case import PaperCase
from reports.compose.composer import Composer
from reports.compose.makers import ALL_MAKERS, MAKERS
from reports.document.content import Document
from reports.formats.format import HouseFormat

__all__ = ["MAKERS", "compose", "composer_of"]


def composer_of(case: PaperCase, form: HouseFormat) -> Composer:
    """A composer for this case and house format that can make every block."""
    return Composer(case, form, ALL_MAKERS)


def compose(case: PaperCase, form: HouseFormat, *, draft: str = "") -> Document:
    """The whole paper as a document. `draft` is printed across its pages; empty prints nothing.
    Raises `FigureError` with all faults of its text: figures that do not exist, references without
    a target, and parts that cannot be inserted."""
    return composer_of(case, form).document(draft)
