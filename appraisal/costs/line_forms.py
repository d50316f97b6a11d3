"""The forms of an option's lines: those of a scheme's, and how sure the line is."""

from collections.abc import Sequence
from typing import Any, Final

from crispy_forms_gds.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.models import OptionLine
from schemes.casefile.money import finance_line
from schemes.finance.worth.whole_life import has_range
from schemes.savings.forms.drivers import WRONG, LineForm
from schemes.savings.forms.standing import FORMS
from workbench.pages.number_field import ExactField

OWN: Final = ("bias", "bias_reason", "below", "above")
RANGE_TWICE: Final = _(
    "A figure of this line is a range already. Leave the per cents empty, or give one number there"
)


class OptionLineForm(LineForm):
    """What is asked of every line of an option beside its money."""

    bias = ExactField(
        label=_("Optimism bias of this line (%)"),
        required=False,
        per_cent=True,
        min_value=0,
        max_value=1000,
        example="15",
        help_text=_(
            "Added to a cost, taken off a saving or income. Empty is that of the option; 0 is none."
        ),
    )
    bias_reason = forms.CharField(
        label=_("Why this optimism bias"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Such as that the price is tendered, or that nothing like it was done here."),
    )
    below = ExactField(
        label=_("How far below its amount it may come (%)"),
        required=False,
        per_cent=True,
        min_value=0,
        max_value=100,
        example="10",
        help_text=_("Empty is that of the option; 0 is not at all."),
    )
    above = ExactField(
        label=_("How far above its amount it may come (%)"),
        required=False,
        per_cent=True,
        min_value=0,
        max_value=1000,
        example="20",
    )

    def more_layout(self) -> Sequence[Any]:
        return (
            Fieldset(*OWN, legend=_("How sure it is, where not as the option"), legend_size="m"),
        )

    def values(self) -> dict[str, Any]:
        return super().values() | {name: self.cleaned_data[name] for name in OWN}

    def unsaved(self) -> OptionLine:
        return OptionLine(**self.values())

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        kind, bias = data.get("kind"), data.get("bias")
        if kind == OptionLine.Kind.FUNDING:
            for name in ("bias", "below", "above"):
                if data.get(name) is not None:
                    message = _("Leave this empty: no sum of an option counts funding")
                    self.add_error(name, message)
            return data
        if bias is not None:
            if kind in (OptionLine.Kind.SAVING, OptionLine.Kind.INCOME) and bias > 1:
                message = _("No more than 100% can be taken off a saving or income")
                self.add_error("bias", message)
            if not data.get("bias_reason"):
                message = _("Say why this optimism bias is right for the line")
                self.add_error("bias_reason", message)
        self._check_range(data)
        return data

    def _check_range(self, data: dict[str, Any]) -> None:
        stated = [name for name in ("below", "above") if data.get(name)]
        if self.errors or not stated:
            return
        try:
            twice = has_range(finance_line(self.unsaved()))
        except WRONG:
            return
        if twice:
            self.add_error(stated[0], RANGE_TWICE)


def _of_option(form: type[LineForm]) -> type[LineForm]:
    return type(f"Option{form.__name__}", (OptionLineForm, form), {})


OPTION_FORMS: Final[dict[str, type[LineForm]]] = {
    way: _of_option(form) for way, form in FORMS.items()
}
