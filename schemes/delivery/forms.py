"""What people are asked about the delivery of schemes."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from crispy_forms_gds.layout import Button, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schemes.models import DeliveryPeriod, SchemeDelivery
from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import ExactField


class StartDeliveryForm(WorkbenchForm):
    """How a scheme reports, and where its profile comes from."""

    submit_label = gettext_lazy("Plan the delivery")

    periods = forms.ChoiceField(
        label=gettext_lazy("How often does the scheme report?"),
        choices=SchemeDelivery.Periods.choices,
        widget=forms.RadioSelect,
        initial="months",
    )
    source = forms.ChoiceField(
        label=gettext_lazy("Where does its profile come from?"),
        choices=[
            ("lines", gettext_lazy("From its savings lines and their phasing")),
            ("typed", gettext_lazy("I type or paste it next")),
        ],
        widget=forms.RadioSelect,
        initial="lines",
    )


class PlanAllForm(WorkbenchForm):
    """One button."""

    submit_label = gettext_lazy("Plan the delivery of all of them")


class JudgeForm(WorkbenchForm):
    """How a period stands: the status that a person decides, and what was lost or slipped.
    `proposed` is the status that the rule proposes."""

    submit_label = gettext_lazy("Save")

    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        required=False,
        choices=[
            ("", gettext_lazy("Not decided: what the rule proposes counts")),
            *DeliveryPeriod.Status.choices,
        ],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Needed where you decide otherwise than the rule proposes."),
    )
    lost = ExactField(
        label=gettext_lazy("Saving lost for good, £"),
        required=False,
        min_value=0,
        error_messages={
            "min_value": gettext_lazy("Enter what is lost as an amount of nought or more.")
        },
        example="12000",
    )
    lost_why = forms.CharField(
        label=gettext_lazy("Why it is lost"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    replaced = ExactField(
        label=gettext_lazy("Of that replaced by another saving, £"),
        required=False,
        min_value=0,
        error_messages={
            "min_value": gettext_lazy("Enter what replaces it as an amount of nought or more.")
        },
        example="8000",
    )
    replaced_by = forms.CharField(
        label=gettext_lazy("What replaces it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    carried = ExactField(
        label=gettext_lazy("Slipped into the next financial year, £"),
        required=False,
        min_value=0,
        error_messages={
            "min_value": gettext_lazy("Enter what slipped as an amount of nought or more.")
        },
        example="5000",
        help_text=gettext_lazy("It is added to the target of that year."),
    )

    def __init__(self, *args: Any, proposed: str = "", **kwargs: Any) -> None:
        self.proposed = proposed
        super().__init__(*args, **kwargs)

    @staticmethod
    def values_of(row: DeliveryPeriod | None) -> dict[str, Any]:
        row = row or DeliveryPeriod()
        return {name: getattr(row, name) for name in JudgeForm.base_fields if hasattr(row, name)}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("status") and not data.get("why") and data["status"] != self.proposed:
            self.add_error("why", _("Say why the status is another than the rule proposes."))
        if data.get("why") and not data.get("status") and "status" not in self.errors:
            self.add_error("status", _("Choose the status that this is the reason for."))
        lost = data.get("lost")
        if lost is not None and not data.get("lost_why"):
            self.add_error("lost_why", _("Say why the saving is lost."))
        told = any(data.get(name) for name in ("lost_why", "replaced", "replaced_by"))
        if lost is None and told and "lost" not in self.errors:
            self.add_error("lost", _("Enter how much is lost."))
        if data.get("replaced") is not None and not data.get("replaced_by"):
            self.add_error("replaced_by", _("Say what replaces it."))
        return data


class CloseForm(WorkbenchForm):
    """The month to close; the reason where it was closed before (`again`)."""

    submit_label = gettext_lazy("Close the month")

    month = forms.ChoiceField(label=gettext_lazy("Month"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Needed where the month was closed before and opened again."),
    )

    def __init__(
        self, *args: Any, months: Mapping[str, str], again: Sequence[str], **kwargs: Any
    ) -> None:
        self.again = again
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["month"]
        choices.choices = list(months.items())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("month") in self.again and not data.get("reason"):
            self.add_error("reason", _("Say why the month is closed once more."))
        return data


class ReopenForm(WorkbenchForm):
    submit_label = gettext_lazy("Open the month again")

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "It stays in the history. What was reported when the month was closed stays as well."
        ),
    )

    def layout(self) -> Layout:
        return Layout(*self.fields, Button.warning("reopen", self.submit_label))


class ActualsForm(WorkbenchForm):
    """Actuals pasted or as a file. Nothing is saved yet."""

    submit_label = gettext_lazy("Check what would change")

    text = forms.CharField(
        label=gettext_lazy("The table"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "wb-wide", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "Copy the cells in your spreadsheet and paste them here, with their headings: "
            "Reference, Period and Actual; or Reference and then a column for each period, such "
            "as April 2026. An empty cell changes nothing; write 0 where nothing came in."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=gettext_lazy("XLSX or CSV. Of a workbook the first visible sheet is read."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("file") and not data.get("text", "").strip():
            self.add_error("text", _("Paste the table, or choose a file."))
        if data.get("file") and data.get("text", "").strip():
            self.add_error("file", _("Give the table once: pasted, or as a file."))
        return data


class ApplyActualsForm(WorkbenchForm):
    """One button; the table as it was read travels with it."""

    submit_label = gettext_lazy("Save these actuals")

    table = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=2_000_000)


def typed_amount(text: str) -> Decimal | None:
    """An amount as any form reads it. Raises `ValidationError`."""
    field = ExactField(label=_("actual"), required=False, example="12500")
    field.error_messages["required"] = _("Enter the actual")
    found: Decimal | None = field.clean(text.strip())
    return found
