"""What people are asked about an appraisal and its scheme."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from appraisal.models import Appraisal
from schemes.models import DeliveryOption, Programme
from schemes.register.scheme_field import SchemeField
from workbench.numbers.listing import listed
from workbench.pages.forms import RowForm, WorkbenchForm
from workbench.pages.markdown import MarkdownField

AS_NOW: Final = "as now"
MOST: Final = 199  # options that an appraisal takes beside the one that carries on as now


class SchemeOfAppraisalForm(RowForm):
    submit_label = _("Save the scheme of the appraisal")

    scheme = SchemeField(
        empty_label=_("None: it is of the programme as a whole"),
        label=_("Scheme whose options it weighs"),
        help_text=_("The scheme’s page shows the appraisal, and its business case can print it."),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scheme = self.fields["scheme"]
        assert isinstance(scheme, SchemeField)
        scheme.offer(programme)

    @classmethod
    def values_of(cls, row: Appraisal) -> dict[str, Any]:
        return {"scheme": row.scheme_id}


class AppraiseOptionsForm(WorkbenchForm):
    """Which delivery options are appraised, and which of them is the baseline. `before` are the
    appraisals of the scheme with the names of their options: options that stand there already are
    asked about."""

    submit_label = _("Make the appraisal")

    title = forms.CharField(label=_("Title of the appraisal"), max_length=200)
    reference = forms.CharField(
        label=_("Reference"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text=_("Short, as it stands in your papers, like ADM-2016."),
    )
    question = MarkdownField(label=_("Question"), required=False, rows=3)
    options = forms.MultipleChoiceField(
        label=_("Options to appraise"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each becomes an option of the appraisal, with its benefits and drawbacks."),
    )
    baseline = forms.ChoiceField(
        label=_("Which is the baseline?"),
        widget=forms.RadioSelect,
        help_text=_("What the others are held against: what happens if nothing is decided."),
    )

    def __init__(
        self,
        *args: Any,
        rows: Sequence[DeliveryOption],
        before: Sequence[tuple[str, frozenset[str]]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(row.pk): row for row in rows}
        self.before = before
        named = [(key, row.name) for key, row in self.rows.items()]
        options, baseline = self.fields["options"], self.fields["baseline"]
        assert isinstance(options, forms.MultipleChoiceField)
        assert isinstance(baseline, forms.ChoiceField)
        options.choices = named
        options.initial = [*self.rows]
        baseline.choices = [*named, (AS_NOW, _("None of them: add “%s”") % as_now_words())]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        chosen, baseline = values.get("options", []), values.get("baseline", "")
        if baseline and baseline != AS_NOW and chosen and baseline not in chosen:
            self.add_error("baseline", _("Tick this option as well, or choose another baseline"))
        if len(chosen) > MOST:
            self.add_error("options", _("Choose at most 199 options"))
        return values

    def doubts(self) -> Iterable[str]:
        chosen = {self.rows[key].name for key in self.cleaned_data["options"]}
        for title, names in self.before:
            there = [row.name for row in self.rows.values() if row.name in names & chosen]
            if there:
                yield _now(
                    "“%(title)s” appraises %(options)s already. Is another appraisal of the same "
                    "meant?"
                ) % {"title": title, "options": listed([f"“{name}”" for name in there])}

    def values(self) -> dict[str, Any]:
        given = super().values()
        given.pop("confirmed", None)
        return given | {
            "options": [self.rows[key] for key in given["options"]],
            "baseline": self.rows.get(given["baseline"]),
            "as_now": as_now_words(),
        }


def as_now_words() -> str:
    """What the option is called that changes nothing."""
    return _now("Carry on as now")
