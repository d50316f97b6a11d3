"""What people are asked about the costs and savings of options."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.models import Appraisal
from schemes.models.cases import Grade
from workbench.pages.day_field import YearField
from workbench.pages.forms import RowForm, WorkbenchForm
from workbench.pages.number_field import CountField, ExactField


class EstimatesForm(RowForm):
    """How sure the lines of an option are."""

    cost_bias = ExactField(
        label=_("Optimism bias on costs (%)"),
        required=False,
        per_cent=True,
        min_value=0,
        max_value=1000,
        example="15",
        help_text=_("Added to every cost, and shown apart. Empty is none."),
    )
    saving_bias = ExactField(
        label=_("Optimism bias on savings (%)"),
        required=False,
        per_cent=True,
        min_value=0,
        max_value=100,
        example="5",
        help_text=_("Taken off every saving and income, and shown apart. Empty is none."),
    )
    bias_reason = forms.CharField(
        label=_("Why this optimism bias"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as what like projects came to, or that nothing like it was done here."),
    )
    below = ExactField(
        label=_("How far below its amount a line may come (%)"),
        required=False,
        per_cent=True,
        min_value=0,
        max_value=100,
        example="10",
        help_text=_("Of lines that have no range of their own. Empty is not at all."),
    )
    above = ExactField(
        label=_("How far above its amount a line may come (%)"),
        required=False,
        per_cent=True,
        min_value=0,
        max_value=1000,
        example="20",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        biased = data.get("cost_bias") is not None or data.get("saving_bias") is not None
        if biased and not data.get("bias_reason"):
            self.add_error("bias_reason", _("Say why this optimism bias is right for the option"))
        return data


class CostsYearsForm(RowForm):
    """Over which years options are looked at, and what counts as their cost."""

    costs_first_year = YearField(
        label=_("First year"),
        required=False,
        help_text=_("Like 2026/27: year 0 of discounting. Empty is that of the programme."),
    )
    costs_years = CountField(
        label=_("How many years"),
        required=False,
        min_value=1,
        max_value=60,
        help_text=_("Long enough for what is built or bought: 15, say."),
    )
    price_base = YearField(
        label=_("Year of the prices"),
        required=False,
        help_text=_("The year in whose prices all amounts are. None of them has inflation in it."),
    )
    costs_from = forms.ChoiceField(
        label=_("What counts as the cost of an option"),
        choices=Appraisal.CostsFrom.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("For value for money. An option without lines keeps its stated cost."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name in ("costs_first_year", "price_base"):
            data[name] = data.get(name) or ""
        first, years = data["costs_first_year"], data.get("costs_years")
        from_lines = data.get("costs_from") == Appraisal.CostsFrom.LINES
        if not first and (years or from_lines) and "costs_first_year" not in self.errors:
            self.add_error("costs_first_year", _("Enter the first year, like 2026/27"))
        if not years and (first or from_lines) and "costs_years" not in self.errors:
            self.add_error("costs_years", _("Enter how many years are looked at, like 15"))
        if from_lines and not data["price_base"] and "price_base" not in self.errors:
            self.add_error("price_base", _("Enter in the prices of which year the lines are"))
        return data


class ConsideredForm(WorkbenchForm):
    """One saving or income that was considered, with its risk; its money is known in total."""

    name = forms.CharField(label=_("Saving or income"), max_length=200)
    risk = forms.ChoiceField(
        label=_("Risk that it is not delivered"),
        choices=[("", _("Not stated")), *Grade.choices],
        required=False,
    )

    def values(self) -> dict[str, Any]:
        """The line as the case file has it."""
        data = super().values()
        return {"line": {key: value for key, value in data.items() if value}}
