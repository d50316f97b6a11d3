"""The form of several options."""

from collections.abc import Collection
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from appraisal.models import Option
from appraisal.options.several.named_lines import NamedLines
from workbench.pages.forms import WorkbenchForm

_LONGEST: Final = Option._meta.get_field("name").max_length or 0


class SeveralForm(WorkbenchForm):
    """Options to add. `known` are the names of those that are there; the baseline is asked for
    where none of them is it."""

    submit_label = _("Add these options")

    baseline = forms.CharField(
        label=_("How is the service run now?"),
        max_length=_LONGEST,
        required=False,
        help_text=_(
            "This is the baseline that the others are compared with: carrying on as now, or doing "
            "the least that must be done. For example “In-house service as now”."
        ),
    )
    names = forms.CharField(
        label=_("The other options, one a line"),
        required=False,
        help_text=_(
            "For example “Public service mutual”. Each gets a code of its first letters, which you "
            "can change with the rest that is said of it."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(
        self, *args: Any, known: Collection[str], has_baseline: bool, **kwargs: Any
    ) -> None:
        self.known = {name.casefold() for name in known}
        super().__init__(*args, **kwargs)
        if has_baseline:
            del self.fields["baseline"]
            self.fields["names"].label = _("Options, one a line")
        self.helper.layout = self.layout()

    def clean_names(self) -> list[str]:
        """The names of the lines."""
        taken = _now("“%(name)s” is an option already. Leave it out, or name it differently.")
        lines = NamedLines(_LONGEST, self.known, taken)
        above = {(self.cleaned_data.get("baseline") or "").casefold()}
        return lines.read(self.cleaned_data["names"], _one_line, str, above)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data["names"] and not data.get("baseline"):
            raise ValidationError({"names": _now("Write the name of an option on a line.")})
        return data

    def values(self) -> dict[str, Any]:
        return {
            "names": self.cleaned_data["names"],
            "baseline": self.cleaned_data.get("baseline", ""),
        }


def _one_line(text: str) -> str:
    return " ".join(text.split())
