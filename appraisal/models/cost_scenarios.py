"""Named scenarios of what the options of an appraisal cost and save."""

from django.db import models
from django.db.models import F, FloatField, Q
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from appraisal.models.appraisals import Appraisal
from workbench.models import Ordered, Versioned
from workbench.rows.fields import ExactDecimalField

HIGHEST_RATE = 0.2
MOST_CHANGE = 10
MOST_A_YEAR = 1
OURS = ("Low", "Central", "High")
"""What the scenarios are called that follow from the lines themselves."""
_CHANGES = ("cost_change", "cost_yearly", "saving_change", "saving_yearly", "discount_rate")


def _between(name: str, least: float, most: float) -> Q:
    """That a share is not given, or lies between these."""
    value = Cast(F(name), FloatField())
    return Q(**{f"{name}__isnull": True}) | (
        Q(GreaterThanOrEqual(value, least)) & Q(LessThanOrEqual(value, most))
    )


class CostScenario(Versioned, Ordered):
    """A scenario such as “Inflation 5%”, in which all options cost or save otherwise: in all years
    by a share (`cost_change`, 0.1 is a tenth more), or more in each year than in the one before
    (`cost_yearly`), or are discounted at another rate. What is not given stays as it is."""

    appraisal = models.ForeignKey(
        Appraisal, on_delete=models.CASCADE, related_name="cost_scenarios"
    )
    name = models.CharField(_("name"), max_length=100)
    cost_change = ExactDecimalField(_("change of costs"), null=True, blank=True)
    cost_yearly = ExactDecimalField(_("change of costs a year"), null=True, blank=True)
    saving_change = ExactDecimalField(_("change of savings"), null=True, blank=True)
    saving_yearly = ExactDecimalField(_("change of savings a year"), null=True, blank=True)
    discount_rate = ExactDecimalField(_("discount rate"), null=True, blank=True)
    why = models.TextField(_("why it is tried"), blank=True)

    class Meta:
        verbose_name = "scenario of costs"
        verbose_name_plural = "scenarios of costs"
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "name"],
                name="cost_scenario_name_once",
                violation_error_message=_(
                    "Another scenario has this name. Choose a different one."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(name__in=OURS),
                name="cost_scenario_name_is_its_own",
                violation_error_message=_(
                    "Low, Central and High follow from the lines. Choose another name."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(**{f"{name}__isnull": True for name in _CHANGES}),
                name="cost_scenario_changes_something",
                violation_error_message=_("Say what is otherwise in this scenario."),
            ),
            models.CheckConstraint(
                condition=_between("cost_change", -1.0, MOST_CHANGE)
                & _between("saving_change", -1.0, MOST_CHANGE)
                & _between("cost_yearly", -1.0, MOST_A_YEAR)
                & _between("saving_yearly", -1.0, MOST_A_YEAR)
                & _between("discount_rate", 0.0, HIGHEST_RATE),
                name="cost_scenario_in_range",
                violation_error_message=_(
                    "A change is from −100 to 1,000 per cent, one a year from −100 to 100, a "
                    "discount rate from 0 to 20."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name
