"""Criteria with their rules: bands, gateway tests and excuses."""

from django.db import models
from django.db.models import F, FloatField, Q
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from appraisal.models.appraisals import Appraisal
from appraisal.models.scales import Level, Measure, Scale
from workbench.models import Ordered, Versioned
from workbench.rows.fields import ExactDecimalField


def at_least_zero(name: str) -> Q:
    """True where the exact decimal `name` is absent or not negative."""
    return Q(**{f"{name}__isnull": True}) | Q(GreaterThanOrEqual(Cast(F(name), FloatField()), 0.0))


class CriterionGroup(Versioned, Ordered):
    """A group of ranking criteria. Its weight stands beside those of other groups and of criteria
    in none; the criteria in it share that out by their own weights."""

    appraisal = models.ForeignKey(
        Appraisal, on_delete=models.CASCADE, related_name="criterion_groups"
    )
    name = models.CharField(_("name"), max_length=200)
    weight = ExactDecimalField(_("weight"), null=True, blank=True)

    class Meta:
        verbose_name = _("group of criteria")
        verbose_name_plural = _("groups of criteria")
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "name"],
                name="criterion_group_name_once",
                violation_error_message=_("Another group has this name. Choose a different one."),
            ),
            models.CheckConstraint(
                condition=at_least_zero("weight"),
                name="criterion_group_weight_not_negative",
                violation_error_message=_("A weight is 0 or more."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Criterion(Versioned, Ordered):
    """One thing that options are judged by, and its role. A ranking criterion has a scale, or a
    straight line from a measure (the `linear_` columns), or compares prices (`price_from`, with
    `linear_points` for the lowest and `linear_measure` where a measure has them), and may take its
    level from a banded measure. One in a group has its weight within the group."""

    class Role(models.TextChoices):
        GATEWAY = "gateway", _("Gateway: a fail means not feasible")
        RANKING = "ranking", _("Ranking: decides the order")
        CONDITIONAL = "conditional-gateway", _("Conditional gateway: a fail can be excused")
        CONSIDERATION = "consideration", _("Consideration: weighed in words, not rated")

    class PriceFrom(models.TextChoices):
        NONE = "", _("It compares no prices")
        COST = "cost", _("What each option costs, as stated or by its lines")
        MEASURE = "measure", _("A measure")

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="criteria")
    code = models.CharField(_("code"), max_length=60)
    slug = models.SlugField(max_length=60)
    name = models.CharField(_("name"), max_length=200)
    question = models.TextField(_("what is asked"), blank=True)
    role = models.CharField(_("how it acts"), max_length=20, choices=Role)
    scale = models.ForeignKey(
        Scale, on_delete=models.PROTECT, null=True, blank=True, related_name="criteria"
    )
    weight = ExactDecimalField(_("weight"), null=True, blank=True)
    group = models.ForeignKey(
        CriterionGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="criteria"
    )
    linear_measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    linear_worst = ExactDecimalField(_("value that earns nothing"), null=True, blank=True)
    linear_best = ExactDecimalField(_("value that earns full points"), null=True, blank=True)
    linear_points = ExactDecimalField(_("full points"), null=True, blank=True)
    price_from = models.CharField(
        _("price that it compares"), max_length=7, choices=PriceFrom, default="", blank=True
    )
    banded_measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "criteria"
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "code"],
                name="criterion_code_once",
                violation_error_message=_(
                    "Another criterion has this code. Choose a different one."
                ),
            ),
            models.UniqueConstraint(fields=["appraisal", "slug"], name="criterion_slug_once"),
            models.CheckConstraint(
                condition=Q(
                    role__in=["gateway", "ranking", "conditional-gateway", "consideration"]
                ),
                name="criterion_role_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    price_from="",
                    linear_measure=None,
                    linear_worst=None,
                    linear_best=None,
                    linear_points=None,
                )
                | Q(
                    price_from="",
                    linear_measure__isnull=False,
                    linear_worst__isnull=False,
                    linear_best__isnull=False,
                    linear_points__isnull=False,
                )
                | Q(linear_worst=None, linear_best=None, linear_points__isnull=False)
                & (
                    Q(price_from="cost", linear_measure=None)
                    | Q(price_from="measure", linear_measure__isnull=False)
                ),
                name="criterion_linear_whole",
                violation_error_message=_("Give the measure, both of its values and the points."),
            ),
            models.CheckConstraint(
                condition=(Q(role="ranking") & (Q(scale=None) ^ Q(linear_points=None)))
                | (~Q(role="ranking") & Q(scale=None, linear_points=None, weight=None)),
                name="criterion_scale_for_ranking",
                violation_error_message=_(
                    "A ranking criterion has a scale or a measure; no other criterion has one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(banded_measure=None) | Q(role="ranking", scale__isnull=False),
                name="criterion_bands_need_scale",
                violation_error_message=_("Bands turn a measure into a level of a scale."),
            ),
            models.CheckConstraint(
                condition=Q(group=None) | Q(role="ranking"),
                name="criterion_group_for_ranking",
                violation_error_message=_("Only a ranking criterion stands in a group."),
            ),
            models.CheckConstraint(
                condition=at_least_zero("weight"),
                name="criterion_weight_not_negative",
                violation_error_message=_("A weight is 0 or more."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_measured(self) -> bool:
        """Whether its level or its points follow from a measure or a price: nobody rates it."""
        return self.linear_points is not None or self.banded_measure_id is not None


class Band(Ordered):
    """One step of a banded measure: at or above `at_least`, or at or below `at_most`, this level;
    with neither, the level of all the rest."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="bands")
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="+")
    at_least = ExactDecimalField(_("from"), null=True, blank=True)
    at_most = ExactDecimalField(_("up to"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(at_least=None) | Q(at_most=None), name="band_one_edge"
            )
        ]

    def __str__(self) -> str:
        return f"{self.level} of {self.criterion}"


class GatewayTest(models.Model):
    """The test of a gateway of either kind: a judgement, a limit on a measure, or that a ranking
    criterion reaches a level."""

    class Kind(models.TextChoices):
        PASS = "pass", _("A judgement: pass or fail")
        MEASURE = "measure", _("A limit on a measure")
        MINIMUM_LEVEL = "minimum-level", _("A least level on a ranking criterion")

    criterion = models.OneToOneField(Criterion, on_delete=models.CASCADE, related_name="test")
    kind = models.CharField(_("test"), max_length=20, choices=Kind)
    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at_least = ExactDecimalField(_("at least"), null=True, blank=True)
    at_most = ExactDecimalField(_("at most"), null=True, blank=True)
    ranking = models.ForeignKey(
        Criterion, on_delete=models.PROTECT, null=True, blank=True, related_name="minimum_for"
    )
    level = models.CharField(_("level"), max_length=60, blank=True)
    points = ExactDecimalField(_("points"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind="pass",
                    measure=None,
                    at_least=None,
                    at_most=None,
                    ranking=None,
                    level="",
                    points=None,
                )
                | (
                    Q(kind="measure", measure__isnull=False, ranking=None, level="", points=None)
                    & (Q(at_least__isnull=False) | Q(at_most__isnull=False))
                )
                | (
                    Q(
                        kind="minimum-level",
                        measure=None,
                        at_least=None,
                        at_most=None,
                        ranking__isnull=False,
                    )
                    & ((~Q(level="") & Q(points=None)) | Q(level="", points__isnull=False))
                ),
                name="gateway_test_whole",
                violation_error_message=_(
                    "Give the measure and a limit, or the ranking criterion and its least level."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"Test of {self.criterion}"


class Excuse(models.Model):
    """What excuses a failed conditional gateway: at least so many of these ranking criteria at or
    above a level."""

    criterion = models.OneToOneField(Criterion, on_delete=models.CASCADE, related_name="excuse")
    at_least = models.PositiveIntegerField(_("how many"), default=1)
    level = models.CharField(_("level"), max_length=60)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(at_least__gte=1), name="excuse_at_least_one")
        ]

    def __str__(self) -> str:
        return f"Excuse of {self.criterion}"


class ExcusingCriterion(Ordered):
    """One of the ranking criteria that an excuse counts."""

    excuse = models.ForeignKey(Excuse, on_delete=models.CASCADE, related_name="of")
    ranking = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="excuses")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["excuse", "ranking"], name="excusing_criterion_once")
        ]

    def __str__(self) -> str:
        return f"{self.ranking} for {self.excuse}"
