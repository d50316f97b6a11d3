"""Two cases compared part by part: any difference is told, by words and no code."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any, get_args, get_type_hints

from hypothesis import given, settings

from reports.casefile.parts import Case
from reports.changes.parts.compare import NOT_SAID, cases_between
from reports.changes.parts.papers import LABELS
from reports.changes.parts.values import amount_words
from tests.reports.cases.cases import cases
from tests.reports.cases.full import FULL
from tests.reports.cases.typed import typed
from workbench.numbers.text import plain_number

WHOLE = typed(FULL)


def part_types(hint: Any, seen: set[type]) -> set[type]:
    """Every part that a case is made of."""
    if is_dataclass(hint) and isinstance(hint, type) and hint not in seen:
        seen.add(hint)
        for inner in get_type_hints(hint).values():
            part_types(inner, seen)
    for inner in get_args(hint):
        part_types(inner, seen)
    return seen


def test_every_part_and_field_of_a_case_has_words() -> None:
    kinds = {kind for kind in part_types(Case, set()) if kind.__name__ != "Memo"}
    named = {(kind, one.name) for kind in kinds for one in fields(kind)}
    assert named == {(kind, name) for kind, label in LABELS.items() for name in label.fields}
    for kind, label in LABELS.items():
        for name, one in label.fields.items():
            assert one.label.strip() or name in NOT_SAID, f"{kind.__name__}.{name} has no words"
            assert "_" not in one.label


def leaves(value: Any) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Each text, number and flag of a case with the way to it."""
    if is_dataclass(value):
        for one in fields(value):
            if one.name not in NOT_SAID:
                yield from (
                    ((one.name, *way), leaf) for way, leaf in leaves(getattr(value, one.name))
                )
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from (((key, *way), leaf) for way, leaf in leaves(one))
    elif isinstance(value, tuple | list):
        for at, one in enumerate(value):
            yield from (((at, *way), leaf) for way, leaf in leaves(one))
    elif value is not None:
        yield (), value


def put(value: Any, way: tuple[Any, ...], new: Any) -> Any:
    if not way:
        return new
    step, rest = way[0], way[1:]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{step: put(getattr(value, step), rest, new)})
    if isinstance(value, Mapping):
        return {**value, step: put(value[step], rest, new)}
    made = [*value[:step], put(value[step], rest, new), *value[step + 1 :]]
    return type(value)(made)


def otherwise(leaf: Any) -> Any:
    if isinstance(leaf, bool):
        return not leaf
    if isinstance(leaf, int | Decimal):
        return leaf + 1
    return f"{leaf} Zquorn"


def test_any_text_number_or_flag_that_changes_is_told() -> None:
    tried = 0
    for way, leaf in leaves(WHOLE):
        new = put(WHOLE, way, otherwise(leaf))
        found = cases_between(WHOLE, new)
        assert found, way
        assert all(
            one.label and one.label[0].isupper() and "_" not in one.label for one in found
        ), way
        text = " ".join(f"{one.label} {one.old} {one.new}" for one in found)
        if isinstance(leaf, str) and not leaf.replace("-", "").replace(".", "").isdecimal():
            assert "quorn" in text, way
        tried += 1
    assert tried > 300


def test_any_part_that_comes_goes_or_moves_is_told() -> None:
    for way, parts in lists(WHOLE):
        for made in (parts[1:], (*parts, parts[0]), tuple(reversed(parts))):
            new = put(WHOLE, way, made)
            assert bool(cases_between(WHOLE, new)) == (new != WHOLE), way


def lists(value: Any) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    if is_dataclass(value):
        for one in fields(value):
            if one.name not in NOT_SAID:
                yield from (
                    ((one.name, *way), found) for way, found in lists(getattr(value, one.name))
                )
    elif isinstance(value, tuple) and value:
        yield (), value
        for at, one in enumerate(value):
            yield from (((at, *way), found) for way, found in lists(one))


@settings(max_examples=60)
@given(cases(), cases())
def test_generated_cases_are_the_same_or_have_changes(one: Any, other: Any) -> None:
    old, new = typed(one), typed(other)
    assert cases_between(old, old) == []
    assert bool(cases_between(old, new)) == (old != new)


def test_reason_of_a_rating_is_named_by_option_and_criterion() -> None:
    new = put(WHOLE, ("appraisals", 0, "ratings", 0, "reason"), "The panel agreed.")
    (change,) = cases_between(WHOLE, new)
    assert change.label == "The reason of the rating of Staff mutual on Quality" + (
        " of the appraisal “How the service is run”"
    )
    alone = dataclasses.replace(WHOLE, appraisals=WHOLE.appraisals[:1])
    (change,) = cases_between(alone, put(alone, ("appraisals", 0, "ratings", 0, "reason"), "So."))
    assert change.label == "The reason of the rating of Staff mutual on Quality"
    assert (change.old, change.new) == ("The board agreed.", "So.")


def test_level_of_a_rating_has_the_name_that_papers_print() -> None:
    named = put(WHOLE, ("appraisals", 0, "scales", "hml", "levels", 0, "name"), "Barely met")
    (change,) = cases_between(named, put(named, ("appraisals", 0, "ratings", 0, "level"), "low"))
    assert (change.old, change.new) == ("High", "Barely met")


def test_words_that_are_numbers_to_a_computer_alone_stay_words() -> None:
    assert [amount_words(one) for one in ("Infinity", "NaN", "1e400", "1200.50")] == [
        *("Infinity", "NaN"),
        plain_number(Decimal("1e400")),
        "1,200.5",
    ]
