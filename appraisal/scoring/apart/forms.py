"""The form of one cell of an assessor's own grid."""

from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Field, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.models import Rating
from appraisal.scoring.allowed import Allowed
from appraisal.scoring.apart.actions import OwnRating
from workbench.pages.crispy import name_required_errors
from workbench.pages.forms import WorkbenchForm
from workbench.pages.number_field import ExactField

LEVEL = "level:"
POINTS = "points"
NOT_APPLICABLE = "not-applicable"
ABSTAIN = "abstain"
APART = _("The criterion says nothing about this option. Say why.")
WITHOUT = _("You give no rating, for an interest you have or for want of knowledge. Say why.")


def as_it_stands(rating: Rating | None) -> dict[str, Any]:
    """The form's initial values from the assessor's own rating."""
    if rating is None:
        return {}
    level = POINTS if rating.points is not None else f"{LEVEL}{rating.level}"
    if rating.not_applicable:
        level = NOT_APPLICABLE
    elif rating.abstained:
        level = ABSTAIN
    return {
        "level": level,
        "points": rating.points,
        "reason": rating.not_applicable or rating.abstained or rating.reason,
    }


class OwnRatingForm(WorkbenchForm):
    """What one assessor says of one option on one criterion. The template has its buttons."""

    level = forms.ChoiceField(label=_("Rating"), widget=forms.RadioSelect)
    points = ExactField(label=_("Points"), required=False)
    reason = forms.CharField(
        label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self, *args: Any, allowed: Allowed, prefix_id: str, reason_hint: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.allowed = allowed
        # A cell that was open when the page was made has no version.
        self.fields["version"].required = False
        self.auto_id = f"{prefix_id}-%s"
        self.fields["reason"].help_text = reason_hint
        level = self.fields["level"]
        assert isinstance(level, forms.ChoiceField)
        if allowed.in_points:
            given = [Choice(POINTS, _("Points"), hint=allowed.words)]
        else:
            del self.fields["points"]
            given = [Choice(f"{LEVEL}{c.key}", c.name, hint=c.definition) for c in allowed.levels]
        level.choices = [
            *given,
            Choice(NOT_APPLICABLE, _("Not applicable"), hint=APART),
            Choice(ABSTAIN, _("Abstain"), hint=WITHOUT),
        ]
        choose = _("Choose a rating, not applicable, or abstain.")
        level.error_messages |= {"required": choose, "invalid_choice": choose}
        if self.takes_away:
            level.required = False
        name_required_errors(self)
        self.helper.layout = self.layout()

    @property
    def takes_away(self) -> bool:
        """Whether the rating is to be removed rather than given."""
        return "clear" in self.data

    def layout(self) -> Layout:
        points = ["points"] if "points" in self.fields else []
        return Layout(Field.radios("level", small=True), *points, "reason", *self.own_fields())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.takes_away:
            return data
        level = data.get("level")
        if level in {NOT_APPLICABLE, ABSTAIN} and not data.get("reason", "").strip():
            self.add_error("reason", _("Say why."))
        if level == POINTS and "points" not in self.errors and data.get("points") is None:
            self.add_error("points", _("Give %(words)s.") % {"words": self.allowed.words})
        return data

    def values(self) -> dict[str, Any]:
        """`given` is the rating, None to take it back."""
        data = self.cleaned_data
        if self.takes_away:
            return {"given": None, "version": data["version"]}
        level, reason = data["level"], data["reason"].strip()
        if level == NOT_APPLICABLE:
            given = OwnRating(not_applicable=reason)
        elif level == ABSTAIN:
            given = OwnRating(abstained=reason)
        elif level == POINTS:
            given = OwnRating(points=data["points"], reason=reason)
        else:
            given = OwnRating(level=level.removeprefix(LEVEL), reason=reason)
        return {"given": given, "version": data["version"]}
