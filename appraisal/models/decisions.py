"""Decisions on an appraisal, the conditions they were made on, and the interests that people
declared."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from appraisal.models.appraisals import Appraisal
from appraisal.models.options import Option
from workbench.models import Frozen, FrozenQuerySet, Ordered, User, Versioned


class Decision(Frozen):
    """A decision, which never changes: a later decision is a new row. `took_part`, `votes` (of each
    authority) and `dissent` are in the shape of the case file: by role and authority, never by
    name."""

    class MadeBy(models.TextChoices):
        CONSENSUS = "consensus", _("Consensus")
        VOTES = "votes", _("Votes")

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
    made_by = models.CharField(_("made by"), max_length=10, choices=MadeBy, blank=True)
    took_part = models.JSONField(_("who took part"), default=list, blank=True)
    votes = models.JSONField(_("votes"), default=list, blank=True)
    dissent = models.JSONField(_("dissent"), default=list, blank=True)

    objects: ClassVar = FrozenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(made_by__in=["", "consensus", "votes"]), name="decision_made_by_known"
            ),
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


class Condition(Versioned, Ordered):
    """A condition on which an appraisal was decided: who sees to it, by when, and the day on which
    it was met. It is open until then."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="conditions")
    text = models.TextField(_("condition"))
    owner_role = models.CharField(_("owner"), max_length=200, blank=True)
    due_on = models.DateField(_("to be met by"), null=True, blank=True)
    met_on = models.DateField(_("met on"), null=True, blank=True)

    def __str__(self) -> str:
        return self.text


class Interest(Versioned, Ordered):
    """What one person declared before an appraisal was judged, and what was done about it; without
    words, that they have no interest to declare. Papers and case files say their role and
    authority, never their name."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="interests")
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="interests"
    )
    role = models.CharField(_("role"), max_length=200, blank=True)
    authority = models.CharField(_("authority"), max_length=200, blank=True)
    interest = models.TextField(_("interest"), blank=True)
    action = models.TextField(_("what was done"), blank=True)
    declared_on = models.DateField(_("declared on"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(interest="") | Q(action=""),
                name="interest_before_action",
                violation_error_message=_("Say what the interest is, or leave out what was done."),
            )
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.role, self.authority))) or str(_("Somebody"))
