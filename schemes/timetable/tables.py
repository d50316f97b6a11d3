"""Tables of timed steps: whether each takes as long as stated, and what it follows."""

from collections.abc import Hashable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schemes.finance import durations
from schemes.models import TimedStep
from schemes.timetable.following import LinkedStep, Shift, follows_pairs, overlaps
from schemes.timetable.linking import dates_of
from workbench.numbers.text import number
from workbench.pages.tables import Cell, Column, Row, Table, listing


def checked_step(step: TimedStep) -> durations.CheckedLength | None:
    """The step's stated length compared with its dates; None where either is missing."""
    if step.stated is None or step.starts_on is None or step.ends_on is None:
        return None
    stated = durations.StatedLength(
        text=length_text(step),
        count=step.stated,
        unit=_UNITS[step.unit],
        sense=_SENSES[step.sense],
    )
    start, end = dates_of(step)
    assert start is not None
    assert end is not None
    return durations.check_length(stated, start, end)


def length_text(step: TimedStep) -> str:
    """ "at least 45 days"."""
    return length_words(step.stated, step.unit, step.sense)


def length_words(stated: int | None, unit: str, sense: str) -> str:
    """A stated length in words: `sense` (at-least, at-most, exactly), so many of the unit."""
    if stated is None:
        return _("not stated")
    words = {"at-least": _("at least"), "at-most": _("up to"), "exactly": ""}
    named = str(TimedStep.Unit(unit).label)
    named = named.removesuffix("s") if stated == 1 else named
    return f"{words[sense]} {stated} {named}".strip()


def step_verdict(step: TimedStep) -> Cell:
    """Whether the dates give the stated length, in words."""
    if step.stated is None:
        return Cell(_("no length stated"))
    checked = checked_step(step)
    if checked is None:
        return Cell(_("cannot be checked: a date is lacking"), kind="missing")
    if checked.verdict is not durations.LengthVerdict.DIFFERS:
        how = _("counting %(way)s") % {"way": checked.counted} if checked.counted else ""
        return Cell(_("agrees"), kind="pass", note=how)
    counted = checked.shortest
    unit = checked.stated.unit if counted == 1 else f"{checked.stated.unit}s"
    note = _("the dates give %(count)d %(unit)s") % {"count": counted, "unit": unit}
    return Cell(_("differs"), kind="fail", note=note)


def timetable_table(
    steps: Sequence[TimedStep], linked: Sequence[LinkedStep], addresses: Mapping[int, str]
) -> Table:
    """The steps with their dates in sequence. `linked` are those of both lists; `addresses` lead to
    where each is changed."""
    follows = _follows_cells(linked)
    headings = (_("Step"), _("From"), _("To"), _("Follows"), _("Stated length"), _("Check"))
    return Table(
        caption=_("Steps with their dates and stated lengths"),
        columns=tuple(map(Column, headings)),
        rows=tuple(
            Row(
                _name_cell(step, addresses),
                (
                    *_date_cells(step),
                    follows[step.pk],
                    Cell(length_text(step)),
                    step_verdict(step),
                ),
            )
            for step in steps
        ),
    )


def next_steps_table(
    steps: Sequence[TimedStep], linked: Sequence[LinkedStep], addresses: Mapping[int, str]
) -> Table:
    """The next steps, which are known by their months alone."""
    follows = _follows_cells(linked)
    return Table(
        caption=_("Next steps by month"),
        columns=tuple(map(Column, (_("Step"), _("From"), _("To"), _("Follows")))),
        rows=tuple(
            Row(_name_cell(step, addresses), (*_date_cells(step), follows[step.pk]))
            for step in steps
        ),
    )


def shifts_table(shifts: Sequence[Shift]) -> Table:
    """Where each step was and where it would go."""
    return Table(
        caption=_("What moves"),
        columns=tuple(map(Column, (_("Step"), _("Now"), _("Then")))),
        rows=tuple(
            Row(Cell(one.was.name), (Cell(_span(one.was)), Cell(_span(one.now)))) for one in shifts
        ),
    )


def _span(step: LinkedStep) -> str:
    """When a step runs: "1 May 2012 to 4 June 2012", or the one date it has."""
    texts = list(dict.fromkeys(one.text for one in (step.start, step.end) if one))
    return _(" to ").join(texts)


def _name_cell(step: TimedStep, addresses: Mapping[int, str]) -> Cell:
    notes = [_("Finished") if step.finished else "", _("Dates are fixed") if step.fixed else ""]
    return Cell(step.name, href=addresses.get(step.pk, ""), note=". ".join(filter(None, notes)))


def _date_cells(step: TimedStep) -> tuple[Cell, Cell]:
    start, end = dates_of(step)
    return (
        Cell(start.text if start else _("not stated")),
        Cell(end.text if end else _("not stated")),
    )


def _follows_cells(linked: Sequence[LinkedStep]) -> dict[Hashable, Cell]:
    """What each step follows, marked where it begins before that has ended."""
    early: dict[Hashable, list[str]] = {}
    for one in overlaps(linked):
        told = ngettext(
            "Begins one day before “%(name)s” ends",
            "Begins %(days)s days before “%(name)s” ends",
            one.days,
        )
        words = told % {"days": number(one.days), "name": one.before.name}
        early.setdefault(one.step.key, []).append(words)
    names: dict[Hashable, list[str]] = {}
    for step, before in follows_pairs(linked):
        names.setdefault(step.key, []).append(before.name)
    return {
        one.key: Cell(_("begins too early"), kind="fail", note="; ".join(early[one.key]))
        if one.key in early
        else listing(names.get(one.key, ()), _("nothing"))
        for one in linked
    }


_UNITS = {
    "days": durations.LengthUnit.DAY,
    "weeks": durations.LengthUnit.WEEK,
    "months": durations.LengthUnit.MONTH,
}


_SENSES = {
    "exactly": durations.LengthSense.EXACTLY,
    "at-least": durations.LengthSense.AT_LEAST,
    "at-most": durations.LengthSense.AT_MOST,
}
