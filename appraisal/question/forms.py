"""What people are asked about an appraisal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.models import Appraisal
from schemes.models import Programme
from schemes.register.scheme_field import SchemeField
from workbench.pages.forms import RowForm
from workbench.pages.markdown import MarkdownField
from workbench.pages.number_field import CountField, ExactField


class AppraisalForm(RowForm):
    title = forms.CharField(label=_("Title"), max_length=200)
    reference = forms.CharField(
        label=_("Reference"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text=_("Short, as it stands in your papers, like ADM-2016."),
    )
    question = MarkdownField(
        label=_("Question"),
        required=False,
        rows=3,
        help_text=_("What is to be decided, like “Which organisation should run the service?”"),
    )
    strand = forms.CharField(
        label=_("Strand (optional)"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text=_(
            "Where several appraisals make one way forward: the part that this one decides, like "
            "“Delivery model”."
        ),
    )
    scheme = SchemeField(
        empty_label=_("None: it is of the programme as a whole"),
        label=_("Scheme whose options it weighs (optional)"),
    )
    total_as = forms.ChoiceField(
        label=_("How totals are shown"),
        choices=Appraisal.TotalAs.choices,
        widget=forms.RadioSelect,
        initial="value",
        help_text=_(
            "As value, each scale runs from 0 to 100, so that a criterion counts as much as its "
            "weight says. As points, an average or per cent, a long scale counts for more than a "
            "short one of the same weight."
        ),
    )
    better = forms.ChoiceField(
        label=_("Which total comes first"),
        choices=Appraisal.Better.choices,
        widget=forms.RadioSelect,
        initial="higher",
        help_text=_("The lowest comes first where points count against an option."),
    )
    shortlist = forms.ChoiceField(
        label=_("What is taken forward"),
        choices=Appraisal.Shortlist.choices,
        widget=forms.RadioSelect,
        initial="all",
        help_text=_(
            "Of the options that no gateway stops. The others are ranked and not taken forward."
        ),
    )
    shortlist_count = CountField(
        label=_("How many are taken forward"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("Only if you chose the first few, like 3. All who tie for the last place go."),
    )
    shortlist_total = ExactField(
        label=_("Total to reach"),
        required=False,
        example="250",
        help_text=_("Only if you chose those that reach a total."),
    )
    in_scope_value = ExactField(
        label=_("Yearly value of the services in scope (£)"),
        required=False,
        min_value=0,
        help_text=_("What they cost now. Each option’s revised budget is worked out from it."),
    )
    savings_target = ExactField(
        label=_("Savings target (£)"),
        required=False,
        min_value=0,
        help_text=_("Each option’s savings are shown as a share of it."),
    )
    wider_savings = ExactField(
        label=_("Wider savings to enable (£)"),
        required=False,
        min_value=0,
        help_text=_("Savings elsewhere that the options help to deliver, each to its confidence."),
    )

    def __init__(self, *args: Any, programme: Programme | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scheme = self.fields["scheme"]
        assert isinstance(scheme, SchemeField)
        if programme is not None:
            scheme.offer(programme)

    def clean(self) -> dict[str, Any]:
        """Keeps the number that goes with the chosen shortlist and drops the other."""
        values = self.cleaned_data
        kind = values.get("shortlist")
        if kind != "top":
            values["shortlist_count"] = None
        elif values.get("shortlist_count") is None and "shortlist_count" not in self.errors:
            self.add_error("shortlist_count", _("Enter how many options are taken forward, like 3"))
        if kind != "threshold":
            values["shortlist_total"] = None
        elif values.get("shortlist_total") is None and "shortlist_total" not in self.errors:
            self.add_error("shortlist_total", _("Enter the total that options must reach"))
        return values

    @classmethod
    def values_of(cls, row: Appraisal) -> dict[str, Any]:
        return super().values_of(row) | {"scheme": row.scheme_id}


class NewAppraisalForm(AppraisalForm):
    submit_label = _("Start the appraisal")
