"""What a rating may be, whoever asks for it."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from appraisal.models import Criterion, GatewayTest, Measure, Rating
from appraisal.scoring.actions import GivenRating, clear_rating, rate_option
from tests.factories import World, make_appraisal, make_option


def give(world: World, criterion: Criterion, **values: Any) -> Rating:
    given = GivenRating(**{"level": "high", "reason": "Because."} | values)
    return rate_option(
        option=values.pop("option", world.options[0]),
        criterion=criterion,
        given=given,
        by=world.officer,
        token=uuid4(),
        version=None,
    )


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"level": "splendid"}, "Choose one of High, Medium or Low."),
        ({"level": "", "points": Decimal(3)}, "Choose one of High, Medium or Low."),
        ({"level": "pass"}, "Choose one of High, Medium or Low."),
        ({"reason": "  "}, "Say why this rating is right."),
        ({"not_applicable": True}, "not both"),
    ],
)
def test_rating_on_levels_is_refused(values: dict[str, Any], told: str, world: World) -> None:
    with pytest.raises(ValidationError, match=told):
        give(world, world.rankings[0], **values)
    assert not Rating.objects.exists()


def test_gateway_takes_pass_or_fail_alone(world: World) -> None:
    with pytest.raises(ValidationError, match="Choose one of Pass or Fail"):
        give(world, world.gateway, level="high")
    assert give(world, world.gateway, level="fail").level == "fail"


def test_measured_criterion_is_not_rated(world: World) -> None:
    criterion = world.rankings[0]
    criterion.banded_measure = Measure.objects.create(appraisal=world.appraisal, key="payback")
    criterion.save()
    with pytest.raises(ValidationError, match="taken from the measure “payback”"):
        give(world, criterion)


def test_gateway_on_a_measure_or_criterion_is_not_rated(world: World) -> None:
    measure = Measure.objects.create(appraisal=world.appraisal, key="payback")
    test = GatewayTest.objects.get(criterion=world.gateway)
    test.kind, test.measure, test.at_most = "measure", measure, Decimal(5)
    test.save()
    gateway = Criterion.objects.get(pk=world.gateway.pk)
    with pytest.raises(ValidationError, match="tested on the measure “payback”"):
        give(world, gateway, level="pass")
    test.kind, test.measure, test.at_most = "minimum-level", None, None
    test.ranking, test.level = world.rankings[0], "medium"
    test.save()
    gateway = Criterion.objects.get(pk=world.gateway.pk)
    with pytest.raises(ValidationError, match="tested on the ranking criterion “Savings”"):
        give(world, gateway, level="pass")


def test_consideration_is_not_rated(world: World) -> None:
    criterion = Criterion.objects.create(
        appraisal=world.appraisal, code="K", slug="k", name="Speed", role="consideration"
    )
    with pytest.raises(ValidationError, match="weighed in words and never rated"):
        give(world, criterion)


def test_option_and_criterion_belong_to_one_appraisal(world: World) -> None:
    far = make_option(make_appraisal(world.programme), "Z")
    with pytest.raises(ValidationError, match="different appraisals"):
        rate_option(
            option=far,
            criterion=world.rankings[0],
            given=GivenRating(level="high", reason="Because."),
            by=world.officer,
            token=uuid4(),
            version=None,
        )


def test_nothing_to_take_away_is_said(world: World) -> None:
    with pytest.raises(ValidationError, match="There is no rating to take away"):
        clear_rating(
            option=world.options[0],
            criterion=world.rankings[0],
            by=world.officer,
            token=uuid4(),
            version=None,
        )
