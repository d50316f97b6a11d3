"""What people are asked about a figure that somebody stated, and about why one differs."""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Button, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schemes.models import StatedFigure
from schemes.reconciliation.live.fields import LiveFields, OfferedParts, live_values
from schemes.savings.forms.asking import about_years
from workbench.numbers.reading.amounts import read_money
from workbench.numbers.reading.refusals import ReadingError
from workbench.pages.day_field import YearField
from workbench.pages.forms import RowForm, WorkbenchForm
from workbench.pages.number_field import ExactField

MOST_PARTS = 200
_SUM = _("What adds up to it: numbers, headlines, savings lines, cells of tables")
_POUNDS = ("£", "gbp", "pound", "pounds")


class StatedForm(RowForm):
    """`lines` are the names of the scheme's savings lines; a programme's figure has none."""

    submit_label = _("Save the figure")

    name = forms.CharField(
        label=_("What is stated"),
        max_length=300,
        help_text=_("As your paper says it, like “Budget after savings, 2013/14”."),
    )
    amount = ExactField(label=_("Stated amount"), example="3332000")
    precision = ExactField(
        label=_("Stated to the nearest"),
        required=False,
        example="1000",
        help_text=_("1000 for “£3,332k”. Empty means to the nearest 1."),
    )
    unit = forms.CharField(
        label=_("Unit"),
        required=False,
        max_length=60,
        help_text=_("What it counts, like “people” or “days”. Empty means pounds."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    source = forms.ChoiceField(
        label=_("What should it come to?"),
        required=False,
        widget=forms.RadioSelect,
        choices=StatedFigure.Source.choices,
    )
    parts = forms.CharField(
        label=_("Numbers"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One on each line, with a minus sign before what is taken off. To a sum you can also "
            "add what moves by itself: headlines, savings lines and cells of tables."
        ),
    )
    lines = forms.MultipleChoiceField(
        label=_("Savings lines"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick none to take them all."),
    )
    year = YearField(
        label=_("In financial year"),
        required=False,
        help_text=_("Of the savings lines, like 2018/19. Empty takes all years together."),
    )
    take = forms.ChoiceField(
        label=_("Which amount of the lines"),
        required=False,
        choices=[
            ("", _("Not chosen")),
            ("net", _("Net: savings and income less running costs and reinvestment")),
            ("gross", _("Gross: savings and income alone")),
            ("sum", _("The lines added up, whatever their kind")),
        ],
    )
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self,
        *args: Any,
        lines: Sequence[str] | None = None,
        offered: OfferedParts | None = None,
        years: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        self.years = years
        super().__init__(*args, **kwargs)
        filled = (*self.data, *(name for name, value in self.initial.items() if value))
        both = (self.initial.get(one, ()) for one in ("headlines", "headlines_less"))
        ticked = [reference for own in both for reference in own]
        self.live = LiveFields(offered or OfferedParts(), filled, ticked)
        self.fields.update(self.live.fields())
        if lines is None:
            for name in ("lines", "year", "take"):
                del self.fields[name]
        sources = [
            Choice(value, _SUM if value == StatedFigure.Source.SUM else label)
            for value, label in StatedFigure.Source.choices
            if lines is not None or value != StatedFigure.Source.LINES
        ]
        for name, choices in (
            ("source", sources),
            ("lines", [Choice(line, line) for line in lines or ()]),
        ):
            if name in self.fields:
                field = self.fields[name]
                assert isinstance(field, forms.ChoiceField)
                field.choices = choices
        self.helper.layout = self.layout()

    def layout(self) -> Layout:
        if not hasattr(self, "live"):
            return super().layout()
        live = {name for name, _field in self.live.fields()}
        names = [name for name in self.fields if name not in live]
        at = names.index("parts") + 1
        button = Button.primary("save", self.submit_label)
        return Layout(*names[:at], *self.live.layout(), *names[at:], button)

    def clean_precision(self) -> Decimal | None:
        value: Decimal | None = self.cleaned_data["precision"]
        if value is not None and value <= 0:
            raise ValidationError(_("Enter a precision above 0, such as 1000"))
        return value

    def clean_unit(self) -> str:
        unit: str = self.cleaned_data["unit"]
        return "" if unit.casefold() in _POUNDS else unit

    def clean_parts(self) -> list[str]:
        """The numbers as exact texts. A comma may stand within one, not between two."""
        found: list[str] = []
        for line in re.split(r"[\n;]", self.cleaned_data["parts"]):
            if not line.strip():
                continue
            try:
                found.append(read_money(line).digits)
            except ReadingError as error:
                raise ValidationError(
                    _("%(error)s. Write one number on each line."), params={"error": error}
                ) from error
        if len(found) > MOST_PARTS:
            raise ValidationError(_("Write at most %(most)d numbers."), params={"most": MOST_PARTS})
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        source, parts = data.get("source"), data.get("parts")
        from_numbers = source in (StatedFigure.Source.SUM, StatedFigure.Source.PRODUCT)
        if source == StatedFigure.Source.SUM:
            live, wrong = self.live.parts_of(data)
            parts = data["parts"] = [*(parts or ()), *live]
            for name, words in wrong:
                self.add_error(name, words)
            if wrong:
                return data
        if from_numbers and not parts and "parts" not in self.errors:
            self.add_error("parts", _("Enter the numbers that it should come from."))
        return data

    def doubts(self) -> Iterator[str]:
        yield from super().doubts()
        boxes = [one for one in self.fields if one == "year" or one.startswith("line_year_")]
        stood = {self.initial.get(one) for one in boxes}
        named = {self.cleaned_data.get(one) or "" for one in boxes}
        yield from about_years(named - stood, self.years)

    def values(self) -> dict[str, Any]:
        """What was entered; what does not belong to the chosen source is left out."""
        live = {name for name, _field in self.live.fields()}
        given = {name: value for name, value in super().values().items() if name not in live}
        data = {"lines": [], "year": "", "take": ""} | given
        if data["source"] != StatedFigure.Source.LINES:
            data |= {"lines": [], "year": "", "take": ""}
        if data["source"] not in (StatedFigure.Source.SUM, StatedFigure.Source.PRODUCT):
            data["parts"] = []
        return data

    @classmethod
    def values_of(cls, figure: StatedFigure) -> dict[str, Any]:
        """A figure's values by field name."""
        numbers = "\n".join(str(part) for part in figure.parts if not isinstance(part, dict))
        return super().values_of(figure) | live_values(figure.parts) | {"parts": numbers}


class ExplainForm(WorkbenchForm):
    """`seen` are the two amounts as they stand now: a reason is for those that were on the page."""

    submit_label = _("Save the reason")

    text = forms.CharField(
        label=_("Why it differs"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "In a sentence that can stand in the paper: what the stated figure includes or leaves "
            "out, or which of the two is right."
        ),
    )
    amounts = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, seen: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seen = seen
        self.initial["amounts"] = seen

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("amounts") != self.seen:
            raise ValidationError(
                _("An amount has moved since you opened this page. Open it again and look first.")
            )
        return data

    def values(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"]}
