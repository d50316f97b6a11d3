"""Weights as they are typed in a real browser: shares, and what each weight carries, follow."""

import pytest
from django.urls import reverse

from appraisal.models import Criterion, CriterionGroup, Scale
from tests.browser.conftest import enter
from tests.browser.visit import Visit
from tests.factories import World, make_world


@pytest.fixture
def scales_of_two_lengths(transactional_db: None) -> World:
    """Savings on a scale up to 3 in a group, quality on one up to 10 in none."""
    world = make_world()
    scale = Scale.objects.create(
        appraisal=world.appraisal, key="TEN", slug="ten", minimum=0, maximum=10
    )
    group = CriterionGroup.objects.create(
        appraisal=world.appraisal, name="Money", position=1, weight=60
    )
    savings, quality = world.rankings
    Criterion.objects.filter(pk=savings.pk).update(group=group)
    Criterion.objects.filter(pk=quality.pk).update(scale=scale)
    return world


def test_what_each_weight_carries_follows_as_it_is_typed(
    scales_of_two_lengths: World, visit: Visit
) -> None:
    world = scales_of_two_lengths
    enter(visit.window, world.officer)
    visit.open(reverse("weights", args=[world.programme.slug, world.appraisal.slug]))
    page = visit.page
    savings, quality = world.rankings

    def carried() -> list[str]:
        cells = (
            "[data-share-of-group] [data-carries-shown]",
            f"[data-share-of='{savings.pk}'] [data-carries-shown]",
            f"[data-share-of='{quality.pk}'] [data-carries-shown]",
        )
        return [page.locator(one).inner_text() for one in cells]

    assert carried() == ["31.0%", "31.0%", "69.0%"]
    page.locator(f"[name=weight_{quality.pk}]").fill("20")
    assert carried() == ["47.4%", "47.4%", "52.6%"]
    page.locator(f"[name=weight_{quality.pk}]").fill("0")
    assert carried() == ["100%", "100%", "0%"]
    visit.check()
