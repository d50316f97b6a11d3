"""One row of each kind that stands beside a decision, for tests that open every page."""

from datetime import date
from decimal import Decimal
from typing import Any

from appraisal.models import (
    Appraisal,
    Condition,
    ConsiderationAnswer,
    CostScenario,
    Criterion,
    Interest,
    NotTogether,
    Option,
    PartnerAnswer,
    RuledOut,
    Scenario,
)
from tests.factories import make_option


def decision_parameters(appraisal: Appraisal, option: Option) -> dict[str, Any]:
    """Makes the rows; returns the values of address parameters that name them."""
    condition = Condition.objects.create(
        appraisal=appraisal, text="Cabinet agrees.", owner_role="Director"
    )
    partner = PartnerAnswer.objects.create(
        option=option, authority="Broxbourne", answer="yes", due_on=date(2016, 4, 1)
    )
    interest = Interest.objects.create(
        appraisal=appraisal, role="Treasurer", interest="On the board.", action="Left the room."
    )
    scenario = CostScenario.objects.create(
        appraisal=appraisal, name="Inflation 5%", cost_yearly=Decimal("0.05")
    )
    others = appraisal.options.exclude(pk=option.pk).order_by("pk")
    combination = NotTogether.objects.create(
        programme=appraisal.programme,
        option=option,
        other=others.last() or make_option(appraisal, "Q"),
        reason="There is room for one of them.",
    )
    scenario = Scenario.objects.create(
        appraisal=appraisal,
        name="Quality alone",
        reason="A member asked.",
        weights=[{"criterion": "R1", "weight": "0", "was": "60"}],
    )
    return {
        "scenario": scenario.pk,
        "combination": combination.pk,
        "condition": condition.pk,
        "partner": partner.pk,
        "interest": interest.pk,
        "costscenario": scenario.pk,
    }


def words_on(option: Option, text: str = "Staff prefer it.") -> ConsiderationAnswer:
    """A consideration on which an option stands in words."""
    about = {"role": "consideration", "code": "K", "slug": "k", "name": "Fits"}
    criterion = Criterion.objects.create(appraisal=option.appraisal, position=90, **about)
    return ConsiderationAnswer.objects.create(option=option, criterion=criterion, text=text)


def rule_out_one(appraisal: Appraisal) -> RuledOut:
    """One more option, which was ruled out."""
    option = make_option(appraisal, "Z", name="Closure")
    return RuledOut.objects.create(
        option=option, stage="Long list", why="It is dear.", ruled_on=date(2014, 3, 3)
    )
