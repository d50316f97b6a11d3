"""The options of an appraisal, and their benefits and drawbacks for groups of people."""

from django.db import models
from django.db.models import F, FloatField, Q
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from appraisal.models.appraisals import Appraisal
from workbench.models import Ordered, Versioned
from workbench.rows.fields import ExactDecimalField

MOST_SHARE = 10
"""The most that can be added to an amount: ten times itself."""


def share_between(name: str, most: float) -> Q:
    """That a share is not given, or is from nought to `most`."""
    value = Cast(F(name), FloatField())
    return Q(**{f"{name}__isnull": True}) | (
        Q(GreaterThanOrEqual(value, 0.0)) & Q(LessThanOrEqual(value, most))
    )


class Option(Versioned, Ordered):
    """One answer to the appraisal's question; at most one is the baseline. `total_savings` and
    `confidence` (0 to 1, in delivering the wider savings) feed option finance; `facts` are labels
    with what they say (minimum sign-up, time to establish), in the shape of the case file;
    `partners_needed` is how many authorities must join it at the least.

    The shares of one of its lines (`schemes/finance/worth/whole_life.py`): `cost_bias` is added to
    costs and `saving_bias` taken off savings, for `bias_reason`; a line without a range of its own
    runs from `below` to `above` its amount."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="options")
    code = models.CharField(_("code"), max_length=60)
    slug = models.SlugField(max_length=60)
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    ownership = models.TextField(_("ownership"), blank=True)
    governance = models.TextField(_("governance"), blank=True)
    facts = models.JSONField(_("facts"), default=list, blank=True)
    baseline = models.BooleanField(_("baseline"), default=False)
    cost = ExactDecimalField(_("cost"), null=True, blank=True)
    total_savings = ExactDecimalField(_("total savings"), null=True, blank=True)
    confidence = ExactDecimalField(_("confidence in wider savings"), null=True, blank=True)
    partners_needed = models.PositiveIntegerField(_("partners needed"), null=True, blank=True)
    cost_bias = ExactDecimalField(_("optimism bias on costs"), null=True, blank=True)
    saving_bias = ExactDecimalField(_("optimism bias on savings"), null=True, blank=True)
    bias_reason = models.TextField(_("why this optimism bias"), blank=True)
    below = ExactDecimalField(_("how far below"), null=True, blank=True)
    above = ExactDecimalField(_("how far above"), null=True, blank=True)

    # Whether its name and words were taken from it for somebody who may not read them.
    withheld = False

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "code"],
                name="option_code_once",
                violation_error_message=_("Another option has this code. Choose a different one."),
            ),
            models.UniqueConstraint(fields=["appraisal", "slug"], name="option_slug_once"),
            models.UniqueConstraint(
                fields=["appraisal"],
                condition=Q(baseline=True),
                name="option_one_baseline",
                violation_error_message=_(
                    "Another option is the baseline. Make that one an ordinary option first."
                ),
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True)
                | (
                    Q(GreaterThanOrEqual(Cast(F("confidence"), FloatField()), 0.0))
                    & Q(LessThanOrEqual(Cast(F("confidence"), FloatField()), 1.0))
                ),
                name="option_confidence_share",
                violation_error_message=_("Confidence is between 0 and 100 per cent."),
            ),
            models.CheckConstraint(
                condition=Q(partners_needed=None) | Q(partners_needed__gte=1),
                name="option_partners_at_least_one",
                violation_error_message=_("An option needs one partner or more, or none is asked."),
            ),
            models.CheckConstraint(
                condition=share_between("cost_bias", MOST_SHARE)
                & share_between("saving_bias", 1.0)
                & share_between("below", 1.0)
                & share_between("above", MOST_SHARE),
                name="option_estimates_in_range",
                violation_error_message=_(
                    "What is taken off is from 0 to 100 per cent, what is added from 0 to 1,000."
                ),
            ),
            models.CheckConstraint(
                condition=Q(cost_bias=None, saving_bias=None) | ~Q(bias_reason=""),
                name="option_bias_has_a_reason",
                violation_error_message=_("Say why this optimism bias is right for the option."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse(
            "option", args=[self.appraisal.programme.slug, self.appraisal.slug, self.slug]
        )


class StakeholderView(Versioned, Ordered):
    """A benefit or drawback of an option, with the group of people that sees it, where one does."""

    class Kind(models.TextChoices):
        BENEFIT = "benefit", _("Benefit")
        DRAWBACK = "drawback", _("Drawback")

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="views")
    kind = models.CharField(_("benefit or drawback"), max_length=10, choices=Kind)
    group = models.CharField(_("stakeholder group"), max_length=200, blank=True)
    text = models.TextField(_("what they say"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["benefit", "drawback"]), name="view_kind_known"
            )
        ]

    def __str__(self) -> str:
        whose = f" for {self.group}" if self.group else ""
        return f"{self.get_kind_display()} of {self.option}{whose}"
