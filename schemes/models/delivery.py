"""The delivery of schemes after the decision: what each reported by period, and the closes of a
programme's months."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import FloatField, Q
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from schemes.finance.years import Month
from schemes.models.cases import Scheme
from schemes.models.programmes import Programme
from workbench.models import Frozen, FrozenQuerySet, User, Versioned
from workbench.rows.fields import ExactDecimalField
from workbench.rows.spelled import digits, long, reads

_MONTHS = [f"{month:02}" for month in range(1, 13)]
_QUARTERS = ["Q1", "Q2", "Q3", "Q4"]


def _period(column: str, parts: list[str]) -> Q:
    """Spelled as a year, a hyphen and one of these parts: 2026-04, 2026-Q1."""
    year = digits(column, 1, 4) & reads(column, 5, "-")
    return long(column, 7) & year & reads(column, 6, *parts)


class SchemeDelivery(Versioned):
    """How a scheme reports its delivery, and what comes next. Its version moves with its periods,
    which are its parts."""

    class Periods(models.TextChoices):
        MONTHS = "months", _("Month by month")
        QUARTERS = "quarters", _("Quarter by quarter")

    scheme = models.OneToOneField(Scheme, on_delete=models.CASCADE, related_name="delivery")
    periods = models.CharField(
        _("how often it reports"), max_length=8, choices=Periods, default="months"
    )
    owner = models.CharField(_("who delivers it"), max_length=200, blank=True)
    next_milestone = models.CharField(_("next milestone"), max_length=300, blank=True)
    next_milestone_on = models.DateField(_("due on"), null=True, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.CheckConstraint(
                condition=Q(periods__in=["months", "quarters"]), name="delivery_periods_known"
            ),
            models.CheckConstraint(
                condition=Q(next_milestone_on=None) | ~Q(next_milestone=""),
                name="delivery_milestone_named",
                violation_error_message=_("Say what is due on this day."),
            ),
        ]

    def __str__(self) -> str:
        return f"Delivery of {self.scheme}"


def _not_below_nought(name: str, message: Any) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{name: None}) | Q(GreaterThanOrEqual(Cast(name, FloatField()), 0.0)),
        name=f"delivery_{name}_not_below_nought",
        violation_error_message=message,
    )


class DeliveryPeriod(models.Model):
    """One month ("2026-04"), or one quarter of a financial year ("2026-Q1"), of a scheme: the
    saving that was planned for it, that came in and that is forecast; what was lost for good or
    slipped into the next financial year, as recorded in it; and the status that a person decided.
    A saving that is null was not given, which is not nought."""

    class Status(models.TextChoices):
        BLUE = "blue", _("Blue: delivered")
        GREEN = "green", _("Green: on track")
        AMBER = "amber", _("Amber: needs action")
        RED = "red", _("Red: at risk")

    delivery = models.ForeignKey(SchemeDelivery, on_delete=models.CASCADE, related_name="entries")
    period = models.CharField(_("period"), max_length=7)
    profile = ExactDecimalField(_("profile"), null=True, blank=True)
    actual = ExactDecimalField(_("actual"), null=True, blank=True)
    forecast = ExactDecimalField(_("forecast"), null=True, blank=True)
    lost = ExactDecimalField(_("lost"), null=True, blank=True)
    lost_why = models.TextField(_("why it is lost"), blank=True)
    replaced = ExactDecimalField(_("replaced"), null=True, blank=True)
    replaced_by = models.TextField(_("what replaces it"), blank=True)
    carried = ExactDecimalField(_("slipped into the next year"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=5, choices=Status, blank=True)
    why = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("period of delivery")
        verbose_name_plural = _("periods of delivery")
        constraints = [
            models.UniqueConstraint(fields=["delivery", "period"], name="delivery_period_once"),
            models.CheckConstraint(
                condition=_period("period", _MONTHS + _QUARTERS),
                name="delivery_period_form",
                violation_error_message=_("Write a month as 2026-04, or a quarter as 2026-Q1."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["", "blue", "green", "amber", "red"]),
                name="delivery_status_known",
            ),
            models.CheckConstraint(
                condition=Q(why="") | ~Q(status=""),
                name="delivery_reason_of_a_status",
                violation_error_message=_("Choose the status that this is the reason for."),
            ),
            _not_below_nought("lost", _("Enter what is lost as an amount of nought or more.")),
            _not_below_nought("replaced", _("Enter what replaces it as nought or more.")),
            _not_below_nought("carried", _("Enter what slipped as an amount of nought or more.")),
            models.CheckConstraint(
                condition=Q(lost=None) | ~Q(lost_why=""),
                name="delivery_lost_has_reason",
                violation_error_message=_("Say why the saving is lost."),
            ),
            models.CheckConstraint(
                condition=Q(lost__isnull=False) | Q(lost_why="", replaced=None, replaced_by=""),
                name="delivery_replaced_is_lost",
                violation_error_message=_("Say how much is lost before what replaces it."),
            ),
            models.CheckConstraint(
                condition=Q(replaced=None) | ~Q(replaced_by=""),
                name="delivery_replaced_is_named",
                violation_error_message=_("Say what replaces the saving that is lost."),
            ),
        ]

    def __str__(self) -> str:
        return self.period


class DeliveryClose(Frozen):
    """One close of a month for a whole programme, with all that was reported then, or its
    reopening with the reason; another close of the same month is another row. What was closed last
    and not reopened is closed; so is every period before it. `snapshot` keeps each scheme's
    delivery in the shape of the case file."""

    class Act(models.TextChoices):
        CLOSED = "closed", _("Closed")
        REOPENED = "reopened", _("Reopened")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="closes")
    period = models.CharField(_("month"), max_length=7)
    number = models.PositiveIntegerField(_("number"))
    act = models.CharField(_("act"), max_length=8, choices=Act)
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    snapshot = models.JSONField(default=dict, blank=True)

    objects: ClassVar = FrozenQuerySet.as_manager()

    class Meta:
        verbose_name = _("close of a month")
        verbose_name_plural = _("closes of months")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "period", "number"], name="delivery_close_once"
            ),
            models.CheckConstraint(
                condition=_period("period", _MONTHS), name="delivery_close_month"
            ),
            models.CheckConstraint(
                condition=Q(act__in=["closed", "reopened"]), name="delivery_close_known"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="delivery_close_says_why",
                violation_error_message=_("Say why the month is opened or closed again."),
            ),
        ]

    def __str__(self) -> str:
        return Month.parse(self.period).name
