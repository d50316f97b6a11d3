"""The table of figures that changed."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.changes.figures import FigureChange
from workbench.numbers.listing import count_words
from workbench.pages.tables import Cell, Column, Row, Table


def figures_table(changes: Sequence[FigureChange]) -> Table | None:
    """Each figure once, with both values and where papers print it; None where none changed."""
    if not changes:
        return None
    columns = (
        Column(_("Figure")),
        Column(_("Before"), numeric=True),
        Column(_("Now"), numeric=True),
        Column(_("Printed")),
    )
    rows = tuple(
        Row(Cell(one.label), (Cell(one.old), Cell(one.new), Cell(_times(one), note=one.where)))
        for one in changes
    )
    return Table(_("Figures that changed"), columns, rows, name="figures-changed")


def _times(change: FigureChange) -> str:
    text = ngettext("in %(count)s place", "in %(count)s places", change.count)
    return text % {"count": count_words(change.count)}
