"""One free name in two spellings: a theme, a cohort, an authority. Each may be meant, so that it
is said and refuses nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reports.mistyped.remark import Remark
from workbench.casefile.faults import quoted
from workbench.casefile.near import nearest


class Spelled(NamedTuple):
    """A name where it stands, and `whose` it is."""

    place: str
    name: str
    whose: str


def spelled_alike(names: Iterable[Spelled], what: str) -> Iterator[Remark]:
    """A remark for each name that is nearly another one, which more, or an earlier one, has. What
    one and the same owner calls by two names is two things."""
    given = list(names)
    counts = Counter(one.name for one in given)
    owners: dict[str, set[str]] = {}
    for one in given:
        owners.setdefault(one.name, set()).add(one.whose)
    order = [name for name, _count in counts.most_common()]
    for one in given:
        before = [x for x in order[: order.index(one.name)] if one.whose not in owners[x]]
        near = nearest(one.name, before)
        if near:
            told = f"{quoted(one.name)} is {what} by itself; did you mean {quoted(near)}?"
            yield Remark(one.place, told)
