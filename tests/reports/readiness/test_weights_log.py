"""Weights that were changed after scoring had begun are told of, and stop a paper."""

from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest

from appraisal.criteria.actions import change_criterion
from appraisal.criteria.rule import Rule
from appraisal.models import Criterion
from appraisal.scoring.actions import GivenRating, rate_option
from reports.casefile.file import check_case
from reports.models import Paper
from reports.readiness.standing import standing_of
from reports.readiness.weights_log import weights_changed_late
from reports.stored.exporting import programme_case
from reports.stored.importing import import_case
from tests.factories import World, make_user
from tests.reports.cases.cases import small


def weigh(world: World, criterion: Criterion, weight: int, **changes: object) -> None:
    rule = Rule("ranking", criterion.code, criterion.name, scale=criterion.scale)
    rule = replace(rule, weight=Decimal(weight), **changes)
    criterion.refresh_from_db()
    change_criterion(
        criterion=criterion, rule=rule, by=world.lead, token=uuid4(), version=criterion.version
    )


def rate_one(world: World) -> None:
    rate_option(
        option=world.options[0],
        criterion=world.rankings[0],
        given=GivenRating(level="high", reason="As the board saw it."),
        by=world.lead,
        token=uuid4(),
        version=None,
    )


def test_weights_set_before_scoring_are_no_matter(world: World) -> None:
    weigh(world, world.rankings[0], 70)
    rate_one(world)
    assert weights_changed_late(world.programme) == {}


def test_weight_changed_after_the_first_rating_is_told_of(world: World) -> None:
    rate_one(world)
    weigh(world, world.rankings[1], 70)
    assert weights_changed_late(world.programme) == {world.appraisal.reference: ""}


def test_other_words_of_a_criterion_are_no_weight(world: World) -> None:
    rate_one(world)
    criterion = world.rankings[0]
    criterion.refresh_from_db()
    weigh(world, criterion, int(criterion.weight or 0), question="What does it cost?")
    assert weights_changed_late(world.programme) == {}


def test_weight_changed_after_an_import_with_ratings_is_told_of(db: None) -> None:
    lead = make_user("lead")
    programme = import_case(by=lead, token=uuid4(), case=check_case(small()))
    assert weights_changed_late(programme) == {}
    criterion = Criterion.objects.filter(appraisal__programme=programme, role="ranking")[0]
    rule = Rule("ranking", criterion.code, criterion.name, scale=criterion.scale)
    change_criterion(
        criterion=criterion,
        rule=replace(rule, weight=Decimal(77)),
        by=lead,
        token=uuid4(),
        version=criterion.version,
    )
    assert weights_changed_late(programme) == {"A1": ""}


@pytest.mark.parametrize("late", [False, True])
def test_paper_says_that_weights_were_changed_late(world: World, late: bool) -> None:
    paper = Paper.objects.create(
        programme=world.programme,
        appraisal=world.appraisal,
        reference="OBC",
        slug="obc",
        house_format="outline-business-case",
        title="Outline business case",
    )
    rate_one(world)
    if late:
        weigh(world, world.rankings[1], 70)
    told = [
        one
        for one in standing_of(paper, programme_case(paper.programme)).stopping
        if "unlocked after scoring" in one.message
    ]
    assert bool(told) is late
