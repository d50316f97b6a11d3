"""What is said of options beside ratings: which were ruled out early, who would join them, and how
each stands on what is weighed in words."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from appraisal.models.criteria import Criterion
from appraisal.models.options import Option
from workbench.models import Ordered, Versioned


class RuledOut(Versioned, Ordered):
    """That an option was ruled out before the others were judged: at which stage, when, by whom (a
    role) and why. It is not rated from then on."""

    option = models.OneToOneField(Option, on_delete=models.CASCADE, related_name="ruled_out")
    stage = models.CharField(_("stage"), max_length=200)
    ruled_on = models.DateField(_("ruled out on"), null=True, blank=True)
    who = models.CharField(_("by whom"), max_length=200, blank=True)
    why = models.TextField(_("why"))

    class Meta:
        verbose_name = "option ruled out"
        verbose_name_plural = "options ruled out"

    def __str__(self) -> str:
        return str(self.option)


class PartnerAnswer(Versioned, Ordered):
    """Whether one authority would join an option: its answer, the day by which it is to decide and
    the day on which it did."""

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNDECIDED = "undecided", _("Undecided")
        NOT_ANSWERED = "not-answered", _("Not answered")

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="partners")
    authority = models.CharField(_("authority"), max_length=200)
    answer = models.CharField(
        _("would it join"), max_length=20, choices=Answer, default=Answer.NOT_ANSWERED
    )
    due_on = models.DateField(_("decides by"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["option", "authority"],
                name="partner_answer_once",
                violation_error_message=_(
                    "This authority is listed for this option already. Change its answer there."
                ),
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["yes", "no", "undecided", "not-answered"]),
                name="partner_answer_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority} on {self.option}"


class ConsiderationAnswer(Ordered):
    """How one option stands on a criterion that is weighed in words."""

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="considered")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="considered")
    text = models.TextField(_("how it stands"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["option", "criterion"], name="consideration_once")
        ]

    def __str__(self) -> str:
        return f"{self.option} on {self.criterion}"
