"""What people are asked about a need."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schemes.models import Scheme
from workbench.pages.forms import WorkbenchForm


class NeedForm(WorkbenchForm):
    submit_label = _("Add it")

    needs = forms.ModelChoiceField(
        label=_("Scheme that must be delivered first"),
        queryset=Scheme.objects.none(),
        empty_label=_("Choose a scheme"),
    )

    def __init__(self, *args: Any, scheme: Scheme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Scheme.objects.filter(programme_id=scheme.programme_id).exclude(pk=scheme.pk)
        field = self.fields["needs"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = others.in_order()
