"""The tables of an import: its faults, and what it changes, row by row."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schemes.spreadsheets.read.sheets import SheetFault
from workbench.numbers.listing import listed
from workbench.numbers.text import money
from workbench.pages.tables import Cell, Column, Row, Table

# As many letters of a long text as a table shows.
_SHOWN = 300


def faults_table(faults: Sequence[SheetFault]) -> Table:
    return Table(
        caption=_("What is wrong, by cell"),
        columns=(Column(_("Where")), Column(_("What to do"))),
        rows=tuple(Row(Cell(fault.place), (Cell(fault.message),)) for fault in faults),
    )


def changes_table(rows: Iterable[list[Any]]) -> Table:
    """One row for each new row of the file, and one for each changed field of the others, from
    rows as `RowChange.as_json` has them."""
    found: list[Row] = []
    for sheet, number, name, is_new, fields in rows:
        place = Cell(_("%(sheet)s, row %(row)d") % {"sheet": sheet, "row": number})
        if is_new:
            words = "; ".join(f"{heading}: {after}" for heading, _before, after in fields)
            cells = (Cell(name), Cell(_("New")), Cell(_("not there")), _cell(words or _("added")))
            found.append(Row(place, cells))
            continue
        for heading, before, after in fields:
            found.append(Row(place, (Cell(name), Cell(heading), _cell(before), _cell(after))))
    headings = (_("Where"), _("What"), _("Field"), _("Before"), _("After"))
    return Table(
        caption=_("Changes, row by row"),
        columns=tuple(map(Column, headings)),
        rows=tuple(found),
    )


def totals_table(totals: Iterable[list[str]]) -> Table:
    """What the import does to the programme's totals, from amounts as `preview/totals.py` has
    them."""
    rows = []
    for year, before, after in totals:
        amounts = (Fraction(before), Fraction(after), Fraction(after) - Fraction(before))
        cells = tuple(Cell(money(one)) for one in amounts)
        rows.append(Row(Cell(year or _("All years")), cells))
    headings = (_("Before (£)"), _("After (£)"), _("Change (£)"))
    return Table(
        caption=_("Net saving of the programme, new in each year"),
        columns=(Column(_("Financial year")), *(Column(one, numeric=True) for one in headings)),
        rows=tuple(rows),
    )


def _cell(text: str) -> Cell:
    return Cell(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def counts_words(counts: dict[str, int], *, applied: bool) -> str:
    """What is new, changed, the same and not in the file, in two sentences or three."""
    new = _things(counts["new_schemes"], counts["new_lines"])
    changed = _things(counts["changed_schemes"], counts["changed_lines"])
    same = _things(counts["same_schemes"], counts["same_lines"])
    absent = _things(counts["absent_schemes"], counts["absent_lines"])
    parts = []
    if new or changed:
        if new:
            parts.append(_("New: %(things)s.") % {"things": new})
        if changed:
            parts.append(_("Changed: %(things)s.") % {"things": changed})
    elif not applied:
        parts.append(_("Nothing would change."))
    if same:
        parts.append(_("The same as before: %(things)s.") % {"things": same})
    if absent:
        parts.append(_("Not in the file, and left as they are: %(things)s.") % {"things": absent})
    return " ".join(parts)


def _things(schemes: int, lines: int) -> str:
    words = []
    if schemes:
        words.append(ngettext("1 scheme", "%(count)s schemes", schemes) % {"count": f"{schemes:,}"})
    if lines:
        words.append(
            ngettext("1 savings line", "%(count)s savings lines", lines) % {"count": f"{lines:,}"}
        )
    return listed(words)
