"""The form for the officers' words on the way forward."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.models import Option
from workbench.pages.forms import RowForm, WorkbenchForm
from workbench.pages.markdown import MarkdownField


class WayForwardForm(WorkbenchForm):
    submit_label = _("Save the words")

    text = MarkdownField(
        label=_("What there is to say of it"),
        required=False,
        rows=8,
        help_text=_(
            "How it was reached and what it means. A blank line starts a paragraph, “- ” a list. "
            "The sentence above it comes from the decisions and writes itself."
        ),
    )


class NotTogetherForm(RowForm):
    """Two choices and why they do not go together. `strands` gives the options by strand; the
    values are the keys of options."""

    submit_label = _("Save the combination")

    option = forms.ChoiceField(label=_("Choice"))
    other = forms.ChoiceField(label=_("Does not go with"))
    reason = forms.CharField(
        label=_("Why"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In a sentence that can go in the paper."),
    )

    def __init__(self, *args: Any, strands: dict[str, list[Option]], **kwargs: Any) -> None:
        self.options = {str(one.pk): one for group in strands.values() for one in group}
        super().__init__(*args, **kwargs)
        grouped = [
            (strand, [(str(one.pk), one.name) for one in group])
            for strand, group in strands.items()
        ]
        for name in ("option", "other"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Choose one")), *grouped]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, second = (self.options.get(data.get(name, "")) for name in ("option", "other"))
        if first and second and first.appraisal_id == second.appraisal_id:
            self.add_error("other", _("Choose an option of another strand than the first."))
        return data

    def values(self) -> dict[str, Any]:
        chosen = {name: self.options[self.cleaned_data[name]] for name in ("option", "other")}
        return super().values() | chosen
