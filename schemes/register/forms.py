"""What people are asked about a scheme."""

from collections.abc import Collection, Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schemes.models import Scheme
from schemes.savings.forms.asking import about_years
from workbench.pages.day_field import YearField
from workbench.pages.forms import RowForm
from workbench.pages.markdown import MarkdownField
from workbench.pages.number_field import ExactField


class LinesField(forms.CharField):
    """A list of short texts, one on each line; empty lines and repeats are left out."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = (" ".join(line.split()) for line in (super().to_python(value) or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class SchemeForm(RowForm):
    submit_label = _("Save the scheme")

    title = forms.CharField(label=_("Title"), max_length=200)
    reference = forms.CharField(
        label=_("Reference"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text=_(
            "As in the business plan, like A/R.6.173. Spelled another way, it is put into that "
            "form and your spelling is kept."
        ),
    )
    spellings = LinesField(
        label=_("Other spellings and references"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line, as papers write it. Search finds the scheme by each."),
    )
    summary = MarkdownField(
        label=_("Summary"),
        required=False,
        rows=4,
        help_text=_("What saves money and how, in a few sentences. “- ” starts a list."),
    )
    owner_role = forms.CharField(
        label=_("Owner"),
        max_length=200,
        required=False,
        help_text=_("The role that answers for it, like “Head of Commissioning”. No names."),
    )
    theme = forms.CharField(
        label=_("Theme"),
        max_length=100,
        required=False,
        help_text=_("What kind of saving it is, like “Contracts” or “Prevention”."),
    )
    headline_amount = ExactField(
        label=_("Headline saving (£)"),
        required=False,
        example="412000",
        help_text=_("The figure that it is known by. Leave it empty if none is stated."),
    )
    headline_precision = ExactField(
        label=_("Stated to the nearest (£)"),
        required=False,
        example="1000",
        help_text=_(
            "1000 for a figure in thousands. The lines are rounded to it before they are compared."
        ),
    )
    headline_year = YearField(
        label=_("Financial year of the headline"),
        required=False,
        help_text=_("Like 2018/19. Empty if it is for all the years together."),
    )
    confidence = forms.ChoiceField(
        label=_("Confidence in delivery"),
        required=False,
        choices=[("", _("Not judged yet")), *Scheme.Confidence.choices],
        widget=forms.RadioSelect,
        help_text=_(
            "How likely the scheme is to deliver. Weighted figures count a part of what an amber "
            "or a red scheme saves; all other figures stay as they are."
        ),
    )
    confidence_reason = MarkdownField(
        label=_("Why the confidence is what it is"),
        required=False,
        rows=3,
    )
    depends_on_outside = LinesField(
        label=_("What it depends on outside this programme"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line. Schemes of this programme go on the Needs page."),
    )

    def __init__(self, *args: Any, years: Collection[str] = (), **kwargs: Any) -> None:
        self.years = years
        super().__init__(*args, **kwargs)

    def doubts(self) -> Iterator[str]:
        yield from super().doubts()
        year = self.cleaned_data.get("headline_year") or ""
        if year != self.initial.get("headline_year"):
            yield from about_years({year}, self.years)

    def clean_headline_precision(self) -> Any:
        precision = self.cleaned_data["headline_precision"]
        if precision is not None and precision <= 0:
            raise ValidationError(_("Enter a number above 0 to round to, like 1000"))
        return precision

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("confidence") and not values.get("confidence_reason"):
            self.add_error("confidence_reason", _("Say why the confidence is what it is"))
        asked = {"headline_amount", "headline_precision", "headline_year"} <= values.keys()
        if asked and values["headline_amount"] is None:
            rest = (values["headline_precision"], values["headline_year"])
            if any(one not in (None, "") for one in rest):
                self.add_error("headline_amount", _("Enter the headline saving as well"))
        return values


class NewSchemeForm(SchemeForm):
    submit_label = _("Start the scheme")
