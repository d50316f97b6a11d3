"""What people are asked about an option, and about a benefit or drawback of one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.models import Option, StakeholderView
from workbench.forms import WorkbenchForm
from workbench.number_field import ExactField


class OptionForm(WorkbenchForm):
    submit_label = _("Save the option")

    name = forms.CharField(label=_("Name"), max_length=200)
    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        help_text=_("Short, as it stands in tables, like PSM."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    baseline = forms.BooleanField(
        label=_("This is the baseline"),
        required=False,
        help_text=_("Carrying on as now: doing nothing, or the least that must be done."),
    )
    summary = forms.CharField(
        label=_("Summary"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What would happen. A blank line starts a paragraph, “- ” a list."),
    )
    ownership = forms.CharField(
        label=_("Ownership"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who would own the organisation."),
    )
    governance = forms.CharField(
        label=_("Governance"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who would decide, and to whom they would answer."),
    )
    cost = ExactField(label=_("Cost (£)"), required=False, example="250000")
    total_savings = ExactField(label=_("Total savings (£)"), required=False)
    confidence = ExactField(
        label=_("Confidence in the wider savings (%)"),
        required=False,
        per_cent=True,
        min_value=0,
        max_value=100,
        example="86",
        help_text=_("From 0 to 100: how much of them this option would deliver."),
    )

    @classmethod
    def values_of(cls, option: Option) -> dict[str, Any]:
        """An option's values by field name."""
        names = (name for name in cls.base_fields if name not in cls.own_fields())
        return {name: getattr(option, name) for name in names}


class StakeholderViewForm(WorkbenchForm):
    kind = forms.ChoiceField(
        label=_("Is it a benefit or a drawback?"),
        choices=StakeholderView.Kind.choices,
        widget=forms.RadioSelect,
    )
    group = forms.CharField(
        label=_("Group of people"),
        max_length=200,
        help_text=_("Whose benefit or drawback it is, like “People who use services” or “Staff”."),
    )
    text = forms.CharField(label=_("What it is"), widget=forms.Textarea(attrs={"rows": 4}))

    @classmethod
    def values_of(cls, view: StakeholderView) -> dict[str, Any]:
        """A benefit's or drawback's values by field name."""
        return {"kind": view.kind, "group": view.group, "text": view.text}
