"""Checks what the JSON schema cannot express in the delivery of schemes."""

from collections.abc import Iterator
from datetime import date

from schemes.finance.delivery.periods import Period, PeriodError
from workbench.casefile.faults import CaseFault, Json, at_index, at_key, quoted

_BY_PERIOD = ("profile", "actual", "forecast", "status", "lost", "carried")


def delivery_faults(schemes: list[Json]) -> Iterator[CaseFault]:
    """Faults of the delivery of each scheme: periods that are none or of the other kind, amounts
    that cannot be below nought, a replacement that is not named, and closes of different
    months."""
    months: dict[str, str] = {}
    for index, scheme in enumerate(schemes):
        if "delivery" not in scheme:
            continue
        place = f"{at_index('schemes', index)}.delivery"
        delivery = scheme["delivery"]
        yield from _reported(delivery, place)
        if "closed" in delivery:
            closed = delivery["closed"]
            yield from _reported(closed, f"{place}.closed")
            yield from _month(closed["as_at"], f"{place}.closed.as_at")
            months.setdefault(closed["as_at"], f"{place}.closed.as_at")
    for month in list(months)[1:]:
        first = next(iter(months))
        message = f"another scheme was closed as at {quoted(first)}: a programme closes as a whole"
        yield CaseFault(months[month], message)


def _reported(one: Json, place: str) -> Iterator[CaseFault]:
    on = one.get("next_milestone", {}).get("on")
    if on is not None and not _is_day(on):
        message = f"{quoted(on)} is not a day of the calendar"
        yield CaseFault(f"{place}.next_milestone.on", message)
    kind = one.get("periods", "months")
    for key in _BY_PERIOD:
        for period in one.get(key, {}):
            yield from _period(period, kind, at_key(f"{place}.{key}", period))
    for period, amount in one.get("carried", {}).items():
        yield from _not_below(amount, at_key(f"{place}.carried", period))
    for period, lost in one.get("lost", {}).items():
        here = at_key(f"{place}.lost", period)
        yield from _not_below(lost["amount"], f"{here}.amount")
        if "replaced" in lost:
            yield from _not_below(lost["replaced"], f"{here}.replaced")
            if not lost.get("replaced_by"):
                yield CaseFault(f"{here}.replaced_by", "say what replaces the saving that is lost")


def _period(text: str, kind: str, place: str) -> Iterator[CaseFault]:
    try:
        period = Period.parse(text)
    except PeriodError as error:
        yield CaseFault(place, str(error))
        return
    if period.kind.value != kind:
        yield CaseFault(place, f"{quoted(text)} is not one of the {kind} that the scheme reports")


def _month(text: str, place: str) -> Iterator[CaseFault]:
    try:
        Period.parse(text)
    except PeriodError as error:
        yield CaseFault(place, str(error))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _not_below(amount: str | int, place: str) -> Iterator[CaseFault]:
    if str(amount).startswith("-") and str(amount).strip("-0."):
        yield CaseFault(place, "is below nought: write an amount of nought or more")
