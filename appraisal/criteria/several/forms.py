"""The form of several criteria: common sets, one's own a line each, and what they are rated on."""

from collections.abc import Collection, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Button, Field, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from appraisal.criteria.forms.ground import Ground
from appraisal.criteria.several.actions import NewCriterion
from appraisal.criteria.several.sets import SETS, CriterionSet, Offered
from appraisal.models import Criterion, Scale
from appraisal.options.several.named_lines import NamedLines
from appraisal.scales.actions import Steps
from appraisal.scales.forms import STARTS, ready_made
from workbench.numbers.listing import listed
from workbench.pages.crispy import name_required_errors
from workbench.pages.forms import WorkbenchForm

Role = Criterion.Role
_LONGEST: Final = Criterion._meta.get_field("name").max_length or 0


class SeveralForm(WorkbenchForm):
    """Criteria to add: those of the sets that are ticked, then one for each line.

    `ground` has the appraisal's scales, `known` the names of its criteria: what stands there is not
    offered again.
    """

    submit_label = _("Add these criteria")

    sets = forms.MultipleChoiceField(
        label=_("Common sets"), required=False, widget=forms.CheckboxSelectMultiple
    )
    own = forms.CharField(
        label=_("Criteria of your own, one a line"),
        required=False,
        strip=False,  # a line that begins with a tab has no name
        help_text=_(
            "For example “Quality of care”. Lines copied from a spreadsheet may have two more "
            "columns: the question that assessors answer, and the weight."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    own_role = forms.ChoiceField(
        label=_("How do your own act?"),
        choices=[
            Choice(Role.RANKING, _("Ranking"), hint=_("Rated on a scale. They decide the order.")),
            Choice(
                Role.GATEWAY,
                _("Gateway"),
                hint=_("Pass or fail. An option that fails is not feasible."),
            ),
            Choice(
                Role.CONSIDERATION,
                _("Consideration"),
                hint=_("Weighed in words, never rated."),
            ),
        ],
        initial=Role.RANKING,
        widget=forms.RadioSelect,
    )
    scale = forms.ChoiceField(
        label=_("What are ranking criteria rated on?"),
        required=False,
        help_text=_("A scale that is not here yet is made with them. You can change it later."),
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, ground: Ground, known: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ground = ground
        self.known = {name.casefold() for name in known}
        lacking = [(one, self.lacking(one)) for one in SETS]
        sets = [_choice(one, missing) for one, missing in lacking if missing]
        self._choose("sets", sets)
        self._choose("scale", self._scales())
        name_required_errors(self)
        self.helper.layout = Layout(
            *([Field.checkboxes("sets")] if sets else []),
            "own",
            Field.radios("own_role"),
            Field.radios("scale"),
            *self.own_fields(),
            Button.primary("save", self.submit_label),
        )

    def lacking(self, one: CriterionSet) -> list[Offered]:
        """The criteria of a set that the appraisal does not have. One whose fail ranking criteria
        of the set excuse comes with one of these at least."""
        found = [offered for offered in one.criteria if not self._knows(str(offered.name))]
        ranks = any(offered.role == Role.RANKING for offered in found)
        return [offered for offered in found if ranks or not offered.excused]

    def _knows(self, name: str) -> bool:
        return name.casefold() in self.known

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def _scales(self) -> list[Any]:
        """The appraisal's own scales, and the ready-made ones that are not among them."""
        own = self.ground.scales
        names = {scale.key for scale in own}
        made = [start for start in STARTS if _named(start.value)]
        new = [one for one in made if _named(one.value) not in names]
        self.initial.setdefault("scale", str(own[0].pk) if own else new[0].value)
        return [
            *(Choice(str(one.pk), one.named(self.ground.levels.get(one.pk, []))) for one in own),
            *(Choice(one.value, one.label, hint=one.hint) for one in new),
        ]

    def clean_own(self) -> list[NewCriterion]:
        """The criteria of the lines, as ranking ones."""
        taken = _now("“%(name)s” is a criterion already. Leave it out, or name it differently.")
        lines = NamedLines(_LONGEST, self.known, taken)
        return lines.read(self.cleaned_data["own"], _read, lambda one: one.name)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        if not data["sets"] and not data["own"]:
            raise ValidationError(
                {"own": _now("Tick a set, or write the name of a criterion on a line.")}
            )
        in_sets = {
            str(offered.name).casefold()
            for one in SETS
            if one.key in data["sets"]
            for offered in self.lacking(one)
        }
        twice = [one.name for one in data["own"] if one.name.casefold() in in_sets]
        if twice:
            raise ValidationError(
                {"own": _now("“%(name)s” is in a set that you ticked.") % {"name": twice[0]}}
            )
        if data["own_role"] != Role.RANKING and any(one.weight for one in data["own"]):
            raise ValidationError(
                {"own_role": _now("Only ranking criteria have weights. Choose “Ranking”.")}
            )
        return data

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        own = [
            NewCriterion(one.name, data["own_role"], one.question, one.weight)
            for one in data["own"]
        ]
        ticked = [one for one in SETS if one.key in data["sets"]]
        offered = [new for one in ticked for new in _new(self.lacking(one))]
        return {"criteria": [*offered, *own], "scale": self._chosen()}

    def _chosen(self) -> Scale | Steps | None:
        chosen = self.cleaned_data["scale"]
        row = next((one for one in self.ground.scales if str(one.pk) == chosen), None)
        return row or ready_made(chosen)


def _choice(one: CriterionSet, lacking: Sequence[Offered]) -> Choice:
    names = listed([str(offered.name) for offered in lacking])
    return Choice(one.key, one.name, hint=f"{names}.")


def _named(start: str) -> str:
    steps = ready_made(start)
    return steps.name if steps else ""


def _new(offered: Sequence[Offered]) -> list[NewCriterion]:
    """The criteria of a set, a fail of one excused by any of the ranking ones."""
    rankings = tuple(str(one.name) for one in offered if one.role == Role.RANKING)
    return [
        NewCriterion(
            str(one.name), one.role, str(one.question), None, rankings if one.excused else ()
        )
        for one in offered
    ]


def _read(line: str) -> NewCriterion:
    """The criterion of a line: its name, and behind tabs its question and its weight. Raises
    `ValueError` with what is wrong."""
    name, question, weight, *more = [*(part.strip() for part in line.split("\t")), "", "", ""][:4]
    if any(more):
        raise ValueError(_now("leave out what stands behind the weight."))
    if not name:
        raise ValueError(_now("write a name before the question."))
    return NewCriterion(name, Role.RANKING, question, _weight(weight))


def _weight(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        found = Decimal(text.removesuffix("%").strip().replace(",", ""))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or found < 0 or found >= 10**6:
        raise ValueError(
            _now("“%(weight)s” is no weight. Write a number like 25.") % {"weight": text}
        )
    return found
