"""The history says lists, and names with what they hold, in words, whatever row they are of."""

from typing import Any

import pytest

from appraisal.criteria.actions import whole
from appraisal.models import Criterion, GatewayTest
from schemes.history.entries import entries
from tests.factories import World
from workbench.models import AuditEvent


def said(kind: str, **after: Any) -> dict[str, tuple[str, ...] | str]:
    """What the history says of an event after which this stands, by what it calls it."""
    (entry,) = entries([AuditEvent(subject_type=kind, subject="X", before={}, after=after)])
    rows = entry.table.rows if entry.table else ()
    return {row.heading.text: row.cells[1].items or row.cells[1].text for row in rows}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([], None),
        (["r1", "r2"], ("r1", "r2")),
        ({"r1": "60", "r2": None, "r_3": True}, ("r1: 60", "r_3: Yes")),
        ([{"name": "Staff", "sum_of": ["a", "b"], "note": ""}], ("Name: Staff; sum of: a, b",)),
        ([{"a": {"b": [{"c": 1}, {"c": 2}]}}], ("A (b (c: 1), (c: 2))",)),
        ([["1", None], []], ("1, Empty", "")),
        ([{}], ("Empty",)),
        ({"id": 7, "slug": "x"}, "Empty"),
    ],
)
def test_parts_of_a_value_are_said_in_words(value: Any, words: Any) -> None:
    expected = {} if words is None else {"Anything": words}
    assert said("no such kind", anything=value) == expected


def test_rows_of_a_row_are_called_as_their_forms_call_them(world: World) -> None:
    least = GatewayTest.Kind.MINIMUM_LEVEL
    GatewayTest.objects.filter(criterion=world.gateway).update(
        kind=least, ranking=world.rankings[0], level="high"
    )
    told = said("criterion", **whole(Criterion.objects.get(pk=world.gateway.pk)))
    assert told["Test"] == (
        f"test: {least.label}",
        "level: high",
        f"ranking: {world.rankings[0]}",
    )
