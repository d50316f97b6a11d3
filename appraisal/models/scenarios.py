"""What people tried on an appraisal and saved under a name."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from appraisal.models.appraisals import Appraisal
from workbench.models import Ordered, Versioned


class Scenario(Versioned, Ordered):
    """Weights, ratings, bands and excuses that were tried together, with the reason for keeping
    them. Each list is in the shape of the case file: it names criteria and options by their codes,
    groups of criteria by name, and keeps what stood there, so that a scenario outlives what it was
    tried on and can say so. The agreed record never changes by it."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="scenarios")
    name = models.CharField(_("name"), max_length=200)
    reason = models.TextField(_("reason"))
    weights = models.JSONField(_("weights"), default=list, blank=True)
    groups = models.JSONField(_("weights of groups"), default=list, blank=True)
    ratings = models.JSONField(_("ratings"), default=list, blank=True)
    bands = models.JSONField(_("bands"), default=list, blank=True)
    excuses = models.JSONField(_("excuses"), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appraisal", "name"],
                name="scenario_name_once",
                violation_error_message=_(
                    "Another scenario of this appraisal has this name. Choose a different one."
                ),
            ),
            models.CheckConstraint(
                condition=~(
                    Q(weights=[]) & Q(groups=[]) & Q(ratings=[]) & Q(bands=[]) & Q(excuses=[])
                ),
                name="scenario_tries_something",
                violation_error_message=_(
                    "Nothing is tried yet. Change a weight, rating, band or excuse first."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name
