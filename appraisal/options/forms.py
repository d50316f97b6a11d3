"""What people are asked about an option, and about a benefit or drawback of one."""

from typing import Any

from crispy_forms_gds.layout import Button, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.models import Option, StakeholderView
from workbench.pages.crispy import name_required_errors
from workbench.pages.forms import RowForm
from workbench.pages.markdown import MarkdownField
from workbench.pages.number_field import CountField, ExactField
from workbench.pages.numbered_rows import rows_of


class OptionForm(RowForm):
    submit_label = _("Save the option")

    name = forms.CharField(label=_("Name"), max_length=200)
    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        help_text=_("Short, as it stands in tables, like PSM."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    baseline = forms.BooleanField(
        label=_("This is the baseline"),
        required=False,
        help_text=_("Carrying on as now: doing nothing, or the least that must be done."),
    )
    summary = MarkdownField(
        label=_("Summary"),
        required=False,
        rows=5,
        help_text=_("What would happen. A blank line starts a paragraph, “- ” a list."),
    )
    ownership = MarkdownField(
        label=_("Ownership"),
        required=False,
        rows=3,
        help_text=_("Who would own the organisation."),
    )
    governance = MarkdownField(
        label=_("Governance"),
        required=False,
        rows=3,
        help_text=_("Who would decide, and to whom they would answer."),
    )
    cost = ExactField(label=_("Cost (£)"), required=False, example="250000")
    total_savings = ExactField(label=_("Total savings (£)"), required=False)
    confidence = ExactField(
        label=_("Confidence in the wider savings (%)"),
        required=False,
        per_cent=True,
        min_value=0,
        max_value=100,
        example="86",
        help_text=_("From 0 to 100: how much of them this option would deliver."),
    )

    partners_needed = CountField(
        label=_("Partners needed (optional)"),
        required=False,
        min_value=1,
        max_value=1000000,
        help_text=_("How many authorities must join it at the least."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows_of(self, "label", "text", least=2)
        for row in self.rows:
            self.fields |= _fact_fields(row)
        name_required_errors(self)
        self.helper.layout = self.layout()

    def layout(self) -> Layout:
        return Layout(
            *(name for name in self.base_fields if name not in self.own_fields()),
            *(
                Fieldset(
                    f"label_{row}",
                    f"text_{row}",
                    legend=_("Fact %(row)d (optional)") % {"row": row},
                    legend_size="m",
                    css_class="wb-group",
                )
                for row in getattr(self, "rows", ())
            ),
            *self.own_fields(),
            Button.primary("save", self.submit_label),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for row in self.rows:
            label, text = data.get(f"label_{row}"), data.get(f"text_{row}")
            if label and not text:
                self.add_error(f"text_{row}", _("Say what the fact is, or empty its label."))
            if text and not label:
                self.add_error(f"label_{row}", _("Say what the fact is about, or empty its text."))
        return data

    def values(self) -> dict[str, Any]:
        data = super().values()
        pairs = [(data.pop(f"label_{row}"), data.pop(f"text_{row}")) for row in self.rows]
        facts = [{"label": label, "text": text} for label, text in pairs if label]
        return data | {"facts": facts}

    @classmethod
    def values_of(cls, option: Option) -> dict[str, Any]:
        """An option's values by field name."""
        found = super().values_of(option)
        for row, fact in enumerate(option.facts, start=1):
            found |= {f"label_{row}": fact["label"], f"text_{row}": fact["text"]}
        return found


def _fact_fields(row: int) -> dict[str, forms.Field]:
    """The two fields of one fact; a row without a label is none."""
    return {
        f"label_{row}": forms.CharField(
            label=_("What it is about"),
            required=False,
            max_length=200,
            help_text=_("The same words for every option, like “Time to establish”."),
        ),
        f"text_{row}": forms.CharField(
            label=_("What is said of this option"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
    }


class StakeholderViewForm(RowForm):
    kind = forms.ChoiceField(
        label=_("Is it a benefit or a drawback?"),
        choices=StakeholderView.Kind.choices,
        widget=forms.RadioSelect,
    )
    group = forms.CharField(
        label=_("Group of people (optional)"),
        required=False,
        max_length=200,
        help_text=_("Whose benefit or drawback it is, like “People who use services” or “Staff”."),
    )
    text = MarkdownField(label=_("What it is"), rows=4)
