"""What people are asked about a funding bridge and a budget."""

import re
from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import Any, Final

from crispy_forms_gds.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schemes.models import Bridge
from schemes.savings.forms.asking import about_budget
from schemes.savings.forms.figure_field import FigureField
from workbench.pages.crispy import name_required_errors
from workbench.pages.day_field import YearField
from workbench.pages.forms import RowForm
from workbench.pages.markdown import MarkdownField
from workbench.pages.number_field import ExactField

SIDES: Final = ("use", "source")
LEAST_ROWS: Final = 3
SPARE_ROWS: Final = 2
MOST_ROWS: Final = 30


def precision_field() -> ExactField:
    return ExactField(
        label=_("Stated to the nearest (£)"),
        required=False,
        example="1000",
        help_text=_("1000 where the figures are in thousands. Empty means to the pound."),
    )


class WithPrecision(RowForm):
    """A form with a field for the precision to which its figures were rounded."""

    def clean_precision(self) -> Any:
        value = self.cleaned_data["precision"]
        if value is not None and value <= 0:
            raise ValidationError(_("Enter a precision above 0, such as 1000"))
        return value


class BridgeForm(WithPrecision):
    """A funding bridge: numbered rows of sources and of uses. A row without a name and an amount is
    left out."""

    submit_label = _("Save the bridge")

    title = forms.CharField(label=_("Title"), max_length=200)
    precision = precision_field()
    note = MarkdownField(label=_("Note"), required=False, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {side: self._rows(side) for side in SIDES}
        for side, rows in self.rows.items():
            for row in rows:
                self.fields[f"{side}_{row}_name"] = forms.CharField(
                    label=_("What for") if side == "use" else _("Where from"),
                    required=False,
                    max_length=200,
                )
                self.fields[f"{side}_{row}_amount"] = FigureField(
                    label=_("Amount (£)"), required=False, example="1073000"
                )
        name_required_errors(self)
        self.helper.layout = self.layout()

    def _rows(self, side: str) -> range:
        given = self.data if self.is_bound else self.initial
        found = (re.fullmatch(rf"{side}_(\d{{1,3}})_name", key, re.ASCII) for key in given)
        last = max((int(match[1]) for match in found if match), default=0)
        last += 0 if self.is_bound else SPARE_ROWS
        return range(1, min(max(last, LEAST_ROWS), MOST_ROWS) + 1)

    def layout(self) -> Layout:
        legends = {"use": _("What must be paid: use %(row)d"), "source": _("Source %(row)d")}
        groups = [
            Fieldset(
                f"{side}_{row}_name",
                f"{side}_{row}_amount",
                legend=legends[side] % {"row": row},
                legend_size="s",
                css_class="wb-group",
            )
            for side, rows in getattr(self, "rows", {}).items()
            for row in rows
        ]
        last = super().layout()
        button = last.fields[-1]
        return Layout("title", *groups, "precision", "note", *self.own_fields(), button)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for side, rows in self.rows.items():
            for row in rows:
                name, amount = data.get(f"{side}_{row}_name"), data.get(f"{side}_{row}_amount")
                field = f"{side}_{row}_amount"
                if name and amount is None and field not in self.errors:
                    self.add_error(field, _("Enter the amount, or “not received”."))
                if amount is not None and _below_zero(amount):
                    self.add_error(
                        field, _("Enter it without a minus sign: its side says how it counts.")
                    )
                if amount is not None and not name:
                    self.add_error(f"{side}_{row}_name", _("Name this row, or empty its amount."))
        if not self.errors and not any(self._side(side) for side in SIDES):
            self.add_error("use_1_name", _("Enter at least one use or source."))
        return data

    def _side(self, side: str) -> list[dict[str, Any]]:
        data = self.cleaned_data
        return [
            {"name": data[f"{side}_{row}_name"], "amount": data[f"{side}_{row}_amount"]}
            for row in self.rows[side]
            if data.get(f"{side}_{row}_name")
        ]

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {name: data[name] for name in ("title", "precision", "note")} | {
            "uses": self._side("use"),
            "sources": self._side("source"),
        }

    @classmethod
    def values_of(cls, bridge: Bridge) -> dict[str, Any]:
        """A bridge's values by field name."""
        found = super().values_of(bridge)
        for side, entries in (("use", bridge.uses), ("source", bridge.sources)):
            for row, entry in enumerate(entries, start=1):
                found[f"{side}_{row}_name"] = entry["name"]
                found[f"{side}_{row}_amount"] = entry["amount"]
        return found


class BudgetForm(WithPrecision):
    submit_label = _("Save the budget")

    year = YearField(label=_("Financial year"), help_text=_("Like 2018/19."))
    amount = ExactField(label=_("Budget (£)"), example="9854000")
    precision = precision_field()
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, years: Collection[str] = (), **kwargs: Any) -> None:
        self.years = years
        super().__init__(*args, **kwargs)

    def doubts(self) -> Iterator[str]:
        yield from super().doubts()
        year = self.cleaned_data.get("year") or ""
        if year != self.initial.get("year"):
            yield from about_budget(year, self.years)


def _below_zero(amount: Any) -> bool:
    low = amount.get("low", "0") if isinstance(amount, dict) else amount
    return Fraction(low) < 0
