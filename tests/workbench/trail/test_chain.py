"""A chain names the first event that was removed, changed or put in, whatever was done to it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from enum import IntEnum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.trail.chain import (
    SUMMED,
    ChainFault,
    Link,
    Tampering,
    event_sha256,
    first_fault,
    steady,
)

AT = datetime(2026, 11, 29, 12, tzinfo=UTC)
VALUES: dict[str, Any] = {
    "at": AT,
    "actor_id": 3,
    "actor_name": "Pat Reed",
    "token": UUID(int=7),
    "sent_sha256": "",
    "authority_id": 1,
    "programme_id": 2,
    "action": "changed option",
    "subject_type": "option",
    "subject_id": 5,
    "subject": "Mutual",
    "before": {"points": 1},
    "after": {"points": 2},
}


def chain_of(count: int) -> list[Link]:
    links, last = [], ""
    for place in range(1, count + 1):
        own = event_sha256(last, place, VALUES)
        links.append(Link(10 * place, place, last, own, holds=True))
        last = own
    return links


def fault_of(links: list[Link], count: int) -> ChainFault | None:
    """What is said of these, where the end is known to be that of a chain of `count`."""
    return first_fault(links, count, chain_of(count)[-1].sha256 if count else "")


@given(st.integers(0, 30))
def test_whole_chain_has_no_fault(count: int) -> None:
    assert fault_of(chain_of(count), count) is None
    assert fault_of(chain_of(count)[::-1], count) is None


counted = st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1)))


@given(counted)
def test_removed_event_is_named(where: tuple[int, int]) -> None:
    count, index = where
    links = chain_of(count)
    del links[index]
    after = links[index].row if index < len(links) else None
    assert fault_of(links, count) == ChainFault(Tampering.REMOVED, index + 1, after)


@given(counted)
def test_cut_end_is_named(where: tuple[int, int]) -> None:
    count, index = where
    links = chain_of(count)[:index]
    assert fault_of(links, count) == ChainFault(Tampering.REMOVED, index + 1, None)


@given(counted)
def test_changed_event_is_named(where: tuple[int, int]) -> None:
    count, index = where
    links = chain_of(count)
    links[index] = replace(links[index], holds=False)
    assert fault_of(links, count) == ChainFault(Tampering.CHANGED, index + 1, links[index].row)


@given(counted)
def test_event_that_was_summed_anew_is_named(where: tuple[int, int]) -> None:
    count, index = where
    links = chain_of(count)
    links[index] = replace(links[index], sha256="f" * 64)
    assert fault_of(links, count) == ChainFault(Tampering.CHANGED, index + 1, links[index].row)


@given(counted, st.booleans(), st.booleans())
def test_event_put_in_at_a_place_that_is_taken_is_named(
    where: tuple[int, int], holds: bool, later: bool
) -> None:
    count, index = where
    links = chain_of(count)
    row = links[index].row + (1 if later else -1)
    false = replace(links[index], row=row, sha256="f" * 64, holds=holds)
    assert fault_of([*links, false], count) == ChainFault(Tampering.PUT_IN, index + 1, row)


@given(st.integers(0, 12), st.integers(1, 3))
def test_event_put_in_after_the_end_is_named(count: int, more: int) -> None:
    links = chain_of(count + more)
    fault = fault_of(links, count)
    assert fault == ChainFault(Tampering.PUT_IN, count + 1, links[count].row)


@given(st.integers(0, 12))
def test_event_without_a_place_was_put_in(count: int) -> None:
    false = Link(500, 0, "", "", holds=False)
    assert fault_of([*chain_of(count), false], count) == ChainFault(Tampering.PUT_IN, 0, 500)


@given(st.integers(2, 12), st.data())
def test_first_of_two_swapped_events_is_named(count: int, data: st.DataObject) -> None:
    links = chain_of(count)
    one, other = sorted(data.draw(st.sets(st.integers(0, count - 1), min_size=2, max_size=2)))
    a, b = links[one], links[other]
    # Each tells what the other told, at the other's place.
    links[one], links[other] = (
        replace(b, place=a.place, holds=False),
        replace(a, place=b.place, holds=False),
    )
    fault = fault_of(links, count)
    assert fault is not None
    assert (fault.what, fault.place) == (Tampering.CHANGED, one + 1)


def test_rows_follow_each_other_as_events_do() -> None:
    links = chain_of(3)
    links[0], links[1] = replace(links[0], row=20), replace(links[1], row=10)
    assert fault_of(links, 3) == ChainFault(Tampering.CHANGED, 2, 10)


def test_several_faults_leave_the_first() -> None:
    links = chain_of(9)
    links[6] = replace(links[6], holds=False)
    del links[3]
    assert fault_of(links, 9) == ChainFault(Tampering.REMOVED, 4, 50)


# What is summed


@pytest.mark.parametrize("name", SUMMED)
def test_every_column_is_in_the_sum(name: str) -> None:
    other = {
        "at": AT + timedelta(microseconds=1),
        "token": UUID(int=8),
        "before": {"points": 2},
        "after": None,
    }.get(name, "another" if isinstance(VALUES[name], str) else 99)
    assert event_sha256("", 1, VALUES) != event_sha256("", 1, VALUES | {name: other})


def test_place_and_the_one_before_are_in_the_sum() -> None:
    sums = {event_sha256("", 1, VALUES), event_sha256("", 2, VALUES), event_sha256("a", 1, VALUES)}
    assert len(sums) == 3


def test_sum_stays_what_it_is() -> None:
    """Chains that stand in databases were summed so."""
    known = "212ed9a0ca1497430da811f7bdd10d38cfb15e3e81eabf7ec3ffa98e320d2bf3"
    assert event_sha256("", 1, VALUES) == known


words = st.text(max_size=5)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=12,
)


@given(json_values)
def test_value_is_summed_alike_before_and_after_it_is_stored(value: Any) -> None:
    assert steady(json.loads(json.dumps(value))) == steady(value)


@given(json_values, json_values)
def test_other_values_are_summed_otherwise(one: Any, other: Any) -> None:
    if steady(one) == steady(other):
        assert one == other


class Level(IntEnum):
    HIGH = 3


def test_values_are_summed_as_databases_keep_them() -> None:
    # PostgreSQL keeps 1e22 as digits, and 100.0 may come back as either.
    assert steady(1e22) == steady(10**22)
    assert steady(100.0) == steady(100)
    assert steady(Level.HIGH) == steady(3)
    assert steady(True) != steady(1)
    assert steady(Decimal("1.50")) == "1.50"
    assert steady({1: "a", None: "b"}) == steady({"1": "a", "null": "b"})
    elsewhere = AT.astimezone(timezone(timedelta(hours=2)))
    assert steady(elsewhere) == steady(AT)
