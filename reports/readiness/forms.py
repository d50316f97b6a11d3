"""The form in which a finding of the check is explained."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.models import Explained
from workbench.pages.forms import WorkbenchForm


class ExplainForm(WorkbenchForm):
    """Asks why a finding needs no correction."""

    submit_label = _("Save the explanation")

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    why = forms.CharField(
        label=_("Why it stands as it is"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Like “The report of May used the budget before transfers.” Leave it empty to take "
            "back an explanation."
        ),
    )

    @staticmethod
    def values_of(explained: Explained | None) -> dict[str, Any]:
        """The values of an explanation by field name."""
        return {"why": explained.why if explained else ""}
