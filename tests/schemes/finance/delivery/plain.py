"""A plain second reckoning of delivery: each amount of a period by itself, no objects, no sharing
of code with what it checks but the records themselves."""

from fractions import Fraction

from schemes.finance.delivery.record import Delivery
from schemes.finance.years import Month


def _months(year: int) -> list[tuple[int, int]]:
    return [(year, m) for m in range(4, 13)] + [(year + 1, m) for m in (1, 2, 3)]


def _fy(month: Month) -> int:
    return month.year if month.month > 3 else month.year - 1


def plain_standing(delivery: Delivery, at: Month) -> dict:
    """Target, parts, status: worked out period by period from the rule as it is written."""
    year = _fy(at)
    step = 1 if delivery.kind == "months" else 3
    ends = _months(year)[step - 1 :: step]
    now = [end for end in ends if end <= (at.year, at.month)]
    rows = {}
    carried_in = Fraction(0)
    for one in delivery.entries:
        if _fy(one.period.last) == year - 1 and one.carried:
            carried_in += one.carried
        if _fy(one.period.last) == year:
            rows[one.period.last.year, one.period.last.month] = one
    target = carried_in
    came, expected, assumed, due = None, Fraction(0), Fraction(0), Fraction(0)
    lost = carried = Fraction(0)
    missing = 0
    for end, one in rows.items():
        target += one.profile or 0
        if end <= (at.year, at.month):
            lost += one.lost or 0
            carried += one.carried or 0
            if one.actual is not None:
                came = (came or 0) + one.actual
                expected += one.actual
                due += one.profile or 0
            else:
                missing += bool(one.profile)
                if one.forecast is not None:
                    expected += one.forecast
                else:
                    assumed += one.profile or 0
        else:
            expected += (one.profile or 0) if one.forecast is None else one.forecast
    here = rows.get(now[-1]) if now else None
    waits = here is not None and bool(here.profile) and here.actual is None
    status = _rule(target, came, expected + assumed, due, lost + carried, waits)
    if here is not None and here.status is not None:
        status = here.status.value
    return {
        "target": target,
        "came": came,
        "expected": expected,
        "missing": missing,
        "reports": not waits,
        "status": status,
    } | _parts(target, came or Fraction(0), lost, carried, expected - (came or 0), status)


def _rule(target, came, expected, due, gone, waits) -> str | None:
    if came is not None and target > 0 and came >= target:
        return "blue"
    if waits:
        return None
    short = max(target - expected, gone)
    if target == 0:
        if short > 0:
            return "red"
        if not came:
            return None
    elif short * 5 > abs(target):
        return "red"
    elif short * 20 > abs(target):
        return "amber"
    behind = came is not None and due > 0 and came * 5 < due * 4
    return "amber" if behind else "green"


def _parts(target, came, lost, carried, coming, status) -> dict:
    good = status in ("blue", "green")
    names = ("delivered", "beyond", "lost", "carried", "on_track", "at_risk", "not_reported")
    found = dict.fromkeys(names, Fraction(0))
    if target < 0:
        found |= {"delivered": came, "lost": lost, "carried": carried}
        rest = target - came - lost - carried
        found["on_track" if good else "at_risk" if status else "not_reported"] = rest
        return found
    pounds = target
    found["delivered"] = came if came < target else target
    found["beyond"] = came - found["delivered"]
    pounds -= found["delivered"]
    for name, amount in (("lost", lost), ("carried", carried)):
        found[name] = amount if amount < pounds else pounds
        pounds -= found[name]
    if good:
        found["on_track"] = 0 if coming < 0 else coming if coming < pounds else pounds
        pounds -= found["on_track"]
    found["at_risk" if status else "not_reported"] = pounds
    return found
