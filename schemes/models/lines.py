"""What a line of money is, whether a scheme or an option has it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schemes.models.cases import Grade
from workbench.models import Ordered, Versioned


class MoneyLine(Versioned, Ordered):
    """One driver-based stream of money, or plain amounts by year.

    `phasing` and `amounts` are in the shape of the interchange file. `amounts_are` says what the
    figure of a year means where money is given year by year; empty, nobody was asked, and the line
    means what `Line.meaning` in `schemes/finance/lines.py` says. `counts` names the cohorts or
    budgets whose money the line counts. An `alternative` line is worked out and shown, but no
    total counts it.
    """

    class Kind(models.TextChoices):
        SAVING = "saving", _("Saving")
        INCOME = "income", _("Income")
        COST = "cost", _("Running cost")
        ONE_OFF_COST = "one-off-cost", _("One-off cost")
        REINVESTMENT = "reinvestment", _("Reinvestment")
        FUNDING = "funding", _("Funding")

    class AmountsAre(models.TextChoices):
        NEW_AND_LASTING = "new-and-lasting", _("New in that year, and lasting")
        IN_ALL = "in-all", _("In all in that year")
        ONCE = "once", _("Once only")

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    risk = models.CharField(_("risk"), max_length=6, choices=Grade, blank=True)
    unit_value = models.JSONField(_("unit value"), null=True, blank=True)
    unit_value_less = models.JSONField(_("less what is paid already"), null=True, blank=True)
    volume = models.JSONField(_("volume"), null=True, blank=True)
    periods = models.JSONField(_("periods a year"), null=True, blank=True)
    likelihood = models.JSONField(_("likelihood"), null=True, blank=True)
    amounts = models.JSONField(_("amounts by year"), default=dict, blank=True)
    phasing = models.JSONField(_("phasing"), null=True, blank=True)
    amounts_are = models.CharField(
        _("what its yearly figures mean"), max_length=15, choices=AmountsAre, blank=True
    )
    lasts = models.BooleanField(_("carries on in later years"), null=True, blank=True)
    counts = models.JSONField(_("whose money it counts"), default=list, blank=True)
    alternative = models.BooleanField(_("another way, not counted"), default=False)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


def line_rules(prefix: str) -> list[models.CheckConstraint]:
    """What the database holds of every line; `prefix` begins the names of the constraints."""
    return [
        models.CheckConstraint(
            condition=Q(
                kind__in=["saving", "income", "cost", "one-off-cost", "reinvestment", "funding"]
            ),
            name=f"{prefix}_kind_known",
        ),
        models.CheckConstraint(
            condition=Q(risk__in=["", *Grade.values]), name=f"{prefix}_risk_known"
        ),
        models.CheckConstraint(
            condition=Q(amounts_are__in=["", "new-and-lasting", "in-all", "once"]),
            name=f"{prefix}_amounts_are_known",
            violation_error_message=_(
                "Say whether the amounts are new and lasting, in all, or once only."
            ),
        ),
        models.CheckConstraint(
            condition=~Q(amounts_are="new-and-lasting", lasts=False)
            & ~Q(amounts_are="once", lasts=True),
            name=f"{prefix}_stays_as_it_says",
            violation_error_message=_(
                "What is new and lasting carries on, and what comes once does not."
            ),
        ),
    ]
