"""What people are asked about one section of a paper."""

from typing import Any

from crispy_forms_gds.layout import Button, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from reports.models import Section
from workbench.pages.forms import WorkbenchForm
from workbench.pages.markdown import MarkdownField

MOST = 200_000  # characters of one section: a hundred pages


class SectionForm(WorkbenchForm):
    """The text, with a word to find figures by. Version 0 is that of a section not yet written."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    text = MarkdownField(
        label=_("Text"),
        required=False,
        max_length=MOST,
        rows=22,
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
