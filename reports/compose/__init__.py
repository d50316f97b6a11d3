"""A paper: a case and its officers' text, put in the order of a house format."""

from reports.casefile.case import PaperCase
from reports.compose.composer import Composer
from reports.compose.makers import EVERY, MAKERS
from reports.document.content import Document
from reports.formats.format import HouseFormat

__all__ = ["MAKERS", "compose", "composer_of"]


def composer_of(case: PaperCase, form: HouseFormat) -> Composer:
    """What composes the paper of this case in this house format."""
    return Composer(case, form, EVERY)


def compose(case: PaperCase, form: HouseFormat, *, draft: str = "") -> Document:
    """The whole paper; `draft` are the words across its pages. Raises `FigureError` for all that
    its text quotes amiss."""
    return composer_of(case, form).document(draft)
