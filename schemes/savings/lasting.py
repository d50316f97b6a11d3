"""What a scheme's lines come to by how long it stays: the four columns that every page and paper
shows alike (docs/glossary.md: lasting, ending, one-off, full-year effect)."""

from django.utils.translation import gettext as _

from schemes.finance.lines import LineKind
from schemes.finance.stay import Stay
from schemes.savings.model import SavingsModel
from schemes.savings.tables import GROSS, NET, Of, sum_cell, words_of
from workbench.pages.tables import Cell, Column, Row, Table


def stays_table(model: SavingsModel) -> Table:
    """What the lines come to over all years by how long it stays, and a full year of what lasts;
    kinds that no line has are left out."""
    has = {line.kind for line in model.lines}
    asked: list[tuple[str, Of, tuple[LineKind, ...]]] = [
        (_("Gross savings and income"), lambda s: s.gross, GROSS),
        (_("Running costs"), lambda s: s.cost, (LineKind.COST,)),
        (_("Reinvested"), lambda s: s.reinvestment, (LineKind.REINVESTMENT,)),
        (_("Net saving"), lambda s: s.net, NET),
    ]
    columns = (
        Column(_("Sum")),
        Column(_("Lasting by the end of %(year)s") % {"year": model.years[-1]}, numeric=True),
        Column(_("Ending"), numeric=True),
        Column(_("One-off"), numeric=True),
        Column(_("Full-year effect"), numeric=True),
    )
    rows = [
        _stays_row(name, model, of, kinds)
        for name, of, kinds in asked
        if len(kinds) > 1 or kinds[0] in has
    ]
    return Table(_("What lasts, what ends and what comes once (£)"), columns, tuple(rows))


def _stays_row(name: str, model: SavingsModel, of: Of, kinds: tuple[LineKind, ...]) -> Row:
    apart = [(stay, model.new.staying(stay).whole) for stay in Stay]
    apart.append((Stay.LASTING, model.new.full_year_effect))
    cells = [
        sum_cell(of(sums), words_of(model.missing_of(stay), kinds, model.years))
        for stay, sums in apart
    ]
    return Row(Cell(name), tuple(cells), total=kinds == NET)
