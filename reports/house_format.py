"""House formats: a council's headings, their order and numbering, kept as data.

A format is a JSON file in `reports/formats/`, named by its key. Loading checks every part of it and
names the place of each fault, so that a format can be written without reading this code.
"""

import json
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

FORMATS_DIR = Path(__file__).parent / "formats"

# What each kind of block may be told besides its name; a True is required.
BLOCKS: Mapping[str, Mapping[str, bool]] = {
    "text": {"section": True},
    "answer": {},
    "options": {},
    "criteria": {},
    "each-criterion": {"section": True, "where_finance": False},
    "gateway-matrix": {},
    "ranked": {},
    "finance": {},
    "finance-chart": {},
    "contributions-chart": {},
    "saving-lines": {},
    "timetable": {},
    "workstreams": {},
    "milestones": {},
    "budget": {},
    "events": {},
}
_ALONE = frozenset({"finance", "finance-chart", "saving-lines"})
T = TypeVar("T")
PATTERN_NAMES = frozenset({"title", "reference", "authority", "programme"})


class FormatError(ValueError):
    """A house format that cannot be used; `faults` name the place and what is wrong there."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class FormatBlock:
    """One block under a heading: its kind, the section whose text it prints, and (for criteria)
    the blocks that follow the criterion which option finance gives."""

    kind: str
    section: str = ""
    where_finance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormatHeading:
    heading: str
    key: str
    blocks: tuple[FormatBlock, ...]
    headings: tuple["FormatHeading", ...]
    new_page: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class CoverFact:
    """A label on the cover and the paper's fact beneath it; `is_date` prints 7 March 2016."""

    label: str
    fact: str
    is_date: bool


@dataclass(frozen=True, slots=True)
class HouseFormat:
    """`header` and `footer` are patterns over the paper's facts ("{title}"); numbers go down to
    `numbering_depth`; appendices are lettered behind `appendix_label`."""

    key: str
    name: str
    kind: str
    header: str
    footer: str
    cover: tuple[CoverFact, ...]
    contents_heading: str
    contents_depth: int
    numbering_depth: int
    headings: tuple[FormatHeading, ...]
    appendix_label: str
    appendices: tuple[FormatHeading, ...]

    @property
    def sections(self) -> tuple[str, ...]:
        """The keys of the sections that officers write, in order; {code} stands for each
        criterion's code."""
        return tuple(
            block.section
            for heading in _walk((*self.headings, *self.appendices))
            for block in heading.blocks
            if block.section
        )


@cache
def house_format(key: str) -> HouseFormat:
    """The format with this key. Raises `FormatError` where there is none or it is faulty."""
    known = house_format_keys()
    if key not in known:
        raise FormatError(
            (f"There is no house format {key!r}. Choose one of: {', '.join(known)}.",)
        )
    path = FORMATS_DIR / f"{key}.json"
    return read_format(path.read_text(encoding="utf-8"), path.name)


def house_format_keys() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FORMATS_DIR.glob("*.json")))


def read_format(text: str, where: str) -> HouseFormat:
    """A format from its JSON. Raises `FormatError` with every fault, `where` before its place."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise FormatError((f"{where}: not JSON ({error}).",)) from error
    reader = _Reader(where)
    made = reader.whole(data)
    if reader.faults:
        raise FormatError(tuple(reader.faults))
    return made


def _walk(headings: tuple[FormatHeading, ...]) -> list[FormatHeading]:
    return [one for heading in headings for one in (heading, *_walk(heading.headings))]


class _Reader:
    """Reads a format part by part and collects what is wrong with each."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.faults: list[str] = []
        self.keys: set[str] = set()
        self.sections: set[str] = set()

    def fault(self, place: str, message: str) -> None:
        self.faults.append(
            f"{self.where}: {place}: {message}" if place else f"{self.where}: {message}"
        )

    def whole(self, data: Any) -> HouseFormat:
        parts = self.parts(
            data,
            "",
            required=("key", "name", "kind", "headings"),
            optional=("header", "footer", "cover", "contents", "numbering", "appendices"),
        )
        cover = tuple(self.each(parts.get("cover", []), "cover", self.cover_fact))
        facts = PATTERN_NAMES | {fact.fact for fact in cover}
        contents = self.parts(parts.get("contents", {}), "contents", optional=("heading", "depth"))
        numbering = self.parts(parts.get("numbering", {}), "numbering", optional=("depth",))
        appendices = self.parts(
            parts.get("appendices", {}), "appendices", optional=("label", "headings")
        )
        return HouseFormat(
            key=self.text(parts.get("key"), "key"),
            name=self.text(parts.get("name"), "name"),
            kind=self.text(parts.get("kind"), "kind"),
            header=self.pattern(parts.get("header", "{title}"), "header", facts),
            footer=self.pattern(parts.get("footer", "{authority}"), "footer", facts),
            cover=cover,
            contents_heading=self.text(contents.get("heading", "Contents"), "contents.heading"),
            contents_depth=self.depth(contents.get("depth", 2), "contents.depth"),
            numbering_depth=self.depth(numbering.get("depth", 2), "numbering.depth"),
            headings=tuple(self.each(parts.get("headings"), "headings", self.heading)),
            appendix_label=self.text(appendices.get("label", "Appendix"), "appendices.label"),
            appendices=tuple(
                self.each(appendices.get("headings", []), "appendices.headings", self.heading)
            ),
        )

    def heading(self, data: Any, place: str) -> FormatHeading:
        parts = self.parts(
            data,
            place,
            required=("heading", "key"),
            optional=("blocks", "headings", "new_page", "landscape"),
        )
        key = self.text(parts.get("key"), f"{place}.key")
        if key in self.keys:
            self.fault(f"{place}.key", f"{key!r} is used twice; give each heading its own key.")
        self.keys.add(key)
        return FormatHeading(
            heading=self.text(parts.get("heading"), f"{place}.heading"),
            key=key,
            blocks=tuple(self.each(parts.get("blocks", []), f"{place}.blocks", self.block)),
            headings=tuple(self.each(parts.get("headings", []), f"{place}.headings", self.heading)),
            new_page=self.flag(parts.get("new_page", False), f"{place}.new_page"),
            landscape=self.flag(parts.get("landscape", False), f"{place}.landscape"),
        )

    def block(self, data: Any, place: str) -> FormatBlock:
        kind = data.get("block") if isinstance(data, dict) else None
        if not isinstance(kind, str) or kind not in BLOCKS:
            self.fault(
                f"{place}.block", f"{kind!r} is not a block. Choose one of: {', '.join(BLOCKS)}."
            )
            return FormatBlock("")
        told = BLOCKS[kind]
        parts = self.parts(
            data,
            place,
            required=("block", *(name for name, needed in told.items() if needed)),
            optional=tuple(name for name, needed in told.items() if not needed),
        )
        section = self.text(parts["section"], f"{place}.section") if "section" in parts else ""
        if section and section in self.sections:
            self.fault(f"{place}.section", f"{section!r} is printed twice.")
        self.sections.add(section)
        if kind == "each-criterion" and "{code}" not in section:
            self.fault(f"{place}.section", 'must hold "{code}", for each criterion\'s own section.')
        follow = tuple(
            self.each(parts.get("where_finance", []), f"{place}.where_finance", self.follower)
        )
        return FormatBlock(kind, section, follow)

    def follower(self, data: Any, place: str) -> str:
        if data not in _ALONE:
            self.fault(place, f"{data!r} is not one of: {', '.join(sorted(_ALONE))}.")
        return str(data)

    def cover_fact(self, data: Any, place: str) -> CoverFact:
        parts = self.parts(data, place, required=("label", "fact"), optional=("as",))
        if parts.get("as", "date") != "date":
            self.fault(f"{place}.as", f'{parts["as"]!r} is not known; only "date" is.')
        return CoverFact(
            self.text(parts.get("label"), f"{place}.label"),
            self.text(parts.get("fact"), f"{place}.fact"),
            parts.get("as") == "date",
        )

    def parts(
        self,
        data: Any,
        place: str,
        required: tuple[str, ...] = (),
        optional: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        if not isinstance(data, dict):
            self.fault(place, "must be an object.")
            return {}
        for name in required:
            if name not in data:
                self.fault(place, f"lacks {name!r}.")
        for name in data:
            if name not in (*required, *optional):
                self.fault(place, f"has an unknown key {name!r}.")
        return data

    def each(self, data: Any, place: str, read: Callable[[Any, str], T]) -> list[T]:
        if not isinstance(data, list):
            self.fault(place, "must be a list.")
            return []
        return [read(one, f"{place}[{index}]") for index, one in enumerate(data)]

    def text(self, data: Any, place: str) -> str:
        if not isinstance(data, str) or not data.strip():
            self.fault(place, "must be some text.")
            return ""
        return data

    def flag(self, data: Any, place: str) -> bool:
        if not isinstance(data, bool):
            self.fault(place, "must be true or false.")
        return data is True

    def depth(self, data: Any, place: str) -> int:
        if data not in (1, 2, 3):
            self.fault(place, "must be 1, 2 or 3.")
            return 1
        return int(data)

    def pattern(self, data: Any, place: str, known: frozenset[str]) -> str:
        text = self.text(data, place)
        try:
            names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        except ValueError as error:
            self.fault(place, f"{error}.")
            return ""
        for name in names:
            if name not in known:
                self.fault(
                    place, f"{name!r} is no fact. Choose one of: {', '.join(sorted(known))}."
                )
        return text
