"""Who reaches an appraisal, in how many queries."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from appraisal.access import appraisal_for
from schemes.access import Act
from tests.factories import World, make_appraisal, make_user

MAY = {
    "lead": {Act.READ, Act.WRITE, Act.DECIDE, Act.APPROVE, Act.MODERATE},
    "officer": {Act.READ, Act.WRITE},
    "moderator": {Act.READ, Act.MODERATE},
    "assessor": {Act.READ, Act.RATE},
    "member": {Act.READ},
    "approver": {Act.READ, Act.APPROVE},
}


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("role", list(MAY))
def test_appraisal_lets_each_role_do_what_it_may(world: World, role: str, act: Act) -> None:
    user = getattr(world, role)
    if act in MAY[role]:
        place = appraisal_for(user, "2018-21", "a1", act)
        assert (place.appraisal, place.roles) == (world.appraisal, frozenset({role}))
    else:
        with pytest.raises(PermissionDenied):
            appraisal_for(user, "2018-21", "a1", act)


@pytest.mark.parametrize("act", list(Act))
def test_appraisal_tells_a_stranger_nothing(world: World, act: Act) -> None:
    with pytest.raises(Http404):
        appraisal_for(world.stranger, "2018-21", "a1", act)


def test_appraisal_of_another_programme_is_not_found(world: World) -> None:
    other = make_appraisal(reference="B1", slug="b1")
    with pytest.raises(Http404):
        appraisal_for(world.lead, world.programme.slug, other.slug, Act.READ)


def test_site_administrator_reaches_every_appraisal(world: World) -> None:
    root = make_user("root", is_superuser=True)
    assert appraisal_for(root, "2018-21", "a1", Act.DECIDE).appraisal == world.appraisal


def test_appraisal_is_found_in_two_queries(world: World, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        place = appraisal_for(world.lead, "2018-21", "a1", Act.READ)
        assert place.appraisal.decision is None
        assert place.programme.title
