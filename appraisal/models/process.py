"""How a group comes to its ratings: who scores, what weights each of them gives, and each step of
the process."""

from typing import ClassVar

from django.db import models
from django.db.models import FloatField, Q
from django.db.models.functions import Cast
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from appraisal.models.appraisals import Appraisal
from appraisal.models.criteria import Criterion
from workbench.models import Frozen, FrozenQuerySet, Ordered, User, Versioned
from workbench.rows.fields import ExactDecimalField


class Assessor(Ordered):
    """One who scores the options of an appraisal. Ratings and weights name them by `code`; papers
    and case files say their role and the authority they speak for, never their name. One from
    another site has no account here."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="assessors")
    code = models.CharField(_("code"), max_length=100)
    role = models.CharField(_("role"), max_length=200, blank=True)
    authority = models.CharField(_("authority"), max_length=200, blank=True)
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="assesses"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "code"],
                name="assessor_code_once",
                violation_error_message=_("Another assessor has this code."),
            ),
            models.UniqueConstraint(
                fields=["appraisal", "user"],
                name="assessor_person_once",
                violation_error_message=_("This person is an assessor already."),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class AssessorWeight(Versioned, Ordered):
    """The weight that one assessor, by their code, gives to a criterion, before the group agrees
    its own."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="weights_of")
    assessor = models.CharField(_("assessor"), max_length=100)
    weight = ExactDecimalField(_("weight"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["criterion", "assessor"],
                name="assessor_weight_once",
                violation_error_message=_("This assessor has weighed this criterion already."),
            ),
            models.CheckConstraint(
                condition=Q(GreaterThanOrEqual(Cast("weight", FloatField()), 0.0)),
                name="assessor_weight_not_negative",
                violation_error_message=_("A weight is 0 or more."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessor} on {self.criterion}"


class StateChange(Frozen):
    """One step of an appraisal from one state to another, with the reason where one was asked
    for."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="moves")
    was = models.CharField(_("from"), max_length=20, choices=Appraisal.State)
    now = models.CharField(_("to"), max_length=20, choices=Appraisal.State)
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects: ClassVar = FrozenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(was__in=Appraisal.State.values) & Q(now__in=Appraisal.State.values),
                name="state_change_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_was_display()} to {self.get_now_display()}"
