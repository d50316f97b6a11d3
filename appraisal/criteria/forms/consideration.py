"""The form of a consideration, which is also the part that all forms of criteria share."""

from collections.abc import Sequence
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Button, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.criteria.forms.ground import Ground
from appraisal.criteria.rule import Rule
from appraisal.models import Criterion
from workbench.pages.crispy import name_required_errors
from workbench.pages.forms import WorkbenchForm

# The ways of acting, by the word that stands in the address of a form.
WAYS = (
    Choice(
        "gateway",
        _("Gateway"),
        hint=_("Pass or fail. An option that fails is not feasible, whatever else it offers."),
    ),
    Choice(
        "ranking",
        _("Ranking, rated by people"),
        hint=_("Assessors give each option a level or points. It decides the order."),
    ),
    Choice(
        "ranking-bands",
        _("Ranking, by bands of a measure"),
        hint=_("A number gives the level: high from 100% of the target, medium from 80%."),
    ),
    Choice(
        "ranking-line",
        _("Ranking, on a straight line from a measure"),
        hint=_("A number gives points in proportion: £0 is worth no points, £2m is worth 100."),
    ),
    Choice(
        "ranking-price",
        _("Ranking, by relative price"),
        hint=_("The lowest price earns all points; £2m beside the lowest of £1m earns half."),
    ),
    Choice(
        "conditional-gateway",
        _("Conditional gateway"),
        hint=_("Pass or fail, but a fail is excused where the option does well elsewhere."),
    ),
    Choice(
        "consideration",
        _("Consideration"),
        hint=_("Weighed in words when people decide. Never rated and never added up."),
    ),
)


class CriterionForm(WorkbenchForm):
    """The form of a consideration, and the fields that every other form of a criterion has as
    well."""

    acts_as: str = Criterion.Role.CONSIDERATION

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
        """Fills in the choices that depend on rows."""

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
        return self.common()

    def common(self, **own: Any) -> Rule:
        """The rule from the fields that every criterion has, with the parts of its own."""
        data = self.cleaned_data
        return Rule(self.acts_as, data["code"], data["name"], data["question"], **own)

    def values(self) -> dict[str, Any]:
        return {"rule": self.rule()}

    def choices(self, name: str, choices: Sequence[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def ask(self, *names: str) -> bool:
        """Adds an error to each of these fields that is empty. True where none is empty."""
        empty = [name for name in names if self.cleaned_data.get(name) in (None, "", [])]
        for name in empty:
            if name not in self.errors:
                message = self.fields[name].error_messages["required"]
                self.add_error(name, message)
        return not empty
