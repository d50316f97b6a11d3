"""What people are asked about what is kept from the public."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.formats.exempt_law import LISTS
from workbench.pages.forms import WorkbenchForm


class ExemptForm(WorkbenchForm):
    """By which paragraph the public may not see something, and why. `listed` names the law."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    paragraph = forms.ChoiceField(
        label=_("Paragraph"),
        widget=forms.RadioSelect,
        required=False,
    )
    reason = forms.CharField(
        label=_("Why the public interest lies in keeping it"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "It is printed in the public paper in place of the text, so it must give nothing away."
        ),
    )

    def __init__(self, *args: Any, listed: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["paragraph"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = self.choices(listed)
        self.helper.layout = self.layout()

    def choices(self, listed: str) -> list[tuple[str, str]]:
        return [("", str(_("The public may see it"))), *paragraph_choices(listed)]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if values.get("paragraph") and not values.get("reason", "").strip():
            self.add_error("reason", _("Say why the public interest lies in keeping it"))
        return values

    @staticmethod
    def values_of(exempt: Mapping[str, str] | None) -> dict[str, Any]:
        given = exempt or {}
        return {"paragraph": given.get("paragraph", ""), "reason": given.get("reason", "")}


def paragraph_choices(listed: str) -> list[tuple[str, str]]:
    """The paragraphs of one law with what each covers."""
    _part, paragraphs = LISTS[listed]
    return [(number, f"{number}: {covers}") for number, covers in paragraphs.items()]


class KeepForm(ExemptForm):
    """By which paragraph the public may not see something besides a section, and why: both are
    needed."""

    submit_label = _("Keep it from the public")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paragraph"].required = self.fields["reason"].required = True

    def choices(self, listed: str) -> list[tuple[str, str]]:
        return paragraph_choices(listed)
