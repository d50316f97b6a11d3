"""The lines of money of an option."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from appraisal.models.options import MOST_SHARE, Option, share_between
from schemes.models import MoneyLine
from schemes.models.lines import line_rules
from workbench.rows.fields import ExactDecimalField


class OptionLine(MoneyLine):
    """One line of an option's costs and savings, in the form of a scheme's.

    What it says of how sure it is goes before what its option says: `bias` is added to a cost or
    taken off a saving, for `bias_reason`; `below` and `above` are its range. Nought is none."""

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="lines")
    bias = ExactDecimalField(_("optimism bias of its own"), null=True, blank=True)
    bias_reason = models.TextField(_("why this optimism bias"), blank=True)
    below = ExactDecimalField(_("how far below"), null=True, blank=True)
    above = ExactDecimalField(_("how far above"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["option", "name"],
                name="option_line_name_once",
                violation_error_message=_("Another line of this option has this name."),
            ),
            *line_rules("option_line"),
            models.CheckConstraint(
                condition=share_between("bias", MOST_SHARE)
                & (~Q(kind__in=["saving", "income"]) | share_between("bias", 1.0))
                & share_between("below", 1.0)
                & share_between("above", MOST_SHARE),
                name="option_line_estimates_in_range",
                violation_error_message=_(
                    "What is taken off is from 0 to 100 per cent, what is added from 0 to 1,000."
                ),
            ),
            models.CheckConstraint(
                condition=Q(bias=None) | ~Q(bias_reason=""),
                name="option_line_bias_has_a_reason",
                violation_error_message=_("Say why this optimism bias is right for the line."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="funding") | Q(bias=None, below=None, above=None),
                name="option_line_funding_has_no_estimates",
                violation_error_message=_(
                    "Funding has no optimism bias and no range: no sum of an option counts it."
                ),
            ),
        ]
