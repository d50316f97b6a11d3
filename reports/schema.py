"""The published JSON Schema, and its complaints in plain words."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.conf import settings

from schemes.places import FILE, CaseFault, Json, at_index, at_key, quoted

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

MOST_COMPLAINTS = 1000  # a file can hold millions of faults; nobody reads more
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
    """What the schema says against `data`, at most the first thousand complaints."""
    # Takes a tenth of a second to import.
    from jsonschema import Draft202012Validator

    errors = islice(Draft202012Validator(schema()).iter_errors(data), MOST_COMPLAINTS)
    return [fault for error in errors for fault in _faults(error)]


def _faults(error: "ValidationError") -> Iterator[CaseFault]:
    place = _place(error.absolute_path)
    here = place or FILE
    value: Any = error.instance
    rule: Any = error.validator_value
    own = error.schema.get("errorMessage") if isinstance(error.schema, dict) else None
    match error.validator:
        case "required":
            for key in rule:
                if key not in value:
                    yield CaseFault(here, f"{quoted(key)} is missing")
        case "additionalProperties":
            known = error.schema.get("properties", {})  # type: ignore[union-attr]
            for key in value:
                if key not in known:
                    yield CaseFault(at_key(place, key), f"unknown key{_hint(key, known)}")
        case "type":
            yield CaseFault(here, f"{_shown(value)} is not {_kinds(rule)}")
        case "enum":
            hint = _hint(value, rule) if isinstance(value, str) else ""
            yield CaseFault(here, f"{_shown(value)} is not {_either(rule)}{hint}")
        case "maxLength":
            message = f"has {len(value)} characters: at most {rule} fit"
            yield CaseFault(here, message)
        case "pattern" if own and len([c for c in value if c in "0123456789"]) > 30:
            yield CaseFault(here, f"{_shown(value)} {own}, of at most 30 digits")
        case "pattern" | "const" | "minimum" | "maximum" if own:
            yield CaseFault(here, f"{_shown(value)} {own}")
        case "oneOf" | "not" if own:
            yield CaseFault(here, own)
        case "minimum":
            yield CaseFault(here, f"{_shown(value)} is too small: at least {rule}")
        case "maximum":
            yield CaseFault(here, f"{_shown(value)} is too large: at most {rule}")
        case "minItems" | "minProperties":
            yield CaseFault(here, f"at least {rule} is needed here")
        case "maxItems" | "maxProperties":
            yield CaseFault(here, f"{len(value)} stand here: at most {rule} may")
        case _:
            yield CaseFault(here, f"{_shown(value)} does not fit here")


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


def _kinds(rule: str | list[str]) -> str:
    kinds = [_KINDS[kind] for kind in ([rule] if isinstance(rule, str) else rule)]
    return " or ".join(kinds)


def _either(values: list[str]) -> str:
    texts = [json.dumps(value) for value in values]
    return ", ".join(texts[:-1]) + " or " + texts[-1] if len(texts) > 1 else texts[0]


def _hint(given: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(given[:100], list(known), n=1)
    return f"; did you mean {quoted(close[0])}?" if close else ""
