"""What people are asked about the answer of one authority."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from appraisal.models import PartnerAnswer
from workbench.pages.day_field import DayField
from workbench.pages.forms import RowForm

SAID = (PartnerAnswer.Answer.YES, PartnerAnswer.Answer.NO)


class PartnerForm(RowForm):
    submit_label = _("Save the answer")

    authority = forms.CharField(
        label=_("Authority"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "authorities"}),
        help_text=_("Type its name, or choose one of those that take part in the programme."),
    )
    answer = forms.ChoiceField(
        label=_("Would it join?"), choices=PartnerAnswer.Answer.choices, widget=forms.RadioSelect
    )
    due_on = DayField(label=_("Day by which it decides (optional)"), required=False)
    decided_on = DayField(label=_("Day on which it decided (optional)"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        decided, answer = data.get("decided_on"), data.get("answer")
        if decided is not None and answer and answer not in SAID:
            self.add_error(
                "decided_on", _("Leave this empty until the authority has said yes or no.")
            )
        elif decided is not None and decided > timezone.localdate():
            self.add_error("decided_on", _("That day is still to come. Check it."))
        return data
