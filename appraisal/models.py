"""An appraisal: its options, criteria, scales, measures, ratings and decision."""

from typing import ClassVar

from django.db import models
from django.db.models import F, FloatField, Q
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThanOrEqual, LessThan, LessThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from schemes.models import Programme, Scheme
from workbench.fields import ExactDecimalField
from workbench.models import Frozen, FrozenQuerySet, User, Versioned


def at_least_zero(name: str) -> Q:
    """True where the exact decimal `name` is absent or not negative."""
    return Q(**{f"{name}__isnull": True}) | Q(GreaterThanOrEqual(Cast(F(name), FloatField()), 0.0))


class AppraisalQuerySet(models.QuerySet["Appraisal"]):
    def visible_to(self, user: User) -> "AppraisalQuerySet":
        """The appraisals of the programmes this person takes part in."""
        return self.filter(programme__in=Programme.objects.visible_to(user))


class Appraisal(Versioned):
    """One question with its options. The last three money fields are what option finance is
    reckoned from: the value of the services in scope, the savings target and the wider savings
    that each option helps to deliver."""

    class TotalAs(models.TextChoices):
        POINTS = "points", _("Points: the sum of weight times points")
        AVERAGE = "average", _("Weighted average of the points")
        PERCENT = "percent", _("Per cent of the highest possible total")

    class Better(models.TextChoices):
        HIGHER = "higher", _("The highest total is first")
        LOWER = "lower", _("The lowest total is first")

    class Shortlist(models.TextChoices):
        ALL = "all", _("Every option that no gateway stops")
        TOP = "top", _("Only the first few")
        THRESHOLD = "threshold", _("Only those that reach a total")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="appraisals")
    scheme = models.ForeignKey(
        Scheme, on_delete=models.PROTECT, null=True, blank=True, related_name="appraisals"
    )
    reference = models.CharField(_("reference"), max_length=60)
    slug = models.SlugField(max_length=60)
    title = models.CharField(_("title"), max_length=200)
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
    position = models.PositiveIntegerField(default=0)
    # The decision in force; earlier ones stay as rows.
    decision = models.OneToOneField(
        "Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="in_force_for"
    )

    objects = AppraisalQuerySet.as_manager()

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
                condition=Q(total_as__in=["points", "average", "percent"]),
                name="appraisal_total_as_known",
            ),
            models.CheckConstraint(
                condition=Q(better__in=["higher", "lower"]), name="appraisal_better_known"
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


class Option(Versioned):
    """One answer to the appraisal's question; at most one is the baseline. `total_savings` and
    `confidence` (0 to 1, in delivering the wider savings) feed option finance."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="options")
    code = models.CharField(_("code"), max_length=60)
    slug = models.SlugField(max_length=60)
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    ownership = models.TextField(_("ownership"), blank=True)
    governance = models.TextField(_("governance"), blank=True)
    baseline = models.BooleanField(_("baseline"), default=False)
    cost = ExactDecimalField(_("cost"), null=True, blank=True)
    total_savings = ExactDecimalField(_("total savings"), null=True, blank=True)
    confidence = ExactDecimalField(_("confidence in wider savings"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

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
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse(
            "option", args=[self.appraisal.programme.slug, self.appraisal.slug, self.slug]
        )


class StakeholderView(Versioned):
    """A benefit or drawback of an option as one group of people sees it."""

    class Kind(models.TextChoices):
        BENEFIT = "benefit", _("Benefit")
        DRAWBACK = "drawback", _("Drawback")

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="views")
    kind = models.CharField(_("benefit or drawback"), max_length=10, choices=Kind)
    group = models.CharField(_("stakeholder group"), max_length=200)
    text = models.TextField(_("what they say"))
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["benefit", "drawback"]), name="view_kind_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.option} for {self.group}"


class Scale(Versioned):
    """What ratings are given on: named levels with points, or points from minimum to maximum."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="scales")
    key = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(max_length=60)
    minimum = ExactDecimalField(_("lowest points"), null=True, blank=True)
    maximum = ExactDecimalField(_("highest points"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "key"],
                name="scale_key_once",
                violation_error_message=_("Another scale has this name. Choose a different one."),
            ),
            models.UniqueConstraint(fields=["appraisal", "slug"], name="scale_slug_once"),
            models.CheckConstraint(
                condition=Q(minimum=None, maximum=None)
                | Q(
                    LessThan(Cast(F("minimum"), FloatField()), Cast(F("maximum"), FloatField())),
                    minimum__isnull=False,
                    maximum__isnull=False,
                ),
                name="scale_range_whole",
                violation_error_message=_("The lowest points must be below the highest."),
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Level(models.Model):
    """One word of a scale, with what it means and its points."""

    scale = models.ForeignKey(Scale, on_delete=models.CASCADE, related_name="levels")
    key = models.CharField(_("word"), max_length=60)
    name = models.CharField(_("name"), max_length=100, blank=True)
    definition = models.TextField(_("definition"), blank=True)
    points = ExactDecimalField(_("points"))
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scale", "key"],
                name="level_key_once",
                violation_error_message=_("Each level of a scale has its own word."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.key.capitalize()


class Measure(models.Model):
    """A number, with its unit, that options have: payback in years, cost in pounds."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="measures")
    key = models.CharField(_("key"), max_length=60)
    name = models.CharField(_("name"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "key"],
                name="measure_key_once",
                violation_error_message=_("Another measure has this key. Choose a different one."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.key.replace("_", " ")


class MeasureValue(Versioned):
    """The value of a measure for one option."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="values")
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="measure_values")
    value = ExactDecimalField(_("value"))
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "option"], name="measure_value_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure} of {self.option}"


class Criterion(Versioned):
    """What options are judged by, and how it acts. A ranking criterion has a scale, or a straight
    line from a measure (the `linear_` columns), and may take its level from a banded measure."""

    class Role(models.TextChoices):
        GATEWAY = "gateway", _("Gateway: a fail means not feasible")
        RANKING = "ranking", _("Ranking: decides the order")
        CONDITIONAL = "conditional-gateway", _("Conditional gateway: a fail can be excused")
        CONSIDERATION = "consideration", _("Consideration: weighed in words, not rated")

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
    linear_measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    linear_worst = ExactDecimalField(_("value that earns nothing"), null=True, blank=True)
    linear_best = ExactDecimalField(_("value that earns full points"), null=True, blank=True)
    linear_points = ExactDecimalField(_("full points"), null=True, blank=True)
    banded_measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveIntegerField(default=0)

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
                    linear_measure=None, linear_worst=None, linear_best=None, linear_points=None
                )
                | Q(
                    linear_measure__isnull=False,
                    linear_worst__isnull=False,
                    linear_best__isnull=False,
                    linear_points__isnull=False,
                ),
                name="criterion_linear_whole",
                violation_error_message=_("Give the measure, both of its values and the points."),
            ),
            models.CheckConstraint(
                condition=(Q(role="ranking") & (Q(scale=None) ^ Q(linear_measure=None)))
                | (~Q(role="ranking") & Q(scale=None, linear_measure=None, weight=None)),
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
                condition=at_least_zero("weight"),
                name="criterion_weight_not_negative",
                violation_error_message=_("A weight is 0 or more."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Band(models.Model):
    """One step of a banded measure: at or above `at_least`, or at or below `at_most`, this level;
    with neither, the level of all the rest."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="bands")
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="+")
    at_least = ExactDecimalField(_("from"), null=True, blank=True)
    at_most = ExactDecimalField(_("up to"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(at_least=None) | Q(at_most=None), name="band_one_edge"
            )
        ]

    def __str__(self) -> str:
        return f"{self.level} of {self.criterion}"


class GatewayTest(models.Model):
    """What a gateway of either kind asks: a judgement, a limit on a measure, or that a ranking
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
    """What forgives a failed conditional gateway: at least so many of these ranking criteria
    standing at or above a level."""

    criterion = models.OneToOneField(Criterion, on_delete=models.CASCADE, related_name="excuse")
    at_least = models.PositiveIntegerField(_("how many"), default=1)
    level = models.CharField(_("level"), max_length=60)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(at_least__gte=1), name="excuse_at_least_one")
        ]

    def __str__(self) -> str:
        return f"Excuse of {self.criterion}"


class ExcusingCriterion(models.Model):
    """One of the ranking criteria that an excuse counts."""

    excuse = models.ForeignKey(Excuse, on_delete=models.CASCADE, related_name="of")
    ranking = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="excuses")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["excuse", "ranking"], name="excusing_criterion_once")
        ]

    def __str__(self) -> str:
        return f"{self.ranking} for {self.excuse}"


class Rating(Versioned):
    """What was given to an option on a criterion: a level (pass or fail on a gateway), points, or
    "not applicable", with the reason. Without an assessor it is the agreed one."""

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="ratings")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="ratings")
    assessor = models.CharField(_("assessor"), max_length=100, blank=True)
    level = models.CharField(_("level"), max_length=60, blank=True)
    points = ExactDecimalField(_("points"), null=True, blank=True)
    not_applicable = models.TextField(_("why it does not apply"), blank=True)
    reason = models.TextField(_("reason"), blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["option", "criterion", "assessor"],
                name="rating_once",
                violation_error_message=_("This option has this rating already."),
            ),
            models.CheckConstraint(
                condition=(~Q(level="") & Q(points=None, not_applicable=""))
                | Q(level="", points__isnull=False, not_applicable="")
                | (Q(level="", points=None) & ~Q(not_applicable="")),
                name="rating_one_value",
                violation_error_message=_(
                    "Give a level, points, or the reason why the criterion does not apply."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.option} on {self.criterion}"


class Evidence(models.Model):
    """What a rating rests on, and where it can be found."""

    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(_("evidence"), max_length=300)
    source = models.CharField(_("where to find it"), max_length=500, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.title


class Decision(Frozen):
    """What people decided, once and for good: a later decision is a new row."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="decisions")
    preferred = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="+")
    with_a_view_to = models.ForeignKey(
        Option, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"), blank=True)
    present = models.PositiveIntegerField(_("how many took part"), null=True, blank=True)
    entitled = models.PositiveIntegerField(_("how many may take part"), null=True, blank=True)
    decided_on = models.DateField(_("date"), null=True, blank=True)

    objects: ClassVar = FrozenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(present=None) | Q(entitled=None) | Q(present__lte=F("entitled")),
                name="decision_attendance",
                violation_error_message=_("More people took part than were entitled to."),
            ),
            models.CheckConstraint(
                condition=Q(with_a_view_to=None) | ~Q(with_a_view_to=F("preferred")),
                name="decision_view_is_another",
                violation_error_message=_("The option in view is another than the preferred one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.preferred} preferred"
