"""The form in which a decision is recorded."""

from collections.abc import Sequence
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Button, Field, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.decision.actions import DecisionValues
from appraisal.models import Decision, Option
from workbench.pages.crispy import name_required_errors
from workbench.pages.forms import WorkbenchForm

IN_WORDS = _("In sentences that can go in the paper: what spoke for it, and against the others.")
NARROW = {"class": "govuk-input--width-3"}


def as_it_stands(decision: Decision | None) -> dict[str, Any]:
    """The form's initial values from the decision in force."""
    if decision is None:
        return {}
    return {
        "preferred": str(decision.preferred_id),
        "with_a_view_to": str(decision.with_a_view_to_id or ""),
        "reason": decision.reason,
        "present": decision.present,
        "entitled": decision.entitled,
        "decided_on": decision.decided_on,
        "next_step": decision.next_step,
    }


class DecisionForm(WorkbenchForm):
    """The preferred option, who decided and when. `standings` gives the outcome of each option by
    its key; `in_words` is true where nothing is ranked."""

    submit_label = _("Record the decision")

    preferred = forms.ChoiceField(label=_("Preferred option"), widget=forms.RadioSelect)
    with_a_view_to = forms.ChoiceField(
        label=_("With a view to (optional)"),
        required=False,
        help_text=_("An option to move on to later, after the preferred one."),
    )
    reason = forms.CharField(
        label=_("Why it is preferred"),
        required=False,
        help_text=_(
            "Needed where the option is not ranked first: readers of the paper will see another "
            "option above it and ask."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    present = forms.IntegerField(
        label=_("How many took part (optional)"),
        required=False,
        min_value=0,
        max_value=1000000,
        widget=forms.NumberInput(attrs=NARROW),
    )
    entitled = forms.IntegerField(
        label=_("How many were entitled to take part (optional)"),
        required=False,
        min_value=0,
        max_value=1000000,
        widget=forms.NumberInput(attrs=NARROW),
    )
    decided_on = forms.DateField(
        label=_("Date of the decision (optional)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    next_step = forms.CharField(
        label=_("Next step (optional)"),
        required=False,
        help_text=_("What is to be done now, and on what conditions."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        options: Sequence[Option],
        standings: dict[str, str],
        in_words: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if in_words:
            # The field as it is shown was made while its messages were named.
            self["reason"].help_text = IN_WORDS
        self.options = {str(option.pk): option for option in options}
        preferred, view = self.fields["preferred"], self.fields["with_a_view_to"]
        assert isinstance(preferred, forms.ChoiceField)
        assert isinstance(view, forms.ChoiceField)
        preferred.choices = [
            Choice(key, option.name, hint=standings.get(option.code, ""))
            for key, option in self.options.items()
        ]
        view.choices = [("", _("None")), *((k, o.name) for k, o in self.options.items())]
        name_required_errors(self)

    def layout(self) -> Layout:
        return Layout(
            Field.radios("preferred"),
            *(name for name in self.fields if name != "preferred"),
            Button.primary("save", self.submit_label),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("preferred") and data.get("preferred") == data.get("with_a_view_to"):
            self.add_error(
                "with_a_view_to", _("Choose another option than the preferred one, or none.")
            )
        present, entitled = data.get("present"), data.get("entitled")
        if present is not None and entitled is not None and present > entitled:
            self.add_error(
                "present", _("More people cannot take part than are entitled to. Check both.")
            )
        return data

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        chosen = DecisionValues(
            preferred=self.options[data["preferred"]],
            with_a_view_to=self.options.get(data["with_a_view_to"]),
            reason=data["reason"],
            present=data["present"],
            entitled=data["entitled"],
            decided_on=data["decided_on"],
            next_step=data["next_step"],
        )
        return {"chosen": chosen}
