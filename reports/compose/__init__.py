"""Composes a paper from a case and its officers' text, in the order of a house format."""

from reports.casefile.case import PaperCase
from reports.compose.composer import Composer
from reports.compose.makers import ALL_MAKERS, MAKERS
from reports.document.content import Document
from reports.formats.format import HouseFormat

__all__ = ["MAKERS", "compose", "composer_of"]


def composer_of(case: PaperCase, form: HouseFormat) -> Composer:
    """The composer of this case in this house format, with all makers."""
    return Composer(case, form, ALL_MAKERS)


def compose(case: PaperCase, form: HouseFormat, *, draft: str = "") -> Document:
    """The whole paper; `draft` are the words across its pages. Raises `FigureError` for everything
    that its text quotes wrongly."""
    return composer_of(case, form).document(draft)
