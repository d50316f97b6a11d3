"""Keeps scenarios to the options and criteria that they mean, which they name by their codes, and
to groups of criteria, which they call by name."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import F

from appraisal.models import Appraisal, Scenario

Tried = dict[str, Any]


def follow_option(appraisal: Appraisal, was: str, now: str) -> None:
    """Puts the new code of an option where its code of before stands."""

    def renamed(one: Tried) -> Tried:
        return one | {"option": now} if one["option"] == was else one

    _follow(appraisal, renamed, ("ratings",))


def follow_group(appraisal: Appraisal, was: str, now: str) -> None:
    """Puts the new name of a group of criteria where its name of before stands."""

    def renamed(one: Tried) -> Tried:
        return one | {key: now for key in ("group", "stood_in") if one.get(key) == was}

    _follow(appraisal, renamed, ("weights", "groups"))


def follow_criterion(appraisal: Appraisal, was: str, now: str) -> None:
    """Puts the new code of a criterion where its code of before stands, in excuses as well."""

    def listed(one: Tried, key: str) -> Tried:
        return one | {key: [now if code == was else code for code in one[key]]}

    def renamed(one: Tried) -> Tried:
        if one.get("criterion") == was:
            one = one | {"criterion": now}
        if "held" in one:
            one = listed(one, "held")
        excuses = {name: one[name] for name in ("excused_by", "was") if _counts(one.get(name))}
        return one | {name: listed(excuse, "of") for name, excuse in excuses.items()}

    _follow(appraisal, renamed, ("weights", "groups", "ratings", "bands", "excuses"))


def _counts(value: object) -> bool:
    return isinstance(value, dict) and "of" in value


def _follow(
    appraisal: Appraisal, renamed: Callable[[Tried], Tried], columns: Collection[str]
) -> None:
    for row in Scenario.objects.filter(appraisal=appraisal):
        lists = {name: getattr(row, name) for name in columns}
        after = {name: [renamed(one) for one in tried] for name, tried in lists.items()}
        if after != lists:
            scenario = Scenario.objects.filter(pk=row.pk)
            scenario.update(**after, version=F("version") + 1)
