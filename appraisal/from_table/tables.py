"""What a table of scores would make, as a table of a page."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.from_table.cells import Score
from appraisal.from_table.reading import ReadCriterion, ReadTable
from workbench.numbers.listing import count_words, listed, opening
from workbench.numbers.text import plain_number
from workbench.pages.tables import Cell, Column, Row, Table


def preview_of(read: ReadTable) -> Table:
    """Its criteria down with how each is rated, its options across."""
    weighed = any(one.weight is not None for one in read.criteria)
    weight = (Column(_("Weight"), numeric=True),) if weighed else ()
    return Table(
        caption=_("What would be made"),
        columns=(
            Column(_("Criterion")),
            Column(_("Rated")),
            *weight,
            *(Column(name) for name in read.options),
        ),
        rows=tuple(_row(one, read, weighed) for one in read.criteria),
        cards=len(read.options) <= 4,
    )


def said_of(read: ReadTable) -> str:
    """How much was read, and how many cells have no rating."""
    options = ngettext("%(count)s option", "%(count)s options", len(read.options))
    criteria = ngettext("%(count)s criterion", "%(count)s criteria", len(read.criteria))
    given = len(list(read.scores))
    empty = len(read.options) * len(read.criteria) - given
    ratings = ngettext("%(count)s rating", "%(count)s ratings", given)
    parts = [
        options % {"count": count_words(len(read.options))},
        criteria % {"count": count_words(len(read.criteria))},
        ratings % {"count": count_words(given)},
    ]
    said = _("%(parts)s were read.") % {"parts": opening(listed(parts))}
    if not empty:
        return said
    left = ngettext(
        "One cell is empty, and is rated later.",
        "%(count)s cells are empty, and are rated later.",
        empty,
    )
    return f"{said} {left % {'count': opening(count_words(empty))}}"


def _row(one: ReadCriterion, read: ReadTable, weighed: bool) -> Row:
    weight = Cell(_("None") if one.weight is None else plain_number(one.weight))
    return Row(
        Cell(one.name),
        (
            Cell(_how(one, read.most)),
            *((weight,) if weighed else ()),
            *map(_score, one.scores),
        ),
    )


def _how(one: ReadCriterion, most: int) -> str:
    if one.kind == "verdict":
        return _("Pass or fail")
    if one.kind == "level":
        return _("High, medium, low")
    return _("0 to %(most)d") % {"most": most}


def _score(score: Score | None) -> Cell:
    if score is None:
        return Cell(_("Not rated"), kind="missing")
    if score.kind == "apart":
        return Cell(_("Not applicable"), kind="not-applicable", note=score.note)
    if score.points is not None:
        return Cell(plain_number(score.points), note=score.note)
    words = {
        "high": _("High"),
        "medium": _("Medium"),
        "low": _("Low"),
        "pass": _("Pass"),
        "fail": _("Fail"),
    }
    return Cell(words[score.level], kind=score.level, note=score.note)
