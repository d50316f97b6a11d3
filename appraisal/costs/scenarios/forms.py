"""What people are asked about a named scenario of costs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workbench.pages.forms import RowForm
from workbench.pages.number_field import ExactField

CHANGES = ("cost_change", "cost_yearly", "saving_change", "saving_yearly", "discount_rate")


class CostScenarioForm(RowForm):
    """What is otherwise in the scenario; what is left empty stays as it is."""

    name = forms.CharField(
        label=_("Name of the scenario"),
        max_length=100,
        help_text=_("Like “Inflation 5%” or “Half the savings”."),
    )
    cost_change = ExactField(
        label=_("Change of all costs (%)"),
        required=False,
        per_cent=True,
        min_value=-100,
        max_value=1000,
        example="10%",
        help_text=_("10% makes every cost a tenth more, −10% a tenth less."),
    )
    cost_yearly = ExactField(
        label=_("Further change of costs in each year (%)"),
        required=False,
        per_cent=True,
        min_value=-100,
        max_value=100,
        example="5%",
        help_text=_(
            "Above the prices of the base year, each year on top of the one before; the first year "
            "stays as it is. Amounts are discounted in real terms: enter what goes beyond general "
            "inflation."
        ),
    )
    saving_change = ExactField(
        label=_("Change of all savings and income (%)"),
        required=False,
        per_cent=True,
        min_value=-100,
        max_value=1000,
        example="-20%",
    )
    saving_yearly = ExactField(
        label=_("Further change of savings and income in each year (%)"),
        required=False,
        per_cent=True,
        min_value=-100,
        max_value=100,
        example="2%",
    )
    discount_rate = ExactField(
        label=_("Discount rate (%)"),
        required=False,
        per_cent=True,
        min_value=0,
        max_value=20,
        example="5%",
        help_text=_("One rate for all years. Empty is that of the Green Book."),
    )
    why = forms.CharField(
        label=_("Why it is tried (optional)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        given = any(data.get(name) is not None for name in CHANGES)
        if not given and not any(name in self.errors for name in CHANGES):
            self.add_error("cost_change", _("Say what is otherwise: enter one change at least"))
        return data
