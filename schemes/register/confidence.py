"""Confidence in a scheme's delivery, as a word with a mark wherever it is shown."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schemes.models import Scheme
from workbench.pages.tables import Cell

# Short words for marks; the choices of the column say what each means.
_WORDS: Final = {
    "red": gettext_lazy("Red"),
    "amber": gettext_lazy("Amber"),
    "green": gettext_lazy("Green"),
}


def confidence_cell(scheme: Scheme, *, reason: bool = False) -> Cell:
    """The confidence with its mark, and the reason beneath it where wanted; "Not judged" where
    there is none."""
    if not scheme.confidence:
        return Cell(_("Not judged"), kind="missing")
    note = scheme.confidence_reason if reason else ""
    return Cell(str(_WORDS[scheme.confidence]), kind=scheme.confidence, note=note)
