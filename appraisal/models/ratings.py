"""Ratings of options on criteria, and the evidence for them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from appraisal.models.criteria import Criterion
from appraisal.models.options import Option
from workbench.models import Ordered, Versioned
from workbench.rows.fields import ExactDecimalField


class Rating(Versioned, Ordered):
    """What was given to an option on a criterion: a level (pass or fail on a gateway), points, or
    "not applicable", with the reason. Without an assessor it is the agreed one."""

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="ratings")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="ratings")
    assessor = models.CharField(_("assessor"), max_length=100, blank=True)
    level = models.CharField(_("level"), max_length=60, blank=True)
    points = ExactDecimalField(_("points"), null=True, blank=True)
    not_applicable = models.TextField(_("why it does not apply"), blank=True)
    reason = models.TextField(_("reason"), blank=True)

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


class Evidence(Ordered):
    """What a rating rests on, and where it can be found."""

    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(_("evidence"), max_length=300)
    source = models.CharField(_("where to find it"), max_length=500, blank=True)

    class Meta:
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.title
