"""The form that asks how an option stands on each consideration."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.models import Criterion
from workbench.pages.forms import WorkbenchForm


class ConsideredForm(WorkbenchForm):
    """A text for each consideration, in the order of the criteria."""

    submit_label = _("Save the words")

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for row in criteria:
            self.fields[f"said_{row.pk}"] = forms.CharField(
                label=row.name,
                required=False,
                help_text=row.question,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        own = self.own_fields()
        self.order_fields([*(name for name in self.fields if name not in own), *own])
        self.helper.layout = self.layout()

    def values(self) -> dict[str, Any]:
        return {"words": {row.pk: self.cleaned_data[f"said_{row.pk}"] for row in self.criteria}}
