"""What follows from decisions: the actions of a programme, and the contracts that it rests on."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import FloatField, Q
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from schemes.models.cases import Scheme
from schemes.models.programmes import Programme
from workbench.models import Ordered, Versioned
from workbench.rows.fields import ExactDecimalField

EARLIEST = date(1900, 1, 1)
LONGEST = 999  # weeks or months of a notice period


class ProgrammeAction(Versioned, Ordered):
    """Something that is to be done: where that was said, the office that does it, by when, and
    what was done on which day; it is open until then. The date is kept as that of a timed step: in
    words as well where it was not stated to the day. `appraisal` is the reference of the appraisal
    it belongs to."""

    class Source(models.TextChoices):
        DECISION = "decision", _("Decision")
        REVIEW = "review", _("Review")
        IMPROVEMENT_PLAN = "improvement-plan", _("Improvement plan")
        OTHER = "other", _("Other")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="actions")
    action = models.TextField(_("action"))
    source = models.CharField(
        _("where it comes from"), max_length=16, choices=Source, default=Source.OTHER
    )
    source_title = models.CharField(_("which one"), max_length=200, blank=True)
    scheme = models.ForeignKey(
        Scheme, on_delete=models.CASCADE, null=True, blank=True, related_name="actions"
    )
    appraisal = models.CharField(_("appraisal"), max_length=60, blank=True)
    owner_role = models.CharField(_("owner"), max_length=200, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    due_as = models.CharField(_("due, as stated"), max_length=60, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done = models.TextField(_("what was done"), blank=True)

    class Meta:
        verbose_name = _("action")
        constraints = [
            models.CheckConstraint(
                condition=~Q(action=""),
                name="action_says_what",
                violation_error_message=_("Say what is to be done."),
            ),
            models.CheckConstraint(
                condition=Q(source__in=["decision", "review", "improvement-plan", "other"]),
                name="action_source_known",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None, done="") | (Q(done_on__isnull=False) & ~Q(done="")),
                name="action_done_whole",
                violation_error_message=_("Say both what was done and on which day."),
            ),
        ]

    def __str__(self) -> str:
        return self.action


def _not_below_nought(name: str, message: Any) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{name: None}) | Q(GreaterThanOrEqual(Cast(name, FloatField()), 0.0)),
        name=f"contract_{name}_not_below_nought",
        violation_error_message=message,
    )


class Contract(Versioned, Ordered):
    """A contract that a saving rests on: when it ends, how long before that notice has to be given,
    what leaving it costs, and how it can be extended. What it costs is in pounds, a year and
    once."""

    class Unit(models.TextChoices):
        WEEKS = "weeks", _("weeks")
        MONTHS = "months", _("months")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="contracts")
    title = models.CharField(_("contract"), max_length=300)
    supplier = models.CharField(_("supplier"), max_length=200, blank=True)
    scheme = models.ForeignKey(
        Scheme, on_delete=models.CASCADE, null=True, blank=True, related_name="contracts"
    )
    annual_value = ExactDecimalField(_("value a year"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    notice = models.PositiveSmallIntegerField(_("notice period"), null=True, blank=True)
    notice_in = models.CharField(_("in"), max_length=6, choices=Unit, blank=True)
    notice_given_on = models.DateField(_("notice given on"), null=True, blank=True)
    exit_cost = ExactDecimalField(_("exit cost"), null=True, blank=True)
    extension = models.TextField(_("how it can be extended"), blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("contract")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="contract_has_title",
                violation_error_message=_("Say which contract it is."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=EARLIEST),
                name="contract_ends_in_reach",
                violation_error_message=_("Enter an end of the year 1900 or later."),
            ),
            models.CheckConstraint(
                condition=Q(notice=None, notice_in="")
                | Q(
                    notice__isnull=False,
                    notice__gte=1,
                    notice__lte=LONGEST,
                    notice_in__in=["weeks", "months"],
                ),
                name="contract_notice_whole",
                violation_error_message=_(
                    "Give the notice period as a number from 1 to 999, in weeks or months."
                ),
            ),
            _not_below_nought("annual_value", _("Enter the value a year as nought or more.")),
            _not_below_nought("exit_cost", _("Enter the exit cost as nought or more.")),
        ]

    def __str__(self) -> str:
        return self.title
