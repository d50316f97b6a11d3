"""What assessors gave elsewhere, without names, as a case file brought it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from appraisal.models.appraisals import Appraisal


class Spread(models.Model):
    """How far assessors of another site lie apart: their ratings and totals without names, and what
    leaving one of them out does, in the shape of the case file. It comes with a case file and is
    never changed here; it is shown for as long as the rules are those of `rules_sha256`, and where
    no assessor has rated here."""

    appraisal = models.OneToOneField(Appraisal, on_delete=models.CASCADE, related_name="spread")
    ratings = models.JSONField(_("ratings"), default=list, blank=True)
    totals = models.JSONField(_("totals"), default=list, blank=True)
    first = models.JSONField(_("first by the medians"), default=list, blank=True)
    left_out = models.JSONField(_("with one assessor left out"), default=list, blank=True)
    rules_sha256 = models.CharField(_("sum of the rules"), max_length=64)

    class Meta:
        verbose_name = _("spread of assessors")
        verbose_name_plural = _("spreads of assessors")

    def __str__(self) -> str:
        return str(self.appraisal)
