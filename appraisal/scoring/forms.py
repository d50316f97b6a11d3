"""The form of one cell: a level or points, the reason and the evidence."""

from collections.abc import Sequence
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import HTML, Div, Field, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.models import Evidence, Rating
from appraisal.scoring.actions import EvidenceSource, GivenRating
from appraisal.scoring.allowed import Allowed
from workbench.pages.crispy import name_required_errors, words
from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import ExactField
from workbench.pages.numbered_rows import rows_of

LEVEL = "level:"
NOT_APPLICABLE = "not-applicable"
APART = _("The criterion does not apply to this option: the others are re-weighed for it alone.")


def as_it_stands(rating: Rating | None, evidence: Sequence[Evidence]) -> dict[str, Any]:
    """The form's initial values from the agreed rating."""
    if rating is None:
        return {}
    found: dict[str, Any] = {
        "level": NOT_APPLICABLE if rating.not_applicable else f"{LEVEL}{rating.level}",
        "points": rating.points,
        "apart": bool(rating.not_applicable),
        "reason": rating.not_applicable or rating.reason,
    }
    for row, one in enumerate(evidence, start=1):
        found |= {f"evidence_{row}": one.title, f"source_{row}": one.source}
    return found


def folded(legend: object, *fields: Any) -> list[Any]:
    """Fields behind a line of words that opens them."""
    return [
        HTML('<details class="govuk-details"><summary class="govuk-details__summary">'),
        HTML(f'<span class="govuk-details__summary-text">{words(legend)}</span></summary>'),
        *fields,
        HTML("</details>"),
    ]


class RatingForm(WorkbenchForm):
    """The agreed rating of one option on one criterion.

    The template has its two buttons: save, and take away, which needs only the rating that the page
    showed. A `compact` form stands in a cell of the grid, with the evidence folded away.
    """

    level = forms.ChoiceField(label=_("Rating"), widget=forms.RadioSelect)
    points = ExactField(label=_("Points"), required=False)
    apart = forms.BooleanField(label=_("Not applicable"), required=False, help_text=APART)
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("One or two sentences that could stand in the committee paper."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why this rating is right.")},
    )

    def __init__(
        self,
        *args: Any,
        allowed: Allowed,
        prefix_id: str = "",
        compact: bool = False,
        **kwargs: Any,
    ) -> None:
        self.compact = compact
        super().__init__(*args, **kwargs)
        self.allowed = allowed
        # A cell that was open when the page was made has no version: the action tells of a rating
        # that somebody gave it meanwhile.
        self.fields["version"].required = False
        if prefix_id:
            self.auto_id = f"{prefix_id}-%s"
        if allowed.in_points:
            del self.fields["level"]
            self.fields["points"].label = _("Rating: %(words)s") % {"words": allowed.words}
        else:
            del self.fields["points"], self.fields["apart"]
            level = self.fields["level"]
            assert isinstance(level, forms.ChoiceField)
            level.choices = [
                *(Choice(f"{LEVEL}{c.key}", c.name, hint=c.definition) for c in allowed.levels),
                Choice(NOT_APPLICABLE, _("Not applicable"), hint=APART),
            ]
            choose = _("Choose one of %(words)s, or not applicable.") % {"words": allowed.words}
            level.error_messages |= {"required": choose, "invalid_choice": choose}
        self.rows = rows_of(self, "evidence", "source", least=3)
        for row in self.rows:
            self.fields[f"evidence_{row}"] = forms.CharField(
                label=_("Evidence %(row)d") % {"row": row}, required=False, max_length=300
            )
            self.fields[f"source_{row}"] = forms.CharField(
                label=_("Where to find it"), required=False, max_length=500
            )
        if self.takes_away:
            for field in self.fields.values():
                field.required = False
        name_required_errors(self)
        self.helper.layout = self.layout()

    @property
    def takes_away(self) -> bool:
        """Whether the rating is to be removed rather than given."""
        return "clear" in self.data

    def layout(self) -> Layout:
        return Layout(*self.answer(), *self.said(), *self.rests(), *self.own_fields())

    def answer(self) -> list[Any]:
        """The fields of the rating itself."""
        if "points" in self.fields and "level" not in self.fields:
            return ["points", "apart"]
        return [Field.radios("level", small=True)] if "level" in self.fields else []

    def said(self) -> list[str]:
        """The fields of what is said of it."""
        return ["reason"]

    def rests(self) -> list[Any]:
        """What it rests on, folded away in a cell of the grid."""
        legend = _("What it rests on (optional)")
        if self.compact:
            return folded(legend, *self.evidence())
        return [Fieldset(*self.evidence(), legend=legend, legend_size="s")]

    def evidence(self) -> list[Any]:
        """The fields of the evidence."""
        return [
            Div(f"evidence_{row}", f"source_{row}", css_class="wb-pair")
            for row in getattr(self, "rows", ())
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.takes_away:
            return data
        if self.allowed.in_points and "points" not in self.errors:
            words = {"words": self.allowed.words}
            if data.get("apart") and data.get("points") is not None:
                self.add_error("points", _("Empty the points, or untick “Not applicable”."))
            elif not data.get("apart") and not self.allowed.takes("", data.get("points")):
                self.add_error("points", _("Give %(words)s, or tick “Not applicable”.") % words)
        for row in self.rows:
            if data.get(f"source_{row}") and not data.get(f"evidence_{row}"):
                self.add_error(f"evidence_{row}", _("Say what the evidence is."))
        return data

    def values(self) -> dict[str, Any]:
        """`given` is the rating, None to remove it; `version` is that of the rating that the page
        showed, None where there was none."""
        data = self.cleaned_data
        if self.takes_away:
            return {"given": None, "version": data["version"]}
        level = data.get("level", "")
        apart = level == NOT_APPLICABLE or bool(data.get("apart"))
        given = GivenRating(
            level="" if apart else level.removeprefix(LEVEL),
            points=None if apart else data.get("points"),
            not_applicable=apart,
            reason=data["reason"],
            evidence=tuple(
                EvidenceSource(data[f"evidence_{row}"], data[f"source_{row}"])
                for row in self.rows
                if data[f"evidence_{row}"]
            ),
        )
        return {"given": given, "version": data["version"]}
