"""Gateways of both kinds: what decides, and what excuses a fail."""

from collections.abc import Sequence
from typing import Any

from crispy_forms_gds.choices import Choice
from crispy_forms_gds.layout import Field, Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.criteria.actions import Asked, Forgiven, Rule
from appraisal.criteria.forms.consideration import CriterionForm
from appraisal.criteria.forms.ground import Choices
from appraisal.models import Criterion
from appraisal.scoring.allowed import reached_on
from workbench.numbers.listing import listed
from workbench.pages.number_field import ExactField


class GatewayForm(CriterionForm):
    """A gateway: a judgement, limits on a measure, or a least level on a ranking criterion."""

    acts_as = Criterion.Role.GATEWAY

    kind = forms.ChoiceField(label=_("What decides pass or fail"), widget=forms.RadioSelect)
    measure = forms.ChoiceField(label=_("Measure"), required=False)
    at_least = ExactField(label=_("At least (optional)"), required=False, example="0.8")
    at_most = ExactField(label=_("At most (optional)"), required=False, example="5")
    reached = forms.ChoiceField(label=_("Ranking criterion and level"), required=False)
    points = ExactField(
        label=_("Least points"),
        required=False,
        example="4",
        help_text=_("Only for a criterion that scores in points."),
    )

    def prepare(self) -> None:
        kinds = [
            Choice("pass", _("A judgement"), hint=_("Assessors rate each option pass or fail.")),
            Choice("measure", _("A limit on a measure"), hint=_("Payback at most 5 years.")),
        ]
        if self.ground.rankings:
            hint = _("At least Medium on a criterion that ranks.")
            kinds.append(Choice("reached", _("A least level on a ranking criterion"), hint=hint))
        self.choices("kind", kinds)
        self.choices("measure", [("", _("Choose a measure")), *self.ground.measures])
        self.choices("reached", [("", _("Choose a criterion")), *self._reachable()])
        if len(kinds) == 2:
            del self.fields["reached"], self.fields["points"]

    def _reachable(self) -> Choices:
        found: Choices = []
        for criterion in self.ground.rankings:
            allowed = reached_on(criterion, self.ground.levels_of(criterion))
            if allowed.in_points:
                found.append((f"{criterion.pk}:", f"{criterion}: {_('the points below')}"))
            found += [
                (f"{criterion.pk}:{level.key}", f"{criterion}: {level.name}")
                for level in allowed.levels
            ]
        return found

    def own_layout(self) -> Sequence[Any]:
        groups = [
            Field.radios("kind"),
            Fieldset(
                "measure",
                "at_least",
                "at_most",
                legend=_("For a limit on a measure"),
                legend_size="m",
                css_class="wb-group",
            ),
        ]
        if "reached" in self.fields:
            groups.append(
                Fieldset(
                    "reached",
                    "points",
                    legend=_("For a least level on a ranking criterion"),
                    legend_size="m",
                    css_class="wb-group",
                )
            )
        return groups

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("kind") == "measure":
            self.ask("measure")
            low, high = data.get("at_least"), data.get("at_most")
            if low is None and high is None and not {"at_least", "at_most"} & set(self.errors):
                self.add_error("at_least", _("Give a limit: at least, at most, or both."))
            if low is not None and high is not None and low > high:
                self.add_error("at_least", _("“At least” must not be above “at most”."))
        if data.get("kind") == "reached" and self.ask("reached"):
            in_points = data["reached"].endswith(":")
            if in_points:
                self.ask("points")
            elif data.get("points") is not None:
                self.add_error(
                    "points", _("Leave the points empty: this criterion scores in levels.")
                )
        return data

    def rule(self) -> Rule:
        return self.common(test=self.test())

    def test(self) -> Asked:
        data = self.cleaned_data
        if data["kind"] == "measure":
            return Asked(data["measure"], data["at_least"], data["at_most"])
        if data["kind"] == "reached":
            pk, level = data["reached"].split(":", 1)
            ranking = next(one for one in self.ground.rankings if str(one.pk) == pk)
            return Asked(ranking=ranking, level=level, points=data["points"])
        return Asked()


class ConditionalForm(GatewayForm):
    """A gateway whose fail some ranking criteria can excuse."""

    acts_as = Criterion.Role.CONDITIONAL

    excuse_of = forms.MultipleChoiceField(
        label=_("Ranking criteria that can excuse a fail"),
        widget=forms.CheckboxSelectMultiple,
    )
    excuse_at_least = forms.IntegerField(
        label=_("How many of them must stand at the level"),
        min_value=1,
        initial=1,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
    excuse_level = forms.ChoiceField(label=_("The level, or a better one"))

    def prepare(self) -> None:
        super().prepare()
        self.choices("excuse_of", [(str(c.pk), str(c)) for c in self.ground.in_levels])
        self.choices("excuse_level", [("", _("Choose a level")), *self.ground.words])

    def own_layout(self) -> Sequence[Any]:
        return (
            *super().own_layout(),
            Fieldset(
                Field.checkboxes("excuse_of"),
                "excuse_at_least",
                "excuse_level",
                legend=_("What excuses a fail"),
                legend_size="m",
                css_class="wb-group",
            ),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        of, least = data.get("excuse_of"), data.get("excuse_at_least")
        if of and least and least > len(of):
            self.add_error(
                "excuse_at_least",
                _("Ask for at most %(count)d: no more criteria are ticked.") % {"count": len(of)},
            )
        level = data.get("excuse_level")
        without = [
            f"“{criterion}”"
            for criterion in self._excusing()
            if level
            and not reached_on(criterion, self.ground.levels_of(criterion)).takes(level, None)
        ]
        if without:
            self.add_error(
                "excuse_level",
                _("Choose a level of the scale of %(names)s.") % {"names": listed(without)},
            )
        return data

    def _excusing(self) -> tuple[Criterion, ...]:
        ticked = self.cleaned_data.get("excuse_of") or []
        return tuple(one for one in self.ground.rankings if str(one.pk) in ticked)

    def rule(self) -> Rule:
        data = self.cleaned_data
        excuse = Forgiven(data["excuse_at_least"], self._excusing(), data["excuse_level"])
        return self.common(test=self.test(), excuse=excuse)
