"""Ratings of options on criteria, and the evidence for them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from appraisal.models.criteria import Criterion
from appraisal.models.options import Option
from workbench.models import Ordered, Versioned
from workbench.rows.fields import ExactDecimalField


class Rating(Versioned, Ordered):
    """The rating of one option on one criterion: a level (pass or fail on a gateway), points, or
    "not applicable", with the reason. One without an assessor is the agreed rating, with the
    meeting, the day and the panel that agreed it and the dissent of those who did not. An assessor
    may also abstain, with the reason; `at` is when they said so."""

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="ratings")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="ratings")
    assessor = models.CharField(_("assessor"), max_length=100, blank=True)
    level = models.CharField(_("level"), max_length=60, blank=True)
    points = ExactDecimalField(_("points"), null=True, blank=True)
    not_applicable = models.TextField(_("why it does not apply"), blank=True)
    abstained = models.TextField(_("why they abstain"), blank=True)
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("when"), null=True, blank=True)
    meeting = models.CharField(_("meeting"), max_length=200, blank=True)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    panel = models.TextField(_("who agreed it"), blank=True)
    dissent = models.TextField(_("dissent"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["option", "criterion", "assessor"],
                name="rating_once",
                violation_error_message=_("This option has this rating already."),
            ),
            models.CheckConstraint(
                condition=(~Q(level="") & Q(points=None, not_applicable="", abstained=""))
                | Q(level="", points__isnull=False, not_applicable="", abstained="")
                | (Q(level="", points=None, abstained="") & ~Q(not_applicable=""))
                | (
                    Q(level="", points=None, not_applicable="") & ~Q(abstained="") & ~Q(assessor="")
                ),
                name="rating_one_value",
                violation_error_message=_(
                    "Give a level, points, or the reason why the criterion does not apply."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.option} on {self.criterion}"


class Evidence(Ordered):
    """One source of evidence for a rating, and where it can be found."""

    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(_("evidence"), max_length=300)
    source = models.CharField(_("where to find it"), max_length=500, blank=True)

    class Meta:
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.title
