"""What people are asked about a scenario."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workbench.pages.forms import RowForm


class ScenarioForm(RowForm):
    submit_label = _("Save the scenario")

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("As it is listed and printed: “Quality counts half as much”."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why it is worth keeping: who asked, and what it is to show."),
    )


class NewScenarioForm(ScenarioForm):
    """With what is tried, as the address of the page of what-if has it."""

    tried = forms.CharField(widget=forms.HiddenInput, required=False)
