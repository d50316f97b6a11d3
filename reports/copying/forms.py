"""What people are asked about a copy."""

from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from workbench.pages.crispy import name_required_errors
from workbench.pages.forms import WorkbenchForm

WITH, WITHOUT = "with", "without"


class CopyForm(WorkbenchForm):
    """Asks what the copy is called. `told` stands for all that the page says would change in it:
    where that has changed meanwhile, the page is shown anew before anything is done."""

    submit_label = _("Copy it")

    title = forms.CharField(label=_("Title of the copy"), max_length=300)
    reference = forms.CharField(
        label=_("Reference of the copy"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text=_("Short, and no other’s in the programme."),
    )
    told = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, told: str, **kwargs: Any) -> None:
        self.now_told = told
        super().__init__(*args, **kwargs)
        self.initial["told"] = told

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("told") != self.now_told:
            # What is shown now is what is confirmed by sending the form again.
            sent: Any = copy(self.data)
            sent[self.add_prefix("told")] = self.now_told
            self.data = sent
            raise ValidationError(
                _("What the copy would have has changed meanwhile. Read it again, then copy it.")
            )
        return data

    def values(self) -> dict[str, Any]:
        return {key: value for key, value in super().values().items() if key != "told"}


class CopyAppraisalForm(CopyForm):
    title = forms.CharField(label=_("Title of the copy"), max_length=200)
    with_ratings = forms.BooleanField(
        label=_("Copy the agreed ratings as well"),
        required=False,
        help_text=_("With their reasons and evidence. Without them, the options are rated anew."),
    )

    def __init__(self, *args: Any, rated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not rated:
            del self.fields["with_ratings"]
            self.helper.layout = self.layout()

    def values(self) -> dict[str, Any]:
        return {"with_ratings": False} | super().values()


class CopyPaperForm(CopyForm):
    exempt = forms.ChoiceField(
        label=_("What this paper keeps from the public"),
        widget=forms.RadioSelect,
        choices=[
            (WITH, _("Copy it, and keep it from the public in the copy as well")),
            (WITHOUT, _("Leave it out: exempt sections and background papers are not copied")),
        ],
        error_messages={"required": _("Choose what becomes of what is kept from the public")},
        help_text=_(
            "Left out, the options, schemes, tables and figures that are kept from the public here "
            "show in the copy, as far as its programme has them."
        ),
    )

    def __init__(self, *args: Any, keeps: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not keeps:
            del self.fields["exempt"]
        name_required_errors(self)
        self.helper.layout = self.layout()

    def values(self) -> dict[str, Any]:
        values = super().values()
        return values | {"with_exempt": values.pop("exempt", WITH) == WITH}
