"""Every list that has an order is put in order by buttons, the same way everywhere."""

import re
from typing import Any

import pytest
from django.apps import apps

from appraisal.models import Measure
from schemes.models import Dependency
from tests.factories import World, sent, sign_in
from tests.ladder import refuses_writing
from tests.site.lists import ELSEWHERE, LISTS, OWN_TESTS, Ground, ListInOrder, make_ground
from workbench.models import AuditEvent, Ordered, Versioned

EACH = pytest.mark.parametrize("one", LISTS, ids=lambda one: one.model.__name__)


@pytest.fixture
def ground(world: World) -> Ground:
    return make_ground(world)


def made(one: ListInOrder, ground: Ground) -> dict[str, Any]:
    """Three rows by name."""
    return {name: one.make(ground, name) for name in "ABC"}


def order(one: ListInOrder, rows: dict[str, Any]) -> str:
    names = {row.pk: name for name, row in rows.items()}
    keys = one.model._default_manager.order_by("position", "pk").values_list("pk", flat=True)
    return "".join(names[key] for key in keys if key in names)


def version(one: ListInOrder, ground: Ground, row: Any) -> int:
    """The version that a button carries: the row's own, or that of the appraisal it is a part of."""
    row.refresh_from_db()
    if isinstance(row, Versioned):
        return row.version
    return ground.appraisal.version if one.model is Measure else 1


def test_every_list_with_an_order_can_be_put_in_order() -> None:
    ordered = {model for model in apps.get_models() if issubclass(model, Ordered)}
    assert ordered == {one.model for one in LISTS} | OWN_TESTS | set(ELSEWHERE)


@EACH
def test_row_moves_one_place_and_stays_at_the_end(
    world: World, ground: Ground, one: ListInOrder
) -> None:
    rows, client = made(one, ground), sign_in(world.officer)
    for name, direction, expected, places in (
        ("B", "up", "BAC", (2, 1)),
        ("B", "up", "BAC", (1, 1)),
        ("A", "down", "BCA", (2, 3)),
        ("A", "down", "BCA", (3, 3)),
    ):
        data = sent(version(one, ground, rows[name]), direction=direction)
        assert client.post(one.move(ground, rows[name]), data)["Location"] == one.page(ground)
        assert order(one, rows) == expected
        event = AuditEvent.objects.order_by("pk").last()
        assert event is not None
        assert (event.action, event.subject) == (one.moved, str(rows[name]))
        assert (event.before["place"], event.after["place"]) == places


@EACH
def test_move_sent_twice_moves_once_and_is_told(
    world: World, ground: Ground, one: ListInOrder
) -> None:
    rows = made(one, ground)
    client, data = sign_in(world.officer), sent(1, direction="up")
    told = client.post(one.move(ground, rows["C"]), data, follow=True).content.decode()
    assert re.search(r"C”? (is )?moved up\.", told)
    client.post(one.move(ground, rows["C"]), data)
    assert order(one, rows) == "ACB"


@pytest.mark.parametrize(
    # A need has no versions: it is there or it is not.
    "one",
    [one for one in LISTS if one.model is not Dependency],
    ids=lambda one: one.model.__name__,
)
def test_move_of_a_changed_row_moves_nothing(
    world: World, ground: Ground, one: ListInOrder
) -> None:
    rows = made(one, ground)
    data = sent(9, direction="up")
    told = sign_in(world.officer).post(one.move(ground, rows["C"]), data, follow=True)
    assert "Somebody else changed this meanwhile" in told.content.decode()
    assert order(one, rows) == "ABC"
    assert not AuditEvent.objects.exists()


@EACH
def test_move_disturbs_nobody_who_writes_about_another_row(
    world: World, ground: Ground, one: ListInOrder
) -> None:
    rows = made(one, ground)
    sign_in(world.officer).post(one.move(ground, rows["C"]), sent(1, direction="up"))
    versions = {
        name: one.model._default_manager.get(pk=row.pk).version
        for name, row in rows.items()
        if isinstance(row, Versioned)
    }
    if versions:
        assert versions == {"A": 1, "B": 1, "C": 1 if one.quiet else 2}


@EACH
def test_move_is_for_those_who_write_and_by_a_button_alone(
    world: World, ground: Ground, one: ListInOrder
) -> None:
    rows = made(one, ground)
    address = one.move(ground, rows["C"])
    refuses_writing(world, address, sent(1, direction="up"))
    assert sign_in(world.lead).get(address).status_code == 405
    rows["C"].delete()
    assert sign_in(world.lead).post(address, sent(1, direction="up")).status_code == 404
    assert not AuditEvent.objects.exists()


@EACH
def test_page_has_a_button_for_each_way_that_a_row_can_go(
    world: World, ground: Ground, one: ListInOrder
) -> None:
    for name in "AB":
        one.make(ground, name)
    page = sign_in(world.officer).get(one.page(ground)).content.decode()
    buttons = re.findall(r'(Move \w+)<span class="govuk-visually-hidden">: ([^<]*)</span>', page)
    second = one.spoken.removesuffix("A") + "B"
    assert sorted(buttons) == [("Move down", one.spoken), ("Move up", second)]
    assert "Move " not in sign_in(world.member).get(one.page(ground)).content.decode()


@EACH
def test_page_with_one_row_has_no_buttons_that_move_it(
    world: World, ground: Ground, one: ListInOrder
) -> None:
    one.make(ground, "A")
    page = sign_in(world.officer).get(one.page(ground)).content.decode()
    assert 'name="direction"' not in page
