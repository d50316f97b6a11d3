"""Forms for savings lines that are given row by row: amounts or shares by year, and cohorts."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from crispy_forms_gds.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from schemes.finance.phasing import ByYear, Cohorts
from schemes.finance.years import FinancialYear
from schemes.savings.forms.drivers import DriverForm, LineForm
from schemes.savings.forms.figure_field import FigureField, FigureListField
from schemes.savings.forms.meaning import BY_COHORTS, BY_SHARES, YearlyForm
from schemes.savings.forms.years import YearField

MOST_ROWS: Final = 60
MOST_YEARS: Final = 20  # boxes of a programme's years; later ones are typed in the spare rows
SPARE: Final = 2


def rows_of(form: forms.Form, *names: str, least: int) -> range:
    """The numbers of the rows that a form shows, from 1. Their fields are called `name_1`, `name_2`
    and so on. Two empty rows follow the last filled one; there are at least `least` and at most
    `MOST_ROWS`."""
    given = form.data if form.is_bound else form.initial
    matches = ((re.fullmatch(rf"(?:{'|'.join(names)})_(\d{{1,3}})", key), key) for key in given)
    filled = [int(found[1]) for found, key in matches if found and given[key]]
    return range(1, min(max(max(filled, default=0) + SPARE, least), MOST_ROWS) + 1)


class YearlyRows:
    """The boxes of a form for figures by year: one for each year of the programme, and rows for
    other years. `figure` is the beginning of their names ("amount_2018", "other_amount_1")."""

    def __init__(self, form: LineForm, figure: str) -> None:
        self.form = form
        self.figure = figure
        self.years = form.years[:MOST_YEARS]
        self.others = rows_of(form, "other_year", f"other_{figure}", least=SPARE)

    def fields(self, of_year: Any, of_other: Any, **kwargs: Any) -> dict[str, forms.Field]:
        """The fields by name. `of_year` and `of_other` are their labels, with a place for the year
        or for the number of the row; `kwargs` go to each figure field."""
        found: dict[str, forms.Field] = {}
        for year in self.years:
            label = of_year % {"year": year}
            found[self.box(year)] = FigureField(label=label, required=False, **kwargs)
        for row in self.others:
            label = _("Another financial year (%(row)d)") % {"row": row}
            found[f"other_year_{row}"] = YearField(label=label, required=False)
            label = of_other % {"row": row}
            found[f"other_{self.figure}_{row}"] = FigureField(label=label, required=False, **kwargs)
        return found

    def box(self, year: FinancialYear) -> str:
        """The name of the field of this year."""
        return f"{self.figure}_{year.start}"

    def layout(self) -> Sequence[Any]:
        others = [
            Fieldset(f"other_year_{row}", f"other_{self.figure}_{row}", css_class="wb-row")
            for row in self.others
        ]
        return (*(self.box(year) for year in self.years), *others)

    def look_through(self, data: dict[str, Any]) -> None:
        """Adds an error for a row with a year or a figure only, for a year given twice, and where
        there is no figure at all."""
        add = self.form.add_error
        seen = {str(year) for year in self.years if data.get(self.box(year)) is not None}
        for row in self.others:
            names = f"other_year_{row}", f"other_{self.figure}_{row}"
            year, figure = data.get(names[0]), data.get(names[1])
            if any(name in self.form.errors for name in names):
                continue
            if figure is not None and not year:
                add(names[0], _("Enter the financial year of this figure, like 2018/19"))
            elif year and figure is None:
                add(names[1], _("Enter the figure of %(year)s, or empty its year") % {"year": year})
            elif year in seen:
                add(names[0], _("%(year)s stands twice: put both into one") % {"year": year})
            if year:
                seen.add(year)
        if not seen and not self.form.errors:
            add(self.first(), _("Enter a figure for at least one year"))

    def first(self) -> str:
        """The name of the first field, where errors of the whole form are shown."""
        return self.box(self.years[0])

    def given(self, data: dict[str, Any]) -> dict[str, Any]:
        """The figures by year, in the sequence of years."""
        found = {str(year): data[self.box(year)] for year in self.years}
        for row in self.others:
            found.setdefault(data[f"other_year_{row}"], None)
            if data[f"other_{self.figure}_{row}"] is not None:
                found[data[f"other_year_{row}"]] = data[f"other_{self.figure}_{row}"]
        return {year: found[year] for year in sorted(found) if found[year] is not None}


class AmountsForm(YearlyForm):
    """A line whose money is given as plain amounts by year."""

    way = "amounts"
    label = _("Plain amounts by year")
    hint = _("For money that somebody has worked out elsewhere, or that has no drivers.")
    likelihood = DriverForm.base_fields["likelihood"]

    def prepare(self) -> None:
        super().prepare()
        self.yearly = YearlyRows(self, "amount")
        self.fields |= self.yearly.fields(
            _("%(year)s (£)"), _("Its amount (£) (%(row)d)"), example="313000"
        )

    def own_layout(self) -> Sequence[Any]:
        hint = _("How much, by financial year")
        return (Fieldset(*self.yearly.layout(), legend=hint, legend_size="m"), "likelihood")

    def look_through(self, data: dict[str, Any]) -> None:
        super().look_through(data)
        self.yearly.look_through(data)

    def blamed(self) -> str:
        return self.yearly.first()

    def money(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"amounts": self.yearly.given(data), "likelihood": data["likelihood"]}


class ByYearForm(YearlyForm, DriverForm):
    """A line with drivers, of which each year brings a share."""

    way = ByYear.key
    label = _("Drivers, with a share for each year")
    hint = _("You say how much of the yearly saving each financial year brings: 40%, then 60%.")
    asked = _("What do these shares mean?")
    proposed = BY_SHARES

    def prepare(self) -> None:
        super().prepare()
        self.yearly = YearlyRows(self, "share")
        self.fields |= self.yearly.fields(
            _("Share in %(year)s"),
            _("Its share (%(row)d)"),
            share=True,
            words=False,
            ranges=False,
            example="40%",
        )

    def own_layout(self) -> Sequence[Any]:
        return (
            Fieldset(*self.drivers, legend=_("How much in a full year"), legend_size="m"),
            Fieldset(
                *self.yearly.layout(), legend=_("How much of it in each year"), legend_size="m"
            ),
        )

    def look_through(self, data: dict[str, Any]) -> None:
        super().look_through(data)
        self.yearly.look_through(data)

    def phasing(self) -> dict[str, Any]:
        return {"kind": self.way, "shares": self.yearly.given(self.cleaned_data)}


COHORT: Final = ("start", "volume", "unit_value", "likelihoods", "shares")


class CohortsForm(YearlyForm, DriverForm):
    """A line with drivers by cohort: a row for each year's intake. A row without a unit value uses
    that of the line."""

    way = Cohorts.key
    label = _("Drivers, by cohorts")
    hint = _(
        "Each year’s intake with its own number and average, and how likely it is that "
        "they are still there."
    )
    drivers = ("unit_value", "unit_value_less", "periods", "likelihood")
    asked = _("What does each year of a cohort bring?")
    proposed = BY_COHORTS

    def after_layout(self) -> Sequence[Any]:
        return ()  # cohorts end by themselves

    def prepare(self) -> None:
        super().prepare()
        del self.fields["volume"]
        self.fields["unit_value"].required = False
        self["unit_value"].help_text = _("The average for cohorts that give none of their own.")
        self.rows = rows_of(self, *COHORT, least=3)
        for row in self.rows:
            self.fields |= {f"{key}_{row}": field for key, field in _cohort_fields(row)}

    def own_layout(self) -> Sequence[Any]:
        cohorts = (
            Fieldset(
                *(f"{key}_{row}" for key in COHORT),
                legend=_("Cohort %(row)d") % {"row": row},
                legend_size="s",
                css_class="wb-row",
            )
            for row in self.rows
        )
        return (
            Fieldset(*self.drivers, legend=_("What holds for every cohort"), legend_size="m"),
            *cohorts,
        )

    def look_through(self, data: dict[str, Any]) -> None:
        super().look_through(data)
        whole = data.get("unit_value") is not None
        for row in self._filled(data):
            self._ask(data, f"start_{row}", _("Enter the financial year of this cohort’s intake"))
            self._ask(data, f"volume_{row}", _("Enter how many this cohort takes in"))
            if not whole:
                message = _("Enter this cohort’s average, or a unit value for all of them")
                self._ask(data, f"unit_value_{row}", message)
        if not self._filled(data) and not self.errors:
            self.add_error("start_1", _("Enter at least one cohort: its year and how many"))

    def _ask(self, data: dict[str, Any], name: str, message: Any) -> None:
        if data.get(name) in (None, "") and name not in self.errors:
            self.add_error(name, message)

    def _filled(self, data: dict[str, Any]) -> list[int]:
        return [
            row
            for row in self.rows
            if any(data.get(f"{key}_{row}") not in (None, "", []) for key in COHORT)
        ]

    def blamed(self) -> str:
        return "start_1"

    def phasing(self) -> dict[str, Any]:
        data = self.cleaned_data
        cohorts = [
            {
                key: data[f"{key}_{row}"]
                for key in COHORT
                if data[f"{key}_{row}"] not in (None, "", [])
            }
            for row in self._filled(data)
        ]
        return {"kind": self.way, "cohorts": cohorts}


def _cohort_fields(row: int) -> Iterator[tuple[str, forms.Field]]:
    number = {"row": row}
    yield "start", YearField(label=_("Year of intake (%(row)d)") % number, required=False)
    yield (
        "volume",
        FigureField(label=_("How many (%(row)d)") % number, required=False, least=0, example="155"),
    )
    yield (
        "unit_value",
        FigureField(label=_("Average, £ (%(row)d)") % number, required=False, least=0),
    )
    yield (
        "likelihoods",
        FigureListField(
            label=_("Likelihood, year by year (%(row)d)") % number,
            required=False,
            share=True,
            words=False,
            ranges=False,
            example="100%, 77%",
            help_text=_("Of still being there in the year of intake and after: 100%, 77%."),
        ),
    )
    yield (
        "shares",
        FigureListField(
            label=_("Share of each year (%(row)d)") % number,
            required=False,
            share=True,
            words=False,
            ranges=False,
            example="50%, 50%",
            help_text=_("Empty is half of the first year and half of the last."),
        ),
    )
