"""Engagement: whom a programme asked, who came, what they said and what was done about it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from schemes.models.programmes import Programme
from workbench.models import Ordered, Versioned


class EngagementSession(Versioned, Ordered):
    """A session, or a consultation that ran for some time, with who was invited and who came.

    Dates are kept as those of a timed step: in words as well where they were not stated to the
    day.
    """

    class Kind(models.TextChoices):
        SESSION = "session", _("Session")
        CONSULTATION = "consultation", _("Consultation")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.SESSION)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    starts_as = models.CharField(_("from, as stated"), max_length=60, blank=True)
    ends_as = models.CharField(_("to, as stated"), max_length=60, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    invited = models.TextField(_("who was invited"), blank=True)
    asked = models.PositiveIntegerField(_("how many were invited"), null=True, blank=True)
    came = models.PositiveIntegerField(_("how many came"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("session")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["session", "consultation"]), name="session_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="session_ends_after_start",
                violation_error_message=_("It ends on or after the day it starts."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Feedback(Versioned, Ordered):
    """What was said on one theme at a session, perhaps of one option, and what was done about it.
    `appraisal` and `option` are the reference and the code of the option; `comments` is how many
    people said so."""

    session = models.ForeignKey(
        EngagementSession, on_delete=models.CASCADE, related_name="feedback"
    )
    theme = models.CharField(_("theme"), max_length=200)
    appraisal = models.CharField(_("appraisal"), max_length=60, blank=True)
    option = models.CharField(_("option"), max_length=60, blank=True)
    comments = models.PositiveIntegerField(_("how many said so"), null=True, blank=True)
    said = models.TextField(_("what was said"))
    done = models.TextField(_("what was done"), blank=True)

    class Meta:
        verbose_name = _("feedback")
        constraints = [
            models.CheckConstraint(condition=~Q(said="") & ~Q(theme=""), name="feedback_says_what"),
            models.CheckConstraint(
                condition=Q(appraisal="", option="") | (~Q(appraisal="") & ~Q(option="")),
                name="feedback_option_whole",
                violation_error_message=_("Name the option together with its appraisal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme}: {self.said}"
