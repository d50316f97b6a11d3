"""What people are asked about an impact."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from schemes.impacts.protected import CHARACTERISTICS, characteristic
from schemes.models import Impact
from workbench.pages.forms import RowForm
from workbench.pages.markdown import MarkdownField

OTHER: Final = "other"


class ImpactForm(RowForm):
    submit_label = _("Save the impact")

    kind = forms.ChoiceField(
        label=_("Kind of impact"), choices=Impact.Kind.choices, widget=forms.RadioSelect
    )
    group = forms.ChoiceField(
        label=_("Group of people"),
        required=False,
        choices=[
            ("", _("Everybody who is affected")),
            *((name, name) for name in CHARACTERISTICS),
            (OTHER, _("Another group")),
        ],
    )
    other_group = forms.CharField(
        label=_("Which other group"),
        required=False,
        max_length=200,
        help_text=_("Only for another group, like “Carers” or “People in villages”."),
    )
    text = MarkdownField(label=_("What the impact is"), rows=4)
    mitigation = MarkdownField(
        label=_("What is done about it"),
        required=False,
        rows=3,
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("group") == OTHER and not values.get("other_group"):
            self.add_error("other_group", _("Enter which other group"))
        return values

    def values(self) -> dict[str, Any]:
        values = super().values()
        other = values.pop("other_group")
        if values["group"] == OTHER:
            values["group"] = characteristic(other) or other
        return values

    @classmethod
    def values_of(cls, impact: Impact) -> dict[str, Any]:
        """An impact's values by field name."""
        known = characteristic(impact.group)
        other = "" if known or not impact.group else impact.group
        columns = {name: getattr(impact, name) for name in ("kind", "text", "mitigation")}
        return columns | {"group": OTHER if other else known, "other_group": other}
