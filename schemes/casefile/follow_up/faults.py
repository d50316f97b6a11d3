"""Checks what the JSON schema cannot express in the actions and contracts of a programme."""

from collections.abc import Iterator
from datetime import date

from schemes.finance.durations import DurationError, parse_when
from workbench.casefile.faults import CaseFault, Json, at_index, quoted, unknown

_EARLIEST = 1900


def follow_up_faults(case: Json) -> Iterator[CaseFault]:
    """Faults of actions and contracts: schemes that the file does not have, days that cannot
    be read, something done without its day or a day without what was done, a notice period without
    its unit, and amounts below nought."""
    programme = case["programme"]
    schemes = [one["reference"] for one in case.get("schemes", [])]
    for index, one in enumerate(programme.get("actions", [])):
        place = at_index("programme.actions", index)
        yield from _scheme(one, schemes, place)
        yield from _action(one, place)
    for index, one in enumerate(programme.get("contracts", [])):
        place = at_index("programme.contracts", index)
        yield from _scheme(one, schemes, place)
        yield from _contract(one, place)


def _scheme(one: Json, known: list[str], place: str) -> Iterator[CaseFault]:
    name = one.get("scheme")
    if name is not None and name not in known:
        yield CaseFault(f"{place}.scheme", unknown(name, "a scheme of this file", known))


def _action(one: Json, place: str) -> Iterator[CaseFault]:
    if "due" in one:
        try:
            parse_when(one["due"])
        except DurationError as error:
            yield CaseFault(f"{place}.due", str(error))
    yield from _day(one, "done_on", place)
    if ("done_on" in one) != ("done" in one):
        yield CaseFault(place, 'has both "done" and "done_on", or neither')


def _contract(one: Json, place: str) -> Iterator[CaseFault]:
    yield from _day(one, "ends", place)
    yield from _day(one, "notice_given", place)
    if one.get("ends", "9999")[:4] < str(_EARLIEST):
        yield CaseFault(f"{place}.ends", f"is before the year {_EARLIEST}")
    if ("notice" in one) != ("notice_in" in one):
        yield CaseFault(place, 'has both "notice" and "notice_in", or neither')
    for key in ("annual_value", "exit_cost"):
        if str(one.get(key, "")).startswith("-") and str(one[key]).strip("-0."):
            yield CaseFault(f"{place}.{key}", "is below nought")


def _day(one: Json, key: str, place: str) -> Iterator[CaseFault]:
    if key in one:
        try:
            date.fromisoformat(one[key])
        except ValueError:
            yield CaseFault(f"{place}.{key}", f"{quoted(one[key])} is not a day of the calendar")
