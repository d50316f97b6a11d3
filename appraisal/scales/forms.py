"""The forms of a scale: levels with their meaning, or points from lowest to highest."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Button, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.models import Level, Scale
from appraisal.scales.actions import LevelText, Steps
from workbench.pages.crispy import name_required_errors
from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import ExactField
from workbench.pages.numbered_rows import rows_of

STARTS = (
    Choice(
        "high-medium-low",
        _("High, medium, low"),
        hint=_("Three words, worth 3 points, 2 and 1. You say what each one means."),
    ),
    Choice("0-5", _("Points from 0 to 5"), hint=_("Any number from 0 to 5.")),
    Choice("0-10", _("Points from 0 to 10"), hint=_("Any number from 0 to 10.")),
    Choice("levels", _("Levels of your own"), hint=_("Words of your choice with their points.")),
)


def ready_made(start: str) -> Steps | None:
    """The scale that this start stands for; None for levels of one's own."""
    if start == "high-medium-low":
        words = ((_("High"), 3), (_("Medium"), 2), (_("Low"), 1))
        levels = tuple(LevelText(str(word), Decimal(points)) for word, points in words)
        return Steps(str(_("High, medium, low")), levels=levels)
    if start in ("0-5", "0-10"):
        most = start.removeprefix("0-")
        name = _("0 to %(most)s") % {"most": most}
        return Steps(name, minimum=Decimal(0), maximum=Decimal(most))
    return None


def initial_for(start: str) -> dict[str, Any]:
    """The form's initial values for a ready-made scale; empty for levels of one's own."""
    steps = ready_made(start)
    if steps is None:
        return {}
    found: dict[str, Any] = {"name": steps.name}
    if not steps.levels:
        return found | {"minimum": steps.minimum, "maximum": steps.maximum}
    for row, level in enumerate(steps.levels, start=1):
        found |= {f"name_{row}": level.name, f"points_{row}": level.points}
    return found


def as_it_stands(scale: Scale, levels: Iterable[Level]) -> dict[str, Any]:
    """The form's initial values for an existing scale."""
    found: dict[str, Any] = {
        "name": scale.key,
        "minimum": scale.minimum,
        "maximum": scale.maximum,
    }
    for row, level in enumerate(levels, start=1):
        found |= {
            f"key_{row}": level.key,
            f"name_{row}": str(level),
            f"points_{row}": level.points,
            f"definition_{row}": level.definition,
        }
    return found


class PointScaleForm(WorkbenchForm):
    """A scale of points: any number from the lowest to the highest, both included."""

    name = forms.CharField(label=_("Name of the scale"), max_length=60)
    minimum = ExactField(label=_("Lowest points"), example="0")
    maximum = ExactField(label=_("Highest points"), example="10")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        low, high = data.get("minimum"), data.get("maximum")
        if low is not None and high is not None and low >= high:
            self.add_error("maximum", _("The highest points must be above the lowest."))
        return data

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        steps = Steps(data["name"], minimum=data["minimum"], maximum=data["maximum"])
        return {"steps": steps}


class LevelScaleForm(WorkbenchForm):
    """A scale of named levels. A row without a name is left out."""

    name = forms.CharField(label=_("Name of the scale"), max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows_of(self, "name", "points", "definition", least=3, spare=2)
        for row in self.rows:
            self.fields |= _level_fields(row)
        name_required_errors(self)
        self.helper.layout = self.layout()

    def layout(self) -> Layout:
        return Layout(
            "name",
            *(
                Fieldset(
                    f"key_{row}",
                    f"name_{row}",
                    f"points_{row}",
                    f"definition_{row}",
                    legend=_("Level %(row)d") % {"row": row},
                    legend_size="m",
                    css_class="wb-group",
                )
                for row in getattr(self, "rows", ())
            ),
            *self.own_fields(),
            Button.primary("save", self.submit_label),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        names: list[str] = []
        for row in self.rows:
            name = (data.get(f"name_{row}") or "").casefold()
            self._check_level(row, names)
            if name:
                names.append(name)
        if len(names) < 2 and not self.errors:
            self.add_error(
                f"name_{len(names) + 1}", _("Name at least two levels: one sets nothing apart.")
            )
        return data

    def _check_level(self, row: int, names_before: Sequence[str]) -> None:
        """Adds what is wrong with one level. `names_before` are those above it, in lower case."""
        data = self.cleaned_data
        name, points = data.get(f"name_{row}"), data.get(f"points_{row}")
        if not name:
            if points is not None or data.get(f"definition_{row}"):
                self.add_error(f"name_{row}", _("Name this level, or empty its row."))
            return
        if points is None and f"points_{row}" not in self.errors:
            self.add_error(f"points_{row}", _("Enter the points of this level."))
        if name.casefold() in names_before:
            self.add_error(f"name_{row}", _("Another level has this name. Change one."))

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        levels = tuple(
            LevelText(
                name=data[f"name_{row}"],
                points=data[f"points_{row}"],
                definition=data[f"definition_{row}"],
                key=data[f"key_{row}"],
            )
            for row in self.rows
            if data[f"name_{row}"]
        )
        return {"steps": Steps(data["name"], levels=levels)}


def _level_fields(row: int) -> dict[str, forms.Field]:
    """The fields of one level; the hidden key keeps its ratings when its name changes."""
    return {
        f"key_{row}": forms.CharField(
            required=False, max_length=60, widget=forms.HiddenInput, label=""
        ),
        f"name_{row}": forms.CharField(
            label=_("Word"),
            required=False,
            max_length=100,
            widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        ),
        f"points_{row}": ExactField(label=_("Points"), required=False, example="3"),
        f"definition_{row}": forms.CharField(
            label=_("What it means"), required=False, widget=forms.Textarea(attrs={"rows": 2})
        ),
    }
