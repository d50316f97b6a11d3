"""The forms of gateways of both kinds: the test, and what excuses a fail."""

from collections.abc import Sequence
from typing import Any

from crispy_forms_gds.layout import Field, Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.criteria.forms.consideration import CriterionForm
from appraisal.criteria.forms.gateway_kinds import ASKED, AskedKind
from appraisal.criteria.rule import Forgiven, GatewayAsks, Rule
from appraisal.models import Criterion
from appraisal.scoring.allowed import reached_on
from workbench.numbers.listing import listed
from workbench.pages.number_field import CountField


class GatewayForm(CriterionForm):
    """A gateway: one of the kinds of test, with its own fields."""

    acts_as = Criterion.Role.GATEWAY

    kinds: Sequence[AskedKind] = ()

    kind = forms.ChoiceField(label=_("What decides pass or fail"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        self.kinds = [kind for kind in ASKED.values() if kind.is_offered(self.ground)]
        self.choices("kind", [kind.radio() for kind in self.kinds])
        before = list(self.fields)
        own: dict[str, forms.Field] = {}
        for kind in self.kinds:
            own |= kind.fields(self.ground)
        self.fields |= own
        at = before.index("kind") + 1
        self.order_fields([*before[:at], *own, *before[at:]])

    def own_layout(self) -> Sequence[Any]:
        groups = [group for kind in self.kinds for group in kind.group(self.ground)]
        return [Field.radios("kind"), *groups]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for kind in self.kinds:
            if data.get("kind") == kind.choice:
                kind.clean(self)
        return data

    def rule(self) -> Rule:
        return self.common(test=self.test())

    def test(self) -> GatewayAsks:
        chosen = next(kind for kind in self.kinds if kind.choice == self.cleaned_data["kind"])
        return chosen.asked(self.cleaned_data, self.ground)


class ConditionalForm(GatewayForm):
    """A gateway whose fail some ranking criteria can excuse."""

    acts_as = Criterion.Role.CONDITIONAL

    excuse_of = forms.MultipleChoiceField(
        label=_("Ranking criteria that can excuse a fail"),
        help_text=_("An option that fails goes on where enough of these stand at the level."),
        widget=forms.CheckboxSelectMultiple,
    )
    excuse_at_least = CountField(
        label=_("How many of them must stand at the level"),
        min_value=1,
        initial=1,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3"}),
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
