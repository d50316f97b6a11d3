"""What is asked of whoever draws weights and ratings otherwise, or moves several weights
together."""

from collections.abc import Iterable, Mapping
from typing import Any

from crispy_forms_gds.layout import Button, Field, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import CountField

FEWEST, MOST = 100, 10_000_000
SAMPLES, SEED, WITHIN = 10_000, 1, 25
_NARROW = {"class": "govuk-input--width-10"}


class _AskedInAddress(WorkbenchForm):
    """A form whose answers stand in the address: it saves nothing, so it has no version and no
    token."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in WorkbenchForm.own_fields():
            del self.fields[name]
        self.helper.layout = self.layout()
        self.helper.form_method = "get"

    @staticmethod
    def own_fields() -> tuple[str, ...]:
        return ()


def _choose(field: forms.Field, choices: Iterable[tuple[str, Any]]) -> None:
    """Gives a field what may be chosen in it."""
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


class DrawForm(_AskedInAddress):
    """Which weights and ratings are drawn, how many times, and by which seed. `weighted` and
    `assessors` say whether there are weights to draw around, and assessors' weights to mix;
    `spread` whether assessors gave ratings."""

    draw = forms.ChoiceField(
        label=_("Which weights are drawn?"), initial="everywhere", widget=forms.RadioSelect
    )
    within = CountField(
        label=_("How near, in per cent of each share"),
        help_text=_(
            "Counts for those near the agreed weights. With 25 a share of 20% is drawn between 15% "
            "and 25%."
        ),
        initial=WITHIN,
        min_value=0,
        max_value=100,
        required=False,
        widget=forms.TextInput(_NARROW),
    )
    ratings = forms.ChoiceField(
        label=_("Which ratings?"), initial="agreed", widget=forms.RadioSelect
    )
    samples = CountField(
        label=_("How many times?"),
        help_text=_("From 100 to 10,000,000. More are more precise."),
        initial=SAMPLES,
        min_value=FEWEST,
        max_value=MOST,
        widget=forms.TextInput(_NARROW),
    )
    seed = CountField(
        label=_("Seed"),
        help_text=_("A whole number. The same number draws the same weights, on any machine."),
        initial=SEED,
        min_value=0,
        max_value=2**63 - 1,
        widget=forms.TextInput(_NARROW),
    )

    def __init__(
        self, given: Mapping[str, str] | None, *, weighted: bool, assessors: bool, spread: bool
    ) -> None:
        super().__init__(given)
        ways: list[tuple[str, Any]] = [
            ("everywhere", _("All that are possible, each as likely as every other"))
        ]
        if weighted:
            ways += [
                ("band", _("Those near the agreed weights")),
                ("order", _("Those that keep the order of importance of the agreed weights")),
            ]
        else:
            del self.fields["within"]
        if assessors:
            ways.append(("assessors", _("Mixtures of the assessors’ own weights")))
        _choose(self.fields["draw"], ways)
        drawn = _("Drawn from what the assessors gave, each as likely as the others")
        _choose(self.fields["ratings"], [("agreed", _("The agreed ratings")), ("spread", drawn)])
        if not spread:
            del self.fields["ratings"]
        self.helper.layout = self.layout()

    def layout(self) -> Layout:
        names = [
            Field.radios(name) if name in ("draw", "ratings") else name for name in self.fields
        ]
        return Layout(*names, Button.secondary("go", _("Draw")))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        lacks = cleaned.get("within") is None and "within" not in self.errors
        if cleaned.get("draw") == "band" and lacks:
            self.add_error("within", _("Enter how near: a whole number from 0 to 100."))
        return cleaned


class TogetherForm(_AskedInAddress):
    """Which criteria's weights are moved together."""

    together = forms.MultipleChoiceField(
        label=_("Whose weights are moved together?"),
        help_text=_(
            "Choose some of the ranking criteria, not all. They keep their ratios, and so do the "
            "others."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, given: Any | None, *, criteria: Iterable[tuple[str, str]]) -> None:
        super().__init__(given)
        _choose(self.fields["together"], criteria)

    def layout(self) -> Layout:
        return Layout(
            Field.checkboxes("together", small=True),
            Button.secondary("move", _("See what follows")),
        )
