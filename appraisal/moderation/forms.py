"""The forms of moderation: the agreed rating of a cell, the meeting at hand, and the cells on which
all are equal."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Field, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from appraisal.moderation.repeats import repeated
from appraisal.moderation.sitting import Sitting
from appraisal.scoring.forms import RatingForm, folded
from workbench.pages.crispy import name_required_errors
from workbench.pages.day_field import DayField
from workbench.pages.forms import WorkbenchForm


class AgreeForm(RatingForm):
    """The rating that the panel agrees. `others` are the names and the reasons of the other agreed
    ratings: a reason that repeats one of them, or what a level means, has to be confirmed."""

    knowingly = forms.BooleanField(
        label=_("Keep this reason all the same"),
        required=False,
    )
    dissent = forms.CharField(
        label=_("Dissent (optional)"),
        required=False,
        help_text=_(
            "Who does not agree, by name or role, and why. It prints where the rating does."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, others: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.compact:
            self.fields["reason"].widget.attrs["rows"] = 2
        reason = str(self["reason"].value() or "") if self.is_bound else ""
        self.repeats = repeated(reason, self.allowed.levels, others)
        if not self.repeats or self.takes_away:
            del self.fields["knowingly"]
        self.helper.layout = self.layout()

    def said(self) -> list[str]:
        names = ["reason", "knowingly", *([] if self.compact else ["dissent"])]
        return [name for name in names if name in self.fields]

    def rests(self) -> list[Any]:
        """The evidence; where there is little room the dissent is folded away as well."""
        if not self.compact:
            return super().rests()
        legend = _("Dissent and evidence (optional)")
        return folded(legend, "dissent", *self.evidence())

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "knowingly" in self.fields and not data.get("knowingly"):
            self.add_error(
                "knowingly",
                _("%(repeats)s Say why of this option, or tick this to keep it.")
                % {"repeats": self.repeats},
            )
        return data

    def values(self) -> dict[str, Any]:
        """As of a rating, with the dissent."""
        return super().values() | {"dissent": self.cleaned_data["dissent"]}


class SittingForm(WorkbenchForm):
    """The meeting whose ratings are recorded from now on."""

    submit_label = _("Use this meeting")

    meeting = forms.CharField(
        label=_("Name of the meeting"),
        max_length=200,
        help_text=_("Such as “Moderation panel” or “Project board”."),
    )
    agreed_on = DayField(
        label=_("Date of the meeting"),
    )
    panel = forms.CharField(
        label=_("Who is present"),
        required=False,
        help_text=_("By role and authority: it prints with each rating."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_agreed_on(self) -> date:
        found: date = self.cleaned_data["agreed_on"]
        if found > timezone.localdate():
            raise forms.ValidationError(
                _("This day is still to come. Give the day on which the panel meets and agrees.")
            )
        return found

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"sitting": Sitting(data["meeting"], data["agreed_on"], data["panel"])}


class TogetherForm(WorkbenchForm):
    """The cells on which all are equal; each that is open is ticked until somebody unticks it.
    `cells` gives a key, which stands for the cell and the rating, with the words of both; `agreed`
    are the keys of those that somebody has agreed by now: they may still be sent, as by a button
    pressed twice."""

    cells = forms.MultipleChoiceField(
        label=_("Ratings to agree"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one rating to agree."),
            "invalid_choice": _(
                "A rating was changed while this page was open. Look at what is left, and agree it."
            ),
        },
    )

    def __init__(
        self, *args: Any, cells: Mapping[str, str], agreed: Collection[str], **kwargs: Any
    ) -> None:
        still_open = [key for key in cells if key not in agreed]
        super().__init__(*args, initial={"cells": still_open}, **kwargs)
        field = self.fields["cells"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [Choice(key, words) for key, words in cells.items()]
        field.widget.choices = [Choice(key, cells[key]) for key in still_open]
        name_required_errors(self)

    def layout(self) -> Layout:
        return Layout(Field.checkboxes("cells", small=True), *self.own_fields())
