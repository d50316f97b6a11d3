"""What people are asked about a session, and about what was said at it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.milestones.offered import key_of, option_of
from schemes.casefile.plan_rows import session_dates
from schemes.models import EngagementSession, Feedback
from schemes.savings.forms.figure_field import SuggestingInput
from schemes.timetable.when_field import WHEN_HELP, WhenField, columns_of, ends_too_early
from workbench.pages.forms import RowForm
from workbench.pages.number_field import CountField

MOST = 2147483647


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class SessionForm(RowForm):
    submit_label = _("Save the session")

    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(
        label=_("What it was"),
        choices=EngagementSession.Kind.choices,
        initial=EngagementSession.Kind.SESSION,
        widget=forms.RadioSelect,
    )
    starts_on = WhenField(label=_("From"), help_text=WHEN_HELP)
    ends_on = WhenField(
        label=_("To"), help_text=_("Empty where it was on one day, or where nothing is known.")
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    invited = forms.CharField(
        label=_("Who was invited"),
        required=False,
        widget=_text(2),
        help_text=_("Groups and roles. No names."),
    )
    asked = CountField(
        label=_("How many were invited"), required=False, min_value=0, max_value=MOST
    )
    came = CountField(
        label=_("How many came"),
        required=False,
        min_value=0,
        max_value=MOST,
        help_text=_("Of a consultation, how many answered. Empty where nobody counted."),
    )
    note = forms.CharField(label=_("Note"), required=False, widget=_text(2))

    @classmethod
    def values_of(cls, row: EngagementSession) -> dict[str, Any]:
        start, end = session_dates(row)
        return super().values_of(row) | {"starts_on": start, "ends_on": end}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if ends_too_early(data.get("starts_on"), data.get("ends_on")):
            self.add_error("ends_on", _("Enter a day on or after the one it starts."))
        return data

    def values(self) -> dict[str, Any]:
        found = super().values()
        return found | columns_of(found.pop("starts_on"), found.pop("ends_on"))


class FeedbackForm(RowForm):
    submit_label = _("Save what was said")

    theme = forms.CharField(
        label=_("Theme"),
        max_length=200,
        help_text=_("In a word or two, the same wherever it comes up: comments are counted by it."),
    )
    option = forms.ChoiceField(label=_("Option"), required=False)
    said = forms.CharField(label=_("What was said"), widget=_text(4))
    comments = CountField(label=_("How many said so"), required=False, min_value=0, max_value=MOST)
    done = forms.CharField(
        label=_("What was done"),
        required=False,
        widget=_text(4),
        help_text=_("What changed because of it, or why nothing did."),
    )

    def __init__(
        self,
        *args: Any,
        choices: Sequence[tuple[str, str]] = (),
        themes: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["option"]
        asked.choices = [("", _("No option, or all of them")), *choices]
        self.fields["theme"].widget = SuggestingInput(themes)

    @classmethod
    def values_of(cls, row: Feedback) -> dict[str, Any]:
        key = key_of(row.appraisal, row.option) if row.option else ""
        return super().values_of(row) | {"option": key}

    def values(self) -> dict[str, Any]:
        found = super().values()
        appraisal, option = option_of(found["option"])
        return found | {"appraisal": appraisal, "option": option}
