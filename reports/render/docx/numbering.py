"""Numbers that Word counts itself: headings and numbered paragraphs share multilevel lists.

What Word prints must be the content's own `number`, so the writer counts along as Word will: where
Word would print another number, a new list begins at the right one.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from reports.render.docx.xml import part, words

LEVELS: Final = 9
HANGING: Final = 964  # twips: the number stands in 17 mm
ITEM: Final = 397  # twips: the mark of an item stands in 7 mm
# The list of the style of items in a cell, whose marks stand in 3 mm.
LIST_BULLET: Final = 999
_IN_CELLS: Final = 10_004
_CELL_ITEM: Final = 170
_NUMBER: Final = re.compile(
    r"(?P<before>.*?)(?P<count>(?:[A-Z]|\d+)(?:\.\d+)*)(?P<after>\W*)", re.S
)
_BULLETS: Final = ("\u2022", "\u2013", "\u2022")
# What is known of a level's counter: nothing yet since it began anew, or only that a deeper
# number was printed without it.
_FRESH: Final = 0
_PASSED_OVER: Final = -1


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """The list and the level, from 0, at which Word counts a number. `linked` is true where the
    heading style brings both."""

    list: int
    level: int
    linked: bool = False


@dataclass(frozen=True, slots=True)
class _Printed:
    """A number as it is printed, in its parts: "Appendix B" is B after "Appendix ", 4.2.1 is three
    counts."""

    counts: tuple[int, ...]
    lettered: bool
    before: str
    after: str

    @property
    def level(self) -> int:
        return len(self.counts) - 1


@dataclass(slots=True, eq=False)
class _Counted:
    """A multilevel list with its counters as Word will have them. Two lists differ, however equal
    their counters are."""

    lettered: bool
    starts: list[int] = field(default_factory=lambda: [1] * LEVELS)
    counts: list[int] = field(default_factory=lambda: [_FRESH] * LEVELS)
    shapes: dict[int, tuple[str, str]] = field(default_factory=dict)
    linked: set[int] = field(default_factory=set)

    def prints(self, number: _Printed) -> bool:
        """Whether this list would print this number next, at its level."""
        level = number.level
        if self.lettered != number.lettered or self.counts[level] == _PASSED_OVER:
            return False
        if self.shapes.get(level, (number.before, number.after)) != (number.before, number.after):
            return False
        above = [
            count if count > 0 else start
            for count, start in zip(self.counts[:level], self.starts, strict=False)
        ]
        own = self.counts[level] + 1 if self.counts[level] > 0 else self.starts[level]
        return (*above, own) == number.counts

    def count(self, number: _Printed) -> None:
        level = number.level
        self.shapes[level] = (number.before, number.after)
        for above in range(level):
            if self.counts[above] == _FRESH:
                self.counts[above] = _PASSED_OVER
        self.counts[level] = number.counts[level]
        self.counts[level + 1 :] = [_FRESH] * (LEVELS - level - 1)


class DocxNumbering:
    """The numbered lists of one paper, known by their number, from 1."""

    def __init__(self) -> None:
        self._main = _Counted(lettered=False)
        self._counted = [self._main]
        self._last: dict[str, _Counted] = {}
        self._items: list[tuple[str, int, int]] = []

    def place(self, number: str, heading: int = 0) -> NumberPlace | None:
        """The list and level for the number of a heading of this level, or (level 0) of a
        paragraph. None where no list can print such a number, which is then written as words."""
        printed = _taken_apart(number)
        if printed is None:
            return None
        role = f"heading {heading}" if heading else "paragraph"
        own = self._last.get(role)
        known = [*([own] if own else []), *reversed(self._counted)]
        counted = next((one for one in known if one.prints(printed)), None)
        if counted is None:
            counted = _Counted(printed.lettered)
            counted.starts[: len(printed.counts)] = printed.counts
            self._counted.append(counted)
        counted.count(printed)
        self._last[role] = counted
        linked = counted is self._main and heading == printed.level + 1
        if linked:
            counted.linked.add(printed.level)
        return NumberPlace(self._counted.index(counted) + 1, printed.level, linked)

    def items(self, *, ordered: bool, letters: bool, start: int, depth: int) -> NumberPlace:
        """Begins a list of items nested `depth` deep, from 0, whose first number is `start`."""
        kind = ("letters" if letters else "figures") if ordered else "bullets"
        self._items.append((kind, min(depth, LEVELS - 1), start))
        return NumberPlace(-len(self._items), min(depth, LEVELS - 1))

    def id_of(self, place: NumberPlace) -> int:
        """The number of the list in the file. Lists of items come after a thousand others."""
        return place.list if place.list > 0 else 1000 - place.list

    @property
    def linked_levels(self) -> tuple[int, ...]:
        """The levels of the first list whose headings count by their style alone."""
        return tuple(sorted(self._main.linked))

    def xml(self) -> str:
        """The numbering part."""
        kinds = {"bullets": 10_001, "figures": 10_002, "letters": 10_003}
        abstract = [_abstract(at, one) for at, one in enumerate(self._counted, start=1)]
        abstract += [_abstract_items(kind, at) for kind, at in kinds.items()]
        abstract.append(_abstract_items("bullets", _IN_CELLS, item=_CELL_ITEM, style="ListBullet"))
        numbers = [_num(at, at) for at in range(1, len(self._counted) + 1)]
        numbers.append(_num(LIST_BULLET, _IN_CELLS))
        for at, (kind, level, start) in enumerate(self._items, start=1001):
            begin = (
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
                "</w:lvlOverride>"
            )
            numbers.append(_num(at, kinds[kind], "" if kind == "bullets" else begin))
        return part("w:numbering", "".join((*abstract, *numbers)))


def _taken_apart(number: str) -> _Printed | None:
    found = _NUMBER.fullmatch(number)
    if found is None:
        return None
    first, *rest = found["count"].split(".")
    lettered = not first.isdigit()
    counts = (ord(first) - ord("A") + 1 if lettered else int(first), *map(int, rest))
    # A nought before a count ("1.01") would be lost.
    same = all(str(count) == text for count, text in zip(counts[1:], rest, strict=True))
    whole = same and (lettered or str(counts[0]) == first)
    if not whole or len(counts) > LEVELS or 0 in counts or "%" in number:
        return None
    return _Printed(counts, lettered, found["before"], found["after"])


def _abstract(at: int, counted: _Counted) -> str:
    levels = "".join(_level(counted, level) for level in range(LEVELS))
    return (
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _level(counted: _Counted, level: int) -> str:
    before, after = counted.shapes.get(level, ("", ""))
    text = f"{before}{'.'.join(f'%{one}' for one in range(1, level + 2))}{after}"
    style = f'<w:pStyle w:val="Heading{level + 1}"/>' if level in counted.linked else ""
    # A number with a word ("Appendix A") is followed by its heading, not by a tab.
    worded = bool(before.strip())
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{counted.starts[level]}"/>'
        f'<w:numFmt w:val="{"upperLetter" if counted.lettered and level == 0 else "decimal"}"/>'
        f'{style}<w:suff w:val="{"space" if worded else "tab"}"/>'
        f'<w:lvlText w:val="{words(text)}"/><w:lvlJc w:val="left"/>'
        + ("" if worded else _hanging(HANGING, HANGING))
        + "</w:lvl>"
    )


def _abstract_items(kind: str, at: int, *, item: int = ITEM, style: str = "") -> str:
    formats = {"bullets": "bullet", "figures": "decimal", "letters": "lowerLetter"}
    levels = []
    for level in range(LEVELS):
        text = {
            "bullets": _BULLETS[level % len(_BULLETS)],
            "figures": f"%{level + 1}.",
            "letters": f"%{level + 1})",
        }[kind]
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{formats[kind]}"/>'
            + (f'<w:pStyle w:val="{style}"/>' if style and level == 0 else "")
            + f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f"{_hanging(item * (level + 1), item)}</w:lvl>"
        )
    return (
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


def item_indent(level: int) -> int:
    """The indent of an item of this level, in twips."""
    return ITEM * (level + 1)


def _hanging(left: int, hanging: int) -> str:
    return (
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
    )


def _num(at: int, abstract: int, override: str = "") -> str:
    return f'<w:num w:numId="{at}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
