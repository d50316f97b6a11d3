"""The timed steps of a programme as steps that follow one another."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from schemes.casefile.step_rows import PERIOD
from schemes.finance.durations import StatedDate, parse_when
from schemes.models import TimedStep
from schemes.timetable.following import LinkedStep, month_date


def dates_of(step: TimedStep) -> tuple[StatedDate | None, StatedDate | None]:
    """When a step starts and ends, as it was stated: a day, or "September 2012" where no more was
    said."""
    if step.by_month:
        assert step.starts_on is not None
        assert step.ends_on is not None
        return month_date(f"{step.starts_on:%Y-%m}"), month_date(f"{step.ends_on:%Y-%m}")
    period = PERIOD.part_of(step, follows=())
    start, end = (parse_when(said) if said else None for said in (period.from_, period.to))
    return start, end


def linked(step: TimedStep) -> LinkedStep:
    """The step by its key, with those it follows."""
    start, end = dates_of(step)
    return LinkedStep(
        key=step.pk,
        name=step.name,
        start=start,
        end=end,
        follows=tuple(one.follows_id for one in step.following.all()),
        stays=_("finished") if step.finished else _("fixed") if step.fixed else "",
    )


def all_linked(steps: Iterable[TimedStep]) -> list[LinkedStep]:
    return [linked(one) for one in steps]
