"""A ranking criterion: a scale that people rate on or bands fill, or a straight line."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Field, Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.actions.criteria import Line, Rule, Step
from appraisal.allowed import reached_on
from appraisal.forms.criteria import CriterionForm
from appraisal.models import Criterion, Scale
from workbench.number_field import ExactField

BANDS = range(1, 7)


class RankingForm(CriterionForm):
    """A ranking criterion: a scale that people rate on or bands fill, or a straight line."""

    scored = forms.ChoiceField(label=_("How options score"), widget=forms.RadioSelect)
    weight = ExactField(
        label=_("Weight (optional)"),
        required=False,
        min_value=0,
        example="25",
        help_text=_("Points or per cent: shares are worked out. Weigh all criteria or none."),
    )
    bands_measure = forms.ChoiceField(
        label=_("Measure"),
        required=False,
        help_text=_(
            "The first band that holds gives the level. Leave the edge of the last band empty: "
            "it takes all the rest."
        ),
    )
    direction = forms.ChoiceField(
        label=_("Which way the bands run"),
        choices=[
            ("from", _("From the edge upwards: more is better")),
            ("to", _("Up to the edge: less is better")),
        ],
        initial="from",
        required=False,
        widget=forms.RadioSelect,
    )
    linear_measure = forms.ChoiceField(label=_("Measure of the line"), required=False)
    linear_worst = ExactField(label=_("Value that earns nothing"), required=False, example="0.5")
    linear_best = ExactField(
        label=_("Value that earns full points"),
        required=False,
        example="1",
        help_text=_("Below the other value where less is better."),
    )
    linear_points = ExactField(label=_("Full points"), required=False, min_value=0, example="100")

    def prepare(self) -> None:
        for row in BANDS:
            self.fields[f"edge_{row}"] = ExactField(
                label=_("Band %(row)d: edge") % {"row": row}, required=False, example="0.8"
            )
            self.fields[f"level_{row}"] = forms.ChoiceField(
                label=_("Band %(row)d: level") % {"row": row},
                required=False,
                choices=[("", _("No band")), *self.ground.words],
            )
        scales = [Choice(f"scale:{scale.pk}", self._scale(scale)) for scale in self.ground.scales]
        line = Choice("line", _("A straight line from a measure"))
        self.choices("scored", [*scales, line])
        measures = [("", _("None")), *self.ground.measures]
        self.choices("bands_measure", [("", _("None: people rate it")), *self.ground.measures])
        self.choices("linear_measure", measures)

    def _scale(self, scale: Scale) -> str:
        allowed = reached_on(
            Criterion(role=Criterion.Role.RANKING, scale=scale),
            self.ground.levels.get(scale.pk, []),
        )
        return f"{scale.key}: {allowed.words}"

    def own_layout(self) -> Sequence[Any]:
        if "edge_1" not in self.fields:
            return ()
        rows = [f"{part}_{row}" for row in BANDS for part in ("edge", "level")]
        return (
            Field.radios("scored"),
            "weight",
            Fieldset(
                "bands_measure",
                Field.radios("direction"),
                *rows,
                legend=_("Level taken from a measure (optional)"),
                legend_size="m",
                css_class="wb-group",
            ),
            Fieldset(
                "linear_measure",
                "linear_worst",
                "linear_best",
                "linear_points",
                legend=_("Straight line from a measure"),
                legend_size="m",
                css_class="wb-group",
            ),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("scored") == "line":
            self.ask("linear_measure", "linear_worst", "linear_best", "linear_points")
            worst, best = data.get("linear_worst"), data.get("linear_best")
            if worst is not None and worst == best:
                self.add_error("linear_best", _("Give two different values for the line."))
            if data.get("bands_measure"):
                self.add_error("bands_measure", _("Choose bands or a straight line, not both."))
        elif data.get("linear_measure"):
            self.add_error(
                "scored",
                _("Choose “A straight line from a measure”, or leave its measure empty."),
            )
        if data.get("bands_measure"):
            self._clean_bands(data)
        return data

    def _clean_bands(self, data: dict[str, Any]) -> None:
        given = [row for row in BANDS if data.get(f"level_{row}")]
        if not given:
            self.add_error("level_1", _("Choose the level of the first band."))
            return
        for row in BANDS:
            if data.get(f"edge_{row}") is not None and row not in given:
                self.add_error(f"level_{row}", _("Choose the level that this edge earns."))
        for row in given[:-1]:
            self.ask(f"edge_{row}")
        if data.get(f"edge_{given[-1]}") is not None:
            self.add_error(
                f"edge_{given[-1]}",
                _("Leave the edge of the last band empty: it takes all the rest."),
            )
        edges = [data.get(f"edge_{row}") for row in given[:-1]]
        if all(edge is not None for edge in edges):
            known = [edge for edge in edges if edge is not None]
            falling = data.get("direction") != "to"
            if known != sorted(set(known), reverse=falling):
                self.add_error(
                    f"edge_{given[0]}",
                    _("Put the edges in sequence, the highest first.")
                    if falling
                    else _("Put the edges in sequence, the lowest first."),
                )

    def rule(self) -> Rule:
        data = self.cleaned_data
        line = data["scored"] == "line"
        return Rule(
            data["role"],
            data["code"],
            data["name"],
            data["question"],
            scale=None if line else self._chosen_scale(data["scored"]),
            weight=data["weight"],
            line=Line(
                data["linear_measure"],
                data["linear_worst"],
                data["linear_best"],
                data["linear_points"],
            )
            if line
            else None,
            bands_measure="" if line else data["bands_measure"],
            bands=self._steps() if data["bands_measure"] and not line else (),
        )

    def _chosen_scale(self, scored: str) -> Scale:
        return next(one for one in self.ground.scales if f"scale:{one.pk}" == scored)

    def _steps(self) -> tuple[Step, ...]:
        data, upwards = self.cleaned_data, self.cleaned_data["direction"] != "to"
        steps = []
        for row in BANDS:
            edge: Decimal | None = data[f"edge_{row}"]
            if data[f"level_{row}"]:
                low, high = (edge, None) if upwards else (None, edge)
                steps.append(Step(data[f"level_{row}"], low, high))
        return tuple(steps)
