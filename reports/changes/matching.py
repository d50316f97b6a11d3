"""Which part of the old is which part of the new: by what they hold, by name, then by likeness.

Equal parts are found by their hashes, so that long papers that differ little take little time; only
what is left between them is compared by its words.
"""

from bisect import bisect, bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

Part = TypeVar("Part")
Stretch = tuple[bool, int, int, int, int]

LIKE_ENOUGH = 0.45  # of their words in common, to be taken for one part that was changed
LIKE_FAR_AWAY = 0.7  # the same, where it stands elsewhere
RARE = 12  # a word that so many parts have says little about which is which
FEW = 400  # pairs that are all compared
COMPARED = 4  # of many, so many are compared with each


@dataclass(frozen=True, slots=True)
class Pair(Generic[Part]):
    """A part that stayed, or was changed, `moved` or not; one that came has no `old`, one that
    went no `new`."""

    old: Part | None
    new: Part | None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class By(Generic[Part]):
    """How parts are told apart: `content` is equal where nothing changed, `name` stays while the
    rest changes (None: it has none), `words` are compared where neither helps."""

    content: Callable[[Part], Hashable]
    name: Callable[[Part], Hashable | None]
    words: Callable[[Part], Sequence[str]]


def nameless(_part: object) -> Hashable | None:
    """The name of parts that have none."""
    return None


def stretches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Stretch]:
    """Both sequences as stretches that are equal, or not: whether, from and to in the old one,
    from and to in the new one."""
    start, most = 0, min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    found: list[Stretch] = [(True, 0, start, 0, start)] if start else []
    middle = SequenceMatcher(
        None, old[start : len(old) - end], new[start : len(new) - end], autojunk=False
    )
    found += [
        (tag == "equal", i + start, j + start, k + start, m + start)
        for tag, i, j, k, m in middle.get_opcodes()
    ]
    if end:
        found.append((True, len(old) - end, len(old), len(new) - end, len(new)))
    return found


def paired(old: Sequence[Part], new: Sequence[Part], by: By[Part]) -> list[Pair[Part]]:
    """Every part of both, once, in the sequence of the new ones; one that went stands where it
    was."""
    found: dict[int, int] = {}  # of the old by the new
    for same, i, j, k, m in stretches([by.content(o) for o in old], [by.content(n) for n in new]):
        if same:
            found.update(zip(range(k, m), range(i, j), strict=True))
        else:
            gap = _within(old[i:j], new[k:m], by)
            found.update((k + come, i + gone) for gone, come in gap)
    _left_over(found, old, new, by)
    return list(_in_sequence(old, new, found, _stayed(found)))


def like(
    old: Sequence[Sequence[str]], new: Sequence[Sequence[str]], least: float
) -> Iterator[tuple[int, int]]:
    """Pairs of texts, given as their words, that have at least this share of their words in common,
    each text once, the likest first."""
    before, after = list(map(Counter, old)), list(map(Counter, new))
    where: defaultdict[str, list[int]] = defaultdict(list)
    for at, words in enumerate(before):
        for word in words:
            where[word].append(at)
    seen: list[tuple[float, int, int]] = []
    few = len(old) * len(new) <= FEW
    for at, words in enumerate(after):
        for i in range(len(old)) if few else _nearest(words, where):
            # Neither can have more in common than the shorter has.
            if 2 * min(len(old[i]), len(new[at])) >= least * (len(old[i]) + len(new[at])):
                share = _in_common(before[i], words, len(old[i]) + len(new[at]))
                if share >= least:
                    seen.append((-share, i, at))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _share, i, at in sorted(seen):
        if i not in taken_old and at not in taken_new:
            taken_old.add(i)
            taken_new.add(at)
            yield i, at


def _nearest(words: Iterable[str], where: Mapping[str, list[int]]) -> list[int]:
    """The few that have most of the rare words among these."""
    shared = Counter(
        i for word in words if len(found := where.get(word, ())) <= RARE for i in found
    )
    return [i for i, _count in shared.most_common(COMPARED)]


def _in_common(one: Counter[str], other: Counter[str], both: int) -> float:
    return 2 * (one & other).total() / both if both else 0.0


def _within(old: Sequence[Part], new: Sequence[Part], by: By[Part]) -> list[tuple[int, int]]:
    """Pairs what was changed between two equal stretches, in its sequence: places in both."""
    chosen: list[tuple[int, int]] = []

    def keep(i: int, k: int) -> None:
        at = bisect(chosen, (i, k))
        rises = (at == 0 or chosen[at - 1][1] < k) and (at == len(chosen) or chosen[at][1] > k)
        if rises:
            insort(chosen, (i, k))

    names = {by.name(part): i for i, part in reversed(list(enumerate(old)))}
    for k, part in enumerate(new):
        name = by.name(part)
        if name is not None and name in names:
            keep(names.pop(name), k)
    taken_old, taken_new = {i for i, _ in chosen}, {k for _, k in chosen}
    open_old = [i for i in range(len(old)) if i not in taken_old]
    open_new = [k for k in range(len(new)) if k not in taken_new]
    words_old = [by.words(old[i]) for i in open_old]
    words_new = [by.words(new[k]) for k in open_new]
    for i, k in like(words_old, words_new, LIKE_ENOUGH):
        keep(open_old[i], open_new[k])
    return chosen


def _left_over(
    found: dict[int, int], old: Sequence[Part], new: Sequence[Part], by: By[Part]
) -> None:
    """Pairs what went in one place with what came in another."""
    for key in (by.content, by.name):
        taken = set(found.values())
        gone: defaultdict[Hashable, list[int]] = defaultdict(list)
        for i, part in enumerate(old):
            if i not in taken and (name := key(part)) is not None:
                gone[name].append(i)
        for k, part in enumerate(new):
            if k not in found and (waiting := gone.get(key(part))):
                found[k] = waiting.pop(0)
    taken = set(found.values())
    open_old = [i for i in range(len(old)) if i not in taken]
    open_new = [k for k in range(len(new)) if k not in found]
    words_old = [by.words(old[i]) for i in open_old]
    words_new = [by.words(new[k]) for k in open_new]
    for i, at in like(words_old, words_new, LIKE_FAR_AWAY):
        found[open_new[at]] = open_old[i]


def _stayed(found: Mapping[int, int]) -> set[int]:
    """The most of the new ones that stand in the sequence of the old ones: all others moved."""
    ends: list[int] = []  # the least old one at which a sequence of each length ends
    last: list[int] = []  # the new one there
    before: dict[int, int] = {}
    for k in sorted(found):
        at = bisect_left(ends, found[k])
        before[k] = last[at - 1] if at else -1
        ends[at : at + 1] = [found[k]]
        last[at : at + 1] = [k]
    stayed: set[int] = set()
    k = last[-1] if last else -1
    while k >= 0:
        stayed.add(k)
        k = before[k]
    return stayed


def _in_sequence(
    old: Sequence[Part], new: Sequence[Part], found: dict[int, int], stayed: set[int]
) -> Iterator[Pair[Part]]:
    paired_old = set(found.values())
    after: defaultdict[int, list[int]] = defaultdict(list)  # what went, by the one it stood after
    at = -1
    anchors = {found[k]: k for k in stayed}
    for i in range(len(old)):
        if i in anchors:
            at = anchors[i]
        elif i not in paired_old:
            after[at].append(i)
    yield from (Pair(old[i], None) for i in after[-1])
    for k, part in enumerate(new):
        was = found.get(k)
        yield Pair(None if was is None else old[was], part, was is not None and k not in stayed)
        yield from (Pair(old[i], None) for i in after.get(k, ()))
