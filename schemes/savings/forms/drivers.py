"""Forms for savings lines that are worked out from drivers."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Button, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from schemes.casefile.money import finance_line
from schemes.finance.amounts import RangeError
from schemes.finance.lines import LineError
from schemes.finance.phasing import FromMonth, FullYear, HalfThenHalf, PhasingError
from schemes.finance.years import FinancialYear, YearError
from schemes.models import MoneyLine, SavingsLine
from schemes.models.cases import Grade
from schemes.savings.forms.asking import about_line, years_named
from schemes.savings.forms.figure_field import FigureField, SuggestingInput
from schemes.savings.forms.tags import lines_in, tags_help
from schemes.savings.forms.years import MonthField, YearField
from schemes.savings.kinds import KIND_MEANS
from workbench.numbers.exact import NumberError
from workbench.pages.crispy import name_required_errors
from workbench.pages.forms import WorkbenchForm

LONGEST_TAG = 100

Words = str | Promise

KINDS = tuple(
    Choice(str(kind), SavingsLine.Kind(kind).label, hint=means)
    for kind, means in KIND_MEANS.items()
)
LASTS = (
    ("usual", _("As is usual for money given in this way")),
    ("yes", _("Yes, it is felt in every later year")),
    ("no", _("No, it is felt once")),
)
WRONG = (LineError, PhasingError, RangeError, NumberError, YearError)


class LineForm(WorkbenchForm):
    """The fields that every savings line has.

    `way` is how its money is given: the key of a phasing, or "amounts". `usual` explains the
    answer "as is usual" to whether it carries on. `years` are those of the programme; `tags` are
    the cohorts and budgets that other lines say they count; `stood` is the line as it is saved.
    """

    submit_label = _("Save the line")
    preview_label: ClassVar[Words] = _("Show what it comes to")
    way: ClassVar[str] = ""
    label: ClassVar[Words]
    hint: ClassVar[Words]
    usual: Words = _("Usually not: what is given half and half is over after the second year.")

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
        label=_("Risk to it"),
        choices=[("", _("Not graded")), *Grade.choices],
        required=False,
        help_text=_("How likely it is that the money does not come."),
    )
    counts = forms.CharField(
        label=_("Whose money it counts"),
        required=False,
        help_text=_("For example: the council’s alone, without what health saves."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    alternative = forms.BooleanField(
        label=_("Another way of working it out, which no total counts"),
        required=False,
        help_text=_("For a second estimate of money that another line counts already."),
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
        stood: MoneyLine | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.years = years
        self.stood = stood
        self.prepare()
        self["lasts"].help_text = str(self.usual)
        self["counts"].help_text = tags_help(tags)
        name_required_errors(self)
        self.helper.layout = self.layout()

    def prepare(self) -> None:
        """Adds the fields that depend on the programme's years or on the data that was sent."""

    def own_layout(self) -> Sequence[Any]:
        """The fields of this way of giving the money: how much, and when."""
        return ()

    def stay_layout(self) -> Sequence[Any]:
        """What is asked of how long it stays."""
        return ("lasts",)

    def more_layout(self) -> Sequence[Any]:
        """What else is asked of whoever has the line."""
        return ()

    def layout(self) -> Layout:
        rest = () if not hasattr(self, "years") else self.own_layout()
        preview = Button.secondary("preview", self.preview_label)
        return Layout(
            *("name", "kind", *rest, *self.stay_layout()),
            *self.more_layout(),
            *("risk", "counts", "alternative", "note"),
            *self.own_fields(),
            Button.primary("save", self.submit_label),
            preview,
        )

    def clean_lasts(self) -> str:
        return self.cleaned_data["lasts"] or "usual"

    def clean_counts(self) -> str:
        tags = lines_in(self.cleaned_data["counts"])
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
        """Adds the errors that concern several fields together."""

    def doubts(self) -> Iterator[str]:
        """As of every form, and about the line as a whole. A preview asks nothing."""
        if "preview" in self.data:
            return
        yield from super().doubts()
        stood = {*self._about(self.stood)} if self.stood else set()
        yield from (one for one in self._about(self.unsaved()) if one not in stood)

    def _about(self, line: MoneyLine) -> Iterator[str]:
        words = {one.value: str(one.label) for one in KINDS}
        years, named = [str(year) for year in self.years], years_named(line.phasing)
        return about_line(line.kind, words[line.kind], line.amounts, years, named)

    def blamed(self) -> str | None:
        """The field beside which an error of the line as a whole is shown."""
        return "unit_value" if "unit_value" in self.fields else None

    def money(self) -> dict[str, Any]:
        """The values of the columns that hold the line's money. Columns left out are empty."""
        raise NotImplementedError

    def values(self) -> dict[str, Any]:
        """The values of all columns of the line."""
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
            "amounts_are": "",
            "lasts": {"yes": True, "no": False}.get(data["lasts"]),
            "counts": lines_in(data["counts"]),
            "alternative": data["alternative"],
            "note": data["note"],
        } | self.money()

    def unsaved(self) -> MoneyLine:
        """The line as typed, without saving it, so that it can be checked and previewed."""
        return SavingsLine(**self.values())


class DriverForm(LineForm):
    """The fields of a line with drivers: unit value, volume, periods in a year, likelihood."""

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
        """The phasing as the case file writes it; None where the line starts with the programme."""
        raise NotImplementedError


class FullYearForm(DriverForm):
    """A line that starts on the first day of a financial year."""

    way = FullYear.key
    label = _("Drivers, from the first day of a financial year")
    hint = _("So much each, so many of them, so often: £27.45 × 159 people × 52 weeks.")
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
    """A line that starts in a month."""

    way = FromMonth.key
    label = _("Drivers, from a month")
    hint = _("A part of the yearly saving in the first year, the rest of it in the next.")
    usual = FullYearForm.usual
    timing = ("month",)

    month = MonthField(label=_("First month"), help_text=_("Like November 2017, or 2017-11."))

    def phasing(self) -> dict[str, Any]:
        return {"kind": self.way, "month": self.cleaned_data["month"]}


class HalfThenHalfForm(DriverForm):
    """A line half of which falls in one year and half in the next."""

    way = HalfThenHalf.key
    label = _("Drivers, half in one year and half in the next")
    hint = _("What is begun all through a year and ends all through the next.")
    timing = ("start",)

    start = YearField(label=_("Financial year of the first half"), help_text=_("Like 2018/19."))

    def phasing(self) -> dict[str, Any]:
        return {"kind": self.way, "start": self.cleaned_data["start"]}
