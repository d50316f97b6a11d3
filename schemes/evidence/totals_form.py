"""What each total of a table is of, as a person says it: parts to tick, and what is taken off."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Button, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schemes.casefile.parts import CaseTable, CaseTableSum
from schemes.casefile.sums.table_faults import circle_in
from workbench.casefile.parts import written
from workbench.numbers.listing import listed
from workbench.pages.forms import WorkbenchForm


class TotalsForm(WorkbenchForm):
    """A group of boxes for each sum of `table`: the rows or columns that it adds up, and those that
    it takes off."""

    submit_label = gettext_lazy("Save what the totals add up")

    def __init__(self, *args: Any, table: CaseTable, **kwargs: Any) -> None:
        self.table = table
        super().__init__(*args, **kwargs)
        for at, one in enumerate(table.sums):
            choices = [Choice(name, name) for name in self._beside(one)]
            for key, label in (("of", _("It adds up")), ("less", _("It takes off"))):
                self.fields[f"{key}_{at}"] = forms.MultipleChoiceField(
                    label=label,
                    required=False,
                    choices=choices,
                    widget=forms.CheckboxSelectMultiple,
                )
                self.initial.setdefault(f"{key}_{at}", list(getattr(one, key)))
        self.helper.layout = self.layout()

    def layout(self) -> Layout:
        groups = [
            Fieldset(f"of_{at}", f"less_{at}", legend=_legend(one), legend_size="m")
            for at, one in enumerate(self.table.sums)
            if f"of_{at}" in self.fields
        ]
        return Layout(*groups, Button.primary("save", self.submit_label))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for at, one in enumerate(self.table.sums):
            of, less = data.get(f"of_{at}", []), data.get(f"less_{at}", [])
            if not of and f"of_{at}" not in self.errors:
                words = _("Tick what “%(total)s” adds up. If it is no sum, change the table.")
                self.add_error(f"of_{at}", words % {"total": one.total})
            both = [name for name in less if name in of]
            if both:
                words = _("%(names)s cannot be added and taken off. Untick it in one of the two.")
                self.add_error(f"less_{at}", words % {"names": listed(both)})
        if not self.errors:
            for by_column in (False, True):
                self._refuse_circle(by_column=by_column)
        return data

    def _refuse_circle(self, *, by_column: bool) -> None:
        of = {one.total: (*one.of, *one.less) for one in self.sums() if one.is_column == by_column}
        circle = circle_in(of)
        if circle:
            path = listed([f"“{one}”" for one in circle])
            raise ValidationError(
                _(
                    "%(totals)s are sums of one another, so that none of them can be checked. "
                    "Untick one of them in one of the others."
                )
                % {"totals": path}
            )

    def sums(self) -> Iterator[CaseTableSum]:
        """The sums as ticked, in the sequence of the table's rows or columns."""
        for at, one in enumerate(self.table.sums):
            chosen = {key: self.cleaned_data.get(f"{key}_{at}", []) for key in ("of", "less")}
            order = self._beside(one)
            yield replace(
                one,
                of=tuple(name for name in order if name in chosen["of"]),
                less=tuple(name for name in order if name in chosen["less"]),
            )

    def values(self) -> dict[str, Any]:
        return {"sums": [written(one) for one in self.sums()]}

    def _beside(self, one: CaseTableSum) -> list[str]:
        """The other rows, or the other columns."""
        if one.is_column:
            return [column.name for column in self.table.columns if column.name != one.total]
        return [row.label for row in self.table.rows if row.label != one.total]

    @staticmethod
    def values_of(table: CaseTable) -> dict[str, Any]:
        """What stands now, by the names of the fields."""
        return {
            f"{key}_{at}": list(getattr(one, key))
            for at, one in enumerate(table.sums)
            for key in ("of", "less")
        }


def _legend(one: CaseTableSum) -> str:
    words = _("Column “%(total)s”") if one.is_column else _("Row “%(total)s”")
    return words % {"total": one.total}
