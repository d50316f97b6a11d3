"""What people are asked about one section of a paper."""

from collections.abc import Mapping
from typing import Any

from crispy_forms_gds.layout import Button, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from reports.exempt.words import LISTS
from reports.models import Section
from workbench.pages.forms import WorkbenchForm

MOST = 200_000  # characters of one section: a hundred pages


class SectionForm(WorkbenchForm):
    """The text, with a word to find figures by. Version 0 is that of a section not yet written."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 22, "spellcheck": "true", "data-writing": ""}),
        help_text=_("Type {{ to quote a figure by its name."),
    )

    def layout(self) -> Layout:
        return Layout(
            *self.fields,
            Button.primary("save", _("Save")),
            Button.secondary("look", _("See how it prints")),
        )

    @staticmethod
    def values_of(section: Section | None) -> dict[str, Any]:
        return {"text": section.text if section else ""}


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
