"""What people are asked about weights: how they are given, and a number for each criterion."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from crispy_forms_gds.layout import Button, Field, Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appraisal.models import Appraisal, Criterion, CriterionGroup
from appraisal.weights.levels import Level, Weighed, levels_of, name_of, off_words
from appraisal.weights.shares import WHOLE, rescaled
from workbench.numbers.doubts import may_be_per_cent
from workbench.numbers.text import plain_number
from workbench.pages.crispy import name_required_errors
from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import ExactField
from workbench.pages.questions.asking import BOX

WeightsAs = Appraisal.WeightsAs
# Weights that may be brought to 100: per cent, and points that may be meant so.
_RESCALED: Final = (WeightsAs.PERCENT, WeightsAs.POINTS)


class WeightsForm(WorkbenchForm):
    """A weight for each ranking criterion, and for each of `groups` of them. `ranges` says of each
    criterion what lies between its worst and its best. Where assessors weigh apart the form does
    not ask how (`asks_how` is false)."""

    weights_as = forms.ChoiceField(
        label=gettext_lazy("How weights are given"),
        help_text=gettext_lazy(
            "Whichever way: what counts is the share that each criterion has of all weights."
        ),
        choices=WeightsAs.choices,
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        *args: Any,
        criteria: Sequence[Criterion],
        ranges: dict[int, str],
        weights_as: str,
        asks_how: bool,
        groups: Sequence[CriterionGroup] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        self.groups = groups
        self.levels = levels_of(criteria, groups)
        self.asked_as = weights_as
        if not asks_how:
            del self.fields["weights_as"]
        for row in self.weighed:
            is_group = isinstance(row, CriterionGroup)
            self.fields[name_of(row)] = ExactField(
                label=_("The group “%(name)s”") % {"name": row.name} if is_group else row.name,
                help_text="" if is_group else ranges.get(row.pk, ""),
                required=False,
                min_value=0,
                example="25",
                widget=forms.TextInput(attrs={"class": "govuk-input--width-5", **_marks(row)}),
            )
        name_required_errors(self)
        self.helper.layout = self.layout()

    @property
    def weighed(self) -> list[Weighed]:
        """Everything that has a weight, level by level."""
        return [row for level in self.levels for row in level.rows]

    def layout(self) -> Layout:
        how = [Field.radios("weights_as")] if "weights_as" in self.fields else []
        return Layout(
            *how,
            *self._boxes(),
            *self.own_fields(),
            Button.primary("save", _("Save the weights")),
        )

    def _boxes(self) -> list[Any]:
        """The boxes of each level, beneath a heading where criteria stand in groups."""
        levels: tuple[Level, ...] = getattr(self, "levels", ())
        if len(levels) < 2:
            return [name_of(row) for level in levels for row in level.rows]
        return [
            Fieldset(
                *(name_of(row) for row in level.rows),
                legend=_("Within “%(group)s”") % {"group": level.group.name}
                if level.group
                else _("Groups, and criteria in none"),
                legend_size="m",
            )
            for level in levels
        ]

    def doubts(self) -> Iterator[str]:
        """Whether points that come near 100 are meant as per cent."""
        yield from super().doubts()
        if self.way != WeightsAs.POINTS:
            return
        for level in self.levels:
            total = sum((Fraction(self._given(row) or 0) for row in level.rows), Fraction(0))
            if may_be_per_cent(total, (row.name for row in level.rows)):
                yield _doubt(level) % {"total": plain_number(total), "within": level.within}

    @property
    def way(self) -> str:
        """How the weights of this form are given."""
        return str(self.cleaned_data.get("weights_as") or self.asked_as)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors or self.way == WeightsAs.EQUAL:
            return data
        given = [self._given(row) for row in self.weighed]
        if all(weight is None for weight in given) and "weights_as" in self.fields:
            return data
        for row in self.weighed:
            if self._given(row) is None:
                self.add_error(name_of(row), _("Weigh “%(name)s” as well.") % {"name": row.name})
        if self.errors:
            return data
        off = []
        for level in self.levels:
            weights = [self._given(row) or Decimal(0) for row in level.rows]
            if not any(weights):
                self.add_error(None, _nothing(level))
            elif sum(weights) != WHOLE and (
                self.way == WeightsAs.PERCENT or ("rescale" in self.data and self.way in _RESCALED)
            ):
                off.append((level, weights))
            elif self.way == WeightsAs.SWINGS and max(weights) != WHOLE:
                self.add_error(None, _greatest(level))
        if off and not self.errors:
            self._offer_rescaled(off)
        return data

    def values(self) -> dict[str, Any]:
        """`weights` by the criterion's key; `weights_as` and the weights `of_groups`, by key, where
        the form asks for them."""
        equal = self.way == WeightsAs.EQUAL
        found = {name_of(row): Decimal(1) if equal else self._given(row) for row in self.weighed}
        values: dict[str, Any] = {"weights": {row.pk: found[name_of(row)] for row in self.criteria}}
        if "weights_as" in self.fields:
            values["weights_as"] = self.way
            values["of_groups"] = {row.pk: found[name_of(row)] for row in self.groups}
        return values

    def _given(self, row: Weighed) -> Decimal | None:
        weight: Decimal | None = self.cleaned_data.get(name_of(row))
        return weight

    def _offer_rescaled(self, off: list[tuple[Level, list[Decimal]]]) -> None:
        """Refuses per cent that do not come to 100; once it was asked to, it puts those in that
        do."""
        if "rescale" not in self.data:
            for level, weights in off:
                told = off_words(level, sum(weights, Decimal(0)))
                self.add_error(None, f"{told} {_('Change them, or rescale.')}")
            return
        self.renew_token(
            **{
                name_of(row): f"{weight:f}"
                for level, weights in off
                for row, weight in zip(level.rows, rescaled(weights), strict=True)
            }
        )
        for level, weights in off:
            words = {"total": plain_number(sum(weights, Decimal(0))), "within": level.within}
            self.add_error(None, _put_right(level) % words)

    @property
    def may_rescale(self) -> bool:
        """Whether the page offers to bring per cent to 100."""
        if not self.is_bound or not self.errors or self.way not in _RESCALED:
            return False
        if self.way == WeightsAs.POINTS and BOX not in self.errors:
            return False
        given = [self._given(row) for row in self.weighed]
        return all(weight is not None for weight in given) and "rescale" not in self.data


def _marks(row: Weighed) -> dict[str, Any]:
    """What the script that moves the bars knows a box by."""
    if isinstance(row, CriterionGroup):
        return {"data-group-weight": row.pk}
    return {"data-weight": row.pk} | ({"data-in": row.group_id} if row.group_id else {})


def _doubt(level: Level) -> str:
    if level.group is None:
        return _(
            "The weights come to %(total)s, and not to 100. Are they meant as points, shared "
            "out by their sum, and not as per cent?"
        )
    return _(
        "The weights %(within)s come to %(total)s, and not to 100. Are they meant as points, "
        "shared out by their sum, and not as per cent?"
    )


def _nothing(level: Level) -> str:
    if level.group is None:
        return _("Give at least one criterion a weight above 0.")
    words = {"within": level.within}
    return _("Give at least one criterion %(within)s a weight above 0.") % words


def _greatest(level: Level) -> str:
    if level.group is None:
        return _("Give 100 to the criterion whose swing matters most.")
    words = {"within": level.within}
    return _("Give 100 to the criterion %(within)s whose swing matters most.") % words


def _put_right(level: Level) -> str:
    if level.group is None:
        return _("The weights came to %(total)s and are rescaled to 100. Check them and save.")
    return _(
        "The weights %(within)s came to %(total)s and are rescaled to 100. Check them and save."
    )


def initial_of(
    criteria: Sequence[Criterion], weights_as: str, groups: Sequence[CriterionGroup] = ()
) -> dict[str, Any]:
    """The form's values from the agreed weights."""
    weighed: tuple[Weighed, ...] = (*criteria, *groups)
    return {"weights_as": weights_as} | {name_of(row): row.weight for row in weighed}


def own_initial(weights: Mapping[int, Decimal | None]) -> dict[str, Any]:
    """The form's values from an assessor's own weights, by the criterion's key."""
    return {f"weight_{pk}": weight for pk, weight in weights.items()}
