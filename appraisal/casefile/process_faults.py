"""What is wrong with the process of an appraisal in a case file: its moments and days, who
abstains, and the weights of assessors."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from workbench.casefile.faults import CaseFault, Json, quoted, repeated, unknown


def process_faults(appraisal: Json, place: str) -> Iterator[CaseFault]:
    """What the schema cannot see."""
    message = "is the code of another assessor"
    yield from repeated(appraisal.get("assessors", []), f"{place}.assessors", "code", message)
    yield from _weight_faults(appraisal, place)
    known = {
        "option": [one["code"] for one in appraisal["options"]],
        "criterion": [one["code"] for one in appraisal["criteria"]],
    }
    for index, rating in enumerate(appraisal.get("ratings", [])):
        where = f"{place}.ratings[{index}]"
        if "abstained" in rating and not rating.get("assessor"):
            yield CaseFault(f"{where}.abstained", "only an assessor abstains: name one, or rate")
        if "abstained" in rating:
            # The engine, which sees to the other ratings, is told of no abstention.
            for key, kind in (("option", "an option"), ("criterion", "a criterion")):
                if rating[key] not in known[key]:
                    message = unknown(rating[key], f"{kind} of this appraisal", known[key])
                    yield CaseFault(f"{where}.{key}", message)
        yield from _moment_faults(rating, where)
        if "agreed_on" in rating:
            yield from unreadable(date, rating["agreed_on"], f"{where}.agreed_on", "day")
    for index, move in enumerate(appraisal.get("moves", [])):
        yield from _moment_faults(move, f"{place}.moves[{index}]")


def _weight_faults(appraisal: Json, place: str) -> Iterator[CaseFault]:
    codes = {criterion["code"] for criterion in appraisal["criteria"]}
    seen: set[tuple[str, str]] = set()
    for index, one in enumerate(appraisal.get("weights_of", [])):
        where = f"{place}.weights_of[{index}]"
        if one["criterion"] not in codes:
            message = unknown(one["criterion"], "a criterion of this appraisal", codes)
            yield CaseFault(f"{where}.criterion", message)
        if Decimal(one["weight"]) < 0:
            yield CaseFault(f"{where}.weight", "a weight is 0 or more")
        pair = (one["assessor"], one["criterion"])
        if pair in seen:
            yield CaseFault(where, "this assessor has weighed this criterion already")
        seen.add(pair)


def _moment_faults(one: Json, place: str) -> Iterator[CaseFault]:
    if "at" in one:
        yield from unreadable(datetime, one["at"], f"{place}.at", "moment")


def unreadable(kind: Any, text: str, place: str, noun: str) -> Iterator[CaseFault]:
    """A day or a moment that the calendar does not have."""
    try:
        kind.fromisoformat(text)
    except ValueError:
        yield CaseFault(place, f"{quoted(text)} is not a {noun} of the calendar")
