"""What people do to the rows of any list: one event each, never over somebody else's change."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from schemes.models import Budget, Dependency, Risk, Scheme
from tests.factories import World, make_scheme
from workbench.models import AuditEvent
from workbench.rows.kit import OrderedList, QuietList, RowList
from workbench.rows.writing import AlreadyDone, Conflict

RISKS = OrderedList(Risk, "risk", "scheme.programme")
BUDGETS = RowList(Budget, "budget", "programme", removed="took back")
NEEDS = OrderedList(Dependency, lambda need: f"need of {need.needs}", "scheme.programme")


@pytest.fixture
def scheme(world: World) -> Scheme:
    return make_scheme(world.programme)


def by(world: World) -> dict[str, Any]:
    """A person and a token of a write of their own."""
    return {"by": world.officer, "token": uuid4()}


def test_row_is_added_last_with_one_event(world: World, scheme: Scheme) -> None:
    Risk.objects.create(scheme=scheme, risk="First", position=4)
    row = RISKS.add(scheme, risk="Second", **by(world))
    assert (row.position, row.scheme) == (5, scheme)
    event = AuditEvent.objects.get()
    assert (event.action, event.programme_id) == ("added risk", world.programme.pk)
    assert event.after["risk"] == "Second"


def test_row_of_a_list_without_an_order_is_added(world: World) -> None:
    row = BUDGETS.add(world.programme, year="2018/19", amount=1, **by(world))
    assert row.programme == world.programme
    assert AuditEvent.objects.get().action == "added budget"


def test_row_that_the_model_refuses_is_not_added(world: World, scheme: Scheme) -> None:
    with pytest.raises(ValidationError):
        RISKS.add(scheme, risk="", **by(world))
    assert not AuditEvent.objects.exists()


def test_row_sent_twice_is_added_once(world: World, scheme: Scheme) -> None:
    who = by(world)
    RISKS.add(scheme, risk="Delay", **who)
    with pytest.raises(AlreadyDone):
        RISKS.add(scheme, risk="Delay", **who)
    assert Risk.objects.count() == 1


@pytest.mark.parametrize("version", [None, 0, 2])
@pytest.mark.parametrize("act", ["change", "remove", "move"])
def test_row_with_versions_is_touched_at_the_one_it_has_alone(
    world: World, scheme: Scheme, act: str, version: int | None
) -> None:
    row = Risk.objects.create(scheme=scheme, risk="Delay")
    more = {"change": {"risk": "Late"}, "remove": {}, "move": {"up": True}}[act]
    with pytest.raises(Conflict):
        getattr(RISKS, act)(row, version=version, **more, **by(world))
    assert Risk.objects.get().risk == "Delay"
    assert not AuditEvent.objects.exists()


def test_row_without_versions_is_moved_and_removed(world: World, scheme: Scheme) -> None:
    rows = [Dependency(scheme=scheme, needs=make_scheme(world.programme)) for _ in range(2)]
    Dependency.objects.bulk_create(rows)
    first, second = Dependency.objects.order_by("pk")
    NEEDS.move(second, up=True, **by(world))
    assert list(Dependency.objects.order_by("position")) == [second, first]
    NEEDS.remove(first, **by(world))
    actions = AuditEvent.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == [f"moved need of {second.needs}", f"removed need of {first.needs}"]


def test_removal_may_have_words_of_its_own(world: World) -> None:
    row = Budget.objects.create(programme=world.programme, year="2018/19", amount=1)
    BUDGETS.remove(row, version=1, **by(world))
    event = AuditEvent.objects.get()
    assert (event.action, event.after) == ("took back", None)
    assert event.before["year"] == "2018/19"


def test_quiet_list_moves_a_row_and_leaves_its_version(world: World) -> None:
    schemes = QuietList(Scheme, "scheme", "programme", moved="changed the place of")
    rows = [make_scheme(world.programme) for _ in range(2)]
    schemes.move(rows[1], up=True, version=1, **by(world))
    assert list(world.programme.schemes.order_by("position")) == rows[::-1]
    assert set(world.programme.schemes.values_list("version", flat=True)) == {1}
    event = AuditEvent.objects.get()
    assert event.action == "changed the place of"
    assert event.after == {"programme": world.programme.pk, "place": 1}


def test_found_row_knows_its_owner(world: World, scheme: Scheme, django_assert_num_queries) -> None:
    row = Risk.objects.create(scheme=scheme, risk="Delay")
    with django_assert_num_queries(1):
        found = RISKS.find(scheme, pk=row.pk)
        assert found is not None
        assert found.scheme is scheme
    assert RISKS.find(make_scheme(world.programme), pk=row.pk) is None
