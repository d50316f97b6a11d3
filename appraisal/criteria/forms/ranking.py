"""The forms of a ranking criterion: rated on a scale, banded from a measure, or in a straight line
from one."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from crispy_forms_gds.layout import Div, Field
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.criteria.forms.consideration import CriterionForm
from appraisal.criteria.rule import ComparedPrice, MeasureBand, MeasureLine, Rule
from appraisal.models import Criterion, Scale
from appraisal.scoring.allowed import Allowed, reached_on
from workbench.numbers.listing import opening
from workbench.pages.number_field import ExactField
from workbench.pages.numbered_rows import rows_of


class WeighedForm(CriterionForm):
    """The field that every ranking criterion has: its weight."""

    acts_as = Criterion.Role.RANKING

    weight = ExactField(
        label=_("Weight (optional)"),
        required=False,
        min_value=0,
        example="25",
        help_text=_(
            "Points or per cent: shares are worked out. Weigh all criteria or none. The weight of "
            "a criterion in a group counts within the group."
        ),
    )


class RatedForm(WeighedForm):
    """A ranking criterion that people rate on a scale."""

    scale = forms.ChoiceField(label=_("Scale"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        self.offer(self.ground.scales)

    def offer(self, scales: Sequence[Scale]) -> None:
        """Offers these scales as choices; a single one is chosen from the start."""
        self.choices("scale", [(str(one.pk), self.named(one)) for one in scales])
        if len(scales) == 1:
            self.initial.setdefault("scale", str(scales[0].pk))

    def named(self, scale: Scale) -> str:
        """The scale with what it can give: "Quality: one of High, Medium, Low"."""
        name = scale.named(self.ground.levels.get(scale.pk, []))
        words = self.on(scale).words
        return f"{name}: {words}" if name == scale.key else opening(words)

    def on(self, scale: Scale) -> Allowed:
        """The levels or points that the scale can give."""
        criterion = Criterion(role=Criterion.Role.RANKING, scale=scale)
        return reached_on(criterion, self.ground.levels.get(scale.pk, []))

    def own_layout(self) -> Sequence[Any]:
        return (Field.radios("scale"), "weight")

    def rule(self) -> Rule:
        return self.common(scale=self.chosen(), weight=self.cleaned_data["weight"])

    def chosen(self) -> Scale:
        return next(s for s in self.ground.scales if str(s.pk) == self.cleaned_data["scale"])


class BandsForm(RatedForm):
    """A ranking criterion whose level follows from bands of a measure."""

    measure = forms.ChoiceField(label=_("Measure"))
    direction = forms.ChoiceField(
        label=_("Which way the bands run"),
        help_text=_(
            "Each band gives a level, and the first whose limit is met counts. Leave the limit of "
            "the last band empty: it takes all the rest."
        ),
        choices=[
            ("from", _("From the limit upwards: more is better")),
            ("to", _("Up to the limit: less is better")),
        ],
        initial="from",
        widget=forms.RadioSelect,
    )

    def prepare(self) -> None:
        self.offer([one for one in self.ground.scales if self.on(one).levels])
        self.choices("measure", [("", _("Choose a measure")), *self.ground.measures])
        self.rows = rows_of(self, "edge", "level", least=6)
        for row in self.rows:
            self.fields[f"edge_{row}"] = ExactField(
                label=_("Limit of band %(row)d") % {"row": row}, required=False, example="0.8"
            )
            self.fields[f"level_{row}"] = forms.ChoiceField(
                label=_("Level of band %(row)d") % {"row": row},
                required=False,
                choices=[("", _("No band")), *self.ground.words],
            )

    def own_layout(self) -> Sequence[Any]:
        if "edge_1" not in self.fields:
            return ()
        rows = [Div(f"edge_{row}", f"level_{row}", css_class="wb-pair") for row in self.rows]
        return (Field.radios("scale"), "measure", Field.radios("direction"), *rows, "weight")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        given = [row for row in self.rows if data.get(f"level_{row}")]
        if not given:
            self.add_error("level_1", _("Choose the level of the first band."))
            return data
        for row in self.rows:
            if data.get(f"edge_{row}") is not None and row not in given:
                self.add_error(f"level_{row}", _("Choose the level that goes with this limit."))
        self.ask(*(f"edge_{row}" for row in given[:-1]))
        if data.get(f"edge_{given[-1]}") is not None:
            self.add_error(
                f"edge_{given[-1]}",
                _("Leave the limit of the last band empty: it takes all the rest."),
            )
        self._check_sequence(given[:-1])
        if data.get("scale"):
            allowed = self.on(self.chosen())
            for row in given:
                if not allowed.takes(data[f"level_{row}"], None):
                    choose = _("Choose one of %(words)s.") % {"words": allowed.words}
                    self.add_error(f"level_{row}", choose)
        return data

    def _check_sequence(self, rows: list[int]) -> None:
        edges = [self.cleaned_data.get(f"edge_{row}") for row in rows]
        known = [edge for edge in edges if edge is not None]
        falling = self.cleaned_data.get("direction") != "to"
        if len(known) == len(edges) and known != sorted(set(known), reverse=falling):
            self.add_error(
                f"edge_{rows[0]}",
                _("Put the limits in sequence, the highest first.")
                if falling
                else _("Put the limits in sequence, the lowest first."),
            )

    def rule(self) -> Rule:
        data = self.cleaned_data
        return self.common(
            scale=self.chosen(),
            weight=data["weight"],
            bands_measure=data["measure"],
            bands=self._steps(),
        )

    def _steps(self) -> tuple[MeasureBand, ...]:
        data, upwards = self.cleaned_data, self.cleaned_data["direction"] != "to"
        steps = []
        for row in self.rows:
            edge: Decimal | None = data[f"edge_{row}"]
            if data[f"level_{row}"]:
                low, high = (edge, None) if upwards else (None, edge)
                steps.append(MeasureBand(data[f"level_{row}"], low, high))
        return tuple(steps)


class LineForm(WeighedForm):
    """A ranking criterion whose points follow from a measure, in a straight line between two
    values."""

    measure = forms.ChoiceField(label=_("Measure"))
    worst = ExactField(
        label=_("Value worth no points"),
        example="0.5",
        help_text=_("Values that are worse get no points either."),
    )
    best = ExactField(
        label=_("Value worth full points"),
        example="1",
        help_text=_("Below the other value where less is better."),
    )
    full = ExactField(label=_("Full points"), example="100", initial=Decimal(100))

    def prepare(self) -> None:
        self.choices("measure", [("", _("Choose a measure")), *self.ground.measures])

    def own_layout(self) -> Sequence[Any]:
        return ("measure", "worst", "best", "full", "weight")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        worst, best, full = data.get("worst"), data.get("best"), data.get("full")
        if worst is not None and worst == best:
            self.add_error("best", _("Give two different values for the line."))
        if full is not None and full <= 0:
            self.add_error("full", _("Full points are more than 0."))
        return data

    def rule(self) -> Rule:
        data = self.cleaned_data
        line = MeasureLine(data["measure"], data["worst"], data["best"], data["full"])
        return self.common(weight=data["weight"], line=line)


class PriceForm(WeighedForm):
    """A ranking criterion whose points follow from a price: the lowest over each option's own."""

    price = forms.ChoiceField(
        label=_("Price of an option"),
        required=False,
        help_text=_("Every price must be above 0."),
    )
    full = ExactField(
        label=_("Points for the lowest price"),
        example="100",
        initial=Decimal(100),
        help_text=_(
            "Another option gets the lowest price divided by its own, times these points. The "
            "lowest is that of the options that no gateway stops, so that these points, unlike "
            "all others, depend on which options are present."
        ),
    )

    def prepare(self) -> None:
        self.choices("price", [("", _("What the option costs")), *self.ground.measures])

    def own_layout(self) -> Sequence[Any]:
        return ("price", "full", "weight")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        full = data.get("full")
        if full is not None and full <= 0:
            self.add_error("full", _("Points for the lowest price are more than 0."))
        return data

    def rule(self) -> Rule:
        data = self.cleaned_data
        price = ComparedPrice(data["full"], data["price"])
        return self.common(weight=data["weight"], price=price)
