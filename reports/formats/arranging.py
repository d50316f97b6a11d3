"""A house format as one paper has it: with the paper's own headings among those of the format,
others under other words, in another sequence or left out.

A paper says only what it has otherwise. A heading of the format that it does not name stands where
the format has it: behind the one before it. So a heading that the format gains later comes into
every paper that is not issued yet.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reports.casefile.parts import CaseHeading
from reports.formats.format import FormatBlock, FormatHeading, HouseFormat

DEEPEST = 3  # the level of a heading beneath which no own one can be put


@dataclass(frozen=True, slots=True)
class ArrangedHeading:
    """A heading in its place, left out or not: its `level` from 1, the key of the one it stands
    `beneath`, "" at the top, its words and those that the format has for it. `gone`: it is not
    printed, since it or one above it is left out. An `optional` one is printed once something is
    written beneath it. `holds`: it or one beneath it is required."""

    key: str
    heading: str
    level: int
    beneath: str
    appendix: bool
    own: bool = False
    required: bool = False
    optional: bool = False
    left_out: bool = False
    gone: bool = False
    holds: bool = False
    first: bool = True
    last: bool = True
    parent: bool = False
    in_format: str = ""

    @property
    def renamed(self) -> bool:
        """Whether the paper has other words for it than the format."""
        return not self.own and self.heading != self.in_format

    @property
    def among(self) -> tuple[bool, str]:
        """What it has in common with the headings among which it can be moved."""
        return self.appendix, self.beneath


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A paper's headings: `form` is the house format as the paper has it, `lines` every heading in
    its place, those left out as well. `faults` keep the paper from being made; `unknown` are keys
    that the paper names and the format does not have. `left_out` are the sections that stand
    beneath what is left out, each with the words of its heading."""

    house: HouseFormat
    form: HouseFormat
    lines: tuple[ArrangedHeading, ...]
    faults: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    left_out: Mapping[str, str] | None = None

    def find(self, key: str) -> ArrangedHeading | None:
        """The heading of this key."""
        return next((one for one in self.lines if one.key == key), None)

    def leaves_out(self, section: str) -> str:
        """The words of the heading that is left out with the section beneath it, or ""."""
        for pattern, heading in (self.left_out or {}).items():
            start, brace, _rest = pattern.partition("{")
            if section == pattern or (brace and section.startswith(start)):
                return heading
        return ""

    def printed(self, headings: Iterable[CaseHeading]) -> tuple[CaseHeading, ...]:
        """Of what the paper says of its headings that which its print shows: no words of headings
        that are left out."""
        gone = {one.key for one in self.lines if one.gone}
        return tuple(
            replace(one, heading="") if one.key in gone else one
            for one in headings
            if not (one.own and one.key in gone)
        )


def arranged(house: HouseFormat, headings: tuple[CaseHeading, ...]) -> Arrangement:
    """The house format with what a paper says of its headings."""
    return _Arranging(house, headings).all()


class _Arranging:
    """One house format and what one paper says of its headings, brought together."""

    def __init__(self, house: HouseFormat, said: tuple[CaseHeading, ...]) -> None:
        self.house = house
        self.said = {one.key: one for one in said}
        self.of_format = {one.key: one for one in house.walked}
        self.own = {one.key: one for one in said if one.own and one.key not in self.of_format}
        self.groups: dict[tuple[bool, str], list[str]] = {}
        self.parents: dict[str, tuple[bool, str]] = {}
        self.lines: list[ArrangedHeading] = []
        self.left_out: dict[str, str] = {}

    def all(self) -> Arrangement:
        self._place(house := self.house.headings, (False, ""))
        self._place(behind := self.house.appendices.headings, (True, ""))
        for one in self.own.values():
            self.parents[one.key] = self._above(one)
        for key in self.said:
            if key in self.own:
                self.groups.setdefault(self.parents[key], []).append(key)
        for group in self.groups:
            self._order(group)
        main = self._standing((False, ""), 1, gone=False)
        back = self._standing((True, ""), 1, gone=False)
        if back and (not behind or behind[0].new_page):
            # Whichever appendix comes first begins the page on which the first of the format does.
            once = {one.key for one in behind[:1]}
            rest = (replace(one, new_page=False) if one.key in once else one for one in back[1:])
            back = [replace(back[0], new_page=True), *rest]
        appendices = replace(self.house.appendices, headings=tuple(back))
        same = tuple(main) == house and tuple(back) == behind
        form = replace(self.house, headings=tuple(main), appendices=appendices)
        return Arrangement(
            self.house,
            self.house if same else form,
            tuple(self.lines),
            tuple(self._faults()),
            tuple(one for one in self.said if one not in self.of_format and one not in self.own),
            self.left_out,
        )

    def _place(self, headings: Iterable[FormatHeading], group: tuple[bool, str]) -> None:
        """Puts the format's headings where the format has them."""
        for one in headings:
            self.groups.setdefault(group, []).append(one.key)
            self.parents[one.key] = group
            self._place(one.headings, (group[0], one.key))

    def _above(self, one: CaseHeading) -> tuple[bool, str]:
        """Where an own heading stands: at the top where the one above it is not there, or where
        own headings stand beneath each other in a circle."""
        root, seen = one, {one.key}
        while root.beneath in self.own:
            if root.beneath in seen:
                return one.appendix, ""
            root = self.own[root.beneath]
            seen.add(root.key)
        if root.beneath in self.of_format:
            return self.parents[root.beneath][0], one.beneath
        return root.appendix, "" if root is one else one.beneath

    def _order(self, group: tuple[bool, str]) -> None:
        """Puts the headings of a group in the sequence that the paper gives them; one that it does
        not name stands behind the one that the format has before it."""
        keys = self.groups[group]
        order = [key for key in self.said if key in keys]
        before = ""
        for key in (one for one in keys if one in self.of_format):
            if key not in order:
                order.insert(order.index(before) + 1 if before else 0, key)
            before = key
        self.groups[group] = order

    def _standing(self, group: tuple[bool, str], level: int, *, gone: bool) -> list[FormatHeading]:
        """The headings of a group that are printed, with those beneath them."""
        keys = self.groups.get(group, [])
        return [
            one
            for at, key in enumerate(keys)
            if (one := self._one(key, group, level, gone, (at == 0, at == len(keys) - 1)))
        ]

    def _one(
        self,
        key: str,
        group: tuple[bool, str],
        level: int,
        gone: bool,
        ends: tuple[bool, bool],
    ) -> FormatHeading | None:
        said = self.said.get(key, CaseHeading(key))
        inner = (group[0], key)
        there = self.of_format.get(key)
        held = self._holds(key)
        # What is required is printed all the same: only the fault says that it was left out.
        gone = gone or (said.left_out and not held)
        words = said.heading.strip() or (there.heading if there else key)
        at = len(self.lines)
        self.lines.append(
            ArrangedHeading(
                key,
                words,
                level,
                group[1],
                group[0],
                own=there is None,
                required=there is not None and there.required,
                optional=there is not None and there.optional,
                left_out=said.left_out,
                gone=gone,
                holds=held,
                first=ends[0],
                last=ends[1],
                parent=bool(self.groups.get(inner)),
                in_format=there.heading if there else "",
            )
        )
        beneath = tuple(self._standing(inner, level + 1, gone=gone))
        if there is None:
            there = FormatHeading(words, key, (_text(key, optional=bool(beneath)),), beneath)
        if gone:
            left = self.lines[at].heading
            self.left_out |= {block.section: left for block in there.blocks if block.section}
            return None
        return replace(there, heading=words, headings=beneath)

    def _holds(self, key: str) -> bool:
        """Whether the heading or one beneath it is required."""
        there = self.of_format.get(key)
        if there is not None and there.required:
            return True
        return any(
            self._holds(one) for appendix in (False, True) for one in self._beneath(appendix, key)
        )

    def _beneath(self, appendix: bool, key: str) -> list[str]:
        return self.groups.get((appendix, key), [])

    def _faults(self) -> Iterator[str]:
        for one in self.lines:
            if one.left_out and one.holds:
                what = (
                    "must stand in it"
                    if one.required
                    else "has one beneath it that must stand in it"
                )
                yield (
                    f"The heading “{one.heading}” is left out of this paper, and by its house "
                    f"format it {what}. Put it back."
                )
            if one.own and one.level > DEEPEST:
                yield (
                    f"The heading “{one.heading}” stands {one.level} levels deep, and a paper has "
                    f"{DEEPEST}. Put it beneath another one."
                )
        sections = set(self.house.sections)
        for key, own in self.own.items():
            if key in sections:
                yield (
                    f"The heading “{own.heading}” has the key of a section of the house format "
                    f"({key}). Give it another key."
                )


def _text(key: str, *, optional: bool) -> FormatBlock:
    return FormatBlock("text", key, {"optional": True} if optional else {})
