"""Choices of different strands that do not go together."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from appraisal.models.options import Option
from schemes.models import Programme
from workbench.models import Versioned


class NotTogether(Versioned):
    """Two options of different appraisals of one programme that cannot both be chosen, and why."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="not_together")
    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="not_together")
    other = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = "combination that is not allowed"
        verbose_name_plural = "combinations that are not allowed"
        constraints = [
            models.UniqueConstraint(
                fields=["option", "other"],
                name="not_together_once",
                violation_error_message=_("This combination stands here already."),
            ),
            models.CheckConstraint(
                condition=~Q(option=F("other")),
                name="not_together_differs",
                violation_error_message=_("Choose options of two different appraisals."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.option} with {self.other}"
