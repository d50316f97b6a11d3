"""A savings line as people state it: by its drivers and how they are phased."""

import re
from collections.abc import Sequence
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Button, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schemes.casefile.money import finance_line
from schemes.finance.amounts import RangeError
from schemes.finance.lines import LineError
from schemes.finance.phasing import PhasingError
from schemes.finance.years import FinancialYear, YearError
from schemes.models import SavingsLine
from schemes.models.cases import Grade
from schemes.savings.forms.figure_field import FigureField, SuggestingInput
from schemes.savings.forms.years import MonthField, YearField
from workbench.numbers.exact import NumberError
from workbench.pages.crispy import name_required_errors
from workbench.pages.forms import WorkbenchForm

LONGEST_TAG = 100

# How the money is given, by the word that stands in the address of a form.
WAYS = (
    Choice(
        "full-year",
        _("Drivers, from the first day of a financial year"),
        hint=_("So much each, so many of them, so often: £27.45 × 159 people × 52 weeks."),
    ),
    Choice(
        "from-month",
        _("Drivers, from a month"),
        hint=_("A part of the yearly saving in the first year, the rest of it in the next."),
    ),
    Choice(
        "half-then-half",
        _("Drivers, half in one year and half in the next"),
        hint=_("Once only: what is begun all through a year and ends all through the next."),
    ),
    Choice(
        "by-year",
        _("Drivers, with a share for each year"),
        hint=_("You say how much of the yearly saving each financial year brings: 40%, then 60%."),
    ),
    Choice(
        "cohorts",
        _("Drivers, by cohorts"),
        hint=_(
            "Each year’s intake with its own number and average, and how likely it is that "
            "they are still there."
        ),
    ),
    Choice(
        "amounts",
        _("Plain amounts by year"),
        hint=_("For money that somebody has worked out elsewhere, or that has no drivers."),
    ),
)
KINDS = (
    Choice("saving", _("Saving"), hint=_("Spent no longer.")),
    Choice("income", _("Income"), hint=_("Received from now on.")),
    Choice("cost", _("Running cost"), hint=_("Spent every year to make the scheme work.")),
    Choice("one-off-cost", _("One-off cost"), hint=_("Spent once, such as a redundancy.")),
    Choice("reinvestment", _("Reinvestment"), hint=_("A part of the saving that is spent again.")),
    Choice("funding", _("Funding"), hint=_("Money from elsewhere that meets a one-off cost.")),
)
LASTS = (
    ("usual", _("As is usual for money given in this way")),
    ("yes", _("Yes, it is felt in every later year")),
    ("no", _("No, it is felt once")),
)
WRONG = (LineError, PhasingError, RangeError, NumberError, YearError)


class LineForm(WorkbenchForm):
    """What every line has. `way` is how its money is given, `years` those of the programme and
    `tags` what other lines are said to count."""

    submit_label = _("Save the line")
    way = ""
    usual = _("Usually once: money stated year by year, or half and half, does not carry on.")

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("What is it?"), choices=KINDS, widget=forms.RadioSelect)
    lasts = forms.ChoiceField(
        label=_("Does it carry on in later years?"),
        choices=LASTS,
        initial="usual",
        required=False,
        widget=forms.RadioSelect,
    )
    risk = forms.ChoiceField(
        label=_("Risk to it"), choices=[("", _("Not graded")), *Grade.choices], required=False
    )
    counts = forms.CharField(
        label=_("Whose money it counts"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    alternative = forms.BooleanField(
        label=_("Another way of working it out, which no total counts"), required=False
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Where the figures come from and what they assume."),
    )

    def __init__(
        self,
        *args: Any,
        years: tuple[FinancialYear, ...],
        tags: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.years = years
        self.prepare()
        self["lasts"].help_text = self.usual
        self["counts"].help_text = _tags_help(tags)
        name_required_errors(self)
        self.helper.layout = self.layout()

    def prepare(self) -> None:
        """Adds the fields that depend on the programme's years or on what was sent."""

    def own_layout(self) -> Sequence[Any]:
        """The fields that say how much it comes to and when."""
        return ()

    def layout(self) -> Layout:
        rest = () if not hasattr(self, "years") else self.own_layout()
        preview = Button.secondary("preview", _("Show what it comes to"))
        return Layout(
            *("name", "kind", *rest, "lasts", "risk", "counts", "alternative", "note"),
            *self.own_fields(),
            Button.primary("save", self.submit_label),
            preview,
        )

    def clean_lasts(self) -> str:
        return self.cleaned_data["lasts"] or "usual"

    def clean_counts(self) -> str:
        tags = _lines_of(self.cleaned_data["counts"])
        if any(len(tag) > LONGEST_TAG for tag in tags):
            message = _("Name each cohort or budget in at most %(count)d letters, one on a line")
            raise ValidationError(message % {"count": LONGEST_TAG})
        return "\n".join(tags)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.look_through(data)
        if not self.errors:
            try:
                finance_line(self.unsaved())
            except WRONG as error:
                self.add_error(self.blamed(), str(error))
        return data

    def look_through(self, data: dict[str, Any]) -> None:
        """Adds the errors that are of more than one field."""

    def blamed(self) -> str | None:
        """The field on which an error of the whole line lands."""
        return "unit_value" if "unit_value" in self.fields else None

    def money(self) -> dict[str, Any]:
        """The columns of the line that hold its money; those not named are empty."""
        raise NotImplementedError

    def values(self) -> dict[str, Any]:
        """Every column of the line."""
        data = self.cleaned_data
        return {
            "name": data["name"],
            "kind": data["kind"],
            "risk": data["risk"],
            "unit_value": None,
            "unit_value_less": None,
            "volume": None,
            "periods": None,
            "likelihood": None,
            "amounts": {},
            "phasing": None,
            "lasts": {"yes": True, "no": False}.get(data["lasts"]),
            "counts": _lines_of(data["counts"]),
            "alternative": data["alternative"],
            "note": data["note"],
        } | self.money()

    def unsaved(self) -> SavingsLine:
        """The line as typed, to be checked or shown before it is kept."""
        return SavingsLine(**self.values())


class DriverForm(LineForm):
    """What lines with drivers have: so much each, so many, so often, so likely."""

    unit_value = FigureField(
        label=_("Unit value (£)"),
        help_text=_(
            "What one of them is worth each time. As here, every figure may be a number (27.45), "
            "a range (40k to 241k) or a word for why it is missing (not received)."
        ),
        least=0,
    )
    unit_value_less = FigureField(
        label=_("Less what is paid already (£)"),
        required=False,
        least=0,
        example="5",
        help_text=_("Taken off the unit value. Leave it empty if nothing is."),
    )
    volume = FigureField(
        label=_("Volume"),
        required=False,
        least=0,
        example="159",
        help_text=_("How many: people, cases, hours. Empty counts the unit value once."),
    )
    periods = FigureField(
        label=_("Periods in a year"),
        required=False,
        least=0,
        example="52.14",
        widget=SuggestingInput(("52", "52.14", "12", "1")),
        help_text=_("52 or 52.14 for weeks, 12 for months, 1 for once a year. Empty is 1."),
    )
    likelihood = FigureField(
        label=_("Likelihood"),
        required=False,
        share=True,
        words=False,
        help_text=_("How likely it is, from 0% to 100%. Empty is 100%."),
    )

    drivers: tuple[str, ...] = ("unit_value", "unit_value_less", "volume", "periods", "likelihood")
    timing: tuple[str, ...] = ()

    def own_layout(self) -> Sequence[Any]:
        return (
            Fieldset(*self.drivers, legend=_("How much"), legend_size="m"),
            Fieldset(*self.timing, legend=_("When"), legend_size="m"),
        )

    def money(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {name: data[name] for name in self.drivers} | {"phasing": self.phasing()}

    def phasing(self) -> dict[str, Any] | None:
        raise NotImplementedError


class FullYearForm(DriverForm):
    way = "full-year"
    usual = _("Usually yes: a saving that starts carries on. What is one-off does not.")
    timing = ("start",)

    start = YearField(
        label=_("First financial year"),
        required=False,
        help_text=_("Like 2018/19. Empty is the first year of the programme."),
    )

    def phasing(self) -> dict[str, Any] | None:
        start = self.cleaned_data["start"]
        return {"kind": self.way, "start": start} if start else None


class FromMonthForm(DriverForm):
    way = "from-month"
    usual = FullYearForm.usual
    timing = ("month",)

    month = MonthField(label=_("First month"), help_text=_("Like November 2017, or 2017-11."))

    def phasing(self) -> dict[str, Any]:
        return {"kind": self.way, "month": self.cleaned_data["month"]}


class HalfThenHalfForm(DriverForm):
    way = "half-then-half"
    timing = ("start",)

    start = YearField(label=_("Financial year of the first half"), help_text=_("Like 2018/19."))

    def phasing(self) -> dict[str, Any]:
        return {"kind": self.way, "start": self.cleaned_data["start"]}


def _lines_of(text: str) -> list[str]:
    """What stands on each line of the text, once."""
    found = (" ".join(one.split()) for one in re.split(r"[\r\n]+", text))
    return list(dict.fromkeys(one for one in found if one))


def _tags_help(tags: Sequence[str]) -> Any:
    help_text = _(
        "The cohort or budget, one on a line, like “Reablement budget”. Two schemes that count the "
        "same are flagged."
    )
    if not tags:
        return help_text
    return _("%(help)s Named so far: %(tags)s.") % {"help": help_text, "tags": "; ".join(tags)}
