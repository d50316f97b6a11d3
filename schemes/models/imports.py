"""Spreadsheets of schemes that people have sent, with the outcome of each."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from schemes.models.programmes import Programme
from workbench.models import Versioned


class SchemesImport(Versioned):
    """A spreadsheet as read, waiting to be applied, or applied.

    `content` holds its rows until they are applied, `preview` what they would change as the
    programme stood when it was sent, `faults` what was wrong by cell, `outcome` every change it
    made, for good.
    """

    class State(models.TextChoices):
        FAULTY = "faulty", _("Has faults")
        READY = "ready", _("Can be applied")
        APPLIED = "applied", _("Applied")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="imports")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=200)
    by_id = models.BigIntegerField()
    at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=State)
    content = models.JSONField(default=dict, blank=True)
    preview = models.JSONField(default=dict, blank=True)
    faults = models.JSONField(default=list, blank=True)
    outcome = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("import of schemes")
        verbose_name_plural = _("imports of schemes")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["faulty", "ready", "applied"]), name="import_state_known"
            )
        ]

    def __str__(self) -> str:
        return self.file_name
