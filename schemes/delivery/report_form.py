"""The report of a scheme: what was planned, came in and is forecast, period by period."""

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from schemes.delivery.actions import REPORTED
from schemes.finance.delivery.periods import Period
from workbench.pages.day_field import DayField
from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import ExactField


def _names() -> dict[str, str]:
    return {"profile": _("Profile"), "actual": _("Actual"), "forecast": _("Forecast")}


class ReportForm(WorkbenchForm):
    """Profile, actual and forecast of each period of a year, typed, or pasted and then filled in.

    Periods that are closed (`shut`) have no fields. What is pasted is filled in from the first open
    period on and shown before it is saved.
    """

    submit_label = gettext_lazy("Save")

    owner = forms.CharField(
        label=gettext_lazy("Who delivers it"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("A post, where that is not the owner of the scheme."),
    )
    next_milestone = forms.CharField(
        label=gettext_lazy("Next milestone"), required=False, max_length=300
    )
    next_milestone_on = DayField(label=gettext_lazy("Due on"), required=False)

    def __init__(
        self, *args: Any, periods: Sequence[Period], shut: Sequence[Period] = (), **kwargs: Any
    ) -> None:
        self.periods, self.shut = tuple(periods), frozenset(shut)
        self.filled = False
        super().__init__(*args, **kwargs)
        self.open = [one for one in self.periods if one not in self.shut]
        for name, words in _names().items():
            self.fields[f"paste_{name}"] = forms.CharField(
                label=_("%(what)s, pasted") % {"what": words},
                required=False,
                strip=False,
                widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
            )
            for period in self.open:
                self.fields[f"{name}_{period}"] = self._box(words, period)
        self.order_fields([name for name in self.fields if name not in self.own_fields()])
        if self.is_bound and self.open:
            self._fill_in()

    def _box(self, words: str, period: Period) -> ExactField:
        label = _("%(what)s, %(period)s") % {"what": words, "period": period.name}
        box = ExactField(label=label, required=False, example="12500")
        box.widget.attrs["aria-label"] = label
        box.widget.attrs["class"] += " govuk-input"
        enter = _("Enter the %(what)s of %(period)s")
        box.error_messages["required"] = enter % {"what": words.lower(), "period": period.name}
        return box

    def _fill_in(self) -> None:
        """Puts what was pasted into the boxes, and leaves what does not fit for the errors."""
        data: Any = copy(self.data)
        self.unfit: list[tuple[str, str]] = []
        for name in REPORTED:
            text = str(data.get(f"paste_{name}", ""))
            if not text.strip():
                continue
            cells = pasted_cells(text)
            if len(cells) > len(self.open):
                self.unfit.append((f"paste_{name}", _too_many(len(cells), len(self.open))))
                continue
            if wrong := next((cell for cell in cells if cell and not _is_amount(cell)), ""):
                self.unfit.append((f"paste_{name}", _no_amount(wrong)))
                continue
            for period, cell in zip(self.open, cells, strict=False):
                data[f"{name}_{period}"] = cell
            data[f"paste_{name}"] = ""
            self.filled = True
        self.data = data

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name, message in getattr(self, "unfit", ()):
            self.add_error(name, message)
        if data.get("next_milestone_on") and not data.get("next_milestone"):
            self.add_error("next_milestone", _("Say what is due on this day."))
        return data

    def grid(self) -> Iterator[tuple[Period, list[BoundField] | None]]:
        """The periods with their boxes, None where the period is closed."""
        for period in self.periods:
            if period in self.shut:
                yield period, None
            else:
                yield period, [self[f"{name}_{period}"] for name in REPORTED]

    def pastes(self) -> list[BoundField]:
        return [self[f"paste_{name}"] for name in REPORTED]

    def furniture(self) -> list[BoundField]:
        return [self[name] for name in ("owner", "next_milestone", "next_milestone_on")]

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "amounts": {
                str(period): {name: data.get(f"{name}_{period}") for name in REPORTED}
                for period in self.open
            },
            "owner": data["owner"],
            "next_milestone": data["next_milestone"],
            "next_milestone_on": data["next_milestone_on"],
        }


def pasted_cells(text: str) -> list[str]:
    """The cells of a column or a row copied from a spreadsheet. Empty cells between others stay;
    those at the end go."""
    cells = [cell.strip() for line in text.splitlines() for cell in line.split("\t")]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _is_amount(cell: str) -> bool:
    try:
        ExactField(required=False, example="").clean(cell)
    except ValidationError:
        return False
    return True


def _no_amount(cell: str) -> str:
    told = _("“%(cell)s” is no amount. Copy the amounts alone, without headings and totals.")
    return told % {"cell": cell[:40]}


def _too_many(count: int, room: int) -> str:
    return ngettext(
        "%(count)s cells were pasted and there is room for one. Copy the amounts alone.",
        "%(count)s cells were pasted and there is room for %(room)s. Copy the amounts alone, "
        "without headings and totals.",
        room,
    ) % {"count": count, "room": room}
