"""What people are asked about measures: one by one, and their values as one grid."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from appraisal.measures.tables import heading
from appraisal.models import Measure, Option
from workbench.pages.crispy import name_required_errors
from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import ExactField

Square = tuple[int, int]


class MeasureForm(WorkbenchForm):
    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("Like “Payback period”."))
    unit = forms.CharField(
        label=_("Unit"), required=False, max_length=60, help_text=_("Like years, staff, £ or %.")
    )


class NewMeasureForm(MeasureForm):
    submit_label = _("Add the measure")

    key = forms.CharField(
        label=_("Key"),
        required=False,
        max_length=60,
        help_text=_(
            "Its name in case files, like payback_years. Leave it empty to have it made from "
            "the name. It cannot be changed later."
        ),
    )

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        key = str(values.get("key") or values.get("name") or "")
        values["key"] = slugify(key).replace("-", "_")[:60]
        if not values["key"] and "name" not in self.errors:
            self.add_error("key", _("Enter the key in letters and digits, like payback_years"))
        return values


class MeasureGridForm(WorkbenchForm):
    """A number for each measure and option; an empty square is a missing value."""

    submit_label = _("Save the measures")

    def __init__(
        self,
        *args: Any,
        measures: Sequence[Measure],
        options: Sequence[Option],
        values: Mapping[Square, Decimal | None],
        **kwargs: Any,
    ) -> None:
        self.measures, self.options = measures, options
        self.squares: dict[Square, str] = {
            (measure.pk, option.pk): f"value-{measure.pk}-{option.pk}"
            for measure in measures
            for option in options
        }
        initial = {self.squares[square]: value for square, value in values.items()}
        super().__init__(*args, initial=initial, **kwargs)
        for measure in measures:
            for option in options:
                self.fields[self.squares[measure.pk, option.pk]] = ExactField(
                    label=f"{heading(measure)}, {option}",
                    required=False,
                    per_cent=measure.unit == "share",
                    example="12.5",
                    error_messages={
                        "required": _("Enter “%(measure)s” of %(option)s")
                        % {"measure": measure, "option": option}
                    },
                    # The grid is laid out by its own template, not by the form pack.
                    widget=forms.TextInput(attrs={"class": "govuk-input"}),
                )
        name_required_errors(self)

    @property
    def headings(self) -> list[str]:
        return [heading(measure) for measure in self.measures]

    def rows(self) -> Iterator[tuple[Option, list[tuple[str, BoundField]]]]:
        """The grid for the page: a row for each option, a square under each heading."""
        for option in self.options:
            fields = [self[self.squares[measure.pk, option.pk]] for measure in self.measures]
            yield option, list(zip(self.headings, fields, strict=True))

    def saved(self) -> dict[str, Any]:
        """The saved value of each square, by field name."""
        return {name: self.initial.get(name, "") for name in self.squares.values()}

    def values(self) -> dict[str, Any]:
        """The squares, as `set_measures` takes them."""
        return {"values": {square: self.cleaned_data[n] for square, n in self.squares.items()}}
