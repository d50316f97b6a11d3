"""The appraisal itself: its question, how its totals are stated, and the amounts that option
finance is worked out from."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from schemes.models import Programme, Scheme
from workbench.models import Ordered, Versioned
from workbench.rows.fields import ExactDecimalField


class Appraisal(Versioned, Ordered):
    """One question with its options.

    `state` is how far its process has come where assessors score apart; where one officer records
    agreed ratings it stays at the first. `strand` names the part of the programme's way forward
    that it decides ("Delivery model"). The last three money fields are what option finance is
    worked out from: the value of the services in scope, the savings target, and the wider savings
    that each option helps to deliver. The lines of its options are looked at for `costs_years`
    years from `costs_first_year` on, without them for those of the programme, at the prices of
    `price_base`; `costs_from` says whether what they cost counts as the option's cost.
    """

    class TotalAs(models.TextChoices):
        POINTS = "points", _("Points: the sum of weight times points")
        AVERAGE = "average", _("Weighted average of the points")
        PERCENT = "percent", _("Per cent of the highest possible total")
        VALUE = "value", _("Value: each scale as 0 to 100, averaged by weight")

    class Better(models.TextChoices):
        HIGHER = "higher", _("The highest total is first")
        LOWER = "lower", _("The lowest total is first")

    class Shortlist(models.TextChoices):
        ALL = "all", _("Every option that no gateway stops")
        TOP = "top", _("Only the first few")
        THRESHOLD = "threshold", _("Only those that reach a total")

    class State(models.TextChoices):
        SETTING_UP = "setting-up", _("Setting up")
        WEIGHTS_LOCKED = "weights-locked", _("Weights locked")
        SCORING = "scoring", _("Scoring open")
        MODERATION = "moderation", _("Moderation")
        RELEASED = "released", _("Results released")
        DECIDED = "decided", _("Decided")

    class WeightsAs(models.TextChoices):
        POINTS = "points", _("Points: any numbers, shared out by their sum")
        SWINGS = "swings", _("Swings: 100 for the greatest, the others relative to it")
        PERCENT = "per-cent", _("Per cent: they must come to 100")
        EQUAL = "equal", _("Equal: the same weight for each")

    class ReasonsFor(models.TextChoices):
        EVERY = "every", _("For every rating")
        ENDS = "ends", _("For the best and the worst rating of a scale")
        NONE = "none", _("Only where they want to")

    class CostsFrom(models.TextChoices):
        STATED = "", _("The cost that is stated for each option")
        LINES = "lines", _("What the lines of each option cost over its life, discounted")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="appraisals")
    scheme = models.ForeignKey(
        Scheme, on_delete=models.PROTECT, null=True, blank=True, related_name="appraisals"
    )
    reference = models.CharField(_("reference"), max_length=60)
    slug = models.SlugField(max_length=60)
    title = models.CharField(_("title"), max_length=200)
    strand = models.CharField(_("strand"), max_length=100, blank=True)
    question = models.TextField(_("question"), blank=True)
    total_as = models.CharField(_("totals as"), max_length=10, choices=TotalAs, default="points")
    better = models.CharField(_("which is first"), max_length=10, choices=Better, default="higher")
    shortlist = models.CharField(_("shortlist"), max_length=10, choices=Shortlist, default="all")
    shortlist_count = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    shortlist_total = ExactDecimalField(_("total to reach"), null=True, blank=True)
    in_scope_value = ExactDecimalField(_("value of services in scope"), null=True, blank=True)
    savings_target = ExactDecimalField(_("savings target"), null=True, blank=True)
    wider_savings = ExactDecimalField(_("wider savings to enable"), null=True, blank=True)
    saving_lines = models.JSONField(default=list, blank=True)
    costs_first_year = models.CharField(_("first year"), max_length=7, blank=True)
    costs_years = models.PositiveSmallIntegerField(_("number of years"), null=True, blank=True)
    price_base = models.CharField(_("year whose prices amounts are in"), max_length=7, blank=True)
    costs_from = models.CharField(
        _("cost of an option"), max_length=5, choices=CostsFrom, default="", blank=True
    )
    state = models.CharField(
        _("state"), max_length=20, choices=State, default=State.SETTING_UP, editable=False
    )
    weights_as = models.CharField(
        _("weights as"), max_length=10, choices=WeightsAs, default=WeightsAs.POINTS
    )
    reasons_for = models.CharField(
        _("when assessors give a reason"), max_length=10, choices=ReasonsFor, default="every"
    )
    # The sum of the weights as they were locked; empty while they are open.
    weights_sha256 = models.CharField(max_length=64, blank=True, default="", editable=False)
    # The decision in force; earlier ones stay as rows.
    decision = models.OneToOneField(
        "Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="in_force_for"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "reference"],
                name="appraisal_reference_once",
                violation_error_message=_(
                    "This programme has an appraisal with this reference. Choose another."
                ),
            ),
            models.UniqueConstraint(fields=["programme", "slug"], name="appraisal_slug_once"),
            models.CheckConstraint(
                condition=Q(total_as__in=["points", "average", "percent", "value"]),
                name="appraisal_total_as_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "setting-up",
                        "weights-locked",
                        "scoring",
                        "moderation",
                        "released",
                        "decided",
                    ]
                ),
                name="appraisal_state_known",
            ),
            models.CheckConstraint(
                condition=Q(weights_as__in=["points", "swings", "per-cent", "equal"]),
                name="appraisal_weights_as_known",
            ),
            models.CheckConstraint(
                condition=Q(reasons_for__in=["every", "ends", "none"]),
                name="appraisal_reasons_for_known",
            ),
            models.CheckConstraint(
                condition=Q(better__in=["higher", "lower"]), name="appraisal_better_known"
            ),
            models.CheckConstraint(
                condition=Q(costs_years=None, costs_first_year="")
                | (
                    Q(costs_years__isnull=False, costs_years__gte=1, costs_years__lte=60)
                    & ~Q(costs_first_year="")
                ),
                name="appraisal_costs_years_whole",
                violation_error_message=_(
                    "Give the first year and how many years, 1 to 60, or leave both out."
                ),
            ),
            models.CheckConstraint(
                condition=Q(costs_from="")
                | (Q(costs_from="lines") & ~Q(costs_first_year="") & ~Q(price_base="")),
                name="appraisal_costs_from_known",
                violation_error_message=_(
                    "Lines give the cost of an option once their first year, how many years and "
                    "the year of their prices are stated."
                ),
            ),
            models.CheckConstraint(
                condition=Q(shortlist="all", shortlist_count=None, shortlist_total=None)
                # A comparison with nothing is neither true nor false, and a check lets it by.
                | Q(
                    shortlist="top",
                    shortlist_count__isnull=False,
                    shortlist_count__gte=1,
                    shortlist_total=None,
                )
                | Q(shortlist="threshold", shortlist_count=None, shortlist_total__isnull=False),
                name="appraisal_shortlist_whole",
                violation_error_message=_(
                    "Say how many options the shortlist takes, or the total they must reach."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("appraisal", args=[self.programme.slug, self.slug])
