"""Which figures of a case can be kept from the public by themselves, found for all of them at once.

`numbers_of` decides the same for one figure, number by number; of a programme with many schemes
that takes minutes for all.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from typing import Any

from reports.casefile.parts import Case
from reports.withheld.amounts import with_numbers
from reports.withheld.figure_numbers import Holder, holders, is_amount, known_figures, numbers_of
from reports.withheld.items import CannotKeep


def keepable_figures(whole: Case) -> frozenset[str]:
    """The full names of the figures of a paper's own case that can be kept from the public by
    themselves: amounts that are made from the numbers of one part alone."""
    return whole.memo.once("keepable figures", whole, lambda: frozenset(_keepable(whole)))


def can_be_kept(whole: Case, name: str) -> bool:
    """Whether one figure can be kept from the public by itself."""
    try:
        numbers_of(whole, name)
    except CannotKeep:
        return False
    return True


def _keepable(whole: Case) -> Iterator[str]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for figure in known_figures(whole).plain.values():
        if is_amount(figure):
            # Figures whose names begin alike are made from the same parts.
            groups[".".join(figure.name.split(".")[:2])].append(figure.name)
    for names in groups.values():
        wanted = set(names)
        for holder in holders(whole, names[0]):
            moved = _moved(whole, holder, wanted)
            yield from moved
            wanted -= moved


def _moved(whole: Case, holder: Holder, wanted: set[str]) -> set[str]:
    """Those of the wanted figures that move with the numbers of this part."""
    before = holder.figures(whole)
    here = wanted & before.keys()
    if not here:
        return set()
    try:
        now = holder.figures(holder.back(_otherwise(holder.part)))
    except ValueError:  # with all numbers changed there is no such case
        return {one for one in here if can_be_kept(whole, one)}
    return {one for one in here if one not in now or now[one].value != before[one].value}


def _otherwise(part: Any) -> Any:
    """The part with every number changed by a measure of its own, so that no ratio stays."""
    measures = count(3)
    return with_numbers(part, lambda number: number / next(measures))
