"""What every criterion has; by itself, the form of a consideration."""

from collections.abc import Sequence
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Button, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.actions.criteria import Rule
from appraisal.forms.ground import Ground
from appraisal.models import Criterion
from workbench.crispy import name_required_errors
from workbench.forms import WorkbenchForm

ROLES = (
    Choice(
        Criterion.Role.GATEWAY,
        _("Gateway"),
        hint=_("Pass or fail. An option that fails is not feasible, whatever else it offers."),
    ),
    Choice(
        Criterion.Role.RANKING,
        _("Ranking"),
        hint=_("Rated on a scale, or taken from a measure. Decides the order of the options."),
    ),
    Choice(
        Criterion.Role.CONDITIONAL,
        _("Conditional gateway"),
        hint=_("Pass or fail, but a fail is excused where the option does well elsewhere."),
    ),
    Choice(
        Criterion.Role.CONSIDERATION,
        _("Consideration"),
        hint=_("Weighed in words when people decide. Never rated and never added up."),
    ),
)


class CriterionForm(WorkbenchForm):
    """What every criterion has; by itself, the form of a consideration."""

    role = forms.CharField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=200)
    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        help_text=_("Short and unique, as it stands in tables: 3, or C2."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    question = forms.CharField(
        label=_("What is asked (optional)"),
        required=False,
        help_text=_("The question assessors answer when they judge an option by this criterion."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, ground: Ground, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ground = ground
        self.prepare()
        name_required_errors(self)
        self.helper.layout = self.layout()

    def prepare(self) -> None:
        """Puts in the choices that depend on rows."""

    def own_layout(self) -> Sequence[Any]:
        """The fields after the common ones."""
        return ()

    def layout(self) -> Layout:
        return Layout(
            "role",
            "name",
            "code",
            "question",
            *self.own_layout(),
            *self.own_fields(),
            Button.primary("save", self.submit_label),
        )

    def rule(self) -> Rule:
        data = self.cleaned_data
        return Rule(data["role"], data["code"], data["name"], data["question"])

    def values(self) -> dict[str, Any]:
        return {"rule": self.rule()}

    def choices(self, name: str, choices: Sequence[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def ask(self, *names: str) -> bool:
        """Adds an instruction to each of these fields that is empty; True where none is."""
        empty = [name for name in names if self.cleaned_data.get(name) in (None, "", [])]
        for name in empty:
            if name not in self.errors:
                message = self.fields[name].error_messages["required"]
                self.add_error(name, message)
        return not empty
