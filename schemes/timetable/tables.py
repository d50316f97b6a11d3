"""Tables of timed steps: whether each takes as long as stated."""

from django.utils.translation import gettext as _

from schemes.casefile.step_rows import PERIOD
from schemes.finance import durations
from schemes.models import TimedStep
from workbench.pages.tables import Cell, Column, Row, Table


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
    return durations.check_length(stated, *(_when(step, side) for side in ("from", "to")))


def _when(step: TimedStep, side: str) -> durations.StatedDate:
    """A date as it was stated: a day, or "September 2012" where no more was said."""
    return durations.parse_when(_said(step, side))


def _said(step: TimedStep, side: str) -> str:
    period = PERIOD.part_of(step)
    return (period.from_ if side == "from" else period.to) or ""


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


def timetable_table(steps: list[TimedStep], addresses: dict[int, str]) -> Table:
    """The steps in sequence; `addresses` lead to where each is changed."""
    return Table(
        caption=_("Steps with their dates and stated lengths"),
        columns=tuple(
            Column(heading)
            for heading in (_("Step"), _("From"), _("To"), _("Stated length"), _("Check"))
        ),
        rows=tuple(
            Row(
                Cell(step.name, href=addresses.get(step.pk, "")),
                (
                    Cell(_when(step, "from").text if step.starts_on else _("not stated")),
                    Cell(_when(step, "to").text if step.ends_on else _("not stated")),
                    Cell(length_text(step)),
                    step_verdict(step),
                ),
            )
            for step in steps
        ),
    )


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
