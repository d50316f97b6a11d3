"""The timetable of a programme: timed steps, and which of them follow one another."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schemes.models.programmes import Programme
from workbench.models import Ordered, Versioned


class TimedStep(Versioned, Ordered):
    """A step of a timetable with its dates and how long it is said to take.

    A date that was not stated to the day ("September 2012", "end of July 2013") stands in words
    in `starts_as` or `ends_as`; beside it, the first day it can mean for a start and the last for
    an end. Words that do not hold the day beside them are out of date and count for nothing.

    A step that is `by_month` is one of the plan's next steps, which are known by their months alone
    and printed in a table of their own. A `finished` step and one whose dates are `fixed` stay
    where they are when a step that they follow moves.
    """

    class Unit(models.TextChoices):
        DAYS = "days", _("days")
        WEEKS = "weeks", _("weeks")
        MONTHS = "months", _("months")

    class Sense(models.TextChoices):
        EXACTLY = "exactly", _("exactly")
        AT_LEAST = "at-least", _("at least")
        AT_MOST = "at-most", _("at most")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="steps")
    name = models.TextField(_("step"))
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    starts_as = models.CharField(_("from, as stated"), max_length=60, blank=True)
    ends_as = models.CharField(_("to, as stated"), max_length=60, blank=True)
    stated = models.PositiveIntegerField(_("stated length"), null=True, blank=True)
    unit = models.CharField(_("in"), max_length=6, choices=Unit, blank=True)
    sense = models.CharField(_("meaning"), max_length=8, choices=Sense, blank=True)
    by_month = models.BooleanField(_("known by its months alone"), default=False)
    finished = models.BooleanField(_("finished"), default=False)
    fixed = models.BooleanField(_("its dates are fixed"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="step_ends_after_start",
                violation_error_message=_("A step ends on or after the day it starts."),
            ),
            models.CheckConstraint(
                condition=Q(stated=None, unit="", sense="")
                | (Q(stated__isnull=False) & ~Q(unit="") & ~Q(sense="")),
                name="step_length_whole",
                violation_error_message=_("Give the length with its unit and its meaning."),
            ),
            models.CheckConstraint(
                condition=Q(by_month=False)
                | Q(starts_on__isnull=False, ends_on__isnull=False, stated=None),
                name="step_by_month_whole",
                violation_error_message=_(
                    "A step known by its months has a first and a last month, and no length."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class NextStepManager(models.Manager["NextStep"]):
    """The steps that are known by their months alone."""

    def get_queryset(self) -> models.QuerySet["NextStep"]:
        return super().get_queryset().filter(by_month=True)


class NextStep(TimedStep):
    """One of the plan's next steps: a timed step that is known by its months alone."""

    objects: ClassVar[NextStepManager] = NextStepManager()

    class Meta:
        proxy = True

    def __str__(self) -> str:
        return self.name


class StepFollows(models.Model):
    """That one step follows another, and so begins when that one has ended."""

    step = models.ForeignKey(TimedStep, on_delete=models.CASCADE, related_name="following")
    follows = models.ForeignKey(TimedStep, on_delete=models.CASCADE, related_name="followed_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["step", "follows"], name="step_follows_once"),
            models.CheckConstraint(condition=~Q(step=F("follows")), name="step_follows_another"),
        ]

    def __str__(self) -> str:
        return f"{self.step} follows {self.follows}"
