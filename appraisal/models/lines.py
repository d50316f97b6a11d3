"""The lines of money of an option."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from appraisal.models.options import Option
from schemes.models import MoneyLine
from schemes.models.lines import line_rules


class OptionLine(MoneyLine):
    """One line of an option's costs and savings, in the form of a scheme's."""

    option = models.ForeignKey(Option, on_delete=models.CASCADE, related_name="lines")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["option", "name"],
                name="option_line_name_once",
                violation_error_message=_("Another line of this option has this name."),
            ),
            *line_rules("option_line"),
        ]
