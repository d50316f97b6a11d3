"""What people are asked about a scheme that is made of an option."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from appraisal.into_schemes.proposing import OWN, OwnLine
from schemes.models import SavingsLine
from schemes.register.forms import SchemeForm
from schemes.savings.forms.asking import about_line, about_years
from schemes.savings.forms.meaning import CHOICES
from workbench.numbers.exact import exact_text
from workbench.pages.crispy import name_required_errors
from workbench.pages.day_field import YearField
from workbench.pages.forms import WorkbenchForm
from workbench.pages.markdown import MarkdownField
from workbench.pages.number_field import ExactField

SPARE: Final = 2
MOST_LINES: Final = 30
_OF_A_LINE: Final = ("name", "amount", "year")


class MakeSchemeForm(WorkbenchForm):
    """A scheme as the option proposes it, to be put right before it is saved. `warnings` are asked
    about; `years` are those of the programme, `own` the option's lines, which may be taken over."""

    submit_label = _("Make the scheme")

    title = forms.CharField(label=_("Title"), max_length=200)
    reference = forms.CharField(
        label=_("Reference"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        help_text=_("As in the business plan, like A/R.6.173."),
    )
    summary = MarkdownField(label=_("Summary"), required=False, rows=4)
    owner_role = SchemeForm.base_fields["owner_role"]
    theme = SchemeForm.base_fields["theme"]
    own_lines = forms.MultipleChoiceField(
        label=_("Lines of the option"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Those that are ticked become savings lines of the scheme as they stand, before any "
            "optimism bias. The amounts are over the years of the appraisal."
        ),
        error_messages={
            "invalid_choice": _(
                "A line of the option has changed since this page was opened. Open it again and "
                "look at the lines first."
            )
        },
    )
    amounts_are = forms.ChoiceField(
        label=_("What do the amounts of these lines mean?"),
        choices=CHOICES,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Each line can be changed on the scheme’s page Savings, and costs added."),
    )

    def __init__(
        self,
        *args: Any,
        years: Sequence[str],
        own: Sequence[OwnLine] = (),
        warnings: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.years, self.warnings, self.own = years, warnings, own
        if own:
            offered: Any = self.fields[OWN]
            offered.choices = [_choice(one) for one in own]
        else:
            del self.fields[OWN]
        self.lines = self._rows()
        for row in self.lines:
            self.fields |= _line_fields(row)
        name_required_errors(self)
        self.helper.layout = self.layout()

    def _rows(self) -> range:
        given = self.data if self.is_bound else self.initial
        found = (re.fullmatch(r"line_(\d{1,3})_name", key, re.ASCII) for key in given)
        last = max((int(match[1]) for match in found if match), default=0)
        last += 0 if self.is_bound else SPARE
        return range(1, min(max(last, SPARE), MOST_LINES) + 1)

    def layout(self) -> Layout:
        groups = [
            Fieldset(
                *(f"line_{row}_{name}" for name in _OF_A_LINE),
                legend=_("Savings line %(row)d") % {"row": row},
                legend_size="s",
                css_class="wb-group",
            )
            for row in getattr(self, "lines", ())
        ]
        button = super().layout().fields[-1]
        first = ("title", "reference", "summary", "owner_role", "theme")
        own = (OWN,) if getattr(self, "own", ()) else ()
        return Layout(*first, *own, *groups, "amounts_are", *self.own_fields(), button)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        names = {one.name for one in self._ticked()}
        for row in self.lines:
            given = {name: data.get(f"line_{row}_{name}") for name in _OF_A_LINE}
            if given["name"] and given["name"] in names:
                self.add_error(f"line_{row}_name", _("Another line has this name: choose another"))
            names.add(given["name"] or "")
            self._look_through(row, given)
        if self._given() and not data.get("amounts_are") and "amounts_are" not in self.errors:
            self.add_error("amounts_are", _("Say what the amounts mean: choose one of the three"))
        return data

    def _look_through(self, row: int, given: Mapping[str, Any]) -> None:
        """Adds an error for each part of a line that is missing beside another. A row without an
        amount and a year is no line."""
        asked = {
            "name": _("Name this line, or empty its amount and its year"),
            "amount": _("Enter the amount of this line, or empty its name and its year"),
            "year": _("Enter the financial year of this line, like 2018/19"),
        }
        if all(given[name] in (None, "") for name in _OF_A_LINE):
            return
        for name, message in asked.items():
            field = f"line_{row}_{name}"
            if given[name] in (None, "") and field not in self.errors:
                self.add_error(field, message)

    def doubts(self) -> Iterator[str]:
        yield from self.warnings
        yield from super().doubts()
        for one in self._ticked():
            for asked in about_years(one.years, self.years):
                yield _now("%(line)s: %(asked)s") % {"line": one.name, "asked": asked}
        kind = SavingsLine.Kind.SAVING
        for name, year, amount in self._given():
            # The minus sign is asked about by the box itself.
            for asked in about_line(
                kind, str(kind.label), {year: exact_text(abs(Fraction(amount)))}, self.years
            ):
                yield _now("%(line)s: %(asked)s") % {"line": name, "asked": asked}

    def _ticked(self) -> list[OwnLine]:
        """The lines of the option that the scheme takes over, in their sequence."""
        ticked = self.cleaned_data.get(OWN, ())
        return [one for one in self.own if one.key in ticked]

    def _given(self) -> list[tuple[str, str, Any]]:
        """The lines by name, year and amount."""
        data = self.cleaned_data
        rows = ([data.get(f"line_{row}_{name}") for name in _OF_A_LINE] for row in self.lines)
        return [
            (name, year, amount)
            for name, amount, year in rows
            if name and year and amount is not None
        ]

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        asked = ("title", "reference", "summary", "owner_role", "theme")
        lines = [
            {"name": name, "amounts": {year: exact_text(Fraction(amount))}}
            for name, year, amount in self._given()
        ]
        about = {"kind": SavingsLine.Kind.SAVING.value, "amounts_are": data["amounts_are"]}
        taken = [one.columns for one in self._ticked()]
        made = [*taken, *(one | about for one in lines)]
        return {name: data[name] for name in asked} | {"lines": made}


def _choice(one: OwnLine) -> Choice:
    told = {"kind": one.about, "amount": one.comes_to}
    return Choice(one.key, one.name, hint=_now("%(kind)s: %(amount)s") % told)


def _line_fields(row: int) -> dict[str, forms.Field]:
    return {
        f"line_{row}_name": forms.CharField(label=_("Line"), required=False, max_length=200),
        f"line_{row}_amount": ExactField(label=_("Amount (£)"), required=False, example="412000"),
        f"line_{row}_year": YearField(
            label=_("Financial year"), required=False, help_text=_("Like 2018/19.")
        ),
    }
