"""What people are asked about a step of the process, and about how options are scored."""

from typing import Any

from crispy_forms_gds.layout import Button, Field, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.models import Appraisal
from appraisal.process.moves import Move
from appraisal.states import State
from schemes.models import Programme
from workbench.pages.forms import WorkbenchForm


class StepForm(WorkbenchForm):
    """What a step asks: its reason, where it goes back or on in spite of something, and when
    assessors give theirs, where it opens scoring."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the history and prints in the paper."),
    )

    reasons_for = forms.ChoiceField(
        label=_("When must assessors say why?"),
        choices=Appraisal.ReasonsFor.choices,
        widget=forms.RadioSelect,
        initial=Appraisal.ReasonsFor.EVERY,
        help_text=_("Whoever abstains, or says that a criterion does not apply, always says why."),
    )

    def __init__(self, *args: Any, move: Move, asks_why: bool, **kwargs: Any) -> None:
        self.move = move
        super().__init__(*args, **kwargs)
        if move.now != State.SCORING or move.back:
            del self.fields["reasons_for"]
        if not asks_why:
            del self.fields["reason"]
        self.helper.layout = self.layout()

    def layout(self) -> Layout:
        button = Button.warning if self.move.back else Button.primary
        asked = [Field.radios("reasons_for")] if "reasons_for" in self.fields else []
        why = ["reason"] if "reason" in self.fields else []
        return Layout(*asked, *why, *self.own_fields(), button("save", self.move.label))

    def values(self) -> dict[str, Any]:
        return {"move": self.move} | super().values()


class ScoringForm(WorkbenchForm):
    """How the options of a programme's appraisals are scored."""

    scoring = forms.ChoiceField(
        label=_("How options are scored"),
        choices=Programme.Scoring.choices,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept in the history."),
        error_messages={"required": _("Say why it is scored another way from now on.")},
    )

    def layout(self) -> Layout:
        return Layout(
            Field.radios("scoring"),
            "reason",
            *self.own_fields(),
            Button.primary("save", _("Score this way from now on")),
        )
