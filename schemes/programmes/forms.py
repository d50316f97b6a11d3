"""What people are asked about a programme."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schemes.models import Programme
from workbench.models import Authority, User
from workbench.pages.day_field import YearField
from workbench.pages.forms import WorkbenchForm
from workbench.pages.markdown import MarkdownField
from workbench.pages.number_field import CountField, ExactField


class ProgrammeForm(WorkbenchForm):
    title = forms.CharField(label=_("Title"), max_length=200)
    reference = forms.CharField(
        label=_("Reference"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text=_("Short, as it stands in your papers, like ASC-2018."),
    )
    summary = MarkdownField(
        label=_("Summary"),
        required=False,
        rows=4,
        help_text=_("What the programme is for, in a few sentences."),
    )
    first_year = YearField(label=_("First financial year"), help_text=_("Like 2018/19."))
    years = CountField(label=_("Number of years"), min_value=1, max_value=60)
    target = ExactField(
        label=_("Savings target (£)"),
        required=False,
        min_value=0,
        example="1960000",
        help_text=_("Over all the years. Leave it empty if none is set."),
    )

    @classmethod
    def values_of(cls, programme: Programme) -> dict[str, Any]:
        """A programme's values by field name."""
        return {name: getattr(programme, name) for name in cls.base_fields if name in ASKED}


class NewProgrammeForm(ProgrammeForm):
    submit_label = _("Start the programme")


class AnyProgrammeForm(NewProgrammeForm):
    """The form of a site administrator, who may start a programme of any authority for anybody."""

    authority = forms.ModelChoiceField(
        label=_("Authority"),
        queryset=Authority.objects.none(),
        empty_label=_("Choose one"),
        help_text=_("It owns the programme. Others can take part beside it."),
    )
    lead = forms.ModelChoiceField(
        label=_("Lead officer"),
        queryset=User.objects.none(),
        empty_label=None,
        help_text=_("May be changed later, on the page People of the programme."),
    )
    field_order = ("title", "reference", "authority", "lead")

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        authority, lead = self.fields["authority"], self.fields["lead"]
        assert isinstance(authority, forms.ModelChoiceField)
        assert isinstance(lead, forms.ModelChoiceField)
        authority.queryset = Authority.objects.order_by("name", "pk")
        authority.initial = by.authority_id
        lead.queryset = User.objects.filter(is_active=True).order_by(
            "last_name", "first_name", "pk"
        )
        lead.initial = by.pk


ASKED = ("title", "reference", "summary", "first_year", "years", "target")
