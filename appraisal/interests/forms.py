"""What people are asked about an interest."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workbench.pages.day_field import DayField
from workbench.pages.forms import RowForm


class InterestForm(RowForm):
    """An interest, or the statement that there is none."""

    submit_label = _("Declare it")

    role = forms.CharField(
        label=_("Role"),
        max_length=200,
        help_text=_("As the paper prints it, in place of a name: “Head of Housing”."),
    )
    authority = forms.CharField(label=_("Authority (optional)"), max_length=200, required=False)
    none = forms.BooleanField(label=_("There is no interest to declare"), required=False)
    interest = forms.CharField(
        label=_("Interest"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What ties this person to an option: “On the board of the trust.” No names."),
    )
    action = forms.CharField(
        label=_("What was done about it (optional)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("“Left the room.” “Abstained.”"),
    )
    declared_on = DayField(label=_("Declared on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("declared_on", timezone.localdate())

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        names = ("role", "authority", "interest", "action", "declared_on")
        return {name: getattr(row, name) for name in names} | {"none": not row.interest}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        said = data.get("interest") or data.get("action")
        if data.get("none") and said:
            self.add_error("none", _("Leave this without a tick, or empty what is said below."))
        if not data.get("none") and not data.get("interest"):
            self.add_error("interest", _("Say what the interest is, or tick that there is none."))
        declared = data.get("declared_on")
        if declared is not None and declared > timezone.localdate():
            self.add_error("declared_on", _("That day is still to come. Check it."))
        return data

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values().items() if name != "none"}
