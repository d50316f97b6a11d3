"""The one way of writing a case down: two files that say the same are the same, byte for byte.

Keys stand as in the schema; a key that is optional and says nothing (null, an empty text, list or
object, or the schema's default) is left out; numbers are texts of digits, kept to the digit; free
keys stand as given where they name objects (scales), by alphabet where they name texts or numbers
or are periods.
Lists keep every item, so a place in a file is the same place in its canonical form.
"""

import json
from collections.abc import Iterator
from typing import Any

from reports.casefile.parts import Case
from reports.casefile.schema import schema
from workbench.casefile.faults import Json
from workbench.casefile.parts import written

# Keys that have an order of their own, whatever stands under them.
_PERIODS = {"$ref": "#/$defs/period"}


def canonical(data: Json) -> Json:
    """The canonical form of a case that the schema accepts."""
    result: Json = _canonical(data, schema())
    return result


def case_json(case: Case) -> Json:
    """A case as a file holds it, in canonical form."""
    return canonical(written(case))


def case_text(case: Case) -> str:
    """A case as the text of its file."""
    return write_json(case_json(case))


def write_json(data: Json) -> str:
    """A case as it stands in a file."""
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _canonical(value: Any, rule: Json) -> Any:
    rules = list(_active(value, rule))
    match value:
        case dict():
            return _object(value, rules)
        case list():
            items: Json = next((r["items"] for r in rules if "items" in r), {})
            return [_canonical(item, items) for item in value]
        case bool() | None:
            return value
        case int() | str() if any(r.get("format") == "decimal" for r in rules):
            return _number(str(value))
        case _:
            return value


def _number(text: str) -> str:
    """Nothing is written with a minus sign before it: no column keeps one."""
    return text.removeprefix("-") if not text.strip("-0.") else text


def _object(value: Json, rules: list[Json]) -> Json:
    known: Json = {}
    for rule in rules:
        for key, one in rule.get("properties", {}).items():
            known[key] = {"allOf": [known[key], one]} if key in known else one
    if not known:
        return _free(value, rules)
    required = {key for rule in rules for key in rule.get("required", ())}
    written = {}
    for key, one in known.items():
        if key not in value:
            continue
        inner = _canonical(value[key], one)
        if key in required or not _says_nothing(inner, one):
            written[key] = inner
    return written


def _free(value: Json, rules: list[Json]) -> Json:
    each: Json = next(
        (r["additionalProperties"] for r in rules if r.get("additionalProperties")), {}
    )
    written = {key: _canonical(item, each) for key, item in value.items()}
    by_period = any(rule.get("propertyNames") == _PERIODS for rule in rules)
    if not by_period and any(rule.get("type") == "object" for rule in _active(None, each)):
        return written
    return dict(sorted(written.items()))


def _says_nothing(value: Any, rule: Json) -> bool:
    if value is None or value in ("", [], {}):
        return True
    default = next((r["default"] for r in _active(value, rule) if "default" in r), None)
    return default is not None and bool(value == default)


def _active(value: Any, rule: Json) -> Iterator[Json]:
    """The rules that speak of this value: references followed, conditions decided."""
    if "$ref" in rule:
        yield from _active(value, schema()["$defs"][rule["$ref"].removeprefix("#/$defs/")])
    yield rule
    for part in rule.get("allOf", ()):
        yield from _active(value, part)
    if "if" in rule:
        branch = rule.get("then" if _holds(value, rule["if"]) else "else")
        if branch is not None:
            yield from _active(value, branch)


def _holds(value: Any, condition: Json) -> bool:
    """The conditions that the schema uses: a type, keys that are there, a key's value."""
    match condition.get("type"):
        case "object" if not isinstance(value, dict):
            return False
        case "string" if not isinstance(value, str):
            return False
    if not isinstance(value, dict):
        return True
    if any(key not in value for key in condition.get("required", ())):
        return False
    return all(
        value.get(key) in test.get("enum", [test.get("const")])
        for key, test in condition.get("properties", {}).items()
        if key in value
    )
