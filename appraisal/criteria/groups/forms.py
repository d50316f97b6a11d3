"""What people are asked about a group of criteria."""

from collections.abc import Sequence
from typing import Any

from crispy_forms_gds.layout import Button, Field, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appraisal.models import Criterion, CriterionGroup
from workbench.pages.forms import RowForm
from workbench.pages.number_field import ExactField


class GroupForm(RowForm):
    """A group: its name, its weight beside others, and the criteria in it, of `ranking` ones."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    weight = ExactField(
        label=gettext_lazy("Weight of the group"),
        required=False,
        min_value=0,
        example="60",
        help_text=gettext_lazy(
            "Beside other groups and criteria in none. The criteria in the group share it out by "
            "their own weights. Leave it empty where nothing is weighed."
        ),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    criteria = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Criteria in the group"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one criterion for the group.")},
    )

    def __init__(
        self,
        *args: Any,
        ranking: Sequence[Criterion] = (),
        group: CriterionGroup | None = None,
        **kwargs: Any,
    ) -> None:
        self.ranking = ranking
        super().__init__(*args, **kwargs)
        field = self.fields["criteria"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [(row.pk, _named(row, group)) for row in ranking]
        self.helper.layout = self.layout()

    def layout(self) -> Layout:
        return Layout(
            "name",
            "weight",
            Field.checkboxes("criteria"),
            *self.own_fields(),
            Button.primary("save", self.submit_label),
        )

    @classmethod
    def values_of(cls, row: CriterionGroup) -> dict[str, Any]:
        criteria = row.criteria.order_by("position", "pk").values_list("pk", flat=True)
        return {"name": row.name, "weight": row.weight, "criteria": [str(pk) for pk in criteria]}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "weight" in self.errors:
            return data
        weighed = any(row.weight is not None for row in self.ranking)
        if weighed and data.get("weight") is None:
            self.add_error(
                "weight", _("Give the group a weight as well: the criteria carry weights.")
            )
        elif not weighed and data.get("weight") is not None:
            self.add_error(
                "weight",
                _(
                    "Leave the weight empty: the criteria carry none yet. Weigh all of them "
                    "together under “Weights”."
                ),
            )
        return data


def _named(row: Criterion, group: CriterionGroup | None) -> str:
    """The criterion, with the other group that it would leave."""
    if row.group is None or row.group == group:
        return row.name
    return _("%(name)s (now in “%(group)s”)") % {"name": row.name, "group": row.group.name}
