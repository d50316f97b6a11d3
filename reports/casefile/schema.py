"""The published JSON Schema, and its complaints in plain words."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.conf import settings

from reports.casefile.spellings import as_kept
from reports.casefile.strict_json import MAX_DIGITS
from workbench.casefile.faults import (
    FILE,
    MOST_FAULTS,
    CaseFault,
    Json,
    at_index,
    at_key,
    meant,
    quoted,
)
from workbench.numbers.listing import listed

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_KINDS = {
    "object": "an object",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}


@cache
def schema() -> Json:
    """The schema as published at static/schema/options-appraisal-1.json."""
    path = settings.BASE_DIR / "static" / "schema" / "options-appraisal-1.json"
    loaded: Json = json.loads(path.read_bytes())
    return loaded


def schema_faults(data: Any) -> list[CaseFault]:
    """What the schema says against `data`, the first thousand complaints at most."""
    # Takes a tenth of a second to import.
    from jsonschema import Draft202012Validator

    errors = Draft202012Validator(schema()).iter_errors(data)
    return list(islice((fault for error in errors for fault in _faults(error)), MOST_FAULTS))


def _faults(error: "ValidationError") -> Iterator[CaseFault]:
    place = _place(error.absolute_path)
    value: Any = error.instance
    rules: Json = error.schema if isinstance(error.schema, dict) else {}
    if error.validator == "required":
        for key in rules["required"]:
            if key not in value:
                yield CaseFault(place or FILE, f"{quoted(key)} is missing")
    elif error.validator == "additionalProperties":
        known = rules.get("properties", {})
        for key in value:
            if key not in known:
                yield CaseFault(at_key(place, key), f"unknown key{meant(key, known)}")
    else:
        yield CaseFault(place or FILE, _complaint(str(error.validator), rules, value))


def _complaint(rule: str, rules: Json, value: Any) -> str:
    """What a value that breaks `rule` has wrong; the schema's own words where it has them."""
    limit: Any = rules.get(rule)
    own = rules.get("errorMessage")
    if own and rule in ("not", "oneOf"):
        return str(own)
    if own and rule in ("pattern", "const", "minimum", "maximum"):
        tail = ", of at most 30 digits" if len(_shown_digits(value)) > MAX_DIGITS else ""
        tail = tail or as_kept(schema()["$defs"], rules, value)
        return f"{_shown(value)} {own}{tail}"
    match rule:
        case "type":
            text = f"{_shown(value)} is not {_kinds(limit)}"
        case "enum":
            hint = meant(value, limit) if isinstance(value, str) else ""
            text = f"{_shown(value)} is not {_either(limit)}{hint}"
        case "maxLength":
            text = f"has {len(value)} characters: at most {limit} fit"
        case "minimum" | "maximum":
            end = "small: at least" if rule == "minimum" else "large: at most"
            text = f"{_shown(value)} is too {end} {limit}"
        case "minItems" | "minProperties":
            text = f"at least {limit} is needed here"
        case "maxItems" | "maxProperties":
            text = f"{len(value)} stand here: at most {limit} may"
        case _:
            text = f"{_shown(value)} does not fit here"
    return text


def _shown_digits(value: Any) -> str:
    return re.sub("[^0-9]", "", value) if isinstance(value, str) else ""


def _place(path: Iterable[str | int]) -> str:
    place = ""
    for step in path:
        place = at_index(place, step) if isinstance(step, int) else at_key(place, step)
    return place


def _shown(value: Any) -> str:
    match value:
        case str():
            return quoted(value)
        case dict():
            return "an object"
        case list():
            return "a list"
        case _:
            return json.dumps(value)


def _kinds(rule: Any) -> str:
    kinds = [_KINDS[kind] for kind in ([rule] if isinstance(rule, str) else rule)]
    return listed(kinds, "or")


def _either(values: Any) -> str:
    return listed(map(json.dumps, values), "or")
