"""What people are asked about weights: how they are given, and a number for each criterion."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from crispy_forms_gds.layout import Button, Field, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appraisal.models import Appraisal, Criterion
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
    """A weight for each ranking criterion. `ranges` says of each what lies between its worst and
    its best. Where assessors weigh apart the form does not ask how (`asks_how` is false)."""

    weights_as = forms.ChoiceField(
        label=gettext_lazy("How weights are given"),
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
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        self.asked_as = weights_as
        if not asks_how:
            del self.fields["weights_as"]
        for row in criteria:
            self.fields[_name(row)] = ExactField(
                label=row.name,
                help_text=ranges.get(row.pk, ""),
                required=False,
                min_value=0,
                example="25",
                widget=forms.TextInput(
                    attrs={"class": "govuk-input--width-5", "data-weight": row.pk}
                ),
            )
        name_required_errors(self)
        self.helper.layout = self.layout()

    def layout(self) -> Layout:
        how = [Field.radios("weights_as")] if "weights_as" in self.fields else []
        return Layout(
            *how,
            *(_name(row) for row in getattr(self, "criteria", ())),
            *self.own_fields(),
            Button.primary("save", _("Save the weights")),
        )

    def doubts(self) -> Iterator[str]:
        """Whether points that come near 100 are meant as per cent."""
        yield from super().doubts()
        if self.way != WeightsAs.POINTS:
            return
        given = [self.cleaned_data.get(_name(row)) or Decimal(0) for row in self.criteria]
        total = sum(map(Fraction, given), Fraction(0))
        if may_be_per_cent(total, (row.name for row in self.criteria)):
            yield _(
                "The weights come to %(total)s, and not to 100. Are they meant as points, shared "
                "out by their sum, and not as per cent?"
            ) % {"total": plain_number(total)}

    @property
    def way(self) -> str:
        """How the weights of this form are given."""
        return str(self.cleaned_data.get("weights_as") or self.asked_as)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors or self.way == WeightsAs.EQUAL:
            return data
        given = [data.get(_name(row)) for row in self.criteria]
        if all(weight is None for weight in given) and "weights_as" in self.fields:
            return data
        for row, weight in zip(self.criteria, given, strict=True):
            if weight is None:
                self.add_error(_name(row), _("Weigh “%(name)s” as well.") % {"name": row.name})
        weights = [weight for weight in given if weight is not None]
        if self.errors:
            return data
        if not any(weights):
            self.add_error(None, _("Give at least one criterion a weight above 0."))
        elif sum(weights) != WHOLE and (
            self.way == WeightsAs.PERCENT or ("rescale" in self.data and self.way in _RESCALED)
        ):
            self._offer_rescaled(weights)
        elif self.way == WeightsAs.SWINGS and max(weights) != WHOLE:
            self.add_error(None, _("Give 100 to the criterion whose swing matters most."))
        return data

    def values(self) -> dict[str, Any]:
        """`weights` by the criterion's key, and `weights_as` where the form asks for it."""
        equal = self.way == WeightsAs.EQUAL
        weights = {
            row.pk: Decimal(1) if equal else self.cleaned_data[_name(row)] for row in self.criteria
        }
        return {"weights": weights} | (
            {"weights_as": self.way} if "weights_as" in self.fields else {}
        )

    def _offer_rescaled(self, weights: list[Decimal]) -> None:
        """Refuses per cent that do not come to 100; once it was asked to, it puts those in that
        do."""
        total = plain_number(sum(weights, Decimal(0)))
        if "rescale" in self.data:
            found = zip(self.criteria, rescaled(weights), strict=True)
            self.renew_token(**{_name(row): f"{weight:f}" for row, weight in found})
            self.add_error(
                None,
                _("The weights came to %(total)s and are rescaled to 100. Check them and save.")
                % {"total": total},
            )
            return
        self.add_error(
            None,
            _(
                "The weights come to %(total)s per cent and must come to 100. "
                "Change them, or rescale."
            )
            % {"total": total},
        )

    @property
    def may_rescale(self) -> bool:
        """Whether the page offers to bring per cent to 100."""
        if not self.is_bound or not self.errors or self.way not in _RESCALED:
            return False
        if self.way == WeightsAs.POINTS and BOX not in self.errors:
            return False
        given = [self.cleaned_data.get(_name(row)) for row in self.criteria]
        return all(weight is not None for weight in given) and "rescale" not in self.data


def _name(row: Criterion) -> str:
    return f"weight_{row.pk}"


def initial_of(criteria: Sequence[Criterion], weights_as: str) -> dict[str, Any]:
    """The form's values from the agreed weights."""
    return {"weights_as": weights_as} | {_name(row): row.weight for row in criteria}


def own_initial(weights: Mapping[int, Decimal | None]) -> dict[str, Any]:
    """The form's values from an assessor's own weights, by the criterion's key."""
    return {f"weight_{pk}": weight for pk, weight in weights.items()}
