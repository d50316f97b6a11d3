"""What people are asked about an action and about a contract."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from schemes.casefile.follow_up.rows import ACTION
from schemes.finance.durations import parse_when
from schemes.models import Contract, Programme, ProgrammeAction
from schemes.models.follow_up import LONGEST
from schemes.register.scheme_field import SchemeField
from schemes.savings.forms.figure_field import SuggestingInput
from schemes.timetable.when_field import WHEN_HELP, WhenField, columns_of
from workbench.pages.day_field import DayField
from workbench.pages.forms import RowForm, WorkbenchForm
from workbench.pages.number_field import CountField, ExactField


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class _DoneMixin(forms.Form):
    """Refuses a day to come, and one of the two without the other."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        done_on, done = data.get("done_on"), data.get("done", "").strip()
        if done_on is not None and done_on > timezone.localdate():
            self.add_error(
                "done_on", _("That day is still to come. Leave it empty until the action is done.")
            )
        if done_on is not None and not done and "done" not in self.errors:
            self.add_error("done", _("Say what was done."))
        if done and done_on is None and "done_on" not in self.errors:
            self.add_error("done_on", _("Enter the day on which it was done."))
        return data


class ActionForm(_DoneMixin, RowForm):
    submit_label = _("Save the action")

    action = forms.CharField(
        label=_("Action"),
        widget=_text(3),
        help_text=_("What is to be done, as a sentence: “Agree the timetable of the tender.”"),
    )
    source = forms.ChoiceField(
        label=_("Where it comes from"),
        choices=ProgrammeAction.Source.choices,
        initial=ProgrammeAction.Source.OTHER,
        widget=forms.RadioSelect,
    )
    source_title = forms.CharField(
        label=_("Which decision, review or plan"),
        required=False,
        max_length=200,
        help_text=_("Like Cabinet, 12 May 2026."),
    )
    scheme = SchemeField()
    appraisal = forms.ChoiceField(label=_("Appraisal"), required=False)
    owner_role = forms.CharField(
        label=_("Owner"),
        max_length=200,
        help_text=_("The office that does it. No names: papers print it."),
    )
    due_on = WhenField(label=_("Due"), required=True, help_text=WHEN_HELP)
    done_on = DayField(
        label=_("Done on"), required=False, help_text=_("The action is open until then.")
    )
    done = forms.CharField(label=_("What was done"), required=False, widget=_text(3))

    def __init__(
        self,
        *args: Any,
        programme: Programme,
        owners: Sequence[str] = (),
        appraisals: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        scheme, appraisal = self.fields["scheme"], self.fields["appraisal"]
        assert isinstance(scheme, SchemeField)
        assert isinstance(appraisal, forms.ChoiceField)
        scheme.offer(programme)
        appraisal.choices = [("", _("None")), *appraisals]
        self.fields["owner_role"].widget = SuggestingInput(owners)

    @classmethod
    def values_of(cls, row: ProgrammeAction) -> dict[str, Any]:
        due = ACTION.part_of(row).due
        scheme = row.scheme_id
        return super().values_of(row) | {"due_on": due and parse_when(due), "scheme": scheme}

    def values(self) -> dict[str, Any]:
        found = super().values()
        due = columns_of(None, found.pop("due_on"))
        return found | {"due_on": due["ends_on"], "due_as": due["ends_as"]}


class DoneForm(_DoneMixin, RowForm):
    submit_label = _("Save: it is done")

    done_on = DayField(label=_("Done on"))
    done = forms.CharField(label=_("What was done"), widget=_text(3))


class PasteActionsForm(WorkbenchForm):
    """Actions pasted as a table. Nothing is saved yet."""

    submit_label = _("Check what would be added")

    text = forms.CharField(
        label=_("The table"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "wb-wide", "spellcheck": "false"}),
        help_text=_(
            "Copy the cells in your spreadsheet and paste them here, with their headings: Action, "
            "Owner and Due are needed. There may be Where it comes from, Which decision, review or "
            "plan, Scheme, Appraisal, Done on and What was done as well."
        ),
    )


class ApplyActionsForm(WorkbenchForm):
    """One button; the cells as they were pasted travel with it."""

    submit_label = _("Add these actions")

    table = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=2_000_000)


class ContractForm(RowForm):
    submit_label = _("Save the contract")

    title = forms.CharField(label=_("Contract"), max_length=300)
    supplier = forms.CharField(label=_("Supplier"), required=False, max_length=200)
    scheme = SchemeField()
    annual_value = ExactField(
        label=_("Value a year (£)"), required=False, min_value=0, example="1200000"
    )
    ends_on = DayField(
        label=_("Ends on"), required=False, help_text=_("The last day on which it runs.")
    )
    notice = CountField(
        label=_("Notice period"),
        required=False,
        min_value=1,
        max_value=LONGEST,
        help_text=_("How long before it ends notice has to be given."),
    )
    notice_in = forms.ChoiceField(
        label=_("Notice period in"),
        required=False,
        choices=[("", _("No notice period")), *Contract.Unit.choices],
        widget=forms.RadioSelect,
    )
    notice_given_on = DayField(
        label=_("Notice given on"),
        required=False,
        help_text=_("Empty until then. The warning ends with it."),
    )
    exit_cost = ExactField(
        label=_("Exit cost (£)"),
        required=False,
        min_value=0,
        example="40000",
        help_text=_("What leaving it before its end costs."),
    )
    extension = forms.CharField(
        label=_("How it can be extended"),
        required=False,
        widget=_text(2),
        help_text=_("Like twice by one year."),
    )
    note = forms.CharField(label=_("Note"), required=False, widget=_text(2))

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scheme = self.fields["scheme"]
        assert isinstance(scheme, SchemeField)
        scheme.offer(programme)

    @classmethod
    def values_of(cls, row: Contract) -> dict[str, Any]:
        return super().values_of(row) | {"scheme": row.scheme_id}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        notice, unit = data.get("notice"), data.get("notice_in")
        if notice is not None and not unit:
            self.add_error("notice_in", _("Choose weeks or months."))
        if unit and notice is None and "notice" not in self.errors:
            self.add_error("notice", _("Enter how many weeks or months."))
        return data


class WarningForm(RowForm):
    submit_label = _("Save")

    notice_days = CountField(
        label=_("Days before the last day for notice"),
        min_value=1,
        max_value=730,
        help_text=_("From then on the page of contracts and Home warn of it."),
    )
