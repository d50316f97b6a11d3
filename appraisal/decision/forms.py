"""The form in which a decision is recorded."""

from collections.abc import Iterable, Sequence
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Button, Field, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.decision.actions import DecisionValues, is_to_come
from appraisal.decision.people import (
    dissent_fields,
    dissent_given,
    people_in,
    people_text,
    standing_rows,
    votes_fields,
    votes_given,
)
from appraisal.models import Decision, Option
from workbench.pages.crispy import name_required_errors
from workbench.pages.day_field import DayField
from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import CountField
from workbench.pages.numbered_rows import rows_of

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
        "made_by": decision.made_by,
        "took_part": people_text(decision.took_part),
        **standing_rows(decision),
    }


class DecisionForm(WorkbenchForm):
    """The preferred option, who decided and when. `standings` gives the outcome of each option by
    its key; `in_words` is true where nothing is ranked; a row for votes is offered to each of
    `authorities`. Whether a date is right is asked where it is still to come."""

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
    present = CountField(
        label=_("How many took part (optional)"),
        required=False,
        min_value=0,
        max_value=1000000,
        widget=forms.TextInput(attrs=NARROW),
    )
    entitled = CountField(
        label=_("How many were entitled to take part (optional)"),
        required=False,
        min_value=0,
        max_value=1000000,
        widget=forms.TextInput(attrs=NARROW),
    )
    decided_on = DayField(
        label=_("Date of the decision (optional)"),
        required=False,
    )
    date_is_right = forms.BooleanField(
        label=_("Yes, the date is right"),
        required=False,
        help_text=_("The date above is still to come."),
    )
    made_by = forms.ChoiceField(
        label=_("How it was decided (optional)"),
        required=False,
        choices=[("", _("Not recorded")), *Decision.MadeBy.choices],
        widget=forms.RadioSelect,
    )
    took_part = forms.CharField(
        label=_("Who took part (optional)"),
        required=False,
        help_text=_(
            "One on each line: a role, or an authority and a role with a colon between them, like "
            "“Broxbourne: Head of Housing”. No names: papers print it."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
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
        authorities: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not self._asks_about_date():
            del self.fields["date_is_right"]
        for number, authority in enumerate(authorities, start=1):
            self.initial.setdefault(f"authority_{number}", authority)
        self.voting = rows_of(self, "authority", least=2)
        self.dissenting = rows_of(self, "dissent_why", least=1)
        for row in self.voting:
            self.fields |= votes_fields(row)
        for row in self.dissenting:
            self.fields |= dissent_fields(row)
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
        self.helper.layout = self.layout()

    def layout(self) -> Layout:
        asked = [name for name in self.base_fields if name in self.fields]
        own = (*self.own_fields(), "preferred", "made_by", "next_step")
        return Layout(
            Field.radios("preferred"),
            *(name for name in asked if name not in own),
            Field.radios("made_by"),
            *_groups(
                getattr(self, "voting", ()),
                ("authority", "for", "against", "abstained"),
                _("Votes of an authority, %(row)d (optional)"),
            ),
            *_groups(
                getattr(self, "dissenting", ()),
                ("dissent_role", "dissent_authority", "dissent_why"),
                _("Somebody who did not agree, %(row)d (optional)"),
            ),
            "next_step",
            *self.own_fields(),
            Button.primary("save", self.submit_label),
        )

    def _asks_about_date(self) -> bool:
        """Whether the date that was sent is still to come."""
        if not self.is_bound:
            return False
        try:
            on = self.fields["decided_on"].clean(self.data.get(self.add_prefix("decided_on")))
        except forms.ValidationError:
            return False
        return on is not None and is_to_come(on)

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
        for row in self.voting:
            if not data.get(f"authority_{row}") and any(votes_given(data, [row], unnamed=True)):
                self.add_error(f"authority_{row}", _("Name the authority of these votes."))
        for row in self.dissenting:
            who = data.get(f"dissent_role_{row}") or data.get(f"dissent_authority_{row}")
            if bool(who) != bool(data.get(f"dissent_why_{row}")):
                name = "dissent_why" if who else "dissent_role"
                told = _("Say why they did not agree.") if who else _("Say whose dissent it is.")
                self.add_error(f"{name}_{row}", told)
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
            made_by=data["made_by"],
            took_part=tuple(people_in(data["took_part"])),
            votes=tuple(votes_given(data, self.voting)),
            dissent=tuple(dissent_given(data, self.dissenting)),
            date_is_right=data.get("date_is_right", False),
        )
        return {"chosen": chosen}


def _groups(rows: Iterable[int], names: Sequence[str], legend: Any) -> Iterable[Fieldset]:
    """A group of fields for each numbered row."""
    return (
        Fieldset(
            *(f"{name}_{row}" for name in names),
            legend=legend % {"row": row},
            legend_size="m",
            css_class="wb-group",
        )
        for row in rows
    )
