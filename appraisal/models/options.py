"""The options of an appraisal, their benefits and drawbacks for groups of people, and the
decisions."""

from typing import ClassVar

from django.db import models
from django.db.models import F, FloatField, Q
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from appraisal.models.appraisals import Appraisal
from workbench.models import Frozen, FrozenQuerySet, Ordered, Versioned
from workbench.rows.fields import ExactDecimalField


class Option(Versioned, Ordered):
    """One answer to the appraisal's question; at most one is the baseline. `total_savings` and
    `confidence` (0 to 1, in delivering the wider savings) feed option finance; `facts` are labels
    with what they say (minimum sign-up, time to establish), in the shape of the case file."""

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


class StakeholderView(Versioned, Ordered):
    """A benefit or drawback of an option, where one group of people sees it that group's."""

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


class Decision(Frozen):
    """A decision, which never changes: a later decision is a new row."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="decisions")
    preferred = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="+")
    with_a_view_to = models.ForeignKey(
        Option, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"), blank=True)
    present = models.PositiveIntegerField(_("how many took part"), null=True, blank=True)
    entitled = models.PositiveIntegerField(_("how many may take part"), null=True, blank=True)
    decided_on = models.DateField(_("date"), null=True, blank=True)
    next_step = models.TextField(_("next step"), blank=True)

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
