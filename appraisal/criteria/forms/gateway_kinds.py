"""How a form asks for each kind of gateway test: its choice, its fields, and what they come to."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Final

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Fieldset
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from appraisal.criteria.forms.consideration import CriterionForm
from appraisal.criteria.forms.ground import Choices, Ground
from appraisal.criteria.rule import GatewayAsks
from appraisal.models import GatewayTest
from appraisal.scoring.allowed import reached_on
from workbench.pages.number_field import ExactField

Words = str | Promise


class AskedKind(ABC):
    """One kind of test in the form of a gateway. `key` is the kind of its row, `choice` the value
    of its radio button, `legend` stands above its fields."""

    key: ClassVar[str]
    choice: ClassVar[str]
    label: ClassVar[Words]
    hint: ClassVar[Words]
    legend: ClassVar[Words] = ""

    def is_offered(self, ground: Ground) -> bool:
        """Whether the appraisal has what the kind rests on."""
        return True

    def radio(self) -> Choice:
        return Choice(self.choice, self.label, hint=self.hint)

    @abstractmethod
    def fields(self, ground: Ground) -> dict[str, forms.Field]:
        """Its own fields by name. None is required by itself: only the chosen kind is asked for."""

    @abstractmethod
    def clean(self, form: CriterionForm) -> None:
        """Adds to the form what is wrong with its fields where it is the chosen kind."""

    @abstractmethod
    def asked(self, data: Mapping[str, Any], ground: Ground) -> GatewayAsks:
        """The test that the cleaned fields state."""

    @abstractmethod
    def standing(self, test: GatewayTest) -> dict[str, Any]:
        """What its fields hold for a test that stands."""

    def group(self, ground: Ground) -> list[Fieldset]:
        """Its fields on the page, below their legend."""
        names = self.fields(ground)
        if not names:
            return []
        return [Fieldset(*names, legend=self.legend, legend_size="m", css_class="wb-group")]


class Judgement(AskedKind):
    key = GatewayTest.Kind.PASS
    choice = "pass"
    label = _("A judgement")
    hint = _("Assessors rate each option pass or fail.")

    def fields(self, ground: Ground) -> dict[str, forms.Field]:
        return {}

    def clean(self, form: CriterionForm) -> None:
        return None

    def asked(self, data: Mapping[str, Any], ground: Ground) -> GatewayAsks:
        return GatewayAsks(self.key)

    def standing(self, test: GatewayTest) -> dict[str, Any]:
        return {}


class Limit(AskedKind):
    key = GatewayTest.Kind.MEASURE
    choice = "measure"
    label = _("A limit on a measure")
    hint = _("Payback at most 5 years.")
    legend = _("For a limit on a measure")

    def fields(self, ground: Ground) -> dict[str, forms.Field]:
        measures = [("", _("Choose a measure")), *ground.measures]
        return {
            "measure": forms.ChoiceField(label=_("Measure"), required=False, choices=measures),
            "at_least": ExactField(label=_("At least (optional)"), required=False, example="0.8"),
            "at_most": ExactField(label=_("At most (optional)"), required=False, example="5"),
        }

    def clean(self, form: CriterionForm) -> None:
        form.ask("measure")
        low, high = form.cleaned_data.get("at_least"), form.cleaned_data.get("at_most")
        if low is None and high is None and not {"at_least", "at_most"} & set(form.errors):
            form.add_error("at_least", _("Give a limit: at least, at most, or both."))
        if low is not None and high is not None and low > high:
            form.add_error("at_least", _("“At least” must not be above “at most”."))

    def asked(self, data: Mapping[str, Any], ground: Ground) -> GatewayAsks:
        return GatewayAsks(
            self.key, measure=data["measure"], at_least=data["at_least"], at_most=data["at_most"]
        )

    def standing(self, test: GatewayTest) -> dict[str, Any]:
        assert test.measure is not None
        return {"measure": test.measure.key, "at_least": test.at_least, "at_most": test.at_most}


class LeastLevel(AskedKind):
    key = GatewayTest.Kind.MINIMUM_LEVEL
    choice = "reached"
    label = _("A least level on a ranking criterion")
    hint = _("At least Medium on a criterion that ranks.")
    legend = _("For a least level on a ranking criterion")

    def is_offered(self, ground: Ground) -> bool:
        return bool(ground.rankings)

    def fields(self, ground: Ground) -> dict[str, forms.Field]:
        return {
            "reached": forms.ChoiceField(
                label=_("Ranking criterion and level"),
                required=False,
                choices=[("", _("Choose a criterion")), *self._reachable(ground)],
            ),
            "points": ExactField(
                label=_("Least points"),
                required=False,
                example="4",
                help_text=_("Only for a criterion that scores in points."),
            ),
        }

    def clean(self, form: CriterionForm) -> None:
        if not form.ask("reached"):
            return
        in_points = form.cleaned_data["reached"].endswith(":")
        if in_points:
            form.ask("points")
        elif form.cleaned_data.get("points") is not None:
            form.add_error("points", _("Leave the points empty: this criterion scores in levels."))

    def asked(self, data: Mapping[str, Any], ground: Ground) -> GatewayAsks:
        pk, level = data["reached"].split(":", 1)
        ranking = next(one for one in ground.rankings if str(one.pk) == pk)
        return GatewayAsks(self.key, ranking=ranking, level=level, points=data["points"])

    def standing(self, test: GatewayTest) -> dict[str, Any]:
        return {"reached": f"{test.ranking_id}:{test.level}", "points": test.points}

    def _reachable(self, ground: Ground) -> Choices:
        found: Choices = []
        for criterion in ground.rankings:
            allowed = reached_on(criterion, ground.levels_of(criterion))
            if allowed.in_points:
                found.append((f"{criterion.pk}:", f"{criterion}: {_('the points below')}"))
            found += [
                (f"{criterion.pk}:{level.key}", f"{criterion}: {level.name}")
                for level in allowed.levels
            ]
        return found


# By the kind of the row, as the radio buttons stand on the page.
ASKED: Final[Mapping[str, AskedKind]] = {
    str(kind.key): kind for kind in (Judgement(), Limit(), LeastLevel())
}
