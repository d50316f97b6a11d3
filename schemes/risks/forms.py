"""What people are asked about a risk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from schemes.models import Grade
from workbench.pages.forms import RowForm
from workbench.pages.markdown import MarkdownField


class RiskForm(RowForm):
    submit_label = _("Save the risk")

    risk = MarkdownField(
        label=_("Risk"),
        rows=3,
        help_text=_("What may happen and what it would do to the saving."),
    )
    likelihood = forms.ChoiceField(
        label=_("Likelihood"),
        required=False,
        choices=[("", _("Not judged yet")), *Grade.choices],
        widget=forms.RadioSelect,
    )
    impact = forms.ChoiceField(
        label=_("Impact if it happens"),
        required=False,
        choices=[("", _("Not judged yet")), *Grade.choices],
        widget=forms.RadioSelect,
    )
    owner_role = forms.CharField(
        label=_("Owner"),
        max_length=200,
        required=False,
        help_text=_("The role that watches it. No names."),
    )
    mitigation = MarkdownField(
        label=_("What is done about it"),
        required=False,
        rows=3,
    )
