"""Every key of every object goes into the database and comes out of it again."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from reports.casefile.canonical import _active, canonical
from reports.casefile.file import check_case
from reports.casefile.schema import schema
from reports.stored.exporting import export_case
from reports.stored.importing import import_case
from tests.factories import make_user
from tests.reports.cases.cases import Json
from tests.reports.cases.full import FULL


def keys_of(rule: Json, place: str = "case") -> Iterator[tuple[int, str]]:
    """Every key that the schema names, by the part of the schema that names it, and its place."""
    if "$ref" in rule:
        return
    for key, one in rule.get("properties", {}).items():
        # A key that a condition repeats, or forbids, is named elsewhere.
        if one and "not" not in one:
            yield id(rule), f"{place}.{key}"
        yield from keys_of(one, f"{place}.{key}")
    for word in ("items", "additionalProperties", "then", "else"):
        if isinstance(rule.get(word), dict):
            yield from keys_of(rule[word], place)
    for one in (*rule.get("allOf", ()), *rule.get("oneOf", ())):
        yield from keys_of(one, place)


def named_keys() -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    whole = schema()
    for rule, place in keys_of(whole):
        found.setdefault(rule, set()).add(place)
    for name, one in whole["$defs"].items():
        for rule, place in keys_of(one, name):
            found.setdefault(rule, set()).add(place)
    return found


def said_keys(value: Any, rule: Json) -> Iterator[tuple[int, str]]:
    """Every key that this value has, by the part of the schema that names it."""
    rules = list(_active(value, rule))
    if isinstance(value, list):
        items: Json = next((one["items"] for one in rules if "items" in one), {})
        for item in value:
            yield from said_keys(item, items)
    if isinstance(value, dict):
        for key, inner in value.items():
            known = [one for one in rules if key in one.get("properties", {})]
            yield from ((id(one), key) for one in known)
            each = [one["properties"][key] for one in known] or [
                one["additionalProperties"]
                for one in rules
                if isinstance(one.get("additionalProperties"), dict)
            ]
            for one in each:
                yield from said_keys(inner, one)


def places(value: Any, at: str = "case") -> Iterator[tuple[str, str]]:
    """Every value that is no list and no object, by where it stands."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inner:
        if isinstance(one, dict | list):
            yield from places(one, f"{at}.{key}")
        else:
            yield f"{at}.{key}", repr(one)


def test_full_case_says_every_key_of_the_schema() -> None:
    said = set(said_keys(FULL, schema()))
    left = {
        place
        for rule, places in named_keys().items()
        for place in places
        if (rule, place.rpartition(".")[2]) not in said
    }
    assert left == set()


def test_full_case_is_as_it_is_written() -> None:
    """Nothing in it says what would be the same left out."""
    assert canonical(FULL) == FULL


@pytest.mark.django_db
def test_full_case_comes_back_with_every_key_of_every_object() -> None:
    programme = import_case(by=make_user(), token=uuid4(), case=check_case(FULL))
    exported = export_case(programme)
    assert dict(places(exported)).items() ^ dict(places(FULL)).items() == set()
    assert exported == FULL
